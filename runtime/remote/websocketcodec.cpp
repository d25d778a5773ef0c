// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/websocketcodec.h"

#include <QByteArrayList>
#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QtEndian>

#include <array>
#include <cstring>

namespace boucle {

namespace {

constexpr quint8 finalBit = 0x80;
constexpr quint8 reservedBits = 0x70;
constexpr quint8 opcodeBits = 0x0f;
constexpr quint8 maskBit = 0x80;
constexpr quint8 lengthBits = 0x7f;
constexpr quint8 twoByteLength = 126;
constexpr quint8 eightByteLength = 127;
constexpr qsizetype longestAnswer = 64 * 1024;

// From the protocol's text.
constexpr char acceptSalt[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

Error broken(const char *what)
{
    return {QStringLiteral("websocket-broken"), QLatin1String(what), false};
}

bool isControl(WebSocketCodec::Opcode opcode)
{
    return quint8(opcode) >= quint8(WebSocketCodec::Opcode::Close);
}

bool isKnown(quint8 opcode)
{
    return opcode <= quint8(WebSocketCodec::Opcode::Binary) ||
           (opcode >= quint8(WebSocketCodec::Opcode::Close) &&
            opcode <= quint8(WebSocketCodec::Opcode::Pong));
}

} // namespace

QByteArray WebSocketCodec::request(const QByteArray &host, const QByteArray &path, const QByteArray &key)
{
    return "GET " + path + " HTTP/1.1\r\nHost: " + host +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " + key +
           "\r\nSec-WebSocket-Version: 13\r\n\r\n";
}

QByteArray WebSocketCodec::makeKey()
{
    std::array<quint32, 4> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toBase64();
}

QByteArray WebSocketCodec::encode(Opcode opcode, const QByteArray &payload)
{
    QByteArray frame;
    frame.reserve(payload.size() + 14);
    frame.append(char(finalBit | quint8(opcode)));
    const auto size = quint64(payload.size());
    if (size < twoByteLength) {
        frame.append(char(maskBit | quint8(size)));
    } else if (size <= 0xffff) {
        frame.append(char(maskBit | twoByteLength));
        const quint16 length = qToBigEndian(quint16(size));
        frame.append(reinterpret_cast<const char *>(&length), sizeof length);
    } else {
        frame.append(char(maskBit | eightByteLength));
        const quint64 length = qToBigEndian(size);
        frame.append(reinterpret_cast<const char *>(&length), sizeof length);
    }
    const quint32 mask = QRandomGenerator::global()->generate();
    frame.append(reinterpret_cast<const char *>(&mask), sizeof mask);
    const qsizetype begin = frame.size();
    frame.append(payload);
    char *at = frame.data() + begin;
    const quint64 wide = quint64(mask) << 32 | mask;
    qsizetype i = 0;
    for (; i + qsizetype(sizeof wide) <= payload.size(); i += qsizetype(sizeof wide)) {
        quint64 word = 0;
        memcpy(&word, at + i, sizeof word);
        word ^= wide;
        memcpy(at + i, &word, sizeof word);
    }
    for (; i < payload.size(); ++i)
        at[i] = char(at[i] ^ reinterpret_cast<const char *>(&mask)[i % 4]);
    return frame;
}

std::optional<bool> WebSocketCodec::readAnswer(const QByteArray &key)
{
    const qsizetype end = m_bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return m_bytes.size() > longestAnswer ? std::optional(false) : std::nullopt;
    const QByteArray head = m_bytes.left(end);
    m_bytes.remove(0, end + 4);
    const QByteArray expected =
        QCryptographicHash::hash(key + acceptSalt, QCryptographicHash::Sha1).toBase64();
    if (!head.startsWith("HTTP/1.1 101"))
        return false;
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).trimmed().toLower() == "sec-websocket-accept")
            return line.mid(colon + 1).trimmed() == expected;
    }
    return false;
}

std::optional<Result<WebSocketCodec::Frame>> WebSocketCodec::next()
{
    for (;;) {
        const auto *at = reinterpret_cast<const quint8 *>(m_bytes.constData()) + m_read;
        const qsizetype there = m_bytes.size() - m_read;
        // What is done with goes in large steps, not with every frame.
        const auto incomplete = [this]() -> std::optional<Result<Frame>> {
            m_bytes.remove(0, std::exchange(m_read, 0));
            return std::nullopt;
        };
        if (there < 2)
            return incomplete();
        const bool isFinal = at[0] & finalBit;
        if (at[0] & reservedBits || !isKnown(at[0] & opcodeBits) || at[1] & maskBit)
            return broken("not a frame of a WebSocket server");
        const auto opcode = Opcode(at[0] & opcodeBits);
        quint64 size = at[1] & lengthBits;
        qsizetype head = 2;
        if (size == twoByteLength) {
            head += 2;
            if (there < head)
                return incomplete();
            size = qFromBigEndian<quint16>(at + 2);
        } else if (size == eightByteLength) {
            head += 8;
            if (there < head)
                return incomplete();
            size = qFromBigEndian<quint64>(at + 2);
        }
        const quint64 begun = m_begun ? quint64(m_begun->payload.size()) : 0;
        if (size > longestMessage || size + begun > longestMessage)
            return broken("a message that is too long");
        if (isControl(opcode) && (!isFinal || size >= twoByteLength))
            return broken("a control frame that is too long");
        if (quint64(there - head) < size)
            return incomplete();

        const QByteArray payload = m_bytes.mid(m_read + head, qsizetype(size));
        m_read += head + qsizetype(size);
        if (isControl(opcode))
            return Frame{opcode, payload};
        if ((opcode == Opcode::Continuation) != m_begun.has_value())
            return broken("a message within another one");
        if (!m_begun && isFinal)
            return Frame{opcode, payload};
        if (!m_begun)
            m_begun = Frame{opcode, payload};
        else
            m_begun->payload += payload;
        if (isFinal)
            return *std::exchange(m_begun, std::nullopt);
    }
}

} // namespace boucle
