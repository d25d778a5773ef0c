// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace boucle {

/// What this process has and is, as the kernel tells it: what a fault of one server must leave alone.
struct ProcessFacts
{
    QMap<QString, int> descriptors; ///< kind ("socket", "pipe", a path) → how many
    QStringList standardTargets;    ///< where the descriptors 0, 1 and 2 lead
    QMap<QString, int> threads;     ///< name → how many
    QList<qint64> children;
    QString workingDirectory;
    QMap<QString, QString> status;      ///< umask, credentials and the like → value
    QMap<int, quintptr> signalHandlers; ///< of the signals that are caught or ignored
    QMap<QString, QString> environment;
    qint64 residentBytes = 0;

    /// Connections of the witness, which come and go with each request, are left out: by its port.
    static ProcessFacts read(quint16 witnessPort);

    /// Of this process, in bytes.
    static qint64 residentNow();

    int descriptorCount() const;
    int threadCount() const;
    /// Threads that were not there before; those that have gone meanwhile do not count against them.
    int newThreadsSince(const ProcessFacts &before) const;
};

/// What there is more of now, or what changed, one line each. Fewer threads or descriptors are no difference,
/// nor are signals that are handled now.
QStringList differences(const ProcessFacts &before, const ProcessFacts &now);

/// Processes whose environment at their start held NAME=VALUE, this one excluded.
QList<qint64> processesWithEnvironment(const QByteArray &name, const QByteArray &value);

} // namespace boucle
