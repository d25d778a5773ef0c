// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>

namespace boucle {

/// Debian's PostgreSQL with a data folder of its own, on a free loopback port. It refuses to run as root:
/// then it runs as the user that its package made. Ends, and is deleted, with this object, and with the
/// process.
class PostgresServer
{
public:
    PostgresServer();
    ~PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;

    /// Blocks until the server accepts connections, some seconds. Error: why it does not.
    Result<void> start();
    /// postgres://USER:PASSWORD@127.0.0.1:PORT/postgres
    QString url() const { return m_url; }
    /// Ends it, without waiting for its clients.
    void stop();

private:
    Result<void> makeDataFolder(const QString &programs);
    Result<void> serve(const QString &programs);
    QString dataFolder() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_log;
    QString m_password;
    QString m_url;
};

} // namespace boucle
