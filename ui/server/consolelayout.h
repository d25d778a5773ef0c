// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/outputlog.h"

#include <deque>

namespace boucle {

/// On which rows of a console the lines of a log stand. Counts each line once, when it arrives; another width
/// costs a division a line. Lines keep a number for life: their row plus all that were removed before.
class ConsoleLayout
{
public:
    /// `log` must outlive the layout.
    explicit ConsoleLayout(const OutputLog &log);

    /// In cells; 0: lines are not wrapped.
    void setWidth(int columns);
    int width() const { return m_width; }

    /// As the log's signal says. Returns how many rows went from the front.
    qint64 apply(int removed, int firstChanged);

    qint64 rowCount() const { return m_lines.empty() ? 0 : m_lines.back().end - m_removedRows; }
    /// Cells of the longest line that was ever here.
    int widest() const { return m_widest; }

    struct Place
    {
        int line = 0; ///< index in the log
        int row = 0;  ///< within the line
    };
    /// 0 ≤ row < rowCount(). Rows of a line behind those of its text are what setExtraRows() keeps free.
    Place placeOf(qint64 row) const;
    qint64 firstRowOf(int line) const;
    /// Those of its text.
    int rowsOf(int line) const;
    /// Keeps rows free below a line, for what is opened there.
    void setExtraRows(int line, int rows);

    /// The number for life of the line at index 0: the log's.
    qint64 firstNumber() const { return m_removedLines; }

    /// Cells before a line's text: time and icon of Boucle's own lines.
    static int prefixColumns(OutputLog::Kind kind);

private:
    struct Line
    {
        int columns = 0;
        bool open = false; ///< it may grow; others never change
        int extra = 0;     ///< rows below it
        qint64 end = 0;    ///< rows up to its end, counted from the very first line
    };

    Line measure(int index);
    qint64 rowsFor(int columns) const;
    void addUp(size_t first);

    const OutputLog &m_log;
    std::deque<Line> m_lines;
    qint64 m_removedRows = 0;
    qint64 m_removedLines = 0;
    int m_width = 0;
    int m_widest = 0;
};

} // namespace boucle
