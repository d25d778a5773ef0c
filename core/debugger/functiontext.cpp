// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/functiontext.h"

#include <QRegularExpression>

namespace boucle {

namespace {

// A parameter list longer than that is cut; so the rest of a source is never looked at.
constexpr int longestHead = 200;

/// Behind the bracket that closes the one at `open`; -1: it is not in the text.
qsizetype closedAt(const QString &text, qsizetype open)
{
    int depth = 0;
    QChar quote;
    for (qsizetype i = open; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!quote.isNull()) {
            if (c == u'\\')
                ++i;
            else if (c == quote)
                quote = QChar();
        } else if (c == u'"' || c == u'\'' || c == u'`') {
            quote = c;
        } else if (c == u'(') {
            ++depth;
        } else if (c == u')' && --depth == 0) {
            return i + 1;
        }
    }
    return -1;
}

} // namespace

QString functionText(const QString &source)
{
    const QString head = source.left(longestHead).simplified();
    if (head.startsWith(QLatin1String("class")) &&
        (head.size() == 5 || !(head.at(5).isLetterOrNumber() || head.at(5) == u'_' || head.at(5) == u'('))) {
        return head.left(head.indexOf(u'{')).trimmed();
    }
    static const QRegularExpression bareArrow(QStringLiteral(R"(^((?:async )?[\w$]+) ?=>)"));
    if (const auto arrow = bareArrow.match(head); arrow.hasMatch())
        return arrow.captured(1) + QStringLiteral(" => …");
    const qsizetype open = head.indexOf(u'(');
    if (open < 0)
        return QStringLiteral("ƒ");
    const qsizetype end = closedAt(head, open);
    const QString parameters = end < 0 ? QStringLiteral("(…)") : head.mid(open, end - open);
    QString name = head.left(open).trimmed();
    if (end >= 0 && head.mid(end).trimmed().startsWith(QLatin1String("=>")))
        return (name.isEmpty() ? QString() : name + u' ') + parameters + QStringLiteral(" => …");
    const bool isAsync = name.startsWith(QLatin1String("async "));
    if (isAsync)
        name = name.mid(6);
    if (name.startsWith(QLatin1String("function")))
        name = name.mid(8);
    const bool isGenerator = name.trimmed().startsWith(u'*');
    name = name.remove(u'*').trimmed();
    return (isAsync ? QStringLiteral("async ƒ") : QStringLiteral("ƒ")) +
           (isGenerator ? QStringLiteral("*") : QString()) + (name.isEmpty() ? QString() : u' ' + name) +
           parameters;
}

} // namespace boucle
