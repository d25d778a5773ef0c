// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <array>

class QAction;
class QDockWidget;
class QMainWindow;

namespace boucle {

class ActionRegistry;
class BreakpointsDock;
class CallStackDock;
class Debugger;
class Theme;
class VariablesDock;
class WatchDock;

/// The docks of the debugger at the window's right. They come when something pauses; those that the user hid
/// stay hidden until the user shows them again.
class DebugDocks : public QObject
{
    Q_OBJECT
public:
    /// Adds them to the window, hidden. All must outlive it.
    DebugDocks(const Theme &theme, ActionRegistry &actions, QMainWindow &window);

    /// Fills them; it must outlive them. Called once.
    void setDebugger(Debugger &debugger);

    CallStackDock &callStack() { return *m_callStack; }
    VariablesDock &variables() { return *m_variables; }
    WatchDock &watch() { return *m_watch; }
    BreakpointsDock &breakpoints() { return *m_breakpoints; }

    /// One under the other at the right, hidden until something pauses.
    void applyDefaultLayout();
    /// Something paused.
    void showForPause();

    /// Names of those that the user hid, to be remembered.
    QStringList hiddenByUser() const;
    void setHiddenByUser(const QStringList &names);
    /// Whether they have been seen in this layout, to be remembered with it: otherwise they get their sizes
    /// when they first come.
    bool wereShown() const { return m_shown; }
    void setWereShown(bool shown) { m_shown = shown; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry
    {
        QDockWidget *dock = nullptr;
        QAction *action = nullptr;
        bool hidden = false; ///< by the user
    };

    void bind(Entry &entry);
    void show(Entry &entry);

    QMainWindow &m_window;
    CallStackDock *m_callStack;
    VariablesDock *m_variables;
    WatchDock *m_watch;
    BreakpointsDock *m_breakpoints;
    std::array<Entry, 4> m_entries;
    Debugger *m_debugger = nullptr;
    bool m_shown = false;
};

} // namespace boucle
