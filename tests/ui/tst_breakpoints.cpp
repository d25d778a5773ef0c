// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "tests/support/fakeclassifier.h"
#include "tests/support/fakepackagetools.h"
#include "tests/support/fakerequestsender.h"
#include "tests/support/fakeserverruntime.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/uitest.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/editormarks.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace boucle;
using namespace Qt::Literals::StringLiterals;

// What a user does to breakpoints in the window, without a server.
class TestBreakpoints : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void clicksInTheMarginToggle();
    void keysToggle();
    void onlyScriptsHaveThem();
    void conditionsAreChecked();
    void whatWasWrittenIsNotLostByAClick();
    void requestsAreChosen();
    void logpoints();
    void functions();
    void exceptions();
    void listSwitchesAndRemoves();
    void groups();
    void allAtOnce();
    void movesWithTheText();
    void followsAReload();
    void comesBack();
    void looks();

private:
    void start();
    MainWindow &window() { return m_application->window(); }
    CodeEditor &editor() { return *window().editors().currentEditor(); }
    QTreeView &list() { return *findWidget<QTreeView>(&window(), QAccessible::Tree, u"Breakpoints"_s); }
    QStringList rows() { return accessible::names(list(), QAccessible::TreeItem); }
    void clickMargin(int line);
    /// Of the first breakpoint of the line; nothing when there is none.
    std::optional<BreakpointMark::State> stateAt(int line)
    {
        const QList<BreakpointMark> marks = editor().marks().breakpointsAt(line);
        return marks.isEmpty() ? std::nullopt : std::optional(marks.first().state);
    }
    QLineEdit *field(const QString &name)
    {
        return findWidget<QLineEdit>(&window(), QAccessible::EditableText, name);
    }
    bool press(const QString &button) { return accessible::press(window(), QAccessible::Button, button); }
    /// Chooses from the menu that is open.
    bool choose(const QString &item);
    void chooseRow(int row);

    QTemporaryDir m_folder;
    std::unique_ptr<TemporaryProject> m_project;
    FakeClassifier m_classifier;
    FakePackageTools m_packageTools;
    FakeRequestSender m_sender;
    std::unique_ptr<FakeServerRuntime> m_runtime;
    std::unique_ptr<Application> m_application;
};

void TestBreakpoints::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u"package.json"_s, R"({ "name": "boutique-api" })");
    m_project->write(u"README.md"_s, "# one\n\ntwo\n");
    m_project->write(u"orders.js"_s,
                     "const a = 1;\nconst b = 2;\nconst c = 3;\nconst d = 4;\nconst e = 5;\n");
    m_runtime = std::make_unique<FakeServerRuntime>();
    start();
}

void TestBreakpoints::cleanup()
{
    if (m_application)
        QVERIFY(m_application->window().editors().closeAll());
    m_application.reset();
    m_runtime.reset();
    m_project.reset();
    QDir(m_folder.path()).removeRecursively();
    QVERIFY(QDir().mkpath(m_folder.path()));
}

void TestBreakpoints::start()
{
    m_application.reset();
    Application::Options options;
    options.folder = m_project->root();
    options.file = m_project->path(u"orders.js"_s);
    options.settingsFile = m_folder.filePath(u"boucle.ini"_s);
    options.dataFolder = m_folder.filePath(u"data"_s);
    m_application =
        std::make_unique<Application>(*m_runtime, m_classifier, m_packageTools, m_sender, options);
    m_application->show();
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    if (!accessible::find(window(), QAccessible::Tree, u"Breakpoints"_s))
        QVERIFY(m_application->trigger(u"view.breakpoints"));
    editor().setFocus();
}

void TestBreakpoints::clickMargin(int line)
{
    const QRect rect = editor().lineRect(line);
    QTest::mouseClick(editor().viewport(), Qt::LeftButton, {},
                      editor().viewport()->mapFromGlobal(QPoint(rect.left(), rect.center().y())) -
                          QPoint(editor().marginsWidth() - 12, 0));
}

bool TestBreakpoints::choose(const QString &item)
{
    if (!QTest::qWaitFor([] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); }))
        return false;
    QPointer<QWidget> menu = QApplication::activePopupWidget();
    const bool chosen = accessible::press(*menu, QAccessible::MenuItem, item);
    if (menu)
        menu->close();
    return chosen;
}

void TestBreakpoints::chooseRow(int row)
{
    list().setCurrentIndex(list().model()->index(row, 0));
    list().setFocus();
}

void TestBreakpoints::clicksInTheMarginToggle()
{
    QCOMPARE(rows(), QStringList());
    clickMargin(3);
    QTRY_COMPARE(rows().size(), 1);
    QVERIFY2(rows().first().startsWith(u"orders.js:3"_s), qPrintable(rows().first()));
    QTRY_COMPARE(editor().marks().breakpoints().size(), 1);
    const BreakpointMark mark = editor().marks().breakpoints().first();
    QCOMPARE(mark.line, 3);
    QCOMPARE(mark.state, BreakpointMark::State::Pending);                     // nothing runs
    QVERIFY2(mark.description.contains(u'\n'), qPrintable(mark.description)); // … and the tip says so
    clickMargin(3);
    QTRY_COMPARE(rows(), QStringList());
    QTRY_COMPARE(editor().marks().breakpoints().size(), 0);
}

void TestBreakpoints::keysToggle()
{
    editor().goTo(2, 3);
    QTest::keyClick(&editor(), Qt::Key_F9);
    QTRY_COMPARE(editor().marks().breakpointsAt(2).size(), 1);
    QCOMPARE(editor().marks().breakpointsAt(2).first().column, 0);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ShiftModifier);
    QTRY_COMPARE(editor().marks().breakpointsAt(2).size(), 2);
    QCOMPARE(editor().marks().breakpointsAt(2).last().column, 3);
    // The key takes all of the line.
    QTest::keyClick(&editor(), Qt::Key_F9);
    QTRY_COMPARE(editor().marks().breakpointsAt(2).size(), 0);
    QCOMPARE(rows(), QStringList());
}

void TestBreakpoints::onlyScriptsHaveThem()
{
    QVERIFY(window().editors().openFile(m_project->path(u"README.md"_s)));
    clickMargin(1);
    QTest::keyClick(&editor(), Qt::Key_F9);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    QCoreApplication::processEvents();
    QCOMPARE(rows(), QStringList());
    QVERIFY(!field(u"Condition"_s));
}

void TestBreakpoints::conditionsAreChecked()
{
    editor().goTo(4, 1);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    QLineEdit *condition = field(u"Condition"_s);
    QVERIFY(condition);
    QVERIFY(condition->hasFocus());
    QCOMPARE(accessible::nameless(window()), QStringList());
    QTest::keyClicks(condition, u"items.some(i => i.price > 3"_s);
    const auto done = [this] { return accessible::find(window(), QAccessible::Button, u"Done"_s); };
    QVERIFY(done()->state().disabled);
    QVERIFY(accessible::find(window(), QAccessible::StaticText,
                             u"Condition: A bracket, a string or a template is not closed."_s));
    QTest::keyClicks(condition, u")"_s);
    QVERIFY(!done()->state().disabled);
    field(u"Hit count"_s)->setText(u"often"_s);
    QVERIFY(done()->state().disabled);
    field(u"Hit count"_s)->setText(u"% 5"_s);
    QVERIFY(!done()->state().disabled);
    QTest::keyClick(condition, Qt::Key_Return);
    QTRY_COMPARE(rows().size(), 1);
    QVERIFY2(rows().first().contains(u"items.some(i => i.price > 3) · every 5 hit"_s),
             qPrintable(rows().first()));
    QVERIFY(editor().hasFocus()); // as before
    QTRY_COMPARE(editor().marks().breakpoints().size(), 1);
    QCOMPARE(editor().marks().breakpoints().first().kind, BreakpointMark::Kind::Conditional);

    // Escape leaves everything as it was.
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    QCOMPARE(field(u"Condition"_s)->text(), u"items.some(i => i.price > 3)"_s);
    field(u"Condition"_s)->setText(u"false"_s);
    QTest::keyClick(field(u"Condition"_s), Qt::Key_Escape);
    QVERIFY(!field(u"Condition"_s));
    QVERIFY(rows().first().contains(u"items.some"_s));
    // So does a click elsewhere on something that is wrong; what is right is kept.
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    field(u"Condition"_s)->setText(u"("_s);
    QTest::mouseClick(editor().viewport(), Qt::LeftButton, {}, QPoint(300, 5));
    QVERIFY(!field(u"Condition"_s));
    QVERIFY(rows().first().contains(u"items.some"_s));
    editor().goTo(4, 1);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    field(u"Condition"_s)->setText(u"b === 7"_s);
    QTest::mouseClick(editor().viewport(), Qt::LeftButton, {}, QPoint(300, 5));
    QVERIFY(rows().first().contains(u"b === 7"_s));
}

void TestBreakpoints::whatWasWrittenIsNotLostByAClick()
{
    editor().goTo(4, 1);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    field(u"Condition"_s)->setText(u"a > 1"_s);
    QTest::keyClick(field(u"Condition"_s), Qt::Key_Return);
    QTRY_COMPARE(rows().size(), 1);
    clickMargin(4);
    QVERIFY(choose(u"Disable Breakpoint"_s));
    QTRY_COMPARE(stateAt(4), std::optional(BreakpointMark::State::Disabled));
    QVERIFY(m_application->trigger(u"debug.toggleBreakpoint")); // the key's
    QVERIFY(choose(u"Enable Breakpoint"_s));
    clickMargin(4);
    QVERIFY(choose(u"Edit Breakpoint…"_s));
    QTRY_VERIFY(field(u"Condition"_s));
    QVERIFY(press(u"Remove"_s));
    QTRY_COMPARE(rows(), QStringList());
}

void TestBreakpoints::requestsAreChosen()
{
    const QRect rect = editor().lineRect(2);
    const QPoint point = editor().viewport()->mapFromGlobal(QPoint(rect.left(), rect.center().y())) -
                         QPoint(editor().marginsWidth() - 12, 0);
    QContextMenuEvent event(QContextMenuEvent::Mouse, point, editor().viewport()->mapToGlobal(point));
    QCoreApplication::sendEvent(editor().viewport(), &event);
    QVERIFY(choose(u"Add Breakpoint for Requests…"_s));
    QTRY_VERIFY(field(u"Request path"_s));
    QVERIFY(field(u"Request path"_s)->hasFocus());
    field(u"Request path"_s)->setText(u"/orders/:id"_s);
    findWidget<QComboBox>(&window(), QAccessible::ComboBox, u"Request method"_s)->setCurrentText(u"get"_s);
    field(u"What the header contains"_s)->setText(u"1"_s);
    QVERIFY(accessible::find(window(), QAccessible::Button, u"Done"_s)->state().disabled); // of which header?
    field(u"Request header"_s)->setText(u"x-debug"_s);
    QVERIFY(accessible::press(window(), QAccessible::CheckBox, u"The next request only"_s));
    QVERIFY(press(u"Done"_s));
    QTRY_COMPARE(rows().size(), 1);
    QVERIFY2(rows().first().contains(u"GET /orders/:id · x-debug: 1 · next request"_s),
             qPrintable(rows().first()));
    QTRY_COMPARE(editor().marks().breakpoints().size(), 1);
    QVERIFY(editor().marks().breakpoints().first().requestScoped);
}

void TestBreakpoints::logpoints()
{
    QVERIFY(m_application->trigger(u"debug.logpoint"));
    QVERIFY(field(u"Log message"_s)->hasFocus());
    field(u"Log message"_s)->setText(u"id is {id"_s);
    QVERIFY(accessible::find(window(), QAccessible::Button, u"Done"_s)->state().disabled);
    field(u"Log message"_s)->setText(u"id is {id}"_s);
    QVERIFY(press(u"Done"_s));
    QTRY_COMPARE(editor().marks().breakpoints().size(), 1);
    QCOMPARE(editor().marks().breakpoints().first().kind, BreakpointMark::Kind::Log);
    QVERIFY(rows().first().contains(u"logs “id is {id}”"_s));
}

void TestBreakpoints::functions()
{
    QVERIFY(m_application->trigger(u"debug.functionBreakpoint"));
    QVERIFY(field(u"Function"_s)->hasFocus());
    QVERIFY(accessible::find(window(), QAccessible::Button, u"Done"_s)->state().disabled);
    QTest::keyClicks(field(u"Function"_s), u"Router.handle"_s);
    QVERIFY(press(u"Done"_s));
    QTRY_COMPARE(rows().size(), 1);
    QVERIFY(rows().first().startsWith(u"Router.handle"_s));
}

void TestBreakpoints::exceptions()
{
    const auto box = [this](const QString &name) {
        return findWidget<QCheckBox>(&window(), QAccessible::CheckBox, name);
    };
    QVERIFY(box(u"Uncaught exceptions"_s) && box(u"All exceptions"_s));
    QVERIFY(!box(u"Uncaught exceptions"_s)->isChecked());
    QVERIFY(accessible::press(window(), QAccessible::CheckBox, u"Uncaught exceptions"_s));
    QVERIFY(box(u"Uncaught exceptions"_s)->isChecked());
    QVERIFY(!box(u"All exceptions"_s)->isChecked());
    QCOMPARE(rows(), QStringList()); // they stand above the list, not in it

    QVERIFY(press(u"Condition of All exceptions"_s));
    QTRY_VERIFY(field(u"Condition"_s));
    QVERIFY(!field(u"Log message"_s));
    field(u"Condition"_s)->setText(u"error.code === 'EPIPE'"_s);
    QTest::keyClick(field(u"Condition"_s), Qt::Key_Return);
    QVERIFY(box(u"All exceptions"_s)->isChecked());
    QCOMPARE(box(u"All exceptions"_s)->accessibleDescription(), u"error.code === 'EPIPE'"_s);
    start();
    QVERIFY(box(u"All exceptions"_s)->isChecked());
    QCOMPARE(box(u"All exceptions"_s)->accessibleDescription(), u"error.code === 'EPIPE'"_s);
}

void TestBreakpoints::listSwitchesAndRemoves()
{
    clickMargin(1);
    clickMargin(2);
    QTRY_COMPARE(rows().size(), 2);
    chooseRow(0);
    const auto isOn = [this](int row) {
        return accessible::find(list(), QAccessible::TreeItem, rows().at(row))->state().checked;
    };
    QVERIFY(isOn(0));
    QTest::keyClick(&list(), Qt::Key_Space);
    QTRY_VERIFY(!isOn(0));
    QTRY_COMPARE(stateAt(1), std::optional(BreakpointMark::State::Disabled));
    // The sign is the check box.
    const QRect row = list().visualRect(list().model()->index(0, 0));
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(16, row.height() / 2));
    QTRY_VERIFY(isOn(0));
    QTest::mouseDClick(list().viewport(), Qt::LeftButton, {}, row.center());
    QTRY_COMPARE(editor().cursorLine(), 1);
    chooseRow(0);
    QTest::keyClick(&list(), Qt::Key_F2);
    QTRY_VERIFY(field(u"Condition"_s));
    QTest::keyClick(field(u"Condition"_s), Qt::Key_Escape);
    QTest::keyClick(&list(), Qt::Key_Delete);
    QTRY_COMPARE(rows().size(), 1);
    QVERIFY(rows().first().startsWith(u"orders.js:2"_s));
}

void TestBreakpoints::groups()
{
    clickMargin(1);
    editor().goTo(2, 1);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    findWidget<QComboBox>(&window(), QAccessible::ComboBox, u"Group"_s)->setCurrentText(u"Payments"_s);
    QVERIFY(press(u"Done"_s));
    QTRY_COMPARE(rows().size(), 3);
    QCOMPARE(rows().first(), u"Payments"_s);
    chooseRow(0);
    QTest::keyClick(&list(), Qt::Key_Space);
    QTRY_COMPARE(stateAt(2), std::optional(BreakpointMark::State::Disabled));
    QVERIFY(stateAt(1) != std::optional(BreakpointMark::State::Disabled));
}

void TestBreakpoints::allAtOnce()
{
    QVERIFY(!m_application->trigger(u"debug.removeAllBreakpoints")); // there is nothing to remove
    clickMargin(1);
    clickMargin(2);
    QTRY_COMPARE(rows().size(), 2);
    QVERIFY(m_application->trigger(u"debug.disableAllBreakpoints"));
    QTRY_COMPARE(stateAt(1), std::optional(BreakpointMark::State::Disabled));
    QCOMPARE(stateAt(2), std::optional(BreakpointMark::State::Disabled));
    QVERIFY(m_application->trigger(u"debug.enableAllBreakpoints"));
    QTRY_COMPARE(stateAt(2), std::optional(BreakpointMark::State::Pending));
    QVERIFY(m_application->trigger(u"debug.removeAllBreakpoints"));
    QTRY_COMPARE(rows(), QStringList());
}

void TestBreakpoints::movesWithTheText()
{
    clickMargin(3);
    QTRY_COMPARE(editor().marks().breakpointsAt(3).size(), 1);
    editor().goTo(1, 1);
    QTest::keyClick(editor().viewport(), Qt::Key_Return);
    QTRY_VERIFY(rows().first().startsWith(u"orders.js:4"_s));
    QTRY_COMPARE(editor().marks().breakpointsAt(4).size(), 1);
    editor().undo();
    QTRY_VERIFY(rows().first().startsWith(u"orders.js:3"_s));
    editor().goTo(3, 1);
    editor().moveLinesDown();
    QTRY_VERIFY(rows().first().startsWith(u"orders.js:4"_s));
    QTRY_COMPARE(editor().marks().breakpointsAt(4).size(), 1);
    QVERIFY(window().editors().saveAll());
}

// Another program changed the file.
void TestBreakpoints::followsAReload()
{
    clickMargin(3);
    QTRY_COMPARE(editor().marks().breakpointsAt(3).size(), 1);
    editor().reloadContent(
        u"// head\n// more\nconst a = 1;\nconst b = 2;\n  const c = 3;\nconst d = 44;\n"_s);
    QTRY_VERIFY(rows().first().startsWith(u"orders.js:5"_s));
    QTRY_COMPARE(editor().marks().breakpointsAt(5).size(), 1);
}

void TestBreakpoints::comesBack()
{
    clickMargin(2);
    QTRY_COMPARE(rows().size(), 1);
    start();
    QTRY_COMPARE(rows().size(), 1);
    QTRY_COMPARE(editor().marks().breakpointsAt(2).size(), 1);
}

void TestBreakpoints::looks()
{
    clickMargin(1);
    editor().goTo(3, 1);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    field(u"Condition"_s)->setText(u"order.lines.length > (2"_s);
    window().resize(1440, 900);
    editor().goTo(3, 1);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    QVERIFY(keepScreenshot(window(), u"breakpoint-editor"_s));
    window().resize(720, 450);
    editor().goTo(3, 1);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    QVERIFY(keepScreenshot(window(), u"breakpoint-editor-small"_s));
    QTest::keyClick(field(u"Condition"_s), Qt::Key_Escape);
}

QTEST_MAIN(TestBreakpoints)
#include "tst_breakpoints.moc"
