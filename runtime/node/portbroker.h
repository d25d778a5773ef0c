// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/launchspec.h"
#include "runtime/node/uniquefd.h"

#include <QString>

#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace boucle {

/// Keeps the listening sockets of servers from one generation to the next: a copy of each, so that the kernel
/// goes on queueing connections while nobody accepts, and the next generation finds its port. Generations of
/// one server share a lineage. Any thread.
class PortBroker
{
public:
    enum class Kind { IPv4, IPv6, Unix };

    /// What was asked for, not what came of it: port 0 stays 0.
    struct Request
    {
        Kind kind = Kind::IPv6;
        QString address; ///< as given to bind; Unix: the path
        int port = 0;
        friend bool operator==(const Request &, const Request &) = default;
    };

    /// A socket in the hands of a server.
    struct Lease
    {
        quint64 token = 0; ///< for close()
        UniqueFd fd;       ///< a copy, the server's own; listens already if somebody did before
    };

    /// A generation begins.
    void join(quint64 lineage, ServerId server);
    /// It has ended: sockets that nobody uses any more are closed, unless they are kept.
    void leave(ServerId server);

    /// The socket that an earlier generation had for the same request. The second request for port 0 finds
    /// the second one of those, and so on. Nothing: the server binds one by itself, and offers it.
    std::optional<Lease> adopt(ServerId server, const Request &request);
    /// A socket that the server has bound. Returns the token, 0 when the system has no descriptor left: then
    /// it is not shared. The path of a Unix socket goes with its last copy.
    quint64 offer(ServerId server, const Request &request, int fd);
    /// The server has closed it. With the last user the copy here goes, unless another generation lives.
    void close(ServerId server, quint64 token);

    /// Whether sockets of a lineage stay while no generation uses them: between the end of one and the
    /// listening of the next.
    void keep(quint64 lineage, bool keep);

    /// What a server that retires says to the generation that began next: kept until it is taken.
    void handOver(ServerId server, std::string state);
    /// `wake` is called, by any thread, when there is something for that server; at once when there is
    /// already.
    void onHandOver(ServerId server, std::function<void()> wake);
    std::optional<std::string> takeOver(ServerId server);

    /// How many sockets are held.
    int size() const;

private:
    struct Socket
    {
        quint64 token = 0;
        quint64 lineage = 0;
        Request request;
        UniqueFd fd;
        std::set<ServerId> users;
        std::set<ServerId> takers; ///< those that have used it at any time
    };

    void dropUnused(quint64 lineage);
    std::optional<quint64> lineageOf(ServerId server) const;

    mutable std::mutex m_mutex;
    quint64 m_lastToken = 0;
    struct Generation
    {
        ServerId server;
        quint64 lineage;
        std::function<void()> wake;
        std::optional<std::string> state; ///< for it
    };
    Generation *find(ServerId server);

    std::list<Generation> m_generations; ///< that live, in the order in which they began
    std::set<quint64> m_kept;
    std::list<Socket> m_sockets; ///< in the order of their making
};

} // namespace boucle
