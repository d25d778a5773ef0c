// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

namespace boucle {

class Host;

/// Carries out `boucle packages …`: what it has done on stdout, as text or JSON, progress and problems on
/// stderr. Returns the exit code; after SIGINT and the like everything is as before.
int runPackages(Host &host, const PackagesCommand &command);

} // namespace boucle
