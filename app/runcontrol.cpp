// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runcontrol.h"

#include "core/base/logging.h"

#include <QFileInfo>

#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// npm writes package.json more than once in a row, and servers write files beside it.
constexpr auto reloadDelay = 300ms;

} // namespace

RunControl::RunControl(ServerRuntime &runtime, QMap<QString, QString> environment, QObject *parent)
    : QObject(parent)
    , m_runtime(runtime)
    , m_environment(std::move(environment))
{
    m_reloadTimer.setSingleShot(true);
    m_reloadTimer.setInterval(reloadDelay);
    connect(&m_reloadTimer, &QTimer::timeout, this, &RunControl::reload);
    const auto later = [this] {
        // Not restarted: a folder that changes all the time is looked at all the same.
        if (!m_reloadTimer.isActive())
            m_reloadTimer.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, later);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, later);
}

RunControl::~RunControl() = default;

void RunControl::setProject(const std::optional<Project> &project, const QString &preferredName,
                            const QMap<QString, RunPlacement> &placements,
                            const QMap<QString, HotReloadOptions> &hotReload)
{
    m_placements = placements;
    m_hotReload = hotReload;
    removeSessions();
    m_project = project;
    m_files.clear();
    m_configurations.clear();
    m_reported.clear();
    m_current = -1;
    m_reloadTimer.stop();
    reload();
    if (!preferredName.isEmpty())
        setCurrentByName(preferredName);
}

void RunControl::reload()
{
    Launches launches;
    if (m_project)
        launches = m_project->launches(m_environment);
    watch();
    for (const Error &problem : launches.problems) {
        if (!m_reported.contains(problem))
            emit problemFound(problem);
    }
    // What has been put right and goes wrong again is worth another word.
    m_reported = launches.problems;

    const QString chosen = m_current >= 0 ? keyOf(m_configurations.at(m_current)) : QString();
    QList<LaunchConfiguration> configurations = launches.configurations + m_files;
    for (LaunchConfiguration &configuration : configurations)
        place(configuration);
    // Most changes of a folder change nothing here.
    if (configurations == m_configurations && !configurations.isEmpty())
        return;
    m_configurations = configurations;
    m_current = m_configurations.isEmpty() ? -1 : 0;
    for (int i = 0; i < m_configurations.size(); ++i) {
        if (keyOf(m_configurations.at(i)) == chosen)
            m_current = i;
    }
    emit configurationsChanged();
}

// Files are replaced rather than written, and come and go: the watcher is filled anew each time.
void RunControl::watch()
{
    const QStringList former = m_watcher.files() + m_watcher.directories();
    if (!former.isEmpty())
        m_watcher.removePaths(former);
    if (!m_project)
        return;
    const QString root = m_project->root();
    QStringList paths;
    for (const QString &path : {root, root + QLatin1String("/package.json"), root + QLatin1String("/.vscode"),
                                root + QLatin1String("/.vscode/launch.json")}) {
        if (QFileInfo::exists(path))
            paths.append(path);
    }
    const QStringList refused = paths.isEmpty() ? paths : m_watcher.addPaths(paths);
    if (!refused.isEmpty())
        qCWarning(logApp) << "changes will not be noticed:" << refused;
}

void RunControl::setCurrent(int index)
{
    if (index == m_current || index < 0 || index >= m_configurations.size())
        return;
    m_current = index;
    emit configurationsChanged();
}

bool RunControl::setCurrentByName(const QString &name)
{
    for (int i = 0; i < m_configurations.size(); ++i) {
        if (m_configurations.at(i).name == name) {
            setCurrent(i);
            return true;
        }
    }
    return false;
}

Result<void> RunControl::chooseFile(const QString &path)
{
    const Result<LaunchConfiguration> launch = m_project ? m_project->launchFile(path) : launchFile(path);
    if (!launch)
        return launch.error();
    addFile(*launch);
    return {};
}

void RunControl::chooseAttach(const QString &address, const QString &name)
{
    LaunchConfiguration attach;
    attach.name = name;
    attach.detail = address;
    attach.origin = LaunchConfiguration::Origin::Attach;
    attach.workingDirectory = m_project ? m_project->root() : QString();
    attach.placement.place = RunPlacement::Place::Attach;
    attach.placement.inspectorAddress = address;
    addFile(attach);
}

void RunControl::addFile(const LaunchConfiguration &configuration)
{
    const QString key = keyOf(configuration);
    for (int i = 0; i < m_configurations.size(); ++i) {
        if (keyOf(m_configurations.at(i)) == key) {
            setCurrent(i);
            return;
        }
    }
    m_files.append(configuration);
    m_configurations.append(configuration);
    place(m_configurations.last());
    m_current = int(m_configurations.size()) - 1;
    emit configurationsChanged();
}

void RunControl::place(LaunchConfiguration &configuration) const
{
    if (const auto chosen = m_placements.constFind(keyOf(configuration)); chosen != m_placements.constEnd())
        configuration.placement = *chosen;
}

void RunControl::setPlacement(const RunPlacement &placement)
{
    if (m_current < 0)
        return;
    LaunchConfiguration &configuration = m_configurations[m_current];
    if (configuration.placement == placement)
        return;
    configuration.placement = placement;
    m_placements.insert(keyOf(configuration), placement);
    emit configurationsChanged();
    emit placementsChanged();
}

HotReloadOptions RunControl::hotReload() const
{
    return m_current < 0 ? defaultHotReload()
                         : m_hotReload.value(keyOf(m_configurations.at(m_current)), defaultHotReload());
}

void RunControl::setHotReload(const HotReloadOptions &options)
{
    if (m_current < 0 || hotReload() == options)
        return;
    m_hotReload.insert(keyOf(m_configurations.at(m_current)), options);
    emit hotReloadChanged();
}

Result<LaunchSpec> RunControl::launchOf(const LaunchConfiguration &configuration) const
{
    Result<LaunchSpec> spec = resolve(configuration, m_environment);
    if (!spec)
        return spec;
    LaunchSpec launch = std::move(spec).value();
    launch.debuggableChildren = m_debuggableChildren;
    launch.tracesOrigins = m_tracesOrigins;
    launch.hotReload = m_hotReload.value(keyOf(configuration), defaultHotReload());
    return launch;
}

Result<LaunchSpec> RunControl::launchOf(const ServerSession &session) const
{
    for (const Entry &entry : m_sessions) {
        if (entry.session.get() != &session)
            continue;
        for (const LaunchConfiguration &configuration : m_configurations) {
            if (keyOf(configuration) == entry.key)
                return launchOf(configuration);
        }
    }
    return session.spec(); // its configuration is gone: as it began
}

QString RunControl::keyOf(const LaunchConfiguration &configuration)
{
    // A file's configuration is the file, one that attaches is where to; any other is known by its name,
    // whatever it runs after an edit.
    const QString origin = QString::number(int(configuration.origin)) + QLatin1Char(':');
    switch (configuration.origin) {
    case LaunchConfiguration::Origin::File:
        return origin + configuration.script;
    case LaunchConfiguration::Origin::Attach:
        return origin + configuration.detail;
    default:
        return origin + configuration.name;
    }
}

ServerSession *RunControl::findSession(const QString &key) const
{
    for (const Entry &entry : m_sessions) {
        if (entry.key == key)
            return entry.session.get();
    }
    return nullptr;
}

ServerSession *RunControl::currentSession() const
{
    return m_current < 0 ? nullptr : findSession(keyOf(m_configurations.at(m_current)));
}

QList<ServerSession *> RunControl::sessions() const
{
    QList<ServerSession *> sessions;
    for (const Entry &entry : m_sessions)
        sessions.append(entry.session.get());
    return sessions;
}

QList<ServerSession *> RunControl::aliveSessions() const
{
    QList<ServerSession *> alive;
    for (const Entry &entry : m_sessions) {
        if (isAlive(entry.session->state()))
            alive.append(entry.session.get());
    }
    return alive;
}

ServerSession &RunControl::sessionFor(const LaunchConfiguration &configuration)
{
    const QString key = keyOf(configuration);
    if (ServerSession *known = findSession(key))
        return *known;
    LaunchSpec spec;
    spec.name = configuration.name;
    m_sessions.push_back({key, std::make_unique<ServerSession>(m_runtime, spec)});
    ServerSession &session = *m_sessions.back().session;
    connect(&session, &ServerSession::stateChanged, this, &RunControl::sessionChanged);
    connect(&session, &ServerSession::addressesChanged, this, &RunControl::sessionChanged);
    emit sessionAdded(session);
    return session;
}

Result<ServerSession *> RunControl::prepare()
{
    if (m_current < 0) {
        return Error{QStringLiteral("no-configuration"),
                     m_project
                         ? tr("Nothing to run was found in this folder. Add a “start” script to "
                              "package.json, or open a JavaScript or TypeScript file and choose Run This "
                              "File.")
                         : tr("Nothing to run is open. Open a folder with a server, or a JavaScript or "
                              "TypeScript file and choose Run This File.")};
    }
    const LaunchConfiguration configuration = m_configurations.at(m_current);
    ServerSession &session = sessionFor(configuration);
    Result<LaunchSpec> spec = launchOf(configuration);
    if (!spec) {
        session.log().appendOwn(OutputLog::Kind::Error, spec.error().message);
        return spec.error();
    }
    session.setSpec(*spec);
    return &session;
}

Result<void> RunControl::run()
{
    const Result<ServerSession *> session = prepare();
    return session ? (*session)->start() : session.error();
}

void RunControl::stop()
{
    if (ServerSession *session = currentSession())
        session->stop();
}

Result<void> RunControl::restart()
{
    const Result<ServerSession *> session = prepare();
    return session ? (*session)->restart() : session.error();
}

void RunControl::stopAll()
{
    for (ServerSession *session : aliveSessions())
        session->stop();
}

void RunControl::removeSessions()
{
    std::vector<Entry> ending = std::move(m_sessions);
    m_sessions.clear();
    for (const Entry &entry : ending)
        emit sessionRemoved(*entry.session);
}

} // namespace boucle
