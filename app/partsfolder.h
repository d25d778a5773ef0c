// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

/// Where this module is, with all that comes with it: the host, npm, bootstrap.cjs.
QString partsFolder();

} // namespace boucle
