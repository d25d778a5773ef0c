// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"

#include <QStringList>

namespace boucle {

/// A log message taken apart: "id {req.id}!" is "id ", the expression "req.id", "!". Braces that are not
/// closed are text.
struct LogPart
{
    bool isExpression = false;
    QString text;
    friend bool operator==(const LogPart &, const LogPart &) = default;
};
QList<LogPart> parseLogMessage(const QString &message);

/// What the program's global function is called that log messages are given to.
inline constexpr QLatin1String logBindingName("boucleBreakpointLog");

/// The expression that the engine evaluates where the breakpoint is; it pauses when that is true. Empty for a
/// breakpoint without conditions. Its hit condition must be one.
QString engineCondition(const Breakpoint &breakpoint);

/// Whether the request that is served at that moment is one of the breakpoint's, which has such a filter.
QString requestCondition(const Breakpoint &breakpoint);

/// From then on conditions know the requests of the program, or no longer. Wants the command line API in old
/// versions of node.
QString watchRequestsExpression(bool on);

/// A breakpoint that is for the next request only waits for another one.
QString awaitNextRequestExpression(BreakpointId id);

/// From then on CommonJS modules pass modulePassage() between being compiled and run, or no longer. Wants the
/// command line API in old versions of node.
QString holdModulesExpression(bool on);
struct ModulePassage
{
    QString url;
    int line = 0; ///< 0-based
};
const ModulePassage &modulePassage();

/// Gives the record that conditions keep of a breakpoint, or undefined.
QString recordExpression(BreakpointId id);

/// Every expression in it as the user wrote it.
QStringList userExpressions(const Breakpoint &breakpoint);

/// Throws a SyntaxError when `expression` is none that could stand in a condition; runs nothing of it.
QString syntaxCheckExpression(const QString &expression);

/// A literal of JavaScript.
QString scriptString(const QString &text);

} // namespace boucle
