// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editcommands.h"

#include "ui/editor/scitext.h"

#include <Qsci/qsciscintilla.h>

#include <algorithm>
#include <limits>

namespace boucle {

namespace {

using Sci = QsciScintillaBase;

/// The selected lines of an editor, the cursor's without a selection.
class Lines
{
public:
    explicit Lines(QsciScintilla &editor)
        : m_editor(editor)
    {
        const long start = send(Sci::SCI_GETSELECTIONSTART);
        const long end = send(Sci::SCI_GETSELECTIONEND);
        first = send(Sci::SCI_LINEFROMPOSITION, start);
        last = send(Sci::SCI_LINEFROMPOSITION, end);
        // A selection that ends at a line's start does not mean that line.
        if (last > first && end == send(Sci::SCI_POSITIONFROMLINE, last))
            --last;
    }

    long send(unsigned int message, long w = 0, long l = 0) const
    {
        return m_editor.SendScintilla(message, static_cast<unsigned long>(w), l);
    }

    long textStart(long line) const { return send(Sci::SCI_GETLINEINDENTPOSITION, line); }
    long end(long line) const { return send(Sci::SCI_GETLINEENDPOSITION, line); }
    bool isBlank(long line) const { return textStart(line) >= end(line); }

    QByteArray text(long from, long to) const
    {
        const std::string_view bytes = textRange(m_editor, from, to);
        return QByteArray(bytes.data(), qsizetype(bytes.size()));
    }

    /// Keeps the selection, other than the command of that name.
    void insert(long position, const QByteArray &bytes)
    {
        send(Sci::SCI_SETTARGETRANGE, position, position);
        m_editor.SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()),
                               bytes.constData());
    }

    void remove(long position, long length) { send(Sci::SCI_DELETERANGE, position, length); }

    long first = 0;
    long last = 0;

private:
    QsciScintilla &m_editor;
};

void toggleLineComment(Lines &lines, const QByteArray &mark)
{
    bool all = true;
    bool any = false;
    long column = std::numeric_limits<long>::max();
    for (long line = lines.first; line <= lines.last; ++line) {
        if (lines.isBlank(line))
            continue;
        any = true;
        const long start = lines.textStart(line);
        all = all && lines.text(start, std::min(start + long(mark.size()), lines.end(line))) == mark;
        column = std::min(column, lines.send(Sci::SCI_GETCOLUMN, start));
    }
    for (long line = lines.first; line <= lines.last; ++line) {
        if (any && lines.isBlank(line))
            continue;
        const long start = lines.textStart(line);
        if (any && all) {
            const long after = start + long(mark.size());
            const bool space = after < lines.end(line) && lines.text(after, after + 1) == " ";
            lines.remove(start, long(mark.size()) + (space ? 1 : 0));
        } else {
            const long at = any ? lines.send(Sci::SCI_FINDCOLUMN, line, column) : start;
            lines.insert(at, mark + ' ');
        }
    }
}

void toggleBlockComment(Lines &lines, const QByteArray &open, const QByteArray &close)
{
    const long start = lines.textStart(lines.first);
    const long end = lines.end(lines.last);
    QByteArray text = lines.text(start, end);
    if (text.startsWith(open) && text.endsWith(close) && text.size() >= open.size() + close.size()) {
        const QByteArray inner = text.sliced(open.size(), text.size() - open.size() - close.size());
        const long spaceBefore = inner.startsWith(' ') ? 1 : 0;
        const long spaceAfter = inner.size() > 1 && inner.endsWith(' ') ? 1 : 0;
        lines.remove(end - long(close.size()) - spaceAfter, long(close.size()) + spaceAfter);
        lines.remove(start, long(open.size()) + spaceBefore);
    } else {
        lines.insert(end, ' ' + close);
        lines.insert(start, open + ' ');
    }
}

} // namespace

void toggleComment(QsciScintilla &editor, const CommentMarks &marks)
{
    if (marks.line.isEmpty() && marks.blockStart.isEmpty())
        return;
    Lines lines(editor);
    editor.beginUndoAction();
    if (!marks.line.isEmpty())
        toggleLineComment(lines, marks.line.toLatin1());
    else
        toggleBlockComment(lines, marks.blockStart.toLatin1(), marks.blockEnd.toLatin1());
    editor.endUndoAction();
}

void duplicateLines(QsciScintilla &editor)
{
    Lines lines(editor);
    const long start = lines.send(Sci::SCI_POSITIONFROMLINE, lines.first);
    const QByteArray text = lines.text(start, lines.end(lines.last));
    editor.beginUndoAction();
    lines.insert(lines.end(lines.last), '\n' + text);
    editor.endUndoAction();
}

} // namespace boucle
