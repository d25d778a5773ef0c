// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/generations.h"
#include "core/session/outputlog.h"
#include "core/session/preparation.h"
#include "core/session/serverruntime.h"
#include "core/session/serverstate.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>

#include <memory>
#include <optional>

namespace boucle {

/// One server as the user sees it: a launch configuration with its state, console and addresses, across
/// any number of runs, and of generations of a run where hot reload is on. Lives on the UI thread.
class ServerSession : public QObject
{
    Q_OBJECT
public:
    /// `runtime` must outlive the session.
    ServerSession(ServerRuntime &runtime, LaunchSpec spec, QObject *parent = nullptr);
    ~ServerSession() override;

    const LaunchSpec &spec() const { return m_spec; }
    /// Used from the next start on.
    void setSpec(const LaunchSpec &spec) { m_spec = spec; }
    QString name() const { return m_spec.name; }
    ServerState state() const { return m_state; }
    /// Only after an end.
    const std::optional<ExitReason> &exitReason() const { return m_exitReason; }
    const QList<ListenAddress> &addresses() const { return m_addresses; }
    QDateTime startedAt() const { return m_startedAt; }
    OutputLog &log() { return m_log; }

    /// Refused with an Error when it is already alive.
    Result<void> start();
    /// Does nothing when it is not alive.
    void stop();
    /// Stops, then starts again; starts when it is not alive.
    Result<void> restart();
    /// Puts a new generation in the place of the one that runs, which goes on until the new one serves, or
    /// for good when that one fails; starts when it is not alive. Refused with an Error when hot reload is
    /// off or the runtime cannot, as when it is attached to.
    Result<void> replace();
    /// The generation that serves, or starts as the first.
    std::optional<ServerId> serving() const { return m_generations.serving(); }
    /// The one that is to take over.
    std::optional<ServerId> next() const { return m_generations.next(); }
    /// Since its start; 0 where nobody counts.
    quint64 requestsServed(ServerId id) const { return m_runtime.requestsServed(id); }

    /// One line for the server's stdin, echoed in the log; the line end is added.
    void writeInput(const QString &line);
    void closeInput();

    /// The line to the inspector of a generation, see ServerRuntime::connectInspector(): once, and only
    /// during its inspectorReady(). Whoever takes it has the server waiting for
    /// Runtime.runIfWaitingForDebugger; when nobody does, it runs without a debugger: even one that is idle
    /// would change what programs see that debug themselves.
    std::unique_ptr<cdp::Transport> connectInspector() { return std::move(m_inspector); }
    /// The same for a process that the server has started, during childInspectorReady().
    std::unique_ptr<cdp::Transport> connectChildInspector() { return std::move(m_childInspector); }
    /// Of the event loop of a generation, see ServerRuntime::takeLoopRecords() and requestLoopSnapshot().
    LoopBatch takeLoopRecords(ServerId id, int mostTurns) { return m_runtime.takeLoopRecords(id, mostTurns); }
    void requestLoopSnapshot(ServerId id) { m_runtime.requestLoopSnapshot(id); }
    /// Of the generation that serves, see ServerRuntime::changeHandle().
    void changeHandle(const HandleRecord &handle, HandleAction action)
    {
        if (const std::optional<ServerId> id = serving())
            m_runtime.changeHandle(*id, handle, action);
    }
    /// The debugger holds that generation.
    bool isPaused(ServerId id) const { return m_pausedIds.contains(id); }
    /// What the debugger knows: a generation stands still, or goes on. While one does, the server counts as
    /// paused. Ignored while it starts or stops otherwise.
    void setPaused(ServerId id, bool paused);

signals:
    /// No line of the user's code has run yet in that generation.
    void inspectorReady(boucle::ServerId id);
    void childInspectorReady(boucle::ServerId id, const boucle::ServerChildInspectorReady &child);
    void stateChanged(boucle::ServerState state);
    void addressesChanged();
    /// The stop waits for native code.
    void stopBlocked();
    /// That generation serves from now on.
    void tookOver(boucle::ServerId id);
    /// A new generation does not take over; see Generations::failed().
    void replacementFailed(const QString &reason, const boucle::ExitReason &exit);
    /// One that was replaced has ended.
    void retired(boucle::ServerId id);
    void fileLoaded(boucle::ServerId id, const boucle::ServerFileLoaded &file);
    void packageLoaded(boucle::ServerId id, const boucle::ServerPackageLoaded &package);
    /// A turn of its loop takes too long; and it has ended.
    void blocked(boucle::ServerId id, const boucle::BlockReport &report);
    void unblocked(boucle::ServerId id, quint64 turn);
    void handlesTaken(boucle::ServerId id, const boucle::HandlesSnapshot &snapshot);
    /// It has ended: its last records can be taken now.
    void ending(boucle::ServerId id);

private:
    void prepare();
    void startPrepared(const Result<void> &prepared);
    Result<void> startRuntime();
    void handleEvent(ServerId id, const ServerEvent &event);
    void apply(ServerId id, const ServerInspectorReady &);
    void apply(ServerId id, const ServerStarted &);
    void apply(ServerId id, const ServerListening &);
    void apply(ServerId id, const ServerStoppedListening &);
    void apply(ServerId id, const ServerPortInUse &);
    void apply(ServerId id, const ServerStopBlocked &);
    void apply(ServerId id, const ServerChildInspectorReady &);
    void apply(ServerId id, const ServerNotice &);
    void apply(ServerId id, const ServerFileLoaded &);
    void apply(ServerId id, const ServerPackageLoaded &);
    void apply(ServerId id, const ServerBlocked &);
    void apply(ServerId id, const ServerUnblocked &);
    void apply(ServerId id, const ServerHandles &);
    void apply(ServerId id, const ServerEnded &);
    void takeOver(ServerId id);
    void end(const ExitReason &reason);
    void updatePaused();
    bool move(ServerTrigger trigger);
    void drainOutput();
    void drainAllOutput();

    ServerRuntime &m_runtime;
    LaunchSpec m_spec;
    OutputLog m_log;
    std::unique_ptr<PreparationRun> m_preparation; ///< while it runs
    QTimer m_drainTimer;
    const quint64 m_lineage;
    Generations m_generations;
    QList<ServerId>
        m_ids; ///< generations whose output is shown: what native code wrote may come after their end
    QList<ServerId> m_endedIds; ///< of those, until the next one begins
    QList<ServerId> m_pausedIds;
    ServerState m_state = ServerState::Idle;
    std::optional<ExitReason> m_exitReason;
    QList<ListenAddress> m_addresses;
    std::unique_ptr<cdp::Transport> m_inspector;      ///< while it may be taken
    std::unique_ptr<cdp::Transport> m_childInspector; ///< likewise
    QDateTime m_startedAt;
    QElapsedTimer m_sinceStart;
    bool m_readySaid = false; ///< in this run
    bool m_restartAfterEnd = false;
};

} // namespace boucle
