// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/callstackmodel.h"

#include "core/debugger/debugtarget.h"

#include <algorithm>
#include <vector>

namespace boucle {

/// A target, a frame, or the cause of an asynchronous part; the root is none of them.
struct CallStackModel::Node
{
    RowKind kind = RowKind::Target;
    Node *parent = nullptr;
    DebugTarget *target = nullptr;
    int frame = -1; ///< its number within the pause
    StackFrame stackFrame;
    bool isAsync = false;
    QString cause;
    std::vector<std::unique_ptr<Node>> children; ///< of a target: its rows of the pause, then its own targets

    int row() const
    {
        const auto found =
            std::find_if(parent->children.begin(), parent->children.end(),
                         [this](const std::unique_ptr<Node> &each) { return each.get() == this; });
        return int(found - parent->children.begin());
    }
    int pauseRows() const
    {
        return int(std::count_if(children.begin(), children.end(), [](const std::unique_ptr<Node> &each) {
            return each->kind != RowKind::Target;
        }));
    }
};

CallStackModel::CallStackModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

CallStackModel::~CallStackModel() = default;

void CallStackModel::addTarget(DebugTarget &target, DebugTarget *parent)
{
    Node *above = parent ? findTarget(*parent) : m_root.get();
    if (!above)
        above = m_root.get();
    const int row = int(above->children.size());
    beginInsertRows(indexOf(*above), row, row);
    auto node = std::make_unique<Node>();
    node->parent = above;
    node->target = &target;
    above->children.push_back(std::move(node));
    endInsertRows();
    connect(&target, &DebugTarget::stateChanged, this, [this, &target] {
        updateFrames(target);
        updateTarget(target);
    });
    updateFrames(target);
}

void CallStackModel::removeTarget(DebugTarget &target)
{
    Node *node = findTarget(target);
    if (!node)
        return;
    target.disconnect(this);
    if (m_current == &target)
        m_current = nullptr;
    Node *above = node->parent;
    const int row = node->row();
    beginRemoveRows(indexOf(*above), row, row);
    above->children.erase(above->children.begin() + row);
    endRemoveRows();
}

void CallStackModel::setCurrent(DebugTarget *target, int frame)
{
    if (m_current == target && m_currentFrame == frame)
        return;
    tellCurrent();
    m_current = target;
    m_currentFrame = frame;
    tellCurrent();
}

void CallStackModel::tellCurrent()
{
    if (!m_current)
        return;
    for (const QModelIndex &index : {indexOf(*m_current), indexOf(*m_current, m_currentFrame)}) {
        if (index.isValid())
            emit dataChanged(index, index, {CurrentRole});
    }
}

CallStackModel::Node *CallStackModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

CallStackModel::Node *CallStackModel::findTarget(const DebugTarget &target) const
{
    std::vector<Node *> open{m_root.get()};
    while (!open.empty()) {
        Node *node = open.back();
        open.pop_back();
        for (const std::unique_ptr<Node> &child : node->children) {
            if (child->kind != RowKind::Target)
                continue;
            if (child->target == &target)
                return child.get();
            open.push_back(child.get());
        }
    }
    return nullptr;
}

QModelIndex CallStackModel::indexOf(const Node &node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row(), 0, const_cast<Node *>(&node));
}

void CallStackModel::updateFrames(DebugTarget &target)
{
    Node &node = *findTarget(target);
    if (const int shown = node.pauseRows(); shown > 0) {
        beginRemoveRows(indexOf(node), 0, shown - 1);
        node.children.erase(node.children.begin(), node.children.begin() + shown);
        endRemoveRows();
    }
    const Pause *pause = target.pause();
    if (!pause)
        return;
    std::vector<std::unique_ptr<Node>> rows;
    const auto add = [&](RowKind kind) -> Node & {
        auto row = std::make_unique<Node>();
        row->kind = kind;
        row->parent = &node;
        row->target = &target;
        rows.push_back(std::move(row));
        return *rows.back();
    };
    int number = 0;
    const auto addFrame = [&](const StackFrame &frame, bool isAsync) {
        Node &row = add(RowKind::Frame);
        row.frame = number++;
        row.stackFrame = frame;
        row.isAsync = isAsync;
    };
    for (const StackFrame &frame : pause->frames)
        addFrame(frame, false);
    for (const AsyncPart &part : pause->asyncParts) {
        add(RowKind::AsyncCause).cause = part.cause;
        for (const StackFrame &frame : part.frames)
            addFrame(frame, true);
    }
    beginInsertRows(indexOf(node), 0, int(rows.size()) - 1);
    node.children.insert(node.children.begin(), std::make_move_iterator(rows.begin()),
                         std::make_move_iterator(rows.end()));
    endInsertRows();
}

void CallStackModel::updateTarget(DebugTarget &target)
{
    const QModelIndex index = indexOf(target);
    emit dataChanged(index, index);
}

DebugTarget *CallStackModel::targetAt(const QModelIndex &index) const
{
    return nodeOf(index)->target;
}

int CallStackModel::frameAt(const QModelIndex &index) const
{
    return nodeOf(index)->frame;
}

QModelIndex CallStackModel::indexOf(const DebugTarget &target) const
{
    const Node *node = findTarget(target);
    return node ? indexOf(*node) : QModelIndex();
}

QModelIndex CallStackModel::indexOf(const DebugTarget &target, int frame) const
{
    const Node *node = findTarget(target);
    if (!node || frame < 0)
        return {};
    for (const std::unique_ptr<Node> &child : node->children) {
        if (child->kind == RowKind::Frame && child->frame == frame)
            return indexOf(*child);
    }
    return {};
}

QModelIndex CallStackModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (row < 0 || column != 0 || row >= int(node->children.size()))
        return {};
    return createIndex(row, column, node->children[size_t(row)].get());
}

QModelIndex CallStackModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(*nodeOf(child)->parent) : QModelIndex();
}

int CallStackModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int CallStackModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant CallStackModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    const DebugTarget &target = *node.target;
    const bool isTarget = node.kind == RowKind::Target;
    switch (role) {
    case Qt::DisplayRole:
        return isTarget                      ? target.title()
               : node.kind == RowKind::Frame ? node.stackFrame.function
                                             : node.cause;
    case RowKindRole:
        return QVariant::fromValue(node.kind);
    case PlaceRole:
        return node.kind == RowKind::Frame ? QVariant::fromValue(node.stackFrame.place) : QVariant();
    case TargetStateRole:
        return isTarget ? QVariant::fromValue(target.state()) : QVariant();
    case TargetKindRole:
        return isTarget ? QVariant::fromValue(target.kind()) : QVariant();
    case PauseReasonRole:
        return isTarget && target.pause() ? QVariant::fromValue(target.pause()->reason) : QVariant();
    case SkippedRole:
        return node.stackFrame.skipped;
    case CurrentRole:
        return m_current == &target && (isTarget || (node.frame >= 0 && node.frame == m_currentFrame));
    case AsyncRole:
        return node.isAsync;
    case CanRestartRole:
        return node.stackFrame.canRestart;
    default:
        return {};
    }
}

QHash<int, QByteArray> CallStackModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{RowKindRole, "rowKind"},
                  {PlaceRole, "place"},
                  {TargetStateRole, "targetState"},
                  {TargetKindRole, "targetKind"},
                  {PauseReasonRole, "pauseReason"},
                  {SkippedRole, "skipped"},
                  {CurrentRole, "current"},
                  {AsyncRole, "async"},
                  {CanRestartRole, "canRestart"}});
    return names;
}

} // namespace boucle
