// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"
#include "runtime/probe/recordring.h"
#include "runtime/probe/requestring.h"

#include <uv.h>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace boucle {

/// What a server's probe has to tell, between the server's thread, the block watch's and the one that takes
/// it. Outlives all of them by being shared.
class LoopFeed
{
public:
    struct Reports
    {
        std::function<void(BlockReport)> blocked;
        std::function<void(uint64_t turn)> unblocked;
        std::function<void(HandlesSnapshot)> handles;
        std::function<void(const QString &kind)> handleNotChanged;
    };
    explicit LoopFeed(Reports reports)
        : m_reports(std::move(reports))
    {
    }

    const Reports &reports() const { return m_reports; }

    /// The consumer's thread, always the same one.
    LoopBatch take(int mostTurns);

    /// Any thread: the loop's thread tells of its handles and its memory when it comes by.
    void requestSnapshot();
    /// What is to be done to which handle.
    struct HandleChange
    {
        QString kind;
        quint64 id = 0;
        int fd = -1;
        qint64 pid = 0;
        HandleAction action = HandleAction::Close;
    };
    /// Any thread: likewise, and then tells.
    void requestChange(HandleChange change);
    /// The server's thread: what was asked for since the last time.
    std::vector<HandleChange> takeChanges();

    // The server's thread.
    RecordRing<TurnRecord, 16384> turns;
    RecordRing<GcRecord, 1024> collections;
    RecordRing<MemoryRecord, 64> memory;
    const std::shared_ptr<RequestRing> requests = std::make_shared<RequestRing>();

    /// What the turn that is under way has come to, for the block watch. Written by the server's thread.
    struct Present
    {
        std::atomic<uint64_t> turn = 0;   ///< 0: the loop has not begun
        std::atomic<int64_t> beginNs = 0; ///< of the turn
        std::atomic<int64_t> idleNs = 0;  ///< the loop's idle time when it began
    };
    Present present;

    /// Between the block watch and the interrupts that it asks for: numbers of turns.
    struct Stack
    {
        std::atomic<uint64_t> wanted = 0;
        std::atomic<uint64_t> taken = 0; ///< the last one
    };
    Stack stack;

    /// The server's thread: kept until it is taken, the newest ones only.
    void addSample(StackSample sample);
    /// The turn whose stack was asked for as a sample; 0: none.
    std::atomic<uint64_t> sampledTurn = 0;

    /// Guards what is the server's, while it is there.
    std::mutex serverMutex;
    v8::Isolate *isolate = nullptr;
    uv_loop_t *loop = nullptr;
    uv_async_t *wake = nullptr;
    std::atomic<bool> wantsSnapshot = false;
    std::vector<HandleChange> changes;

    /// What the turn that is under way does. Any thread.
    struct Work
    {
        uint64_t turn = 0;    ///< its number; 0: it goes from turn to turn
        int64_t workedNs = 0; ///< without a wait
        int64_t sinceNs = 0;  ///< when its work began; 0: the loop waits
        int64_t waitingSinceNs = 0;
    };
    Work work();

private:
    static constexpr size_t mostSamples = 2048;

    const Reports m_reports;
    std::mutex m_sampleMutex;
    std::deque<StackSample> m_samples;
};

} // namespace boucle
