// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/websocketcodec.h"

#include <QRandomGenerator>
#include <QTest>

using namespace boucle;

namespace {

using Opcode = WebSocketCodec::Opcode;

/// A frame as a server sends it, without a mask.
QByteArray frame(int opcode, const QByteArray &payload, bool isFinal = true)
{
    QByteArray result;
    result.append(char((isFinal ? 0x80 : 0) | opcode));
    const qsizetype size = payload.size();
    if (size < 126) {
        result.append(char(size));
    } else if (size < 65536) {
        result.append(char(126)).append(char(size >> 8)).append(char(size));
    } else {
        result.append(char(127));
        for (int shift = 56; shift >= 0; shift -= 8)
            result.append(char(quint64(size) >> shift));
    }
    return result + payload;
}

/// What a codec makes of it: "1:text 9:ping …", "!" when it is broken.
QString readAll(WebSocketCodec &codec)
{
    QStringList result;
    for (;;) {
        const std::optional<Result<WebSocketCodec::Frame>> next = codec.next();
        if (!next)
            return result.join(u' ');
        if (!*next)
            return (result << QStringLiteral("!")).join(u' ');
        result.append(QString::number(int((*next)->opcode)) + u':' + QString::fromUtf8((*next)->payload));
    }
}

} // namespace

class TestWebSocketCodec : public QObject
{
    Q_OBJECT
private slots:
    void handshake()
    {
        // The example of RFC 6455.
        const QByteArray key = "dGhlIHNhbXBsZSBub25jZQ==";
        const QByteArray answer =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
        for (qsizetype cut = 0; cut < answer.size(); ++cut) {
            WebSocketCodec codec;
            codec.add(answer.left(cut));
            QVERIFY(!codec.readAnswer(key));
            codec.add(answer.mid(cut) + frame(1, "first"));
            QCOMPARE(codec.readAnswer(key), std::optional(true));
            QCOMPARE(readAll(codec), QStringLiteral("1:first"));
        }
        QVERIFY(WebSocketCodec::request("h:1", "/p", key).contains("\r\nHost: h:1\r\n"));
        QCOMPARE(QByteArray::fromBase64(WebSocketCodec::makeKey()).size(), 16);
        QVERIFY(WebSocketCodec::makeKey() != WebSocketCodec::makeKey());
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("bad request") << QByteArray("HTTP/1.0 400 Bad Request\r\n\r\nno");
        QTest::newRow("another key") << QByteArray("HTTP/1.1 101 x\r\nSec-WebSocket-Accept: AAAA\r\n\r\n");
        QTest::newRow("no key") << QByteArray("HTTP/1.1 101 x\r\n\r\n");
        QTest::newRow("garbage") << QByteArray("\0\1\2\3\r\n\r\n", 8);
        QTest::newRow("endless") << QByteArray(100'000, 'x');
    }
    void refusals()
    {
        QFETCH(QByteArray, answer);
        WebSocketCodec codec;
        codec.add(answer);
        QCOMPARE(codec.readAnswer("key"), std::optional(false));
    }

    void readsFramesInAnyPieces()
    {
        const QByteArray large(70'000, 'x');
        const QByteArray medium(300, 'y');
        const QByteArray bytes = frame(1, "one") + frame(9, "ping") + frame(1, medium) +
                                 frame(1, "sp", false) + frame(10, "") + frame(0, "li", false) +
                                 frame(0, "t") + frame(1, large) + frame(8, "");
        const QString expected = QStringLiteral("1:one 9:ping 1:%1 10: 1:split 1:%2 8:")
                                     .arg(QString::fromLatin1(medium), QString::fromLatin1(large));
        for (const qsizetype piece :
             {qsizetype(1), qsizetype(2), qsizetype(7), qsizetype(1000), bytes.size()}) {
            WebSocketCodec codec;
            QStringList found;
            for (qsizetype at = 0; at < bytes.size(); at += piece) {
                codec.add(bytes.mid(at, piece));
                if (const QString text = readAll(codec); !text.isEmpty())
                    found.append(text);
            }
            QCOMPARE(found.join(u' '), expected);
        }
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("reserved bits") << QByteArray("\xf1\x01x", 3);
        QTest::newRow("unknown opcode") << QByteArray("\x83\x01x", 3);
        QTest::newRow("masked") << QByteArray("\x81\x81\0\0\0\0x", 7);
        QTest::newRow("continues nothing") << frame(0, "x");
        QTest::newRow("begins in another one") << frame(1, "x", false) + frame(1, "y");
        QTest::newRow("control in parts") << frame(9, "x", false);
        QTest::newRow("long control") << frame(9, QByteArray(126, 'x'));
        QTest::newRow("4 GiB") << QByteArray("\x81\x7f\0\0\0\1\0\0\0\0", 10);
        QTest::newRow("all bits") << QByteArray(20, '\xff');
    }
    void hostile()
    {
        QFETCH(QByteArray, bytes);
        WebSocketCodec codec;
        codec.add(bytes);
        QCOMPARE(readAll(codec), QStringLiteral("!"));
    }

    void survivesNoise()
    {
        QRandomGenerator random(42);
        const QByteArray good = frame(1, "message") + frame(1, "be", false) + frame(0, "gun") + frame(9, "p");
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = good;
            for (int i = random.bounded(1, 4); i > 0; --i)
                bytes[random.bounded(bytes.size())] = char(random.bounded(256));
            WebSocketCodec codec;
            codec.add(bytes.left(random.bounded(bytes.size())));
            readAll(codec);
        }
    }

    void encodesWhatItReads_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 7, 8, 125, 126, 127, 65535, 65536, 1'000'003})
            QTest::addRow("%d", size) << size;
    }
    void encodesWhatItReads()
    {
        QFETCH(int, size);
        QByteArray payload(size, Qt::Uninitialized);
        for (qsizetype i = 0; i < size; ++i)
            payload[i] = char(i * 7);
        QByteArray bytes = WebSocketCodec::encode(Opcode::Binary, payload);
        QCOMPARE(quint8(bytes[0]), quint8(0x82));
        QVERIFY(quint8(bytes[1]) & 0x80);
        // A server's view: take the mask off.
        const int length = quint8(bytes[1]) & 0x7f;
        const qsizetype maskAt = 2 + (length == 126 ? 2 : length == 127 ? 8 : 0);
        const QByteArray mask = bytes.mid(maskAt, 4);
        bytes.remove(maskAt, 4);
        bytes[1] = char(quint8(bytes[1]) & 0x7f);
        for (qsizetype i = maskAt; i < bytes.size(); ++i)
            bytes[i] = char(bytes[i] ^ mask[(i - maskAt) % 4]);
        WebSocketCodec codec;
        codec.add(bytes);
        const std::optional<Result<WebSocketCodec::Frame>> read = codec.next();
        QVERIFY(read && *read);
        QVERIFY((*read)->payload == payload);
        QVERIFY(!codec.next());
    }
};

QTEST_GUILESS_MAIN(TestWebSocketCodec)
#include "tst_websocketcodec.moc"
