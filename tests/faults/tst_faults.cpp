// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/tst_faults.h"

#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"

#include <QCoreApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boucle {

namespace {

constexpr int readyLimitMs = 20'000;
/// What the promise of a second may be missed by because the clock of the test runs in the event loop.
constexpr int clockSlackMs = 250;
constexpr int graceMs = 5000;
constexpr int settleMs = 2000;
constexpr int childLimitMs = 1000;
constexpr int aftermathRequests = 5;
constexpr double slowestAnswerMs = 500;
constexpr int abandonedLimitMs = 30'000;

QString shortReason(const std::optional<ExitReason> &reason)
{
    if (!reason)
        return QStringLiteral("no end");
    QString text = kindOf(*reason);
    if (const auto *exited = std::get_if<ExitedWithCode>(&*reason))
        text += QStringLiteral(" %1").arg(exited->code);
    else if (const auto *signalled = std::get_if<ExitedBySignal>(&*reason))
        text += QStringLiteral(" %1").arg(signalled->signal);
    else if (const auto *native = std::get_if<NativeFault>(&*reason))
        text += QStringLiteral(" %1").arg(native->signal);
    return text;
}

/// Whether a line of differences() is about what a parked thread keeps.
bool isHeldByThreads(const QString &line)
{
    return line.startsWith(QLatin1String("threads:")) || line.startsWith(QLatin1String("descriptors:"));
}

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

    warmUp();
    m_baseline = ProcessFacts::read(m_witnessPort);
    m_expected = m_baseline;
    std::printf("\nbefore: %d descriptors, %d threads, %lld MiB\n", m_baseline.descriptorCount(),
                m_baseline.threadCount(), m_baseline.residentBytes / (1024 * 1024));
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

QStringList TestFaults::complaints(const Row &row) const
{
    QStringList lines = complaintsAboutEnd(row) + complaintsAboutWitness(row.outcome.witness);
    if (m_witness->state() != ServerState::Running)
        lines.append(QStringLiteral("the witness has ended: %1").arg(shortReason(m_witness->exitReason())));
    return lines;
}

QStringList TestFaults::complaintsAboutEnd(const Row &row) const
{
    const Fault &fault = row.fault;
    const ServerRun::Outcome &outcome = row.outcome;
    QStringList lines;
    if (fault.ends == Fault::Ends::Stopped && (!outcome.stopped || !outcome.ready))
        lines.append(outcome.ready ? QStringLiteral("ended before it was stopped")
                                   : QStringLiteral("never got ready"));
    if (!outcome.reason) {
        lines.append(QStringLiteral("has not ended, though it was stopped"));
        return lines;
    }
    if (outcome.overdue)
        lines.append(QStringLiteral("was not through in time and had to be stopped"));
    if (!fault.reasons.contains(kindOf(*outcome.reason)))
        lines.append(QStringLiteral("reason %1, expected %2")
                         .arg(shortReason(outcome.reason), fault.reasons.join(QStringLiteral(" or "))));
    if (fault.exitCode && exitCodeOf(*outcome.reason) != *fault.exitCode)
        lines.append(QStringLiteral("exit code %1, expected %2")
                         .arg(exitCodeOf(*outcome.reason))
                         .arg(*fault.exitCode));
    for (const QString &text : fault.says) {
        if (!row.log.contains(text))
            lines.append(QStringLiteral("the log lacks \"%1\"").arg(text));
    }
    const double tookMs = outcome.stopped ? outcome.stopMs : outcome.runMs;
    if (tookMs > double(fault.limitMs))
        lines.append(QStringLiteral("took %1 ms to end, allowed %2").arg(tookMs).arg(fault.limitMs));
    if (fault.blocks && (!outcome.blockedMs || *outcome.blockedMs > 1000 + clockSlackMs))
        lines.append(QStringLiteral("\"blocked in native code\" was shown after %1 ms")
                         .arg(outcome.blockedMs.value_or(-1)));
    return lines;
}

QStringList TestFaults::complaintsAboutWitness(const RequestWindow &witness) const
{
    QStringList lines;
    if (witness.failures > 0)
        lines.append(QStringLiteral("the witness missed %1 of %2 requests: %3")
                         .arg(witness.failures)
                         .arg(witness.requests)
                         .arg(witness.errors.join(QStringLiteral("; "))));
    if (witness.requests < aftermathRequests)
        lines.append(QStringLiteral("the witness was asked %1 times only").arg(witness.requests));
    if (witness.slowestMs - witness.lagMs > slowestAnswerMs)
        lines.append(QStringLiteral("the witness needed %1 ms for an answer").arg(witness.slowestMs));
    return lines;
}

QStringList TestFaults::complaintsAboutProcess(const Row &row)
{
    QStringList lines = leftChildren(row.mark);
    const ProcessFacts before = m_expected;
    const bool mayLeaveThreads =
        row.fault.parks || (row.outcome.reason && std::holds_alternative<Abandoned>(*row.outcome.reason));
    // What native code holds is there at once, and for good: no use in waiting for it.
    for (const QString &line : settledDifferences(before, mayLeaveThreads ? settleMs / 10 : settleMs)) {
        if (!mayLeaveThreads || !isHeldByThreads(line))
            lines.append(line);
    }
    m_expected = ProcessFacts::read(m_witnessPort);
    if (row.fault.parks)
        m_allowedThreads += std::max(0, m_expected.threadCount() - before.threadCount());
    return lines;
}

/// Children of a stopped server are gone within a second. Those that are not are ended here.
QStringList TestFaults::leftChildren(const QByteArray &mark) const
{
    QList<qint64> left;
    const auto allGone = [&left, &mark] {
        left = processesWithEnvironment("FAULT_MARK", mark);
        return left.isEmpty();
    };
    if (QTest::qWaitFor(allGone, childLimitMs))
        return {};
    QStringList lines;
    for (const qint64 id : std::as_const(left)) {
        lines.append(QStringLiteral("its child %1 lives on").arg(id));
        kill(pid_t(id), SIGKILL);
    }
    return lines;
}

QStringList TestFaults::settledDifferences(const ProcessFacts &before, int limitMs) const
{
    QStringList lines;
    const auto settled = [this, &before, &lines] {
        lines = differences(before, ProcessFacts::read(m_witnessPort));
        return lines.isEmpty();
    };
    return QTest::qWaitFor(settled, limitMs) ? QStringList() : lines;
}

void TestFaults::nothingIsLeft()
{
    // Threads that were let go come back when their native call does.
    const int allowed = m_baseline.threadCount() + m_allowedThreads;
    ProcessFacts now;
    const auto isBack = [this, &now, allowed] {
        now = ProcessFacts::read(m_witnessPort);
        return now.threadCount() <= allowed;
    };
    const bool back = QTest::qWaitFor(isBack, abandonedLimitMs);
    std::printf("\nafter: %d descriptors, %d threads (%d may be parked), %lld MiB\n", now.descriptorCount(),
                now.threadCount(), m_allowedThreads, now.residentBytes / (1024 * 1024));
    const QStringList lines = differences(m_baseline, now);
    for (const QString &line : lines)
        QVERIFY2(isHeldByThreads(line) && m_allowedThreads > 0, qPrintable(line));
    QVERIFY2(back, qPrintable(lines.join(QLatin1Char('\n'))));
    QCOMPARE(complaintsAboutWitness(closeWitnessWindow()), QStringList());
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
    // Qt Test's own handlers for crashes would stand before those of the runtime.
    testArguments.append(QStringLiteral("-nocrashhandler"));
    if (arguments.size() <= 1 && qEnvironmentVariableIsSet("BOUCLE_FAULTS"))
        testArguments +=
            {QStringLiteral("tableIsComplete"), QStringLiteral("fault"), QStringLiteral("nothingIsLeft")};
    return QTest::qExec(&test, testArguments);
}

} // namespace boucle
