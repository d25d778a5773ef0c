// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"

#include <QAbstractItemModel>

#include <array>
#include <vector>

namespace boucle {

/// What keeps a server alive, by kind: groups with handles below them, as the last snapshot has them. Carries
/// facts; what they look like is the view's.
class HandlesModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Group { Listening, Connection, Timer, Watcher, Child, Other, Node };
    static constexpr int groupCount = 7;
    enum Column { Name, Where, Origin, ColumnCount };
    enum Role {
        RecordRole = Qt::UserRole, ///< HandleRecord; of groups nothing
        GroupRole,                 ///< int of Group, of groups only
        CountRole,                 ///< handles in a group
        AgeRole ///< nanoseconds since it was seen first; -1: it was there from the beginning
    };

    explicit HandlesModel(QObject *parent = nullptr);

    void setSnapshot(const HandlesSnapshot &snapshot);
    void clear();
    /// Those that keep the loop alive, node's own not among them.
    int activeCount() const;
    const HandlesSnapshot &snapshot() const { return m_snapshot; }
    static Group groupOf(const HandleRecord &record);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        HandleRecord record;
        qint64 firstSeenNs = 0; ///< 0: from the beginning
    };
    void update(int group, std::vector<HandleRecord> records);

    std::array<std::vector<Row>, groupCount> m_groups;
    HandlesSnapshot m_snapshot;
    bool m_hasSnapshot = false;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::HandleRecord)
