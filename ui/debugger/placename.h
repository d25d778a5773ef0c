// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/sourceplace.h"

namespace boucle {

/// A place in few letters: "orders.js:9" for a file, "router/layer.js:152" for one of a package,
/// "node:events" for node's own, where lines say nothing to most.
QString shortPlace(const SourcePlace &place);

/// The same in full, for tool tips: "/home/me/api/src/orders.js:9".
QString longPlace(const SourcePlace &place);

} // namespace boucle
