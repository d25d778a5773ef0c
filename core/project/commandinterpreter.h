// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/launchconfiguration.h"
#include "core/project/packagejson.h"

#include <QSet>

namespace boucle {

/// Finds the JavaScript file that a command of a package script would run, without running anything: follows
/// npm run, cross-env, dotenv, env, nodemon and npx, and looks behind node_modules/.bin.
class CommandInterpreter
{
public:
    /// `folder` is the package's folder, absolute.
    CommandInterpreter(const QString &folder, PackageJson package, QMap<QString, QString> environment);

    /// The script as a configuration; what cannot run in the IDE has a refusal.
    LaunchConfiguration script(const QString &name) const;
    /// `configuration` has a name, a working directory and an environment already; the words fill the rest.
    LaunchConfiguration command(const QStringList &words, LaunchConfiguration configuration) const;
    /// The same for a command as written, with quotes and NAME=value in front.
    LaunchConfiguration commandLine(const QString &line, LaunchConfiguration configuration) const;

private:
    class Reader;

    QString m_folder;
    PackageJson m_package;
    QMap<QString, QString> m_environment;
};

} // namespace boucle
