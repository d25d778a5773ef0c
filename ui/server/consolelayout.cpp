// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consolelayout.h"

#include "ui/server/columns.h"

#include <algorithm>

namespace boucle {

namespace {
constexpr int stampColumns = 9; // "10:42:07 "
constexpr int iconColumns = 2;
} // namespace

ConsoleLayout::ConsoleLayout(const OutputLog &log)
    : m_log(log)
    , m_removedLines(log.firstNumber())
{
    apply(0, 0);
}

int ConsoleLayout::prefixColumns(OutputLog::Kind kind)
{
    switch (kind) {
    case OutputLog::Kind::Info:
    case OutputLog::Kind::Error:
        return stampColumns + iconColumns;
    case OutputLog::Kind::Input:
    case OutputLog::Kind::Result: // below what was typed
        return iconColumns;
    default:
        return 0;
    }
}

qint64 ConsoleLayout::rowsFor(int columns) const
{
    return m_width > 0 && columns > m_width ? (columns + m_width - 1) / m_width : 1;
}

void ConsoleLayout::setWidth(int columns)
{
    if (columns == m_width)
        return;
    m_width = columns;
    m_removedRows = 0;
    addUp(0);
}

ConsoleLayout::Line ConsoleLayout::measure(int index)
{
    const OutputLog::Line &line = m_log.at(index);
    const int columns = prefixColumns(line.kind) + countColumns(line.text);
    m_widest = std::max(m_widest, columns);
    return {columns, line.open, 0, 0};
}

void ConsoleLayout::addUp(size_t first)
{
    qint64 end = first > 0 ? m_lines[first - 1].end : m_removedRows;
    for (size_t i = first; i < m_lines.size(); ++i) {
        end += rowsFor(m_lines[i].columns) + m_lines[i].extra;
        m_lines[i].end = end;
    }
}

qint64 ConsoleLayout::apply(int removed, int firstChanged)
{
    const qint64 rowsBefore = m_removedRows;
    const auto known = std::min(size_t(removed), m_lines.size());
    if (known > 0) {
        m_removedRows = m_lines[known - 1].end;
        m_lines.erase(m_lines.begin(), m_lines.begin() + long(known));
    }
    m_removedLines += removed;

    const auto first = std::min(size_t(firstChanged), m_lines.size());
    for (size_t i = first; i < m_lines.size(); ++i) {
        if (!m_lines[i].open)
            continue;
        const int extra = m_lines[i].extra;
        m_lines[i] = measure(int(i));
        m_lines[i].extra = extra;
    }
    while (m_lines.size() < size_t(m_log.count()))
        m_lines.push_back(measure(int(m_lines.size())));
    addUp(first);
    return m_removedRows - rowsBefore;
}

ConsoleLayout::Place ConsoleLayout::placeOf(qint64 row) const
{
    const auto found = std::upper_bound(m_lines.begin(), m_lines.end(), row + m_removedRows,
                                        [](qint64 wanted, const Line &line) { return wanted < line.end; });
    const int line = int(found - m_lines.begin());
    return {line, int(row - firstRowOf(line))};
}

qint64 ConsoleLayout::firstRowOf(int line) const
{
    return line == 0 ? 0 : m_lines[size_t(line) - 1].end - m_removedRows;
}

void ConsoleLayout::setExtraRows(int line, int rows)
{
    if (m_lines[size_t(line)].extra == rows)
        return;
    m_lines[size_t(line)].extra = rows;
    addUp(size_t(line));
}

int ConsoleLayout::rowsOf(int line) const
{
    return int(rowsFor(m_lines[size_t(line)].columns));
}

} // namespace boucle
