// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packages/packagepaths.h"

namespace boucle {

QString packageFolder(const QString &file)
{
    static const QString modules = QStringLiteral("/node_modules/");
    const qsizetype found = file.lastIndexOf(modules);
    if (found < 0)
        return {};
    const qsizetype begin = found + modules.size();
    qsizetype end = file.indexOf(u'/', begin);
    if (end > 0 && file.at(begin) == u'@')
        end = file.indexOf(u'/', end + 1);
    return end < 0 ? QString() : file.left(end);
}

} // namespace boucle
