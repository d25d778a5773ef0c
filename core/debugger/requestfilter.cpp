// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/requestfilter.h"

#include "core/base/tr.h"

#include <QRegularExpression>

namespace boucle {

namespace {

/// RFC 9110: methods and names of headers are tokens.
bool isToken(const QString &text)
{
    static const QRegularExpression token(QStringLiteral("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"));
    return token.match(text).hasMatch();
}

Error error(const QString &message)
{
    return {QStringLiteral("request-filter"), message};
}

} // namespace

Result<void> checkRequestFilter(const RequestFilter &filter)
{
    if (!filter.method.isEmpty() && !isToken(filter.method))
        return error(CoreTr::tr("“%1” is no method of a request, such as GET or POST.").arg(filter.method));
    if (!filter.path.isEmpty() && !filter.path.startsWith(u'/') && !filter.path.startsWith(u'*'))
        return error(CoreTr::tr("The path of a request begins with a slash: /%1").arg(filter.path));
    if (filter.path.contains(u'?') || filter.path.contains(u'#'))
        return error(CoreTr::tr("The query does not take part in the path: leave out what follows “%1”.")
                         .arg(filter.path.contains(u'?') ? u'?' : u'#'));
    if (!filter.header.isEmpty() && !isToken(filter.header))
        return error(CoreTr::tr("“%1” is no name of a header, such as content-type.").arg(filter.header));
    if (filter.header.isEmpty() && !filter.headerValue.isEmpty())
        return error(CoreTr::tr("Which header should contain that?"));
    return {};
}

} // namespace boucle
