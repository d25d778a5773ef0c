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
    qint64 end = 0;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        end += rowsFor(m_columns[i]);
        m_ends[i] = end;
    }
}

qint64 ConsoleLayout::apply(int removed, int firstChanged)
{
    const qint64 rowsBefore = m_removedRows;
    const auto known = std::min(size_t(removed), m_ends.size());
    if (known > 0) {
        m_removedRows = m_ends[known - 1];
        m_ends.erase(m_ends.begin(), m_ends.begin() + long(known));
        m_columns.erase(m_columns.begin(), m_columns.begin() + long(known));
    }
    m_removedLines += removed;

    const auto first = std::min(size_t(firstChanged), m_ends.size());
    m_ends.resize(first);
    m_columns.resize(first);
    qint64 end = m_ends.empty() ? m_removedRows : m_ends.back();
    for (int i = int(first); i < m_log.count(); ++i) {
        const OutputLog::Line &line = m_log.at(i);
        const int columns = prefixColumns(line.kind) + countColumns(line.text);
        m_widest = std::max(m_widest, columns);
        end += rowsFor(columns);
        m_columns.push_back(columns);
        m_ends.push_back(end);
    }
    return m_removedRows - rowsBefore;
}

ConsoleLayout::Place ConsoleLayout::placeOf(qint64 row) const
{
    const auto found = std::upper_bound(m_ends.begin(), m_ends.end(), row + m_removedRows);
    const int line = int(found - m_ends.begin());
    return {line, int(row - firstRowOf(line))};
}

qint64 ConsoleLayout::firstRowOf(int line) const
{
    return line == 0 ? 0 : m_ends[size_t(line) - 1] - m_removedRows;
}

int ConsoleLayout::rowsOf(int line) const
{
    return int(rowsFor(m_columns[size_t(line)]));
}

} // namespace boucle
