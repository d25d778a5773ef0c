// SPDX-License-Identifier: GPL-3.0-or-later

// What it costs that every server can be debugged: its start, the way of a call to it and back, a step, its
// request rate. In the IDE and, by the same client over a WebSocket, in a process of its own. Prints one JSON
// object; asserts nothing. BOUCLE_BENCH_ROUNDS: rounds, 11 by default.
//
//   start               from a start to the first line of the script, without and with a debugger, ms
//   firstBreakpointMs   from a start to where the debugger shows the pause on the first line
//   evaluate            one round trip of "1 + 1" while the program runs and while it is paused, us
//   step                from the command to the stack, and to the variables of the frame, ms
//   requestsPerSecond   with the debugger on and 50 breakpoints that do not match, against a server without
//   one

#include "core/cdp/connection.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/debugger/debugger.h"
#include "core/session/serversession.h"
#include "runtime/node/noderuntime.h"
#include "runtime/remote/processruntime.h"
#include "tests/support/hosttest.h"
#include "tests/support/runtimeprobe.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

using namespace boucle;

namespace {

using Json = nlohmann::json;

constexpr int roundTrips = 2000;
constexpr int loadConnections = 16;
constexpr int loadMs = 1500;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

Json summary(const std::vector<double> &values)
{
    return {{"median", median(values)},
            {"min", *std::min_element(values.begin(), values.end())},
            {"max", *std::max_element(values.begin(), values.end())}};
}

class DebuggerBench : public QObject
{
public:
    DebuggerBench(Host &host, int rounds)
        : m_host(host)
        , m_rounds(rounds)
        , m_runtime(host)
        , m_outside({host.executablePath(),
                     qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/lib/boucle/bootstrap.cjs"),
                     m_runtime.description()})
    {
    }

    enum class Place { InIde, WebSocket };

    Json start();
    Json firstBreakpoint(Place place);
    Json roundTrip(Place place);
    Json step(Place place);
    Json rate();

private:
    enum class Kind { Plain, Debuggable, Debugged };

    ServerRuntime &runtimeOf(Place place)
    {
        return place == Place::InIde ? static_cast<ServerRuntime &>(m_runtime) : m_outside;
    }
    LaunchSpec spec(const QByteArray &script, Place place = Place::InIde)
    {
        const QString path = m_folder.filePath(QStringLiteral("script%1.js").arg(++m_scripts));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(script) < 0)
            qFatal("cannot write %s", qPrintable(path));
        LaunchSpec result = RuntimeProbe::specFor(path);
        if (place == Place::WebSocket)
            result.placement = LaunchSpec::Placement::SeparateProcess;
        return result;
    }
    static void wait(const std::function<bool()> &isDone)
    {
        QElapsedTimer timer;
        timer.start();
        while (!isDone()) {
            if (timer.elapsed() > 20'000)
                qFatal("the bench waits for something that does not come");
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
    }
    static void stop(ServerSession &session)
    {
        session.stop();
        wait([&] { return session.state() == ServerState::Exited; });
    }
    /// Takes the inspector when it is ready, and lets the server run.
    std::unique_ptr<cdp::Connection> connection(ServerSession &session)
    {
        std::unique_ptr<cdp::Connection> result;
        connect(&session, &ServerSession::inspectorReady, this,
                [&] { result = std::make_unique<cdp::Connection>(session.connectInspector()); });
        if (!session.start())
            qFatal("cannot start");
        wait([&] { return result != nullptr; });
        return result;
    }
    double startMs(const LaunchSpec &launch, Kind kind);
    double evaluateUs(cdp::Session &session, const QString &frame);
    double requestsPerSecond(int port);

    Host &m_host;
    int m_rounds;
    QTemporaryDir m_folder;
    int m_scripts = 0;
    NodeRuntime m_runtime;
    ProcessRuntime m_outside;
};

/// From the start to the first line of the script.
double DebuggerBench::startMs(const LaunchSpec &launch, Kind kind)
{
    LaunchSpec used = launch;
    used.debuggable = kind != Kind::Plain;
    ServerSession session(m_runtime, used);
    std::unique_ptr<cdp::Connection> debugger;
    if (kind == Kind::Debugged) {
        connect(&session, &ServerSession::inspectorReady, this, [&] {
            debugger = std::make_unique<cdp::Connection>(session.connectInspector());
            debugger->root().send<cdp::debugger::Enable>();
            cdp::debugger::SetBreakpointByUrl::Params breakpoint;
            breakpoint.lineNumber = 100;
            breakpoint.url = QStringLiteral("file:///no/such/file.js");
            debugger->root().send<cdp::debugger::SetBreakpointByUrl>(breakpoint);
            debugger->root().send<cdp::runtime::RunIfWaitingForDebugger>();
        });
    }
    QElapsedTimer timer;
    timer.start();
    if (!session.start())
        qFatal("cannot start");
    wait([&] { return session.state() == ServerState::Running; });
    const double result = double(timer.nsecsElapsed()) / 1e6;
    stop(session);
    return result;
}

Json DebuggerBench::start()
{
    const LaunchSpec launch = spec("setInterval(() => {}, 1000)");
    const double first = startMs(launch, Kind::Debuggable); // makes the hub
    std::map<Kind, std::vector<double>> times;
    for (int round = -2; round < m_rounds; ++round) {
        for (const Kind kind : {Kind::Plain, Kind::Debuggable, Kind::Debugged}) {
            const double time = startMs(launch, kind);
            if (round >= 0)
                times[kind].push_back(time);
        }
    }
    return {{"firstDebuggableMs", first},
            {"plainMs", summary(times[Kind::Plain])},
            {"debuggableMs", summary(times[Kind::Debuggable])},
            {"debuggerEnabledMs", summary(times[Kind::Debugged])}};
}

double DebuggerBench::evaluateUs(cdp::Session &session, const QString &frame)
{
    int left = roundTrips;
    std::function<void()> next;
    const auto done = [&](const auto &result) {
        if (!result)
            qFatal("cannot evaluate: %s", qPrintable(result.error().message));
        if (--left > 0)
            next();
    };
    next = [&] {
        if (frame.isEmpty()) {
            cdp::runtime::Evaluate::Params params;
            params.expression = QStringLiteral("1 + 1");
            session.call<cdp::runtime::Evaluate>(params, this, done);
        } else {
            cdp::debugger::EvaluateOnCallFrame::Params params;
            params.callFrameId = frame;
            params.expression = QStringLiteral("1 + 1");
            session.call<cdp::debugger::EvaluateOnCallFrame>(params, this, done);
        }
    };
    QElapsedTimer timer;
    timer.start();
    next();
    wait([&] { return left == 0; });
    return double(timer.nsecsElapsed()) / 1e3 / roundTrips;
}

/// Whether the variables of the current frame are there, the innermost scope with what is in it.
bool areVariablesShown(VariablesModel &model)
{
    const QModelIndex scope = model.index(0, 0);
    if (!scope.isValid())
        return false;
    if (model.canFetchMore(scope))
        model.fetchMore(scope);
    return model.rowCount(scope) > 0;
}

Json DebuggerBench::firstBreakpoint(Place place)
{
    const LaunchSpec launch = spec("const first = 1;\nsetInterval(() => {}, 1000);\n", place);
    std::vector<double> times;
    for (int round = -1; round < m_rounds; ++round) {
        ServerSession session(runtimeOf(place), launch);
        Debugger debugger;
        Breakpoint breakpoint;
        breakpoint.place = {launch.script, 1, 0};
        debugger.breakpoints().add(breakpoint);
        debugger.addSession(session);
        QElapsedTimer timer;
        timer.start();
        if (!session.start())
            qFatal("cannot start");
        wait([&] { return debugger.currentFrame() == 0; });
        if (round >= 0)
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
        stop(session);
        debugger.removeSession(session);
    }
    return summary(times);
}

Json DebuggerBench::step(Place place)
{
    constexpr int steps = 20;
    QByteArray script = "function work(a) {\n  debugger;\n";
    for (int i = 0; i < steps * (m_rounds + 1) + 5; ++i)
        script += "  a += 1;\n";
    script += "}\nwork(1);\nsetInterval(() => {}, 1000);\n";
    const LaunchSpec launch = spec(script, place);
    ServerSession session(runtimeOf(place), launch);
    Debugger debugger;
    Breakpoint breakpoint;
    breakpoint.place = {launch.script, 3, 0};
    debugger.breakpoints().add(breakpoint);
    debugger.addSession(session);
    if (!session.start())
        qFatal("cannot start");
    wait([&] { return debugger.currentFrame() == 0; });
    debugger.resume(); // from the statement to the breakpoint
    wait([&] { return debugger.currentPlace().line == 3; });
    std::vector<double> stack;
    std::vector<double> variables;
    for (int i = 0; i < steps * m_rounds; ++i) {
        const quint64 before = debugger.currentTarget()->pause()->generation;
        QElapsedTimer timer;
        timer.start();
        debugger.stepOver();
        wait([&] {
            const Pause *pause = debugger.currentTarget()->pause();
            return pause && pause->generation > before && debugger.currentFrame() == 0;
        });
        stack.push_back(double(timer.nsecsElapsed()) / 1e6);
        wait([&] { return areVariablesShown(debugger.variables()); });
        variables.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    stop(session);
    debugger.removeSession(session);
    return {{"toStackMs", summary(stack)}, {"toVariablesMs", summary(variables)}};
}

Json DebuggerBench::roundTrip(Place place)
{
    std::vector<double> running;
    std::vector<double> paused;
    ServerSession session(runtimeOf(place),
                          spec("setInterval(() => {}, 1000); setTimeout(() => { debugger }, 1)", place));
    const std::unique_ptr<cdp::Connection> debugger = connection(session);
    cdp::Session &root = debugger->root();
    QString frame;
    root.on<cdp::debugger::Paused>(
        this, [&](const cdp::debugger::Paused &event) { frame = event.callFrames.first().callFrameId; });
    root.send<cdp::runtime::RunIfWaitingForDebugger>();
    wait([&] { return session.state() == ServerState::Running; });
    for (int round = 0; round < m_rounds; ++round)
        running.push_back(evaluateUs(root, {}));
    root.send<cdp::debugger::Enable>();
    root.send<cdp::debugger::Pause>();
    cdp::runtime::Evaluate::Params params;
    params.expression = QStringLiteral("setTimeout(() => { debugger }, 1)");
    root.send<cdp::runtime::Evaluate>(params);
    wait([&] { return !frame.isEmpty(); });
    for (int round = 0; round < m_rounds; ++round)
        paused.push_back(evaluateUs(root, frame));
    stop(session);
    return {{"runningUs", summary(running)}, {"pausedUs", summary(paused)}};
}

double DebuggerBench::requestsPerSecond(int port)
{
    QProcess load;
    load.start(m_host.executablePath(),
               {RuntimeProbe::sourceFolder() + QStringLiteral("/tests/bench/load.mjs"), QString::number(port),
                QString::number(loadConnections), QString::number(loadMs)});
    wait([&] { return load.state() == QProcess::NotRunning; });
    return load.readAllStandardOutput().trimmed().toDouble();
}

Json DebuggerBench::rate()
{
    LaunchSpec launch = RuntimeProbe::specFor(RuntimeProbe::sourceFolder() +
                                              QStringLiteral("/tests/projects/http-plain/server.js"));
    launch.environment.insert(QStringLiteral("PORT"), QStringLiteral("0"));
    LaunchSpec plain = launch;
    plain.debuggable = false;
    ServerSession undebuggable(m_runtime, plain);
    if (!undebuggable.start())
        qFatal("cannot start");
    ServerSession debugged(m_runtime, launch);
    const std::unique_ptr<cdp::Connection> debugger = connection(debugged);
    debugger->root().send<cdp::debugger::Enable>();
    for (int line = 0; line < 50; ++line) {
        cdp::debugger::SetBreakpointByUrl::Params breakpoint;
        breakpoint.lineNumber = line;
        breakpoint.url = QStringLiteral("file:///no/such/file.js");
        debugger->root().send<cdp::debugger::SetBreakpointByUrl>(breakpoint);
    }
    debugger->root().send<cdp::runtime::RunIfWaitingForDebugger>();
    wait([&] { return !undebuggable.addresses().isEmpty() && !debugged.addresses().isEmpty(); });

    std::vector<double> without;
    std::vector<double> with;
    std::vector<double> ratios;
    for (int round = -1; round < m_rounds; ++round) {
        const double a = requestsPerSecond(undebuggable.addresses().first().port);
        const double b = requestsPerSecond(debugged.addresses().first().port);
        if (round < 0)
            continue; // warms the code up
        without.push_back(a);
        with.push_back(b);
        ratios.push_back(b / a);
    }
    stop(undebuggable);
    stop(debugged);
    return {{"plain", summary(without)}, {"debuggerEnabled", summary(with)}, {"ratio", median(ratios)}};
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QCoreApplication application(words.argc(), words.argv());
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("BOUCLE_BENCH_ROUNDS", &given);
    const int rounds = given ? wanted : 11;
    using Place = DebuggerBench::Place;
    DebuggerBench bench(host, rounds);
    const Json result{
        {"bench", "debugger"},
        {"rounds", rounds},
        {"node", Host::nodeVersion().toStdString()},
        {"start", bench.start()},
        {"firstBreakpointMs",
         {{"inIde", bench.firstBreakpoint(Place::InIde)},
          {"webSocket", bench.firstBreakpoint(Place::WebSocket)}}},
        {"evaluate",
         {{"inIde", bench.roundTrip(Place::InIde)}, {"webSocket", bench.roundTrip(Place::WebSocket)}}},
        {"step", {{"inIde", bench.step(Place::InIde)}, {"webSocket", bench.step(Place::WebSocket)}}},
        {"requestsPerSecond", bench.rate()}};
    std::printf("%s\n", result.dump(1).c_str());
    return 0;
}
