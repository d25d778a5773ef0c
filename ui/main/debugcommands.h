// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace boucle {

class ActionRegistry;

/// What a debugger can do now, as menus, keys and the toolbar show it.
enum class DebugMode {
    Nothing, ///< nothing runs that could be paused
    Running,
    Paused
};

/// Adds the commands of the debugger to the registry.
///
/// debug.continue debug.pause debug.stepOver debug.stepInto debug.stepIntoTarget debug.stepOut
/// debug.restartFrame debug.runToCursor debug.showValue debug.addToWatch debug.toggleBreakpoint
/// debug.columnBreakpoint debug.conditionalBreakpoint debug.logpoint debug.functionBreakpoint
/// debug.enableAllBreakpoints debug.disableAllBreakpoints debug.removeAllBreakpoints debug.skipNodeModules
/// debug.attachToChildren debug.asyncStacks view.callStack view.variables view.watch view.breakpoints
void addDebugCommands(ActionRegistry &actions);

/// Enables those that make sense. Run and Continue share a key, which goes to the one that is meant.
void setDebugMode(ActionRegistry &actions, DebugMode mode);

} // namespace boucle
