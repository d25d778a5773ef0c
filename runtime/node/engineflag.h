// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace boucle {

/// Keeps V8 from unrolling loops: some that never end would lose the check by which a stop interrupts them.
///
/// The flag is --no-turboshaft-loop-unrolling, set where the engine keeps it instead of through its options. Options
/// are part of what code caches are checked with, and with another one V8 throws the cache of node's own modules
/// away: every environment would start a third slower. Code compiled with either setting runs under both.
///
/// Does its work once a process, after node has begun and before the environments that need it. Where the place
/// cannot be found with certainty the option is set.
void keepLoopsInterruptible();

} // namespace boucle
