// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/projects/loopback.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>

namespace boucle {

namespace {

/// Bound to 127.0.0.1, as long as this object lives.
class BoundSocket
{
public:
    explicit BoundSocket(int port)
        : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const int on = 1;
        ::setsockopt(m_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(uint16_t(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_bound = ::bind(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~BoundSocket() { ::close(m_fd); }
    BoundSocket(const BoundSocket &) = delete;
    BoundSocket &operator=(const BoundSocket &) = delete;

    bool listens() const { return m_bound && ::listen(m_fd, 1) == 0; }
    int port() const
    {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        if (!m_bound || ::getsockname(m_fd, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            return 0;
        return ntohs(address.sin_port);
    }

private:
    int m_fd;
    bool m_bound = false;
};

} // namespace

int freeLoopbackPort()
{
    return BoundSocket(0).port();
}

bool isLoopbackPortFree(int port)
{
    return BoundSocket(port).listens();
}

} // namespace boucle
