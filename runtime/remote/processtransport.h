// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/remote/websockettransport.h"

#include <memory>

namespace boucle {

/// The line to the inspector of another node process, which takes care that the process begins and ends as if
/// there were none: node would wait for its debuggers to leave. UI thread.
class ProcessTransport : public cdp::Transport
{
    Q_OBJECT
public:
    enum class Peer {
        Server,  ///< it waits in the bootstrap to be told to run; its end is told by finish()
        Child,   ///< likewise, and ends when the line does
        Attached ///< it runs
    };

    ProcessTransport(const QUrl &url, Peer peer, QObject *parent = nullptr);
    /// As close(), without the signal: the process runs on.
    ~ProcessTransport() override;

    void send(const QByteArray &message) override;
    void close() override;

    /// The process is about to be ended: nothing holds it from now on. finish() follows.
    void letEnd();
    /// The process has ended, and so does the line: with this reason.
    void finish(const QString &reason);

signals:
    void opened();

private:
    void receive(const QByteArray &message);
    void lineClosed(const QString &reason);
    void letRun();
    bool leave();
    void end(const QString &reason);

    const Peer m_peer;
    std::unique_ptr<WebSocketTransport> m_line; ///< nothing: closed
    bool m_isEnding = false;                    ///< the process, which waits for the line to close
    bool m_lineClosed = false;
    QString m_reason; ///< of the end that is near
    QTimer m_endLimit;
    bool m_running = false;
};

} // namespace boucle
