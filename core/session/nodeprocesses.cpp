// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/nodeprocesses.h"

#include "core/base/tr.h"
#include "core/session/processsockets.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <csignal>
#include <optional>

#include <unistd.h>

namespace boucle {

namespace {

// Where node listens when nothing else is said, and the next ones, which whoever starts several uses.
constexpr int firstPort = 9229;
constexpr int lastPort = 9329;

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList commandOf(const QString &folder)
{
    QByteArray text = read(folder + QStringLiteral("/cmdline"));
    if (text.endsWith('\0'))
        text.chop(1);
    QStringList words;
    if (!text.isEmpty()) {
        for (const QByteArray &word : text.split('\0'))
            words.append(QString::fromLocal8Bit(word));
    }
    return words;
}

bool isNode(const QString &folder)
{
    QString program = QFile::symLinkTarget(folder + QStringLiteral("/exe"));
    program.remove(QStringLiteral(" (deleted)")); // updated since
    const QString name = QFileInfo(program).fileName();
    return name == QLatin1String("node") || name == QLatin1String("nodejs");
}

bool expectsTheSignal(const QString &folder, const QStringList &command)
{
    static const QRegularExpression caught(QStringLiteral("^SigCgt:\\s*([0-9a-f]+)"),
                                           QRegularExpression::MultilineOption);
    const QString status = QString::fromLatin1(read(folder + QStringLiteral("/status")));
    const quint64 mask = caught.match(status).captured(1).toULongLong(nullptr, 16);
    return (mask >> (SIGUSR1 - 1) & 1) && !command.contains(QLatin1String("--disable-sigusr1"));
}

/// The port of the flag that is for an inspector: nothing without one, 0 for any port.
std::optional<int> portOfFlag(const QStringList &command)
{
    static const QRegularExpression flag(
        QStringLiteral("^--inspect(?:-brk|-wait|-port)?(?:=(?:.*:)?(\\d+))?$"));
    for (qsizetype i = 1; i < command.size() && command[i].startsWith(u'-'); ++i) {
        const QRegularExpressionMatch match = flag.match(command[i]);
        if (match.hasMatch())
            return match.hasCaptured(1) ? match.captured(1).toInt() : firstPort;
    }
    return std::nullopt;
}

/// `listening`: in the order in which they were opened.
int inspectorPort(const QList<ListeningSocket> &listening, const QStringList &command)
{
    const std::optional<int> wanted = portOfFlag(command);
    int likely = 0;
    int firstLoopback = 0;
    for (const ListeningSocket &socket : listening) {
        if (wanted && *wanted != 0 && socket.port == *wanted)
            return socket.port;
        if (socket.port >= firstPort && socket.port <= lastPort)
            likely = likely == 0 ? socket.port : std::min(likely, socket.port);
        if (socket.isLoopback && firstLoopback == 0)
            firstLoopback = socket.port;
    }
    if (likely != 0)
        return likely;
    // With the flag node opens its inspector before the script can open anything.
    return wanted == 0 ? firstLoopback : 0;
}

} // namespace

QList<NodeProcess> findNodeProcesses(const QString &procRoot)
{
    const QHash<QByteArray, ListeningSocket> sockets = listeningSockets(procRoot);
    QList<NodeProcess> result;
    const QStringList entries = QDir(procRoot).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        const QString folder = procRoot + u'/' + entry;
        bool isPid = false;
        const qint64 pid = entry.toLongLong(&isPid);
        if (!isPid || pid == getpid() || QFileInfo(folder).ownerId() != getuid() || !isNode(folder))
            continue;
        const QStringList command = commandOf(folder);
        // A new descriptor is the lowest that is free: mostly they stand in the order of their opening.
        QList<ListeningSocket> listening;
        for (const QByteArray &inode : socketsOf(folder)) {
            if (const auto it = sockets.find(inode); it != sockets.end())
                listening.append(*it);
        }
        NodeProcess process{pid, command.join(u' '), QFile::symLinkTarget(folder + QStringLiteral("/cwd")),
                            inspectorPort(listening, command), expectsTheSignal(folder, command)};
        if (process.inspectorPort != 0 || process.canBeAsked)
            result.append(process);
    }
    std::sort(result.begin(), result.end(),
              [](const NodeProcess &a, const NodeProcess &b) { return a.pid > b.pid; });
    return result;
}

Result<void> openInspector(qint64 pid, const QString &procRoot)
{
    const QString folder = procRoot + u'/' + QString::number(pid);
    if (!isNode(folder) || !expectsTheSignal(folder, commandOf(folder)) || kill(pid_t(pid), SIGUSR1) != 0)
        return Error{
            QStringLiteral("inspector-refused"),
            CoreTr::tr("The process %1 has ended, or does not let debuggers in. Start it with --inspect.")
                .arg(pid)};
    return {};
}

} // namespace boucle
