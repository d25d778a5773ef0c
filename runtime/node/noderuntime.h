// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

#include <memory>

namespace boucle {

class Host;

/// Runs servers as threads of this process, each with its own node environment. One exists at a time;
/// created and destroyed on the UI thread. The destructor stops every server and waits for them, at most
/// `shutdownLimitMs` for those that are blocked in native code.
class NodeRuntime : public ServerRuntime
{
    Q_OBJECT
public:
    static constexpr int shutdownLimitMs = 6000;

    explicit NodeRuntime(Host &host, QObject *parent = nullptr);
    ~NodeRuntime() override;

    Result<ServerId> start(const LaunchSpec &spec) override;
    void stop(ServerId id) override;
    void writeInput(ServerId id, const QByteArray &bytes) override;
    void closeInput(ServerId id) override;
    OutputBatch takeOutput(ServerId id, int maxLines) override;
    OutputBatch takeProcessOutput(int maxLines) override;

    /// Takes the process's descriptors 1 and 2 over: what native code writes there arrives as process output
    /// and is passed on to the original descriptors. For the window; `exec` leaves them alone.
    void captureProcessOutput();

    struct Private;

private:
    std::unique_ptr<Private> d;
};

} // namespace boucle
