// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/callstackdelegate.h"

#include "core/debugger/callstackmodel.h"
#include "core/debugger/debugtarget.h"
#include "ui/common/theme.h"
#include "ui/debugger/callstackrows.h"
#include "ui/debugger/debugtree.h"
#include "ui/debugger/placename.h"

#include <QApplication>
#include <QPainter>

namespace boucle {

namespace {
constexpr int edge = 12;
constexpr int leftPadding = edge - DebugTree::offset;
constexpr int gap = 12;
constexpr int dotSize = 8;
// Of the row's width: the function keeps the larger part when both are long.
constexpr int placeShare = 45;
} // namespace

CallStackDelegate::CallStackDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize CallStackDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, qMax(Theme::rowHeight, option.fontMetrics.height() + Theme::grid)};
}

void CallStackDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &row, painter, row.widget);

    using RowKind = CallStackModel::RowKind;
    const auto kind = index.data(CallStackModel::RowKindRole).value<RowKind>();
    const bool skipped = index.data(CallStackModel::SkippedRole).toBool();
    const bool selected = option.state & QStyle::State_Selected;
    // The row is drawn to the right of where it is: its right edge stands that much nearer.
    QRect room = option.rect.adjusted(leftPadding, 0, -edge - DebugTree::offset, 0);

    painter->save();
    QString right;
    QFont rightFont = m_theme.codeFont();
    ColourRole rightRole = ColourRole::Dim;
    if (kind == RowKind::Frame) {
        right = shortPlace(index.data(CallStackModel::PlaceRole).value<SourcePlace>());
        if (rightFont.pixelSize() > 1)
            rightFont.setPixelSize(rightFont.pixelSize() - 1);
    } else if (kind == RowKind::Target) {
        right = CallStackRows::stateText(index);
        rightFont = option.font;
        const auto state = index.data(CallStackModel::TargetStateRole).value<DebugTarget::State>();
        const bool paused = state == DebugTarget::State::Paused || state == DebugTarget::State::Pausing;
        rightRole = paused ? ColourRole::Pause : ColourRole::Dim;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.colour(paused ? ColourRole::Pause : ColourRole::Run));
        painter->drawEllipse(QRectF(room.left(), room.center().y() - dotSize / 2.0 + 1, dotSize, dotSize));
        room.setLeft(room.left() + dotSize + Theme::grid * 2);
    }
    int rightWidth = 0;
    if (!right.isEmpty()) {
        const QFontMetrics metrics(rightFont);
        const int nameWidth = option.fontMetrics.horizontalAdvance(index.data().toString());
        const int most = qMax(room.width() * placeShare / 100, room.width() - nameWidth - gap);
        const QString shown = metrics.elidedText(right, Qt::ElideMiddle, most);
        rightWidth = metrics.horizontalAdvance(shown) + gap;
        painter->setFont(rightFont);
        painter->setPen(
            m_theme.colour(selected && rightRole == ColourRole::Dim ? ColourRole::Text : rightRole));
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, shown);
    }
    QFont font = option.font;
    if (kind == RowKind::Target && index.data(CallStackModel::CurrentRole).toBool())
        font.setWeight(QFont::Medium);
    painter->setFont(font);
    const bool quiet = skipped || kind == RowKind::AsyncCause;
    painter->setPen(m_theme.colour(quiet && !selected ? ColourRole::Faint : ColourRole::Text));
    const QRect left = room.adjusted(0, 0, -rightWidth, 0);
    painter->drawText(
        left, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, left.width()));
    painter->restore();
}

} // namespace boucle
