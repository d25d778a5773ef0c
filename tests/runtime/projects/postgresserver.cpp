// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/projects/postgresserver.h"

#include "tests/runtime/projects/loopback.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QUuid>

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>

namespace boucle {

namespace {

constexpr int initialiseLimitMs = 60'000;
constexpr int startLimitMs = 30'000;
constexpr int stopLimitMs = 10'000;
const QString userName = QStringLiteral("boucle");

Error failure(const QString &message)
{
    return {QStringLiteral("postgres"), message, true};
}

/// The folder with the newest version's programs; empty when none is installed.
QString findPrograms()
{
    QStringList versions =
        QDir(QStringLiteral("/usr/lib/postgresql")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(versions.begin(), versions.end(),
              [](const QString &a, const QString &b) { return a.toDouble() > b.toDouble(); });
    for (const QString &version : qAsConst(versions)) {
        const QString folder = QStringLiteral("/usr/lib/postgresql/%1/bin/").arg(version);
        if (QFile::exists(folder + QStringLiteral("initdb")) &&
            QFile::exists(folder + QStringLiteral("postgres")))
            return folder;
    }
    return {};
}

/// As PostgreSQL's own user when this is root, and told to end when this process does.
void setCommand(QProcess &process, const QString &program, const QStringList &arguments)
{
    QStringList words{QStringLiteral("--pdeathsig"), QStringLiteral("INT")};
    if (::geteuid() == 0)
        words << QStringLiteral("--reuid=postgres") << QStringLiteral("--regid=postgres")
              << QStringLiteral("--init-groups");
    process.setProgram(QStringLiteral("setpriv"));
    process.setArguments(words << QStringLiteral("--") << program << arguments);
}

} // namespace

// Not in the build folder: PostgreSQL's user may not be allowed to reach that.
PostgresServer::PostgresServer()
    : m_folder(QDir::tempPath() + QStringLiteral("/boucle-postgres-XXXXXX"))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
}

PostgresServer::~PostgresServer()
{
    stop();
}

QString PostgresServer::dataFolder() const
{
    return m_folder.filePath(QStringLiteral("data"));
}

Result<void> PostgresServer::start()
{
    const QString programs = findPrograms();
    if (programs.isEmpty())
        return failure(QStringLiteral("PostgreSQL is not installed (Debian's package postgresql)"));
    if (const Result<void> made = makeDataFolder(programs); !made)
        return made;
    return serve(programs);
}

Result<void> PostgresServer::makeDataFolder(const QString &programs)
{
    if (!m_folder.isValid())
        return failure(m_folder.errorString());
    m_password = QUuid::createUuid().toString(QUuid::Id128);
    const QString passwordFile = m_folder.filePath(QStringLiteral("password"));
    QFile file(passwordFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_password.toLatin1() + '\n') < 0)
        return failure(file.errorString());
    file.close();
    if (::geteuid() == 0) {
        const passwd *user = ::getpwnam("postgres");
        if (!user)
            return failure(QStringLiteral("There is no user postgres"));
        for (const QString &path : {m_folder.path(), passwordFile}) {
            if (::chown(QFile::encodeName(path).constData(), user->pw_uid, user->pw_gid) != 0)
                return failure(QStringLiteral("%1 cannot be given to the user postgres").arg(path));
        }
    }

    QProcess initdb;
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    setCommand(initdb, programs + QStringLiteral("initdb"),
               {QStringLiteral("--pgdata"), dataFolder(), QStringLiteral("--username"), userName,
                QStringLiteral("--pwfile"), passwordFile, QStringLiteral("--auth=scram-sha-256"),
                QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C"),
                QStringLiteral("--no-sync")});
    initdb.start();
    if (!initdb.waitForFinished(initialiseLimitMs) || initdb.exitStatus() != QProcess::NormalExit ||
        initdb.exitCode() != 0)
        return failure(QStringLiteral("initdb failed: %1 %2")
                           .arg(initdb.errorString(), QString::fromLocal8Bit(initdb.readAll())));
    return {};
}

Result<void> PostgresServer::serve(const QString &programs)
{
    const int port = freeLoopbackPort();
    m_url = QStringLiteral("postgres://%1:%2@127.0.0.1:%3/postgres").arg(userName, m_password).arg(port);
    setCommand(m_process, programs + QStringLiteral("postgres"),
               {QStringLiteral("-D"), dataFolder(), QStringLiteral("-p"), QString::number(port),
                QStringLiteral("-c"), QStringLiteral("listen_addresses=127.0.0.1"), QStringLiteral("-c"),
                QStringLiteral("unix_socket_directories="), QStringLiteral("-c"),
                QStringLiteral("fsync=off")});
    m_process.start();
    QElapsedTimer elapsed;
    elapsed.start();
    while (!m_log.contains("database system is ready to accept connections")) {
        const qint64 left = startLimitMs - elapsed.elapsed();
        if (left <= 0 || !m_process.waitForReadyRead(int(left)))
            return failure(QStringLiteral("%1postgres did not start: %2 %3")
                               .arg(programs, m_process.errorString(), QString::fromLocal8Bit(m_log)));
        m_log += m_process.readAll();
    }
    return {};
}

void PostgresServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    // "Fast shutdown": open connections are ended.
    ::kill(pid_t(m_process.processId()), SIGINT);
    if (!m_process.waitForFinished(stopLimitMs)) {
        qWarning("PostgreSQL did not end in time: killed");
        m_process.kill();
        m_process.waitForFinished(stopLimitMs);
    }
}

} // namespace boucle
