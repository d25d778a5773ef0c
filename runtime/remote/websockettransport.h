// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/transport.h"
#include "runtime/remote/tcpconnection.h"
#include "runtime/remote/websocketcodec.h"

#include <QByteArrayList>
#include <QPointer>
#include <QTimer>
#include <QUrl>

namespace boucle {

/// The line to an inspector that listens on a port: plain ws://, any host. What is sent before it is open
/// waits. UI thread. (Qt's WebSocket loads Qt's TLS, which must stay out of the node host.)
class WebSocketTransport : public cdp::Transport
{
    Q_OBJECT
public:
    /// Begins to connect.
    explicit WebSocketTransport(const QUrl &url, QObject *parent = nullptr);
    /// The peer still receives what was sent.
    ~WebSocketTransport() override;

    void send(const QByteArray &message) override;
    void close() override;
    bool isOpen() const { return m_state == State::Open; }

signals:
    void opened();

private:
    enum class State { Opening, Asking, Open, Closed };

    void connectTo(const QString &host);
    void ask();
    void receive(const QByteArray &bytes);
    void readFrames();
    void becomeOpen();
    void write(WebSocketCodec::Opcode opcode, const QByteArray &payload);
    void letGo();
    void end(const QString &reason);
    QString address() const;

    const QUrl m_url;
    State m_state = State::Opening;
    QPointer<TcpConnection> m_connection;
    WebSocketCodec m_codec;
    QByteArray m_key;
    bool m_asksByAddress = false;
    QByteArrayList m_waiting;
    QTimer m_limit;
};

} // namespace boucle
