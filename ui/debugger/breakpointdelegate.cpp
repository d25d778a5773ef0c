// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/breakpointdelegate.h"

#include "ui/common/chip.h"
#include "ui/debugger/breakpointrows.h"
#include "ui/debugger/debugtree.h"
#include "ui/editor/breakpointglyph.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace boucle {

namespace {

using RowKind = BreakpointsModel::RowKind;

constexpr int leftPadding = 4;
constexpr int rightPadding = 12;
constexpr int signWidth = 12;
constexpr int signGap = 5;
constexpr int gap = 8;
constexpr int checkSize = 14;

bool isGroup(const QModelIndex &index)
{
    return index.data(BreakpointsModel::RowKindRole).value<RowKind>() == RowKind::Group;
}

} // namespace

BreakpointDelegate::BreakpointDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize BreakpointDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, qMax(Theme::rowHeight, option.fontMetrics.height() + Theme::grid)};
}

void BreakpointDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &row, painter, row.widget);
    const QRect room = option.rect.adjusted(leftPadding, 0, -rightPadding - DebugTree::offset, 0);
    painter->save();
    painter->setFont(option.font);
    if (!isGroup(index)) {
        paintBreakpoint(*painter, room, option, index);
    } else {
        QStyleOptionViewItem check = option;
        check.rect = QRect(room.left(), room.top() + (room.height() - checkSize) / 2, checkSize, checkSize);
        const auto state = Qt::CheckState(index.data(Qt::CheckStateRole).toInt());
        check.state.setFlag(QStyle::State_HasFocus, false);
        check.state |= state == Qt::Checked            ? QStyle::State_On
                       : state == Qt::PartiallyChecked ? QStyle::State_NoChange
                                                       : QStyle::State_Off;
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &check, painter, option.widget);
        painter->setPen(m_theme.colour(ColourRole::Text));
        painter->drawText(room.adjusted(checkSize + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          index.data().toString());
    }
    painter->restore();
}

void BreakpointDelegate::paintBreakpoint(QPainter &painter, QRect room, const QStyleOptionViewItem &option,
                                         const QModelIndex &index) const
{
    const auto breakpoint = index.data(BreakpointsModel::ValueRole).value<Breakpoint>();
    const auto state = index.data(BreakpointsModel::StateRole).value<BreakpointsModel::State>();
    const bool selected = option.state & QStyle::State_Selected;
    const bool failed = state == BreakpointsModel::State::Failed;
    const QColor quiet = m_theme.colour(selected ? ColourRole::Text : ColourRole::Dim);
    const QColor ground = m_theme.colour(selected ? ColourRole::Sel : ColourRole::Panel);
    drawBreakpoint(painter, m_theme, markOf(breakpoint, state, {}),
                   QPointF(room.left() + signWidth / 2.0, room.center().y() + 1), ground);
    room.setLeft(room.left() + signWidth + signGap);

    if (const int hits = index.data(BreakpointsModel::HitsRole).toInt(); hits > 0) {
        const QString text = QStringLiteral("%L1×").arg(hits);
        painter.setPen(quiet);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, text);
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(text) - gap);
    }

    painter.setPen(state == BreakpointsModel::State::Bound ? m_theme.colour(ColourRole::Text) : quiet);
    const auto write = [&](const QString &text) {
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shown);
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(shown));
    };
    write(index.data().toString());
    if (const QString request = requestText(breakpoint.request); !request.isEmpty()) {
        room.setLeft(room.left() + gap);
        if (room.width() > 0)
            room.setLeft(room.left() + paintChip(painter, m_theme, room, request,
                                                 selected ? ColourRole::Text : ColourRole::Dim));
    }
    if (failed && !selected)
        painter.setPen(m_theme.colour(ColourRole::Stop));
    const QString reason = failed ? index.data(BreakpointsModel::ReasonRole).toString() : QString();
    const QString condition = reason.isEmpty() ? conditionText(breakpoint) : reason;
    if (!condition.isEmpty() && room.width() > 0) {
        if (!failed)
            painter.setPen(quiet);
        write(QStringLiteral(" — ") + condition);
    }
}

bool BreakpointDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                     const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const int left = option.rect.left() + DebugTree::offset;
        const bool onSign = mouse->pos().x() >= left && mouse->pos().x() < left + leftPadding + checkSize + 2;
        if (mouse->button() != Qt::LeftButton || !onSign)
            return false;
    } else if (event->type() != QEvent::KeyPress || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Space) {
        return false;
    }
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace boucle
