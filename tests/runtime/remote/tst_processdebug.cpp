// SPDX-License-Identifier: GPL-3.0-or-later

// Servers in processes of their own under a debugger, and the node processes that servers start.

#include "tests/runtime/inspector/debuggedserver.h"
#include "tests/runtime/remote/remoteprobe.h"

#include <QFile>
#include <QUrl>

#include <set>

using namespace boucle;

namespace {

using Json = InspectorClient::Json;

constexpr int stopLimitMs = 1000;

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

/// The debugger of the processes that a server starts.
class ChildDebugger : public QObject
{
public:
    struct Child
    {
        ServerChildInspectorReady facts;
        std::unique_ptr<InspectorClient> client;
    };

    explicit ChildDebugger(ServerSession &session)
    {
        connect(&session, &ServerSession::childInspectorReady, this,
                [this, &session](ServerId, const ServerChildInspectorReady &facts) {
                    children.push_back(
                        {facts, std::make_unique<InspectorClient>(session.connectChildInspector())});
                });
    }
    bool waitFor(size_t count)
    {
        return QTest::qWaitFor([&] { return children.size() >= count; }, RuntimeProbe::limitMs);
    }

    std::vector<Child> children;
};

class TestProcessDebug : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_probe = std::make_unique<RemoteProbe>(); }
    void cleanup() { m_probe.reset(); }

    void breakpointOnTheFirstLine_data();
    void breakpointOnTheFirstLine();
    void evaluates();
    void exitHandlerCanPause();
    void workerThreadsAreTargets();
    void runsOnWhenItsDebuggerLeaves_data();
    void runsOnWhenItsDebuggerLeaves();
    void closesWhenTheServerEnds_data();
    void closesWhenTheServerEnds();
    void largeMessages();
    void stops_data();
    void stops();
    void childrenCanBeDebugged_data();
    void childrenCanBeDebugged();
    void childrenRunWhenNobodyConnects();
    void childrenOfChildrenReportAsWell();
    void childrenAreLeftAloneWhenNotAsked();
    void packageManagersAreNotDebugged();

private:
    LaunchSpec spec(const char *script) { return m_probe->spec(QString::fromUtf8(script)); }

    std::unique_ptr<RemoteProbe> m_probe;
};

void TestProcessDebug::breakpointOnTheFirstLine_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("CommonJS") << "entry.cjs";
    QTest::newRow("ES module") << "entry.mjs";
    QTest::newRow("TypeScript") << "entry.ts";
}

void TestProcessDebug::breakpointOnTheFirstLine()
{
    QFETCH(QString, name);
    DebuggedServer server(
        m_probe->runtime,
        m_probe->spec(QStringLiteral("globalThis.first = 1; console.log('one')\nsetInterval(() => {}, 1000)"),
                      name));
    QVERIFY(server.start());
    QCOMPARE(server.session.state(), ServerState::Starting);
    server.client->send("Debugger.enable");
    const std::string url = QUrl::fromLocalFile(server.session.spec().script).toString().toStdString();
    const Json set = server.client->call("Debugger.setBreakpointByUrl", {{"lineNumber", 0}, {"url", url}});
    QVERIFY2(set.contains("result"), set.dump().c_str());
    server.runIfWaiting();
    const Json paused = server.client->event("Debugger.paused");
    QVERIFY(!paused.is_null());
    QCOMPARE(textOf(paused["hitBreakpoints"][0]), textOf(set["result"]["breakpointId"]));
    QVERIFY(!server.session.log().plainText().contains(QStringLiteral("one")));
    server.client->send("Debugger.resume");
    QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("one")));
    QCOMPARE(server.session.state(), ServerState::Running);
    QVERIFY(!server.client->hasEvent("Debugger.paused"));
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, stopLimitMs));
    QCOMPARE(server.client->closeReason(), describe(Terminated{}));
}

void TestProcessDebug::evaluates()
{
    DebuggedServer server(m_probe->runtime,
                          spec("globalThis.here = 41; function f(local) { debugger; return local }\n"
                               "f(1); setInterval(() => {}, 1000)"));
    QVERIFY(server.startAndPause());
    const Json inFrame = server.client->call(
        "Debugger.evaluateOnCallFrame",
        {{"callFrameId", server.topFrame()}, {"expression", "here + local"}, {"timeout", 500}});
    QCOMPARE(valueOf(inFrame), QStringLiteral("42"));
    server.client->send("Debugger.resume");
    QCOMPARE(valueOf(server.client->call("Runtime.evaluate", {{"expression", "here + 2"}})),
             QStringLiteral("43"));
    // What Boucle needed before the first line is gone.
    const char gate[] = "typeof globalThis[Symbol.for('boucle.debugger')]";
    QCOMPARE(valueOf(server.client->call("Runtime.evaluate", {{"expression", gate}})),
             QStringLiteral("undefined"));
}

void TestProcessDebug::exitHandlerCanPause()
{
    DebuggedServer server(m_probe->runtime,
                          spec("process.on('exit', () => { debugger; console.log('bye') })"));
    QVERIFY(server.startAndPause());
    server.client->send("Debugger.resume");
    QVERIFY(server.client->closeReason());
    QCOMPARE(*server.client->closeReason(), describe(ExitedWithCode{0}));
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
    QVERIFY(server.session.log().plainText().contains(QStringLiteral("bye")));
    QVERIFY2(!server.session.log().plainText().contains(QStringLiteral("ebugger")),
             qPrintable(server.session.log().plainText()));
}

void TestProcessDebug::workerThreadsAreTargets()
{
    DebuggedServer server(m_probe->runtime, spec(R"js(
        const { Worker } = require('worker_threads');
        new Worker('globalThis.own = "worker"; setInterval(() => {}, 1000)', { eval: true });
    )js"));
    QVERIFY(server.start());
    server.client->send("NodeWorker.enable", {{"waitForDebuggerOnStart", false}});
    server.runIfWaiting();
    const Json attached = server.client->event("NodeWorker.attachedToWorker");
    QVERIFY(!attached.is_null());
    const auto session = attached["sessionId"].get<std::string>();
    QVERIFY(QTest::qWaitFor([&] {
        return valueOf(server.client->callWorker(session, "Runtime.evaluate",
                                                 {{"expression", "globalThis.own"}})) ==
               QStringLiteral("worker");
    }));
}

void TestProcessDebug::runsOnWhenItsDebuggerLeaves_data()
{
    QTest::addColumn<bool>("paused");
    QTest::newRow("waiting") << false;
    QTest::newRow("paused") << true;
}

void TestProcessDebug::runsOnWhenItsDebuggerLeaves()
{
    QFETCH(bool, paused);
    DebuggedServer server(m_probe->runtime,
                          spec("debugger; console.log('ran'); setInterval(() => { debugger }, 10)"));
    QVERIFY(paused ? server.startAndPause() : server.start());
    server.client->disconnectTransport();
    QVERIFY(RuntimeProbe::waitForText(server.session, QStringLiteral("ran")));
}

void TestProcessDebug::closesWhenTheServerEnds_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("by itself") << QByteArray("1");
    QTest::newRow("exit") << QByteArray("process.exit(3)");
    QTest::newRow("uncaught error") << QByteArray("setTimeout(() => { throw new Error('x') }, 1)");
    QTest::newRow("out of memory") << QByteArray("const a = []; for (;;) a.push({ n: a.length })");
    QTest::newRow("killed") << QByteArray("process.kill(process.pid, 'SIGKILL')");
}

void TestProcessDebug::closesWhenTheServerEnds()
{
    QFETCH(QByteArray, script);
    LaunchSpec launch = spec(script.constData());
    launch.heapLimitBytes = 64 * 1024 * 1024;
    DebuggedServer server(m_probe->runtime, launch);
    QVERIFY(server.start());
    server.client->send("Runtime.enable");
    server.runIfWaiting();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, 30'000));
    QVERIFY(server.client->closeReason());
    QCOMPARE(*server.client->closeReason(), describe(*server.session.exitReason()));
    server.client->send("Runtime.evaluate", {{"expression", "1"}});
}

void TestProcessDebug::largeMessages()
{
    constexpr size_t size = 10 * 1024 * 1024;
    DebuggedServer server(m_probe->runtime, spec("setInterval(() => {}, 1000)"));
    QVERIFY(server.start());
    server.runIfWaiting();
    const std::string text = std::string(size, 'x') + "é😀";
    const Json there =
        server.client->call("Runtime.evaluate", {{"expression", "'" + text + "'.length"}}, 30'000);
    QCOMPARE(valueOf(there), QString::number(size + 3));
    const Json back = server.client->call(
        "Runtime.evaluate", {{"expression", "'x'.repeat(" + std::to_string(size) + ") + 'é😀'"}}, 30'000);
    QVERIFY(valueOf(back) == QString::fromStdString(text));
}

void TestProcessDebug::stops_data()
{
    QTest::addColumn<bool>("paused");
    QTest::newRow("waiting") << false;
    QTest::newRow("paused") << true;
}

void TestProcessDebug::stops()
{
    QFETCH(bool, paused);
    // It hears of the request, out of a pause as well.
    DebuggedServer server(
        m_probe->runtime,
        spec("process.on('SIGTERM', () => { console.log('asked to end'); process.exit(0) }); debugger;"
             "setInterval(() => {}, 1000)"));
    QVERIFY(paused ? server.startAndPause() : server.start());
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, stopLimitMs));
    QCOMPARE(server.session.log().plainText().contains(QStringLiteral("asked to end")), paused);
    QCOMPARE(server.client->closeReason(), describe(Terminated{}));
}

void TestProcessDebug::childrenCanBeDebugged_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<int>("count");
    QTest::newRow("fork") << QByteArray("require('child_process').fork(__filename, ['child'])") << 1;
    QTest::newRow("spawn") << QByteArray("require('child_process').spawn(process.execPath, [__filename, "
                                         "'child'], { stdio: 'inherit' })")
                           << 1;
    QTest::newRow("spawn, with an environment")
        << QByteArray("require('child_process').spawn(process.execPath, [__filename, 'child'], { stdio: "
                      "'inherit', env: { ...process.env, A: 1 } })")
        << 1;
    QTest::newRow("shell")
        << QByteArray("require('child_process').exec(`\"${process.execPath}\" \"${__filename}\" child`)")
        << 1;
    QTest::newRow("cluster")
        << QByteArray("const c = require('cluster'); c.setupPrimary({ args: ['child'] }); c.fork(); c.fork()")
        << 2;
}

void TestProcessDebug::childrenCanBeDebugged()
{
    QFETCH(QByteArray, how);
    QFETCH(int, count);
    DebuggedServer server(m_probe->runtime,
                          m_probe->spec(QStringLiteral("if (process.argv[2] === 'child') { globalThis.own = "
                                                       "'child'; debugger; setInterval(() => {}, 1000); }\n"
                                                       "else { %1 }")
                                            .arg(QString::fromUtf8(how))));
    ChildDebugger debugger(server.session);
    QVERIFY(server.start());
    server.client->send("Debugger.enable");
    server.runIfWaiting();
    QVERIFY(debugger.waitFor(size_t(count)));
    std::set<qint64> pids;
    for (ChildDebugger::Child &child : debugger.children) {
        QCOMPARE(child.facts.title, server.session.spec().script);
        QVERIFY(child.facts.parentPid > 0);
        pids.insert(child.facts.pid);
        child.client->send("Debugger.enable");
        child.client->send("Runtime.runIfWaitingForDebugger");
        QVERIFY(!child.client->event("Debugger.paused").is_null());
        // The server itself goes on.
        QCOMPARE(valueOf(server.client->call("Runtime.evaluate", {{"expression", "1 + 1"}})),
                 QStringLiteral("2"));
        child.client->send("Debugger.resume");
        QCOMPARE(valueOf(child.client->call("Runtime.evaluate", {{"expression", "own"}})),
                 QStringLiteral("child"));
    }
    QCOMPARE(int(pids.size()), count);
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, stopLimitMs));
    for (ChildDebugger::Child &child : debugger.children)
        QVERIFY(child.client->closeReason());
    QVERIFY2(!server.session.log().plainText().contains(QStringLiteral("ebugger")),
             qPrintable(server.session.log().plainText()));
}

void TestProcessDebug::childrenRunWhenNobodyConnects()
{
    ServerSession session(m_probe->runtime, spec(R"js(
        const { execFileSync } = require('child_process');
        console.log(execFileSync(process.execPath, ['-p', '6 * 7']).toString().trim());
    )js"));
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited));
    QVERIFY(session.log().plainText().contains(QStringLiteral("42")));
}

void TestProcessDebug::childrenOfChildrenReportAsWell()
{
    DebuggedServer server(m_probe->runtime, spec(R"js(
        const { fork } = require('child_process');
        const depth = Number(process.argv[2] ?? 0);
        if (depth < 2) fork(__filename, [depth + 1]);
        setInterval(() => {}, 1000);
    )js"));
    ChildDebugger debugger(server.session);
    QVERIFY(server.start());
    server.runIfWaiting();
    QVERIFY(debugger.waitFor(1));
    debugger.children[0].client->send("Runtime.runIfWaitingForDebugger");
    QVERIFY(debugger.waitFor(2));
    QCOMPARE(debugger.children[1].facts.parentPid, debugger.children[0].facts.pid);
}

void TestProcessDebug::childrenAreLeftAloneWhenNotAsked()
{
    LaunchSpec launch = spec(R"js(
        const { execFileSync } = require('child_process');
        console.log(execFileSync(process.execPath, ['-p', 'JSON.stringify([process.env.NODE_OPTIONS, require("inspector").url()])']).toString());
    )js");
    launch.debuggableChildren = false;
    DebuggedServer server(m_probe->runtime, launch);
    ChildDebugger debugger(server.session);
    QVERIFY(server.start());
    server.runIfWaiting();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
    QVERIFY2(server.session.log().plainText().contains(QStringLiteral("[null,null]")),
             qPrintable(server.session.log().plainText()));
    QVERIFY(debugger.children.empty());
}

void TestProcessDebug::packageManagersAreNotDebugged()
{
    const QString npm = m_probe->folder() + QStringLiteral("/npm-cli.js");
    QFile file(npm);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("require('child_process').execFileSync(process.execPath, ['-e', 'console.log(\"of npm\")'], { "
               "stdio: 'inherit' })");
    file.close();
    DebuggedServer server(
        m_probe->runtime,
        m_probe->spec(
            QStringLiteral(
                "require('child_process').execFileSync(process.execPath, ['%1'], { stdio: 'inherit' })")
                .arg(npm)));
    ChildDebugger debugger(server.session);
    QVERIFY(server.start());
    server.runIfWaiting();
    QVERIFY(debugger.waitFor(1));
    QVERIFY(!debugger.children[0].facts.title.endsWith(QStringLiteral("npm-cli.js")));
    debugger.children[0].client->send("Runtime.runIfWaitingForDebugger");
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited));
    QVERIFY(server.session.log().plainText().contains(QStringLiteral("of npm")));
    QCOMPARE(debugger.children.size(), size_t(1));
}

} // namespace

QTEST_GUILESS_MAIN(TestProcessDebug)
#include "tst_processdebug.moc"
