// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/filetreeview.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace boucle {

namespace {
constexpr int offset = Theme::grid * 2;
} // namespace

// The row is drawn a little to the right. Hit tests do not know, which does no harm: a click on a folder's
// row opens it as one on its chevron does.
void FileTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const QRect edge(0, option.rect.y(), offset, option.rect.height());
    if (selectionModel()->isSelected(index)) {
        painter->fillRect(edge, option.palette.color(QPalette::Highlight));
    } else if (underMouse() && indexAt(viewport()->mapFromGlobal(QCursor::pos())) == index) {
        painter->fillRect(edge, option.palette.color(QPalette::Mid));
    }
    painter->save();
    painter->translate(offset, 0);
    QTreeView::drawRow(painter, option, index);
    painter->restore();
}

} // namespace boucle
