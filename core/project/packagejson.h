// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace boucle {

/// A package.json as a value. What the file does not say is empty.
struct PackageJson
{
    struct Script
    {
        QString name;
        QString command;
        friend bool operator==(const Script &, const Script &) = default;
    };

    struct Bin
    {
        QString name;
        QString file; ///< as written, relative to the package
        friend bool operator==(const Bin &, const Bin &) = default;
    };

    QString name;
    QString version;
    QString main; ///< as written, relative to the package
    QString type; ///< "module", "commonjs" or empty
    QList<Bin> bin;
    QList<Script> scripts; ///< in the order of the file
    QMap<QString, QString> dependencies;
    QMap<QString, QString> devDependencies;
    QMap<QString, QString> peerDependencies;
    QMap<QString, QString> optionalDependencies;
    QStringList workspaces; ///< patterns as written
    QMap<QString, QString> engines;

    /// Null when there is none of that name.
    const Script *script(const QString &scriptName) const;

    /// `shownName` stands in the messages. Errors, with line and column: "package-json-syntax" for what is no
    /// JSON, "package-json-shape" for a field of the wrong kind.
    static Result<PackageJson> parse(const QByteArray &utf8,
                                     const QString &shownName = QStringLiteral("package.json"));
    /// Also "package-json-missing" and "package-json-unreadable".
    static Result<PackageJson> load(const QString &path);
};

} // namespace boucle
