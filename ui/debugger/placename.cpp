// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/debugger/placename.h"

#include <QDir>

namespace boucle {

namespace {

QString withLine(const QString &name, int line)
{
    return line > 0 ? name + u':' + QString::number(line) : name;
}

} // namespace

QString shortPlace(const SourcePlace &place)
{
    if (place.path.startsWith(u"node:"))
        return place.path;
    const QString name = place.path.section(u'/', -1);
    static const QString folder = QStringLiteral("/node_modules/");
    const qsizetype at = place.path.lastIndexOf(folder);
    if (at < 0)
        return withLine(name.isEmpty() ? place.path : name, place.line);
    const QString inside = place.path.mid(at + folder.size());
    const int parts = inside.startsWith(u'@') ? 2 : 1;
    const QString package = inside.section(u'/', 0, parts - 1);
    return withLine(package + u'/' + name, place.line);
}

QString longPlace(const SourcePlace &place)
{
    const QString path = place.isFile() ? QDir::toNativeSeparators(place.path) : place.path;
    const QString line = withLine(path, place.line);
    return place.line > 0 && place.column > 0 ? withLine(line, place.column) : line;
}

} // namespace boucle
