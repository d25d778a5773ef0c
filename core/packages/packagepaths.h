// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

/// The folder of the package that a file is of: ".../node_modules/@a/b" of ".../node_modules/@a/b/lib/c.js".
/// Empty: it is of none. Asks no disk.
QString packageFolder(const QString &file);

} // namespace boucle
