// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointbinder.h"

#include "core/base/logging.h"
#include "core/base/tr.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/cdp/session.h"
#include "core/debugger/breakpointcondition.h"
#include "core/debugger/scriptregistry.h"
#include "core/debugger/scripturl.h"

#include <QRegularExpression>

#include <algorithm>

namespace boucle {

namespace {

namespace protocol = cdp::debugger;

ScriptPlace placeOf(const protocol::Location &location)
{
    return {location.scriptId, location.lineNumber, location.columnNumber.value_or(0)};
}

bool isBound(const BreakpointBinding &binding)
{
    return std::holds_alternative<BoundBreakpoint>(binding);
}

QString placeKey(const EngineRequest &request)
{
    return QStringLiteral("%1:%2:%3").arg(request.place.line).arg(request.place.column).arg(request.url);
}

/// Matches that URL, and is another text for each breakpoint, which the engine then takes for another
/// request.
QString onlyFor(BreakpointId id, const QString &url)
{
    return QStringLiteral("^%1(?:){%2}$").arg(QRegularExpression::escape(url)).arg(quint64(id));
}

} // namespace

BreakpointBinder::BreakpointBinder(cdp::Session &session, ScriptRegistry &scripts, DebugContext &context,
                                   TargetId target, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_scripts(scripts)
    , m_context(context)
    , m_target(target)
{
    m_session.on<protocol::BreakpointResolved>(this, [this](const protocol::BreakpointResolved &event) {
        resolve(event.breakpointId, event.location);
    });
    m_session.on<protocol::ScriptParsed>(this, [this](const protocol::ScriptParsed &event) {
        for (const protocol::ResolvedBreakpoint &resolved :
             event.resolvedBreakpoints.value_or(QList<protocol::ResolvedBreakpoint>()))
            resolve(resolved.breakpointId, resolved.location);
    });
    connect(&m_scripts, &ScriptRegistry::added, this, &BreakpointBinder::addScript);
    connect(&m_scripts, &ScriptRegistry::mapSettled, this, [this](const Script &script) {
        if (!script.map)
            return;
        for (const QString &path : script.map->paths)
            syncFile(path);
    });
    connect(&m_scripts, &ScriptRegistry::editsChanged, this, &BreakpointBinder::syncFile);
    const BreakpointStore &store = m_context.store;
    connect(&store, &BreakpointStore::added, this, &BreakpointBinder::sync);
    connect(&store, &BreakpointStore::changed, this, [this](BreakpointId id) {
        const Breakpoint *breakpoint = m_context.store.find(id);
        // Its line in the loaded text is not another one; the registry tells when it knows the new text.
        if (breakpoint && m_context.store.isMovingWithEdit() && m_scripts.isLoaded(breakpoint->place.path))
            return;
        sync(id);
    });
    connect(&store, &BreakpointStore::removed, this, &BreakpointBinder::sync);
    connect(&store, &BreakpointStore::reset, this, [this] {
        const QList<BreakpointId> former = m_states.keys();
        for (const BreakpointId id : former)
            sync(id);
        for (const Breakpoint &breakpoint : m_context.store.all())
            sync(breakpoint.id);
        syncExceptions();
    });
}

BreakpointBinder::~BreakpointBinder()
{
    m_context.bindings.forgetTarget(m_target);
}

void BreakpointBinder::start()
{
    m_started = true;
    for (const Breakpoint &breakpoint : m_context.store.all())
        sync(breakpoint.id);
    syncExceptions();
}

void BreakpointBinder::placeAgain(const QString &path)
{
    if (!m_started)
        return;
    for (const Breakpoint &breakpoint : m_context.store.inFile(path)) {
        for (const Placement &placement : std::exchange(m_states[breakpoint.id].placements, {}))
            remove(placement);
        sync(breakpoint.id);
    }
    for (const Script *script : m_scripts.ofPath(path)) {
        m_functions.remove(script->id);
        if (m_asked.remove(script->id) && wantsFunctions())
            lookForFunctions(*script);
    }
}

void BreakpointBinder::release()
{
    m_started = false;
    if (std::exchange(m_watchesRequests, false))
        m_session.send<cdp::runtime::Evaluate>(
            {.expression = watchRequestsExpression(false), .silent = true, .disableBreaks = true});
}

void BreakpointBinder::addScript(const Script &script)
{
    if (script.mapUrl.isEmpty() && !isNodeInternal(script.path))
        m_context.plainPaths.insert(script.path);
    syncFile(script.path);
    if (wantsFunctions())
        lookForFunctions(script);
}

void BreakpointBinder::syncFile(const QString &path)
{
    if (path.isEmpty())
        return;
    for (const Breakpoint &breakpoint : m_context.store.inFile(path))
        sync(breakpoint.id);
}

void BreakpointBinder::syncFunctions()
{
    for (const Breakpoint &breakpoint : m_context.store.all()) {
        if (breakpoint.kind == Breakpoint::Kind::Function)
            sync(breakpoint.id);
    }
}

void BreakpointBinder::sync(BreakpointId id)
{
    if (!m_started)
        return;
    syncRequests();
    const Breakpoint *breakpoint = m_context.store.find(id);
    if (breakpoint ? breakpoint->kind == Breakpoint::Kind::Exception : !m_states.contains(id)) {
        if (breakpoint)
            report(id);
        syncExceptions();
        return;
    }
    if (State &state = m_states[id]; state.inFlight > 0) {
        state.isStale = true;
        return;
    }
    EngineRequests wanted;
    if (breakpoint && breakpoint->enabled)
        wanted = requestsFor(*breakpoint);
    // Not before: what was asked for above may have been answered at once.
    State &state = m_states[id];
    if (!state.syntaxError.isEmpty())
        wanted.requests.clear();
    state.isStale = false;
    state.isLoaded = wanted.isLoaded;
    state.isEditedAway = wanted.isEditedAway;
    if (breakpoint && breakpoint->request.nextOnly && state.placements.isEmpty() &&
        !wanted.requests.isEmpty())
        m_session.send<cdp::runtime::Evaluate>(
            {.expression = awaitNextRequestExpression(id), .silent = true, .disableBreaks = true});
    // The engine refuses a second breakpoint at a place: those that go, go first.
    for (const Placement &placement : std::exchange(state.placements, {})) {
        if (wanted.requests.removeAll(placement.request) > 0)
            state.placements.append(placement);
        else
            remove(placement);
    }
    state.inFlight = int(wanted.requests.size());
    if (!breakpoint) {
        m_states.remove(id);
        return;
    }
    if (!wanted.requests.isEmpty())
        prepareLogs(*breakpoint);
    for (const EngineRequest &request : std::as_const(wanted.requests))
        place(id, request);
    report(id);
}

void BreakpointBinder::syncRequests()
{
    const QList<Breakpoint> &all = m_context.store.all();
    const bool isWanted = std::any_of(all.begin(), all.end(), [](const Breakpoint &breakpoint) {
        return breakpoint.enabled && !breakpoint.request.isEmpty();
    });
    if (std::exchange(m_watchesRequests, isWanted) == isWanted)
        return;
    cdp::runtime::Evaluate::Params params;
    params.expression = watchRequestsExpression(isWanted);
    params.includeCommandLineAPI = true;
    params.silent = true;
    params.disableBreaks = true;
    m_session.call<cdp::runtime::Evaluate>(
        params, this, [](const Result<cdp::runtime::Evaluate::Result> &answer) {
            if (answer && answer->exceptionDetails)
                qCWarning(logDebugger)
                    << "requests cannot be watched:" << answer->result.description.value_or(QString());
        });
}

EngineRequests BreakpointBinder::requestsFor(const Breakpoint &breakpoint)
{
    checkSyntax(breakpoint.id, breakpoint);
    if (!parseHitCondition(breakpoint.hitCondition) || !checkRequestFilter(breakpoint.request))
        return {};
    if (breakpoint.kind == Breakpoint::Kind::Line)
        return requestsForLine(breakpoint, m_scripts, m_context.alias);
    for (const QString &scriptId : m_scripts.ids())
        lookForFunctions(*m_scripts.find(scriptId));
    return requestsForFunction(breakpoint, m_functions);
}

void BreakpointBinder::place(BreakpointId id, const EngineRequest &request)
{
    const std::optional<QString> condition =
        request.condition.isEmpty() ? std::nullopt : std::optional(request.condition);
    if (!request.url.isEmpty()) {
        using Set = protocol::SetBreakpointByUrl;
        Set::Params params;
        params.lineNumber = request.place.line;
        params.columnNumber = request.place.column;
        params.url = request.url;
        params.condition = condition;
        // The engine takes one for a place of a URL; a line with a logpoint can have a breakpoint all the
        // same.
        if (m_placeOwners.value(placeKey(request), id) == id) {
            m_placeOwners.insert(placeKey(request), id);
        } else {
            params.url.reset();
            params.urlRegex = onlyFor(id, request.url);
        }
        m_session.call<Set>(params, this, [this, id, request](const Result<Set::Result> &set) {
            if (set)
                placed(id, request, set->breakpointId, set->locations, {});
            else
                placed(id, request, {}, {}, set.error().message);
        });
        return;
    }
    using Set = protocol::SetBreakpoint;
    const protocol::Location location{request.place.scriptId, request.place.line, request.place.column};
    m_session.call<Set>({.location = location, .condition = condition}, this,
                        [this, id, request](const Result<Set::Result> &set) {
                            if (set)
                                placed(id, request, set->breakpointId, {set->actualLocation}, {});
                            else
                                placed(id, request, {}, {}, set.error().message);
                        });
}

void BreakpointBinder::placed(BreakpointId id, const EngineRequest &request, const QString &engineId,
                              const QList<protocol::Location> &locations, const QString &refusal)
{
    // The store may have changed meanwhile; the state stays while calls are in flight.
    State &state = m_states[id];
    Placement placement{request, engineId, refusal, {}};
    for (const protocol::Location &location : locations)
        placement.resolved.append(placeOf(location));
    state.placements.append(placement);
    if (!engineId.isEmpty())
        m_byEngineId.insert(engineId, id);
    if (!refusal.isEmpty() && m_placeOwners.value(placeKey(request)) == id)
        m_placeOwners.remove(placeKey(request));
    if (!refusal.isEmpty())
        qCDebug(logDebugger) << "breakpoint refused:" << refusal << request.url << request.place.line;
    if (--state.inFlight > 0)
        return;
    if (state.isStale)
        sync(id);
    else
        report(id);
}

void BreakpointBinder::remove(const Placement &placement)
{
    if (placement.engineId.isEmpty())
        return;
    const BreakpointId id = m_byEngineId.take(placement.engineId);
    if (const QString key = placeKey(placement.request); m_placeOwners.value(key) == id)
        m_placeOwners.remove(key);
    m_session.send<protocol::RemoveBreakpoint>({.breakpointId = placement.engineId});
}

void BreakpointBinder::resolve(const QString &engineId, const protocol::Location &location)
{
    const auto id = m_byEngineId.constFind(engineId);
    if (id == m_byEngineId.cend())
        return;
    for (Placement &placement : m_states[*id].placements) {
        const ScriptPlace place = placeOf(location);
        if (placement.engineId == engineId && !placement.resolved.contains(place))
            placement.resolved.append(place);
    }
    // The script itself is told of right behind.
    m_states[*id].isLoaded = true;
    report(*id);
}

void BreakpointBinder::checkSyntax(BreakpointId id, const Breakpoint &breakpoint)
{
    const QStringList expressions = userExpressions(breakpoint);
    if (m_states[id].checked == expressions)
        return;
    m_states[id].checked = expressions;
    m_states[id].syntaxError.clear();
    for (const QString &expression : expressions) {
        using Evaluate = cdp::runtime::Evaluate;
        Evaluate::Params params;
        params.expression = syntaxCheckExpression(expression);
        params.silent = true;
        params.disableBreaks = true;
        const auto take = [this, id, expressions](const Result<Evaluate::Result> &answer) {
            const auto known = m_states.find(id);
            if (!answer || !answer->exceptionDetails || known == m_states.end() ||
                known->checked != expressions)
                return;
            const cdp::runtime::RemoteObject &error = answer->result;
            // Anything else is about making functions of texts, which a program may have forbidden.
            if (error.className != QLatin1String("SyntaxError"))
                return;
            known->syntaxError = error.description.value_or(QString()).section(u'\n', 0, 0);
            sync(id);
        };
        m_session.call<Evaluate>(params, this, take);
    }
}

void BreakpointBinder::prepareLogs(const Breakpoint &breakpoint)
{
    if (!breakpoint.isLogpoint() || std::exchange(m_hasLogBinding, true))
        return;
    m_session.send<cdp::runtime::AddBinding>({.name = logBindingName});
    // A program that lists its globals does not find it.
    cdp::runtime::Evaluate::Params hide;
    hide.expression = QStringLiteral("Object.defineProperty(globalThis, '%1', { enumerable: false }); 0")
                          .arg(logBindingName);
    hide.silent = true;
    hide.disableBreaks = true;
    m_session.send<cdp::runtime::Evaluate>(hide);
}

void BreakpointBinder::syncExceptions()
{
    if (!m_started)
        return;
    QString state = QStringLiteral("none");
    for (const Breakpoint &breakpoint : m_context.store.all()) {
        if (breakpoint.kind != Breakpoint::Kind::Exception || !breakpoint.enabled)
            continue;
        if (breakpoint.exceptions == Breakpoint::Exceptions::All)
            state = QStringLiteral("all");
        else if (state == QLatin1String("none"))
            state = QStringLiteral("uncaught");
    }
    if (m_exceptions == state)
        return;
    m_exceptions = state;
    m_session.send<protocol::SetPauseOnExceptions>({.state = state});
}

bool BreakpointBinder::wantsFunctions() const
{
    const QList<Breakpoint> &all = m_context.store.all();
    return std::any_of(all.begin(), all.end(), [](const Breakpoint &breakpoint) {
        return breakpoint.enabled && breakpoint.kind == Breakpoint::Kind::Function;
    });
}

bool BreakpointBinder::isLookedThrough(const Script &script) const
{
    return !isNodeInternal(script.path) &&
           !(m_context.settings.skipNodeModules && isInNodeModules(script.path));
}

bool BreakpointBinder::knowsFunctionsOf(const QString &scriptId) const
{
    const Script *script = m_scripts.find(scriptId);
    return !script || !isLookedThrough(*script) || m_functions.contains(scriptId);
}

void BreakpointBinder::lookForFunctions(const Script &script)
{
    if (!isLookedThrough(script) || m_asked.contains(script.id))
        return;
    m_asked.insert(script.id);
    const QString id = script.id;
    m_scripts.readScript(id, this, [this, id](const Result<QString> &text) {
        m_functions.insert(id, text ? findFunctions(*text) : QList<FoundFunction>());
        syncFunctions();
        emit functionsFound(id);
    });
}

QList<BreakpointId> BreakpointBinder::breakpointsOf(const QList<QString> &engineIds) const
{
    QList<BreakpointId> ids;
    for (const QString &engineId : engineIds) {
        const auto id = m_byEngineId.constFind(engineId);
        if (id != m_byEngineId.cend() && !ids.contains(*id))
            ids.append(*id);
    }
    return ids;
}

QList<BreakpointId> BreakpointBinder::breakpointsAt(const ScriptPlace &place) const
{
    QList<BreakpointId> ids;
    for (auto state = m_states.cbegin(); state != m_states.cend(); ++state) {
        const bool isThere =
            std::any_of(state->placements.begin(), state->placements.end(),
                        [&place](const Placement &placement) { return placement.resolved.contains(place); });
        if (isThere)
            ids.append(state.key());
    }
    return ids;
}

bool BreakpointBinder::hasBoundPausing() const
{
    const QList<Breakpoint> &all = m_context.store.all();
    return std::any_of(all.begin(), all.end(), [this](const Breakpoint &breakpoint) {
        if (!breakpoint.enabled || breakpoint.isLogpoint())
            return false;
        // What nobody catches ends most programs anyway; it is no reason to slow down all of a run.
        if (breakpoint.kind == Breakpoint::Kind::Exception)
            return breakpoint.exceptions == Breakpoint::Exceptions::All;
        const auto state = m_states.constFind(breakpoint.id);
        return state != m_states.cend() && isBound(bindingOf(breakpoint, *state));
    });
}

bool BreakpointBinder::waitsForMaps() const
{
    const QList<Breakpoint> &all = m_context.store.all();
    return std::any_of(all.begin(), all.end(), [this](const Breakpoint &breakpoint) {
        if (!breakpoint.enabled || breakpoint.kind != Breakpoint::Kind::Line || !breakpoint.place.isFile() ||
            m_context.plainPaths.contains(breakpoint.place.path))
            return false;
        const auto state = m_states.constFind(breakpoint.id);
        return state == m_states.cend() || !isBound(bindingOf(breakpoint, *state));
    });
}

void BreakpointBinder::report(BreakpointId id)
{
    const Breakpoint *breakpoint = m_context.store.find(id);
    if (!breakpoint)
        return;
    const auto state = m_states.constFind(id);
    const BreakpointBinding binding = bindingOf(*breakpoint, state == m_states.cend() ? State() : *state);
    m_context.bindings.report(m_target, id, binding);
    emit bindingsChanged();
}

BreakpointBinding BreakpointBinder::bindingOf(const Breakpoint &breakpoint, const State &state) const
{
    using Reason = PendingBreakpoint::Reason;
    if (!breakpoint.enabled)
        return PendingBreakpoint{Reason::Disabled, {}};
    if (const auto hits = parseHitCondition(breakpoint.hitCondition); !hits)
        return PendingBreakpoint{Reason::BadCondition, hits.error().message};
    if (const auto request = checkRequestFilter(breakpoint.request); !request)
        return PendingBreakpoint{Reason::BadCondition, request.error().message};
    if (!state.syntaxError.isEmpty())
        return PendingBreakpoint{Reason::BadCondition, state.syntaxError};
    if (breakpoint.kind == Breakpoint::Kind::Exception)
        return BoundBreakpoint{};
    BoundBreakpoint bound;
    QString refusal;
    for (const Placement &placement : state.placements) {
        for (const ScriptPlace &place : placement.resolved) {
            const SourcePlace source = m_scripts.sourcePlace(place);
            if (!bound.places.contains(source))
                bound.places.append(source);
        }
        if (!placement.refusal.isEmpty())
            refusal = placement.refusal;
    }
    if (!bound.places.isEmpty())
        return bound;
    if (state.isEditedAway)
        return PendingBreakpoint{Reason::EditedAway, {}};
    if (!state.isLoaded)
        return PendingBreakpoint{
            breakpoint.kind == Breakpoint::Kind::Function ? Reason::NotFound : Reason::NotLoaded, {}};
    if (refusal.isEmpty() || refusal.contains(QLatin1String("resolve")))
        return PendingBreakpoint{Reason::NoCode, {}};
    return PendingBreakpoint{Reason::Refused, refusal};
}

} // namespace boucle
