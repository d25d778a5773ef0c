// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/serverstate.h"

namespace boucle {

std::optional<ServerState> nextState(ServerState from, ServerTrigger trigger)
{
    using enum ServerState;
    switch (trigger) {
    case ServerTrigger::StartRequested:
        return from == Idle || from == Exited ? std::optional(Starting) : std::nullopt;
    case ServerTrigger::Started:
        return from == Starting ? std::optional(Running) : std::nullopt;
    case ServerTrigger::PausedByDebugger:
        return from == Running || from == Starting ? std::optional(Paused) : std::nullopt;
    case ServerTrigger::Resumed:
        return from == Paused ? std::optional(Running) : std::nullopt;
    case ServerTrigger::StopRequested:
        return from == Starting || from == Running || from == Paused ? std::optional(Stopping) : std::nullopt;
    case ServerTrigger::Ended:
        return isAlive(from) ? std::optional(Exited) : std::nullopt;
    }
    return std::nullopt;
}

bool isAlive(ServerState state)
{
    return state != ServerState::Idle && state != ServerState::Exited;
}

QString nameOf(ServerState state)
{
    switch (state) {
    case ServerState::Idle:
        return QStringLiteral("idle");
    case ServerState::Starting:
        return QStringLiteral("starting");
    case ServerState::Running:
        return QStringLiteral("running");
    case ServerState::Paused:
        return QStringLiteral("paused");
    case ServerState::Stopping:
        return QStringLiteral("stopping");
    case ServerState::Exited:
        return QStringLiteral("exited");
    }
    return {};
}

QString nameOf(ServerTrigger trigger)
{
    switch (trigger) {
    case ServerTrigger::StartRequested:
        return QStringLiteral("start requested");
    case ServerTrigger::Started:
        return QStringLiteral("started");
    case ServerTrigger::PausedByDebugger:
        return QStringLiteral("paused");
    case ServerTrigger::Resumed:
        return QStringLiteral("resumed");
    case ServerTrigger::StopRequested:
        return QStringLiteral("stop requested");
    case ServerTrigger::Ended:
        return QStringLiteral("ended");
    }
    return {};
}

} // namespace boucle
