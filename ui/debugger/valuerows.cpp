// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/valuerows.h"

#include "core/debugger/valuemodel.h"

namespace boucle {

namespace {

constexpr int longestTip = 2000;

} // namespace

void ValueRows::setSourceModel(QAbstractItemModel *source)
{
    if (sourceModel())
        sourceModel()->disconnect(this);
    QIdentityProxyModel::setSourceModel(source);
    if (!source)
        return;
    // A change of a value is told for its own column; here it is part of the first.
    connect(source, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                if (first.column() > 0)
                    emit dataChanged(mapFromSource(first.siblingAtColumn(0)),
                                     mapFromSource(last.siblingAtColumn(0)));
            });
}

Qt::ItemFlags ValueRows::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    const bool watched =
        index.data(ValueModel::RowKindRole).value<ValueModel::RowKind>() == ValueModel::RowKind::Watch;
    flags.setFlag(Qt::ItemIsEditable, watched || index.data(ValueModel::EditableRole).toBool());
    return flags;
}

int ValueRows::columnCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : 1;
}

QVariant ValueRows::data(const QModelIndex &index, int role) const
{
    const auto get = [&](int wanted) { return QIdentityProxyModel::data(index, wanted); };
    switch (role) {
    case Qt::ToolTipRole: {
        const QString text = get(ValueModel::ValueRole).value<DebugValue>().text;
        if (text.isEmpty())
            return {};
        // A tool tip would take what looks like markup for it.
        return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>")
            .arg(text.left(longestTip).toHtmlEscaped());
    }
    case Qt::AccessibleTextRole: {
        const QString name = get(ValueModel::NameRole).toString();
        const QString text = get(ValueModel::ValueRole).value<DebugValue>().text;
        if (get(ValueModel::LoadingRole).toBool())
            return tr("%1: loading…").arg(name);
        return name.isEmpty() ? text : text.isEmpty() ? name : tr("%1: %2", "name, value").arg(name, text);
    }
    default:
        return get(role);
    }
}

} // namespace boucle
