// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/markpainter.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/editor/breakpointglyph.h"
#include "ui/editor/codefont.h"
#include "ui/editor/markededitor.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QSet>

#include <algorithm>

namespace boucle {

namespace {

using Sci = QsciScintillaBase;

constexpr int noteGap = 28;
constexpr int noteMargin = 10;
constexpr int leastNote = 48;
constexpr int arrowWidth = 4;
constexpr int arrowHeight = 8;
constexpr int placeRise = 3; ///< of a place's centre over the line's lower edge
constexpr QSize placeHit{11, 10};

long send(const MarkedEditor &editor, unsigned int message, long w = 0, long l = 0)
{
    return editor.SendScintilla(message, static_cast<unsigned long>(w), l);
}

} // namespace

MarkPainter::MarkPainter(EditorMarks &marks, QPainter &painter)
    : m_marks(marks)
    , m_painter(painter)
    , m_rowHeight(int(send(marks.m_editor, Sci::SCI_TEXTHEIGHT)))
    , m_executionLine(marks.lineOf(marks.m_executionAnchor))
{
}

int MarkPainter::topOf(const EditorMarks &marks, int line)
{
    const long visible = send(marks.m_editor, Sci::SCI_VISIBLEFROMDOCLINE, line - 1) -
                         send(marks.m_editor, Sci::SCI_GETFIRSTVISIBLELINE);
    return int(visible * send(marks.m_editor, Sci::SCI_TEXTHEIGHT));
}

int MarkPainter::lineEndX(const EditorMarks &marks, int line)
{
    const long end = send(marks.m_editor, Sci::SCI_GETLINEENDPOSITION, line - 1);
    return int(send(marks.m_editor, Sci::SCI_POINTXFROMPOSITION, 0, end));
}

QPointF MarkPainter::placeCentre(const EditorMarks &marks, int line, int column)
{
    const long position = marks.m_editor.positionOf(line, column);
    return {qreal(send(marks.m_editor, Sci::SCI_POINTXFROMPOSITION, 0, position)) + 0.5,
            qreal(topOf(marks, line) + send(marks.m_editor, Sci::SCI_TEXTHEIGHT) - placeRise) - 0.5};
}

QRect MarkPainter::placeHitRect(const EditorMarks &marks, int line, int column)
{
    QRect rect(QPoint(), placeHit);
    rect.moveCenter(placeCentre(marks, line, column).toPoint());
    return rect;
}

bool MarkPainter::isVisible(int line) const
{
    if (line < 1 || !send(m_marks.m_editor, Sci::SCI_GETLINEVISIBLE, line - 1))
        return false;
    const int top = topOf(m_marks, line);
    return top + m_rowHeight > m_dirty.top() && top <= m_dirty.bottom();
}

QColor MarkPainter::groundOf(int line) const
{
    if (line != m_executionLine)
        return m_marks.m_theme.colour(ColourRole::Editor);
    return m_marks.m_theme.colour(
        m_marks.m_execution->kind == ExecutionMark::Kind::Paused ? ColourRole::Exec : ColourRole::AccentBg);
}

void MarkPainter::paint(const QRect &dirty)
{
    m_dirty = dirty;
    paintHeat();
    paintExecution();
    paintBreakpoints();
    QSet<int> lines;
    for (const EditorMarks::Place &place : m_marks.m_places)
        lines.insert(m_marks.lineOf(place.anchor));
    for (const int line : std::as_const(lines)) {
        if (isVisible(line))
            paintPlaces(line);
    }
    for (EditorMarks::Note &note : m_marks.m_notes) {
        const int line = m_marks.lineOf(note.anchor);
        if (!isVisible(line))
            continue;
        paintNote(note, line);
        if (note.kind == EditorMarks::Note::Kind::Block && m_marks.breakpointsAt(line).isEmpty())
            paintClock(line);
    }
}

// The ground goes on through the margins. Numbers and fold marks are brighter than it in the dark theme and
// darker in the light one, so they stay.
void MarkPainter::paintExecution()
{
    if (!isVisible(m_executionLine))
        return;
    const MarkedEditor &editor = m_marks.m_editor;
    int margins = 0;
    for (const int margin :
         {MarkedEditor::BreakpointMargin, MarkedEditor::LineNumberMargin, MarkedEditor::FoldMargin})
        margins += editor.marginWidth(margin);
    const int top = topOf(m_marks, m_executionLine);
    m_painter.save();
    m_painter.setCompositionMode(m_marks.m_theme.isDark() ? QPainter::CompositionMode_Lighten
                                                          : QPainter::CompositionMode_Darken);
    m_painter.fillRect(0, top, margins + 2, m_rowHeight, groundOf(m_executionLine));
    m_painter.restore();

    const bool paused = m_marks.m_execution->kind == ExecutionMark::Kind::Paused;
    const QColor colour = m_marks.m_theme.colour(paused ? ColourRole::Pause : ColourRole::Accent);
    const qreal left = editor.marginWidth(MarkedEditor::BreakpointMargin) - 1;
    const qreal middle = top + m_rowHeight / 2.0;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(paused ? QPen(Qt::NoPen) : QPen(colour, 1));
    m_painter.setBrush(paused ? QBrush(colour) : QBrush(Qt::NoBrush));
    m_painter.drawPolygon(
        QPolygonF({QPointF(left, middle - arrowHeight / 2.0), QPointF(left + arrowWidth, middle),
                   QPointF(left, middle + arrowHeight / 2.0)}));
    m_painter.restore();
    // At the line's first words it would say nothing.
    const int column = m_marks.m_execution->column;
    if (QStringView(editor.lineText(m_executionLine)).left(std::max(0, column - 1)).trimmed().isEmpty())
        return;
    const long from = editor.positionOf(m_executionLine, column);
    const long to = std::max(from + 1, send(editor, Sci::SCI_WORDENDPOSITION, from, 1));
    const int x = int(send(editor, Sci::SCI_POINTXFROMPOSITION, 0, from));
    const int right = int(send(editor, Sci::SCI_POINTXFROMPOSITION, 0, to));
    if (x >= margins)
        m_painter.fillRect(x, top + m_rowHeight - 2, right - x, 1, colour);
}

/// Under the numbers, from their right: the longer and the stronger the more time was spent there.
void MarkPainter::paintHeat()
{
    constexpr double leastWidth = 0.12;
    constexpr double leastAlpha = 0.25;
    constexpr double mostAlpha = 0.5;
    const MarkedEditor &editor = m_marks.m_editor;
    const int left = editor.marginWidth(MarkedEditor::BreakpointMargin);
    const int room = editor.marginWidth(MarkedEditor::LineNumberMargin);
    for (const EditorMarks::Heat &heat : m_marks.m_heat) {
        const int line = m_marks.lineOf(heat.anchor);
        if (!isVisible(line))
            continue;
        const double share = heat.heat.share;
        const int width = int(room * std::max(leastWidth, share));
        QColor colour = m_marks.m_theme.colour(ColourRole::Blocked);
        colour.setAlphaF(leastAlpha + share * (mostAlpha - leastAlpha));
        m_painter.save();
        m_painter.setCompositionMode(m_marks.m_theme.isDark() ? QPainter::CompositionMode_Lighten
                                                              : QPainter::CompositionMode_Darken);
        m_painter.fillRect(left + room - width, topOf(m_marks, line), width, m_rowHeight - 1, colour);
        m_painter.restore();
    }
}

void MarkPainter::paintBreakpoints()
{
    const qreal middle = m_marks.m_editor.marginWidth(MarkedEditor::BreakpointMargin) / 2.0 + 0.5;
    const auto centreOf = [&](int line) { return QPointF(middle, topOf(m_marks, line) + m_rowHeight / 2.0); };
    QSet<int> painted;
    // The first of a line stands for all; those inside the line have small marks as well.
    for (const EditorMarks::Breakpoint &breakpoint : m_marks.m_breakpoints) {
        const int line = m_marks.lineOf(breakpoint.anchor);
        if (!isVisible(line) || painted.contains(line))
            continue;
        painted.insert(line);
        drawBreakpoint(m_painter, m_marks.m_theme, breakpoint.mark, centreOf(line), groundOf(line));
    }
    if (isVisible(m_marks.m_previewLine) && !painted.contains(m_marks.m_previewLine) &&
        m_marks.breakpointsAt(m_marks.m_previewLine).isEmpty())
        drawBreakpointPreview(m_painter, m_marks.m_theme, centreOf(m_marks.m_previewLine));
}

void MarkPainter::paintClock(int line)
{
    constexpr int size = 12;
    const int left = (m_marks.m_editor.marginWidth(MarkedEditor::BreakpointMargin) - size) / 2;
    m_painter.drawPixmap(left, topOf(m_marks, line) + (m_rowHeight - size) / 2,
                         iconPixmap(m_marks.m_theme, QLatin1String("timer"), ColourRole::Blocked, size,
                                    m_marks.m_editor.devicePixelRatioF()));
}

void MarkPainter::paintPlaces(int line)
{
    bool first = true;
    for (const int column : m_marks.placesOf(line)) {
        const QPointF centre = placeCentre(m_marks, line, column);
        const BreakpointMark *mark = m_marks.markAt(line, column, std::exchange(first, false));
        if (m_dirty.contains(centre.toPoint()))
            drawBreakPlace(m_painter, m_marks.m_theme, mark, centre, groundOf(line));
    }
}

void MarkPainter::paintNote(EditorMarks::Note &note, int line)
{
    const MarkedEditor &editor = m_marks.m_editor;
    const int left = lineEndX(m_marks, line) + noteGap;
    const int room = editor.viewport()->width() - noteMargin - left;
    note.right = 0;
    note.cut = false;
    if (room < leastNote)
        return;
    QFont font = editorFont(m_marks.m_theme);
    font.setPointSizeF(font.pointSizeF() + double(send(editor, Sci::SCI_GETZOOM)));
    font.setItalic(true);
    const QFontMetricsF metrics(font);
    const QString shown = metrics.elidedText(note.text, Qt::ElideRight, room);
    note.cut = shown != note.text;
    note.right = left + int(metrics.horizontalAdvance(shown));
    const qreal baseline =
        topOf(m_marks, line) + qreal(send(editor, Sci::SCI_GETEXTRAASCENT)) + metrics.ascent();
    m_painter.setFont(font);
    m_painter.setPen(m_marks.m_theme.colour(note.isProblem ? ColourRole::Stop : ColourRole::Dim));
    m_painter.drawText(QPointF(left, baseline), shown);
}

} // namespace boucle
