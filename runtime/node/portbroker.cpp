// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/portbroker.h"

#include <QFile>

#include <algorithm>

#include <fcntl.h>

namespace boucle {

namespace {

UniqueFd copyOf(int fd)
{
    return UniqueFd(fcntl(fd, F_DUPFD_CLOEXEC, 3));
}

} // namespace

void PortBroker::join(quint64 lineage, ServerId server)
{
    const std::scoped_lock lock(m_mutex);
    m_generations.push_back({server, lineage, {}, {}});
}

void PortBroker::leave(ServerId server)
{
    const std::scoped_lock lock(m_mutex);
    const std::optional<quint64> lineage = lineageOf(server);
    if (!lineage)
        return;
    m_generations.remove_if([server](const Generation &each) { return each.server == server; });
    for (Socket &socket : m_sockets) {
        socket.users.erase(server);
        socket.takers.erase(server);
    }
    dropUnused(*lineage);
}

std::optional<PortBroker::Lease> PortBroker::adopt(ServerId server, const Request &request)
{
    const std::scoped_lock lock(m_mutex);
    const std::optional<quint64> lineage = lineageOf(server);
    for (Socket &socket : m_sockets) {
        if (socket.lineage != lineage || socket.request != request || socket.users.contains(server))
            continue;
        // One after the other; asking again for a port that one has closed is asking for another one.
        if (request.kind != Kind::Unix && request.port == 0 && socket.takers.contains(server))
            continue;
        UniqueFd copy = copyOf(socket.fd.get());
        if (!copy.isOpen())
            return std::nullopt;
        socket.users.insert(server);
        socket.takers.insert(server);
        return Lease{socket.token, std::move(copy)};
    }
    return std::nullopt;
}

quint64 PortBroker::offer(ServerId server, const Request &request, int fd)
{
    const std::scoped_lock lock(m_mutex);
    const std::optional<quint64> lineage = lineageOf(server);
    UniqueFd copy = copyOf(fd);
    if (!lineage || !copy.isOpen())
        return 0;
    m_sockets.push_back({++m_lastToken, *lineage, request, std::move(copy), {server}, {server}});
    return m_lastToken;
}

void PortBroker::close(ServerId server, quint64 token)
{
    const std::scoped_lock lock(m_mutex);
    const std::optional<quint64> lineage = lineageOf(server);
    for (Socket &socket : m_sockets) {
        if (socket.token == token)
            socket.users.erase(server);
    }
    const auto isSibling = [&](const Generation &each) {
        return each.server != server && each.lineage == lineage;
    };
    if (lineage && std::none_of(m_generations.begin(), m_generations.end(), isSibling))
        dropUnused(*lineage);
}

void PortBroker::keep(quint64 lineage, bool keep)
{
    const std::scoped_lock lock(m_mutex);
    if (keep)
        m_kept.insert(lineage);
    else if (m_kept.erase(lineage) > 0)
        dropUnused(lineage);
}

int PortBroker::size() const
{
    const std::scoped_lock lock(m_mutex);
    return int(m_sockets.size());
}

void PortBroker::dropUnused(quint64 lineage)
{
    if (m_kept.contains(lineage))
        return;
    m_sockets.remove_if([lineage](const Socket &socket) {
        const bool isDropped = socket.lineage == lineage && socket.users.empty();
        // As a server of node's does when it closes.
        if (isDropped && socket.request.kind == Kind::Unix)
            QFile::remove(socket.request.address);
        return isDropped;
    });
}

void PortBroker::handOver(ServerId server, std::string state)
{
    const std::scoped_lock lock(m_mutex);
    const std::optional<quint64> lineage = lineageOf(server);
    bool isAfter = false;
    for (Generation &each : m_generations) {
        if (isAfter && each.lineage == lineage) {
            each.state = std::move(state);
            if (each.wake)
                each.wake();
            return;
        }
        isAfter = isAfter || each.server == server;
    }
}

void PortBroker::onHandOver(ServerId server, std::function<void()> wake)
{
    const std::scoped_lock lock(m_mutex);
    if (Generation *known = find(server)) {
        known->wake = std::move(wake);
        if (known->state)
            known->wake();
    }
}

std::optional<std::string> PortBroker::takeOver(ServerId server)
{
    const std::scoped_lock lock(m_mutex);
    Generation *const known = find(server);
    return known ? std::exchange(known->state, std::nullopt) : std::nullopt;
}

PortBroker::Generation *PortBroker::find(ServerId server)
{
    const auto it = std::find_if(m_generations.begin(), m_generations.end(),
                                 [server](const Generation &each) { return each.server == server; });
    return it == m_generations.end() ? nullptr : &*it;
}

std::optional<quint64> PortBroker::lineageOf(ServerId server) const
{
    const auto it = std::find_if(m_generations.begin(), m_generations.end(),
                                 [server](const Generation &each) { return each.server == server; });
    return it == m_generations.end() ? std::nullopt : std::optional(it->lineage);
}

} // namespace boucle
