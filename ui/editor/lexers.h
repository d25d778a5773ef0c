// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/language.h"

class QsciLexer;

namespace boucle {

class Theme;

/// The lexer of a language, in the theme's colours of this moment; nothing for plain text.
QsciLexer *makeLexer(Language language, const Theme &theme, QObject *parent);

/// Gives a lexer made for `language` the theme's colours again, after they changed.
void colourLexer(QsciLexer &lexer, Language language, const Theme &theme);

} // namespace boucle
