// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/callstackdock.h"

#include "core/debugger/debugger.h"
#include "ui/common/actionregistry.h"
#include "ui/common/dockheader.h"
#include "ui/debugger/callstackdelegate.h"
#include "ui/debugger/callstackrows.h"
#include "ui/debugger/debugtree.h"
#include "ui/debugger/placename.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScopedValueRollback>

namespace boucle {

CallStackDock::CallStackDock(const Theme &theme, ActionRegistry &actions, QWidget *parent)
    : QDockWidget(parent)
    , m_actions(actions)
    , m_header(new DockHeader(theme, QLatin1String("layers"), *this))
    , m_tree(new DebugTree(theme))
    , m_rows(new CallStackRows(this))
{
    setObjectName(QStringLiteral("dock.callStack"));
    m_header->setHideButton(DockHeader::Show::WhenNear);
    m_tree->setItemDelegate(new CallStackDelegate(theme, m_tree));
    m_tree->setRootIsDecorated(false);
    setWidget(m_tree);
    retranslateUi();
}

void CallStackDock::setDebugger(Debugger &debugger)
{
    m_debugger = &debugger;
    m_rows->setSourceModel(&debugger.callStack());
    m_tree->setModel(m_rows);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &CallStackDock::choose);
    connect(m_tree, &QTreeView::clicked, this, &CallStackDock::choose);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &CallStackDock::showMenu);
    const auto follow = [this] {
        updateRoot();
        followDebugger();
    };
    connect(m_rows, &QAbstractItemModel::rowsInserted, this, follow, Qt::QueuedConnection);
    connect(m_rows, &QAbstractItemModel::rowsRemoved, this, follow, Qt::QueuedConnection);
    connect(m_rows, &QAbstractItemModel::modelReset, this, follow, Qt::QueuedConnection);
    connect(&debugger, &Debugger::stateChanged, this, follow);
    connect(&debugger, &Debugger::placeChanged, this, follow);
    follow();
}

// One target alone needs no row: its name is in the header.
void CallStackDock::updateRoot()
{
    const QModelIndex first = m_rows->index(0, 0);
    const auto hasTargetBelow = [this, &first] {
        for (int row = 0; row < m_rows->rowCount(first); ++row) {
            if (m_rows->index(row, 0, first)
                    .data(CallStackModel::RowKindRole)
                    .value<CallStackModel::RowKind>() == CallStackModel::RowKind::Target)
                return true;
        }
        return false;
    };
    const bool alone = m_rows->rowCount() == 1 && !hasTargetBelow();
    m_tree->setRootIndex(alone ? first : QModelIndex());
    m_tree->setRootIsDecorated(!alone);
    if (!alone)
        m_tree->expandAll();
    updateChip();
    m_tree->setPlaceholder(
        alone ? tr("Running. A click beside a line number sets a breakpoint; %1 pauses at once.")
                    .arg(m_actions.action(u"debug.pause")->shortcut().toString(QKeySequence::NativeText))
              : tr("Nothing is running."));
}

void CallStackDock::updateChip()
{
    DebugTarget *target = m_debugger->currentTarget();
    const QModelIndex row =
        target ? m_rows->mapFromSource(m_debugger->callStack().indexOf(*target)) : QModelIndex();
    m_header->setChip(
        row.isValid()
            ? tr("%1 · %2", "target · state").arg(row.data().toString(), CallStackRows::stateText(row))
            : QString());
}

void CallStackDock::followDebugger()
{
    DebugTarget *target = m_debugger->currentTarget();
    const QModelIndex row =
        target ? m_rows->mapFromSource(m_debugger->callStack().indexOf(*target, m_debugger->currentFrame()))
               : QModelIndex();
    const QScopedValueRollback following(m_following, true);
    if (row.isValid()) {
        m_tree->setCurrentIndex(row);
        m_tree->scrollTo(row);
    } else {
        m_tree->setCurrentIndex({});
    }
}

void CallStackDock::choose(const QModelIndex &index)
{
    CallStackModel &model = m_debugger->callStack();
    const QModelIndex source = m_rows->mapToSource(index);
    DebugTarget *target = model.targetAt(source);
    if (m_following || !target)
        return;
    const QScopedValueRollback following(m_following, true);
    if (const int frame = model.frameAt(source); frame >= 0)
        m_debugger->selectFrame(*target, frame);
    else if (index.data(CallStackModel::RowKindRole).value<CallStackModel::RowKind>() ==
             CallStackModel::RowKind::Target)
        m_debugger->selectTarget(*target);
}

void CallStackDock::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.data(CallStackModel::CanRestartRole).toBool())
        menu->addAction(m_actions.action(u"debug.restartFrame"));
    menu->addAction(tr("Copy Call Stack"), this, &CallStackDock::copyStack);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void CallStackDock::copyStack()
{
    QStringList lines;
    for (QModelIndex index = m_rows->index(0, 0, m_tree->rootIndex()); index.isValid();
         index = m_tree->indexBelow(index)) {
        const auto place = index.data(CallStackModel::PlaceRole).value<SourcePlace>();
        lines << (place.path.isEmpty()
                      ? index.data().toString()
                      : QStringLiteral("%1 (%2)").arg(index.data().toString(), longPlace(place)));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void CallStackDock::retranslateUi()
{
    setWindowTitle(tr("Call Stack"));
    setAccessibleName(tr("Call Stack"));
    m_tree->setAccessibleName(tr("Call Stack"));
    if (m_debugger)
        updateRoot();
    else
        m_tree->setPlaceholder(tr("Nothing is running."));
}

void CallStackDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDockWidget::changeEvent(event);
}

} // namespace boucle
