// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

/// The package that node's words of an error say is missing: "Cannot find package 'a' imported from …",
/// "Cannot find module 'a/b'". Empty: they say something else, or name a file.
QString missingPackage(const QString &message);

/// The package that an import or require of this is of: "@a/b/c" is of "@a/b". Empty: a file, or node's own.
QString packageOfSpecifier(const QString &specifier);

} // namespace boucle
