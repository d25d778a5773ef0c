// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace boucle {

class CodeEditor;

/// An editor for assistive technologies. QScintilla has one of its own, but that counts the characters before
/// the cursor at every key, which is felt in long files; this one counts when it is asked. Offsets are UTF-16
/// units.
class EditorAccessible : public QAccessibleWidget,
                         public QAccessibleTextInterface,
                         public QAccessibleEditableTextInterface
{
public:
    explicit EditorAccessible(CodeEditor &editor);

    /// Makes Qt use it for every CodeEditor. May be called often.
    static void install();
    /// Tells where the cursor and the selection are now.
    static void announceCursor(CodeEditor &editor);

    void *interface_cast(QAccessible::InterfaceType type) override;
    QAccessible::State state() const override;
    QString text(QAccessible::Text type) const override;
    void setText(QAccessible::Text type, const QString &text) override;

    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int offset) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;

    void deleteText(int start, int end) override;
    void insertText(int offset, const QString &text) override;
    void replaceText(int start, int end, const QString &text) override;

private:
    CodeEditor &editor() const;
    long send(unsigned int message, long w = 0, long l = 0) const;
    int offsetOf(long position) const;
    long positionOf(int offset) const;
};

} // namespace boucle
