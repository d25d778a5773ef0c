// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/blockedplaces.h"
#include "core/eventloop/handlesmodel.h"
#include "core/eventloop/listenerleak.h"
#include "core/eventloop/loophistory.h"
#include "core/eventloop/loopstatistics.h"
#include "core/eventloop/requestsmodel.h"
#include "core/session/serversession.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>

namespace boucle {

/// Everything that is known of a server's event loop, across the generations of a run; kept after its end
/// until the next run. Lives on the UI thread.
class LoopMonitor : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype mostCollections = 20'000;
    static constexpr qsizetype mostMemory = 7200; ///< an hour of half seconds
    static constexpr qsizetype mostSamples = 2048;

    /// `session` must outlive it.
    explicit LoopMonitor(ServerSession &session, QObject *parent = nullptr);

    /// Somebody looks: records come thirty times a second, or ten when the loop is
    /// busy, instead of four, handles and memory twice.
    void setWatched(bool watched);
    /// What a turn may take, as the runtime was told.
    void setThreshold(std::chrono::milliseconds threshold);

    /// What somebody else knows of the memory of a server that isOutside().
    void addMemory(const MemoryRecord &record);

    const ServerSession &session() const { return m_session; }
    /// What it has written.
    const OutputLog &log() const { return m_session.log(); }
    /// It runs in a process of its own, into whose loop nobody looks.
    bool isOutside() const { return m_isOutside; }
    const LoopHistory &history() const { return m_history; }
    const LoopStatistics &statistics() const { return m_statistics; }
    RequestsModel &requests() { return m_requests; }
    const RequestsModel &requests() const { return m_requests; }
    HandlesModel &handles() { return m_handles; }
    const HandlesModel &handles() const { return m_handles; }
    const BlockedPlaces &blocked() const { return m_blocked; }
    const std::deque<GcRecord> &collections() const { return m_collections; }
    const std::deque<MemoryRecord> &memory() const { return m_memory; }
    /// Of the last minute and some.
    const std::deque<StackSample> &samples() const { return m_samples; }
    /// Of the records' clock: what has been taken up to.
    qint64 nowNs() const { return m_nowNs; }
    /// The turn that is under way works since then; 0: the loop waits.
    qint64 workingSinceNs() const { return m_workingSinceNs; }
    qint64 waitingSinceNs() const { return m_waitingSinceNs; }
    /// How long work waits in the thread pool, which all servers share; -1: unknown.
    qint64 poolDelayNs() const { return m_poolDelayNs; }
    /// Some requests are not recorded, for there are many: since a moment ago.
    bool isSampling() const { return m_nowNs - m_sampledNs < sampledNs && m_sampledNs > 0; }
    quint64 droppedTurns() const { return m_droppedTurns; }
    quint64 droppedRequests() const { return m_droppedRequests; }
    /// The numbers of handles that keep it alive, at each snapshot.
    const std::deque<QPair<qint64, int>> &handleCounts() const { return m_handleCounts; }

    /// The debugger has held the program for some of that time.
    bool wasPaused(qint64 fromNs, qint64 toNs) const;
    /// That node has warned of in this run, the latest.
    const std::optional<ListenerLeak> &listenerLeak() const { return m_listenerLeak; }
    /// Where a frame is in the sources that the user reads: of code that was made of others.
    void setSourceFinder(std::function<LoopFrame(const LoopFrame &)> find) { m_sourceOf = std::move(find); }

    /// The finder knows more than before.
    void relocate();

    /// Takes what there is, now.
    void drain();

signals:
    /// New records.
    void updated();
    /// A line holds the loop, or does no longer: at once, not with the records.
    void blockedChanged();
    /// A new run: all of it is empty.
    void cleared();

private:
    static constexpr qint64 sampledNs = 500'000'000;

    struct Stretch
    {
        qint64 beginNs = 0;
        qint64 endNs = 0; ///< 0: it goes on
    };

    void takeState(ServerState state);
    void takeBlock(ServerId id, BlockReport report);
    void takeUnblock(ServerId id);
    void readWarnings(int firstRow);
    void takeSamples(QList<StackSample> &samples);
    void take(ServerId id, LoopBatch batch);
    void excludePauses(QList<TurnRecord> &turns) const;
    void updatePace();
    void clear();
    bool isStarting() const;

    ServerSession &m_session;
    QTimer m_drainTimer;
    QTimer m_snapshotTimer;
    LoopHistory m_history;
    LoopStatistics m_statistics;
    RequestsModel m_requests;
    HandlesModel m_handles;
    BlockedPlaces m_blocked;
    std::deque<GcRecord> m_collections;
    std::deque<MemoryRecord> m_memory;
    std::deque<StackSample> m_samples;
    std::deque<QPair<qint64, int>> m_handleCounts;
    std::deque<Stretch> m_pauses; ///< in the debugger
    std::optional<ListenerLeak> m_listenerLeak;
    std::function<LoopFrame(const LoopFrame &)> m_sourceOf;
    std::optional<ServerId> m_blockedId;
    QList<ServerId> m_retiring;
    qint64 m_begunNs = 0;
    qint64 m_nowNs = 0;
    qint64 m_workingSinceNs = 0;
    qint64 m_waitingSinceNs = 0;
    qint64 m_sampledNs = 0;
    qint64 m_poolDelayNs = -1;
    quint64 m_droppedTurns = 0;
    quint64 m_droppedRequests = 0;
    bool m_isWatched = false;
    bool m_isOutside = false;
    std::optional<ServerId> m_serving; ///< whose turns are shown
};

} // namespace boucle
