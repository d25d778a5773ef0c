// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/accessible.h"
#include "tests/support/temporaryproject.h"
#include "ui/common/actionregistry.h"
#include "ui/common/commandpalette.h"
#include "ui/common/noticearea.h"
#include "ui/common/uilanguage.h"
#include "ui/debugger/breakpointsdock.h"
#include "ui/debugger/callstackdock.h"
#include "ui/debugger/debugdocks.h"
#include "ui/debugger/variablesdock.h"
#include "ui/debugger/watchdock.h"
#include "ui/editor/editorarea.h"
#include "ui/main/addresschip.h"
#include "ui/main/configurationbutton.h"
#include "ui/main/debugcommands.h"
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/main/toolbar.h"
#include "ui/project/projectdock.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

#include <memory>

using namespace boucle;

class TestMainWindow : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void menusStandInOrder();
    void menusHaveNoEmptyActions();
    void shortcutsAreUnambiguous();
    void controlsHaveNames_data() { looks(); }
    void controlsHaveNames();
    void docksAreToggled();
    void consoleShortcut();
    void paletteShortcuts();
    void layoutIsRestored();
    void layoutIsReset();
    void welcomeUntilSomethingIsOpen();
    void statusTellsOfTheServer();
    void statusTellsWhereItIsPaused();
    void runAndContinueShareAKey();
    void debugDocksComeWithAPause();
    void debugDocksAreReset();
    void statusTellsOfTheFile();
    void chipOpensAddresses();
    void configurationsAreChosen();
    void noticesStackAndGo();
    void languageChangesAtRunTime();
    void closingAsksFirst();
    void blocksAreMeasured();
    void restsWhenNothingHappens();
    void nothingIsClipped_data() { looks(); }
    void nothingIsClipped();
    void screenshots_data() { looks(); }
    void screenshots();

private:
    static void looks();
    void fill();
    QStringList clippedTexts() const;
    /// The actions of each key of the window.
    QHash<QString, QString> keyOwners() const;

    std::unique_ptr<TemporaryProject> m_project;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<UiLanguage> m_language;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::looks()
{
    QTest::addColumn<ThemeChoice>("theme");
    QTest::addColumn<LanguageChoice>("language");
    QTest::newRow("dark-en") << ThemeChoice::Dark << LanguageChoice::English;
    QTest::newRow("light-en") << ThemeChoice::Light << LanguageChoice::English;
    QTest::newRow("dark-fr") << ThemeChoice::Dark << LanguageChoice::French;
    QTest::newRow("light-fr") << ThemeChoice::Light << LanguageChoice::French;
}

void TestMainWindow::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(QStringLiteral("src/app.js"),
                     "import express from 'express';\n\nexport const app = express();\n");
    m_project->write(QStringLiteral("src/routes/orders.js"), "// orders\n");
    m_project->write(QStringLiteral("package.json"), "{ \"name\": \"boutique-api\" }\n");
    m_project->write(QStringLiteral("README.md"), "# Boutique\n");
    m_theme = std::make_unique<Theme>();
    m_theme->setChoice(ThemeChoice::Dark);
    m_language = std::make_unique<UiLanguage>();
    m_language->setChoice(LanguageChoice::English);
    m_actions = std::make_unique<ActionRegistry>(*m_theme);
    m_window = std::make_unique<MainWindow>(*m_theme, *m_actions);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_actions.reset();
    m_language.reset();
    m_theme.reset();
    m_project.reset();
}

// A window in which everything has something to show.
void TestMainWindow::fill()
{
    m_window->setProject(QStringLiteral("boutique-api"), m_project->root());
    m_window->toolBar().configurations().setConfigurations(
        {QStringLiteral("start"), QStringLiteral("dev")},
        {QStringLiteral("node src/server.js"), QStringLiteral("node --watch src/server.js")}, 0);
    m_window->toolBar().addresses().setAddresses({QUrl(QStringLiteral("http://localhost:3000"))});
    ServerFacts facts;
    facts.name = QStringLiteral("start");
    facts.state = ServerState::Running;
    facts.startedAt = QDateTime::currentDateTime().addSecs(-12 * 60);
    m_window->status().setServer(facts);
    m_window->status().setTrust(StatusBar::Trust::Restricted);
    QVERIFY(m_window->editors().openFile(m_project->path(QStringLiteral("package.json"))).ok());
    QVERIFY(m_window->editors().openFile(m_project->path(QStringLiteral("src/app.js"))).ok());
}

void TestMainWindow::menusStandInOrder()
{
    QStringList titles;
    for (const QAction *action : m_window->menuBar()->actions())
        titles.append(QString(action->text()).remove(u'&'));
    QCOMPARE(titles.join(u' '), QStringLiteral("File Edit View Go Run Help"));
    QCOMPARE(accessible::names(*m_window->menuBar(), QAccessible::MenuItem), titles);
}

void TestMainWindow::menusHaveNoEmptyActions()
{
    for (const QAction *menu : m_window->menuBar()->actions()) {
        QVERIFY2(!menu->menu()->isEmpty(), qPrintable(menu->text()));
        for (const QAction *action : menu->menu()->actions())
            QVERIFY(action->isSeparator() || !action->text().isEmpty());
    }
}

QHash<QString, QString> TestMainWindow::keyOwners() const
{
    QHash<QString, QString> owners;
    for (const QAction *action : m_actions->all()) {
        if (action->shortcutContext() != Qt::WindowShortcut)
            continue;
        for (const QKeySequence &key : action->shortcuts()) {
            const QString name = key.toString(QKeySequence::PortableText);
            QString &owner = owners[name];
            owner += (owner.isEmpty() ? QString() : QStringLiteral(" and ")) + action->objectName();
        }
    }
    return owners;
}

void TestMainWindow::shortcutsAreUnambiguous()
{
    const QHash<QString, QString> owners = keyOwners();
    for (auto owner = owners.cbegin(); owner != owners.cend(); ++owner)
        QVERIFY2(!owner->contains(QLatin1String(" and ")), qPrintable(owner.key() + u' ' + *owner));
    QCOMPARE(owners.value(QStringLiteral("F5")), QStringLiteral("server.run"));
    QCOMPARE(owners.value(QStringLiteral("Shift+F5")), QStringLiteral("server.stop"));
    QCOMPARE(owners.value(QStringLiteral("Ctrl+P")), QStringLiteral("go.file"));
}

void TestMainWindow::controlsHaveNames()
{
    QFETCH(LanguageChoice, language);
    m_language->setChoice(language);
    QCOMPARE(accessible::nameless(*m_window), QStringList());
    fill();
    m_window->notices().post(Notice::Kind::Error, QStringLiteral("Something is wrong."));
    QTRY_VERIFY(m_window->projectDock().tree().model()->rowCount() > 0);
    QCOMPARE(accessible::nameless(*m_window), QStringList());
}

void TestMainWindow::docksAreToggled()
{
    QAction *project = m_actions->action(u"view.project");
    QVERIFY(m_window->projectDock().isVisible());
    QVERIFY(project->isChecked());
    project->trigger();
    QVERIFY(!m_window->projectDock().isVisible());
    QVERIFY(!project->isChecked());
    project->trigger();
    QVERIFY(m_window->projectDock().isVisible());
    QVERIFY(accessible::press(*m_window, QAccessible::Button, QStringLiteral("Hide Project")));
    QTRY_VERIFY(!m_window->projectDock().isVisible());
    QTRY_VERIFY(!project->isChecked());
}

void TestMainWindow::consoleShortcut()
{
    m_window->consoleDock().hide();
    QTest::keyClick(m_window.get(), Qt::Key_QuoteLeft, Qt::ControlModifier);
    QVERIFY(m_window->consoleDock().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_QuoteLeft, Qt::ControlModifier);
    QVERIFY(!m_window->consoleDock().isVisible());
}

void TestMainWindow::paletteShortcuts()
{
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->palette().isVisible());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!m_window->palette().isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
    QVERIFY(m_window->palette().isVisible());
    m_window->palette().dismiss();
    QVERIFY(accessible::press(*m_window, QAccessible::Button, QStringLiteral("Search files and commands")));
    QTRY_VERIFY(m_window->palette().isVisible());
}

void TestMainWindow::layoutIsRestored()
{
    m_window->consoleDock().hide();
    m_window->resize(1000, 700);
    m_window->resizeDocks({&m_window->projectDock()}, {320}, Qt::Horizontal);
    QTRY_COMPARE(m_window->projectDock().width(), 320);
    const QByteArray geometry = m_window->saveGeometry();
    const QByteArray state = m_window->layoutState();

    ActionRegistry actions(*m_theme);
    MainWindow second(*m_theme, actions);
    second.restoreLayout(geometry, state);
    second.show();
    QVERIFY(QTest::qWaitForWindowExposed(&second));
    QVERIFY(!second.consoleDock().isVisible());
    QVERIFY(!actions.action(u"view.console")->isChecked());
    QTRY_COMPARE(second.projectDock().width(), 320);
    QCOMPARE(second.size(), QSize(1000, 700));
}

void TestMainWindow::layoutIsReset()
{
    m_window->consoleDock().hide();
    m_window->projectDock().setFloating(true);
    m_actions->action(u"view.resetLayout")->trigger();
    QVERIFY(m_window->consoleDock().isVisible());
    QVERIFY(!m_window->projectDock().isFloating());
    QCOMPARE(m_window->dockWidgetArea(&m_window->projectDock()), Qt::LeftDockWidgetArea);
    QCOMPARE(m_window->dockWidgetArea(&m_window->consoleDock()), Qt::BottomDockWidgetArea);
}

void TestMainWindow::welcomeUntilSomethingIsOpen()
{
    QSignalSpy requested(m_window.get(), &MainWindow::folderRequested);
    m_window->setRecentFolders({QStringLiteral("/home/ada/boutique-api")});
    QTRY_VERIFY(accessible::press(*m_window, QAccessible::Button, QStringLiteral("/home/ada/boutique-api")));
    QTRY_COMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().toString(), QStringLiteral("/home/ada/boutique-api"));
    QVERIFY(!m_window->editors().isVisible());
    m_window->setProject(QStringLiteral("boutique-api"), m_project->root());
    QVERIFY(m_window->editors().isVisible());
    m_window->setProject({}, {});
    QVERIFY(!m_window->editors().isVisible());
    QVERIFY(m_window->editors().openFile(m_project->path(QStringLiteral("README.md"))).ok());
    QTRY_VERIFY(m_window->editors().isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("README.md – Boucle"));
}

void TestMainWindow::statusTellsOfTheServer()
{
    const auto words = [this] {
        for (const QString &name : accessible::names(m_window->status(), QAccessible::Button)) {
            if (name.startsWith(QLatin1String("Server: ")))
                return name.mid(8);
        }
        return QString();
    };
    QCOMPARE(words(), QString());
    ServerFacts facts;
    facts.name = QStringLiteral("start");
    m_window->status().setServer(facts);
    QCOMPARE(words(), QStringLiteral("not running"));
    facts.state = ServerState::Starting;
    m_window->status().setServer(facts);
    QCOMPARE(words(), QStringLiteral("starting…"));
    facts.state = ServerState::Running;
    facts.startedAt = QDateTime::currentDateTime().addSecs(-12 * 60);
    m_window->status().setServer(facts);
    QCOMPARE(words(), QStringLiteral("running · 12 min"));
    facts.startedAt = QDateTime::currentDateTime().addSecs(-3600 - 5 * 60);
    facts.otherRunning = 2;
    m_window->status().setServer(facts);
    QCOMPARE(words(), QStringLiteral("start · running · 1 h 5 min (+2)"));
    facts.otherRunning = 0;
    facts.state = ServerState::Exited;
    facts.exitReason = ExitedWithCode{3};
    m_window->status().setServer(facts);
    QCOMPARE(words(), QStringLiteral("ended · code 3"));
    facts.exitReason = Terminated{};
    m_window->status().setServer(facts);
    QCOMPARE(words(), QStringLiteral("stopped"));

    m_window->consoleDock().hide();
    QVERIFY(accessible::press(m_window->status(), QAccessible::Button, QStringLiteral("Server: stopped")));
    QTRY_VERIFY(m_window->consoleDock().isVisible());
}

void TestMainWindow::statusTellsWhereItIsPaused()
{
    ServerFacts facts;
    facts.name = QStringLiteral("start");
    facts.state = ServerState::Paused;
    facts.startedAt = QDateTime::currentDateTime().addSecs(-12 * 60);
    m_window->status().setServer(facts);
    QVERIFY(accessible::find(*m_window, QAccessible::Button, QStringLiteral("Server: paused · 12 min")));
    m_window->status().setPausedAt(QStringLiteral("orders.js:9"));
    QVERIFY(accessible::find(*m_window, QAccessible::Button, QStringLiteral("Server: running · 12 min")));
    QSignalSpy clicked(&m_window->status(), &StatusBar::pausedClicked);
    QVERIFY(accessible::press(*m_window, QAccessible::Button, QStringLiteral("paused at orders.js:9")));
    QTRY_COMPARE(clicked.size(), 1);
    m_window->status().setPausedAt({});
    QVERIFY(!accessible::find(*m_window, QAccessible::Button, QStringLiteral("paused at orders.js:9")));
}

void TestMainWindow::runAndContinueShareAKey()
{
    const auto button = [this](const char *name) {
        return accessible::find(*m_window, QAccessible::Button, QLatin1String(name));
    };
    QSignalSpy run(m_actions->action(u"server.run"), &QAction::triggered);
    QSignalSpy resume(m_actions->action(u"debug.continue"), &QAction::triggered);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(run.size(), 1);
    QVERIFY(button("Run") && !button("Continue") && !button("Pause") && !button("Step Over"));

    m_window->setDebugMode(DebugMode::Running);
    QVERIFY(button("Run") && button("Pause") && !button("Step Over"));
    QVERIFY(m_actions->action(u"debug.pause")->isEnabled());
    QVERIFY(!m_actions->action(u"debug.stepOver")->isEnabled());

    m_window->setDebugMode(DebugMode::Paused);
    QVERIFY(!button("Run") && button("Continue") && !button("Pause"));
    QVERIFY(button("Step Over") && button("Step Into") && button("Step Out"));
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(run.size(), 1);
    QCOMPARE(resume.size(), 1);
    QCOMPARE(m_actions->action(u"debug.continue")->toolTip(), QStringLiteral("Continue (F5)"));
    QCOMPARE(m_actions->action(u"server.run")->toolTip(), QStringLiteral("Run"));
    for (const auto &[key, id] : {std::pair(QKeySequence(Qt::Key_F10), u"debug.stepOver"),
                                  std::pair(QKeySequence(Qt::Key_F11), u"debug.stepInto"),
                                  std::pair(QKeySequence(Qt::SHIFT | Qt::Key_F11), u"debug.stepOut")}) {
        QSignalSpy stepped(m_actions->action(id), &QAction::triggered);
        QTest::keySequence(m_window.get(), key);
        QCOMPARE(stepped.size(), 1);
    }
    QCOMPARE(keyOwners().value(QStringLiteral("F5")), QStringLiteral("debug.continue"));

    m_window->setDebugMode(DebugMode::Nothing);
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QCOMPARE(run.size(), 2);
    QVERIFY(!button("Pause"));
}

void TestMainWindow::debugDocksComeWithAPause()
{
    const QStringList all{QStringLiteral("Call Stack"), QStringLiteral("Variables"), QStringLiteral("Watch"),
                          QStringLiteral("Breakpoints")};
    const auto shown = [&] {
        QStringList names;
        for (const QString &name : all) {
            if (accessible::find(*m_window, QAccessible::Tree, name))
                names << name;
        }
        return names;
    };
    QCOMPARE(shown(), QStringList());
    m_window->debugDocks().showForPause();
    QCOMPARE(shown(), all);
    QCOMPARE(accessible::nameless(*m_window), QStringList());
    // One under the other at the right.
    int bottom = 0;
    for (QDockWidget *dock : {static_cast<QDockWidget *>(&m_window->debugDocks().callStack()),
                              static_cast<QDockWidget *>(&m_window->debugDocks().variables()),
                              static_cast<QDockWidget *>(&m_window->debugDocks().watch()),
                              static_cast<QDockWidget *>(&m_window->debugDocks().breakpoints())}) {
        QCOMPARE(m_window->dockWidgetArea(dock), Qt::RightDockWidgetArea);
        QVERIFY(dock->geometry().top() > bottom);
        bottom = dock->geometry().bottom();
    }

    // What the user hides stays hidden at the next pause and after a restart, until it is asked for.
    QVERIFY(accessible::press(*m_window, QAccessible::Button, QStringLiteral("Hide Watch")));
    m_actions->action(u"view.variables")->trigger();
    const QStringList rest{all.first(), all.last()};
    QTRY_COMPARE(shown(), rest);
    m_window->debugDocks().showForPause();
    QCOMPARE(shown(), rest);
    const QStringList hidden = m_window->debugDocks().hiddenByUser();
    const QByteArray geometry = m_window->saveGeometry();
    const QByteArray layout = m_window->layoutState();
    m_window.reset();
    m_actions = std::make_unique<ActionRegistry>(*m_theme);
    m_window = std::make_unique<MainWindow>(*m_theme, *m_actions);
    m_window->restoreLayout(geometry, layout);
    m_window->debugDocks().setHiddenByUser(hidden);
    m_window->show();
    QCOMPARE(shown(), rest);
    m_window->debugDocks().showForPause();
    QCOMPARE(shown(), rest);
    QVERIFY(!m_actions->action(u"view.watch")->isChecked());
    m_actions->action(u"view.watch")->trigger();
    QCOMPARE(shown().size(), 3);
    QVERIFY(m_actions->action(u"view.watch")->isChecked());
}

void TestMainWindow::debugDocksAreReset()
{
    DebugDocks &docks = m_window->debugDocks();
    docks.showForPause();
    docks.watch().setFloating(true);
    docks.callStack().close();
    m_window->addDockWidget(Qt::LeftDockWidgetArea, &docks.variables());
    m_actions->action(u"view.resetLayout")->trigger();
    QCOMPARE(docks.hiddenByUser(), QStringList());
    QVERIFY(!docks.watch().isFloating());
    QVERIFY(!docks.callStack().isVisible());
    docks.showForPause();
    QVERIFY(docks.callStack().isVisible());
    QCOMPARE(m_window->dockWidgetArea(&docks.variables()), Qt::RightDockWidgetArea);
    QVERIFY(docks.watch().geometry().top() > docks.variables().geometry().bottom());
}

void TestMainWindow::statusTellsOfTheFile()
{
    QVERIFY(
        !accessible::names(m_window->status(), QAccessible::Button).contains(QStringLiteral("Ln 1, Col 1")));
    QVERIFY(m_window->editors().openFile(m_project->path(QStringLiteral("src/app.js")), 3, 8).ok());
    QTRY_VERIFY(accessible::find(m_window->status(), QAccessible::Button, QStringLiteral("Ln 3, Col 8")));
    for (const char *text : {"UTF-8", "LF", "JavaScript"})
        QVERIFY2(accessible::find(m_window->status(), QAccessible::StaticText, QLatin1String(text)), text);
    QVERIFY(accessible::press(m_window->status(), QAccessible::Button, QStringLiteral("Ln 3, Col 8")));
    QTRY_VERIFY(m_window->palette().isVisible());
    QTest::keyClicks(m_window->focusWidget(), QStringLiteral("1"));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_window->editors().cursorLine(), 1);
}

void TestMainWindow::chipOpensAddresses()
{
    AddressChip &chip = m_window->toolBar().addresses();
    QSignalSpy activated(&chip, &AddressChip::activated);
    QVERIFY(!chip.isVisible());
    const QUrl first(QStringLiteral("http://localhost:3000"));
    const QUrl second(QStringLiteral("https://localhost:3443"));
    chip.setAddresses({first});
    QVERIFY(accessible::press(*m_window, QAccessible::Button, QStringLiteral("http://localhost:3000")));
    QTRY_COMPARE(activated.count(), 1);
    QCOMPARE(activated.first().first().toUrl(), first);

    chip.setAddresses({first, second});
    QVERIFY(accessible::press(*m_window, QAccessible::Button, QStringLiteral("http://localhost:3000")));
    QTRY_VERIFY(QApplication::activePopupWidget());
    QVERIFY(accessible::press(*QApplication::activePopupWidget(), QAccessible::MenuItem,
                              QStringLiteral("https://localhost:3443")));
    QTRY_COMPARE(activated.count(), 2);
    QCOMPARE(activated.last().first().toUrl(), second);
    if (QApplication::activePopupWidget())
        QApplication::activePopupWidget()->close();
    chip.setAddresses({});
    QVERIFY(!chip.isVisible());
}

void TestMainWindow::configurationsAreChosen()
{
    ConfigurationButton &button = m_window->toolBar().configurations();
    QVERIFY(!button.isEnabled());
    QSignalSpy chosen(&button, &ConfigurationButton::chosen);
    button.setConfigurations({QStringLiteral("start"), QStringLiteral("a & b")},
                             {QStringLiteral("node a.js"), {}}, 1);
    QVERIFY(button.isEnabled());
    QCOMPARE(button.accessibleName(), QStringLiteral("Run Configuration"));
    QCOMPARE(button.accessibleDescription(), QStringLiteral("a & b"));
    // The configurations, then what is about them.
    QStringList texts;
    for (const QAction *action : button.menu()->actions())
        texts.append(action->isSeparator() ? QStringLiteral("-") : action->text());
    QCOMPARE(texts,
             (QStringList{QStringLiteral("start\tnode a.js"), QStringLiteral("a && b"), QStringLiteral("-"),
                          QStringLiteral("Runs In…"), QStringLiteral("Attach to Process…")}));
    QVERIFY(button.menu()->actions().at(1)->isChecked());
    button.menu()->actions().first()->trigger();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toInt(), 0);
}

void TestMainWindow::noticesStackAndGo()
{
    NoticeArea &area = m_window->notices();
    int runs = 0;
    area.showError({QStringLiteral("a"), QStringLiteral("First is wrong.")});
    area.post(Notice::Kind::Warning, QStringLiteral("Second."),
              {{QStringLiteral("Do It"), [&runs] { ++runs; }}});
    area.post(Notice::Kind::Error, QStringLiteral("First is wrong."));
    QCOMPARE(area.notices().size(), 2);
    area.showError({QStringLiteral("b"), QStringLiteral("For the log only."), false});
    QCOMPARE(area.notices().size(), 2);
    // Above the status bar, inside the window.
    QVERIFY(m_window->rect().contains(area.geometry()));
    QVERIFY(area.geometry().bottom() < m_window->height() - Theme::statusBarHeight);

    QVERIFY(accessible::press(*m_window, QAccessible::Button, QStringLiteral("Do It")));
    QTRY_COMPARE(runs, 1);
    QTRY_COMPARE(area.notices().size(), 1);
    QVERIFY(accessible::press(area, QAccessible::Button, QStringLiteral("Dismiss")));
    QTRY_VERIFY(area.notices().isEmpty());
    QVERIFY(!area.isVisible());
    for (int i = 0; i < 6; ++i)
        area.post(Notice::Kind::Error, QStringLiteral("Problem %1").arg(i));
    QCOMPARE(area.notices().size(), 4);
    QCOMPARE(area.notices().last()->text(), QStringLiteral("Problem 5"));
}

void TestMainWindow::languageChangesAtRunTime()
{
    fill();
    const QStringList english = accessible::names(*m_window, QAccessible::Button);
    m_language->setChoice(LanguageChoice::French);
    QTRY_VERIFY(accessible::find(*m_window, QAccessible::Button, QStringLiteral("Exécuter")));
    QTRY_COMPARE(m_window->projectDock().windowTitle(), QStringLiteral("Projet"));
    for (const char *name : {"Arrêter", "Redémarrer", "Réglages", "Rechercher fichiers et commandes",
                             "Configuration d’exécution", "Restreint", "Masquer Console", "L 1, C 1"}) {
        QVERIFY2(accessible::findWidget(*m_window, QAccessible::Button, QString::fromUtf8(name)) ||
                     accessible::findWidget(*m_window, QAccessible::ButtonMenu, QString::fromUtf8(name)),
                 qPrintable(QString::fromUtf8(name) + u'\n' + accessible::tree(*m_window)));
    }
    QCOMPARE(accessible::names(*m_window->menuBar(), QAccessible::MenuItem).first(),
             QStringLiteral("Fichier"));
    m_language->setChoice(LanguageChoice::English);
    QTRY_COMPARE(accessible::names(*m_window, QAccessible::Button), english);
}

void TestMainWindow::closingAsksFirst()
{
    QSignalSpy requested(m_window.get(), &MainWindow::closeRequested);
    m_window->close();
    QCOMPARE(requested.count(), 1);
    QVERIFY(m_window->isVisible());
    m_actions->action(u"app.quit")->trigger();
    QCOMPARE(requested.count(), 2);
}

void TestMainWindow::blocksAreMeasured()
{
    UiWatchdog watchdog(UiWatchdog::testInterval);
    QTRY_VERIFY(watchdog.longestBlockMs() > 0);
    watchdog.reset();
    // Two pings at least lie in the queue while nobody answers.
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 120) {
    }
    QTRY_VERIFY2(watchdog.longestBlockMs() > 60, qPrintable(QString::number(watchdog.longestBlockMs())));
    QVERIFY(watchdog.longestBlockMs() < 5000);
    watchdog.reset();
    QVERIFY(watchdog.longestBlockMs() < 60);
    QVERIFY(m_window->property("longestUiBlockMs").isValid());
}

// Labels and buttons that neither wrap nor shorten their text must have room for it.
QStringList TestMainWindow::clippedTexts() const
{
    QStringList clipped;
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        QString text;
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->pixmap().isNull()) {
            const int needed =
                label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            const bool fits =
                needed <= label->height() &&
                (label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored ||
                 label->sizeHint().width() <= label->width());
            if (!fits)
                text = label->text();
        } else if (const auto *button = qobject_cast<const QPushButton *>(widget)) {
            if (!button->text().isEmpty() && button->sizeHint().width() > button->width())
                text = button->text();
        }
        if (!text.isEmpty())
            clipped << QLatin1String(widget->metaObject()->className()) + QStringLiteral(": ") + text;
    }
    return clipped;
}

void TestMainWindow::restsWhenNothingHappens()
{
    // What lays the window out again in answer to a layout goes on for ever, and takes a processor.
    struct Counter : QObject
    {
        bool eventFilter(QObject *, QEvent *event) override
        {
            layouts += event->type() == QEvent::LayoutRequest;
            return false;
        }
        int layouts = 0;
    } counter;
    m_actions->action(u"view.eventLoop")->trigger();
    QTest::qWait(100);
    m_window->installEventFilter(&counter);
    QTest::qWait(200);
    QVERIFY2(counter.layouts < 3, qPrintable(QString::number(counter.layouts)));
}

void TestMainWindow::nothingIsClipped()
{
    QFETCH(ThemeChoice, theme);
    QFETCH(LanguageChoice, language);
    m_theme->setChoice(theme);
    m_language->setChoice(language);
    QCoreApplication::processEvents();
    for (const QSize &size : {QSize(1440, 900), QSize(720, 450)}) {
        m_window->resize(size);
        m_window->setProject({}, {});
        QCoreApplication::processEvents();
        QCOMPARE(clippedTexts().join(u'\n'), QString());
        fill();
        m_window->notices().post(
            Notice::Kind::Error,
            QStringLiteral("Port 3000 is already in use by nginx (process 4711). Stop that "
                           "program, or let the server listen on another port."),
            {{QStringLiteral("Show Console"), [] {}}});
        QCoreApplication::processEvents();
        QCOMPARE(clippedTexts().join(u'\n'), QString());
        QVERIFY2(m_window->width() <= size.width(), qPrintable(QString::number(m_window->width())));
        m_window->status().setPausedAt(QStringLiteral("orders.js:9"));
        m_window->setDebugMode(DebugMode::Paused);
        m_window->debugDocks().showForPause();
        QCoreApplication::processEvents();
        QCOMPARE(clippedTexts().join(u'\n'), QString());
        QVERIFY2(m_window->width() <= size.width(), qPrintable(QString::number(m_window->width())));
        m_window->debugDocks().applyDefaultLayout();
        m_window->setDebugMode(DebugMode::Nothing);
        m_window->status().setPausedAt({});
        m_window->notices().dismissAll();
        QVERIFY(m_window->editors().closeAll());
    }
}

// Kept in the build folder to be looked at beside the design.
void TestMainWindow::screenshots()
{
    QFETCH(ThemeChoice, theme);
    QFETCH(LanguageChoice, language);
    m_theme->setChoice(theme);
    m_language->setChoice(language);
    m_window->resize(1440, 900);
    fill();
    QTRY_VERIFY(m_window->projectDock().tree().model()->rowCount() > 0);
    const QDir folder(qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/screenshots"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(m_window->grab().save(folder.filePath(QStringLiteral("window-%1.png").arg(name))));
    m_actions->action(u"view.commandPalette")->trigger();
    QCoreApplication::processEvents();
    QVERIFY(m_window->grab().save(folder.filePath(QStringLiteral("palette-%1.png").arg(name))));
    m_window->palette().dismiss();
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
