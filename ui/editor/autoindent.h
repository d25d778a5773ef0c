// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/indentation.h"

class QsciScintilla;

namespace boucle {

/// To be called after the user typed `character`: a new line begins where the block it is in does, and a
/// closing bracket that begins a line goes back to the line that opened it.
void indentAfter(QsciScintilla &editor, int character, const Indentation &indentation);

} // namespace boucle
