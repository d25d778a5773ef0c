// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/serversession.h"

#include "core/base/logging.h"
#include "core/base/tr.h"

#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// One frame at 60 Hz: the console never shows more often than that.
constexpr auto drainInterval = 16ms;
// What one frame may take from the ring: parsing and storing it stays well under the frame.
constexpr int linesPerDrain = 4000;
// More than a ring holds; one that retires may write on all the while.
constexpr int mostBatches = 64;

QString describeNotice(const ServerNotice &notice)
{
    switch (notice.kind) {
    case ServerNotice::Kind::ChangedDirectoryBesideOthers:
        return CoreTr::tr("This server changed the working directory to %1. Other servers run in the same "
                          "process and share it; run it in a separate process if they mind.")
            .arg(notice.detail);
    case ServerNotice::Kind::DescriptorsNearLimit:
        return CoreTr::tr("Open descriptors near the limit: %1. Sockets and files will soon fail to open.")
            .arg(notice.detail);
    case ServerNotice::Kind::RefusedProcessWideCall:
        return CoreTr::tr("%1 was refused: it would change the whole process, other servers and Boucle "
                          "included. Run this server in a separate process to use it.")
            .arg(notice.detail);
    case ServerNotice::Kind::FdClosedByServer:
        return CoreTr::tr("This server tried to close descriptor %1, which belongs to Boucle; refused.")
            .arg(notice.detail);
    case ServerNotice::Kind::FaultInSharedThread:
        return CoreTr::tr(
                   "Native code crashed (%1) in a thread that all servers share. The thread was stopped; "
                   "restart Boucle when it suits you.")
            .arg(notice.detail);
    case ServerNotice::Kind::HandleNotChanged:
        return CoreTr::
            tr("The handle (%1) was left as it is: the program has closed it, or offers no way to change it.")
                .arg(notice.detail);
    case ServerNotice::Kind::NotDebuggable:
        return CoreTr::tr("This server runs, but it cannot be debugged: %1").arg(notice.detail);
    }
    return {};
}

QString describeStart(const LaunchSpec &spec, const QString &runtime)
{
    switch (spec.placement) {
    case LaunchSpec::Placement::InIde:
        return CoreTr::tr("%1 · in the IDE · %2").arg(spec.name, runtime);
    case LaunchSpec::Placement::SeparateProcess:
        return CoreTr::tr("%1 · in a separate process · %2")
            .arg(spec.name, spec.nodeExecutable.isEmpty() ? runtime : spec.nodeExecutable);
    case LaunchSpec::Placement::Attach:
        return CoreTr::tr("%1 · attached to %2").arg(spec.name, spec.inspectorAddress);
    }
    return {};
}

/// Of a generation that writes no more.
void drainAll(ServerRuntime &runtime, OutputLog &log, ServerId id)
{
    bool more = true;
    for (int batches = 0; more && batches < mostBatches; ++batches) {
        const OutputBatch batch = runtime.takeOutput(id, linesPerDrain);
        log.append(batch);
        more = batch.more;
    }
}

quint64 newLineage()
{
    static quint64 last = 0;
    return ++last;
}

/// What the session knows better than the user: where generations cannot share their sockets, one follows the
/// other.
LaunchSpec inLineage(LaunchSpec spec, quint64 lineage)
{
    spec.lineage = spec.hotReload.enabled ? lineage : 0;
    if (spec.placement != LaunchSpec::Placement::InIde)
        spec.hotReload.stopBeforeStart = true;
    return spec;
}

} // namespace

ServerSession::ServerSession(ServerRuntime &runtime, LaunchSpec spec, QObject *parent)
    : QObject(parent)
    , m_runtime(runtime)
    , m_spec(std::move(spec))
    , m_lineage(newLineage())
    , m_generations(runtime, m_spec)
{
    connect(&m_generations, &Generations::began, this, [this](ServerId id) {
        for (const ServerId ended : std::exchange(m_endedIds, {}))
            m_ids.removeOne(ended);
        m_ids.append(id);
    });
    connect(&m_generations, &Generations::tookOver, this, &ServerSession::takeOver);
    connect(&m_generations, &Generations::failed, this, &ServerSession::replacementFailed);
    connect(&m_generations, &Generations::retired, this, &ServerSession::retired);
    connect(&m_generations, &Generations::ended, this, &ServerSession::end);
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setInterval(drainInterval);
    connect(&m_drainTimer, &QTimer::timeout, this, &ServerSession::drainOutput);
    connect(&m_runtime, &ServerRuntime::event, this, &ServerSession::handleEvent);
    connect(&m_runtime, &ServerRuntime::outputAvailable, this, [this](ServerId id) {
        if (m_ids.contains(id) && !m_drainTimer.isActive())
            m_drainTimer.start();
    });
}

ServerSession::~ServerSession()
{
    m_generations.disconnect(this);
    m_generations.stop();
}

Result<void> ServerSession::start()
{
    if (!nextState(m_state, ServerTrigger::StartRequested))
        return Error{QStringLiteral("already-running"), CoreTr::tr("%1 is already running.").arg(name()),
                     true};
    drainAllOutput();
    m_exitReason.reset();
    m_startedAt = QDateTime::currentDateTime();
    m_sinceStart.start();
    if (!m_spec.preparations.isEmpty()) {
        prepare();
        move(ServerTrigger::StartRequested);
        return {};
    }
    if (Result<void> started = startRuntime(); !started) {
        m_log.appendOwn(OutputLog::Kind::Error, started.error().message);
        return started;
    }
    move(ServerTrigger::StartRequested);
    return {};
}

void ServerSession::prepare()
{
    m_preparation = std::make_unique<PreparationRun>(m_spec.preparations, m_spec.environment);
    connect(m_preparation.get(), &PreparationRun::stepStarted, this, [this](const QString &command) {
        m_log.appendOwn(OutputLog::Kind::Info, CoreTr::tr("%1 · before it: %2").arg(name(), command));
    });
    connect(m_preparation.get(), &PreparationRun::output, &m_log, &OutputLog::append);
    // Queued: it is destroyed there.
    connect(m_preparation.get(), &PreparationRun::finished, this, &ServerSession::startPrepared,
            Qt::QueuedConnection);
    m_preparation->start();
}

void ServerSession::startPrepared(const Result<void> &prepared)
{
    m_preparation.reset();
    m_log.endOpenLines();
    if (m_state == ServerState::Stopping)
        return end(Terminated{});
    m_sinceStart.start();
    const Result<void> started = prepared ? startRuntime() : prepared;
    if (!started)
        end(StartFailed{started.error().message});
}

Result<void> ServerSession::startRuntime()
{
    m_readySaid = m_runtime.description().isEmpty();
    m_generations.setSpec(inLineage(m_spec, m_lineage));
    if (Result<void> started = m_generations.start(); !started)
        return started;
    if (const QString runtime = m_runtime.description(); !runtime.isEmpty())
        m_log.appendOwn(OutputLog::Kind::Info, describeStart(m_spec, runtime));
    return {};
}

void ServerSession::stop()
{
    m_restartAfterEnd = false;
    if (m_state == ServerState::Stopping || !isAlive(m_state))
        return;
    move(ServerTrigger::StopRequested);
    if (m_preparation)
        m_preparation->stop();
    else
        m_generations.stop();
}

Result<void> ServerSession::replace()
{
    if (!isAlive(m_state))
        return start();
    if (!m_spec.hotReload.enabled || m_spec.placement == LaunchSpec::Placement::Attach)
        return Error{QStringLiteral("not-replaceable"),
                     CoreTr::tr("%1 cannot be replaced while it runs.").arg(name()), true};
    if (m_state == ServerState::Stopping || m_preparation)
        return {}; // what begins afterwards has the newest texts
    m_generations.setSpec(inLineage(m_spec, m_lineage));
    m_generations.replace();
    return {};
}

Result<void> ServerSession::restart()
{
    if (!isAlive(m_state))
        return start();
    stop();
    m_restartAfterEnd = true;
    return {};
}

void ServerSession::writeInput(const QString &line)
{
    const std::optional<ServerId> id = m_generations.serving();
    if (!id || !isAlive(m_state))
        return;
    m_log.appendOwn(OutputLog::Kind::Input, line);
    m_runtime.writeInput(*id, line.toUtf8() + '\n');
}

void ServerSession::closeInput()
{
    if (const std::optional<ServerId> id = m_generations.serving())
        m_runtime.closeInput(*id);
}

void ServerSession::handleEvent(ServerId id, const ServerEvent &event)
{
    if (m_ids.contains(id))
        std::visit([this, id](const auto &fact) { apply(id, fact); }, event);
}

void ServerSession::setPaused(ServerId id, bool paused)
{
    m_pausedIds.removeOne(id);
    if (paused && m_ids.contains(id))
        m_pausedIds.append(id);
    m_generations.setHeld(id, paused);
    updatePaused();
}

void ServerSession::updatePaused()
{
    const bool paused = !m_pausedIds.isEmpty();
    const bool isPaused = m_state == ServerState::Paused;
    // A script may pause before the runtime has said that it runs.
    const bool canPause = m_state == ServerState::Running || m_state == ServerState::Starting;
    if (paused && canPause)
        move(ServerTrigger::PausedByDebugger);
    else if (!paused && isPaused)
        move(ServerTrigger::Resumed);
}

void ServerSession::apply(ServerId id, const ServerInspectorReady &)
{
    m_inspector = m_runtime.connectInspector(id);
    emit inspectorReady(id);
    m_inspector.reset();
}

void ServerSession::apply(ServerId id, const ServerChildInspectorReady &fact)
{
    m_childInspector = m_runtime.connectChildInspector(id, fact.child);
    if (m_childInspector)
        emit childInspectorReady(id, fact);
    m_childInspector.reset();
}

void ServerSession::apply(ServerId id, const ServerStarted &)
{
    // A stop may have been asked while the environment was made: its end follows.
    if (m_state == ServerState::Starting && id == serving())
        move(ServerTrigger::Started);
}

void ServerSession::apply(ServerId id, const ServerListening &fact)
{
    if (id != serving() || m_addresses.contains(fact.address))
        return;
    m_addresses.append(fact.address);
    if (!std::exchange(m_readySaid, true))
        m_log.appendOwn(OutputLog::Kind::Info, CoreTr::tr("Ready in %1 ms").arg(m_sinceStart.elapsed()));
    emit addressesChanged();
}

void ServerSession::apply(ServerId id, const ServerStoppedListening &fact)
{
    if (id == serving() && m_addresses.removeAll(fact.address) > 0)
        emit addressesChanged();
}

void ServerSession::apply(ServerId, const ServerPortInUse &fact)
{
    m_log.appendOwn(fact.handled ? OutputLog::Kind::Info : OutputLog::Kind::Error,
                    describePortInUse(fact.port, fact.owner));
}

void ServerSession::apply(ServerId, const ServerStopBlocked &)
{
    m_log.appendOwn(OutputLog::Kind::Info, CoreTr::tr("Stopping: blocked in native code"));
    emit stopBlocked();
}

void ServerSession::apply(ServerId, const ServerNotice &fact)
{
    m_log.appendOwn(OutputLog::Kind::Info, describeNotice(fact));
}

void ServerSession::apply(ServerId id, const ServerFileLoaded &fact)
{
    emit fileLoaded(id, fact);
}

void ServerSession::apply(ServerId id, const ServerPackageLoaded &fact)
{
    emit packageLoaded(id, fact);
}

void ServerSession::apply(ServerId id, const ServerBlocked &fact)
{
    emit blocked(id, fact.report);
}

void ServerSession::apply(ServerId id, const ServerUnblocked &fact)
{
    emit unblocked(id, fact.turn);
}

void ServerSession::apply(ServerId id, const ServerHandles &fact)
{
    emit handlesTaken(id, fact.snapshot);
}

void ServerSession::apply(ServerId id, const ServerEnded &)
{
    emit ending(id);
    // Others may write on without end.
    drainAll(m_runtime, m_log, id);
    m_endedIds.append(id);
    if (m_pausedIds.removeOne(id))
        updatePaused();
}

void ServerSession::takeOver(ServerId id)
{
    if (m_state == ServerState::Starting)
        move(ServerTrigger::Started);
    if (m_addresses != m_generations.addresses()) {
        m_addresses = m_generations.addresses();
        emit addressesChanged();
    }
    emit tookOver(id);
}

void ServerSession::end(const ExitReason &reason)
{
    drainAllOutput();
    // The first words of the next run are not the end of this one's last line.
    m_log.endOpenLines();
    m_exitReason = reason;
    m_log.appendOwn(isFailure(reason) ? OutputLog::Kind::Error : OutputLog::Kind::Info, describe(reason));
    if (!m_addresses.isEmpty()) {
        m_addresses.clear();
        emit addressesChanged();
    }
    move(ServerTrigger::Ended);
    if (m_restartAfterEnd) {
        m_restartAfterEnd = false;
        if (const Result<void> started = start(); !started)
            qCWarning(logSession) << "restart failed:" << started.error().message;
    }
}

bool ServerSession::move(ServerTrigger trigger)
{
    const std::optional<ServerState> next = nextState(m_state, trigger);
    if (!next) {
        qCWarning(logSession) << "refused:" << nameOf(trigger) << "while" << nameOf(m_state) << name();
        return false;
    }
    qCDebug(logSession) << name() << nameOf(m_state) << "->" << nameOf(*next);
    m_state = *next;
    emit stateChanged(m_state);
    return true;
}

void ServerSession::drainOutput()
{
    bool more = false;
    for (const ServerId id : std::as_const(m_ids)) {
        const OutputBatch batch = m_runtime.takeOutput(id, linesPerDrain);
        m_log.append(batch);
        more = more || batch.more;
    }
    if (more)
        m_drainTimer.start();
}

void ServerSession::drainAllOutput()
{
    m_drainTimer.stop();
    for (const ServerId id : std::as_const(m_ids))
        drainAll(m_runtime, m_log, id);
}

} // namespace boucle
