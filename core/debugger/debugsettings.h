// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace boucle {

/// What the user can choose about debugging.
struct DebugSettings
{
    bool skipNodeInternals = true;    ///< steps do not stop in scripts of node itself
    bool skipNodeModules = true;      ///< nor in node_modules
    bool skipWithoutSourceMap = true; ///< nor in scripts without a source map beside ones that have one
    int asyncStackDepth = 32;         ///< asynchronous parts of a stack; 0: never any
    bool attachToChildren = true;     ///< node processes that a server starts are debugged as well
    int evaluationLimitMs = 5000;     ///< after which an evaluation is ended

    friend bool operator==(const DebugSettings &, const DebugSettings &) = default;
};

} // namespace boucle
