// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/scripturl.h"

#include <QDir>
#include <QRegularExpression>

namespace boucle {

namespace {

constexpr QLatin1String fileScheme("file://");

QString decoded(const QString &text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

QString withoutQuery(const QString &url)
{
    static const QRegularExpression end(QStringLiteral("[?#]"));
    const qsizetype at = url.indexOf(end);
    return at < 0 ? url : url.left(at);
}

QString scheme(const QString &url)
{
    static const QRegularExpression pattern(QStringLiteral("^([A-Za-z][A-Za-z0-9+.-]*):"));
    return pattern.match(url).captured(1);
}

} // namespace

QString pathOfScriptUrl(const QString &url)
{
    if (!url.startsWith(fileScheme))
        return url;
    return decoded(withoutQuery(url.mid(fileScheme.size())));
}

QStringList scriptUrlsOfPath(const QString &path)
{
    // The path percent-encode set of the URL standard, and what node's url.pathToFileURL() adds.
    static const QByteArray encoded("\"#<>?`{}^%\\");
    QString url = fileScheme;
    for (const char byte : path.toUtf8()) {
        const auto value = uchar(byte);
        if (value <= 0x20 || value >= 0x7f || encoded.contains(byte))
            url += u'%' + QString::number(value, 16).toUpper().rightJustified(2, u'0');
        else
            url += QLatin1Char(byte);
    }
    QString ofEntry = url;
    for (const char sign : {'[', ']', '|', '~'})
        ofEntry.replace(QLatin1Char(sign), u'%' + QString::number(uchar(sign), 16).toUpper());
    return ofEntry == url ? QStringList{url} : QStringList{url, ofEntry};
}

QString pathOfMappedSource(const QString &source, const QString &scriptPath, const QString &mapPath,
                           const QString &root)
{
    if (source.startsWith(fileScheme))
        return QDir::cleanPath(pathOfScriptUrl(source));
    const QString kind = scheme(source);
    if (kind == QLatin1String("webpack") || kind == QLatin1String("webpack-internal") ||
        kind == QLatin1String("turbopack") || kind == QLatin1String("rspack")) {
        // webpack://name/./src/app.ts; what stands behind a second scheme is a module that no file holds.
        static const QRegularExpression name(QStringLiteral("^[a-z-]+://[^/]*/"));
        QString inside = withoutQuery(source);
        inside.remove(name);
        if (root.isEmpty() || inside.contains(u':') || inside.startsWith(QLatin1String("(")))
            return {};
        return QDir::cleanPath(inside.startsWith(u'/') ? inside : root + u'/' + inside);
    }
    // One letter is the drive of a file that was built elsewhere.
    if (!kind.isEmpty() || source.isEmpty())
        return {};
    if (source.startsWith(u'/'))
        return QDir::cleanPath(decoded(source));
    const QString base = mapPath.isEmpty() ? scriptPath : mapPath;
    if (!base.startsWith(u'/'))
        return {};
    return QDir::cleanPath(base.section(u'/', 0, -2) + u'/' + decoded(source));
}

bool isNodeInternal(const QString &path)
{
    return path.startsWith(QLatin1String("node:"));
}

bool isInNodeModules(const QString &path)
{
    return path.contains(QLatin1String("/node_modules/"));
}

} // namespace boucle
