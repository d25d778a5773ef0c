// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consolegeometry.h"

#include "ui/server/consoletrees.h"
#include "ui/server/consoleview.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace boucle {

namespace {

constexpr int remarkMargin = 12;
constexpr int remarkGap = 16;

} // namespace

std::optional<int> ConsoleGeometry::topBelow(qint64 line) const
{
    const int index = m_view.lineIndex(line);
    if (index < 0 || index >= m_view.m_log.count())
        return {};
    const qint64 row = m_view.m_layout.firstRowOf(index) + m_view.m_layout.rowsOf(index) + m_view.headRows() -
                       m_view.topRow();
    // Far away is far enough.
    const qint64 limit = 1'000'000 / m_view.m_rowHeight;
    return ConsoleView::topPadding + int(std::clamp(row, -limit, limit)) * m_view.m_rowHeight;
}

qint64 ConsoleGeometry::firstRowAt(QPoint point) const
{
    const qint64 row =
        m_view.topRow() - m_view.headRows() + (point.y() - ConsoleView::topPadding) / m_view.m_rowHeight;
    if (point.y() < ConsoleView::topPadding || row < 0 || row >= m_view.m_layout.rowCount())
        return -1;
    const ConsoleLayout::Place place = m_view.m_layout.placeOf(row);
    return place.row == 0 ? m_view.m_layout.firstNumber() + place.line : -1;
}

qint64 ConsoleGeometry::expanderAt(QPoint point) const
{
    if (!m_view.m_trees || point.x() >= ConsoleView::leftPadding)
        return -1;
    const qint64 line = firstRowAt(point);
    return line >= 0 && m_view.m_trees->isExpandable(line) ? line : -1;
}

QRect ConsoleGeometry::remarkRect(qint64 line) const
{
    const QString remark = m_view.m_trees ? m_view.m_trees->remarkOf(line) : QString();
    const ConsoleLine *content = remark.isEmpty() ? nullptr : m_view.line(line);
    if (!content)
        return {};
    const int width = int(std::ceil(double(remark.size()) * m_view.m_cellWidth));
    const int left = m_view.viewport()->width() - remarkMargin - width;
    // The words of its first row end there.
    const int columns = m_view.m_layout.width() > 0 && m_view.m_layout.rowsOf(m_view.lineIndex(line)) > 1
                            ? m_view.m_layout.width()
                            : content->starts.back() + ConsoleLayout::prefixColumns(content->kind);
    const double end =
        ConsoleView::leftPadding + (columns - m_view.horizontalScrollBar()->value()) * m_view.m_cellWidth;
    if (left < end + remarkGap)
        return {};
    const qint64 row =
        m_view.m_layout.firstRowOf(m_view.lineIndex(line)) + m_view.headRows() - m_view.topRow();
    return {left, ConsoleView::topPadding + int(row) * m_view.m_rowHeight, width, m_view.m_rowHeight};
}

SourcePlace ConsoleGeometry::placeAt(QPoint point) const
{
    const qint64 line = m_view.m_trees ? firstRowAt(point) : -1;
    return line >= 0 && remarkRect(line).contains(point) ? m_view.m_trees->placeOf(line) : SourcePlace();
}

ConsolePosition ConsoleGeometry::positionAt(QPoint point, bool cell) const
{
    const qint64 rows = m_view.m_layout.rowCount();
    if (rows == 0)
        return {m_view.m_layout.firstNumber(), 0};
    const qint64 row = m_view.topRow() - m_view.headRows() +
                       (point.y() - ConsoleView::topPadding +
                        (point.y() < ConsoleView::topPadding ? -m_view.m_rowHeight : 0)) /
                           m_view.m_rowHeight;
    if (row < 0)
        return {m_view.m_layout.firstNumber(), 0};
    const ConsoleLayout::Place place = m_view.m_layout.placeOf(std::min(row, rows - 1));
    const qint64 number = m_view.m_layout.firstNumber() + place.line;
    const ConsoleLine &content = *m_view.line(number);
    if (row >= rows || place.row >= m_view.m_layout.rowsOf(place.line))
        return {number, int(content.text.size())};
    const double column =
        (point.x() - ConsoleView::leftPadding) / m_view.m_cellWidth + m_view.horizontalScrollBar()->value();
    const int inRow = std::max(0, int(std::floor(cell ? column : column + 0.5)));
    const int width = m_view.m_layout.width();
    const int limited = width > 0 ? std::min(inRow, width) : inRow;
    return {number,
            content.offsetAt(place.row * width + limited - ConsoleLayout::prefixColumns(content.kind))};
}

QRect ConsoleGeometry::cellRect(ConsolePosition position) const
{
    const ConsoleLine *content = m_view.line(position.line);
    if (!content)
        return {};
    const int offset = std::clamp(position.offset, 0, int(content->text.size()));
    const int column = content->starts[size_t(offset)] + ConsoleLayout::prefixColumns(content->kind);
    const int width = m_view.m_layout.width();
    const int row =
        width > 0 ? std::min(column / width, m_view.m_layout.rowsOf(m_view.lineIndex(position.line)) - 1) : 0;
    const qint64 y = m_view.m_layout.firstRowOf(m_view.lineIndex(position.line)) + row + m_view.headRows() -
                     m_view.topRow();
    const double x = (column - row * width - m_view.horizontalScrollBar()->value()) * m_view.m_cellWidth;
    return {ConsoleView::leftPadding + int(std::lround(x)),
            ConsoleView::topPadding + int(y) * m_view.m_rowHeight, int(std::ceil(m_view.m_cellWidth)),
            m_view.m_rowHeight};
}

} // namespace boucle
