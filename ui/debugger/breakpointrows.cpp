// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/breakpointrows.h"

#include "ui/debugger/placename.h"

#include <QCoreApplication>

namespace boucle {

namespace {

using RowKind = BreakpointsModel::RowKind;
using State = BreakpointsModel::State;

/// The words of this file's functions.
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(boucle::BreakpointRows)
};

const QString between = QStringLiteral(" · ");

} // namespace

QString hitText(const HitCondition &condition)
{
    switch (condition.kind) {
    case HitCondition::Kind::From:
        return Tr::tr("hit count ≥ %1").arg(condition.count);
    case HitCondition::Kind::Exactly:
        return Tr::tr("hit count = %1").arg(condition.count);
    case HitCondition::Kind::Every:
        return Tr::tr("every %Ln hit(s)", nullptr, condition.count);
    }
    return {};
}

QString conditionText(const Breakpoint &breakpoint)
{
    QStringList parts;
    if (!breakpoint.condition.isEmpty())
        parts << breakpoint.condition.simplified();
    if (const auto hits = parseHitCondition(breakpoint.hitCondition); !hits)
        parts << breakpoint.hitCondition;
    else if (*hits)
        parts << hitText(**hits);
    if (breakpoint.isLogpoint())
        parts << Tr::tr("logs “%1”").arg(breakpoint.logMessage.simplified());
    if (breakpoint.oneShot)
        parts << Tr::tr("once");
    return parts.join(between);
}

QString requestText(const RequestFilter &request)
{
    if (request.isEmpty())
        return {};
    QStringList parts;
    const QString line = QStringList{request.method.toUpper(), request.path}.join(u' ').trimmed();
    if (!line.isEmpty())
        parts << line;
    if (!request.header.isEmpty())
        parts << (request.headerValue.isEmpty() ? Tr::tr("with %1").arg(request.header)
                                                : Tr::tr("%1: %2", "request header: what it contains")
                                                      .arg(request.header, request.headerValue));
    if (request.nextOnly)
        parts << Tr::tr("next request");
    return parts.join(between);
}

BreakpointMark markOf(const Breakpoint &breakpoint, State state, const QString &reason)
{
    BreakpointMark mark;
    mark.id = QString::number(quint64(breakpoint.id));
    mark.line = breakpoint.place.line;
    mark.column = breakpoint.place.column;
    mark.kind = breakpoint.isLogpoint() ? BreakpointMark::Kind::Log
                : breakpoint.condition.isEmpty() && breakpoint.hitCondition.isEmpty()
                    ? BreakpointMark::Kind::Plain
                    : BreakpointMark::Kind::Conditional;
    mark.state = state == State::Disabled ? BreakpointMark::State::Disabled
                 : state == State::Bound  ? BreakpointMark::State::Bound
                                          : BreakpointMark::State::Pending;
    mark.requestScoped = !breakpoint.request.isEmpty();

    QStringList lines{breakpoint.isLogpoint() ? Tr::tr("Logpoint") : Tr::tr("Breakpoint")};
    if (state == State::Disabled)
        lines[0] += between + Tr::tr("disabled");
    for (const QString &line : {conditionText(breakpoint), requestText(breakpoint.request), reason}) {
        if (!line.isEmpty())
            lines << line;
    }
    mark.description = lines.join(u'\n');
    return mark;
}

bool BreakpointRows::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return index.data(BreakpointsModel::RowKindRole).value<RowKind>() == RowKind::Group ||
           index.data(BreakpointsModel::ValueRole).value<Breakpoint>().kind != Breakpoint::Kind::Exception;
}

QVariant BreakpointRows::data(const QModelIndex &index, int role) const
{
    QVariant value = QSortFilterProxyModel::data(index, role);
    if (role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return value;
    const QString name = QSortFilterProxyModel::data(index, Qt::DisplayRole).toString();
    if (QSortFilterProxyModel::data(index, BreakpointsModel::RowKindRole).value<RowKind>() == RowKind::Group)
        return role == Qt::ToolTipRole ? QVariant() : name;
    const auto breakpoint =
        QSortFilterProxyModel::data(index, BreakpointsModel::ValueRole).value<Breakpoint>();
    const QString reason = QSortFilterProxyModel::data(index, BreakpointsModel::ReasonRole).toString();
    QStringList parts{role == Qt::ToolTipRole && breakpoint.kind == Breakpoint::Kind::Line
                          ? longPlace(breakpoint.place)
                          : name};
    for (const QString &part : {requestText(breakpoint.request), conditionText(breakpoint), reason}) {
        if (!part.isEmpty())
            parts << part;
    }
    return parts.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(", "));
}

} // namespace boucle
