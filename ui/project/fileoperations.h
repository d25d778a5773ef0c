// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace boucle {

// What the project tree does to files. Paths are absolute; errors are for the user; nothing is overwritten.

/// `name` may have folders in it ("routes/users.js"), which are made. The value is the new file's path.
/// Errors: "name-invalid", "file-exists", "file-not-created".
Result<QString> createFile(const QString &folder, const QString &name);
/// Errors: "name-invalid", "file-exists", "folder-not-created".
Result<QString> createFolder(const QString &folder, const QString &name);
/// `name` without folders. Errors: "name-invalid", "file-exists", "not-renamed".
Result<QString> renamePath(const QString &path, const QString &name);
/// Error "no-trash" when the file system has none.
Result<void> moveToTrash(const QString &path);
/// With all below. Error "not-deleted".
Result<void> deleteForGood(const QString &path);

} // namespace boucle
