// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/execmode.h"

#include "app/consolelanguage.h"
#include "app/launchenvironment.h"
#include "core/project/environmentfile.h"
#include "core/session/exitreason.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"

#include <QCoreApplication>
#include <QTextStream>

#include <cstdlib>

namespace boucle {

namespace {

constexpr int usageExitCode = 9; // node's own for a bad argument

void say(const QString &text)
{
    QTextStream(stderr) << "boucle: " << text << '\n';
}

/// The process belongs to the script, so only what node would not have said is said.
void report(const ServerEvent &event)
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

    NodeRuntime runtime(host, Tenancy::Sole);
    int exitCode = 0;
    QObject::connect(&runtime, &ServerRuntime::event, QCoreApplication::instance(),
                     [&](ServerId, const ServerEvent &event) {
                         report(event);
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
