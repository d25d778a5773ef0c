// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consolerepl.h"

#include "core/cdp/connection.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/debugger/valuemodel.h"
#include "core/session/outputlog.h"
#include "tests/support/enginepeer.h"
#include "tests/support/scriptedpeer.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace boucle;

namespace {

QString printed(const OutputLog &log)
{
    QStringList rows;
    for (int row = 0; row < log.count(); ++row)
        rows.append(QString(QChar("oeinxr"[int(log.at(row).kind)])) + ":" +
                    QString::fromUtf8(log.at(row).text));
    return rows.join('|');
}

StackFrame frameOf(const cdp::runtime::CallFrame &frame)
{
    StackFrame read;
    read.function = frame.functionName;
    read.place = {QUrl(frame.url).toLocalFile(), frame.lineNumber + 1, frame.columnNumber + 1};
    return read;
}

/// A program in the real engine with a console beside it, whose log gets what the program prints.
struct Program
{
    explicit Program(const QByteArray &text)
    {
        QFile script(folder.filePath("program.js"));
        if (!script.open(QIODevice::WriteOnly) ||
            script.write(text + "\nprocess.stdout.write('ready\\n');") < 0)
            qFatal("%s", qPrintable(script.errorString()));
        script.close();
        auto transport = std::make_unique<EnginePeer>(script.fileName());
        peer = transport.get();
        connection = std::make_unique<cdp::Connection>(std::move(transport));
        repl.listenTo(session(), frameOf);
        repl.setPlace(&session(), nullptr);
    }

    cdp::Session &session() { return connection->root(); }
    void run()
    {
        session().send<cdp::runtime::RunIfWaitingForDebugger>();
        (void)QTest::qWaitFor([this] { return peer->output().endsWith("ready\n"); });
    }

    /// Waits until it is evaluated; what was added to the log.
    QString evaluate(const QString &text)
    {
        const int before = log.count();
        if (const Result<void> begun = repl.evaluate(text); !begun)
            return begun.error().code;
        if (!QTest::qWaitFor([this] { return !repl.isBusy(); }, 20'000))
            return QStringLiteral("still busy");
        QStringList added;
        for (const QString &row : printed(log).split('|').mid(before))
            added.append(row);
        return added.join('|');
    }

    QString complete(const QString &text)
    {
        QString found = QStringLiteral("nothing yet");
        const int cursor = int(text.contains('|') ? text.indexOf('|') : text.size());
        repl.complete(QString(text).remove('|'), cursor, &log, [&](const Completions &all) {
            QStringList words;
            for (const Completion &item : all.items)
                words.append(QString(QChar("vpmk"[int(item.kind)])) + ":" + item.text);
            found = words.join(' ');
        });
        (void)QTest::qWaitFor([&] { return found != "nothing yet"; });
        return found;
    }

    QString preview(const QString &text)
    {
        QString shown;
        repl.preview(text, &log, [&](const Result<DebugValue> &value) {
            shown = value ? value->text : "error " + value.error().code;
        });
        (void)QTest::qWaitFor([&] { return !shown.isEmpty(); });
        return shown;
    }

    /// Pauses it in the next line that runs; its innermost frame.
    StackFrame pause(const QString &expression)
    {
        std::optional<StackFrame> frame;
        session().on<cdp::debugger::Paused>(&log, [&](const cdp::debugger::Paused &paused) {
            const auto &top = paused.callFrames.constFirst();
            frame.emplace();
            frame->id = top.callFrameId;
            frame->function = top.functionName;
            for (const auto &scope : top.scopeChain) {
                const bool isGlobal = scope.type == QLatin1String("global");
                frame->scopes.append({isGlobal ? FrameScope::Kind::Global : FrameScope::Kind::Local,
                                      {},
                                      scope.object.objectId.value_or(QString())});
            }
        });
        session().send<cdp::debugger::Enable>({});
        cdp::runtime::Evaluate::Params params;
        params.expression = expression;
        session().send<cdp::runtime::Evaluate>(params);
        (void)QTest::qWaitFor([&] { return frame.has_value(); });
        return frame.value_or(StackFrame());
    }

    /// What the program has printed since goes to the log, as the output ring does it.
    void drain(OutputStream stream = OutputStream::Stdout)
    {
        OutputBatch batch;
        QList<QByteArray> lines = peer->output().mid(drained).split('\n');
        lines.removeLast();
        for (const QByteArray &line : lines) {
            batch.lines.append({stream, false, QDateTime::currentMSecsSinceEpoch(), line});
            drained += line.size() + 1;
        }
        log.append(batch);
    }

    /// "method level depth repeat [values]" of a row of the log; empty: it is text only.
    QString entry(int row) const
    {
        const ConsoleEntry *found = repl.entryOf(log.firstNumber() + row);
        if (!found)
            return {};
        QStringList values;
        for (const DebugValue &value : found->values)
            values.append(value.text);
        return QStringLiteral("%1 %2 %3 %4 [%5]")
            .arg(found->method)
            .arg(int(found->level))
            .arg(found->groupDepth)
            .arg(found->repeat)
            .arg(values.join(", "));
    }

    QTemporaryDir folder;
    OutputLog log;
    ConsoleRepl repl{log};
    EnginePeer *peer = nullptr;
    std::unique_ptr<cdp::Connection> connection;
    qsizetype drained = 0;
};

} // namespace

class TestConsoleRepl : public QObject
{
    Q_OBJECT
private slots:
    void refusesWithoutAProgram()
    {
        OutputLog log;
        ConsoleRepl repl(log);
        QCOMPARE(repl.where(), ConsoleRepl::Where::Nowhere);
        QCOMPARE(repl.evaluate("1").error().code, QStringLiteral("nowhere"));
        QString shown;
        repl.preview("1", &log, [&](const auto &value) { shown = value ? "value" : value.error().code; });
        QCOMPARE(shown, QStringLiteral("no-preview"));
        bool completed = false;
        repl.complete("a", 1, &log, [&](const Completions &found) { completed = found.items.isEmpty(); });
        QVERIFY(completed);
        QCOMPARE(log.count(), 0);
        QVERIFY(repl.history().isEmpty());
    }

    void evaluates()
    {
        Program program("setInterval(() => {}, 1000);");
        program.run();
        QCOMPARE(program.repl.where(), ConsoleRepl::Where::Program);
        QCOMPARE(program.evaluate("1 + 1"), QStringLiteral("i:1 + 1|r:2"));
        QCOMPARE(program.evaluate("{a: 1}"), QStringLiteral("i:{a: 1}|r:{a: 1}"));
        QCOMPARE(program.evaluate("let x = 1"), QStringLiteral("i:let x = 1|r:undefined"));
        QCOMPARE(program.evaluate("let x = 2;"), QStringLiteral("i:let x = 2;|r:undefined"));
        QCOMPARE(program.evaluate("x"), QStringLiteral("i:x|r:2"));
        QCOMPARE(program.evaluate("function f() { return x + 1 }"),
                 QStringLiteral("i:function f() { return x + 1 }|r:undefined"));
        QCOMPARE(program.evaluate("f() // three"), QStringLiteral("i:f() // three|r:3"));
        QCOMPARE(program.evaluate("const y = await Promise.resolve('z')"),
                 QStringLiteral("i:const y = await Promise.resolve('z')|r:undefined"));
        QCOMPARE(program.evaluate("y"), QStringLiteral("i:y|r:\"z\""));
        QCOMPARE(program.evaluate("typeof require"), QStringLiteral("i:typeof require|r:\"function\""));
        QCOMPARE(program.repl.history().last(), QStringLiteral("typeof require"));
        QCOMPARE(program.evaluate("1 +\n1"), QStringLiteral("i:1 +|i:1|r:2"));
    }

    void floodsAreNotLookedAt()
    {
        Program program("setInterval(() => {}, 1000);");
        program.run();
        const auto say = [&program](const QString &expression) {
            cdp::runtime::Evaluate::Params params;
            params.expression = expression;
            program.session().send<cdp::runtime::Evaluate>(params);
        };
        QSignalSpy added(&program.repl, &ConsoleRepl::entryAdded);
        say("for (let i = 0; i < 5000; i++) console.log('x', { i })");
        const auto floods = [&] {
            return printed(program.log).count(QStringLiteral("n:So much is written"));
        };
        QTRY_COMPARE(floods(), 1);
        QTRY_VERIFY(program.peer->output().count("x {") == 5000);
        program.drain();
        QVERIFY(added.count() < 5000);
        // It is over: what is said now has its values again.
        const auto isHeard = [&] {
            say("console.log('later', { a: 1 })");
            QCoreApplication::processEvents();
            program.drain();
            for (int row = program.log.count() - 1; row >= 0 && row > program.log.count() - 5; --row) {
                if (program.entry(row).contains("later"))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 20'000);
        QCOMPARE(floods(), 1);
    }

    void tellsOfFailures()
    {
        Program program("setInterval(() => {}, 1000);");
        program.run();
        QSignalSpy added(&program.repl, &ConsoleRepl::entryAdded);
        QCOMPARE(program.evaluate("throw new TypeError('no')"),
                 QStringLiteral("i:throw new TypeError('no')|x:Uncaught TypeError: no"));
        const ConsoleEntry *entry = program.repl.entryOf(added.last().first().toLongLong());
        QVERIFY(entry);
        QCOMPARE(entry->kind, ConsoleEntry::Kind::Failure);
        QCOMPARE(entry->values.size(), 1);
        QVERIFY(entry->values.first().isObject());
        QVERIFY(program.evaluate("let = = 3").startsWith("i:let = = 3|x:Uncaught SyntaxError: "));
        QCOMPARE(program.evaluate("missing"),
                 QStringLiteral("i:missing|x:Uncaught ReferenceError: missing is not defined"));
        QCOMPARE(program.evaluate("await Promise.reject(5)"),
                 QStringLiteral("i:await Promise.reject(5)|x:Uncaught 5"));
    }

    void endsWhatNeverEnds()
    {
        Program program("setInterval(() => {}, 1000);");
        program.run();
        program.repl.setLimit(std::chrono::milliseconds(200));
        QCOMPARE(program.evaluate("while (true);"),
                 QStringLiteral("i:while (true);|x:The evaluation took too long and was ended."));
        QCOMPARE(program.evaluate("(() => { for (;;); })()"),
                 QStringLiteral("i:(() => { for (;;); })()|x:The evaluation took too long and was ended."));
        QCOMPARE(program.evaluate("1"), QStringLiteral("i:1|r:1"));
    }

    void interruptsAPromise()
    {
        Program program("globalThis.turns = 0; setInterval(() => ++turns, 1);");
        program.run();
        QVERIFY(program.repl.evaluate("await new Promise(() => {})").ok());
        QVERIFY(program.repl.isBusy());
        QCOMPARE(program.repl.evaluate("1").error().code, QStringLiteral("busy"));
        program.repl.interrupt();
        QTRY_VERIFY(!program.repl.isBusy());
        QCOMPARE(printed(program.log), QStringLiteral("i:await new Promise(() => {})|x:Interrupted"));
        // The program goes on, whole.
        const QString before = program.evaluate("turns");
        QTRY_VERIFY(program.evaluate("turns") != before);
    }

    void interruptsALoopBehindAPromise()
    {
        Program program("setInterval(() => {}, 1);");
        program.run();
        QVERIFY(program.repl.evaluate("await null; await new Promise((r) => setTimeout(r, 5)); while (true);")
                    .ok());
        program.repl.interrupt();
        QTRY_VERIFY_WITH_TIMEOUT(!program.repl.isBusy(), 10'000);
        QVERIFY(printed(program.log).endsWith("|x:Interrupted"));
    }

    void outlivesItsPeer()
    {
        Program program("setInterval(() => {}, 1000);");
        program.run();
        QSignalSpy states(&program.repl, &ConsoleRepl::stateChanged);
        QCOMPARE(program.evaluate("({a: 1})"), QStringLiteral("i:({a: 1})|r:{a: 1}"));
        const qint64 line = program.log.firstNumber() + 1;
        QVERIFY(program.repl.modelOf(line, 0) != nullptr);
        QVERIFY(program.evaluate("await 0, process.kill(process.pid, 'SIGKILL'), new Promise(() => {})")
                    .contains("|x:"));
        QCOMPARE(program.repl.where(), ConsoleRepl::Where::Nowhere);
        QVERIFY(program.repl.entryOf(line));
        QVERIFY(program.repl.modelOf(line, 0) == nullptr);
        QCOMPARE(program.evaluate("1"), QStringLiteral("nowhere"));
        QVERIFY(states.size() > 2);
    }

    void forgetsASessionThatIsDestroyed()
    {
        Program program("setInterval(() => {}, 1000);");
        program.run();
        QVERIFY(program.repl.evaluate("await new Promise(() => {})").ok());
        program.repl.preview("1", &program.log, [](const auto &) {});
        program.repl.complete("a", 1, &program.log, [](const auto &) {});
        program.connection.reset();
        QVERIFY(!program.repl.isBusy());
        QCOMPARE(program.repl.where(), ConsoleRepl::Where::Nowhere);
    }

    void cutsHugeStrings()
    {
        Program program("setInterval(() => {}, 1000);");
        program.run();
        const QString shown = program.evaluate("'x'.repeat(500_000_000)");
        QVERIFY(shown.size() < 20'000);
        QVERIFY(shown.contains("|r:\"xxx"));
        QCOMPARE(program.evaluate("1"), QStringLiteral("i:1|r:1"));
    }

    void refusesLargeAnswers()
    {
        ScriptedPeer peer;
        cdp::Connection connection(peer.takeTransport());
        OutputLog log;
        ConsoleRepl repl(log);
        repl.setPlace(&connection.root(), nullptr);
        peer.answer(
            "Runtime.evaluate",
            {{"result", {{"type", "string"}, {"value", std::string(size_t(65) * 1024 * 1024, 'x')}}}});
        QVERIFY(repl.evaluate("let s = file(); s").ok());
        QVERIFY(!repl.isBusy());
        QVERIFY(printed(log).contains("|x:The answer is too large"));
    }

    void letsATurnOfTheLoopDecideWhatToEnd()
    {
        ScriptedPeer peer;
        cdp::Connection connection(peer.takeTransport());
        OutputLog log;
        ConsoleRepl repl(log);
        repl.setPlace(&connection.root(), nullptr);
        peer.hold("Runtime.evaluate");
        QVERIFY(repl.evaluate("await x").ok());
        repl.interrupt();
        repl.interrupt();
        QCOMPARE(peer.count("Runtime.evaluate"), 2);
        QTRY_VERIFY(!repl.isBusy()); // the loop does not turn
        QCOMPARE(peer.count("Runtime.terminateExecution"), 1);
        peer.release("Runtime.evaluate");
        QCOMPARE(printed(log), QStringLiteral("i:await x|x:Interrupted"));
    }

    void opensValues()
    {
        Program program("setInterval(() => {}, 1000);");
        program.run();
        QCOMPARE(program.evaluate("const c = {n: 1}; c.self = c; c"),
                 QStringLiteral("i:const c = {n: 1}; c.self = c; c|r:{n: 1, self: {…}}"));
        const std::unique_ptr<ValueModel> model = program.repl.modelOf(program.log.firstNumber() + 1, 0);
        QVERIFY(model);
        QModelIndex at = model->index(0, 0);
        QVERIFY(at.isValid());
        for (int depth = 0; depth < 3; ++depth) {
            model->fetchMore(at);
            QTRY_VERIFY(model->rowCount(at) >= 2);
            QTRY_COMPARE(model->index(1, 0, at).data().toString(), QStringLiteral("self"));
            at = model->index(1, 0, at);
        }
        QVERIFY(program.repl.modelOf(program.log.firstNumber(), 0) == nullptr);
        QVERIFY(program.repl.modelOf(program.log.firstNumber() + 1, 1) == nullptr);
    }

    void previews()
    {
        Program program("globalThis.a = [1, 2]; globalThis.n = 0; setInterval(() => {}, 1000);");
        program.run();
        QCOMPARE(program.preview("a.map((x) => x * 2)"), QStringLiteral("Array(2) [2, 4]"));
        QCOMPARE(program.preview("{a: 1}"), QStringLiteral("{a: 1}"));
        QCOMPARE(program.preview("n = 5"), QStringLiteral("error evaluation-side-effect"));
        QCOMPARE(program.preview("(() => { for (;;); })()"), QStringLiteral("error evaluation-timeout"));
        QCOMPARE(program.preview("let q = 1"), QStringLiteral("error evaluation-failed"));
        QCOMPARE(program.preview("await 1"), QStringLiteral("error no-preview"));
        QCOMPARE(program.evaluate("n + typeof q"), QStringLiteral("i:n + typeof q|r:\"0undefined\""));
        int answers = 0;
        program.repl.preview("1", &program.log, [&](const auto &) { answers += 100; });
        program.repl.preview("2", &program.log, [&](const auto &) { ++answers; });
        QTRY_COMPARE(answers, 1);
    }

    void completes()
    {
        Program program(
            "globalThis.zoo = Object.create({zInherited() {}}, {zOwn: {value: 1}, 'z-not': {value: 1}});"
            "globalThis.big = new Uint8Array(50_000_000);"
            "globalThis.trap = new Proxy({}, {ownKeys() { globalThis.trapped = true; return []; }});"
            "setInterval(() => {}, 1000);");
        program.run();
        QCOMPARE(program.complete("zoo.z"), QStringLiteral("p:zOwn m:zInherited"));
        QCOMPARE(program.complete("f(zoo.z|, 1)"), QStringLiteral("p:zOwn m:zInherited"));
        QVERIFY(program.evaluate("let zLexical = 1").endsWith("undefined"));
        QCOMPARE(program.complete("z"), QStringLiteral("v:zLexical v:zoo"));
        QCOMPARE(program.complete("typeo"), QStringLiteral("k:typeof"));
        QCOMPARE(program.complete("'abc'.startsW"), QStringLiteral("m:startsWith"));
        QCOMPARE(program.complete("process.argv0.trimS"), QStringLiteral("m:trimStart"));
        QCOMPARE(program.complete("big.byteO"), QStringLiteral("p:byteOffset"));
        QCOMPARE(program.complete("trap.a"), QString());
        QCOMPARE(program.complete("undefined.a"), QString());
        QCOMPARE(program.complete("missing.a"), QString());
        QCOMPARE(program.complete("zoo.x.y.z"), QString());
        QCOMPARE(program.evaluate("typeof trapped").section('|', 1), QStringLiteral("r:\"undefined\""));
        int answers = 0;
        program.repl.complete("zoo.", 4, &program.log, [&](const auto &) { answers += 100; });
        program.repl.complete("zoo.z", 5, &program.log, [&](const auto &) { ++answers; });
        QTRY_COMPARE(answers, 1);
    }

    void worksInAFrame()
    {
        Program program(
            "globalThis.handle = function handle(req) { const inner = req.id; { let deep = 1; debugger; } };"
            "setInterval(() => {}, 1000);");
        program.run();
        QTRY_VERIFY(program.evaluate("typeof handle").endsWith("\"function\""));
        const StackFrame frame = program.pause("handle({id: 42})");
        QCOMPARE(frame.function, QStringLiteral("handle"));
        program.repl.setPlace(&program.session(), &frame);
        QCOMPARE(program.repl.where(), ConsoleRepl::Where::Frame);
        QCOMPARE(program.repl.frameName(), QStringLiteral("handle"));
        QCOMPARE(program.evaluate("inner + deep"), QStringLiteral("i:inner + deep|r:43"));
        QCOMPARE(program.evaluate("req"), QStringLiteral("i:req|r:{id: 42}"));
        QVERIFY(program.evaluate("nothere").contains("ReferenceError"));
        program.repl.setLimit(std::chrono::milliseconds(200));
        QCOMPARE(program.evaluate("for (;;);").section('|', 1),
                 QStringLiteral("x:The evaluation took too long and was ended."));
        QCOMPARE(program.preview("req.id * 2"), QStringLiteral("84"));
        QCOMPARE(program.complete("req.i").section(' ', 0, 0), QStringLiteral("p:id"));
        QCOMPARE(program.complete("inn"), QStringLiteral("v:inner"));
        QVERIFY(program.complete("de").startsWith("v:deep "));
        program.session().send<cdp::debugger::Resume>({});
        program.repl.setPlace(&program.session(), nullptr);
        QCOMPARE(program.evaluate("typeof inner").section('|', 1), QStringLiteral("r:\"undefined\""));
    }

    void joinsCallsWithTheirLines_data()
    {
        QTest::addColumn<bool>("linesFirst");
        QTest::newRow("lines before calls") << true;
        QTest::newRow("calls before lines") << false;
    }

    void joinsCallsWithTheirLines()
    {
        QFETCH(bool, linesFirst);
        Program program(
            "process.stdout.write('raw\\n'); console.log('id is %s', 42, {a: 1}); console.log({b: [1, 2]});"
            "console.log('raw'); console.table([{a: 1}]); console.group('g'); console.log('in', true);"
            "console.groupEnd(); console.count('c'); for (let i = 0; i < 3; ++i) console.log('again');"
            "console.log('%d%%', 5); console.log(); console.log([7, 8]); console.dir({e: 1});"
            "setInterval(() => {}, 1000);");
        if (linesFirst) {
            // The reports are held back until the lines are there.
            program.run();
            program.drain();
        } else {
            program.run();
            QCOMPARE(program.evaluate("1").section('|', 1), QStringLiteral("r:1"));
            program.log.clear();
            program.drain();
        }
        const QStringList rows = printed(program.log).split('|');
        const int shift = int(rows.indexOf("o:raw"));
        const auto rowOf = [&](const char *text, int nth = 0) {
            int found = -1;
            for (int i = 0; i <= nth; ++i)
                found = int(printed(program.log).split('|').indexOf(QString::fromUtf8(text), found + 1));
            return found;
        };
        QVERIFY(shift >= 0);
        QTRY_COMPARE(program.entry(rowOf("o:id is 42 { a: 1 }")),
                     QStringLiteral("log 0 0 1 [\"id is %s\", \"42\", {a: 1}]"));
        QTRY_COMPARE(program.entry(rowOf("o:[ 7, 8 ]")), QStringLiteral("log 0 0 1 [Array(2) [7, 8]]"));
        QCOMPARE(program.entry(rowOf("o:{ b: [ 1, 2 ] }")), QStringLiteral("log 0 0 1 [{b: Array(2)}]"));
        QCOMPARE(program.entry(rowOf("o:g")), QStringLiteral("group 0 0 1 [\"g\"]"));
        QCOMPARE(program.entry(rowOf("o:  in true")), QStringLiteral("log 0 1 1 [\"in\", true]"));
        QCOMPARE(program.entry(rowOf("o:c: 1")), QStringLiteral("count 0 0 1 [\"c: 1\"]"));
        QCOMPARE(program.entry(rowOf("o:again", 2)), QStringLiteral("log 0 0 3 [\"again\"]"));
        QCOMPARE(program.entry(rowOf("o:5%")), QStringLiteral("log 0 0 1 [\"%d%%\", 5]"));
        QTRY_COMPARE(program.entry(rowOf("o:{ e: 1 }")), QStringLiteral("dir 0 0 1 [{e: 1}]"));
        QCOMPARE(program.entry(rowOf("o:ready")), QString());
        int tables = 0;
        for (int row = 0; row < program.log.count(); ++row)
            tables += program.entry(row).startsWith("table ") ? 1 : 0;
        QCOMPARE(tables, 1);
        const ConsoleEntry *entry = program.repl.entryOf(program.log.firstNumber() + rowOf("o:again"));
        QVERIFY(entry && !entry->stack.isEmpty());
        QVERIFY(entry->stack.first().place.path.endsWith("/program.js"));
        QCOMPARE(printed(program.log).count("again"), 3); // nothing twice
    }

    void joinsErrors()
    {
        Program program(
            "console.error(new Error('bad')); console.warn('careful'); console.assert(false, 'no');"
            "console.trace('here'); setInterval(() => {}, 1000);");
        // What the peer prints is standard error here.
        program.run();
        QTRY_VERIFY(program.peer->output().contains("Trace: here"));
        program.drain(OutputStream::Stderr);
        QTRY_VERIFY(printed(program.log).contains("careful"));
        const QStringList rows = printed(program.log).split('|');
        QTRY_COMPARE(program.entry(int(rows.indexOf("e:Error: bad"))),
                     QStringLiteral("error 4 0 1 [Error: bad]"));
        QTRY_COMPARE(program.entry(int(rows.indexOf("e:careful"))),
                     QStringLiteral("warn 3 0 1 [\"careful\"]"));
        QTRY_COMPARE(program.entry(int(rows.indexOf("e:Assertion failed: no"))),
                     QStringLiteral("assert 4 0 1 [\"no\"]"));
        QTRY_COMPARE(program.entry(int(rows.indexOf("e:Trace: here"))),
                     QStringLiteral("trace 0 0 1 [\"here\"]"));
    }

    void forgetsWithTheLog()
    {
        Program program("setInterval(() => {}, 1000);");
        program.run();
        QVERIFY(program.evaluate("({a: 1})").endsWith("{a: 1}"));
        const qint64 line = program.log.firstNumber() + 1;
        QVERIFY(program.repl.entryOf(line));
        program.log.clear();
        QVERIFY(!program.repl.entryOf(line));
        QVERIFY(program.evaluate("2").endsWith("r:2"));
        QVERIFY(program.repl.entryOf(program.log.firstNumber() + 1));
    }
};

QTEST_GUILESS_MAIN(TestConsoleRepl)
#include "tst_consolerepl.moc"
