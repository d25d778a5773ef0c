// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/transport.h"

#include <QList>

#include <functional>

namespace boucle::cdp {

/// A transport whose peer is the test.
class FakeTransport : public Transport
{
    Q_OBJECT
public:
    using Transport::Transport;

    void send(const QByteArray &message) override;
    void close() override;

    bool isOpen() const { return m_open; }

    /// The peer sends it.
    void deliver(const QByteArray &message) { emit received(message); }
    /// The peer ends the connection.
    void end(const QString &reason);

    QList<QByteArray> sent;
    /// Called with each message that is sent; may deliver() at once.
    std::function<void(const QByteArray &message)> peer;

private:
    bool m_open = true;
};

} // namespace boucle::cdp
