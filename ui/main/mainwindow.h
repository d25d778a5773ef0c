// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/uiwatchdog.h"

#include <QMainWindow>

class QActionGroup;
class QMenu;
class QStackedWidget;

namespace boucle {

class ActionRegistry;
class CommandPalette;
class ConsolePanel;
class DebugDocks;
class LoopDocks;
class PackagesDock;
class ProfilingDocks;
class EditorArea;
class NoticeArea;
class ProjectDock;
class StatusBar;
class Theme;
class ToolBar;
class WelcomePage;
enum class DebugMode;

/// The window: menus, toolbar, docks, editor, status bar, palette and notices, put together. Knows neither
/// projects nor servers: it shows what it is told and says what the user asks for, by the actions of the
/// registry and its own signals.
class MainWindow : public QMainWindow
{
    Q_OBJECT
    Q_PROPERTY(double longestUiBlockMs READ longestUiBlockMs RESET resetLongestUiBlock)
public:
    /// Registers all actions of the window. Both must outlive it.
    MainWindow(const Theme &theme, ActionRegistry &actions, QWidget *parent = nullptr);
    ~MainWindow() override;

    ToolBar &toolBar() { return *m_toolBar; }
    StatusBar &status() { return *m_status; }
    ProjectDock &projectDock() { return *m_projectDock; }
    QDockWidget &consoleDock() { return *m_consoleDock; }
    EditorArea &editors() { return *m_editors; }
    ConsolePanel &console() { return *m_console; }
    DebugDocks &debugDocks() { return *m_debugDocks; }
    LoopDocks &loopDocks() { return *m_loopDocks; }
    ProfilingDocks &profilingDocks() { return *m_profilingDocks; }
    PackagesDock &packagesDock() { return *m_packagesDock; }
    NoticeArea &notices() { return *m_notices; }
    CommandPalette &palette() { return *m_palette; }

    /// Folder and name of the project; empty: none is open.
    void setProject(const QString &name, const QString &folder);
    /// For the menu and the welcome page; absolute, the latest first.
    void setRecentFolders(const QStringList &folders);
    void showConsole();
    /// What the debugger can do now, in menus and toolbar.
    void setDebugMode(DebugMode mode);

    QByteArray layoutState() const;
    /// Geometry and state as they were saved; empty ones give the default layout.
    void restoreLayout(const QByteArray &geometry, const QByteArray &state);

    double longestUiBlockMs() const { return m_watchdog.longestBlockMs(); }
    void resetLongestUiBlock() { m_watchdog.reset(); }

signals:
    /// The user wants to leave; nothing has been closed.
    void closeRequested();
    void folderRequested(const QString &path);
    /// Files and folders dropped on the window.
    void pathsDropped(const QStringList &paths);
    void recentFoldersCleared();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    QMenu *createPopupMenu() override;

private:
    void retranslateUi();
    void buildDocks();
    void buildMenus();
    void fillRecentMenu();
    void connectEditors();
    void applyDefaultLayout();
    void updateCentre();
    void updateTitle();
    void updateEditorFacts();

    const Theme &m_theme;
    ActionRegistry &m_actions;
    UiWatchdog m_watchdog;
    QString m_projectName;
    QString m_projectFolder;
    QStringList m_recentFolders;
    ToolBar *m_toolBar;
    StatusBar *m_status;
    ProjectDock *m_projectDock;
    QDockWidget *m_consoleDock;
    QStackedWidget *m_centre;
    WelcomePage *m_welcome;
    EditorArea *m_editors;
    ConsolePanel *m_console;
    DebugDocks *m_debugDocks;
    LoopDocks *m_loopDocks;
    ProfilingDocks *m_profilingDocks;
    PackagesDock *m_packagesDock;
    NoticeArea *m_notices;
    CommandPalette *m_palette;
    QMenu *m_recentMenu;
    QList<QMenu *> m_menus;
};

} // namespace boucle
