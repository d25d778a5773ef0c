// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/projects/processes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

#include <unistd.h>

#include <optional>

namespace boucle {

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    // A process may end between the listing and this, or be another user's: that is no error here.
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString folderOf(qint64 pid)
{
    return QStringLiteral("/proc/%1/").arg(pid);
}

std::optional<ProcessInfo> inspect(qint64 pid)
{
    // "PID (NAME) STATE PARENT …", and NAME may hold anything.
    const QByteArray stat = readAll(folderOf(pid) + QStringLiteral("stat"));
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (stat.isEmpty() || fields.size() < 2)
        return {};
    ProcessInfo info;
    info.pid = pid;
    info.state = fields.at(0).isEmpty() ? '?' : fields.at(0).at(0);
    info.parent = fields.at(1).toLongLong();
    info.executable = QFileInfo(folderOf(pid) + QStringLiteral("exe")).symLinkTarget();
    QByteArray arguments = readAll(folderOf(pid) + QStringLiteral("cmdline"));
    if (arguments.isEmpty())
        arguments = stat.mid(stat.indexOf('('), stat.lastIndexOf(')') + 1 - stat.indexOf('('));
    info.command = QString::fromLocal8Bit(arguments.replace('\0', ' ')).trimmed();
    return info;
}

QList<qint64> otherProcesses()
{
    QList<qint64> pids;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        bool isNumber = false;
        const qint64 pid = entry.toLongLong(&isNumber);
        if (isNumber && pid != ::getpid())
            pids.append(pid);
    }
    return pids;
}

} // namespace

QList<ProcessInfo> processesWithVariable(const QByteArray &variable)
{
    QList<ProcessInfo> found;
    const QList<qint64> pids = otherProcesses();
    for (qint64 pid : pids) {
        if (!readAll(folderOf(pid) + QStringLiteral("environ")).split('\0').contains(variable))
            continue;
        if (const std::optional<ProcessInfo> info = inspect(pid))
            found.append(*info);
    }
    return found;
}

QList<ProcessInfo> childProcesses()
{
    QList<ProcessInfo> found;
    const QList<qint64> pids = otherProcesses();
    for (qint64 pid : pids) {
        const std::optional<ProcessInfo> info = inspect(pid);
        if (info && info->parent == ::getpid())
            found.append(*info);
    }
    return found;
}

QString describe(const QList<ProcessInfo> &processes)
{
    QStringList lines;
    for (const ProcessInfo &info : processes)
        lines.append(QStringLiteral("%1 %2 %3").arg(info.pid).arg(QLatin1Char(info.state)).arg(info.command));
    return lines.join(QLatin1Char('\n'));
}

} // namespace boucle
