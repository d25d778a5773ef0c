// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/windowdriver.h"
#include "tests/support/accessible.h"
#include "tests/support/httpclient.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"

#include <QTest>

#include <chrono>
#include <cstdio>
#include <future>

// What a person does who debugs in the window.

namespace boucle {

/// Waits until something in the window says the text; else what it says goes to the test's output, whole.
inline bool says(WindowDriver &driver, const QString &text)
{
    const auto isThere = [&] { return accessible::tree(driver.window()).contains(text); };
    if (QTest::qWaitFor(isThere, WindowDriver::limitMs))
        return true;
    fprintf(stderr, "nothing says \"%s\" in\n%s\n%s\n", qPrintable(text),
            qPrintable(accessible::tree(driver.window())), qPrintable(driver.consoleText()));
    return false;
}

/// A request that is under way while the window goes on.
class Request
{
public:
    Request(int port, const QString &path)
        : m_response(
              std::async(std::launch::async, [port, path] { return HttpClient::get(port, path, 30'000); }))
    {
    }
    QByteArray body()
    {
        const auto isThere = [this] {
            return m_response.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
        };
        return QTest::qWaitFor(isThere, 30'000) ? m_response.get().body : QByteArray("no answer");
    }

private:
    std::future<HttpResponse> m_response;
};

/// In the margin of the editor in front.
inline void clickBeside(WindowDriver &driver, int line)
{
    CodeEditor *editor = driver.window().editors().currentEditor();
    const QRect rect = editor->lineRect(line);
    const QPoint text = editor->viewport()->mapFromGlobal(QPoint(rect.left(), rect.center().y()));
    QTest::mouseClick(editor->viewport(), Qt::LeftButton, {}, text - QPoint(editor->marginsWidth() - 12, 0));
}

/// clickBeside(), and waits until the engine has the breakpoint: a request before that would not meet it.
inline bool breakBeside(WindowDriver &driver, int line)
{
    if (!accessible::find(driver.window(), QAccessible::Tree, QStringLiteral("Breakpoints")))
        driver.application().trigger(u"view.breakpoints");
    clickBeside(driver, line);
    const QString file = QFileInfo(driver.window().editors().currentPath()).fileName();
    return QTest::qWaitFor(
        [&] {
            // Without a word behind it why it is not bound.
            return accessible::find(driver.window(), QAccessible::TreeItem,
                                    file + u':' + QString::number(line));
        },
        WindowDriver::limitMs);
}

/// In the line of the Console.
inline void evaluate(WindowDriver &driver, const QString &expression)
{
    QWidget *field = accessible::findWidget(driver.window(), QAccessible::EditableText,
                                            QStringLiteral("Expression to evaluate"));
    QVERIFY(field);
    field->setFocus();
    QTest::keyClicks(field, expression);
    QTest::keyClick(field, Qt::Key_Escape); // what is offered to complete it
    QTest::keyClick(field, Qt::Key_Return);
}

} // namespace boucle
