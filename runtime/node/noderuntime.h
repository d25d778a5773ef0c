// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

#include <functional>
#include <memory>

namespace boucle {

class Host;

/// Who shares the process with a server.
enum class Tenancy {
    Shared, ///< the window and other servers: what is process-wide is kept from each server, faults are
            ///< contained
    Sole    ///< nobody: the process is the server's own, as with the node command
};

class LoopFeed;

/// Runs servers as threads of this process, each with its own node environment. One exists at a time;
/// created and destroyed on the UI thread. The destructor stops every server and waits for them, at most
/// `shutdownLimitMs` for those that are blocked in native code.
class NodeRuntime : public ServerRuntime
{
    Q_OBJECT
public:
    static constexpr int shutdownLimitMs = 6000;

    explicit NodeRuntime(Host &host, Tenancy tenancy = Tenancy::Shared, QObject *parent = nullptr);
    ~NodeRuntime() override;

    QString description() const override;
    Result<ServerId> start(const LaunchSpec &spec) override;
    void stop(ServerId id) override;
    void retire(ServerId id, int graceMs) override;
    void keepSockets(quint64 lineage, bool keep) override;
    quint64 requestsServed(ServerId id) const override;
    std::unique_ptr<cdp::Transport> connectInspector(ServerId id) override;
    LoopBatch takeLoopRecords(ServerId id, int mostTurns) override;
    void requestLoopSnapshot(ServerId id) override;
    void changeHandle(ServerId id, const HandleRecord &handle, HandleAction action) override;
    void setBlockThreshold(int milliseconds) override;
    void writeInput(ServerId id, const QByteArray &bytes) override;
    void closeInput(ServerId id) override;
    OutputBatch takeOutput(ServerId id, int maxLines) override;
    OutputBatch takeProcessOutput(int maxLines) override;

    /// Takes the process's descriptors 1 and 2 over: what native code writes there arrives as process output
    /// and is passed on to the original descriptors. For the window; `exec` leaves them alone.
    void captureProcessOutput();

    /// The engine's code of the servers' modules is kept in that folder from now on.
    void setCompileCache(const QString &folder);
    /// From the first start on, an environment waits that is ready for the next one, while the machine has
    /// memory to spare.
    void enableStandby();
    /// One waits, or gets ready to.
    bool hasStandby() const;

    /// Called in a signal handler when native code faults on the UI thread, before the process ends: to write
    /// what must not be lost.
    void setEmergencyHandler(std::function<void()> handler);

signals:
    /// SIGINT, SIGTERM or SIGHUP was sent to the process.
    void quitRequested(int signal);

public:
    struct Private;

private:
    void startHub();
    struct Made;
    std::shared_ptr<LoopFeed> watchLoop(ServerId id);
    void forgetLoop(ServerId id);
    Result<Made> make(ServerId id, const LaunchSpec &spec);
    void makeStandby();
    void dropStandby();
    void looksAfterStandby();

    std::unique_ptr<Private> d;
};

} // namespace boucle
