// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLatin1String>
#include <QObject>
#include <QTimer>

class QAction;
class QDockWidget;
class QMainWindow;
class QTabBar;
class QWidget;

namespace boucle {

class Theme;

/// The action shows the dock in front and gives `focus` the focus, or hides it when it is there; it is
/// checked while the dock is shown.
void bindDockAction(QAction &action, QDockWidget &dock, QWidget &focus);

/// Somebody can see it: a dock behind another one's tab is visible to Qt, outside of the window.
bool isInFront(const QDockWidget &dock);

/// The tab bars that a main window makes for docks in one place: gives their tabs icons, which Qt does not.
class DockTabs : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    DockTabs(const Theme &theme, QMainWindow &window);

    /// `iconName` is a literal.
    void setIcon(QDockWidget &dock, QLatin1String iconName);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();

    const Theme &m_theme;
    QMainWindow &m_window;
    QHash<const QDockWidget *, QLatin1String> m_icons;
    QTimer m_soon;
};

} // namespace boucle
