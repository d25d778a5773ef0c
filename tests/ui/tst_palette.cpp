// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible.h"
#include "tests/support/temporaryproject.h"
#include "ui/common/actionregistry.h"
#include "ui/common/commandpalette.h"
#include "ui/common/filematches.h"

#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QtTest>

#include <memory>

using namespace boucle;

class TestPalette : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void commandsRun();
    void disabledCommandsAreLeftOut();
    void shortcutsAreShown();
    void filesAreFound();
    void fileWithLine();
    void lineOfTheCurrentFile();
    void whatIsTypedChangesTheMode();
    void recentFilesStandFirst();
    void arrowsGoRound();
    void escapeGivesTheFocusBack();
    void clickElsewhereEndsIt();
    void emptyStatesSayWhy();
    void controlsHaveNames();
    void matchingGoesInSlices();

private:
    void open(CommandPalette::Mode mode);
    void type(const QString &text) { QTest::keyClicks(m_input, text); }
    void press(Qt::Key key) { QTest::keyClick(m_input, key); }
    QStringList rows() const;
    bool waitForRows(const QStringList &expected)
    {
        return QTest::qWaitFor([&] { return rows() == expected; });
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<QMainWindow> m_window;
    CommandPalette *m_palette = nullptr;
    QLineEdit *m_before = nullptr;
    QLineEdit *m_input = nullptr;
    QListView *m_list = nullptr;
};

void TestPalette::init()
{
    m_theme = std::make_unique<Theme>();
    m_actions = std::make_unique<ActionRegistry>(*m_theme);
    const auto add = [this](const char *id, const char *text, MenuId menu, int order, QKeySequence key = {}) {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.menu = menu;
        spec.order = order;
        if (!key.isEmpty())
            spec.shortcuts = {key};
        m_actions->add(spec);
    };
    add("run", "Run", MenuId::Run, 100, QKeySequence(Qt::Key_F5));
    add("restart", "Restart", MenuId::Run, 110);
    add("save", "Save", MenuId::File, 100);
    m_window = std::make_unique<QMainWindow>();
    m_before = new QLineEdit(m_window.get());
    m_window->setCentralWidget(m_before);
    m_window->resize(900, 600);
    m_palette = new CommandPalette(*m_theme, *m_actions, m_window.get());
    m_input = m_palette->findChild<QLineEdit *>();
    m_list = m_palette->findChild<QListView *>();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_before->setFocus();
}

void TestPalette::cleanup()
{
    m_window.reset();
    m_actions.reset();
    m_theme.reset();
}

void TestPalette::open(CommandPalette::Mode mode)
{
    m_palette->open(mode);
    QVERIFY(m_palette->isVisible());
    QVERIFY(m_input->hasFocus());
}

QStringList TestPalette::rows() const
{
    QStringList texts;
    for (int i = 0; i < m_list->model()->rowCount(); ++i)
        texts.append(m_list->model()->index(i, 0).data().toString());
    return texts;
}

void TestPalette::commandsRun()
{
    QSignalSpy triggered(m_actions->action(u"restart"), &QAction::triggered);
    open(CommandPalette::Mode::Commands);
    QCOMPARE(rows(), (QStringList{QStringLiteral("Save"), QStringLiteral("Run"), QStringLiteral("Restart")}));
    type(QStringLiteral("rest"));
    QCOMPARE(rows(), QStringList{QStringLiteral("Restart")});
    press(Qt::Key_Return);
    QCOMPARE(triggered.count(), 1);
    QVERIFY(!m_palette->isVisible());
    QVERIFY(m_before->hasFocus());

    // What was used last stands first next time.
    open(CommandPalette::Mode::Commands);
    QCOMPARE(rows().first(), QStringLiteral("Restart"));
}

void TestPalette::disabledCommandsAreLeftOut()
{
    m_actions->action(u"run")->setEnabled(false);
    open(CommandPalette::Mode::Commands);
    QCOMPARE(rows(), (QStringList{QStringLiteral("Save"), QStringLiteral("Restart")}));
}

void TestPalette::shortcutsAreShown()
{
    open(CommandPalette::Mode::Commands);
    type(QStringLiteral("run"));
    QCOMPARE(m_list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Run, Run, F5"));
}

void TestPalette::filesAreFound()
{
    TemporaryProject project;
    project.write(QStringLiteral("src/routes/orders.js"));
    project.write(QStringLiteral("src/app.js"));
    project.write(QStringLiteral("package.json"));
    project.write(QStringLiteral("node_modules/express/orders.js"));
    m_palette->setProjectRoot(project.root());
    QSignalSpy chosen(m_palette, &CommandPalette::fileChosen);
    open(CommandPalette::Mode::Files);
    type(QStringLiteral("ord"));
    QVERIFY(waitForRows({QStringLiteral("orders.js")}));
    press(Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(0).toString(), project.path(QStringLiteral("src/routes/orders.js")));
    QCOMPARE(chosen.first().at(1).toInt(), 0);
}

void TestPalette::fileWithLine()
{
    TemporaryProject project;
    project.write(QStringLiteral("app.js"));
    m_palette->setProjectRoot(project.root());
    QSignalSpy chosen(m_palette, &CommandPalette::fileChosen);
    open(CommandPalette::Mode::Files);
    type(QStringLiteral("app.js:12"));
    QVERIFY(waitForRows({QStringLiteral("app.js")}));
    press(Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(1).toInt(), 12);
}

void TestPalette::lineOfTheCurrentFile()
{
    QSignalSpy chosen(m_palette, &CommandPalette::lineChosen);
    open(CommandPalette::Mode::Line);
    press(Qt::Key_Return);
    QCOMPARE(chosen.count(), 0);
    QVERIFY(m_palette->isVisible());
    type(QStringLiteral("42:7"));
    QCOMPARE(rows(), QStringList{QStringLiteral("Go to line 42, column 7")});
    press(Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().at(0).toInt(), 42);
    QCOMPARE(chosen.first().at(1).toInt(), 7);
}

void TestPalette::whatIsTypedChangesTheMode()
{
    open(CommandPalette::Mode::Files);
    QCOMPARE(rows(), QStringList());
    type(QStringLiteral(">run"));
    QCOMPARE(rows(), QStringList{QStringLiteral("Run")});
    m_input->clear();
    type(QStringLiteral(":3"));
    QCOMPARE(rows(), QStringList{QStringLiteral("Go to line 3")});
}

void TestPalette::recentFilesStandFirst()
{
    TemporaryProject project;
    project.write(QStringLiteral("a.js"));
    const QString deep = project.write(QStringLiteral("src/z.js"));
    m_palette->setProjectRoot(project.root());
    m_palette->setRecentFiles({deep, QStringLiteral("/elsewhere/other.js")});
    open(CommandPalette::Mode::Files);
    QVERIFY(waitForRows({QStringLiteral("z.js"), QStringLiteral("a.js")}));
}

void TestPalette::arrowsGoRound()
{
    open(CommandPalette::Mode::Commands);
    QCOMPARE(m_list->currentIndex().row(), 0);
    press(Qt::Key_Down);
    QCOMPARE(m_list->currentIndex().row(), 1);
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(m_list->currentIndex().row(), 2);
    press(Qt::Key_PageUp);
    QCOMPARE(m_list->currentIndex().row(), 0);
    press(Qt::Key_PageDown);
    QCOMPARE(m_list->currentIndex().row(), 2);
    press(Qt::Key_Down);
    QCOMPARE(m_list->currentIndex().row(), 0);
}

void TestPalette::escapeGivesTheFocusBack()
{
    open(CommandPalette::Mode::Commands);
    press(Qt::Key_Tab);
    QVERIFY(m_input->hasFocus());
    press(Qt::Key_Escape);
    QVERIFY(!m_palette->isVisible());
    QVERIFY(m_before->hasFocus());
}

void TestPalette::clickElsewhereEndsIt()
{
    open(CommandPalette::Mode::Commands);
    QTest::mouseClick(m_before, Qt::LeftButton, {}, QPoint(5, m_before->height() - 5));
    QVERIFY(!m_palette->isVisible());
}

void TestPalette::emptyStatesSayWhy()
{
    open(CommandPalette::Mode::Files);
    QVERIFY(accessible::find(*m_palette, QAccessible::StaticText,
                             QStringLiteral("Open a folder to search its files.")));
    m_input->setText(QStringLiteral(">nothing like it"));
    QVERIFY(
        accessible::find(*m_palette, QAccessible::StaticText, QStringLiteral("No command has this name.")));
}

void TestPalette::controlsHaveNames()
{
    open(CommandPalette::Mode::Commands);
    QVERIFY(
        accessible::find(*m_window, QAccessible::EditableText, QStringLiteral("Search files and commands")));
    QVERIFY(accessible::find(*m_window, QAccessible::List, QStringLiteral("Results")));
}

// Many files: each slice is short, and the best one comes out whatever the order.
void TestPalette::matchingGoesInSlices()
{
    TemporaryProject project;
    for (int folder = 0; folder < 20; ++folder) {
        for (int file = 0; file < 100; ++file)
            project.write(QStringLiteral("f%1/some-longer-name-%2.js").arg(folder).arg(file));
    }
    project.write(QStringLiteral("f19/name-needle.js"));
    FileMatches matches;
    QSignalSpy changed(&matches, &FileMatches::changed);
    matches.setPattern(QStringLiteral("needle"));
    matches.refresh(project.root());
    QVERIFY(!matches.isComplete());
    QTRY_VERIFY(matches.isComplete());
    QVERIFY(changed.count() > 0);
    QCOMPARE(matches.best().size(), 1);
    QCOMPARE(matches.best().first().path, QStringLiteral("f19/name-needle.js"));

    matches.setPattern(QStringLiteral("name"));
    QTRY_COMPARE(matches.best().size(), qsizetype(FileMatches::most));
    QTRY_VERIFY(matches.isComplete());
    for (qsizetype i = 1; i < matches.best().size(); ++i)
        QVERIFY(matches.best().at(i - 1).match.score >= matches.best().at(i).match.score);
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
