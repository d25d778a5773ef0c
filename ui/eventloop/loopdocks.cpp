// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/loopdocks.h"

#include "ui/common/actionregistry.h"
#include "ui/common/dockheader.h"
#include "ui/common/docktabs.h"
#include "ui/eventloop/looppanel.h"
#include "ui/eventloop/looptimeline.h"
#include "ui/eventloop/requestspanel.h"

#include <QAction>
#include <QEvent>
#include <QMainWindow>

namespace boucle {

LoopDocks::LoopDocks(const Theme &theme, ActionRegistry &actions, QMainWindow &window, QDockWidget &neighbour,
                     DockTabs &tabs)
    : QObject(&window)
    , m_theme(theme)
    , m_actions(actions)
    , m_window(window)
    , m_neighbour(neighbour)
    , m_panel(new LoopPanel(theme))
    , m_requests(new RequestsPanel(theme))
    , m_loopDock(
          addDock(QStringLiteral("dock.eventLoop"), QLatin1String("activity"), *m_panel, u"view.eventLoop"))
    , m_requestsDock(addDock(QStringLiteral("dock.requests"), QLatin1String("arrow-left-right"), *m_requests,
                             u"view.requests"))
{
    tabs.setIcon(*m_loopDock, QLatin1String("activity"));
    tabs.setIcon(*m_requestsDock, QLatin1String("arrow-left-right"));
    connect(m_requests, &RequestsPanel::requestActivated, this, [this](quint64 number) {
        LoopMonitor *const monitor = m_panel->monitor();
        const int row = monitor ? monitor->requests().rowOf(number) : -1;
        if (row < 0)
            return;
        const RequestEntry &entry = monitor->requests().entry(row);
        showLoop();
        m_panel->timeline().showStretch(entry.beginNs, entry.endNs > 0 ? entry.endNs : monitor->nowNs());
        m_panel->timeline().selectRequest(number);
    });
    connect(m_panel, &LoopPanel::requestActivated, this, [this](quint64 number) {
        showRequests();
        m_requests->select(number);
    });
    // Whether one is in sight is known when its place among the tabs is.
    m_sightTimer.setSingleShot(true);
    m_sightTimer.setInterval(0);
    connect(&m_sightTimer, &QTimer::timeout, this, &LoopDocks::updateWatched);
    for (QDockWidget *dock : {m_loopDock, m_requestsDock, &neighbour})
        connect(dock, &QDockWidget::visibilityChanged, &m_sightTimer, qOverload<>(&QTimer::start));
    window.installEventFilter(this);
    retranslateUi();
}

QDockWidget *LoopDocks::addDock(const QString &name, QLatin1String iconName, QWidget &content,
                                QStringView actionId)
{
    auto *dock = new QDockWidget(&m_window);
    dock->setObjectName(name);
    dock->setWidget(&content);
    new DockHeader(m_theme, iconName, *dock);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);
    QAction *action = m_actions.action(actionId);
    bindDockAction(*action, *dock, content);
    return dock;
}

void LoopDocks::setMonitor(LoopMonitor *monitor)
{
    if (LoopMonitor *const before = m_panel->monitor(); before && before != monitor)
        before->setWatched(false);
    m_panel->setMonitor(monitor);
    m_requests->setMonitor(monitor);
    updateWatched();
}

bool LoopDocks::isInSight() const
{
    return isInFront(*m_loopDock) || isInFront(*m_requestsDock);
}

/// One of them in sight is reason enough to look often.
void LoopDocks::updateWatched()
{
    const bool loop = isInFront(*m_loopDock);
    const bool requests = isInFront(*m_requestsDock);
    m_panel->setInSight(loop);
    m_requests->setInSight(requests);
    if (LoopMonitor *const monitor = m_panel->monitor())
        monitor->setWatched(loop || requests || m_othersWatch);
}

void LoopDocks::setOthersWatch(bool watch)
{
    m_othersWatch = watch;
    updateWatched();
}

void LoopDocks::showLoop()
{
    m_loopDock->show();
    m_loopDock->raise();
}

void LoopDocks::showRequests()
{
    m_requestsDock->show();
    m_requestsDock->raise();
}

void LoopDocks::applyDefaultLayout()
{
    for (QDockWidget *dock : {m_loopDock, m_requestsDock}) {
        dock->setFloating(false);
        m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);
        dock->show();
    }
    m_window.tabifyDockWidget(&m_neighbour, m_loopDock);
    m_window.tabifyDockWidget(m_loopDock, m_requestsDock);
}

bool LoopDocks::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::LanguageChange)
        retranslateUi();
    return QObject::eventFilter(watched, event);
}

void LoopDocks::retranslateUi()
{
    m_loopDock->setWindowTitle(tr("Event Loop"));
    m_loopDock->setAccessibleName(tr("Event Loop"));
    m_requestsDock->setWindowTitle(tr("Requests"));
    m_requestsDock->setAccessibleName(tr("Requests"));
}

} // namespace boucle
