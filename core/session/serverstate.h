// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>

namespace boucle {

/// Idle → Starting → Running ⇄ Paused → Stopping → Exited; Exited → Starting on the next run.
enum class ServerState { Idle, Starting, Running, Paused, Stopping, Exited };

/// What may move a server from one state to another: requests by the user, facts by the runtime.
enum class ServerTrigger { StartRequested, Started, PausedByDebugger, Resumed, StopRequested, Ended };

/// The only place that knows which moves are legal. Nothing for an illegal one: the caller logs and
/// refuses it.
std::optional<ServerState> nextState(ServerState from, ServerTrigger trigger);

/// Starting, Running, Paused or Stopping: there is an environment.
bool isAlive(ServerState state);

/// Stable English name for logs and JSON.
QString nameOf(ServerState state);
QString nameOf(ServerTrigger trigger);

} // namespace boucle

Q_DECLARE_METATYPE(boucle::ServerState)
