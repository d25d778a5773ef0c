// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serverruntime.h"

#include <map>
#include <set>

namespace boucle {

class ProcessRuntime;

/// Gives each server to the runtime of its place: the IDE's own, or that of other processes. The processes
/// that a server in the IDE starts are the latter's as well. UI thread.
class PlacedRuntime : public ServerRuntime
{
    Q_OBJECT
public:
    /// Both must outlive it.
    PlacedRuntime(ServerRuntime &inIde, ProcessRuntime &outside, QObject *parent = nullptr);

    QString description() const override;
    Result<ServerId> start(const LaunchSpec &spec) override;
    void stop(ServerId id) override;
    void retire(ServerId id, int graceMs) override;
    void keepSockets(quint64 lineage, bool keep) override;
    quint64 requestsServed(ServerId id) const override;
    std::unique_ptr<cdp::Transport> connectInspector(ServerId id) override;
    std::unique_ptr<cdp::Transport> connectChildInspector(ServerId id, quint64 child) override;
    LoopBatch takeLoopRecords(ServerId id, int mostTurns) override;
    void requestLoopSnapshot(ServerId id) override;
    void changeHandle(ServerId id, const HandleRecord &handle, HandleAction action) override;
    void setBlockThreshold(int milliseconds) override;
    void writeInput(ServerId id, const QByteArray &bytes) override;
    void closeInput(ServerId id) override;
    OutputBatch takeOutput(ServerId id, int maxLines) override;
    OutputBatch takeProcessOutput(int maxLines) override;

private:
    /// A server as its runtime knows it.
    struct Place
    {
        ServerRuntime *runtime = nullptr;
        ServerId id{};
        friend auto operator<=>(const Place &, const Place &) = default;
    };

    void forward(ServerRuntime &runtime);
    const Place *find(ServerId id) const;

    ServerRuntime &m_inIde;
    ProcessRuntime &m_outside;
    quint64 m_lastId = 0;
    std::map<ServerId, Place> m_places;
    std::map<Place, ServerId> m_ids;
    std::set<ServerId> m_ended;
};

} // namespace boucle
