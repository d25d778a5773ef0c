// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/strippedtypes.h"

#include <QStringList>

#include <algorithm>

namespace boucle {

namespace {

/// `line` is `typed` with some of it blanked. Where a statement went node may leave a ";" so that the next
/// line does not go on with the one before.
bool isStrippedOf(QStringView line, QStringView typed)
{
    if (line.endsWith(u'\r'))
        line.chop(1);
    if (typed.endsWith(u'\r'))
        typed.chop(1);
    return line.size() == typed.size() &&
           std::equal(line.begin(), line.end(), typed.begin(), [](QChar left, QChar right) {
               return left == right || left.isSpace() || left == u';' || left == u')' || left == u'(';
           });
}

} // namespace

bool isTypeScript(const QString &path)
{
    return path.endsWith(QLatin1String(".ts")) || path.endsWith(QLatin1String(".mts")) ||
           path.endsWith(QLatin1String(".cts"));
}

QString withTypes(const QString &stripped, const QString &current)
{
    QStringList lines = stripped.split(u'\n');
    const QStringList typed = current.split(u'\n');
    const qsizetype common = std::min(lines.size(), typed.size());
    qsizetype front = 0;
    for (; front < common && isStrippedOf(lines.at(front), typed.at(front)); ++front)
        lines[front] = typed.at(front);
    for (qsizetype back = 1; back <= common - front; ++back) {
        const qsizetype at = lines.size() - back;
        if (!isStrippedOf(lines.at(at), typed.at(typed.size() - back)))
            break;
        lines[at] = typed.at(typed.size() - back);
    }
    return lines.join(u'\n');
}

} // namespace boucle
