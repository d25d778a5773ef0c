// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/environmentfile.h"
#include "core/project/runplacement.h"
#include "core/session/launchspec.h"

#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace boucle {

/// What a Run runs, as found in package.json, in .vscode/launch.json or in the folder. Plain data: nothing is
/// checked before resolve(), so that a script whose file is built later can be offered now.
struct LaunchConfiguration
{
    enum class Origin { PackageScript, PackageMain, LoneFile, LaunchJson, File, Attach };

    QString name;   ///< shown to the user: "start", "Launch server", "server.js"
    QString script; ///< absolute; empty only when `refusal` is set, or nothing is started (Attach)
    QStringList arguments;
    QString workingDirectory;                ///< absolute
    QList<Preparation> preparations;         ///< run before the script, which they may make
    QMap<QString, QString> environment;      ///< added to the base, and stronger than it
    QList<EnvironmentFile> environmentFiles; ///< a later one wins over an earlier; weaker than the rest
    QStringList requireModules;
    QStringList importModules;
    QStringList unsupportedNodeFlags; ///< flags that only a command line can set
    QStringList
        execArguments; ///< for process.execArgv: every node flag except those for watching and inspecting
    qint64 heapLimitMiB = 0; ///< 0: V8's own default
    RunPlacement placement;
    Origin origin = Origin::File;
    QString packageScript;        ///< the script of package.json that runs, after following "npm run other"
    QString detail;               ///< the command as written: "node src/server.js"
    std::optional<Error> refusal; ///< why it cannot run at all: what resolve() answers

    friend bool operator==(const LaunchConfiguration &, const LaunchConfiguration &) = default;
};

/// What was found to run in a folder: the first configuration is the one to offer first. Problems are for the
/// user to see; the configurations are usable all the same.
struct Launches
{
    QList<LaunchConfiguration> configurations;
    QList<Error> problems;
};

/// Checks the files that it names and makes the environment: the base, npm's variables for a package script,
/// environment files (weaker than both), the configuration's own. A script that preparations may make need
/// not be there yet. In the IDE, NODE_OPTIONS is honoured as far as flags can be; a separate process reads it
/// itself. Reads files. Errors: the refusal, "script-missing", "script-unreadable", "folder-missing",
/// "environment-file", "unsupported-node-flags" (a separate process would do), "node-missing",
/// "inspector-address".
Result<LaunchSpec> resolve(const LaunchConfiguration &configuration,
                           const QMap<QString, QString> &baseEnvironment);

} // namespace boucle

Q_DECLARE_METATYPE(boucle::LaunchConfiguration)
