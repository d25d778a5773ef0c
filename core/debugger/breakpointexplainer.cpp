// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointexplainer.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/runtime.h"
#include "core/cdp/session.h"
#include "core/debugger/breakpointcondition.h"
#include "core/debugger/debugcontext.h"
#include "core/debugger/debugtarget.h"
#include "core/debugger/scriptregistry.h"

#include <nlohmann/json.hpp>

namespace boucle {

namespace {

using Cause = BreakpointExplanation::Cause;
constexpr std::chrono::milliseconds recordLimit{1000};

BreakpointExplanation explanation(Cause cause, const QString &text)
{
    BreakpointExplanation result;
    result.cause = cause;
    result.text = text;
    return result;
}

/// What is known without asking the program; nothing when it was bound.
std::optional<BreakpointExplanation> fromBinding(const Breakpoint &breakpoint,
                                                 const BreakpointBinding &binding,
                                                 const QList<DebugTarget *> &targets)
{
    const auto *pending = std::get_if<PendingBreakpoint>(&binding);
    if (!breakpoint.enabled)
        return explanation(Cause::Disabled,
                           CoreTr::tr("It is disabled. Tick its box in Breakpoints to enable it."));
    if (targets.isEmpty())
        return explanation(Cause::NoServer, CoreTr::tr("No server runs that could reach it. Run one."));
    if (!pending)
        return std::nullopt;
    const QString file = breakpoint.place.path.section(u'/', -1);
    switch (pending->reason) {
    case PendingBreakpoint::Reason::BadCondition:
        return explanation(Cause::BadCondition,
                           CoreTr::tr("Its condition is wrong: %1").arg(pending->detail));
    case PendingBreakpoint::Reason::EditedAway:
        return explanation(
            Cause::EditedSinceLoaded,
            CoreTr::tr("The server runs the text of %1 as it was before it was edited, which has no such "
                       "line. Save and restart the server.")
                .arg(file));
    case PendingBreakpoint::Reason::NoCode:
        return explanation(Cause::NoCode, CoreTr::tr("There is no code at this line, nor behind it."));
    default:
        break;
    }
    for (const DebugTarget *target : targets) {
        for (const QString &path : target->scripts()->paths()) {
            if (path == breakpoint.place.path || path.section(u'/', -1) != file)
                continue;
            BreakpointExplanation other = explanation(
                Cause::OtherFileOfSameName,
                CoreTr::tr("The server has not loaded this file, but another one of the same name: %1.")
                    .arg(path));
            other.place = SourcePlace{path, breakpoint.place.line, 0};
            return other;
        }
    }
    if (breakpoint.kind == Breakpoint::Kind::Function)
        return explanation(
            Cause::NotLoaded,
            CoreTr::tr("No script that was loaded has a function called %1.").arg(breakpoint.functionName));
    return explanation(Cause::NotLoaded,
                       CoreTr::tr("No server has loaded %1 yet. It is set when that happens.").arg(file));
}

int number(const nlohmann::json &record, const char *name)
{
    const auto found = record.find(name);
    return found != record.end() && found->is_number() ? found->get<int>() : 0;
}

/// From what its condition has counted in the program.
BreakpointExplanation fromRecord(const Breakpoint &breakpoint, int hits, const nlohmann::json &record)
{
    const auto counted = [](Cause cause, const QString &text, int count) {
        BreakpointExplanation result = explanation(cause, text);
        result.count = count;
        return result;
    };
    if (hits > 0)
        return counted(Cause::Reached, CoreTr::tr("It was reached %n time(s) in this run.", nullptr, hits),
                       hits);
    if (record.is_object() && number(record, "reached") > 0) {
        if (const int failed = number(record, "failed"); failed > 0)
            return counted(
                Cause::BadCondition,
                CoreTr::tr("It was reached, and its condition failed %n time(s): %1", nullptr, failed)
                    .arg(QString::fromStdString(record.value("error", std::string()))),
                failed);
        if (const int refused = number(record, "refused"); refused > 0)
            return counted(
                Cause::ConditionNeverTrue,
                CoreTr::tr("It was reached, and its condition was false %n time(s).", nullptr, refused),
                refused);
        if (const int other = number(record, "otherRequests"); other > 0)
            return counted(
                Cause::NoRequestMatched,
                CoreTr::tr("It was reached %n time(s), by requests that it is not for.", nullptr, other),
                other);
        if (!breakpoint.hitCondition.isEmpty()) {
            const int reached = number(record, "hits");
            return counted(Cause::HitCountNotReached,
                           CoreTr::tr("It was reached %n time(s), and waits for more.", nullptr, reached),
                           reached);
        }
    }
    return explanation(Cause::NotReached,
                       CoreTr::tr("Nothing is wrong with it: the program has not come there yet."));
}

} // namespace

void explainBreakpoint(BreakpointId id, const DebugContext &context, const QList<DebugTarget *> &targets,
                       QObject *guard, std::function<void(BreakpointExplanation)> done)
{
    const Breakpoint *found = context.store.find(id);
    if (!found) {
        done(explanation(Cause::NoServer, CoreTr::tr("It is gone.")));
        return;
    }
    const Breakpoint breakpoint = *found;
    const BreakpointBinding binding = context.bindings.binding(id);
    if (const auto known = fromBinding(breakpoint, binding, targets)) {
        done(*known);
        return;
    }
    const int hits = context.bindings.hits(id);
    if (const auto &places = std::get<BoundBreakpoint>(binding).places;
        hits == 0 && breakpoint.kind == Breakpoint::Kind::Line && !places.isEmpty() &&
        places.first().line != breakpoint.place.line) {
        BreakpointExplanation moved = explanation(
            Cause::NoCode,
            CoreTr::tr("There is no code at this line: it stands at line %1.").arg(places.first().line));
        moved.place = places.first();
        done(moved);
        return;
    }
    using Evaluate = cdp::runtime::Evaluate;
    Evaluate::Params params;
    params.expression = recordExpression(id);
    params.returnByValue = true;
    params.silent = true;
    const auto answered = [breakpoint, hits, done = std::move(done)](const Result<Evaluate::Result> &answer) {
        const bool hasRecord = answer && !answer->exceptionDetails && answer->result.value;
        done(fromRecord(breakpoint, hits, hasRecord ? answer->result.value->value() : nlohmann::json()));
    };
    targets.first()->session().call<Evaluate>(params, guard, answered, recordLimit);
}

} // namespace boucle
