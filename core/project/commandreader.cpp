// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/commandreader.h"

#include "core/base/tr.h"
#include "core/project/entryfinder.h"
#include "core/project/installedtool.h"
#include "core/project/nodeflags.h"
#include "core/project/shellwords.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace boucle {

namespace {

// Wrappers around wrappers, and scripts that call scripts: no honest command is deeper.
constexpr int depthLimit = 50;

QString programOf(const QString &word)
{
    return word.mid(word.lastIndexOf(u'/') + 1);
}

bool isInstalledToolPath(const QString &word)
{
    return word.contains(QLatin1String("node_modules/.bin/"));
}

bool isAssignment(const QString &word)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*="));
    return pattern.match(word).hasMatch();
}

} // namespace

CommandReader::CommandReader(const QString &folder, const PackageJson &package,
                             const QMap<QString, QString> &environment,
                             const LaunchConfiguration &configuration)
    : m_folder(folder)
    , m_package(package)
    , m_environment(environment)
    , m_configuration(configuration)
{
}

void CommandReader::readScript(const QString &name, const QStringList &arguments)
{
    const QString step = m_folder + u'\n' + name;
    if (m_followed.contains(step)) {
        refuse(QStringLiteral("script-cycle"), CoreTr::tr("The script “%1” runs itself.").arg(name));
        return;
    }
    m_followed.append(step);
    if (const PackageJson::Script *before = m_package.script(QStringLiteral("pre") + name))
        m_configuration.preparations.append({before->command, m_folder});
    followScript(name, arguments);
}

/// Without the script before it, as "node --run" does.
void CommandReader::followScript(const QString &name, const QStringList &arguments)
{
    m_configuration.packageScript = name;
    if (const PackageJson::Script *script = m_package.script(name)) {
        readLine(script->command, arguments);
    } else if (name == QLatin1String("start") && QFileInfo::exists(m_folder + QStringLiteral("/server.js"))) {
        // npm's own default.
        readWords(QStringList{QStringLiteral("node"), QStringLiteral("server.js")} + arguments);
    } else {
        refuse(QStringLiteral("script-not-found"),
               CoreTr::tr("package.json in %1 has no script “%2”.").arg(m_folder, name));
    }
}

void CommandReader::readLine(const QString &line, const QStringList &arguments)
{
    QStringList sequence = splitSequence(line);
    const QString last = sequence.takeLast();
    if (!std::all_of(sequence.cbegin(), sequence.cend(),
                     [this](const QString &each) { return readPreparation(each); })) {
        refuse(parseShellCommand(line, currentEnvironment()).error());
        return;
    }
    const Result<ShellCommand> command = parseShellCommand(last, currentEnvironment());
    if (!command) {
        refuse(command.error());
        return;
    }
    for (const auto &[name, value] : command->assignments)
        m_configuration.environment.insert(name, value);
    readWords(command->words + arguments);
}

/// False when the command changes the shell that the next one would run in.
bool CommandReader::readPreparation(const QString &command)
{
    static const QStringList ofTheShell{
        QStringLiteral("."),    QStringLiteral("alias"), QStringLiteral("eval"),   QStringLiteral("exec"),
        QStringLiteral("exit"), QStringLiteral("export"), QStringLiteral("read"),  QStringLiteral("return"),
        QStringLiteral("set"),  QStringLiteral("shift"), QStringLiteral("source"), QStringLiteral("trap"),
        QStringLiteral("ulimit"), QStringLiteral("umask"), QStringLiteral("unset")};
    const Result<ShellCommand> parsed = parseShellCommand(command, currentEnvironment());
    const QString program = parsed && !parsed->words.isEmpty() ? parsed->words[0] : QString();
    if ((parsed && program.isEmpty()) || ofTheShell.contains(program))
        return false;
    if (program == QLatin1String("cd"))
        changeFolder(parsed->words.value(1));
    else
        m_configuration.preparations.append({command, m_configuration.workingDirectory});
    return true;
}

void CommandReader::changeFolder(const QString &folder)
{
    const QString path = absolute(folder);
    // A package of its own has scripts of its own; resolve() says so when the folder is missing.
    if (!QFileInfo::exists(path + QStringLiteral("/package.json")) || !enterPackage(path))
        m_configuration.workingDirectory = path;
}

void CommandReader::readWords(const QStringList &words)
{
    using Handler = void (CommandReader::*)(QStringList);
    static const QHash<QString, Handler> handlers{
        {QStringLiteral("node"), &CommandReader::readNode},
        {QStringLiteral("nodejs"), &CommandReader::readNode},
        {QStringLiteral("nodemon"), &CommandReader::readNodemon},
        {QStringLiteral("tsx"), &CommandReader::readTsx},
        {QStringLiteral("npm"), &CommandReader::readNpm},
        {QStringLiteral("yarn"), &CommandReader::readYarn},
        {QStringLiteral("yarnpkg"), &CommandReader::readYarn},
        {QStringLiteral("pnpm"), &CommandReader::readPnpm},
        {QStringLiteral("npx"), &CommandReader::readNpx},
        {QStringLiteral("cross-env"), &CommandReader::readCrossEnv},
        {QStringLiteral("cross-env-shell"), &CommandReader::readCrossEnvShell},
        {QStringLiteral("env"), &CommandReader::readEnv},
        {QStringLiteral("dotenv"), &CommandReader::readDotenv},
    };
    if (words.isEmpty()) {
        refuse(QStringLiteral("no-command"), CoreTr::tr("This script has no command."));
        return;
    }
    if (++m_depth > depthLimit) {
        refuse(QStringLiteral("script-cycle"), CoreTr::tr("This command has too many others in it."));
        return;
    }
    if (words[0] == QLatin1String("exec")) {
        readWords(words.mid(1));
        return;
    }
    const bool byName = !words[0].contains(u'/') || isInstalledToolPath(words[0]);
    const QString program = programOf(words[0]);
    const bool isNode = program == QLatin1String("node");
    if (const Handler handler = byName || isNode ? handlers.value(program) : nullptr)
        (this->*handler)(words.mid(1));
    else
        readTool(words);
}

QStringList CommandReader::takeAssignments(QStringList words)
{
    while (!words.isEmpty() && isAssignment(words[0])) {
        const qsizetype equals = words[0].indexOf(u'=');
        m_configuration.environment.insert(words[0].left(equals), words[0].mid(equals + 1));
        words.removeFirst();
    }
    return words;
}

void CommandReader::readCrossEnv(QStringList words)
{
    words = takeAssignments(words);
    if (words.value(0) == QLatin1String("--"))
        words.removeFirst();
    readWords(words);
}

/// The rest is for a shell, with the quotes it had already taken away.
void CommandReader::readCrossEnvShell(QStringList words)
{
    words = takeAssignments(words);
    readLine(words.join(u' '), {});
}

void CommandReader::readEnv(QStringList words)
{
    words = takeAssignments(words);
    if (words.value(0) == QLatin1String("--"))
        words.removeFirst();
    if (!words.isEmpty() && words[0].startsWith(u'-')) {
        refuse(
            QStringLiteral("unsupported-option"),
            CoreTr::tr("The option %1 of “env” needs a shell. Run this script in a terminal.").arg(words[0]));
        return;
    }
    readWords(words);
}

/// dotenv-cli: dotenv [-e FILE …] [-v NAME=value …] [--] COMMAND. Missing files are fine, the first file
/// wins.
void CommandReader::readDotenv(QStringList words)
{
    QStringList files;
    while (!words.isEmpty() && words[0].startsWith(u'-')) {
        const QString option = words.takeFirst();
        if (option == QLatin1String("--"))
            break;
        if (option == QLatin1String("-e"))
            files.append(words.isEmpty() ? QString() : words.takeFirst());
        else if (option == QLatin1String("-v"))
            takeAssignments({words.isEmpty() ? QString() : words.takeFirst()});
        else if (option != QLatin1String("-o") && option != QLatin1String("--override") &&
                 option != QLatin1String("--no-expand")) {
            refuse(QStringLiteral("unsupported-option"),
                   CoreTr::tr("The option %1 of “dotenv” is not supported in the IDE. Run this script in a "
                              "terminal.")
                       .arg(option));
            return;
        }
    }
    if (files.isEmpty())
        files.append(QStringLiteral(".env"));
    for (auto file = files.crbegin(); file != files.crend(); ++file)
        m_configuration.environmentFiles.append({absolute(*file), true});
    readWords(words);
}

void CommandReader::readNpx(QStringList words)
{
    static const QStringList harmless{QStringLiteral("-y"),       QStringLiteral("--yes"),
                                      QStringLiteral("--no"),     QStringLiteral("--no-install"),
                                      QStringLiteral("-q"),       QStringLiteral("--quiet"),
                                      QStringLiteral("--silent"), QStringLiteral("--")};
    while (!words.isEmpty() && harmless.contains(words[0]))
        words.removeFirst();
    if (!words.isEmpty() && words[0].startsWith(u'-')) {
        refuse(
            QStringLiteral("unsupported-option"),
            CoreTr::tr("The option %1 of “npx” is not supported in the IDE. Run this script in a terminal.")
                .arg(words[0]));
        return;
    }
    readWords(words);
}

void CommandReader::readNode(QStringList words)
{
    const NodeFlags flags = readNodeFlags(words);
    // "node --run dev" is a package script.
    for (qsizetype i = 0; i < flags.used; ++i) {
        if (words[i].startsWith(QLatin1String("--run="))) {
            followScript(words[i].mid(6), words.mid(i + 1));
            return;
        }
        if (words[i] == QLatin1String("--run") && i + 1 < words.size()) {
            followScript(words[i + 1], words.mid(i + 2));
            return;
        }
    }
    applyNodeFlags(flags, m_configuration);
    const QString file = words.value(flags.used);
    if (flags.noScript || file.isEmpty() || file == QLatin1String("-")) {
        refuse(QStringLiteral("no-script-file"),
               CoreTr::tr("This command gives node no file to run: %1")
                   .arg((QStringList{QStringLiteral("node")} + words).join(u' ')));
        return;
    }
    runFile(absolute(file), words.mid(flags.used + 1));
}

void CommandReader::runFile(const QString &file, const QStringList &arguments)
{
    const QString entry = resolveEntryFile(file);
    // What is missing may be built before it is run: resolve() looks again.
    m_configuration.script = entry.isEmpty() ? file : entry;
    m_configuration.arguments += arguments;
}

/// tsx [watch] …: Boucle watches by itself.
void CommandReader::readTsx(QStringList words)
{
    if (words.value(0) == QLatin1String("watch")) {
        words.removeFirst();
        static const QStringList withValue{QStringLiteral("--include"), QStringLiteral("--exclude"),
                                           QStringLiteral("--ignore")};
        while (!words.isEmpty() && (withValue.contains(words[0].section(u'=', 0, 0)) ||
                                    words[0].startsWith(QLatin1String("--clear-screen")))) {
            const QString option = words.takeFirst();
            if (withValue.contains(option) && !words.isEmpty())
                words.removeFirst();
        }
    }
    readTool(QStringList{QStringLiteral("tsx")} + words);
}

void CommandReader::readTool(const QStringList &words)
{
    const bool isPath = words[0].contains(u'/') && !isInstalledToolPath(words[0]);
    if (isPath && !QFileInfo::exists(absolute(words[0]))) {
        runFile(absolute(words[0]), words.mid(1));
        return;
    }
    const QString searchPath = currentEnvironment().value(QStringLiteral("PATH"));
    const Result<QString> file = isPath ? javaScriptBehind(absolute(words[0]))
                                        : findInstalledTool(programOf(words[0]), m_folder, searchPath);
    if (!file) {
        refuse(file.error());
        return;
    }
    m_configuration.script = *file;
    m_configuration.arguments += words.mid(1);
}

QMap<QString, QString> CommandReader::currentEnvironment() const
{
    QMap<QString, QString> environment = m_environment;
    environment.insert(QStringLiteral("npm_package_name"), m_package.name);
    environment.insert(QStringLiteral("npm_package_version"), m_package.version);
    environment.insert(m_configuration.environment);
    return environment;
}

QString CommandReader::absolute(const QString &path) const
{
    return QDir::cleanPath(QDir(m_configuration.workingDirectory).absoluteFilePath(path));
}

void CommandReader::refuse(const QString &code, const QString &message)
{
    refuse(Error{code, message});
}

void CommandReader::refuse(const Error &error)
{
    m_configuration.refusal = error;
}

} // namespace boucle
