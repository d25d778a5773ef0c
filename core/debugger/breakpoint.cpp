// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpoint.h"

#include "core/base/tr.h"

#include <QRegularExpression>

namespace boucle {

Result<std::optional<HitCondition>> parseHitCondition(const QString &text)
{
    if (text.trimmed().isEmpty())
        return std::optional<HitCondition>();
    static const QRegularExpression pattern(QStringLiteral(R"(^\s*(>=|>|==?=?|%)?\s*(\d{1,9})\s*$)"));
    const QRegularExpressionMatch match = pattern.match(text);
    const QString sign = match.captured(1);
    int count = match.captured(2).toInt();
    if (sign == QLatin1String(">"))
        ++count;
    if (!match.hasMatch() || count < 1)
        return Error{QStringLiteral("hit-condition"),
                     CoreTr::tr("“%1” is no hit count: write 5, >= 5, > 5, = 5, or % 5 for every fifth hit.")
                         .arg(text.trimmed())};
    HitCondition::Kind kind = HitCondition::Kind::From;
    if (sign.startsWith(u'='))
        kind = HitCondition::Kind::Exactly;
    else if (sign == QLatin1String("%"))
        kind = HitCondition::Kind::Every;
    return std::optional<HitCondition>({kind, count});
}

namespace {

QString describe(const PendingBreakpoint &pending)
{
    switch (pending.reason) {
    case PendingBreakpoint::Reason::NotRunning:
        return CoreTr::tr("No server is running.");
    case PendingBreakpoint::Reason::NotLoaded:
        return CoreTr::tr("The server has not loaded this file.");
    case PendingBreakpoint::Reason::NotFound:
        return CoreTr::tr("The server has loaded no function of this name.");
    case PendingBreakpoint::Reason::NoCode:
        return CoreTr::tr("There is no code on this line or behind it.");
    case PendingBreakpoint::Reason::EditedAway:
        return CoreTr::tr("The server runs the file as it was before this line was written.");
    case PendingBreakpoint::Reason::BadCondition:
        return pending.detail;
    case PendingBreakpoint::Reason::Disabled:
        return CoreTr::tr("The breakpoint is disabled.");
    case PendingBreakpoint::Reason::Refused:
        return CoreTr::tr("The engine refused the breakpoint: %1").arg(pending.detail);
    }
    return {};
}

} // namespace

QString describe(const BreakpointBinding &binding)
{
    const PendingBreakpoint *pending = std::get_if<PendingBreakpoint>(&binding);
    return pending ? describe(*pending) : QString();
}

} // namespace boucle
