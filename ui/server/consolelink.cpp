// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consolelink.h"

#include <QRegularExpression>

namespace boucle {

namespace {

// People's lines are shorter; what is longer is data.
constexpr qsizetype longestSearched = 8192;

const QRegularExpression &pattern()
{
    // A path in brackets may have spaces; elsewhere it ends with one, and must look like a file's.
    static const QRegularExpression expression(QStringLiteral(
        R"((?<http>https?://(?:\[[0-9A-Fa-f:]+\])?[^\s<>"'`|\\^{}()\[\]]+))"
        R"(|file://(?<fileurl>/[^\s<>"'`()]+?)(?::(?<l1>\d+)(?::(?<c1>\d+))?)?(?=[\s<>"'`(),;]|$))"
        R"(|(?<=\()(?<bracketed>/[^()<>"'`]+?):(?<l2>\d+)(?::(?<c2>\d+))?(?=\)))"
        R"(|(?<![\w/.:~@-])(?<path>/[\w@%+=.~$#/-]{0,1024}\.\w{1,16}):(?<l3>\d+)(?::(?<c3>\d+))?)"));
    return expression;
}

ConsoleLink fileLink(const QRegularExpressionMatch &match, const QString &path, const char *line,
                     const char *column)
{
    ConsoleLink link;
    link.path = path;
    link.line = match.captured(QLatin1String(line)).toInt();
    link.column = match.captured(QLatin1String(column)).toInt();
    return link;
}

ConsoleLink linkOf(const QRegularExpressionMatch &match)
{
    if (const QString http = match.captured(QStringLiteral("http")); !http.isEmpty()) {
        // "see http://localhost:3000." ends with a full stop of the sentence.
        qsizetype length = http.size();
        while (length > 0 && QStringLiteral(".,;:!?*").contains(http[length - 1]))
            --length;
        ConsoleLink link;
        link.length = int(length);
        link.url = QUrl(http.left(length));
        return link;
    }
    if (const QString url = match.captured(QStringLiteral("fileurl")); !url.isEmpty())
        return fileLink(match, QUrl::fromPercentEncoding(url.toUtf8()), "l1", "c1");
    if (const QString path = match.captured(QStringLiteral("bracketed")); !path.isEmpty())
        return fileLink(match, path, "l2", "c2");
    return fileLink(match, match.captured(QStringLiteral("path")), "l3", "c3");
}

} // namespace

QList<ConsoleLink> findLinks(const QString &text)
{
    QList<ConsoleLink> links;
    if (!text.contains(u'/'))
        return links;
    QRegularExpressionMatchIterator matches = pattern().globalMatch(text.left(longestSearched));
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        ConsoleLink link = linkOf(match);
        link.start = int(match.capturedStart());
        if (link.length == 0)
            link.length = int(match.capturedLength());
        if (link.isFile() || (link.url.isValid() && !link.url.host().isEmpty()))
            links.append(link);
    }
    return links;
}

} // namespace boucle
