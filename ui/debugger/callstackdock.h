// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QPointer>

namespace boucle {

class ActionRegistry;
class CallStackRows;
class DebugTree;
class Debugger;
class DockHeader;
class Theme;

/// The dock Call Stack: the frames of the target that is paused, or the targets as a tree when there are
/// several.
class CallStackDock : public QDockWidget
{
    Q_OBJECT
public:
    /// Both must outlive the dock.
    CallStackDock(const Theme &theme, ActionRegistry &actions, QWidget *parent = nullptr);

    /// Shows its call stack; it must outlive the dock. Called once.
    void setDebugger(Debugger &debugger);
    DebugTree &tree() { return *m_tree; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void updateRoot();
    void updateChip();
    void followDebugger();
    void choose(const QModelIndex &index);
    void showMenu(const QPoint &position);
    void copyStack();

    ActionRegistry &m_actions;
    DockHeader *m_header;
    DebugTree *m_tree;
    CallStackRows *m_rows;
    Debugger *m_debugger = nullptr;
    bool m_following = false; ///< the selection is being set from outside
};

} // namespace boucle
