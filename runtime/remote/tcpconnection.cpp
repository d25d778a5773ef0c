// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/tcpconnection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <mutex>
#include <thread>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/tcp.h>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// A peer that is gone without a word is noticed after 25 s.
constexpr int keepAliveIdleSeconds = 10;
constexpr int keepAliveIntervalSeconds = 5;
constexpr int keepAliveProbes = 3;

// What one turn of the event loop reads.
constexpr int mostReads = 16;

constexpr auto leaveLimit = 2s;

void setTcpOption(const UniqueFd &socket, int option, int value)
{
    setsockopt(socket.get(), IPPROTO_TCP, option, &value, sizeof value);
}

QString textOf(int error)
{
    return QString::fromLocal8Bit(strerror(error));
}

} // namespace

struct TcpConnection::Lookup
{
    std::mutex mutex;
    TcpConnection *receiver = nullptr;
    std::vector<Address> addresses;
};

TcpConnection::TcpConnection(QObject *parent)
    : QObject(parent)
{
}

TcpConnection::~TcpConnection()
{
    close();
}

std::vector<TcpConnection::Address> TcpConnection::resolve(const QString &host, int port, bool onlyNumbers)
{
    addrinfo hints = {};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | (onlyNumbers ? AI_NUMERICHOST : 0);
    addrinfo *list = nullptr;
    std::vector<Address> result;
    if (getaddrinfo(qPrintable(host), std::to_string(port).c_str(), &hints, &list) != 0)
        return result;
    for (const addrinfo *entry = list; entry; entry = entry->ai_next) {
        Address address;
        memcpy(&address.storage, entry->ai_addr, entry->ai_addrlen);
        address.size = entry->ai_addrlen;
        char text[NI_MAXHOST] = {};
        getnameinfo(entry->ai_addr, entry->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
        address.text = QString::fromLatin1(text);
        result.push_back(address);
    }
    freeaddrinfo(list);
    std::reverse(result.begin(), result.end());
    return result;
}

void TcpConnection::open(const QString &host, int port)
{
    m_state = State::Opening;
    // Nobody has to be asked about these.
    if (host == QLatin1String("localhost")) {
        m_addresses = resolve(QStringLiteral("::1"), port, true);
        for (const Address &address : resolve(QStringLiteral("127.0.0.1"), port, true))
            m_addresses.push_back(address);
    } else {
        m_addresses = resolve(host, port, true);
    }
    m_lookup = std::make_shared<Lookup>();
    m_lookup->receiver = this;
    if (!m_addresses.empty()) {
        m_lookup->addresses = std::move(m_addresses);
        QMetaObject::invokeMethod(this, "takeLookup", Qt::QueuedConnection);
        return;
    }
    // Seconds, when a server of names does not answer; nothing can make it come back earlier.
    std::thread([lookup = m_lookup, host, port] {
        std::vector<Address> addresses = resolve(host, port, false);
        const std::scoped_lock lock(lookup->mutex);
        lookup->addresses = std::move(addresses);
        if (lookup->receiver)
            QMetaObject::invokeMethod(lookup->receiver, "takeLookup", Qt::QueuedConnection);
    }).detach();
}

void TcpConnection::takeLookup()
{
    if (m_state != State::Opening)
        return;
    {
        const std::scoped_lock lock(m_lookup->mutex);
        m_addresses = std::move(m_lookup->addresses);
    }
    openNext(EHOSTUNREACH);
}

void TcpConnection::openNext(int lastError)
{
    m_writable.reset();
    while (!m_addresses.empty()) {
        const Address address = std::move(m_addresses.back());
        m_addresses.pop_back();
        m_socket = UniqueFd(socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        const int code = m_socket.isOpen()
                             ? ::connect(m_socket.get(), reinterpret_cast<const sockaddr *>(&address.storage),
                                         address.size)
                             : -1;
        if (code != 0 && errno != EINPROGRESS) {
            lastError = errno;
            continue;
        }
        m_peer = address.text;
        m_writable = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Write);
        connect(m_writable.get(), &QSocketNotifier::activated, this, &TcpConnection::flush);
        return;
    }
    end(textOf(lastError));
}

void TcpConnection::finishOpening()
{
    int error = 0;
    socklen_t size = sizeof error;
    getsockopt(m_socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) {
        // Not here: this is the notifier's own signal.
        m_writable.release()->deleteLater();
        openNext(error);
        return;
    }
    m_state = State::Open;
    const int on = 1;
    setsockopt(m_socket.get(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    setTcpOption(m_socket, TCP_KEEPIDLE, keepAliveIdleSeconds);
    setTcpOption(m_socket, TCP_KEEPINTVL, keepAliveIntervalSeconds);
    setTcpOption(m_socket, TCP_KEEPCNT, keepAliveProbes);
    setTcpOption(m_socket, TCP_NODELAY, 1);
    setTcpOption(m_socket, TCP_QUICKACK, 1);
    m_readable = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &TcpConnection::read);
    emit opened();
}

void TcpConnection::read()
{
    static thread_local std::array<char, 64 * 1024> buffer;
    QByteArray bytes;
    QString end;
    for (int i = 0; i < mostReads; ++i) {
        const ssize_t size = recv(m_socket.get(), buffer.data(), buffer.size(), 0);
        if (size > 0) {
            bytes.append(buffer.data(), size);
            continue;
        }
        if (size == 0)
            end = textOf(ECONNRESET);
        else if (errno == EINTR)
            continue;
        else if (errno != EAGAIN)
            end = textOf(errno);
        break;
    }
    // node writes a message in two parts, and the second one waits until the first is acknowledged, which the
    // system puts off for 40 ms unless it is told otherwise, after each read.
    setTcpOption(m_socket, TCP_QUICKACK, 1);
    const auto lookup = m_lookup; // says whether this is still there
    if (!bytes.isEmpty() && !m_isLeaving)
        emit received(bytes);
    if (!end.isEmpty() && lookup->receiver && m_state == State::Open)
        this->end(end);
}

void TcpConnection::write(const QByteArray &bytes)
{
    if (m_state == State::Closed)
        return;
    m_unwritten += bytes;
    if (m_state == State::Open)
        flush();
}

void TcpConnection::flush()
{
    if (m_state == State::Opening)
        finishOpening();
    if (m_state != State::Open)
        return;
    while (!m_unwritten.isEmpty()) {
        const ssize_t size =
            ::send(m_socket.get(), m_unwritten.constData(), size_t(m_unwritten.size()), MSG_NOSIGNAL);
        if (size > 0)
            m_unwritten.remove(0, size);
        else if (errno != EINTR)
            break; // full, or broken, which a read tells
    }
    m_writable->setEnabled(!m_unwritten.isEmpty());
    if (m_isLeaving && m_unwritten.isEmpty())
        deleteLater();
}

void TcpConnection::close()
{
    m_state = State::Closed;
    if (m_lookup) {
        const std::scoped_lock lock(m_lookup->mutex);
        m_lookup->receiver = nullptr;
    }
    for (std::unique_ptr<QSocketNotifier> *notifier : {&m_readable, &m_writable}) {
        if (*notifier) {
            // It may be what called.
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
    m_socket.reset();
}

void TcpConnection::closeWhenWritten()
{
    disconnect();
    setParent(nullptr);
    m_isLeaving = true;
    if (m_state == State::Closed || (m_state == State::Open && m_unwritten.isEmpty())) {
        deleteLater();
        return;
    }
    QTimer::singleShot(leaveLimit, this, &QObject::deleteLater);
}

void TcpConnection::end(const QString &reason)
{
    close();
    if (m_isLeaving)
        deleteLater();
    else
        emit closed(reason);
}

} // namespace boucle
