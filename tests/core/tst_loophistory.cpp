// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/loophistory.h"
#include "core/eventloop/loopstatistics.h"

#include <QtTest>

using namespace boucle;

namespace {

constexpr qint64 ms = 1'000'000;

TurnRecord turn(qint64 beginNs, qint64 waitNs, qint64 callbacksNs, qint64 checkNs = 0, qint64 timersNs = 0)
{
    TurnRecord record;
    record.beginNs = beginNs;
    record.waitNs = waitNs;
    record.callbacksNs = callbacksNs;
    record.checkNs = checkNs;
    record.timersNs = timersNs;
    return record;
}

double sumOf(const QList<LoopHistory::Column> &columns, double LoopHistory::Column::*part)
{
    double sum = 0;
    for (const LoopHistory::Column &column : columns)
        sum += column.*part;
    return sum;
}

class TestLoopHistory : public QObject
{
    Q_OBJECT
private slots:
    void findsTurns();
    void columnsAddUp_data();
    void columnsAddUp();
    void phasesStandInTheirOrder();
    void keepsAMillion();
    void blockedTurnsAreKept();
    void histogramSteps();
    void percentiles();
    void figures();
    void workUnderWayCounts();
};

void TestLoopHistory::findsTurns()
{
    LoopHistory history;
    QCOMPARE(history.find(5), 0);
    history.append({turn(0, 5 * ms, 5 * ms), turn(10 * ms, 0, 10 * ms), turn(20 * ms, 10 * ms, 0)});
    QCOMPARE(history.find(-1), 0);
    QCOMPARE(history.find(0), 0);
    QCOMPARE(history.find(10 * ms), 1);
    QCOMPARE(history.find(19 * ms), 1);
    QCOMPARE(history.find(29 * ms), 2);
    QCOMPARE(history.find(30 * ms), 3);
    QCOMPARE(history.endNs(), 30 * ms);
}

void TestLoopHistory::columnsAddUp_data()
{
    QTest::addColumn<int>("turns");
    QTest::addColumn<int>("columns");
    QTest::newRow("few") << 10 << 100;
    QTest::newRow("one by one") << 8000 << 700;
    QTest::newRow("sums of some") << 60'000 << 700;
    QTest::newRow("sums of many") << 600'000 << 1400;
}

void TestLoopHistory::columnsAddUp()
{
    QFETCH(int, turns);
    QFETCH(int, columns);
    LoopHistory history;
    QList<TurnRecord> records;
    for (int i = 0; i < turns; ++i)
        records.append(turn(qint64(i) * 10 * ms, 4 * ms, 3 * ms, 2 * ms, 1 * ms));
    history.append(records);
    const QList<LoopHistory::Column> all = history.columns(0, history.endNs(), columns);
    QCOMPARE(all.size(), columns);
    const auto isNear = [](double value, double wanted) { return std::abs(value - wanted) < wanted * 0.001; };
    QVERIFY(isNear(sumOf(all, &LoopHistory::Column::wait), 4.0 * ms * turns));
    QVERIFY(isNear(sumOf(all, &LoopHistory::Column::callbacks), 3.0 * ms * turns));
    QVERIFY(isNear(sumOf(all, &LoopHistory::Column::check), 2.0 * ms * turns));
    QVERIFY(isNear(sumOf(all, &LoopHistory::Column::timers), 1.0 * ms * turns));
}

void TestLoopHistory::phasesStandInTheirOrder()
{
    LoopHistory history;
    history.append({turn(0, 2 * ms, 3 * ms, 1 * ms, 4 * ms)});
    const QList<LoopHistory::Column> columns = history.columns(0, 10 * ms, 10);
    const auto is = [&columns](int i, double LoopHistory::Column::*part) {
        return qFuzzyCompare(columns.at(i).*part, double(ms));
    };
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(is(i, &LoopHistory::Column::wait), i < 2);
        QCOMPARE(is(i, &LoopHistory::Column::callbacks), i >= 2 && i < 5);
        QCOMPARE(is(i, &LoopHistory::Column::check), i == 5);
        QCOMPARE(is(i, &LoopHistory::Column::timers), i >= 6);
    }
}

void TestLoopHistory::keepsAMillion()
{
    LoopHistory history;
    constexpr qsizetype more = 300'000;
    QList<TurnRecord> records;
    for (qsizetype i = 0; i < LoopHistory::capacity + more; ++i)
        records.append(turn(i * ms, ms / 2, ms / 2));
    history.append(records);
    QCOMPARE(history.size(), LoopHistory::capacity);
    QCOMPARE(history.beginNs(), more * ms);
    const QList<LoopHistory::Column> columns = history.columns(history.beginNs(), history.endNs(), 1000);
    const double busy = sumOf(columns, &LoopHistory::Column::callbacks);
    QVERIFY(std::abs(busy / (0.5 * ms * double(LoopHistory::capacity)) - 1) < 0.001);
    // Not one of them is empty: no sum went with the turns before it.
    for (const LoopHistory::Column &column : columns)
        QVERIFY(column.callbacks > 0);
}

void TestLoopHistory::blockedTurnsAreKept()
{
    LoopHistory history;
    history.setThreshold(50 * ms);
    history.append(
        {turn(0, 0, 49 * ms), turn(49 * ms, 5 * ms, 30 * ms, 10 * ms, 10 * ms), turn(104 * ms, 80 * ms, ms)});
    QCOMPARE(history.blocked().size(), size_t(1));
    QCOMPARE(history.blocked().front().busyNs(), 50 * ms);
    QCOMPARE(history.blocked().front().workBeginNs(), 54 * ms);
}

void TestLoopHistory::histogramSteps()
{
    int before = -1;
    for (qint64 ns = 0; ns < 60'000 * ms; ns += std::max<qint64>(1, ns / 16)) {
        const int step = DurationHistogram::stepOf(ns);
        QVERIFY(step >= before);
        QVERIFY2(DurationHistogram::upperNs(step) >= ns || step == DurationHistogram::size - 1,
                 qPrintable(QString::number(ns)));
        // An eighth at most is lost.
        QVERIFY(double(DurationHistogram::upperNs(step)) <= double(ns) * 1.125 + 1 ||
                step == DurationHistogram::size - 1);
        before = step;
    }
}

void TestLoopHistory::percentiles()
{
    DurationHistogram histogram;
    QCOMPARE(histogram.percentileNs(0.5), 0);
    for (int i = 1; i <= 100; ++i)
        histogram.add(i * ms);
    const auto isNear = [&histogram](double share, double wanted) {
        const double value = double(histogram.percentileNs(share)) / double(ms);
        return value >= wanted && value <= wanted * 1.125;
    };
    QVERIFY(isNear(0.5, 50));
    QVERIFY(isNear(0.95, 95));
    QCOMPARE(histogram.percentileNs(1), 100 * ms);
    QCOMPARE(histogram.longestNs(), 100 * ms);
}

void TestLoopHistory::figures()
{
    LoopStatistics statistics;
    // Ten seconds, a hundred turns a second, of which each works for a quarter.
    for (int i = 0; i < 100; ++i) {
        LoopBatch batch;
        for (int k = 0; k < 10; ++k)
            batch.turns.append(turn((i * 10 + k) * 10 * ms, 7'500'000, 2'500'000));
        batch.nowNs = (i + 1) * 100 * ms;
        batch.requestCount = quint64(i + 1) * 5;
        statistics.add(batch);
    }
    const LoopStatistics::Figures figures = statistics.figures();
    QVERIFY(std::abs(figures.utilisation - 0.25) < 0.01);
    QVERIFY(std::abs(figures.turnsPerSecond - 100) < 2);
    QVERIFY(std::abs(figures.requestsPerSecond - 50) < 1);
    QCOMPARE(figures.turns, quint64(1000));
    QCOMPARE(figures.busyNs, 2500 * ms);
    QCOMPARE(figures.delay.longestNs(), 2'500'000);
    QCOMPARE(statistics.recentUtilisation(8).size(), 8);
}

void TestLoopHistory::workUnderWayCounts()
{
    LoopStatistics statistics;
    for (int i = 0; i < 20; ++i) {
        LoopBatch batch;
        batch.nowNs = (i + 1) * 100 * ms;
        batch.workingSinceNs = 1; // an endless loop, from the beginning
        statistics.add(batch);
    }
    QVERIFY(statistics.utilisation() > 0.99);
}

} // namespace

QTEST_GUILESS_MAIN(TestLoopHistory)
#include "tst_loophistory.moc"
