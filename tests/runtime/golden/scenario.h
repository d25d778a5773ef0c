// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace boucle {

/// One debug session as a text file: files of a project, the first of which is run, what the user does with
/// it, and what he then sees. Each part begins with a line "-- NAME"; the last two are called "steps" and
/// "transcript".
struct Scenario
{
    struct File
    {
        QString name;
        QByteArray text;
    };

    QList<File> files; ///< one whose name ends with '~' is a later text of the one before its '~'
    QStringList steps;
    QStringList transcript;

    static Result<Scenario> load(const QString &path);
    /// The same file with another transcript.
    static Result<void> saveTranscript(const QString &path, const QStringList &transcript);

    const File *find(const QString &name) const;
};

} // namespace boucle
