// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editorcolours.h"

#include "ui/common/theme.h"
#include "ui/editor/codefont.h"

#include <Qsci/qsciscintilla.h>

namespace boucle {

using Sci = QsciScintillaBase;

void colourEditor(QsciScintilla &editor, const Theme &theme)
{
    const QColor ground = theme.colour(ColourRole::Editor);
    const QColor text = theme.colour(ColourRole::Text);
    const QFont font = editorFont(theme);
    // The default style reaches where no text is.
    editor.SendScintilla(Sci::SCI_STYLESETBACK, Sci::STYLE_DEFAULT, ground);
    editor.SendScintilla(Sci::SCI_STYLESETFORE, Sci::STYLE_DEFAULT, text);
    editor.setMarginsFont(font);
    editor.setMarginsBackgroundColor(ground);
    editor.setMarginsForegroundColor(theme.colour(ColourRole::Faint));
    editor.setFoldMarginColors(ground, ground);
    editor.setCaretForegroundColor(text);
    editor.setSelectionBackgroundColor(theme.colour(ColourRole::Sel));
    editor.resetSelectionForegroundColor();
    editor.SendScintilla(Sci::SCI_SETADDITIONALSELBACK, theme.colour(ColourRole::Sel));
    editor.SendScintilla(Sci::SCI_SETADDITIONALCARETFORE, text);
    editor.setMatchedBraceBackgroundColor(theme.colour(ColourRole::AccentBg));
    editor.setMatchedBraceForegroundColor(text);
    editor.setUnmatchedBraceBackgroundColor(ground);
    editor.setUnmatchedBraceForegroundColor(theme.colour(ColourRole::Stop));
    editor.SendScintilla(Sci::SCI_STYLESETFORE, Sci::STYLE_INDENTGUIDE, theme.colour(ColourRole::Border));
    for (int marker = int(Sci::SC_MARKNUM_FOLDEREND); marker <= int(Sci::SC_MARKNUM_FOLDEROPEN); ++marker) {
        const auto id = static_cast<unsigned long>(marker);
        editor.SendScintilla(Sci::SCI_MARKERSETFORE, id, theme.colour(ColourRole::Faint));
        editor.SendScintilla(Sci::SCI_MARKERSETBACK, id, theme.colour(ColourRole::Faint));
    }
}

} // namespace boucle
