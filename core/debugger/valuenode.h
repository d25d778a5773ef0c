// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/valuemodel.h"
#include "core/debugger/valuereader.h"

#include <memory>
#include <optional>
#include <vector>

namespace boucle {

/// A row of a ValueModel.
struct ValueNode
{
    using Kind = ValueModel::RowKind;
    using List = std::vector<std::unique_ptr<ValueNode>>;

    enum class Children {
        None,
        Wanted, ///< there may be some, which nobody has looked at
        Reading,
        Read
    };

    Kind kind = Kind::Root;
    QString name;
    DebugValue value;
    QString expression;
    bool changed = false;
    bool failed = false;
    bool loading = false;

    QString ownerId; ///< the object that has it; of a page and of getters the one that they are of
    ValueRow row;    ///< how the owner has it
    int scope = -1;  ///< of a scope and of its variables: the number within the frame that can be assigned
    std::optional<DebugValue> thisValue; ///< of the scope that shows it

    qint64 pageFrom = 0; ///< of a page
    qint64 pageCount = 0;

    quint64 turn = 0; ///< of a watch expression: its latest evaluation

    ValueNode *parent = nullptr;
    int number = 0; ///< its row
    List children;
    Children state = Children::None;

    bool isEditable() const;
    bool hasGetter() const;
    /// Names from the top to it.
    QString path() const;
};

/// What stands below `parent` once its object was read.
ValueNode::List childrenOf(const ValueNode &parent, const ValueRows &rows);
/// What stands below a page that has too many rows.
ValueNode::List pagesOf(const ValueNode &page);
ValueNode::List messageRow(const QString &text);

} // namespace boucle
