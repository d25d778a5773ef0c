// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/portowner.h"

#include "core/base/tr.h"
#include "core/session/processsockets.h"

#include <QDir>
#include <QFile>

#include <algorithm>

#include <unistd.h>

namespace boucle {

std::optional<PortOwner> findPortOwner(int port, const QString &procRoot)
{
    const QHash<QByteArray, ListeningSocket> sockets = listeningSockets(procRoot);
    const auto listens = [&](const QByteArray &inode) { return sockets.value(inode).port == port; };
    if (std::none_of(sockets.begin(), sockets.end(),
                     [port](const ListeningSocket &socket) { return socket.port == port; }))
        return std::nullopt;
    const QStringList processes = QDir(procRoot).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &process : processes) {
        bool isPid = false;
        const qint64 pid = process.toLongLong(&isPid);
        if (!isPid)
            continue;
        const QList<QByteArray> held = socketsOf(procRoot + u'/' + process);
        if (std::none_of(held.begin(), held.end(), listens))
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
        return CoreTr::tr(
                   "Port %1 is already in use by another program. Stop that program, or let the server "
                   "listen on another port.")
            .arg(port);
    if (owner->pid == getpid())
        return CoreTr::tr(
                   "Port %1 is already in use by another server that runs in Boucle. Stop that server, "
                   "or let this one listen on another port.")
            .arg(port);
    return CoreTr::tr("Port %1 is already in use by %2 (process %3). Stop that program, or let the server "
                      "listen on another port.")
        .arg(port)
        .arg(owner->program)
        .arg(owner->pid);
}

} // namespace boucle
