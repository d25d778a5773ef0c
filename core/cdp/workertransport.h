// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/transport.h"

#include <QPointer>

namespace boucle::cdp {

class Session;

/// The way to a worker thread, through the NodeWorker domain of the session of the thread that made it. Made
/// while NodeWorker.attachedToWorker is handled, so that no message is missed. Closes when the worker ends,
/// when it cannot be reached, and with the session.
class WorkerTransport : public Transport
{
    Q_OBJECT
public:
    /// `sessionId` as the event calls the worker.
    WorkerTransport(Session &session, const QString &sessionId, QObject *parent = nullptr);
    /// Lets go of the worker, which goes on.
    ~WorkerTransport() override;

    void send(const QByteArray &message) override;
    void close() override;

private:
    void detach();
    void finish(const QString &reason);

    QPointer<Session> m_session;
    const QString m_sessionId;
    bool m_open = true;
};

} // namespace boucle::cdp
