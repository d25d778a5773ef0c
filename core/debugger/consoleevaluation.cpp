// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consoleevaluation.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/debugger.h"
#include "core/debugger/consoleinput.h"
#include "core/debugger/valuetext.h"

#include <utility>

namespace boucle {

using namespace std::chrono_literals;
using cdp::runtime::Evaluate;

namespace {

// The engine ends an evaluation itself; a peer that does not is not waited for much longer.
constexpr auto patience = 2s;
// A loop that does not turn for so long is held up by code.
constexpr auto turnLimit = 500ms;

/// The value of an expression, long strings cut before they travel. What follows "//" ends with its line.
QString cutting(const QString &expression)
{
    return QStringLiteral("((v) => typeof v === 'string' && v.length > %1 ? v.slice(0, %1 + 1) : v)((")
               .arg(longestShownString) +
           expression + QStringLiteral("\n))");
}

} // namespace

ConsoleEvaluation::ConsoleEvaluation(cdp::Session &session, QString frameId, std::chrono::milliseconds limit,
                                     QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_frameId(std::move(frameId))
    , m_limit(limit)
    , m_paused(!m_frameId.isEmpty())
{
    connect(&session, &QObject::destroyed, this, [this] {
        finish({Error{QStringLiteral("cdp-closed"), CoreTr::tr("The program has ended.")}});
    });
}

void ConsoleEvaluation::start(const QString &text, std::function<void(const ConsoleOutcome &)> done)
{
    m_done = std::move(done);
    const QString expression = expressionOf(text);
    if (expression.isEmpty())
        return run(text);
    // Whether it is an expression only the engine knows. It answers once its Runtime domain is on, which it
    // is from the first breakpoint, and from here.
    m_session->send<cdp::runtime::Enable>();
    cdp::runtime::CompileScript::Params params;
    params.expression = cutting(expression);
    m_call = m_session->call<cdp::runtime::CompileScript>(
        params, this, [this, text, expression](const auto &compiled) {
            if (!compiled)
                return finish({compiled.error()});
            run(compiled->exceptionDetails ? text : cutting(expression));
        });
}

void ConsoleEvaluation::run(const QString &code)
{
    if (!m_session)
        return;
    m_sinceRun.start();
    const auto take = [this](const auto &answer) {
        if (!answer)
            finish({explained(answer.error())});
        else if (answer->exceptionDetails)
            finish({*answer->exceptionDetails});
        else
            finish({answer->result});
    };
    if (!m_frameId.isEmpty()) {
        cdp::debugger::EvaluateOnCallFrame::Params params;
        params.callFrameId = m_frameId;
        params.expression = code;
        params.objectGroup = QStringLiteral("console");
        params.includeCommandLineAPI = true;
        params.silent = true;
        params.generatePreview = true;
        params.timeout = double(m_limit.count());
        m_call = m_session->call<cdp::debugger::EvaluateOnCallFrame>(params, this, take, m_limit + patience);
        return;
    }
    Evaluate::Params params;
    params.expression = code;
    params.objectGroup = QStringLiteral("console");
    params.includeCommandLineAPI = true;
    params.silent = true;
    params.generatePreview = true;
    params.awaitPromise = true;
    params.replMode = true;
    params.disableBreaks = true;
    params.timeout = double(m_limit.count());
    m_call = m_session->call<Evaluate>(params, this, take);
}

void ConsoleEvaluation::interrupt()
{
    if (!m_session || m_interrupting || !m_done)
        return;
    m_interrupting = true;
    const Error interrupted{QStringLiteral("evaluation-interrupted"), CoreTr::tr("Interrupted")};
    if (m_paused)
        return finish({interrupted});
    // To end the execution while the loop turns would end whatever of the program runs next.
    Evaluate::Params probe;
    probe.expression = QStringLiteral("new Promise((resolve) => setImmediate(resolve))");
    probe.awaitPromise = true;
    probe.silent = true;
    m_session->call<Evaluate>(
        probe, this,
        [this, interrupted](const Result<Evaluate::Result> &turned) {
            if (!turned && turned.error().code == QLatin1String("cdp-timeout") && !m_paused)
                m_session->send<cdp::runtime::TerminateExecution>();
            finish({interrupted});
        },
        turnLimit);
}

/// The engine has several words for an execution that it has ended, and for a program that has.
Error ConsoleEvaluation::explained(const Error &error) const
{
    // The engine may still answer when its program is gone, and the line may close before it does.
    if (error.code == QLatin1String("cdp-closed") ||
        error.message.contains(QLatin1String("Cannot find context")))
        return {QStringLiteral("cdp-closed"), CoreTr::tr("The program has ended.")};
    const bool isEnded =
        error.message.contains(QLatin1String("terminated")) ||
        (error.message.contains(QLatin1String("Internal error")) && m_sinceRun.hasExpired(m_limit.count()));
    if (!isEnded && error.code != QLatin1String("cdp-timeout"))
        return error;
    return {QStringLiteral("evaluation-timeout"), CoreTr::tr("The evaluation took too long and was ended.")};
}

void ConsoleEvaluation::finish(const ConsoleOutcome &outcome)
{
    m_call.cancel();
    if (const auto done = std::exchange(m_done, {}))
        done(outcome);
}

} // namespace boucle
