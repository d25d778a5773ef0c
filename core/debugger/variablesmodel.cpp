// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/variablesmodel.h"

#include "core/base/tr.h"
#include "core/cdp/session.h"
#include "core/debugger/pause.h"
#include "core/debugger/valuenode.h"

#include <utility>

namespace boucle {

namespace {

QString nameOf(FrameScope::Kind kind)
{
    switch (kind) {
    case FrameScope::Kind::Local:
        return CoreTr::tr("Local");
    case FrameScope::Kind::Block:
        return CoreTr::tr("Block");
    case FrameScope::Kind::Catch:
        return CoreTr::tr("Catch", "scope of variables");
    case FrameScope::Kind::Closure:
        return CoreTr::tr("Closure");
    case FrameScope::Kind::With:
        return CoreTr::tr("With", "scope of variables");
    case FrameScope::Kind::Module:
        return CoreTr::tr("Module");
    case FrameScope::Kind::Script:
        return CoreTr::tr("Script");
    case FrameScope::Kind::Eval:
        return CoreTr::tr("Eval");
    case FrameScope::Kind::Global:
        return CoreTr::tr("Global");
    }
    return {};
}

std::unique_ptr<ValueNode> valueNode(ValueNode::Kind kind, const QString &name, const DebugValue &value)
{
    auto node = std::make_unique<ValueNode>();
    node->kind = kind;
    node->name = name;
    node->value = value;
    node->state = value.isObject() ? ValueNode::Children::Wanted : ValueNode::Children::None;
    return node;
}

std::unique_ptr<ValueNode> scopeNode(const FrameScope &scope, int number)
{
    DebugValue value;
    value.kind = DebugValue::Kind::Object;
    value.text = scope.name;
    value.objectId = scope.objectId;
    auto node = valueNode(ValueNode::Kind::Scope, nameOf(scope.kind), value);
    // Variables of these are properties of an object.
    const bool isObject = scope.kind == FrameScope::Kind::Global || scope.kind == FrameScope::Kind::With;
    node->scope = isObject ? -1 : number;
    return node;
}

} // namespace

VariablesModel::VariablesModel(QObject *parent)
    : ValueModel(parent)
{
}

VariablesModel::~VariablesModel() = default;

void VariablesModel::showFrame(cdp::Session *session, const Pause *pause, int frame)
{
    if (!session || !pause || frame < 0 || frame >= pause->frames.size()) {
        setReader(nullptr);
        setChildren(root(), {});
        return;
    }
    const StackFrame &shown = pause->frames.at(frame);
    const bool isSame = session == m_session && shown.function == m_function;
    if (pause->generation != m_generation || !isSame)
        beginPause(isSame);
    m_generation = pause->generation;
    m_session = session;
    m_function = shown.function;
    setReader(std::make_unique<ValueReader>(*session, shown.id));

    ValueNode::List list;
    if (frame == 0 && pause->thrown)
        list.push_back(valueNode(RowKind::Exception, CoreTr::tr("Exception"), *pause->thrown));
    if (shown.returnValue)
        list.push_back(valueNode(RowKind::ReturnValue, CoreTr::tr("Return value"), *shown.returnValue));
    int number = 0;
    bool hasThis = false;
    for (const FrameScope &scope : shown.scopes) {
        auto node = scopeNode(scope, number++);
        const bool isOfFunction =
            scope.kind == FrameScope::Kind::Local || scope.kind == FrameScope::Kind::Module;
        if (isOfFunction && !std::exchange(hasThis, true))
            node->thisValue = shown.thisValue;
        list.push_back(std::move(node));
    }
    setChildren(root(), std::move(list));
}

} // namespace boucle
