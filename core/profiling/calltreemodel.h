// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/callprofile.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace boucle {

/// The functions of a profile as a tree: from the first call down to what it calls, or from each function up
/// to who calls it. Rows are made when they are asked for. Carries facts; how they look is the view's.
class CallTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Order { TopDown, BottomUp };
    enum Column { Name, Self, Total, Place, ColumnCount };
    enum Role {
        FunctionRole = Qt::UserRole, ///< ProfiledFunction
        CostRole,                    ///< double of the column, Self or Total
        ShareRole,                   ///< of all that was busy, 0…1
        MatchRole                    ///< bool: the words that are looked for are in it
    };

    explicit CallTreeModel(Order order, QObject *parent = nullptr);
    ~CallTreeModel() override;

    void setProfile(CallProfilePtr profile);
    const CallProfilePtr &profile() const { return m_profile; }
    /// What is looked for in names and paths. From the bottom up, other functions are left out.
    void setFilter(const QString &words);
    static bool matches(const ProfiledFunction &function, const QString &words);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Item;

    Item *itemOf(const QModelIndex &index) const;
    void build(Item &item) const;
    void buildDown(Item &item) const;
    void buildUp(Item &item) const;
    void buildFunctions(Item &item) const;
    void sortItems(Item &item) const;
    bool isWanted(int function) const;

    const Order m_order;
    CallProfilePtr m_profile;
    QString m_filter;
    int m_sortColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    std::unique_ptr<Item> m_root;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::ProfiledFunction)
