// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

#include <mutex>

namespace boucle {

/// Hands what happens on other threads to the runtime's signals, queued to the UI thread. Outlives the
/// runtime: threads that had to be let go may still report.
class EventSink
{
public:
    explicit EventSink(ServerRuntime *runtime) : m_runtime(runtime) {}

    /// Any thread: runs `emission` on the UI thread, unless the runtime is gone.
    template <typename Emission>
    void post(Emission emission)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_runtime)
            QMetaObject::invokeMethod(m_runtime, std::move(emission), Qt::QueuedConnection);
    }

    void postEvent(ServerId id, ServerEvent event)
    {
        post([this, id, event = std::move(event)] { emit m_runtime->event(id, event); });
    }

    /// UI thread: from now on nothing is delivered.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_runtime = nullptr;
    }

    ServerRuntime *runtime() const { return m_runtime; }

private:
    std::mutex m_mutex;
    ServerRuntime *m_runtime;
};

} // namespace boucle
