// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editoraccessible.h"

#include "ui/editor/codeeditor.h"
#include "ui/editor/scitext.h"

namespace boucle {

namespace {

using Sci = QsciScintillaBase;

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *editor = qobject_cast<CodeEditor *>(object);
    return editor ? new EditorAccessible(*editor) : nullptr;
}

/// UTF-16 units that begin with this byte of UTF-8.
int unitsOf(char byte)
{
    const auto c = static_cast<unsigned char>(byte);
    return (c & 0xc0) == 0x80 ? 0 : c >= 0xf0 ? 2 : 1;
}

} // namespace

EditorAccessible::EditorAccessible(CodeEditor &editor)
    : QAccessibleWidget(&editor, QAccessible::EditableText)
{
}

void EditorAccessible::install()
{
    QAccessible::installFactory(make);
}

void EditorAccessible::announceCursor(CodeEditor &editor)
{
    const auto *self = static_cast<EditorAccessible *>(QAccessible::queryAccessibleInterface(&editor));
    QAccessibleTextCursorEvent cursor(&editor, self->cursorPosition());
    QAccessible::updateAccessibility(&cursor);
    int start = 0;
    int end = 0;
    self->selection(0, &start, &end);
    QAccessibleTextSelectionEvent selection(&editor, start, end);
    QAccessible::updateAccessibility(&selection);
}

void *EditorAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    if (type == QAccessible::EditableTextInterface)
        return static_cast<QAccessibleEditableTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State EditorAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.editable = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

QString EditorAccessible::text(QAccessible::Text type) const
{
    return type == QAccessible::Value ? editor().content() : QAccessibleWidget::text(type);
}

void EditorAccessible::setText(QAccessible::Text type, const QString &text)
{
    if (type == QAccessible::Value)
        editor().replaceContent(text);
    else
        QAccessibleWidget::setText(type, text);
}

CodeEditor &EditorAccessible::editor() const
{
    return *static_cast<CodeEditor *>(widget());
}

long EditorAccessible::send(unsigned int message, long w, long l) const
{
    return editor().SendScintilla(message, static_cast<unsigned long>(w), l);
}

int EditorAccessible::offsetOf(long position) const
{
    int units = 0;
    for (const char byte : textRange(editor(), 0, position))
        units += unitsOf(byte);
    return units;
}

long EditorAccessible::positionOf(int offset) const
{
    const std::string_view all = textRange(editor(), 0, send(Sci::SCI_GETLENGTH));
    int units = 0;
    for (size_t i = 0; i < all.size(); ++i) {
        const int here = unitsOf(all[i]);
        if (here > 0 && units >= offset)
            return long(i);
        units += here;
    }
    return long(all.size());
}

void EditorAccessible::selection(int index, int *start, int *end) const
{
    *start = *end = 0;
    if (index < 0 || index >= selectionCount())
        return;
    *start = offsetOf(send(Sci::SCI_GETSELECTIONNSTART, index));
    *end = offsetOf(send(Sci::SCI_GETSELECTIONNEND, index));
}

int EditorAccessible::selectionCount() const
{
    return send(Sci::SCI_GETSELECTIONEMPTY) ? 0 : int(send(Sci::SCI_GETSELECTIONS));
}

void EditorAccessible::addSelection(int start, int end)
{
    if (selectionCount() == 0)
        setSelection(0, start, end);
    else
        send(Sci::SCI_ADDSELECTION, positionOf(end), positionOf(start));
}

void EditorAccessible::removeSelection(int index)
{
    if (selectionCount() > 1)
        send(Sci::SCI_DROPSELECTIONN, index);
    else
        send(Sci::SCI_SETEMPTYSELECTION, send(Sci::SCI_GETCURRENTPOS));
}

void EditorAccessible::setSelection(int, int start, int end)
{
    send(Sci::SCI_SETSEL, positionOf(start), positionOf(end));
}

int EditorAccessible::cursorPosition() const
{
    return offsetOf(send(Sci::SCI_GETCURRENTPOS));
}

void EditorAccessible::setCursorPosition(int offset)
{
    send(Sci::SCI_GOTOPOS, positionOf(offset));
}

QString EditorAccessible::text(int start, int end) const
{
    const std::string_view part = textRange(editor(), positionOf(start), positionOf(end));
    return QString::fromUtf8(part.data(), qsizetype(part.size()));
}

int EditorAccessible::characterCount() const
{
    return offsetOf(send(Sci::SCI_GETLENGTH));
}

QRect EditorAccessible::characterRect(int offset) const
{
    const long position = positionOf(offset);
    const long next = send(Sci::SCI_POSITIONAFTER, position);
    const QPoint at(int(send(Sci::SCI_POINTXFROMPOSITION, 0, position)),
                    int(send(Sci::SCI_POINTYFROMPOSITION, 0, position)));
    const int right = int(send(Sci::SCI_POINTXFROMPOSITION, 0, next));
    return {editor().viewport()->mapToGlobal(at),
            QSize(std::max(1, right - at.x()), int(send(Sci::SCI_TEXTHEIGHT)))};
}

int EditorAccessible::offsetAtPoint(const QPoint &point) const
{
    const QPoint local = editor().viewport()->mapFromGlobal(point);
    const long position = send(Sci::SCI_CHARPOSITIONFROMPOINTCLOSE, local.x(), local.y());
    return position < 0 ? -1 : offsetOf(position);
}

void EditorAccessible::scrollToSubstring(int start, int end)
{
    send(Sci::SCI_SCROLLRANGE, positionOf(end), positionOf(start));
}

QString EditorAccessible::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

void EditorAccessible::deleteText(int start, int end)
{
    replaceText(start, end, {});
}

void EditorAccessible::insertText(int offset, const QString &text)
{
    replaceText(offset, offset, text);
}

void EditorAccessible::replaceText(int start, int end, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    send(Sci::SCI_SETTARGETRANGE, positionOf(start), positionOf(end));
    editor().SendScintilla(Sci::SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()),
                           bytes.constData());
}

} // namespace boucle
