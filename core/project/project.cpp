// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"

#include "core/base/tr.h"
#include "core/project/entryfinder.h"
#include "core/project/filekind.h"
#include "core/project/folderlisting.h"
#include "core/project/launchjson.h"
#include "core/project/packagejson.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <dirent.h>

namespace boucle {

namespace {

Error nothingToRun(const QString &folder)
{
    return {
        QStringLiteral("nothing-to-run"),
        CoreTr::tr("Nothing to run was found in %1: give package.json a start script, or open a file and run "
                   "it.")
            .arg(folder)};
}

} // namespace

Result<Project> Project::open(const QString &folder)
{
    const QString root = QDir::cleanPath(QDir(folder).absolutePath());
    DIR *open = ::opendir(QFile::encodeName(root).constData());
    if (!open)
        return folderError(root, errno);
    ::closedir(open);
    return Project(root);
}

QString Project::name() const
{
    const Result<PackageJson> package = PackageJson::load(m_root + QStringLiteral("/package.json"));
    if (package && !package->name.isEmpty())
        return package->name;
    const QString folder = QFileInfo(m_root).fileName();
    return folder.isEmpty() ? m_root : folder;
}

Launches Project::launches(const QMap<QString, QString> &environment) const
{
    Launches result = findEntries(m_root, environment);
    const Launches fromEditor = readLaunchJson(m_root, environment);
    result.configurations += fromEditor.configurations;
    result.problems += fromEditor.problems;
    if (result.configurations.isEmpty() && result.problems.isEmpty())
        result.problems.append(nothingToRun(m_root));
    return result;
}

Result<LaunchConfiguration> Project::launchFile(const QString &path) const
{
    const QString file = QDir::cleanPath(QDir(m_root).absoluteFilePath(path));
    const QString inside = m_root.endsWith(u'/') ? m_root : m_root + u'/';
    return boucle::launchFile(file, file.startsWith(inside) ? m_root : QString());
}

Result<LaunchConfiguration> launchFile(const QString &path, const QString &workingDirectory)
{
    const QFileInfo info(path);
    const QString file = QDir::cleanPath(info.absoluteFilePath());
    if (!isRunnable(file))
        return Error{QStringLiteral("not-a-script"),
                     CoreTr::tr("%1 is no JavaScript or TypeScript file that node can run.").arg(file)};
    LaunchConfiguration configuration;
    configuration.name = info.fileName();
    configuration.script = file;
    configuration.workingDirectory = workingDirectory.isEmpty() ? info.absolutePath() : workingDirectory;
    configuration.origin = LaunchConfiguration::Origin::File;
    configuration.detail =
        QStringLiteral("node ") + QDir(configuration.workingDirectory).relativeFilePath(file);
    return configuration;
}

} // namespace boucle
