// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/apptr.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace boucle {

namespace {

Error usageError(const QString &message)
{
    return {QStringLiteral("usage"), message, true};
}

/// Takes the value of an option written as "--name VALUE" or "--name=VALUE"; moves `index` to its last word.
std::optional<QString> optionValue(const QStringList &arguments, qsizetype &index, const QString &name)
{
    const QString &word = arguments[index];
    if (word.startsWith(name + u'='))
        return word.mid(name.size() + 1);
    if (word == name && index + 1 < arguments.size())
        return arguments[++index];
    return std::nullopt;
}

bool isOption(const QString &word, const QString &name)
{
    return word == name || word.startsWith(name + u'=');
}

Result<Command> parseExec(const QStringList &arguments)
{
    ExecCommand command;
    qsizetype i = 0;
    for (; i < arguments.size() && arguments[i].startsWith(u'-') && arguments[i] != u"-"; ++i) {
        const QString word = arguments[i];
        const auto value = [&](const QString &name) { return optionValue(arguments, i, name); };
        if (word == u"--") {
            ++i;
            break;
        }
        if (word == u"--hot" || word == u"--stop-before-start") {
            command.isHot = true;
            command.stopBeforeStart = command.stopBeforeStart || word == u"--stop-before-start";
            continue;
        }
        if (isOption(word, QStringLiteral("--loop-report"))) {
            command.loopReport = value(QStringLiteral("--loop-report")).value_or(QString());
            if (command.loopReport.isEmpty())
                return usageError(AppTr::tr("%1 needs a value.").arg(QStringLiteral("--loop-report")));
            continue;
        }
        if (isOption(word, QStringLiteral("--inspect-port")))
            return usageError(
                AppTr::tr("--inspect-port is not available yet: it comes with the debugger. Run "
                          "without it."));
        command.isHot = command.isHot || isOption(word, QStringLiteral("--watch"));
        QStringList *list = isOption(word, QStringLiteral("--env-file"))  ? &command.environmentFiles
                            : isOption(word, QStringLiteral("--watch"))   ? &command.watchedFiles
                            : isOption(word, QStringLiteral("--require")) ? &command.requireModules
                            : isOption(word, QStringLiteral("--import"))  ? &command.importModules
                                                                          : nullptr;
        if (!list)
            return usageError(
                AppTr::tr("Unknown option %1 for exec. Options of the script come after it: boucle "
                          "exec SCRIPT %1")
                    .arg(word));
        const QString name = word.section(u'=', 0, 0);
        const std::optional<QString> text = value(name);
        if (!text)
            return usageError(AppTr::tr("%1 needs a value.").arg(name));
        list->append(*text);
    }
    if (i >= arguments.size())
        return usageError(AppTr::tr("exec needs a script: boucle exec SCRIPT [ARGUMENT …]"));
    command.script = arguments[i];
    command.arguments = arguments.mid(i + 1);
    return Command(command);
}

/// What the first word after "packages" asks for; nothing: it is none of npm's that there is.
std::optional<PackagesCommand> packagesVerb(const QString &word)
{
    using Verb = PackagesCommand::Verb;
    using Kind = PackageChange::Kind;
    PackagesCommand command;
    if (word == u"list" || word == u"ls")
        command.verb = Verb::List;
    else if (word == u"search")
        command.verb = Verb::Search;
    else if (word == u"outdated")
        command.verb = Verb::Outdated;
    else if (word == u"undo")
        command.verb = Verb::Undo;
    else if (word == u"audit")
        command.verb = Verb::Audit;
    else
        command.verb = Verb::Change;
    if (command.verb != Verb::Change)
        return command;
    if (word == u"add")
        command.change.kind = Kind::Add;
    else if (word == u"remove" || word == u"rm")
        command.change.kind = Kind::Remove;
    else if (word == u"update")
        command.change.kind = Kind::Update;
    else if (word == u"install")
        command.change.kind = Kind::Install;
    else if (word == u"ci")
        command.change.kind = Kind::CleanInstall;
    else if (word == u"dedupe")
        command.change.kind = Kind::Dedupe;
    else
        return std::nullopt;
    return command;
}

Result<Command> parsePackages(const QStringList &arguments)
{
    using Verb = PackagesCommand::Verb;
    using Kind = PackageChange::Kind;
    using Save = PackageChange::Save;
    const std::optional<PackagesCommand> verb = packagesVerb(arguments.value(0));
    if (!verb)
        return usageError(
            AppTr::tr("packages needs one of: add, remove, update, install, ci, dedupe, list, search, "
                      "outdated, audit, undo."));
    PackagesCommand command = *verb;
    QStringList words;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        if (word == u"--json") {
            command.asJson = true;
        } else if (word == u"--exact") {
            command.change.range = PackageChange::Range::Exact;
        } else if (word == u"--dev") {
            command.change.save = Save::Development;
        } else if (word == u"--optional") {
            command.change.save = Save::Optional;
        } else if (word == u"--peer") {
            command.change.save = Save::Peer;
        } else if (word == u"--fix" && command.verb == Verb::Audit) {
            command.verb = Verb::Change;
            command.change.kind = Kind::Fix;
        } else if (word == u"--signatures" && command.verb == Verb::Audit) {
            command.verb = Verb::Signatures;
        } else if (word == u"--latest" && command.change.kind == Kind::Update) {
            command.change.kind = Kind::Latest;
        } else if (isOption(word, QStringLiteral("--allow-scripts")) ||
                   isOption(word, QStringLiteral("--folder")) ||
                   isOption(word, QStringLiteral("--minimum-age")) ||
                   isOption(word, QStringLiteral("--age-exceptions"))) {
            const QString name = word.section(u'=', 0, 0);
            const std::optional<QString> value = optionValue(arguments, i, name);
            if (!value || value->isEmpty())
                return usageError(AppTr::tr("%1 needs a value.").arg(name));
            if (name == u"--folder") {
                command.folder = *value;
            } else if (name == u"--minimum-age") {
                bool isNumber = false;
                command.change.minimumAgeDays = value->toInt(&isNumber);
                if (!isNumber || command.change.minimumAgeDays < 0)
                    return usageError(AppTr::tr("--minimum-age needs a number of days."));
            } else if (name == u"--age-exceptions") {
                command.change.ageExceptions += value->split(u',', Qt::SkipEmptyParts);
            } else {
                for (const QString &package : value->split(u',', Qt::SkipEmptyParts))
                    command.change.scripts.insert(package, true);
            }
        } else if (word.startsWith(u'-')) {
            return usageError(AppTr::tr("Unknown option %1. See boucle --help.").arg(word));
        } else {
            words.append(word);
        }
    }
    const bool needsNames = command.verb == Verb::Change &&
                            (command.change.kind == Kind::Add || command.change.kind == Kind::Remove ||
                             command.change.kind == Kind::Latest);
    if (words.isEmpty() && (needsNames || command.verb == Verb::Search))
        return usageError(AppTr::tr("packages %1 needs a name.").arg(arguments.value(0)));
    command.change.specs = words;
    command.text = words.join(u' ');
    return Command(command);
}

Result<Command> parseWindow(const QStringList &arguments)
{
    WindowCommand command;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        if (word.startsWith(u"--run=")) {
            command.run = true;
            command.runName = word.mid(6);
        } else if (word == u"--run") {
            command.run = true;
            // "boucle FOLDER --run NAME"; "boucle --run FOLDER" means the folder.
            if (i + 1 < arguments.size() && !command.path.isEmpty() && !arguments[i + 1].startsWith(u'-'))
                command.runName = arguments[++i];
        } else if (word == u"--trust") {
            command.trust = true;
        } else if (word.startsWith(u'-')) {
            return usageError(AppTr::tr("Unknown option %1. See boucle --help.").arg(word));
        } else if (command.path.isEmpty()) {
            command.path = word;
        } else {
            return usageError(AppTr::tr("One folder or file at a time: %1 is one too many.").arg(word));
        }
    }
    static const QRegularExpression withLine(QStringLiteral("^(.+):(\\d+)$"));
    const QRegularExpressionMatch match = withLine.match(command.path);
    if (match.hasMatch() && !QFileInfo::exists(command.path)) {
        command.path = match.captured(1);
        command.line = match.captured(2).toInt();
    }
    return Command(command);
}

} // namespace

Result<Command> parseCommandLine(const QStringList &arguments)
{
    const QString first = arguments.value(0);
    if (first == u"--version" || first == u"-v")
        return Command(VersionCommand{});
    if (first == u"--help" || first == u"-h")
        return Command(HelpCommand{});
    if (first == u"exec")
        return parseExec(arguments.mid(1));
    if (first == u"packages")
        return parsePackages(arguments.mid(1));
    return parseWindow(arguments);
}

QString helpText()
{
    return AppTr::tr(
        "Boucle, an IDE that lives inside the event loop of your Node.js server.\n"
        "\n"
        "  boucle [FOLDER | FILE[:LINE]] [--run [NAME]] [--trust]\n"
        "      Opens the window; --run starts the launch configuration NAME, or the first one;\n"
        "      --trust says that the folder may run code, which is asked otherwise.\n"
        "\n"
        "  boucle exec [--env-file FILE] [--require MODULE] [--import MODULE] SCRIPT [ARGUMENT …]\n"
        "      Runs a script in the in-process runtime, without a window; the exit code is the\n"
        "      script's.\n"
        "\n"
        "  boucle exec --loop-report FILE … SCRIPT [ARGUMENT …]\n"
        "      The same, and writes at its end what its event loop has done, as JSON: utilisation,\n"
        "      delays, requests by route, and the lines that have blocked it.\n"
        "\n"
        "  boucle exec --hot [--watch FILE] [--stop-before-start] … SCRIPT [ARGUMENT …]\n"
        "      The same, and makes the running server the new one when a file of it is saved,\n"
        "      without losing a request: by a live edit, or by a new generation that takes the\n"
        "      sockets over. What each save did is said on stderr. --watch names files that it\n"
        "      does not load; --stop-before-start lets only one generation run at a time.\n"
        "\n"
        "  boucle packages (add | remove | update | install | ci | dedupe | list | search | outdated |\n"
        "                   audit | undo) [PACKAGE …] [--json] [--folder FOLDER]\n"
        "      Looks after a project's packages as npm does, in node_modules and package-lock.json;\n"
        "      whatever ends it, the project is as before or as after. add has --dev, --optional,\n"
        "      --peer and --exact, update has --latest, audit has --fix and --signatures. Install\n"
        "      scripts do not run unless --allow-scripts NAME[,NAME] says so (. is the project);\n"
        "      --minimum-age DAYS leaves newer versions out, but of --age-exceptions NAME[,NAME].\n"
        "\n"
        "  boucle --version | --help\n");
}

} // namespace boucle
