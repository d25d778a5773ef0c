// SPDX-License-Identifier: GPL-3.0-or-later

// A person looks for a package, reads about it, installs it, runs a server with it, and takes it out again.
// The registry is on this machine.

#include "tests/e2e/windowdriver.h"
#include "tests/support/accessible.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "tests/support/packageregistry.h"
#include "tests/support/temporaryproject.h"
#include "ui/common/noticearea.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/editormarks.h"
#include "ui/main/mainwindow.h"
#include "ui/packages/packagesdock.h"
#include "ui/packages/packagespanel.h"
#include "ui/packages/readmeview.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTextDocument>
#include <QToolButton>
#include <QTreeView>

using namespace boucle;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int limitMs = 20'000;

const QByteArray serverJs = R"(const express = require('express');

const app = express();
app.get('/', (request, response) => response.send('hello'));
app.listen(process.env.PORT, '127.0.0.1');
)";

} // namespace

class TestPackagesWindow : public QObject
{
    Q_OBJECT
public:
    explicit TestPackagesWindow(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase() { QVERIFY(m_registry.start(m_host.executablePath())); }
    void init();
    void cleanup();

    void installsExpress();
    void asksBeforeScripts();
    void reachesNothingByReadme();
    void offersWhatIsMissing();
    void cancels();
    void fixesWhatIsVulnerable();
    void saysWhatIsWrong();
    void hintsAndCompletes();
    void followsImports();
    void runsScripts();
    void showsConflicts();
    void knowsWhatAServerHolds();
    void looks();

private:
    using Trust = WindowDriver::Trust;
    void open(const QByteArray &packageJson, Trust trust = Trust::Given, const QByteArray &server = serverJs);
    MainWindow &window() { return m_driver->window(); }
    PackagesPanel &panel() { return window().packagesDock().panel(); }
    template <typename Widget>
    Widget *find(QAccessible::Role role, const QString &name)
    {
        return qobject_cast<Widget *>(accessible::findWidget(window(), role, name));
    }
    QTreeView *table() { return find<QTreeView>(QAccessible::Tree, u"Packages"_s); }
    /// The texts of a row, in order of the columns; empty: there is none.
    QStringList row(const QString &name);
    bool choose(const QString &name);
    bool hasNotice(const QString &words);
    /// Trusts the folder in the dialog that asks.
    bool trust();
    bool pressChip(const QString &name)
    {
        return accessible::press(window(), QAccessible::CheckBox, name) ||
               accessible::press(window(), QAccessible::RadioButton, name);
    }
    void type(const QString &words, bool enter);
    CodeEditor &edit(const QString &file, int line = 0, int column = 0);
    QStringList hints(CodeEditor &editor);

    Host &m_host;
    PackageRegistry m_registry;
    std::unique_ptr<TemporaryProject> m_project;
    std::unique_ptr<WindowDriver> m_driver;
    int m_port = 0;
};

void TestPackagesWindow::init()
{
    QVERIFY(m_registry.setFault("{}"));
}

void TestPackagesWindow::open(const QByteArray &packageJson, Trust trust, const QByteArray &server)
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u".npmrc"_s, m_registry.npmrc());
    m_project->write(u"package.json"_s, packageJson);
    m_project->write(u"server.js"_s, server);
    m_port = WindowDriver::freePort();
    m_driver = std::make_unique<WindowDriver>(
        m_host, m_project->root(), QMap<QString, QString>{{u"PORT"_s, QString::number(m_port)}}, trust);
    window().packagesDock().showInFront();
    QTRY_VERIFY_WITH_TIMEOUT(table(), limitMs);
}

void TestPackagesWindow::cleanup()
{
    if (m_driver && QTest::currentTestFailed())
        m_driver->takeScreenshot(u"packages-failed-"_s + QLatin1String(QTest::currentTestFunction()));
    m_driver.reset();
    m_project.reset();
}

QStringList TestPackagesWindow::row(const QString &name)
{
    const QAbstractItemModel *model = table()->model();
    for (int i = 0; model && i < model->rowCount(); ++i) {
        if (model->index(i, 0).data().toString() != name)
            continue;
        QStringList texts;
        for (int column = 0; column < model->columnCount(); ++column)
            texts.append(model->index(i, column).data(Qt::AccessibleTextRole).toString());
        return texts;
    }
    return {};
}

bool TestPackagesWindow::choose(const QString &name)
{
    const QAbstractItemModel *model = table()->model();
    for (int i = 0; i < model->rowCount(); ++i) {
        const QModelIndex index = model->index(i, 0);
        if (index.data().toString() != name)
            continue;
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(index).center());
        return true;
    }
    return false;
}

bool TestPackagesWindow::hasNotice(const QString &words)
{
    const QList<Notice *> all = window().notices().notices();
    return std::any_of(all.begin(), all.end(),
                       [&](Notice *notice) { return notice->text().contains(words); });
}

bool TestPackagesWindow::trust()
{
    // A button is pressed with its animation.
    if (!QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }))
        return false;
    return accessible::press(*QApplication::activeModalWidget(), QAccessible::Button, u"Trust Folder"_s) &&
           QTest::qWaitFor([] { return !QApplication::activeModalWidget(); });
}

void TestPackagesWindow::type(const QString &words, bool enter)
{
    auto *field = find<QLineEdit>(QAccessible::EditableText, u"Search packages"_s);
    QVERIFY(field);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, words);
    if (enter)
        QTest::keyClick(field, Qt::Key_Return);
}

CodeEditor &TestPackagesWindow::edit(const QString &file, int line, int column)
{
    if (!window().editors().openFile(m_project->path(file), line, column))
        QTest::qFail("no file", __FILE__, __LINE__);
    return *window().editors().currentEditor();
}

/// "3: 1.0.0 → 2.0.0 (major)"
QStringList TestPackagesWindow::hints(CodeEditor &editor)
{
    QStringList lines;
    for (const LineNote &note : editor.marks().notes())
        lines.append(u"%1: %2"_s.arg(note.line).arg(note.text));
    return lines;
}

void TestPackagesWindow::installsExpress()
{
    open(R"({ "name": "shop", "scripts": { "start": "node server.js" } })", Trust::Asked);
    type(u"express"_s, true);
    QVERIFY(trust()); // before any registry is asked
    QTRY_VERIFY_WITH_TIMEOUT(!row(u"express"_s).isEmpty(), limitMs);
    QVERIFY(choose(u"express"_s));
    auto *readme = window().findChild<ReadmeView *>();
    QTRY_VERIFY_WITH_TIMEOUT(readme->toPlainText().contains(u"minimalist web framework"), limitMs);
    m_driver->takeScreenshot(u"packages-found-dark"_s);
    window().resetLongestUiBlock();
    QVERIFY(m_driver->press(u"Install"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"packages added"_s), limitMs);
    qInfo("longest UI block while Express was installed: %.0f ms", window().longestUiBlockMs());
    QVERIFY(QFile::exists(m_project->path(u"node_modules/express/package.json"_s)));
    QVERIFY2(m_project->read(u"package.json"_s).contains(R"("express":"^5)"),
             m_project->read(u"package.json"_s).constData());

    QVERIFY(pressChip(u"Installed"_s));
    type({}, false);
    find<QLineEdit>(QAccessible::EditableText, u"Search packages"_s)->clear();
    QTRY_COMPARE(row(u"express"_s).value(0), u"express"_s);
    // What it depends on is below it.
    QVERIFY(choose(u"express"_s));
    table()->expand(table()->currentIndex());
    QTRY_VERIFY(table()->model()->rowCount(table()->model()->index(0, 0)) > 10);

    QVERIFY(m_driver->run());
    QTRY_COMPARE_WITH_TIMEOUT(HttpClient::get(m_port, u"/"_s).body, QByteArray("hello"), limitMs);
    window().packagesDock().showInFront();
    QTRY_VERIFY(row(u"express"_s).value(PackageTreeModel::Loaded).startsWith(u"✓ "));
    m_driver->takeScreenshot(u"packages-loaded-dark"_s);
    QVERIFY(m_driver->press(u"Stop"_s));
    QVERIFY(m_driver->waitUntilStopped());

    window().notices().dismissAll();
    window().packagesDock().showInFront();
    QVERIFY(choose(u"express"_s));
    QTRY_VERIFY(m_driver->waitForButton(u"Remove"_s));
    QVERIFY(m_driver->press(u"Remove"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"removed"_s), limitMs);
    QTRY_VERIFY(row(u"express"_s).isEmpty());
    QVERIFY(!QFile::exists(m_project->path(u"node_modules/express"_s)));

    window().notices().dismissAll();
    QVERIFY(m_driver->press(u"Undo"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"Taken back: remove express"_s), limitMs);
    QTRY_COMPARE(row(u"express"_s).value(0), u"express"_s);
    QVERIFY(QFile::exists(m_project->path(u"node_modules/express/package.json"_s)));
}

void TestPackagesWindow::asksBeforeScripts()
{
    open(R"({ "name": "shop", "dependencies": { "hostile": "1" } })", Trust::Asked);
    QTRY_VERIFY_WITH_TIMEOUT(row(u"hostile"_s).value(PackageTreeModel::Note).contains(u"missing"), limitMs);
    // The editor asks the registry once it may.
    CodeEditor &editor = edit(u"package.json"_s);
    QTRY_COMPARE_WITH_TIMEOUT(hints(editor).value(0), u"1: not installed"_s, limitMs);
    QVERIFY(m_driver->press(u"Install all"_s));
    QVERIFY(trust());
    QTRY_VERIFY_WITH_TIMEOUT(hints(editor).value(0).startsWith(u"1: 1.0.0, up to date"), limitMs);
    QTRY_VERIFY_WITH_TIMEOUT(accessible::find(window(), QAccessible::Button, u"Never: hostile"_s), limitMs);
    QVERIFY(!QFile::exists(m_project->path(u"ran"_s)));
    QVERIFY(m_driver->press(u"Show: hostile"_s));
    m_driver->takeScreenshot(u"packages-consent-dark"_s);
    QVERIFY(m_driver->press(u"Allow once: hostile"_s));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_project->path(u"ran"_s)), limitMs);
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"install scripts run: hostile"_s), limitMs);
    QVERIFY(!accessible::find(window(), QAccessible::Button, u"Never: hostile"_s));
}

void TestPackagesWindow::reachesNothingByReadme()
{
    open(R"({ "name": "shop" })");
    type(u"left-lib"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(choose(u"left-lib"_s), limitMs);
    auto *readme = window().findChild<ReadmeView *>();
    QTRY_VERIFY_WITH_TIMEOUT(readme->toPlainText().contains(u"Puts things at the left"), limitMs);
    QVERIFY(!readme->toPlainText().contains(u"document.title"));
    QVERIFY(readme->toPlainText().contains(u"build")); // what the picture is called
    QVERIFY(!readme->document()->toHtml().contains(u"<img"));
}

void TestPackagesWindow::offersWhatIsMissing()
{
    open(R"({ "name": "shop", "scripts": { "start": "node server.js" } })");
    QVERIFY(m_driver->run());
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"does not find the package “express”"_s), limitMs);
    QVERIFY(m_driver->press(u"Install and Run"_s));
    QTRY_COMPARE_WITH_TIMEOUT(HttpClient::get(m_port, u"/"_s).body, QByteArray("hello"), limitMs);
}

void TestPackagesWindow::cancels()
{
    open(R"({ "name": "shop" })");
    type(u"fresh-11"_s, true);
    QTRY_VERIFY_WITH_TIMEOUT(choose(u"fresh-11"_s), limitMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_driver->waitForButton(u"Install"_s), limitMs);
    QVERIFY(m_registry.setFault(R"({"match":"/-/fresh-11","kind":"hang"})"));
    QVERIFY(m_driver->press(u"Install"_s));
    QVERIFY(m_driver->waitForButton(u"Cancel"_s));
    QVERIFY(m_driver->press(u"Cancel"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"Cancelled. Everything is as it was."_s), limitMs);
    QVERIFY(!QFile::exists(m_project->path(u"node_modules"_s)));
    QVERIFY(!m_project->read(u"package.json"_s).contains("fresh-11"));
}

void TestPackagesWindow::fixesWhatIsVulnerable()
{
    open(R"({ "name": "shop", "dependencies": { "left-lib": "1.0.0" } })");
    QTRY_VERIFY_WITH_TIMEOUT(!row(u"left-lib"_s).isEmpty(), limitMs);
    QVERIFY(m_driver->press(u"Install all"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"packages added"_s), limitMs);
    m_project->write(u"package.json"_s, R"({ "name": "shop", "dependencies": { "left-lib": "^1.0.0" } })");
    QVERIFY(m_registry.setFault(
        R"({"match":"/security/advisories/bulk","body":{"left-lib":[{"id":7,"url":"https://example.invalid/7",)"
        R"("title":"Left is right","severity":"high","vulnerable_versions":"<1.1.0"}]}})"));
    QVERIFY(pressChip(u"Advisories"_s));
    QTRY_VERIFY_WITH_TIMEOUT(row(u"left-lib"_s).value(PackageTreeModel::Note).contains(u"Left is right"),
                             limitMs);
    m_driver->takeScreenshot(u"packages-advisories-dark"_s);
    window().notices().dismissAll();
    QVERIFY(m_driver->waitForButton(u"Fix all"_s));
    QVERIFY(m_driver->press(u"Fix all"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"1 updated"_s), limitMs);
    QVERIFY(m_project->read(u"node_modules/left-lib/index.js"_s).contains("1.1.0"));
}

void TestPackagesWindow::saysWhatIsWrong()
{
    open("{\n  \"name\": \"shop\",\n  nope\n}\n");
    const auto isSaid = [this] {
        const QList<QLabel *> labels = panel().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(u"package.json is no JSON (line 3)");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), limitMs);
    // Mended on the disk, it is read again.
    m_project->write(u"package.json"_s, R"({ "name": "shop", "dependencies": { "base": "1" } })");
    QTRY_VERIFY_WITH_TIMEOUT(!row(u"base"_s).isEmpty(), limitMs);
}

void TestPackagesWindow::hintsAndCompletes()
{
    open("{\n  \"name\": \"shop\",\n  \"dependencies\": {\n    \"left-lib\": \"1.0.0\",\n    \"base\": "
         "\"^2.0.0\"\n  }\n}\n");
    QVERIFY(m_driver->press(u"Install all"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"packages added"_s), limitMs);
    window().notices().dismissAll();
    QVERIFY(m_registry.setFault(
        R"({"match":"/security/advisories/bulk","body":{"base":[{"id":7,"url":"https://example.invalid/7",)"
        R"("title":"Base is acid","severity":"high","vulnerable_versions":"*"}]}})"));
    CodeEditor &editor = edit(u"package.json"_s, 4, 5);
    QTRY_VERIFY_WITH_TIMEOUT(hints(editor).value(0).startsWith(u"4: 1.0.0 → 2.0.0 (major) · "), limitMs);
    QTRY_VERIFY_WITH_TIMEOUT(hints(editor).value(1).startsWith(u"5: 2.0.0, up to date · ") &&
                                 hints(editor).value(1).endsWith(u" · Base is acid"),
                             limitMs);
    m_driver->takeScreenshot(u"packages-hints-dark"_s);
    QVERIFY(m_driver->application().trigger(u"view.theme.light"));
    m_driver->takeScreenshot(u"packages-hints-light"_s);

    // A name, completed with the range that npm would write.
    editor.setFocus();
    editor.goTo(5, 21);
    QTest::keyClick(&editor, ',');
    QTest::keyClick(&editor, Qt::Key_Return);
    QTest::keyClicks(&editor, u"\"tiny"_s);
    QListView *list = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((list = find<QListView>(QAccessible::List, u"Completions"_s)), limitMs);
    QCOMPARE(list->currentIndex().data().toString(), u"tiny-dep"_s);
    m_driver->takeScreenshot(u"packages-completion-dark"_s);
    QTest::keyClick(&editor, Qt::Key_Return);
    QVERIFY2(editor.lineText(6).trimmed() == u"\"tiny-dep\": \"^1.0.0\"", qPrintable(editor.lineText(6)));
    QVERIFY(!list->isVisible());
    // A version, asked for.
    editor.goTo(4, 18);
    QTest::keyClick(&editor, Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT((list = find<QListView>(QAccessible::List, u"Completions"_s)), limitMs);
    QCOMPARE(list->model()->rowCount(), 5); // ^2.0.0, ~2.0.0, 2.0.0, 1.1.0, 1.0.0
    QTest::keyClick(&editor, Qt::Key_Down);
    QTest::keyClick(&editor, Qt::Key_Tab);
    QCOMPARE(editor.lineText(4).trimmed(), u"\"left-lib\": \"~2.0.0\","_s);
    // Escape closes it and changes nothing.
    editor.goTo(4, 18);
    QTest::keyClick(&editor, Qt::Key_Space, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(find<QListView>(QAccessible::List, u"Completions"_s), limitMs);
    QTest::keyClick(&editor, Qt::Key_Escape);
    QTRY_VERIFY(!find<QListView>(QAccessible::List, u"Completions"_s));
    QCOMPARE(editor.lineText(4).trimmed(), u"\"left-lib\": \"~2.0.0\","_s);
    window().editors().saveCurrent();
}

void TestPackagesWindow::followsImports()
{
    open(R"({ "name": "shop" })");
    m_project->write(u"routes.js"_s, "exports.a = 1;\n");
    m_project->write(u"app.js"_s, "const base = require('base');\nconst routes = require('./routes');\n");
    CodeEditor &editor = edit(u"app.js"_s, 1, 24);
    // With the mouse, while Ctrl is held.
    const long position = editor.positionOf(1, 24);
    const QPoint at(int(editor.SendScintilla(QsciScintillaBase::SCI_POINTXFROMPOSITION, 0UL, position)) + 2,
                    int(editor.SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL, position)) + 4);
    QTest::mouseClick(editor.viewport(), Qt::LeftButton, Qt::ControlModifier, at);
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"The package “base” is not installed."_s), limitMs);
    m_driver->takeScreenshot(u"packages-import-dark"_s);
    QVERIFY(m_driver->press(u"Install"_s));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_project->path(u"node_modules/base/index.js"_s)), limitMs);
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"1 package added"_s), limitMs);
    // From the cursor; it is there now, and its page is shown.
    editor.goTo(1, 24);
    QVERIFY(m_driver->application().trigger(u"go.import"));
    auto *readme = window().findChild<ReadmeView *>();
    QTRY_VERIFY_WITH_TIMEOUT(readme->isVisible(), limitMs);
    editor.goTo(2, 27);
    QVERIFY(m_driver->application().trigger(u"go.import"));
    QCOMPARE(window().editors().currentPath(), m_project->path(u"routes.js"_s));
}

void TestPackagesWindow::runsScripts()
{
    open(R"({ "name": "shop", "scripts": { "build": "node build.js", "serve": "node plain.js" } })");
    m_project->write(u"plain.js"_s,
                     "require('http').createServer((q, r) => r.end('plain')).listen(process.env.PORT);\n");
    QVERIFY(pressChip(u"Scripts"_s));
    QVERIFY(m_driver->waitForButton(u"Run serve"_s));
    QVERIFY(m_driver->waitForButton(u"Run build"_s));
    m_driver->takeScreenshot(u"packages-scripts-dark"_s);
    QVERIFY(m_driver->application().trigger(u"view.theme.light"));
    QVERIFY(m_driver->application().trigger(u"view.language.french"));
    m_driver->takeScreenshot(u"packages-scripts-french"_s);
    QCOMPARE(accessible::nameless(window()).join(u'\n'), QString());
    QVERIFY(m_driver->application().trigger(u"view.language.english"));
    QVERIFY(m_driver->waitForButton(u"Run serve"_s));
    QVERIFY(m_driver->press(u"Run serve"_s));
    QTRY_COMPARE_WITH_TIMEOUT(HttpClient::get(m_port, u"/"_s).body, QByteArray("plain"), limitMs);
    window().packagesDock().showInFront();
    QVERIFY(m_driver->press(u"Stop serve"_s));
    QVERIFY(m_driver->waitUntilStopped());
    QVERIFY(m_driver->waitForButton(u"Run serve"_s));
}

void TestPackagesWindow::showsConflicts()
{
    open(R"({ "name": "shop", "dependencies": { "wants-one": "1", "wants-two": "1" } })");
    QVERIFY(m_driver->press(u"Install all"_s));
    QAccessibleInterface *picture = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((picture = accessible::find(window(), QAccessible::Client, u"Who wants what"_s)),
                             limitMs);
    const QString words = picture->text(QAccessible::Description);
    QVERIFY2(words.contains(u"wants-one 1.0.0 wants base ^1.0.0"), qPrintable(words));
    QVERIFY2(words.contains(u"wants-two 1.0.0 wants base ^2.0.0"), qPrintable(words));
    QVERIFY(hasNotice(u"cannot be together"_s));
    m_driver->takeScreenshot(u"packages-conflict-dark"_s);
    QVERIFY(m_driver->application().trigger(u"view.theme.light"));
    m_driver->takeScreenshot(u"packages-conflict-light"_s);
}

void TestPackagesWindow::knowsWhatAServerHolds()
{
    open(
        R"({ "name": "shop", "scripts": { "start": "node server.js" }, "dependencies": { "express": "5" } })");
    QVERIFY(m_driver->press(u"Install all"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"packages added"_s), limitMs);
    window().notices().dismissAll();
    QVERIFY(table()->isColumnHidden(PackageTreeModel::Heap));
    QVERIFY(table()->isColumnHidden(PackageTreeModel::Handles));
    QVERIFY(m_driver->application().trigger(u"run.traceOrigins"));
    QVERIFY(m_driver->run());
    QTRY_COMPARE_WITH_TIMEOUT(HttpClient::get(m_port, u"/"_s).body, QByteArray("hello"), limitMs);
    window().packagesDock().showInFront();
    // The socket that it listens on was opened by Express.
    QTRY_VERIFY_WITH_TIMEOUT(row(u"express"_s).value(PackageTreeModel::Handles).toInt() >= 1, limitMs);
    QVERIFY(!table()->isColumnHidden(PackageTreeModel::Handles));
    emit panel().heapRequested(); // its menu has its own loop
    QTRY_VERIFY_WITH_TIMEOUT(row(u"express"_s).value(PackageTreeModel::Heap).contains(u'%'), 60'000);
    window().packagesDock().showInFront();
    QVERIFY(!table()->isColumnHidden(PackageTreeModel::Heap));
    m_driver->takeScreenshot(u"packages-measured-dark"_s);
    QVERIFY(m_driver->press(u"Stop"_s));
    QVERIFY(m_driver->waitUntilStopped());
}

void TestPackagesWindow::looks()
{
    open(R"({ "name": "shop", "scripts": { "start": "node server.js" },
              "dependencies": { "express": "5", "left-lib": "1.0.0", "tiny-dep": "1" }, "devDependencies": { "base": "1" } })");
    QVERIFY(m_driver->press(u"Install all"_s));
    QTRY_VERIFY_WITH_TIMEOUT(hasNotice(u"packages added"_s), limitMs);
    QTRY_VERIFY_WITH_TIMEOUT(row(u"left-lib"_s).value(PackageTreeModel::Note).contains(u"major"), limitMs);
    window().notices().dismissAll();
    QVERIFY(choose(u"left-lib"_s));
    auto *readme = window().findChild<ReadmeView *>();
    QTRY_VERIFY_WITH_TIMEOUT(readme->toPlainText().contains(u"Puts things"), limitMs);
    m_driver->takeScreenshot(u"packages-dark"_s);
    QVERIFY(m_driver->application().trigger(u"view.theme.light"));
    m_driver->takeScreenshot(u"packages-light"_s);
    QVERIFY(m_driver->application().trigger(u"view.language.french"));
    m_driver->takeScreenshot(u"packages-french"_s);
    QCOMPARE(accessible::nameless(window()).join(u'\n'), QString());
    QVERIFY(m_driver->application().trigger(u"view.language.english"));
    QTRY_VERIFY(pressChip(u"Outdated"_s)); // once it speaks English again
    QTRY_VERIFY(!row(u"left-lib"_s).isEmpty());
    m_driver->takeScreenshot(u"packages-outdated-light"_s);
    QVERIFY(pressChip(u"Advisories"_s));
    m_driver->takeScreenshot(u"packages-advisories-light"_s);
}

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    TestPackagesWindow test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_packageswindow.moc"
