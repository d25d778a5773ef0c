// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consoleaccessible.h"

#include "ui/server/columns.h"
#include "ui/server/consoleview.h"

#include <algorithm>

namespace boucle {

namespace {

// More new lines than these at once are not read out.
constexpr int mostAnnounced = 20;

QAccessibleInterface *make(const QString &, QObject *object)
{
    auto *view = qobject_cast<ConsoleView *>(object);
    return view ? new ConsoleAccessible(*view) : nullptr;
}

} // namespace

ConsoleAccessible::ConsoleAccessible(ConsoleView &view)
    : QAccessibleWidget(&view, QAccessible::Terminal)
{
}

void ConsoleAccessible::install()
{
    QAccessible::installFactory(make);
}

void ConsoleAccessible::announce(ConsoleView &view, int firstChanged)
{
    const int count = view.log().count();
    if (count - firstChanged > mostAnnounced || count == firstChanged) {
        QAccessibleEvent event(&view, QAccessible::TextUpdated);
        QAccessible::updateAccessibility(&event);
        return;
    }
    QString added;
    for (int row = firstChanged; row < count; ++row)
        added += shownText(view.log().at(row).text) + u'\n';
    const auto *self = static_cast<ConsoleAccessible *>(QAccessible::queryAccessibleInterface(&view));
    QAccessibleTextInsertEvent event(&view, std::max(0, self->characterCount() - int(added.size())), added);
    QAccessible::updateAccessibility(&event);
}

void *ConsoleAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State ConsoleAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

QString ConsoleAccessible::text(QAccessible::Text type) const
{
    return type == QAccessible::Value ? plainText() : QAccessibleWidget::text(type);
}

ConsoleView &ConsoleAccessible::view() const
{
    return *static_cast<ConsoleView *>(widget());
}

int ConsoleAccessible::firstRow() const
{
    return std::max(0, view().log().count() - lineLimit);
}

QString ConsoleAccessible::plainText() const
{
    const OutputLog &log = view().log();
    QString text;
    for (int row = firstRow(); row < log.count(); ++row)
        text += shownText(log.at(row).text) + u'\n';
    return text;
}

int ConsoleAccessible::offsetOf(qint64 line, int offset) const
{
    const OutputLog &log = view().log();
    const auto row = line - view().layout().firstNumber();
    qsizetype result = 0;
    for (int i = firstRow(); i < log.count() && i < row; ++i)
        result += shownText(log.at(i).text).size() + 1;
    return row < firstRow() ? 0 : int(result) + offset;
}

std::pair<qint64, int> ConsoleAccessible::placeOf(int offset) const
{
    const OutputLog &log = view().log();
    const qint64 first = view().layout().firstNumber();
    for (int row = firstRow(); row < log.count(); ++row) {
        const int size = int(shownText(log.at(row).text).size());
        if (offset <= size)
            return {first + row, offset};
        offset -= size + 1;
    }
    return {first + std::max(0, log.count() - 1), 0};
}

void ConsoleAccessible::selection(int index, int *start, int *end) const
{
    *start = *end = 0;
    if (index != 0)
        return;
    const auto [from, to] = view().selection();
    *start = offsetOf(from.line, from.offset);
    *end = offsetOf(to.line, to.offset);
}

int ConsoleAccessible::selectionCount() const
{
    const auto [from, to] = view().selection();
    return from == to ? 0 : 1;
}

void ConsoleAccessible::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void ConsoleAccessible::removeSelection(int)
{
    const auto [from, to] = view().selection();
    view().select(to, to);
}

void ConsoleAccessible::setSelection(int index, int start, int end)
{
    if (index != 0)
        return;
    const auto [fromLine, fromOffset] = placeOf(start);
    const auto [toLine, toOffset] = placeOf(end);
    view().select({fromLine, fromOffset}, {toLine, toOffset});
}

int ConsoleAccessible::cursorPosition() const
{
    const auto [from, to] = view().selection();
    return offsetOf(to.line, to.offset);
}

void ConsoleAccessible::setCursorPosition(int position)
{
    setSelection(0, position, position);
}

QString ConsoleAccessible::text(int start, int end) const
{
    return plainText().mid(start, end - start);
}

int ConsoleAccessible::characterCount() const
{
    return int(plainText().size());
}

QRect ConsoleAccessible::characterRect(int offset) const
{
    const auto [line, inLine] = placeOf(offset);
    const QRect rect = view().cellRect({line, inLine});
    return {view().viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

int ConsoleAccessible::offsetAtPoint(const QPoint &point) const
{
    const ConsoleView::Position position = view().positionAt(view().viewport()->mapFromGlobal(point), true);
    return offsetOf(position.line, position.offset);
}

void ConsoleAccessible::scrollToSubstring(int start, int end)
{
    setSelection(0, start, end);
}

QString ConsoleAccessible::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace boucle
