// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/debugger/sourceplace.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/valuehover.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace boucle {

class ActionRegistry;
class Debugger;
class Theme;
class ValuePopup;
struct MovedBreakpoint;

/// Shows in the open editors what the debugger knows: breakpoints, where the program stands, values beside
/// the code and under the mouse; and tells the debugger how the texts change.
class DebugEditors : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    DebugEditors(const Theme &theme, ActionRegistry &actions, Debugger &debugger, EditorArea &editors);

    /// Opens the place, node's own scripts and texts without a file included.
    void show(const SourcePlace &place, EditorArea::Focus focus);
    /// The value of the expression at the cursor, in a popup that takes the focus.
    void showValueAtCursor();
    /// What is selected, else the expression at the cursor.
    void watchAtCursor();

signals:
    void breakpointToggled(const QString &path, int line, int column, const QRect &anchor);
    void menuRequested(const QString &path, int line, const QPoint &globalPosition);
    void errorOccurred(const boucle::Error &error);

private:
    void addPage(EditorPage &page);
    void updateLater();
    void update();
    void updateBreakpoints(EditorPage &page);
    void askPlaces(EditorPage &page);
    void updateExecution();
    void updateNotes();
    void updateRemark(const QString &path);
    void moveBreakpoints(const QList<MovedBreakpoint> &moved);
    void tellText(EditorPage &page);
    void showValue(CodeEditor &editor, const ValueHover::Target &target, bool byMouse);
    EditorPage *pageOf(const QString &path) const;

    const Theme &m_theme;
    ActionRegistry &m_actions;
    Debugger &m_debugger;
    EditorArea &m_editors;
    QTimer m_updateTimer;
    QPointer<ValuePopup> m_popup;
    quint64 m_valueAsked = 0; ///< counts questions: the answer to an older one is dropped
};

} // namespace boucle
