// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codefont.h"

#include "ui/common/theme.h"

#include <QGuiApplication>
#include <QScreen>

namespace boucle {

QFont editorFont(const Theme &theme)
{
    QFont font = theme.codeFont();
    if (font.pixelSize() > 0) {
        const QScreen *screen = QGuiApplication::primaryScreen();
        const qreal dpi = screen ? screen->logicalDotsPerInchY() : 96.0;
        font.setPointSizeF(font.pixelSize() * 72.0 / dpi);
    }
    return font;
}

} // namespace boucle
