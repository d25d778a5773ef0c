// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/singlevaluemodel.h"

#include "core/debugger/valuenode.h"
#include "core/debugger/valuetext.h"

#include <QPointer>

#include <utility>

namespace boucle {

namespace {

/// Keeps a model while its value is evaluated; goes with who waits for it.
class Pending : public QObject
{
public:
    Pending(std::shared_ptr<SingleValueModel> kept, QObject *guard)
        : QObject(guard)
        , model(std::move(kept))
    {
    }

    const std::shared_ptr<SingleValueModel> model;
};

} // namespace

SingleValueModel::SingleValueModel(cdp::Session &session, const QString &frameId, const QString &expression,
                                   const DebugValue &value, QObject *parent)
    : ValueModel(parent)
{
    setReader(std::make_unique<ValueReader>(session, frameId));
    show(expression, value);
}

SingleValueModel::~SingleValueModel() = default;

void SingleValueModel::evaluate(cdp::Session &session, const QString &frameId, const QString &expression,
                                QObject *guard, std::function<void(Result<std::shared_ptr<ValueModel>>)> done)
{
    // The reader that evaluates is the one that reads on: its handles go with it.
    const auto model = std::make_shared<SingleValueModel>(session, frameId, expression, DebugValue());
    ValueReader *reader = model->reader();
    // Not kept by the callback: a session that is destroyed drops its callbacks when it can take no calls any
    // more.
    auto *pending = new Pending(model, guard);
    reader->evaluate(
        expression, true,
        [pending = QPointer(pending), expression,
         done = std::move(done)](const Result<cdp::runtime::RemoteObject> &value) {
            if (!pending)
                return;
            const auto settle = [pending, done](const Result<std::shared_ptr<ValueModel>> &outcome) {
                pending->deleteLater();
                done(outcome);
            };
            if (!value)
                return settle(value.error());
            pending->model->reader()->nameRequests(
                {debugValueOf(*value)}, [pending, expression, settle](const QList<DebugValue> &named) {
                    if (!pending)
                        return;
                    pending->model->show(expression, named.constFirst());
                    settle(std::shared_ptr<ValueModel>(pending->model));
                });
        });
}

void SingleValueModel::show(const QString &expression, const DebugValue &value)
{
    ValueNode::List list;
    auto node = std::make_unique<ValueNode>();
    node->kind = RowKind::Root;
    node->name = expression;
    node->expression = expression;
    node->value = value;
    node->state = value.isObject() ? ValueNode::Children::Wanted : ValueNode::Children::None;
    list.push_back(std::move(node));
    setChildren(root(), std::move(list));
}

} // namespace boucle
