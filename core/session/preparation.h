// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/session/launchspec.h"
#include "core/session/outputbatch.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace boucle {

/// Runs what has to be done before a server's script: one shell command after the other, each in a process group
/// of its own, until one fails. Lives on the UI thread, which never waits for a command
/// to end by itself.
class PreparationRun : public QObject
{
    Q_OBJECT
public:
    /// `environment` is the whole of what the commands see.
    PreparationRun(QList<Preparation> steps, const QMap<QString, QString> &environment,
                   QObject *parent = nullptr);
    /// What still runs is killed, and waited for.
    ~PreparationRun() override;

    /// Begins with the first of those that are left.
    void start();
    /// Ends the running command and whatever it started; finished() follows within a second.
    void stop();

signals:
    void stepStarted(const QString &command);
    void output(const boucle::OutputBatch &batch);
    /// The last signal. Errors: "preparation-failed", "preparation-stopped".
    void finished(const boucle::Result<void> &result);

private:
    void take(OutputStream stream);
    void handleEnd(int exitCode, QProcess::ExitStatus status);
    void signalGroup(int signal);
    void finish(const Result<void> &result);

    QList<Preparation> m_steps;
    QProcess m_process;
    QTimer m_killTimer;
    qint64 m_group = 0; ///< of the running command; 0: none
    bool m_stopped = false;
};

} // namespace boucle
