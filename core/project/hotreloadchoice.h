// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/launchspec.h"

#include <QByteArray>
#include <QMap>

namespace boucle {

/// What a configuration has when the user has chosen nothing: hot reload is on.
HotReloadOptions defaultHotReload();

/// By the key of a configuration, as it is kept between starts. Reading takes what it understands: the rest
/// is as in defaultHotReload().
QByteArray writeHotReload(const QMap<QString, HotReloadOptions> &options);
QMap<QString, HotReloadOptions> readHotReload(const QByteArray &json);

} // namespace boucle
