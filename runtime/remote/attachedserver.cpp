// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/attachedserver.h"

#include "core/session/inspectorreason.h"

namespace boucle {

AttachedServer::AttachedServer(const InspectorAddress &address, QObject *parent)
    : RemoteServer(parent)
{
    if (address.webSocket) {
        attachTo(*address.webSocket);
        return;
    }
    fetchInspectorTargets(address.host, address.port, this,
                          [this, address](const Result<QList<InspectorTarget>> &targets) {
                              if (m_ended)
                                  return;
                              if (!targets)
                                  end(StartFailed{targets.error().message});
                              else if (targets->isEmpty())
                                  end(StartFailed{describeNoInspector(address.host)});
                              else
                                  attachTo(targets->first().webSocket);
                          });
}

AttachedServer::~AttachedServer()
{
    if (m_transport)
        m_transport->disconnect(this);
}

void AttachedServer::attachTo(const QUrl &webSocket)
{
    m_owned = std::make_unique<ProcessTransport>(webSocket, ProcessTransport::Peer::Attached);
    m_transport = m_owned.get();
    connect(m_transport, &ProcessTransport::opened, this, [this] {
        m_isOpen = true;
        emit happened(ServerInspectorReady{});
        if (!m_ended)
            emit happened(ServerStarted{});
    });
    connect(m_transport, &cdp::Transport::closed, this, [this](const QString &reason) {
        end(m_isOpen ? ExitReason(ConnectionLost{reason}) : ExitReason(StartFailed{reason}));
    });
    // Whoever has it lets go without a word.
    connect(m_transport, &QObject::destroyed, this, [this] { end(Terminated{}); });
}

std::unique_ptr<cdp::Transport> AttachedServer::connectInspector()
{
    return m_isOpen ? std::move(m_owned) : nullptr;
}

void AttachedServer::stop()
{
    if (m_transport) {
        m_transport->disconnect(this);
        m_transport->close();
    }
    end(Terminated{});
}

void AttachedServer::end(const ExitReason &reason)
{
    if (!std::exchange(m_ended, true))
        emit happened(ServerEnded{reason});
}

} // namespace boucle
