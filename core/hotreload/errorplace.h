// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/sourceplace.h"

#include <optional>

namespace boucle {

/// Where an error arose that ended a program: the first place of its stack, as node prints it, that is in a
/// file of the user's; syntax errors have it above their text.
std::optional<SourcePlace> findErrorPlace(const QString &stack);

} // namespace boucle
