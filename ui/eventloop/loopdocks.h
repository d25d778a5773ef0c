// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QObject>
#include <QTimer>

class QMainWindow;

namespace boucle {

class ActionRegistry;
class DockTabs;
class LoopMonitor;
class LoopPanel;
class RequestsPanel;
class Theme;

/// The docks of the event loop, beside the console: Event Loop and Requests.
class LoopDocks : public QObject
{
    Q_OBJECT
public:
    /// `neighbour` is the dock whose tabs they become. All must outlive it.
    LoopDocks(const Theme &theme, ActionRegistry &actions, QMainWindow &window, QDockWidget &neighbour,
              DockTabs &tabs);

    LoopPanel &panel() { return *m_panel; }
    RequestsPanel &requests() { return *m_requests; }
    /// Both show that server; nothing: there is none.
    void setMonitor(LoopMonitor *monitor);
    /// One of them stands where it can be seen.
    bool isInSight() const;
    /// Somebody else shows what the monitor has.
    void setOthersWatch(bool watch);
    /// Behind which further tabs come.
    QDockWidget &last() { return *m_requestsDock; }
    /// In front of the other tabs.
    void showLoop();
    void showRequests();
    void applyDefaultLayout();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QDockWidget *addDock(const QString &name, QLatin1String iconName, QWidget &content, QStringView actionId);
    void retranslateUi();
    void updateWatched();

    const Theme &m_theme;
    ActionRegistry &m_actions;
    QMainWindow &m_window;
    QDockWidget &m_neighbour;
    LoopPanel *m_panel;
    RequestsPanel *m_requests;
    QDockWidget *m_loopDock;
    QDockWidget *m_requestsDock;
    QTimer m_sightTimer;
    bool m_othersWatch = false;
};

} // namespace boucle
