// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/linemap.h"
#include "core/debugger/sourcemaploader.h"

#include <QHash>
#include <QString>

namespace boucle {

/// A place in a script as the engine counts: from 0.
struct ScriptPlace
{
    QString scriptId;
    int line = 0;
    int column = 0;
    friend bool operator==(const ScriptPlace &, const ScriptPlace &) = default;
};

/// A script that the engine has compiled.
struct Script
{
    enum class MapState {
        None,   ///< it names no map
        Wanted, ///< it names one, which nobody has needed yet
        Loading,
        Loaded,
        Failed
    };

    QString id;
    QString url;  ///< as the engine says
    QString path; ///< absolute; for what is no file its URL
    QString hash; ///< SHA-256 of its text, as the engine says
    QString mapUrl;
    int lastLine = 0; ///< 0-based
    MapState mapState = MapState::None;
    SourceMapLoader::Loaded map; ///< when Loaded

    /// What editors show of the files that this script has the text of, its own or those it was made of.
    /// Those that are not here are as they were loaded.
    QHash<QString, LineMap> edits;

    bool mayBeMapped() const { return mapState == MapState::Wanted || mapState == MapState::Loading; }
};

} // namespace boucle
