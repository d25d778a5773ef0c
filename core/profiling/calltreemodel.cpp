// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/calltreemodel.h"

#include <algorithm>
#include <map>

namespace boucle {

struct CallTreeModel::Item
{
    int function = 0;
    double self = 0;
    double total = 0;
    Item *parent = nullptr;
    int row = 0;
    bool isBuilt = false;
    std::vector<std::pair<int, double>> nodes; ///< of the profile, and how much of their cost is meant here
    std::vector<std::unique_ptr<Item>> children;
};

namespace {

bool isShown(const ProfiledFunction &function)
{
    return function.kind != ProfiledFunction::Kind::Idle && function.kind != ProfiledFunction::Kind::Root;
}

} // namespace

CallTreeModel::CallTreeModel(Order order, QObject *parent)
    : QAbstractItemModel(parent)
    , m_order(order)
    , m_sortColumn(order == Order::TopDown ? Total : Self)
    , m_root(std::make_unique<Item>())
{
}

CallTreeModel::~CallTreeModel() = default;

void CallTreeModel::setProfile(CallProfilePtr profile)
{
    beginResetModel();
    m_profile = std::move(profile);
    m_root = std::make_unique<Item>();
    endResetModel();
}

void CallTreeModel::setFilter(const QString &words)
{
    if (m_filter == words)
        return;
    beginResetModel();
    m_filter = words;
    m_root = std::make_unique<Item>();
    endResetModel();
}

bool CallTreeModel::matches(const ProfiledFunction &function, const QString &words)
{
    return words.isEmpty() || function.name.contains(words, Qt::CaseInsensitive) ||
           function.path.contains(words, Qt::CaseInsensitive);
}

bool CallTreeModel::isWanted(int function) const
{
    return isShown(m_profile->functions().at(function)) &&
           matches(m_profile->functions().at(function), m_filter);
}

CallTreeModel::Item *CallTreeModel::itemOf(const QModelIndex &index) const
{
    Item *const item = index.isValid() ? static_cast<Item *>(index.internalPointer()) : m_root.get();
    if (!item->isBuilt)
        build(*item);
    return item;
}

void CallTreeModel::build(Item &item) const
{
    item.isBuilt = true;
    if (!m_profile)
        return;
    if (m_order == Order::TopDown) {
        if (&item == m_root.get())
            item.nodes = {{0, 0}};
        buildDown(item);
    } else if (&item == m_root.get()) {
        buildFunctions(item);
    } else {
        buildUp(item);
    }
    sortItems(item);
}

void CallTreeModel::buildDown(Item &item) const
{
    std::map<int, Item *> byFunction;
    for (const auto &[parent, weight] : item.nodes) {
        for (const int node : m_profile->nodes().at(parent).children) {
            const CallProfile::Node &called = m_profile->nodes().at(node);
            if (!isShown(m_profile->functions().at(called.function)) || called.total <= 0)
                continue;
            Item *&child = byFunction[called.function];
            if (!child) {
                item.children.push_back(std::make_unique<Item>());
                child = item.children.back().get();
                child->function = called.function;
                child->parent = &item;
            }
            child->nodes.emplace_back(node, called.self);
            child->self += called.self;
            child->total += called.total;
        }
    }
}

void CallTreeModel::buildFunctions(Item &item) const
{
    std::map<int, Item *> byFunction;
    for (int node = 1; node < int(m_profile->nodes().size()); ++node) {
        const CallProfile::Node &called = m_profile->nodes().at(node);
        if (!isWanted(called.function) || called.total <= 0)
            continue;
        Item *&child = byFunction[called.function];
        if (!child) {
            item.children.push_back(std::make_unique<Item>());
            child = item.children.back().get();
            child->function = called.function;
            child->parent = &item;
            child->total = m_profile->functionTotals().at(called.function);
        }
        child->nodes.emplace_back(node, called.self);
        child->self += called.self;
    }
}

/// Its nodes are where the function at the top was called from, as far up as this row.
void CallTreeModel::buildUp(Item &item) const
{
    std::map<int, Item *> byFunction;
    for (const auto &[node, weight] : item.nodes) {
        const int caller = m_profile->nodes().at(node).parent;
        if (caller <= 0 || weight <= 0)
            continue;
        const int function = m_profile->nodes().at(caller).function;
        Item *&child = byFunction[function];
        if (!child) {
            item.children.push_back(std::make_unique<Item>());
            child = item.children.back().get();
            child->function = function;
            child->parent = &item;
        }
        child->nodes.emplace_back(caller, weight);
        child->self += weight;
        child->total += weight;
    }
}

void CallTreeModel::sortItems(Item &item) const
{
    const auto nameOf = [this](const Item &one) {
        const ProfiledFunction &function = m_profile->functions().at(one.function);
        return m_sortColumn == Place ? function.path : function.name;
    };
    std::stable_sort(item.children.begin(), item.children.end(),
                     [&](const std::unique_ptr<Item> &a, const std::unique_ptr<Item> &b) {
                         const Item &one = m_sortOrder == Qt::AscendingOrder ? *a : *b;
                         const Item &other = m_sortOrder == Qt::AscendingOrder ? *b : *a;
                         if (m_sortColumn == Self)
                             return one.self < other.self;
                         if (m_sortColumn == Total)
                             return one.total < other.total;
                         return nameOf(one).compare(nameOf(other), Qt::CaseInsensitive) < 0;
                     });
    for (size_t row = 0; row < item.children.size(); ++row) {
        item.children[row]->row = int(row);
        sortItems(*item.children[row]);
    }
}

void CallTreeModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    m_sortColumn = column;
    m_sortOrder = order;
    if (m_profile)
        sortItems(*m_root);
    QModelIndexList after;
    for (const QModelIndex &index : before)
        after.append(createIndex(static_cast<Item *>(index.internalPointer())->row, index.column(),
                                 index.internalPointer()));
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

QModelIndex CallTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Item *item = itemOf(parent);
    if (row < 0 || row >= int(item->children.size()) || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column, item->children[size_t(row)].get());
}

QModelIndex CallTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Item *const above = static_cast<Item *>(index.internalPointer())->parent;
    return above == m_root.get() ? QModelIndex() : createIndex(above->row, 0, above);
}

int CallTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(itemOf(parent)->children.size());
}

int CallTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

/// Without making the rows below, of which each would be asked in turn.
bool CallTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Item *item = parent.isValid() ? static_cast<Item *>(parent.internalPointer()) : m_root.get();
    if (item == m_root.get() || item->isBuilt || !m_profile)
        return rowCount(parent) > 0;
    return std::any_of(item->nodes.begin(), item->nodes.end(), [this](const auto &entry) {
        const CallProfile::Node &node = m_profile->nodes().at(entry.first);
        return m_order == Order::TopDown ? !node.children.isEmpty() : node.parent > 0 && entry.second > 0;
    });
}

QVariant CallTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_profile)
        return {};
    const Item &item = *static_cast<Item *>(index.internalPointer());
    const double cost = index.column() == Self ? item.self : item.total;
    switch (role) {
    case FunctionRole:
        return QVariant::fromValue(m_profile->functions().at(item.function));
    case CostRole:
        return cost;
    case ShareRole:
        return m_profile->busy() > 0 ? cost / m_profile->busy() : 0.0;
    case MatchRole:
        return matches(m_profile->functions().at(item.function), m_filter);
    default:
        return {};
    }
}

} // namespace boucle
