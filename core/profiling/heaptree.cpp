// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/heaptree.h"

#include <algorithm>

namespace boucle {

struct HeapTree::Item
{
    Row kind = Row::Class;
    size_t classIndex = 0;
    HeapSnapshot::Index node = HeapSnapshot::none;
    QString edge;
    bool isWeak = false;
    qint64 left = 0;
    Item *parent = nullptr;
    int row = 0;
    bool isBuilt = false;
    std::vector<std::unique_ptr<Item>> children;
};

HeapTree::HeapTree(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Item>())
{
}

HeapTree::~HeapTree() = default;

void HeapTree::reset(Show show, HeapSnapshotPtr snapshot, HeapComparisonPtr changes, HeapSnapshot::Index node)
{
    beginResetModel();
    m_show = show;
    m_snapshot = std::move(snapshot);
    m_changes = std::move(changes);
    m_node = node;
    m_root = std::make_unique<Item>();
    endResetModel();
}

void HeapTree::clear()
{
    reset(Show::Nothing, nullptr, nullptr, HeapSnapshot::none);
}

void HeapTree::setClasses(HeapSnapshotPtr snapshot)
{
    reset(Show::Classes, std::move(snapshot), nullptr, HeapSnapshot::none);
}

void HeapTree::setChanges(HeapComparisonPtr changes)
{
    HeapSnapshotPtr after = changes->after();
    reset(Show::Changes, std::move(after), std::move(changes), HeapSnapshot::none);
}

void HeapTree::setRetainers(HeapSnapshotPtr snapshot, HeapSnapshot::Index node)
{
    reset(Show::Retainers, std::move(snapshot), nullptr, node);
}

void HeapTree::setFilter(const QString &words)
{
    if (m_filter == words)
        return;
    beginResetModel();
    m_filter = words;
    m_root = std::make_unique<Item>();
    endResetModel();
}

HeapTree::Item *HeapTree::itemOf(const QModelIndex &index) const
{
    Item *const item = index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
    if (!item->isBuilt)
        build(*item);
    return item;
}

HeapTree::Item &HeapTree::add(Item &parent, Row row) const
{
    auto item = std::make_unique<Item>();
    item->kind = row;
    item->parent = &parent;
    parent.children.push_back(std::move(item));
    return *parent.children.back();
}

void HeapTree::build(Item &item) const
{
    item.isBuilt = true;
    if (m_show == Show::Nothing || item.kind == Row::More)
        return;
    if (&item == m_root.get() && m_show != Show::Retainers)
        buildClasses(item);
    else if (&item != m_root.get() && item.kind == Row::Class)
        buildObjects(item);
    else
        buildEdges(item);
    sortItems(item);
}

void HeapTree::buildClasses(Item &root) const
{
    const size_t count = m_changes ? m_changes->classes().size() : m_snapshot->classes().size();
    for (size_t i = 0; i < count; ++i) {
        const QString &name = m_changes ? m_changes->classes()[i].name : m_snapshot->classes()[i].name;
        if (m_filter.isEmpty() || name.contains(m_filter, Qt::CaseInsensitive))
            add(root, Row::Class).classIndex = i;
    }
}

void HeapTree::buildObjects(Item &item) const
{
    const std::vector<HeapSnapshot::Index> &nodes = m_changes ? m_changes->classes()[item.classIndex].added
                                                              : m_snapshot->classes()[item.classIndex].nodes;
    for (const HeapSnapshot::Index node : nodes) {
        if (item.children.size() == mostRows) {
            add(item, Row::More).left = qint64(nodes.size()) - mostRows;
            break;
        }
        add(item, Row::Object).node = node;
    }
}

/// Of an object: what it holds, or who holds it.
void HeapTree::buildEdges(Item &item) const
{
    const bool upwards = m_show == Show::Retainers;
    const HeapSnapshot::Index node = &item == m_root.get() ? m_node : item.node;
    QList<HeapSnapshot::Edge> edges = upwards ? m_snapshot->retainers(node) : m_snapshot->references(node);
    if (!upwards)
        std::stable_sort(edges.begin(), edges.end(), [this](const auto &a, const auto &b) {
            return m_snapshot->retainedSize(a.node) > m_snapshot->retainedSize(b.node);
        });
    for (const HeapSnapshot::Edge &edge : edges) {
        if (item.children.size() == mostRows) {
            add(item, Row::More).left = edges.size() - mostRows;
            break;
        }
        Item &made = add(item, upwards ? Row::Holder : Row::Held);
        made.node = edge.node;
        made.edge = edge.name;
        made.isWeak = edge.isWeak;
    }
}

QVariant HeapTree::number(const Item &item, int column) const
{
    if (item.kind == Row::More)
        return column == Name ? QVariant(item.left) : QVariant();
    if (item.kind == Row::Class && m_changes) {
        const HeapComparison::Class &entry = m_changes->classes()[item.classIndex];
        return column == Count          ? QVariant(qint64(entry.added.size()))
               : column == OwnSize      ? QVariant(entry.removed)
               : column == RetainedSize ? QVariant(entry.growth())
                                        : QVariant();
    }
    if (item.kind == Row::Class) {
        const HeapSnapshot::Class &entry = m_snapshot->classes()[item.classIndex];
        return column == Count          ? QVariant(qint64(entry.nodes.size()))
               : column == OwnSize      ? QVariant(entry.selfSize)
               : column == RetainedSize ? QVariant(entry.retainedSize)
                                        : QVariant();
    }
    // Of changes the columns of objects have nothing to say but how large they are.
    if (m_changes)
        return column == RetainedSize ? QVariant(m_snapshot->selfSize(item.node)) : QVariant();
    const int distance = m_snapshot->distance(item.node);
    return column == Count
               ? (m_show != Show::Retainers || distance < 0 ? QVariant() : QVariant(qint64(distance)))
           : column == OwnSize      ? QVariant(m_snapshot->selfSize(item.node))
           : column == RetainedSize ? QVariant(m_snapshot->retainedSize(item.node))
                                    : QVariant();
}

void HeapTree::sortItems(Item &item) const
{
    // Holders stay in the order of their ways to the roots: the first one is the one to read.
    const bool isSorted = !item.children.empty() && item.children.front()->kind != Row::Holder;
    const auto nameOf = [this](const Item &one) {
        if (one.kind == Row::Held)
            return one.edge;
        if (one.kind == Row::Object)
            return m_snapshot->nameOf(one.node);
        return m_changes ? m_changes->classes()[one.classIndex].name
                         : m_snapshot->classes()[one.classIndex].name;
    };
    if (isSorted) {
        auto end = item.children.end();
        if (item.children.back()->kind == Row::More)
            --end;
        std::stable_sort(
            item.children.begin(), end, [&](const std::unique_ptr<Item> &a, const std::unique_ptr<Item> &b) {
                const Item &one = m_sortOrder == Qt::AscendingOrder ? *a : *b;
                const Item &other = m_sortOrder == Qt::AscendingOrder ? *b : *a;
                if (m_sortColumn == Name)
                    return nameOf(one).compare(nameOf(other), Qt::CaseInsensitive) < 0;
                return number(one, m_sortColumn).toLongLong() < number(other, m_sortColumn).toLongLong();
            });
    }
    for (size_t row = 0; row < item.children.size(); ++row) {
        item.children[row]->row = int(row);
        sortItems(*item.children[row]);
    }
}

void HeapTree::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    m_sortColumn = column;
    m_sortOrder = order;
    if (m_snapshot)
        sortItems(*m_root);
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after.append(createIndex(static_cast<Item *>(index.internalPointer())->row, index.column(),
                                 index.internalPointer()));
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

QModelIndex HeapTree::index(int row, int column, const QModelIndex &parent) const
{
    const Item *item = itemOf(parent);
    if (row < 0 || row >= int(item->children.size()) || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column, item->children[size_t(row)].get());
}

QModelIndex HeapTree::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Item *const above = static_cast<Item *>(index.internalPointer())->parent;
    return above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int HeapTree::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(itemOf(parent)->children.size());
}

int HeapTree::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

/// Without making the rows below, of which each would be asked in turn.
bool HeapTree::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Item *item = parent.isValid() ? static_cast<Item *>(parent.internalPointer()) : m_root.get();
    if (item == m_root.get() || item->isBuilt)
        return rowCount(parent) > 0;
    switch (item->kind) {
    case Row::Class:
        return !m_changes || !m_changes->classes()[item->classIndex].added.empty();
    case Row::More:
        return false;
    case Row::Holder:
        return m_snapshot->hasRetainers(item->node);
    default:
        return m_snapshot->hasReferences(item->node);
    }
}

QVariant HeapTree::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_snapshot)
        return {};
    const Item &item = *static_cast<Item *>(index.internalPointer());
    const bool isObject = item.kind != Row::Class && item.kind != Row::More;
    switch (role) {
    case RowRole:
        return QVariant::fromValue(item.kind);
    case NameRole:
        if (item.kind == Row::Class)
            return m_changes ? m_changes->classes()[item.classIndex].name
                             : m_snapshot->classes()[item.classIndex].name;
        return isObject ? m_snapshot->nameOf(item.node) : QVariant();
    case ClassRole:
        return isObject ? m_snapshot->classOf(item.node) : QVariant();
    case EdgeRole:
        return item.edge;
    case IdRole:
        return isObject ? QVariant(m_snapshot->idOf(item.node)) : QVariant();
    case WeakRole:
        return item.isWeak;
    case NumberRole:
        return number(item, index.column());
    case NodeRole:
        return isObject ? QVariant(item.node) : QVariant();
    default:
        return {};
    }
}

} // namespace boucle
