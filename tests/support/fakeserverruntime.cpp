// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeserverruntime.h"

#include <QDateTime>
#include <QMetaObject>

namespace boucle {

FakeServerRuntime::FakeServerRuntime(QObject *parent)
    : ServerRuntime(parent)
{
}

Result<ServerId> FakeServerRuntime::start(const LaunchSpec &spec)
{
    if (m_startError)
        return *m_startError;
    started.append(spec);
    if (m_prompt)
        send(lastId(), ServerStarted{});
    return lastId();
}

void FakeServerRuntime::stop(ServerId id)
{
    stopped.append(id);
    if (m_obedient)
        send(id, ServerEnded{Terminated{}});
}

std::unique_ptr<cdp::Transport> FakeServerRuntime::connectInspector(ServerId id)
{
    if (!m_inspectable.removeOne(id))
        return nullptr;
    auto transport = std::make_unique<cdp::FakeTransport>();
    inspectors.insert(quint64(id), transport.get());
    return transport;
}

std::unique_ptr<cdp::Transport> FakeServerRuntime::connectChildInspector(ServerId id, quint64 child)
{
    Q_UNUSED(id)
    auto transport = std::make_unique<cdp::FakeTransport>();
    inspectors.insert(child, transport.get());
    return transport;
}

void FakeServerRuntime::writeInput(ServerId id, const QByteArray &bytes)
{
    if (!closedInputs.contains(id))
        input[quint64(id)] += bytes;
}

void FakeServerRuntime::closeInput(ServerId id)
{
    closedInputs.append(id);
}

OutputBatch FakeServerRuntime::takeOutput(ServerId id, int maxLines)
{
    ++takes;
    return take(m_rings[quint64(id)], maxLines);
}

OutputBatch FakeServerRuntime::takeProcessOutput(int maxLines)
{
    return take(m_processRing, maxLines);
}

OutputBatch FakeServerRuntime::take(Ring &ring, int maxLines)
{
    OutputBatch batch;
    batch.droppedLines = std::exchange(ring.dropped, 0);
    batch.lines = ring.lines.mid(0, maxLines);
    ring.lines.remove(0, batch.lines.size());
    batch.more = !ring.lines.isEmpty();
    ring.announced = false;
    return batch;
}

void FakeServerRuntime::send(ServerId id, const ServerEvent &event)
{
    if (std::holds_alternative<ServerInspectorReady>(event))
        m_inspectable.append(id);
    QMetaObject::invokeMethod(
        this, [this, id, event] { emit this->event(id, event); }, Qt::QueuedConnection);
}

void FakeServerRuntime::print(ServerId id, const QByteArray &text, OutputStream stream)
{
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines)
        printLine(id, {stream, false, QDateTime::currentMSecsSinceEpoch(), line});
}

void FakeServerRuntime::printLine(ServerId id, const OutputLine &line)
{
    m_rings[quint64(id)].lines.append(line);
    announce(id);
}

void FakeServerRuntime::drop(ServerId id, qint64 lines)
{
    m_rings[quint64(id)].dropped += lines;
    announce(id);
}

void FakeServerRuntime::announce(ServerId id)
{
    if (std::exchange(m_rings[quint64(id)].announced, true))
        return;
    QMetaObject::invokeMethod(
        this, [this, id] { emit outputAvailable(id); }, Qt::QueuedConnection);
}

void FakeServerRuntime::printProcessOutput(const QByteArray &text, OutputStream stream)
{
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines)
        m_processRing.lines.append({stream, false, QDateTime::currentMSecsSinceEpoch(), line});
    if (std::exchange(m_processRing.announced, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { emit processOutputAvailable(); }, Qt::QueuedConnection);
}

} // namespace boucle
