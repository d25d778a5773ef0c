// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

namespace boucle {

/// One run of a server outside of this process. Destroyed any time after `ServerEnded`, or to end it. UI
/// thread.
class RemoteServer : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void stop() = 0;
    virtual std::unique_ptr<cdp::Transport> connectInspector() = 0;
    virtual void writeInput(const QByteArray &bytes) { Q_UNUSED(bytes) }
    virtual void closeInput() {}
    virtual OutputBatch takeOutput(int maxLines)
    {
        Q_UNUSED(maxLines)
        return {};
    }

signals:
    void happened(const boucle::ServerEvent &event);
    void outputAvailable();
};

} // namespace boucle
