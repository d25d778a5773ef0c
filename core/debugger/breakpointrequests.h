// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"
#include "core/debugger/functionfinder.h"
#include "core/debugger/script.h"

#include <QHash>
#include <QList>

namespace boucle {

class PathAlias;
class ScriptRegistry;

/// One breakpoint that the engine is asked for.
struct EngineRequest
{
    QString url;       ///< of scripts that are loaded or will be; empty: `place` names the script
    ScriptPlace place; ///< its scriptId is empty when `url` is not
    QString condition;
    friend bool operator==(const EngineRequest &, const EngineRequest &) = default;
};

/// What the engine has to be asked for a breakpoint as things stand.
struct EngineRequests
{
    QList<EngineRequest> requests;
    bool isLoaded = false;     ///< some script has code of that file, or a function of that name
    bool isEditedAway = false; ///< each script that has code of that file had no such line
};

EngineRequests requestsForLine(const Breakpoint &breakpoint, const ScriptRegistry &scripts,
                               const PathAlias &alias);
/// `functions`: of the scripts that were looked through, by script id.
EngineRequests requestsForFunction(const Breakpoint &breakpoint,
                                   const QHash<QString, QList<FoundFunction>> &functions);

} // namespace boucle
