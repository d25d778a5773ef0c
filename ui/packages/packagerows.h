// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/packagetree.h"

#include <QIdentityProxyModel>
#include <QStyledItemDelegate>

namespace boucle {

class Theme;

/// The words and colours of a PackageTreeModel.
class PackageRows : public QIdentityProxyModel
{
    Q_OBJECT
public:
    /// Chips of the Note column: QStringList, and QList<int> of ColourRole.
    enum Role { ChipsRole = PackageTreeModel::NameRole + 1, ChipColoursRole };

    /// Both must outlive it.
    PackageRows(const Theme &theme, PackageTreeModel &model, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Chip
    {
        QString words;
        int role;
    };
    static QList<Chip> chipsOf(const PackageTreeModel::Row &row);

    const Theme &m_theme;
    PackageTreeModel &m_model;
};

/// Paints the chips of a row, and its text behind them.
class PackageNoteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit PackageNoteDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace boucle
