// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/valuemodel.h"

#include "core/base/tr.h"
#include "core/debugger/valuenode.h"
#include "core/debugger/valuetext.h"

#include <QPointer>

#include <utility>

namespace boucle {

namespace {

using Object = cdp::runtime::RemoteObject;

Error goneError()
{
    return {QStringLiteral("value-gone"), CoreTr::tr("This value no longer exists.")};
}

/// What is no object and was not cut.
QString jsonText(const DebugValue &value)
{
    using Kind = DebugValue::Kind;
    switch (value.kind) {
    case Kind::String:
    case Kind::Boolean:
        return value.text;
    case Kind::Number: {
        bool isFinite = false;
        value.text.toDouble(&isFinite);
        return isFinite && value.text.front() != u'N' && !value.text.contains(u'I') ? value.text
                                                                                    : QStringLiteral("null");
    }
    case Kind::BigInt:
        return quoted(value.text.chopped(1));
    default:
        return QStringLiteral("null");
    }
}

} // namespace

ValueModel::ValueModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<ValueNode>())
{
    m_root->state = ValueNode::Children::Read;
}

ValueModel::~ValueModel() = default;

void ValueModel::askGetter(const QModelIndex &index)
{
    ValueNode *node = nodeOf(index);
    if (!node || !node->hasGetter() || !m_reader)
        return;
    node->loading = true;
    tellChanged(*node);
    m_reader->get(node->ownerId, node->row,
                  [this, at = QPersistentModelIndex(index)](const Result<Object> &value) {
                      ValueNode *asked = nodeOf(at);
                      if (!asked)
                          return;
                      if (value)
                          takeValue(*asked, debugValueOf(*value));
                      else
                          takeError(*asked, value.error());
                  });
}

void ValueModel::setValue(const QModelIndex &index, const QString &expression, QObject *guard,
                          std::function<void(Result<void>)> done)
{
    ValueNode *node = nodeOf(index);
    if (!node || !node->isEditable() || !m_reader)
        return done(Error{QStringLiteral("value-not-editable"), CoreTr::tr("This value cannot be changed.")});
    const auto assigned = [this, at = QPersistentModelIndex(index), guard = QPointer(guard),
                           done = std::move(done)](const Result<Object> &value) {
        ValueNode *changed = nodeOf(at);
        if (value && changed)
            takeValue(*changed, debugValueOf(*value));
        if (guard)
            done(value ? Result<void>() : Result<void>(value.error()));
    };
    if (node->kind == RowKind::Variable && node->scope >= 0)
        m_reader->assignVariable(node->scope, node->ownerId, node->row.name, expression, assigned);
    else
        m_reader->assign(node->ownerId, node->row, expression, assigned);
}

void ValueModel::copyAsJson(const QModelIndex &index, QObject *guard,
                            std::function<void(Result<QString>)> done)
{
    const ValueNode *node = nodeOf(index);
    if (!node)
        return done(goneError());
    const bool isWhole =
        !node->value.isObject() && !node->value.truncated && node->value.kind != DebugValue::Kind::Accessor;
    if (isWhole)
        return done(jsonText(node->value));
    if (!m_reader)
        return done(goneError());
    const auto copied = [guard = QPointer(guard), done](const Result<QString> &json) {
        if (guard)
            done(json);
    };
    if (node->value.isObject())
        m_reader->toJson(node->value.objectId, nullptr, {}, copied);
    else if (!node->ownerId.isEmpty())
        m_reader->toJson(node->ownerId, &node->row, {}, copied);
    else if (!node->expression.isEmpty())
        m_reader->toJson({}, nullptr, node->expression, copied);
    else
        done(goneError());
}

QModelIndex ValueModel::index(int row, int column, const QModelIndex &parent) const
{
    const ValueNode *node = parent.isValid() ? nodeOf(parent) : m_root.get();
    if (!node || parent.column() > 0 || row < 0 || row >= int(node->children.size()) || column < 0 ||
        column >= ColumnCount)
        return {};
    return createIndex(row, column, node->children[size_t(row)].get());
}

QModelIndex ValueModel::parent(const QModelIndex &child) const
{
    const ValueNode *node = nodeOf(child);
    return node && node->parent && node->parent != m_root.get() ? indexOf(*node->parent) : QModelIndex();
}

int ValueModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const ValueNode *node = parent.isValid() ? nodeOf(parent) : m_root.get();
    return node ? int(node->children.size()) : 0;
}

int ValueModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool ValueModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const ValueNode *node = parent.isValid() ? nodeOf(parent) : m_root.get();
    return node && (!node->children.empty() || node->state == ValueNode::Children::Wanted ||
                    node->state == ValueNode::Children::Reading);
}

bool ValueModel::canFetchMore(const QModelIndex &parent) const
{
    const ValueNode *node = parent.column() > 0 ? nullptr : nodeOf(parent);
    return node && node->state == ValueNode::Children::Wanted;
}

void ValueModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    ValueNode *node = nodeOf(parent);
    if (node->kind == RowKind::Page && node->pageCount > ValueReader::pageSize)
        return setChildren(*node, pagesOf(*node));
    if (!m_reader)
        return setChildren(*node, messageRow(goneError().message));
    node->state = ValueNode::Children::Reading;
    tellChanged(*node);
    const auto taken = [this, at = QPersistentModelIndex(parent)](const Result<ValueRows> &rows) {
        takeRows(at, rows);
    };
    if (node->kind == RowKind::Page)
        m_reader->readPage(node->ownerId, node->row.section, node->pageFrom, taken);
    else
        m_reader->read(node->value,
                       node->kind == RowKind::Scope ? ValueReader::Depth::Variables
                                                    : ValueReader::Depth::Everything,
                       taken);
}

void ValueModel::takeRows(const QPersistentModelIndex &index, const Result<ValueRows> &rows)
{
    ValueNode *node = nodeOf(index);
    // Another value came in the meantime.
    if (!node || node->state != ValueNode::Children::Reading)
        return;
    setChildren(*node, rows ? childrenOf(*node, *rows) : messageRow(rows.error().message));
    tellChanged(*node);
}

Qt::ItemFlags ValueModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    const ValueNode *node = nodeOf(index);
    if (node && index.column() == ValueColumn && node->isEditable())
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant ValueModel::data(const QModelIndex &index, int role) const
{
    const ValueNode *node = nodeOf(index);
    if (!node)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return index.column() == NameColumn ? node->name : node->value.text;
    case RowKindRole:
        return QVariant::fromValue(node->kind);
    case NameRole:
        return node->name;
    case ValueRole:
        return QVariant::fromValue(node->value);
    case EditableRole:
        return node->isEditable();
    case ChangedRole:
        return node->changed;
    case LoadingRole:
        return node->loading || node->state == ValueNode::Children::Reading;
    case ExpressionRole:
        return node->kind == RowKind::Page || node->kind == RowKind::Getters ? QString() : node->expression;
    case GetterRole:
        return node->hasGetter();
    case FailedRole:
        return node->failed;
    default:
        return {};
    }
}

bool ValueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const ValueNode *node = nodeOf(index);
    if (!node || role != Qt::EditRole || index.column() != ValueColumn || !node->isEditable())
        return false;
    setValue(index, value.toString(), this,
             [this, at = QPersistentModelIndex(index)](const Result<void> &done) {
                 if (!done)
                     emit editFailed(at, done.error());
             });
    return true;
}

QHash<int, QByteArray> ValueModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{RowKindRole, "rowKind"},
                  {NameRole, "name"},
                  {ValueRole, "value"},
                  {EditableRole, "editable"},
                  {ChangedRole, "changed"},
                  {LoadingRole, "loading"},
                  {ExpressionRole, "expression"},
                  {GetterRole, "getter"},
                  {FailedRole, "failed"}});
    return names;
}

ValueNode *ValueModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<ValueNode *>(index.internalPointer()) : nullptr;
}

QModelIndex ValueModel::indexOf(const ValueNode &node, int column) const
{
    return node.parent ? createIndex(node.number, column, &node) : QModelIndex();
}

void ValueModel::setChildren(ValueNode &parent, std::vector<std::unique_ptr<ValueNode>> children)
{
    const QModelIndex index = indexOf(parent);
    if (!parent.children.empty()) {
        beginRemoveRows(index, 0, int(parent.children.size()) - 1);
        // The nodes live until nobody can have an index of them.
        const ValueNode::List gone = std::exchange(parent.children, {});
        endRemoveRows();
    }
    parent.state = ValueNode::Children::Read;
    if (children.empty())
        return;
    int number = 0;
    for (const auto &child : children) {
        child->parent = &parent;
        child->number = number++;
        noteValue(*child);
        for (const auto &grandchild : child->children)
            noteValue(*grandchild);
    }
    beginInsertRows(index, 0, number - 1);
    parent.children = std::move(children);
    endInsertRows();
}

void ValueModel::tellChanged(const ValueNode &node)
{
    emit dataChanged(indexOf(node), indexOf(node, ColumnCount - 1));
}

void ValueModel::setReader(std::unique_ptr<ValueReader> reader)
{
    m_reader = std::move(reader);
}

void ValueModel::takeValue(ValueNode &node, const DebugValue &value)
{
    setChildren(node, {});
    node.value = value;
    node.loading = false;
    node.failed = false;
    node.state = value.isObject() ? ValueNode::Children::Wanted : ValueNode::Children::None;
    noteValue(node);
    tellChanged(node);
}

void ValueModel::takeError(ValueNode &node, const Error &error)
{
    takeValue(node, unavailableValue(error.message));
    node.failed = true;
    node.changed = false;
    tellChanged(node);
}

void ValueModel::beginPause(bool comparable)
{
    m_before = comparable ? std::exchange(m_seen, {}) : QHash<QString, QString>();
    m_seen.clear();
}

void ValueModel::noteValue(ValueNode &node)
{
    const bool hasValue = node.kind != RowKind::Scope && node.kind != RowKind::Page &&
                          node.kind != RowKind::Getters && node.kind != RowKind::Message &&
                          node.value.kind != DebugValue::Kind::Accessor && !node.value.text.isEmpty();
    if (!m_comparing)
        node.changed = false;
    if (!hasValue || !m_comparing)
        return;
    const QString path = node.path();
    const auto before = m_before.constFind(path);
    node.changed = before != m_before.cend() && *before != node.value.text;
    m_seen.insert(path, node.value.text);
}

} // namespace boucle
