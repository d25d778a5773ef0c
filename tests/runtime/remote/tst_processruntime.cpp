// SPDX-License-Identifier: GPL-3.0-or-later

// A server in a process of its own: its life, its streams and its end.

#include "tests/runtime/remote/remoteprobe.h"
#include "tests/support/httpclient.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>

#include <csignal>

using namespace boucle;

namespace {

constexpr int stopLimitMs = 1000;

class TestProcessRuntime : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_probe = std::make_unique<RemoteProbe>(); }
    void cleanup() { m_probe.reset(); }

    void servesAndStops();
    void reason_data();
    void reason();
    void outOfMemory();
    void flagsOfTheCommandLine();
    void environmentIsTheLaunchConfigurations();
    void userOptionsStay();
    void streamsArriveInLines();
    void readsItsInput();
    void muchOutput();
    void portInUseIsReported();
    void programThatIsMissing();
    void programThatIsNotNode();
    void stops_data();
    void stops();
    void whatItStartedEndsWithIt_data();
    void whatItStartedEndsWithIt();
    void endsWithTheRuntime();
    void bootstrapWithoutBoucle();

private:
    std::unique_ptr<ServerSession> run(const LaunchSpec &spec)
    {
        auto session = std::make_unique<ServerSession>(m_probe->runtime, spec);
        if (const Result<void> started = session->start(); !started)
            qFatal("%s", qPrintable(started.error().message));
        return session;
    }
    std::unique_ptr<ServerSession> run(const QString &text) { return run(m_probe->spec(text)); }

    std::unique_ptr<RemoteProbe> m_probe;
};

void TestProcessRuntime::servesAndStops()
{
    LaunchSpec spec = m_probe->spec(QString());
    spec.script = RuntimeProbe::sourceFolder() + QStringLiteral("/tests/runtime/scripts/http.js");
    const auto session = run(spec);
    QVERIFY(RuntimeProbe::waitForAddress(*session));
    QCOMPARE(session->state(), ServerState::Running);
    const ListenAddress address = session->addresses().first();
    QCOMPARE(address.protocol, QStringLiteral("http"));
    QCOMPARE(HttpClient::get(address.port, QStringLiteral("/a")).body, QByteArray("hello /a"));
    session->stop();
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited, stopLimitMs));
    QCOMPARE(*session->exitReason(), ExitReason(Terminated{}));
    QCOMPARE(HttpClient::get(address.port, QStringLiteral("/a")).status, 0);
}

void TestProcessRuntime::reason_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("described");
    QTest::newRow("ends") << "1" << describe(ExitedWithCode{0});
    QTest::newRow("exit") << "process.exit(7)" << describe(ExitedWithCode{7});
    QTest::newRow("exitCode") << "process.exitCode = 5" << describe(ExitedWithCode{5});
    QTest::newRow("never settled") << "import('data:text/javascript,await new Promise(() => {})')"
                                   << describe(ExitedWithCode{0});
    QTest::newRow("uncaught")
        << "setTimeout(() => null.x, 1)"
        << describe(UncaughtError{
               1, QStringLiteral("TypeError: Cannot read properties of null (reading 'x')"), QString()});
    QTest::newRow("handled") << "process.on('uncaughtException', () => process.exit(3)); throw new Error('x')"
                             << describe(UncaughtError{3, QStringLiteral("Error: x"), QString()});
    QTest::newRow("signal") << "process.kill(process.pid, 'SIGKILL')" << describe(ExitedBySignal{SIGKILL});
    QTest::newRow("abort") << "process.abort()" << describe(ExitedBySignal{SIGABRT});
}

void TestProcessRuntime::reason()
{
    QFETCH(QString, script);
    QFETCH(QString, described);
    const auto session = run(script);
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    QCOMPARE(describe(*session->exitReason()), described);
    // node says nothing of debuggers.
    QVERIFY2(!session->log().plainText().contains(QStringLiteral("ebugger")),
             qPrintable(session->log().plainText()));
}

void TestProcessRuntime::outOfMemory()
{
    LaunchSpec spec =
        m_probe->spec(QStringLiteral("const kept = []; for (;;) kept.push({ n: kept.length })"));
    spec.heapLimitBytes = 64 * 1024 * 1024;
    const auto session = run(spec);
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited, 30'000));
    QCOMPARE(*session->exitReason(), ExitReason(OutOfMemory{OutOfMemory::Kind::Heap, spec.heapLimitBytes}));
}

void TestProcessRuntime::flagsOfTheCommandLine()
{
    LaunchSpec spec = m_probe->spec(
        QStringLiteral("console.log(typeof gc, JSON.stringify(process.execArgv), process.argv.slice(2))"));
    spec.execArguments = {QStringLiteral("--expose-gc")};
    spec.arguments = {QStringLiteral("a b"), QStringLiteral("--c")};
    const auto session = run(spec);
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    const QString text = session->log().plainText();
    QVERIFY2(text.contains(QStringLiteral("function [\"--expose-gc\"] [ 'a b', '--c' ]")), qPrintable(text));
}

void TestProcessRuntime::environmentIsTheLaunchConfigurations()
{
    LaunchSpec spec = m_probe->spec(
        QStringLiteral("console.log(JSON.stringify([process.env.A, process.env.HOME, process.cwd()]));"
                       "console.log(require('child_process').execSync('echo $A').toString().trim())"));
    spec.environment.insert(QStringLiteral("A"), QStringLiteral("é\nx"));
    spec.workingDirectory = m_probe->folder();
    const auto session = run(spec);
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    const QString text = session->log().plainText();
    QVERIFY2(text.contains(QStringLiteral("[\"é\\nx\",null,\"%1\"]").arg(m_probe->folder())),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("\né x\n")), qPrintable(text));
}

void TestProcessRuntime::userOptionsStay()
{
    LaunchSpec spec = m_probe->spec(QStringLiteral(
        "const own = JSON.stringify([process.env.NODE_OPTIONS, process.env.BOUCLE_REPORTS, typeof loaded]);"
        "console.log(own); console.log(require('child_process').execFileSync(process.execPath,"
        " ['-p', 'JSON.stringify([process.env.NODE_OPTIONS, typeof loaded])']).toString())"));
    const QString preload =
        m_probe->write(QStringLiteral("pre load.js"), QStringLiteral("globalThis.loaded = 1"));
    const QString options = QStringLiteral("--require \"%1\"").arg(preload);
    spec.environment.insert(QStringLiteral("NODE_OPTIONS"), options);
    spec.debuggableChildren = false;
    const auto session = run(spec);
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    const QString text = session->log().plainText();
    const QString shown = QString(options).replace(u'"', QLatin1String("\\\""));
    QVERIFY2(text.contains(QStringLiteral("[\"%1\",null,\"number\"]").arg(shown)), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("[\"%1\",\"number\"]").arg(shown)), qPrintable(text));
}

void TestProcessRuntime::streamsArriveInLines()
{
    const auto session = run(QStringLiteral(R"js(
        console.log('one'); console.error('two'); process.stdout.write('prompt> ');
        require('child_process').spawnSync('echo', ['from a child'], { stdio: 'inherit' });
        setInterval(() => {}, 1000);
    )js"));
    QVERIFY(RuntimeProbe::waitForText(*session, QStringLiteral("prompt> ")));
    QVERIFY(RuntimeProbe::waitForText(*session, QStringLiteral("from a child")));
    QMap<QString, OutputLog::Kind> kinds;
    for (int row = 0; row < session->log().count(); ++row)
        kinds.insert(QString::fromUtf8(session->log().at(row).text), session->log().at(row).kind);
    QCOMPARE(kinds.value(QStringLiteral("one")), OutputLog::Kind::Stdout);
    QCOMPARE(kinds.value(QStringLiteral("two")), OutputLog::Kind::Stderr);
    session->stop();
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited, stopLimitMs));
}

void TestProcessRuntime::readsItsInput()
{
    const auto session = run(QStringLiteral(R"js(
        process.stdin.setEncoding('utf8');
        let length = 0;
        process.stdin.on('data', (text) => { length += text.length; console.log(`got ${text.slice(0, 5).trim()}`) });
        process.stdin.on('end', () => console.log(`end after ${length}`));
    )js"));
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Running));
    session->writeInput(QStringLiteral("héllo"));
    QVERIFY(RuntimeProbe::waitForText(*session, QStringLiteral("got héllo")));
    session->writeInput(QString(3'000'000, u'x'));
    session->closeInput();
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
    QVERIFY(session->log().plainText().contains(QStringLiteral("end after 3000007")));
}

void TestProcessRuntime::muchOutput()
{
    // As fast as it can; what is too much for the reader is dropped and counted, and the last line arrives.
    const auto session = run(QStringLiteral("const line = 'x'.repeat(99) + '\\n'; for (let i = 0; i < 400; "
                                            "i++) process.stdout.write(line.repeat(1000));"
                                            "console.log('the end')"));
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited, 30'000));
    const OutputLog &log = session->log();
    bool ended = false;
    for (int row = 0; row < log.count(); ++row) {
        const OutputLog::Line &line = log.at(row);
        ended = ended || line.text == "the end";
        if (line.kind == OutputLog::Kind::Stdout && line.text != "the end")
            QCOMPARE(line.text.size(), 99);
    }
    QVERIFY(ended);
    constexpr int ownLines = 2; // of its start and its end
    QCOMPARE(log.count() + log.droppedLines(), qint64(400'001 + ownLines));
}

void TestProcessRuntime::portInUseIsReported()
{
    LaunchSpec spec = m_probe->spec(QString());
    spec.script = RuntimeProbe::sourceFolder() + QStringLiteral("/tests/runtime/scripts/http.js");
    const auto first = run(spec);
    QVERIFY(RuntimeProbe::waitForAddress(*first));
    spec.environment.insert(QStringLiteral("PORT"), QString::number(first->addresses().first().port));
    const auto second = run(spec);
    QVERIFY(RuntimeProbe::waitForState(*second, ServerState::Exited));
    QVERIFY2(second->log().plainText().contains(QString::number(first->addresses().first().port)),
             qPrintable(second->log().plainText()));
    QCOMPARE(first->state(), ServerState::Running);
}

void TestProcessRuntime::programThatIsMissing()
{
    LaunchSpec spec = m_probe->spec(QStringLiteral("1"));
    spec.nodeExecutable = QStringLiteral("/no/such/node");
    ServerSession session(m_probe->runtime, spec);
    const Result<void> started = session.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, QStringLiteral("process-not-started"));
    QVERIFY(started.error().message.contains(QStringLiteral("/no/such/node")));
    QCOMPARE(session.state(), ServerState::Idle);
}

void TestProcessRuntime::programThatIsNotNode()
{
    LaunchSpec spec =
        m_probe->spec(QStringLiteral("echo started; exec sleep 100"), QStringLiteral("script.sh"));
    spec.nodeExecutable = QStringLiteral("/bin/sh");
    const auto session = run(spec);
    QVERIFY(RuntimeProbe::waitForText(*session, QStringLiteral("started")));
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Running));
    QVERIFY2(session->log().plainText().contains(QStringLiteral("cannot be debugged")),
             qPrintable(session->log().plainText()));
    session->stop();
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited, stopLimitMs));
}

void TestProcessRuntime::stops_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("idle") << "console.log('ready'); setInterval(() => {}, 1000)";
    QTest::newRow("endless loop") << "console.log('ready'); for (;;);";
    QTest::newRow("refuses to")
        << "process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1000)";
    QTest::newRow("refuses to, and loops")
        << "process.on('SIGTERM', () => {}); console.log('ready'); for (;;);";
    QTest::newRow("waits for a child")
        << "console.log('ready'); require('child_process').execSync('sleep 100')";
}

void TestProcessRuntime::stops()
{
    QFETCH(QString, script);
    const auto session = run(script);
    QVERIFY(RuntimeProbe::waitForText(*session, QStringLiteral("ready")));
    session->stop();
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited, stopLimitMs));
    QCOMPARE(*session->exitReason(), ExitReason(Terminated{}));
}

void TestProcessRuntime::whatItStartedEndsWithIt_data()
{
    QTest::addColumn<bool>("stopped");
    QTest::addColumn<int>("expectedLeft");
    QTest::newRow("stopped") << true << 0;
    // What was detached on purpose may go on.
    QTest::newRow("ended by itself") << false << 1;
}

void TestProcessRuntime::whatItStartedEndsWithIt()
{
    QFETCH(bool, stopped);
    QFETCH(int, expectedLeft);
    // One that stays, one that refuses SIGTERM, one that has left its parents.
    const auto session = run(QStringLiteral(R"js(
        const { spawn } = require('child_process');
        const pids = [spawn('sleep', ['1000']).pid,
          spawn('sh', ['-c', 'trap "" TERM; while :; do sleep 1; done']).pid,
          spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' }).pid];
        console.log(`pids ${pids.join(' ')} end`);
        process.stdin.on('data', () => process.exit(0));
    )js"));
    QVERIFY(RuntimeProbe::waitForText(*session, QStringLiteral(" end")));
    const QString line = session->log().plainText();
    const qsizetype from = line.indexOf(QStringLiteral("pids ")) + 5;
    const QStringList pids = line.mid(from, line.indexOf(QStringLiteral(" end")) - from).split(u' ');
    QCOMPARE(pids.size(), 3);
    if (stopped)
        session->stop();
    else
        session->writeInput(QStringLiteral("end"));
    QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited, stopped ? stopLimitMs : 5000));
    const auto lives = [](const QString &pid) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
        // Ended, with nobody to wait for it: not among the living.
        return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
    };
    int left = 0;
    for (const QString &pid : pids) {
        if (lives(pid)) {
            ++left;
            kill(pid.toInt(), SIGKILL);
        }
    }
    QCOMPARE(left, expectedLeft);
}

void TestProcessRuntime::endsWithTheRuntime()
{
    ProcessRuntime *runtime = &m_probe->runtime;
    LaunchSpec spec = m_probe->spec(QStringLiteral("process.on('SIGTERM', () => {}); console.log(`pid "
                                                   "${process.pid} end`); setInterval(() => {}, 1000)"));
    spec.debuggable = false;
    const Result<ServerId> id = runtime->start(spec);
    QVERIFY(id);
    QString text;
    QVERIFY(QTest::qWaitFor(
        [&] {
            for (const OutputLine &line : runtime->takeOutput(*id, 100).lines)
                text += QString::fromUtf8(line.text);
            return text.contains(QStringLiteral(" end"));
        },
        RuntimeProbe::limitMs));
    const int pid = text.section(u' ', 1, 1).toInt();
    QVERIFY(pid > 0);
    QElapsedTimer timer;
    timer.start();
    m_probe.reset();
    QVERIFY(timer.elapsed() < stopLimitMs);
    QCOMPARE(kill(pid, 0), -1);
}

void TestProcessRuntime::bootstrapWithoutBoucle()
{
    // What a detached child meets when Boucle has ended.
    LaunchSpec spec =
        m_probe->spec(QStringLiteral("console.log(require('child_process').execFileSync(process.execPath,"
                                     " ['-p', '6 * 7']).toString())"));
    spec.debuggable = false;
    spec.environment.insert(QStringLiteral("NODE_OPTIONS"),
                            QStringLiteral("--require \"%1\"").arg(RemoteProbe::bootstrap()));
    for (const char *reports :
         {"", "{", "{}", "[]", "{\"pipe\":\"/no/such/pipe\",\"token\":\"x\",\"isDebugged\":true}"}) {
        LaunchSpec child = spec;
        child.nodeExecutable = QStringLiteral("/usr/bin/env");
        child.execArguments = {QStringLiteral("BOUCLE_REPORTS=") + QLatin1String(reports),
                               RemoteProbe::node()};
        const auto session = run(child);
        QVERIFY(RuntimeProbe::waitForState(*session, ServerState::Exited));
        QVERIFY2(session->log().plainText().contains(QStringLiteral("42")),
                 qPrintable(session->log().plainText()));
        QCOMPARE(*session->exitReason(), ExitReason(ExitedWithCode{0}));
    }
}

} // namespace

QTEST_GUILESS_MAIN(TestProcessRuntime)
#include "tst_processruntime.moc"
