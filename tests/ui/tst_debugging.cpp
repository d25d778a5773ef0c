// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "tests/support/fakeclassifier.h"
#include "tests/support/fakepackagetools.h"
#include "tests/support/fakerequestsender.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/engineruntime.h"
#include "tests/ui/uitest.h"
#include "ui/common/noticearea.h"
#include "ui/debugger/callstackdock.h"
#include "ui/debugger/debugdocks.h"
#include "ui/debugger/debugtree.h"
#include "ui/debugger/valuetree.h"
#include "ui/debugger/variablesdock.h"
#include "ui/debugger/watchdock.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/editormarks.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

using namespace boucle;
using namespace Qt::Literals::StringLiterals;

namespace {

// Of a real engine in a process of its own, on a machine that is busy with other tests.
constexpr int engineLimitMs = 20'000;

const QByteArray ordersJs = R"(const { findOrder } = require('./db.js');

function handle(id) {
  const order = findOrder(id);
  const total = order.lines.reduce(
    (sum, line) => sum + line.price * line.quantity, 0);
  globalThis.lastTotal = total;
  return total;
}

let id = 42;
setInterval(function tick() {
  handle(id);
  id += 1;
}, 20);
)";

const QByteArray dbJs = R"(exports.findOrder = function findOrder(id) {
  const lines = [{ price: 12.5, quantity: 2 }, { price: 3, quantity: 1 }, { price: 49.9, quantity: 1 }];
  return { id, customer: 1071, lines, paid: false };
};
)";

} // namespace

// The window over a program that a real engine runs.
class TestDebugging : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void stopsAtABreakpoint();
    void steps();
    void looksAtCallers();
    void showsNodesOwnScripts();
    void pausesAtOnce();
    void opensValues();
    void setsValues();
    void watches();
    void showsValuesUnderTheCursor();
    void evaluatesWherePaused();
    void offersCompletions();
    void runsToTheCursor();
    void saysWrongConditions();
    void explainsWhatIsNotHit();
    void stopsWhilePaused();
    void speaksFrench();
    void looks();

private:
    MainWindow &window() { return m_application->window(); }
    CodeEditor &editor() { return *window().editors().currentEditor(); }
    template <typename Widget = QWidget>
    Widget *find(QAccessible::Role role, const QString &name)
    {
        return findWidget<Widget>(&window(), role, name);
    }
    QTreeView *tree(const QString &name) { return find<QTreeView>(QAccessible::Tree, name); }
    QStringList rows(const QString &name)
    {
        QTreeView *view = tree(name);
        return view ? accessible::names(*view, QAccessible::TreeItem) : QStringList();
    }
    bool hasRow(const QString &treeName, const QString &start)
    {
        const QStringList all = rows(treeName);
        return std::any_of(all.begin(), all.end(), [&](const QString &row) { return row.startsWith(start); });
    }
    QModelIndex row(const QString &treeName, const QString &start);
    bool isPaused() { return find(QAccessible::Button, u"Step Over"_s) != nullptr; }
    int executionLine()
    {
        const auto mark = editor().marks().execution();
        return mark ? mark->line : 0;
    }
    bool press(const QString &button) { return accessible::press(window(), QAccessible::Button, button); }
    void setBreakpoint(int line);
    void run();
    /// Runs with a breakpoint in handle() and waits until it is hit.
    void runToBreakpoint();
    QString consoleText();

    QTemporaryDir m_folder;
    std::unique_ptr<TemporaryProject> m_project;
    FakeClassifier m_classifier;
    FakePackageTools m_packageTools;
    FakeRequestSender m_sender;
    std::unique_ptr<EngineRuntime> m_runtime;
    std::unique_ptr<Application> m_application;
};

void TestDebugging::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u"package.json"_s,
                     R"({ "name": "boutique-api", "scripts": { "start": "node orders.js" } })");
    m_project->write(u"orders.js"_s, ordersJs);
    m_project->write(u"db.js"_s, dbJs);
    m_project->write(u"other.js"_s, "exports.a = 1;\n");
    m_runtime = std::make_unique<EngineRuntime>();
    Application::Options options;
    options.folder = m_project->root();
    options.file = m_project->path(u"orders.js"_s);
    options.trustFolder = true;
    options.environment = {{u"PATH"_s, qEnvironmentVariable("PATH")}};
    options.settingsFile = m_folder.filePath(u"boucle.ini"_s);
    options.dataFolder = m_folder.filePath(u"data"_s);
    m_application =
        std::make_unique<Application>(*m_runtime, m_classifier, m_packageTools, m_sender, options);
    m_application->show();
    window().resize(1440, 900);
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
    editor().setFocus();
}

void TestDebugging::cleanup()
{
    if (m_application)
        QVERIFY(m_application->window().editors().closeAll());
    m_application.reset();
    m_runtime.reset();
    m_project.reset();
    QDir(m_folder.path()).removeRecursively();
    QVERIFY(QDir().mkpath(m_folder.path()));
}

QModelIndex TestDebugging::row(const QString &treeName, const QString &start)
{
    QTreeView *view = tree(treeName);
    for (QModelIndex index = view->model()->index(0, 0, view->rootIndex()); index.isValid();
         index = view->indexBelow(index)) {
        if (index.data(Qt::AccessibleTextRole).toString().startsWith(start))
            return index;
    }
    return {};
}

void TestDebugging::setBreakpoint(int line)
{
    const QRect rect = editor().lineRect(line);
    QTest::mouseClick(editor().viewport(), Qt::LeftButton, {},
                      editor().viewport()->mapFromGlobal(QPoint(rect.left(), rect.center().y())) -
                          QPoint(editor().marginsWidth() - 12, 0));
}

void TestDebugging::run()
{
    QVERIFY(press(u"Run"_s));
    QTRY_COMPARE(m_runtime->started.size(), 1);
}

void TestDebugging::runToBreakpoint()
{
    setBreakpoint(5);
    run();
    QTRY_VERIFY_WITH_TIMEOUT(isPaused(), 20'000);
    QTRY_COMPARE(executionLine(), 5);
}

QString TestDebugging::consoleText()
{
    QAccessibleInterface *terminal = accessible::find(window(), QAccessible::Terminal, u"Console output"_s);
    return terminal ? terminal->text(QAccessible::Value) : QString();
}

void TestDebugging::stopsAtABreakpoint()
{
    QVERIFY(!tree(u"Call Stack"_s));
    run();
    // While it runs.
    QTRY_VERIFY(find(QAccessible::Button, u"Pause"_s));
    setBreakpoint(5);
    QTRY_VERIFY_WITH_TIMEOUT(isPaused(), 20'000);
    QTRY_COMPARE(executionLine(), 5);
    QCOMPARE(editor().marks().execution()->kind, ExecutionMark::Kind::Paused);
    QTRY_COMPARE(editor().marks().breakpointsAt(5).first().state, BreakpointMark::State::Bound);
    QVERIFY(find(QAccessible::Button, u"paused at orders.js:5"_s));
    QVERIFY(find(QAccessible::Button, u"Continue"_s));
    QTRY_VERIFY(hasRow(u"Call Stack"_s, u"handle, orders.js:5"_s));
    QVERIFY(hasRow(u"Call Stack"_s, u"tick, orders.js:13"_s));
    QTRY_VERIFY(hasRow(u"Variables"_s, u"order: {id: 4"_s));
    QTRY_VERIFY(!editor().marks().notes().isEmpty());
    QCOMPARE(accessible::nameless(window()), QStringList());

    // It comes here again.
    QTest::keyClick(&editor(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(isPaused(), engineLimitMs);
    // Without the breakpoint it does not.
    setBreakpoint(5);
    QTest::keyClick(&editor(), Qt::Key_F5);
    QTRY_VERIFY(find(QAccessible::Button, u"Pause"_s));
    QTRY_COMPARE(executionLine(), 0);
    QVERIFY(editor().marks().notes().isEmpty());
    QVERIFY(!find(QAccessible::Button, u"paused at orders.js:5"_s));
}

void TestDebugging::steps()
{
    runToBreakpoint();
    QTest::keyClick(&editor(), Qt::Key_F10);
    QTRY_COMPARE(executionLine(), 7);
    QTRY_VERIFY(hasRow(u"Variables"_s, u"total: 77.9"_s));
    QTest::keyClick(&editor(), Qt::Key_F11, Qt::ShiftModifier);
    QTRY_COMPARE(executionLine(), 14);
    setBreakpoint(4);
    QTest::keyClick(&editor(), Qt::Key_F5);
    QTRY_COMPARE(executionLine(), 4);
    QTest::keyClick(&editor(), Qt::Key_F11);
    // Into another file, which comes to the front.
    QTRY_COMPARE(window().editors().currentPath(), m_project->path(u"db.js"_s));
    QTRY_COMPARE(executionLine(), 2);
}

void TestDebugging::looksAtCallers()
{
    runToBreakpoint();
    QTRY_VERIFY(hasRow(u"Call Stack"_s, u"tick"_s));
    tree(u"Call Stack"_s)->setCurrentIndex(row(u"Call Stack"_s, u"tick"_s));
    QTRY_COMPARE(executionLine(), 13);
    QCOMPARE(editor().marks().execution()->kind, ExecutionMark::Kind::Caller);
    QTRY_VERIFY(!hasRow(u"Variables"_s, u"order"_s));
    QVERIFY(find(QAccessible::Button, u"paused at orders.js:5"_s)); // the program has not moved
    QVERIFY(press(u"paused at orders.js:5"_s));
    tree(u"Call Stack"_s)->setCurrentIndex(row(u"Call Stack"_s, u"handle"_s));
    QTRY_COMPARE(executionLine(), 5);
    QTRY_VERIFY(hasRow(u"Variables"_s, u"order"_s));
}

void TestDebugging::showsNodesOwnScripts()
{
    runToBreakpoint();
    QTRY_VERIFY(hasRow(u"Call Stack"_s, u"listOnTimeout"_s));
    tree(u"Call Stack"_s)->setCurrentIndex(row(u"Call Stack"_s, u"listOnTimeout"_s));
    QTRY_COMPARE(window().editors().currentSource(), u"node:internal/timers"_s);
    QVERIFY(editor().isReadOnly());
    QTRY_VERIFY(executionLine() > 0);
    QVERIFY(editor().content().contains(u"listOnTimeout"_s));
}

void TestDebugging::pausesAtOnce()
{
    run();
    QTRY_VERIFY(find(QAccessible::Button, u"Pause"_s));
    QTest::keyClick(&editor(), Qt::Key_F6);
    QTRY_VERIFY_WITH_TIMEOUT(isPaused(), engineLimitMs);
    QVERIFY(tree(u"Call Stack"_s));
}

void TestDebugging::opensValues()
{
    runToBreakpoint();
    QTRY_VERIFY(hasRow(u"Variables"_s, u"order"_s));
    QTreeView *variables = tree(u"Variables"_s);
    variables->expand(row(u"Variables"_s, u"order"_s));
    QTRY_VERIFY(hasRow(u"Variables"_s, u"customer: 1071"_s));
    variables->expand(row(u"Variables"_s, u"lines"_s));
    QTRY_VERIFY(hasRow(u"Variables"_s, u"1: {price: 3"_s));
    // The same rows are open at the next stop.
    QTest::keyClick(&editor(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(isPaused(), engineLimitMs);
    QTRY_VERIFY(hasRow(u"Variables"_s, u"1: {price: 3"_s));

    variables->setCurrentIndex(row(u"Variables"_s, u"customer"_s));
    variables->setFocus();
    QTest::keyClick(variables, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"1071"_s);
}

void TestDebugging::setsValues()
{
    runToBreakpoint();
    QTRY_VERIFY(hasRow(u"Variables"_s, u"order"_s));
    auto *variables = static_cast<ValueTree *>(tree(u"Variables"_s));
    const auto edit = [&](const QString &name, const QString &text) {
        variables->setCurrentIndex(row(u"Variables"_s, name));
        variables->editCurrent();
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        if (!field || field->accessibleName() != u"Value of %1"_s.arg(name))
            return false;
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
        return true;
    };
    QVERIFY(edit(u"order"_s, u"{ id: 7, lines: [{ price: 2, quantity: 4 }] }"_s));
    QTRY_VERIFY(hasRow(u"Variables"_s, u"order: {id: 7"_s));
    QTest::keyClick(&editor(), Qt::Key_F10);
    QTRY_VERIFY(hasRow(u"Variables"_s, u"total: 8"_s));
    // What throws changes nothing, and says so.
    QVERIFY(edit(u"total"_s, u"nobody.knows"_s));
    QTRY_COMPARE(window().notices().notices().size(), 1);
    QVERIFY(window().notices().notices().first()->text().contains(u"nobody"_s));
    QVERIFY(hasRow(u"Variables"_s, u"total: 8"_s));
}

void TestDebugging::watches()
{
    runToBreakpoint();
    QVERIFY(press(u"Add Expression"_s));
    QTRY_VERIFY(find<QLineEdit>(QAccessible::EditableText, u"Expression to watch"_s));
    auto *field = find<QLineEdit>(QAccessible::EditableText, u"Expression to watch"_s);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, u"order.lines.length"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(hasRow(u"Watch"_s, u"order.lines.length: 3"_s));
    QTest::keyClicks(field, u"nobody"_s); // the field stays for the next one
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY2(rows(u"Watch"_s).last().contains(u"not defined"_s),
                 qPrintable(rows(u"Watch"_s).join(u'\n')));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());

    auto *watch = static_cast<ValueTree *>(tree(u"Watch"_s));
    watch->setCurrentIndex(row(u"Watch"_s, u"nobody"_s));
    watch->editCurrent();
    auto *edited = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(edited);
    QCOMPARE(edited->accessibleName(), u"Expression"_s);
    edited->setText(u"order.customer + 1"_s);
    QTest::keyClick(edited, Qt::Key_Return);
    QTRY_VERIFY(hasRow(u"Watch"_s, u"order.customer + 1: 1072"_s));
    watch->setCurrentIndex(row(u"Watch"_s, u"order.lines.length"_s));
    watch->setFocus();
    QTest::keyClick(watch, Qt::Key_Delete);
    QTRY_COMPARE(rows(u"Watch"_s).size(), 1);

    // From the code.
    editor().goTo(4, 10);
    QVERIFY(m_application->trigger(u"debug.addToWatch"));
    QTRY_VERIFY(hasRow(u"Watch"_s, u"order: {id"_s));
}

void TestDebugging::showsValuesUnderTheCursor()
{
    runToBreakpoint();
    editor().viewport()->grab(); // colours the text
    editor().goTo(5, 24);        // order.lines
    QVERIFY(m_application->trigger(u"debug.showValue"));
    QTRY_VERIFY(tree(u"Value"_s));
    QTRY_VERIFY(hasRow(u"Value"_s, u"order.lines: "_s));
    QTRY_VERIFY(hasRow(u"Value"_s, u"0: {price: 12.5"_s));
    QTest::keyClick(tree(u"Value"_s), Qt::Key_Escape);
    QTRY_VERIFY(!tree(u"Value"_s));
    QVERIFY(editor().hasFocus());
}

void TestDebugging::evaluatesWherePaused()
{
    runToBreakpoint();
    auto *input = find<QPlainTextEdit>(QAccessible::EditableText, u"Expression to evaluate"_s);
    QVERIFY(input);
    QVERIFY(input->placeholderText().contains(u"handle"_s));
    input->setFocus();
    QTest::keyClicks(input, u"order.lines.map(line => line.price)"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QVERIFY(input->toPlainText().isEmpty());
    QTRY_VERIFY2(consoleText().contains(u"49.9"_s), qPrintable(consoleText()));
    QVERIFY(m_application->trigger(u"console.toggleValue"));
    QTRY_VERIFY(hasRow(u"Value"_s, u"0: 12.5"_s));
    // The keys that were typed come back.
    input->setFocus();
    QTest::keyClick(input, Qt::Key_Up);
    QCOMPARE(input->toPlainText(), u"order.lines.map(line => line.price)"_s);
    input->clear();
    // An open bracket goes on in the next line.
    QTest::keyClicks(input, u"[1,"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QTest::keyClicks(input, u"2]"_s);
    QCOMPARE(input->toPlainText(), u"[1,\n2]"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QTRY_VERIFY(consoleText().contains(u"[1,"_s));

    // The switch: what is typed goes to the program's input.
    QVERIFY(accessible::press(window(), QAccessible::CheckBox, u"Server Input"_s));
    QTRY_VERIFY(find<QLineEdit>(QAccessible::EditableText, u"Input for the server"_s));
    auto *line = find<QLineEdit>(QAccessible::EditableText, u"Input for the server"_s);
    QTRY_VERIFY(line->hasFocus());
    QTest::keyClicks(line, u"hello"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(m_runtime->input.value(1), QByteArray("hello\n"));
    QVERIFY(accessible::press(window(), QAccessible::CheckBox, u"Evaluate"_s));
    QTRY_VERIFY(find(QAccessible::EditableText, u"Expression to evaluate"_s));
}

void TestDebugging::offersCompletions()
{
    runToBreakpoint();
    auto *input = find<QPlainTextEdit>(QAccessible::EditableText, u"Expression to evaluate"_s);
    input->setFocus();
    QTest::keyClicks(input, u"order.cu"_s);
    QTRY_VERIFY(find(QAccessible::List, u"Completions"_s));
    QTest::keyClick(input, Qt::Key_Tab);
    QTRY_COMPARE(input->toPlainText(), u"order.customer"_s);
    QVERIFY(!find(QAccessible::List, u"Completions"_s));
    // What it would give is shown before it is asked.
    QTRY_VERIFY(accessible::find(window(), QAccessible::Client, u"Value: 1071"_s));
}

void TestDebugging::runsToTheCursor()
{
    runToBreakpoint();
    editor().goTo(8, 1);
    QTest::keyClick(&editor(), Qt::Key_F10, Qt::ControlModifier);
    QTRY_COMPARE(executionLine(), 8);
    QCOMPARE(editor().marks().breakpoints().size(), 1); // what it took is gone
}

void TestDebugging::saysWrongConditions()
{
    editor().goTo(5, 1);
    QTest::keyClick(&editor(), Qt::Key_F9, Qt::ControlModifier);
    find<QLineEdit>(QAccessible::EditableText, u"Condition"_s)->setText(u"order.id ==== 3"_s);
    QVERIFY(press(u"Done"_s));
    run();
    QTRY_VERIFY(find(QAccessible::Button, u"Pause"_s));
    QVERIFY(m_application->trigger(u"view.breakpoints"));
    QTRY_VERIFY2(rows(u"Breakpoints"_s).join(u'\n').contains(u"Unexpected token"_s),
                 qPrintable(rows(u"Breakpoints"_s).join(u'\n')));
    QVERIFY(!isPaused());
}

void TestDebugging::explainsWhatIsNotHit()
{
    QVERIFY(window().editors().openFile(m_project->path(u"other.js"_s)));
    setBreakpoint(1);
    run();
    QTRY_VERIFY(find(QAccessible::Button, u"Pause"_s));
    const QRect rect = editor().lineRect(1);
    const QPoint point = editor().viewport()->mapFromGlobal(QPoint(rect.left(), rect.center().y())) -
                         QPoint(editor().marginsWidth() - 12, 0);
    QContextMenuEvent event(QContextMenuEvent::Mouse, point, editor().viewport()->mapToGlobal(point));
    QCoreApplication::sendEvent(editor().viewport(), &event);
    QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    QPointer<QWidget> menu = QApplication::activePopupWidget();
    QVERIFY(accessible::press(*menu, QAccessible::MenuItem, u"Why Is It Not Hit?"_s));
    menu->close();
    QTRY_VERIFY(find(QAccessible::Button, u"Close"_s));
    QTRY_VERIFY(!accessible::names(window(), QAccessible::StaticText).filter(u"other.js"_s).isEmpty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!find(QAccessible::Button, u"Close"_s));
}

void TestDebugging::stopsWhilePaused()
{
    runToBreakpoint();
    QVERIFY(press(u"Stop"_s));
    QTRY_VERIFY(find(QAccessible::Button, u"Run"_s));
    QTRY_COMPARE(executionLine(), 0);
    QVERIFY(!isPaused());
    QVERIFY(editor().marks().notes().isEmpty());
    QTRY_COMPARE(rows(u"Call Stack"_s), QStringList());
    QTRY_COMPARE(rows(u"Variables"_s), QStringList());
    QTRY_COMPARE(editor().marks().breakpointsAt(5).first().state, BreakpointMark::State::Pending);
}

void TestDebugging::speaksFrench()
{
    runToBreakpoint();
    QVERIFY(m_application->trigger(u"view.language.french"));
    QTRY_VERIFY(!isPaused()); // its name is another one
    QCOMPARE(accessible::nameless(window()), QStringList());
    QVERIFY(m_application->trigger(u"view.language.english"));
    QTRY_VERIFY_WITH_TIMEOUT(isPaused(), engineLimitMs);
}

void TestDebugging::looks()
{
    runToBreakpoint();
    QTest::keyClick(&editor(), Qt::Key_F10);
    QTRY_COMPARE(executionLine(), 7);
    QTRY_VERIFY(hasRow(u"Variables"_s, u"total"_s));
    QVERIFY(press(u"Add Expression"_s));
    QTRY_VERIFY(find<QLineEdit>(QAccessible::EditableText, u"Expression to watch"_s));
    auto *field = find<QLineEdit>(QAccessible::EditableText, u"Expression to watch"_s);
    QTest::keyClicks(field, u"order.lines.length"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Escape);
    auto *input = find<QPlainTextEdit>(QAccessible::EditableText, u"Expression to evaluate"_s);
    input->setFocus();
    QTest::keyClicks(input, u"order.lines.map(line => line.price)"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QTRY_VERIFY(consoleText().contains(u"49.9"_s));
    QTRY_VERIFY(hasRow(u"Watch"_s, u"order.lines.length: 3"_s));
    for (const char *theme : {"dark", "light"}) {
        QVERIFY(m_application->trigger(u"view.theme."_s + QLatin1String(theme)));
        QVERIFY(keepScreenshot(window(), u"debugging-"_s + QLatin1String(theme)));
    }
}

QTEST_MAIN(TestDebugging)
#include "tst_debugging.moc"
