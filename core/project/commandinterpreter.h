// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/launchconfiguration.h"
#include "core/project/packagejson.h"

namespace boucle {

/// Finds the JavaScript file that a command of a package would run, without running anything: follows npm
/// run, cross-env, dotenv, env, nodemon and npx, and looks behind node_modules/.bin. Reads files.
class CommandInterpreter
{
public:
    /// `folder` is the package's folder, absolute; `environment` is what $NAME refers to.
    CommandInterpreter(const QString &folder, const PackageJson &package,
                       const QMap<QString, QString> &environment);

    /// The script as a configuration; what cannot run in the IDE has a refusal.
    LaunchConfiguration script(const QString &name) const;
    /// `configuration` has a name, an origin, a working directory and an environment already; the words fill
    /// in the rest. `workingDirectory` empty: the package's folder.
    LaunchConfiguration command(const QStringList &words, LaunchConfiguration configuration) const;
    /// The same for a command as written, with quotes and NAME=value in front.
    LaunchConfiguration commandLine(const QString &line, LaunchConfiguration configuration) const;

private:
    QString m_folder;
    PackageJson m_package;
    QMap<QString, QString> m_environment;
};

} // namespace boucle
