// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/valuemodel.h"

namespace boucle::cdp {
class Session;
}

namespace boucle {

/// A tree whose first row is one value. Lives on the UI thread.
class SingleValueModel : public ValueModel
{
    Q_OBJECT
public:
    /// `frameId` as for ValueReader. `expression`: what has that value; may be empty.
    SingleValueModel(cdp::Session &session, const QString &frameId, const QString &expression,
                     const DebugValue &value, QObject *parent = nullptr);
    ~SingleValueModel() override;

    /// Without side effects; an Error where that cannot be. Handles are released with the tree. `done` only
    /// while `guard` lives.
    static void evaluate(cdp::Session &session, const QString &frameId, const QString &expression,
                         QObject *guard, std::function<void(Result<std::shared_ptr<ValueModel>>)> done);

private:
    void show(const QString &expression, const DebugValue &value);
};

} // namespace boucle
