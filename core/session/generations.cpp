// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/generations.h"

#include "core/base/tr.h"

#include <algorithm>
#include <utility>

namespace boucle {

Generations::Generations(ServerRuntime &runtime, LaunchSpec spec, QObject *parent)
    : QObject(parent)
    , m_runtime(runtime)
    , m_spec(std::move(spec))
{
    m_startLimit.setSingleShot(true);
    connect(&m_startLimit, &QTimer::timeout, this, [this] {
        fail(CoreTr::tr("the new generation does not listen on %1 within %2 s")
                 .arg(missing())
                 .arg(m_startLimit.interval() / 1000.0));
    });
    connect(&runtime, &ServerRuntime::event, this, &Generations::handle);
}

Generations::~Generations() = default;

Result<void> Generations::start()
{
    if (m_serving.id)
        return Error{QStringLiteral("already-running"), CoreTr::tr("The server is already running."), true};
    return begin(m_serving);
}

void Generations::replace()
{
    if (m_waitsForEnd)
        return; // the one that is to come has the newest text anyway
    dropNext();
    m_startLimit.stop();
    if (m_spec.hotReload.stopBeforeStart && m_serving.id) {
        m_waitsForEnd = true;
        m_expected = m_serving.addresses;
        m_runtime.keepSockets(m_spec.lineage, true);
        retire(*m_serving.id);
        return;
    }
    beginNext();
}

void Generations::stop()
{
    m_waitsForEnd = false;
    m_startLimit.stop();
    m_runtime.keepSockets(m_spec.lineage, false);
    if (m_next.id)
        m_runtime.stop(*std::exchange(m_next, {}).id);
    if (m_serving.id)
        m_runtime.stop(*m_serving.id);
    for (const ServerId id : std::as_const(m_retiring))
        m_runtime.stop(id);
}

void Generations::setSpec(LaunchSpec spec)
{
    m_spec = std::move(spec);
}

Result<void> Generations::begin(Generation &generation)
{
    const Result<ServerId> id = m_runtime.start(m_spec);
    if (!id)
        return id.error();
    generation = {*id, {}, false};
    emit began(*id);
    return {};
}

void Generations::beginNext()
{
    if (m_serving.id)
        m_expected.clear(); // it says so itself, up to date
    if (const Result<void> begun = begin(m_next); !begun)
        fail(begun.error().message);
    else
        m_startLimit.start(m_spec.hotReload.startLimitMs);
}

void Generations::handle(ServerId id, const ServerEvent &event)
{
    if (const auto *end = std::get_if<ServerEnded>(&event)) {
        handleEnd(id, end->reason);
        return;
    }
    if (id == m_serving.id)
        note(m_serving, event);
    if (id == m_next.id)
        note(m_next, event);
    // Also when the serving one has closed what the next one does not have.
    if (m_next.id && m_next.hasStarted && missing().isEmpty())
        takeOver();
}

void Generations::handleEnd(ServerId id, const ExitReason &reason)
{
    m_held.removeOne(id);
    if (m_retiring.removeOne(id))
        emit retired(id);
    if (id == m_next.id) {
        m_next = {};
        fail(CoreTr::tr("the new generation has ended: %1").arg(describe(reason)), reason);
    } else if (id == m_serving.id) {
        const QList<ListenAddress> addresses = std::exchange(m_serving, {}).addresses;
        if (std::exchange(m_waitsForEnd, false)) {
            beginNext();
        } else if (m_next.id) {
            m_expected = addresses; // it has to listen there all the same
        } else {
            emit ended(reason);
        }
    }
}

void Generations::note(Generation &generation, const ServerEvent &event)
{
    if (const auto *listening = std::get_if<ServerListening>(&event))
        generation.addresses.append(listening->address);
    else if (const auto *closed = std::get_if<ServerStoppedListening>(&event))
        generation.addresses.removeOne(closed->address);
    else if (std::holds_alternative<ServerStarted>(event))
        generation.hasStarted = true;
}

QString Generations::missing() const
{
    QStringList result;
    for (const ListenAddress &wanted : m_serving.id ? m_serving.addresses : m_expected) {
        const bool isThere =
            std::any_of(m_next.addresses.begin(), m_next.addresses.end(), [&](const auto &address) {
                // A process of its own binds its ports by itself: one that it leaves to the system is another
                // one.
                const bool isShared = m_spec.placement == LaunchSpec::Placement::InIde;
                return address.host == wanted.host && (address.port == wanted.port || !isShared);
            });
        if (!isThere)
            result.append(wanted.protocol == u"unix" ? wanted.host : QString::number(wanted.port));
    }
    return result.join(QStringLiteral(", "));
}

void Generations::takeOver()
{
    m_startLimit.stop();
    const std::optional<ServerId> before = std::exchange(m_serving, std::exchange(m_next, {})).id;
    m_expected.clear();
    m_runtime.keepSockets(m_spec.lineage, false);
    if (before)
        retire(*before);
    emit tookOver(*m_serving.id);
}

void Generations::retire(ServerId id)
{
    m_retiring.append(id);
    m_runtime.retire(id, m_spec.hotReload.graceMs);
    stopAfterGrace(id);
}

void Generations::dropNext()
{
    if (m_next.id)
        m_runtime.stop(*std::exchange(m_next, {}).id);
}

/// One that never comes back to its loop does not keep to its own limit.
void Generations::stopAfterGrace(ServerId id)
{
    constexpr int marginMs = 2000;
    QTimer::singleShot(m_spec.hotReload.graceMs + marginMs, this, [this, id] {
        if (m_held.contains(id))
            stopAfterGrace(id);
        else if (m_retiring.contains(id))
            m_runtime.stop(id);
    });
}

void Generations::setHeld(ServerId id, bool held)
{
    m_held.removeOne(id);
    if (held)
        m_held.append(id);
}

void Generations::fail(const QString &reason, const ExitReason &exit)
{
    m_startLimit.stop();
    dropNext();
    m_expected.clear();
    m_runtime.keepSockets(m_spec.lineage, false);
    emit failed(reason, exit);
    if (!m_serving.id)
        emit ended(exit);
}

} // namespace boucle
