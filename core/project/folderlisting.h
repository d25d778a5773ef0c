// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/filekind.h"

#include <QString>

#include <atomic>
#include <vector>

namespace boucle {

/// One entry of a folder, as the file tree shows it.
struct FolderEntry
{
    QString name;
    FileKind kind = FileKind::Other;
    bool dimmed = false;
    bool leaf = true; ///< no folder, or a link that leads back to a folder above it

    bool isFolder() const { return kind == FileKind::Folder; }
};

/// Folders first, then natural order.
int compareEntries(bool aIsFolder, const QString &aName, bool bIsFolder, const QString &bName);

struct FolderListing
{
    std::vector<FolderEntry> entries; ///< sorted
    qint64 ignoreFileTime = 0;        ///< when the folder's .gitignore changed last, 0 when there is none
};

/// Reads a folder of the tree whose top is `root`. Blocks; any thread. `allDimmed`: the folder itself is.
/// Errors: "folder-missing", "folder-unreadable"; "cancelled" when `cancelled` became true.
Result<FolderListing> listFolder(const QString &folder, const QString &root, bool allDimmed,
                                 const std::atomic<bool> &cancelled);

/// The Errors of a folder that cannot be opened.
Error folderError(const QString &folder, int systemError);

} // namespace boucle
