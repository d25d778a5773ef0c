// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/looplegend.h"

#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>

#include <utility>

namespace boucle {

namespace {

constexpr int square = 9;
constexpr int wordGap = 6;
constexpr int itemGap = 16;

} // namespace

LoopLegend::LoopLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFixedHeight(Theme::rowHeight);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

/// Paints with a painter; returns the width.
int LoopLegend::layOut(QPainter *painter) const
{
    const std::pair<ColourRole, QString> items[] = {
        {ColourRole::Timers, tr("timers, close")}, {ColourRole::Poll, tr("poll callbacks")},
        {ColourRole::Check, tr("check")},          {ColourRole::Gc, tr("garbage collection")},
        {ColourRole::Idle, tr("waiting")},         {ColourRole::Blocked, tr("blocked")}};
    const QFontMetrics metrics(font());
    int x = 0;
    for (const auto &[role, words] : items) {
        if (painter) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.colour(role));
            painter->drawRoundedRect(QRectF(x, (height() - square) / 2.0, square, square), 2, 2);
            painter->setPen(m_theme.colour(ColourRole::Dim));
            painter->drawText(QRect(x + square + wordGap, 0, width(), height()),
                              Qt::AlignVCenter | Qt::AlignLeft, words);
        }
        x += square + wordGap + metrics.horizontalAdvance(words) + itemGap;
    }
    return x - itemGap;
}

QSize LoopLegend::sizeHint() const
{
    return {layOut(nullptr), Theme::rowHeight};
}

void LoopLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    layOut(&painter);
}

void LoopLegend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace boucle
