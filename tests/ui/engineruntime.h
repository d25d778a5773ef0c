// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/enginepeer.h"
#include "tests/support/fakeserverruntime.h"

#include <QPointer>

namespace boucle {

/// Runs each script in a real engine of its own, as far as its inspector goes: what it does can be paused and
/// looked at, everything else is the test's.
class EngineRuntime : public FakeServerRuntime
{
public:
    EngineRuntime() { setPrompt(false); }

    Result<ServerId> start(const LaunchSpec &spec) override
    {
        const Result<ServerId> id = FakeServerRuntime::start(spec);
        if (id) {
            send(*id, ServerInspectorReady{});
            send(*id, ServerStarted{});
        }
        return id;
    }

    std::unique_ptr<cdp::Transport> connectInspector(ServerId id) override
    {
        auto peer = std::make_unique<EnginePeer>(started.at(qsizetype(id) - 1).script);
        m_peers.insert(quint64(id), peer.get());
        return peer;
    }

    void stop(ServerId id) override
    {
        if (EnginePeer *peer = m_peers.value(quint64(id)))
            peer->close();
        FakeServerRuntime::stop(id);
    }

private:
    QHash<quint64, QPointer<EnginePeer>> m_peers;
};

} // namespace boucle
