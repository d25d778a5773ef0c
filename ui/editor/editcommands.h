// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/language.h"

class QsciScintilla;

namespace boucle {

/// Comments the selected lines, or takes the comment away when all of them have it. Each is one step that
/// can be undone; the selection stays with its text.
void toggleComment(QsciScintilla &editor, const CommentMarks &marks);

/// Repeats the selected lines, or the cursor's line, below.
void duplicateLines(QsciScintilla &editor);

} // namespace boucle
