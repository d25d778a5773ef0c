// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QTimer>

class QMainWindow;

namespace boucle {

class ActionRegistry;
class DockTabs;
class PackagesPanel;
class Theme;

/// The dock of the Packages panel, beside the console.
class PackagesDock : public QDockWidget
{
    Q_OBJECT
public:
    /// It becomes a tab behind `neighbour`. All must outlive it.
    PackagesDock(const Theme &theme, ActionRegistry &actions, QMainWindow &window, QDockWidget &neighbour,
                 DockTabs &tabs);

    PackagesPanel &panel() { return *m_panel; }
    void showInFront();
    void applyDefaultLayout();
    bool isInSight() const { return m_isInSight; }

signals:
    void inSightChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    QMainWindow &m_window;
    QDockWidget &m_neighbour;
    PackagesPanel *m_panel;
    QTimer m_sightTimer;
    bool m_isInSight = false;
};

} // namespace boucle
