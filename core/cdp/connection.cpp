// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cdp/connection.h"

#include "core/base/logging.h"
#include "core/base/tr.h"

#include <QPointer>

namespace boucle::cdp {

namespace {

constexpr qsizetype bytesPerMiB = 1024 * 1024;
// Parsing more would block the window for seconds. Only a huge string in the server makes such a message.
constexpr qsizetype largestMessage = 64 * bytesPerMiB;
constexpr qsizetype loggedBytes = 400;

void logTraffic(const char *direction, const QByteArray &message)
{
    if (!logCdp().isDebugEnabled())
        return;
    if (message.size() <= loggedBytes)
        qCDebug(logCdp).noquote() << direction << message;
    else
        qCDebug(logCdp).noquote() << direction << message.left(loggedBytes) << "…" << message.size()
                                  << "bytes";
}

} // namespace

Connection::Connection(std::unique_ptr<Transport> transport, QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
    , m_root(new Session(*this, {}))
{
    const auto handling = [this](const auto &handle) {
        const QPointer<Connection> self(this);
        ++m_signalsOfTransport;
        handle();
        if (self)
            --m_signalsOfTransport;
    };
    connect(m_transport.get(), &Transport::received, this,
            [this, handling](const QByteArray &message) { handling([&] { receive(message); }); });
    connect(m_transport.get(), &Transport::closed, this,
            [this, handling](const QString &reason) { handling([&] { shut(reason); }); });
}

Connection::~Connection()
{
    m_transport->disconnect(this);
    if (std::exchange(m_open, false))
        m_transport->close();
    // A callback destroys it: the transport is still busy with its signal.
    if (m_signalsOfTransport > 0)
        m_transport.release()->deleteLater();
}

Session &Connection::session(const QString &sessionId)
{
    if (sessionId.isEmpty())
        return *m_root;
    Session *&session = m_children[sessionId];
    if (!session) {
        session = new Session(*this, sessionId);
        session->setParent(this);
        if (!m_open)
            session->shut(m_root->m_closeReason);
    }
    return *session;
}

void Connection::endSession(const QString &sessionId, const QString &reason)
{
    const QPointer<Session> session = m_children.take(sessionId);
    if (!session)
        return;
    session->shut(reason);
    // It may be what calls this.
    if (session)
        session->deleteLater();
}

void Connection::close(const QString &reason)
{
    if (!m_open)
        return;
    m_transport->disconnect(this);
    m_transport->close();
    shut(reason);
}

void Connection::send(const QByteArray &message)
{
    logTraffic("→", message);
    m_transport->send(message);
}

void Connection::receive(const QByteArray &message)
{
    if (!m_open)
        return;
    logTraffic("←", message);
    if (message.isEmpty()) {
        qCWarning(logCdp) << "empty message: an answer was nested too deeply for the peer to send it";
        return;
    }
    if (m_root->dispatchMessage(message))
        return;
    if (message.size() > largestMessage) {
        dropLarge(message);
        return;
    }
    const Result<Message> parsed = parseMessage(message);
    if (!parsed) {
        qCWarning(logCdp).noquote() << "connection closed:" << parsed.error().message
                                    << message.left(loggedBytes);
        close(CoreTr::tr("it does not speak the debugging protocol (%1)").arg(parsed.error().message));
        return;
    }
    route(*parsed);
}

void Connection::route(const Message &message)
{
    if (const auto *answer = std::get_if<AnswerMessage>(&message.body)) {
        routeAnswer(message.sessionId, *answer);
        return;
    }
    if (const auto *complaint = std::get_if<ComplaintMessage>(&message.body)) {
        qCWarning(logCdp).noquote() << "the peer did not understand a message:" << complaint->text;
        return;
    }
    const auto &event = std::get<EventMessage>(message.body);
    if (Session *session = find(message.sessionId))
        session->dispatch(event.method, event.params);
    else
        qCWarning(logCdp).noquote() << event.method
                                    << "for a session that is closed or unknown:" << message.sessionId;
}

void Connection::routeAnswer(const QString &sessionId, const AnswerMessage &answer)
{
    // Peers answer on the root what they were asked on a session that they do not know.
    Session *session = sessionId.isEmpty() ? callerOf(answer.id) : find(sessionId);
    if (session && session->expects(answer.id))
        session->answer(answer.id, answer.outcome);
    else
        qCWarning(logCdp).noquote() << "answer to a call that is unknown or has ended:" << answer.id
                                    << sessionId;
}

void Connection::dropLarge(const QByteArray &message)
{
    const int callId = idOfAnswer(message);
    const QString size = CoreTr::tr("%1 MiB").arg(message.size() / bytesPerMiB);
    if (Session *session = callerOf(callId)) {
        session->answer(callId, Error{QStringLiteral("cdp-too-large"),
                                      CoreTr::tr("The answer is too large to be shown: %1.").arg(size)});
        return;
    }
    qCWarning(logCdp).noquote() << "message dropped, too large:" << size << message.left(loggedBytes);
}

void Connection::shut(const QString &reason)
{
    if (!std::exchange(m_open, false))
        return;
    const QPointer<Connection> self(this);
    QList<QPointer<Session>> sessions{m_root.get()};
    for (Session *child : std::as_const(m_children))
        sessions.append(child);
    for (const QPointer<Session> &session : std::as_const(sessions)) {
        if (session)
            session->shut(reason);
        if (!self)
            return;
    }
    emit closed(reason);
}

Session *Connection::find(const QString &sessionId) const
{
    return sessionId.isEmpty() ? m_root.get() : m_children.value(sessionId);
}

Session *Connection::callerOf(int callId) const
{
    if (m_root->expects(callId))
        return m_root.get();
    for (Session *child : m_children) {
        if (child->expects(callId))
            return child;
    }
    return nullptr;
}

} // namespace boucle::cdp
