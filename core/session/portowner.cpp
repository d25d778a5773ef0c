// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/portowner.h"

#include "core/base/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <unistd.h>

namespace boucle {

namespace {

constexpr int listenState = 0x0A;

/// Socket inodes that listen on the port, of one of /proc/net/tcp and tcp6. Rows look like
/// "0: 0100007F:0BB8 00000000:0000 0A …(six more)… uid timeout inode".
void collectListeners(const QString &table, int port, QSet<QByteArray> &inodes)
{
    QFile file(table);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> rows = file.readAll().split('\n');
    for (const QByteArray &row : rows) {
        const QList<QByteArray> fields = row.simplified().split(' ');
        if (fields.size() < 10 || fields[3].toInt(nullptr, 16) != listenState)
            continue;
        const qsizetype colon = fields[1].lastIndexOf(':');
        if (fields[1].mid(colon + 1).toInt(nullptr, 16) == port)
            inodes.insert(fields[9]);
    }
}

bool holdsSocket(const QString &processFolder, const QSet<QByteArray> &inodes)
{
    const QDir descriptors(processFolder + QStringLiteral("/fd"));
    const QStringList entries = descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        char target[64];
        const ssize_t length =
            readlink(QFile::encodeName(descriptors.filePath(entry)).constData(), target, sizeof target);
        const QByteArray link(target, int(std::max<ssize_t>(length, 0)));
        if (link.startsWith("socket:[") && inodes.contains(link.mid(8, link.size() - 9)))
            return true;
    }
    return false;
}

} // namespace

std::optional<PortOwner> findPortOwner(int port, const QString &procRoot)
{
    QSet<QByteArray> inodes;
    collectListeners(procRoot + QStringLiteral("/net/tcp"), port, inodes);
    collectListeners(procRoot + QStringLiteral("/net/tcp6"), port, inodes);
    if (inodes.isEmpty())
        return std::nullopt;
    const QStringList processes = QDir(procRoot).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &process : processes) {
        bool isPid = false;
        const qint64 pid = process.toLongLong(&isPid);
        if (!isPid || !holdsSocket(procRoot + u'/' + process, inodes))
            continue;
        QFile name(procRoot + u'/' + process + QStringLiteral("/comm"));
        const bool readable = name.open(QIODevice::ReadOnly);
        return PortOwner{pid, readable ? QString::fromUtf8(name.readAll().trimmed()) : QString()};
    }
    return std::nullopt;
}

QString describePortInUse(int port, const std::optional<PortOwner> &owner)
{
    if (!owner)
        return CoreTr::tr("Port %1 is already in use by another program. Stop that program, or let the server "
                          "listen on another port.")
            .arg(port);
    if (owner->pid == getpid())
        return CoreTr::tr("Port %1 is already in use by another server that runs in Boucle. Stop that server, "
                          "or let this one listen on another port.")
            .arg(port);
    return CoreTr::tr("Port %1 is already in use by %2 (process %3). Stop that program, or let the server "
                      "listen on another port.")
        .arg(port)
        .arg(owner->program)
        .arg(owner->pid);
}

} // namespace boucle
