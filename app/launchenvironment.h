// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace boucle {

class Host;

/// The environment that the user started Boucle with: what a server's process.env begins from. The launcher
/// takes some variables away from the host and keeps them under another name; here they are back. The host's
/// folder comes first in PATH, so that a script that starts `node` gets the same one.
QMap<QString, QString> userEnvironment(const Host &host);

/// Boucle's own part of the user's cache folder.
QString cacheFolder();

/// Where the engine's code of servers' modules is kept.
QString compileCacheFolder();

/// Gives the process's own environment back what the launcher hid, for a script on the command line.
void restoreUserEnvironment();

} // namespace boucle
