// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace boucle {

/// Short names for paths: the file's name, with as many of its folders as it takes to tell it from the
/// others: "index.js · routes". In the order of `paths`.
QStringList distinctNames(const QStringList &paths);

} // namespace boucle
