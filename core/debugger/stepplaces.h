// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/debugtarget.h"

#include <functional>

namespace boucle {

struct Script;

/// The calls that are still to come on the line where the frame stands, in their order there. `done` only
/// while `guard` lives.
void findStepTargets(DebugTarget &target, const StackFrame &frame, QObject *guard,
                     std::function<void(QList<StepTarget>)> done);

/// The columns (1-based) of a source line (1-based) of the script's own text at which a breakpoint can stand.
void findBreakpointColumns(DebugTarget &target, const Script &script, int line, QObject *guard,
                           std::function<void(QList<int>)> done);

} // namespace boucle
