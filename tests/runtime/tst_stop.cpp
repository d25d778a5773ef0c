// SPDX-License-Identifier: GPL-3.0-or-later

// Stop always succeeds within a second, and a server leaves nothing behind.

#include "runtime/node/noderuntime.h"
#include "tests/support/hosttest.h"
#include "tests/support/runtimeprobe.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace boucle;

namespace {

constexpr int stopLimitMs = 1000;

int countEntries(const char *folder)
{
    return int(QDir(QLatin1String(folder))
                   .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                   .size());
}

/// What each descriptor is, for the message of a failed test.
QStringList describeDescriptors()
{
    const QDir folder(QStringLiteral("/proc/self/fd"));
    QStringList result;
    for (const QString &entry : folder.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        char target[256];
        const ssize_t length = readlink(qPrintable(folder.filePath(entry)), target, sizeof target);
        result.append(QString::fromLocal8Bit(target, qsizetype(std::max<ssize_t>(length, 0))));
    }
    result.sort();
    return result;
}

qint64 residentBytes()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * getpagesize() : 0;
}

class TestStop : public QObject
{
    Q_OBJECT
public:
    explicit TestStop(Host &host) : m_host(host) {}

private slots:
    void initTestCase() { m_runtime = std::make_unique<NodeRuntime>(m_host); }
    void cleanupTestCase() { m_runtime.reset(); }

    void stops_data();
    void stops();
    void childrenEndWithTheServer();
    void blockedInNativeCodeIsSaidAndLetGo();
    void expressCyclesLeaveNothing();

private:
    QString write(const QByteArray &text)
    {
        const QString path = m_folder.filePath(QStringLiteral("script%1.js").arg(++m_scripts));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }

    Host &m_host;
    QTemporaryDir m_folder;
    int m_scripts = 0;
    std::unique_ptr<NodeRuntime> m_runtime;
};

void TestStop::stops_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("idle") << QByteArray("console.log('ready'); setInterval(() => {}, 1000)");
    QTest::newRow("infinite loop") << QByteArray("console.log('ready'); for (;;);");
    QTest::newRow("microtask storm")
        << QByteArray("console.log('ready'); (function f() { Promise.resolve().then(f) })()");
    QTest::newRow("nextTick storm") << QByteArray("console.log('ready'); (function f() { process.nextTick(f) })()");
    QTest::newRow("immediate storm") << QByteArray("console.log('ready'); (function f() { setImmediate(f) })()");
    QTest::newRow("Atomics.wait")
        << QByteArray("console.log('ready'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)");
    QTest::newRow("thousands of handles") << QByteArray(
        "const net = require('net'); let n = 0; const s = net.createServer(() => {}).listen(0, '127.0.0.1', () => {"
        "for (let i = 0; i < 2000; i++) { setTimeout(() => {}, 1e6); net.connect(s.address().port, '127.0.0.1',"
        "() => { if (++n === 2000) console.log('ready') }) } })");
    QTest::newRow("worker threads") << QByteArray(
        "const { Worker } = require('worker_threads'); let n = 0; for (let i = 0; i < 4; i++) new Worker("
        "'require(\"worker_threads\").parentPort.postMessage(1); for (;;);', { eval: true })"
        ".on('message', () => { if (++n === 4) console.log('ready') })");
    QTest::newRow("child processes") << QByteArray(
        "const { spawn } = require('child_process'); for (let i = 0; i < 4; i++) spawn('sleep', ['1000']);"
        "console.log('ready')");
    QTest::newRow("waiting for a child")
        << QByteArray("console.log('ready'); require('child_process').execSync('sleep 1000')");
    QTest::newRow("exit handler that loops")
        << QByteArray("process.on('exit', () => { console.log('ready'); for (;;); }); setTimeout(() => process.exit(), 1)");
}

void TestStop::stops()
{
    QFETCH(QByteArray, script);
    ServerSession session(*m_runtime, RuntimeProbe::specFor(write(script)));
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForText(session, QStringLiteral("ready"), 20'000));
    session.stop();
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited, stopLimitMs));
}

void TestStop::childrenEndWithTheServer()
{
    // One that stays, one that refuses SIGTERM, one that has left its parents.
    ServerSession session(*m_runtime, RuntimeProbe::specFor(write(R"js(
        const { spawn } = require('child_process');
        const pids = [spawn('sleep', ['1000']).pid,
          spawn('sh', ['-c', 'trap "" TERM; while :; do sleep 1; done']).pid,
          spawn('sleep', ['1000'], { detached: true, stdio: 'ignore' }).pid];
        console.log(`pids ${pids.join(' ')} end`);
    )js")));
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForText(session, QStringLiteral(" end")));
    const QString line = session.log().plainText();
    const qsizetype from = line.indexOf(QStringLiteral("pids ")) + 5;
    const QStringList pids = line.mid(from, line.indexOf(QStringLiteral(" end")) - from).split(u' ');
    QCOMPARE(pids.size(), 3);
    session.stop();
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited, 2000));
    for (const QString &pid : pids)
        QVERIFY2(!QFile::exists(QStringLiteral("/proc/") + pid), qPrintable(pid));
}

void TestStop::blockedInNativeCodeIsSaidAndLetGo()
{
    const QString fifo = m_folder.filePath(QStringLiteral("fifo"));
    QCOMPARE(mkfifo(qPrintable(fifo), 0600), 0);
    ServerSession session(
        *m_runtime, RuntimeProbe::specFor(write("console.log('ready'); require('fs').readFileSync('"
                                                + fifo.toLocal8Bit() + "')")));
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForText(session, QStringLiteral("ready")));
    bool said = false;
    connect(&session, &ServerSession::stopBlocked, this, [&] { said = true; });
    session.stop();
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited, 7000));
    QVERIFY(said);
    QCOMPARE(*session.exitReason(), ExitReason(Abandoned{}));

    // Another start works at once; and the thread that was let go ends quietly when its read does.
    ServerSession next(*m_runtime, RuntimeProbe::specFor(write("console.log('ready')")));
    QVERIFY(next.start());
    QVERIFY(RuntimeProbe::waitForState(next, ServerState::Exited));
    const int threads = countEntries("/proc/self/task");
    QFile writer(fifo);
    QVERIFY(writer.open(QIODevice::WriteOnly));
    writer.close();
    QVERIFY(QTest::qWaitFor([&] { return countEntries("/proc/self/task") < threads; }, 10'000));
}

void TestStop::expressCyclesLeaveNothing()
{
    const QString project = qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/projects/express");
    QVERIFY2(QFile::exists(project + QStringLiteral("/node_modules/express")),
             "the Express sample is not installed: run the test projects_install first");
    constexpr int warmUp = 40;
    constexpr int cycles = 500;
    constexpr double tolerance = 0.05;
    LaunchSpec spec = RuntimeProbe::specFor(project + QStringLiteral("/src/server.js"));
    spec.workingDirectory = project;
    spec.environment.insert(QStringLiteral("PORT"), QStringLiteral("0"));
    ServerSession session(*m_runtime, spec);
    QStringList descriptors;
    int threads = 0;
    qint64 memory = 0;
    for (int i = 0; i < warmUp + cycles; ++i) {
        if (i == warmUp) {
            descriptors = describeDescriptors();
            threads = countEntries("/proc/self/task");
            memory = residentBytes();
        }
        QVERIFY(session.start());
        QVERIFY2(RuntimeProbe::waitForAddress(session), qPrintable(session.log().plainText()));
        session.stop();
        QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited, stopLimitMs));
        session.log().clear();
    }
    const qint64 after = residentBytes();
    qInfo("%d cycles: memory %.1f -> %.1f MiB", cycles, double(memory) / 1048576, double(after) / 1048576);
    QStringList added = describeDescriptors();
    for (const QString &before : descriptors)
        added.removeOne(before);
    QVERIFY2(added.isEmpty(), qPrintable(added.join(u' ')));
    QVERIFY(countEntries("/proc/self/task") <= threads);
    QVERIFY2(double(after) <= double(memory) * (1 + tolerance), qPrintable(QString::number(after - memory)));
}

} // namespace

BOUCLE_HOST_TEST(TestStop)
#include "tst_stop.moc"
