// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/execmode.h"

#include "app/consolelanguage.h"
#include "app/endsignals.h"
#include "app/launchenvironment.h"
#include "app/loopreportfile.h"
#include "core/project/environmentfile.h"
#include "core/session/exitreason.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"

#include <QCoreApplication>
#include <QTextStream>

#include <csignal>
#include <cstdlib>
#include <optional>

namespace boucle {

namespace {

constexpr int usageExitCode = 9; // node's own for a bad argument

void say(const QString &text)
{
    QTextStream(stderr) << "boucle: " << text << '\n';
}

/// The process belongs to the script, so only what node would not have said is said.
void reportEvent(const ServerEvent &event)
{
    const auto *taken = std::get_if<ServerPortInUse>(&event);
    if (!taken || taken->handled)
        return;
    speakUserLanguage();
    say(describePortInUse(taken->port, taken->owner));
}

/// As node's --env-file: later files win over earlier ones, the environment over all.
Result<void> loadEnvironmentFiles(const QStringList &files)
{
    QList<EnvironmentFile> list;
    for (const QString &file : files)
        list.append({file, false});
    const Result<QMap<QString, QString>> variables = readEnvironmentFiles(list);
    if (!variables)
        return variables.error();
    const QMap<QString, QString> before = Host::environment();
    for (auto it = variables->begin(); it != variables->end(); ++it) {
        if (!before.contains(it.key()))
            setenv(it.key().toLocal8Bit().constData(), it.value().toLocal8Bit().constData(), 1);
    }
    return {};
}

/// The same with the event loop's summary at the end.
int runWatched(NodeRuntime &runtime, const LaunchSpec &spec, const QString &path)
{
    ServerSession session(runtime, spec);
    LoopReportFile report(session, path);
    std::optional<int> endSignal;
    const EndSignals signalsThatEnd([&](int number) {
        endSignal = number;
        session.stop();
    });
    QObject::connect(&runtime, &ServerRuntime::event, &session,
                     [](ServerId, const ServerEvent &event) { reportEvent(event); });
    QObject::connect(&session, &ServerSession::stateChanged, &session, [&](ServerState state) {
        if (state != ServerState::Exited)
            return;
        const ExitReason reason = session.exitReason().value_or(Terminated{});
        if (const auto *failed = std::get_if<StartFailed>(&reason))
            say(describe(*failed));
        if (const Result<void> written = report.write(); !written)
            say(written.error().message);
        QCoreApplication::exit(exitCodeOf(reason));
    });
    if (const Result<void> started = session.start(); !started) {
        say(started.error().message);
        return EXIT_FAILURE;
    }
    const int code = QCoreApplication::exec();
    if (endSignal) {
        // Whoever waits for the process is told what ended it.
        signal(*endSignal, SIG_DFL);
        raise(*endSignal);
    }
    return code;
}

} // namespace

int runScript(Host &host, const ExecCommand &command)
{
    restoreUserEnvironment();
    if (const Result<void> loaded = loadEnvironmentFiles(command.environmentFiles); !loaded) {
        say(loaded.error().message);
        return usageExitCode;
    }

    LaunchSpec spec;
    spec.name = command.script;
    spec.script = command.script;
    spec.arguments = command.arguments;
    spec.requireModules = command.requireModules;
    spec.importModules = command.importModules;
    spec.stdio = LaunchSpec::Stdio::Inherited;
    spec.watchesLoop = !command.loopReport.isEmpty();
    spec.debuggable = false;

    NodeRuntime runtime(host, Tenancy::Sole);
    if (!command.loopReport.isEmpty())
        return runWatched(runtime, spec, command.loopReport);
    int exitCode = 0;
    QObject::connect(&runtime, &ServerRuntime::event, QCoreApplication::instance(),
                     [&](ServerId, const ServerEvent &event) {
                         reportEvent(event);
                         if (const auto *ended = std::get_if<ServerEnded>(&event)) {
                             if (const auto *failed = std::get_if<StartFailed>(&ended->reason))
                                 say(describe(*failed));
                             exitCode = exitCodeOf(ended->reason);
                             QCoreApplication::quit();
                         }
                     });
    const Result<ServerId> id = runtime.start(spec);
    if (!id) {
        say(id.error().message);
        return EXIT_FAILURE;
    }
    QCoreApplication::exec();
    return exitCode;
}

} // namespace boucle
