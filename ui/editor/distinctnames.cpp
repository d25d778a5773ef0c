// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/distinctnames.h"

#include <QHash>

namespace boucle {

namespace {

/// The last `folders` folders of the path and its name: "routes/index.js".
QString tail(const QString &path, int folders)
{
    return path.section(u'/', -1 - folders);
}

} // namespace

QStringList distinctNames(const QStringList &paths)
{
    QStringList names;
    for (const QString &path : paths) {
        if (!path.startsWith(u'/')) { // no file: "node:internal/fs/utils" is a name as a whole
            names << path;
            continue;
        }
        const auto isUnique = [&](int folders) {
            const QString mine = tail(path, folders);
            return std::none_of(paths.begin(), paths.end(), [&](const QString &other) {
                return other != path && tail(other, folders) == mine;
            });
        };
        int folders = 0;
        // A file in the root has no more folders to be told by.
        while (!isUnique(folders) && folders + 1 < path.count(u'/'))
            ++folders;
        const QString name = path.section(u'/', -1);
        names << (folders == 0 ? name
                               : name + QStringLiteral(" · ") + tail(path, folders).chopped(name.size() + 1));
    }
    return names;
}

} // namespace boucle
