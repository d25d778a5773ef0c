// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/breakpointmark.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

class QPainter;
class QPoint;
class QRect;

namespace boucle {

class MarkedEditor;
class Theme;

/// What a debugger shows in an editor: breakpoints in the margin and inside lines, the line where the program
/// stands, notes after lines. Everything is told from outside; lines move with the text. Lives on the UI
/// thread.
class EditorMarks : public QObject
{
    Q_OBJECT
public:
    /// Belongs to `editor`. `theme` must outlive it.
    EditorMarks(MarkedEditor &editor, const Theme &theme);

    /// Off where no breakpoint makes sense: then nothing is previewed. On at first.
    void setPreview(bool on) { m_preview = on; }

    /// All of this text's. One that was there already stays where its line moved to in the meantime, unless
    /// it comes with another line than last time.
    void setBreakpoints(const QList<BreakpointMark> &marks);
    /// Lines with more than one of them get a small mark at each.
    void setPlaces(const QList<BreakPlace> &places);
    void setExecution(const std::optional<ExecutionMark> &mark);
    void setNotes(const QList<LineNote> &notes);
    /// One more, which says what is wrong with its line; nothing takes it away.
    void setProblem(const std::optional<LineNote> &problem);

    /// Likewise: which lines have held the event loop.
    void setBlocks(const QList<LineNote> &blocks);

    /// Likewise: what there is to know about lines; one with a problem stands out.
    void setHints(const QList<LineNote> &hints);

    /// Which lines a profile has found at work.
    void setHeat(const QList<LineHeat> &heat);

    /// With their lines of now.
    QList<BreakpointMark> breakpoints() const;
    QList<BreakpointMark> breakpointsAt(int line) const;
    std::optional<ExecutionMark> execution() const;
    QList<LineNote> notes() const;
    QList<LineHeat> heat() const;
    QList<BreakPlace> places() const;

    bool isEmpty() const;
    /// For an edit that puts lines elsewhere: the lines before it, and where each of them is afterwards.
    /// Nothing is said of edits in between.
    QList<int> beginRelocation();
    void endRelocation(const QList<int> &lines);

    /// What the mouse is over in the viewport; nothing outside.
    void setHover(const std::optional<QPoint> &point);
    /// The small mark under the point.
    std::optional<BreakPlace> placeAt(QPoint point) const;
    /// What there is to say about the point: a breakpoint, a note that is cut off.
    QString toolTipAt(QPoint point) const;

    /// 1-based; 0 below the last line.
    int lineAtY(int y) const;

    void paint(QPainter &painter, const QRect &dirty);

    /// Colours after a change of theme, and the cursor's line after it moved.
    void updateColours();

signals:
    /// Behind `column` of `line`, both 1-based, `removed` line ends went and `added` came. Marks may be set
    /// at once.
    void linesEdited(int line, int column, int removed, int added);
    /// A relocation took them elsewhere.
    void breakpointsMoved(const QList<boucle::MovedBreakpoint> &moved);

private:
    friend class MarkPainter;

    /// A line that moves with the text.
    struct Anchor
    {
        long handle = -1;
        // Scintilla looks through all lines for a handle: what it found is good until lines come or go.
        mutable int line = 0;
        mutable quint64 foundAt = 0;
    };
    struct Breakpoint
    {
        BreakpointMark mark; ///< as it was told
        Anchor anchor;
    };
    struct Note
    {
        enum class Kind { Value, Hint, Problem, Block };
        QString text;
        Anchor anchor;
        Kind kind = Kind::Value;
        bool isProblem = false;
        int right = 0; ///< where it was painted last, for the tool tip
        bool cut = false;
    };
    struct Place
    {
        int column = 1;
        Anchor anchor;
    };

    struct Heat
    {
        LineHeat heat; ///< as it was told
        Anchor anchor;
    };

    void removeNotes(Note::Kind kind);
    Anchor anchor(int line);
    void release(Anchor &anchor);
    /// 1-based; 0 when the line is gone.
    int lineOf(const Anchor &anchor) const;
    std::vector<Anchor *> anchors();

    void takeChange(int position, int linesAdded);
    /// Of the line's places, in their order; empty unless there are several.
    QList<int> placesOf(int line) const;
    const BreakpointMark *markAt(int line, int column, bool first) const;

    MarkedEditor &m_editor;
    const Theme &m_theme;
    std::vector<Breakpoint> m_breakpoints;
    std::vector<Place> m_places;
    std::vector<Note> m_notes;
    std::vector<Heat> m_heat;
    std::optional<ExecutionMark> m_execution; ///< its line as told
    Anchor m_executionAnchor;
    quint64 m_lineChanges = 1;
    bool m_preview = true;
    int m_previewLine = 0; ///< 0: none
    bool m_relocating = false;
    QHash<QString, int> m_linesBefore; ///< of breakpoints, while relocating
};

} // namespace boucle
