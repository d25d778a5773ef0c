// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/scriptlexer.h"

#include "ui/editor/scitext.h"

#include <Qsci/qsciscintilla.h>

namespace boucle {

using Sci = QsciScintillaBase;

ScriptLexer::ScriptLexer(Language language, QObject *parent)
    : QsciLexerCustom(parent)
    , m_scanner(language)
{
}

const char *ScriptLexer::language() const
{
    return "Script";
}

// Only its emptiness counts: it tells the editor which styles there are.
QString ScriptLexer::description(int style) const
{
    return style >= 0 && style < int(ScriptToken::Count) ? QString::number(style) : QString();
}

const char *ScriptLexer::wordCharacters() const
{
    return "_$#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
}

void ScriptLexer::styleText(int start, int end)
{
    QsciScintilla &sci = *editor();
    const long firstLine = sci.SendScintilla(Sci::SCI_LINEFROMPOSITION, start);
    const long lastLine = sci.SendScintilla(Sci::SCI_LINEFROMPOSITION, end);
    start = int(sci.SendScintilla(Sci::SCI_POSITIONFROMLINE, firstLine));
    end = int(sci.SendScintilla(Sci::SCI_GETLINEENDPOSITION, lastLine));
    const std::string_view text = textRange(sci, start, end);

    m_tokens.fill(char(ScriptToken::Text), end - start);
    int state = firstLine > 0 ? int(sci.SendScintilla(Sci::SCI_GETLINESTATE, firstLine - 1))
                              : ScriptScanner::initialState;
    for (long line = firstLine; line <= lastLine; ++line) {
        const long from = sci.SendScintilla(Sci::SCI_POSITIONFROMLINE, line) - start;
        const long to = sci.SendScintilla(Sci::SCI_GETLINEENDPOSITION, line) - start;
        const ScriptScanner::Line result =
            m_scanner.scan(text.substr(size_t(from), size_t(to - from)), state, m_tokens.data() + from);
        state = result.state;
        sci.SendScintilla(Sci::SCI_SETLINESTATE, line, long(state));

        // "} else {" belongs to what it opens.
        const int depth = std::min(result.depthBefore, result.lowestDepth);
        int level = Sci::SC_FOLDLEVELBASE + depth;
        if (result.depthAfter > depth)
            level |= Sci::SC_FOLDLEVELHEADERFLAG;
        sci.SendScintilla(Sci::SCI_SETFOLDLEVEL, line, long(level));
    }
    sci.SendScintilla(Sci::SCI_STARTSTYLING, start, 0L);
    sci.SendScintilla(Sci::SCI_SETSTYLINGEX, static_cast<unsigned long>(end - start), m_tokens.constData());
}

} // namespace boucle
