// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/packagejson.h"

#include <QString>
#include <QStringList>

namespace boucle {

/// The folders of the packages that `package` (in `folder`) has as workspaces, absolute, sorted. Patterns are
/// read as npm does, with * for a folder's name; those with ** are looked for three levels deep.
QStringList workspaceFolders(const QString &folder, const PackageJson &package);

/// The workspace with this package name or relative folder; empty when there is none.
QString findWorkspace(const QString &folder, const PackageJson &package, const QString &nameOrFolder);

} // namespace boucle
