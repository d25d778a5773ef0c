// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"
#include "ui/debugger/breakpointeditor.h"

#include <QObject>

namespace boucle {

class ActionRegistry;
class Debugger;
class EditorArea;
class Theme;

/// What the user does to breakpoints, from margins, menus and keys. Rectangles are global: what a popup
/// belongs to.
class BreakpointCommands : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it. Popups stand over the window of `editors`.
    BreakpointCommands(const Theme &theme, ActionRegistry &actions, Debugger &debugger, EditorArea &editors);

    /// Sets one, or takes away what is there; what was made with more than a click is asked about. Column 0:
    /// the whole line.
    void toggle(const QString &path, int line, int column, const QRect &anchor);
    /// Of a line's margin.
    void showMenu(const QString &path, int line, const QPoint &globalPosition);
    /// Edits one that exists, or adds it when it has no id.
    void edit(const Breakpoint &breakpoint, BreakpointEditor::Field field, const QRect &anchor);
    void explain(BreakpointId id, const QRect &anchor);

signals:
    void placeChosen(const boucle::SourcePlace &place);

private:
    void connectActions();
    /// At the cursor's line: the one that is there, or a new one.
    void editAtCursor(BreakpointEditor::Field field);
    void editAtLine(const QString &path, int line, BreakpointEditor::Field field, const QRect &anchor);
    void toggleAtCursor(bool column);
    QRect cursorAnchor() const;

    const Theme &m_theme;
    ActionRegistry &m_actions;
    Debugger &m_debugger;
    EditorArea &m_editors;
};

} // namespace boucle
