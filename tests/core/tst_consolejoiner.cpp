// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consolejoiner.h"

#include "core/cdp/connection.h"
#include "core/cdp/protocol/runtime.h"
#include "core/session/outputlog.h"
#include "tests/support/scriptedpeer.h"

#include <QTest>

using namespace boucle;
using Json = nlohmann::json;
using List = std::vector<Json>;

namespace {

constexpr qint64 start = 1'000'000;

Json text(const std::string &value)
{
    return {{"type", "string"}, {"value", value}};
}

Json number(int value)
{
    return {{"type", "number"}, {"value", value}, {"description", std::to_string(value)}};
}

Json object(const std::string &property, const std::string &id = "1")
{
    return {{"type", "object"},
            {"className", "Object"},
            {"description", "Object"},
            {"objectId", id},
            {"preview",
             {{"type", "object"},
              {"description", "Object"},
              {"overflow", false},
              {"properties", {{{"name", property}, {"type", "number"}, {"value", "1"}}}}}}};
}

/// A log, and a session whose console calls are joined with it. Joins are "line method", in order.
struct Console
{
    Console()
        : connection(peer.takeTransport())
        , calls(connection.root(), [](const cdp::runtime::CallFrame &) { return StackFrame(); })
    {
        QObject::connect(&calls, &ConsoleCalls::called, &joiner, &ConsoleJoiner::add);
        QObject::connect(&calls, &ConsoleCalls::dropped, &log, [this] { ++dropped; });
        QObject::connect(&joiner, &ConsoleJoiner::dropped, &log, [this] { ++dropped; });
        QObject::connect(&joiner, &ConsoleJoiner::joined, &log, [this](qint64 line, const ConsoleCall &call) {
            joins.append(QStringLiteral("%1 %2").arg(line).arg(call.entry.method));
        });
    }

    void call(const char *type, const List &arguments, qint64 at = 0, const char *from = "file:///a.js")
    {
        const Json frame{
            {"functionName", ""}, {"scriptId", "1"}, {"url", from}, {"lineNumber", 0}, {"columnNumber", 0}};
        peer.send("Runtime.consoleAPICalled", {{"type", type},
                                               {"args", arguments},
                                               {"executionContextId", 1},
                                               {"timestamp", double(start + at)},
                                               {"stackTrace", {{"callFrames", Json::array({frame})}}}});
    }

    /// As many as wanted: of a session that floods its console no calls are reported.
    void add(const QString &said)
    {
        ConsoleCall call;
        call.entry.method = QStringLiteral("log");
        call.pattern = ConsolePattern::ofText(said, 0);
        call.timeMs = double(start);
        call.session = &connection.root();
        joiner.add(call);
    }

    void write(const QByteArray &line, qint64 at = 0, OutputStream stream = OutputStream::Stdout,
               bool open = false)
    {
        log.append({{{stream, open, start + at, line}}, 0, false});
    }

    QString takeJoins() { return std::exchange(joins, {}).join('|'); }

    ScriptedPeer peer;
    cdp::Connection connection;
    OutputLog log;
    ConsoleJoiner joiner{log};
    ConsoleCalls calls;
    QStringList joins;
    int dropped = 0;
};

const char fromNode[] = "node:internal/console/constructor";

} // namespace

class TestConsoleJoiner : public QObject
{
    Q_OBJECT
private slots:
    void formatsAsNode_data()
    {
        QTest::addColumn<QByteArray>("arguments");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("matches");
        const auto row = [](const List &list, const char *line, bool matches = true) {
            const Json arguments(list);
            QTest::addRow("%s ~ %s", arguments.dump().substr(0, 60).c_str(), line)
                << QByteArray::fromStdString(arguments.dump()) << QString::fromUtf8(line) << matches;
        };
        row({text("a")}, "a");
        row({text("a")}, "ab", false);
        row({text("a")}, " a", false);
        row({text("a"), number(1), text("b")}, "a 1 b");
        row({text("x"), object("id"), object("no", "2")}, "x { id: 1 } { no: 1 }");
        row({object("id"), object("id", "2"), number(3)}, "{ id: 1 } { id: 2 } 3");
        row({object("id"), object("no", "2")}, "{ id: 1 } [ 1 ]", false);
        row({text("%s is %d%%"), text("x"), number(5)}, "x is 5%");
        row({text("%s"), text("x"), text("y")}, "x y");
        row({text("100%"), text("x")}, "100% x");
        row({text("%s")}, "%s");
        row({text("%i!"), text("5px")}, "5!");
        row({text("a\nb")}, "a");
        row({text("a\nb")}, "a b", false);
        const Json undefined{{"type", "undefined"}};
        const Json null{{"type", "object"}, {"subtype", "null"}, {"value", nullptr}};
        const Json yes{{"type", "boolean"}, {"value", true}};
        const Json minusZero{{"type", "number"}, {"unserializableValue", "-0"}, {"description", "-0"}};
        row({undefined, null, yes, minusZero}, "undefined null true -0");
        row({object("id")}, "{ id: 1 }");
        row({object("id")}, "{ no: 1 }", false);
        row({object("id")}, "Order { id: 1 }", false);
        row({text("order"), object("id"), text("sent")}, "order { id: 1 } sent");
        row({text("order"), object("id"), text("sent")}, "order { id: 1 } lost", false);
        row({text("order"), object("id"), text("sent")}, "order 5", false);
    }

    void formatsAsNode()
    {
        QFETCH(QByteArray, arguments);
        QFETCH(QString, line);
        QFETCH(bool, matches);
        Console console;
        console.call("log", Json::parse(arguments.toStdString()).get<List>());
        console.write(line.toUtf8());
        QCOMPARE(console.takeJoins(), matches ? QStringLiteral("0 log") : QString());
    }

    void joinsInEitherOrder()
    {
        Console console;
        console.call("log", {text("a")});
        console.write("a", 5);
        QCOMPARE(console.takeJoins(), QStringLiteral("0 log"));
        console.write("b", 10);
        console.call("log", {text("b")}, 10);
        QCOMPARE(console.takeJoins(), QStringLiteral("1 log"));
    }

    void waitsForTheEndOfALine()
    {
        Console console;
        console.call("log", {text("ab")});
        console.write("a", 0, OutputStream::Stdout, true);
        QCOMPARE(console.takeJoins(), QString());
        console.write("b");
        QCOMPARE(console.takeJoins(), QStringLiteral("0 log"));
    }

    void tellsStreamsApart()
    {
        Console console;
        console.call("error", {text("a")});
        console.call("log", {text("b")});
        console.write("a");
        console.write("b", 0, OutputStream::Stderr);
        QCOMPARE(console.takeJoins(), QString());
        console.write("b");
        console.write("a", 0, OutputStream::Stderr);
        QCOMPARE(console.takeJoins(), QStringLiteral("2 log|3 error"));
    }

    void givesEachLineOnce()
    {
        Console console;
        console.write("a");
        console.call("log", {text("a")});
        console.call("log", {text("a")});
        QCOMPARE(console.takeJoins(), QStringLiteral("0 log"));
        console.write("a", 1);
        QCOMPARE(console.takeJoins(), QStringLiteral("1 log"));
    }

    void leavesLinesOfOtherTimes()
    {
        Console console;
        console.write("a", -100);
        console.call("log", {text("a")});
        QCOMPARE(console.takeJoins(), QString());
        console.write("a", 60'000);
        QCOMPARE(console.takeJoins(), QString());
        QCOMPARE(console.dropped, 1);
    }

    void readsColouredLines()
    {
        Console console;
        console.call("log", {text("n is"), number(1)});
        console.write("n is \x1b[33m1\x1b[39m");
        QCOMPARE(console.takeJoins(), QStringLiteral("0 log"));
    }

    void makesOneOfCallsThatWriteByOthers()
    {
        Console console;
        console.call("table", {object("id")});
        console.call("log", {text("┌──┐\n│ab│\n└──┘")}, 0, fromNode);
        console.write("┌──┐");
        console.write("│ab│");
        QCOMPARE(console.takeJoins(), QStringLiteral("0 table"));
        // A group without a label writes nothing, and what follows stands further right.
        console.call("startGroup", {});
        console.call("log", {text("in")});
        console.call("endGroup", {});
        console.call("endGroup", {});
        console.call("log", {text("out")});
        console.write("  in");
        console.write("out");
        QCOMPARE(console.takeJoins(), QStringLiteral("2 log|3 log"));
        QCOMPARE(console.dropped, 1);
    }

    void joinsUncaughtExceptions()
    {
        Console console;
        console.write("/a.js:1", 0, OutputStream::Stderr);
        console.write("Error: no", 0, OutputStream::Stderr);
        const Json error{{"type", "object"},
                         {"subtype", "error"},
                         {"className", "Error"},
                         {"description", "Error: no\n    at f (/a.js:1:2)"},
                         {"objectId", "1"}};
        console.peer.send("Runtime.exceptionThrown", {{"timestamp", double(start)},
                                                      {"exceptionDetails",
                                                       {{"exceptionId", 1},
                                                        {"text", "Uncaught"},
                                                        {"lineNumber", 0},
                                                        {"columnNumber", 0},
                                                        {"exception", error}}}});
        QCOMPARE(console.takeJoins(), QStringLiteral("1 "));
    }

    void dropsWhatSaysNothing()
    {
        Console console;
        console.write("");
        console.call("log", {});
        const Json function{
            {"type", "function"}, {"className", "Function"}, {"description", "f"}, {"objectId", "1"}};
        console.call("log", {function});
        QCOMPARE(console.takeJoins(), QString());
        QCOMPARE(console.dropped, 2);
    }

    void boundsWhatWaits()
    {
        Console console;
        for (int i = 0; i < 2500; ++i)
            console.add(QStringLiteral("never %1").arg(i));
        QCOMPARE(console.dropped, 500);
        OutputBatch batch;
        for (int i = 0; i < 300; ++i)
            batch.lines.append({OutputStream::Stdout, false, start, "other"});
        console.log.append(batch);
        QCOMPARE(console.dropped, 2500);
        QCOMPARE(console.takeJoins(), QString());
    }

    void followsAFullLog()
    {
        Console console;
        for (int i = 0; i < 60'000; ++i) {
            console.add(QString::number(i));
            console.write(QByteArray::number(i));
        }
        QCOMPARE(console.joins.size(), 60'000);
        QCOMPARE(console.joins.last(), QStringLiteral("59999 log"));
        console.call("log", {text("late")});
        console.log.clear();
        console.write("late");
        QCOMPARE(console.joins.last(), QStringLiteral("60000 log"));
    }

    void dropsWhatASessionLeaves()
    {
        Console console;
        console.call("log", {text("a")});
        console.peer.end("gone");
        console.write("a");
        QCOMPARE(console.takeJoins(), QStringLiteral("0 log")); // its last words
    }
};

QTEST_GUILESS_MAIN(TestConsoleJoiner)
#include "tst_consolejoiner.moc"
