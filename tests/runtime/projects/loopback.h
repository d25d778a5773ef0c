// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace boucle {

/// A TCP port of 127.0.0.1 that nobody listens on now; 0 when there is none.
int freeLoopbackPort();

/// Whether a server could listen there, as node would (with SO_REUSEADDR).
bool isLoopbackPortFree(int port);

} // namespace boucle
