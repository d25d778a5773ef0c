// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editormarks.h"

#include "ui/common/theme.h"
#include "ui/editor/markededitor.h"
#include "ui/editor/markpainter.h"

#include <algorithm>

namespace boucle {

namespace {

using Sci = QsciScintillaBase;

// Scintilla's markers move with their lines. This one is never seen.
constexpr int anchorMarker = 20;
constexpr int pausedMarker = 21;
constexpr int callerMarker = 22;

long send(const MarkedEditor &editor, unsigned int message, long w = 0, long l = 0)
{
    return editor.SendScintilla(message, static_cast<unsigned long>(w), l);
}

} // namespace

EditorMarks::EditorMarks(MarkedEditor &editor, const Theme &theme)
    : QObject(&editor)
    , m_editor(editor)
    , m_theme(theme)
{
    send(m_editor, Sci::SCI_MARKERDEFINE, anchorMarker, Sci::SC_MARK_EMPTY);
    send(m_editor, Sci::SCI_MARKERDEFINE, pausedMarker, Sci::SC_MARK_BACKGROUND);
    send(m_editor, Sci::SCI_MARKERDEFINE, callerMarker, Sci::SC_MARK_BACKGROUND);
    for (const int margin : {MarkedEditor::BreakpointMargin, MarkedEditor::LineNumberMargin})
        send(m_editor, Sci::SCI_SETMARGINMASKN, margin, 0);
    connect(&m_editor, &Sci::SCN_MODIFIED, this,
            [this](int position, int type, const char *, int, int linesAdded) {
                if (type & (Sci::SC_MOD_INSERTTEXT | Sci::SC_MOD_DELETETEXT))
                    takeChange(position, linesAdded);
            });
    connect(&m_editor, &QsciScintilla::cursorPositionChanged, this, &EditorMarks::updateColours);
}

EditorMarks::Anchor EditorMarks::anchor(int line)
{
    if (line < 1 || line > send(m_editor, Sci::SCI_GETLINECOUNT))
        return {};
    return {send(m_editor, Sci::SCI_MARKERADD, line - 1, anchorMarker)};
}

void EditorMarks::release(Anchor &anchor)
{
    if (anchor.handle >= 0)
        send(m_editor, Sci::SCI_MARKERDELETEHANDLE, anchor.handle);
    anchor = {};
}

int EditorMarks::lineOf(const Anchor &anchor) const
{
    if (anchor.handle < 0)
        return 0;
    if (anchor.foundAt != m_lineChanges) {
        anchor.line = int(send(m_editor, Sci::SCI_MARKERLINEFROMHANDLE, anchor.handle)) + 1;
        anchor.foundAt = m_lineChanges;
    }
    return anchor.line;
}

void EditorMarks::setBreakpoints(const QList<BreakpointMark> &marks)
{
    std::vector<Breakpoint> old = std::exchange(m_breakpoints, {});
    for (const BreakpointMark &mark : marks) {
        const auto known = std::find_if(old.begin(), old.end(), [&](const Breakpoint &breakpoint) {
            return breakpoint.mark.id == mark.id && breakpoint.mark.line == mark.line;
        });
        if (known == old.end()) {
            m_breakpoints.push_back({mark, anchor(mark.line)});
            continue;
        }
        m_breakpoints.push_back({mark, std::exchange(known->anchor, {})});
    }
    for (Breakpoint &breakpoint : old)
        release(breakpoint.anchor);
    m_editor.viewport()->update();
}

void EditorMarks::setPlaces(const QList<BreakPlace> &places)
{
    for (Place &place : m_places)
        release(place.anchor);
    m_places.clear();
    for (const BreakPlace &place : places)
        m_places.push_back({place.column, anchor(place.line)});
    m_editor.viewport()->update();
}

void EditorMarks::setExecution(const std::optional<ExecutionMark> &mark)
{
    release(m_executionAnchor);
    m_execution = mark;
    if (m_execution && m_execution->line >= 1) {
        const int marker = m_execution->kind == ExecutionMark::Kind::Paused ? pausedMarker : callerMarker;
        m_executionAnchor = {send(m_editor, Sci::SCI_MARKERADD, m_execution->line - 1, marker)};
    }
    updateColours();
    m_editor.viewport()->update();
}

void EditorMarks::setNotes(const QList<LineNote> &notes)
{
    removeNotes(Note::Kind::Value);
    for (const LineNote &note : notes)
        m_notes.push_back({note.text, anchor(note.line)});
    m_editor.viewport()->update();
}

void EditorMarks::setProblem(const std::optional<LineNote> &problem)
{
    removeNotes(Note::Kind::Problem);
    if (problem)
        m_notes.push_back({problem->text, anchor(problem->line), Note::Kind::Problem, true});
    m_editor.viewport()->update();
}

void EditorMarks::setBlocks(const QList<LineNote> &blocks)
{
    // Told again and again while it lasts: their lines may have moved since the first time.
    const auto isBlock = [](const Note &note) { return note.kind == Note::Kind::Block; };
    if (blocks.isEmpty() && std::none_of(m_notes.begin(), m_notes.end(), isBlock))
        return;
    removeNotes(Note::Kind::Block);
    for (const LineNote &block : blocks)
        m_notes.push_back({block.text, anchor(block.line), Note::Kind::Block, true});
    m_editor.viewport()->update();
}

void EditorMarks::setHints(const QList<LineNote> &hints)
{
    removeNotes(Note::Kind::Hint);
    for (const LineNote &hint : hints)
        m_notes.push_back({hint.text, anchor(hint.line), Note::Kind::Hint, hint.isProblem});
    m_editor.viewport()->update();
}

void EditorMarks::setHeat(const QList<LineHeat> &heat)
{
    if (heat.isEmpty() && m_heat.empty())
        return;
    for (Heat &old : m_heat)
        release(old.anchor);
    m_heat.clear();
    for (const LineHeat &line : heat)
        m_heat.push_back({line, anchor(line.line)});
    m_editor.viewport()->update();
}

QList<LineHeat> EditorMarks::heat() const
{
    QList<LineHeat> lines;
    for (const Heat &each : m_heat) {
        lines.append(each.heat);
        lines.last().line = lineOf(each.anchor);
    }
    return lines;
}

void EditorMarks::removeNotes(Note::Kind kind)
{
    for (Note &note : m_notes) {
        if (note.kind == kind)
            release(note.anchor);
    }
    std::erase_if(m_notes, [kind](const Note &note) { return note.kind == kind; });
}

QList<BreakpointMark> EditorMarks::breakpoints() const
{
    QList<BreakpointMark> marks;
    for (const Breakpoint &breakpoint : m_breakpoints) {
        marks.append(breakpoint.mark);
        if (const int line = lineOf(breakpoint.anchor))
            marks.last().line = line;
    }
    return marks;
}

QList<BreakpointMark> EditorMarks::breakpointsAt(int line) const
{
    QList<BreakpointMark> marks = breakpoints();
    marks.removeIf([line](const BreakpointMark &mark) { return mark.line != line; });
    return marks;
}

std::optional<ExecutionMark> EditorMarks::execution() const
{
    std::optional<ExecutionMark> mark = m_execution;
    if (const int line = lineOf(m_executionAnchor); mark && line)
        mark->line = line;
    return mark;
}

QList<LineNote> EditorMarks::notes() const
{
    QList<LineNote> notes;
    for (const Note &note : m_notes)
        notes.append({lineOf(note.anchor), note.text, note.isProblem});
    return notes;
}

QList<BreakPlace> EditorMarks::places() const
{
    QList<BreakPlace> places;
    for (const Place &place : m_places)
        places.append({lineOf(place.anchor), place.column});
    return places;
}

std::vector<EditorMarks::Anchor *> EditorMarks::anchors()
{
    std::vector<Anchor *> all{&m_executionAnchor};
    for (Breakpoint &breakpoint : m_breakpoints)
        all.push_back(&breakpoint.anchor);
    for (Place &place : m_places)
        all.push_back(&place.anchor);
    for (Note &note : m_notes)
        all.push_back(&note.anchor);
    for (Heat &heat : m_heat)
        all.push_back(&heat.anchor);
    return all;
}

bool EditorMarks::isEmpty() const
{
    return m_breakpoints.empty() && m_places.empty() && m_notes.empty() && m_heat.empty() && !m_execution;
}

QList<int> EditorMarks::beginRelocation()
{
    m_relocating = true;
    m_linesBefore.clear();
    for (const Breakpoint &breakpoint : m_breakpoints)
        m_linesBefore.insert(breakpoint.mark.id, lineOf(breakpoint.anchor));
    QList<int> lines;
    for (const Anchor *anchor : anchors())
        lines.append(lineOf(*anchor));
    return lines;
}

void EditorMarks::endRelocation(const QList<int> &lines)
{
    m_relocating = false;
    const std::vector<Anchor *> all = anchors();
    for (size_t i = 1; i < all.size(); ++i) {
        if (const int line = lines.value(qsizetype(i)); line != lineOf(*all[i])) {
            release(*all[i]);
            *all[i] = anchor(line);
        }
    }
    if (const int line = lines.value(0); m_execution && line > 0) {
        m_execution->line = line;
        setExecution(m_execution);
    }
    QList<MovedBreakpoint> moved;
    for (Breakpoint &breakpoint : m_breakpoints) {
        const int line = lineOf(breakpoint.anchor);
        // What was told last may be older than edits that have been reported.
        if (line == 0 || (line == breakpoint.mark.line && line == m_linesBefore.value(breakpoint.mark.id)))
            continue;
        breakpoint.mark.line = line;
        moved.append({breakpoint.mark.id, line});
    }
    if (!moved.isEmpty())
        emit breakpointsMoved(moved);
}

void EditorMarks::takeChange(int position, int linesAdded)
{
    if (linesAdded != 0)
        ++m_lineChanges;
    const int line = int(send(m_editor, Sci::SCI_LINEFROMPOSITION, position)) + 1;
    // A line that changed has its places elsewhere; the program says where when it has loaded it again.
    const auto gone =
        std::stable_partition(m_places.begin(), m_places.end(),
                              [this, line](const Place &place) { return lineOf(place.anchor) != line; });
    for (auto place = gone; place != m_places.end(); ++place)
        release(place->anchor);
    m_places.erase(gone, m_places.end());
    if (linesAdded != 0 && !m_relocating)
        emit linesEdited(line, m_editor.columnOf(position), std::max(0, -linesAdded),
                         std::max(0, linesAdded));
}

QList<int> EditorMarks::placesOf(int line) const
{
    QList<int> columns;
    for (const Place &place : m_places) {
        if (lineOf(place.anchor) == line)
            columns.append(place.column);
    }
    std::sort(columns.begin(), columns.end());
    return columns.size() > 1 ? columns : QList<int>();
}

const BreakpointMark *EditorMarks::markAt(int line, int column, bool first) const
{
    for (const Breakpoint &breakpoint : m_breakpoints) {
        const int wanted = breakpoint.mark.column;
        if ((wanted == column || (wanted == 0 && first)) && lineOf(breakpoint.anchor) == line)
            return &breakpoint.mark;
    }
    return nullptr;
}

int EditorMarks::lineAtY(int y) const
{
    const long height = std::max(1L, send(m_editor, Sci::SCI_TEXTHEIGHT));
    const long visible = send(m_editor, Sci::SCI_GETFIRSTVISIBLELINE) + y / height;
    const long line = send(m_editor, Sci::SCI_DOCLINEFROMVISIBLE, visible);
    // Below the last line it gives the last one.
    const long shown = send(m_editor, Sci::SCI_VISIBLEFROMDOCLINE, line);
    return y < 0 || shown != visible ? 0 : int(line) + 1;
}

void EditorMarks::setHover(const std::optional<QPoint> &point)
{
    const bool over = m_preview && point && point->x() >= 0 &&
                      point->x() < m_editor.marginWidth(MarkedEditor::BreakpointMargin);
    const int line = over ? lineAtY(point->y()) : 0;
    if (line == m_previewLine)
        return;
    m_previewLine = line;
    m_editor.viewport()->update(0, 0, m_editor.marginWidth(MarkedEditor::BreakpointMargin),
                                m_editor.viewport()->height());
}

std::optional<BreakPlace> EditorMarks::placeAt(QPoint point) const
{
    const int line = m_places.empty() ? 0 : lineAtY(point.y());
    if (line == 0)
        return {};
    for (const int column : placesOf(line)) {
        if (MarkPainter::placeHitRect(*this, line, column).contains(point))
            return BreakPlace{line, column};
    }
    return {};
}

QString EditorMarks::toolTipAt(QPoint point) const
{
    const int line = lineAtY(point.y());
    if (line == 0)
        return {};
    QStringList words;
    if (point.x() < m_editor.marginWidth(MarkedEditor::BreakpointMargin)) {
        for (const BreakpointMark &mark : breakpointsAt(line))
            words.append(mark.description);
        return words.join(u'\n');
    }
    if (point.x() < m_editor.marginsWidth()) {
        for (const Heat &heat : m_heat) {
            if (lineOf(heat.anchor) == line)
                words.append(heat.heat.description);
        }
        return words.join(u'\n');
    }
    for (const Note &note : m_notes) {
        const int end = MarkPainter::lineEndX(*this, line);
        if (note.cut && lineOf(note.anchor) == line && point.x() > end && point.x() < note.right)
            words.append(note.text);
    }
    return words.join(u'\n');
}

void EditorMarks::paint(QPainter &painter, const QRect &dirty)
{
    MarkPainter(*this, painter).paint(dirty);
}

// The cursor's line has a ground of its own, which Scintilla draws over that of a marker.
void EditorMarks::updateColours()
{
    m_editor.SendScintilla(Sci::SCI_MARKERSETBACK, pausedMarker, m_theme.colour(ColourRole::Exec));
    m_editor.SendScintilla(Sci::SCI_MARKERSETBACK, callerMarker, m_theme.colour(ColourRole::AccentBg));
    const bool cursorThere = m_execution && lineOf(m_executionAnchor) == m_editor.cursorLine();
    m_editor.setCaretLineBackgroundColor(m_theme.colour(!cursorThere ? ColourRole::Line
                                                        : m_execution->kind == ExecutionMark::Kind::Paused
                                                            ? ColourRole::Exec
                                                            : ColourRole::AccentBg));
}

} // namespace boucle
