// SPDX-License-Identifier: GPL-3.0-or-later
// The part of CommandReader that understands nodemon: what it would run is run directly, since Boucle reloads
// by itself.
#include "core/project/commandreader.h"

#include "core/base/fileread.h"
#include "core/base/jsontext.h"
#include "core/base/tr.h"
#include "core/project/filekind.h"
#include "core/project/installedtool.h"
#include "core/project/nodeflags.h"

#include <QDir>
#include <QFileInfo>

#include <optional>

namespace boucle {

namespace {

using Json = nlohmann::ordered_json;

constexpr qint64 settingsLimit = 1024 * 1024;

const QStringList optionsWithValue{QStringLiteral("-w"),
                                   QStringLiteral("--watch"),
                                   QStringLiteral("-e"),
                                   QStringLiteral("--ext"),
                                   QStringLiteral("-i"),
                                   QStringLiteral("--ignore"),
                                   QStringLiteral("-d"),
                                   QStringLiteral("--delay"),
                                   QStringLiteral("-s"),
                                   QStringLiteral("--signal"),
                                   QStringLiteral("--polling-interval")};

const QStringList optionsAlone{
    QStringLiteral("-V"),        QStringLiteral("--verbose"),    QStringLiteral("-q"),
    QStringLiteral("--quiet"),   QStringLiteral("-L"),           QStringLiteral("--legacy-watch"),
    QStringLiteral("-I"),        QStringLiteral("--no-stdin"),   QStringLiteral("-C"),
    QStringLiteral("--spawn"),   QStringLiteral("-N"),           QStringLiteral("--on-change-only"),
    QStringLiteral("--dump"),    QStringLiteral("--exitcrash"),  QStringLiteral("--no-update-notifier"),
    QStringLiteral("--colours"), QStringLiteral("--no-colours"), QStringLiteral("--no-swallow"),
    QStringLiteral("--colors"),  QStringLiteral("--no-colors")};

/// What of nodemon's own settings says what runs.
struct Settings
{
    QString exec;
    QString script;
    QMap<QString, QString> environment;
};

Settings settingsIn(const Json &object)
{
    const auto text = [&object](const char *name) {
        const Json *value = jsonMember(object, name);
        return value && value->is_string() ? jsonString(*value) : QString();
    };
    Settings settings{text("exec"), text("script"), {}};
    if (const Json *environment = jsonMember(object, "env"); environment && environment->is_object()) {
        for (const auto &[name, value] : environment->items()) {
            const std::string shown = value.is_string() ? value.get<std::string>() : value.dump();
            settings.environment.insert(QString::fromStdString(name), QString::fromStdString(shown));
        }
    }
    return settings;
}

/// nodemon.json, else "nodemonConfig" of package.json.
Result<Settings> readSettings(const QString &folder, const QString &chosen)
{
    const QString file = chosen.isEmpty() ? folder + QStringLiteral("/nodemon.json") : chosen;
    if (!chosen.isEmpty() || QFileInfo::exists(file)) {
        const Result<QByteArray> bytes = readFile(file, settingsLimit);
        if (!bytes)
            return bytes.error();
        const Result<JsonText> json =
            JsonText::parse(*bytes, QFileInfo(file).fileName(), QStringLiteral("nodemon-json"));
        return json ? Result<Settings>(settingsIn(json->root())) : json.error();
    }
    const Result<QByteArray> bytes = readFile(folder + QStringLiteral("/package.json"), settingsLimit);
    if (!bytes)
        return Settings();
    const Result<JsonText> json =
        JsonText::parse(*bytes, QStringLiteral("package.json"), QStringLiteral("package-json"));
    const Json *settings = json ? jsonMember(json->root(), "nodemonConfig") : nullptr;
    return settings ? settingsIn(*settings) : Settings();
}

} // namespace

void CommandReader::readNodemon(QStringList words)
{
    QString exec;
    QString settingsFile;
    QStringList nodeWords;
    while (!words.isEmpty() && words[0].startsWith(u'-')) {
        const QString word = words.takeFirst();
        const QString option = word.section(u'=', 0, 0);
        const auto takeValue = [&] {
            if (word.contains(u'='))
                return word.section(u'=', 1);
            return words.isEmpty() ? QString() : words.takeFirst();
        };
        if (option == QLatin1String("--"))
            break;
        if (option == QLatin1String("-x") || option == QLatin1String("--exec")) {
            exec = takeValue();
        } else if (option == QLatin1String("--cwd")) {
            m_configuration.workingDirectory = absolute(takeValue());
        } else if (option == QLatin1String("--config")) {
            settingsFile = absolute(takeValue());
        } else if (optionsWithValue.contains(option)) {
            takeValue();
        } else if (!optionsAlone.contains(option)) {
            // nodemon hands what it does not know on to node.
            nodeWords.append(word);
            if (!words.isEmpty() && readNodeFlags({word, words[0]}).used == 2)
                nodeWords.append(words.takeFirst());
        }
    }
    const Result<Settings> settings = readSettings(m_configuration.workingDirectory, settingsFile);
    if (!settings) {
        refuse(settings.error());
        return;
    }
    m_configuration.environment.insert(settings->environment);
    if (exec.isEmpty())
        exec = settings->exec;
    if (words.isEmpty() && !settings->script.isEmpty())
        words.append(settings->script);
    if (!exec.isEmpty()) {
        readLine(exec, nodeWords + words);
        return;
    }
    if (words.isEmpty())
        words.append(m_package.main.isEmpty() ? QStringLiteral("index.js") : m_package.main);
    // nodemon's own choice for TypeScript; without it, node strips the types itself.
    if (fileKindOf(words[0]) == FileKind::TypeScript &&
        findInstalledTool(QStringLiteral("ts-node"), m_folder)) {
        readTool(QStringList{QStringLiteral("ts-node")} + words);
        return;
    }
    readNode(nodeWords + words);
}

} // namespace boucle
