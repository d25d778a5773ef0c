// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

namespace boucle {

/// Puts the call stack into words, over the roles of CallStackModel: names for functions without one, tool
/// tips, and what a screen reader says of a row.
class CallStackRows : public QIdentityProxyModel
{
    Q_OBJECT
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    QVariant data(const QModelIndex &index, int role) const override;

    /// "paused on breakpoint", "running": the state of a target's row.
    static QString stateText(const QModelIndex &target);
};

} // namespace boucle
