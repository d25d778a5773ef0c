// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/outputring.h"

#include <QTest>

#include <thread>

using namespace boucle;

namespace {

OutputLine line(const QByteArray &text)
{
    return {OutputStream::Stdout, false, 0, text};
}

class TestOutputRing : public QObject
{
    Q_OBJECT
private slots:
    void assemblesLines_data();
    void assemblesLines();
    void flushesWhatHasNoEnd();
    void cutsVeryLongLines();
    void dropsTheOldestAndCounts();
    void notifiesOnceUntilTaken();
    void losesNothingBetweenThreads_data();
    void losesNothingBetweenThreads();
};

void TestOutputRing::assemblesLines_data()
{
    QTest::addColumn<QByteArrayList>("chunks");
    QTest::addColumn<QByteArrayList>("lines");
    using L = QByteArrayList;
    QTest::newRow("one") << L{"a\n"} << L{"a"};
    QTest::newRow("split") << L{"a", "b", "c\n"} << L{"abc"};
    QTest::newRow("glued") << L{"a\nb\n\nc\n"} << L{"a", "b", "", "c"};
    QTest::newRow("carriage return") << L{"a\r\nb\r", "\n"} << L{"a", "b"};
    QTest::newRow("no end") << L{"a\nb"} << L{"a"};
    QTest::newRow("zero bytes") << L{QByteArray("a\0b\n", 4)} << L{QByteArray("a\0b", 3)};
}

void TestOutputRing::assemblesLines()
{
    QFETCH(QByteArrayList, chunks);
    QFETCH(QByteArrayList, lines);
    LineAssembler assembler(OutputStream::Stderr);
    std::vector<OutputLine> out;
    for (const QByteArray &chunk : chunks)
        assembler.add(chunk.constData(), size_t(chunk.size()), 5, out);
    QByteArrayList texts;
    for (const OutputLine &one : out) {
        texts.append(one.text);
        QCOMPARE(one.stream, OutputStream::Stderr);
        QVERIFY(!one.partial);
        QCOMPARE(one.timeMs, 5);
    }
    QCOMPARE(texts, lines);
}

void TestOutputRing::flushesWhatHasNoEnd()
{
    LineAssembler assembler(OutputStream::Stdout);
    std::vector<OutputLine> out;
    assembler.flush(out);
    QVERIFY(out.empty());
    assembler.add("name? ", 6, 1, out);
    QVERIFY(assembler.hasPartial());
    assembler.flush(out);
    QCOMPARE(out.size(), size_t(1));
    QVERIFY(out[0].partial);
    assembler.add("x\n", 2, 2, out);
    QCOMPARE(out[1].text, QByteArray("x"));
    QVERIFY(!out[1].partial);
}

void TestOutputRing::cutsVeryLongLines()
{
    LineAssembler assembler(OutputStream::Stdout);
    std::vector<OutputLine> out;
    const QByteArray bytes = QByteArray(LineAssembler::maxLineBytes * 2 + 10, 'x') + '\n';
    assembler.add(bytes.constData(), size_t(bytes.size()), 0, out);
    QCOMPARE(out.size(), size_t(3));
    QVERIFY(out[0].partial && out[1].partial && !out[2].partial);
    QCOMPARE(out[0].text + out[1].text + out[2].text + '\n', bytes);
}

void TestOutputRing::dropsTheOldestAndCounts()
{
    OutputRing ring([] {});
    const int extra = 10;
    std::vector<OutputLine> lines;
    for (size_t i = 0; i < OutputRing::maxLines + extra; ++i)
        lines.push_back(line(QByteArray::number(qulonglong(i))));
    ring.push(std::move(lines));
    const OutputBatch first = ring.take(1);
    QCOMPARE(first.droppedLines, extra);
    QCOMPARE(first.lines.first().text, QByteArray::number(extra));
    QVERIFY(first.more);
    QCOMPARE(ring.take(1).droppedLines, 0);

    OutputRing bytes([] {});
    const QByteArray large(int(OutputRing::maxBytes / 2), 'x');
    bytes.push({line(large), line(large), line("last")});
    const OutputBatch rest = bytes.take(10);
    QCOMPARE(rest.droppedLines, 1);
    QCOMPARE(rest.lines.last().text, QByteArray("last"));
    QVERIFY(!rest.more);
}

void TestOutputRing::notifiesOnceUntilTaken()
{
    int notified = 0;
    OutputRing ring([&] { ++notified; });
    ring.push({line("a")});
    ring.push({line("b")});
    QCOMPARE(notified, 1);
    QCOMPARE(ring.take(10).lines.size(), 2);
    ring.push({});
    QCOMPARE(notified, 1);
    ring.push({line("c")});
    QCOMPARE(notified, 2);
}

void TestOutputRing::losesNothingBetweenThreads_data()
{
    QTest::addColumn<int>("perPush");
    QTest::addColumn<int>("perTake");
    QTest::newRow("slow reader") << 200 << 7;
    QTest::newRow("fast reader") << 1 << 1000;
    QTest::newRow("even") << 20 << 20;
}

void TestOutputRing::losesNothingBetweenThreads()
{
    QFETCH(int, perPush);
    QFETCH(int, perTake);
    constexpr int total = 60'000;
    OutputRing ring([] {});
    std::atomic<bool> done = false;
    std::thread writer([&] {
        for (int sent = 0; sent < total;) {
            std::vector<OutputLine> lines;
            for (int i = 0; i < perPush && sent < total; ++i)
                lines.push_back(line(QByteArray::number(sent++)));
            ring.push(std::move(lines));
        }
        done = true;
    });
    qint64 seen = 0;
    int last = -1;
    for (bool more = true; more || !done;) {
        const bool wasDone = done;
        const OutputBatch batch = ring.take(perTake);
        seen += batch.lines.size() + batch.droppedLines;
        for (const OutputLine &one : batch.lines) {
            QVERIFY(one.text.toInt() > last);
            last = one.text.toInt();
        }
        more = batch.more || !wasDone;
    }
    writer.join();
    QCOMPARE(seen, qint64(total));
    QCOMPARE(last, total - 1);
}

} // namespace

QTEST_GUILESS_MAIN(TestOutputRing)
#include "tst_outputring.moc"
