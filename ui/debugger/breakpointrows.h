// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"
#include "core/debugger/breakpointsmodel.h"
#include "ui/editor/breakpointmark.h"

#include <QSortFilterProxyModel>

namespace boucle {

/// Puts breakpoints into words, over the roles of BreakpointsModel. Those for exceptions are left out: they
/// stand above the list.
class BreakpointRows : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    QVariant data(const QModelIndex &index, int role) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
};

/// What a breakpoint waits for, besides its place: "order.total > 10 · hit count ≥ 5 · logs “id {id}”".
QString conditionText(const Breakpoint &breakpoint);
/// "GET /orders/:id", "header x-debug: 1", "next request"; empty without a filter.
QString requestText(const RequestFilter &request);
/// "hit count ≥ 5"
QString hitText(const HitCondition &condition);

/// How it is drawn. Line and column are those of the breakpoint.
BreakpointMark markOf(const Breakpoint &breakpoint, BreakpointsModel::State state, const QString &reason);

} // namespace boucle
