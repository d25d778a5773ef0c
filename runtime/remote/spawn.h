// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "runtime/node/uniquefd.h"

#include <string>
#include <vector>

#include <sys/types.h>

namespace boucle {

struct SpawnRequest
{
    std::vector<std::string> command;     ///< the first is the program, absolute
    std::string workingDirectory;         ///< absolute; empty: this process's
    std::vector<std::string> environment; ///< "NAME=value", the whole of it
};

struct SpawnedProcess
{
    pid_t pid = 0;
    UniqueFd handle; ///< a pidfd
    UniqueFd input;  ///< our ends of its streams
    UniqueFd output;
    UniqueFd errors;
};

/// Starts a process that leads a session, and so a group, of its own, with the signals' default actions. Any
/// thread. Error "process-not-started".
Result<SpawnedProcess> spawnProcess(const SpawnRequest &request);

} // namespace boucle
