// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consolepainter.h"

#include "core/debugger/consoleentry.h"
#include "ui/common/icons.h"
#include "ui/server/consolesearch.h"
#include "ui/server/consoletrees.h"

#include <QDateTime>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace boucle {

namespace {

constexpr int prefixIconSize = 12;
constexpr int stampLength = 9;
constexpr int iconShift = 3; // nearer to the time than to the text
constexpr int barX = 0;
constexpr int barWidth = 2;
// Up to here letters have one cell each in a code font; others may come from another font.
constexpr char16_t lastSimple = 0x2ff;

enum FontBit { BoldBit = 1, ItalicBit = 2 };

QColor mixed(const QColor &a, const QColor &b)
{
    return QColor::fromRgbF((a.redF() + b.redF()) / 2, (a.greenF() + b.greenF()) / 2,
                            (a.blueF() + b.blueF()) / 2);
}

/// The span that the unit at `offset` is in.
QList<AnsiSpan>::const_iterator spanAt(const ConsoleLine &line, int offset)
{
    return std::upper_bound(line.spans.begin(), line.spans.end(), offset,
                            [](int value, const AnsiSpan &span) { return value < span.start + span.length; });
}

} // namespace

ConsolePainter::ConsolePainter(const ConsoleView &view, QPainter &painter)
    : m_view(view)
    , m_painter(painter)
    , m_theme(view.m_theme)
{
    m_fonts.fill(view.m_font);
    m_fonts[BoldBit].setBold(true);
    m_fonts[ItalicBit].setItalic(true);
    m_fonts[BoldBit | ItalicBit].setBold(true);
    m_fonts[BoldBit | ItalicBit].setItalic(true);
}

void ConsolePainter::paint(const QRect &dirty)
{
    m_painter.fillRect(dirty, m_theme.colour(ColourRole::Panel));
    const ConsoleLayout &layout = m_view.m_layout;
    const int rowHeight = m_view.m_rowHeight;
    const int head = m_view.headRows();
    const int firstVisible = std::max(0, (dirty.top() - ConsoleView::topPadding) / rowHeight);
    const int lastVisible = (dirty.bottom() - ConsoleView::topPadding) / rowHeight;
    for (int i = firstVisible; i <= lastVisible; ++i) {
        const qint64 row = m_view.topRow() + i - head;
        const int y = ConsoleView::topPadding + i * rowHeight;
        if (row >= layout.rowCount())
            break;
        if (row < 0) {
            paintDropped(y);
            continue;
        }
        const ConsoleLayout::Place place = layout.placeOf(row);
        if (place.row >= layout.rowsOf(place.line))
            continue; // something is open there
        const qint64 number = layout.firstNumber() + place.line;
        paintRow(number, *m_view.line(number), place.row, y);
    }
}

qreal ConsolePainter::x(int column) const
{
    return ConsoleView::leftPadding + (column - m_view.horizontalScrollBar()->value()) * m_view.m_cellWidth;
}

void ConsolePainter::paintDropped(int y)
{
    const qint64 count = m_view.m_log.droppedLines() - m_view.m_droppedBefore;
    m_painter.setFont(m_fonts[ItalicBit]);
    m_painter.setPen(m_theme.colour(ColourRole::Faint));
    m_painter.drawText(QPointF(x(0), y + m_view.m_ascent), ConsoleView::droppedText(count));
}

void ConsolePainter::paintRow(qint64 number, const ConsoleLine &line, int row, int y)
{
    if (const std::optional<ColourRole> bar = barColour(number, line))
        m_painter.fillRect(barX, y, barWidth, m_view.m_rowHeight, m_theme.colour(*bar));
    if (row == 0) {
        paintPrefix(line, y);
        paintExpander(number, y);
        paintRemark(number);
    }

    const int prefix = ConsoleLayout::prefixColumns(line.kind);
    const int width = m_view.m_layout.width();
    // Cells of the text that this row shows; unwrapped, those that are in sight.
    const int rowStart = width > 0 ? row * width - prefix : -prefix;
    const int firstCell = width > 0 ? rowStart : m_view.horizontalScrollBar()->value() - prefix - 1;
    const int endCell = width > 0 ? rowStart + width : firstCell + m_view.m_columns + 3;
    const int from = line.firstOffsetFrom(firstCell);
    const int to = line.firstOffsetFrom(endCell);

    for (auto at = spanAt(line, from); at != line.spans.end() && at->start < to; ++at) {
        const AnsiSpan &span = *at;
        const AnsiStyle style = span.style;
        const int background = style.inverse ? style.foreground : style.background;
        const QColor ground = style.inverse && background == AnsiStyle::defaultColour
                                  ? m_theme.colour(ColourRole::Text)
                                  : ansiColour(m_theme, background);
        if (ground.isValid())
            fillCells(line, std::max(from, span.start), std::min(to, span.start + span.length), rowStart, y,
                      ground);
    }
    if (m_view.m_search) {
        QColor mark = m_theme.colour(ColourRole::Pause);
        mark.setAlphaF(0.35F);
        const auto [first, last] = m_view.m_search->matchesIn(number);
        for (auto match = first; match != last; ++match)
            fillCells(line, std::max(from, match->start), std::min(to, match->start + match->length),
                      rowStart, y, mark);
    }
    const auto [selectionStart, selectionEnd] = m_view.selection();
    if (selectionStart.line <= number && number <= selectionEnd.line && selectionStart != selectionEnd) {
        const int start = number == selectionStart.line ? selectionStart.offset : 0;
        const int end = number == selectionEnd.line ? selectionEnd.offset : int(line.text.size());
        fillCells(line, std::max(from, start), std::min(to, end), rowStart, y,
                  m_theme.colour(ColourRole::Sel));
        if (number < selectionEnd.line && to == line.text.size() &&
            start <= to) // the line's end is selected, too
            m_painter.fillRect(
                QRectF(x(line.starts[size_t(to)] - rowStart), y, m_view.m_cellWidth, m_view.m_rowHeight),
                m_theme.colour(ColourRole::Sel));
    }

    for (int at = from; at < to;) {
        // As far as span and link go.
        const auto span = spanAt(line, at);
        int end = span == line.spans.end() ? to : std::min(to, span->start + span->length);
        for (const ConsoleLink &link : line.links) {
            for (const int edge : {link.start, link.start + link.length}) {
                if (edge > at)
                    end = std::min(end, edge);
            }
        }
        const AnsiStyle style = span == line.spans.end() ? AnsiStyle() : span->style;
        QFont font = m_fonts[size_t((style.bold ? BoldBit : 0) | (style.italic ? ItalicBit : 0))];
        QColor pen = foreground(line, style);
        bool underline = style.underline;
        if (const ConsoleLink *link = line.linkAt(at)) {
            pen = m_theme.colour(ColourRole::Accent);
            underline = !link->isFile() || m_view.m_hovered == ConsoleView::Position{number, link->start};
        }
        font.setUnderline(underline);
        m_painter.setFont(font);
        m_painter.setPen(pen);
        paintText(line, at, end, rowStart, y);
        at = end;
    }
}

void ConsolePainter::paintPrefix(const ConsoleLine &line, int y)
{
    const auto drawIcon = [&](QLatin1String name, ColourRole role, int column) {
        const QPixmap pixmap =
            iconPixmap(m_theme, name, role, prefixIconSize, m_view.viewport()->devicePixelRatioF());
        const qreal left = x(column) - (column > 0 ? iconShift : 0);
        m_painter.drawPixmap(QPointF(left, y + (m_view.m_rowHeight - prefixIconSize) / 2.0), pixmap,
                             QRectF());
    };
    if (line.kind == OutputLog::Kind::Input) {
        drawIcon(QLatin1String("chevron-right"), ColourRole::Accent, 0);
    } else if (line.kind == OutputLog::Kind::Info || line.kind == OutputLog::Kind::Error) {
        m_painter.setFont(m_fonts[0]);
        m_painter.setPen(m_theme.colour(ColourRole::Dim));
        m_painter.drawText(QPointF(x(0), y + m_view.m_ascent),
                           QDateTime::fromMSecsSinceEpoch(line.timeMs).toString(QStringLiteral("HH:mm:ss")));
        if (line.kind == OutputLog::Kind::Error)
            drawIcon(QLatin1String("circle-x"), ColourRole::Stop, stampLength);
        else
            drawIcon(QLatin1String("info"), ColourRole::Accent, stampLength);
    }
}

// What went to stderr, unless it is known what the program meant by it.
std::optional<ColourRole> ConsolePainter::barColour(qint64 number, const ConsoleLine &line) const
{
    const ConsoleEntry *entry = m_view.m_trees ? m_view.m_trees->entryOf(number) : nullptr;
    if (entry && entry->kind == ConsoleEntry::Kind::Failure)
        return ColourRole::Stop;
    if (entry && entry->kind == ConsoleEntry::Kind::Call) {
        if (entry->level == ConsoleEntry::Level::Error)
            return ColourRole::Stop;
        return entry->level == ConsoleEntry::Level::Warning ? std::optional(ColourRole::Pause) : std::nullopt;
    }
    return line.kind == OutputLog::Kind::Stderr ? std::optional(ColourRole::Stop) : std::nullopt;
}

void ConsolePainter::paintRemark(qint64 number)
{
    const QRect rect = m_view.m_geometry.remarkRect(number);
    if (rect.isNull())
        return;
    m_painter.setFont(m_fonts[0]);
    m_painter.setPen(m_theme.colour(ColourRole::Dim));
    m_painter.drawText(QPointF(rect.left(), rect.top() + m_view.m_ascent), m_view.m_trees->remarkOf(number));
}

void ConsolePainter::paintExpander(qint64 number, int y)
{
    if (!m_view.m_trees || !m_view.m_trees->isExpandable(number))
        return;
    const QLatin1String name =
        m_view.m_trees->isOpen(number) ? QLatin1String("chevron-down") : QLatin1String("chevron-right");
    const QPixmap pixmap = iconPixmap(m_theme, name, ColourRole::Dim, ConsoleView::expanderSize,
                                      m_view.viewport()->devicePixelRatioF());
    m_painter.drawPixmap(
        QPointF(ConsoleView::expanderLeft, y + (m_view.m_rowHeight - ConsoleView::expanderSize) / 2.0),
        pixmap, QRectF());
}

void ConsolePainter::paintText(const ConsoleLine &line, int from, int to, int rowStart, int y)
{
    const auto isSimple = [&](int at) {
        return line.text[at].unicode() <= lastSimple &&
               (at + 1 >= to || line.starts[size_t(at) + 1] != line.starts[size_t(at)]);
    };
    for (int at = from; at < to;) {
        int end = at;
        while (end < to && isSimple(end))
            ++end;
        if (end == at) { // one character with what sits on it, put on the grid by itself
            end = at + 1;
            while (end < to && line.starts[size_t(end)] == line.starts[size_t(at)])
                ++end;
        }
        m_painter.drawText(QPointF(x(line.starts[size_t(at)] - rowStart), y + m_view.m_ascent),
                           line.text.mid(at, end - at));
        at = end;
    }
}

void ConsolePainter::fillCells(const ConsoleLine &line, int from, int to, int rowStart, int y,
                               const QColor &colour)
{
    if (from >= to)
        return;
    const qreal left = x(line.starts[size_t(from)] - rowStart);
    const qreal right = x(line.starts[size_t(to)] - rowStart);
    m_painter.fillRect(QRectF(left, y, right - left, m_view.m_rowHeight), colour);
}

QColor ConsolePainter::foreground(const ConsoleLine &line, const AnsiStyle &style) const
{
    const QColor ground = m_theme.colour(ColourRole::Panel);
    QColor colour = ansiColour(m_theme, style.inverse ? style.background : style.foreground);
    if (!colour.isValid()) {
        colour = style.inverse                         ? ground
                 : line.kind == OutputLog::Kind::Info  ? m_theme.colour(ColourRole::Dim)
                 : line.kind == OutputLog::Kind::Error ? m_theme.colour(ColourRole::Stop)
                                                       : m_theme.colour(ColourRole::Text);
    }
    return style.dim ? mixed(colour, ground) : colour;
}

} // namespace boucle
