// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runcontrol.h"
#include "core/base/resultqueue.h"
#include "core/base/worker.h"
#include "core/debugger/filemaps.h"
#include "core/eventloop/loopmonitor.h"

#include <QObject>
#include <QSet>

#include <map>
#include <memory>

namespace boucle {

class ActionRegistry;
class Debugger;
class EditorPage;
class MainWindow;
class RequestSender;
class Settings;

/// Between the servers' event loops and the window: the panels and the status bar show the chosen server's,
/// editors mark the lines that have held one. Lives on the UI thread.
class LoopActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it. Recordings that are kept become files in `recordingsFolder`.
    LoopActions(RunControl &runs, Debugger &debugger, ServerRuntime &runtime, RequestSender &sender,
                Settings &settings, ActionRegistry &actions, MainWindow &window,
                const QString &recordingsFolder);
    ~LoopActions() override;

signals:
    /// Of a recording, to be looked at: a .cpuprofile's text.
    void profileKept(const QByteArray &cpuProfile, const QString &title);
    /// What keeps the chosen server alive, while somebody looks.
    void handlesSeen(const boucle::HandlesSnapshot &snapshot);

private:
    void addSession(ServerSession &session);
    void showCurrent();
    void showOthers();
    void choose(const LoopMonitor &monitor);
    void show(LoopMonitor *monitor);
    LoopFrame sourceOf(const ServerSession &session, const LoopFrame &frame);
    void updateStatus();
    void markAll();
    void mark(EditorPage &page);
    void openPlace(const QString &path, int line, int column);
    void chooseThreshold();
    void applyThreshold();
    void chooseExport();
    void exportTo(const QString &path);
    void sendAgain(const QString &method, const QString &url);
    void keep(const LoopMonitor &monitor);
    void showKept(const QString &path, const QByteArray &profile, const QString &title);
    /// What to keep before it is overwritten: of a run that has failed, of a request that took long.
    void offerAfterExit(const LoopMonitor &monitor);
    void offerAfterSlowRequest(const LoopMonitor &monitor, const RequestEntry &request);

    RunControl &m_runs;
    Debugger &m_debugger;
    ServerRuntime &m_runtime;
    RequestSender &m_sender;
    Settings &m_settings;
    ActionRegistry &m_actions;
    MainWindow &m_window;
    const QString m_recordingsFolder;
    FileMaps m_maps;
    std::map<ServerSession *, std::unique_ptr<LoopMonitor>> m_monitors;
    QSet<const LoopMonitor *> m_offered; ///< whose slow request was told of, in this run
    LoopMonitor *m_current = nullptr;
    ResultQueue m_results;
    std::unique_ptr<Worker> m_worker; ///< writes recordings; ends before the queue does
    qint64 m_handlesNs = 0;           ///< when those were that were told last
};

} // namespace boucle
