// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/handlesmodel.h"

#include <algorithm>

namespace boucle {

namespace {

// Of an index: that of a group carries none.
constexpr quintptr groupId = 0;

int groupOfIndex(const QModelIndex &index)
{
    return index.internalId() == groupId ? index.row() : int(index.internalId()) - 1;
}

bool isBefore(const HandleRecord &one, const HandleRecord &other)
{
    return std::tie(one.kind, one.id) < std::tie(other.kind, other.id);
}

} // namespace

HandlesModel::HandlesModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

HandlesModel::Group HandlesModel::groupOf(const HandleRecord &record)
{
    // libuv's own timers are node's, which tells when its programs' are due.
    if (record.isInternal || (record.kind == QLatin1String("timer") && record.dueMs < 0))
        return Group::Node;
    if (record.isListening)
        return Group::Listening;
    if (record.kind == QLatin1String("timer"))
        return Group::Timer;
    if (record.kind == QLatin1String("tcp") || record.kind == QLatin1String("udp") ||
        record.kind == QLatin1String("pipe") || record.kind == QLatin1String("tty"))
        return Group::Connection;
    if (record.kind == QLatin1String("fs_event") || record.kind == QLatin1String("fs_poll") ||
        record.kind == QLatin1String("signal"))
        return Group::Watcher;
    if (record.kind == QLatin1String("process"))
        return Group::Child;
    return Group::Other;
}

void HandlesModel::setSnapshot(const HandlesSnapshot &snapshot)
{
    m_snapshot = snapshot;
    std::array<std::vector<HandleRecord>, groupCount> groups;
    for (const HandleRecord &record : snapshot.handles)
        groups.at(size_t(groupOf(record))).push_back(record);
    for (int group = 0; group < groupCount; ++group) {
        std::sort(groups.at(size_t(group)).begin(), groups.at(size_t(group)).end(), isBefore);
        update(group, std::move(groups.at(size_t(group))));
    }
    m_hasSnapshot = true;
    for (int group = 0; group < groupCount; ++group) {
        const QModelIndex parent = index(group, 0);
        emit dataChanged(parent, index(group, ColumnCount - 1));
        if (const int rows = rowCount(parent); rows > 0)
            emit dataChanged(index(0, 0, parent), index(rows - 1, ColumnCount - 1, parent));
    }
}

/// Both are sorted: what is in one only goes, or comes.
void HandlesModel::update(int group, std::vector<HandleRecord> records)
{
    std::vector<Row> &rows = m_groups.at(size_t(group));
    const QModelIndex parent = index(group, 0);
    size_t at = 0;
    size_t next = 0;
    while (at < rows.size() || next < records.size()) {
        const bool isGone =
            next == records.size() || (at < rows.size() && isBefore(rows[at].record, records[next]));
        if (isGone) {
            size_t end = at + 1;
            while (end < rows.size() && (next == records.size() || isBefore(rows[end].record, records[next])))
                ++end;
            beginRemoveRows(parent, int(at), int(end) - 1);
            rows.erase(rows.begin() + qsizetype(at), rows.begin() + qsizetype(end));
            endRemoveRows();
        } else if (at == rows.size() || isBefore(records[next], rows[at].record)) {
            beginInsertRows(parent, int(at), int(at));
            rows.insert(rows.begin() + qsizetype(at),
                        Row{std::move(records[next]), m_hasSnapshot ? m_snapshot.timeNs : 0});
            endInsertRows();
            ++at;
            ++next;
        } else {
            rows[at++].record = std::move(records[next++]);
        }
    }
}

void HandlesModel::clear()
{
    beginResetModel();
    m_groups = {};
    m_snapshot = {};
    m_hasSnapshot = false;
    endResetModel();
}

int HandlesModel::activeCount() const
{
    return int(
        std::count_if(m_snapshot.handles.begin(), m_snapshot.handles.end(), [](const HandleRecord &record) {
            return record.isActive && record.isRef && !record.isInternal;
        }));
}

QModelIndex HandlesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : groupId);
}

QModelIndex HandlesModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == groupId)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, groupId);
}

int HandlesModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return groupCount;
    return parent.internalId() == groupId && parent.column() == 0
               ? int(m_groups.at(size_t(parent.row())).size())
               : 0;
}

int HandlesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant HandlesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const std::vector<Row> &rows = m_groups.at(size_t(groupOfIndex(index)));
    if (index.internalId() == groupId) {
        if (role == GroupRole)
            return index.row();
        return role == CountRole ? QVariant(int(rows.size())) : QVariant();
    }
    const Row &row = rows.at(size_t(index.row()));
    if (role == RecordRole)
        return QVariant::fromValue(row.record);
    if (role == AgeRole)
        return row.firstSeenNs > 0 ? m_snapshot.timeNs - row.firstSeenNs : qint64(-1);
    return {};
}

} // namespace boucle
