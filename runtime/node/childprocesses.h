// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace boucle {

/// The environment variable that every process started by a server carries, with the server's own value: it
/// finds a daemon that left its parents as well.
inline constexpr char serverMarkerVariable[] = "BOUCLE_SERVER";

/// Whose processes to look for.
struct ChildQuery
{
    std::string marker;          ///< value of serverMarkerVariable
    std::vector<pid_t> threads;  ///< of this process: their direct children count, marker or not
    bool includeDetached = true; ///< also those that lead a session of their own
};

/// Processes started by a server, and all that those started, read from /proc (milliseconds; any thread).
/// Ended ones that nobody has waited for are among them.
std::vector<pid_t> findServerProcesses(const ChildQuery &query);

/// Waits, without blocking, for those that have ended and are children of this process; returns those that
/// still live.
std::vector<pid_t> reapProcesses(const std::vector<pid_t> &processes);

} // namespace boucle
