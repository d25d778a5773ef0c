// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/hotreloadchoice.h"

#include "core/base/jsontext.h"
#include "core/base/logging.h"

namespace boucle {

namespace {

using Json = nlohmann::ordered_json;

void readBool(const Json &entry, const char *name, bool &value)
{
    if (const Json *found = jsonMember(entry, name); found && found->is_boolean())
        value = found->get<bool>();
}

void readMs(const Json &entry, const char *name, int &value)
{
    constexpr qint64 longest = 3'600'000;
    if (const Json *found = jsonMember(entry, name); found && found->is_number_integer())
        value = int(std::clamp<qint64>(found->get<qint64>(), 0, longest));
}

HotReloadOptions read(const Json &entry)
{
    HotReloadOptions options = defaultHotReload();
    readBool(entry, "enabled", options.enabled);
    readBool(entry, "stopBeforeStart", options.stopBeforeStart);
    readBool(entry, "restartsAll", options.restartsAll);
    readBool(entry, "prefersState", options.prefersState);
    readBool(entry, "watchesPackages", options.watchesPackages);
    readMs(entry, "pauseLimitMs", options.pauseLimitMs);
    readMs(entry, "startLimitMs", options.startLimitMs);
    readMs(entry, "graceMs", options.graceMs);
    if (const Json *files = jsonMember(entry, "files"); files && files->is_array()) {
        for (const Json &file : *files) {
            if (file.is_string())
                options.files.append(jsonString(file));
        }
    }
    return options;
}

Json write(const HotReloadOptions &options)
{
    Json entry = Json::object();
    entry["enabled"] = options.enabled;
    entry["stopBeforeStart"] = options.stopBeforeStart;
    entry["restartsAll"] = options.restartsAll;
    entry["prefersState"] = options.prefersState;
    entry["watchesPackages"] = options.watchesPackages;
    entry["pauseLimitMs"] = options.pauseLimitMs;
    entry["startLimitMs"] = options.startLimitMs;
    entry["graceMs"] = options.graceMs;
    for (const QString &file : options.files)
        entry["files"].push_back(file.toStdString());
    return entry;
}

} // namespace

HotReloadOptions defaultHotReload()
{
    HotReloadOptions options;
    options.enabled = true;
    return options;
}

QByteArray writeHotReload(const QMap<QString, HotReloadOptions> &options)
{
    Json all = Json::object();
    for (auto it = options.constBegin(); it != options.constEnd(); ++it)
        all[it.key().toStdString()] = write(it.value());
    return QByteArray::fromStdString(all.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QMap<QString, HotReloadOptions> readHotReload(const QByteArray &json)
{
    QMap<QString, HotReloadOptions> options;
    if (json.isEmpty())
        return options;
    const Result<JsonText> parsed =
        JsonText::parse(json, QStringLiteral("how configurations reload"), QStringLiteral("hot-reload"));
    if (!parsed) {
        qCWarning(logProject).noquote() << parsed.error().message;
        return options;
    }
    if (parsed->root().is_object()) {
        for (const auto &[key, entry] : parsed->root().items())
            options.insert(QString::fromStdString(key), read(entry));
    }
    return options;
}

} // namespace boucle
