// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CommandReader that understands npm, yarn and pnpm.
#include "core/project/commandreader.h"

#include "core/base/tr.h"
#include "core/project/installedtool.h"
#include "core/project/workspaces.h"

#include <QDir>

namespace boucle {

namespace {

Error notAScriptRun(const QString &command)
{
    return {QStringLiteral("no-script-file"),
            CoreTr::tr("“%1” runs no script of package.json. Run it in a terminal.").arg(command)};
}

Error manyPackages(const QString &option)
{
    return {QStringLiteral("several-packages"),
            CoreTr::tr("%1 chooses among several packages. Open the folder of the one to run.").arg(option)};
}

/// The options in front of a package manager's command, and after it for npm.
struct ManagerOptions
{
    QString folder;
    QString workspace;
    QString refused; ///< an option that chooses several packages
};

/// Takes options off the front of `words`.
ManagerOptions takeOptions(QStringList &words)
{
    static const QStringList folderOptions{QStringLiteral("--prefix"), QStringLiteral("-C"),
                                           QStringLiteral("--cwd"), QStringLiteral("--dir")};
    static const QStringList workspaceOptions{QStringLiteral("-w"), QStringLiteral("--workspace")};
    static const QStringList several{QStringLiteral("--workspaces"),
                                     QStringLiteral("-ws"),
                                     QStringLiteral("--filter"),
                                     QStringLiteral("-F"),
                                     QStringLiteral("-r"),
                                     QStringLiteral("--recursive"),
                                     QStringLiteral("--workspace-root"),
                                     QStringLiteral("--filter-prod")};
    ManagerOptions options;
    while (!words.isEmpty() && words[0].startsWith(u'-') && words[0] != QLatin1String("--")) {
        const QString word = words.takeFirst();
        const QString option = word.section(u'=', 0, 0);
        const bool takesFolder = folderOptions.contains(option);
        const bool takesWorkspace = workspaceOptions.contains(option);
        if (several.contains(option))
            options.refused = option;
        if (!takesFolder && !takesWorkspace)
            continue; // --silent and the like
        const QString value = word.contains(u'=') ? word.section(u'=', 1)
                              : words.isEmpty()   ? QString()
                                                  : words.takeFirst();
        (takesFolder ? options.folder : options.workspace) = value;
    }
    return options;
}

QStringList withoutSeparator(QStringList words)
{
    if (words.value(0) == QLatin1String("--"))
        words.removeFirst();
    return words;
}

} // namespace

bool CommandReader::enterPackage(const QString &folder)
{
    const QString path = QDir::cleanPath(QDir(m_folder).absoluteFilePath(folder));
    const Result<PackageJson> package = PackageJson::load(path + QStringLiteral("/package.json"));
    if (!package) {
        refuse(package.error());
        return false;
    }
    m_folder = path;
    m_package = *package;
    m_configuration.workingDirectory = path;
    return true;
}

void CommandReader::readWorkspaceScript(const QString &workspace, const QString &name,
                                        const QStringList &arguments)
{
    const QString folder = findWorkspace(m_folder, m_package, workspace);
    if (folder.isEmpty())
        refuse(QStringLiteral("workspace-missing"),
               CoreTr::tr("package.json in %1 has no workspace “%2”.").arg(m_folder, workspace));
    else if (enterPackage(folder))
        readScript(name, arguments);
}

void CommandReader::readNpm(QStringList words)
{
    static const QStringList runCommands{QStringLiteral("run"), QStringLiteral("run-script"),
                                         QStringLiteral("rum"), QStringLiteral("urn")};
    static const QStringList scriptCommands{QStringLiteral("start"), QStringLiteral("stop"),
                                            QStringLiteral("restart"), QStringLiteral("test")};
    const QString shown = (QStringList{QStringLiteral("npm")} + words).join(u' ');
    // Options stand anywhere before "--"; what is left is the command, the script and its arguments.
    QStringList plain;
    ManagerOptions options;
    while (!words.isEmpty() && words[0] != QLatin1String("--")) {
        const ManagerOptions here = takeOptions(words);
        options.folder = here.folder.isEmpty() ? options.folder : here.folder;
        options.workspace = here.workspace.isEmpty() ? options.workspace : here.workspace;
        options.refused = here.refused.isEmpty() ? options.refused : here.refused;
        if (!words.isEmpty() && words[0] != QLatin1String("--"))
            plain.append(words.takeFirst());
    }
    if (!options.refused.isEmpty()) {
        refuse(manyPackages(options.refused));
        return;
    }
    if (!options.folder.isEmpty() && !enterPackage(options.folder))
        return;
    const QString command = plain.value(0);
    if (command == QLatin1String("exec") || command == QLatin1String("x")) {
        readWords(plain.mid(1) + withoutSeparator(words));
        return;
    }
    const bool runs = runCommands.contains(command);
    if ((!runs && !scriptCommands.contains(command)) || (runs && plain.size() < 2)) {
        refuse(notAScriptRun(shown));
        return;
    }
    const QString name = runs ? plain[1] : command;
    const QStringList arguments = plain.mid(runs ? 2 : 1) + withoutSeparator(words);
    if (options.workspace.isEmpty())
        readScript(name, arguments);
    else
        readWorkspaceScript(options.workspace, name, arguments);
}

void CommandReader::readYarn(QStringList words)
{
    const QString shown = (QStringList{QStringLiteral("yarn")} + words).join(u' ');
    const ManagerOptions options = takeOptions(words);
    if (!options.folder.isEmpty() && !enterPackage(options.folder))
        return;
    if (words.value(0) == QLatin1String("workspace") && words.size() >= 3) {
        words.removeFirst();
        const QString workspace = words.takeFirst();
        if (words[0] == QLatin1String("run") && words.size() > 1)
            words.removeFirst();
        readWorkspaceScript(workspace, words[0], words.mid(1));
        return;
    }
    if (words.value(0) == QLatin1String("workspaces")) {
        refuse(manyPackages(shown));
        return;
    }
    readScriptOrTool(words);
}

void CommandReader::readPnpm(QStringList words)
{
    const ManagerOptions options = takeOptions(words);
    if (!options.refused.isEmpty())
        refuse(manyPackages(options.refused));
    else if (options.folder.isEmpty() || enterPackage(options.folder))
        readScriptOrTool(words);
}

/// yarn and pnpm run a script or an installed program alike, with or without "run".
void CommandReader::readScriptOrTool(const QStringList &words)
{
    QStringList rest = words;
    const QString first = rest.value(0);
    const bool toolOnly = first == QLatin1String("exec") || first == QLatin1String("dlx");
    if (first == QLatin1String("run") || first == QLatin1String("run-script") || toolOnly) {
        rest.removeFirst();
        takeOptions(rest);
    }
    rest = withoutSeparator(rest);
    if (rest.isEmpty()) {
        refuse(notAScriptRun(words.join(u' ')));
        return;
    }
    const QString name = rest.takeFirst();
    const bool isScript = m_package.script(name) || name == QLatin1String("start");
    if (isScript && !toolOnly)
        readScript(name, withoutSeparator(rest));
    else if (toolOnly || findInstalledTool(name, m_folder))
        readWords(QStringList{name} + withoutSeparator(rest));
    else
        refuse(notAScriptRun(words.join(u' ')));
}

} // namespace boucle
