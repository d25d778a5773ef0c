// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/transport.h"
#include "core/session/launchspec.h"
#include "runtime/inspector/messagequeue.h"

#include <deque>
#include <memory>
#include <optional>

namespace boucle {

class InspectorHub;

/// The line to the inspector of one server of this process. Lives on the UI thread. Destroying or closing it
/// lets the server run on, whatever it waited for.
class HubTransport : public cdp::Transport
{
    Q_OBJECT
public:
    HubTransport(std::shared_ptr<InspectorHub> hub, ServerId server, std::shared_ptr<MessageQueue> queue);
    ~HubTransport() override;

    void send(const QByteArray &message) override;
    void close() override;

private:
    Q_INVOKABLE void drain();
    void tell();
    bool leave();

    std::shared_ptr<InspectorHub> m_hub;
    ServerId m_server;
    std::shared_ptr<MessageQueue> m_queue; ///< nothing: closed
    std::deque<QByteArray> m_messages;     ///< taken from the queue, not yet told
    std::optional<QString> m_end;          ///< likewise
    bool m_goesOn = false;                 ///< a later turn tells more
};

} // namespace boucle
