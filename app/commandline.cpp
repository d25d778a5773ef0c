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
        return usageError(
            AppTr::tr("packages is not available yet: it comes with the packages panel. Use npm "
                      "meanwhile."));
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
        "  boucle --version | --help\n");
}

} // namespace boucle
