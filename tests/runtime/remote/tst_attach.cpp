// SPDX-License-Identifier: GPL-3.0-or-later

// Attaching to node processes that run already, and to what is none.

#include "core/session/inspectorreason.h"
#include "runtime/remote/inspectortargets.h"
#include "tests/runtime/inspector/debuggedserver.h"
#include "tests/runtime/remote/remoteprobe.h"

#include <QProcess>
#include <QRegularExpression>

using namespace boucle;

namespace {

using Json = InspectorClient::Json;

/// A process of somebody else's.
class Stranger
{
public:
    explicit Stranger(const QStringList &arguments)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(RemoteProbe::node(), arguments);
    }
    ~Stranger()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    /// The first match of the pattern's group in what it prints.
    QString find(const char *pattern)
    {
        const QRegularExpression expression(QString::fromLatin1(pattern));
        QRegularExpressionMatch match;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                m_output += QString::fromUtf8(m_process.readAll());
                match = expression.match(m_output);
                return match.hasMatch();
            },
            RuntimeProbe::limitMs));
        return match.captured(1);
    }
    QString webSocket() { return find("listening on (ws://\\S+)"); }
    bool isRunning() { return m_process.state() == QProcess::Running && !m_process.waitForFinished(50); }
    bool waitForEnd()
    {
        return QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; },
                               RuntimeProbe::limitMs);
    }

private:
    QProcess m_process;
    QString m_output;
};

class TestAttach : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_probe = std::make_unique<RemoteProbe>(); }
    void cleanup() { m_probe.reset(); }

    void addresses_data();
    void addresses();
    void attaches_data();
    void attaches();
    void letsItRunOn_data();
    void letsItRunOn();
    void waitingProcessIsLedThroughItsStart();
    void processEndsAsIfNobodyWereThere_data();
    void processEndsAsIfNobodyWereThere();
    void nobodyListens();
    void isNoInspector_data();
    void isNoInspector();
    void peerThatBreaksOff_data();
    void peerThatBreaksOff();
    void listsTargets();

private:
    QString script(const QString &text) { return m_probe->write(QStringLiteral("script.js"), text); }

    std::unique_ptr<RemoteProbe> m_probe;
};

void TestAttach::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("understood");
    QTest::newRow("port") << "9229"
                          << "127.0.0.1 9229 ";
    QTest::newRow("host and port") << " devbox:9230 "
                                   << "devbox 9230 ";
    QTest::newRow("address and port") << "10.0.0.1:9229"
                                      << "10.0.0.1 9229 ";
    QTest::newRow("IPv6") << "[::1]:9229"
                          << "::1 9229 ";
    QTest::newRow("target") << "ws://localhost:9229/abc-1"
                            << "localhost 9229 ws://localhost:9229/abc-1";
    QTest::newRow("page") << "http://localhost:9229/json/list"
                          << "localhost 9229 ";
    for (const char *bad : {"", "abc", "host:", "host:0", "host:99999", ":9229", "wss://host:9229/x",
                            "file:///x", "ws:///x", "a b:1", "-1"})
        QTest::addRow("bad: %s", bad) << QString::fromLatin1(bad) << QString();
}

void TestAttach::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, understood);
    const Result<InspectorAddress> address = parseInspectorAddress(text);
    if (understood.isEmpty()) {
        QVERIFY(!address);
        QCOMPARE(address.error().code, QStringLiteral("inspector-address"));
        const Result<ServerId> started = m_probe->runtime.start(m_probe->attachment(text));
        QVERIFY(!started);
        return;
    }
    QVERIFY(address);
    QCOMPARE(QStringLiteral("%1 %2 %3")
                 .arg(address->host)
                 .arg(address->port)
                 .arg(address->webSocket ? address->webSocket->toString() : QString()),
             understood);
}

void TestAttach::attaches_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("target") << 0;
    QTest::newRow("host and port") << 1;
    QTest::newRow("port") << 2;
    QTest::newRow("localhost") << 3;
}

void TestAttach::attaches()
{
    QFETCH(int, how);
    Stranger stranger({QStringLiteral("--inspect=127.0.0.1:0"),
                       script(QStringLiteral("globalThis.own = 'stranger'; setInterval(() => {}, 1000)"))});
    const QString webSocket = stranger.webSocket();
    QVERIFY(!webSocket.isEmpty());
    const QString port = QString::number(QUrl(webSocket).port());
    const QString address = QStringList{webSocket, QStringLiteral("127.0.0.1:") + port, port,
                                        QStringLiteral("localhost:") + port}[how];
    DebuggedServer server(m_probe->runtime, m_probe->attachment(address));
    QVERIFY(server.start());
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Running));
    const Json value = server.client->call("Runtime.evaluate", {{"expression", "own"}});
    QCOMPARE(QString::fromStdString(value["result"]["result"]["value"].get<std::string>()),
             QStringLiteral("stranger"));
    QVERIFY(server.session.log().plainText().contains(address));
}

void TestAttach::letsItRunOn_data()
{
    QTest::addColumn<bool>("stopped");
    QTest::newRow("stopped") << true;
    QTest::newRow("its debugger leaves") << false;
}

void TestAttach::letsItRunOn()
{
    QFETCH(bool, stopped);
    Stranger stranger({QStringLiteral("--inspect=127.0.0.1:0"),
                       script(QStringLiteral("setTimeout(() => { debugger; console.log('went on') }, 100);"
                                             "setInterval(() => {}, 1000)"))});
    DebuggedServer server(m_probe->runtime, m_probe->attachment(stranger.webSocket()));
    QVERIFY(server.startAndPause());
    if (stopped)
        server.session.stop();
    else
        server.client->disconnectTransport();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, 1000));
    QCOMPARE(*server.session.exitReason(), ExitReason(Terminated{}));
    QVERIFY(!stranger.find("(went on)").isEmpty());
    QVERIFY(stranger.isRunning());
}

void TestAttach::waitingProcessIsLedThroughItsStart()
{
    Stranger stranger(
        {QStringLiteral("--inspect-brk=127.0.0.1:0"), script(QStringLiteral("console.log('ran')"))});
    DebuggedServer server(m_probe->runtime, m_probe->attachment(stranger.webSocket()));
    QVERIFY(server.startAndPause());
    QCOMPARE(QString::fromStdString(server.paused["reason"].get<std::string>()),
             QStringLiteral("Break on start"));
    server.client->send("Debugger.resume");
    QVERIFY(!stranger.find("(ran)").isEmpty());
    QVERIFY(stranger.waitForEnd());
}

void TestAttach::processEndsAsIfNobodyWereThere_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("exit") << "setTimeout(() => process.exit(0), 1)";
    QTest::newRow("by itself") << "clearInterval(timer)";
    QTest::newRow("killed") << "setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1)";
}

void TestAttach::processEndsAsIfNobodyWereThere()
{
    QFETCH(QString, end);
    Stranger stranger({QStringLiteral("--inspect=127.0.0.1:0"),
                       script(QStringLiteral("globalThis.timer = setInterval(() => {}, 1000)"))});
    DebuggedServer server(m_probe->runtime, m_probe->attachment(stranger.webSocket()));
    QVERIFY(server.start());
    server.client->send("Runtime.enable");
    server.client->send("Runtime.evaluate", {{"expression", end.toStdString()}});
    QVERIFY(stranger.waitForEnd());
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
    QCOMPARE(*server.session.exitReason(), ExitReason(ConnectionLost{describeInspectorGone()}));
    QCOMPARE(server.client->closeReason(), describeInspectorGone());
}

void TestAttach::nobodyListens()
{
    for (const char *address : {"127.0.0.1:1", "ws://127.0.0.1:1/x", "no-such-host.invalid:9229"}) {
        ServerSession session(m_probe->runtime, m_probe->attachment(QLatin1String(address)));
        QVERIFY(session.start());
        QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited, 20'000));
        QVERIFY2(std::holds_alternative<StartFailed>(*session.exitReason()),
                 qPrintable(describe(*session.exitReason())));
        QVERIFY(session.log().plainText().contains(QStringLiteral("does not answer")));
    }
}

void TestAttach::isNoInspector_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("byTarget");
    const QString http = QStringLiteral("require('http').createServer((q, r) => r.end('hello'))");
    const QString garbage = QStringLiteral("require('net').createServer((s) => s.end('\\0\\1garbage'))");
    const QString closing = QStringLiteral("require('net').createServer((s) => s.destroy())");
    const QString notJson =
        QStringLiteral("require('http').createServer((q, r) => r.end('[1, {\"webSocketDebuggerUrl\": 5}]'))");
    for (const bool byTarget : {false, true}) {
        const char *suffix = byTarget ? ", asked for a target" : "";
        QTest::addRow("web server%s", suffix) << http << byTarget;
        QTest::addRow("garbage%s", suffix) << garbage << byTarget;
        QTest::addRow("hangs up%s", suffix) << closing << byTarget;
        QTest::addRow("other JSON%s", suffix) << notJson << byTarget;
    }
}

void TestAttach::isNoInspector()
{
    QFETCH(QString, server);
    QFETCH(bool, byTarget);
    Stranger stranger(
        {QStringLiteral("-e"),
         server + QStringLiteral(
                      ".listen(0, '127.0.0.1', function() { console.log('port ' + this.address().port) })")});
    const QString port = stranger.find("port (\\d+)");
    QVERIFY(!port.isEmpty());
    const QString address =
        (byTarget ? QStringLiteral("ws://127.0.0.1:%1/x") : QStringLiteral("127.0.0.1:%1")).arg(port);
    ServerSession session(m_probe->runtime, m_probe->attachment(address));
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited, 20'000));
    QVERIFY(std::holds_alternative<StartFailed>(*session.exitReason()));
}

// A server that opens a WebSocket and then does as the row says.
constexpr char webSocketServer[] = R"js(
    const crypto = require('crypto');
    require('http').createServer().on('upgrade', (request, socket) => {
        const accept = crypto.createHash('sha1')
            .update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
        socket.write(`HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
        const text = (t) => Buffer.concat([Buffer.from([0x81, t.length]), Buffer.from(t)]);
        setTimeout(() => { %1 }, 50);
    }).listen(0, '127.0.0.1', function() { console.log('port ' + this.address().port) });
)js";

void TestAttach::peerThatBreaksOff_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("disappears") << "socket.destroy()";
    QTest::newRow("says goodbye") << "socket.write(Buffer.from([0x88, 0]))";
    QTest::newRow("garbage") << "socket.write(Buffer.alloc(100, 0xff))";
    QTest::newRow("within a message")
        << "socket.write(text('{\"method\":\"x\"}').subarray(0, 5)); setTimeout(() => socket.destroy(), 20)";
}

void TestAttach::peerThatBreaksOff()
{
    QFETCH(QString, what);
    Stranger stranger({QStringLiteral("-e"), QString::fromLatin1(webSocketServer).arg(what)});
    const QString port = stranger.find("port (\\d+)");
    QVERIFY(!port.isEmpty());
    DebuggedServer server(m_probe->runtime,
                          m_probe->attachment(QStringLiteral("ws://127.0.0.1:%1/x").arg(port)));
    QVERIFY(server.start());
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
    QVERIFY(std::holds_alternative<ConnectionLost>(*server.session.exitReason()));
    QVERIFY(server.client->closeReason());
}

void TestAttach::listsTargets()
{
    const QString file = script(QStringLiteral("setInterval(() => {}, 1000)"));
    Stranger stranger({QStringLiteral("--inspect=127.0.0.1:0"), file});
    const QUrl webSocket(stranger.webSocket());
    std::optional<Result<QList<InspectorTarget>>> found;
    fetchInspectorTargets(QStringLiteral("localhost"), webSocket.port(), this,
                          [&](const Result<QList<InspectorTarget>> &targets) { found = targets; });
    QVERIFY(QTest::qWaitFor([&] { return found.has_value(); }));
    QVERIFY(*found);
    QCOMPARE((*found)->size(), 1);
    QCOMPARE((*found)->first().webSocket, webSocket);
    QCOMPARE((*found)->first().title, file);

    // Nobody is told when whoever asked is gone.
    auto guard = std::make_unique<QObject>();
    fetchInspectorTargets(QStringLiteral("localhost"), webSocket.port(), guard.get(),
                          [&](const Result<QList<InspectorTarget>> &) { QFAIL("called"); });
    guard.reset();
    std::optional<Result<QList<InspectorTarget>>> other;
    fetchInspectorTargets(QStringLiteral("127.0.0.1"), webSocket.port(), this,
                          [&](const Result<QList<InspectorTarget>> &targets) { other = targets; });
    QVERIFY(QTest::qWaitFor([&] { return other.has_value(); }));
}

} // namespace

QTEST_GUILESS_MAIN(TestAttach)
#include "tst_attach.moc"
