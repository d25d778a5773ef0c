// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace boucle {

/// A TCP socket that listens, of this machine.
struct ListeningSocket
{
    int port = 0;
    bool isLoopback = false; ///< reached from this machine only
};

/// By inode, from /proc/net.
QHash<QByteArray, ListeningSocket> listeningSockets(const QString &procRoot);

/// The inodes of the sockets that a process holds, in the order of their descriptors; `processFolder` is
/// /proc/PID. Empty when this user may not look.
QList<QByteArray> socketsOf(const QString &processFolder);

} // namespace boucle
