// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointrequests.h"

#include "core/debugger/breakpointcondition.h"
#include "core/debugger/pathalias.h"
#include "core/debugger/scriptregistry.h"
#include "core/debugger/scripturl.h"

#include <algorithm>

namespace boucle {

EngineRequests requestsForLine(const Breakpoint &breakpoint, const ScriptRegistry &scripts,
                               const PathAlias &alias)
{
    const SourcePlace &place = breakpoint.place;
    const QString condition = engineCondition(breakpoint);
    EngineRequests result;
    int lost = 0;
    int known = 0;

    // A loader that compiles a file in place leaves a map whose source is the file itself: its lines are not
    // those that run.
    const QList<const Script *> mapped = scripts.mappedFrom(place.path);
    const bool isMappedOntoItself = std::any_of(
        mapped.begin(), mapped.end(), [&place](const Script *script) { return script->path == place.path; });
    if (!isMappedOntoItself) {
        // Before it is loaded by the name that node will give it; afterwards also by those that it did give,
        // as with an import of "x.js?v=2".
        QStringList urls =
            place.isFile() ? scriptUrlsOfPath(alias.real(place.path)) : QStringList{place.path};
        const QList<const Script *> own = scripts.ofPath(place.path);
        for (const Script *script : own) {
            if (!urls.contains(script->url))
                urls.append(script->url);
        }
        for (const QString &url : std::as_const(urls)) {
            const auto latest = std::find_if(own.begin(), own.end(),
                                             [&url](const Script *script) { return script->url == url; });
            int line = place.line;
            if (latest != own.end()) {
                line = ScriptRegistry::loadedLine(**latest, place);
                ++known;
            }
            if (line == 0)
                ++lost;
            else
                result.requests.append(
                    {url, {QString(), line - 1, std::max(place.column - 1, 0)}, condition});
        }
    }
    for (const Script *script : mapped) {
        ++known;
        const QList<ScriptPlace> places = ScriptRegistry::mappedPlaces(*script, place);
        if (ScriptRegistry::loadedLine(*script, place) == 0)
            ++lost;
        for (const ScriptPlace &each : places) {
            const EngineRequest request{QString(), each, condition};
            if (!result.requests.contains(request))
                result.requests.append(request);
        }
    }
    result.isLoaded = known > 0;
    result.isEditedAway = known > 0 && lost == known;
    return result;
}

EngineRequests requestsForFunction(const Breakpoint &breakpoint,
                                   const QHash<QString, QList<FoundFunction>> &functions)
{
    EngineRequests result;
    const QString condition = engineCondition(breakpoint);
    for (auto script = functions.cbegin(); script != functions.cend(); ++script) {
        for (const FoundFunction &function : *script) {
            if (function.names.contains(breakpoint.functionName))
                result.requests.append(
                    {QString(), {script.key(), function.line, function.column}, condition});
        }
    }
    result.isLoaded = !result.requests.isEmpty();
    return result;
}

} // namespace boucle
