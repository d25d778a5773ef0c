// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointbinder.h"

#include "core/cdp/connection.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/debugger/breakpointcondition.h"
#include "core/debugger/scriptregistry.h"
#include "core/debugger/scripturl.h"
#include "tests/support/enginepeer.h"
#include "tests/support/scriptedpeer.h"
#include "tests/support/temporaryproject.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace boucle;

namespace {

using Json = nlohmann::json;
using Reason = PendingBreakpoint::Reason;

Breakpoint lineBreakpoint(const QString &path, int line, int column = 0)
{
    Breakpoint breakpoint;
    breakpoint.place = {path, line, column};
    return breakpoint;
}

/// "bound a.js:3:1", "NotLoaded", "BadCondition: SyntaxError …"
QString printed(const BreakpointBinding &binding)
{
    if (const auto *bound = std::get_if<BoundBreakpoint>(&binding)) {
        QStringList texts{"bound"};
        for (const SourcePlace &place : bound->places)
            texts.append(
                QString("%1:%2:%3").arg(place.path.section('/', -1)).arg(place.line).arg(place.column));
        return texts.join(' ');
    }
    static const char *names[] = {"NotRunning", "NotLoaded",    "NotFound", "NoCode",
                                  "EditedAway", "BadCondition", "Disabled", "Refused"};
    const auto &pending = std::get<PendingBreakpoint>(binding);
    const QString name = names[int(pending.reason)];
    return pending.detail.isEmpty() ? name : name + ": " + pending.detail;
}

/// Line 2 of the script, column 0, is line 1 of src/a.ts; line 3, column 2, is line 3.
const QByteArray map = R"({"version":3,"sources":["../src/a.ts"],"names":[],"mappings":";AAAA,IAAI;EAEE"})";

} // namespace

class TestBreakpointBinder : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_place = std::make_unique<TemporaryProject>();
        m_context = std::make_unique<DebugContext>();
        m_peer = std::make_unique<ScriptedPeer>();
        m_peer->answer("Runtime.evaluate", Json{{"result", {{"type", "undefined"}}}});
        m_peer->answer("Debugger.setBreakpointByUrl", [](const Json &params) {
            const std::string id = "1:" + params.at("lineNumber").dump() + ':' +
                                   params.at("columnNumber").dump() + ':' +
                                   params.at("url").get<std::string>();
            return Json{{"breakpointId", id}, {"locations", Json::array()}};
        });
        m_peer->answer("Debugger.setBreakpoint", [](const Json &params) {
            return Json{{"breakpointId", "4:" + params.at("location").dump()},
                        {"actualLocation", params.at("location")}};
        });
        connectTo(m_peer->takeTransport());
    }
    void cleanup()
    {
        m_binder.reset();
        m_scripts.reset();
        m_connection.reset();
        m_context.reset();
    }

    void asksBeforeAnythingIsLoaded()
    {
        const BreakpointId id = m_context->store.add(lineBreakpoint("/p/sp ace.js", 9));
        QCOMPARE(m_peer->takeSent(), QStringList());
        m_binder->start();
        QCOMPARE(m_peer->takeSent(), QStringList({set(8, "file:///p/sp%20ace.js")}));
        QCOMPARE(state(id), "NotLoaded");
        QVERIFY(m_binder->waitsForMaps());
        QVERIFY(!m_binder->hasBoundPausing());
        QSignalSpy changed(m_binder.get(), &BreakpointBinder::bindingsChanged);
        parse("5", "file:///p/sp%20ace.js");
        m_peer->send("Debugger.breakpointResolved", resolved("1:8:0:file:///p/sp%20ace.js", "5", 9, 2));
        QCOMPARE(state(id), "bound sp ace.js:10:3");
        QVERIFY(changed.size() > 0);
        QVERIFY(!m_binder->waitsForMaps());
        QVERIFY(m_binder->hasBoundPausing());
        QCOMPARE(m_binder->breakpointsOf({"1:8:0:file:///p/sp%20ace.js", "nobody's"}),
                 QList<BreakpointId>{id});
        QCOMPARE(m_binder->breakpointsAt({"5", 9, 2}), QList<BreakpointId>{id});
        QCOMPARE(m_binder->breakpointsAt({"5", 8, 2}), QList<BreakpointId>());
    }

    void followsTheStore()
    {
        m_binder->start();
        const BreakpointId id = m_context->store.add(lineBreakpoint("/p/a.js", 3));
        QCOMPARE(m_peer->takeSent(), QStringList({set(2)}));
        m_context->store.setEnabled(id, false);
        QCOMPARE(m_peer->takeSent(), QStringList({removed(2)}));
        QCOMPARE(state(id), "Disabled");
        m_context->store.setEnabled(id, true);
        QCOMPARE(m_peer->takeSent(), QStringList({set(2)}));
        m_context->store.moveWithEdit("/p/a.js", 1, 1, 0, 1);
        QCOMPARE(m_peer->takeSent(), QStringList({removed(2), set(3)}));
        Breakpoint other = *m_context->store.find(id);
        other.group = "some";
        m_context->store.update(other);
        QCOMPARE(m_peer->takeSent(), QStringList()); // nothing that the engine knows
        m_context->store.remove(id);
        QCOMPARE(m_peer->takeSent(), QStringList({removed(3)}));
        m_context->store.toggleLine("/p/a.js", 1);
        m_context->store.removeAll();
        QCOMPARE(m_peer->takeSent(), QStringList({set(0), removed(0)}));
    }

    // What changes while an answer is on its way is put right when that is here.
    void waitsForAnswers()
    {
        m_binder->start();
        m_peer->hold("Debugger.setBreakpointByUrl");
        const BreakpointId id = m_context->store.add(lineBreakpoint("/p/a.js", 3));
        const BreakpointId gone = m_context->store.add(lineBreakpoint("/p/b.js", 3));
        m_context->store.moveWithEdit("/p/a.js", 1, 1, 0, 4);
        m_context->store.remove(gone);
        QCOMPARE(m_peer->takeSent().size(), 2);
        m_peer->release("Debugger.setBreakpointByUrl");
        QCOMPARE(m_peer->takeSent(), QStringList({removed(2), set(6), removed(2, "file:///p/b.js")}));
        QCOMPARE(state(id), "NotLoaded");
    }

    void tellsWhyItIsNotBound()
    {
        m_binder->start();
        const BreakpointId id = m_context->store.add(lineBreakpoint("/p/a.js", 300));
        QCOMPARE(state(id), "NotLoaded");
        parse("5", "file:///p/a.js");
        QCOMPARE(state(id), "NoCode");
        m_binder.reset();
        QCOMPARE(state(id), "NotRunning");
    }

    void asksByEveryNameOfAFile()
    {
        m_binder->start();
        m_context->store.add(lineBreakpoint("/p/a.js", 3));
        m_peer->takeSent();
        parse("5", "file:///p/a.js");
        QCOMPARE(m_peer->takeSent(), QStringList());
        parse("6", "file:///p/a.js?v=2");
        QCOMPARE(m_peer->takeSent(), QStringList({set(2, "file:///p/a.js?v=2")}));
    }

    void goesThroughSourceMaps()
    {
        const QString source = m_place->path("src/a.ts");
        m_place->write("dist/a.js.map", map);
        m_binder->start();
        const BreakpointId id = m_context->store.add(lineBreakpoint(source, 2));
        m_peer->takeSent();
        parse("9", scriptUrlsOfPath(m_place->path("dist/a.js")).first(), "a.js.map");
        QVERIFY(m_binder->waitsForMaps());
        // On the next line that has code.
        QTRY_COMPARE(m_peer->count("Debugger.setBreakpoint"), 1);
        const Json location{{"scriptId", "9"}, {"lineNumber", 2}, {"columnNumber", 2}};
        QVERIFY(m_peer->lastParams("Debugger.setBreakpoint") == Json({{"location", location}}));
        QCOMPARE(state(id), "bound a.ts:3:7");
        QVERIFY(!m_binder->waitsForMaps());
    }

    // Such a file's own lines are not those that run.
    void trustsTheMapOfAFileThatWasCompiledInPlace()
    {
        const QByteArray own = QByteArray(map).replace("../src/a.ts", "a.ts");
        const QString path = m_place->path("a.ts");
        m_binder->start();
        const BreakpointId id = m_context->store.add(lineBreakpoint(path, 1));
        m_peer->takeSent();
        parse("9", scriptUrlsOfPath(path).first(), "data:application/json;base64," + own.toBase64());
        QTRY_COMPARE(state(id), "bound a.ts:1:1");
        const QStringList sent = m_peer->takeSent();
        QVERIFY2(sent.size() == 2 && sent.first().startsWith("Debugger.removeBreakpoint"),
                 qPrintable(sent.join('\n')));
    }

    void standsWhereTheLoadedTextHasItsLine()
    {
        m_peer->answer("Debugger.getScriptSource", Json{{"scriptSource", "a\nb\nc\nd"}});
        m_binder->start();
        parse("5", "file:///p/a.js");
        m_context->texts.set("/p/a.js", "a\nnew\nlines\nb\nc\nd");
        const BreakpointId id = m_context->store.add(lineBreakpoint("/p/a.js", 5));
        QCOMPARE(m_peer->takeSent("Debugger.setBreakpointByUrl"), QStringList({set(2)}));
        const BreakpointId fresh = m_context->store.add(lineBreakpoint("/p/a.js", 2));
        QCOMPARE(m_peer->takeSent(), QStringList());
        QCOMPARE(state(fresh), "EditedAway");
        m_peer->send("Debugger.breakpointResolved", resolved("1:2:0:file:///p/a.js", "5", 2, 0));
        QCOMPARE(state(id), "bound a.js:5:1");
        // The next edit moves both, the text and the breakpoint: the engine has nothing to do.
        m_context->store.moveWithEdit("/p/a.js", 1, 1, 0, 1);
        m_context->texts.set("/p/a.js", "top\na\nnew\nlines\nb\nc\nd");
        QCOMPARE(state(id), "bound a.js:6:1");
    }

    void refusesBadConditionsAtOnce()
    {
        m_peer->answer("Runtime.evaluate", [](const Json &params) {
            const bool bad = params.at("expression").get<std::string>().find("x >\\n") != std::string::npos;
            const Json error{{"type", "object"},
                             {"subtype", "error"},
                             {"className", "SyntaxError"},
                             {"description", "SyntaxError: Unexpected token ')'\n    at new Function"}};
            if (!bad)
                return Json{{"result", {{"type", "undefined"}}}};
            return Json{{"result", error},
                        {"exceptionDetails",
                         {{"exceptionId", 1}, {"text", "Uncaught"}, {"lineNumber", 0}, {"columnNumber", 0}}}};
        });
        m_binder->start();
        Breakpoint breakpoint = lineBreakpoint("/p/a.js", 3);
        breakpoint.condition = "x >";
        breakpoint.id = m_context->store.add(breakpoint);
        QCOMPARE(state(breakpoint.id), "BadCondition: SyntaxError: Unexpected token ')'");
        QVERIFY(m_peer->takeSent("Debugger.setBreakpointByUrl").isEmpty());
        breakpoint.condition = "x > 1";
        m_context->store.update(breakpoint);
        QCOMPARE(state(breakpoint.id), "NotLoaded");
        QCOMPARE(m_peer->takeSent("Debugger.setBreakpointByUrl").size(), 1);
        breakpoint.hitCondition = "often";
        m_context->store.update(breakpoint);
        QVERIFY(state(breakpoint.id).startsWith("BadCondition: “often”"));
        QCOMPARE(m_peer->takeSent("Debugger.removeBreakpoint").size(), 1);
    }

    void tellsOfExceptions()
    {
        m_binder->start();
        Breakpoint breakpoint;
        breakpoint.kind = Breakpoint::Kind::Exception;
        const BreakpointId uncaught = m_context->store.add(breakpoint);
        breakpoint.exceptions = Breakpoint::Exceptions::All;
        const BreakpointId all = m_context->store.add(breakpoint);
        m_context->store.setEnabled(all, false);
        m_context->store.remove(uncaught);
        QStringList states;
        for (const QString &sent : m_peer->takeSent("Debugger.setPauseOnExceptions"))
            states.append(sent.section('"', 3, 3));
        QCOMPARE(states, QStringList({"uncaught", "all", "uncaught", "none"}));
    }

    void findsFunctionsByName()
    {
        m_peer->answer("Debugger.getScriptSource",
                       Json{{"scriptSource", "class R {\n  handle(a) {\n    a() }\n}\nfunction other() {}"}});
        m_binder->start();
        parse("5", "file:///p/a.js");
        parse("6", "node:events");
        parse("7", "file:///p/node_modules/x/a.js");
        QCOMPARE(m_peer->count("Debugger.getScriptSource"), 0);
        QVERIFY(!m_binder->wantsFunctions());
        Breakpoint breakpoint;
        breakpoint.kind = Breakpoint::Kind::Function;
        breakpoint.functionName = "R.handle";
        const BreakpointId id = m_context->store.add(breakpoint);
        QCOMPARE(m_peer->count("Debugger.getScriptSource"), 1);
        QVERIFY(m_binder->knowsFunctionsOf("5") && m_binder->knowsFunctionsOf("6"));
        QCOMPARE(state(id), "bound a.js:2:14");
        breakpoint.functionName = "nobody";
        QCOMPARE(state(m_context->store.add(breakpoint)), "NotFound");
    }

    // The same against a real engine.
    void bindsInARealEngine()
    {
        const QString script = m_place->write("main.js", "// first\n"
                                                         "\n"
                                                         "let total = 0;\n"
                                                         "function add(a, b) {\n"
                                                         "  return a + b;\n"
                                                         "}\n"
                                                         "for (let i = 0; i < 4; i++)\n"
                                                         "  total += add(i, 1);\n"
                                                         "setInterval(() => {}, 1000);\n");
        cleanup();
        m_context = std::make_unique<DebugContext>();
        connectTo(std::make_unique<EnginePeer>(script));
        const BreakpointId blank = m_context->store.add(lineBreakpoint(script, 2));
        Breakpoint conditional = lineBreakpoint(script, 5);
        conditional.condition = "a === 2";
        const BreakpointId inside = m_context->store.add(conditional);
        Breakpoint logging = lineBreakpoint(script, 8, 3);
        logging.logMessage = "i is {i}";
        const BreakpointId log = m_context->store.add(logging);
        const BreakpointId behind = m_context->store.add(lineBreakpoint(script, 99));
        Breakpoint broken = lineBreakpoint(script, 5, 3);
        broken.condition = "a +";
        const BreakpointId bad = m_context->store.add(broken);
        Breakpoint function;
        function.kind = Breakpoint::Kind::Function;
        function.functionName = "add";
        const BreakpointId entry = m_context->store.add(function);

        QList<QList<BreakpointId>> pauses;
        QStringList logs;
        cdp::Session &session = m_connection->root();
        session.on<cdp::debugger::Paused>(this, [&](const cdp::debugger::Paused &event) {
            pauses.append(m_binder->breakpointsOf(event.hitBreakpoints.value_or(QList<QString>())));
            session.send<cdp::debugger::Resume>();
        });
        session.on<cdp::runtime::BindingCalled>(
            this, [&logs](const cdp::runtime::BindingCalled &event) { logs.append(event.payload); });
        session.send<cdp::debugger::Enable>();
        m_binder->start();
        session.send<cdp::runtime::RunIfWaitingForDebugger>();
        QTRY_COMPARE(logs.size(), 4);
        QVERIFY(Json::parse(logs.at(2).toStdString()) ==
                Json({{"id", std::to_string(quint64(log))}, {"text", "i is 2"}}));
        const auto pausesAt = [&pauses](BreakpointId id) {
            return std::count_if(pauses.begin(), pauses.end(),
                                 [id](const QList<BreakpointId> &ids) { return ids.contains(id); });
        };
        QTRY_COMPARE(pausesAt(inside), 1);
        QCOMPARE(pausesAt(blank), 1);
        QCOMPARE(pausesAt(log), 0);
        QCOMPARE(pausesAt(bad), 0);
        QCOMPARE(state(blank), "bound main.js:3:13");
        QCOMPARE(state(inside), "bound main.js:5:3");
        QCOMPARE(state(log), "bound main.js:8:3");
        QCOMPARE(state(behind), "NoCode");
        QVERIFY2(state(bad).startsWith("BadCondition: SyntaxError: "), qPrintable(state(bad)));
        QTRY_COMPARE(state(entry), "bound main.js:5:3");
    }

private:
    void connectTo(std::unique_ptr<cdp::Transport> transport)
    {
        m_connection = std::make_unique<cdp::Connection>(std::move(transport));
        m_scripts = std::make_unique<ScriptRegistry>(m_connection->root(), *m_context);
        m_binder =
            std::make_unique<BreakpointBinder>(m_connection->root(), *m_scripts, *m_context, TargetId(1));
    }

    QString state(BreakpointId id) const { return printed(m_context->bindings.binding(id)); }

    static QString set(int line, const QString &url = "file:///p/a.js")
    {
        static const QString text =
            R"(Debugger.setBreakpointByUrl {"columnNumber":0,"lineNumber":%1,"url":"%2"})";
        return text.arg(QString::number(line), url);
    }
    static QString removed(int line, const QString &url = "file:///p/a.js")
    {
        static const QString text = R"(Debugger.removeBreakpoint {"breakpointId":"1:%1:0:%2"})";
        return text.arg(QString::number(line), url);
    }
    static Json resolved(const char *id, const char *script, int line, int column)
    {
        return {{"breakpointId", id},
                {"location", {{"scriptId", script}, {"lineNumber", line}, {"columnNumber", column}}}};
    }

    void parse(const char *id, const QString &url, const QString &mapUrl = {})
    {
        m_peer->send("Debugger.scriptParsed", Json{{"scriptId", id},
                                                   {"url", url.toStdString()},
                                                   {"startLine", 0},
                                                   {"startColumn", 0},
                                                   {"endLine", 10},
                                                   {"endColumn", 0},
                                                   {"executionContextId", 1},
                                                   {"hash", ""},
                                                   {"buildId", ""},
                                                   {"sourceMapURL", mapUrl.toStdString()}});
    }

    std::unique_ptr<TemporaryProject> m_place;
    std::unique_ptr<DebugContext> m_context;
    std::unique_ptr<ScriptedPeer> m_peer;
    std::unique_ptr<cdp::Connection> m_connection;
    std::unique_ptr<ScriptRegistry> m_scripts;
    std::unique_ptr<BreakpointBinder> m_binder;
};

QTEST_GUILESS_MAIN(TestBreakpointBinder)
#include "tst_breakpointbinder.moc"
