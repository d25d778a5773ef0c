// SPDX-License-Identifier: GPL-3.0-or-later

// A server as a thread: its life, its streams, its limits and its end.

#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "tests/support/runtimeprobe.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace boucle;

namespace {

class TestNodeRuntime : public QObject
{
    Q_OBJECT
public:
    explicit TestNodeRuntime(Host &host) : m_host(host) {}

private slots:
    void initTestCase() { m_runtime = std::make_unique<NodeRuntime>(m_host); }
    void cleanupTestCase() { m_runtime.reset(); }

    void servesAndStops();
    void exitCode_data();
    void exitCode();
    void streamsAreItsOwn();
    void readsItsInput();
    void environmentIsTheLaunchConfigurations();
    void directoryIsItsOwn();
    void heapLimit();
    void bufferLimit();
    void portInUseIsReported();
    void uncaughtErrorHasItsStack();
    void codeCacheOfNodeIsUsed();

private:
    QString write(const QString &text)
    {
        const QString path = m_folder.filePath(QStringLiteral("script%1.js").arg(++m_scripts));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    std::unique_ptr<ServerSession> run(const QString &text)
    {
        auto session = std::make_unique<ServerSession>(*m_runtime, RuntimeProbe::specFor(write(text)));
        if (const Result<void> started = session->start(); !started)
            qFatal("%s", qPrintable(started.error().message));
        return session;
    }
    ExitReason endOf(const QString &text)
    {
        const auto session = run(text);
        if (!RuntimeProbe::waitForState(*session, ServerState::Exited))
            return StartFailed{QStringLiteral("did not end")};
        return *session->exitReason();
    }

    Host &m_host;
    QTemporaryDir m_folder;
    int m_scripts = 0;
    std::unique_ptr<NodeRuntime> m_runtime;
};

void TestNodeRuntime::servesAndStops()
{
    ServerSession session(*m_runtime, RuntimeProbe::specFor(RuntimeProbe::sourceFolder()
                                                            + QStringLiteral("/tests/runtime/scripts/http.js")));
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForAddress(session));
    QCOMPARE(session.state(), ServerState::Running);
    const ListenAddress address = session.addresses().first();
    QCOMPARE(address.protocol, QStringLiteral("http"));
    QVERIFY(RuntimeProbe::waitForText(session, QStringLiteral("listening %1").arg(address.port)));
    QCOMPARE(HttpClient::get(address.port, QStringLiteral("/a")).body, QByteArray("hello /a"));
    session.stop();
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited, 1000));
    QCOMPARE(*session.exitReason(), ExitReason(Terminated{}));
    QCOMPARE(HttpClient::get(address.port, QStringLiteral("/a")).status, 0);
}

void TestNodeRuntime::exitCode_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::newRow("ends") << "1" << 0;
    QTest::newRow("exit") << "process.exit(7)" << 7;
    QTest::newRow("exit in a timer") << "setTimeout(() => process.exit(8), 5)" << 8;
    QTest::newRow("reallyExit") << "process.reallyExit(9)" << 9;
    QTest::newRow("exitCode") << "process.exitCode = 5" << 5;
    QTest::newRow("handler takes it") << "process.on('uncaughtException', () => {}); throw new Error('x')" << 0;
    QTest::newRow("never settled") << "import('data:text/javascript,await new Promise(() => {})')" << 0;
}

void TestNodeRuntime::exitCode()
{
    QFETCH(QString, script);
    QFETCH(int, code);
    QCOMPARE(endOf(script), ExitReason(ExitedWithCode{code}));
}

void TestNodeRuntime::streamsAreItsOwn()
{
    const auto session = run(QStringLiteral(R"js(
        const fs = require('fs');
        console.log('from console');
        console.error('from console.error');
        fs.writeSync(1, 'from descriptor 1\n');
        fs.writeFileSync('/dev/stdout', 'from /dev/stdout\n');
        require('child_process').spawnSync('echo', ['from a child'], { stdio: 'inherit' });
        require('child_process').spawn('sh', ['-c', 'echo from an async child >&2'], { stdio: 'inherit' });
        new (require('worker_threads').Worker)('console.log("from a worker")', { eval: true });
        process._rawDebug('from _rawDebug');
    )js"));
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    const QString text = session->log().plainText();
    for (const char *line : {"from console", "from console.error", "from descriptor 1", "from /dev/stdout",
                             "from a child", "from an async child", "from a worker", "from _rawDebug"})
        QVERIFY2(text.contains(QLatin1String(line) + u'\n'), qPrintable(QLatin1String(line) + u'\n' + text));
}

void TestNodeRuntime::readsItsInput()
{
    const auto session = run(QStringLiteral(R"js(
        process.stdin.setEncoding('utf8');
        process.stdin.on('data', (text) => console.log(`got ${text.trim()}`));
        process.stdin.on('end', () => console.log('end of input'));
    )js"));
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Running));
    session->writeInput(QStringLiteral("héllo"));
    QVERIFY(RuntimeProbe::waitForText(*session, QStringLiteral("got héllo")));
    session->closeInput();
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    QVERIFY(session->log().plainText().contains(QStringLiteral("end of input")));
}

void TestNodeRuntime::environmentIsTheLaunchConfigurations()
{
    LaunchSpec spec = RuntimeProbe::specFor(write(QStringLiteral(R"js(
        process.env.NUMBER = 3;
        console.log(JSON.stringify([process.env.A, process.env.HOME, typeof process.env.NUMBER, process.argv.slice(2)]));
        console.log(require('child_process').execSync('echo $A').toString().trim());
    )js")));
    spec.environment.insert(QStringLiteral("A"), QStringLiteral("one"));
    spec.arguments = {QStringLiteral("x"), QStringLiteral("--y")};
    ServerSession session(*m_runtime, spec);
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited));
    const QString text = session.log().plainText();
    QVERIFY2(text.contains(QStringLiteral(R"(["one",null,"string",["x","--y"]])")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\none\n")), qPrintable(text));
}

void TestNodeRuntime::directoryIsItsOwn()
{
    QTemporaryDir first;
    QTemporaryDir second;
    const QString script = write(QStringLiteral(R"js(
        const fs = require('fs');
        fs.writeFile('written', 'x', () => fs.promises.readFile('written').then(
            () => console.log(`${process.cwd()} ${fs.existsSync('written')}`)));
        setInterval(() => {}, 1000);
    )js"));
    const QString before = QDir::currentPath();
    std::vector<std::unique_ptr<ServerSession>> sessions;
    for (const QTemporaryDir *folder : {&first, &second}) {
        LaunchSpec spec = RuntimeProbe::specFor(script);
        spec.workingDirectory = folder->path();
        sessions.push_back(std::make_unique<ServerSession>(*m_runtime, spec));
        QVERIFY(sessions.back()->start());
    }
    QVERIFY(RuntimeProbe::waitForText(*sessions[0], first.path() + QStringLiteral(" true")));
    QVERIFY(RuntimeProbe::waitForText(*sessions[1], second.path() + QStringLiteral(" true")));
    QCOMPARE(QDir::currentPath(), before);
    for (const auto &session : sessions) {
        session->stop();
        QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    }
}

void TestNodeRuntime::heapLimit()
{
    LaunchSpec spec = RuntimeProbe::specFor(
        write(QStringLiteral("const kept = []; for (;;) kept.push({ a: kept.length, b: String(kept.length) })")));
    spec.heapLimitBytes = 64 * 1024 * 1024;
    ServerSession session(*m_runtime, spec);
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited, 20'000));
    const auto *reason = std::get_if<OutOfMemory>(&*session.exitReason());
    QVERIFY2(reason, qPrintable(describe(*session.exitReason())));
    QCOMPARE(reason->limitBytes, spec.heapLimitBytes);
    QVERIFY(session.log().plainText().contains(QStringLiteral("64 MiB")));
}

void TestNodeRuntime::bufferLimit()
{
    LaunchSpec spec = RuntimeProbe::specFor(
        write(QStringLiteral("const kept = []; for (;;) kept.push(new Uint8Array(100000))")));
    spec.bufferLimitBytes = 64 * 1024 * 1024;
    ServerSession session(*m_runtime, spec);
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited, 20'000));
    const auto *reason = std::get_if<OutOfMemory>(&*session.exitReason());
    QVERIFY2(reason, qPrintable(describe(*session.exitReason())));
    QCOMPARE(reason->kind, OutOfMemory::Kind::ArrayBuffers);
}

void TestNodeRuntime::portInUseIsReported()
{
    ServerSession first(*m_runtime, RuntimeProbe::specFor(RuntimeProbe::sourceFolder()
                                                          + QStringLiteral("/tests/runtime/scripts/http.js")));
    QVERIFY(first.start());
    QVERIFY(RuntimeProbe::waitForAddress(first));
    LaunchSpec spec = first.spec();
    spec.environment.insert(QStringLiteral("PORT"), QString::number(first.addresses().first().port));
    ServerSession second(*m_runtime, spec);
    QVERIFY(second.start());
    QVERIFY(RuntimeProbe::waitForState(second, ServerState::Exited));
    QVERIFY2(second.log().plainText().contains(QStringLiteral("another server that runs in Boucle")),
             qPrintable(second.log().plainText()));
    QCOMPARE(first.state(), ServerState::Running);
    first.stop();
    QVERIFY(RuntimeProbe::waitForState(first, ServerState::Exited));
}

void TestNodeRuntime::uncaughtErrorHasItsStack()
{
    const auto session = run(QStringLiteral("function f() { null.x }\nsetTimeout(f, 1)"));
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    const auto *reason = std::get_if<UncaughtError>(&*session->exitReason());
    QVERIFY2(reason, qPrintable(describe(*session->exitReason())));
    QCOMPARE(reason->code, 1);
    QVERIFY(reason->message.startsWith(QStringLiteral("TypeError: ")));
    QVERIFY(reason->stack.contains(session->spec().script + QStringLiteral(":1")));
    QVERIFY(session->log().plainText().contains(QStringLiteral("function f() { null.x }")));
}

void TestNodeRuntime::codeCacheOfNodeIsUsed()
{
    // What V8 compares before it takes a cache: its version and its options.
    const QString text = QStringLiteral("console.log('tag', require('v8').cachedDataVersionTag())");
    QProcess node;
    node.start(m_host.executablePath(), {write(text)});
    QVERIFY(node.waitForFinished());
    const QString expected = QString::fromUtf8(node.readAllStandardOutput());
    QVERIFY(expected.startsWith(QStringLiteral("tag ")));
    const auto session = run(text);
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    QVERIFY2(session->log().plainText().contains(expected), qPrintable(session->log().plainText()));
}

} // namespace

BOUCLE_HOST_TEST(TestNodeRuntime)
#include "tst_noderuntime.moc"
