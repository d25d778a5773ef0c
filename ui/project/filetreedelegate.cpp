// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/filetreedelegate.h"

#include "core/project/filetreemodel.h"
#include "ui/common/fileicons.h"
#include "ui/common/icons.h"

#include <QTreeView>

namespace boucle {

FileTreeDelegate::FileTreeDelegate(const Theme &theme, QTreeView &tree)
    : QStyledItemDelegate(&tree)
    , m_theme(theme)
    , m_tree(tree)
{
}

QSize FileTreeDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(qMax(Theme::rowHeight, option.fontMetrics.height() + Theme::grid));
    return size;
}

void FileTreeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto kind = index.data(FileTreeModel::KindRole).value<FileKind>();
    const bool dimmed = index.data(FileTreeModel::DimmedRole).toBool();
    const bool open = kind == FileKind::Folder && m_tree.isExpanded(index);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(Theme::iconSize, Theme::iconSize);
    option->icon = icon(m_theme, open ? QLatin1String("folder-open") : iconNameOf(kind),
                        dimmed ? ColourRole::Faint : ColourRole::Dim);
    if (dimmed)
        option->palette.setColor(QPalette::Text, m_theme.colour(ColourRole::Faint));
}

} // namespace boucle
