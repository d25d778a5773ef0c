// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointcondition.h"

#include <QProcess>
#include <QTest>

using namespace boucle;

namespace {

Breakpoint numbered(int id)
{
    Breakpoint breakpoint;
    breakpoint.id = BreakpointId(quint64(id));
    breakpoint.place = {"/p/a.js", 1, 0};
    return breakpoint;
}

/// "text|=expression|text"
QString printed(const QList<LogPart> &parts)
{
    QStringList texts;
    for (const LogPart &part : parts)
        texts.append(part.isExpression ? '=' + part.text : part.text);
    return texts.join('|');
}

/// What the pinned node prints for this script.
QString run(const QString &script)
{
    QProcess node;
    node.start(BOUCLE_NODE_EXECUTABLE, {"-e", script});
    if (!node.waitForFinished())
        return "it did not end";
    return QString::fromUtf8(node.readAllStandardOutput() + node.readAllStandardError()).trimmed();
}

/// The answers of `condition` for x = 1 … 6.
QString answers(const Breakpoint &breakpoint, const QString &after = {})
{
    return run("const out = []; for (let x = 1; x <= 6; x++) out.push(" + engineCondition(breakpoint) +
               " ? 1 : 0); console.log(out.join(''));" + after);
}

} // namespace

class TestBreakpointCondition : public QObject
{
    Q_OBJECT
private slots:
    void takesLogMessagesApart_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("expected");
        QTest::newRow("text") << "just text"
                              << "just text";
        QTest::newRow("expression") << "id {req.id}!"
                                    << "id |=req.id|!";
        QTest::newRow("only one") << "{a}"
                                  << "=a";
        QTest::newRow("two") << "{a}{b}"
                             << "=a|=b";
        QTest::newRow("an object") << "{ ({a: {b: 1}}).a }"
                                   << "= ({a: {b: 1}}).a ";
        QTest::newRow("a brace in a string") << "{'}'} {`}`}"
                                             << "='}'| |=`}`";
        QTest::newRow("an escaped quote") << "{'\\'}'}"
                                          << "='\\'}'";
        QTest::newRow("not closed") << "a {b"
                                    << "a {b";
        QTest::newRow("empty") << "a {} b"
                               << "a {} b";
        QTest::newRow("escaped") << "\\{a\\} {b}"
                                 << "{a} |=b";
    }
    void takesLogMessagesApart()
    {
        QFETCH(QString, message);
        QTEST(printed(parseLogMessage(message)), "expected");
    }

    void needsNone()
    {
        QCOMPARE(engineCondition(numbered(1)), "");
        Breakpoint blank = numbered(1);
        blank.condition = "  ";
        blank.hitCondition = " ";
        QCOMPARE(engineCondition(blank), "");
        QVERIFY(userExpressions(blank).isEmpty());
    }

    void pausesWhenTrue()
    {
        Breakpoint breakpoint = numbered(7);
        breakpoint.condition = "x > 4 // comment";
        QCOMPARE(answers(breakpoint), "000011");
        breakpoint.condition = "/[)]/.test(')') && x === 2";
        QCOMPARE(answers(breakpoint), "010000");
    }

    void counts_data()
    {
        QTest::addColumn<QString>("hits");
        QTest::addColumn<QString>("condition");
        QTest::addColumn<QString>("expected");
        QTest::newRow("from") << "3"
                              << ""
                              << "001111";
        QTest::newRow("above") << "> 3"
                               << ""
                               << "000111";
        QTest::newRow("exactly") << "= 3"
                                 << ""
                                 << "001000";
        QTest::newRow("every") << "% 2"
                               << ""
                               << "010101";
        QTest::newRow("of those that match") << "= 2"
                                             << "x % 2 === 0"
                                             << "000100";
    }
    void counts()
    {
        QFETCH(QString, hits);
        QFETCH(QString, condition);
        Breakpoint breakpoint = numbered(7);
        breakpoint.hitCondition = hits;
        breakpoint.condition = condition;
        QTEST(answers(breakpoint), "expected");
    }

    void remembersWhatHappened()
    {
        Breakpoint breakpoint = numbered(7);
        breakpoint.condition = "x === 2 ? missing.y : x > 5";
        const QString output =
            answers(breakpoint, "console.log(JSON.stringify(" + recordExpression(breakpoint.id) + "))");
        QCOMPARE(output, "000001\n{\"reached\":6,\"otherRequests\":0,\"refused\":4,\"failed\":1,\"hits\":0,"
                         "\"error\":\"ReferenceError: missing is not defined\"}");
        QCOMPARE(run("console.log(" + recordExpression(breakpoint.id) + ")"), "undefined");
    }

    void doesNotMindWhatIsThrown()
    {
        Breakpoint breakpoint = numbered(7);
        breakpoint.condition = "(() => { throw { toString() { throw 1 } } })()";
        QCOMPARE(answers(breakpoint), "000000");
    }

    void logs()
    {
        Breakpoint breakpoint = numbered(7);
        breakpoint.logMessage = "x={x} \"{({ x, deep: { a: [x] } })}\" {missing.y} {'text'}";
        const QString output =
            run("globalThis." + logBindingName + " = (text) => console.log(text); const x = 3; console.log(" +
                engineCondition(breakpoint) + ")");
        QCOMPARE(
            output,
            "{\"id\":\"7\",\"text\":\"x=3 \\\"{ x: 3, deep: { a: [ 3 ] } }\\\" {ReferenceError: missing is "
            "not defined} text\"}\nfalse");
        // Nobody listens: nothing happens.
        QCOMPARE(run("const x = 3; console.log(" + engineCondition(breakpoint) + ")"), "false");
    }

    void keepsOutOfSight()
    {
        Breakpoint breakpoint = numbered(7);
        breakpoint.condition = "true";
        QCOMPARE(run("const before = Object.keys(globalThis).length; " + engineCondition(breakpoint) +
                     "; let n = 0; for (const k in globalThis) n++; "
                     "console.log(Object.keys(globalThis).length - before, n >= before)"),
                 "0 true");
    }

    void checksSyntaxWithoutRunning_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("expected");
        QTest::newRow("good") << "x > 1"
                              << "fine";
        QTest::newRow("a call is not made") << "console.log('ran')"
                                            << "fine";
        QTest::newRow("comment") << "x // y"
                                 << "fine";
        QTest::newRow("broken") << "x >"
                                << "SyntaxError";
        QTest::newRow("statement") << "let a = 1"
                                   << "SyntaxError";
        QTest::newRow("quotes") << "'\"`"
                                << "SyntaxError";
    }
    void checksSyntaxWithoutRunning()
    {
        QFETCH(QString, expression);
        QTEST(run("try { " + syntaxCheckExpression(expression) +
                  "; console.log('fine') } catch (e) { console.log(e.name) }"),
              "expected");
    }
};

QTEST_GUILESS_MAIN(TestBreakpointCondition)
#include "tst_breakpointcondition.moc"
