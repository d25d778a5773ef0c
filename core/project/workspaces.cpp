// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/workspaces.h"

#include "core/project/ignorerules.h"

#include <QDir>
#include <QFileInfo>

namespace boucle {

namespace {

constexpr int depthOfDoubleStar = 3;

/// Folders below `folder` that may match, relative to it.
void collectFolders(const QString &folder, const QString &relative, int depth, QStringList &result)
{
    if (depth == 0)
        return;
    const QStringList names =
        QDir(folder + u'/' + relative).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QString &name : names) {
        if (name == QLatin1String("node_modules"))
            continue;
        const QString path = relative.isEmpty() ? name : relative + u'/' + name;
        result.append(path);
        collectFolders(folder, path, depth - 1, result);
    }
}

QString normalised(QString pattern)
{
    if (pattern.startsWith(QLatin1String("./")))
        pattern.remove(0, 2);
    while (pattern.endsWith(u'/'))
        pattern.chop(1);
    return pattern;
}

} // namespace

QStringList workspaceFolders(const QString &folder, const PackageJson &package)
{
    int depth = 0;
    for (const QString &pattern : package.workspaces) {
        const int levels = int(normalised(pattern).count(u'/')) + 1;
        depth = std::max(depth, pattern.contains(QLatin1String("**")) ? levels + depthOfDoubleStar : levels);
    }
    QStringList candidates;
    collectFolders(folder, QString(), depth, candidates);
    QStringList result;
    for (const QString &candidate : std::as_const(candidates)) {
        bool wanted = false;
        for (const QString &pattern : package.workspaces) {
            if (pattern.startsWith(u'!'))
                wanted = wanted && !matchesGlob(normalised(pattern.mid(1)), candidate);
            else
                wanted = wanted || matchesGlob(normalised(pattern), candidate);
        }
        const QString path = QDir::cleanPath(folder + u'/' + candidate);
        if (wanted && QFileInfo::exists(path + QStringLiteral("/package.json")))
            result.append(path);
    }
    result.sort();
    return result;
}

QString findWorkspace(const QString &folder, const PackageJson &package, const QString &nameOrFolder)
{
    const QString asFolder = QDir::cleanPath(QDir(folder).absoluteFilePath(nameOrFolder));
    const QStringList folders = workspaceFolders(folder, package);
    for (const QString &each : folders) {
        const Result<PackageJson> workspace = PackageJson::load(each + QStringLiteral("/package.json"));
        if (each == asFolder || (workspace && workspace->name == nameOrFolder))
            return each;
    }
    return {};
}

} // namespace boucle
