// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/transport.h"

#include <QProcess>

namespace boucle {

/// A real engine behind a transport: the pinned node in a process of its own, without a port. The script
/// begins with Runtime.runIfWaitingForDebugger.
class EnginePeer : public cdp::Transport
{
    Q_OBJECT
public:
    explicit EnginePeer(const QString &script, QObject *parent = nullptr);
    ~EnginePeer() override;

    void send(const QByteArray &message) override;
    void close() override;

    /// What the script printed so far.
    QByteArray output() const { return m_output; }

private:
    void read();

    QProcess m_process;
    QByteArray m_rest;
    QByteArray m_output;
    bool m_open = true;
};

} // namespace boucle
