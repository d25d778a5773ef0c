// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/pause.h"

namespace boucle::cdp::debugger {
struct Paused;
}
namespace boucle::cdp::runtime {
struct CallFrame;
}

namespace boucle {

class ScriptRegistry;
struct DebugSettings;

/// What the engine tells of a pause, in places of the sources that the user reads. Who asked for the pause,
/// which breakpoints were hit and its generation are the caller's to fill in.
Pause readPause(const cdp::debugger::Paused &event, const ScriptRegistry &scripts,
                const DebugSettings &settings);

/// A call of a stack that is no pause.
StackFrame readCall(const cdp::runtime::CallFrame &call, const ScriptRegistry &scripts,
                    const DebugSettings &settings);

/// The exception of the pause is one that nobody will catch.
bool isUncaught(const cdp::debugger::Paused &event);

/// Steps do not stop there.
bool isSkipped(const QString &path, const DebugSettings &settings);

} // namespace boucle
