// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/docktabs.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QTabBar>

namespace boucle {

namespace {

// The docks whose icons have been set.
constexpr char tabsProperty[] = "boucleTabs";

} // namespace

bool isInFront(const QDockWidget &dock)
{
    return dock.isVisible() && !dock.visibleRegion().isEmpty();
}

void bindDockAction(QAction &action, QDockWidget &dock, QWidget &focus)
{
    QObject::connect(&action, &QAction::triggered, &dock, [&action, &dock, &focus](bool checked) {
        // One that stands behind another one's tab is shown as well, as Qt sees it.
        const bool isBehind = !dock.isHidden() && dock.visibleRegion().isEmpty();
        const bool shows = checked || isBehind;
        dock.setVisible(shows);
        if (shows) {
            dock.raise();
            focus.setFocus(Qt::ShortcutFocusReason);
        }
        action.setChecked(shows);
    });
    QObject::connect(&dock, &QDockWidget::visibilityChanged, &action,
                     [&action, &dock] { action.setChecked(!dock.isHidden()); });
}

DockTabs::DockTabs(const Theme &theme, QMainWindow &window)
    : QObject(&window)
    , m_theme(theme)
    , m_window(window)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &DockTabs::update);
    window.installEventFilter(this);
}

void DockTabs::setIcon(QDockWidget &dock, QLatin1String iconName)
{
    m_icons.insert(&dock, iconName);
    connect(&dock, &QDockWidget::visibilityChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&dock, &QDockWidget::dockLocationChanged, &m_soon, qOverload<>(&QTimer::start));
}

bool DockTabs::eventFilter(QObject *watched, QEvent *event)
{
    // Tab bars come and go with the layout.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::ChildAdded)
        m_soon.start();
    return QObject::eventFilter(watched, event);
}

void DockTabs::update()
{
    const QList<QTabBar *> bars = m_window.findChildren<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar *bar : bars) {
        QVariantList docks;
        for (int i = 0; i < bar->count(); ++i)
            docks.append(bar->tabData(i));
        // Whatever is set lays the window out again, which comes back to here.
        if (bar->property(tabsProperty).toList() == docks)
            continue;
        bar->setProperty(tabsProperty, docks);
        bar->setIconSize({Theme::iconSize, Theme::iconSize});
        bar->setDocumentMode(true);
        bar->setExpanding(false);
        for (int i = 0; i < bar->count(); ++i) {
            // Qt keeps the dock's address there.
            const auto *dock =
                reinterpret_cast<const QDockWidget *>(qvariant_cast<quintptr>(bar->tabData(i)));
            if (const auto found = m_icons.constFind(dock); found != m_icons.cend())
                bar->setTabIcon(i, icon(m_theme, *found, ColourRole::Dim));
        }
    }
}

} // namespace boucle
