// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/valuenode.h"

#include "core/base/tr.h"
#include "core/debugger/valuetext.h"

#include <QRegularExpression>

#include <algorithm>

namespace boucle {

namespace {

using Kind = ValueNode::Kind;
using Section = ValueRow::Section;

bool isIdentifier(const QString &name)
{
    static const QRegularExpression identifier(QStringLiteral(R"(^[\p{L}_$][\p{L}\p{N}_$]*$)"));
    return identifier.match(name).hasMatch();
}

QString expressionOf(const ValueNode &parent, const ValueRow &row)
{
    if (parent.kind == Kind::Scope || (parent.kind == Kind::Page && parent.scope >= 0))
        return isIdentifier(row.name) ? row.name : QString();
    const QString &base = parent.expression;
    if (base.isEmpty() || row.isSymbol)
        return {};
    switch (row.section) {
    case Section::Element:
        return base + u'[' + row.name + u']';
    case Section::Property:
    case Section::Getter:
        return isIdentifier(row.name) ? base + u'.' + row.name : base + u'[' + quoted(row.name) + u']';
    case Section::Private:
        return base + u'.' + row.name;
    case Section::MapEntry:
        return row.isPlainKey ? base + QStringLiteral(".get(") + row.name + u')' : QString();
    default:
        return {};
    }
}

Kind kindOf(const ValueNode &parent, const ValueRow &row)
{
    if (row.section == Section::Private)
        return Kind::PrivateProperty;
    if (row.section == Section::Internal)
        return Kind::Internal;
    return parent.kind == Kind::Scope || (parent.kind == Kind::Page && parent.scope >= 0) ? Kind::Variable
                                                                                          : Kind::Property;
}

std::unique_ptr<ValueNode> nodeOf(const ValueNode &parent, const QString &ownerId, const ValueRow &row)
{
    auto node = std::make_unique<ValueNode>();
    node->kind = kindOf(parent, row);
    node->name = row.name;
    node->value = row.value;
    node->expression = expressionOf(parent, row);
    node->ownerId = ownerId;
    node->row = row;
    node->scope = node->kind == Kind::Variable ? parent.scope : -1;
    node->state = row.value.isObject() ? ValueNode::Children::Wanted : ValueNode::Children::None;
    return node;
}

std::unique_ptr<ValueNode> pageOf(const ValueNode &parent, const QString &ownerId, Section section,
                                  qint64 from, qint64 count)
{
    auto node = std::make_unique<ValueNode>();
    node->kind = Kind::Page;
    node->name = QStringLiteral("[%1 … %2]").arg(from).arg(from + count - 1);
    node->expression = parent.expression;
    node->ownerId = ownerId;
    node->row.section = section;
    node->scope = parent.kind == Kind::Scope || parent.kind == Kind::Page ? parent.scope : -1;
    node->pageFrom = from;
    node->pageCount = count;
    node->state = ValueNode::Children::Wanted;
    return node;
}

/// A hundred pages or fewer.
void addPages(ValueNode::List &list, const ValueNode &parent, const QString &ownerId, Section section,
              qint64 from, qint64 count)
{
    qint64 size = ValueReader::pageSize;
    while (count > size * ValueReader::pageSize)
        size *= ValueReader::pageSize;
    for (qint64 at = 0; at < count; at += size)
        list.push_back(pageOf(parent, ownerId, section, from + at, std::min(size, count - at)));
}

} // namespace

bool ValueNode::isEditable() const
{
    if (value.kind == DebugValue::Kind::Unavailable || ownerId.isEmpty())
        return false;
    if (kind == Kind::Variable)
        return name != QLatin1String("this") || !row.name.isEmpty();
    return kind == Kind::Property && (row.writable || row.hasSetter);
}

bool ValueNode::hasGetter() const
{
    return row.hasGetter && value.kind == DebugValue::Kind::Accessor && !loading;
}

QString ValueNode::path() const
{
    QStringList names;
    for (const ValueNode *node = this; node->parent; node = node->parent)
        names.prepend(node->name);
    return names.join(QChar(0));
}

ValueNode::List childrenOf(const ValueNode &parent, const ValueRows &rows)
{
    ValueNode::List list;
    const QString &ownerId = parent.kind == Kind::Page ? parent.ownerId : parent.value.objectId;
    if (parent.thisValue) {
        auto node = std::make_unique<ValueNode>();
        node->kind = Kind::Variable;
        node->name = QStringLiteral("this");
        node->expression = node->name;
        node->value = *parent.thisValue;
        node->state = node->value.isObject() ? ValueNode::Children::Wanted : ValueNode::Children::None;
        list.push_back(std::move(node));
    }
    if (parent.kind != Kind::Page) {
        if (rows.elements > ValueReader::pageSize)
            addPages(list, parent, ownerId, Section::Element, 0, rows.elements);
        if (rows.entries > ValueReader::pageSize)
            addPages(list, parent, ownerId, Section::MapEntry, 0, rows.entries);
        if (rows.names > ValueReader::pageSize)
            addPages(list, parent, ownerId, Section::Property, 0, rows.names);
    }
    auto getters = std::make_unique<ValueNode>();
    getters->kind = Kind::Getters;
    getters->name = CoreTr::tr("Getters");
    getters->expression = parent.expression;
    getters->state = ValueNode::Children::Read;
    for (const ValueRow &row : rows.rows) {
        const bool isGetter = row.section == Section::Getter;
        (isGetter ? getters->children : list).push_back(nodeOf(isGetter ? *getters : parent, ownerId, row));
    }
    int number = 0;
    for (const auto &child : getters->children) {
        child->parent = getters.get();
        child->number = number++;
    }
    if (!getters->children.empty())
        list.push_back(std::move(getters));
    return list;
}

ValueNode::List pagesOf(const ValueNode &page)
{
    ValueNode::List list;
    addPages(list, page, page.ownerId, page.row.section, page.pageFrom, page.pageCount);
    return list;
}

ValueNode::List messageRow(const QString &text)
{
    ValueNode::List list;
    auto node = std::make_unique<ValueNode>();
    node->kind = Kind::Message;
    node->value = unavailableValue(text);
    node->failed = true;
    list.push_back(std::move(node));
    return list;
}

} // namespace boucle
