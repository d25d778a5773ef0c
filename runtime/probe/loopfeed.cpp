// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/probe/loopfeed.h"

namespace boucle {

namespace {

constexpr size_t mostCollections = 1024;
constexpr size_t mostRequests = 2048;
constexpr size_t mostMemory = 64;

} // namespace

LoopBatch LoopFeed::take(int mostTurns)
{
    LoopBatch batch;
    batch.more = turns.pop(size_t(mostTurns), [&batch](const TurnRecord &turn) { batch.turns.append(turn); });
    collections.pop(mostCollections, [&batch](const GcRecord &record) { batch.collections.append(record); });
    requests->pop(mostRequests, [&batch](RequestEvent &&event) { batch.requests.append(std::move(event)); });
    memory.pop(mostMemory, [&batch](const MemoryRecord &record) { batch.memory.append(record); });
    {
        const std::scoped_lock lock(m_sampleMutex);
        for (StackSample &sample : m_samples)
            batch.samples.append(std::move(sample));
        m_samples.clear();
    }
    batch.droppedTurns = turns.dropped();
    batch.droppedRequests = requests->dropped();
    batch.requestCount = requests->count();
    batch.isSampling = requests->isSampling();
    batch.nowNs = qint64(uv_hrtime());
    const Work now = work();
    batch.workingSinceNs = now.sinceNs;
    batch.waitingSinceNs = now.waitingSinceNs;
    return batch;
}

void LoopFeed::addSample(StackSample sample)
{
    const std::scoped_lock lock(m_sampleMutex);
    m_samples.push_back(std::move(sample));
    if (m_samples.size() > mostSamples)
        m_samples.pop_front();
}

void LoopFeed::requestSnapshot()
{
    const std::scoped_lock lock(serverMutex);
    if (!wake)
        return;
    wantsSnapshot.store(true, std::memory_order_relaxed);
    uv_async_send(wake);
}

void LoopFeed::requestChange(HandleChange change)
{
    const std::scoped_lock lock(serverMutex);
    if (!wake)
        return;
    changes.push_back(std::move(change));
    wantsSnapshot.store(true, std::memory_order_relaxed);
    uv_async_send(wake);
}

std::vector<LoopFeed::HandleChange> LoopFeed::takeChanges()
{
    const std::scoped_lock lock(serverMutex);
    return std::exchange(changes, {});
}

LoopFeed::Work LoopFeed::work()
{
    const std::scoped_lock lock(serverMutex);
    const uint64_t turn = present.turn.load(std::memory_order_acquire);
    if (turn == 0 || !loop)
        return {};
    const int64_t begin = present.beginNs.load(std::memory_order_relaxed);
    const int64_t idleAtBegin = present.idleNs.load(std::memory_order_relaxed);
    const auto idle = int64_t(uv_metrics_idle_time(loop));
    const auto now = int64_t(uv_hrtime());
    if (present.turn.load(std::memory_order_acquire) != turn)
        return {}; // it goes from turn to turn: nothing holds it
    const int64_t waited = idle - idleAtBegin;
    Work result;
    result.turn = turn;
    result.workedNs = now - begin - waited;
    // Idle time grows while it waits, and only then.
    if (uv_metrics_idle_time(loop) != uint64_t(idle))
        result.waitingSinceNs = now - waited;
    else
        result.sinceNs = now - result.workedNs;
    return result;
}

} // namespace boucle
