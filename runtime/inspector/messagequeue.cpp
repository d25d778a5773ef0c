// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/inspector/messagequeue.h"

#include <utility>

namespace boucle {

void MessageQueue::open(QObject *receiver, const char *drain)
{
    const std::scoped_lock lock(m_mutex);
    m_receiver = receiver;
    m_drain = drain;
    if (m_waiting.end)
        notify();
}

void MessageQueue::close()
{
    const std::scoped_lock lock(m_mutex);
    m_receiver = nullptr;
    m_waiting.messages.clear();
}

MessageQueue::Batch MessageQueue::take()
{
    const std::scoped_lock lock(m_mutex);
    m_notified = false;
    Batch batch{std::exchange(m_waiting.messages, {}), m_waiting.end};
    return batch;
}

void MessageQueue::push(QByteArray message)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_receiver || m_waiting.end)
        return;
    m_waiting.messages.push_back(std::move(message));
    notify();
}

void MessageQueue::finish(const QString &reason)
{
    const std::scoped_lock lock(m_mutex);
    if (m_waiting.end)
        return;
    m_waiting.end = reason;
    if (m_receiver)
        notify();
}

// Under the lock: the receiver does not go while it is told. By name: what a functor holds would be read
// without a lock that race detectors see.
void MessageQueue::notify()
{
    if (!std::exchange(m_notified, true))
        QMetaObject::invokeMethod(m_receiver, m_drain, Qt::QueuedConnection);
}

} // namespace boucle
