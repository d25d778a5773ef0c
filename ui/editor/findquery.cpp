// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findquery.h"

#include <QCoreApplication>

namespace boucle {

Result<QRegularExpression> FindQuery::expression() const
{
    QString pattern = regex ? text : QRegularExpression::escape(text);
    if (wholeWord)
        pattern = QStringLiteral("\\b(?:%1)\\b").arg(pattern);
    QRegularExpression::PatternOptions options =
        QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    if (!caseSensitive)
        options |= QRegularExpression::CaseInsensitiveOption;
    const QRegularExpression expression(pattern, options);
    if (!expression.isValid()) {
        return Error{QStringLiteral("find-pattern"),
                     QCoreApplication::translate("boucle::FindQuery", "Not a regular expression: %1")
                         .arg(expression.errorString())};
    }
    return expression;
}

QString expandReplacement(const FindQuery &query, const QString &replacement,
                          const QRegularExpressionMatch &match)
{
    if (!query.regex)
        return replacement;
    QString result;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const QChar c = replacement[i];
        const QChar next = i + 1 < replacement.size() ? replacement[i + 1] : QChar();
        if (c == u'$' && next.isDigit()) {
            result += match.captured(next.digitValue());
        } else if (c == u'$' && next == u'&') {
            result += match.captured(0);
        } else if (c == u'$' && next == u'$') {
            result += u'$';
        } else if (c == u'\\' && next == u'n') {
            result += u'\n';
        } else if (c == u'\\' && next == u't') {
            result += u'\t';
        } else if (c == u'\\' && next == u'\\') {
            result += u'\\';
        } else {
            result += c;
            continue;
        }
        ++i;
    }
    return result;
}

} // namespace boucle
