// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runcontrol.h"
#include "app/settings.h"
#include "core/debugger/debugger.h"

#include <QObject>

namespace boucle {

class ActionRegistry;
class BreakpointCommands;
class DebugEditors;
class MainWindow;
class Theme;

/// Between the debugger and the window: commands, where the program stands, what the panels ask for, and the
/// switches that are remembered. Lives on the UI thread.
class DebugActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    DebugActions(Debugger &debugger, RunControl &runs, Settings &settings, const Theme &theme,
                 ActionRegistry &actions, MainWindow &window);
    ~DebugActions() override;

    /// Breakpoints and watched expressions of that folder; empty: of none.
    void setProject(const QString &folder, const QString &dataFolder);
    /// Which of its docks the user hid, beside the window's layout: to be called after that was restored.
    void restoreDocks();
    void rememberDocks();

private:
    void connectCommands();
    void connectSwitches();
    void connectPanels();
    void updateState();
    void showPlace();
    void takePause(DebugTarget &target);
    void chooseStepTarget();
    void sayAsyncStacks(const ServerSession &session, bool on);
    void showError(const Error &error);

    Debugger &m_debugger;
    RunControl &m_runs;
    Settings &m_settings;
    ActionRegistry &m_actions;
    MainWindow &m_window;
    std::unique_ptr<DebugEditors> m_editors;
    std::unique_ptr<BreakpointCommands> m_breakpoints;
};

} // namespace boucle
