// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/probe/loopprobe.h"

#include "runtime/probe/handlewalk.h"

#include <node.h>

#include <array>
#include <utility>

namespace boucle {

namespace {

// In which only so many requests are recorded.
constexpr int64_t requestWindowNs = 100'000'000;
// The loop itself, between two polls.
constexpr int64_t noWorkNs = 100'000;

int64_t now()
{
    return int64_t(uv_hrtime());
}

GcRecord::Kind kindOf(v8::GCType type)
{
    switch (type) {
    case v8::kGCTypeScavenge:
        return GcRecord::Kind::Scavenge;
    case v8::kGCTypeMinorMarkSweep:
        return GcRecord::Kind::MinorMarkSweep;
    case v8::kGCTypeIncrementalMarking:
        return GcRecord::Kind::Incremental;
    case v8::kGCTypeProcessWeakCallbacks:
        return GcRecord::Kind::WeakCallbacks;
    default:
        return GcRecord::Kind::MarkSweep;
    }
}

} // namespace

LoopProbe::LoopProbe(std::shared_ptr<LoopFeed> feed)
    : m_feed(std::move(feed))
{
}

LoopProbe::~LoopProbe()
{
    {
        const std::scoped_lock lock(m_feed->serverMutex);
        m_feed->isolate = nullptr;
        m_feed->loop = nullptr;
        m_feed->wake = nullptr;
        m_feed->present.turn = 0;
    }
    m_describe.Reset();
    m_change.Reset();
    // The isolate goes on: an environment that is taken down makes garbage.
    if (m_isolate) {
        m_isolate->RemoveGCPrologueCallback(beginCollection, this);
        m_isolate->RemoveGCEpilogueCallback(endCollection, this);
    }
}

void LoopProbe::beginCollection(v8::Isolate *, v8::GCType, v8::GCCallbackFlags, void *data)
{
    auto *self = static_cast<LoopProbe *>(data);
    if (self->m_gcBeginNs == 0)
        self->m_gcBeginNs = now();
}

void LoopProbe::endCollection(v8::Isolate *, v8::GCType type, v8::GCCallbackFlags, void *data)
{
    auto *self = static_cast<LoopProbe *>(data);
    const int64_t begin = std::exchange(self->m_gcBeginNs, 0);
    if (begin == 0)
        return;
    const int64_t end = now();
    self->m_turn.gcNs += end - begin;
    self->m_feed->collections.push({begin, end, kindOf(type)});
}

void LoopProbe::openLoop(uv_loop_t *loop)
{
    m_loop = loop;
    uv_check_init(loop, m_checkEnd.get());
    m_checkEnd.markInitialised();
    m_checkEnd.get()->data = this;
    uv_check_start(m_checkEnd.get(),
                   [](uv_check_t *check) { static_cast<LoopProbe *>(check->data)->endCheck(); });
    uv_unref(m_checkEnd.base());
}

void LoopProbe::attach(v8::Isolate *isolate, std::function<int64_t()> bufferBytes)
{
    m_bufferBytes = std::move(bufferBytes);
    m_isolate = isolate;
    uv_check_init(m_loop, m_pollEnd.get());
    m_pollEnd.markInitialised();
    m_pollEnd.get()->data = this;
    uv_check_start(m_pollEnd.get(),
                   [](uv_check_t *check) { static_cast<LoopProbe *>(check->data)->endPoll(); });
    uv_unref(m_pollEnd.base());
    uv_prepare_init(m_loop, m_pollBegin.get());
    m_pollBegin.markInitialised();
    m_pollBegin.get()->data = this;
    uv_prepare_start(m_pollBegin.get(),
                     [](uv_prepare_t *prepare) { static_cast<LoopProbe *>(prepare->data)->beginPoll(); });
    uv_unref(m_pollBegin.base());
    uv_async_init(m_loop, m_wake.get(),
                  [](uv_async_t *async) { static_cast<LoopProbe *>(async->data)->wake(); });
    m_wake.markInitialised();
    m_wake.get()->data = this;
    uv_unref(m_wake.base());
    m_internal = handlesOf(m_loop);

    isolate->AddGCPrologueCallback(beginCollection, this);
    isolate->AddGCEpilogueCallback(endCollection, this);
    const std::scoped_lock lock(m_feed->serverMutex);
    m_feed->isolate = isolate;
    m_feed->loop = m_loop;
    m_feed->wake = m_wake.get();
}

void LoopProbe::beginPoll()
{
    const int64_t time = now();
    // What was before the first one was no turn of the loop's.
    if (m_turn.beginNs != 0) {
        m_turn.timersNs += time - m_phaseNs;
        endTurn(time);
    } else {
        uv_metrics_info(m_loop, &m_metrics);
        m_turn.beginNs = time;
    }
    m_phaseNs = time;
    m_idleNs = uv_metrics_idle_time(m_loop);
    m_feed->present.beginNs.store(time, std::memory_order_relaxed);
    m_feed->present.idleNs.store(int64_t(m_idleNs), std::memory_order_relaxed);
    m_feed->present.turn.store(++m_number, std::memory_order_release);
}

void LoopProbe::finish()
{
    if (m_turn.beginNs == 0)
        return;
    const int64_t time = now();
    m_turn.timersNs += time - m_phaseNs;
    m_phaseNs = time;
    endTurn(time);
}

void LoopProbe::endPoll()
{
    if (m_turn.beginNs == 0)
        return;
    const int64_t time = now();
    const auto waited = int64_t(uv_metrics_idle_time(m_loop) - m_idleNs);
    m_turn.waitNs += waited;
    m_turn.callbacksNs += std::max<int64_t>(0, time - m_phaseNs - waited);
    m_phaseNs = time;
}

void LoopProbe::endCheck()
{
    if (m_turn.beginNs == 0)
        return;
    const int64_t time = now();
    m_turn.checkNs += time - m_phaseNs;
    m_phaseNs = time;
}

void LoopProbe::endTurn(int64_t time)
{
    uv_metrics_t metrics = {};
    uv_metrics_info(m_loop, &metrics);
    const auto events = quint32(metrics.events - m_metrics.events);
    m_turn.waiting += quint32(metrics.events_waiting - m_metrics.events_waiting);
    m_metrics = metrics;
    const bool isOurs =
        std::exchange(m_isWoken, false) && events <= 1 && m_turn.timersNs + m_turn.checkNs < noWorkNs;
    if (isOurs) {
        // Nothing of the server's: its wait goes on, and what we did in it was short.
        m_turn.waitNs += m_turn.busyNs();
        m_turn.callbacksNs = m_turn.checkNs = m_turn.timersNs = 0;
        return;
    }
    m_turn.events += events;
    const uint64_t requests = m_feed->requests->count();
    m_turn.requests = quint32(requests - std::exchange(m_requests, requests));
    m_feed->turns.push(m_turn);
    m_turn = {};
    m_turn.beginNs = time;
    if (time - m_allowedNs >= requestWindowNs) {
        m_allowedNs = time;
        m_feed->requests->allow();
    }
}

void LoopProbe::wake()
{
    m_isWoken = true;
    for (const LoopFeed::HandleChange &each : m_feed->takeChanges())
        change(each);
    if (m_feed->wantsSnapshot.exchange(false, std::memory_order_relaxed))
        snapshot();
}

/// As a callback of the loop's: what the program does about it is done at once.
void LoopProbe::change(const LoopFeed::HandleChange &change)
{
    const v8::HandleScope handleScope(m_isolate);
    if (m_change.IsEmpty())
        return;
    const v8::Local<v8::Function> function = m_change.Get(m_isolate);
    const v8::Local<v8::Context> context = function->GetCreationContextChecked(m_isolate);
    const v8::Context::Scope contextScope(context);
    const auto number = [this](double value) -> v8::Local<v8::Value> {
        return v8::Number::New(m_isolate, value);
    };
    std::array<v8::Local<v8::Value>, 5> words{
        v8::String::NewFromUtf8(m_isolate, change.kind.toUtf8().constData()).ToLocalChecked(),
        number(double(change.id)), number(change.fd), number(double(change.pid)),
        number(double(quint32(change.action)))};
    v8::Local<v8::Value> isDone;
    if (!node::MakeCallback(m_isolate, context->Global(), function, int(words.size()), words.data(), {0, 0})
             .ToLocal(&isDone))
        return; // the server is being stopped
    if (!isDone->IsTrue())
        m_feed->reports().handleNotChanged(change.kind);
}

void LoopProbe::snapshot()
{
    v8::HeapStatistics heap;
    m_isolate->GetHeapStatistics(&heap);
    m_feed->memory.push({now(), qint64(heap.used_heap_size()), qint64(heap.total_heap_size()),
                         qint64(heap.external_memory()), qint64(m_bufferBytes())});
    m_feed->reports().handles(walkHandles(m_loop, m_internal, m_isolate, m_describe));
}

} // namespace boucle
