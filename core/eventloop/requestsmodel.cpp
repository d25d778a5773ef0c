// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/requestsmodel.h"

#include <algorithm>

namespace boucle {

namespace {

quint64 keyOf(quint64 generation, quint32 id)
{
    return generation << 32 | id;
}

// Rows are taken away so many at a time: each time views look at all of them.
constexpr qsizetype trimmed = RequestsModel::capacity / 20;

} // namespace

void RequestsModel::take(quint64 generation, const QList<RequestEvent> &events)
{
    QList<RequestEvent> begun;
    qsizetype i = 0;
    while (i < events.size()) {
        // Those that begin in a row become rows at once.
        const qsizetype first = i;
        const auto isBegin = [](RequestEvent::Kind kind) {
            return kind == RequestEvent::Kind::Begin || kind == RequestEvent::Kind::OutgoingBegin;
        };
        while (i < events.size() && isBegin(events[i].kind))
            ++i;
        if (i > first) {
            const auto count = int(m_entries.size());
            beginInsertRows({}, count, count + int(i - first) - 1);
            for (qsizetype k = first; k < i; ++k)
                begin(generation, events[k]);
            endInsertRows();
        }
        for (; i < events.size() && !isBegin(events[i].kind); ++i)
            end(generation, events[i]);
    }
    trim();
}

void RequestsModel::begin(quint64 generation, const RequestEvent &event)
{
    RequestEntry entry;
    entry.number = ++m_last;
    const qsizetype space = event.text.indexOf(u' ');
    entry.method = event.text.left(space);
    entry.target = event.text.mid(space + 1);
    entry.isOutgoing = event.kind == RequestEvent::Kind::OutgoingBegin;
    entry.beginNs = event.timeNs;
    if (event.parent != 0) {
        entry.parent = m_pending.value(keyOf(generation, event.parent));
        if (const int row = rowOf(entry.parent); row >= 0)
            ++m_entries[size_t(row)].outgoing;
    }
    m_pending.insert(keyOf(generation, event.id), entry.number);
    m_entries.push_back(std::move(entry));
}

void RequestsModel::end(quint64 generation, const RequestEvent &event)
{
    const int row = rowOf(m_pending.take(keyOf(generation, event.id)));
    if (row < 0)
        return;
    RequestEntry &entry = m_entries[size_t(row)];
    entry.status = event.status;
    entry.isAborted = event.isAborted;
    entry.route = event.text;
    entry.firstByteNs = event.firstByteNs;
    entry.endNs = std::max(event.timeNs, entry.beginNs + 1);
    entry.synchronousNs = event.synchronousNs;
    entry.bytes = event.bytes;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit ended(row);
}

void RequestsModel::endGeneration(quint64 generation, qint64 timeNs)
{
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        if (it.key() >> 32 != generation) {
            ++it;
            continue;
        }
        if (const int row = rowOf(it.value()); row >= 0) {
            RequestEntry &entry = m_entries[size_t(row)];
            entry.isAborted = true;
            entry.endNs = std::max(timeNs, entry.beginNs + 1);
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
        it = m_pending.erase(it);
    }
}

void RequestsModel::trim()
{
    if (qsizetype(m_entries.size()) <= capacity)
        return;
    const qsizetype count = qsizetype(m_entries.size()) - capacity + trimmed;
    beginRemoveRows({}, 0, int(count) - 1);
    m_entries.erase(m_entries.begin(), m_entries.begin() + count);
    endRemoveRows();
}

void RequestsModel::clear()
{
    beginResetModel();
    m_entries.clear();
    m_pending.clear();
    endResetModel();
}

void RequestsModel::setNow(qint64 nowNs)
{
    m_nowNs = nowNs;
    for (const quint64 number : std::as_const(m_pending)) {
        if (const int row = rowOf(number); row >= 0)
            emit dataChanged(index(row, Duration), index(row, Waterfall));
    }
}

int RequestsModel::rowOf(quint64 number) const
{
    if (m_entries.empty() || number < m_entries.front().number || number > m_entries.back().number)
        return -1;
    return int(number - m_entries.front().number);
}

int RequestsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int RequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RequestsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RequestEntry &request = entry(index.row());
    if (role == EntryRole)
        return QVariant::fromValue(request);
    if (role != SortRole)
        return {};
    switch (Column(index.column())) {
    case Method:
        return request.method;
    case Target:
        return request.target;
    case Status:
        return request.status;
    case Duration:
        return request.durationNs(m_nowNs);
    case FirstByte:
        return request.firstByteNs > 0 ? request.firstByteNs - request.beginNs : qint64(-1);
    case Synchronous:
        return request.synchronousNs;
    case Size:
        return request.bytes;
    case Waterfall:
        return request.beginNs;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace boucle
