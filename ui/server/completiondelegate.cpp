// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/completiondelegate.h"

#include "core/debugger/consolerepl.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QPainter>

namespace boucle {

namespace {

constexpr int edge = 10;
constexpr int gap = 18;

ColourRole colourOf(Completion::Kind kind)
{
    switch (kind) {
    case Completion::Kind::Variable:
        return ColourRole::Text;
    case Completion::Kind::Property:
        return ColourRole::Property;
    case Completion::Kind::Method:
        return ColourRole::Function;
    case Completion::Kind::Keyword:
        return ColourRole::Keyword;
    }
    return ColourRole::Text;
}

} // namespace

CompletionDelegate::CompletionDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

int CompletionDelegate::widthOf(const QString &text, const QString &detail, const QFont &font)
{
    const QFontMetrics metrics(font);
    const int words = metrics.horizontalAdvance(text) + metrics.horizontalAdvance(detail);
    return words + 2 * edge + (detail.isEmpty() ? 0 : gap);
}

QSize CompletionDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, qMax(Theme::rowHeight, option.fontMetrics.height() + Theme::grid)};
}

void CompletionDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &row, painter, row.widget);
    painter->save();
    painter->setFont(option.font);
    QRect room = option.rect.adjusted(edge, 0, -edge, 0);
    const QString text = index.data().toString();
    const QString detail = index.data(DetailRole).toString();
    const int textWidth = qMin(painter->fontMetrics().horizontalAdvance(text), room.width());
    if (const int left = room.width() - textWidth - gap; !detail.isEmpty() && left > 0) {
        painter->setPen(m_theme.colour(ColourRole::Dim));
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(detail, Qt::ElideRight, left));
    }
    painter->setPen(m_theme.colour(colourOf(Completion::Kind(index.data(KindRole).toInt()))));
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace boucle
