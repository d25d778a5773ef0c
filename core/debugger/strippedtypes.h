// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

/// Node strips types from such a file by blanking them: what runs has the same lines and columns.
bool isTypeScript(const QString &path);

/// The text that `stripped` was made of, as far as `current` tells: lines from the beginning and the end that
/// are current ones with blanks in them are taken from there; behind an edit and before the next, types stay
/// lost.
QString withTypes(const QString &stripped, const QString &current);

} // namespace boucle
