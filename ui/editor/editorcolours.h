// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QsciScintilla;

namespace boucle {

class Theme;

/// Gives an editor the theme's colours of this moment, except those of its lexer and its marks.
void colourEditor(QsciScintilla &editor, const Theme &theme);

} // namespace boucle
