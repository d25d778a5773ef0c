// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/processsockets.h"

#include <QDir>
#include <QFile>

#include <algorithm>

#include <unistd.h>

namespace boucle {

namespace {

constexpr int listenState = 0x0A;

bool isLoopback(const QByteArray &address)
{
    // Words of four bytes in the machine's order: 127.x.y.z and ::1, and 127.x.y.z in IPv6.
    return (address.size() == 8 && address.endsWith("7F")) || address == "00000000000000000000000001000000" ||
           (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
}

/// Rows look like "0: 0100007F:0BB8 00000000:0000 0A …(six more)… uid timeout inode".
void collect(const QString &table, QHash<QByteArray, ListeningSocket> &sockets)
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
        sockets.insert(fields[9],
                       {fields[1].mid(colon + 1).toInt(nullptr, 16), isLoopback(fields[1].left(colon))});
    }
}

} // namespace

QHash<QByteArray, ListeningSocket> listeningSockets(const QString &procRoot)
{
    QHash<QByteArray, ListeningSocket> sockets;
    collect(procRoot + QStringLiteral("/net/tcp"), sockets);
    collect(procRoot + QStringLiteral("/net/tcp6"), sockets);
    return sockets;
}

QList<QByteArray> socketsOf(const QString &processFolder)
{
    const QDir descriptors(processFolder + QStringLiteral("/fd"));
    QStringList entries = descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    std::sort(entries.begin(), entries.end(),
              [](const QString &a, const QString &b) { return a.toInt() < b.toInt(); });
    QList<QByteArray> result;
    for (const QString &entry : entries) {
        char target[64];
        const ssize_t length =
            readlink(QFile::encodeName(descriptors.filePath(entry)).constData(), target, sizeof target);
        const QByteArray link(target, int(std::max<ssize_t>(length, 0)));
        if (link.startsWith("socket:["))
            result.append(link.mid(8, link.size() - 9));
    }
    return result;
}

} // namespace boucle
