// SPDX-License-Identifier: GPL-3.0-or-later

// Servers in the IDE and outside of it side by side, and the node processes that those in the IDE start.

#include "app/placedruntime.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "runtime/remote/processruntime.h"
#include "tests/runtime/inspector/debuggedserver.h"
#include "tests/support/hosttest.h"

#include <QTemporaryDir>

#include <set>

using namespace boucle;

namespace {

using Json = InspectorClient::Json;

QString valueOf(const Json &answer)
{
    const Json::json_pointer place("/result/result/value");
    const Json value = answer.contains(place) ? answer[place] : answer;
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

class TestPlacedRuntime : public QObject
{
    Q_OBJECT
public:
    explicit TestPlacedRuntime(Host &host)
        : m_inIde(host)
        , m_outside({host.executablePath(),
                     qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/lib/boucle/bootstrap.cjs"),
                     m_inIde.description()})
        , m_runtime(m_inIde, m_outside)
    {
    }

private slots:
    void bothPlacesAtOnce();
    void unknownServers();
    void childrenCanBeDebugged_data();
    void childrenCanBeDebugged();
    void childrenRunWhenNobodyConnects();
    void childrenAreLeftAlone_data();
    void childrenAreLeftAlone();
    void environmentOfChildren();

private:
    LaunchSpec spec(const QString &text)
    {
        const QString path = m_folder.filePath(QStringLiteral("script%1.js").arg(++m_scripts));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(path));
        return RuntimeProbe::specFor(path);
    }

    NodeRuntime m_inIde;
    ProcessRuntime m_outside;
    PlacedRuntime m_runtime;
    QTemporaryDir m_folder;
    int m_scripts = 0;
};

void TestPlacedRuntime::bothPlacesAtOnce()
{
    const LaunchSpec inIde = spec(QStringLiteral(
        "console.log(`pid ${process.pid}`); process.stdin.on('data', (t) => console.log(`got ${t}`));"
        "globalThis.own = 'x'; setInterval(() => {}, 1000)"));
    LaunchSpec outside = inIde;
    outside.placement = LaunchSpec::Placement::SeparateProcess;
    DebuggedServer first(m_runtime, inIde);
    DebuggedServer second(m_runtime, outside);
    for (DebuggedServer *server : {&first, &second}) {
        QVERIFY(server->start());
        server->runIfWaiting();
        QVERIFY(RuntimeProbe::waitForState(server->session, ServerState::Running));
        server->session.writeInput(QStringLiteral("hello"));
        QVERIFY(RuntimeProbe::waitForText(server->session, QStringLiteral("got hello")));
        QCOMPARE(valueOf(server->client->call("Runtime.evaluate", {{"expression", "own"}})),
                 QStringLiteral("x"));
    }
    const QString own = QStringLiteral("pid %1").arg(QCoreApplication::applicationPid());
    QVERIFY(first.session.log().plainText().contains(own));
    QVERIFY(!second.session.log().plainText().contains(own));
    QVERIFY(second.session.log().plainText().contains(QStringLiteral("separate process")));
    first.session.stop();
    QVERIFY(RuntimeProbe::waitForState(first.session, ServerState::Exited, 1000));
    QCOMPARE(second.session.state(), ServerState::Running);
    second.session.stop();
    QVERIFY(RuntimeProbe::waitForState(second.session, ServerState::Exited, 1000));
    QVERIFY(first.client->closeReason());
    QVERIFY(second.client->closeReason());
}

void TestPlacedRuntime::unknownServers()
{
    const auto nobody = ServerId(12345);
    m_runtime.stop(nobody);
    m_runtime.writeInput(nobody, "x");
    m_runtime.closeInput(nobody);
    QVERIFY(!m_runtime.connectInspector(nobody));
    QVERIFY(!m_runtime.connectChildInspector(nobody, 1));
    QVERIFY(m_runtime.takeOutput(nobody, 1).lines.isEmpty());
}

void TestPlacedRuntime::childrenCanBeDebugged_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("count");
    QTest::newRow("fork") << "require('child_process').fork(__filename, ['child'])" << 1;
    QTest::newRow("spawn")
        << "require('child_process').spawn(process.execPath, [__filename, 'child'], { stdio: 'inherit' })"
        << 1;
    QTest::newRow("spawn, with an environment")
        << "require('child_process').spawn(process.execPath, [__filename, 'child'], { env: { A: '1' } })"
        << 1;
    QTest::newRow("shell")
        << "require('child_process').exec(`\"${process.execPath}\" \"${__filename}\" child`)" << 1;
    QTest::newRow("cluster")
        << "const c = require('cluster'); c.setupPrimary({ args: ['child'] }); c.fork(); c.fork()" << 2;
    QTest::newRow("worker thread's")
        << "new (require('worker_threads').Worker)(`require('child_process').fork('${__filename}', "
           "['child'])`, { eval: true })"
        << 1;
}

void TestPlacedRuntime::childrenCanBeDebugged()
{
    QFETCH(QString, how);
    QFETCH(int, count);
    DebuggedServer server(m_runtime,
                          spec(QStringLiteral("if (process.argv[2] === 'child') { globalThis.own = 'child'; "
                                              "debugger; setInterval(() => {}, 1000); }\n"
                                              "else { %1; setInterval(() => {}, 1000) }")
                                   .arg(how)));
    std::vector<std::pair<ServerChildInspectorReady, std::unique_ptr<InspectorClient>>> children;
    connect(&server.session, &ServerSession::childInspectorReady, this,
            [&](ServerId, const ServerChildInspectorReady &child) {
                children.emplace_back(
                    child, std::make_unique<InspectorClient>(server.session.connectChildInspector()));
            });
    QVERIFY(server.start());
    server.client->send("Debugger.enable");
    server.runIfWaiting();
    QVERIFY(QTest::qWaitFor([&] { return int(children.size()) == count; }, RuntimeProbe::limitMs));
    for (auto &[facts, client] : children) {
        QCOMPARE(facts.title, server.session.spec().script);
        QVERIFY(facts.pid != QCoreApplication::applicationPid());
        client->send("Debugger.enable");
        client->send("Runtime.runIfWaitingForDebugger");
        QVERIFY(!client->event("Debugger.paused").is_null());
        QCOMPARE(valueOf(server.client->call("Runtime.evaluate", {{"expression", "1 + 1"}})),
                 QStringLiteral("2"));
        client->send("Debugger.resume");
        QCOMPARE(valueOf(client->call("Runtime.evaluate", {{"expression", "own"}})), QStringLiteral("child"));
    }
    server.session.stop();
    QVERIFY(RuntimeProbe::waitForState(server.session, ServerState::Exited, 1000));
    for (auto &[facts, client] : children)
        QVERIFY(client->closeReason());
    QVERIFY2(!server.session.log().plainText().contains(QStringLiteral("ebugger")),
             qPrintable(server.session.log().plainText()));
}

void TestPlacedRuntime::childrenRunWhenNobodyConnects()
{
    ServerSession session(m_runtime, spec(QStringLiteral("console.log(require('child_process').execFileSync("
                                                         "process.execPath, ['-p', '6 * 7']).toString())")));
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited));
    QVERIFY2(session.log().plainText().contains(QStringLiteral("42")), qPrintable(session.log().plainText()));
}

void TestPlacedRuntime::childrenAreLeftAlone_data()
{
    QTest::addColumn<bool>("debuggable");
    QTest::newRow("children not debuggable") << true;
    QTest::newRow("nothing debuggable") << false;
}

void TestPlacedRuntime::childrenAreLeftAlone()
{
    QFETCH(bool, debuggable);
    LaunchSpec launch = spec(QStringLiteral(
        "console.log(require('child_process').execFileSync(process.execPath, ['-p', "
        "'JSON.stringify([process.env.NODE_OPTIONS, require(\"inspector\").url()])']).toString())"));
    launch.debuggable = debuggable;
    launch.debuggableChildren = !debuggable;
    ServerSession session(m_runtime, launch);
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited));
    QVERIFY2(session.log().plainText().contains(QStringLiteral("[null,null]")),
             qPrintable(session.log().plainText()));
}

void TestPlacedRuntime::environmentOfChildren()
{
    // The server's own is as the launch configuration says; its children's options go before the user's.
    LaunchSpec launch = spec(
        QStringLiteral("console.log(JSON.stringify([process.env.NODE_OPTIONS, process.env.BOUCLE_REPORTS]));"
                       "console.log(require('child_process').execSync('echo \"$NODE_OPTIONS\"').toString());"
                       "console.log(require('child_process').execFileSync(process.execPath, ['-p', "
                       "'process.title']).toString())"));
    launch.environment.insert(QStringLiteral("NODE_OPTIONS"), QStringLiteral("--title=of-the-user"));
    ServerSession session(m_runtime, launch);
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited));
    const QString text = session.log().plainText();
    QVERIFY2(text.contains(QStringLiteral("[\"--title=of-the-user\",null]")), qPrintable(text));
    QVERIFY2(
        text.contains(QStringLiteral("bootstrap.cjs\" --inspect-publish-uid=http --title=of-the-user\n")),
        qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\nof-the-user\n")), qPrintable(text));
}

} // namespace

BOUCLE_HOST_TEST(TestPlacedRuntime)
#include "tst_placedruntime.moc"
