// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/debugtarget.h"

#include "core/base/logging.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/cdp/session.h"
#include "core/debugger/breakpointbinder.h"
#include "core/debugger/breakpointcondition.h"
#include "core/debugger/debugcontext.h"
#include "core/debugger/pausereader.h"
#include "core/debugger/scripthold.h"
#include "core/debugger/scriptregistry.h"
#include "core/hotreload/liveeditor.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>

namespace boucle {

namespace {

namespace protocol = cdp::debugger;

// An idle program takes the request with what it does next; then nothing is lost.
constexpr auto pauseAgainTime = std::chrono::milliseconds(500);
constexpr int mostPausesAsked = 10;
// In code that is skipped and that the engine cannot be told of, steps go on by themselves, so many at most.
constexpr int mostAutomaticSteps = 500;
constexpr int exceptionConditionMs = 500;

TargetId nextTargetId()
{
    static quint64 last = 0;
    return TargetId{++last};
}

QList<QString> blackboxPatterns(const DebugSettings &settings)
{
    QList<QString> patterns{QStringLiteral("^boucle:")};
    if (settings.skipNodeInternals)
        patterns.append(QStringLiteral("^node:"));
    if (settings.skipNodeModules)
        patterns.append(QStringLiteral("/node_modules/"));
    return patterns;
}

bool isBreakOnStart(const protocol::Paused &event)
{
    return event.reason == QLatin1String("Break on start") &&
           event.hitBreakpoints.value_or(QList<QString>()).isEmpty();
}

bool isAt(const StackFrame &frame, const StepTarget &target)
{
    return frame.generated.line == target.scriptLine + 1 && frame.generated.column == target.scriptColumn + 1;
}

} // namespace

DebugTarget::DebugTarget(cdp::Session &session, DebugContext &context, Kind kind, QString title,
                         QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_context(context)
    , m_id(nextTargetId())
    , m_kind(kind)
    , m_title(std::move(title))
{
    if (kind != Kind::Worker) {
        m_editor = std::make_unique<LiveEditor>(session, [this] { learnScripts(); });
        connect(m_editor.get(), &LiveEditor::edited, this, &DebugTarget::takeEdit);
    }
    m_pauseAgain.setSingleShot(true);
    m_pauseAgain.setInterval(pauseAgainTime);
    connect(&m_pauseAgain, &QTimer::timeout, this, &DebugTarget::askForPause);
    connect(&m_session, &cdp::Session::closed, this, [this] { setState(State::Closed); });
    for (const auto signal : {&BreakpointStore::added, &BreakpointStore::changed})
        connect(&m_context.store, signal, this, &DebugTarget::engageWhenNeeded);
    connect(&m_context.store, &BreakpointStore::removed, this, &DebugTarget::updateNeeds);
    connect(&m_context.store, &BreakpointStore::reset, this, &DebugTarget::engageWhenNeeded);
}

DebugTarget::~DebugTarget() = default;

void DebugTarget::begin()
{
    engageWhenNeeded();
    m_session.send<cdp::runtime::RunIfWaitingForDebugger>();
    if (m_state == State::Starting)
        setState(State::Running);
}

void DebugTarget::engageWhenNeeded()
{
    const QList<Breakpoint> &all = m_context.store.all();
    if (std::any_of(all.begin(), all.end(), [](const Breakpoint &each) { return each.enabled; }))
        engage();
    updateNeeds();
}

/// For a live edit: nothing may pause yet.
void DebugTarget::learnScripts()
{
    if (m_scripts || m_state == State::Closed)
        return;
    m_scripts = std::make_unique<ScriptRegistry>(m_session, m_context);
    connect(m_scripts.get(), &ScriptRegistry::mapFailed, this, &DebugTarget::problemFound);
    m_session.send<protocol::Enable>();
    m_session.send<protocol::SetSkipAllPauses>({.skip = true});
    emit learned();
}

/// The engine has forgotten the breakpoints of what was edited.
void DebugTarget::takeEdit(const QStringList &paths)
{
    for (const QString &path : paths) {
        if (m_scripts)
            m_scripts->readAgain(path);
        if (m_binder)
            m_binder->placeAgain(path);
    }
}

void DebugTarget::engage()
{
    if (m_binder || m_state == State::Closed)
        return;
    const bool wasSkipping = m_scripts != nullptr;
    if (!wasSkipping) {
        m_scripts = std::make_unique<ScriptRegistry>(m_session, m_context);
        connect(m_scripts.get(), &ScriptRegistry::mapFailed, this, &DebugTarget::problemFound);
    }
    m_binder = std::make_unique<BreakpointBinder>(m_session, *m_scripts, m_context, m_id);
    m_hold = std::make_unique<ScriptHold>(m_session, *m_scripts, *m_binder);
    connect(m_binder.get(), &BreakpointBinder::bindingsChanged, this, &DebugTarget::updateNeeds);
    connect(m_hold.get(), &ScriptHold::released, this, [this] {
        // The engine does not take the request while it waits.
        if (m_state == State::Pausing)
            m_session.send<protocol::Pause>();
    });
    m_session.on<protocol::Paused>(this, [this](const protocol::Paused &event) { takePaused(event); });
    m_session.on<protocol::Resumed>(this, [this](const protocol::Resumed &) {
        if (m_state == State::Paused)
            setState(State::Running);
        // A step on from node's own code ends with the last function of a turn: the request goes on with the
        // next one.
        else if (m_state == State::Pausing && m_automaticSteps > 0)
            m_session.send<protocol::Pause>();
    });
    m_session.on<cdp::runtime::BindingCalled>(this, [this](const cdp::runtime::BindingCalled &event) {
        if (event.name == logBindingName)
            takeLog(event.payload);
    });
    m_session.send<cdp::runtime::Enable>();
    if (wasSkipping)
        m_session.send<protocol::SetSkipAllPauses>({.skip = false});
    else
        m_session.send<protocol::Enable>();
    m_session.send<protocol::SetBlackboxPatterns>({.patterns = blackboxPatterns(m_context.settings)});
    m_binder->start();
    if (!wasSkipping)
        emit learned();
    emit engaged();
}

void DebugTarget::release()
{
    if (!m_binder || m_state == State::Closed)
        return;
    m_binder->release();
    m_hold->release();
}

void DebugTarget::applySettings()
{
    if (!m_binder)
        return;
    m_session.send<protocol::SetBlackboxPatterns>({.patterns = blackboxPatterns(m_context.settings)});
    updateNeeds();
}

void DebugTarget::updateNeeds()
{
    if (!m_binder || m_state == State::Closed)
        return;
    m_hold->update();
    // They cost a server much of its speed: only while something may pause.
    const bool mayPause =
        m_binder->hasBoundPausing() || m_state == State::Pausing || m_state == State::Paused;
    setAsyncDepth(mayPause ? m_context.settings.asyncStackDepth : 0);
}

void DebugTarget::setAsyncDepth(int depth)
{
    if (m_asyncDepth == depth)
        return;
    const bool wasOn = std::exchange(m_asyncDepth, depth) > 0;
    m_session.send<protocol::SetAsyncCallStackDepth>({.maxDepth = depth});
    if (wasOn != hasAsyncStacks())
        emit asyncStacksChanged(hasAsyncStacks());
}

void DebugTarget::takePaused(const protocol::Paused &event)
{
    if (m_state == State::Closed || event.callFrames.isEmpty() || m_hold->take(event))
        return;
    // node's own way to let a debugger in, before modules of worker threads: it has been in since they wait.
    if (isBreakOnStart(event)) {
        m_session.send<protocol::Resume>();
        return;
    }
    const Step step = std::exchange(m_step, Step::None);
    if (event.reason == protocol::Paused::Reason::exception ||
        event.reason == protocol::Paused::Reason::promiseRejection) {
        checkException(event);
        return;
    }
    showPause(event, step);
}

/// Exceptions pause when one of their breakpoints has no condition, or one that holds in the frame that
/// throws.
void DebugTarget::checkException(const protocol::Paused &event)
{
    QStringList conditions;
    for (const Breakpoint &each : m_context.store.all()) {
        const bool applies = each.enabled && each.kind == Breakpoint::Kind::Exception &&
                             (each.exceptions == Breakpoint::Exceptions::All || isUncaught(event));
        QStringList parts;
        if (!each.request.isEmpty())
            parts.append(requestCondition(each));
        if (!each.condition.isEmpty())
            parts.append(u'(' + each.condition + u')');
        if (applies && parts.isEmpty()) {
            showPause(event, Step::None);
            return;
        }
        if (applies)
            conditions.append(u'(' + parts.join(QStringLiteral(" && ")) + u')');
    }
    using Evaluate = protocol::EvaluateOnCallFrame;
    Evaluate::Params params;
    params.callFrameId = event.callFrames.first().callFrameId;
    params.expression =
        conditions.isEmpty() ? QStringLiteral("true") : conditions.join(QStringLiteral(" || "));
    params.silent = true;
    params.returnByValue = true;
    params.timeout = exceptionConditionMs;
    m_session.call<Evaluate>(params, this, [this, event](const Result<Evaluate::Result> &answer) {
        const bool isFalse =
            answer && !answer->exceptionDetails && answer->result.value &&
            (answer->result.value->text() == "false" || answer->result.value->text() == "null" ||
             answer->result.value->text() == "0" || answer->result.value->text() == "\"\"");
        // A condition that cannot be evaluated is no reason to miss an exception.
        if (isFalse)
            m_session.send<protocol::Resume>();
        else
            showPause(event, Step::None);
    });
}

void DebugTarget::showPause(const protocol::Paused &event, Step step)
{
    Pause pause = readPause(event, *m_scripts, m_context.settings);
    pause.hit = m_binder->breakpointsOf(event.hitBreakpoints.value_or(QList<QString>()));
    if (pause.reason == PauseReason::Other) {
        if (!pause.hit.isEmpty())
            pause.reason = PauseReason::Breakpoint;
        else if (m_state == State::Pausing)
            pause.reason = PauseReason::Asked;
        else if (step != Step::None)
            pause.reason = PauseReason::Step;
        else
            pause.reason = PauseReason::DebuggerStatement;
    }
    if (pause.reason == PauseReason::Step) {
        if (std::exchange(m_thenStepInto, false)) {
            this->step(Step::Into);
            return;
        }
        if (m_stepTarget && goesOnToTarget(pause))
            return;
        if (pause.frames.first().skipped && goesOnStepping(step))
            return;
    }
    m_stepTarget.reset();
    // Asked for while node's own code runs: on to the user's.
    if (pause.reason == PauseReason::Asked && pause.frames.first().skipped && goesOnStepping(Step::Into))
        return;
    m_thenStepInto = false;
    m_automaticSteps = 0;
    pause.generation = ++m_generation;
    m_pause = std::move(pause);
    setState(State::Paused);
    // After the state: their listeners may want to know where.
    const QList<BreakpointId> hit = m_pause.hit;
    for (const BreakpointId id : hit) {
        m_context.bindings.reportHit(m_id, id);
        if (const Breakpoint *breakpoint = m_context.store.find(id); breakpoint && breakpoint->oneShot)
            m_context.store.remove(id);
    }
}

/// In a call that comes before that of the target: out of it, and into the next one.
bool DebugTarget::goesOnToTarget(const Pause &pause)
{
    const qsizetype depth = pause.frames.size() - m_stepDepth;
    const StackFrame &frame = pause.frames.at(depth == 1 ? 1 : 0);
    const bool isOnLine =
        frame.scriptId == m_stepTarget->scriptId && frame.generated.line == m_stepTarget->scriptLine + 1;
    if ((depth != 0 && depth != 1) || !isOnLine || (depth == 1 && isAt(frame, *m_stepTarget)))
        return false;
    return goesOnStepping(depth == 1 ? Step::Out : Step::Into);
}

bool DebugTarget::goesOnStepping(Step step)
{
    if (++m_automaticSteps > mostAutomaticSteps)
        return false;
    this->step(step == Step::Over                          ? Step::Over
               : m_automaticSteps > mostAutomaticSteps / 2 ? Step::Out
                                                           : step);
    return true;
}

void DebugTarget::takeLog(const QString &payload)
{
    const nlohmann::json record = nlohmann::json::parse(payload.toStdString(), nullptr, false);
    const auto id = record.find("id");
    const auto text = record.find("text");
    if (!record.is_object() || id == record.end() || text == record.end() || !text->is_string()) {
        qCWarning(logDebugger) << "not a log message:" << payload.left(200);
        return;
    }
    const BreakpointId breakpoint{
        id->is_number() ? id->get<quint64>() : QString::fromStdString(id->get<std::string>()).toULongLong()};
    m_context.bindings.reportHit(m_id, breakpoint);
    emit logged(breakpoint, QString::fromStdString(text->get<std::string>()));
}

void DebugTarget::step(Step step)
{
    m_step = step;
    leavePauseOfWorker();
    if (step == Step::Over)
        m_session.send<protocol::StepOver>();
    else if (step == Step::Into)
        m_session.send<protocol::StepInto>();
    else
        m_session.send<protocol::StepOut>();
    if (m_state == State::Paused)
        setState(State::Running);
}

void DebugTarget::resume()
{
    if (m_state != State::Paused)
        return;
    leavePauseOfWorker();
    m_session.send<protocol::Resume>();
    setState(State::Running);
}

/// What is released with a pause is sent before a worker thread goes on: node aborts when one that ends is
/// sent anything.
void DebugTarget::leavePauseOfWorker()
{
    if (m_kind == Kind::Worker && m_state == State::Paused)
        setState(State::Running);
}

void DebugTarget::requestPause()
{
    if (m_state != State::Running)
        return;
    engage();
    setState(State::Pausing);
    m_pausesAsked = 0;
    askForPause();
}

/// The engine forgets the request when it gets it in the middle of code that is to be passed by, node's own
/// for one: it is asked again.
void DebugTarget::askForPause()
{
    if (m_state != State::Pausing || ++m_pausesAsked > mostPausesAsked)
        return;
    // While it holds it does not take the request; it gets it when it goes on.
    if (!m_hold->isHolding())
        m_session.send<protocol::Pause>();
    m_pauseAgain.start();
}

void DebugTarget::stepOver()
{
    if (m_state == State::Paused)
        step(Step::Over);
}

void DebugTarget::stepInto()
{
    if (m_state == State::Paused)
        step(Step::Into);
}

void DebugTarget::stepInto(const StepTarget &target)
{
    if (m_state != State::Paused)
        return;
    if (isAt(m_pause.frames.first(), target)) {
        m_stepTarget = target;
        m_stepDepth = m_pause.frames.size();
        step(Step::Into);
        return;
    }
    m_step = Step::Into;
    m_thenStepInto = true;
    m_session.send<protocol::ContinueToLocation>(
        {.location = {target.scriptId, target.scriptLine, target.scriptColumn},
         .targetCallFrames = protocol::ContinueToLocation::Params::TargetCallFrames::current});
    setState(State::Running);
}

void DebugTarget::stepOut()
{
    if (m_state == State::Paused)
        step(Step::Out);
}

void DebugTarget::restartFrame(int frame)
{
    if (m_state != State::Paused || frame < 0 || frame >= m_pause.frames.size())
        return;
    using Restart = protocol::RestartFrame;
    Restart::Params params;
    params.callFrameId = m_pause.frames.at(frame).id;
    params.mode = Restart::Params::Mode::StepInto;
    m_step = Step::Into;
    m_session.call<Restart>(params, this, [this](const Result<Restart::Result> &restarted) {
        if (restarted)
            return;
        m_step = Step::None;
        emit problemFound(restarted.error());
    });
}

void DebugTarget::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (state != State::Paused && state != State::Pausing)
        m_pause = {};
    emit stateChanged(state);
    updateNeeds();
}

} // namespace boucle
