// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiling/profilingdocks.h"

#include "ui/common/actionregistry.h"
#include "ui/common/dockheader.h"
#include "ui/common/docktabs.h"
#include "ui/profiling/cpupanel.h"
#include "ui/profiling/memorypanel.h"

#include <QAction>
#include <QEvent>
#include <QMainWindow>

namespace boucle {

ProfilingDocks::ProfilingDocks(const Theme &theme, ActionRegistry &actions, QMainWindow &window,
                               QDockWidget &neighbour, DockTabs &tabs)
    : QObject(&window)
    , m_theme(theme)
    , m_actions(actions)
    , m_window(window)
    , m_neighbour(neighbour)
    , m_cpu(new CpuPanel(theme))
    , m_memory(new MemoryPanel(theme))
    , m_cpuDock(addDock(QStringLiteral("dock.cpu"), QLatin1String("flame"), *m_cpu, u"view.cpu"))
    , m_memoryDock(
          addDock(QStringLiteral("dock.memory"), QLatin1String("memory-stick"), *m_memory, u"view.memory"))
{
    tabs.setIcon(*m_cpuDock, QLatin1String("flame"));
    tabs.setIcon(*m_memoryDock, QLatin1String("memory-stick"));
    // Whether it is in sight is known when its place among the tabs is.
    m_sightTimer.setSingleShot(true);
    m_sightTimer.setInterval(0);
    connect(&m_sightTimer, &QTimer::timeout, this, &ProfilingDocks::inSightChanged);
    for (QDockWidget *dock : {m_cpuDock, m_memoryDock})
        connect(dock, &QDockWidget::visibilityChanged, &m_sightTimer, qOverload<>(&QTimer::start));
    window.installEventFilter(this);
    retranslateUi();
}

QDockWidget *ProfilingDocks::addDock(const QString &name, QLatin1String iconName, QWidget &content,
                                     QStringView actionId)
{
    auto *dock = new QDockWidget(&m_window);
    dock->setObjectName(name);
    dock->setWidget(&content);
    new DockHeader(m_theme, iconName, *dock);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);
    bindDockAction(*m_actions.action(actionId), *dock, content);
    return dock;
}

void ProfilingDocks::showCpu()
{
    m_cpuDock->show();
    m_cpuDock->raise();
}

void ProfilingDocks::showMemory()
{
    m_memoryDock->show();
    m_memoryDock->raise();
}

bool ProfilingDocks::isMemoryInSight() const
{
    return isInFront(*m_memoryDock);
}

void ProfilingDocks::applyDefaultLayout()
{
    QDockWidget *before = &m_neighbour;
    for (QDockWidget *dock : {m_cpuDock, m_memoryDock}) {
        dock->setFloating(false);
        m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);
        dock->show();
        m_window.tabifyDockWidget(before, dock);
        before = dock;
    }
}

bool ProfilingDocks::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::LanguageChange)
        retranslateUi();
    return QObject::eventFilter(watched, event);
}

void ProfilingDocks::retranslateUi()
{
    m_cpuDock->setWindowTitle(tr("CPU"));
    m_cpuDock->setAccessibleName(tr("CPU"));
    m_memoryDock->setWindowTitle(tr("Memory"));
    m_memoryDock->setAccessibleName(tr("Memory"));
}

} // namespace boucle
