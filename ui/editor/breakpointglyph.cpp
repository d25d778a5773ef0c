// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/breakpointglyph.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace boucle {

namespace {

constexpr qreal discRadius = 5.5;
constexpr qreal diamondRadius = 6.5;
constexpr qreal hollowWidth = 2;
constexpr qreal signWidth = 1.4;
constexpr qreal arrowHeight = 2.5;
constexpr qreal barLength = 4.5;
constexpr qreal barOffset = 1.4;
constexpr qreal placeRadius = 2.75;
constexpr qreal previewOpacity = 0.4;

QColor colourOf(const Theme &theme, const BreakpointMark &mark)
{
    return theme.colour(mark.state == BreakpointMark::State::Disabled ? ColourRole::Faint : ColourRole::Stop);
}

void drawShape(QPainter &painter, bool diamond, QPointF centre, qreal radius)
{
    if (!diamond) {
        painter.drawEllipse(centre, radius, radius);
        return;
    }
    painter.drawPolygon(QPolygonF({centre + QPointF(0, -radius), centre + QPointF(radius, 0),
                                   centre + QPointF(0, radius), centre + QPointF(-radius, 0)}));
}

} // namespace

void drawBreakpoint(QPainter &painter, const Theme &theme, const BreakpointMark &mark, QPointF centre,
                    const QColor &ground)
{
    const bool diamond = mark.kind == BreakpointMark::Kind::Log;
    const bool hollow = mark.state == BreakpointMark::State::Pending;
    const qreal radius = diamond ? diamondRadius : discRadius;
    const QColor colour = colourOf(theme, mark);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hollow ? QPen(colour, hollowWidth) : QPen(Qt::NoPen));
    painter.setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(colour));
    drawShape(painter, diamond, centre, hollow ? radius - hollowWidth / 2 : radius);
    if (!hollow && !diamond) {
        painter.setPen(QPen(ground, signWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        if (mark.requestScoped) {
            painter.drawPolyline(QPolygonF({centre + QPointF(-1.2, -arrowHeight), centre + QPointF(1.5, 0),
                                            centre + QPointF(-1.2, arrowHeight)}));
        } else if (mark.kind == BreakpointMark::Kind::Conditional) {
            for (const qreal y : {-barOffset, barOffset})
                painter.drawLine(centre + QPointF(-barLength / 2, y), centre + QPointF(barLength / 2, y));
        }
    }
    painter.restore();
}

void drawBreakpointPreview(QPainter &painter, const Theme &theme, QPointF centre)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(previewOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(ColourRole::Stop));
    painter.drawEllipse(centre, discRadius, discRadius);
    painter.restore();
}

void drawBreakPlace(QPainter &painter, const Theme &theme, const BreakpointMark *mark, QPointF centre,
                    const QColor &ground)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = mark ? colourOf(theme, *mark) : theme.colour(ColourRole::Faint);
    const bool filled = mark && mark->state != BreakpointMark::State::Pending;
    painter.setPen(QPen(colour, 1));
    painter.setBrush(filled ? colour : ground);
    painter.drawEllipse(centre, placeRadius, placeRadius);
    painter.restore();
}

} // namespace boucle
