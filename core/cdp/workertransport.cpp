// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cdp/workertransport.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/nodeworker.h"
#include "core/cdp/session.h"

#include <utility>

namespace boucle::cdp {

WorkerTransport::WorkerTransport(Session &session, const QString &sessionId, QObject *parent)
    : Transport(parent)
    , m_session(&session)
    , m_sessionId(sessionId)
{
    session.on<nodeworker::ReceivedMessageFromWorker>(
        this, [this](const nodeworker::ReceivedMessageFromWorker &event) {
            if (m_open && event.sessionId == m_sessionId)
                emit received(event.message.toUtf8());
        });
    session.on<nodeworker::DetachedFromWorker>(this, [this](const nodeworker::DetachedFromWorker &event) {
        if (event.sessionId == m_sessionId)
            finish(CoreTr::tr("the worker has ended"));
    });
    connect(&session, &Session::closed, this, &WorkerTransport::finish);
}

WorkerTransport::~WorkerTransport()
{
    if (std::exchange(m_open, false))
        detach();
}

void WorkerTransport::send(const QByteArray &message)
{
    if (!m_open || !m_session)
        return;
    m_session->call<nodeworker::SendMessageToWorker>(
        {.message = QString::fromUtf8(message), .sessionId = m_sessionId}, this,
        [this](const boucle::Result<nodeworker::SendMessageToWorker::Result> &result) {
            // The session's own end comes with its reason.
            if (!result && result.error().code != QLatin1String("cdp-closed"))
                finish(result.error().message);
        });
}

void WorkerTransport::close()
{
    if (!m_open)
        return;
    detach();
    finish(CoreTr::tr("the debugger has let go of the worker"));
}

void WorkerTransport::detach()
{
    if (m_session && m_session->isOpen())
        m_session->send<nodeworker::Detach>({.sessionId = m_sessionId});
}

void WorkerTransport::finish(const QString &reason)
{
    if (std::exchange(m_open, false))
        emit closed(reason);
}

} // namespace boucle::cdp
