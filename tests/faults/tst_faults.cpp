// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/tst_faults.h"

#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstdio>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boucle {

namespace {

constexpr int readyLimitMs = 20'000;
constexpr int graceMs = 5000;
constexpr int memoryGuardMs = 500;
constexpr qint64 memoryLimit = 8LL * 1024 * 1024 * 1024;

/// Lets go whoever waits for a writer of the FIFO.
void releaseReaders(const QString &fifo)
{
    const int fd = open(QFile::encodeName(fifo).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0)
        close(fd);
}

} // namespace

TestFaults::TestFaults(NodeRuntime &runtime, const QString &node)
    : m_runtime(runtime)
    , m_node(node)
    , m_folder(qEnvironmentVariable("BOUCLE_SOURCE_DIR") + QStringLiteral("/tests/faults"))
{
}

LaunchSpec TestFaults::specFor(const QString &script, const QStringList &arguments) const
{
    LaunchSpec spec;
    spec.name = script;
    spec.script = m_folder + QStringLiteral("/scripts/") + script;
    spec.arguments = arguments;
    spec.environment = Host::environment();
    spec.environment.insert(QStringLiteral("FAULT_ADDONS"), qEnvironmentVariable("BOUCLE_BUILD_DIR") +
                                                                QStringLiteral("/tests/faults/addons"));
    return spec;
}

void TestFaults::initTestCase()
{
    QVERIFY2(!m_folder.startsWith(QStringLiteral("/tests")), "BOUCLE_SOURCE_DIR is not set");
    const Result<QList<Fault>> faults = readFaultTable(m_folder + QStringLiteral("/faults.json"));
    QVERIFY2(faults.ok(), qPrintable(faults.ok() ? QString() : faults.error().message));
    m_faults = *faults;

    // Native code of the servers may fill the pipe; nobody looks at it here but the test's own output.
    connect(&m_runtime, &ServerRuntime::processOutputAvailable, this, [this] {
        while (m_runtime.takeProcessOutput(10'000).more) {
        }
    });

    LaunchSpec spec = specFor(QStringLiteral("../witness.js"));
    spec.name = QStringLiteral("witness");
    m_witness = std::make_unique<ServerSession>(m_runtime, spec);
    QSignalSpy listens(m_witness.get(), &ServerSession::addressesChanged);
    QVERIFY(m_witness->start());
    QVERIFY2(listens.wait(readyLimitMs), qPrintable(m_witness->log().plainText()));
    m_witnessPort = quint16(m_witness->addresses().constFirst().port);

    m_requester = std::make_unique<Requester>(m_node, m_folder + QStringLiteral("/requester.mjs"));
    m_requester->start(QStringLiteral("http://127.0.0.1:%1").arg(m_witnessPort));
    const RequestWindow first = closeWitnessWindow();
    QVERIFY2(first.requests > 0 && first.failures == 0, qPrintable(first.errors.join(QLatin1Char('\n'))));

    connect(&m_memoryGuard, &QTimer::timeout, this, &TestFaults::guardMemory);
    m_memoryGuard.start(memoryGuardMs);
    warmUp();
    m_baseline = ProcessFacts::read(m_witnessPort);
    m_expected = m_baseline;
    std::printf("\nbefore: %d descriptors, %d threads, %lld MiB\n", m_baseline.descriptorCount(),
                m_baseline.threadCount(), m_baseline.residentBytes / (1024 * 1024));
}

void TestFaults::guardMemory()
{
    const qint64 resident = ProcessFacts::residentNow();
    if (resident < memoryLimit)
        return;
    std::printf("the process has grown to %lld MiB: it ends here\n", resident / (1024 * 1024));
    std::fflush(stdout);
    _exit(1);
}

/// What is made at its first use and kept by design: the thread pool, signal watchers, caches.
void TestFaults::warmUp()
{
    for (const char *script : {"cycle/http.js", "cycle/worker.js", "cycle/typed.ts", "child/fork.js",
                               "worker/handles.js", "loop/for-ever.js"}) {
        ServerRun run(m_runtime, specFor(QLatin1String(script)), {});
        const ServerRun::Outcome outcome = run.run();
        QVERIFY2(outcome.ready && outcome.reason, qPrintable(run.session().log().plainText()));
    }
}

RequestWindow TestFaults::closeWitnessWindow()
{
    QSignalSpy closed(m_requester.get(), &Requester::windowClosed);
    RequestWindow last;
    const auto connection = connect(m_requester.get(), &Requester::windowClosed, this,
                                    [&last](const RequestWindow &window) { last.add(window); });
    m_requester->closeWindow(aftermathRequests);
    if (!closed.wait(readyLimitMs))
        last.errors.append(QStringLiteral("the witness does not answer"));
    disconnect(connection);
    return last;
}

void TestFaults::tableIsComplete()
{
    const QSet<QString> kinds{QStringLiteral("ExitedWithCode"), QStringLiteral("UncaughtError"),
                              QStringLiteral("ExitedBySignal"), QStringLiteral("OutOfMemory"),
                              QStringLiteral("Terminated"),     QStringLiteral("NativeFault"),
                              QStringLiteral("Abandoned"),      QStringLiteral("StartFailed")};
    QSet<QString> names;
    int run = 0;
    for (const Fault &fault : m_faults) {
        QVERIFY2(!names.contains(fault.name), qPrintable(fault.name + QStringLiteral(" is there twice")));
        names.insert(fault.name);
        if (fault.accepted) {
            QVERIFY2(!fault.why.isEmpty(), qPrintable(fault.name));
            continue;
        }
        ++run;
        QVERIFY2(!fault.says.isEmpty() && !fault.reasons.isEmpty() && fault.limitMs > 0,
                 qPrintable(fault.name));
        QVERIFY2(kinds.contains(QSet<QString>(fault.reasons.begin(), fault.reasons.end())),
                 qPrintable(fault.name));
        const bool meantToBeMissing = fault.name == QLatin1String("error-missing-script");
        QVERIFY2(QFile::exists(m_folder + QStringLiteral("/scripts/") + fault.script) != meantToBeMissing,
                 qPrintable(fault.script));
    }
    QVERIFY(run >= 80);
}

void TestFaults::fault_data()
{
    QTest::addColumn<int>("index");
    const QStringList only =
        qEnvironmentVariable("BOUCLE_FAULTS").split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (int i = 0; i < m_faults.size(); ++i) {
        const Fault &fault = m_faults[i];
        if (!fault.accepted && (only.isEmpty() || only.contains(fault.name)))
            QTest::newRow(qPrintable(fault.name)) << i;
    }
}

void TestFaults::fault()
{
    QFETCH(int, index);
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    Row row{m_faults[index],
            folder.path(),
            QByteArray::number(getpid()) + '-' + QByteArray::number(++m_runs),
            {},
            {}};
    const QString fifo = row.folder + QStringLiteral("/fifo");
    QCOMPARE(mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);

    runFault(row);
    QStringList lines = complaints(row);
    releaseReaders(fifo);
    lines += complaintsAboutProcess(row);

    const ServerRun::Outcome &outcome = row.outcome;
    std::printf("%-36s %-20s %8.1f ms  witness %2d of %2d, slowest %5.1f ms%s\n", qPrintable(row.fault.name),
                qPrintable(shortReason(outcome.reason)), outcome.stopped ? outcome.stopMs : outcome.runMs,
                outcome.witness.requests - outcome.witness.failures, outcome.witness.requests,
                outcome.witness.slowestMs, lines.isEmpty() ? "" : "  WRONG");
    std::fflush(stdout);
    if (!lines.isEmpty()) {
        constexpr int shownLog = 1500;
        QFAIL(qPrintable(lines.join(QLatin1Char('\n')) + QStringLiteral("\nits log ends with:\n") +
                         row.log.right(shownLog)));
    }
}

void TestFaults::runFault(Row &row)
{
    const Fault &fault = row.fault;
    LaunchSpec spec = specFor(fault.script, fault.arguments);
    spec.name = fault.name;
    spec.workingDirectory = row.folder;
    spec.environment.insert(QStringLiteral("FAULT_TEMP"), row.folder);
    spec.environment.insert(QStringLiteral("FAULT_FIFO"), row.folder + QStringLiteral("/fifo"));
    spec.environment.insert(QStringLiteral("FAULT_MARK"), QString::fromLatin1(row.mark));
    spec.heapLimitBytes = fault.heapMiB * 1024 * 1024;
    spec.bufferLimitBytes = fault.bufferMiB * 1024 * 1024;

    ServerRun::Plan plan;
    plan.stop =
        fault.ends == Fault::Ends::Itself ? ServerRun::Plan::Stop::Never : ServerRun::Plan::Stop::WhenReady;
    plan.readyWhenStarted = fault.readyWhenStarted;
    plan.requester = m_requester.get();
    plan.exposure = fault.exposure;
    plan.aftermath = aftermathRequests;
    plan.readyLimitMs = readyLimitMs;
    plan.endLimitMs = int(fault.limitMs) + graceMs;
    ServerRun run(m_runtime, spec, plan);
    row.outcome = run.run();
    row.log = run.session().log().plainText();
    m_witnessTotal.add(row.outcome.witness);
    ++m_reasons[row.outcome.reason ? kindOf(*row.outcome.reason) : QStringLiteral("no end")];
    if (row.outcome.stopped && row.outcome.reason && std::holds_alternative<Terminated>(*row.outcome.reason))
        m_stopMs.push_back(row.outcome.stopMs);
}

void TestFaults::cleanupTestCase()
{
    int faults = 0;
    for (auto it = m_reasons.begin(); it != m_reasons.end(); ++it) {
        std::printf("%5d  %s\n", *it, qPrintable(it.key()));
        faults += *it;
    }
    std::printf("%5d  faults run; the witness answered %d of %d requests, the slowest in %.0f ms\n", faults,
                m_witnessTotal.requests - m_witnessTotal.failures, m_witnessTotal.requests,
                m_witnessTotal.slowestMs);
    for (const Fault &fault : std::as_const(m_faults)) {
        if (fault.accepted)
            std::printf("not run, it would end the process: %s (%s)\n", qPrintable(fault.name),
                        qPrintable(fault.why));
    }
    if (!m_stopMs.empty()) {
        std::sort(m_stopMs.begin(), m_stopMs.end());
        std::printf("%zu stops of running JavaScript: median %.1f ms, p99 %.1f ms, longest %.1f ms\n",
                    m_stopMs.size(), m_stopMs[m_stopMs.size() / 2], m_stopMs[m_stopMs.size() * 99 / 100],
                    m_stopMs.back());
    }
    m_requester.reset();
    if (m_witness && isAlive(m_witness->state())) {
        QSignalSpy ends(m_witness.get(), &ServerSession::stateChanged);
        m_witness->stop();
        QTRY_COMPARE(m_witness->state(), ServerState::Exited);
    }
}

int hostMain(Host &host, const QStringList &arguments)
{
    // Faults signal the group of their process: not that of whoever runs the tests.
    setpgid(0, 0);
    // So few that a fault reaches the limit at once, and more than 5,000 handles.
    rlimit descriptors{};
    if (getrlimit(RLIMIT_NOFILE, &descriptors) != 0)
        return 1;
    descriptors.rlim_cur = descriptors.rlim_max = std::min<rlim_t>(descriptors.rlim_max, 8192);
    if (setrlimit(RLIMIT_NOFILE, &descriptors) != 0)
        return 1;

    QStringList testArguments = arguments;
    int argc = 1;
    QByteArray program = arguments.value(0).toLocal8Bit();
    char *argv[] = {program.data(), nullptr};
    QCoreApplication application(argc, argv);
    NodeRuntime runtime(host);
    runtime.captureProcessOutput();
    TestFaults test(runtime, host.executablePath());
    // Its watchdog aborts in a thread of its own, which the runtime contains; ctest has a limit as well.
    qputenv("QTEST_FUNCTION_TIMEOUT", "1000000");
    // Qt Test's own handlers for crashes would stand before those of the runtime.
    testArguments.append(QStringLiteral("-nocrashhandler"));
    if (arguments.size() <= 1 && qEnvironmentVariableIsSet("BOUCLE_FAULTS"))
        testArguments +=
            {QStringLiteral("tableIsComplete"), QStringLiteral("fault"), QStringLiteral("nothingIsLeft")};
    return QTest::qExec(&test, testArguments);
}

} // namespace boucle
