// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace boucle {

class Host;

/// Runs a script in this process as `node SCRIPT ARG …` would: same streams, exit code and signals. Returns
/// when it has ended, with its exit code.
int runScript(Host &host, const ExecCommand &command);

} // namespace boucle
