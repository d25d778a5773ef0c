// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/memorypoll.h"

#include "core/cdp/protocol/runtime.h"
#include "core/cdp/session.h"

#include <chrono>

namespace boucle {

using namespace cdp::runtime;

MemoryPoll::MemoryPoll(QObject *parent)
    : QObject(parent)
{
    constexpr int intervalMs = 500;
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &MemoryPoll::poll);
}

void MemoryPoll::setSession(cdp::Session *session)
{
    if (m_session == session && m_timer.isActive() == (session != nullptr))
        return;
    m_session = session;
    m_isAsked = false;
    if (!session) {
        m_timer.stop();
        return;
    }
    m_timer.start();
    poll();
}

/// One that does not come to answer is not asked again and again.
void MemoryPoll::poll()
{
    if (!m_session || m_isAsked)
        return;
    m_isAsked = true;
    m_session->call<GetHeapUsage>(
        {}, this, [this, asked = m_session](const Result<GetHeapUsage::Result> &usage) {
            if (asked != m_session)
                return;
            m_isAsked = false;
            if (!usage)
                return; // it has ended, which others tell
            const auto now = std::chrono::steady_clock::now().time_since_epoch();
            emit polled({std::chrono::duration_cast<std::chrono::nanoseconds>(now).count(),
                         qint64(usage->usedSize), qint64(usage->totalSize), qint64(usage->backingStorageSize),
                         qint64(usage->backingStorageSize)});
        });
}

} // namespace boucle
