// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"

#include <QAbstractItemModel>

namespace boucle {

class BreakpointBindings;
class BreakpointStore;

/// The breakpoints as a tree: groups first, each with its breakpoints below it, then those of no group, which
/// stand at the top. One column. A check box switches a breakpoint or a whole group. Lives on the UI thread.
class BreakpointsModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class RowKind { Group, Breakpoint };
    Q_ENUM(RowKind)
    enum class State {
        Disabled,
        Pending, ///< enabled, but no server has a place for it
        Bound,
        Failed ///< its condition or hit condition is wrong
    };
    Q_ENUM(State)

    enum Roles {
        RowKindRole = Qt::UserRole + 1, ///< RowKind
        IdRole,                         ///< BreakpointId; not of groups
        ValueRole,                      ///< Breakpoint; not of groups
        GroupRole,                      ///< QString: its name
        StateRole,                      ///< State; not of groups
        ReasonRole,                     ///< QString: why it is pending or failed, translated; empty otherwise
        PlacesRole,                     ///< QList<SourcePlace>: where it is bound
        HitsRole,                       ///< int: how often the current run paused or logged there
    };

    /// Both must outlive the model.
    BreakpointsModel(BreakpointStore &store, const BreakpointBindings &bindings, QObject *parent = nullptr);
    ~BreakpointsModel() override;

    /// Invalid when it is gone.
    QModelIndex indexOf(BreakpointId id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Qt::DisplayRole: "orders.js:9", the function's name, "Uncaught exceptions", or the group's name.
    QVariant data(const QModelIndex &index, int role) const override;
    /// Qt::CheckStateRole only.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Group
    {
        quint64 key = 0; ///< what its children's indexes hold; never 0, never used again
        QString name;
        QList<BreakpointId> ids;
    };

    void rebuild();
    void add(BreakpointId id);
    void remove(BreakpointId id);
    void change(BreakpointId id);
    void place(const Breakpoint &breakpoint);
    qsizetype groupRow(const QString &name) const;
    const Group *groupOf(quint64 key) const;
    const Group *groupAt(const QModelIndex &index) const;
    const Breakpoint *breakpointAt(const QModelIndex &index) const;
    QVariant groupData(const Group &group, int role) const;
    QVariant breakpointData(const Breakpoint &breakpoint, int role) const;

    BreakpointStore &m_store;
    const BreakpointBindings &m_bindings;
    QList<Group> m_groups;     ///< in alphabetical order
    QList<BreakpointId> m_top; ///< those of no group
    quint64 m_lastKey = 0;
};

} // namespace boucle
Q_DECLARE_METATYPE(boucle::BreakpointsModel::RowKind)
Q_DECLARE_METATYPE(boucle::BreakpointsModel::State)
