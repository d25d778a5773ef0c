// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QObject>
#include <QTimer>

class QMainWindow;

namespace boucle {

class ActionRegistry;
class CpuPanel;
class DockTabs;
class MemoryPanel;
class Theme;

/// The docks of profiles, beside the console: CPU and Memory.
class ProfilingDocks : public QObject
{
    Q_OBJECT
public:
    /// They become tabs behind `neighbour`. All must outlive it.
    ProfilingDocks(const Theme &theme, ActionRegistry &actions, QMainWindow &window, QDockWidget &neighbour,
                   DockTabs &tabs);

    CpuPanel &cpu() { return *m_cpu; }
    MemoryPanel &memory() { return *m_memory; }
    void showCpu();
    void showMemory();
    /// Somebody can see the chart.
    bool isMemoryInSight() const;
    void applyDefaultLayout();

signals:
    void inSightChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QDockWidget *addDock(const QString &name, QLatin1String iconName, QWidget &content, QStringView actionId);
    void retranslateUi();

    const Theme &m_theme;
    ActionRegistry &m_actions;
    QMainWindow &m_window;
    QDockWidget &m_neighbour;
    CpuPanel *m_cpu;
    MemoryPanel *m_memory;
    QDockWidget *m_cpuDock;
    QDockWidget *m_memoryDock;
    QTimer m_sightTimer;
};

} // namespace boucle
