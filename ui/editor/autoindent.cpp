// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/autoindent.h"

#include <Qsci/qsciscintilla.h>

namespace boucle {

namespace {

using Sci = QsciScintillaBase;

class Indenter
{
public:
    Indenter(QsciScintilla &editor, const Indentation &indentation)
        : m_editor(editor)
        , m_indentation(indentation)
        , m_position(send(Sci::SCI_GETCURRENTPOS))
        , m_line(send(Sci::SCI_LINEFROMPOSITION, m_position))
    {
    }

    void newLine()
    {
        if (m_line == 0)
            return;
        long indent = send(Sci::SCI_GETLINEINDENTATION, m_line - 1);
        const char before = lastCharacter(m_line - 1);
        const bool opened = before == '{' || before == '(' || before == '[';
        const char after = charAt(m_position);
        const bool closes = after == '}' || after == ')' || after == ']';
        if (opened && closes) {
            // {|} becomes three lines with the cursor in the middle one.
            m_editor.SendScintilla(Sci::SCI_INSERTTEXT, static_cast<unsigned long>(m_position), "\n");
            setIndent(m_line + 1, indent);
        }
        if (opened)
            indent += m_indentation.width;
        setIndent(m_line, indent);
        send(Sci::SCI_GOTOPOS, send(Sci::SCI_GETLINEINDENTPOSITION, m_line));
        send(Sci::SCI_CHOOSECARETX);
    }

    void closingBracket()
    {
        const long bracket = m_position - 1;
        if (send(Sci::SCI_GETLINEINDENTPOSITION, m_line) != bracket)
            return;
        const long opening = send(Sci::SCI_BRACEMATCH, bracket);
        if (opening < 0)
            return;
        const long indent = send(Sci::SCI_GETLINEINDENTATION, send(Sci::SCI_LINEFROMPOSITION, opening));
        setIndent(m_line, indent);
    }

private:
    long send(unsigned int message, long w = 0, long l = 0) const
    {
        return m_editor.SendScintilla(message, static_cast<unsigned long>(w), l);
    }

    char charAt(long position) const { return char(send(Sci::SCI_GETCHARAT, position)); }

    void setIndent(long line, long columns) { send(Sci::SCI_SETLINEINDENTATION, line, columns); }

    char lastCharacter(long line) const
    {
        const long start = send(Sci::SCI_POSITIONFROMLINE, line);
        for (long at = send(Sci::SCI_GETLINEENDPOSITION, line) - 1; at >= start; --at) {
            if (const char c = charAt(at); c != ' ' && c != '\t')
                return c;
        }
        return '\0';
    }

    QsciScintilla &m_editor;
    const Indentation &m_indentation;
    const long m_position;
    const long m_line;
};

} // namespace

void indentAfter(QsciScintilla &editor, int character, const Indentation &indentation)
{
    // With several cursors each would move the others' text.
    if (editor.SendScintilla(Sci::SCI_GETSELECTIONS) > 1)
        return;
    Indenter indenter(editor, indentation);
    if (character == '\n')
        indenter.newLine();
    else if (character == '}' || character == ')' || character == ']')
        indenter.closingBracket();
}

} // namespace boucle
