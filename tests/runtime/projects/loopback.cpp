// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/projects/loopback.h"

#include <QElapsedTimer>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace boucle {

namespace {

class Socket
{
public:
    explicit Socket(int flags = 0)
        : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0))
    {
    }
    ~Socket()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    int fd() const { return m_fd; }

private:
    int m_fd;
};

sockaddr_in loopbackAddress(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

const sockaddr *generic(const sockaddr_in &address)
{
    return reinterpret_cast<const sockaddr *>(&address);
}

/// One exchange with a deadline for all of it.
class Exchange
{
public:
    Exchange(int port, int timeoutMs)
        : m_socket(SOCK_NONBLOCK)
        , m_port(port)
        , m_timeoutMs(timeoutMs)
    {
        m_elapsed.start();
    }

    /// Everything that the server sent until it closed the connection; empty with error() set otherwise.
    QByteArray run(const QByteArray &request)
    {
        if (!connect() || !send(request))
            return {};
        QByteArray received;
        std::array<char, 64 * 1024> buffer;
        for (;;) {
            const ssize_t count = ::read(m_socket.fd(), buffer.data(), buffer.size());
            if (count > 0)
                received.append(buffer.data(), int(count));
            else if (count == 0)
                return received;
            else if (errno != EAGAIN && errno != EINTR)
                return fail("read");
            else if (!wait(POLLIN))
                return {};
        }
    }

    QString error() const { return m_error; }

private:
    bool connect()
    {
        const sockaddr_in address = loopbackAddress(m_port);
        if (::connect(m_socket.fd(), generic(address), sizeof address) == 0)
            return true;
        if (errno != EINPROGRESS) {
            fail("connect");
            return false;
        }
        if (!wait(POLLOUT))
            return false;
        int code = 0;
        socklen_t size = sizeof code;
        ::getsockopt(m_socket.fd(), SOL_SOCKET, SO_ERROR, &code, &size);
        if (code != 0) {
            errno = code;
            fail("connect");
        }
        return code == 0;
    }

    bool send(const QByteArray &request)
    {
        for (int sent = 0; sent < request.size();) {
            const ssize_t count = ::send(m_socket.fd(), request.constData() + sent,
                                         size_t(request.size() - sent), MSG_NOSIGNAL);
            if (count >= 0) {
                sent += int(count);
            } else if (errno != EAGAIN && errno != EINTR) {
                fail("send");
                return false;
            } else if (!wait(POLLOUT)) {
                return false;
            }
        }
        return true;
    }

    bool wait(short events)
    {
        pollfd entry{m_socket.fd(), events, 0};
        const qint64 left = m_timeoutMs - m_elapsed.elapsed();
        const int ready = left > 0 ? ::poll(&entry, 1, int(left)) : 0;
        if (ready == 0)
            m_error = QStringLiteral("no answer within %1 ms").arg(m_timeoutMs);
        else if (ready < 0 && errno != EINTR)
            fail("poll");
        return m_error.isEmpty();
    }

    QByteArray fail(const char *call)
    {
        m_error =
            QStringLiteral("%1: %2").arg(QLatin1String(call), QString::fromLocal8Bit(std::strerror(errno)));
        return {};
    }

    Socket m_socket;
    int m_port;
    int m_timeoutMs;
    QElapsedTimer m_elapsed;
    QString m_error;
};

QByteArray joinChunks(const QByteArray &chunked)
{
    QByteArray body;
    qsizetype position = 0;
    for (;;) {
        const qsizetype lineEnd = chunked.indexOf("\r\n", position);
        if (lineEnd < 0)
            return body;
        const int size = chunked.mid(position, lineEnd - position).toInt(nullptr, 16);
        if (size <= 0)
            return body;
        body += chunked.mid(lineEnd + 2, size);
        position = lineEnd + 2 + size + 2;
    }
}

} // namespace

HttpReply httpGet(int port, const QByteArray &path, int timeoutMs)
{
    Exchange exchange(port, timeoutMs);
    const QByteArray received =
        exchange.run("GET " + path + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) +
                     "\r\nAccept: */*\r\nConnection: close\r\n\r\n");
    HttpReply reply;
    reply.error = exchange.error();
    const qsizetype headEnd = received.indexOf("\r\n\r\n");
    if (!received.startsWith("HTTP/1.1 ") || headEnd < 0) {
        if (reply.error.isEmpty())
            reply.error = QStringLiteral("not an HTTP answer: %1 bytes").arg(received.size());
        return reply;
    }
    reply.status = received.mid(9, 3).toInt();
    reply.headers = received.left(headEnd);
    reply.body = received.mid(headEnd + 4);
    if (reply.headers.toLower().contains("\r\ntransfer-encoding: chunked"))
        reply.body = joinChunks(reply.body);
    return reply;
}

int freeLoopbackPort()
{
    const Socket socket;
    sockaddr_in address = loopbackAddress(0);
    socklen_t size = sizeof address;
    if (::bind(socket.fd(), generic(address), size) != 0 ||
        ::getsockname(socket.fd(), reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return 0;
    return ntohs(address.sin_port);
}

bool isLoopbackPortFree(int port)
{
    const Socket socket;
    const int on = 1;
    ::setsockopt(socket.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const sockaddr_in address = loopbackAddress(port);
    return ::bind(socket.fd(), generic(address), sizeof address) == 0 && ::listen(socket.fd(), 1) == 0;
}

} // namespace boucle
