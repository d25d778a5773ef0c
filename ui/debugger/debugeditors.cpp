// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/debugeditors.h"

#include "core/debugger/debugger.h"
#include "ui/common/actionregistry.h"
#include "ui/debugger/breakpointrows.h"
#include "ui/debugger/valuepopup.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editormarks.h"
#include "ui/editor/editorpage.h"
#include "ui/editor/valuehover.h"

#include <QMap>
#include <QSet>

#include <chrono>

namespace boucle {

using namespace std::chrono_literals;

namespace {

// After the last key of a burst: a copy of the text is made then.
constexpr auto textDelay = 300ms;
constexpr int longestNote = 300;

bool canHaveBreakpoints(EditorPage &page)
{
    return isScript(page.editor().language());
}

} // namespace

DebugEditors::DebugEditors(const Theme &theme, ActionRegistry &actions, Debugger &debugger,
                           EditorArea &editors)
    : m_theme(theme)
    , m_actions(actions)
    , m_debugger(debugger)
    , m_editors(editors)
{
    // Many breakpoints change at once when a server starts or ends.
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(0);
    connect(&m_updateTimer, &QTimer::timeout, this, &DebugEditors::update);

    const BreakpointStore &store = debugger.breakpoints();
    connect(&store, &BreakpointStore::added, this, &DebugEditors::updateLater);
    connect(&store, &BreakpointStore::changed, this, &DebugEditors::updateLater);
    connect(&store, &BreakpointStore::removed, this, &DebugEditors::updateLater);
    connect(&store, &BreakpointStore::reset, this, &DebugEditors::updateLater);
    connect(&debugger.bindings(), &BreakpointBindings::changed, this, &DebugEditors::updateLater);
    connect(&debugger, &Debugger::placeChanged, this, &DebugEditors::updateExecution);
    connect(&debugger, &Debugger::stateChanged, this, &DebugEditors::updateExecution);
    connect(&debugger, &Debugger::inlineValuesChanged, this, &DebugEditors::updateNotes);
    connect(&debugger, &Debugger::editedChanged, this, &DebugEditors::updateRemark);
    connect(&m_editors, &EditorArea::pageAdded, this, [this](EditorPage *page) { addPage(*page); });
    // A server may run it at once.
    connect(&m_editors, &EditorArea::fileSaved, this, [this](const QString &path) {
        if (EditorPage *page = pageOf(path))
            tellText(*page);
    });
    const QList<EditorPage *> pages = m_editors.pages();
    for (EditorPage *page : pages)
        addPage(*page);
}

void DebugEditors::addPage(EditorPage &page)
{
    CodeEditor &editor = page.editor();
    const QString path = page.document().path();
    editor.marks().setPreview(canHaveBreakpoints(page));
    connect(&editor, &MarkedEditor::breakpointToggled, this, [this, &page, path](int line, int column) {
        if (canHaveBreakpoints(page))
            emit breakpointToggled(path, line, column, page.editor().lineRect(line));
    });
    connect(&editor, &MarkedEditor::marginMenuRequested, this,
            [this, &page, path](int line, const QPoint &position) {
                if (canHaveBreakpoints(page))
                    emit menuRequested(path, line, position);
            });
    connect(&editor.marks(), &EditorMarks::linesEdited, this,
            [this, path](int line, int column, int removed, int added) {
                m_debugger.breakpoints().moveWithEdit(path, line, column, removed, added);
            });
    connect(&editor.marks(), &EditorMarks::breakpointsMoved, this, &DebugEditors::moveBreakpoints);

    if (canHaveBreakpoints(page)) {
        auto *separator = new QAction(&editor);
        separator->setSeparator(true);
        editor.addAction(separator);
        for (const char16_t *id :
             {u"debug.toggleBreakpoint", u"debug.runToCursor", u"debug.showValue", u"debug.addToWatch"})
            editor.addAction(m_actions.action(id));
    }

    auto *hover = new ValueHover(editor);
    connect(hover, &ValueHover::valueRequested, this,
            [this, &editor](const ValueHover::Target &target) { showValue(editor, target, true); });
    connect(&m_debugger, &Debugger::stateChanged, hover,
            [this, hover] { hover->setEnabled(m_debugger.currentFrame() >= 0); });
    hover->setEnabled(m_debugger.currentFrame() >= 0);

    if (!page.document().isReadOnly() && canHaveBreakpoints(page)) {
        auto *timer = new QTimer(&page);
        timer->setSingleShot(true);
        timer->setInterval(textDelay);
        connect(timer, &QTimer::timeout, this, [this, &page] { tellText(page); });
        connect(&editor, &QsciScintilla::textChanged, timer, qOverload<>(&QTimer::start));
        tellText(page);
    }
    updateLater();
}

void DebugEditors::tellText(EditorPage &page)
{
    m_debugger.setCurrentText(page.document().path(), page.editor().content());
}

EditorPage *DebugEditors::pageOf(const QString &path) const
{
    for (EditorPage *page : m_editors.pages()) {
        if (page->document().path() == path)
            return page;
    }
    return nullptr;
}

void DebugEditors::moveBreakpoints(const QList<MovedBreakpoint> &moved)
{
    for (const MovedBreakpoint &move : moved) {
        const Breakpoint *known = m_debugger.breakpoints().find(BreakpointId(move.id.toULongLong()));
        if (!known)
            continue;
        Breakpoint breakpoint = *known;
        breakpoint.place.line = move.line;
        m_debugger.breakpoints().update(breakpoint);
    }
}

void DebugEditors::updateLater()
{
    m_updateTimer.start();
}

void DebugEditors::update()
{
    for (EditorPage *page : m_editors.pages())
        updateBreakpoints(*page);
    updateExecution();
    updateNotes();
}

void DebugEditors::updateBreakpoints(EditorPage &page)
{
    QList<BreakpointMark> marks;
    for (const Breakpoint &breakpoint : m_debugger.breakpoints().inFile(page.document().path())) {
        const BreakpointsModel &model = m_debugger.breakpointsModel();
        const QModelIndex row = model.indexOf(breakpoint.id);
        marks.append(markOf(breakpoint,
                            row.data(BreakpointsModel::StateRole).value<BreakpointsModel::State>(),
                            row.data(BreakpointsModel::ReasonRole).toString()));
    }
    EditorMarks &shown = page.editor().marks();
    if (marks == shown.breakpoints())
        return;
    shown.setBreakpoints(marks);
    askPlaces(page);
}

// Where else a line could be stopped at is known by the program that has loaded it.
void DebugEditors::askPlaces(EditorPage &page)
{
    EditorMarks &shown = page.editor().marks();
    shown.setPlaces({});
    const QString path = page.document().path();
    QSet<int> lines;
    for (const BreakpointMark &mark : shown.breakpoints()) {
        if (mark.state == BreakpointMark::State::Bound)
            lines.insert(mark.line);
    }
    for (const int line : std::as_const(lines)) {
        m_debugger.breakpointColumns(path, line, &page, [&shown, line](const QList<int> &columns) {
            QList<BreakPlace> places = shown.places();
            for (const int column : columns) {
                if (const BreakPlace place{line, column}; !places.contains(place))
                    places.append(place);
            }
            shown.setPlaces(places);
        });
    }
}

void DebugEditors::updateExecution()
{
    const SourcePlace place = m_debugger.currentPlace();
    for (EditorPage *page : m_editors.pages()) {
        std::optional<ExecutionMark> mark;
        if (place.isValid() && page->document().path() == place.path) {
            mark = ExecutionMark{place.line, place.column,
                                 m_debugger.currentFrame() == 0 ? ExecutionMark::Kind::Paused
                                                                : ExecutionMark::Kind::Caller};
        }
        EditorMarks &marks = page->editor().marks();
        if (mark != marks.execution())
            marks.setExecution(mark);
    }
    if (!place.isValid() && m_popup)
        m_popup->dismiss();
}

void DebugEditors::updateNotes()
{
    QMap<int, QString> lines;
    for (const InlineValue &value : m_debugger.inlineValues()) {
        QString &line = lines[value.line];
        if (!line.isEmpty())
            line += QStringLiteral("   ");
        line += QStringLiteral("%1: %2").arg(value.name, value.value.text.left(longestNote).simplified());
    }
    QList<LineNote> notes;
    for (auto line = lines.cbegin(); line != lines.cend(); ++line)
        notes.append({line.key(), line.value()});
    const QString path = m_debugger.currentPlace().path;
    for (EditorPage *page : m_editors.pages()) {
        const QList<LineNote> wanted = page->document().path() == path ? notes : QList<LineNote>();
        EditorMarks &marks = page->editor().marks();
        if (wanted != marks.notes())
            marks.setNotes(wanted);
    }
}

void DebugEditors::updateRemark(const QString &path)
{
    if (EditorPage *page = pageOf(path))
        page->setRemark(m_debugger.isEditedSinceLoaded(path)
                            ? tr("the server runs it as it was before your edits")
                            : QString());
}

void DebugEditors::show(const SourcePlace &place, EditorArea::Focus focus)
{
    if (place.isFile()) {
        if (const Result<void> opened = m_editors.openFile(place.path, place.line, place.column, focus);
            !opened)
            emit errorOccurred(opened.error());
        return;
    }
    if (m_editors.showText(place.path, place.line, place.column, focus))
        return;
    m_debugger.readSource(place.path, this, [this, place, focus](const Result<QString> &text) {
        if (text)
            m_editors.openText(place.path, *text, place.line, place.column, focus);
        else
            emit errorOccurred(text.error());
    });
}

void DebugEditors::showValue(CodeEditor &editor, const ValueHover::Target &target, bool byMouse)
{
    const quint64 asked = ++m_valueAsked;
    m_debugger.evaluateForHover(
        target.expression, &editor,
        [this, &editor, anchor = target.rect, byMouse,
         asked](const Result<std::shared_ptr<ValueModel>> &value) {
            if (asked != m_valueAsked)
                return;
            if (!value) {
                // Under the mouse is much that has no value; who asked with a key wants to know.
                if (!byMouse)
                    emit errorOccurred(value.error());
                return;
            }
            // The mouse may be elsewhere by now.
            if (byMouse && !anchor.adjusted(-2, -2, 2, 2).contains(QCursor::pos()))
                return;
            if (m_popup)
                m_popup->dismiss();
            m_popup = new ValuePopup(m_theme, *value, &editor);
            connect(m_popup, &ValuePopup::errorOccurred, this, &DebugEditors::errorOccurred);
            connect(m_popup, &ValuePopup::addToWatchRequested, this,
                    [this](const QString &watched) { m_debugger.watch().add(watched); });
            m_popup->showFor(anchor, byMouse ? PopupFrame::Focus::Leave : PopupFrame::Focus::Take);
        });
}

void DebugEditors::showValueAtCursor()
{
    EditorPage *page = m_editors.currentPage();
    if (!page)
        return;
    const std::optional<ValueHover::Target> target =
        ValueHover::targetAt(page->editor(), page->editor().cursorLine(), page->editor().cursorColumn());
    if (target)
        showValue(page->editor(), *target, false);
}

void DebugEditors::watchAtCursor()
{
    EditorPage *page = m_editors.currentPage();
    if (!page)
        return;
    QString expression = page->editor().selectedText().simplified();
    if (expression.isEmpty()) {
        const std::optional<ValueHover::Target> target =
            ValueHover::targetAt(page->editor(), page->editor().cursorLine(), page->editor().cursorColumn());
        expression = target ? target->expression : QString();
    }
    m_debugger.watch().add(expression); // nothing is refused there
}

} // namespace boucle
