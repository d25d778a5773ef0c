// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace boucle {

class Theme;

/// Rows of the project tree: an icon by the kind of file, quiet text for what is ignored.
class FileTreeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// Both must outlive the delegate.
    FileTreeDelegate(const Theme &theme, QTreeView &tree);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    QTreeView &m_tree;
};

} // namespace boucle
