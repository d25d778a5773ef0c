// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hotexec.h"

#include "app/apptr.h"
#include "app/consolelanguage.h"
#include "app/launchenvironment.h"
#include "app/loopreportfile.h"
#include "core/cdp/connection.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/hotreload/hotreload.h"
#include "core/project/environmentfile.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "runtime/tools/syntaxclassifier.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

#include <csignal>
#include <cstdlib>
#include <map>

namespace boucle {

namespace {

using namespace std::chrono_literals;

constexpr int usageExitCode = 9;        // node's own for a bad argument
constexpr int signalExitCodeBase = 128; // as a shell says it
// A server that does not come back to its loop does not handle signals either.
constexpr auto askLimit = 500ms;

void say(const QString &text)
{
    QTextStream(stderr) << "boucle: " << text << '\n';
}

/// One script with hot reload and without a window.
class HotRun : public QObject
{
public:
    HotRun(Host &host, const ExecCommand &command)
        : m_command(command)
        , m_environment(userEnvironment(host))
        , m_runtime(host)
        , m_classifier(host)
        , m_session(m_runtime, {})
        , m_hot(m_session, m_classifier)
    {
        if (!command.loopReport.isEmpty())
            m_report.emplace(m_session, command.loopReport);
        m_runtime.setCompileCache(compileCacheFolder());
        m_runtime.enableStandby();
        m_hot.setSpecSource([this] { return spec(); });
        connect(&m_session, &ServerSession::inspectorReady, this, &HotRun::connectDebugger);
        connect(&m_session, &ServerSession::stateChanged, this, &HotRun::takeState);
        connect(&m_session, &ServerSession::retired, this, [this](ServerId id) { m_debuggers.erase(id); });
        connect(&m_hot, &HotReload::recorded, this,
                [](const ReloadRecord &record) { say(describe(record, QDir::currentPath())); });
        connect(&m_runtime, &NodeRuntime::quitRequested, this, &HotRun::takeSignal);
        connect(&m_runtime, &ServerRuntime::event, this, [](ServerId, const ServerEvent &event) {
            if (const auto *taken = std::get_if<ServerPortInUse>(&event); taken && !taken->handled)
                say(describePortInUse(taken->port, taken->owner));
        });
    }

    int run()
    {
        const Result<LaunchSpec> launch = spec();
        if (!launch) {
            say(launch.error().message);
            return usageExitCode;
        }
        m_session.setSpec(*launch);
        if (const Result<void> started = m_session.start(); !started) {
            say(started.error().message);
            return EXIT_FAILURE;
        }
        const int code = QCoreApplication::exec();
        if (!m_report)
            return code;
        if (const Result<void> written = m_report->write(); !written)
            say(written.error().message);
        return code;
    }

private:
    struct Debugger
    {
        std::unique_ptr<cdp::Connection> connection;
        std::unique_ptr<LiveEditor> editor;
    };

    Result<LaunchSpec> spec() const
    {
        QList<EnvironmentFile> files;
        for (const QString &file : m_command.environmentFiles)
            files.append({file, false});
        const Result<QMap<QString, QString>> variables = readEnvironmentFiles(files);
        if (!variables)
            return variables.error();
        LaunchSpec spec;
        spec.environment = m_environment;
        for (auto it = variables->begin(); it != variables->end(); ++it) {
            if (!spec.environment.contains(it.key()))
                spec.environment.insert(it.key(), it.value());
        }
        const QDir here = QDir::current();
        spec.name = m_command.script;
        spec.script = here.absoluteFilePath(m_command.script);
        spec.workingDirectory = here.path();
        spec.arguments = m_command.arguments;
        spec.requireModules = m_command.requireModules;
        spec.importModules = m_command.importModules;
        spec.stdio = LaunchSpec::Stdio::Inherited;
        spec.debuggableChildren = false;
        spec.watchesLoop = !m_command.loopReport.isEmpty();
        spec.hotReload.enabled = true;
        spec.hotReload.restartsAll = true;
        spec.hotReload.stopBeforeStart = m_command.stopBeforeStart;
        for (const QString &file : m_command.watchedFiles + m_command.environmentFiles)
            spec.hotReload.files.append(here.absoluteFilePath(file));
        return spec;
    }

    void connectDebugger(ServerId id)
    {
        Debugger &debugger = m_debuggers[id];
        debugger.connection = std::make_unique<cdp::Connection>(m_session.connectInspector());
        cdp::Session &session = debugger.connection->root();
        debugger.editor = std::make_unique<LiveEditor>(session, [&session] {
            session.send<cdp::debugger::Enable>();
            // Nobody is there to go on after a debugger statement.
            session.send<cdp::debugger::SetSkipAllPauses>({.skip = true});
        });
        m_hot.setEditor(id, debugger.editor.get());
        session.send<cdp::runtime::RunIfWaitingForDebugger>();
    }

    void takeState(ServerState state)
    {
        if (state != ServerState::Exited)
            return;
        m_debuggers.clear();
        const ExitReason reason = m_session.exitReason().value_or(Terminated{});
        if (m_signal) {
            const bool wasStopped = std::holds_alternative<Terminated>(reason);
            QCoreApplication::exit(wasStopped ? signalExitCodeBase + *m_signal : exitCodeOf(reason));
            return;
        }
        say(AppTr::tr("%1. Waits for a change of its files.").arg(describe(reason)));
    }

    /// As node does: a script that handles the signal ends by itself, or not; any other ends now.
    void takeSignal(int signal)
    {
        const bool isFirst = !std::exchange(m_signal, signal);
        const std::optional<ServerId> serving = m_session.serving();
        const auto debugger = serving ? m_debuggers.find(*serving) : m_debuggers.end();
        if (!isAlive(m_session.state())) {
            QCoreApplication::exit(signalExitCodeBase + signal);
        } else if (!isFirst || debugger == m_debuggers.end()) {
            m_session.stop();
        } else {
            using Evaluate = cdp::runtime::Evaluate;
            Evaluate::Params params;
            params.expression =
                QStringLiteral("process.listenerCount('SIG%1')").arg(QLatin1String(sigabbrev_np(signal)));
            params.returnByValue = true;
            params.disableBreaks = true;
            debugger->second.connection->root().call<Evaluate>(
                params, this,
                [this](const Result<Evaluate::Result> &count) {
                    const bool isHandled = count && count->result.value && count->result.value->text() != "0";
                    if (!isHandled)
                        m_session.stop();
                },
                askLimit);
        }
    }

    const ExecCommand m_command;
    const QMap<QString, QString> m_environment;
    NodeRuntime m_runtime;
    SyntaxClassifier m_classifier;
    ServerSession m_session;
    HotReload m_hot;
    std::optional<LoopReportFile> m_report;
    std::map<ServerId, Debugger> m_debuggers;
    std::optional<int> m_signal; ///< that is to end the process
};

} // namespace

int runHotScript(Host &host, const ExecCommand &command)
{
    speakUserLanguage();
    return HotRun(host, command).run();
}

} // namespace boucle
