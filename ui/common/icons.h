// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QIcon>

namespace boucle {

/// An icon of resources/icons/icons.txt in the colour of `role`, drawn when it is needed at the size and
/// device pixel ratio that is asked, and in the theme's colour of that moment: it follows a change of theme
/// with the next repaint. Disabled it is Faint, in a selected row it is Text. `theme` must outlive the icon;
/// `name` is a literal.
QIcon icon(const Theme &theme, QLatin1String name, ColourRole role = ColourRole::Text);

/// The same as a pixmap, for widgets that paint themselves.
QPixmap iconPixmap(const Theme &theme, QLatin1String name, ColourRole role, int size, qreal devicePixelRatio);

} // namespace boucle
