// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"

#include "core/base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boucle {

namespace {

constexpr mode_t modeOfNewFile = 0666;
constexpr mode_t anyWriteBit = 0222;
constexpr mode_t permissionBits = 07777;
constexpr int linkLimit = 40; // as the kernel's

QString systemText(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

Error saveError(const QString &path, int error)
{
    const QString shown = QDir::toNativeSeparators(path);
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return {QStringLiteral("disk-full"),
                CoreTr::tr("%1 was not saved: the disk is full. The file is as it was.").arg(shown)};
    case EROFS:
        return {QStringLiteral("file-read-only"),
                CoreTr::tr("%1 was not saved: it is on a read-only disk.").arg(shown)};
    case EACCES:
    case EPERM:
        return {QStringLiteral("file-read-only"),
                CoreTr::tr("%1 was not saved: no permission to write in its folder.").arg(shown)};
    case ENOENT:
        return {QStringLiteral("file-not-saved"),
                CoreTr::tr("%1 was not saved: its folder does not exist.").arg(shown)};
    default:
        return {QStringLiteral("file-not-saved"),
                CoreTr::tr("%1 was not saved: %2.").arg(shown, systemText(error))};
    }
}

/// Where a chain of links ends, also when nothing stands there yet.
QString followLinks(const QString &path)
{
    QString target = path;
    for (int i = 0; i < linkLimit && QFileInfo(target).isSymLink(); ++i)
        target = QFileInfo(target).symLinkTarget();
    return target;
}

mode_t currentUmask()
{
    // umask() can only be read by setting it, which another thread could see; /proc says it without.
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> lines = status.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("Umask:"))
                return mode_t(line.mid(6).trimmed().toUInt(nullptr, 8));
        }
    }
    return 022;
}

QByteArray temporaryNameFor(const QFileInfo &target)
{
    return QFile::encodeName(target.path() + QStringLiteral("/.") + target.fileName() + QStringLiteral(".XXXXXX"));
}

/// A file beside the target that becomes it, or goes away.
class TemporaryFile
{
public:
    explicit TemporaryFile(const QString &target)
        : m_name(temporaryNameFor(QFileInfo(target))), m_descriptor(mkostemp(m_name.data(), O_CLOEXEC))
    {
    }
    ~TemporaryFile()
    {
        if (m_descriptor < 0)
            return;
        ::close(m_descriptor);
        if (!m_renamed)
            ::unlink(m_name.constData());
    }
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    bool isOpen() const { return m_descriptor >= 0; }

    bool write(const QByteArray &bytes)
    {
        for (qsizetype done = 0; done < bytes.size();) {
            const ssize_t n = ::write(m_descriptor, bytes.constData() + done, size_t(bytes.size() - done));
            if (n < 0 && errno != EINTR)
                return false;
            done += std::max<ssize_t>(n, 0);
        }
        return true;
    }

    bool takeAttributes(const struct stat *original)
    {
        if (!original)
            return ::fchmod(m_descriptor, modeOfNewFile & ~currentUmask()) == 0;
        // Only root may give files away; a group may be kept by its members. Neither is worth losing the
        // text.
        if (::fchown(m_descriptor, original->st_uid, original->st_gid) != 0 &&
            ::fchown(m_descriptor, uid_t(-1), original->st_gid) != 0) {
            const mode_t withoutGroup = original->st_mode & permissionBits & ~mode_t(S_ISUID | S_ISGID);
            return ::fchmod(m_descriptor, withoutGroup) == 0;
        }
        return ::fchmod(m_descriptor, original->st_mode & permissionBits) == 0;
    }

    bool sync() { return ::fsync(m_descriptor) == 0; }

    bool replace(const QString &target)
    {
        m_renamed = ::rename(m_name.constData(), QFile::encodeName(target).constData()) == 0;
        return m_renamed;
    }

private:
    QByteArray m_name;
    int m_descriptor;
    bool m_renamed = false;
};

/// Makes the new name itself survive a power cut. The content is safe by then, so failure is no error.
void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

Result<void> saveAtomically(const QString &path, const QByteArray &bytes, Durability durability)
{
    const QString target = followLinks(path);
    if (QFileInfo(target).isSymLink())
        return saveError(path, ELOOP);
    struct stat original = {};
    const bool exists = ::stat(QFile::encodeName(target).constData(), &original) == 0;
    if (exists && !S_ISREG(original.st_mode))
        return Error{QStringLiteral("file-not-saved"),
                     CoreTr::tr("%1 was not saved: it is not a regular file.").arg(path)};
    // Renaming over a file needs no right to write it, and root may write all: what its owner protected
    // stays protected.
    if (exists &&
        ((original.st_mode & anyWriteBit) == 0 || ::access(QFile::encodeName(target).constData(), W_OK) != 0))
        return Error{QStringLiteral("file-read-only"),
                     CoreTr::tr("%1 was not saved: the file is read-only.").arg(path)};

    TemporaryFile temporary(target);
    if (!temporary.isOpen() || !temporary.write(bytes) ||
        !temporary.takeAttributes(exists ? &original : nullptr) ||
        (durability == Durability::Machine && !temporary.sync()) || !temporary.replace(target))
        return saveError(path, errno);
    if (durability == Durability::Machine)
        syncFolder(QFileInfo(target).path());
    return {};
}

} // namespace boucle
