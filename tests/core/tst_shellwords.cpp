// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/shellwords.h"

#include <QProcess>
#include <QTest>

using namespace boucle;

namespace {

const QMap<QString, QString> environment{
    {"PORT", "3000"}, {"FLAGS", "--a  --b"}, {"EMPTY", ""}, {"HOME", "/home/ann"}, {"QUOTE", "a\"b"}};

/// "A=b <word> <word>"
QString printed(const Result<ShellCommand> &command)
{
    if (!command)
        return "Error: " + command.error().message;
    QStringList parts;
    for (const auto &[name, value] : command->assignments)
        parts.append(name + "=" + value);
    for (const QString &word : command->words)
        parts.append("<" + word + ">");
    return parts.join(' ');
}

/// The words as the real shell sees them.
QString fromShell(const QString &command)
{
    QProcess shell;
    QProcessEnvironment variables;
    for (auto it = environment.begin(); it != environment.end(); ++it)
        variables.insert(it.key(), it.value());
    variables.insert("PATH", "/usr/bin:/bin");
    shell.setProcessEnvironment(variables);
    shell.start("/bin/sh", {"-c", "printf '<%s> ' " + command});
    shell.waitForFinished();
    return QString::fromUtf8(shell.readAllStandardOutput()).trimmed();
}

} // namespace

class TestShellWords : public QObject
{
    Q_OBJECT
private slots:
    void splitsAsTheShell_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {
                 "node server.js",
                 "  node \t server.js  ",
                 "node 'a b' \"c d\"",
                 "node a\\ b",
                 "node 'it'\\''s'",
                 "node \"a\\\"b\"",
                 "node \"a\\nb\" 'a\\nb' a\\nb",
                 "node ''  \"\" x",
                 "node a'b'\"c\"d",
                 "node $PORT",
                 "node \"$PORT\" '$PORT' \\$PORT",
                 "node ${PORT}x $PORTx",
                 "node $FLAGS \"$FLAGS\"",
                 "node x$FLAGS",
                 "node $EMPTY \"$EMPTY\" x",
                 "node $MISSING x",
                 "node ${MISSING:-4000}",
                 "node ${EMPTY:-1} ${EMPTY-2} ${MISSING-3} ${PORT:-4}",
                 "node \"${MISSING:-a b}\" ${MISSING:-a b}",
                 "node ~/x ~ a~b '~'",
                 "node x # a comment",
                 "node x#y",
                 "node 'a # b'",
                 "node a=b --x=y",
                 "node $ $% \"$\"",
                 "node \"a\\$b\" \"a\\`b\"",
                 "node a\\\nb",
                 "node $QUOTE",
                 "node {a,b} a{1}",
                 "node \"multi\nline\"",
                 "node x;",
                 "node x ; ",
                 "node h\u00e9",
             })
            QTest::newRow(command) << QString::fromUtf8(command);
    }
    void splitsAsTheShell()
    {
        QFETCH(QString, command);
        const Result<ShellCommand> result = parseShellCommand(command, environment);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(printed(result), fromShell(command));
    }

    void takesAssignments_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *command, const char *result) {
            QTest::newRow(command) << QString(command) << QString(result);
        };
        row("A=b node x", "A=b <node> <x>");
        row("A=b C='d e' node C=x", "A=b C=d e <node> <C=x>");
        row("A= node", "A= <node>");
        row("A=$PORT node", "A=3000 <node>");
        row("A=$FLAGS node", "A=--a  --b <node>"); // not split
        row("A=b=c node", "A=b=c <node>");
        row("_a1=x node", "_a1=x <node>");
        row("1A=b node", "<1A=b> <node>");
        row("'A'=b node", "<A=b> <node>");
        row("A\\=b node", "<A=b> <node>");
        row("A-B=c node", "<A-B=c> <node>");
        row("=b node", "<=b> <node>");
        row("A=b", "A=b");
        row("", "");
        row("\n node x \n", "<node> <x>");
    }
    void takesAssignments()
    {
        QFETCH(QString, command);
        QTEST(printed(parseShellCommand(command, environment)), "result");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *command, const char *reason) {
            QTest::newRow(command) << QString(command) << QString::fromUtf8(reason);
        };
        row("tsc && node x", "it has several commands (&&)");
        row("tsc&&node x", "it has several commands (&&)");
        row("a || b", "it has several commands (||)");
        row("a; b", "it has several commands (;)");
        row("a\nb", "it has several commands");
        row("node x | pino-pretty", "it has a pipe (|)");
        row("node x &", "it starts a command in the background (&)");
        row("node x > log", "it redirects input or output (>)");
        row("node x 2>&1", "it redirects input or output (>)");
        row("node < in", "it redirects input or output (<)");
        row("(node x)", "it has a group of commands (()");
        row("node $(cat x)", "it uses the output of another command");
        row("node \"$(cat x)\"", "it uses the output of another command");
        row("node `cat x`", "it uses the output of another command");
        row("node \"`cat x`\"", "it uses the output of another command");
        row("node $((1+2))", "it uses the output of another command");
        row("node test/*.js", "it has a file name pattern (*)");
        row("node a?.js", "it has a file name pattern (?)");
        row("node [ab].js", "it has a file name pattern ([)");
        row("node $1", "it uses a parameter of the shell ($1)");
        row("node $@", "it uses a parameter of the shell ($@)");
        row("node $?", "it uses a parameter of the shell ($?)");
        row("node ${PORT#3}", "it computes a value (${…})");
        row("node ${PORT:=3}", "it computes a value (${…})");
        row("node ${X:-$PORT}", "it computes a value (${…})");
        row("node ${", "it computes a value (${…})");
        row("if true", "it has a statement (if)");
        row("! node x", "it has a statement (!)");
        row("{ node x", "it has a statement ({)");
        row("node 'x", "a quote is not closed (')");
        row("node \"x", "a quote is not closed (\")");
        row("node \"x\\", "a quote is not closed (\")");
    }
    void refuses()
    {
        QFETCH(QString, command);
        QFETCH(QString, reason);
        const Result<ShellCommand> result = parseShellCommand(command, environment);
        QVERIFY(!result);
        QCOMPARE(result.error().code, QString("not-a-simple-command"));
        QVERIFY2(result.error().message.startsWith("This script needs a shell: " + reason + ". "),
                 qPrintable(result.error().message));
    }

    void quotedSignsAreNoOperators()
    {
        QCOMPARE(printed(parseShellCommand("node 'a && b' \"c | d\" e\\;f '*' \"if\"", environment)),
                 QString("<node> <a && b> <c | d> <e;f> <*> <if>"));
    }
};

QTEST_GUILESS_MAIN(TestShellWords)
#include "tst_shellwords.moc"
