// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointsmodel.h"

#include "core/base/tr.h"
#include "core/debugger/breakpointbindings.h"
#include "core/debugger/breakpointstore.h"

#include <algorithm>

namespace boucle {

namespace {

QString nameOf(const Breakpoint &breakpoint)
{
    switch (breakpoint.kind) {
    case Breakpoint::Kind::Line: {
        const SourcePlace &place = breakpoint.place;
        QString name = place.path.section(u'/', -1) + u':' + QString::number(place.line);
        if (place.column > 0)
            name += u':' + QString::number(place.column);
        return name;
    }
    case Breakpoint::Kind::Function:
        return breakpoint.functionName;
    case Breakpoint::Kind::Exception:
        return breakpoint.exceptions == Breakpoint::Exceptions::All ? CoreTr::tr("All exceptions")
                                                                    : CoreTr::tr("Uncaught exceptions");
    }
    return {};
}

BreakpointsModel::State stateOf(const Breakpoint &breakpoint, const BreakpointBinding &binding)
{
    if (!breakpoint.enabled)
        return BreakpointsModel::State::Disabled;
    const auto *pending = std::get_if<PendingBreakpoint>(&binding);
    if (!pending)
        return BreakpointsModel::State::Bound;
    return pending->reason == PendingBreakpoint::Reason::BadCondition ? BreakpointsModel::State::Failed
                                                                      : BreakpointsModel::State::Pending;
}

} // namespace

BreakpointsModel::BreakpointsModel(BreakpointStore &store, const BreakpointBindings &bindings,
                                   QObject *parent)
    : QAbstractItemModel(parent)
    , m_store(store)
    , m_bindings(bindings)
{
    connect(&m_store, &BreakpointStore::added, this, &BreakpointsModel::add);
    connect(&m_store, &BreakpointStore::removed, this, &BreakpointsModel::remove);
    connect(&m_store, &BreakpointStore::changed, this, &BreakpointsModel::change);
    connect(&m_store, &BreakpointStore::reset, this, &BreakpointsModel::rebuild);
    connect(&m_bindings, &BreakpointBindings::changed, this, [this](BreakpointId id) {
        if (const QModelIndex index = indexOf(id); index.isValid())
            emit dataChanged(index, index, {StateRole, ReasonRole, PlacesRole, HitsRole});
    });
    rebuild();
}

BreakpointsModel::~BreakpointsModel() = default;

void BreakpointsModel::rebuild()
{
    beginResetModel();
    m_groups.clear();
    m_top.clear();
    for (const QString &name : m_store.groups())
        m_groups.append({++m_lastKey, name, {}});
    for (const Breakpoint &breakpoint : m_store.all()) {
        if (breakpoint.group.isEmpty())
            m_top.append(breakpoint.id);
        else
            m_groups[groupRow(breakpoint.group)].ids.append(breakpoint.id);
    }
    endResetModel();
}

/// Where the group is; where it belongs when it is not there.
qsizetype BreakpointsModel::groupRow(const QString &name) const
{
    const auto before = [](const Group &group, const QString &other) {
        const int order = QString::compare(group.name, other, Qt::CaseInsensitive);
        return order < 0 || (order == 0 && group.name < other);
    };
    return std::lower_bound(m_groups.begin(), m_groups.end(), name, before) - m_groups.begin();
}

void BreakpointsModel::add(BreakpointId id)
{
    if (const Breakpoint *breakpoint = m_store.find(id))
        place(*breakpoint);
}

void BreakpointsModel::place(const Breakpoint &breakpoint)
{
    if (breakpoint.group.isEmpty()) {
        const int row = int(m_groups.size() + m_top.size());
        beginInsertRows({}, row, row);
        m_top.append(breakpoint.id);
        endInsertRows();
        return;
    }
    const int groupAtRow = int(groupRow(breakpoint.group));
    if (groupAtRow == m_groups.size() || m_groups.at(groupAtRow).name != breakpoint.group) {
        beginInsertRows({}, groupAtRow, groupAtRow);
        m_groups.insert(groupAtRow, {++m_lastKey, breakpoint.group, {}});
        endInsertRows();
    }
    const QModelIndex parent = index(groupAtRow, 0);
    const int row = int(m_groups.at(groupAtRow).ids.size());
    beginInsertRows(parent, row, row);
    m_groups[groupAtRow].ids.append(breakpoint.id);
    endInsertRows();
    emit dataChanged(parent, parent, {Qt::CheckStateRole});
}

void BreakpointsModel::remove(BreakpointId id)
{
    if (const qsizetype at = m_top.indexOf(id); at >= 0) {
        const int row = int(m_groups.size() + at);
        beginRemoveRows({}, row, row);
        m_top.removeAt(at);
        endRemoveRows();
        return;
    }
    for (int groupAtRow = 0; groupAtRow < m_groups.size(); ++groupAtRow) {
        const int row = int(m_groups.at(groupAtRow).ids.indexOf(id));
        if (row < 0)
            continue;
        const QModelIndex parent = index(groupAtRow, 0);
        beginRemoveRows(parent, row, row);
        m_groups[groupAtRow].ids.removeAt(row);
        endRemoveRows();
        if (m_groups.at(groupAtRow).ids.isEmpty()) {
            beginRemoveRows({}, groupAtRow, groupAtRow);
            m_groups.removeAt(groupAtRow);
            endRemoveRows();
        } else {
            emit dataChanged(parent, parent, {Qt::CheckStateRole});
        }
        return;
    }
}

void BreakpointsModel::change(BreakpointId id)
{
    const Breakpoint *breakpoint = m_store.find(id);
    const QModelIndex at = indexOf(id);
    if (!breakpoint || !at.isValid())
        return;
    const Group *group = groupOf(at.internalId());
    if ((group ? group->name : QString()) != breakpoint->group) {
        remove(id);
        place(*breakpoint);
        return;
    }
    emit dataChanged(at, at);
    if (group)
        emit dataChanged(at.parent(), at.parent(), {Qt::CheckStateRole});
}

QModelIndex BreakpointsModel::indexOf(BreakpointId id) const
{
    if (const qsizetype at = m_top.indexOf(id); at >= 0)
        return createIndex(int(m_groups.size() + at), 0, quintptr(0));
    for (const Group &group : m_groups) {
        if (const qsizetype at = group.ids.indexOf(id); at >= 0)
            return createIndex(int(at), 0, quintptr(group.key));
    }
    return {};
}

QModelIndex BreakpointsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    const Group *group = groupAt(parent);
    return createIndex(row, column, quintptr(group ? group->key : 0));
}

QModelIndex BreakpointsModel::parent(const QModelIndex &child) const
{
    const Group *group = child.isValid() ? groupOf(child.internalId()) : nullptr;
    return group ? createIndex(int(group - m_groups.constData()), 0, quintptr(0)) : QModelIndex();
}

int BreakpointsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size() + m_top.size());
    const Group *group = groupAt(parent);
    return group ? int(group->ids.size()) : 0;
}

int BreakpointsModel::columnCount(const QModelIndex &) const
{
    return 1;
}

const BreakpointsModel::Group *BreakpointsModel::groupOf(quint64 key) const
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(),
                                    [key](const Group &group) { return group.key == key; });
    return found == m_groups.end() ? nullptr : &*found;
}

/// Null for rows that are no group.
const BreakpointsModel::Group *BreakpointsModel::groupAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() != 0 || index.row() >= m_groups.size())
        return nullptr;
    return &m_groups.at(index.row());
}

const Breakpoint *BreakpointsModel::breakpointAt(const QModelIndex &index) const
{
    if (!index.isValid() || groupAt(index))
        return nullptr;
    if (const Group *group = groupOf(index.internalId()))
        return m_store.find(group->ids.value(index.row()));
    return m_store.find(m_top.value(index.row() - m_groups.size()));
}

Qt::ItemFlags BreakpointsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid())
        return flags;
    flags |= Qt::ItemIsUserCheckable;
    if (!groupAt(index))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

QVariant BreakpointsModel::data(const QModelIndex &index, int role) const
{
    if (const Group *group = groupAt(index))
        return groupData(*group, role);
    if (const Breakpoint *breakpoint = breakpointAt(index))
        return breakpointData(*breakpoint, role);
    return {};
}

QVariant BreakpointsModel::groupData(const Group &group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case GroupRole:
        return group.name;
    case RowKindRole:
        return QVariant::fromValue(RowKind::Group);
    case Qt::CheckStateRole: {
        const auto enabled = std::count_if(group.ids.begin(), group.ids.end(), [this](BreakpointId id) {
            const Breakpoint *breakpoint = m_store.find(id);
            return breakpoint && breakpoint->enabled;
        });
        return enabled == 0                  ? Qt::Unchecked
               : enabled == group.ids.size() ? Qt::Checked
                                             : Qt::PartiallyChecked;
    }
    default:
        return {};
    }
}

QVariant BreakpointsModel::breakpointData(const Breakpoint &breakpoint, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(breakpoint);
    case Qt::CheckStateRole:
        return breakpoint.enabled ? Qt::Checked : Qt::Unchecked;
    case RowKindRole:
        return QVariant::fromValue(RowKind::Breakpoint);
    case IdRole:
        return QVariant::fromValue(breakpoint.id);
    case ValueRole:
        return QVariant::fromValue(breakpoint);
    case GroupRole:
        return breakpoint.group;
    case StateRole:
        return QVariant::fromValue(stateOf(breakpoint, m_bindings.binding(breakpoint.id)));
    case ReasonRole:
        return breakpoint.enabled ? describe(m_bindings.binding(breakpoint.id)) : QString();
    case PlacesRole: {
        const BreakpointBinding binding = m_bindings.binding(breakpoint.id);
        const auto *bound = std::get_if<BoundBreakpoint>(&binding);
        return QVariant::fromValue(bound ? bound->places : QList<SourcePlace>());
    }
    case HitsRole:
        return m_bindings.hits(breakpoint.id);
    default:
        return {};
    }
}

bool BreakpointsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole)
        return false;
    const bool enabled = value.toInt() == Qt::Checked;
    if (const Group *group = groupAt(index))
        m_store.setGroupEnabled(QString(group->name), enabled);
    else if (const Breakpoint *breakpoint = breakpointAt(index))
        m_store.setEnabled(breakpoint->id, enabled);
    else
        return false;
    return true;
}

QHash<int, QByteArray> BreakpointsModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{RowKindRole, "rowKind"},
                  {IdRole, "id"},
                  {ValueRole, "value"},
                  {GroupRole, "group"},
                  {StateRole, "state"},
                  {ReasonRole, "reason"},
                  {PlacesRole, "places"},
                  {HitsRole, "hits"}});
    return names;
}

} // namespace boucle
