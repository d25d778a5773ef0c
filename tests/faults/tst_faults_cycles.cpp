// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/noderuntime.h"
#include "tests/faults/tst_faults.h"

#include <QRandomGenerator>
#include <QtTest>

#include <cstdio>

#include <malloc.h>

namespace boucle {

namespace {

constexpr quint32 randomSeed = 20'240'607;
constexpr int randomStarts = 200;
constexpr int latestStopMs = 100;
constexpr double stopLimitMs = 1000;
constexpr int warmUpCycles = 20;
constexpr int cycleCount = 200;
constexpr int cyclesBesideOthers = 50; ///< of each kind; a cycle takes three times as long there
constexpr int settleMs = 2000;
constexpr int busyLoops = 3;
constexpr qint64 growthLimit = 15 * 1024 * 1024;

qint64 residentAfterTrim(quint16 witnessPort)
{
    malloc_trim(0);
    return ProcessFacts::read(witnessPort).residentBytes;
}

} // namespace

void TestFaults::stopsAtRandomMoments()
{
    const QStringList scripts{
        QStringLiteral("cycle/http.js"),           QStringLiteral("loop/for-ever.js"),
        QStringLiteral("cycle/worker.js"),         QStringLiteral("cycle/typed.ts"),
        QStringLiteral("loop/microtask-storm.js"), QStringLiteral("loop/await-with-timer.mjs"),
        QStringLiteral("child/sleep.js"),          QStringLiteral("output/endless-turns.js"),
    };
    const QByteArray mark = QByteArray::number(QCoreApplication::applicationPid()) + "-random";
    QRandomGenerator random(randomSeed);
    double longestMs = 0;
    for (int i = 0; i < randomStarts; ++i) {
        LaunchSpec spec = specFor(scripts[i % scripts.size()]);
        spec.environment.insert(QStringLiteral("FAULT_MARK"), QString::fromLatin1(mark));
        ServerRun::Plan plan;
        plan.stop = ServerRun::Plan::Stop::AtTime;
        plan.stopAtMs = random.bounded(latestStopMs + 1);
        ServerRun run(m_runtime, spec, plan);
        const ServerRun::Outcome outcome = run.run();
        const QString what =
            QStringLiteral("start %1, %2, stopped at %3 ms").arg(i).arg(spec.name).arg(plan.stopAtMs);
        QVERIFY2(outcome.reason, qPrintable(what + QStringLiteral(": the stop was lost\n") +
                                            run.session().log().plainText()));
        QVERIFY2(std::holds_alternative<Terminated>(*outcome.reason),
                 qPrintable(what + QStringLiteral(": ") + describe(*outcome.reason)));
        QVERIFY2(outcome.stopMs <= stopLimitMs,
                 qPrintable(what + QStringLiteral(": %1 ms").arg(outcome.stopMs)));
        longestMs = std::max(longestMs, outcome.stopMs);
        m_stopMs.push_back(outcome.stopMs);
    }
    std::printf("\n%d starts stopped after 0 to %d ms: the longest stop took %.1f ms\n", randomStarts,
                latestStopMs, longestMs);
    QCOMPARE(leftChildren(mark), QStringList());
    QCOMPARE(settledDifferences(m_expected, settleMs), QStringList());
    QCOMPARE(complaintsAboutWitness(closeWitnessWindow()), QStringList());
}

void TestFaults::cycles_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("neighbours");
    for (const int neighbours : {0, busyLoops}) {
        for (const char *script :
             {"cycle/http.js", "loop/for-ever.js", "cycle/worker.js", "cycle/typed.ts"}) {
            QTest::addRow("%s%s", script, neighbours ? " beside busy loops" : "")
                << QString::fromLatin1(script) << neighbours;
        }
    }
}

/// Starting and stopping leaves nothing behind.
void TestFaults::cycles()
{
    QFETCH(QString, script);
    QFETCH(int, neighbours);
    std::vector<std::unique_ptr<ServerSession>> busy;
    for (int i = 0; i < neighbours; ++i) {
        busy.push_back(
            std::make_unique<ServerSession>(m_runtime, specFor(QStringLiteral("loop/for-ever.js"))));
        QVERIFY(busy.back()->start());
        QTRY_VERIFY(busy.back()->log().plainText().contains(QLatin1String("ready")));
    }
    const ProcessFacts before = ProcessFacts::read(m_witnessPort);

    qint64 resident = 0;
    qint64 growth = 0;
    double longestMs = 0;
    const int count = neighbours ? cyclesBesideOthers : cycleCount;
    int end = warmUpCycles + count;
    QElapsedTimer timer;
    for (int i = 0; i < end; ++i) {
        if (i == warmUpCycles) {
            resident = residentAfterTrim(m_witnessPort);
            timer.start();
        }
        ServerRun run(m_runtime, specFor(script), {});
        const ServerRun::Outcome outcome = run.run();
        QVERIFY2(outcome.ready && outcome.reason,
                 qPrintable(QStringLiteral("cycle %1\n").arg(i) + run.session().log().plainText()));
        QVERIFY2(std::holds_alternative<Terminated>(*outcome.reason), qPrintable(describe(*outcome.reason)));
        QVERIFY2(outcome.stopMs <= stopLimitMs,
                 qPrintable(QStringLiteral("cycle %1: %2 ms").arg(i).arg(outcome.stopMs)));
        longestMs = std::max(longestMs, outcome.stopMs);
        m_stopMs.push_back(outcome.stopMs);
        if (i + 1 < end)
            continue;
        growth = residentAfterTrim(m_witnessPort) - resident;
        // The engine keeps what it has compiled of WebAssembly, which strips types, until it pleases: that
        // grows once. What leaks grows as much again.
        if (growth > growthLimit && end == warmUpCycles + count) {
            end += count;
            resident += growth;
        }
    }
    const double cycleMs = double(timer.nsecsElapsed()) / 1e6 / (end - warmUpCycles);

    const QStringList lines = settledDifferences(before, settleMs);
    std::printf(
        "%d cycles of %s beside %d busy loops: %.1f ms each, longest stop %.1f ms, memory %+.1f MiB\n", count,
        qPrintable(script), neighbours, cycleMs, longestMs, double(growth) / (1024 * 1024));
    for (const auto &session : busy) {
        session->stop();
        QTRY_COMPARE(session->state(), ServerState::Exited);
    }
    QCOMPARE(lines, QStringList());
    QVERIFY2(growth <= growthLimit, qPrintable(QStringLiteral("%1 bytes more").arg(growth)));
    QCOMPARE(complaintsAboutWitness(closeWitnessWindow()), QStringList());
    m_expected = ProcessFacts::read(m_witnessPort);
}

} // namespace boucle
