// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/breakpointcommands.h"

#include "core/debugger/debugger.h"
#include "ui/common/actionregistry.h"
#include "ui/debugger/explanationpopup.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/editormarks.h"

#include <QMenu>

#include <algorithm>

namespace boucle {

namespace {

/// A click made it, so a click may take it away.
bool isPlain(const Breakpoint &breakpoint)
{
    return breakpoint.condition.isEmpty() && breakpoint.hitCondition.isEmpty() && !breakpoint.isLogpoint() &&
           breakpoint.request.isEmpty();
}

QList<Breakpoint> onLine(const BreakpointStore &store, const QString &path, int line)
{
    QList<Breakpoint> found = store.inFile(path);
    found.removeIf([line](const Breakpoint &breakpoint) { return breakpoint.place.line != line; });
    return found;
}

} // namespace

BreakpointCommands::BreakpointCommands(const Theme &theme, ActionRegistry &actions, Debugger &debugger,
                                       EditorArea &editors)
    : m_theme(theme)
    , m_actions(actions)
    , m_debugger(debugger)
    , m_editors(editors)
{
    connectActions();
}

void BreakpointCommands::connectActions()
{
    const auto on = [this](QStringView id, auto &&slot) {
        connect(m_actions.action(id), &QAction::triggered, this, slot);
    };
    on(u"debug.toggleBreakpoint", [this] { toggleAtCursor(false); });
    on(u"debug.columnBreakpoint", [this] { toggleAtCursor(true); });
    on(u"debug.conditionalBreakpoint", [this] { editAtCursor(BreakpointEditor::Field::Condition); });
    on(u"debug.logpoint", [this] { editAtCursor(BreakpointEditor::Field::LogMessage); });
    on(u"debug.functionBreakpoint", [this] {
        Breakpoint breakpoint;
        breakpoint.kind = Breakpoint::Kind::Function;
        edit(breakpoint, BreakpointEditor::Field::FunctionName, cursorAnchor());
    });
    on(u"debug.enableAllBreakpoints", [this] { m_debugger.breakpoints().setAllEnabled(true); });
    on(u"debug.disableAllBreakpoints", [this] { m_debugger.breakpoints().setAllEnabled(false); });
    on(u"debug.removeAllBreakpoints", [this] { m_debugger.breakpoints().removeAll(); });
}

QRect BreakpointCommands::cursorAnchor() const
{
    if (const CodeEditor *editor = m_editors.currentEditor())
        return editor->lineRect(editor->cursorLine());
    return {m_editors.mapToGlobal(QPoint()), QSize(m_editors.width(), 0)};
}

void BreakpointCommands::toggleAtCursor(bool column)
{
    const CodeEditor *editor = m_editors.currentEditor();
    if (editor && isScript(editor->language()))
        toggle(m_editors.currentSource(), editor->cursorLine(), column ? editor->cursorColumn() : 0,
               cursorAnchor());
}

void BreakpointCommands::toggle(const QString &path, int line, int column, const QRect &anchor)
{
    BreakpointStore &store = m_debugger.breakpoints();
    QList<Breakpoint> there = onLine(store, path, line);
    if (column > 0)
        there.removeIf([column](const Breakpoint &breakpoint) { return breakpoint.place.column != column; });
    if (there.isEmpty()) {
        Breakpoint breakpoint;
        breakpoint.place = {path, line, column};
        store.add(breakpoint);
    } else if (std::all_of(there.begin(), there.end(), isPlain)) {
        for (const Breakpoint &breakpoint : there)
            store.remove(breakpoint.id);
    } else {
        showMenu(path, line, anchor.bottomLeft());
    }
}

void BreakpointCommands::showMenu(const QString &path, int line, const QPoint &globalPosition)
{
    BreakpointStore &store = m_debugger.breakpoints();
    const QList<Breakpoint> there = onLine(store, path, line);
    const QRect anchor(globalPosition, QSize(1, 1));
    using Field = BreakpointEditor::Field;

    auto *menu = new QMenu(&m_editors);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto addActions = [&](QMenu &to, const Breakpoint &breakpoint) {
        const BreakpointId id = breakpoint.id;
        const Field field = breakpoint.isLogpoint()         ? Field::LogMessage
                            : !breakpoint.request.isEmpty() ? Field::Request
                                                            : Field::Condition;
        to.addAction(tr("Edit Breakpoint…"), this,
                     [this, breakpoint, field, anchor] { edit(breakpoint, field, anchor); });
        to.addAction(breakpoint.enabled ? tr("Disable Breakpoint") : tr("Enable Breakpoint"), this,
                     [&store, id, enabled = !breakpoint.enabled] { store.setEnabled(id, enabled); });
        to.addAction(tr("Remove Breakpoint"), this, [&store, id] { store.remove(id); });
        to.addSeparator();
        to.addAction(tr("Why Is It Not Hit?"), this, [this, id, anchor] { explain(id, anchor); });
    };
    if (there.isEmpty()) {
        menu->addAction(tr("Add Breakpoint"), this,
                        [this, path, line, anchor] { toggle(path, line, 0, anchor); });
        menu->addAction(tr("Add Conditional Breakpoint…"), this,
                        [=, this] { editAtLine(path, line, Field::Condition, anchor); });
        menu->addAction(tr("Add Logpoint…"), this,
                        [=, this] { editAtLine(path, line, Field::LogMessage, anchor); });
        menu->addAction(tr("Add Breakpoint for Requests…"), this,
                        [=, this] { editAtLine(path, line, Field::Request, anchor); });
    } else if (there.size() == 1) {
        addActions(*menu, there.first());
    } else {
        for (const Breakpoint &breakpoint : there) {
            const QString title = breakpoint.place.column > 0 ? tr("Column %1").arg(breakpoint.place.column)
                                                              : tr("First place of the line");
            addActions(*menu->addMenu(title), breakpoint);
        }
        menu->addSeparator();
        menu->addAction(tr("Remove All of the Line"), this, [&store, there] {
            for (const Breakpoint &breakpoint : there)
                store.remove(breakpoint.id);
        });
    }
    menu->addSeparator();
    QAction *run =
        menu->addAction(tr("Run to This Line"), this, [this, path, line] { m_debugger.runTo(path, line); });
    run->setEnabled(m_debugger.currentTarget());
    menu->popup(globalPosition);
}

void BreakpointCommands::editAtCursor(BreakpointEditor::Field field)
{
    const CodeEditor *editor = m_editors.currentEditor();
    if (editor && isScript(editor->language()))
        editAtLine(m_editors.currentSource(), editor->cursorLine(), field, cursorAnchor());
}

void BreakpointCommands::editAtLine(const QString &path, int line, BreakpointEditor::Field field,
                                    const QRect &anchor)
{
    if (const Breakpoint *known = m_debugger.breakpoints().at(path, line)) {
        edit(*known, field, anchor);
        return;
    }
    Breakpoint breakpoint;
    breakpoint.place = {path, line, 0};
    edit(breakpoint, field, anchor);
}

void BreakpointCommands::edit(const Breakpoint &breakpoint, BreakpointEditor::Field field,
                              const QRect &anchor)
{
    BreakpointStore &store = m_debugger.breakpoints();
    auto *popup = new BreakpointEditor(m_theme, breakpoint, store.groups(), &m_editors);
    connect(popup, &BreakpointEditor::accepted, this, [&store](const Breakpoint &edited) {
        if (edited.id == BreakpointId{})
            store.add(edited);
        else
            store.update(edited);
    });
    connect(popup, &BreakpointEditor::removeRequested, this,
            [&store, id = breakpoint.id] { store.remove(id); });
    popup->edit(anchor, field);
}

void BreakpointCommands::explain(BreakpointId id, const QRect &anchor)
{
    m_debugger.explain(id, this, [this, anchor](const BreakpointExplanation &explanation) {
        auto *popup = new ExplanationPopup(m_theme, explanation, &m_editors);
        connect(popup, &ExplanationPopup::placeChosen, this, &BreakpointCommands::placeChosen);
        popup->openAt(anchor);
    });
}

} // namespace boucle
