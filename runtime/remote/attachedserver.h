// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/remote/inspectortargets.h"
#include "runtime/remote/processtransport.h"
#include "runtime/remote/remoteserver.h"

#include <QPointer>

namespace boucle {

/// A node process that runs already, reached by its inspector. Stopping lets it run on.
class AttachedServer : public RemoteServer
{
    Q_OBJECT
public:
    explicit AttachedServer(const InspectorAddress &address, QObject *parent = nullptr);
    ~AttachedServer() override;

    void stop() override;
    std::unique_ptr<cdp::Transport> connectInspector() override;

private:
    void attachTo(const QUrl &webSocket);
    void end(const ExitReason &reason);

    std::unique_ptr<ProcessTransport> m_owned; ///< until it is connected
    QPointer<ProcessTransport> m_transport;
    bool m_isOpen = false;
    bool m_ended = false;
};

} // namespace boucle
