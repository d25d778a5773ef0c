// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/pause.h"

#include <QAbstractItemModel>

#include <memory>

namespace boucle {

class DebugTarget;

/// The targets of all servers as a tree: main threads at the top, below each its frames while it is paused,
/// then its worker threads and child processes. Between frames stand rows that name what an asynchronous part
/// was started by. One column. Lives on the UI thread.
class CallStackModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class RowKind { Target, Frame, AsyncCause };
    Q_ENUM(RowKind)

    enum Roles {
        RowKindRole = Qt::UserRole + 1, ///< RowKind
        PlaceRole,                      ///< SourcePlace of a frame
        TargetStateRole,                ///< DebugTarget::State of a target
        TargetKindRole,                 ///< DebugTarget::Kind of a target
        PauseReasonRole,                ///< PauseReason of a paused target
        SkippedRole,                    ///< bool: steps do not stop in this frame
        CurrentRole,    ///< bool: the frame that variables are shown of, or the target that commands go to
        AsyncRole,      ///< bool: the frame belongs to an asynchronous part and has no variables
        CanRestartRole, ///< bool
    };

    explicit CallStackModel(QObject *parent = nullptr);
    ~CallStackModel() override;

    /// `parent`: null for a main thread. The target must stay alive until it is removed.
    void addTarget(DebugTarget &target, DebugTarget *parent);
    void removeTarget(DebugTarget &target);
    void setCurrent(DebugTarget *target, int frame);

    /// Null for an invalid index.
    DebugTarget *targetAt(const QModelIndex &index) const;
    /// The frame's number within its pause, asynchronous parts counted on; -1 for other rows.
    int frameAt(const QModelIndex &index) const;
    QModelIndex indexOf(const DebugTarget &target) const;
    QModelIndex indexOf(const DebugTarget &target, int frame) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Qt::DisplayRole: the target's title, the function's name, the cause.
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Node;

    Node *nodeOf(const QModelIndex &index) const;
    Node *findTarget(const DebugTarget &target) const;
    QModelIndex indexOf(const Node &node) const;
    void updateFrames(DebugTarget &target);
    void updateTarget(DebugTarget &target);
    void tellCurrent();

    std::unique_ptr<Node> m_root;
    DebugTarget *m_current = nullptr;
    int m_currentFrame = -1;
};

} // namespace boucle
Q_DECLARE_METATYPE(boucle::CallStackModel::RowKind)
