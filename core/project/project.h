// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/launchconfiguration.h"

namespace boucle {

/// An open folder. A value that holds no file: each question reads the disk again. Runs nothing.
class Project
{
public:
    using Launches = boucle::Launches;

    /// Errors: "folder-missing", "not-a-folder", "folder-unreadable". A package.json that is broken or
    /// missing is none of them: launches() tells.
    static Result<Project> open(const QString &folder);

    /// Absolute, without "..", symbolic links kept.
    QString root() const { return m_root; }
    /// The name in package.json, else that of the folder.
    QString name() const;
    /// What package.json, .vscode/launch.json and the files offer to run, the best first. `environment` is what
    /// $NAME in scripts refers to. Reads files.
    Launches launches(const QMap<QString, QString> &environment) const;
    /// Run this file: started from the root when it is inside, else from its own folder. Error
    /// "not-a-script" for what node does not run.
    Result<LaunchConfiguration> launchFile(const QString &path) const;

private:
    explicit Project(QString root)
        : m_root(std::move(root))
    {
    }

    QString m_root;
};

/// The same without a project. `workingDirectory` empty: the file's own folder.
Result<LaunchConfiguration> launchFile(const QString &path, const QString &workingDirectory = {});

} // namespace boucle
