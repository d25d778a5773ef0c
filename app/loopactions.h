// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runcontrol.h"
#include "core/eventloop/loopmonitor.h"

#include <QObject>

#include <map>
#include <memory>

namespace boucle {

class ActionRegistry;
class EditorPage;
class MainWindow;
class Settings;

/// Between the servers' event loops and the window: the panels and the status bar show the chosen server's,
/// editors mark the lines that have held one. Lives on the UI thread.
class LoopActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    LoopActions(RunControl &runs, ServerRuntime &runtime, Settings &settings, ActionRegistry &actions,
                MainWindow &window);
    ~LoopActions() override;

signals:
    /// What keeps the chosen server alive, while somebody looks.
    void handlesSeen(const boucle::HandlesSnapshot &snapshot);

private:
    void addSession(ServerSession &session);
    void showCurrent();
    void showOthers();
    void choose(const LoopMonitor &monitor);
    void show(LoopMonitor *monitor);
    void updateStatus();
    void markAll();
    void mark(EditorPage &page);
    void openPlace(const QString &path, int line, int column);
    void chooseThreshold();
    void applyThreshold();
    void chooseExport();
    void exportTo(const QString &path);

    RunControl &m_runs;
    ServerRuntime &m_runtime;
    Settings &m_settings;
    ActionRegistry &m_actions;
    MainWindow &m_window;
    std::map<ServerSession *, std::unique_ptr<LoopMonitor>> m_monitors;
    LoopMonitor *m_current = nullptr;
    qint64 m_handlesNs = 0; ///< when those were that were told last
};

} // namespace boucle
