// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace boucle {

class Theme;

/// The theme's code font with its size in points, the only one that QScintilla reads.
QFont editorFont(const Theme &theme);

} // namespace boucle
