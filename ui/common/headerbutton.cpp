// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/headerbutton.h"

namespace boucle {

void HeaderButton::setQuiet(bool quiet)
{
    m_quiet = quiet;
    update();
}

void HeaderButton::paintEvent(QPaintEvent *event)
{
    if (!m_quiet || hasFocus() || isDown() || parentWidget()->underMouse())
        QToolButton::paintEvent(event);
}

} // namespace boucle
