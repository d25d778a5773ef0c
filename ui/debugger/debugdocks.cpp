// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/debugdocks.h"

#include "core/debugger/debugger.h"
#include "ui/common/actionregistry.h"
#include "ui/debugger/breakpointsdock.h"
#include "ui/debugger/callstackdock.h"
#include "ui/debugger/variablesdock.h"
#include "ui/debugger/watchdock.h"

#include <QAction>
#include <QEvent>
#include <QMainWindow>

namespace boucle {

namespace {

constexpr int defaultWidth = 318;
constexpr std::array defaultHeights{182, 230, 88, 300};
constexpr int leastWidth = 180;

} // namespace

DebugDocks::DebugDocks(const Theme &theme, ActionRegistry &actions, QMainWindow &window)
    : QObject(&window)
    , m_window(window)
    , m_callStack(new CallStackDock(theme, actions, &window))
    , m_variables(new VariablesDock(theme, &window))
    , m_watch(new WatchDock(theme, &window))
    , m_breakpoints(new BreakpointsDock(theme, actions, &window))
    , m_entries{{{m_callStack, actions.action(u"view.callStack")},
                 {m_variables, actions.action(u"view.variables")},
                 {m_watch, actions.action(u"view.watch")},
                 {m_breakpoints, actions.action(u"view.breakpoints")}}}
{
    for (Entry &entry : m_entries) {
        entry.dock->setMinimumWidth(leastWidth);
        m_window.addDockWidget(Qt::RightDockWidgetArea, entry.dock);
        entry.dock->hide();
        bind(entry);
    }
}

void DebugDocks::bind(Entry &entry)
{
    connect(entry.action, &QAction::triggered, this, [this, &entry](bool checked) {
        entry.hidden = !checked;
        if (!checked) {
            entry.dock->hide();
            return;
        }
        show(entry);
        entry.dock->raise();
        entry.dock->widget()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(entry.dock, &QDockWidget::visibilityChanged, entry.action,
            [&entry] { entry.action->setChecked(!entry.dock->isHidden()); });
    // The button in its header closes it.
    entry.dock->installEventFilter(this);
}

bool DebugDocks::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Close) {
        for (Entry &entry : m_entries) {
            if (entry.dock == watched)
                entry.hidden = true;
        }
    }
    return false;
}

void DebugDocks::setDebugger(Debugger &debugger)
{
    m_debugger = &debugger;
    m_callStack->setDebugger(debugger);
    m_variables->setDebugger(debugger);
    m_watch->setDebugger(debugger);
    m_breakpoints->setDebugger(debugger);
}

// Qt forgets the sizes of docks that were never seen: they are given when the first of them is.
void DebugDocks::show(Entry &entry)
{
    entry.dock->show();
    if (std::exchange(m_shown, true))
        return;
    QList<QDockWidget *> docks;
    for (const Entry &other : m_entries)
        docks.append(other.dock);
    m_window.resizeDocks({entry.dock}, {defaultWidth}, Qt::Horizontal);
    m_window.resizeDocks(docks, QList<int>(defaultHeights.begin(), defaultHeights.end()), Qt::Vertical);
}

void DebugDocks::applyDefaultLayout()
{
    for (Entry &entry : m_entries) {
        entry.hidden = false;
        entry.dock->setFloating(false);
        m_window.addDockWidget(Qt::RightDockWidgetArea, entry.dock);
    }
    for (size_t i = 1; i < m_entries.size(); ++i)
        m_window.splitDockWidget(m_entries[i - 1].dock, m_entries[i].dock, Qt::Vertical);
    for (Entry &entry : m_entries)
        entry.dock->hide();
    m_shown = false;
    if (m_debugger && m_debugger->currentFrame() >= 0)
        showForPause();
}

void DebugDocks::showForPause()
{
    Entry *last = nullptr;
    for (Entry &entry : m_entries) {
        if (entry.hidden)
            continue;
        last = &entry;
        if (entry.dock->isHidden())
            entry.dock->show();
    }
    if (last)
        show(*last);
}

QStringList DebugDocks::hiddenByUser() const
{
    QStringList names;
    for (const Entry &entry : m_entries) {
        if (entry.hidden)
            names.append(entry.dock->objectName());
    }
    return names;
}

void DebugDocks::setHiddenByUser(const QStringList &names)
{
    for (Entry &entry : m_entries)
        entry.hidden = names.contains(entry.dock->objectName());
}

} // namespace boucle
