// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/noderuntime.h"
#include "tests/faults/tst_faults.h"

#include <QtTest>

#include <cstdio>

namespace boucle {

namespace {

constexpr qint64 floodLines = 1'000'001; ///< that output/many-lines.js writes
constexpr qint64 ownLines = 4;           ///< what the session says around it, at most
constexpr double floodLimitMs = 5000;
constexpr qint64 floodMemoryLimit = 64 * 1024 * 1024;
constexpr int numberedLines = 20'000; ///< a stream

/// Reads the lines of output/numbered.js: each whole, of the right server and stream, in order.
class NumberedLines
{
public:
    explicit NumberedLines(const QByteArray &name)
        : m_name(name)
    {
    }

    void read(const OutputLog::Line &line)
    {
        const bool isOut = line.kind == OutputLog::Kind::Stdout;
        if (!isOut && line.kind != OutputLog::Kind::Stderr)
            return;
        // <NAME KIND NUMBER FILLER LENGTH>
        const QByteArrayList parts = line.text.split(' ');
        bool isNumber = false;
        const int number = parts.value(2).toInt(&isNumber);
        int &next = isOut ? m_nextOut : m_nextErr;
        const QByteArray filler = m_name.repeated(isNumber ? number % 97 : 0);
        const bool whole = parts.size() == 5 && isNumber && parts[0] == '<' + m_name &&
                           parts[1] == (isOut ? "out" : "err") && parts[3] == filler &&
                           parts[4] == QByteArray::number(filler.size()) + '>' && number >= next;
        if (whole)
            next = number + 1;
        else
            m_torn.append(line.text);
        ++m_count;
    }

    qint64 count() const { return m_count; }
    const QByteArrayList &torn() const { return m_torn; }

private:
    QByteArray m_name;
    QByteArrayList m_torn;
    int m_nextOut = 0;
    int m_nextErr = 0;
    qint64 m_count = 0;
};

} // namespace

void TestFaults::outputOfOneServer()
{
    const qint64 before = ProcessFacts::residentNow();
    qint64 peak = before;
    QTimer sampler;
    connect(&sampler, &QTimer::timeout, this,
            [&peak] { peak = std::max(peak, ProcessFacts::residentNow()); });
    sampler.start(20);

    ServerRun::Plan plan;
    plan.stop = ServerRun::Plan::Stop::Never;
    plan.endLimitMs = 30'000;
    ServerRun run(m_runtime, specFor(QStringLiteral("output/many-lines.js")), plan);
    const ServerRun::Outcome outcome = run.run();
    QVERIFY(outcome.reason);
    QCOMPARE(*outcome.reason, ExitReason(ExitedWithCode{0}));

    const OutputLog &log = run.session().log();
    qint64 lines = log.droppedLines();
    for (int row = 0; row < log.count(); ++row) {
        const OutputLog::Line &line = log.at(row);
        lines += line.kind == OutputLog::Kind::Stdout;
        // Whole: 99 letters, or the last one.
        QVERIFY2(line.kind != OutputLog::Kind::Stdout || line.text.size() == 99 || line.text == "done",
                 line.text.constData());
    }
    std::printf("\n100 MB of one server: %.0f ms, %+.1f MiB at most, %lld lines dropped and counted\n",
                outcome.runMs, double(peak - before) / (1024 * 1024), log.droppedLines());
    // Lines of the session itself are dropped and counted as well.
    QVERIFY2(lines >= floodLines && lines <= floodLines + ownLines, qPrintable(QString::number(lines)));
    QVERIFY2(outcome.runMs <= floodLimitMs, qPrintable(QString::number(outcome.runMs)));
    QVERIFY2(peak - before <= floodMemoryLimit, qPrintable(QString::number(peak - before)));
    QCOMPARE(complaintsAboutWitness(closeWitnessWindow()), QStringList());
}

void TestFaults::outputOfFourServers()
{
    const QByteArrayList names{"a", "bb", "ccc", "dddd"};
    std::vector<std::unique_ptr<ServerSession>> servers;
    for (const QByteArray &name : names) {
        const QStringList arguments{QString::fromLatin1(name), QString::number(numberedLines)};
        servers.push_back(std::make_unique<ServerSession>(
            m_runtime, specFor(QStringLiteral("output/numbered.js"), arguments)));
    }
    for (const auto &server : servers)
        QVERIFY(server->start());
    qint64 total = 0;
    for (size_t i = 0; i < servers.size(); ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(servers[i]->state(), ServerState::Exited, 60'000);
        QCOMPARE(*servers[i]->exitReason(), ExitReason(ExitedWithCode{0}));
        NumberedLines lines(names[qsizetype(i)]);
        const OutputLog &log = servers[i]->log();
        for (int row = 0; row < log.count(); ++row)
            lines.read(log.at(row));
        QVERIFY2(lines.torn().isEmpty(), lines.torn().join('\n').left(2000).constData());
        QCOMPARE(lines.count() + log.droppedLines(), qint64(2 * numberedLines));
        total += lines.count();
    }
    std::printf("four servers at once: %lld of %d lines read, none torn\n", total, 8 * numberedLines);
    QVERIFY(total > numberedLines);
    QCOMPARE(complaintsAboutWitness(closeWitnessWindow()), QStringList());
}

} // namespace boucle
