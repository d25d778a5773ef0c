// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/json.h"
#include "core/cdp/message.h"
#include "core/cdp/session.h"
#include "core/cdp/transport.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <memory>

namespace boucle::cdp {

/// A transport and the sessions that share it. What a peer sends may be anything: what no peer sends that
/// speaks the protocol closes the connection, what is merely unexpected is logged. UI thread.
class Connection : public QObject
{
    Q_OBJECT
public:
    explicit Connection(std::unique_ptr<Transport> transport, QObject *parent = nullptr);
    /// Closes the transport. Callbacks of open calls are dropped: close() first, where they matter.
    ~Connection() override;

    Session &root() { return *m_root; }
    /// The session that the peer names so in its messages (Target.attachedToTarget), made when there is none.
    Session &session(const QString &sessionId);
    /// The peer has ended it: its open calls fail and it is destroyed. Unknown ids are ignored.
    void endSession(const QString &sessionId, const QString &reason);

    bool isOpen() const { return m_open; }
    /// Ends it from this side: every open call of every session fails with `reason`, as it does when the peer
    /// ends it.
    void close(const QString &reason);

signals:
    /// Once, after all calls have failed. `reason` is for the user, translated, without a full stop.
    void closed(const QString &reason);

private:
    friend class Session;

    int nextCallId() { return ++m_lastCallId; }
    void send(const QByteArray &message);

    // They may destroy this.
    void receive(const QByteArray &message);
    void route(const Message &message);
    void routeAnswer(const QString &sessionId, const AnswerMessage &answer);
    void dropLarge(const QByteArray &message);
    void shut(const QString &reason);

    Session *find(const QString &sessionId) const;
    Session *callerOf(int callId) const;

    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Session> m_root;
    QHash<QString, Session *> m_children; ///< children of this also as objects
    bool m_open = true;
    int m_lastCallId = 0;
    int m_signalsOfTransport = 0; ///< being handled
};

} // namespace boucle::cdp
