// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cdp/session.h"

#include "core/base/logging.h"
#include "core/base/tr.h"
#include "core/cdp/connection.h"

#include <algorithm>
#include <vector>

namespace boucle::cdp {

using namespace std::chrono_literals;

namespace {

// What a timer can wait; longer limits take it several times.
constexpr qint64 longestWaitMs = 24 * 60 * 60 * 1000;

} // namespace

CallHandle::CallHandle(Session *session, int id)
    : m_session(session)
    , m_id(id)
{
}

void CallHandle::cancel()
{
    if (m_session)
        m_session->abandon(m_id);
}

Session::Session(Connection &connection, QString id)
    : m_connection(connection)
    , m_id(std::move(id))
{
    m_deadlineTimer.setSingleShot(true);
    connect(&m_deadlineTimer, &QTimer::timeout, this, &Session::endOverdueCalls);
}

CallHandle Session::ask(const char *method, const Json &params, QObject *guard, Answered answered,
                        std::chrono::milliseconds limit)
{
    Q_ASSERT(guard);
    const int callId = m_connection.nextCallId();
    const QDeadlineTimer deadline =
        limit > 0ms ? QDeadlineTimer(limit) : QDeadlineTimer(QDeadlineTimer::Forever);
    m_calls.emplace(callId, Call{method, guard, std::move(answered), deadline});
    const CallHandle handle(this, callId);
    if (!m_open) {
        // Not at once: who calls does not expect the callback to be inside it.
        const auto fail = [this, callId, method] { answer(callId, closedError(method)); };
        QMetaObject::invokeMethod(this, fail, Qt::QueuedConnection);
        return handle;
    }
    if (limit > 0ms)
        watchDeadlines();
    m_connection.send(requestMessage(callId, method, params, m_id));
    return handle;
}

void Session::tell(const char *method, const Json &params)
{
    const auto log = [method](const boucle::Result<Json> &answer) {
        if (answer)
            return;
        // What a closed session does not do any more is no surprise.
        if (answer.error().code == QLatin1String("cdp-closed"))
            qCDebug(logCdp).noquote() << answer.error().message;
        else
            qCWarning(logCdp).noquote() << method << "failed:" << answer.error().message;
    };
    ask(method, params, this, log, {});
}

void Session::listen(const char *method, EventDecoder decoder, QObject *guard, Handler handler)
{
    Q_ASSERT(guard);
    Listeners &listeners = m_listeners[method];
    listeners.decode = decoder;
    listeners.handlers.append({guard, std::move(handler)});
}

void Session::answer(int callId, const boucle::Result<Json> &outcome)
{
    m_abandoned.remove(callId);
    const auto call = m_calls.extract(callId);
    if (!call.empty() && call.mapped().guard)
        call.mapped().answered(outcome);
}

bool Session::dispatchMessage(const QByteArray &message)
{
    // As the engine writes them: of another session the name of that comes last.
    static const QByteArray prefix("{\"method\":\"");
    if (m_messageHandlers.isEmpty() || !message.startsWith(prefix) || !message.endsWith("}}"))
        return false;
    const qsizetype end = message.indexOf('"', prefix.size());
    const auto found = m_messageHandlers.constFind(message.mid(prefix.size(), end - prefix.size()));
    if (found == m_messageHandlers.constEnd())
        return false;
    if (!found->guard) {
        m_messageHandlers.erase(found);
        return false;
    }
    const auto handle = found->handle;
    handle(message);
    return true;
}

void Session::dispatch(const QByteArray &method, const Json &params)
{
    const auto found = m_listeners.find(method);
    if (found == m_listeners.end())
        return;
    found->handlers.removeIf([](const GuardedHandler &each) { return !each.guard; });
    if (found->handlers.isEmpty())
        return;
    const boucle::Result<Event> event = found->decode(params);
    if (!event) {
        // Once: it will not be the last one of its kind.
        if (!std::exchange(found->complained, true))
            qCWarning(logCdp).noquote() << "event dropped:" << event.error().message;
        return;
    }
    // A handler may add others, and may destroy the session.
    const QList<GuardedHandler> handlers = found->handlers;
    const QPointer<Session> self(this);
    for (const GuardedHandler &each : handlers) {
        if (each.guard)
            each.handle(event->get());
        if (!self)
            return;
    }
}

void Session::shut(const QString &reason)
{
    if (!m_open)
        return;
    m_open = false;
    m_closeReason = reason;
    m_deadlineTimer.stop();
    m_abandoned.clear();
    const QPointer<Session> self(this);
    const std::map<int, Call> calls = std::exchange(m_calls, {});
    for (const auto &[callId, call] : calls) {
        if (call.guard)
            call.answered(closedError(call.method));
        if (!self)
            return;
    }
    emit closed(reason);
}

void Session::abandon(int callId)
{
    if (m_calls.erase(callId) > 0 && m_open)
        m_abandoned.insert(callId);
}

void Session::endOverdueCalls()
{
    std::vector<std::pair<QDeadlineTimer, int>> overdue;
    for (const auto &[callId, call] : m_calls) {
        if (call.deadline.hasExpired())
            overdue.emplace_back(call.deadline, callId);
    }
    std::sort(overdue.begin(), overdue.end());
    const QPointer<Session> self(this);
    for (const auto &[deadline, callId] : overdue) {
        const auto call = m_calls.find(callId);
        // An earlier callback may have cancelled it.
        if (call == m_calls.end())
            continue;
        const QString method = QString::fromLatin1(call->second.method);
        answer(callId,
               Error{QStringLiteral("cdp-timeout"), CoreTr::tr("%1 was not answered in time").arg(method)});
        if (!self)
            return;
        if (m_open)
            m_abandoned.insert(callId);
    }
    watchDeadlines();
}

void Session::watchDeadlines()
{
    QDeadlineTimer nearest(QDeadlineTimer::Forever);
    for (const auto &[callId, call] : m_calls)
        nearest = std::min(nearest, call.deadline);
    if (nearest.isForever())
        m_deadlineTimer.stop();
    else
        m_deadlineTimer.start(int(std::min(nearest.remainingTime() + 1, longestWaitMs)));
}

Error Session::closedError(const char *method) const
{
    return {QStringLiteral("cdp-closed"),
            CoreTr::tr("%1 was not answered: %2").arg(QString::fromLatin1(method), m_closeReason)};
}

} // namespace boucle::cdp
