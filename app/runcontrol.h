// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/hotreloadchoice.h"
#include "core/project/project.h"
#include "core/session/serversession.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace boucle {

/// What can be run in the open folder, which of it is chosen, and the servers that came of it: one session
/// for each configuration that was ever run, kept until the folder closes. Several may be alive at once. Asks
/// nothing and shows nothing. Lives on the UI thread.
class RunControl : public QObject
{
    Q_OBJECT
public:
    /// `runtime` must outlive it. `environment` is what every server's process.env begins from.
    RunControl(ServerRuntime &runtime, QMap<QString, QString> environment, QObject *parent = nullptr);
    ~RunControl() override;

    /// Ends the sessions of the project before. Nothing: no folder is open.
    /// `placements` and `hotReload`: where configurations run and how they reload, by key, as far as the user
    /// has said so.
    void setProject(const std::optional<Project> &project, const QString &preferredName,
                    const QMap<QString, RunPlacement> &placements = {},
                    const QMap<QString, HotReloadOptions> &hotReload = {});
    const std::optional<Project> &project() const { return m_project; }

    const QList<LaunchConfiguration> &configurations() const { return m_configurations; }
    /// -1 when there is none.
    int current() const { return m_current; }
    void setCurrent(int index);
    /// False when no configuration has this name.
    bool setCurrentByName(const QString &name);
    /// Chooses the configuration that runs this file, added when there is none. Error: "not-a-script".
    Result<void> chooseFile(const QString &path);

    /// The chosen configuration runs there from its next start on. What it says itself is no choice of the
    /// user's and is not kept.
    void setPlacement(const RunPlacement &placement);
    /// Those that the user has chosen.
    const QMap<QString, RunPlacement> &placements() const { return m_placements; }
    /// How the chosen configuration reloads, from its next start on.
    HotReloadOptions hotReload() const;
    void setHotReload(const HotReloadOptions &options);
    /// Those that the user has chosen.
    const QMap<QString, HotReloadOptions> &hotReloads() const { return m_hotReload; }
    /// How that session would run if it began now. Errors are those of resolve().
    Result<LaunchSpec> launchOf(const ServerSession &session) const;
    /// Chooses a configuration, added when there is none, that attaches to the inspector at `address`.
    void chooseAttach(const QString &address, const QString &name);
    /// Whether child processes of what is run from now on can be debugged.
    void setDebuggableChildren(bool on) { m_debuggableChildren = on; }
    /// Whether what is run from now on remembers who has made its handles.
    void setTracesOrigins(bool on) { m_tracesOrigins = on; }

    /// Of the chosen configuration; nothing before its first run.
    ServerSession *currentSession() const;
    QList<ServerSession *> sessions() const;
    QList<ServerSession *> aliveSessions() const;

    /// The chosen configuration. Errors are those of resolve() and of the runtime; they stand in the
    /// session's log as well. "no-configuration" when nothing can be run.
    Result<void> run();
    void stop();
    Result<void> restart();
    void stopAll();

signals:
    /// The list or the choice is another one.
    void configurationsChanged();
    void sessionAdded(boucle::ServerSession &session);
    void placementsChanged();
    void hotReloadChanged();
    /// It is destroyed afterwards.
    void sessionRemoved(boucle::ServerSession &session);
    /// State or addresses of some session.
    void sessionChanged();
    /// Something in package.json or launch.json is wrong; sent once for each problem.
    void problemFound(const boucle::Error &error);

private:
    struct Entry
    {
        QString key;
        std::unique_ptr<ServerSession> session;
    };

    static QString keyOf(const LaunchConfiguration &configuration);
    void reload();
    void place(LaunchConfiguration &configuration) const;
    void addFile(const LaunchConfiguration &configuration);
    void watch();
    void removeSessions();
    ServerSession &sessionFor(const LaunchConfiguration &configuration);
    ServerSession *findSession(const QString &key) const;
    /// Prepares the chosen configuration's session for a start.
    Result<ServerSession *> prepare();
    Result<LaunchSpec> launchOf(const LaunchConfiguration &configuration) const;

    ServerRuntime &m_runtime;
    const QMap<QString, QString> m_environment;
    std::optional<Project> m_project;
    QList<LaunchConfiguration> m_files; ///< what the user ran by file, or attached to; as they say themselves
    QList<LaunchConfiguration> m_configurations; ///< what the folder offers, then m_files
    QMap<QString, RunPlacement> m_placements;
    QMap<QString, HotReloadOptions> m_hotReload;
    bool m_tracesOrigins = false;
    bool m_debuggableChildren = true;
    QList<Error> m_reported;
    int m_current = -1;
    QFileSystemWatcher m_watcher;
    QTimer m_reloadTimer;
    std::vector<Entry> m_sessions;
};

} // namespace boucle
