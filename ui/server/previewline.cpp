// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/previewline.h"

#include "ui/common/theme.h"
#include "ui/debugger/valuecolours.h"
#include "ui/debugger/valuedelegate.h"

#include <QPainter>

namespace boucle {

namespace {

constexpr int longest = 2000;
constexpr int leftPadding = 4; // as the field above

} // namespace

PreviewLine::PreviewLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFont(ValueDelegate::rowFont(theme));
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PreviewLine::setValue(const DebugValue &value)
{
    m_text = value.text.left(longest).simplified();
    setAccessibleName(m_text.isEmpty() ? QString() : tr("Value: %1").arg(m_text));
    update();
}

QSize PreviewLine::sizeHint() const
{
    return {80, fontMetrics().lineSpacing() + 2 * Theme::grid};
}

QSize PreviewLine::minimumSizeHint() const
{
    return {20, sizeHint().height()};
}

void PreviewLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, width() - leftPadding);
    qreal x = leftPadding;
    for (const ValueSpan &span : valueSpans(shown)) {
        const QString part = shown.mid(span.start, span.length);
        painter.setPen(m_theme.colour(span.role));
        painter.drawText(QPointF(x, fontMetrics().ascent()), part);
        x += QFontMetricsF(font()).horizontalAdvance(part);
    }
}

} // namespace boucle
