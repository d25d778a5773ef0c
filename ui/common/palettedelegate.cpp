// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/palettedelegate.h"

#include "ui/common/palettemodel.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace boucle {

namespace {
constexpr int padding = 8;
constexpr int gap = 8;
} // namespace

PaletteDelegate::PaletteDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, qMax(Theme::rowHeight + Theme::grid, option.fontMetrics.height() + 2 * Theme::grid)};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const QColor text = m_theme.colour(ColourRole::Text);
    const QColor dim = selected ? text : m_theme.colour(ColourRole::Dim);
    const QRect row = option.rect;
    painter->save();
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.colour(selected ? ColourRole::Sel : ColourRole::Border));
        painter->drawRoundedRect(row.adjusted(4, 0, -4, 0), 4, 4);
    }

    int left = row.left() + Theme::grid + padding;
    int right = row.right() - Theme::grid - padding;
    const auto icon = index.data(Qt::DecorationRole).value<QIcon>();
    if (!icon.isNull()) {
        const QRect iconRect(left, row.top() + (row.height() - Theme::iconSize) / 2, Theme::iconSize,
                             Theme::iconSize);
        icon.paint(painter, iconRect, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
        left += Theme::iconSize + gap;
    }

    painter->setFont(option.font);
    const QString shortcut = index.data(PaletteModel::ShortcutRole).toString();
    if (!shortcut.isEmpty()) {
        const int width = option.fontMetrics.horizontalAdvance(shortcut);
        painter->setPen(dim);
        painter->drawText(QRect(right - width, row.top(), width + 1, row.height()), Qt::AlignVCenter,
                          shortcut);
        right -= width + 2 * gap;
    }

    // The title, with the matched characters marked; cut at the end when there is no room.
    const QString title =
        option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, right - left);
    QTextLayout layout(title, option.font);
    QList<QTextLayout::FormatRange> formats;
    for (const int position : index.data(PaletteModel::PositionsRole).value<QList<int>>()) {
        if (position >= title.size())
            break;
        QTextLayout::FormatRange range;
        range.start = position;
        range.length = 1;
        range.format.setForeground(m_theme.colour(ColourRole::Accent));
        range.format.setFontWeight(QFont::DemiBold);
        // On the selection the accent has too little contrast: there the weight alone tells.
        if (selected)
            range.format.setForeground(text);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(right - left);
    layout.endLayout();
    painter->setPen(text);
    layout.draw(painter, QPointF(left, row.top() + (row.height() - line.height()) / 2));
    left += int(line.naturalTextWidth()) + gap;

    const QString detail = index.data(PaletteModel::DetailRole).toString();
    if (!detail.isEmpty() && right - left > option.fontMetrics.averageCharWidth() * 4) {
        painter->setPen(dim);
        painter->drawText(QRect(left, row.top(), right - left, row.height()), Qt::AlignVCenter,
                          option.fontMetrics.elidedText(detail, Qt::ElideMiddle, right - left));
    }
    painter->restore();
}

} // namespace boucle
