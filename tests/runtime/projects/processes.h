// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace boucle {

/// Another process of this machine, as /proc showed it.
struct ProcessInfo
{
    qint64 pid = 0;
    qint64 parent = 0;
    char state = '?';   ///< as in /proc/PID/stat; 'Z': ended, not yet waited for
    QString command;    ///< its arguments, or its name when it has none
    QString executable; ///< empty when it cannot be read
    friend bool operator==(const ProcessInfo &a, const ProcessInfo &b) { return a.pid == b.pid; }
};

/// Every process but this one whose environment at its start held the variable "NAME=value".
QList<ProcessInfo> processesWithVariable(const QByteArray &variable);

/// The children of this process, the ended ones that nobody waited for included.
QList<ProcessInfo> childProcesses();

/// One line each, for messages.
QString describe(const QList<ProcessInfo> &processes);

} // namespace boucle
