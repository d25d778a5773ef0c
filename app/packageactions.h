// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/packageservice.h"
#include "core/packages/projectpackages.h"
#include "core/project/packagejson.h"

#include <QObject>

namespace boucle {

class ActionRegistry;
class HeapSnapshot;
struct HandlesSnapshot;
class MainWindow;
class PackageTools;
class RunActions;
class RunControl;
class Settings;
class ServerSession;

/// Between the project's packages and the window: the panel's wishes become changes, once the folder is
/// trusted, and what has come of them is said. Offers to install what a server does not find. Lives on the UI
/// thread.
class PackageActions : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    PackageActions(PackageTools &tools, RunControl &runs, RunActions &runActions, Settings &settings,
                   ActionRegistry &actions, MainWindow &window);
    ~PackageActions() override;

    /// Absolute; empty: none is open.
    void setFolder(const QString &folder);
    ProjectPackages &packages() { return m_packages; }

    /// Installs it, as package.json asks for it when it does, once the folder is trusted.
    void install(const QString &package);
    void showPackage(const QString &package);
    /// What the chosen server has open, and holds.
    void takeHandles(const HandlesSnapshot &handles);
    void takeSnapshot(const HeapSnapshot &snapshot);

signals:
    void heapRequested();

private:
    void connectPanel();
    void connectPackages();
    void connectRuns();
    void readScripts();
    void showScripts();
    void runScript(const QString &script);
    void checkSignatures();
    void setMinimumAge(int days, const QStringList &exceptions);
    void change(const PackageChange &change);
    void undo();
    void takeChange(const PackageOutcome &outcome);
    void takeFailure(const PackageFailure &failure);
    void showLog(const QString &text);
    void addSession(ServerSession &session);
    void offer(const QString &package, ServerSession &session);
    void installAndRun(const QString &package);

    RunControl &m_runs;
    RunActions &m_runActions;
    Settings &m_settings;
    ActionRegistry &m_actions;
    MainWindow &m_window;
    PackageService m_service;
    ProjectPackages m_packages;
    int m_logs = 0;                       ///< that were shown
    bool m_runsAfterwards = false;        ///< once what goes on is done
    QList<PackageJson::Script> m_scripts; ///< of the open folder
};

} // namespace boucle
