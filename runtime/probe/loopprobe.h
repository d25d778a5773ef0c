// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/node/uvhandle.h"
#include "runtime/probe/loopfeed.h"

#include <v8.h>

#include <functional>
#include <memory>
#include <set>

namespace boucle {

/// Watches a server's event loop from within: a record a turn, the garbage collector's pauses, and handles
/// and memory when they are asked for. Lives on the server's thread; JavaScript sees nothing of it.
class LoopProbe
{
public:
    explicit LoopProbe(std::shared_ptr<LoopFeed> feed);
    /// Its handles are closed; the loop must run once more.
    ~LoopProbe();
    LoopProbe(const LoopProbe &) = delete;
    LoopProbe &operator=(const LoopProbe &) = delete;

    /// Before anything of node's is on the loop: check handles run in the reverse order of their starts, and
    /// this one's ends that phase.
    void openLoop(uv_loop_t *loop);
    /// When node's own handles are there, and no code of the user's has run. `bufferBytes`: what ArrayBuffers
    /// take.
    void attach(v8::Isolate *isolate, std::function<int64_t()> bufferBytes);

    /// The loop has ended: no poll follows its last turn.
    void finish();

    LoopFeed &feed() { return *m_feed; }

    /// What handles.js has: a function() that tells of timers and of who has made a handle, and one that
    /// changes a handle.
    void setHandleFunctions(v8::Local<v8::Function> describe, v8::Local<v8::Function> change)
    {
        m_describe.Reset(v8::Isolate::GetCurrent(), describe);
        m_change.Reset(v8::Isolate::GetCurrent(), change);
    }

private:
    static void beginCollection(v8::Isolate *, v8::GCType, v8::GCCallbackFlags, void *self);
    static void endCollection(v8::Isolate *, v8::GCType type, v8::GCCallbackFlags, void *self);
    void endPoll();
    void endCheck();
    void beginPoll();
    void endTurn(int64_t now);
    void wake();
    void change(const LoopFeed::HandleChange &change);
    void snapshot();

    const std::shared_ptr<LoopFeed> m_feed;
    v8::Isolate *m_isolate = nullptr;
    std::function<int64_t()> m_bufferBytes;
    uv_loop_t *m_loop = nullptr;
    UvHandle<uv_check_t> m_checkEnd;
    UvHandle<uv_check_t> m_pollEnd;
    UvHandle<uv_prepare_t> m_pollBegin;
    UvHandle<uv_async_t> m_wake;
    std::set<const uv_handle_t *> m_internal; ///< were there before any code of the user's
    v8::Global<v8::Function> m_describe;
    v8::Global<v8::Function> m_change;

    TurnRecord m_turn;
    uint64_t m_number = 0;
    int64_t m_phaseNs = 0; ///< when the phase that is under way began
    uint64_t m_idleNs = 0; ///< of the loop, when the poll began
    uv_metrics_t m_metrics = {};
    int64_t m_gcBeginNs = 0;
    uint64_t m_requests = 0;
    int64_t m_allowedNs = 0; ///< when requests were allowed to be recorded last
    bool m_isWoken = false;  ///< the turn has been made by us
};

} // namespace boucle
