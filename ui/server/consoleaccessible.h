// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace boucle {

class ConsoleView;

/// A console for assistive technologies: a terminal that can be read but not written, with the text of its
/// newest lines.
class ConsoleAccessible : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    /// Lines that can be read this way; older ones can still be scrolled to and copied.
    static constexpr int lineLimit = 2000;

    explicit ConsoleAccessible(ConsoleView &view);

    /// Makes Qt use it for every console. May be called often.
    static void install();
    /// Tells of new lines; a flood is told as one change.
    static void announce(ConsoleView &view, int firstChanged);

    void *interface_cast(QAccessible::InterfaceType type) override;
    QAccessible::State state() const override;
    QString text(QAccessible::Text type) const override;

    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;

private:
    ConsoleView &view() const;
    QString plainText() const;
    int firstRow() const;
    int offsetOf(qint64 line, int offset) const;
    std::pair<qint64, int> placeOf(int offset) const;
};

} // namespace boucle
