// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/sourceplace.h"

#include <QString>

#include <optional>

namespace boucle {

/// Why a breakpoint does not pause the program.
struct BreakpointExplanation
{
    enum class Cause {
        NoServer, ///< nothing runs that could reach it
        Disabled,
        NotLoaded,           ///< no script of that file was loaded
        OtherFileOfSameName, ///< but another one; place: that file
        MappedElsewhere,   ///< a source map knows the file under another path, or the line at another place;
                           ///< place
        NoCode,            ///< no code at that line; place: where it stands instead, if anywhere
        EditedSinceLoaded, ///< the server runs the text as it was before
        BadCondition,
        ConditionNeverTrue, ///< it was reached; count: how often it was evaluated
        HitCountNotReached, ///< count: hits so far
        NoRequestMatched,   ///< it was reached, by other requests; count: how often
        Skipped,            ///< it is a function or exception in code that is skipped
        NotReached,         ///< nothing is wrong: the program has not come there
        Reached             ///< it has paused; count: how often
    };

    Cause cause = Cause::NotReached;
    QString text; ///< one or two sentences for the user: why, and what to do; translated
    std::optional<SourcePlace> place;
    int count = 0;
};

} // namespace boucle
