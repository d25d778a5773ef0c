// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/mainwindow.h"

#include "ui/common/actionregistry.h"
#include "ui/common/commandpalette.h"
#include "ui/common/dockheader.h"
#include "ui/common/docktabs.h"
#include "ui/common/noticearea.h"
#include "ui/debugger/debugdocks.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"
#include "ui/eventloop/loopdocks.h"
#include "ui/main/debugcommands.h"
#include "ui/main/mainactions.h"
#include "ui/main/searchfield.h"
#include "ui/main/statusbar.h"
#include "ui/main/toolbar.h"
#include "ui/main/welcomepage.h"
#include "ui/packages/packagesdock.h"
#include "ui/profiling/profilingdocks.h"
#include "ui/project/projectdock.h"
#include "ui/server/consolepanel.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QTreeView>

namespace boucle {

namespace {

constexpr QSize defaultSize{1440, 900};
constexpr QSize smallestSize{640, 400};
constexpr int projectWidth = 232;
constexpr int consoleHeight = 248;
// Raised when docks or tool bars change in a way that makes an older state meaningless.
constexpr int layoutVersion = 5;

QStringList localPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

QActionGroup *makeChoice(QMenu &menu, const QList<QAction *> &actions)
{
    auto *group = new QActionGroup(&menu);
    for (QAction *action : actions) {
        group->addAction(action);
        menu.addAction(action);
    }
    return group;
}

} // namespace

MainWindow::MainWindow(const Theme &theme, ActionRegistry &actions, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("window"));
    setMinimumSize(smallestSize);
    setAcceptDrops(true);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    setWindowIcon(QIcon(QStringLiteral(":/boucle.svg")));
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);

    addMainActions(actions);
    m_toolBar = new ToolBar(theme, actions, this);
    addToolBar(Qt::TopToolBarArea, m_toolBar);
    m_status = new StatusBar(theme, this);
    setStatusBar(m_status);

    m_centre = new QStackedWidget(this);
    m_welcome = new WelcomePage(theme, actions);
    m_editors = new EditorArea(theme, actions);
    m_centre->addWidget(m_welcome);
    m_centre->addWidget(m_editors);
    setCentralWidget(m_centre);
    buildDocks();

    m_palette = new CommandPalette(theme, actions, this);
    m_palette->setAnchor(&m_toolBar->search());
    m_notices = new NoticeArea(theme, *this, Theme::statusBarHeight);
    // A dock that comes to the front would lie over them.
    for (QDockWidget *dock : findChildren<QDockWidget *>())
        connect(dock, &QDockWidget::visibilityChanged, m_notices, &QWidget::raise);

    buildMenus();
    connectEditors();
    connect(actions.action(u"view.commandPalette"), &QAction::triggered, this,
            [this] { m_palette->open(CommandPalette::Mode::Commands); });
    connect(actions.action(u"go.file"), &QAction::triggered, this, [this] {
        m_palette->setRecentFiles(m_editors->openPaths());
        m_palette->open(CommandPalette::Mode::Files);
    });
    connect(actions.action(u"view.resetLayout"), &QAction::triggered, this, &MainWindow::applyDefaultLayout);
    connect(actions.action(u"app.quit"), &QAction::triggered, this, &MainWindow::closeRequested);
    connect(m_status, &StatusBar::positionClicked, this,
            [this] { m_palette->open(CommandPalette::Mode::Line); });
    connect(m_status, &StatusBar::serverClicked, this, &MainWindow::showConsole);
    connect(m_welcome, &WelcomePage::folderChosen, this, &MainWindow::folderRequested);

    resize(defaultSize);
    applyDefaultLayout();
    retranslateUi();
    updateCentre();
    updateEditorFacts();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildDocks()
{
    m_projectDock = new ProjectDock(m_theme, m_actions, this);
    addDockWidget(Qt::LeftDockWidgetArea, m_projectDock);

    m_consoleDock = new QDockWidget(this);
    m_consoleDock->setObjectName(QStringLiteral("dock.console"));
    m_console = new ConsolePanel(m_theme, m_actions);
    m_consoleDock->setWidget(m_console);
    new DockHeader(m_theme, QLatin1String("terminal"), *m_consoleDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_consoleDock);

    auto *tabs = new DockTabs(m_theme, *this);
    tabs->setIcon(*m_consoleDock, QLatin1String("terminal"));
    m_loopDocks = new LoopDocks(m_theme, m_actions, *this, *m_consoleDock, *tabs);
    m_packagesDock = new PackagesDock(m_theme, m_actions, *this, m_loopDocks->last(), *tabs);
    m_profilingDocks = new ProfilingDocks(m_theme, m_actions, *this, *m_packagesDock, *tabs);
    // They show handles and memory as well.
    const auto watch = [this] {
        m_loopDocks->setOthersWatch(m_profilingDocks->isMemoryInSight() || m_packagesDock->isInSight());
    };
    connect(m_profilingDocks, &ProfilingDocks::inSightChanged, this, watch);
    connect(m_packagesDock, &PackagesDock::inSightChanged, this, watch);

    m_debugDocks = new DebugDocks(m_theme, m_actions, *this);

    bindDockAction(*m_actions.action(u"view.project"), *m_projectDock, m_projectDock->tree());
    bindDockAction(*m_actions.action(u"view.console"), *m_consoleDock, *m_console);
}

void MainWindow::buildMenus()
{
    for (const MenuId id :
         {MenuId::File, MenuId::Edit, MenuId::View, MenuId::Go, MenuId::Run, MenuId::Help}) {
        QMenu *menu = menuBar()->addMenu(ActionRegistry::menuTitle(id));
        m_menus.append(menu);
        for (QAction *action : m_actions.menuActions(id)) {
            if (action)
                menu->addAction(action);
            else
                menu->addSeparator();
        }
    }
    for (QAction *action : m_actions.all()) {
        if (action->shortcutContext() == Qt::WindowShortcut)
            addAction(action);
    }

    m_recentMenu = new QMenu(this);
    m_actions.action(u"file.openRecent")->setMenu(m_recentMenu);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    const QList<QAction *> themes{m_actions.action(u"view.theme.system"),
                                  m_actions.action(u"view.theme.light"),
                                  m_actions.action(u"view.theme.dark")};
    const QList<QAction *> languages{m_actions.action(u"view.language.system"),
                                     m_actions.action(u"view.language.english"),
                                     m_actions.action(u"view.language.french")};
    for (const auto &[id, choices] :
         {std::pair(u"view.theme", themes), std::pair(u"view.language", languages)}) {
        auto *menu = new QMenu(this);
        makeChoice(*menu, choices);
        m_actions.action(id)->setMenu(menu);
    }
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    for (const QString &folder : m_recentFolders)
        m_recentMenu->addAction(QString(folder).replace(QLatin1Char('&'), QLatin1String("&&")), this,
                                [this, folder] { emit folderRequested(folder); });
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(tr("Clear Recent"), this, &MainWindow::recentFoldersCleared);
}

void MainWindow::connectEditors()
{
    connect(m_editors, &EditorArea::currentFileChanged, this, [this](const QString &path) {
        m_projectDock->reveal(path);
        updateCentre();
        updateTitle();
        updateEditorFacts();
    });
    connect(m_editors, &EditorArea::cursorMoved, this, &MainWindow::updateEditorFacts);
    connect(m_editors, &EditorArea::factsChanged, this, &MainWindow::updateEditorFacts);
    connect(m_editors, &EditorArea::fileSaved, this,
            [this](const QString &path) { m_status->post(tr("%1 saved").arg(QFileInfo(path).fileName())); });
    connect(m_editors, &EditorArea::errorOccurred, this,
            [this](const Error &error) { m_notices->showError(error); });
    const auto open = [this](const QString &path, int line = 0, int column = 0) {
        if (const Result<void> opened = m_editors->openFile(path, line, column); !opened)
            m_notices->showError(opened.error());
    };
    connect(m_projectDock, &ProjectDock::fileActivated, this, [open](const QString &path) { open(path); });
    connect(m_projectDock, &ProjectDock::errorOccurred, this,
            [this](const Error &error) { m_notices->showError(error); });
    connect(m_palette, &CommandPalette::fileChosen, this,
            [open](const QString &path, int line) { open(path, line); });
    connect(m_palette, &CommandPalette::lineChosen, this, [this](int line, int column) {
        if (CodeEditor *editor = m_editors->currentEditor()) {
            editor->goTo(line, column);
            editor->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_console, &ConsolePanel::fileLinkActivated, this, open);
}

void MainWindow::setProject(const QString &name, const QString &folder)
{
    m_projectName = name;
    m_projectFolder = folder;
    m_toolBar->setProject(name, folder);
    m_projectDock->setRoot(folder);
    m_editors->setProjectRoot(folder);
    m_palette->setProjectRoot(folder);
    m_actions.action(u"file.closeFolder")->setEnabled(!folder.isEmpty());
    updateCentre();
    updateTitle();
}

void MainWindow::setRecentFolders(const QStringList &folders)
{
    m_recentFolders = folders;
    m_welcome->setRecentFolders(folders);
    m_actions.action(u"file.openRecent")->setEnabled(!folders.isEmpty());
}

void MainWindow::showConsole()
{
    m_consoleDock->show();
    m_consoleDock->raise();
}

void MainWindow::setDebugMode(DebugMode mode)
{
    boucle::setDebugMode(m_actions, mode);
    m_toolBar->setDebugMode(mode);
}

QByteArray MainWindow::layoutState() const
{
    return saveState(layoutVersion);
}

void MainWindow::restoreLayout(const QByteArray &geometry, const QByteArray &state)
{
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    if (state.isEmpty() || !restoreState(state, layoutVersion))
        applyDefaultLayout();
}

void MainWindow::applyDefaultLayout()
{
    for (QDockWidget *dock : {static_cast<QDockWidget *>(m_projectDock), m_consoleDock}) {
        dock->setFloating(false);
        dock->show();
    }
    addDockWidget(Qt::LeftDockWidgetArea, m_projectDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_consoleDock);
    m_loopDocks->applyDefaultLayout();
    m_packagesDock->applyDefaultLayout();
    m_profilingDocks->applyDefaultLayout();
    m_consoleDock->raise();
    m_debugDocks->applyDefaultLayout();
    resizeDocks({m_projectDock}, {projectWidth}, Qt::Horizontal);
    resizeDocks({m_consoleDock}, {consoleHeight}, Qt::Vertical);
}

void MainWindow::updateCentre()
{
    const bool nothing = m_projectFolder.isEmpty() && m_editors->pages().isEmpty();
    m_centre->setCurrentWidget(nothing ? static_cast<QWidget *>(m_welcome) : m_editors);
}

void MainWindow::updateTitle()
{
    QStringList parts;
    if (const QString source = m_editors->currentSource(); source.startsWith(u'/'))
        parts << QFileInfo(source).fileName();
    else if (!source.isEmpty())
        parts << source;
    if (!m_projectName.isEmpty())
        parts << m_projectName;
    parts << QStringLiteral("Boucle");
    setWindowTitle(parts.join(QStringLiteral(" – ")));
}

void MainWindow::updateEditorFacts()
{
    m_status->setEditor({m_editors->cursorLine(), m_editors->cursorColumn(), m_editors->encodingName(),
                         m_editors->lineEndName(), m_editors->languageName()});
}

void MainWindow::retranslateUi()
{
    m_consoleDock->setWindowTitle(tr("Console"));
    m_consoleDock->setAccessibleName(tr("Console"));
    for (int i = 0; i < m_menus.size(); ++i)
        m_menus.at(i)->setTitle(ActionRegistry::menuTitle(MenuId(int(MenuId::File) + i)));
    updateTitle();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore();
    emit closeRequested();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localPaths(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    emit pathsDropped(localPaths(*event->mimeData()));
}

QMenu *MainWindow::createPopupMenu()
{
    // Docks are chosen in the View menu; Qt's own menu would offer to hide the tool bar as well.
    return nullptr;
}

} // namespace boucle
