// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpoint.h"
#include "core/debugger/breakpointexplanation.h"

#include <QList>

#include <functional>

class QObject;

namespace boucle {

class DebugTarget;
struct DebugContext;

/// Why a breakpoint does not pause what runs. `targets`: those whose debugger is on. `done` only while
/// `guard` lives.
void explainBreakpoint(BreakpointId id, const DebugContext &context, const QList<DebugTarget *> &targets,
                       QObject *guard, std::function<void(BreakpointExplanation)> done);

} // namespace boucle
