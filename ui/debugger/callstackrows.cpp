// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/callstackrows.h"

#include "core/debugger/callstackmodel.h"
#include "core/debugger/debugtarget.h"
#include "ui/debugger/placename.h"

namespace boucle {

namespace {

using RowKind = CallStackModel::RowKind;

/// As it stands within a line.
QString lowered(const QString &sentence)
{
    return sentence.left(1).toLower() + sentence.mid(1);
}

} // namespace

QString CallStackRows::stateText(const QModelIndex &target)
{
    switch (target.data(CallStackModel::TargetStateRole).value<DebugTarget::State>()) {
    case DebugTarget::State::Starting:
        return tr("starting…");
    case DebugTarget::State::Running:
        return tr("running");
    case DebugTarget::State::Pausing:
        return tr("pausing…");
    case DebugTarget::State::Paused:
        return lowered(describe(target.data(CallStackModel::PauseReasonRole).value<PauseReason>()));
    case DebugTarget::State::Closed:
        return tr("ended");
    }
    return {};
}

QVariant CallStackRows::data(const QModelIndex &index, int role) const
{
    QVariant value = QIdentityProxyModel::data(index, role);
    const auto kind = QIdentityProxyModel::data(index, CallStackModel::RowKindRole).value<RowKind>();
    const auto place = [&] {
        return QIdentityProxyModel::data(index, CallStackModel::PlaceRole).value<SourcePlace>();
    };
    switch (role) {
    case Qt::DisplayRole:
        if (kind == RowKind::Frame && value.toString().isEmpty())
            return tr("(anonymous)");
        return kind == RowKind::AsyncCause ? QStringLiteral("— %1 —").arg(value.toString()) : value;
    case Qt::ToolTipRole:
        return kind == RowKind::Frame ? longPlace(place()) : QVariant();
    case Qt::AccessibleTextRole: {
        const QString name = data(index, Qt::DisplayRole).toString();
        if (kind == RowKind::Frame)
            return tr("%1, %2", "call stack: function, place").arg(name, shortPlace(place()));
        if (kind == RowKind::Target)
            return tr("%1, %2", "call stack: target, state").arg(name, stateText(index));
        return name;
    }
    default:
        return value;
    }
}

} // namespace boucle
