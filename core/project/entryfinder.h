// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/launchconfiguration.h"
#include "core/project/packagejson.h"

namespace boucle {

/// What can be run in a folder with no configuration: the scripts of package.json, its main and bin, else a
/// lone server file. Servers come first, then the other scripts, then tests, builds and the like. Reads
/// files, runs nothing. `environment` is what $NAME in scripts refers to.
Launches findEntries(const QString &folder, const QMap<QString, QString> &environment);

/// The file that node loads for `path` (absolute): itself, with .js, .json or .node added, or the main or
/// index of a folder. Empty when there is none.
QString resolveEntryFile(const QString &path);

/// The server file of a folder without package.json: server, app, index or main with one of JavaScript's or
/// TypeScript's endings, there or in src/; else its only such file. Empty when there is none.
QString findLoneServerFile(const QString &folder);

} // namespace boucle
