// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace boucle {

/// Reads NAME=value lines with the rules of node's --env-file: comments, `export`, single, double and back
/// quotes over several lines, \n in double quotes. Lines of another form are skipped, as node does.
QMap<QString, QString> parseEnvironmentFile(const QString &text);

} // namespace boucle
