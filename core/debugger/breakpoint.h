// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/debugger/requestfilter.h"
#include "core/debugger/sourceplace.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>
#include <variant>

namespace boucle {

/// Identifies a breakpoint within its store; kept with the project, never given to another one.
enum class BreakpointId : quint64 {};

inline size_t qHash(BreakpointId id, size_t seed = 0)
{
    return ::qHash(quint64(id), seed);
}

/// What the user asked for. A plain value: whether a server knows it is its BreakpointBinding.
struct Breakpoint
{
    enum class Kind {
        Line,     ///< at a place of a source
        Function, ///< when a function of that name is entered
        Exception ///< when something is thrown
    };
    enum class Exceptions { Uncaught, All };

    BreakpointId id{};
    Kind kind = Kind::Line;
    SourcePlace place;    ///< of Line; the path is absolute or a script's own name
    QString functionName; ///< of Function: "handle", "Router.handle", "lib/db.findOrder"
    Exceptions exceptions = Exceptions::Uncaught; ///< of Exception
    QString condition;                            ///< an expression; empty: always
    QString hitCondition; ///< "5" or ">= 5": from the fifth hit on; "= 5"; "% 5": every fifth; empty: always
    QString logMessage;   ///< written instead of pausing: "id is {req.params.id}"; empty: it pauses
    bool oneShot = false; ///< gone after its first hit
    bool enabled = true;
    QString group; ///< empty: none
    RequestFilter request;

    bool isLogpoint() const { return !logMessage.isEmpty(); }
    friend bool operator==(const Breakpoint &, const Breakpoint &) = default;
};

/// How a hit condition is read; the count begins with 1.
struct HitCondition
{
    enum class Kind { From, Exactly, Every };
    Kind kind = Kind::From;
    int count = 1;
    friend bool operator==(const HitCondition &, const HitCondition &) = default;
};

/// Nothing for an empty text. Error "hit-condition".
Result<std::optional<HitCondition>> parseHitCondition(const QString &text);

/// Known to the engine. Several places: a function that was inlined by a bundler, several scripts of one
/// file.
struct BoundBreakpoint
{
    QList<SourcePlace> places; ///< where it stands in truth, which may be another line
    friend bool operator==(const BoundBreakpoint &, const BoundBreakpoint &) = default;
};

/// Not, or not yet, known to the engine.
struct PendingBreakpoint
{
    enum class Reason {
        NotRunning,   ///< no server runs
        NotLoaded,    ///< nothing has loaded the file
        NotFound,     ///< no script that was loaded has a function of that name
        NoCode,       ///< the file is loaded, and there is no code at or behind this line
        EditedAway,   ///< the file is loaded as it was before an edit, which had no such line
        BadCondition, ///< the condition, hit condition or log message cannot be compiled; detail: why
        Disabled,
        Refused ///< by the engine; detail: its words
    };
    Reason reason = Reason::NotRunning;
    QString detail;
    friend bool operator==(const PendingBreakpoint &, const PendingBreakpoint &) = default;
};

using BreakpointBinding = std::variant<PendingBreakpoint, BoundBreakpoint>;

/// One sentence for the user, translated; empty for a bound one.
QString describe(const BreakpointBinding &binding);

} // namespace boucle

Q_DECLARE_METATYPE(boucle::BreakpointId)
Q_DECLARE_METATYPE(boucle::Breakpoint)
Q_DECLARE_METATYPE(boucle::BreakpointBinding)
