// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"

#include <QDockWidget>

namespace boucle {

class ActionRegistry;
class BreakpointRows;
class Debugger;
class DebugTree;
class ExceptionBox;
class Theme;

/// The dock Breakpoints: exceptions, then groups and breakpoints.
class BreakpointsDock : public QDockWidget
{
    Q_OBJECT
public:
    /// Both must outlive the dock.
    BreakpointsDock(const Theme &theme, ActionRegistry &actions, QWidget *parent = nullptr);

    /// Shows its breakpoints; it must outlive the dock. Called once.
    void setDebugger(Debugger &debugger);
    DebugTree &tree() { return *m_tree; }

signals:
    void placeChosen(const boucle::SourcePlace &place);
    /// `anchor` is global.
    void editRequested(const boucle::Breakpoint &breakpoint, const QRect &anchor);
    void explanationRequested(boucle::BreakpointId id, const QRect &anchor);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslateUi();
    void updateActions();
    void show(const QModelIndex &index);
    void showMenu(const QPoint &position);
    void addGroupActions(class QMenu &menu, const QString &group);
    void addBreakpointActions(class QMenu &menu, const Breakpoint &breakpoint, const QRect &anchor);
    QRect anchorOf(const QModelIndex &index) const;

    ActionRegistry &m_actions;
    DebugTree *m_tree;
    BreakpointRows *m_rows;
    QList<ExceptionBox *> m_exceptions;
    Debugger *m_debugger = nullptr;
};

} // namespace boucle
