// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QIcon>
#include <QList>

namespace boucle {

/// One row of the palette.
struct PaletteItem
{
    QString title;
    QList<int> positions; ///< of the characters of `title` that the pattern matched
    QString detail;       ///< after the title, in the dim colour: a folder, a menu
    QString shortcut;
    QIcon icon;
    QVariant payload; ///< what to act on: a path, an action
};

/// The rows that the palette shows now.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles { PositionsRole = Qt::UserRole + 1, DetailRole, ShortcutRole };

    using QAbstractListModel::QAbstractListModel;

    void setItems(QList<PaletteItem> items);
    const PaletteItem &item(int row) const { return m_items.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<PaletteItem> m_items;
};

} // namespace boucle
