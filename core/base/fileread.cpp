// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/fileread.h"

#include "core/base/tr.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boucle {

namespace {

Error unreadable(const QString &path, int error)
{
    if (error == ENOENT || error == ENOTDIR)
        return {QStringLiteral("file-missing"), CoreTr::tr("%1 does not exist.").arg(path)};
    const QString reason = error == EACCES || error == EPERM ? CoreTr::tr("permission denied")
                                                             : QString::fromLocal8Bit(std::strerror(error));
    return {QStringLiteral("file-unreadable"), CoreTr::tr("%1 cannot be read: %2.").arg(path, reason)};
}

} // namespace

Result<QByteArray> readFile(const QString &path, qint64 limitBytes)
{
    constexpr qint64 bytesPerMiB = 1024 * 1024;
    const QByteArray name = QFile::encodeName(path);
    struct stat info = {};
    if (::stat(name.constData(), &info) != 0)
        return unreadable(path, errno);
    if (!S_ISREG(info.st_mode))
        return Error{QStringLiteral("not-a-file"), S_ISDIR(info.st_mode)
                                                       ? CoreTr::tr("%1 is a folder.").arg(path)
                                                       : CoreTr::tr("%1 is not a regular file.").arg(path)};
    // Without blocking: another kind of file may have taken the place of the one just looked at.
    const int descriptor = ::open(name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0)
        return unreadable(path, errno);
    QFile file;
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return unreadable(path, EIO);
    }
    QByteArray bytes = file.read(limitBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadable(path, EIO);
    if (bytes.size() > limitBytes)
        return Error{QStringLiteral("file-too-large"),
                     CoreTr::tr("%1 is too large: it has %2 MiB, the limit is %3 MiB.")
                         .arg(path)
                         .arg((info.st_size + bytesPerMiB - 1) / bytesPerMiB)
                         .arg(limitBytes / bytesPerMiB)};
    return bytes;
}

} // namespace boucle
