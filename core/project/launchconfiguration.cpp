// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/launchconfiguration.h"

#include "core/base/fileread.h"
#include "core/base/tr.h"
#include "core/project/environmentfile.h"
#include "core/project/nodeflags.h"
#include "core/project/packagejson.h"

#include <QDir>
#include <QFileInfo>

#include <unistd.h>

namespace boucle {

namespace {

constexpr qint64 bytesPerMiB = 1024 * 1024;

/// The folder itself and those above it, the nearest first.
QStringList foldersUpwards(const QString &folder)
{
    QStringList result;
    for (QDir at(folder);;) {
        result.append(at.absolutePath());
        if (!at.cdUp())
            return result;
    }
}

QString withInstalledTools(const QString &folder, const QString &path)
{
    QStringList entries;
    const QStringList folders = foldersUpwards(folder);
    for (const QString &each : folders)
        entries.append(QDir(each).filePath(QStringLiteral("node_modules/.bin")));
    if (!path.isEmpty())
        entries.append(path);
    return entries.join(u':');
}

/// What npm gives to a package script.
Result<void> addPackageEnvironment(const LaunchConfiguration &configuration,
                                   QMap<QString, QString> &environment)
{
    const QStringList folders = foldersUpwards(configuration.workingDirectory);
    for (const QString &folder : folders) {
        const QString file = QDir(folder).filePath(QStringLiteral("package.json"));
        if (!QFileInfo::exists(file))
            continue;
        const Result<PackageJson> package = PackageJson::load(file);
        if (!package)
            return package.error();
        environment.insert(QStringLiteral("npm_package_json"), file);
        environment.insert(QStringLiteral("npm_package_name"), package->name);
        environment.insert(QStringLiteral("npm_package_version"), package->version);
        if (const PackageJson::Script *script = package->script(configuration.packageScript))
            environment.insert(QStringLiteral("npm_lifecycle_script"), script->command);
        break;
    }
    environment.insert(QStringLiteral("npm_command"), QStringLiteral("run-script"));
    environment.insert(QStringLiteral("npm_lifecycle_event"), configuration.packageScript);
    environment.insert(QStringLiteral("INIT_CWD"), configuration.workingDirectory);
    environment.insert(QStringLiteral("PATH"), withInstalledTools(configuration.workingDirectory,
                                                                  environment.value(QStringLiteral("PATH"))));
    return {};
}

Result<void> checkScript(const QString &script)
{
    const QFileInfo info(script);
    if (!info.exists())
        return Error{
            QStringLiteral("script-missing"),
            CoreTr::tr("%1 does not exist. Build the project first if a build makes it.").arg(script)};
    if (!info.isFile())
        return Error{QStringLiteral("script-missing"), CoreTr::tr("%1 is not a file.").arg(script)};
    if (!info.isReadable())
        return Error{QStringLiteral("script-unreadable"),
                     CoreTr::tr("%1 cannot be read: permission denied.").arg(script)};
    return {};
}

Result<void> checkFolder(const QString &folder)
{
    if (folder.isEmpty() || QFileInfo(folder).isDir())
        return {};
    return Error{QStringLiteral("folder-missing"),
                 CoreTr::tr("The working folder of this run, %1, does not exist.").arg(folder)};
}

Result<void> checkNode(const QString &executable)
{
    const QFileInfo info(executable);
    if (executable.isEmpty() || (info.isFile() && info.isExecutable()))
        return {};
    return Error{
        QStringLiteral("node-missing"),
        CoreTr::tr("%1 is no program that could run this. Choose another node in “Runs In…”, or the bundled "
                   "one.")
            .arg(executable)};
}

Result<LaunchSpec> attachTo(const LaunchConfiguration &configuration)
{
    if (configuration.placement.inspectorAddress.isEmpty())
        return Error{
            QStringLiteral("inspector-address"),
            CoreTr::tr("“%1” attaches to a process, but does not say where its inspector is. Enter host:port "
                       "in “Runs In…”.")
                .arg(configuration.name)};
    LaunchSpec spec;
    spec.name = configuration.name;
    spec.script = configuration.script;
    spec.workingDirectory = configuration.workingDirectory;
    spec.placement = LaunchSpec::Placement::Attach;
    spec.inspectorAddress = configuration.placement.inspectorAddress;
    return spec;
}

/// Reads what NODE_OPTIONS asks of node into the configuration, and says what cannot be had.
QStringList applyNodeOptions(LaunchConfiguration &configuration, QMap<QString, QString> &environment)
{
    const NodeFlags flags =
        readNodeFlags(splitNodeOptions(environment.value(QStringLiteral("NODE_OPTIONS"))));
    // node puts these before those of its command line, and does not show them in process.execArgv.
    configuration.requireModules = flags.requireModules + configuration.requireModules;
    configuration.importModules = flags.importModules + configuration.importModules;
    if (configuration.heapLimitMiB == 0)
        configuration.heapLimitMiB = flags.heapLimitMiB;
    if (flags.noWarnings)
        environment.insert(QStringLiteral("NODE_NO_WARNINGS"), QStringLiteral("1"));
    return configuration.unsupportedNodeFlags + flags.unsupported;
}

Error unsupportedFlags(const QStringList &flags)
{
    return {
        QStringLiteral("unsupported-node-flags"),
        CoreTr::tr("%1 can only be set on node's own command line, which servers in the IDE share. Run this "
                   "in a separate process.")
            .arg(flags.join(QStringLiteral(", ")))};
}

} // namespace

Result<LaunchSpec> resolve(const LaunchConfiguration &configuration,
                           const QMap<QString, QString> &baseEnvironment)
{
    const RunPlacement &placement = configuration.placement;
    if (configuration.refusal)
        return *configuration.refusal;
    if (placement.place == RunPlacement::Place::Attach)
        return attachTo(configuration);
    LaunchConfiguration effective = configuration;
    QMap<QString, QString> environment = baseEnvironment;
    if (Result<void> folder = checkFolder(effective.workingDirectory); !folder)
        return folder.error();
    if (!effective.packageScript.isEmpty()) {
        if (Result<void> added = addPackageEnvironment(effective, environment); !added)
            return added.error();
    }
    environment.insert(effective.environment);

    const Result<QMap<QString, QString>> fromFiles = readEnvironmentFiles(effective.environmentFiles);
    if (!fromFiles)
        return fromFiles.error();
    for (auto it = fromFiles->constBegin(); it != fromFiles->constEnd(); ++it) {
        if (!environment.contains(it.key()))
            environment.insert(it.key(), it.value());
    }

    if (placement.place == RunPlacement::Place::InIde) {
        if (const QStringList unsupported = applyNodeOptions(effective, environment); !unsupported.isEmpty())
            return unsupportedFlags(unsupported);
    } else if (Result<void> node = checkNode(placement.nodeExecutable); !node) {
        return node.error();
    }
    if (effective.preparations.isEmpty()) {
        if (Result<void> script = checkScript(effective.script); !script)
            return script.error();
    }
    if (!environment.contains(QStringLiteral("NO_COLOR")))
        environment.insert(QStringLiteral("FORCE_COLOR"),
                           environment.value(QStringLiteral("FORCE_COLOR"), QStringLiteral("1")));

    LaunchSpec spec;
    spec.name = effective.name;
    spec.script = effective.script;
    spec.preparations = effective.preparations;
    spec.arguments = effective.arguments;
    spec.workingDirectory = effective.workingDirectory;
    spec.environment = environment;
    spec.requireModules = effective.requireModules;
    spec.importModules = effective.importModules;
    spec.placement = placement.place;
    spec.nodeExecutable = placement.nodeExecutable;
    spec.execArguments = effective.execArguments;
    if (placement.place == RunPlacement::Place::SeparateProcess)
        spec.execArguments = placement.nodeFlags + spec.execArguments;
    spec.heapLimitBytes = effective.heapLimitMiB * bytesPerMiB;
    return spec;
}

} // namespace boucle
