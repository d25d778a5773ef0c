// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"
#include "ui/server/consoleview.h"

#include <QPainter>

#include <array>
#include <optional>

namespace boucle {

/// Paints the rows of a console view that need it.
class ConsolePainter
{
public:
    ConsolePainter(const ConsoleView &view, QPainter &painter);

    void paint(const QRect &dirty);

private:
    void paintDropped(int y);
    void paintRow(qint64 number, const ConsoleLine &line, int row, int y);
    void paintExpander(qint64 number, int y);
    void paintRemark(qint64 number);
    std::optional<ColourRole> barColour(qint64 number, const ConsoleLine &line) const;
    void paintPrefix(const ConsoleLine &line, int y);
    /// Part of a line that is of one look, from a cell of the row on.
    void paintText(const ConsoleLine &line, int from, int to, int rowStart, int y);
    void fillCells(const ConsoleLine &line, int from, int to, int rowStart, int y, const QColor &colour);
    QColor foreground(const ConsoleLine &line, const AnsiStyle &style) const;
    qreal x(int column) const;

    const ConsoleView &m_view;
    QPainter &m_painter;
    const Theme &m_theme;
    std::array<QFont, 4> m_fonts; ///< bit 0 bold, bit 1 italic
};

} // namespace boucle
