// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace boucle {

/// Breakpoints as the JSON text in which they are kept.
QByteArray encodeBreakpoints(const QList<Breakpoint> &breakpoints);

/// Nothing for what this program did not write. Members that are missing have their defaults, so that files
/// of older versions are read.
std::optional<QList<Breakpoint>> decodeBreakpoints(const QByteArray &bytes);

} // namespace boucle
