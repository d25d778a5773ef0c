// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace boucle {

/// The client's side of the WebSocket protocol (RFC 6455), without a socket.
class WebSocketCodec
{
public:
    enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

    struct Frame
    {
        Opcode opcode = Opcode::Text;
        QByteArray payload; ///< of Text and Binary the whole message
    };

    /// More than an engine's string can hold.
    static constexpr quint64 longestMessage = 1024ull * 1024 * 1024;

    /// The request that turns an HTTP connection into a WebSocket; `key` is checked by readAnswer().
    static QByteArray request(const QByteArray &host, const QByteArray &path, const QByteArray &key);
    static QByteArray makeKey();
    /// In one frame, which is all that node understands.
    static QByteArray encode(Opcode opcode, const QByteArray &payload);

    /// Appends what has arrived.
    void add(const QByteArray &bytes) { m_bytes += bytes; }
    /// The server's answer to request(): nothing while it is incomplete; false when it is a refusal.
    std::optional<bool> readAnswer(const QByteArray &key);
    /// The next complete frame. Nothing while there is none; an Error, "websocket-broken", when there never
    /// will be.
    std::optional<Result<Frame>> next();

private:
    QByteArray m_bytes;
    qsizetype m_read = 0;         ///< bytes at the front of m_bytes that are done with
    std::optional<Frame> m_begun; ///< a message of several frames
};

} // namespace boucle
