// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consoleinput.h"

#include "core/debugger/consolerepl.h"

#include <QTest>

using namespace boucle;

class TestConsoleInput : public QObject
{
    Q_OBJECT
private slots:
    void checks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isOpen");
        const auto row = [](const char *text, bool isOpen) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << isOpen;
        };
        row("", false);
        row("1 + 1", false);
        row("f(", true);
        row("f(1, [2, {a: 3", true);
        row("f(1, [2, {a: 3}])", false);
        row("if (a) {", true);
        row("if (a) {\n}", false);
        row("(]", false);
        row(")", false);
        row("f(1))", false);
        row("'(", false);
        row("\"[{\"", false);
        row("'a\\", true);
        row("'a\\\nb'", false);
        row("'a\\\\'", false);
        row("'it\\'s (' + (", true);
        row("`a", true);
        row("`a\n", true);
        row("`a\nb`", false);
        row("`a ${b", true);
        row("`a ${b}", true);
        row("`a ${b}`", false);
        row("`a ${ `x ${y", true);
        row("`a ${ `x ${y}` }`", false);
        row("`(`", false);
        row("// (", false);
        row("( // )", true);
        row("/* (", true);
        row("/* ( */", false);
        row("/(/", false);
        row("/[/(]/", false);
        row("a / (b", true);
        row("a / b / (", true);
        row("return /[(]/", false);
        row("/\\//.test('(')", false);
        row("async () => {", true);
        row("x = {", true);
        row("x = { a: `}` }", false);
    }

    void checks()
    {
        QFETCH(QString, text);
        QFETCH(bool, isOpen);
        QCOMPARE(isOpenInput(text), isOpen);
        QCOMPARE(ConsoleRepl::check(text),
                 isOpen ? ConsoleRepl::Input::Incomplete : ConsoleRepl::Input::Complete);
    }

    void findsExpressions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expression");
        const auto row = [](const char *text, const char *expression) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(expression);
        };
        row("1 + 1", "1 + 1");
        row("a; ", "a");
        row("a;;", "a");
        row("a // b;", "a");
        row("{a: 1}", "{a: 1}");
        row("{a: 1};", "");
        row("function f() {}", "");
        row("async function f() {}", "");
        row("class A {}", "");
        row("await x", "");
        row(";", "");
        row("", "");
        row("// nothing", "");
        row("'await'", "'await'");
    }

    void findsExpressions()
    {
        QFETCH(QString, text);
        QFETCH(QString, expression);
        QCOMPARE(expressionOf(text), expression);
    }

    /// "|" is the cursor. "p from prefix object", "n from prefix", "-".
    void findsWhatToComplete_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("point");
        const auto row = [](const char *text, const char *point) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(point);
        };
        row("|", "n 0 ");
        row("re|", "n 0 re");
        row("re|q", "n 0 re");
        row("f(re|", "n 2 re");
        row("...re|", "n 3 re");
        row("req.|", "p 4  req");
        row("req.qu|", "p 4 qu req");
        row("req.query.la|", "p 10 la req.query");
        row("req?.qu|", "p 5 qu req");
        row("this.a|", "p 5 a this");
        row("a.delete.b|", "p 9 b a.delete");
        row("a[0].b|", "p 5 b a[0]");
        row("a[b.c](d).e|", "p 10 e a[b.c](d)");
        row("a?.[0].b|", "p 7 b a?.[0]");
        row("f(x).b|", "p 5 b f(x)");
        row("(a + b).c|", "p 8 c (a + b)");
        row("[1, 2].ma|", "p 7 ma [1, 2]");
        row("'abc'.le|", "p 6 le 'abc'");
        row("`abc`.le|", "p 6 le `abc`");
        row("/x/.te|", "p 4 te /x/");
        row("1 + a.b|", "p 6 b a");
        row("return a.b|", "p 9 b a");
        row("if (x).b|", "-");
        row("'req.|", "-");
        row("'req.'|", "-");
        row("`req.|", "-");
        row("`${req.|", "p 7  req");
        row("`${a} re|", "-");
        row("// re|", "-");
        row("/* re|", "-");
        row("/* */ re|", "n 6 re");
        row("a // b\nre|", "n 7 re");
        row("12|", "-");
        row("12.|", "-");
        row("const re|", "-");
        row("const a = re|", "n 10 re");
        row(".|", "-");
        row("}.a|", "-");
        row(")).a|", "-");
    }

    void findsWhatToComplete()
    {
        QFETCH(QString, text);
        QFETCH(QString, point);
        const int cursor = int(text.indexOf('|'));
        const CompletionPoint found = completionPointAt(text.remove(cursor, 1), cursor);
        QString printed = QStringLiteral("-");
        if (found.kind == CompletionPoint::Kind::Name)
            printed = QStringLiteral("n %1 %2").arg(found.from).arg(found.prefix);
        else if (found.kind == CompletionPoint::Kind::Property)
            printed =
                QStringLiteral("p %1 %2 %3").arg(QString::number(found.from), found.prefix, found.object);
        QCOMPARE(printed, point);
    }

    void takesAnyCursor()
    {
        QCOMPARE(completionPointAt(QStringLiteral("abc"), -5).from, 0);
        QCOMPARE(completionPointAt(QStringLiteral("abc"), 50).prefix, QStringLiteral("abc"));
    }
};

QTEST_GUILESS_MAIN(TestConsoleInput)
#include "tst_consoleinput.moc"
