// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/debugtree.h"

#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace boucle {

namespace {
constexpr int placeholderMargin = 12;
} // namespace

DebugTree::DebugTree(const Theme &theme, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
{
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setIndentation(Theme::grid * 4);
    setExpandsOnDoubleClick(false);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    connect(&m_theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void DebugTree::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    if (!model)
        return;
    // The words come and go with the first row.
    const auto repaint = [this] { viewport()->update(); };
    connect(model, &QAbstractItemModel::rowsInserted, this, repaint);
    connect(model, &QAbstractItemModel::rowsRemoved, this, repaint);
    connect(model, &QAbstractItemModel::modelReset, this, repaint);
}

void DebugTree::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    setAccessibleDescription(text);
    viewport()->update();
}

int DebugTree::contentHeight() const
{
    int height = 0;
    for (QModelIndex index = model() ? model()->index(0, 0, rootIndex()) : QModelIndex(); index.isValid();
         index = indexBelow(index))
        height += rowHeight(index);
    return height;
}

void DebugTree::updateGeometries()
{
    QTreeView::updateGeometries();
    if (const int height = contentHeight(); height != std::exchange(m_lastHeight, height))
        emit contentHeightChanged();
}

QSize DebugTree::sizeHint() const
{
    return {240, 3 * Theme::rowHeight};
}

QSize DebugTree::minimumSizeHint() const
{
    return {80, Theme::rowHeight};
}

void DebugTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect edge(0, option.rect.y(), offset, option.rect.height());
    if (selectionModel()->isSelected(index))
        painter->fillRect(edge, m_theme.colour(ColourRole::Sel));
    else if (viewport()->underMouse() && indexAt(viewport()->mapFromGlobal(QCursor::pos())) == index)
        painter->fillRect(edge, m_theme.colour(ColourRole::Border));
    painter->save();
    painter->translate(offset, 0);
    QTreeView::drawRow(painter, option, index);
    painter->restore();
}

// Qt does not know that rows are drawn a little to the right.
void DebugTree::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index.isValid() && model()->hasChildren(index)) {
        const int right = visualRect(index).left() + offset;
        if (event->pos().x() >= right - indentation() && event->pos().x() < right) {
            setExpanded(index, !isExpanded(index));
            return;
        }
    }
    QTreeView::mousePressEvent(event);
}

void DebugTree::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_placeholder.isEmpty() || (model() && model()->rowCount(rootIndex()) > 0))
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.colour(ColourRole::Dim));
    const QRect room =
        viewport()->rect().adjusted(placeholderMargin, Theme::grid, -placeholderMargin, -Theme::grid);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_placeholder);
}

} // namespace boucle
