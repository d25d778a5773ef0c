// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/runplacement.h"

#include "core/base/jsontext.h"
#include "core/base/logging.h"
#include "core/base/tr.h"
#include "core/project/nodeflags.h"
#include "core/project/shellwords.h"

namespace boucle {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *separateName = "separate-process";
constexpr const char *attachName = "attach";

QString text(const Json &entry, const char *name)
{
    const Json *value = jsonMember(entry, name);
    return value && value->is_string() ? jsonString(*value) : QString();
}

RunPlacement read(const Json &entry)
{
    RunPlacement placement;
    const QString place = text(entry, "place");
    if (place == QLatin1String(separateName))
        placement.place = RunPlacement::Place::SeparateProcess;
    else if (place == QLatin1String(attachName))
        placement.place = RunPlacement::Place::Attach;
    placement.nodeExecutable = text(entry, "node");
    placement.inspectorAddress = text(entry, "address");
    if (const Json *flags = jsonMember(entry, "flags"); flags && flags->is_array()) {
        for (const Json &flag : *flags) {
            if (flag.is_string())
                placement.nodeFlags.append(jsonString(flag));
        }
    }
    return placement;
}

Json write(const RunPlacement &placement)
{
    Json entry = Json::object();
    if (placement.place == RunPlacement::Place::SeparateProcess)
        entry["place"] = separateName;
    else if (placement.place == RunPlacement::Place::Attach)
        entry["place"] = attachName;
    if (!placement.nodeExecutable.isEmpty())
        entry["node"] = placement.nodeExecutable.toStdString();
    if (!placement.inspectorAddress.isEmpty())
        entry["address"] = placement.inspectorAddress.toStdString();
    for (const QString &flag : placement.nodeFlags)
        entry["flags"].push_back(flag.toStdString());
    return entry;
}

} // namespace

QByteArray writePlacements(const QMap<QString, RunPlacement> &placements)
{
    Json all = Json::object();
    for (auto it = placements.constBegin(); it != placements.constEnd(); ++it)
        all[it.key().toStdString()] = write(it.value());
    return QByteArray::fromStdString(all.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QMap<QString, RunPlacement> readPlacements(const QByteArray &json)
{
    QMap<QString, RunPlacement> placements;
    if (json.isEmpty())
        return placements;
    const Result<JsonText> parsed =
        JsonText::parse(json, QStringLiteral("where configurations run"), QStringLiteral("placements"));
    if (!parsed) {
        qCWarning(logProject).noquote() << parsed.error().message;
        return placements;
    }
    if (parsed->root().is_object()) {
        for (const auto &[key, entry] : parsed->root().items())
            placements.insert(QString::fromStdString(key), read(entry));
    }
    return placements;
}

Result<QStringList> splitNodeFlags(const QString &text)
{
    if (text.trimmed().isEmpty())
        return QStringList();
    const Result<ShellCommand> command = parseShellCommand(QStringLiteral("node ") + text, {});
    if (!command)
        return command.error();
    const QStringList words = command->words.mid(1);
    const NodeFlags flags = readNodeFlags(words);
    if (flags.noScript || flags.used < words.size())
        return Error{QStringLiteral("node-flags-script"),
                     CoreTr::tr("“%1” is no flag to run a script with. Write flags of node only, such as "
                                "--max-old-space-size=4096.")
                         .arg(words.at(qMin(flags.noScript ? qMax<qsizetype>(0, flags.used - 1) : flags.used,
                                            words.size() - 1)))};
    return flags.execArguments;
}

} // namespace boucle
