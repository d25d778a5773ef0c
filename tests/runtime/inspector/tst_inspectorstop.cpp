// SPDX-License-Identifier: GPL-3.0-or-later

// A server under a debugger stops as fast as any other, whatever the debugger holds; and leaves nothing
// behind.

#include "runtime/node/noderuntime.h"
#include "tests/runtime/inspector/debuggedserver.h"
#include "tests/support/hosttest.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <csignal>

#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace boucle;

namespace {

using Json = InspectorClient::Json;

constexpr int stopLimitMs = 1000;

int countEntries(const char *folder)
{
    return int(
        QDir(QLatin1String(folder)).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
}

qint64 residentBytes()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * getpagesize()
                                          : 0;
}

pid_t threadNamed(const QByteArray &name)
{
    for (const QString &entry :
         QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile comm(QStringLiteral("/proc/self/task/%1/comm").arg(entry));
        if (comm.open(QIODevice::ReadOnly) && comm.readAll().trimmed() == name)
            return entry.toInt();
    }
    return 0;
}

class TestInspectorStop : public QObject
{
    Q_OBJECT
public:
    explicit TestInspectorStop(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase() { m_runtime = std::make_unique<NodeRuntime>(m_host); }
    void cleanupTestCase() { m_runtime.reset(); }

    void stops_data();
    void stops();
    void stopsAtAnyTimeOfItsStart();
    void cyclesLeaveNothing();
    void runtimeEndsWhileServersArePaused();
    // Last: these leave threads behind.
    void crashedServerDoesNotHoldTheOthers();
    void unstoppableServerIsLetGo();
    void serversGoOnWithoutTheHub();

private:
    LaunchSpec spec(const QString &text)
    {
        const QString path = m_folder.filePath(QStringLiteral("script%1.js").arg(++m_scripts));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(path));
        return RuntimeProbe::specFor(path);
    }
    static void hold(DebuggedServer &server, const QByteArray &how);

    Host &m_host;
    QTemporaryDir m_folder;
    int m_scripts = 0;
    std::unique_ptr<NodeRuntime> m_runtime;
};

void TestInspectorStop::stops_data()
{
    QTest::addColumn<QString>("script");
    for (const char *how : {"waiting at its start", "waiting, with the Debugger domain on"})
        QTest::newRow(how) << "setInterval(() => {}, 1000)";
    for (const char *how : {"paused", "endless evaluation in the frame",
                            "endless evaluation in the frame, with a limit", "many calls underway"})
        QTest::newRow(how) << "function f() { debugger } f(); setInterval(() => {}, 1000)";
    QTest::newRow("pauses again and again") << "for (;;) { debugger; }";
    QTest::newRow("pauses in each microtask") << "(function f() { debugger; Promise.resolve().then(f) })()";
    QTest::newRow("pauses in finally") << "(function f() { try { debugger } finally { f() } })()";
    QTest::newRow("paused at an exception")
        << "setInterval(() => { try { throw new Error('x') } catch {} }, 5)";
    QTest::newRow("endless loop, Debugger domain on") << "console.log('ready'); for (;;);";
    QTest::newRow("endless evaluation while running") << "setInterval(() => {}, 1000)";
    QTest::newRow("waits for a disconnect at its end") << "debugger";
    QTest::newRow("paused in an exit handler")
        << "process.on('exit', () => { debugger }); setTimeout(() => process.exit(), 1)";
    QTest::newRow("waits for a debugger of its own accord")
        << "console.log('ready'); require('inspector').waitForDebugger(); for (;;);";
    const QString workers = QStringLiteral(R"js(
        const { Worker, isMainThread } = require('worker_threads');
        if (isMainThread) { for (let i = 0; i < 3; i++) new Worker(__filename); setInterval(() => {}, 1000); }
        else { debugger; setInterval(() => { debugger }, 1); }
    )js");
    QTest::newRow("worker threads paused") << workers;
    QTest::newRow("worker threads and main thread paused") << workers;
    QTest::newRow("worker threads waiting at their start") << workers;
    QTest::newRow("main thread waits for a paused worker") << QStringLiteral(R"js(
        const { Worker, isMainThread, workerData } = require('worker_threads');
        if (isMainThread) {
            const shared = new Int32Array(new SharedArrayBuffer(4));
            new Worker(__filename, { workerData: shared });
            Atomics.wait(shared, 0, 0);
        } else { debugger; Atomics.notify(workerData, 0); }
    )js");
}

/// Brings the server into the state that the row names.
void TestInspectorStop::hold(DebuggedServer &server, const QByteArray &how)
{
    QVERIFY(server.start());
    InspectorClient &client = *server.client;
    if (how == "waiting at its start")
        return;
    QVERIFY(!client.call("Debugger.enable").is_null());
    if (how == "waiting, with the Debugger domain on")
        return;
    if (how == "paused at an exception")
        client.send("Debugger.setPauseOnExceptions", {{"state", "all"}});
    if (how == "waits for a disconnect at its end")
        client.send("NodeRuntime.notifyWhenWaitingForDisconnect", {{"enabled", true}});
    const bool ofWorkers = how.contains("worker");
    if (ofWorkers)
        client.send("NodeWorker.enable", {{"waitForDebuggerOnStart", true}});
    server.runIfWaiting();
    if (ofWorkers) {
        const int count = how == "main thread waits for a paused worker" ? 1 : 3;
        for (int i = 0; i < count; ++i) {
            const Json attached = client.event("NodeWorker.attachedToWorker");
            QVERIFY(!attached.is_null());
            const auto session = attached["sessionId"].get<std::string>();
            if (how == "worker threads waiting at their start")
                continue;
            client.callWorker(session, "Debugger.enable");
            client.callWorker(session, "Runtime.runIfWaitingForDebugger");
            QVERIFY(!client.workerEvent(session, "Debugger.paused").is_null());
        }
        if (how == "worker threads and main thread paused") {
            client.send("Debugger.pause");
            client.send("Runtime.evaluate", {{"expression", "1"}});
            QVERIFY(!client.event("Debugger.paused").is_null());
        }
        return;
    }
    if (how == "endless loop, Debugger domain on" || how == "waits for a debugger of its own accord") {
        QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("ready")));
        return;
    }
    if (how == "endless evaluation while running") {
        client.send("Runtime.evaluate", {{"expression", "console.log('evaluating'); for (;;);"}});
        QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("evaluating")));
        return;
    }
    const Json paused = client.event("Debugger.paused");
    QVERIFY(!paused.is_null());
    const Json frame = paused["callFrames"][0]["callFrameId"];
    if (how.startsWith("endless evaluation in the frame")) {
        Json params{{"callFrameId", frame}, {"expression", "console.log('evaluating'); for (;;);"}};
        if (how.endsWith("with a limit"))
            params["timeout"] = 60'000;
        client.send("Debugger.evaluateOnCallFrame", params);
        QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("evaluating")));
    } else if (how == "many calls underway") {
        for (int i = 0; i < 2000; ++i)
            client.send("Debugger.evaluateOnCallFrame",
                        {{"callFrameId", frame}, {"expression", "[...Array(500).keys()]"}});
    } else if (how == "waits for a disconnect at its end") {
        client.send("Debugger.resume");
        QVERIFY(!client.event("NodeRuntime.waitingForDisconnect").is_null());
    }
}

void TestInspectorStop::stops()
{
    QFETCH(QString, script);
    DebuggedServer server(*m_runtime, spec(script));
    hold(server, QTest::currentDataTag());
    if (QTest::currentTestFailed())
        return;
    QElapsedTimer timer;
    timer.start();
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, stopLimitMs));
    qInfo("%lld ms", timer.elapsed());
    QVERIFY(server.client->closeReason());
    // What is ending anyway may be through with it before the stop arrives.
    const bool isEnding = QByteArray(QTest::currentDataTag()) == "paused in an exit handler";
    if (!isEnding || *server.session.exitReason() != ExitReason(ExitedWithCode{0}))
        QCOMPARE(*server.session.exitReason(), ExitReason(Terminated{}));
}

void TestInspectorStop::stopsAtAnyTimeOfItsStart()
{
    // The stop meets the hub at every step of the way.
    const LaunchSpec launch = spec(QStringLiteral("debugger; for (;;) { debugger }"));
    for (int microseconds = 0; microseconds < 20'000; microseconds += 200) {
        DebuggedServer server(*m_runtime, launch);
        connect(&server.session, &ServerSession::inspectorReady, this, [&] {
            server.client->send("Debugger.enable");
            server.runIfWaiting();
        });
        QVERIFY(server.session.start());
        QElapsedTimer timer;
        timer.start();
        while (timer.nsecsElapsed() < microseconds * 1000)
            QCoreApplication::processEvents();
        server.session.stop();
        QVERIFY2(RuntimeProbe::waitForState(server.session, ServerState::Exited, stopLimitMs),
                 qPrintable(QString::number(microseconds)));
    }
}

void TestInspectorStop::crashedServerDoesNotHoldTheOthers()
{
    LaunchSpec crashing = spec(QStringLiteral("debugger; require(process.env.CRASHES).nullWrite()"));
    crashing.environment.insert(QStringLiteral("CRASHES"),
                                qEnvironmentVariable("BOUCLE_BUILD_DIR") +
                                    QStringLiteral("/tests/faults/addons/crashes.node"));
    DebuggedServer other(*m_runtime, spec(QStringLiteral("setInterval(() => {}, 1000)")));
    QVERIFY(other.start());
    other.runIfWaiting();
    DebuggedServer crashed(*m_runtime, crashing);
    QVERIFY(crashed.startAndPause());
    crashed.client->send("Debugger.resume");
    // Its thread is parked with these unread.
    for (int i = 0; i < 100; ++i)
        crashed.client->send("Runtime.evaluate", {{"expression", "1"}});
    QVERIFY(RuntimeProbe::waitForState(crashed.session, ServerState::Exited));
    QVERIFY(std::holds_alternative<NativeFault>(*crashed.session.exitReason()));
    QCOMPARE(crashed.client->closeReason(), describe(*crashed.session.exitReason()));
    QVERIFY(other.client->call("Runtime.evaluate", {{"expression", "1"}}).contains("result"));
    other.session.stop();
    QVERIFY(RuntimeProbe::waitForState(other.session, ServerState::Exited, stopLimitMs));
}

void TestInspectorStop::cyclesLeaveNothing()
{
    constexpr int warmUp = 40;
    constexpr int cycles = 200;
    constexpr qint64 tolerance = 15 * 1024 * 1024;
    const LaunchSpec launch =
        spec(QStringLiteral("function f(a) { debugger; } f({ text: 'x'.repeat(1000) });"));
    int descriptors = 0;
    int threads = 0;
    qint64 memory = 0;
    for (int i = 0; i < warmUp + cycles; ++i) {
        if (i == warmUp) {
            descriptors = countEntries("/proc/self/fd");
            threads = countEntries("/proc/self/task");
            memory = residentBytes();
        }
        DebuggedServer server(*m_runtime, launch);
        QVERIFY(server.startAndPause());
        server.session.stop();
        QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, stopLimitMs));
        QVERIFY(server.client->closeReason());
    }
    const qint64 after = residentBytes();
    qInfo("%d cycles: memory %.1f -> %.1f MiB", cycles, double(memory) / 1048576, double(after) / 1048576);
    QVERIFY(countEntries("/proc/self/fd") <= descriptors);
    QVERIFY(countEntries("/proc/self/task") <= threads);
    QVERIFY2(after <= memory + tolerance, qPrintable(QString::number(after - memory)));
}

void TestInspectorStop::runtimeEndsWhileServersArePaused()
{
    m_runtime.reset();
    m_runtime = std::make_unique<NodeRuntime>(m_host);
    std::vector<std::unique_ptr<InspectorClient>> clients;
    connect(m_runtime.get(), &ServerRuntime::event, this, [&](ServerId id, const ServerEvent &event) {
        if (std::holds_alternative<ServerInspectorReady>(event))
            clients.push_back(std::make_unique<InspectorClient>(m_runtime->connectInspector(id)));
    });
    const LaunchSpec launch = spec(QStringLiteral("debugger; setInterval(() => {}, 1000)"));
    for (int i = 0; i < 2; ++i)
        QVERIFY(m_runtime->start(launch));
    QVERIFY(QTest::qWaitFor([&] { return clients.size() == 2; }));
    clients[0]->send("Debugger.enable");
    clients[0]->send("Runtime.runIfWaitingForDebugger");
    QVERIFY(!clients[0]->event("Debugger.paused").is_null());
    QElapsedTimer timer;
    timer.start();
    m_runtime.reset();
    QVERIFY2(timer.elapsed() < stopLimitMs, qPrintable(QString::number(timer.elapsed())));
    for (const auto &client : clients)
        QVERIFY(client->closeReason());
    QVERIFY(!threadNamed("inspector-hub"));
    m_runtime = std::make_unique<NodeRuntime>(m_host);
}

void TestInspectorStop::unstoppableServerIsLetGo()
{
    // V8 does not interrupt what Runtime.evaluate runs during a pause.
    DebuggedServer server(*m_runtime, spec(QStringLiteral("debugger")));
    QVERIFY(server.startAndPause());
    server.client->send("Runtime.evaluate", {{"expression", "console.log('evaluating'); for (;;);"}});
    QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("evaluating")));
    bool said = false;
    connect(&server.session, &ServerSession::stopBlocked, this, [&] { said = true; });
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, 7000));
    QVERIFY(said);
    QCOMPARE(*server.session.exitReason(), ExitReason(Abandoned{}));
    QCOMPARE(server.client->closeReason(), describe(Abandoned{}));
    DebuggedServer next(*m_runtime, spec(QStringLiteral("debugger")));
    QVERIFY(next.startAndPause());
    next.session.stop();
    QVERIFY(RuntimeProbe::waitForState(next.session, ServerState::Exited, stopLimitMs));
}

void TestInspectorStop::serversGoOnWithoutTheHub()
{
    const QString script = QStringLiteral("console.log('ran'); setInterval(() => {}, 1000)");
    DebuggedServer running(*m_runtime, spec(script));
    QVERIFY(running.start());
    running.runIfWaiting();
    QVERIFY(RuntimeProbe::waitForText(running.session, QStringLiteral("ran")));
    DebuggedServer waiting(*m_runtime, spec(script));
    QVERIFY(waiting.start());

    const pid_t hub = threadNamed("inspector-hub");
    QVERIFY(hub > 0);
    syscall(SYS_tgkill, getpid(), hub, SIGSEGV);
    QVERIFY(running.client->closeReason()->contains(QStringLiteral("SIGSEGV")));
    QVERIFY(waiting.client->closeReason());
    QVERIFY(RuntimeProbe::waitForText(waiting.session, QStringLiteral("ran")));
    QCOMPARE(running.session.state(), ServerState::Running);

    DebuggedServer later(*m_runtime, spec(script));
    QVERIFY(later.session.start());
    QVERIFY(RuntimeProbe::waitForText(later.session, QStringLiteral("ran")));
    QVERIFY(!later.client);
    QVERIFY2(later.session.log().plainText().contains(QStringLiteral("cannot be debugged: SIGSEGV")),
             qPrintable(later.session.log().plainText()));
    for (DebuggedServer *server : {&running, &waiting, &later}) {
        server->session.stop();
        QVERIFY(RuntimeProbe::waitForState(server->session, ServerState::Exited, stopLimitMs));
    }
}

} // namespace

BOUCLE_HOST_TEST(TestInspectorStop)
#include "tst_inspectorstop.moc"
