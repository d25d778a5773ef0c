// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/watchmodel.h"

#include "core/cdp/session.h"
#include "core/debugger/pause.h"
#include "core/debugger/valuenode.h"
#include "core/debugger/valuetext.h"

#include <QMimeData>

#include <utility>

namespace boucle {

namespace {

const QString rowType = QStringLiteral("application/x-boucle-watch-row");

} // namespace

WatchModel::WatchModel(QObject *parent)
    : ValueModel(parent)
{
}

WatchModel::~WatchModel() = default;

QStringList WatchModel::expressions() const
{
    QStringList list;
    for (const auto &node : root().children)
        list.append(node->name);
    return list;
}

void WatchModel::setExpressions(const QStringList &expressions)
{
    if (expressions == this->expressions())
        return;
    setChildren(root(), {});
    for (const QString &expression : expressions) {
        if (!expression.trimmed().isEmpty())
            insert(rowCount(), expression.trimmed());
    }
    emit expressionsChanged();
}

QModelIndex WatchModel::add(const QString &expression)
{
    const QString text = expression.trimmed();
    if (text.isEmpty())
        return {};
    insert(rowCount(), text);
    emit expressionsChanged();
    return index(rowCount() - 1, NameColumn);
}

void WatchModel::insert(int row, const QString &expression)
{
    auto node = std::make_unique<ValueNode>();
    node->kind = RowKind::Watch;
    node->name = expression;
    node->expression = expression;
    node->parent = &root();
    node->number = row;
    beginInsertRows({}, row, row);
    root().children.insert(root().children.begin() + row, std::move(node));
    endInsertRows();
    evaluate(*root().children[size_t(row)]);
}

void WatchModel::edit(const QModelIndex &index, const QString &expression)
{
    ValueNode *node = nodeOf(index);
    if (!node || node->kind != RowKind::Watch)
        return;
    const QString text = expression.trimmed();
    if (text.isEmpty())
        return remove(index);
    if (text == node->name)
        return;
    node->name = text;
    node->expression = text;
    takeValue(*node, {});
    evaluate(*node);
    emit expressionsChanged();
}

void WatchModel::remove(const QModelIndex &index)
{
    const ValueNode *node = nodeOf(index);
    if (!node || node->kind != RowKind::Watch)
        return;
    const int row = node->number;
    beginRemoveRows({}, row, row);
    const std::unique_ptr<ValueNode> gone = std::move(root().children[size_t(row)]);
    root().children.erase(root().children.begin() + row);
    for (int i = row; i < int(root().children.size()); ++i)
        root().children[size_t(i)]->number = i;
    endRemoveRows();
    emit expressionsChanged();
}

void WatchModel::move(const QModelIndex &index, int row)
{
    const ValueNode *node = nodeOf(index);
    if (!node || node->kind != RowKind::Watch || row < 0 || row > rowCount())
        return;
    const int from = node->number;
    if (!beginMoveRows({}, from, from, {}, row))
        return; // it stands there
    ValueNode::List &list = root().children;
    std::unique_ptr<ValueNode> moved = std::move(list[size_t(from)]);
    list.erase(list.begin() + from);
    list.insert(list.begin() + (row > from ? row - 1 : row), std::move(moved));
    for (int i = 0; i < int(list.size()); ++i)
        list[size_t(i)]->number = i;
    endMoveRows();
    emit expressionsChanged();
}

void WatchModel::showFrame(cdp::Session *session, const Pause *pause, int frame)
{
    const bool isPaused = pause && frame >= 0 && frame < pause->frames.size();
    if (isPaused && pause->generation != std::exchange(m_generation, pause->generation))
        beginPause(true);
    setComparing(isPaused);
    if (session)
        setReader(std::make_unique<ValueReader>(*session, isPaused ? pause->frames.at(frame).id : QString()));
    else
        setReader(nullptr);
    refresh();
}

void WatchModel::refresh()
{
    for (const auto &node : root().children)
        evaluate(*node);
}

void WatchModel::evaluate(ValueNode &node)
{
    node.turn = ++m_lastTurn;
    if (!reader())
        return takeValue(node, unavailableValue({}));
    node.loading = true;
    tellChanged(node);
    const auto show = [this, at = QPersistentModelIndex(indexOf(node)),
                       turn = node.turn](const Result<DebugValue> &value) {
        ValueNode *evaluated = nodeOf(at);
        if (!evaluated || evaluated->turn != turn)
            return;
        if (value)
            takeValue(*evaluated, *value);
        else
            takeError(*evaluated, value.error());
    };
    reader()->evaluate(node.expression, false, [this, show](const Result<cdp::runtime::RemoteObject> &value) {
        if (!value)
            return show(value.error());
        if (reader())
            reader()->nameRequests({debugValueOf(*value)},
                                   [show](const QList<DebugValue> &named) { show(named.constFirst()); });
    });
}

Qt::ItemFlags WatchModel::flags(const QModelIndex &index) const
{
    const ValueNode *node = nodeOf(index);
    Qt::ItemFlags flags = ValueModel::flags(index);
    if (!node)
        return flags | Qt::ItemIsDropEnabled;
    if (node->kind == RowKind::Watch) {
        flags |= Qt::ItemIsDragEnabled;
        if (index.column() == NameColumn)
            flags |= Qt::ItemIsEditable;
    }
    return flags;
}

bool WatchModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const ValueNode *node = nodeOf(index);
    if (!node || node->kind != RowKind::Watch || index.column() != NameColumn)
        return ValueModel::setData(index, value, role);
    if (role != Qt::EditRole)
        return false;
    edit(index, value.toString());
    return true;
}

Qt::DropActions WatchModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

QStringList WatchModel::mimeTypes() const
{
    return {rowType};
}

QMimeData *WatchModel::mimeData(const QModelIndexList &indexes) const
{
    for (const QModelIndex &index : indexes) {
        const ValueNode *node = nodeOf(index);
        if (!node || node->kind != RowKind::Watch)
            continue;
        auto *data = new QMimeData;
        data->setData(rowType, QByteArray::number(node->number));
        return data;
    }
    return nullptr;
}

bool WatchModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int,
                              const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(rowType) || parent.parent().isValid())
        return false;
    bool isNumber = false;
    const int from = data->data(rowType).toInt(&isNumber);
    if (!isNumber || from < 0 || from >= rowCount())
        return false;
    // On a row: before it. Below all: at the end.
    const int to = parent.isValid() ? parent.row() : row < 0 ? rowCount() : row;
    move(index(from, NameColumn), to);
    return true;
}

} // namespace boucle
