// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/ansi.h"

#include <QTest>

using namespace boucle;

namespace {

QString colourName(int colour)
{
    if (colour == AnsiStyle::defaultColour)
        return QStringLiteral("-");
    if (colour & AnsiStyle::rgbFlag)
        return u'#' + QString::number(colour & 0xFFFFFF, 16).rightJustified(6, u'0');
    return QString::number(colour);
}

/// "[red|1/-|b]": each span as its text, foreground/background and flags.
QString printed(const AnsiText &text)
{
    QString result;
    int expectedStart = 0;
    for (const AnsiSpan &span : text.spans) {
        if (span.start != expectedStart || span.length <= 0)
            return QStringLiteral("spans with a gap");
        expectedStart += span.length;
        const AnsiStyle &style = span.style;
        QString flags;
        flags += style.bold ? QStringLiteral("b") : QString();
        flags += style.dim ? QStringLiteral("d") : QString();
        flags += style.italic ? QStringLiteral("i") : QString();
        flags += style.underline ? QStringLiteral("u") : QString();
        flags += style.inverse ? QStringLiteral("v") : QString();
        result += QStringLiteral("[%1|%2/%3|%4]")
                      .arg(text.text.mid(span.start, span.length), colourName(style.foreground),
                           colourName(style.background), flags);
    }
    return expectedStart == text.text.size() ? result : QStringLiteral("spans do not cover the text");
}

} // namespace

class TestAnsi : public QObject
{
    Q_OBJECT
private slots:
    void hasLinks()
    {
        const AnsiText text =
            parseAnsi(("a " + linkToFile(QStringLiteral("db.js"), QStringLiteral("/p/my db.js"), 7) +
                       QStringLiteral(" · \x1b[31m\x1b]8;id=1;https://nodejs.org\adocs\x1b]8;;\a"))
                          .toUtf8());
        QCOMPARE(text.text, QStringLiteral("a db.js · docs"));
        QCOMPARE(text.links.size(), 2);
        QCOMPARE(text.links[0].start, 2);
        QCOMPARE(text.links[0].length, 5);
        QCOMPARE(text.links[0].uri, QStringLiteral("file:///p/my%20db.js#7"));
        QCOMPARE(text.links[1].uri, QStringLiteral("https://nodejs.org"));
        QCOMPARE(text.links[1].length, 4);
        // A title is none, and one that nobody ends goes to the end of the line.
        QVERIFY(parseAnsi("\x1b]0;title\ax").links.isEmpty());
        QCOMPARE(parseAnsi("\x1b]8;;http://a\x1b\\open").links.size(), 1);
        const AnsiText again = parseAnsi("\x1b]8;;http://a\x1b\\older\rnew");
        QCOMPARE(again.links.size(), 1);
        QCOMPARE(again.links.first().length, 3);
    }

    void parses_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("output");
        const auto row = [](const char *name, const QByteArray &input, const char *output) {
            QTest::newRow(name) << input << QString::fromUtf8(output);
        };
        row("nothing", "", "");
        row("plain", "hello", "[hello|-/-|]");
        row("UTF-8", "h\xC3\xA9llo \xF0\x9F\x98\x80", "[h\xC3\xA9llo \xF0\x9F\x98\x80|-/-|]");
        row("colour and reset", "a\x1b[31mred\x1b[0mb", "[a|-/-|][red|1/-|][b|-/-|]");
        row("empty parameter resets", "\x1b[1mx\x1b[my", "[x|-/-|b][y|-/-|]");
        row("several at once", "\x1b[1;2;3;4;7;92;103mx", "[x|10/11|bdiuv]");
        row("switched off one by one", "\x1b[1;3;4;7;31;41mx\x1b[22;23;24;27;39;49my",
            "[x|1/1|biuv][y|-/-|]");
        row("256 colours", "\x1b[38;5;208mx\x1b[48;5;17my", "[x|208/-|][y|208/17|]");
        row("rgb", "\x1b[38;2;255;128;0mx", "[x|#ff8000/-|]");
        row("rgb, then bold", "\x1b[38;2;1;2;3;1mx", "[x|#010203/-|b]");
        row("rgb clamps", "\x1b[38;2;300;0;999mx", "[x|#ff00ff/-|]");
        row("rgb with colons", "\x1b[38:2::255:128:0mx", "[x|#ff8000/-|]");
        row("rgb with colons, no colour space", "\x1b[38:2:255:128:0mx", "[x|#ff8000/-|]");
        row("256 colours with colons", "\x1b[48:5:17;1mx", "[x|-/17|b]");
        row("curly underline", "\x1b[4:3mx\x1b[4:0my", "[x|-/-|u][y|-/-|]");
        row("incomplete rgb", "\x1b[38;2;1mx", "[x|-/-|]");
        row("unknown attributes", "\x1b[21;53;99mx", "[x|-/-|]");
        row("equal styles are one span", "a\x1b[31m\x1b[0mb", "[ab|-/-|]");
        row("cursor moves are removed", "a\x1b[2Jb\x1b[10;5Hc\x1b[Kd", "[abcd|-/-|]");
        row("private sequences are removed", "a\x1b[?25lb\x1b[>4;2mc\x1b[?1049hd", "[abcd|-/-|]");
        row("title", "\x1b]0;title\x07text", "[text|-/-|]");
        row("title with ST", "\x1b]0;title\x1b\\text", "[text|-/-|]");
        row("link", "\x1b]8;;http://x\x07here\x1b]8;;\x07!", "[here!|-/-|]");
        row("device control", "\x1bPq#0;1\x1b\\x", "[x|-/-|]");
        row("character set", "\x1b(B\x1b[mx", "[x|-/-|]");
        row("cut sequence", "x\x1b[31", "[x|-/-|]");
        row("lone escape at the end", "x\x1b", "[x|-/-|]");
        row("unknown escape", "\x1b=x\x1b>y\x1bMz", "[xyz|-/-|]");
        row("carriage return starts again", "10 %\r100 %", "[100 %|-/-|]");
        row("style outlives the carriage return", "\x1b[32m1\r2", "[2|2/-|]");
        row("carriage return at the end", "hello\r", "[hello|-/-|]");
        row("carriage returns at the end", "a\rhello\r\r", "[hello|-/-|]");
        row("tab", "ab\tc", "[ab      c|-/-|]");
        row("tab at its stop", "12345678\tx", "[12345678        x|-/-|]");
        row("backspace", "abc\b\bd", "[ad|-/-|]");
        row("backspace over a span", "a\x1b[31mb\b\bc", "[c|1/-|]");
        row("backspace at the start", "\bx", "[x|-/-|]");
        row("backspace over two units", "a\xF0\x9F\x98\x80\bb", "[ab|-/-|]");
        row("control characters",
            "a\x01\x02\x7f"
            "b\xC2\x9B"
            "c",
            "[abc|-/-|]");
        row("bytes that are no UTF-8", "a\xFFz", "[a\xEF\xBF\xBDz|-/-|]");
    }
    void parses()
    {
        QFETCH(QByteArray, input);
        QTEST(printed(parseAnsi(input)), "output");
    }

    void survivesEveryCutOfALongSequence()
    {
        const QByteArray whole = "\x1b]8;;x\x1b\\a\x1b[38;2;1;2;3mb\r\tc\x1b[48:5:3m\bd\x1b(0e";
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const AnsiText text = parseAnsi(whole.left(length));
            QVERIFY2(!printed(text).startsWith(QLatin1String("spans")), qPrintable(printed(text)));
        }
    }
};

QTEST_GUILESS_MAIN(TestAnsi)
#include "tst_ansi.moc"
