// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/palettemodel.h"

namespace boucle {

void PaletteModel::setItems(QList<PaletteItem> items)
{
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteItem &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::DecorationRole:
        return item.icon;
    case Qt::AccessibleTextRole: {
        QStringList parts{item.title, item.detail, item.shortcut};
        parts.removeAll(QString());
        return parts.join(QLatin1String(", "));
    }
    case PositionsRole:
        return QVariant::fromValue(item.positions);
    case DetailRole:
        return item.detail;
    case ShortcutRole:
        return item.shortcut;
    default:
        return {};
    }
}

} // namespace boucle
