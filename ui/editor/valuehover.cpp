// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/valuehover.h"

#include "core/debugger/expressionat.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/scriptscanner.h"

namespace boucle {

namespace {

using Sci = QsciScintillaBase;

constexpr int restMs = 350;

long send(const CodeEditor &editor, unsigned int message, long w = 0, long l = 0)
{
    return editor.SendScintilla(message, static_cast<unsigned long>(w), l);
}

bool isCode(const CodeEditor &editor, long position)
{
    if (!isScript(editor.language()))
        return false;
    switch (ScriptToken(send(editor, Sci::SCI_GETSTYLEAT, position))) {
    case ScriptToken::String:
    case ScriptToken::Escape:
    case ScriptToken::Regex:
    case ScriptToken::Comment:
    case ScriptToken::Number:
        return false;
    default:
        return true;
    }
}

} // namespace

ValueHover::ValueHover(CodeEditor &editor)
    : QObject(&editor)
    , m_editor(editor)
{
    connect(&m_editor, &Sci::SCN_DWELLSTART, this, &ValueHover::rest);
}

void ValueHover::setEnabled(bool enabled)
{
    send(m_editor, Sci::SCI_SETMOUSEDWELLTIME, enabled ? restMs : long(Sci::SC_TIME_FOREVER));
}

void ValueHover::rest(int position)
{
    if (position < 0)
        return;
    const int line = int(send(m_editor, Sci::SCI_LINEFROMPOSITION, position)) + 1;
    if (const std::optional<Target> target = targetAt(m_editor, line, m_editor.columnOf(position)))
        emit valueRequested(*target);
}

std::optional<ValueHover::Target> ValueHover::targetAt(const CodeEditor &editor, int line, int column)
{
    if (!isCode(editor, editor.positionOf(line, column)))
        return {};
    const QString text = editor.lineText(line);
    const PointedExpression found = expressionAt(text, column - 1);
    if (found.length == 0)
        return {};
    const long from = editor.positionOf(line, found.start + 1);
    const long to = editor.positionOf(line, found.start + found.length + 1);
    const int left = int(send(editor, Sci::SCI_POINTXFROMPOSITION, 0, from));
    const QRect rect(left, int(send(editor, Sci::SCI_POINTYFROMPOSITION, 0, from)),
                     int(send(editor, Sci::SCI_POINTXFROMPOSITION, 0, to)) - left,
                     int(send(editor, Sci::SCI_TEXTHEIGHT)));
    return Target{found.text, line, QRect(editor.viewport()->mapToGlobal(rect.topLeft()), rect.size())};
}

} // namespace boucle
