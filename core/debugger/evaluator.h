// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cdp/protocol/runtime.h"

#include <QObject>

#include <chrono>
#include <functional>

namespace boucle::cdp {
class Session;
}

namespace boucle {

/// Where code is run for the user, and how.
struct EvaluationPlace
{
    QString frameId;                       ///< of a frame of the pause; empty: the running program
    QString objectGroup;                   ///< that handles of the result belong to
    std::chrono::milliseconds limit{5000}; ///< after which it is ended
    bool sideEffectFree = false;           ///< what could change something is refused
};

/// Runs code of the user in a target, within a time limit. While a target is paused nothing but an evaluation
/// in a frame can be ended, so that is how everything is run there that may run the program's own code. Lives
/// on the UI thread.
class Evaluator : public QObject
{
    Q_OBJECT
public:
    using Object = cdp::runtime::RemoteObject;
    using Done = std::function<void(Result<Object>)>;

    /// The session must outlive it.
    explicit Evaluator(cdp::Session &session, QObject *parent = nullptr);

    /// Errors: "evaluation-failed" with the program's own message (also for an expression that is none),
    /// "evaluation-timeout", "evaluation-side-effect", and those of the session. A string longer than what is
    /// shown comes as its beginning, one unit longer than longestShownString. `done` only while `guard`
    /// lives.
    void evaluate(const QString &expression, const EvaluationPlace &place, QObject *guard, Done done);
    /// The same, with strings in full.
    void evaluateWhole(const QString &expression, const EvaluationPlace &place, QObject *guard, Done done);
    /// Calls `function` (the text of a function expression) on an object. Errors as above, and
    /// "value-gone" when there is no such object any more.
    void callOn(const QString &objectId, const QString &function,
                const QList<cdp::runtime::CallArgument> &arguments, const EvaluationPlace &place,
                QObject *guard, Done done);

    /// All handles of that group become invalid.
    void release(const QString &objectGroup);

private:
    void run(const QString &code, const EvaluationPlace &place, QObject *guard, Done done);

    cdp::Session &m_session;
};

/// What a failed read of an object means to the user: Error "value-gone" where the engine no longer knows it.
Error readError(const Error &error);
/// What the program threw, as an Error "evaluation-failed".
Error thrownError(const cdp::runtime::ExceptionDetails &details);

} // namespace boucle
