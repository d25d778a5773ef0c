// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/launchspec.h"
#include "runtime/node/outputring.h"
#include "runtime/remote/processreports.h"
#include "runtime/remote/processtransport.h"
#include "runtime/remote/processwatch.h"
#include "runtime/remote/remoteserver.h"

#include <QPointer>
#include <QTimer>

namespace boucle {

/// A server in a process of its own.
class SeparateServer : public RemoteServer
{
    Q_OBJECT
public:
    struct Options
    {
        quint64 id = 0; ///< for `watch`, and unique in it
        QString token;  ///< for `reports`
        LaunchSpec spec;
        QString nodeExecutable;
    };

    /// Both must outlive it.
    SeparateServer(Options options, ProcessReports &reports, ProcessWatch &watch, QObject *parent = nullptr);
    ~SeparateServer() override;

    /// Error "process-not-started".
    Result<void> start();
    /// What the process itself has reported; that of others is not for here.
    void hear(const ProcessReport &report);
    qint64 processId() const { return m_pid; }

    void stop() override;
    std::unique_ptr<cdp::Transport> connectInspector() override;
    void writeInput(const QByteArray &bytes) override;
    void closeInput() override;
    OutputBatch takeOutput(int maxLines) override;

private:
    std::vector<std::string> command() const;
    QMap<QString, QString> environment(const QString &marker);
    Q_INVOKABLE void announceOutput();
    Q_INVOKABLE void processEnded();
    void started();
    ExitReason reason(int status, bool outOfMemory) const;

    const Options m_options;
    ProcessReports &m_reports;
    ProcessWatch &m_watch;
    qint64 m_pid = 0;
    std::shared_ptr<OutputRing> m_ring;

    /// What the thread of the watch has to say; shared with it.
    struct Mail
    {
        std::mutex mutex;
        SeparateServer *receiver = nullptr;
        int status = 0;
        bool outOfMemory = false;
    };
    std::shared_ptr<Mail> m_mail;

    std::optional<QUrl> m_inspector; ///< until it is connected
    QPointer<ProcessTransport> m_transport;
    std::optional<UncaughtError> m_uncaught;
    QTimer m_reportLimit;
    bool m_isReporting = false; ///< it was told to, and the bootstrap has not failed yet
    bool m_started = false;
    bool m_stopped = false;
    bool m_ended = false;
};

} // namespace boucle
