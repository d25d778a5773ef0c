// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/combobox.h"

#include "ui/common/icons.h"

#include <QPainter>

namespace boucle {

namespace {
constexpr int arrowSize = 12;
constexpr int arrowMargin = 7;
} // namespace

ComboBox::ComboBox(const Theme &theme, QWidget *parent)
    : QComboBox(parent)
    , m_theme(theme)
{
}

void ComboBox::paintEvent(QPaintEvent *event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.drawPixmap(width() - arrowMargin - arrowSize, (height() - arrowSize) / 2,
                       iconPixmap(m_theme, QLatin1String("chevron-down"),
                                  isEnabled() ? ColourRole::Dim : ColourRole::Faint, arrowSize,
                                  devicePixelRatioF()));
}

} // namespace boucle
