// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/processfacts.h"

#include "runtime/node/host.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <numeric>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace boucle {

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Not QFile::symLinkTarget(): it makes "socket:[1]" a path.
QString linkTarget(const QString &link)
{
    char target[4096];
    const ssize_t size = readlink(QFile::encodeName(link).constData(), target, sizeof target);
    return size < 0 ? QString() : QString::fromLocal8Bit(target, qsizetype(size));
}

/// "socket:[4711]" → "socket"; paths stay.
QString kindOfTarget(const QString &target)
{
    const qsizetype bracket = target.indexOf(QLatin1String(":["));
    return target.startsWith(QLatin1Char('/')) || bracket < 0 ? target : target.left(bracket);
}

/// Whether `fd` is a connection that was made to `port` of this machine.
bool isConnectionTo(quint16 port, int fd)
{
    sockaddr_in local{};
    sockaddr_in peer{};
    socklen_t size = sizeof local;
    socklen_t peerSize = sizeof peer;
    return getsockname(fd, reinterpret_cast<sockaddr *>(&local), &size) == 0 && local.sin_family == AF_INET &&
           ntohs(local.sin_port) == port &&
           getpeername(fd, reinterpret_cast<sockaddr *>(&peer), &peerSize) == 0;
}

QMap<int, quintptr> readSignalHandlers()
{
    constexpr int lastStandardSignal = 31;
    QMap<int, quintptr> handlers;
    for (int signal = 1; signal <= lastStandardSignal; ++signal) {
        struct sigaction action
        {
        };
        if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_DFL)
            handlers.insert(signal, reinterpret_cast<quintptr>(action.sa_handler));
    }
    return handlers;
}

QMap<QString, int> readDescriptors(quint16 witnessPort)
{
    QMap<QString, int> kinds;
    const QString folder = QStringLiteral("/proc/self/fd/");
    const QString itself = QStringLiteral("/proc/%1/fd").arg(getpid());
    for (const QString &entry :
         QDir(folder).entryList(QDir::System | QDir::AllEntries | QDir::NoDotAndDotDot)) {
        const QString target = linkTarget(folder + entry);
        // Gone again, or what reads the folder.
        if (!target.isEmpty() && target != itself && !isConnectionTo(witnessPort, entry.toInt()))
            ++kinds[kindOfTarget(target)];
    }
    return kinds;
}

int sum(const QMap<QString, int> &counts)
{
    return std::accumulate(counts.begin(), counts.end(), 0);
}

void compareCounts(QStringList &lines, const QString &what, const QMap<QString, int> &before,
                   const QMap<QString, int> &now)
{
    if (sum(now) <= sum(before))
        return;
    QStringList kinds;
    for (auto it = now.begin(); it != now.end(); ++it) {
        if (const int more = *it - before.value(it.key()); more != 0)
            kinds.append(QStringLiteral("%1%2 %3")
                             .arg(more > 0 ? QStringLiteral("+") : QString())
                             .arg(more)
                             .arg(it.key()));
    }
    lines.append(QStringLiteral("%1: %2 more than before (%3)")
                     .arg(what)
                     .arg(sum(now) - sum(before))
                     .arg(kinds.join(QStringLiteral(", "))));
}

} // namespace

ProcessFacts ProcessFacts::read(quint16 witnessPort)
{
    ProcessFacts facts;
    facts.descriptors = readDescriptors(witnessPort);
    for (int fd = 0; fd <= 2; ++fd)
        facts.standardTargets.append(linkTarget(QStringLiteral("/proc/self/fd/%1").arg(fd)));

    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QByteArray name = readAll(tasks.filePath(task) + QStringLiteral("/comm")).trimmed();
        if (!name.isEmpty())
            ++facts.threads[QString::fromUtf8(name)];
        for (const QByteArray &child :
             readAll(tasks.filePath(task) + QStringLiteral("/children")).split(' ')) {
            if (!child.trimmed().isEmpty())
                facts.children.append(child.toLongLong());
        }
    }

    facts.workingDirectory = QDir::currentPath();
    for (const QByteArray &line : readAll(QStringLiteral("/proc/self/status")).split('\n')) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray key = line.left(colon);
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (key == "Name" || key == "Umask" || key == "Uid" || key == "Gid" || key == "Groups")
            facts.status.insert(QString::fromLatin1(key), QString::fromUtf8(value));
    }
    facts.status.insert(QStringLiteral("Priority"), QString::number(getpriority(PRIO_PROCESS, 0)));
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0)
        facts.status.insert(QStringLiteral("Descriptor limit"), QString::number(limit.rlim_cur));
    facts.status.insert(QStringLiteral("Command line"),
                        QString::fromUtf8(readAll(QStringLiteral("/proc/self/cmdline"))));

    facts.signalHandlers = readSignalHandlers();
    facts.environment = Host::environment();

    facts.residentBytes = residentNow();
    return facts;
}

qint64 ProcessFacts::residentNow()
{
    const QByteArrayList pages = readAll(QStringLiteral("/proc/self/statm")).split(' ');
    return pages.value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

int ProcessFacts::descriptorCount() const
{
    return sum(descriptors);
}

int ProcessFacts::threadCount() const
{
    return sum(threads);
}

int ProcessFacts::newThreadsSince(const ProcessFacts &before) const
{
    // A server's thread bears its number: no two have one name.
    int count = 0;
    for (auto it = threads.begin(); it != threads.end(); ++it)
        count += std::max(0, it.value() - before.threads.value(it.key()));
    return count;
}

QStringList differences(const ProcessFacts &before, const ProcessFacts &now)
{
    QStringList lines;
    compareCounts(lines, QStringLiteral("descriptors"), before.descriptors, now.descriptors);
    compareCounts(lines, QStringLiteral("threads"), before.threads, now.threads);
    if (now.standardTargets != before.standardTargets) {
        lines.append(QStringLiteral("descriptors 0, 1, 2: %1, before %2")
                         .arg(now.standardTargets.join(QLatin1Char(' ')),
                              before.standardTargets.join(QLatin1Char(' '))));
    }
    for (const qint64 child : now.children) {
        if (!before.children.contains(child))
            lines.append(QStringLiteral("child process %1 is left").arg(child));
    }
    if (now.workingDirectory != before.workingDirectory)
        lines.append(QStringLiteral("working directory: %1, before %2")
                         .arg(now.workingDirectory, before.workingDirectory));
    for (auto it = now.status.begin(); it != now.status.end(); ++it) {
        if (const QString old = before.status.value(it.key()); old != *it)
            lines.append(QStringLiteral("%1: %2, before %3").arg(it.key(), *it, old));
    }
    for (auto it = before.signalHandlers.begin(); it != before.signalHandlers.end(); ++it) {
        if (now.signalHandlers.value(it.key()) != *it)
            lines.append(
                QStringLiteral("SIG%1 has lost its handler").arg(QLatin1String(sigabbrev_np(it.key()))));
    }
    if (now.environment != before.environment)
        lines.append(QStringLiteral("the environment of the process changed"));
    return lines;
}

QList<qint64> processesWithEnvironment(const QByteArray &name, const QByteArray &value)
{
    const QByteArray wanted = '\0' + name + '=' + value + '\0';
    QList<qint64> found;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isNumber = false;
        const qint64 id = entry.toLongLong(&isNumber);
        if (!isNumber || id == getpid())
            continue;
        const QByteArray environment = readAll(QStringLiteral("/proc/%1/environ").arg(id));
        if (('\0' + environment).contains(wanted))
            found.append(id);
    }
    return found;
}

} // namespace boucle
