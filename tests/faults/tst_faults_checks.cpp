// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/tst_faults.h"

#include <QtTest>

#include <algorithm>
#include <csignal>
#include <cstdio>

namespace boucle {

namespace {

/// What the promise of a second may be missed by because the clock of the test runs in the event loop.
constexpr int clockSlackMs = 500;
constexpr int settleMs = 2000;
constexpr int childLimitMs = 1000;
constexpr double slowestAnswerMs = 500;
constexpr int abandonedLimitMs = 30'000;

/// Whether a line of differences() is about what a parked thread keeps.
bool isHeldByThreads(const QString &line)
{
    return line.startsWith(QLatin1String("threads:")) || line.startsWith(QLatin1String("descriptors:"));
}

} // namespace

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
        m_allowedThreads += m_expected.newThreadsSince(before);
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

} // namespace boucle
