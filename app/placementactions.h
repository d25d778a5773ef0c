// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runcontrol.h"
#include "core/base/worker.h"
#include "core/session/nodeprocesses.h"

#include <QObject>
#include <QPointer>

namespace boucle {

class ActionRegistry;
class AttachDialog;
class MainWindow;
class RunActions;
class Theme;

/// Where things run: the question for the chosen configuration, the list of processes to attach to, and the
/// offer of a separate process for what cannot run in the IDE. Lives on the UI thread.
class PlacementActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    PlacementActions(RunControl &runs, RunActions &runActions, const Theme &theme, ActionRegistry &actions,
                     MainWindow &window);

private:
    void choosePlacement();
    void chooseProcess();
    void findProcesses();
    void attachTo(const NodeProcess &process);
    /// Looks again until the process listens to debuggers, which it was asked for.
    void awaitInspector(const NodeProcess &process, int looks);
    void attach(const QString &address, const QString &name);
    void offerSeparateProcess(ServerSession &session);
    void runSeparately();

    RunControl &m_runs;
    RunActions &m_runActions;
    const Theme &m_theme;
    MainWindow &m_window;
    QPointer<AttachDialog> m_dialog;
    Worker m_worker; ///< reads /proc
};

} // namespace boucle
