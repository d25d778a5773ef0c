// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/searchfield.h"

#include "ui/common/icons.h"

#include <QEvent>
#include <QPainter>

namespace boucle {

namespace {
constexpr int fieldHeight = 28;
constexpr int fieldWidth = 300;
constexpr int padding = 10;
constexpr int gap = 8;
} // namespace

SearchField::SearchField(const Theme &theme, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslateUi();
}

void SearchField::setShortcutHint(const QString &hint)
{
    m_hint = hint;
    update();
}

void SearchField::retranslateUi()
{
    setAccessibleName(tr("Search files and commands"));
    setToolTip(tr("Search files and commands"));
    update();
}

QSize SearchField::sizeHint() const
{
    return {fieldWidth, qMax(fieldHeight, fontMetrics().height() + 8)};
}

QSize SearchField::minimumSizeHint() const
{
    return {2 * padding + Theme::iconSize, sizeHint().height()};
}

void SearchField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QToolButton::changeEvent(event);
}

void SearchField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colour(hasFocus()     ? ColourRole::Accent
                                  : underMouse() ? ColourRole::Faint
                                                 : ColourRole::Border));
    painter.setBrush(m_theme.colour(ColourRole::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);

    painter.drawPixmap(
        padding, (height() - Theme::iconSize) / 2,
        iconPixmap(m_theme, QLatin1String("search"), ColourRole::Dim, Theme::iconSize, devicePixelRatioF()));
    painter.setPen(m_theme.colour(ColourRole::Dim));
    const int left = padding + Theme::iconSize + gap;
    int right = width() - padding;

    QFont small = font();
    if (small.pixelSize() > 0)
        small.setPixelSize(small.pixelSize() - 2);
    else
        small.setPointSizeF(small.pointSizeF() - 1.5);
    const int hintWidth = QFontMetrics(small).horizontalAdvance(m_hint);
    const QString text = accessibleName();
    const int textWidth = fontMetrics().horizontalAdvance(text);
    // The hint goes before the words do.
    if (left + textWidth + gap + hintWidth <= right) {
        painter.setFont(small);
        painter.drawText(QRect(right - hintWidth, 0, hintWidth, height()), Qt::AlignVCenter, m_hint);
        painter.setFont(font());
        right -= hintWidth + gap;
    }
    if (right - left > fontMetrics().averageCharWidth() * 4) {
        painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text, Qt::ElideRight, right - left));
    }
}

} // namespace boucle
