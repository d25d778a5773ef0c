// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/launchconfiguration.h"

namespace boucle {

/// The flags of a node command line, sorted by who can honour them.
struct NodeFlags
{
    QStringList requireModules;
    QStringList importModules;
    QList<EnvironmentFile> environmentFiles; ///< paths as written
    qint64 heapLimitMiB = 0;
    QStringList execArguments; ///< every flag except those for watching and inspecting
    QStringList unsupported;   ///< flags that only a command line can set
    bool noWarnings = false;
    bool noScript = false; ///< --eval, --test, --version …: the command runs no file
    qsizetype used = 0;    ///< words taken; the script is the next one
};

/// Reads the flags at the front of `words` (without "node" itself), up to the script or "--".
NodeFlags readNodeFlags(const QStringList &words);

/// Splits NODE_OPTIONS as node does: blanks, double quotes, backslashes.
QStringList splitNodeOptions(const QString &value);

/// Adds the flags to the configuration; relative environment files are found from its working directory.
void applyNodeFlags(const NodeFlags &flags, LaunchConfiguration &configuration);

} // namespace boucle
