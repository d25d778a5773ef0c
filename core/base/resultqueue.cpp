// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resultqueue.h"

#include <utility>

namespace boucle {

void ResultQueue::post(std::function<void()> result)
{
    {
        const std::lock_guard lock(m_mutex);
        m_results.push_back(std::move(result));
    }
    // The event carries no data: what crosses threads is under our own lock, which tools that look for races
    // can see.
    QMetaObject::invokeMethod(this, "runNext", Qt::QueuedConnection);
}

void ResultQueue::runNext()
{
    std::function<void()> result;
    {
        const std::lock_guard lock(m_mutex);
        result = std::move(m_results.front());
        m_results.pop_front();
    }
    result();
}

} // namespace boucle
