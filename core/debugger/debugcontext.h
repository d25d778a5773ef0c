// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/breakpointbindings.h"
#include "core/debugger/breakpointstore.h"
#include "core/debugger/currenttexts.h"
#include "core/debugger/debugsettings.h"
#include "core/debugger/pathalias.h"
#include "core/debugger/sourcemaploader.h"

#include <QSet>

namespace boucle {

/// What all targets of a debugger share. Lives on the UI thread, longer than any of them.
struct DebugContext
{
    BreakpointStore store;
    BreakpointBindings bindings;
    CurrentTexts texts;
    SourceMapLoader maps;
    PathAlias alias;
    DebugSettings settings;
    /// Files of which a server has run the very text, in this run of Boucle: no source map leads to them.
    QSet<QString> plainPaths;
};

} // namespace boucle
