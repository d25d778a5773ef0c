// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/launchjson.h"

#include "core/base/fileread.h"
#include "core/base/jsontext.h"
#include "core/base/tr.h"
#include "core/project/commandinterpreter.h"
#include "core/project/packagejson.h"

#include <QDir>
#include <QFileInfo>

#include <optional>

namespace boucle {

namespace {

using Json = nlohmann::ordered_json;

constexpr qint64 sizeLimit = 1024 * 1024;

const Json *member(const Json &entry, const char *name)
{
    // "linux": { … } overrides what stands beside it.
    if (const Json *here = jsonMember(entry, "linux")) {
        if (const Json *value = jsonMember(*here, name))
            return value;
    }
    return jsonMember(entry, name);
}

QString text(const Json &entry, const char *name)
{
    const Json *value = member(entry, name);
    return value && value->is_string() ? jsonString(*value) : QString();
}

/// A string, or an array of strings.
QStringList texts(const Json &entry, const char *name)
{
    const Json *value = member(entry, name);
    if (!value)
        return {};
    if (value->is_string())
        return {jsonString(*value)};
    QStringList result;
    if (value->is_array()) {
        for (const Json &each : *value)
            result.append(QString::fromStdString(each.is_string() ? each.get<std::string>() : each.dump()));
    }
    return result;
}

bool isNodeType(const QString &type)
{
    return type == QLatin1String("node") || type == QLatin1String("pwa-node");
}

class Reader
{
public:
    Reader(const Json &entry, const QString &folder, const QMap<QString, QString> &environment)
        : m_entry(entry)
        , m_folder(folder)
        , m_environment(environment)
    {
    }

    /// Nothing for what is neither a launch of node nor an inspector to attach to, or depends on the editor's
    /// file.
    std::optional<LaunchConfiguration> read()
    {
        const QString type = text(m_entry, "type");
        if (text(m_entry, "request") == QLatin1String("attach") && isNodeType(type))
            return readAttach();
        const bool isTerminal = type == QLatin1String("node-terminal");
        if (text(m_entry, "request") != QLatin1String("launch") || (!isNodeType(type) && !isTerminal))
            return std::nullopt;
        LaunchConfiguration configuration;
        configuration.name = text(m_entry, "name");
        configuration.origin = LaunchConfiguration::Origin::LaunchJson;
        configuration.workingDirectory = path(text(m_entry, "cwd"));
        readEnvironment(configuration);
        const QStringList words = isTerminal ? QStringList() : commandWords();
        const QString line = substitute(text(m_entry, "command"));
        configuration.detail = isTerminal ? line : words.join(u' ');
        if (!m_entryIsGeneral)
            return std::nullopt;
        if (!m_unknownVariable.isEmpty()) {
            configuration.refusal = unknownVariable(configuration);
            return configuration;
        }
        const CommandInterpreter interpreter(configuration.workingDirectory,
                                             packageOf(configuration.workingDirectory), m_environment);
        return isTerminal ? interpreter.commandLine(line, configuration)
                          : interpreter.command(words, configuration);
    }

private:
    /// By address and port, or the whole address. An entry that asks for a process each time is no
    /// configuration: the list of processes is a command.
    std::optional<LaunchConfiguration> readAttach()
    {
        if (member(m_entry, "processId"))
            return std::nullopt;
        LaunchConfiguration configuration;
        configuration.name = text(m_entry, "name");
        configuration.origin = LaunchConfiguration::Origin::LaunchJson;
        configuration.workingDirectory = m_folder;
        configuration.placement.place = RunPlacement::Place::Attach;
        QString address = substitute(text(m_entry, "websocketAddress"));
        if (address.isEmpty()) {
            const QString host = substitute(text(m_entry, "address"));
            const Json *written = member(m_entry, "port");
            const QString port = written && written->is_number_integer()
                                     ? QString::number(written->get<int>())
                                     : substitute(text(m_entry, "port"));
            const bool isV6 = host.contains(u':') && !host.startsWith(u'[');
            address = (host.isEmpty() ? QStringLiteral("127.0.0.1")
                       : isV6         ? u'[' + host + u']'
                                      : host) +
                      u':' + (port.isEmpty() ? QStringLiteral("9229") : port);
        }
        configuration.placement.inspectorAddress = address;
        configuration.detail = address;
        if (!m_unknownVariable.isEmpty())
            configuration.refusal = unknownVariable(configuration);
        return configuration;
    }

    Error unknownVariable(const LaunchConfiguration &configuration) const
    {
        return {QStringLiteral("unknown-variable"),
                CoreTr::tr("launch.json: the variable %1 of “%2” has no value here.")
                    .arg(m_unknownVariable, configuration.name)};
    }

    /// As on a command line: the program, its flags, the script, its arguments.
    QStringList commandWords()
    {
        const QString executable = substitute(text(m_entry, "runtimeExecutable"));
        QStringList words{executable.isEmpty() ? QStringLiteral("node") : executable};
        for (const QString &each : texts(m_entry, "runtimeArgs"))
            words.append(substitute(each));
        if (const QString program = text(m_entry, "program"); !program.isEmpty())
            words.append(path(program));
        for (const QString &each : texts(m_entry, "args"))
            words.append(substitute(each));
        return words;
    }

    void readEnvironment(LaunchConfiguration &configuration)
    {
        for (const QString &file : texts(m_entry, "envFile"))
            configuration.environmentFiles.append({path(file), false});
        const Json *environment = member(m_entry, "env");
        if (!environment || !environment->is_object())
            return;
        for (const auto &[name, value] : environment->items()) {
            // null would remove the variable; the nearest to that is an empty one.
            const std::string shown = value.is_string() ? value.get<std::string>()
                                      : value.is_null() ? std::string()
                                                        : value.dump();
            configuration.environment.insert(QString::fromStdString(name),
                                             substitute(QString::fromStdString(shown)));
        }
    }

    QString path(const QString &written)
    {
        return QDir::cleanPath(QDir(m_folder).absoluteFilePath(substitute(written)));
    }

    QString substitute(const QString &written)
    {
        QString result;
        qsizetype at = 0;
        while (true) {
            const qsizetype start = written.indexOf(QLatin1String("${"), at);
            const qsizetype end = start < 0 ? -1 : written.indexOf(u'}', start);
            if (end < 0)
                return result + written.mid(at);
            result += written.mid(at, start - at) + valueOf(written.mid(start + 2, end - start - 2));
            at = end + 1;
        }
    }

    QString valueOf(const QString &variable)
    {
        if (variable == QLatin1String("workspaceFolder") || variable == QLatin1String("workspaceRoot") ||
            variable == QLatin1String("cwd"))
            return m_folder;
        if (variable == QLatin1String("workspaceFolderBasename") ||
            variable == QLatin1String("workspaceRootFolderName"))
            return QFileInfo(m_folder).fileName();
        if (variable == QLatin1String("userHome"))
            return QDir::homePath();
        if (variable == QLatin1String("pathSeparator") || variable == QLatin1String("/"))
            return QStringLiteral("/");
        if (variable.startsWith(QLatin1String("env:")))
            return m_environment.value(variable.mid(4));
        if (variable.startsWith(QLatin1String("file")) ||
            variable.startsWith(QLatin1String("relativeFile")) || variable == QLatin1String("lineNumber") ||
            variable == QLatin1String("selectedText"))
            m_entryIsGeneral = false;
        else
            m_unknownVariable = QStringLiteral("${%1}").arg(variable);
        return {};
    }

    static PackageJson packageOf(const QString &folder)
    {
        Result<PackageJson> package = PackageJson::load(folder + QStringLiteral("/package.json"));
        return package ? std::move(package).value() : PackageJson();
    }

    const Json &m_entry;
    const QString m_folder;
    const QMap<QString, QString> &m_environment;
    QString m_unknownVariable;
    bool m_entryIsGeneral = true; ///< the same whatever file the editor shows
};

} // namespace

Launches parseLaunchJson(const QByteArray &utf8, const QString &folder,
                         const QMap<QString, QString> &environment, const QString &shownName)
{
    Launches result;
    const Result<JsonText> parsed =
        JsonText::parse(utf8, shownName, QStringLiteral("launch-json"), JsonText::Dialect::WithComments);
    if (!parsed) {
        result.problems.append(parsed.error());
        return result;
    }
    const Json *entries = jsonMember(parsed->root(), "configurations");
    if (!entries)
        return result;
    if (!entries->is_array()) {
        result.problems.append(
            parsed->errorAt({QStringLiteral("configurations")},
                            CoreTr::tr("“%1” should be a list").arg(QStringLiteral("configurations"))));
        return result;
    }
    for (qsizetype i = 0; i < qsizetype(entries->size()); ++i) {
        const Json &entry = (*entries)[size_t(i)];
        if (!entry.is_object())
            result.problems.append(parsed->errorAt({QStringLiteral("configurations"), QString::number(i)},
                                                   CoreTr::tr("an object in braces is expected")));
        else if (const std::optional<LaunchConfiguration> found = Reader(entry, folder, environment).read())
            result.configurations.append(*found);
    }
    return result;
}

Launches readLaunchJson(const QString &folder, const QMap<QString, QString> &environment)
{
    const Result<QByteArray> bytes = readFile(folder + QStringLiteral("/.vscode/launch.json"), sizeLimit);
    if (bytes)
        return parseLaunchJson(*bytes, folder, environment);
    if (bytes.error().code == QLatin1String("file-missing"))
        return {};
    return {{}, {bytes.error()}};
}

} // namespace boucle
