// SPDX-License-Identifier: GPL-3.0-or-later

// The inspector of servers of this process: what a debugger asks is answered, from before the first line on.

#include "core/session/inspectorreason.h"
#include "runtime/node/noderuntime.h"
#include "tests/runtime/inspector/debuggedserver.h"
#include "tests/support/hosttest.h"

#include <QDir>
#include <QTemporaryDir>
#include <QUrl>

#include <set>

using namespace boucle;

namespace {

using Json = InspectorClient::Json;

/// For QCOMPARE: the text of a string, the JSON of anything else.
QString textOf(const Json &json)
{
    return QString::fromStdString(json.is_string() ? json.get<std::string>() : json.dump());
}

/// What an evaluation came to; the whole answer when it came to nothing.
QString valueOf(const Json &answer)
{
    const Json::json_pointer place("/result/result/value");
    return textOf(answer.contains(place) ? answer[place] : answer);
}

class TestInspector : public QObject
{
    Q_OBJECT
public:
    explicit TestInspector(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase() { m_runtime = std::make_unique<NodeRuntime>(m_host); }
    void cleanupTestCase() { m_runtime.reset(); }

    void evaluatesWhileRunningAndPaused();
    void breakpointOnTheFirstLine_data();
    void breakpointOnTheFirstLine();
    void doesNotPauseByItself_data() { breakpointOnTheFirstLine_data(); }
    void doesNotPauseByItself();
    void consoleCallsAreEvents();
    void workerThreadsAreTargets();
    void workerThreadsRunWhenNobodyListens();
    void workerThreadsCanBeHeldAtTheirStart();
    void runsWhenNobodyConnects();
    void programsThatDebugThemselvesAreNotHeld();
    void runsOnWhenItsDebuggerLeaves();
    void connectsOnlyOnce();
    void isNotDebuggableWhenNotAsked();
    void twoServersPauseApart();
    void closesWhenTheServerEnds_data();
    void closesWhenTheServerEnds();
    void toldWhatWasSentBeforeTheEnd();
    void largeMessages();
    void badMessagesAreAnswered();
    void survivesAServerThatClosesDescriptors();

private:
    QString write(const QString &name, const QString &text)
    {
        const QString path = m_folder.filePath(QString::number(++m_scripts) + name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    LaunchSpec spec(const char *script, const char *name = "script.js")
    {
        return RuntimeProbe::specFor(write(QLatin1String(name), QString::fromUtf8(script)));
    }

    Host &m_host;
    QTemporaryDir m_folder;
    int m_scripts = 0;
    std::unique_ptr<NodeRuntime> m_runtime;
};

void TestInspector::evaluatesWhileRunningAndPaused()
{
    DebuggedServer server(*m_runtime,
                          spec("globalThis.here = 41;\nfunction f(local) { debugger; return local }\n"
                               "setInterval(() => f(1), 50)"));
    QVERIFY(server.start());
    QCOMPARE(server.session.state(), ServerState::Starting);
    server.client->send("Debugger.enable");
    server.runIfWaiting();
    const Json paused = server.client->event("Debugger.paused");
    QVERIFY(!paused.is_null());
    const Json &frame = paused["callFrames"][0];
    QCOMPARE(textOf(frame["functionName"]), QStringLiteral("f"));
    const Json inFrame = server.client->call(
        "Debugger.evaluateOnCallFrame",
        {{"callFrameId", frame["callFrameId"]}, {"expression", "here + local"}, {"timeout", 500}});
    QCOMPARE(valueOf(inFrame), QStringLiteral("42"));
    QCOMPARE(textOf(server.client->call("Debugger.setBreakpointsActive", {{"active", false}})["result"]),
             textOf(Json::object()));
    server.client->send("Debugger.disable");
    QVERIFY(QTest::qWaitFor([&] { return server.session.state() == ServerState::Running; }));
    const Json running = server.client->call("Runtime.evaluate", {{"expression", "here + 2"}});
    QCOMPARE(valueOf(running), QStringLiteral("43"));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

void TestInspector::breakpointOnTheFirstLine_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("script");
    QTest::newRow("CommonJS") << "entry.cjs"
                              << "globalThis.first = 1; console.log('one')\nsetInterval(() => {}, 1000)";
    QTest::newRow("ES module") << "entry.mjs"
                               << "globalThis.first = 1; console.log('one')\nsetInterval(() => {}, 1000)";
    QTest::newRow("TypeScript")
        << "entry.ts"
        << "const first: number = 1; console.log('one')\nsetInterval(() => {}, 1000 as number)";
    QTest::newRow("TypeScript module")
        << "entry.mts"
        << "const first: number = 1; console.log('one')\nsetInterval(() => {}, 1000 as number)";
}

void TestInspector::breakpointOnTheFirstLine()
{
    QFETCH(QString, name);
    QFETCH(QString, script);
    DebuggedServer server(*m_runtime, RuntimeProbe::specFor(write(name, script)));
    QVERIFY(server.start());
    server.client->send("Debugger.enable");
    const std::string url = QUrl::fromLocalFile(server.session.spec().script).toString().toStdString();
    const Json set = server.client->call("Debugger.setBreakpointByUrl", {{"lineNumber", 0}, {"url", url}});
    QVERIFY2(set.contains("result"), set.dump().c_str());
    QVERIFY(!server.client->hasEvent("Debugger.paused"));
    server.runIfWaiting();
    const Json paused = server.client->event("Debugger.paused");
    QVERIFY(!paused.is_null());
    QCOMPARE(paused["hitBreakpoints"].size(), size_t(1));
    QCOMPARE(textOf(paused["hitBreakpoints"][0]), textOf(set["result"]["breakpointId"]));
    const Json source = server.client->event("Debugger.scriptParsed", [&](const Json &parsed) {
        return parsed["scriptId"] == paused["callFrames"][0]["location"]["scriptId"];
    });
    QCOMPARE(textOf(source["url"]), textOf(url));
    QCOMPARE(paused["callFrames"][0]["location"]["lineNumber"].get<int>(), 0);
    QVERIFY(!server.session.log().plainText().contains(QStringLiteral("one")));
    server.client->send("Debugger.resume");
    QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("one")));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

void TestInspector::doesNotPauseByItself()
{
    QFETCH(QString, name);
    QFETCH(QString, script);
    DebuggedServer server(*m_runtime, RuntimeProbe::specFor(write(name, script)));
    QVERIFY(server.start());
    server.client->send("Debugger.enable");
    server.runIfWaiting();
    QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("one")));
    QVERIFY(!server.client->hasEvent("Debugger.paused"));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

void TestInspector::consoleCallsAreEvents()
{
    DebuggedServer server(*m_runtime, spec("console.warn('careful', { a: 1 }); setInterval(() => {}, 1000)"));
    QVERIFY(server.start());
    server.client->send("Runtime.enable");
    server.runIfWaiting();
    const Json event = server.client->event("Runtime.consoleAPICalled");
    QCOMPARE(textOf(event["type"]), QStringLiteral("warning"));
    QCOMPARE(textOf(event["args"][0]["value"]), QStringLiteral("careful"));
    QCOMPARE(textOf(event["args"][1]["type"]), QStringLiteral("object"));
    QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("careful { a: 1 }")));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

// Two that run and one that is started by a worker.
constexpr char workerScript[] = R"js(
    const { Worker, isMainThread, workerData, threadId } = require('worker_threads');
    if (isMainThread) for (const name of ['a', 'b']) new Worker(__filename, { workerData: { name }, name });
    else if (workerData.name === 'a') new Worker(__filename, { workerData: { name: 'c' }, name: 'c' });
    globalThis.own = isMainThread ? 'main' : workerData.name;
    console.log(`own ${own}`);
    setInterval(() => {}, 1000);
)js";

void TestInspector::workerThreadsAreTargets()
{
    DebuggedServer server(*m_runtime, spec(workerScript));
    // A neighbour with threads of its own, which are not this one's.
    DebuggedServer other(*m_runtime, spec(workerScript));
    for (DebuggedServer *one : {&server, &other}) {
        QVERIFY(one->start());
        QVERIFY(
            one->client->call("NodeWorker.enable", {{"waitForDebuggerOnStart", false}}).contains("result"));
        one->runIfWaiting();
    }
    for (DebuggedServer *one : {&server, &other}) {
        std::set<std::string> names;
        std::vector<std::string> sessions;
        for (int i = 0; i < 3; ++i) {
            const Json attached = one->client->event("NodeWorker.attachedToWorker");
            QVERIFY(!attached.is_null());
            QCOMPARE(attached["waitingForDebugger"].get<bool>(), false);
            QVERIFY(attached["workerInfo"]["url"].get<std::string>().ends_with("script.js"));
            sessions.push_back(attached["sessionId"].get<std::string>());
        }
        for (const char *name : {"a", "b", "c"})
            QVERIFY(RuntimeProbe::waitForText(one->session, QStringLiteral("own ") + QLatin1String(name)));
        for (const std::string &session : sessions) {
            const Json value = one->client->callWorker(session, "Runtime.evaluate", {{"expression", "own"}});
            names.insert(valueOf(value).toStdString());
        }
        QVERIFY(names == (std::set<std::string>{"a", "b", "c"}));
    }
    for (DebuggedServer *one : {&server, &other}) {
        QVERIFY(!one->client->hasEvent("NodeWorker.attachedToWorker"));
        one->session.stop();
        QVERIFY(one->client->closeReason());
        QVERIFY(RuntimeProbe::waitForState(one->session, ServerState::Exited));
    }
}

void TestInspector::workerThreadsRunWhenNobodyListens()
{
    DebuggedServer server(*m_runtime, spec(workerScript));
    QVERIFY(server.start());
    server.runIfWaiting();
    for (const char *name : {"main", "a", "b", "c"})
        QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("own ") + QLatin1String(name)));
    // Those that run are told when somebody begins to listen.
    server.client->send("NodeWorker.enable", {{"waitForDebuggerOnStart", true}});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(textOf(server.client->event("NodeWorker.attachedToWorker")["waitingForDebugger"]),
                 textOf(Json(false)));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

void TestInspector::workerThreadsCanBeHeldAtTheirStart()
{
    DebuggedServer server(*m_runtime, spec(R"js(
        const { Worker } = require('worker_threads');
        new Worker('globalThis.line = 1;\nconsole.log("in the worker");\nprocess.exit(0)', { eval: true })
            .on('exit', (code) => console.log(`exit ${code}`));
        setInterval(() => {}, 1000);
    )js"));
    QVERIFY(server.start());
    server.client->send("NodeWorker.enable", {{"waitForDebuggerOnStart", true}});
    server.runIfWaiting();
    const Json attached = server.client->event("NodeWorker.attachedToWorker");
    QCOMPARE(textOf(attached["waitingForDebugger"]), textOf(Json(true)));
    const auto session = attached["sessionId"].get<std::string>();
    QVERIFY(server.client->callWorker(session, "Debugger.enable").contains("result"));
    const Json set = server.client->callWorker(session, "Debugger.setBreakpointByUrl",
                                               {{"lineNumber", 1}, {"urlRegex", "worker eval\\]$"}});
    QVERIFY(set.contains("result"));
    server.client->callWorker(session, "Runtime.runIfWaitingForDebugger");
    const Json paused = server.client->workerEvent(session, "Debugger.paused");
    QVERIFY(!paused.is_null());
    QCOMPARE(paused["callFrames"][0]["location"]["lineNumber"].get<int>(), 1);
    QVERIFY(!server.session.log().plainText().contains(QStringLiteral("in the worker")));
    // The main thread goes on meanwhile.
    QCOMPARE(valueOf(server.client->call("Runtime.evaluate", {{"expression", "1 + 1"}})),
             QStringLiteral("2"));
    server.client->callWorker(session, "Debugger.resume");
    const Json detached = server.client->event("NodeWorker.detachedFromWorker");
    QCOMPARE(textOf(detached["sessionId"]), textOf(session));
    QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("exit 0")));
    const Json gone =
        server.client->call("NodeWorker.sendMessageToWorker", {{"sessionId", session}, {"message", "{}"}});
    QVERIFY(gone.contains("error"));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

void TestInspector::runsWhenNobodyConnects()
{
    ServerSession session(*m_runtime, spec("console.log('ran'); setInterval(() => {}, 1000)"));
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForText(session, QStringLiteral("ran")));
    QVERIFY(!session.connectInspector());
    session.stop();
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited));
}

void TestInspector::programsThatDebugThemselvesAreNotHeld()
{
    // With a debugger of Boucle's attached, and be it idle, the first one would wait for that to resume.
    ServerSession session(*m_runtime, spec(R"js(
        const { Session } = require('inspector');
        const session = new Session();
        session.connect();
        session.post('Debugger.enable');
        session.on('Debugger.paused', () => console.log('saw a pause'));
        debugger;
        const { Worker } = require('worker_threads');
        new Worker(`const s = new (require('inspector').Session)();
            try { s.connectToMainThread() } catch (error) { console.log(error.code) }`, { eval: true });
    )js"));
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited));
    const QString text = session.log().plainText();
    QVERIFY2(text.contains(QStringLiteral("saw a pause")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("ERR_FEATURE_UNAVAILABLE_ON_PLATFORM")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("connectToMainThread() was refused")), qPrintable(text));
    QCOMPARE(*session.exitReason(), ExitReason(ExitedWithCode{0}));
}

void TestInspector::runsOnWhenItsDebuggerLeaves()
{
    DebuggedServer waiting(*m_runtime, spec("console.log('ran'); setInterval(() => {}, 1000)"));
    QVERIFY(waiting.start());
    waiting.client->disconnectTransport();
    QVERIFY(RuntimeProbe::waitForText(waiting.session, QStringLiteral("ran")));

    DebuggedServer paused(*m_runtime,
                          spec("debugger; console.log('ran'); setInterval(() => { debugger }, 10)"));
    QVERIFY(paused.startAndPause());
    paused.client->transport().close();
    QVERIFY(RuntimeProbe::waitForText(paused.session, QStringLiteral("ran")));
    for (DebuggedServer *server : {&waiting, &paused}) {
        server->session.stop();
        QVERIFY(RuntimeProbe::waitForState(server->session, ServerState::Exited));
    }
    QCOMPARE(paused.client->closeReason(), describeInspectorRelease());
}

void TestInspector::connectsOnlyOnce()
{
    DebuggedServer server(*m_runtime, spec("setInterval(() => {}, 1000)"));
    QVERIFY(server.start());
    QVERIFY(!server.session.connectInspector());
    QVERIFY(!m_runtime->connectInspector(ServerId{123456}));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

void TestInspector::isNotDebuggableWhenNotAsked()
{
    LaunchSpec plain = spec("console.log(require('inspector').url()); setInterval(() => {}, 1000)");
    plain.debuggable = false;
    DebuggedServer server(*m_runtime, plain);
    QVERIFY(server.session.start());
    QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("undefined")));
    QVERIFY(!server.client);
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

void TestInspector::twoServersPauseApart()
{
    const char script[] =
        "globalThis.turns = 0; setInterval(() => { turns++; if (globalThis.stop) debugger; }, 5)";
    DebuggedServer first(*m_runtime, spec(script));
    DebuggedServer second(*m_runtime, spec(script));
    for (DebuggedServer *server : {&first, &second}) {
        QVERIFY(server->start());
        server->client->send("Debugger.enable");
        server->runIfWaiting();
    }
    first.client->send("Runtime.evaluate", {{"expression", "stop = true"}});
    QVERIFY(!first.client->event("Debugger.paused").is_null());
    // The other one answers and turns.
    const auto turns = [&] {
        return valueOf(second.client->call("Runtime.evaluate", {{"expression", "turns"}})).toInt();
    };
    const int before = turns();
    QVERIFY(QTest::qWaitFor([&] { return turns() > before + 3; }));
    QVERIFY(!second.client->hasEvent("Debugger.paused"));
    second.client->send("Runtime.evaluate", {{"expression", "stop = true"}});
    QVERIFY(!second.client->event("Debugger.paused").is_null());
    first.client->send("Debugger.resume");
    QVERIFY(!first.client->event("Debugger.resumed").is_null());
    QVERIFY(!second.client->hasEvent("Debugger.resumed"));
    for (DebuggedServer *server : {&first, &second}) {
        server->session.stop();
        QVERIFY(RuntimeProbe::waitForState(server->session, ServerState::Exited, 1000));
    }
}

void TestInspector::closesWhenTheServerEnds_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("by itself") << "1";
    QTest::newRow("exit") << "process.exit(3)";
    QTest::newRow("uncaught error") << "setTimeout(() => { throw new Error('x') }, 1)";
    QTest::newRow("out of memory") << "const a = []; for (;;) a.push({ n: a.length })";
    QTest::newRow("crash") << "require(process.env.CRASHES).nullWrite()";
    QTest::newRow("stopped") << "console.log('stop me'); setInterval(() => {}, 1000)";
}

void TestInspector::closesWhenTheServerEnds()
{
    QFETCH(QString, script);
    LaunchSpec launch = RuntimeProbe::specFor(write(QStringLiteral("script.js"), script));
    launch.heapLimitBytes = 64 * 1024 * 1024;
    launch.environment.insert(QStringLiteral("CRASHES"),
                              qEnvironmentVariable("BOUCLE_BUILD_DIR") +
                                  QStringLiteral("/tests/faults/addons/crashes.node"));
    DebuggedServer server(*m_runtime, launch);
    QVERIFY(server.start());
    server.client->send("Runtime.enable");
    server.client->send("Debugger.enable");
    server.runIfWaiting();
    if (script.contains(QStringLiteral("stop me"))) {
        QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("stop me")));
        server.session.stop();
    }
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, 20'000));
    QVERIFY(server.client->closeReason());
    QCOMPARE(*server.client->closeReason(), describe(*server.session.exitReason()));
    // Late words are no harm.
    server.client->send("Runtime.evaluate", {{"expression", "1"}});
}

void TestInspector::toldWhatWasSentBeforeTheEnd()
{
    DebuggedServer server(*m_runtime,
                          spec("for (let i = 0; i < 500; i++) console.log('line', i); process.exit(0)"));
    QVERIFY(server.start());
    server.client->send("Runtime.enable");
    server.runIfWaiting();
    QVERIFY(server.client->closeReason());
    QCOMPARE(server.client->eventCount("Runtime.consoleAPICalled"), size_t(500));
}

void TestInspector::largeMessages()
{
    constexpr size_t size = 10 * 1024 * 1024;
    DebuggedServer server(*m_runtime, spec("setInterval(() => {}, 1000)"));
    QVERIFY(server.start());
    server.runIfWaiting();
    const std::string text = std::string(size, 'x') + "é😀";
    const Json there =
        server.client->call("Runtime.evaluate", {{"expression", "'" + text + "'.length"}}, 30'000);
    QCOMPARE(valueOf(there), QString::number(size + 3));
    const Json back = server.client->call(
        "Runtime.evaluate", {{"expression", "'x'.repeat(" + std::to_string(size) + ") + 'é😀'"}}, 30'000);
    QVERIFY(valueOf(back) == QString::fromStdString(text));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

void TestInspector::badMessagesAreAnswered()
{
    DebuggedServer server(*m_runtime, spec("setInterval(() => {}, 1000)"));
    QVERIFY(server.start());
    server.runIfWaiting();
    for (const char *garbage :
         {"", "{", "null", "[]", "{\"id\":\"NodeWorker.\"}", "\xff\xfe", "NodeWorker.enable"})
        server.client->transport().send(garbage);
    QVERIFY(server.client->call("No.such").contains("error"));
    QVERIFY(server.client->call("NodeWorker.nothing").contains("error"));
    QVERIFY(server.client->call("NodeWorker.detach", {{"sessionId", 5}}).contains("error"));
    const Json value = server.client->call("Runtime.evaluate", {{"expression", "'NodeWorker.enable'"}});
    QCOMPARE(valueOf(value), QStringLiteral("NodeWorker.enable"));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
}

void TestInspector::survivesAServerThatClosesDescriptors()
{
    DebuggedServer closing(*m_runtime, spec(R"js(
        const fs = require('fs');
        for (const fd of process.env.FDS.split(',')) try { fs.closeSync(Number(fd)) } catch {}
        console.log('closed');
    )js"));
    LaunchSpec launch = closing.session.spec();
    // What is open before it starts.
    ServerSession first(*m_runtime, spec("1"));
    QVERIFY(first.start());
    QVERIFY(RuntimeProbe::waitForState(first, ServerState::Exited));
    const QStringList open = QDir(QStringLiteral("/proc/self/fd"))
                                 .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    launch.environment.insert(QStringLiteral("FDS"), open.join(u','));
    closing.session.setSpec(launch);
    QVERIFY(closing.start());
    closing.runIfWaiting();
    QVERIFY(closing.client->closeReason());
    QVERIFY2(closing.session.log().plainText().contains(QStringLiteral("closed")),
             qPrintable(closing.session.log().plainText()));

    DebuggedServer other(*m_runtime, spec("setInterval(() => {}, 1000)"));
    QVERIFY(other.start());
    other.runIfWaiting();
    QCOMPARE(valueOf(other.client->call("Runtime.evaluate", {{"expression", "1"}})), QStringLiteral("1"));
    other.session.stop();
    QVERIFY(RuntimeProbe::waitForState(other.session, ServerState::Exited));
}

} // namespace

BOUCLE_HOST_TEST(TestInspector)
#include "tst_inspector.moc"
