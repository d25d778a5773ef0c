// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/outputlog.h"

#include <QSignalSpy>
#include <QTest>

using namespace boucle;

namespace {

OutputLine out(const QByteArray &text, bool partial = false)
{
    return {OutputStream::Stdout, partial, 1000, text};
}

OutputLine err(const QByteArray &text, bool partial = false)
{
    return {OutputStream::Stderr, partial, 1000, text};
}

/// "o:text|e:text": a letter a kind, "+" behind it when the line is open.
QString printed(const OutputLog &log)
{
    QStringList rows;
    for (int row = 0; row < log.count(); ++row) {
        const OutputLog::Line &line = log.at(row);
        rows.append(QString(QChar("oeinx"[int(line.kind)])) + (line.open ? "+:" : ":") +
                    QString::fromUtf8(line.text));
    }
    return rows.join(u'|');
}

OutputLog::Limits limits(int lines, qint64 bytes = 1'000'000, int lineBytes = 1000)
{
    return {lines, bytes, lineBytes};
}

} // namespace

class TestOutputLog : public QObject
{
    Q_OBJECT
private slots:
    void appendsLinesInOrder()
    {
        OutputLog log;
        log.append({{out("a"), err("b"), out("c")}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("o:a|e:b|o:c"));
        QCOMPARE(log.at(0).timeMs, 1000);
    }

    void joinsPartialLines()
    {
        OutputLog log;
        log.append({{out("Na", true)}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("o+:Na"));
        log.append({{out("me: ", true)}, 0, false});
        log.append({{out("Ann"), out("next")}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("o:Name: Ann|o:next"));
    }

    void keepsAnOpenLineWhileTheOtherStreamWrites()
    {
        OutputLog log;
        log.append({{out("a", true), err("x"), err("y"), err("z", true), out("b"), err("!")}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("o:ab|e:x|e:y|e:z!"));
    }

    void keepsAnOpenLineWhileBoucleSpeaks()
    {
        OutputLog log;
        log.append({{out("Name: ", true)}, 0, false});
        log.appendOwn(OutputLog::Kind::Input, QStringLiteral("Ann"));
        log.append({{out("hello")}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("o:Name: hello|i:Ann"));
    }

    void numbersLinesForLife()
    {
        OutputLog log(limits(3), nullptr);
        QCOMPARE(log.firstNumber(), 0);
        QCOMPARE(log.appendOwn(OutputLog::Kind::Input, QStringLiteral("a\nb")), 0);
        QCOMPARE(log.appendOwn(OutputLog::Kind::Result, QStringLiteral("c\nd")), 2);
        QCOMPARE(log.firstNumber(), 1);
        log.clear();
        QCOMPARE(log.firstNumber(), 4);
        QCOMPARE(log.appendOwn(OutputLog::Kind::Info, QStringLiteral("e")), 4);
    }

    void endsOpenLines()
    {
        OutputLog log;
        log.append({{out("a", true), err("b", true), out("c", true)}, 0, false});
        QSignalSpy changed(&log, &OutputLog::changed);
        log.endOpenLines();
        QCOMPARE(changed, (QList<QVariantList>{{0, 0}}));
        log.append({{out("d"), err("e")}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("o:ac|e:b|o:d|e:e"));
        log.endOpenLines();
        QCOMPARE(changed.size(), 2);
    }

    void saysWhatChanged()
    {
        OutputLog log(limits(3), nullptr);
        QSignalSpy changed(&log, &OutputLog::changed);
        log.append({{out("1"), out("2")}, 0, false});
        log.append({{out("3", true)}, 0, false});
        log.append({{out("!")}, 0, false});
        log.append({{out("4"), out("5")}, 0, false});
        log.append({{}, 0, false});
        QCOMPARE(changed, (QList<QVariantList>{{0, 0}, {0, 2}, {0, 2}, {2, 1}}));
        QCOMPARE(printed(log), QStringLiteral("o:3!|o:4|o:5"));
    }

    void dropsTheOldestAndCounts()
    {
        OutputLog log(limits(2), nullptr);
        log.append({{out("1"), out("2"), out("3")}, 10, false});
        QCOMPARE(log.droppedLines(), 11);
        log.appendOwn(OutputLog::Kind::Info, QStringLiteral("x\ny"));
        QCOMPARE(log.droppedLines(), 13);
        QCOMPARE(printed(log), QStringLiteral("n:x|n:y"));
    }

    void tellsOfLossesWithoutLines()
    {
        OutputLog log;
        QSignalSpy changed(&log, &OutputLog::changed);
        log.append({{}, 7, false});
        QCOMPARE(log.droppedLines(), 7);
        QCOMPARE(changed.size(), 1);
    }

    void boundsItsBytes()
    {
        OutputLog log(limits(1000, 100), nullptr);
        for (int i = 0; i < 50; ++i)
            log.append({{out(QByteArray(30, 'x'))}, 0, false});
        QCOMPARE(log.count(), 3);
        QCOMPARE(log.droppedLines(), 47);
        // One line is kept whatever it weighs.
        log.append({{out(QByteArray(500, 'y'))}, 0, false});
        QCOMPARE(log.count(), 1);
        // What has gone weighs no longer.
        log.clear();
        for (int i = 0; i < 3; ++i)
            log.append({{out(QByteArray(30, 'x'))}, 0, false});
        QCOMPARE(log.count(), 3);
    }

    void boundsOneLine()
    {
        OutputLog log(limits(100, 1000, 4), nullptr);
        log.append({{out("abcdefghij")}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("o:abcd|o:efgh|o:ij"));
        log.clear();
        // A line that never ends grows row by row; only the last row is open.
        for (const char *part : {"ab", "cd", "ef", "gh", "i"})
            log.append({{out(part, true)}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("o:abcd|o:efgh|o+:i"));
    }

    void forgetsAnOpenLineThatHasGone()
    {
        OutputLog log(limits(2), nullptr);
        log.append({{out("open", true), err("1"), err("2"), err("3")}, 0, false});
        log.append({{out("rest")}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("e:3|o:rest"));
        log.append({{out("again", true)}, 0, false});
        log.clear();
        log.append({{out("new")}, 0, false});
        QCOMPARE(printed(log), QStringLiteral("o:new"));
    }

    void hasPlainText()
    {
        OutputLog log;
        log.append({{out("\x1b[31mred\x1b[0m"), out("10\r20")}, 0, false});
        log.appendOwn(OutputLog::Kind::Error, QStringLiteral("oops"));
        QCOMPARE(log.plainText(), QStringLiteral("red\n20\noops\n"));
    }
};

QTEST_GUILESS_MAIN(TestOutputLog)
#include "tst_outputlog.moc"
