// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/node/uniquefd.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <QTimer>

#include <memory>
#include <vector>

#include <sys/socket.h>

namespace boucle {

/// A TCP connection of this process to another one. (Qt's own would bring Qt Network and what that brings,
/// TLS and proxies, into the window.) UI thread.
class TcpConnection : public QObject
{
    Q_OBJECT
public:
    explicit TcpConnection(QObject *parent = nullptr);
    ~TcpConnection() override;

    /// Once. `host` is a name or an address.
    void open(const QString &host, int port);
    bool isOpen() const { return m_state == State::Open; }
    /// What was reached: "127.0.0.1", "::1".
    QString peerAddress() const { return m_peer; }

    /// Waits until it is open. Ignored once closed.
    void write(const QByteArray &bytes);
    /// Without a signal, at once.
    void close();
    /// From here on it belongs to nobody: what was written goes out, also if it is not open yet, then it
    /// goes. For a last word.
    void closeWhenWritten();

signals:
    void opened();
    void received(const QByteArray &bytes);
    /// By the peer, or because it could not be opened; `reason` is the system's.
    void closed(const QString &reason);

private:
    enum class State { Idle, Opening, Open, Closed };

    struct Address
    {
        sockaddr_storage storage = {};
        socklen_t size = 0;
        QString text;
    };
    /// What the thread that looks a name up hands over.
    struct Lookup;

    static std::vector<Address> resolve(const QString &host, int port, bool onlyNumbers);
    Q_INVOKABLE void takeLookup();
    void openNext(int lastError);
    void finishOpening();
    void read();
    void flush();
    void end(const QString &reason);

    State m_state = State::Idle;
    std::shared_ptr<Lookup> m_lookup;
    std::vector<Address> m_addresses; ///< still to be tried, the last one first
    QString m_peer;
    UniqueFd m_socket;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QByteArray m_unwritten;
    bool m_isLeaving = false;
};

} // namespace boucle
