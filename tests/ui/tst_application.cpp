// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "tests/support/accessible.h"
#include "tests/support/fakeclassifier.h"
#include "tests/support/fakepackagetools.h"
#include "tests/support/fakerequestsender.h"
#include "tests/support/fakeserverruntime.h"
#include "tests/support/temporaryproject.h"
#include "ui/common/noticearea.h"
#include "ui/editor/editorarea.h"
#include "ui/main/configurationbutton.h"
#include "ui/main/toolbar.h"
#include "ui/server/consolepanel.h"

#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QMenu>
#include <QRadioButton>
#include <QtTest>

#include <memory>

using namespace boucle;

// The whole window over a runtime in which nothing runs.
class TestApplication : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void openingRunsNothing();
    void runAsksForTrustOnce();
    void refusedTrustRunsNothing();
    void trustIsKept();
    void trustIsTakenBack();
    void commandLineTrustsAndRuns();
    void unknownConfigurationIsNamed();
    void stateIsShown();
    void restartStopsFirst();
    void severalServersAtOnce();
    void nothingToRunIsSaid();
    void fileIsRun();
    void brokenPackageJsonIsSaid();
    void missingScriptIsSaid();
    void failedStartIsSaid();
    void separateProcessIsOfferedAndKept();
    void placementIsChosen();
    void placementLooks_data();
    void placementLooks();
    void nativeRefusalOffersAProcess();
    void attachesToAnAddress();
    void changedPackageJsonIsSeen();
    void unsavedFilesAreSavedBeforeARun();
    void processOutputIsShown();
    void missingFolderIsSaid();
    void folderAndFilesComeBack();
    void choiceOfConfigurationComesBack();
    void themeAndLanguageComeBack();
    void closingStopsTheServers();
    void closingWithoutServersIsImmediate();
    void closingPutsPackagesBack();

private:
    void start(Application::Options options = {});
    MainWindow &window() { return m_application->window(); }
    bool press(const char *button)
    {
        return accessible::press(window(), QAccessible::Button, QLatin1String(button));
    }
    bool pressWhenEnabled(const char *button)
    {
        return QTest::qWaitFor([&] { return press(button); });
    }
    bool pressInDialog(const char *button);
    void runTrusted();
    QStringList notices();
    ServerId serve(int port);

    QTemporaryDir m_folder;
    std::unique_ptr<TemporaryProject> m_project;
    FakeClassifier m_classifier;
    FakePackageTools m_packageTools;
    FakeRequestSender m_sender;
    std::unique_ptr<FakeServerRuntime> m_runtime;
    std::unique_ptr<Application> m_application;
};

void TestApplication::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(
        QStringLiteral("package.json"),
        R"({ "name": "boutique-api", "scripts": { "start": "node server.js", "dev": "node dev.js" } })");
    m_project->write(QStringLiteral("server.js"), "require('http');\n");
    m_project->write(QStringLiteral("dev.js"), "require('http');\n");
    m_runtime = std::make_unique<FakeServerRuntime>();
}

void TestApplication::cleanup()
{
    if (m_application)
        QVERIFY(m_application->window().editors().closeAll());
    m_application.reset();
    m_runtime.reset();
    m_project.reset();
    QDir(m_folder.path()).removeRecursively();
    QVERIFY(QDir().mkpath(m_folder.path()));
}

void TestApplication::start(Application::Options options)
{
    m_application.reset();
    options.settingsFile = m_folder.filePath(QStringLiteral("boucle.ini"));
    options.dataFolder = m_folder.filePath(QStringLiteral("data"));
    options.environment = {{QStringLiteral("PATH"), qEnvironmentVariable("PATH")}};
    options.version = QStringLiteral("0.0.0");
    m_application =
        std::make_unique<Application>(*m_runtime, m_classifier, m_packageTools, m_sender, options);
    m_application->show();
    window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window()));
}

bool TestApplication::pressInDialog(const char *button)
{
    if (!QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }))
        return false;
    QWidget *dialog = QApplication::activeModalWidget();
    return accessible::press(*dialog, QAccessible::Button, QLatin1String(button)) &&
           QTest::qWaitFor([] { return QApplication::activeModalWidget() == nullptr; });
}

void TestApplication::runTrusted()
{
    QVERIFY(press("Run"));
    QVERIFY(pressInDialog("Trust and Run"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
}

QStringList TestApplication::notices()
{
    QStringList texts;
    for (const Notice *notice : window().notices().notices())
        texts.append(notice->text());
    return texts;
}

ServerId TestApplication::serve(int port)
{
    const ServerId id = m_runtime->lastId();
    m_runtime->send(id, ServerListening{{QStringLiteral("http"), QString(), port}});
    return id;
}

void TestApplication::openingRunsNothing()
{
    start({.folder = m_project->root()});
    QCOMPARE(window().windowTitle(), QStringLiteral("boutique-api – Boucle"));
    QCOMPARE(window().toolBar().configurations().accessibleDescription(), QStringLiteral("start"));
    QVERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("Restricted")));
    QTest::qWait(50);
    QCOMPARE(m_runtime->started.size(), 0);
    QCOMPARE(notices(), QStringList());
}

void TestApplication::runAsksForTrustOnce()
{
    start({.folder = m_project->root()});
    runTrusted();
    const LaunchSpec &spec = m_runtime->started.first();
    QCOMPARE(spec.name, QStringLiteral("start"));
    QCOMPARE(spec.script, m_project->path(QStringLiteral("server.js")));
    QCOMPARE(spec.workingDirectory, m_project->root());
    QVERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("Trusted")));

    m_runtime->send(m_runtime->lastId(), ServerEnded{ExitedWithCode{0}});
    QVERIFY(pressWhenEnabled("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 2);
    QVERIFY(!QApplication::activeModalWidget());
}

void TestApplication::refusedTrustRunsNothing()
{
    start({.folder = m_project->root()});
    QVERIFY(press("Run"));
    QVERIFY(pressInDialog("Cancel"));
    QTest::qWait(50);
    QCOMPARE(m_runtime->started.size(), 0);
    QVERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("Restricted")));
    // Asked again the next time.
    window().activateWindow();
    QVERIFY(press("Run"));
    QVERIFY(pressInDialog("Cancel"));
}

void TestApplication::trustIsKept()
{
    start({.folder = m_project->root()});
    runTrusted();
    m_application.reset();
    m_runtime = std::make_unique<FakeServerRuntime>();
    start({.folder = m_project->root()});
    QVERIFY(press("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
}

void TestApplication::trustIsTakenBack()
{
    start({.folder = m_project->root()});
    QVERIFY(press("Restricted"));
    QVERIFY(pressInDialog("Trust Folder"));
    QVERIFY(pressWhenEnabled("Trusted"));
    QVERIFY(pressInDialog("Stop Trusting"));
    QTRY_VERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("Restricted")));
    QCOMPARE(m_runtime->started.size(), 0);
}

void TestApplication::commandLineTrustsAndRuns()
{
    start({.folder = m_project->root(), .runName = QStringLiteral("dev"), .trustFolder = true});
    QTRY_COMPARE(m_runtime->started.size(), 1);
    QCOMPARE(m_runtime->started.first().script, m_project->path(QStringLiteral("dev.js")));
    QVERIFY(!QApplication::activeModalWidget());
}

void TestApplication::unknownConfigurationIsNamed()
{
    start({.folder = m_project->root(), .runName = QStringLiteral("prod"), .trustFolder = true});
    QCOMPARE(notices().size(), 1);
    QVERIFY2(notices().first().contains(QStringLiteral("“prod”")) &&
                 notices().first().contains(QLatin1String("start")) &&
                 notices().first().contains(QLatin1String("dev")),
             qPrintable(notices().first()));
    QCOMPARE(m_runtime->started.size(), 0);
}

void TestApplication::stateIsShown()
{
    start({.folder = m_project->root()});
    QVERIFY(!press("Stop"));
    QVERIFY(!press("Restart"));
    runTrusted();
    QTRY_VERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("Server: running · 0 s")) ||
                accessible::find(window(), QAccessible::Button, QStringLiteral("Server: running · 1 s")));
    QVERIFY(!press("Run"));
    serve(3000);
    QTRY_VERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("http://localhost:3000")));
    QVERIFY(window().consoleDock().isVisible());
    QVERIFY(press("Stop"));
    QTRY_COMPARE(m_runtime->stopped.size(), 1);
    QTRY_VERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("Server: stopped")));
    QVERIFY(!accessible::find(window(), QAccessible::Button, QStringLiteral("http://localhost:3000")));
    QVERIFY(!press("Stop"));
}

void TestApplication::restartStopsFirst()
{
    start({.folder = m_project->root()});
    runTrusted();
    QVERIFY(pressWhenEnabled("Restart"));
    QTRY_COMPARE(m_runtime->started.size(), 2);
    QCOMPARE(m_runtime->stopped, QList<ServerId>{ServerId(1)});
    // A stop while the restart waits is a stop.
    m_runtime->setObedient(false);
    QVERIFY(pressWhenEnabled("Restart"));
    QTRY_COMPARE(m_runtime->stopped.size(), 2);
    QVERIFY(!press("Restart"));
}

void TestApplication::severalServersAtOnce()
{
    start({.folder = m_project->root()});
    runTrusted();
    window().toolBar().configurations().menu()->actions().at(1)->trigger();
    QCOMPARE(window().toolBar().configurations().accessibleDescription(), QStringLiteral("dev"));
    QVERIFY(press("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 2);
    QTRY_COMPARE(accessible::names(window().consoleDock(), QAccessible::PageTab).size(), 2);
}

void TestApplication::nothingToRunIsSaid()
{
    TemporaryProject empty;
    empty.write(QStringLiteral("notes.txt"), "nothing\n");
    start({.folder = empty.root()});
    window().notices().dismissAll();
    QVERIFY(!window().toolBar().configurations().isEnabled());
    QVERIFY(press("Run"));
    QTRY_COMPARE(notices().size(), 1);
    QVERIFY2(notices().first().contains(QLatin1String("Run This File")), qPrintable(notices().first()));
    QCOMPARE(m_runtime->started.size(), 0);
}

void TestApplication::fileIsRun()
{
    TemporaryProject empty;
    const QString script = empty.write(QStringLiteral("tools/report.ts"), "export {};\n");
    const QString other = empty.write(QStringLiteral("notes.txt"));
    start({.folder = empty.root(), .file = other, .trustFolder = true});
    QAction *run = nullptr;
    for (QAction *action : window().actions()) {
        if (action->objectName() == QLatin1String("run.file"))
            run = action;
    }
    QVERIFY(run);
    QVERIFY(!run->isEnabled());
    QVERIFY(window().editors().openFile(script).ok());
    QTRY_VERIFY(run->isEnabled());
    run->trigger();
    QTRY_COMPARE(m_runtime->started.size(), 1);
    QCOMPARE(m_runtime->started.first().script, script);
    // Chosen from now on, and run again by its own name.
    QCOMPARE(window().toolBar().configurations().accessibleDescription(), QStringLiteral("report.ts"));
    run->trigger();
    QTRY_COMPARE(m_runtime->started.size(), 2);
    QCOMPARE(m_runtime->stopped.size(), 1);
}

void TestApplication::brokenPackageJsonIsSaid()
{
    m_project->write(QStringLiteral("package.json"), "{\n  \"scripts\": {\n    \"start\": oops\n  }\n}\n");
    start({.folder = m_project->root()});
    QCOMPARE(notices().size(), 1);
    QVERIFY2(notices().first().contains(QLatin1String("package.json")) &&
                 notices().first().contains(QLatin1String("line 3, column 14")),
             qPrintable(notices().first()));
    QVERIFY(window().editors().isVisible());
}

void TestApplication::missingScriptIsSaid()
{
    m_project->remove(QStringLiteral("server.js"));
    start({.folder = m_project->root(), .trustFolder = true});
    QVERIFY(press("Run"));
    QTRY_COMPARE(notices().size(), 1);
    QVERIFY2(notices().first().contains(m_project->path(QStringLiteral("server.js"))),
             qPrintable(notices().first()));
    QCOMPARE(m_runtime->started.size(), 0);
    // In the console of that configuration as well.
    QTRY_COMPARE(accessible::names(window().consoleDock(), QAccessible::PageTab).size(), 1);
}

void TestApplication::failedStartIsSaid()
{
    m_runtime->failStartsWith(Error{QStringLiteral("no-thread"), QStringLiteral("No thread could be made.")});
    start({.folder = m_project->root(), .trustFolder = true});
    QVERIFY(press("Run"));
    QTRY_COMPARE(notices(), QStringList{QStringLiteral("No thread could be made.")});
    m_runtime->failStartsWith(std::nullopt);
    QVERIFY(press("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
}

void TestApplication::separateProcessIsOfferedAndKept()
{
    m_project->write(QStringLiteral("package.json"),
                     R"({ "scripts": { "start": "node --expose-gc server.js" } })");
    start({.folder = m_project->root(), .trustFolder = true});
    QVERIFY(press("Run"));
    QTRY_COMPARE(notices().size(), 1);
    QVERIFY2(notices().first().contains(QLatin1String("--expose-gc")), qPrintable(notices().first()));
    QVERIFY(m_runtime->started.isEmpty());
    QVERIFY(pressWhenEnabled("Run in a Separate Process"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
    QCOMPARE(m_runtime->started.first().placement, LaunchSpec::Placement::SeparateProcess);
    QCOMPARE(m_runtime->started.first().execArguments, QStringList{QStringLiteral("--expose-gc")});
    QVERIFY(window().toolBar().configurations().menu()->actions().first()->text().endsWith(
        QLatin1String("separate process")));

    // The next time nothing is asked any more.
    start({.folder = m_project->root()});
    QVERIFY(press("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 2);
    QCOMPARE(m_runtime->started.last().placement, LaunchSpec::Placement::SeparateProcess);
}

void TestApplication::placementIsChosen()
{
    start({.folder = m_project->root(), .trustFolder = true});
    QVERIFY(m_application->trigger(u"run.placement"));
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget &dialog = *QApplication::activeModalWidget();
    QVERIFY(accessible::nameless(dialog).isEmpty());
    QVERIFY(accessible::press(dialog, QAccessible::RadioButton, QStringLiteral("Separate process")));
    QWidget *flags = accessible::findWidget(dialog, QAccessible::EditableText, QStringLiteral("Node flags"));
    QVERIFY(flags);
    QTest::keyClicks(flags, QStringLiteral("--expose-gc server.js"));
    QVERIFY(accessible::press(dialog, QAccessible::Button, QStringLiteral("Done")));
    // It says what is wrong and stays.
    QTRY_VERIFY2(accessible::tree(dialog).contains(QStringLiteral("“server.js” is no flag")),
                 qPrintable(accessible::tree(dialog)));
    for (int i = 0; i < int(qstrlen(" server.js")); ++i)
        QTest::keyClick(flags, Qt::Key_Backspace);
    QVERIFY(pressInDialog("Done"));
    QVERIFY(press("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
    QCOMPARE(m_runtime->started.first().placement, LaunchSpec::Placement::SeparateProcess);
    QCOMPARE(m_runtime->started.first().execArguments, QStringList{QStringLiteral("--expose-gc")});
}

void TestApplication::placementLooks_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("language");
    for (const char *theme : {"dark", "light"}) {
        for (const char *language : {"english", "french"})
            QTest::addRow("%s-%s", theme, language)
                << QString::fromLatin1(theme) << QString::fromLatin1(language);
    }
}

/// Kept in the build folder's screenshots, to be looked at.
void TestApplication::placementLooks()
{
    QFETCH(QString, theme);
    QFETCH(QString, language);
    start({.folder = m_project->root(), .trustFolder = true});
    QVERIFY(m_application->trigger(QStringLiteral("view.theme.") + theme));
    QVERIFY(m_application->trigger(QStringLiteral("view.language.") + language));
    QDir folder(qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/screenshots"));
    QVERIFY(folder.mkpath(folder.path()));
    for (const char16_t *action : {u"run.placement", u"debug.attach"}) {
        QVERIFY(m_application->trigger(action));
        QTRY_VERIFY(QApplication::activeModalWidget());
        QDialog &dialog = *qobject_cast<QDialog *>(QApplication::activeModalWidget());
        QVERIFY(accessible::nameless(dialog).isEmpty());
        for (QRadioButton *button : dialog.findChildren<QRadioButton *>())
            button->click(); // the last ones have the most fields
        for (int depth = 0; depth < 5; ++depth)
            QCoreApplication::sendPostedEvents();
        const QString name = QString::fromUtf16(action).replace(u'.', u'-');
        QVERIFY(
            dialog.grab().save(folder.filePath(QStringLiteral("%1-%2-%3.png").arg(name, theme, language))));
        dialog.reject();
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }
}

void TestApplication::nativeRefusalOffersAProcess()
{
    start({.folder = m_project->root(), .trustFolder = true});
    QVERIFY(press("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
    m_runtime->send(
        m_runtime->lastId(),
        ServerEnded{UncaughtError{1, QStringLiteral("Error: Module did not self-register: 'x.node'."), {}}});
    QTRY_COMPARE(notices().size(), 1);
    QVERIFY(pressWhenEnabled("Run in a Separate Process"));
    QTRY_COMPARE(m_runtime->started.size(), 2);
    QCOMPARE(m_runtime->started.last().placement, LaunchSpec::Placement::SeparateProcess);
}

void TestApplication::attachesToAnAddress()
{
    // Nothing of the folder runs: it need not be trusted.
    start({.folder = m_project->root()});
    QVERIFY(m_application->trigger(u"debug.attach"));
    QTRY_VERIFY(QApplication::activeModalWidget());
    QWidget &dialog = *QApplication::activeModalWidget();
    QVERIFY(accessible::nameless(dialog).isEmpty());
    QWidget *address = accessible::findWidget(dialog, QAccessible::EditableText, QStringLiteral("Address"));
    QVERIFY(address);
    QTest::keyClicks(address, QStringLiteral("build.local:9229"));
    QVERIFY(pressInDialog("Attach"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
    QCOMPARE(m_runtime->started.first().placement, LaunchSpec::Placement::Attach);
    QCOMPARE(m_runtime->started.first().inspectorAddress, QStringLiteral("build.local:9229"));
    QCOMPARE(window().toolBar().configurations().accessibleDescription(), QStringLiteral("build.local:9229"));
}

void TestApplication::changedPackageJsonIsSeen()
{
    start({.folder = m_project->root()});
    const auto names = [this] {
        QStringList texts;
        for (const QAction *action : window().toolBar().configurations().menu()->actions()) {
            if (action->isCheckable())
                texts.append(action->text().section(u'\t', 0, 0));
        }
        return texts;
    };
    QCOMPARE(names(), (QStringList{QStringLiteral("start"), QStringLiteral("dev")}));
    m_project->write(QStringLiteral("package.json"), R"({ "scripts": { "start": "node server.js" } })");
    QTRY_COMPARE(names(), QStringList{QStringLiteral("start")});
    m_project->write(QStringLiteral("package.json"), "{ oops");
    QTRY_COMPARE(notices().size(), 1);
    m_project->write(QStringLiteral("package.json"), R"({ "scripts": { "dev": "node dev.js" } })");
    QTRY_COMPARE(names(), QStringList{QStringLiteral("dev")});
}

void TestApplication::unsavedFilesAreSavedBeforeARun()
{
    const QString path = m_project->path(QStringLiteral("server.js"));
    start({.folder = m_project->root(), .file = path, .trustFolder = true});
    QTRY_COMPARE(window().editors().currentPath(), path);
    QTRY_VERIFY(QApplication::focusWidget() && window().editors().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("// new "));
    QVERIFY(window().editors().hasUnsaved());
    QVERIFY(press("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
    QVERIFY(!window().editors().hasUnsaved());
    QVERIFY(m_project->read(QStringLiteral("server.js")).startsWith("// new "));
}

void TestApplication::processOutputIsShown()
{
    start({.folder = m_project->root(), .trustFolder = true});
    QVERIFY(press("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
    m_runtime->printProcessOutput("written by native code\n");
    ServerSession *session = nullptr;
    QTRY_VERIFY((session = window().console().currentSession()));
    QTRY_VERIFY(session->log().plainText().contains(QLatin1String("written by native code")));
}

void TestApplication::missingFolderIsSaid()
{
    start({.folder = QStringLiteral("/nonexistent-folder")});
    QCOMPARE(notices().size(), 1);
    QVERIFY(notices().first().contains(QLatin1String("/nonexistent-folder")));
}

void TestApplication::folderAndFilesComeBack()
{
    start({.folder = m_project->root()});
    QVERIFY(window().editors().openFile(m_project->path(QStringLiteral("server.js"))).ok());
    QVERIFY(window().editors().openFile(m_project->path(QStringLiteral("dev.js"))).ok());
    QVERIFY(window().editors().openFile(m_project->path(QStringLiteral("server.js"))).ok());
    m_application->quitNow();
    start();
    QCOMPARE(window().windowTitle(), QStringLiteral("server.js – boutique-api – Boucle"));
    QCOMPARE(window().editors().openPaths(), (QStringList{m_project->path(QStringLiteral("server.js")),
                                                          m_project->path(QStringLiteral("dev.js"))}));
}

void TestApplication::choiceOfConfigurationComesBack()
{
    start({.folder = m_project->root()});
    window().toolBar().configurations().menu()->actions().at(1)->trigger();
    start({.folder = m_project->root()});
    QCOMPARE(window().toolBar().configurations().accessibleDescription(), QStringLiteral("dev"));
}

void TestApplication::themeAndLanguageComeBack()
{
    const auto trigger = [this](const char *id) {
        QAction *action = nullptr;
        for (QMenu *menu : window().findChildren<QMenu *>()) {
            for (QAction *candidate : menu->actions()) {
                if (candidate->objectName() == QLatin1String(id))
                    action = candidate;
            }
        }
        if (action)
            action->trigger();
        return action != nullptr;
    };
    start();
    QVERIFY(trigger("view.theme.light"));
    QVERIFY(trigger("view.language.french"));
    QTRY_VERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("Exécuter")));
    const QColor light = QApplication::palette().color(QPalette::Window);
    QVERIFY(light.lightness() > 200);
    start();
    QVERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("Exécuter")));
    QCOMPARE(QApplication::palette().color(QPalette::Window), light);
    QVERIFY(trigger("view.language.english"));
    QTRY_VERIFY(accessible::find(window(), QAccessible::Button, QStringLiteral("Run")));
}

void TestApplication::closingStopsTheServers()
{
    start({.folder = m_project->root(), .trustFolder = true});
    QVERIFY(press("Run"));
    QTRY_COMPARE(m_runtime->started.size(), 1);
    QTimer::singleShot(0, &window(), &QWidget::close);
    QCOMPARE(QCoreApplication::exec(), 0);
    QCOMPARE(m_runtime->stopped, QList<ServerId>{ServerId(1)});
    QVERIFY(!window().isVisible());
}

void TestApplication::closingWithoutServersIsImmediate()
{
    start({.folder = m_project->root()});
    QTimer::singleShot(0, &window(), &QWidget::close);
    QCOMPARE(QCoreApplication::exec(), 0);
    QVERIFY(!window().isVisible());
}

void TestApplication::closingPutsPackagesBack()
{
    start({.folder = m_project->root(), .trustFolder = true});
    QVERIFY(m_application->trigger(u"packages.install"));
    QCOMPARE(m_packageTools.method(), QStringLiteral("perform"));
    const int number = m_packageTools.calls.front().number;
    QTimer::singleShot(0, &window(), &QWidget::close);
    bool wasAsked = false;
    QTimer::singleShot(100, &window(), [&] {
        wasAsked = m_packageTools.cancelled.contains(number);
        m_packageTools.answer(R"({"error":{"code":"ECANCELLED"}})");
    });
    QCOMPARE(QCoreApplication::exec(), 0);
    QVERIFY(wasAsked); // and it was waited for
}

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
