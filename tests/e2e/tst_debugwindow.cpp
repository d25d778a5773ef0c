// SPDX-License-Identifier: GPL-3.0-or-later

// A person debugs: a click in the margin, a request, the program stands, values are looked at and changed, it goes on.

#include "tests/e2e/windowdriver.h"

#include "tests/support/accessible.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"

#include <QApplication>
#include <QTest>

#include <chrono>
#include <future>

using namespace boucle;

namespace {

/// What the expression console, trees and buttons say, to look for a text.
bool says(WindowDriver &driver, const QString &text)
{
    return QTest::qWaitFor([&] { return accessible::tree(driver.window()).contains(text); }, WindowDriver::limitMs);
}

class Request
{
public:
    Request(int port, const QString &path)
        : m_response(std::async(std::launch::async, [port, path] { return HttpClient::get(port, path, 30'000); }))
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

class TestDebugWindow : public QObject
{
    Q_OBJECT
public:
    explicit TestDebugWindow(Host &host) : m_host(host) {}

private slots:
    void pausesInARequestHandler();
    void looksWhilePaused_data();
    void looksWhilePaused();
    void closesWhilePaused();

private:
    /// In the margin of the editor in front.
    static void clickBeside(WindowDriver &driver, int line)
    {
        CodeEditor *editor = driver.window().editors().currentEditor();
        const QRect rect = editor->lineRect(line);
        const QPoint text = editor->viewport()->mapFromGlobal(QPoint(rect.left(), rect.center().y()));
        QTest::mouseClick(editor->viewport(), Qt::LeftButton, {}, text - QPoint(editor->marginsWidth() - 12, 0));
    }
    static void evaluate(WindowDriver &driver, const QString &expression)
    {
        QWidget *field = accessible::findWidget(driver.window(), QAccessible::EditableText,
                                                QStringLiteral("Expression to evaluate"));
        QVERIFY(field);
        field->setFocus();
        QTest::keyClicks(field, expression);
        QTest::keyClick(field, Qt::Key_Escape); // what is offered to complete it
        QTest::keyClick(field, Qt::Key_Return);
    }

    Host &m_host;
};

void TestDebugWindow::pausesInARequestHandler()
{
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the Express sample is not installed");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, project, {{QStringLiteral("PORT"), QString::number(port)}});
    QVERIFY(driver.run());
    QVERIFY(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(port)));
    QVERIFY(driver.window().editors().openFile(project + QStringLiteral("/src/routes/orders.js"), 20));
    clickBeside(driver, 23);

    Request request(port, QStringLiteral("/orders/42?lang=fr"));
    QVERIFY2(driver.waitForButton(QStringLiteral("Continue")), qPrintable(accessible::tree(driver.window())));
    QVERIFY(says(driver, QStringLiteral("paused at orders.js:23")));
    QCOMPARE(driver.window().editors().currentEditor()->cursorLine(), 23);
    // Call Stack and Variables show where, and req.
    QVERIFY(says(driver, QStringLiteral("handleRequest")) || says(driver, QStringLiteral("layer.js")));
    QVERIFY2(says(driver, QStringLiteral("IncomingMessage")), qPrintable(accessible::tree(driver.window())));
    evaluate(driver, QStringLiteral("req.query.lang"));
    QVERIFY2(driver.waitForConsole(QStringLiteral("\"fr\"")), qPrintable(driver.consoleText()));
    evaluate(driver, QStringLiteral("order.lines[0].price = 100"));
    QVERIFY2(driver.waitForConsole(QStringLiteral("\n100")), qPrintable(driver.consoleText()));
    QVERIFY(driver.press(QStringLiteral("Step Over")));
    QVERIFY(says(driver, QStringLiteral("paused at orders.js:24")));
    QVERIFY(driver.press(QStringLiteral("Continue")));
    QVERIFY(request.body().contains("\"total\":267.9"));
    QVERIFY(driver.waitForButton(QStringLiteral("Pause")));

    // The click takes it away again: nothing stands in the way of the next request.
    clickBeside(driver, 23);
    Request second(port, QStringLiteral("/orders/41"));
    QVERIFY(second.body().contains("\"total\":32"));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestDebugWindow::looksWhilePaused_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("language");
    for (const char *theme : {"dark", "light"}) {
        for (const char *language : {"english", "french"})
            QTest::addRow("%s %s", theme, language) << QString::fromLatin1(theme) << QString::fromLatin1(language);
    }
}

void TestDebugWindow::looksWhilePaused()
{
    QFETCH(QString, theme);
    QFETCH(QString, language);
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the Express sample is not installed");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, project, {{QStringLiteral("PORT"), QString::number(port)}});
    driver.application().trigger(QStringLiteral("view.theme.") + theme);
    QVERIFY(driver.window().editors().openFile(project + QStringLiteral("/src/routes/orders.js"), 23));
    QVERIFY(driver.run());
    QVERIFY(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(port)));
    driver.application().trigger(QStringLiteral("debug.toggleBreakpoint"));
    Request request(port, QStringLiteral("/orders/42"));
    QVERIFY(says(driver, QStringLiteral("paused at orders.js:23")));
    QVERIFY(says(driver, QStringLiteral("IncomingMessage")));
    evaluate(driver, QStringLiteral("order.lines.map((line) => line.price)"));
    QVERIFY(driver.waitForConsole(QStringLiteral("12.5")));
    driver.application().trigger(QStringLiteral("view.language.") + language);
    QCoreApplication::processEvents();
    driver.takeScreenshot(QStringLiteral("paused-%1-%2").arg(theme, language));
    driver.application().trigger(QStringLiteral("view.language.english"));
    QVERIFY(driver.press(QStringLiteral("Continue")));
    QVERIFY(request.body().contains("total"));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestDebugWindow::closesWhilePaused()
{
    QTemporaryDir folder;
    QFile script(folder.filePath(QStringLiteral("server.js")));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("setInterval(() => {\n  globalThis.n = 1;\n}, 1);\n");
    script.close();
    WindowDriver driver(m_host, folder.path());
    QVERIFY(driver.window().editors().openFile(script.fileName(), 2));
    driver.application().trigger(QStringLiteral("debug.toggleBreakpoint"));
    QVERIFY(driver.run());
    QVERIFY(says(driver, QStringLiteral("paused at server.js:2")));
    // The driver's end closes the window and stops the server.
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    TestDebugWindow test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_debugwindow.moc"
