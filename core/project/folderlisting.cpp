// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/folderlisting.h"

#include "core/base/tr.h"
#include "core/project/ignorerules.h"
#include "core/project/naturalorder.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <optional>
#include <sys/stat.h>

namespace boucle {

namespace {

struct FolderCloser
{
    void operator()(DIR *folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, FolderCloser>;

struct EntryType
{
    bool folder = false;
    bool link = false;
};

/// Nothing when it has gone meanwhile.
std::optional<EntryType> typeOf(int folder, const dirent &entry)
{
    EntryType type{entry.d_type == DT_DIR, entry.d_type == DT_LNK};
    if (entry.d_type != DT_LNK && entry.d_type != DT_UNKNOWN)
        return type;
    struct stat info = {};
    if (entry.d_type == DT_UNKNOWN) {
        if (::fstatat(folder, entry.d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
            return std::nullopt;
        type = {S_ISDIR(info.st_mode), S_ISLNK(info.st_mode)};
    }
    if (type.link)
        type.folder = ::fstatat(folder, entry.d_name, &info, 0) == 0 && S_ISDIR(info.st_mode);
    return type;
}

/// A link to a folder that holds the link: the tree below it would have no end.
bool leadsBack(const QString &link, const QString &canonicalFolder)
{
    const QString target = QFileInfo(link).canonicalFilePath();
    return canonicalFolder == target || target == QLatin1String("/") ||
           canonicalFolder.startsWith(target + u'/');
}

qint64 modificationTime(const QString &path)
{
    struct stat info = {};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return 0;
    return qint64(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec;
}

bool isHidden(const QString &name)
{
    return name == QLatin1String(".") || name == QLatin1String("..") || name == QLatin1String(".git");
}

} // namespace

int compareEntries(bool aIsFolder, const QString &aName, bool bIsFolder, const QString &bName)
{
    if (aIsFolder != bIsFolder)
        return aIsFolder ? -1 : 1;
    return compareNaturally(aName, bName);
}

Error folderError(const QString &folder, int systemError)
{
    if (systemError == ENOENT)
        return {QStringLiteral("folder-missing"), CoreTr::tr("The folder %1 does not exist.").arg(folder)};
    if (systemError == ENOTDIR)
        return {QStringLiteral("not-a-folder"), CoreTr::tr("%1 is not a folder.").arg(folder)};
    if (systemError == EACCES || systemError == EPERM)
        return {QStringLiteral("folder-unreadable"),
                CoreTr::tr("The folder %1 cannot be read: permission denied.").arg(folder)};
    return {QStringLiteral("folder-unreadable"),
            CoreTr::tr("The folder %1 cannot be read: %2.")
                .arg(folder, QString::fromLocal8Bit(std::strerror(systemError)))};
}

Result<FolderListing> listFolder(const QString &folder, const QString &root, bool allDimmed,
                                 const std::atomic<bool> &cancelled)
{
    const Error stopped{QStringLiteral("cancelled"), QString(), false};
    const OpenFolder open(::opendir(QFile::encodeName(folder).constData()));
    if (!open)
        return folderError(folder, errno);
    const IgnoreRules rules = allDimmed ? IgnoreRules() : IgnoreRules::ofFolder(folder, root);
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    FolderListing listing;
    while (const dirent *entry = ::readdir(open.get())) {
        if (cancelled)
            return stopped;
        const QString name = QFile::decodeName(entry->d_name);
        if (isHidden(name))
            continue;
        const std::optional<EntryType> type = typeOf(::dirfd(open.get()), *entry);
        if (!type)
            continue;
        const QString path = folder + u'/' + name;
        listing.entries.push_back({name, type->folder ? FileKind::Folder : fileKindOf(name),
                                   allDimmed || name == QLatin1String("node_modules") ||
                                       rules.isIgnored(path, type->folder && !type->link),
                                   !type->folder || (type->link && leadsBack(path, canonical))});
    }
    std::sort(listing.entries.begin(), listing.entries.end(), [](const FolderEntry &a, const FolderEntry &b) {
        return compareEntries(a.isFolder(), a.name, b.isFolder(), b.name) < 0;
    });
    if (cancelled)
        return stopped;
    listing.ignoreFileTime = modificationTime(folder + QStringLiteral("/.gitignore"));
    return listing;
}

} // namespace boucle
