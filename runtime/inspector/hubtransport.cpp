// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/inspector/hubtransport.h"

#include "core/session/inspectorreason.h"
#include "runtime/inspector/hub.h"

#include <QElapsedTimer>
#include <QPointer>

#include <utility>

namespace boucle {

namespace {

// What a flood of events may take of one turn of the UI thread.
constexpr qint64 turnMs = 6;

} // namespace

HubTransport::HubTransport(std::shared_ptr<InspectorHub> hub, ServerId server,
                           std::shared_ptr<MessageQueue> queue)
    : m_hub(std::move(hub))
    , m_server(server)
    , m_queue(std::move(queue))
{
    m_queue->open(this, "drain");
}

HubTransport::~HubTransport()
{
    leave();
}

void HubTransport::send(const QByteArray &message)
{
    if (m_queue)
        m_hub->send(m_server, message);
}

void HubTransport::close()
{
    if (leave())
        emit closed(describeInspectorRelease());
}

bool HubTransport::leave()
{
    if (!m_queue)
        return false;
    std::exchange(m_queue, nullptr)->close();
    m_messages.clear();
    m_hub->release(m_server);
    return true;
}

void HubTransport::drain()
{
    if (!m_queue)
        return;
    MessageQueue::Batch batch = m_queue->take();
    std::move(batch.messages.begin(), batch.messages.end(), std::back_inserter(m_messages));
    if (batch.end)
        m_end = batch.end;
    // One more that tells in each turn would make the turns longer and longer.
    if (!m_goesOn)
        tell();
}

void HubTransport::tell()
{
    if (!m_queue)
        return;
    QElapsedTimer timer;
    timer.start();
    // Whoever receives may close this, or destroy it.
    const QPointer<HubTransport> self(this);
    while (!m_messages.empty()) {
        if (timer.elapsed() >= turnMs) {
            m_goesOn = true;
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_goesOn = false;
                    tell();
                },
                Qt::QueuedConnection);
            return;
        }
        const QByteArray message = std::move(m_messages.front());
        m_messages.pop_front();
        emit received(message);
        if (!self || !m_queue)
            return;
    }
    if (m_end) {
        std::exchange(m_queue, nullptr)->close();
        emit closed(*m_end);
    }
}

} // namespace boucle
