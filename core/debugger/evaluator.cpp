// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/evaluator.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/session.h"
#include "core/debugger/valuetext.h"

#include <QPointer>
#include <QStringList>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace boucle {

using namespace std::chrono_literals;
using cdp::runtime::CallArgument;
using cdp::runtime::CallFunctionOn;
using cdp::runtime::ExceptionDetails;
using cdp::runtime::RemoteObject;

namespace {

// The engine ends an evaluation itself; a peer that does not is not waited for much longer.
constexpr auto patience = 2s;

// Keeps an object and arguments in the program until the code below takes them: an evaluation in a frame
// takes no arguments. The name is not enumerable, so that nobody meets it.
const QString lend = QStringLiteral(R"(function (...args) {
    const key = Symbol.for('boucle.lent');
    if (!globalThis[key])
        Object.defineProperty(globalThis, key, { value: { last: 0, things: new Map() }, configurable: true });
    const lent = globalThis[key];
    lent.things.set(++lent.last, [this, args]);
    return lent.last;
})");

QString callOfLent(const QString &function, qint64 ticket)
{
    return QStringLiteral(R"(((ticket) => {
    const { things } = globalThis[Symbol.for('boucle.lent')];
    const [object, args] = things.get(ticket);
    things.delete(ticket);
    return (%1).apply(object, args);
})(%2))")
        .arg(function, QString::number(ticket));
}

Result<RemoteObject> outcome(const RemoteObject &result, const std::optional<ExceptionDetails> &exception)
{
    if (exception)
        return thrownError(*exception);
    return result;
}

template <class Answer>
Result<RemoteObject> outcome(const Result<Answer> &answer)
{
    if (answer)
        return outcome(answer->result, answer->exceptionDetails);
    // What the engine says of an execution that it has ended.
    if (answer.error().code == QLatin1String("cdp-timeout") ||
        answer.error().message.contains(QLatin1String("terminated"))) {
        return Error{QStringLiteral("evaluation-timeout"),
                     CoreTr::tr("The evaluation took too long and was ended.")};
    }
    return readError(answer.error());
}

} // namespace

Evaluator::Evaluator(cdp::Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void Evaluator::evaluate(const QString &expression, const EvaluationPlace &place, QObject *guard, Done done)
{
    // Within a list the engine's words about a broken expression are the usual ones, and what follows "//"
    // ends with its line.
    const QString code =
        QStringLiteral("((v) => typeof v === 'string' && v.length > %1 ? v.slice(0, %1 + 1) : v)"
                       "([\n%2\n].at(-1))");
    run(QString(code)
            .replace(QLatin1String("%1"), QString::number(longestShownString))
            .replace(QLatin1String("%2"), expression),
        place, guard, std::move(done));
}

void Evaluator::evaluateWhole(const QString &expression, const EvaluationPlace &place, QObject *guard,
                              Done done)
{
    run(QStringLiteral("[\n%1\n].at(-1)").arg(expression), place, guard, std::move(done));
}

void Evaluator::callOn(const QString &objectId, const QString &function, const QList<CallArgument> &arguments,
                       const EvaluationPlace &place, QObject *guard, Done done)
{
    CallFunctionOn::Params params;
    params.functionDeclaration = lend;
    params.objectId = objectId;
    params.arguments = arguments;
    params.silent = true;
    params.returnByValue = true;
    m_session.call<CallFunctionOn>(params, guard,
                                   [self = QPointer(this), function, place, guard = QPointer(guard),
                                    done = std::move(done)](const Result<CallFunctionOn::Result> &answer) {
                                       const Result<RemoteObject> ticket = outcome(answer);
                                       if (!ticket)
                                           return done(ticket.error());
                                       if (!self || !guard)
                                           return;
                                       const bool isNumber =
                                           ticket->value && ticket->value->value().is_number_integer();
                                       const qint64 number =
                                           isNumber ? ticket->value->value().get<qint64>() : 0;
                                       self->run(callOfLent(function, number), place, guard, done);
                                   });
}

void Evaluator::release(const QString &objectGroup)
{
    if (m_session.isOpen())
        m_session.send<cdp::runtime::ReleaseObjectGroup>({.objectGroup = objectGroup});
}

void Evaluator::run(const QString &code, const EvaluationPlace &place, QObject *guard, Done done)
{
    if (place.frameId.isEmpty()) {
        cdp::runtime::Evaluate::Params params;
        params.expression = code;
        params.objectGroup = place.objectGroup;
        params.silent = true;
        params.generatePreview = true;
        params.timeout = double(place.limit.count());
        params.disableBreaks = true;
        if (place.sideEffectFree)
            params.throwOnSideEffect = true;
        m_session.call<cdp::runtime::Evaluate>(
            params, guard, [done = std::move(done)](const auto &answer) { done(outcome(answer)); },
            place.limit + patience);
        return;
    }
    cdp::debugger::EvaluateOnCallFrame::Params params;
    params.callFrameId = place.frameId;
    params.expression = code;
    params.objectGroup = place.objectGroup;
    params.silent = true;
    params.generatePreview = true;
    params.timeout = double(place.limit.count());
    if (place.sideEffectFree)
        params.throwOnSideEffect = true;
    m_session.call<cdp::debugger::EvaluateOnCallFrame>(
        params, guard, [done = std::move(done)](const auto &answer) { done(outcome(answer)); },
        place.limit + patience);
}

Error readError(const Error &error)
{
    // "Could not find object with given id", "Can only perform operation while paused.", "Invalid call frame
    // id"
    static const QStringList gone{QStringLiteral("find object"), QStringLiteral("while paused"),
                                  QStringLiteral("call frame"), QStringLiteral("find context"),
                                  QStringLiteral("Invalid remote object id")};
    const bool isGone = error.code == QLatin1String("cdp-error") &&
                        std::any_of(gone.begin(), gone.end(),
                                    [&error](const QString &words) { return error.message.contains(words); });
    return isGone ? Error{QStringLiteral("value-gone"), CoreTr::tr("This value no longer exists.")} : error;
}

Error thrownError(const ExceptionDetails &details)
{
    const QString text = details.exception ? debugValueOf(*details.exception).text : details.text;
    if (text.contains(QLatin1String("side-effect")))
        return {QStringLiteral("evaluation-side-effect"),
                CoreTr::tr("Its value is not known without running code that may change something.")};
    return {QStringLiteral("evaluation-failed"), text};
}

} // namespace boucle
