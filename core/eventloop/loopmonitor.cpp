// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/loopmonitor.h"

#include <algorithm>

namespace boucle {

namespace {

using namespace std::chrono_literals;

constexpr auto watchedInterval = 33ms;
// A loop that works nearly all the time needs the machine more than the picture of it does.
constexpr auto busyInterval = 100ms;
constexpr double busyUtilisation = 0.85;
constexpr auto quietInterval = 250ms;
constexpr auto snapshotInterval = 500ms;
constexpr int turnsAtOnce = 8192;
// Modules that load are no fault of the server's.
constexpr qint64 startNs = 3'000'000'000;
constexpr size_t mostHandleCounts = 240;
constexpr size_t mostPauses = 256;

qint64 steadyNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

template <typename Record>
void keep(std::deque<Record> &all, const QList<Record> &more, qsizetype most)
{
    all.insert(all.end(), more.begin(), more.end());
    if (qsizetype(all.size()) > most)
        all.erase(all.begin(), all.begin() + (qsizetype(all.size()) - most));
}

} // namespace

LoopMonitor::LoopMonitor(ServerSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_drainTimer.setInterval(quietInterval);
    m_snapshotTimer.setInterval(snapshotInterval);
    connect(&m_drainTimer, &QTimer::timeout, this, &LoopMonitor::drain);
    connect(&m_snapshotTimer, &QTimer::timeout, this, [this] {
        if (m_serving)
            m_session.requestLoopSnapshot(*m_serving);
    });
    connect(&session, &ServerSession::stateChanged, this, &LoopMonitor::takeState);
    connect(&session, &ServerSession::tookOver, this, [this](ServerId id) {
        drain();
        if (m_serving && *m_serving != id)
            m_retiring.append(*m_serving);
        m_serving = id;
        m_handles.clear();
    });
    connect(&session, &ServerSession::ending, this, [this](ServerId id) {
        LoopBatch batch;
        do {
            batch = m_session.takeLoopRecords(id, turnsAtOnce);
            take(id, batch);
        } while (batch.more);
        m_requests.endGeneration(quint64(id), steadyNs());
        m_retiring.removeOne(id);
        if (m_blockedId == id)
            takeUnblock(id);
        if (m_serving == id) {
            m_serving.reset();
            m_workingSinceNs = 0;
            m_waitingSinceNs = 0;
        }
        emit updated();
    });
    connect(&session, &ServerSession::blocked, this, &LoopMonitor::takeBlock);
    connect(&session, &ServerSession::unblocked, this, [this](ServerId id) { takeUnblock(id); });
    connect(&session, &ServerSession::handlesTaken, this,
            [this](ServerId id, const HandlesSnapshot &snapshot) {
                if (id != m_serving)
                    return;
                m_handles.setSnapshot(snapshot);
                m_handleCounts.emplace_back(snapshot.timeNs, m_handles.activeCount());
                if (m_handleCounts.size() > mostHandleCounts)
                    m_handleCounts.pop_front();
            });
    connect(&session.log(), &OutputLog::changed, this,
            [this](int, int firstChanged) { readWarnings(firstChanged); });
    takeState(session.state());
}

void LoopMonitor::readWarnings(int firstRow)
{
    const OutputLog &log = m_session.log();
    for (int row = firstRow; row < log.count(); ++row) {
        const OutputLog::Line &line = log.at(row);
        if (line.kind != OutputLog::Kind::Stderr)
            continue;
        if (const std::optional<ListenerLeak> leak = listenerLeakIn(line.text))
            m_listenerLeak = leak;
    }
}

void LoopMonitor::setWatched(bool watched)
{
    m_isWatched = watched;
    updatePace();
    if (watched && !m_snapshotTimer.isActive()) {
        m_snapshotTimer.start();
        if (m_serving)
            m_session.requestLoopSnapshot(*m_serving);
    } else if (!watched) {
        m_snapshotTimer.stop();
    }
}

void LoopMonitor::updatePace()
{
    const bool isBusy = m_isWatched && m_statistics.utilisation() > busyUtilisation;
    const auto interval = !m_isWatched ? quietInterval : isBusy ? busyInterval : watchedInterval;
    if (m_drainTimer.intervalAsDuration() != interval)
        m_drainTimer.setInterval(interval);
}

void LoopMonitor::setThreshold(std::chrono::milliseconds threshold)
{
    m_history.setThreshold(std::chrono::nanoseconds(threshold).count());
}

void LoopMonitor::takeState(ServerState state)
{
    if (state == ServerState::Starting) {
        if (m_session.serving() != m_serving || !m_serving)
            clear();
        m_begunNs = steadyNs();
        m_isOutside = m_session.spec().placement != LaunchSpec::Placement::InIde;
    }
    if (isAlive(state)) {
        if (!m_serving)
            m_serving = m_session.serving();
        m_drainTimer.start();
    } else {
        m_drainTimer.stop();
        drain(); // whoever looks now looks at all of it
        if (m_blockedId)
            takeUnblock(*m_blockedId);
    }
    const bool isPaused = state == ServerState::Paused;
    const bool wasPaused = !m_pauses.empty() && m_pauses.back().endNs == 0;
    if (isPaused && !wasPaused) {
        m_pauses.push_back({steadyNs(), 0});
        if (m_pauses.size() > mostPauses)
            m_pauses.pop_front();
        if (m_blockedId)
            takeUnblock(*m_blockedId);
    } else if (!isPaused && wasPaused) {
        m_pauses.back().endNs = steadyNs();
    }
}

bool LoopMonitor::isStarting() const
{
    return m_session.addresses().isEmpty() && steadyNs() - m_begunNs < startNs;
}

void LoopMonitor::takeBlock(ServerId id, BlockReport report)
{
    const bool wasPaused = std::any_of(m_pauses.begin(), m_pauses.end(), [&report](const Stretch &pause) {
        return pause.endNs == 0 || pause.endNs > report.beginNs;
    });
    if (id != m_serving || wasPaused || isStarting())
        return;
    if (m_sourceOf) {
        for (LoopFrame &frame : report.frames)
            frame = m_sourceOf(frame);
    }
    m_blocked.take(report);
    m_blockedId = id;
    emit blockedChanged();
}

void LoopMonitor::relocate()
{
    if (!m_sourceOf)
        return;
    m_blocked.relocate(m_sourceOf);
    for (StackSample &sample : m_samples) {
        for (LoopFrame &frame : sample.frames)
            frame = m_sourceOf(frame);
    }
    emit blockedChanged();
}

void LoopMonitor::takeUnblock(ServerId id)
{
    if (m_blockedId != id)
        return;
    m_blockedId.reset();
    const BlockedPlace *const place = m_blocked.present();
    const qint64 begun = place ? place->lastNs : 0;
    drain();
    // The turn itself knows how long it was.
    qint64 duration = 0;
    const qsizetype index = m_history.find(begun);
    if (begun > 0 && index < m_history.size())
        duration = m_history.at(index).busyNs();
    m_blocked.finish(duration);
    emit blockedChanged();
}

void LoopMonitor::drain()
{
    const std::optional<ServerId> id = m_serving;
    if (!id)
        return;
    for (const ServerId retiring : std::as_const(m_retiring))
        m_requests.take(quint64(retiring), m_session.takeLoopRecords(retiring, turnsAtOnce).requests);
    LoopBatch batch;
    do {
        batch = m_session.takeLoopRecords(*id, turnsAtOnce);
        take(*id, batch);
    } while (batch.more);
    updatePace();
    emit updated();
}

void LoopMonitor::addMemory(const MemoryRecord &record)
{
    keep(m_memory, {record}, mostMemory);
    m_nowNs = std::max(m_nowNs, record.timeNs);
    emit updated();
}

void LoopMonitor::take(ServerId id, LoopBatch batch)
{
    m_requests.take(quint64(id), batch.requests);
    if (id != m_serving || batch.nowNs == 0)
        return;
    excludePauses(batch.turns);
    m_history.append(batch.turns);
    m_statistics.add(batch);
    keep(m_collections, batch.collections, mostCollections);
    keep(m_memory, batch.memory, mostMemory);
    takeSamples(batch.samples);
    m_nowNs = batch.nowNs;
    const bool isPaused = m_session.state() == ServerState::Paused;
    m_workingSinceNs = isPaused ? 0 : batch.workingSinceNs;
    m_waitingSinceNs = batch.waitingSinceNs;
    if (batch.isSampling)
        m_sampledNs = batch.nowNs;
    if (batch.poolDelayNs >= 0)
        m_poolDelayNs = batch.poolDelayNs;
    m_droppedTurns = batch.droppedTurns;
    m_droppedRequests = batch.droppedRequests;
    m_requests.setNow(batch.nowNs);
}

bool LoopMonitor::wasPaused(qint64 fromNs, qint64 toNs) const
{
    return std::any_of(m_pauses.begin(), m_pauses.end(), [=](const Stretch &pause) {
        return pause.beginNs <= toNs && (pause.endNs == 0 || pause.endNs > fromNs);
    });
}

void LoopMonitor::takeSamples(QList<StackSample> &samples)
{
    // Where a paused program stands is no work either.
    samples.removeIf([this](const StackSample &sample) { return wasPaused(sample.timeNs, sample.timeNs); });
    if (m_sourceOf) {
        for (StackSample &sample : samples) {
            for (LoopFrame &frame : sample.frames)
                frame = m_sourceOf(frame);
        }
    }
    keep(m_samples, samples, mostSamples);
}

/// What the debugger has held was no work.
void LoopMonitor::excludePauses(QList<TurnRecord> &turns) const
{
    // Most turns come long after the last pause.
    const bool isOver = m_pauses.empty() || (m_pauses.back().endNs > 0 && !turns.isEmpty() &&
                                             m_pauses.back().endNs <= turns.first().beginNs);
    if (isOver)
        return;
    for (TurnRecord &turn : turns) {
        qint64 held = 0;
        for (const Stretch &pause : m_pauses) {
            const qint64 end = pause.endNs > 0 ? pause.endNs : turn.endNs();
            held += std::max<qint64>(0, std::min(end, turn.endNs()) - std::max(pause.beginNs, turn.beginNs));
        }
        held = std::min(held, turn.busyNs());
        if (held == 0)
            continue;
        // Where in the turn it was is not known: the phase that has taken so long.
        for (qint64 *phase : {&turn.callbacksNs, &turn.timersNs, &turn.checkNs}) {
            const qint64 part = std::min(*phase, held);
            *phase -= part;
            turn.waitNs += part;
            held -= part;
        }
    }
}

void LoopMonitor::clear()
{
    m_history.clear();
    m_statistics = {};
    m_requests.clear();
    m_handles.clear();
    m_blocked.clear();
    m_collections.clear();
    m_memory.clear();
    m_samples.clear();
    m_handleCounts.clear();
    m_pauses.clear();
    m_blockedId.reset();
    m_listenerLeak.reset();
    m_retiring.clear();
    m_serving.reset();
    m_nowNs = m_workingSinceNs = m_waitingSinceNs = m_sampledNs = 0;
    m_poolDelayNs = -1;
    m_droppedTurns = m_droppedRequests = 0;
    emit cleared();
    emit blockedChanged();
}

} // namespace boucle
