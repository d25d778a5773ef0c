// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/packagesdock.h"

#include "ui/common/actionregistry.h"
#include "ui/common/dockheader.h"
#include "ui/common/docktabs.h"
#include "ui/packages/packagespanel.h"

#include <QAction>
#include <QEvent>
#include <QMainWindow>

namespace boucle {

PackagesDock::PackagesDock(const Theme &theme, ActionRegistry &actions, QMainWindow &window,
                           QDockWidget &neighbour, DockTabs &tabs)
    : QDockWidget(&window)
    , m_window(window)
    , m_neighbour(neighbour)
    , m_panel(new PackagesPanel(theme))
{
    setObjectName(QStringLiteral("dock.packages"));
    setWidget(m_panel);
    new DockHeader(theme, QLatin1String("package"), *this);
    window.addDockWidget(Qt::BottomDockWidgetArea, this);
    tabs.setIcon(*this, QLatin1String("package"));
    bindDockAction(*actions.action(u"view.packages"), *this, *m_panel);
    // Whether it is in sight is known when its place among the tabs is.
    m_sightTimer.setSingleShot(true);
    m_sightTimer.setInterval(0);
    connect(&m_sightTimer, &QTimer::timeout, this, [this] {
        m_isInSight = isInFront(*this);
        m_panel->setInSight(m_isInSight);
        emit inSightChanged();
    });
    connect(this, &QDockWidget::visibilityChanged, &m_sightTimer, qOverload<>(&QTimer::start));
    retranslateUi();
}

void PackagesDock::showInFront()
{
    show();
    if (!isInFront(*this))
        raise();
}

void PackagesDock::applyDefaultLayout()
{
    setFloating(false);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, this);
    show();
    m_window.tabifyDockWidget(&m_neighbour, this);
}

void PackagesDock::retranslateUi()
{
    setWindowTitle(tr("Packages"));
    setAccessibleName(tr("Packages"));
}

void PackagesDock::changeEvent(QEvent *event)
{
    QDockWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

} // namespace boucle
