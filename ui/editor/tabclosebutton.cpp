// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/tabclosebutton.h"

#include "ui/common/icons.h"

#include <QPainter>

namespace boucle {

namespace {
constexpr int extent = 18;
constexpr int crossSize = 14;
constexpr qreal dotRadius = 3.5;
} // namespace

TabCloseButton::TabCloseButton(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::NoFocus); // the keyboard has its own way to close
    setFixedSize(extent, extent);
}

void TabCloseButton::setModified(bool modified)
{
    m_modified = modified;
    update();
}

void TabCloseButton::setShown(bool shown)
{
    m_shown = shown;
    update();
}

QSize TabCloseButton::sizeHint() const
{
    return {extent, extent};
}

void TabCloseButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hovered = underMouse();
    if (hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(ColourRole::Border));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    if (m_modified && !hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(ColourRole::Text));
        painter.drawEllipse(QRectF(rect()).center(), dotRadius, dotRadius);
    } else if (m_shown || hovered) {
        const int offset = (extent - crossSize) / 2;
        painter.drawPixmap(offset, offset,
                           iconPixmap(m_theme, QLatin1String("x"),
                                      hovered ? ColourRole::Text : ColourRole::Dim, crossSize,
                                      devicePixelRatioF()));
    }
}

void TabCloseButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void TabCloseButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace boucle
