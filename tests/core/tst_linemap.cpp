// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/linemap.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace boucle;

namespace {

/// A text of one character a line: "abc".
QString text(const QString &lines)
{
    return QStringList(lines.split(QString(), Qt::SkipEmptyParts)).join('\n');
}

} // namespace

class TestLineMap : public QObject
{
    Q_OBJECT
private slots:
    // For each line of the current text the line of the loaded one, "-" for none.
    void findsLoadedLines_data()
    {
        QTest::addColumn<QString>("loaded");
        QTest::addColumn<QString>("current");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the same") << "abcd"
                                  << "abcd"
                                  << "1 2 3 4";
        QTest::newRow("one more before") << "abcd"
                                         << "xabcd"
                                         << "- 1 2 3 4";
        QTest::newRow("one more within") << "abcd"
                                         << "abxcd"
                                         << "1 2 - 3 4";
        QTest::newRow("one more behind") << "abcd"
                                         << "abcdx"
                                         << "1 2 3 4 -";
        QTest::newRow("one less") << "abcd"
                                  << "abd"
                                  << "1 2 4";
        QTest::newRow("one is another") << "abcd"
                                        << "axcd"
                                        << "1 2 3 4";
        QTest::newRow("two are others") << "abcd"
                                        << "axyd"
                                        << "1 2 3 4";
        QTest::newRow("one became two") << "abcd"
                                        << "axycd"
                                        << "1 - - 3 4";
        QTest::newRow("two edits") << "abcdef"
                                   << "xabceyf"
                                   << "- 1 2 3 5 - 6";
        QTest::newRow("equal lines around") << "a}b}c}"
                                            << "a}b}x}c}"
                                            << "1 2 3 4 - - 5 6";
        QTest::newRow("moved") << "abcdef"
                               << "defabc"
                               << "- - - 1 2 3";
        QTest::newRow("all others") << "abc"
                                    << "xyz"
                                    << "1 2 3";
        QTest::newRow("emptied") << "abc"
                                 << ""
                                 << "-";
        QTest::newRow("from nothing") << ""
                                      << "abc"
                                      << "- - -";
    }
    void findsLoadedLines()
    {
        QFETCH(QString, loaded);
        QFETCH(QString, current);
        const LineMap map(text(loaded), text(current));
        QStringList lines;
        for (int line = 1; line <= std::max<int>(1, int(current.size())); ++line) {
            const int found = map.toLoaded(line);
            lines.append(found > 0 ? QString::number(found) : "-");
        }
        QTEST(lines.join(' '), "expected");
        QCOMPARE(map.isIdentity(), loaded == current);
    }

    void findsCurrentLines()
    {
        const LineMap map(text("abcdef"), text("xabceyf"));
        QStringList lines;
        for (int line = 1; line <= 6; ++line)
            lines.append(QString("%1/%2").arg(map.toCurrent(line)).arg(map.nearestCurrent(line)));
        QCOMPARE(lines.join(' '), "2/2 3/3 4/4 0/5 5/5 7/7");
    }

    void doesNotMindLineEnds()
    {
        QVERIFY(LineMap("a\r\nb\r\nc", "a\nb\nc").isIdentity());
        QVERIFY(!LineMap("a\r\nb\r\nc", "a\nb \nc").isIdentity());
        QVERIFY(LineMap().isIdentity());
        QCOMPARE(LineMap().toLoaded(7), 7);
    }

    // Both ways agree, lines outside of edits are found, whatever the edits.
    void agreesWithItself()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 300; ++round) {
            QStringList loaded;
            for (int i = 0, count = random.bounded(40); i < count; ++i)
                loaded.append(QString::number(random.bounded(20)));
            QStringList current = loaded;
            for (int i = 0, edits = random.bounded(5); i < edits; ++i) {
                const int at = random.bounded(int(current.size()) + 1);
                if (random.bounded(2) == 0 || at == current.size())
                    current.insert(at, QString::number(random.bounded(20)));
                else
                    current.removeAt(at);
            }
            const LineMap map(loaded.join('\n'), current.join('\n'));
            int last = 0;
            for (int line = 1; line <= current.size(); ++line) {
                const int found = map.toLoaded(line);
                if (found == 0)
                    continue;
                QVERIFY(found > last && found <= loaded.size());
                QCOMPARE(map.toCurrent(found), line);
                QCOMPARE(map.nearestCurrent(found), line);
                last = found;
            }
        }
    }

    void isQuickWithLongTexts()
    {
        QStringList lines;
        for (int i = 0; i < 100'000; ++i)
            lines.append(i % 3 == 0 ? "}" : QString("line %1").arg(i));
        const QString loaded = lines.join('\n');
        lines.insert(99'000, "new");
        lines.removeAt(1000);
        lines[50'000] = "other";
        const LineMap map(loaded, lines.join('\n'));
        QCOMPARE(map.toLoaded(500), 500);
        QCOMPARE(map.toLoaded(10'001), 10'002);
        QCOMPARE(map.toLoaded(50'001), 50'002);
        QCOMPARE(map.toLoaded(100'000), 100'000);
    }
};

QTEST_GUILESS_MAIN(TestLineMap)
#include "tst_linemap.moc"
