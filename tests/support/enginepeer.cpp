// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/enginepeer.h"

#include <utility>

namespace boucle {

EnginePeer::EnginePeer(const QString &script, QObject *parent)
    : cdp::Transport(parent)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &EnginePeer::read);
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { m_output += m_process.readAllStandardError(); });
    connect(&m_process, &QProcess::finished, this, [this] {
        if (std::exchange(m_open, false))
            emit closed(QStringLiteral("the server has ended"));
    });
    m_process.start(
        QStringLiteral(BOUCLE_NODE_EXECUTABLE),
        {qEnvironmentVariable("BOUCLE_SOURCE_DIR") + QStringLiteral("/tests/support/enginepeer.cjs"),
         script});
}

EnginePeer::~EnginePeer()
{
    m_open = false;
    m_process.kill();
    m_process.waitForFinished();
}

void EnginePeer::send(const QByteArray &message)
{
    if (m_open)
        m_process.write(message + '\n');
}

void EnginePeer::close()
{
    if (!std::exchange(m_open, false))
        return;
    m_process.kill();
    emit closed(QStringLiteral("closed"));
}

void EnginePeer::read()
{
    m_rest += m_process.readAllStandardOutput();
    while (m_open) {
        const qsizetype end = m_rest.indexOf('\n');
        if (end < 0)
            return;
        const QByteArray line = m_rest.left(end);
        m_rest.remove(0, end + 1);
        emit received(line);
    }
}

} // namespace boucle
