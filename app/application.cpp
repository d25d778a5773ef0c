// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "core/base/logging.h"
#include "ui/common/noticearea.h"
#include "ui/editor/editorarea.h"
#include "ui/main/aboutdialog.h"
#include "ui/packages/packagesdock.h"
#include "ui/packages/packagespanel.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// A stop succeeds within a second; what is blocked in native code is left to the runtime's own end.
constexpr auto quitLimit = 2s;

constexpr std::array themeActions{u"view.theme.system", u"view.theme.light", u"view.theme.dark"};
constexpr std::array languageActions{u"view.language.system", u"view.language.english",
                                     u"view.language.french"};

QString orDefault(const QString &path, const QString &fallback)
{
    return path.isEmpty() ? fallback : path;
}

} // namespace

Application::Application(ServerRuntime &runtime, ChangeClassifier &classifier, PackageTools &packageTools,
                         RequestSender &sender, Options options)
    : m_options(std::move(options))
    , m_settings(
          orDefault(m_options.settingsFile, Settings::configurationFolder() + QLatin1String("/boucle.ini")))
    , m_trust(orDefault(m_options.dataFolder, Settings::dataFolder()) + QLatin1String("/trust.json"))
    , m_journal(orDefault(m_options.dataFolder, Settings::dataFolder()) + QLatin1String("/recovery"))
    , m_actions(m_theme)
    , m_runs(runtime, m_options.environment)
{
    // The window is hidden before the last server has ended.
    QApplication::setQuitOnLastWindowClosed(false);
    m_theme.setChoice(m_settings.theme());
    m_language.setChoice(m_settings.language());
    m_window = std::make_unique<MainWindow>(m_theme, m_actions);
    m_runActions =
        std::make_unique<RunActions>(m_runs, m_debugger, runtime, m_trust, m_theme, m_actions, *m_window);
    m_debugActions =
        std::make_unique<DebugActions>(m_debugger, m_runs, m_settings, m_theme, m_actions, *m_window);
    m_placementActions =
        std::make_unique<PlacementActions>(m_runs, *m_runActions, m_theme, m_actions, *m_window);
    m_hotReloadActions =
        std::make_unique<HotReloadActions>(m_runs, m_debugger, classifier, m_theme, m_actions, *m_window);

    m_loopActions = std::make_unique<LoopActions>(m_runs, m_debugger, runtime, sender, m_settings, m_actions,
                                                  *m_window, dataFolder() + QLatin1String("/recordings"));
    m_profilingActions = std::make_unique<ProfilingActions>(m_runs, m_debugger, m_actions, *m_window);
    m_packageActions = std::make_unique<PackageActions>(packageTools, m_runs, *m_runActions, m_settings,
                                                        m_actions, *m_window);

    m_packageEditing = std::make_unique<PackageEditing>(*m_packageActions, m_theme, m_actions, *m_window);
    connect(m_packageActions.get(), &PackageActions::heapRequested, m_profilingActions.get(),
            &ProfilingActions::takeSnapshot);
    connect(m_profilingActions.get(), &ProfilingActions::canRecordChanged, &m_window->packagesDock().panel(),
            &PackagesPanel::setCanMeasure);
    connect(m_profilingActions.get(), &ProfilingActions::snapshotTaken, m_packageActions.get(),
            [this](const HeapSnapshotPtr &snapshot) { m_packageActions->takeSnapshot(*snapshot); });
    connect(m_loopActions.get(), &LoopActions::profileKept, m_profilingActions.get(),
            &ProfilingActions::openCpuProfile);
    connect(m_loopActions.get(), &LoopActions::handlesSeen, m_packageActions.get(),
            &PackageActions::takeHandles);

    connectActions();
    connectWindow();
    m_window->editors().setRecoveryJournal(m_journal);
    m_window->restoreLayout(m_settings.windowGeometry(), m_settings.windowLayout());
    m_debugActions->restoreDocks();
    updateRecent();
}

Application::~Application()
{
    // Members still speak while they go.
    m_window->disconnect(this);
    m_runs.disconnect(this);
    m_packageEditing.reset();
    m_packageActions.reset();
    m_profilingActions.reset();
    m_loopActions.reset();
    m_hotReloadActions.reset();
    m_placementActions.reset();
    m_debugActions.reset();
    m_runActions.reset();
}

void Application::connectActions()
{
    const auto on = [this](QStringView id, auto &&slot) {
        connect(m_actions.action(id), &QAction::triggered, this, slot);
    };
    on(u"file.openFolder", [this] { chooseFolder(); });
    on(u"file.openFile", [this] { chooseFile(); });
    on(u"file.closeFolder", [this] { closeFolder(); });
    on(u"help.about", [this] {
        (new AboutDialog(m_theme, {m_options.version, m_options.nodeVersion}, m_window.get()))->open();
    });
    for (size_t i = 0; i < themeActions.size(); ++i) {
        on(themeActions.at(i), [this, choice = ThemeChoice(i)] {
            m_settings.setTheme(choice);
            m_theme.setChoice(choice);
        });
    }
    for (size_t i = 0; i < languageActions.size(); ++i) {
        on(languageActions.at(i), [this, choice = LanguageChoice(i)] {
            m_settings.setLanguage(choice);
            m_language.setChoice(choice);
        });
    }
    m_actions.action(themeActions.at(size_t(m_theme.choice())))->setChecked(true);
    m_actions.action(languageActions.at(size_t(m_language.choice())))->setChecked(true);
}

void Application::connectWindow()
{
    connect(m_window.get(), &MainWindow::closeRequested, this, &Application::requestQuit);
    connect(m_window.get(), &MainWindow::folderRequested, this, &Application::openFolder);
    connect(m_window.get(), &MainWindow::pathsDropped, this, &Application::openPaths);
    connect(m_window.get(), &MainWindow::recentFoldersCleared, this, [this] {
        m_settings.clearRecentFolders();
        updateRecent();
    });
    connect(&m_journal, &RecoveryJournal::writeFailed, this, &Application::showError);
    connect(&m_runs, &RunControl::configurationsChanged, this, [this] {
        if (m_runs.project() && m_runs.current() >= 0) {
            m_settings.setConfigurationName(m_runs.project()->root(),
                                            m_runs.configurations().at(m_runs.current()).name);
        }
    });
    connect(&m_runs, &RunControl::sessionChanged, this, &Application::quitWhenDone);
    connect(&m_packageActions->packages(), &ProjectPackages::workChanged, this, &Application::quitWhenDone);
    connect(&m_runs, &RunControl::placementsChanged, this, [this] {
        if (m_runs.project())
            m_settings.setPlacements(m_runs.project()->root(), m_runs.placements());
    });
    connect(&m_runs, &RunControl::hotReloadChanged, this, [this] {
        if (m_runs.project())
            m_settings.setHotReload(m_runs.project()->root(), m_runs.hotReloads());
    });
    m_quitLimit.setSingleShot(true);
    m_quitLimit.setInterval(quitLimit);
    connect(&m_quitLimit, &QTimer::timeout, this, [] { QCoreApplication::exit(0); });
}

void Application::show()
{
    const QString last = m_settings.lastFolder();
    if (!m_options.folder.isEmpty())
        openFolder(m_options.folder);
    else if (QFileInfo(last).isDir() &&
             (m_options.file.isEmpty() || m_options.file.startsWith(last + QLatin1Char('/'))))
        openFolder(last);
    if (m_options.trustFolder)
        m_runActions->trustOpenFolder();
    m_window->editors().restoreUnsaved();
    if (!m_options.file.isEmpty())
        openFile(m_options.file, m_options.line);
    m_window->show();
    if (m_trust.loadProblem())
        showError(*m_trust.loadProblem());
    if (m_options.runName)
        runAtStart(*m_options.runName);
}

int Application::exec()
{
    show();
    return QCoreApplication::exec();
}

bool Application::trigger(QStringView actionId)
{
    QAction *action = m_actions.action(actionId);
    if (!action || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

void Application::runAtStart(const QString &name)
{
    if (name.isEmpty() || m_runs.setCurrentByName(name)) {
        m_runActions->run();
        return;
    }
    QStringList names;
    for (const LaunchConfiguration &configuration : m_runs.configurations())
        names.append(configuration.name);
    showError({QStringLiteral("configuration-missing"),
               names.isEmpty()
                   ? tr("There is no configuration “%1”: nothing to run was found in this folder.").arg(name)
                   : tr("There is no configuration “%1”. There are: %2.")
                         .arg(name, QLocale().createSeparatedList(names))});
}

void Application::chooseFolder()
{
    auto *dialog = new QFileDialog(m_window.get(), tr("Open Folder"),
                                   m_runs.project() ? m_runs.project()->root() : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &Application::openFolder);
    dialog->open();
}

void Application::chooseFile()
{
    auto *dialog = new QFileDialog(m_window.get(), tr("Open File"),
                                   m_runs.project() ? m_runs.project()->root() : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &Application::openPaths);
    dialog->open();
}

void Application::openFolder(const QString &path)
{
    const Result<Project> project = Project::open(path);
    if (!project) {
        m_settings.removeRecentFolder(path);
        updateRecent();
        showError(project.error());
        return;
    }
    const QString root = project->root();
    if ((m_runs.project() && m_runs.project()->root() == root) || !leaveFolder())
        return;
    m_window->notices().dismissAll();
    m_window->setProject(project->name(), root);
    m_debugActions->setProject(root, dataFolder());
    m_packageActions->setFolder(root);
    m_runs.setProject(*project, m_settings.configurationName(root), m_settings.placements(root),
                      m_settings.hotReload(root));
    m_settings.addRecentFolder(root);
    m_settings.setLastFolder(root);
    updateRecent();
    for (const QString &file : m_settings.openFiles(root)) {
        // A file may be gone since; that is no news to the user.
        if (const Result<void> opened = m_window->editors().openFile(file); !opened)
            qCInfo(logApp).noquote() << opened.error().message;
    }
}

void Application::closeFolder()
{
    if (!leaveFolder())
        return;
    m_window->setProject({}, {});
    m_debugActions->setProject({}, {});
    m_packageActions->setFolder({});
    m_runs.setProject({}, {});
    m_settings.setLastFolder({});
}

bool Application::leaveFolder()
{
    rememberFolder();
    return m_window->editors().closeAll();
}

void Application::rememberFolder()
{
    if (!m_runs.project())
        return;
    // The current one once more at the end: opened last, it is in front again.
    QStringList files = m_window->editors().openPaths();
    if (!files.isEmpty())
        files.append(m_window->editors().currentPath());
    m_settings.setOpenFiles(m_runs.project()->root(), files);
}

void Application::openFile(const QString &path, int line, int column)
{
    if (const Result<void> opened = m_window->editors().openFile(path, line, column); !opened)
        showError(opened.error());
}

void Application::openPaths(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (QFileInfo(path).isDir())
            openFolder(path);
        else
            openFile(path);
    }
}

void Application::updateRecent()
{
    m_window->setRecentFolders(m_settings.recentFolders());
}

QString Application::dataFolder() const
{
    return orDefault(m_options.dataFolder, Settings::dataFolder());
}

void Application::showError(const Error &error)
{
    m_window->notices().showError(error);
}

void Application::requestQuit()
{
    if (m_quitting)
        return;
    rememberFolder();
    if (m_window->editors().closeAll())
        stopAndQuit();
}

void Application::quitNow()
{
    if (m_quitting)
        return;
    rememberFolder();
    m_journal.flushNow();
    stopAndQuit();
}

void Application::stopAndQuit()
{
    m_settings.setWindow(m_window->saveGeometry(), m_window->layoutState());
    m_debugActions->rememberDocks();
    m_quitting = true;
    m_window->hide();
    m_quitLimit.start();
    // What is being installed is put back, with what its scripts have started.
    m_packageActions->packages().cancel();
    m_runs.stopAll();
    quitWhenDone();
}

void Application::quitWhenDone()
{
    if (m_quitting && m_runs.aliveSessions().isEmpty() && !m_packageActions->packages().present())
        QCoreApplication::exit(0);
}

void Application::rescue()
{
    m_journal.flushNow();
}

} // namespace boucle
