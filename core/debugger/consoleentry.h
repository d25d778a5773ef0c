// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/debugvalue.h"
#include "core/debugger/pause.h"

#include <QList>
#include <QString>

namespace boucle {

/// What stands behind a line of a console beyond its text: the values that were written, and from where.
struct ConsoleEntry
{
    enum class Kind { Call, Result, Failure };
    enum class Level { Log, Debug, Info, Warning, Error };

    Kind kind = Kind::Call;
    Level level = Level::Log;
    QString method;           ///< of Call: "log", "table", "group", "trace", "assert" …
    int groupDepth = 0;       ///< of console.group
    int repeat = 1;           ///< the how manieth of equal calls in a row
    QList<DebugValue> values; ///< the arguments, or the result
    QList<StackFrame> stack;  ///< where it was written, or where an error was made; may be empty
};

} // namespace boucle
