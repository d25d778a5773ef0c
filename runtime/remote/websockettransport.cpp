// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/websockettransport.h"

#include "core/base/logging.h"
#include "core/session/inspectorreason.h"

#include <chrono>
#include <utility>

namespace boucle {

namespace {

using namespace std::chrono_literals;

constexpr auto openLimit = 10s;

// "Going away", as a number of two bytes.
constexpr char goodbye[] = "\x03\xe9";

} // namespace

WebSocketTransport::WebSocketTransport(const QUrl &url, QObject *parent)
    : Transport(parent)
    , m_url(url)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { end(describeNoAnswer(address())); });
    m_limit.start(openLimit);
    connectTo(m_url.host());
}

WebSocketTransport::~WebSocketTransport()
{
    letGo();
}

QString WebSocketTransport::address() const
{
    return m_url.authority();
}

void WebSocketTransport::connectTo(const QString &host)
{
    m_state = State::Opening;
    m_codec = {};
    m_connection = new TcpConnection(this);
    connect(m_connection, &TcpConnection::opened, this, &WebSocketTransport::ask);
    connect(m_connection, &TcpConnection::received, this, &WebSocketTransport::receive);
    connect(m_connection, &TcpConnection::closed, this,
            [this] { end(m_state == State::Open ? describeInspectorGone() : describeNoAnswer(address())); });
    m_connection->open(host, m_url.port());
}

void WebSocketTransport::ask()
{
    m_state = State::Asking;
    m_key = WebSocketCodec::makeKey();
    QUrl host = m_url;
    if (m_asksByAddress)
        host.setHost(m_connection->peerAddress());
    const QByteArray path =
        m_url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    m_connection->write(WebSocketCodec::request(host.authority(QUrl::FullyEncoded).toLatin1(),
                                                path.isEmpty() ? "/" : path, m_key));
}

void WebSocketTransport::receive(const QByteArray &bytes)
{
    m_codec.add(bytes);
    if (m_state == State::Asking) {
        const std::optional<bool> accepted = m_codec.readAnswer(m_key);
        if (!accepted)
            return;
        if (!*accepted) {
            // node answers nobody who calls it by a name other than localhost, so that web pages cannot;
            // others listen to their names only.
            if (std::exchange(m_asksByAddress, true) || m_connection->peerAddress() == m_url.host())
                return end(describeNoInspector(address()));
            const QString host = m_connection->peerAddress();
            m_connection->disconnect(this);
            m_connection->deleteLater();
            connectTo(host);
            return;
        }
        becomeOpen();
        if (m_state != State::Open)
            return;
    }
    readFrames();
}

void WebSocketTransport::becomeOpen()
{
    m_state = State::Open;
    m_limit.stop();
    for (const QByteArray &message : std::exchange(m_waiting, {}))
        write(WebSocketCodec::Opcode::Text, message);
    emit opened();
}

void WebSocketTransport::readFrames()
{
    using Opcode = WebSocketCodec::Opcode;
    // Whoever receives may close this, or destroy it.
    const QPointer<WebSocketTransport> self(this);
    while (self && m_state == State::Open) {
        const std::optional<Result<WebSocketCodec::Frame>> frame = m_codec.next();
        if (!frame)
            return;
        if (!*frame) {
            qCWarning(logCdp) << "connection closed:" << frame->error().message;
            return end(describeNoInspector(address()));
        }
        const WebSocketCodec::Frame &known = **frame;
        if (known.opcode == Opcode::Ping)
            write(Opcode::Pong, known.payload);
        else if (known.opcode == Opcode::Close)
            return end(describeInspectorGone());
        else if (known.opcode != Opcode::Pong)
            emit received(known.payload);
    }
}

void WebSocketTransport::send(const QByteArray &message)
{
    if (m_state == State::Open)
        write(WebSocketCodec::Opcode::Text, message);
    else if (m_state != State::Closed)
        m_waiting.append(message);
}

void WebSocketTransport::write(WebSocketCodec::Opcode opcode, const QByteArray &payload)
{
    m_connection->write(WebSocketCodec::encode(opcode, payload));
}

void WebSocketTransport::close()
{
    end(describeInspectorRelease());
}

void WebSocketTransport::letGo()
{
    if (std::exchange(m_state, State::Closed) == State::Open)
        write(WebSocketCodec::Opcode::Close, QByteArray(goodbye, 2));
    m_limit.stop();
    if (!m_connection)
        return;
    m_connection->disconnect(this);
    m_connection->closeWhenWritten();
    m_connection = nullptr;
}

void WebSocketTransport::end(const QString &reason)
{
    if (m_state == State::Closed)
        return;
    letGo();
    emit closed(reason);
}

} // namespace boucle
