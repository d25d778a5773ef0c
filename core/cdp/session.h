// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cdp/codec.h"
#include "core/cdp/json.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace boucle::cdp {

class Connection;
class Session;

/// Stands for one call. Copies stand for the same.
class CallHandle
{
public:
    CallHandle() = default;

    /// The callback will not be called any more; the peer, which has the request, does what it was asked.
    /// Does nothing when the call has ended.
    void cancel();

private:
    friend class Session;
    CallHandle(Session *session, int id);

    QPointer<Session> m_session;
    int m_id = 0;
};

/// What one target of a peer is asked and tells. Commands and events are structs of core/cdp/protocol:
///
///     session.call<debugger::GetScriptSource>({.scriptId = id}, this, [](auto source) { … });
///     session.on<debugger::Paused>(this, [](const debugger::Paused &event) { … });
///
/// A callback is called once, never before call() returns unless the transport answers that fast, and never
/// after its `guard` is gone. It may do everything, destroying the connection included. UI thread.
class Session : public QObject
{
    Q_OBJECT
public:
    /// Empty for the root.
    const QString &id() const { return m_id; }
    bool isOpen() const { return m_open; }

    /// Every call ends: with its result, or with an Error: "cdp-error" (the peer refused; its words),
    /// "cdp-decode" (its answer is not what the protocol says), "cdp-too-large" (its answer is),
    /// "cdp-timeout" (none within `limit`, when that is not zero), "cdp-closed" (the session ended, or had
    /// ended before). V8 gives no answer at all when the result is nested 300 times; a call that may cause
    /// that needs a limit. When the connection is destroyed without having been closed the callbacks are
    /// dropped: their guards may be half destroyed as well.
    template <class C>
    CallHandle call(const typename C::Params &parameters, QObject *guard,
                    std::function<void(boucle::Result<typename C::Result>)> done,
                    std::chrono::milliseconds limit = {})
    {
        return ask(
            C::method, encode(parameters), guard,
            [done = std::move(done)](const boucle::Result<Json> &answer) {
                if (answer)
                    done(decode<typename C::Result>(*answer));
                else
                    done(answer.error());
            },
            limit);
    }

    /// Without waiting for the result; a failure is logged.
    template <class C>
    void send(const typename C::Params &parameters = {})
    {
        tell(C::method, encode(parameters));
    }

    /// Calls `handler` with each event of that kind while `guard` lives. An event that is not what the
    /// protocol says is logged and dropped.
    template <class E>
    void on(QObject *guard, std::function<void(const E &)> handler)
    {
        const EventDecoder decoder = [](const Json &params) -> boucle::Result<Event> {
            boucle::Result<E> event = decode<E>(params);
            if (!event)
                return event.error();
            return Event(std::make_shared<const E>(std::move(event).value()));
        };
        listen(E::method, decoder, guard, [handler = std::move(handler)](const void *event) {
            handler(*static_cast<const E *>(event));
        });
    }

    /// Calls `handler` with each message of that event as it came, unread, instead of what on() gives: of
    /// those that are so large that another thread has to read them. Only the root has them; one handler
    /// each.
    template <class E>
    void onMessage(QObject *guard, std::function<void(const QByteArray &message)> handler)
    {
        m_messageHandlers.insert(E::method, {guard, std::move(handler)});
    }

signals:
    /// After all its calls have failed. `reason` is for the user, translated, without a full stop.
    void closed(const QString &reason);

private:
    friend class CallHandle;
    friend class Connection;

    using Event = std::shared_ptr<const void>;
    using EventDecoder = boucle::Result<Event> (*)(const Json &params);
    using Answered = std::function<void(const boucle::Result<Json> &)>;
    using Handler = std::function<void(const void *event)>;

    struct Call
    {
        const char *method;
        QPointer<QObject> guard;
        Answered answered;
        QDeadlineTimer deadline;
    };
    struct GuardedHandler
    {
        QPointer<QObject> guard;
        Handler handle;
    };
    struct MessageHandler
    {
        QPointer<QObject> guard;
        std::function<void(const QByteArray &message)> handle;
    };
    struct Listeners
    {
        EventDecoder decode = nullptr;
        QList<GuardedHandler> handlers;
        bool complained = false; ///< an event that could not be decoded was logged
    };

    Session(Connection &connection, QString id);

    CallHandle ask(const char *method, const Json &params, QObject *guard, Answered answered,
                   std::chrono::milliseconds limit);
    void tell(const char *method, const Json &params);
    void listen(const char *method, EventDecoder decoder, QObject *guard, Handler handler);

    // For Connection. All but the first two may destroy this.
    bool expects(int callId) const { return m_calls.contains(callId) || m_abandoned.contains(callId); }
    void answer(int callId, const boucle::Result<Json> &outcome);
    void dispatch(const QByteArray &method, const Json &params);
    /// False: nobody wants it as it is.
    bool dispatchMessage(const QByteArray &message);
    void shut(const QString &reason);

    void abandon(int callId);
    void endOverdueCalls();
    void watchDeadlines();
    Error closedError(const char *method) const;

    Connection &m_connection;
    const QString m_id;
    bool m_open = true;
    QString m_closeReason;
    std::map<int, Call> m_calls; ///< in the order of their making
    QSet<int> m_abandoned;       ///< their answers are still to come, and nobody waits for them
    QHash<QByteArray, Listeners> m_listeners;
    QHash<QByteArray, MessageHandler> m_messageHandlers;
    QTimer m_deadlineTimer;
};

} // namespace boucle::cdp
