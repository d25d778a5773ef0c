// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/chip.h"

#include <QFontMetrics>
#include <QPainter>

namespace boucle {

namespace {
constexpr int sidePadding = 8;
constexpr int upperPadding = 2;
constexpr int leastWidth = 36;
} // namespace

QFont chipFont(const Theme &theme)
{
    QFont font = theme.uiFont();
    if (font.pixelSize() > 0)
        font.setPixelSize(qMax(9, font.pixelSize() - 2));
    else
        font.setPointSizeF(qMax(7.0, font.pointSizeF() - 1.5));
    return font;
}

int chipWidth(const Theme &theme, const QString &text)
{
    return QFontMetrics(chipFont(theme)).horizontalAdvance(text) + 2 * sidePadding;
}

int paintChip(QPainter &painter, const Theme &theme, const QRect &room, const QString &text, ColourRole role)
{
    const int width = qMin(chipWidth(theme, text), room.width());
    if (width < leastWidth && width < chipWidth(theme, text))
        return 0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(chipFont(theme));
    const int height = painter.fontMetrics().height() + 2 * upperPadding;
    const QRect box(room.left(), room.top() + (room.height() - height) / 2, width, height);
    const qreal radius = qMin<qreal>(Theme::chipRadius, height / 2.0);
    painter.setPen(theme.colour(ColourRole::Border));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(theme.colour(role));
    const QRect words = box.adjusted(sidePadding, 0, -sidePadding, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, words.width() + 1));
    painter.restore();
    return width;
}

} // namespace boucle
