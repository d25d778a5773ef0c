// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/scripthold.h"

#include "core/base/logging.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/cdp/session.h"
#include "core/debugger/breakpointbinder.h"
#include "core/debugger/breakpointcondition.h"
#include "core/debugger/scriptregistry.h"

#include <algorithm>

namespace boucle {

namespace protocol = cdp::debugger;

ScriptHold::ScriptHold(cdp::Session &session, ScriptRegistry &scripts, BreakpointBinder &binder,
                       QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_scripts(scripts)
    , m_binder(binder)
{
    m_withMap.instrumentation = "beforeScriptWithSourceMapExecution";
    m_any.instrumentation = "beforeScriptExecution";
    connect(&m_scripts, &ScriptRegistry::mapSettled, this, &ScriptHold::releaseWhenKnown);
    connect(&m_binder, &BreakpointBinder::functionsFound, this, &ScriptHold::releaseWhenKnown);
}

void ScriptHold::update()
{
    apply(m_withMap, m_binder.waitsForMaps());
    apply(m_any, m_binder.wantsFunctions());
    apply(m_modules, m_withMap.isWanted || m_any.isWanted);
}

void ScriptHold::release()
{
    for (Request *request : {&m_withMap, &m_any, &m_modules})
        apply(*request, false);
}

void ScriptHold::apply(Request &request, bool wanted)
{
    request.isWanted = wanted;
    if (wanted && !request.isAsked) {
        request.isAsked = true;
        ask(request);
    } else if (!wanted && !request.id.isEmpty()) {
        m_session.send<protocol::RemoveBreakpoint>({.breakpointId = std::exchange(request.id, {})});
        if (!request.instrumentation)
            m_session.send<cdp::runtime::Evaluate>(
                {.expression = holdModulesExpression(false), .silent = true, .disableBreaks = true});
        request.isAsked = false;
    }
}

void ScriptHold::ask(Request &request)
{
    if (request.instrumentation) {
        using Set = protocol::SetInstrumentationBreakpoint;
        m_session.call<Set>({.instrumentation = QLatin1String(request.instrumentation)}, this,
                            [this, &request](const Result<Set::Result> &set) {
                                asked(request, set ? Result<QString>(set->breakpointId) : set.error());
                            });
        return;
    }
    cdp::runtime::Evaluate::Params passage;
    passage.expression = holdModulesExpression(true);
    passage.includeCommandLineAPI = true;
    passage.silent = true;
    passage.disableBreaks = true;
    m_session.call<cdp::runtime::Evaluate>(
        passage, this, [](const Result<cdp::runtime::Evaluate::Result> &made) {
            if (made && made->exceptionDetails)
                qCWarning(logDebugger)
                    << "modules cannot be held:" << made->result.description.value_or(QString());
        });
    using Set = protocol::SetBreakpointByUrl;
    Set::Params params;
    params.lineNumber = modulePassage().line;
    params.columnNumber = 0;
    params.url = modulePassage().url;
    m_session.call<Set>(params, this, [this, &request](const Result<Set::Result> &set) {
        asked(request, set ? Result<QString>(set->breakpointId) : set.error());
    });
}

void ScriptHold::asked(Request &request, const Result<QString> &id)
{
    if (!id) {
        qCWarning(logDebugger) << id.error().message;
        return;
    }
    request.id = *id;
    m_ids.insert(*id);
    apply(request, request.isWanted);
}

bool ScriptHold::take(const protocol::Paused &event)
{
    const QList<QString> hit = event.hitBreakpoints.value_or(QList<QString>());
    const bool isOwn =
        std::any_of(hit.begin(), hit.end(), [this](const QString &id) { return m_ids.contains(id); });
    const bool isOthers =
        std::any_of(hit.begin(), hit.end(), [this](const QString &id) { return !m_ids.contains(id); });
    // A breakpoint of the user's on the same place: what the script may still get is set while it stands
    // there.
    if (isOthers || (!isOwn && event.reason != protocol::Paused::Reason::instrumentation))
        return false;
    m_held = event.callFrames.first().location.scriptId;
    m_isHeldInPassage = hit.contains(m_modules.id) && !m_modules.id.isEmpty();
    releaseWhenKnown();
    return true;
}

bool ScriptHold::isKnown(const QString &scriptId) const
{
    const Script *script = m_scripts.find(scriptId);
    const bool isLoading = script && script->mapState == Script::MapState::Loading;
    return !isLoading && (!m_binder.wantsFunctions() || m_binder.knowsFunctionsOf(scriptId));
}

/// Which module is about to run is not asked: it is the last one, or what somebody made of it.
bool ScriptHold::areAllKnown() const
{
    const QStringList ids = m_scripts.ids();
    return std::all_of(ids.begin(), ids.end(), [this](const QString &id) { return isKnown(id); });
}

void ScriptHold::releaseWhenKnown()
{
    if (m_held.isEmpty() || !(m_isHeldInPassage ? areAllKnown() : isKnown(m_held)))
        return;
    m_held.clear();
    // Behind the breakpoints, which were asked for when map or functions became known.
    m_session.send<protocol::Resume>();
    emit released();
}

} // namespace boucle
