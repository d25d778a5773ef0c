// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faulttable.h"

#include <QFile>
#include <QHash>

#include <nlohmann/json.hpp>

namespace boucle {

namespace {

using Json = nlohmann::json;

/// What must end a fault says how it is run.
const QHash<QString, Fault::Ends> endings{
    {QStringLiteral("self"), Fault::Ends::Itself},    {QStringLiteral("heap"), Fault::Ends::Itself},
    {QStringLiteral("buffers"), Fault::Ends::Itself}, {QStringLiteral("stop"), Fault::Ends::Stopped},
    {QStringLiteral("either"), Fault::Ends::Either},
};

QString text(const Json &row, const char *key, const QString &otherwise = {})
{
    const auto found = row.find(key);
    return found == row.end() ? otherwise : QString::fromStdString(found->get<std::string>());
}

QStringList texts(const Json &row, const char *key)
{
    QStringList list;
    for (const Json &item : row.value(key, Json::array()))
        list.append(QString::fromStdString(item.get<std::string>()));
    return list;
}

Fault readFault(const QString &group, const Json &defaults, const Json &own)
{
    Fault fault;
    fault.name = group + QLatin1Char('-') + text(own, "name");
    fault.accepted = own.value("acceptedByEmbedding", false);
    fault.why = text(own, "why");
    if (fault.accepted)
        return fault;

    Json row = defaults.at(own.at("ends").get<std::string>());
    row.update(own);
    fault.script = text(row, "script", QStringLiteral("%1/%2.js").arg(group, text(own, "name")));
    fault.arguments = texts(row, "arguments");
    fault.ends = endings.value(text(row, "ends"));
    fault.readyWhenStarted = row.value("readyWhenStarted", false);
    fault.exposure = row.value("exposure", fault.exposure);
    fault.heapMiB = row.value("heapMiB", 0);
    fault.bufferMiB = row.value("bufferMiB", 0);
    fault.reasons = texts(row, "reasons");
    if (row.contains("exit"))
        fault.exitCode = row.at("exit").get<int>();
    fault.says = texts(row, "says");
    fault.limitMs = row.at("limitMs").get<qint64>();
    fault.blocks = row.value("blocks", false);
    fault.parks = row.value("parks", false);
    return fault;
}

struct KindName
{
    QString operator()(const ExitedWithCode &) const { return QStringLiteral("ExitedWithCode"); }
    QString operator()(const UncaughtError &) const { return QStringLiteral("UncaughtError"); }
    QString operator()(const ExitedBySignal &) const { return QStringLiteral("ExitedBySignal"); }
    QString operator()(const OutOfMemory &) const { return QStringLiteral("OutOfMemory"); }
    QString operator()(const Terminated &) const { return QStringLiteral("Terminated"); }
    QString operator()(const NativeFault &) const { return QStringLiteral("NativeFault"); }
    QString operator()(const Abandoned &) const { return QStringLiteral("Abandoned"); }
    QString operator()(const ConnectionLost &) const { return QStringLiteral("ConnectionLost"); }
    QString operator()(const StartFailed &) const { return QStringLiteral("StartFailed"); }
};

} // namespace

Result<QList<Fault>> readFaultTable(const QString &file)
{
    QFile table(file);
    if (!table.open(QIODevice::ReadOnly))
        return Error{QStringLiteral("unreadable"), file + QStringLiteral(": ") + table.errorString()};
    const QByteArray bytes = table.readAll();
    QList<Fault> faults;
    try {
        const Json json = Json::parse(bytes.begin(), bytes.end());
        for (const Json &group : json.at("groups")) {
            for (const Json &row : group.at("faults"))
                faults.append(readFault(text(group, "group"), json.at("defaults"), row));
        }
    } catch (const Json::exception &error) {
        return Error{QStringLiteral("syntax"), file + QStringLiteral(": ") + QString::fromUtf8(error.what())};
    }
    return faults;
}

QString kindOf(const ExitReason &reason)
{
    return std::visit(KindName{}, reason);
}

QString shortReason(const std::optional<ExitReason> &reason)
{
    if (!reason)
        return QStringLiteral("no end");
    QString text = kindOf(*reason);
    if (const auto *exited = std::get_if<ExitedWithCode>(&*reason))
        text += QStringLiteral(" %1").arg(exited->code);
    else if (const auto *signalled = std::get_if<ExitedBySignal>(&*reason))
        text += QStringLiteral(" %1").arg(signalled->signal);
    else if (const auto *native = std::get_if<NativeFault>(&*reason))
        text += QStringLiteral(" %1").arg(native->signal);
    return text;
}

} // namespace boucle
