// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/loopgauge.h"

#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace boucle {

namespace {

constexpr int lineWidth = 60;
constexpr int lineHeight = 12;
constexpr int gap = 6;
constexpr int margin = 8;

} // namespace

LoopGauge::LoopGauge(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Show the event loop"));
    hide();
}

QString LoopGauge::before() const
{
    return tr("loop %1").arg(looptexts::percent(m_facts.utilisation));
}

QString LoopGauge::after() const
{
    return tr("p99 %1").arg(looptexts::duration(m_facts.p99Ns));
}

void LoopGauge::setFacts(const LoopFacts &facts)
{
    m_facts = facts;
    setAccessibleName(QStringLiteral("%1, %2").arg(before(), after()));
    updateGeometry();
    update();
}

QSize LoopGauge::sizeHint() const
{
    // The longest that are usual, so that what follows stays in its place.
    const QFontMetrics metrics(font());
    const int first = metrics.horizontalAdvance(tr("loop %1").arg(looptexts::percent(1)));
    constexpr qint64 example = 888'000'000;
    const int second = metrics.horizontalAdvance(tr("p99 %1").arg(looptexts::duration(example)));
    return {margin * 2 + first + gap + lineWidth + gap + second, Theme::statusBarHeight - 2};
}

void LoopGauge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor words = m_theme.colour(underMouse() || hasFocus() ? ColourRole::Text : ColourRole::Dim);
    painter.setPen(words);
    const QFontMetrics metrics(font());
    int x = margin;
    painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, before());
    x += metrics.horizontalAdvance(before()) + gap;
    if (m_facts.recent.size() > 1) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.colour(ColourRole::Accent), 1.5));
        QPainterPath path;
        const double top = (height() - lineHeight) / 2.0;
        for (qsizetype i = 0; i < m_facts.recent.size(); ++i) {
            const QPointF point(x + double(i) * lineWidth / double(m_facts.recent.size() - 1),
                                top + lineHeight * (1 - m_facts.recent.at(i)));
            i == 0 ? path.moveTo(point) : path.lineTo(point);
        }
        painter.drawPath(path);
    }
    x += lineWidth + gap;
    painter.setPen(words);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, after());
}

void LoopGauge::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setToolTip(tr("Show the event loop"));
        setFacts(m_facts);
    }
    QAbstractButton::changeEvent(event);
}

void LoopGauge::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void LoopGauge::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace boucle
