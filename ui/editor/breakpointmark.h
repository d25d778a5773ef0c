// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace boucle {

/// A breakpoint as an editor shows it. The editor knows nothing else of it: what the user does to it is said
/// with its id.
struct BreakpointMark
{
    enum class Kind { Plain, Conditional, Log };
    enum class State {
        Bound,   ///< the program has it
        Pending, ///< no program has loaded its place yet
        Disabled
    };

    QString id;
    int line = 1;   ///< 1-based
    int column = 0; ///< 1-based; 0: the line's first place
    Kind kind = Kind::Plain;
    State state = State::Bound;
    bool requestScoped = false; ///< stops only for some requests
    QString description;        ///< what the tool tip says, translated

    friend bool operator==(const BreakpointMark &, const BreakpointMark &) = default;
};

/// A place of a line at which a program can stop; both 1-based.
struct BreakPlace
{
    int line = 1;
    int column = 1;

    friend bool operator==(const BreakPlace &, const BreakPlace &) = default;
};

/// Where a program stands.
struct ExecutionMark
{
    enum class Kind {
        Paused, ///< what runs next
        Caller  ///< the call of another frame that is being looked at
    };

    int line = 1;   ///< 1-based
    int column = 0; ///< 1-based; 0: not known
    Kind kind = Kind::Paused;

    friend bool operator==(const ExecutionMark &, const ExecutionMark &) = default;
};

/// Words after the end of a line, which are no part of the text.
struct LineNote
{
    int line = 1; ///< 1-based
    QString text;
    bool isProblem = false; ///< the line is wrong

    friend bool operator==(const LineNote &, const LineNote &) = default;
};

/// What a profile says of a line.
struct LineHeat
{
    int line = 1;     ///< 1-based
    double share = 0; ///< of the hottest line, 0…1
    QString description;

    friend bool operator==(const LineHeat &, const LineHeat &) = default;
};

/// A breakpoint whose line moved with an edit.
struct MovedBreakpoint
{
    QString id;
    int line = 1; ///< where it is now, 1-based

    friend bool operator==(const MovedBreakpoint &, const MovedBreakpoint &) = default;
};

} // namespace boucle
