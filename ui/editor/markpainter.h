// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/editormarks.h"

#include <QRect>

class QColor;
class QPainter;

namespace boucle {

/// Paints an editor's marks over what Scintilla has painted; nothing of the text moves for them.
class MarkPainter
{
public:
    MarkPainter(EditorMarks &marks, QPainter &painter);

    void paint(const QRect &dirty);

    /// Where the mouse meets the small mark of a place, in the viewport.
    static QRect placeHitRect(const EditorMarks &marks, int line, int column);
    static int lineEndX(const EditorMarks &marks, int line);

private:
    void paintHeat();
    void paintExecution();
    void paintClock(int line);
    void paintPlaces(int line);
    void paintBreakpoints();
    void paintNote(EditorMarks::Note &note, int line);
    bool isVisible(int line) const;
    QColor groundOf(int line) const;

    static int topOf(const EditorMarks &marks, int line);
    static QPointF placeCentre(const EditorMarks &marks, int line, int column);

    EditorMarks &m_marks;
    QPainter &m_painter;
    const int m_rowHeight;
    int m_executionLine = 0;
    QRect m_dirty;
};

} // namespace boucle
