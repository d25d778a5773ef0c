// SPDX-License-Identifier: GPL-3.0-or-later

// Breakpoints, steps and pauses in real servers, as the model of the debugger tells them.

#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "tests/runtime/debugger/debuggee.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <future>

using namespace boucle;

namespace {

class TestDebugSession : public QObject
{
    Q_OBJECT
public:
    explicit TestDebugSession(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase() { m_runtime = std::make_unique<NodeRuntime>(m_host); }
    void cleanupTestCase() { m_runtime.reset(); }

    void pausesInARequestHandler();
    void pausesOnTheFirstLine_data();
    void pausesOnTheFirstLine();
    void breakpointsOfSourceMapsBindBeforeTheirLinesRun();
    void stepsStayInTheUsersCode();
    void conditionsAndLogpoints();
    void exceptions();
    void functionsByName();
    void pauseOnRequest();
    void workerThreadsAreTargets();
    void nothingIsSwitchedOnWithoutNeed();
    void stopsWhilePaused();

private:
    QString write(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    static QString project(const QString &name)
    {
        return qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/projects/") + name;
    }
    LaunchSpec spec(const QString &script) const
    {
        LaunchSpec spec = RuntimeProbe::specFor(script);
        spec.environment.insert(QStringLiteral("PORT"), QStringLiteral("0"));
        return spec;
    }
    /// Asks beside the UI thread, which has the debugger to serve.
    static std::future<HttpResponse> get(Debuggee &debuggee, const QString &path)
    {
        const int port = debuggee.server().addresses().first().port;
        return std::async(std::launch::async, [port, path] { return HttpClient::get(port, path, 20'000); });
    }
    static QByteArray bodyOf(std::future<HttpResponse> &response)
    {
        const auto isThere = [&response] {
            return response.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
        };
        return QTest::qWaitFor(isThere, 20'000) ? response.get().body : QByteArray("no answer");
    }

    Host &m_host;
    QTemporaryDir m_folder;
    std::unique_ptr<NodeRuntime> m_runtime;
};

void TestDebugSession::pausesInARequestHandler()
{
    const QString folder = project(QStringLiteral("express"));
    const QString orders = folder + QStringLiteral("/src/routes/orders.js");
    Debuggee debuggee(*m_runtime, spec(folder + QStringLiteral("/src/server.js")));
    QVERIFY(debuggee.start());
    QVERIFY(RuntimeProbe::waitForAddress(debuggee.server()));
    // Set while it runs.
    const BreakpointId id = debuggee.breakAt(orders, 23);
    QVERIFY(debuggee.waitForBinding(id));
    std::future<HttpResponse> response = get(debuggee, QStringLiteral("/orders/42?lang=fr"));
    QCOMPARE(debuggee.whereItStands(), QStringLiteral("orders.js:23"));
    QCOMPARE(debuggee.server().state(), ServerState::Paused);
    const Pause pause = *debuggee.main().pause();
    QCOMPARE(pause.reason, PauseReason::Breakpoint);
    QCOMPARE(pause.hit, QList<BreakpointId>{id});
    QCOMPARE(debuggee.context.bindings.hits(id), 1);
    QCOMPARE(debuggee.evaluate(QStringLiteral("req.query.lang")), QStringLiteral("\"fr\""));
    QCOMPARE(debuggee.evaluate(QStringLiteral("order.lines[0].price = 100")), QStringLiteral("100"));
    debuggee.main().stepOver();
    QCOMPARE(debuggee.whereItStands(pause.generation), QStringLiteral("orders.js:24"));
    QCOMPARE(debuggee.main().pause()->reason, PauseReason::Step);
    QCOMPARE(debuggee.evaluate(QStringLiteral("total")), QStringLiteral("267.9"));
    debuggee.main().resume();
    QVERIFY(bodyOf(response).contains("\"total\":267.9"));
    QCOMPARE(debuggee.server().state(), ServerState::Running);
}

void TestDebugSession::pausesOnTheFirstLine_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("CommonJS") << QStringLiteral("first.js")
                              << QByteArray("const a = 1;\nconsole.log('ran', a);\n");
    QTest::newRow("module") << QStringLiteral("first.mjs")
                            << QByteArray("const a = 1;\nconsole.log('ran', a);\n");
    QTest::newRow("TypeScript") << QStringLiteral("first.ts")
                                << QByteArray("const a: number = 1;\nconsole.log('ran', a as number);\n");
}

void TestDebugSession::pausesOnTheFirstLine()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    const QString script = write(name, text);
    Debuggee debuggee(*m_runtime, spec(script));
    debuggee.breakAt(script, 1);
    QVERIFY(debuggee.start());
    QCOMPARE(debuggee.whereItStands(), name + QStringLiteral(":1"));
    QVERIFY(!debuggee.server().log().plainText().contains(QLatin1String("ran")));
    debuggee.main().resume();
    QVERIFY(RuntimeProbe::waitForText(debuggee.server(), QStringLiteral("ran 1")));
}

void TestDebugSession::breakpointsOfSourceMapsBindBeforeTheirLinesRun()
{
    const QString folder = project(QStringLiteral("express-bundled"));
    QProcess build;
    build.setWorkingDirectory(folder);
    build.start(m_host.executablePath(),
                {QStringLiteral("node_modules/esbuild/bin/esbuild"), QStringLiteral("src/server.ts"),
                 QStringLiteral("--bundle"), QStringLiteral("--platform=node"), QStringLiteral("--sourcemap"),
                 QStringLiteral("--outfile=dist/server.js"), QStringLiteral("--log-level=error")});
    QVERIFY(build.waitForFinished() && build.exitCode() == 0);
    Debuggee debuggee(*m_runtime, spec(folder + QStringLiteral("/dist/server.js")));
    debuggee.context.maps.setRoot(folder);
    // Runs once, while the bundle is loaded.
    debuggee.breakAt(folder + QStringLiteral("/src/server.ts"), 6);
    const BreakpointId inHandler = debuggee.breakAt(folder + QStringLiteral("/src/forecast.ts"), 23);
    QVERIFY(debuggee.start());
    QCOMPARE(debuggee.whereItStands(), QStringLiteral("server.ts:6"));
    const quint64 first = debuggee.main().pause()->generation;
    debuggee.main().resume();
    QVERIFY(RuntimeProbe::waitForAddress(debuggee.server()));
    QVERIFY(debuggee.waitForBinding(inHandler));
    std::future<HttpResponse> response = get(debuggee, QStringLiteral("/forecast/Brest"));
    QCOMPARE(debuggee.whereItStands(first), QStringLiteral("forecast.ts:23"));
    QCOMPARE(debuggee.main().pause()->frames.at(1).place.path.section(u'/', -1), QStringLiteral("server.ts"));
    debuggee.main().resume();
    QVERIFY(bodyOf(response).contains("\"city\":\"Brest\""));
}

void TestDebugSession::stepsStayInTheUsersCode()
{
    const QString script = write(QStringLiteral("steps.js"), "const path = require('path');\n"
                                                             "async function inner(a) {\n"
                                                             "  const b = await Promise.resolve(a + 1);\n"
                                                             "  return b;\n"
                                                             "}\n"
                                                             "async function outer() {\n"
                                                             "  const one = path.join('a', 'b');\n"
                                                             "  const two = [1, 2].map((x) => x * 2);\n"
                                                             "  const three = await inner(3);\n"
                                                             "  console.log('three', three, one, two);\n"
                                                             "}\n"
                                                             "outer();\n");
    Debuggee debuggee(*m_runtime, spec(script));
    debuggee.breakAt(script, 7);
    QVERIFY(debuggee.start());
    QCOMPARE(debuggee.whereItStands(), QStringLiteral("steps.js:7"));
    DebugTarget &main = debuggee.main();
    const auto after = [&](void (DebugTarget::*step)()) {
        const quint64 generation = main.pause()->generation;
        (main.*step)();
        return debuggee.whereItStands(generation);
    };
    // Into node's own code: over it.
    QCOMPARE(after(&DebugTarget::stepInto), QStringLiteral("steps.js:8"));
    // Into a function that native code calls.
    QCOMPARE(after(&DebugTarget::stepInto), QStringLiteral("steps.js:8"));
    QCOMPARE(main.pause()->frames.first().function, QString());
    QCOMPARE(after(&DebugTarget::stepOut), QStringLiteral("steps.js:9"));
    QCOMPARE(after(&DebugTarget::stepInto), QStringLiteral("steps.js:3"));
    // Over an await: as one step, in the same function.
    QCOMPARE(after(&DebugTarget::stepOver), QStringLiteral("steps.js:4"));
    QCOMPARE(debuggee.evaluate(QStringLiteral("b")), QStringLiteral("4"));
    QVERIFY(!main.pause()->asyncParts.isEmpty());
    QCOMPARE(main.pause()->asyncParts.first().frames.first().function, QStringLiteral("outer"));
    main.resume();
    QVERIFY(RuntimeProbe::waitForText(debuggee.server(), QStringLiteral("three 4 a/b")));
}

void TestDebugSession::conditionsAndLogpoints()
{
    const QString script = write(QStringLiteral("loop.js"), "for (let i = 0; i < 20; i++) {\n"
                                                            "  const twice = i * 2;\n"
                                                            "  void twice;\n"
                                                            "}\n"
                                                            "console.log('over');\n");
    Debuggee debuggee(*m_runtime, spec(script));
    debuggee.breakAt(script, 2, [](Breakpoint &each) { each.condition = QStringLiteral("i === 7"); });
    debuggee.breakAt(script, 3, [](Breakpoint &each) {
        each.condition = QStringLiteral("i > 16");
        each.logMessage = QStringLiteral("twice is {twice}");
    });
    QVERIFY(debuggee.start());
    QCOMPARE(debuggee.whereItStands(), QStringLiteral("loop.js:2"));
    QCOMPARE(debuggee.evaluate(QStringLiteral("i")), QStringLiteral("7"));
    debuggee.main().resume();
    QVERIFY(RuntimeProbe::waitForText(debuggee.server(), QStringLiteral("over")));
    QVERIFY(RuntimeProbe::waitForText(debuggee.server(), QStringLiteral("twice is 38")));
    QVERIFY(!debuggee.server().log().plainText().contains(QLatin1String("twice is 32")));
}

void TestDebugSession::exceptions()
{
    const QString script = write(QStringLiteral("throws.js"), "try {\n"
                                                              "  throw new RangeError('caught');\n"
                                                              "} catch {}\n"
                                                              "setTimeout(() => {\n"
                                                              "  throw new TypeError('nobody takes it');\n"
                                                              "}, 1);\n");
    Debuggee debuggee(*m_runtime, spec(script));
    Breakpoint uncaught;
    uncaught.kind = Breakpoint::Kind::Exception;
    debuggee.context.store.add(uncaught);
    QVERIFY(debuggee.start());
    QCOMPARE(debuggee.whereItStands(), QStringLiteral("throws.js:5"));
    QCOMPARE(debuggee.main().pause()->reason, PauseReason::UncaughtException);
    QVERIFY(debuggee.main().pause()->thrown);
    QVERIFY(debuggee.main().pause()->thrown->text.contains(QLatin1String("nobody takes it")));
    debuggee.main().resume();
    QVERIFY(RuntimeProbe::waitForState(debuggee.server(), ServerState::Exited));
    QVERIFY(std::holds_alternative<UncaughtError>(*debuggee.server().exitReason()));
}

void TestDebugSession::functionsByName()
{
    const QString script = write(QStringLiteral("named.js"), "const one = 1;\n"
                                                             "function wanted(x) {\n"
                                                             "  return x + one;\n"
                                                             "}\n"
                                                             "console.log('got', wanted(41));\n");
    Debuggee debuggee(*m_runtime, spec(script));
    Breakpoint entry;
    entry.kind = Breakpoint::Kind::Function;
    entry.functionName = QStringLiteral("wanted");
    debuggee.context.store.add(entry);
    QVERIFY(debuggee.start());
    QVERIFY2(debuggee.whereItStands().startsWith(QLatin1String("named.js:")),
             qPrintable(debuggee.whereItStands()));
    QCOMPARE(debuggee.main().pause()->frames.first().function, QStringLiteral("wanted"));
    QCOMPARE(debuggee.evaluate(QStringLiteral("x")), QStringLiteral("41"));
    debuggee.main().resume();
    QVERIFY(RuntimeProbe::waitForText(debuggee.server(), QStringLiteral("got 42")));
}

void TestDebugSession::pauseOnRequest()
{
    const QString script =
        write(QStringLiteral("busy.js"), "let n = 0;\nsetInterval(() => {\n  n++;\n}, 1);\n");
    Debuggee debuggee(*m_runtime, spec(script));
    QVERIFY(debuggee.start());
    QVERIFY(RuntimeProbe::waitForState(debuggee.server(), ServerState::Running));
    debuggee.main().requestPause();
    QVERIFY(debuggee.waitForPause());
    QCOMPARE(debuggee.main().pause()->reason, PauseReason::Asked);
    debuggee.main().resume();
    QCOMPARE(debuggee.main().state(), DebugTarget::State::Running);
}

void TestDebugSession::workerThreadsAreTargets()
{
    const QString worker =
        write(QStringLiteral("worker.js"), "const { parentPort } = require('worker_threads');\n"
                                           "parentPort.postMessage(6 * 7);\n");
    const QString script =
        write(QStringLiteral("main.js"),
              "const { Worker } = require('worker_threads');\n"
              "new Worker(__dirname + '/worker.js').on('message', (m) => console.log('worker', m));\n");
    Debuggee debuggee(*m_runtime, spec(script));
    debuggee.breakAt(worker, 2);
    QVERIFY(debuggee.start());
    QCOMPARE(debuggee.whereItStands(), QStringLiteral("worker.js:2"));
    DebugTarget *paused = debuggee.waitForPause();
    QCOMPARE(paused->kind(), DebugTarget::Kind::Worker);
    QVERIFY2(paused->title().contains(QLatin1String("worker.js")), qPrintable(paused->title()));
    QCOMPARE(debuggee.main().state(), DebugTarget::State::Running);
    paused->resume();
    QVERIFY(RuntimeProbe::waitForText(debuggee.server(), QStringLiteral("worker 42")));
    QVERIFY(RuntimeProbe::waitForState(debuggee.server(), ServerState::Exited));
}

void TestDebugSession::nothingIsSwitchedOnWithoutNeed()
{
    const QString script =
        write(QStringLiteral("plain.js"), "setInterval(() => {}, 1000);\nconsole.log('up');\n");
    Debuggee debuggee(*m_runtime, spec(script));
    QVERIFY(debuggee.start());
    QVERIFY(RuntimeProbe::waitForText(debuggee.server(), QStringLiteral("up")));
    QVERIFY(!debuggee.main().binder());
    QVERIFY(!debuggee.main().hasAsyncStacks());
    const BreakpointId id = debuggee.breakAt(script, 2);
    QVERIFY(debuggee.waitForBinding(id));
    QTRY_VERIFY(debuggee.main().hasAsyncStacks());
    debuggee.context.store.setEnabled(id, false);
    QTRY_VERIFY(!debuggee.main().hasAsyncStacks());
}

void TestDebugSession::stopsWhilePaused()
{
    const QString script = write(QStringLiteral("held.js"), "setInterval(() => {\n  debugger;\n}, 1);\n");
    Debuggee debuggee(*m_runtime, spec(script));
    debuggee.breakAt(script, 2);
    QVERIFY(debuggee.start());
    QCOMPARE(debuggee.whereItStands(), QStringLiteral("held.js:2"));
    debuggee.server().stop();
    QVERIFY(RuntimeProbe::waitForState(debuggee.server(), ServerState::Exited, 1000));
    QCOMPARE(*debuggee.server().exitReason(), ExitReason(Terminated{}));
}

} // namespace

BOUCLE_HOST_TEST(TestDebugSession)
#include "tst_debugsession.moc"
