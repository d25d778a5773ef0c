// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/exitreason.h"
#include "core/session/serverstate.h"

#include <QIcon>

#include <optional>

namespace boucle {

class Theme;

constexpr int stateDotSize = 10;

/// A server's state at a glance: a disc while it is alive, a ring when it is not; the colour says the rest.
QIcon stateDot(const Theme &theme, ServerState state, const std::optional<ExitReason> &reason,
               qreal devicePixelRatio);

/// The same in words, translated: "running", or how it ended.
QString stateText(ServerState state, const std::optional<ExitReason> &reason);

} // namespace boucle
