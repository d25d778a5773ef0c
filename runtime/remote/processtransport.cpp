// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/processtransport.h"

#include "core/session/inspectorreason.h"

#include <chrono>
#include <utility>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// Between the end of the line and that of its process, which has the better reason.
constexpr auto endLimit = 1s;

// Clients count upwards.
constexpr char ownAnswer[] = "{\"id\":-1,";

constexpr char watchEnd[] =
    R"({"id":-1,"method":"NodeRuntime.notifyWhenWaitingForDisconnect","params":{"enabled":true}})";
constexpr char waitsForOurEnd[] = R"({"method":"NodeRuntime.waitingForDisconnect")";

// To the bootstrap, which waits in JavaScript: see there. It must not pause for a debugger that waits before
// every script: node may not hear what comes next while it sees to a batch of messages.
QByteArray wordTo(const char *word)
{
    return QByteArrayLiteral(
               R"({"id":-1,"method":"Runtime.evaluate","params":{"silent":true,"disableBreaks":true,"expression":)"
               R"("globalThis[Symbol.for('boucle.debugger')]?.(')") +
           word + "')\"}}";
}

} // namespace

ProcessTransport::ProcessTransport(const QUrl &url, Peer peer, QObject *parent)
    : Transport(parent)
    , m_peer(peer)
    , m_line(std::make_unique<WebSocketTransport>(url))
    , m_running(peer == Peer::Attached)
{
    connect(m_line.get(), &WebSocketTransport::opened, this, &ProcessTransport::opened);
    connect(m_line.get(), &cdp::Transport::received, this, &ProcessTransport::receive);
    connect(m_line.get(), &cdp::Transport::closed, this, &ProcessTransport::lineClosed);
    m_endLimit.setSingleShot(true);
    connect(&m_endLimit, &QTimer::timeout, this, [this] { end(m_reason); });
    m_line->send(watchEnd);
    if (peer != Peer::Attached)
        m_line->send(wordTo("connected"));
}

ProcessTransport::~ProcessTransport()
{
    leave();
}

void ProcessTransport::send(const QByteArray &message)
{
    if (!m_line)
        return;
    m_line->send(message);
    if (!m_running && message.contains("Runtime.runIfWaitingForDebugger"))
        letRun();
}

void ProcessTransport::receive(const QByteArray &message)
{
    if (message.startsWith(ownAnswer))
        return;
    emit received(message);
    if (m_line && message.startsWith(waitsForOurEnd)) {
        m_isEnding = true;
        m_line->close();
    }
}

void ProcessTransport::lineClosed(const QString &reason)
{
    m_lineClosed = true;
    if (!m_reason.isEmpty())
        return end(m_reason);
    m_reason = m_isEnding ? describeInspectorGone() : reason;
    if (m_peer != Peer::Server)
        return end(m_reason);
    m_endLimit.start(endLimit);
}

void ProcessTransport::close()
{
    end(describeInspectorRelease());
}

void ProcessTransport::letEnd()
{
    letRun();
    if (m_line)
        m_line->close();
}

void ProcessTransport::finish(const QString &reason)
{
    m_reason = reason;
    if (m_lineClosed)
        end(reason);
    else
        m_endLimit.start(endLimit); // what is underway comes first
}

void ProcessTransport::letRun()
{
    if (m_line && !std::exchange(m_running, true))
        m_line->send(wordTo("run"));
}

bool ProcessTransport::leave()
{
    if (!m_line)
        return false;
    m_endLimit.stop();
    m_line->disconnect(this);
    letRun();
    WebSocketTransport *line = m_line.release();
    if (line->isOpen() || m_lineClosed) {
        line->deleteLater(); // it may be what called
    } else {
        // It has a last word to say.
        connect(line, &WebSocketTransport::opened, line, &QObject::deleteLater);
        connect(line, &cdp::Transport::closed, line, &QObject::deleteLater);
    }
    return true;
}

void ProcessTransport::end(const QString &reason)
{
    if (leave())
        emit closed(reason);
}

} // namespace boucle
