// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/reloadrecord.h"

#include "core/base/tr.h"

namespace boucle {

namespace {

constexpr qsizetype mostNames = 3;

QString requests(const ReloadRecord &record)
{
    if (record.servedByNew > 0)
        return CoreTr::tr("requests meanwhile: %1 by the old one, %2 by the new one")
            .arg(record.servedByOld)
            .arg(record.servedByNew);
    return CoreTr::tr("%n request(s) meanwhile", nullptr, int(record.servedByOld));
}

} // namespace

QString filesOf(const ReloadRecord &record, const QString &root)
{
    QStringList names;
    for (const QString &file : record.files.mid(0, record.files.size() > mostNames + 1 ? mostNames : -1)) {
        const bool isInside = !root.isEmpty() && file.startsWith(root + u'/');
        names.append(isInside ? file.mid(root.size() + 1) : file.section(u'/', -1));
    }
    if (names.size() == record.files.size())
        return names.join(QStringLiteral(", "));
    return CoreTr::tr("%1 and %n more", nullptr, int(record.files.size() - names.size()))
        .arg(names.join(QStringLiteral(", ")));
}

QString nameOf(ReloadRecord::Outcome outcome)
{
    switch (outcome) {
    case ReloadRecord::Outcome::Unchanged:
        return CoreTr::tr("nothing to do");
    case ReloadRecord::Outcome::LiveEdit:
        return CoreTr::tr("live edit");
    case ReloadRecord::Outcome::NewGeneration:
        return CoreTr::tr("new generation");
    case ReloadRecord::Outcome::Kept:
        return CoreTr::tr("the running code stays");
    case ReloadRecord::Outcome::Waiting:
        return CoreTr::tr("waits");
    }
    return {};
}

QString describe(const ReloadRecord &record, const QString &root)
{
    QStringList parts{filesOf(record, root), nameOf(record.outcome)};
    if (!record.reason.isEmpty())
        parts.append(record.reason);
    const bool isLive = record.outcome == ReloadRecord::Outcome::LiveEdit ||
                        record.outcome == ReloadRecord::Outcome::NewGeneration;
    if (isLive)
        parts.append(CoreTr::tr("live in %1 ms").arg(qRound(record.liveMs)));
    if (record.outcome == ReloadRecord::Outcome::LiveEdit)
        parts.append(CoreTr::tr("stood still for %1 ms").arg(qRound(record.pauseMs)));
    if (isLive && record.servedByOld + record.servedByNew > 0)
        parts.append(requests(record));
    return parts.join(QStringLiteral(" · "));
}

} // namespace boucle
