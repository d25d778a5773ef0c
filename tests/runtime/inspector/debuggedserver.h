// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serversession.h"
#include "tests/runtime/inspector/inspectorclient.h"
#include "tests/support/runtimeprobe.h"

namespace boucle {

/// A server whose debugger is a test: connected before its first line, which waits for runIfWaiting().
class DebuggedServer : public QObject
{
    Q_OBJECT
public:
    using Json = InspectorClient::Json;

    DebuggedServer(ServerRuntime &runtime, const LaunchSpec &spec)
        : session(runtime, spec)
    {
        connect(&session, &ServerSession::inspectorReady, this,
                [this] { client = std::make_unique<InspectorClient>(session.connectInspector()); });
    }

    /// Until it waits for its debugger.
    bool start()
    {
        return session.start() &&
               QTest::qWaitFor([this] { return client != nullptr; }, RuntimeProbe::limitMs);
    }
    void runIfWaiting() { client->send("Runtime.runIfWaitingForDebugger"); }
    /// Starts, with the Debugger domain on, and pauses at a `debugger` statement.
    bool startAndPause()
    {
        if (!start())
            return false;
        client->send("Runtime.enable");
        client->send("Debugger.enable");
        runIfWaiting();
        paused = client->event("Debugger.paused");
        return !paused.is_null();
    }
    std::string topFrame() const { return paused["callFrames"][0]["callFrameId"].get<std::string>(); }

    ServerSession session;
    std::unique_ptr<InspectorClient> client;
    Json paused; ///< the params of the last Debugger.paused that startAndPause() saw
};

} // namespace boucle
