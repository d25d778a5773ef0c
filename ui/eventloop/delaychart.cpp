// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/delaychart.h"

#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace boucle {

namespace {

constexpr int barCount = 16;
constexpr int barGap = 3;
constexpr int axisHeight = 18;
// The bars' ends: from a hundredth of a millisecond to a third of a second, the rest in the last.
constexpr double firstNs = 10'000;
constexpr double perBar = 2;

int barOf(qint64 ns)
{
    const double bar = std::log2(std::max(1.0, double(ns)) / firstNs) + 1;
    return std::clamp(int(std::floor(bar)), 0, barCount - 1);
}

} // namespace

DelayChart::DelayChart(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Delay"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DelayChart::setDelay(const DurationHistogram &delay, qint64 thresholdNs)
{
    m_delay = delay;
    m_thresholdNs = thresholdNs;
    setAccessibleDescription(
        tr("p50 %1, p95 %2, p99 %3, longest %4")
            .arg(looptexts::duration(delay.percentileNs(0.5)), looptexts::duration(delay.percentileNs(0.95)),
                 looptexts::duration(delay.percentileNs(0.99)), looptexts::duration(delay.longestNs())));
    setToolTip(accessibleDescription());
    update();
}

QSize DelayChart::sizeHint() const
{
    return {260, 48};
}

void DelayChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    std::array<double, barCount> bars{};
    for (int step = 0; step < DurationHistogram::size; ++step)
        bars.at(size_t(barOf(DurationHistogram::upperNs(step)))) += double(m_delay.countOf(step));
    // A few long turns among a million short ones are what is looked for: heights are logarithms.
    double highest = 0;
    for (double &bar : bars) {
        bar = bar > 0 ? std::log2(1 + bar) : 0;
        highest = std::max(highest, bar);
    }
    const int room = height() - axisHeight;
    const double step = double(width()) / barCount;
    for (int i = 0; i < barCount; ++i) {
        const double from = firstNs * std::pow(perBar, i - 1);
        const bool isBlocked =
            m_thresholdNs > 0 && from >= double(m_thresholdNs) / perBar && barOf(m_thresholdNs) <= i;
        const double share = highest > 0 ? bars.at(size_t(i)) / highest : 0;
        const double barHeight = share > 0 ? std::max(2.0, share * (room - 4)) : 1;
        const ColourRole role = share <= 0  ? ColourRole::Border
                                : isBlocked ? ColourRole::Blocked
                                            : ColourRole::Poll;
        painter.fillRect(QRectF(i * step, room - barHeight, step - barGap, barHeight), m_theme.colour(role));
    }
    painter.setPen(m_theme.colour(ColourRole::Dim));
    QFont font = m_theme.uiFont();
    font.setPixelSize(10);
    painter.setFont(font);
    constexpr int labelled = 5;
    for (int i = 0; i + labelled <= barCount; i += labelled)
        painter.drawText(QRectF(i * step, room + 2, labelled * step, axisHeight - 2),
                         Qt::AlignLeft | Qt::AlignTop,
                         looptexts::duration(qint64(firstNs * std::pow(perBar, i))));
}

void DelayChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Delay"));
    QWidget::changeEvent(event);
}

} // namespace boucle
