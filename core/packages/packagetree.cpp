// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packages/packagetree.h"

#include "core/packages/projectpackages.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace boucle {

namespace {

using Row = PackageTreeModel::Row;

constexpr std::array severities{"low", "moderate", "high", "critical"};

qsizetype rankOf(const QString &severity)
{
    const auto found = std::find_if(severities.begin(), severities.end(),
                                    [&](const char *each) { return severity == QLatin1String(each); });
    return found == severities.end() ? -1 : found - severities.begin();
}

} // namespace

struct PackageTreeModel::Node
{
    Row row;
    QString location; ///< empty: it is not there
    Node *parent = nullptr;
    int number = 0; ///< among its siblings
    bool isFilled = false;
    std::vector<std::unique_ptr<Node>> children;
};

PackageTreeModel::PackageTreeModel(ProjectPackages &packages, QObject *parent)
    : QAbstractItemModel(parent)
    , m_packages(packages)
{
    connect(&packages, &ProjectPackages::treeChanged, this, &PackageTreeModel::rebuild);
    connect(&packages, &ProjectPackages::outdatedChanged, this, &PackageTreeModel::rebuild);
    connect(&packages, &ProjectPackages::advisoriesChanged, this, &PackageTreeModel::rebuild);
    connect(&packages, &ProjectPackages::loadedChanged, this, [this] {
        // There what is loaded comes first.
        if (m_show == Show::Advisories)
            rebuild();
        else
            updateMeasures();
    });
    connect(&packages, &ProjectPackages::measuresChanged, this, [this] { updateMeasures(); });
    connect(&packages, &ProjectPackages::searchChanged, this, [this] {
        if (m_show == Show::Found)
            rebuild();
    });
    rebuild();
}

PackageTreeModel::~PackageTreeModel() = default;

void PackageTreeModel::setShown(Show show)
{
    if (m_show == show)
        return;
    m_show = show;
    rebuild();
}

void PackageTreeModel::setFilter(const QString &words)
{
    const QString filter = words.trimmed();
    if (m_filter == filter)
        return;
    m_filter = filter;
    if (m_show == Show::Installed)
        rebuild();
}

void PackageTreeModel::annotate(Row &row) const
{
    if (const RegistryVersions *outdated = m_packages.outdated(row.name); outdated && row.isDirect) {
        row.latest = outdated->latest;
        row.updateKind = outdated->kind;
    } else if (m_packages.outdated() && row.isDirect) {
        row.latest = row.installed;
    }
    for (const PackageAdvisory &advisory : m_packages.advisoriesOf(row.name)) {
        if (rankOf(advisory.severity) > rankOf(row.severity))
            row.severity = advisory.severity;
    }
}

QString PackageTreeModel::pathOf(const QString &name) const
{
    if (!m_packages.tree())
        return {};
    const QString location = QLatin1String("node_modules/") + name;
    for (const InstalledPackage &each : m_packages.tree()->packages) {
        if (each.location == location)
            return each.path;
    }
    return {};
}

/// Of all rows that have been made.
void PackageTreeModel::updateMeasures(const QModelIndex &parent)
{
    const int count = rowCount(parent);
    if (count == 0)
        return;
    emit dataChanged(index(0, Loaded, parent), index(count - 1, Handles, parent));
    for (int i = 0; i < count; ++i)
        updateMeasures(index(i, 0, parent));
}

void PackageTreeModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_dependencies.clear();
    const auto add = [this](Row row) {
        auto node = std::make_unique<Node>();
        row.path = pathOf(row.name);
        annotate(row);
        node->row = std::move(row);
        node->isFilled = true;
        m_rows.push_back(std::move(node));
    };
    switch (m_show) {
    case Show::Installed:
        fillInstalled();
        break;
    case Show::Outdated:
        for (const RegistryVersions &each : m_packages.outdated().value_or(QList<RegistryVersions>())) {
            Row row;
            row.name = each.name;
            row.installed = each.current;
            row.isDirect = true;
            if (const DirectDependency *direct = m_packages.direct(each.name)) {
                row.range = direct->range;
                row.type = direct->type;
                row.workspace = direct->workspace;
            }
            add(row);
        }
        break;
    case Show::Advisories:
        for (const PackageAdvisory &each : m_packages.advisories().value_or(QList<PackageAdvisory>())) {
            Row row;
            row.name = each.name;
            row.range = each.range;
            row.installed = m_packages.installedVersion(each.name);
            row.description = each.title.isEmpty() ? each.through : each.title;
            row.isDirect = m_packages.direct(each.name) != nullptr;
            add(row);
            m_rows.back()->row.severity = each.severity; // its own, not the worst
        }
        std::stable_sort(m_rows.begin(), m_rows.end(), [this](const auto &one, const auto &other) {
            const auto rank = [this](const Row &row) {
                return std::pair(m_packages.loaded(row.path).has_value(), rankOf(row.severity));
            };
            return rank(one->row) > rank(other->row);
        });
        break;
    case Show::Found:
        if (m_packages.found()) {
            for (const FoundPackage &each : m_packages.found()->packages) {
                Row row;
                row.name = each.name;
                row.installed = m_packages.installedVersion(each.name);
                row.description = each.description;
                row.isDirect = m_packages.direct(each.name) != nullptr;
                add(row);
                m_rows.back()->row.latest = each.version;
            }
            // What is there already comes first.
            std::stable_partition(m_rows.begin(), m_rows.end(),
                                  [](const auto &node) { return node->row.isDirect; });
        }
        break;
    }
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->number = int(i);
    endResetModel();
}

void PackageTreeModel::fillInstalled()
{
    if (!m_packages.tree())
        return;
    const PackageTree &tree = *m_packages.tree();
    for (qsizetype i = 0; i < tree.packages.size(); ++i) {
        for (const PackageDependent &dependent : tree.packages.at(i).dependents)
            m_dependencies[dependent.location].append(i);
    }
    QHash<QString, qsizetype> byLocation;
    for (qsizetype i = 0; i < tree.packages.size(); ++i)
        byLocation.insert(tree.packages.at(i).location, i);
    const auto add = [this](Row row, const QString &location) {
        auto node = std::make_unique<Node>();
        annotate(row);
        node->row = std::move(row);
        node->location = location;
        m_rows.push_back(std::move(node));
    };
    const auto matches = [this](const QString &name) {
        return m_filter.isEmpty() || name.contains(m_filter, Qt::CaseInsensitive);
    };
    for (const DirectDependency &direct : tree.direct) {
        if (!matches(direct.name))
            continue;
        Row row;
        row.name = direct.name;
        row.range = direct.range;
        row.installed = direct.version;
        row.type = direct.type;
        row.workspace = direct.workspace;
        row.problem = direct.problem;
        row.isDirect = true;
        if (const auto found = byLocation.constFind(direct.location); found != byLocation.constEnd()) {
            row.deprecated = tree.packages.at(*found).deprecated;
            row.path = tree.packages.at(*found).path;
        }
        add(row, direct.location);
    }
    for (const InstalledPackage &package : tree.packages) {
        // Those that nobody asks for; and what a filter finds deeper down.
        const bool isFound =
            !m_filter.isEmpty() && matches(package.name) &&
            std::none_of(tree.direct.begin(), tree.direct.end(),
                         [&](const DirectDependency &each) { return each.location == package.location; });
        if (package.isLink || !(isFound || (package.isExtraneous && matches(package.name))))
            continue;
        Row row;
        row.name = package.name;
        row.installed = package.version;
        row.deprecated = package.deprecated;
        row.path = package.path;
        row.problem = package.isExtraneous ? QStringLiteral("EXTRANEOUS") : QString();
        add(row, package.location);
    }
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const auto &one, const auto &other) {
        return one->row.isDirect > other->row.isDirect;
    });
}

std::vector<std::unique_ptr<PackageTreeModel::Node>> PackageTreeModel::childrenOf(const QString &location,
                                                                                  Node *parent) const
{
    std::vector<std::unique_ptr<Node>> children;
    const auto found = m_dependencies.constFind(location);
    if (found == m_dependencies.constEnd() || !m_packages.tree())
        return children;
    for (const qsizetype index : *found) {
        const InstalledPackage &package = m_packages.tree()->packages.at(index);
        auto node = std::make_unique<Node>();
        node->row.name = package.name;
        node->row.installed = package.version;
        node->row.deprecated = package.deprecated;
        node->row.path = package.path;
        for (const PackageDependent &dependent : package.dependents) {
            if (dependent.location == location)
                node->row.range = dependent.range;
        }
        annotate(node->row);
        node->location = package.location;
        node->parent = parent;
        children.push_back(std::move(node));
    }
    std::sort(children.begin(), children.end(),
              [](const auto &one, const auto &other) { return one->row.name < other->row.name; });
    for (size_t i = 0; i < children.size(); ++i)
        children[i]->number = int(i);
    return children;
}

PackageTreeModel::Node *PackageTreeModel::nodeOf(const QModelIndex &index) const
{
    return static_cast<Node *>(index.internalPointer());
}

QModelIndex PackageTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const auto &rows = parent.isValid() ? nodeOf(parent)->children : m_rows;
    if (row < 0 || row >= int(rows.size()) || column < 0 || column >= ColumnCount)
        return {};
    return createIndex(row, column, rows[size_t(row)].get());
}

QModelIndex PackageTreeModel::parent(const QModelIndex &index) const
{
    Node *const parent = index.isValid() ? nodeOf(index)->parent : nullptr;
    return parent ? createIndex(parent->number, 0, parent) : QModelIndex();
}

int PackageTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return int(parent.isValid() ? nodeOf(parent)->children.size() : m_rows.size());
}

bool PackageTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_rows.empty();
    const Node &node = *nodeOf(parent);
    if (parent.column() > 0 || node.location.isEmpty())
        return false;
    return node.isFilled ? !node.children.empty() : m_dependencies.contains(node.location);
}

bool PackageTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.isValid() && parent.column() == 0 && !nodeOf(parent)->isFilled && hasChildren(parent);
}

void PackageTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node *const node = nodeOf(parent);
    // A package that is below itself is not opened once more.
    bool isCircle = false;
    for (const Node *above = node->parent; above; above = above->parent)
        isCircle = isCircle || above->location == node->location;
    auto children = isCircle ? std::vector<std::unique_ptr<Node>>() : childrenOf(node->location, node);
    node->isFilled = true;
    if (children.empty())
        return;
    beginInsertRows(parent, 0, int(children.size()) - 1);
    node->children = std::move(children);
    endInsertRows();
}

QVariant PackageTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    Row row = nodeOf(index)->row;
    if (role == RowRole) {
        row.knowsLoaded = m_packages.knowsLoaded();
        row.loadMs = m_packages.loaded(row.path);
        row.heapBytes = m_packages.heap(row.path);
        row.heapShare = m_packages.knowsHeap() ? double(row.heapBytes) / double(m_packages.heapTotal()) : 0;
        row.handles = m_packages.handles(row.path);
        return QVariant::fromValue(row);
    }
    if (role == NameRole)
        return row.name;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return row.name;
    case Installed:
        return row.installed;
    case Latest:
        return row.latest;
    default:
        return {};
    }
}

} // namespace boucle
