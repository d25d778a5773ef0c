// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/placedruntime.h"

#include "runtime/remote/processruntime.h"

namespace boucle {

namespace {

constexpr auto ownerPrefix = QLatin1String("ide-");

} // namespace

PlacedRuntime::PlacedRuntime(ServerRuntime &inIde, ProcessRuntime &outside, QObject *parent)
    : ServerRuntime(parent)
    , m_inIde(inIde)
    , m_outside(outside)
{
    forward(m_inIde);
    forward(m_outside);
    connect(&m_inIde, &ServerRuntime::processOutputAvailable, this, &ServerRuntime::processOutputAvailable);
    connect(&m_outside, &ProcessRuntime::childReported, this,
            [this](const QString &owner, const ServerChildInspectorReady &child) {
                const auto id = ServerId(owner.mid(ownerPrefix.size()).toULongLong());
                if (owner.startsWith(ownerPrefix) && find(id) && !m_ended.contains(id))
                    emit event(id, child);
            });
}

void PlacedRuntime::forward(ServerRuntime &runtime)
{
    connect(&runtime, &ServerRuntime::event, this, [this, &runtime](ServerId inner, const ServerEvent &what) {
        const auto it = m_ids.find({&runtime, inner});
        if (it == m_ids.end())
            return;
        const ServerId id = it->second;
        if (std::holds_alternative<ServerEnded>(what))
            m_ended.insert(id);
        emit event(id, what);
    });
    connect(&runtime, &ServerRuntime::outputAvailable, this, [this, &runtime](ServerId inner) {
        if (const auto it = m_ids.find({&runtime, inner}); it != m_ids.end())
            emit outputAvailable(it->second);
    });
}

const PlacedRuntime::Place *PlacedRuntime::find(ServerId id) const
{
    const auto it = m_places.find(id);
    return it == m_places.end() ? nullptr : &it->second;
}

QString PlacedRuntime::description() const
{
    return m_inIde.description();
}

Result<ServerId> PlacedRuntime::start(const LaunchSpec &spec)
{
    const auto id = ServerId(++m_lastId);
    LaunchSpec placed = spec;
    ServerRuntime *runtime = &m_outside;
    if (spec.placement == LaunchSpec::Placement::InIde) {
        runtime = &m_inIde;
        if (spec.debuggable && spec.debuggableChildren)
            placed.childEnvironment = m_outside.childEnvironment(ownerPrefix + QString::number(m_lastId));
    }
    const Result<ServerId> inner = runtime->start(placed);
    if (!inner)
        return inner.error();
    const Place place{runtime, *inner};
    m_places.emplace(id, place);
    m_ids.emplace(place, id);
    return id;
}

void PlacedRuntime::stop(ServerId id)
{
    if (const Place *place = find(id))
        place->runtime->stop(place->id);
}

void PlacedRuntime::retire(ServerId id, int graceMs)
{
    if (const Place *place = find(id))
        place->runtime->retire(place->id, graceMs);
}

quint64 PlacedRuntime::requestsServed(ServerId id) const
{
    const Place *place = find(id);
    return place ? place->runtime->requestsServed(place->id) : 0;
}

void PlacedRuntime::keepSockets(quint64 lineage, bool keep)
{
    m_inIde.keepSockets(lineage, keep);
    m_outside.keepSockets(lineage, keep);
}

std::unique_ptr<cdp::Transport> PlacedRuntime::connectInspector(ServerId id)
{
    const Place *place = find(id);
    return place ? place->runtime->connectInspector(place->id) : nullptr;
}

std::unique_ptr<cdp::Transport> PlacedRuntime::connectChildInspector(ServerId id, quint64 child)
{
    return find(id) ? m_outside.connectChild(child) : nullptr;
}

LoopBatch PlacedRuntime::takeLoopRecords(ServerId id, int mostTurns)
{
    const Place *place = find(id);
    return place ? place->runtime->takeLoopRecords(place->id, mostTurns) : LoopBatch();
}

void PlacedRuntime::requestLoopSnapshot(ServerId id)
{
    if (const Place *place = find(id))
        place->runtime->requestLoopSnapshot(place->id);
}

void PlacedRuntime::changeHandle(ServerId id, const HandleRecord &handle, HandleAction action)
{
    if (const Place *place = find(id))
        place->runtime->changeHandle(place->id, handle, action);
}

void PlacedRuntime::setBlockThreshold(int milliseconds)
{
    m_inIde.setBlockThreshold(milliseconds);
    m_outside.setBlockThreshold(milliseconds);
}

void PlacedRuntime::writeInput(ServerId id, const QByteArray &bytes)
{
    if (const Place *place = find(id))
        place->runtime->writeInput(place->id, bytes);
}

void PlacedRuntime::closeInput(ServerId id)
{
    if (const Place *place = find(id))
        place->runtime->closeInput(place->id);
}

OutputBatch PlacedRuntime::takeOutput(ServerId id, int maxLines)
{
    const Place *place = find(id);
    if (!place)
        return {};
    OutputBatch batch = place->runtime->takeOutput(place->id, maxLines);
    if (!batch.more && m_ended.erase(id) > 0) {
        m_ids.erase(*place);
        m_places.erase(id);
    }
    return batch;
}

OutputBatch PlacedRuntime::takeProcessOutput(int maxLines)
{
    return m_inIde.takeProcessOutput(maxLines);
}

} // namespace boucle
