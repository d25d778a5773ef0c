// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace boucle {

class Host;

/// Runs a script with hot reload until somebody ends it: what it prints goes where the process's own output
/// goes, and the ledger to stderr. When the script ends by itself, the next change of its files starts it
/// again. Returns the exit code of the last run, or 128 and the number of the signal that ended it.
int runHotScript(Host &host, const ExecCommand &command);

} // namespace boucle
