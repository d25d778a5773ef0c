// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/debugsession.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/nodeworker.h"
#include "core/cdp/workertransport.h"
#include "core/debugger/debugcontext.h"
#include "core/debugger/scripturl.h"
#include "core/session/serversession.h"

#include <algorithm>

namespace boucle {

namespace {

namespace protocol = cdp::nodeworker;

QString titleOf(const protocol::WorkerInfo &worker)
{
    const QString file = pathOfScriptUrl(worker.url).section(u'/', -1);
    const QString number = CoreTr::tr("worker %1").arg(worker.workerId);
    return file.isEmpty() ? number : number + QStringLiteral(" · ") + file;
}

QString titleOf(const ServerChildInspectorReady &child)
{
    const QString file = child.title.section(u'/', -1);
    const QString number = CoreTr::tr("process %1").arg(child.pid);
    return file.isEmpty() ? number : number + QStringLiteral(" · ") + file;
}

} // namespace

DebugSession::DebugSession(ServerSession &server, ServerId id, std::unique_ptr<cdp::Transport> transport,
                           DebugContext &context, QObject *parent)
    : QObject(parent)
    , m_server(server)
    , m_id(id)
    , m_context(context)
    , m_transport(std::move(transport))
{
}

DebugSession::~DebugSession()
{
    for (Thread &thread : m_threads) {
        thread.target->disconnect(this);
        thread.connection->disconnect(this);
    }
    m_server.disconnect(this);
    // Those of worker threads speak through the connection of their process's main thread.
    while (!m_threads.empty()) {
        emit targetRemoved(*m_threads.back().target);
        m_threads.pop_back();
    }
}

void DebugSession::begin()
{
    connect(&m_server, &ServerSession::childInspectorReady, this,
            [this](ServerId id, const ServerChildInspectorReady &child) {
                if (id == m_id)
                    attachChild(child);
            });
    // What is attached to goes on when it is let go.
    connect(&m_server, &ServerSession::stateChanged, this, [this](ServerState state) {
        if (state != ServerState::Stopping || m_server.spec().placement != LaunchSpec::Placement::Attach)
            return;
        for (const Thread &thread : m_threads)
            thread.target->release();
    });
    add(std::move(m_transport), DebugTarget::Kind::Main, m_server.name(), nullptr);
}

QList<DebugTarget *> DebugSession::targets() const
{
    QList<DebugTarget *> targets;
    for (const Thread &thread : m_threads)
        targets.append(thread.target.get());
    return targets;
}

DebugTarget &DebugSession::add(std::unique_ptr<cdp::Transport> transport, DebugTarget::Kind kind,
                               const QString &title, DebugTarget *parent)
{
    Thread thread;
    thread.parent = parent;
    thread.connection = std::make_unique<cdp::Connection>(std::move(transport));
    thread.target = std::make_unique<DebugTarget>(thread.connection->root(), m_context, kind, title);
    DebugTarget &target = *thread.target;
    // Queued: whoever says it must not be destroyed meanwhile.
    connect(
        thread.connection.get(), &cdp::Connection::closed, this,
        [this, id = target.id(), kind](const QString &reason) {
            if (kind == DebugTarget::Kind::Main)
                emit closed(reason);
            else
                remove(id);
        },
        Qt::QueuedConnection);
    m_threads.push_back(std::move(thread));
    connect(&target, &DebugTarget::stateChanged, this, &DebugSession::tellServer);
    // node tells of a worker's own workers where it tells of the others.
    if (kind != DebugTarget::Kind::Worker)
        connect(&target, &DebugTarget::engaged, this, [this, &target] { attachWorkersOf(target); });
    connect(&target, &DebugTarget::logged, this, &DebugSession::logFor);
    emit targetAdded(target, parent);
    target.begin();
    return target;
}

void DebugSession::attachWorkersOf(DebugTarget &target)
{
    cdp::Session &session = target.session();
    session.on<protocol::AttachedToWorker>(&target, [this, &target](const protocol::AttachedToWorker &event) {
        add(std::make_unique<cdp::WorkerTransport>(target.session(), event.sessionId),
            DebugTarget::Kind::Worker, titleOf(event.workerInfo), &target);
    });
    session.send<protocol::Enable>({.waitForDebuggerOnStart = true});
}

void DebugSession::attachChild(const ServerChildInspectorReady &child)
{
    // A child whose line is not taken goes on without a debugger.
    if (!m_context.settings.attachToChildren || m_threads.empty())
        return;
    add(m_server.connectChildInspector(), DebugTarget::Kind::Child, titleOf(child),
        m_threads.front().target.get());
}

void DebugSession::remove(TargetId id)
{
    const auto found = std::find_if(m_threads.begin(), m_threads.end(),
                                    [id](const Thread &thread) { return thread.target->id() == id; });
    if (found == m_threads.end())
        return;
    Thread gone = std::move(*found);
    m_threads.erase(found);
    // They speak through its connection.
    QList<TargetId> workers;
    for (const Thread &thread : m_threads) {
        if (thread.parent == gone.target.get())
            workers.append(thread.target->id());
    }
    for (const TargetId worker : workers)
        remove(worker);
    gone.target->disconnect(this);
    emit targetRemoved(*gone.target);
    tellServer();
}

void DebugSession::logFor(BreakpointId id, const QString &text)
{
    const Breakpoint *breakpoint = m_context.store.find(id);
    const QString place = breakpoint ? breakpoint->place.path.section(u'/', -1) + u':' +
                                           QString::number(breakpoint->place.line) + QStringLiteral("  ")
                                     : QString();
    m_server.log().appendOwn(OutputLog::Kind::Info, place + text);
}

void DebugSession::tellServer()
{
    m_server.setPaused(m_id, std::any_of(m_threads.begin(), m_threads.end(), [](const Thread &thread) {
                           return thread.target->state() == DebugTarget::State::Paused;
                       }));
}

} // namespace boucle
