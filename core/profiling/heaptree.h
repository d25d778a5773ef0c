// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/heapcomparison.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace boucle {

/// A heap snapshot as a tree: classes, their objects and what those hold; or the objects that hold one, and
/// who holds those. Rows are made when they are asked for. Carries facts; how they look is the view's.
class HeapTree : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Show { Nothing, Classes, Changes, Retainers };
    enum Column {
        Name,
        Count,        ///< classes: objects; of changes: that have come; holders: steps from the roots
        OwnSize,      ///< of changes: objects that have gone
        RetainedSize, ///< of changes: bytes that it has grown by
        ColumnCount
    };
    enum class Row {
        Class,
        Object, ///< of a class
        Held,   ///< by the object above it, under EdgeRole
        Holder, ///< of the object above it, under EdgeRole
        More    ///< as many as NumberRole are left out
    };
    enum Role {
        RowRole = Qt::UserRole, ///< Row
        NameRole,               ///< of the class or the object
        ClassRole,              ///< of an object, where it has another name
        EdgeRole,               ///< "orders", "[3]"
        IdRole,                 ///< of an object, quint64
        WeakRole,               ///< it does not keep it
        NumberRole,             ///< of the column; invalid: it has none
        NodeRole                ///< of an object, HeapSnapshot::Index
    };
    /// Children of one row that are shown, the largest ones.
    static constexpr int mostRows = 1000;

    explicit HeapTree(QObject *parent = nullptr);
    ~HeapTree() override;

    Show show() const { return m_show; }
    const HeapSnapshotPtr &snapshot() const { return m_snapshot; }
    void clear();
    void setClasses(HeapSnapshotPtr snapshot);
    void setChanges(HeapComparisonPtr changes);
    /// Who holds that object.
    void setRetainers(HeapSnapshotPtr snapshot, HeapSnapshot::Index node);
    /// Only classes with these words in their names.
    void setFilter(const QString &words);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Item;

    void reset(Show show, HeapSnapshotPtr snapshot, HeapComparisonPtr changes, HeapSnapshot::Index node);
    Item *itemOf(const QModelIndex &index) const;
    Item &add(Item &parent, Row row) const;
    void build(Item &item) const;
    void buildClasses(Item &root) const;
    void buildObjects(Item &item) const;
    void buildEdges(Item &item) const;
    QVariant number(const Item &item, int column) const;
    void sortItems(Item &item) const;

    Show m_show = Show::Nothing;
    HeapSnapshotPtr m_snapshot;
    HeapComparisonPtr m_changes;
    HeapSnapshot::Index m_node = HeapSnapshot::none;
    QString m_filter;
    int m_sortColumn = RetainedSize;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    std::unique_ptr<Item> m_root;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::HeapTree::Row)
