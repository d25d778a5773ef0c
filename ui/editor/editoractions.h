// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/actionregistry.h"

#include <QObject>

#include <functional>

namespace boucle {

class CodeEditor;
class EditorArea;

/// The actions of an editor area in the registry. What people do everywhere (copy, find …) acts on the widget
/// that has the focus when that can do it.
class EditorActions : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive the object.
    EditorActions(EditorArea &area, ActionRegistry &actions, QObject *parent);

    /// Those of the context menu of an editor.
    QList<QAction *> contextActions() const { return m_contextActions; }

    /// To be called when the current editor changed.
    void update();

private:
    QAction *add(const ActionSpec &spec, std::function<void()> act);
    /// Needs an open editor.
    QAction *addForEditor(const ActionSpec &spec, std::function<void(CodeEditor &)> act);
    /// Invokes the slot of the widget with the focus, or of the nearest one around it that has it.
    QAction *addForFocus(const ActionSpec &spec, const char *slot);
    void addFileActions();
    void addEditActions();
    void addLineActions();
    void addGoActions();
    void addViewActions();

    EditorArea &m_area;
    ActionRegistry &m_registry;
    QList<QAction *> m_needEditor;
    QList<QAction *> m_contextActions;
};

} // namespace boucle
