// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace boucle {

/// The path of a file: URL, without its query; any other name as it is: "node:events".
QString pathOfScriptUrl(const QString &url);

/// The URLs that node may give the script of a file: one, or with one of []|~ in its name two, since what
/// begins from the command line is spelled otherwise than what is imported or required.
QStringList scriptUrlsOfPath(const QString &path);

/// Where the source `source` of a source map is that belongs to the script at `scriptPath` and was read from
/// `mapPath` (empty: it stands in the script itself). Names that bundlers make up are taken as relative to
/// `root`. Empty when it is no file.
QString pathOfMappedSource(const QString &source, const QString &scriptPath, const QString &mapPath,
                           const QString &root);

bool isNodeInternal(const QString &path);
bool isInNodeModules(const QString &path);

} // namespace boucle
