// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/fileoperations.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <optional>

namespace boucle {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(boucle::FileOperations)
};

std::optional<Error> checkName(const QString &name, bool mayHaveFolders)
{
    const auto invalid = [](const QString &message) {
        return Error{QStringLiteral("name-invalid"), message};
    };
    if (name.isEmpty())
        return invalid(Tr::tr("Type a name."));
    if (!mayHaveFolders && name.contains(QLatin1Char('/')))
        return invalid(Tr::tr("A name cannot contain “/”."));
    const QStringList parts = name.split(QLatin1Char('/'));
    for (const QString &part : parts) {
        if (part.isEmpty() || part == QLatin1String(".") || part == QLatin1String(".."))
            return invalid(Tr::tr("“%1” is not a name for a file.").arg(name));
    }
    return std::nullopt;
}

// Also true for a link that leads nowhere.
bool isTaken(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() || info.isSymLink();
}

Error takenError(const QString &path)
{
    return {QStringLiteral("file-exists"),
            Tr::tr("“%1” exists already. Choose another name.").arg(QFileInfo(path).fileName())};
}

} // namespace

Result<QString> createFile(const QString &folder, const QString &name)
{
    if (const std::optional<Error> error = checkName(name, true))
        return *error;
    const QString path = QDir(folder).filePath(name);
    if (isTaken(path))
        return takenError(path);
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        return Error{QStringLiteral("file-not-created"),
                     Tr::tr("“%1” could not be created: %2.").arg(name, file.errorString())};
    }
    return path;
}

Result<QString> createFolder(const QString &folder, const QString &name)
{
    if (const std::optional<Error> error = checkName(name, true))
        return *error;
    const QString path = QDir(folder).filePath(name);
    if (isTaken(path))
        return takenError(path);
    if (!QDir().mkpath(path)) {
        return Error{QStringLiteral("folder-not-created"),
                     Tr::tr("The folder “%1” could not be created. Check that you may write to %2.")
                         .arg(name, QDir::toNativeSeparators(folder))};
    }
    return path;
}

Result<QString> renamePath(const QString &path, const QString &name)
{
    if (const std::optional<Error> error = checkName(name, false))
        return *error;
    const QFileInfo info(path);
    const QString target = info.dir().filePath(name);
    if (target == path)
        return target;
    if (isTaken(target))
        return takenError(target);
    QFile file(path);
    if (!file.rename(target)) {
        return Error{QStringLiteral("not-renamed"),
                     Tr::tr("“%1” could not be renamed: %2.").arg(info.fileName(), file.errorString())};
    }
    return target;
}

Result<void> moveToTrash(const QString &path)
{
    QFile file(path);
    if (!file.moveToTrash()) {
        return Error{QStringLiteral("no-trash"), Tr::tr("“%1” could not be moved to the trash: %2.")
                                                     .arg(QFileInfo(path).fileName(), file.errorString())};
    }
    return {};
}

Result<void> deleteForGood(const QString &path)
{
    const QFileInfo info(path);
    // A link to a folder is a file here: what it leads to stays.
    const bool done =
        info.isDir() && !info.isSymLink() ? QDir(path).removeRecursively() : QFile::remove(path);
    if (!done) {
        return Error{QStringLiteral("not-deleted"),
                     Tr::tr("“%1” could not be deleted. Check that you may write to its folder.")
                         .arg(info.fileName())};
    }
    return {};
}

} // namespace boucle
