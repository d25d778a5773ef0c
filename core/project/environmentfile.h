// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QMap>
#include <QString>

namespace boucle {

/// A file of NAME=value lines, as node's --env-file reads it.
struct EnvironmentFile
{
    QString path;          ///< absolute
    bool optional = false; ///< no error when it is missing
    friend bool operator==(const EnvironmentFile &, const EnvironmentFile &) = default;
};

/// Reads NAME=value lines with the rules of node's --env-file: comments, `export`, single, double and back
/// quotes over several lines, \n in double quotes. Lines of another form are skipped, as node does.
QMap<QString, QString> parseEnvironmentFile(const QString &text);

/// The variables of all files; later ones win. Blocks. Error "environment-file" names the file that is missing
/// (unless it is optional) or cannot be read.
Result<QMap<QString, QString>> readEnvironmentFiles(const QList<EnvironmentFile> &files);

} // namespace boucle
