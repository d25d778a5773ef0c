// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/breakpointsdock.h"

#include "core/debugger/debugger.h"
#include "ui/common/actionregistry.h"
#include "ui/common/dockheader.h"
#include "ui/debugger/breakpointdelegate.h"
#include "ui/debugger/breakpointrows.h"
#include "ui/debugger/debugtree.h"
#include "ui/debugger/exceptionbox.h"

#include <QKeyEvent>
#include <QMenu>
#include <QVBoxLayout>

namespace boucle {

namespace {

using RowKind = BreakpointsModel::RowKind;

Breakpoint breakpointOf(const QModelIndex &index)
{
    return index.data(BreakpointsModel::ValueRole).value<Breakpoint>();
}

bool isGroup(const QModelIndex &index)
{
    return index.data(BreakpointsModel::RowKindRole).value<RowKind>() == RowKind::Group;
}

} // namespace

BreakpointsDock::BreakpointsDock(const Theme &theme, ActionRegistry &actions, QWidget *parent)
    : QDockWidget(parent)
    , m_actions(actions)
    , m_tree(new DebugTree(theme))
    , m_rows(new BreakpointRows(this))
{
    setObjectName(QStringLiteral("dock.breakpoints"));
    auto *header = new DockHeader(theme, QLatin1String("circle-dot"), *this);
    header->setHideButton(DockHeader::Show::WhenNear);
    for (const char16_t *id :
         {u"debug.functionBreakpoint", u"debug.disableAllBreakpoints", u"debug.removeAllBreakpoints"})
        header->addButton(*actions.action(id), DockHeader::Show::WhenNear);

    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("breakpointsContent"));
    content->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const auto exceptions : {Breakpoint::Exceptions::Uncaught, Breakpoint::Exceptions::All}) {
        m_exceptions.append(new ExceptionBox(theme, exceptions));
        layout->addWidget(m_exceptions.last());
        connect(m_exceptions.last(), &ExceptionBox::editRequested, this, &BreakpointsDock::editRequested);
    }
    layout->addWidget(m_tree, 1);
    m_tree->setItemDelegate(new BreakpointDelegate(theme, m_tree));
    m_tree->setRootIsDecorated(false);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->installEventFilter(this);
    setWidget(content);
    setFocusProxy(m_tree);
    retranslateUi();
}

void BreakpointsDock::setDebugger(Debugger &debugger)
{
    m_debugger = &debugger;
    m_rows->setSourceModel(&debugger.breakpointsModel());
    m_tree->setModel(m_rows);
    for (ExceptionBox *box : std::as_const(m_exceptions))
        box->setStore(debugger.breakpoints());
    connect(m_tree, &QTreeView::doubleClicked, this, &BreakpointsDock::show);
    connect(m_tree, &QTreeView::activated, this, &BreakpointsDock::show);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &BreakpointsDock::showMenu);
    const auto update = [this] {
        m_tree->setRootIsDecorated(m_rows->rowCount() > 0 && isGroup(m_rows->index(0, 0)));
        m_tree->expandAll();
        updateActions();
    };
    connect(m_rows, &QAbstractItemModel::rowsInserted, this, update);
    connect(m_rows, &QAbstractItemModel::rowsRemoved, this, update);
    connect(m_rows, &QAbstractItemModel::modelReset, this, update);
    update();
}

void BreakpointsDock::updateActions()
{
    const bool any = m_rows->rowCount() > 0;
    for (const char16_t *id :
         {u"debug.enableAllBreakpoints", u"debug.disableAllBreakpoints", u"debug.removeAllBreakpoints"})
        m_actions.action(id)->setEnabled(any);
}

void BreakpointsDock::show(const QModelIndex &index)
{
    const Breakpoint breakpoint = breakpointOf(index);
    if (isGroup(index) || breakpoint.kind != Breakpoint::Kind::Line)
        return;
    emit placeChosen(breakpoint.place);
}

QRect BreakpointsDock::anchorOf(const QModelIndex &index) const
{
    const QRect row = m_tree->visualRect(index);
    return {m_tree->viewport()->mapToGlobal(row.topLeft()), row.size()};
}

void BreakpointsDock::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
        if (isGroup(index))
            addGroupActions(*menu, index.data(BreakpointsModel::GroupRole).toString());
        else
            addBreakpointActions(*menu, breakpointOf(index), anchorOf(index));
        menu->addSeparator();
    }
    for (const char16_t *id : {u"debug.functionBreakpoint", u"debug.enableAllBreakpoints",
                               u"debug.disableAllBreakpoints", u"debug.removeAllBreakpoints"})
        menu->addAction(m_actions.action(id));
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void BreakpointsDock::addGroupActions(QMenu &menu, const QString &group)
{
    BreakpointStore &store = m_debugger->breakpoints();
    menu.addAction(tr("Enable Group"), this, [&store, group] { store.setGroupEnabled(group, true); });
    menu.addAction(tr("Disable Group"), this, [&store, group] { store.setGroupEnabled(group, false); });
    menu.addAction(tr("Remove Group"), this, [&store, group] {
        const QList<Breakpoint> all = store.all();
        for (const Breakpoint &breakpoint : all) {
            if (breakpoint.group == group)
                store.remove(breakpoint.id);
        }
    });
}

void BreakpointsDock::addBreakpointActions(QMenu &menu, const Breakpoint &breakpoint, const QRect &anchor)
{
    BreakpointStore &store = m_debugger->breakpoints();
    const BreakpointId id = breakpoint.id;
    if (breakpoint.kind == Breakpoint::Kind::Line)
        menu.addAction(tr("Go to Source"), this,
                       [this, place = breakpoint.place] { emit placeChosen(place); });
    menu.addAction(tr("Edit…"), this, [this, breakpoint, anchor] { emit editRequested(breakpoint, anchor); });
    menu.addAction(breakpoint.enabled ? tr("Disable") : tr("Enable"), this,
                   [&store, id, on = !breakpoint.enabled] { store.setEnabled(id, on); });
    menu.addAction(tr("Remove"), this, [&store, id] { store.remove(id); });
    menu.addSeparator();
    menu.addAction(tr("Why Is It Not Hit?"), this,
                   [this, id, anchor] { emit explanationRequested(id, anchor); });
}

bool BreakpointsDock::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && m_debugger) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const QModelIndex current = m_tree->currentIndex();
        if (key == Qt::Key_Delete) {
            QList<BreakpointId> ids;
            for (const QModelIndex &index : m_tree->selectionModel()->selectedIndexes()) {
                if (!isGroup(index))
                    ids.append(breakpointOf(index).id);
            }
            for (const BreakpointId id : ids)
                m_debugger->breakpoints().remove(id);
            return true;
        }
        if (key == Qt::Key_F2 && current.isValid() && !isGroup(current)) {
            emit editRequested(breakpointOf(current), anchorOf(current));
            return true;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

void BreakpointsDock::retranslateUi()
{
    setWindowTitle(tr("Breakpoints"));
    setAccessibleName(tr("Breakpoints"));
    m_tree->setAccessibleName(tr("Breakpoints"));
    m_tree->setPlaceholder(tr("A click beside a line number sets one."));
}

void BreakpointsDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QDockWidget::changeEvent(event);
}

} // namespace boucle
