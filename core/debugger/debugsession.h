// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/connection.h"
#include "core/debugger/debugtarget.h"
#include "core/session/launchspec.h"

#include <QObject>

#include <memory>
#include <vector>

namespace boucle {

class ServerSession;
struct DebugContext;
struct ServerChildInspectorReady;

/// One generation of one server under the debugger: its main thread, the worker threads that it makes and the
/// node processes that it starts, each a target. Tells the server's session when one of them pauses and when
/// all go on. Lives on the UI thread.
class DebugSession : public QObject
{
    Q_OBJECT
public:
    /// `server` and `context` must outlive it.
    DebugSession(ServerSession &server, ServerId id, std::unique_ptr<cdp::Transport> transport,
                 DebugContext &context, QObject *parent = nullptr);
    ~DebugSession() override;

    /// Says what targets there are from now on, sets the breakpoints and lets the server run.
    void begin();

    ServerSession &server() const { return m_server; }
    ServerId id() const { return m_id; }
    /// Null before begin().
    DebugTarget *mainTarget() const { return m_threads.empty() ? nullptr : m_threads.front().target.get(); }
    /// The main thread first, then in the order in which they were made.
    QList<DebugTarget *> targets() const;

signals:
    /// `parent`: null for the main thread, which is that of all child processes: those between may be gone.
    void targetAdded(boucle::DebugTarget &target, boucle::DebugTarget *parent);
    /// It is destroyed afterwards.
    void targetRemoved(boucle::DebugTarget &target);
    /// The server has ended, or cannot be reached any more. `reason` is for the user; the session may be
    /// destroyed, later.
    void closed(const QString &reason);

private:
    struct Thread
    {
        std::unique_ptr<cdp::Connection> connection;
        std::unique_ptr<DebugTarget> target;
        DebugTarget *parent = nullptr;
    };

    DebugTarget &add(std::unique_ptr<cdp::Transport> transport, DebugTarget::Kind kind, const QString &title,
                     DebugTarget *parent);
    void attachWorkersOf(DebugTarget &target);
    void attachChild(const ServerChildInspectorReady &child);
    void remove(TargetId id);
    void logFor(BreakpointId id, const QString &text);
    void tellServer();

    ServerSession &m_server;
    const ServerId m_id;
    DebugContext &m_context;
    std::unique_ptr<cdp::Transport> m_transport; ///< until begin()
    std::vector<Thread> m_threads;
};

} // namespace boucle
