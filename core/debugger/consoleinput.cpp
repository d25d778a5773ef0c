// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consoleinput.h"

#include "core/debugger/scripttokens.h"

#include <QStringList>

#include <algorithm>

namespace boucle {

namespace {

using Token = ScriptToken;

class Text
{
public:
    explicit Text(const QString &text)
        : m_text(text)
        , m_scan(ScriptTokens::of(m_text))
    {
    }

    int count() const { return int(m_scan.tokens.size()); }
    bool isOpen() const { return m_scan.isOpen; }
    const Token &at(int index) const { return m_scan.tokens.at(index); }
    QStringView textOf(int index) const
    {
        return index >= 0 && index < count() ? QStringView(m_text).mid(at(index).start, at(index).length)
                                             : QStringView();
    }
    bool is(int index, Token::Kind kind) const
    {
        return index >= 0 && index < count() && at(index).kind == kind;
    }
    bool isSign(int index, QLatin1String sign) const
    {
        return is(index, Token::Kind::Sign) && textOf(index) == sign;
    }
    bool isName(int index) const { return is(index, Token::Kind::Word) && !isScriptKeyword(textOf(index)); }

    bool isUnpairedClosing(int index) const
    {
        return is(index, Token::Kind::Sign) && at(index).pair < 0 &&
               QStringLiteral(")]}").contains(textOf(index));
    }

    /// The piece of a template behind an expression in it.
    bool goesOnWithTemplate(int index) const
    {
        if (!isSign(index - 1, QLatin1String("}")) || at(index - 1).pair < 1)
            return false;
        const int opening = at(index - 1).pair;
        return is(opening - 1, Token::Kind::Text) && textOf(opening - 1).endsWith(u'$') &&
               at(index).start == at(index - 1).end();
    }

    /// A string or template that lacks its end.
    bool isUnended(int index) const
    {
        if (!is(index, Token::Kind::Text))
            return false;
        const QStringView text = textOf(index);
        const bool goesOn = goesOnWithTemplate(index);
        const QChar quote = goesOn ? u'`' : text.front();
        const qsizetype inside = goesOn ? 0 : 1;
        if (text.size() <= inside || text.back() != quote)
            return true;
        qsizetype backslashes = 0;
        while (backslashes < text.size() - 1 - inside && text[text.size() - 2 - backslashes] == u'\\')
            ++backslashes;
        return backslashes % 2 == 1;
    }

    /// The text ends within a comment.
    bool endsInComment() const
    {
        const QStringView rest = QStringView(m_text).mid(count() == 0 ? 0 : at(count() - 1).end());
        qsizetype at = 0;
        while (at < rest.size()) {
            const QStringView from = rest.mid(at);
            const bool isBlock = from.startsWith(QLatin1String("/*"));
            if (!isBlock && !from.startsWith(QLatin1String("//"))) {
                ++at;
                continue;
            }
            const qsizetype end =
                isBlock ? rest.indexOf(QLatin1String("*/"), at + 2) : rest.indexOf(u'\n', at);
            if (end < 0)
                return true;
            at = end + (isBlock ? 2 : 1);
        }
        return false;
    }

    /// Where the expression begins whose last token is `last`; -1: there is none.
    int expressionStart(int last) const
    {
        int start = -1;
        for (int index = last; index >= 0;) {
            const QStringView text = textOf(index);
            if (isSign(index, QLatin1String(")")) || isSign(index, QLatin1String("]"))) {
                index = at(index).pair;
                if (index < 0)
                    return -1;
                start = index;
                const bool continues = isName(index - 1) || isSign(index - 1, QLatin1String(")")) ||
                                       isSign(index - 1, QLatin1String("]")) ||
                                       isSign(index - 1, QLatin1String("?."));
                if (!continues)
                    return is(index - 1, Token::Kind::Word) && isSign(index, QLatin1String("(")) ? -1 : start;
                index -= isSign(index - 1, QLatin1String("?.")) ? 2 : 1;
                continue;
            }
            const bool isPrimary = isName(index) || text == QLatin1String("this") ||
                                   is(index, Token::Kind::RegExp) ||
                                   (is(index, Token::Kind::Text) && !isUnended(index) &&
                                    !goesOnWithTemplate(index) && !textOf(index).endsWith(u'$'));
            const bool isMember =
                isSign(index - 1, QLatin1String(".")) || isSign(index - 1, QLatin1String("?."));
            if (!isPrimary && !(isMember && is(index, Token::Kind::Word)))
                return start;
            start = index;
            if (!isMember)
                return start;
            index -= 2;
        }
        return start;
    }

private:
    const QString m_text;
    const ScriptTokens m_scan;
};

} // namespace

bool isOpenInput(const QString &text)
{
    const Text scan(text);
    for (int index = 0; index < scan.count(); ++index) {
        if (scan.isUnpairedClosing(index))
            return false;
    }
    // A string goes on in the next line only behind a backslash.
    const int last = scan.count() - 1;
    return scan.isOpen() || (scan.isUnended(last) && text.endsWith(u'\\'));
}

QString expressionOf(const QString &text)
{
    const Text scan(text);
    // As expressions they would declare nothing; and where await may stand, a text is run as a program.
    static const QStringList declaring{QStringLiteral("function"), QStringLiteral("class"),
                                       QStringLiteral("async")};
    if (scan.count() == 0 || declaring.contains(scan.textOf(0).toString()))
        return {};
    for (int index = 0; index < scan.count(); ++index) {
        if (scan.is(index, Token::Kind::Word) && scan.textOf(index) == QLatin1String("await"))
            return {};
    }
    int last = scan.count() - 1;
    const bool isBlock = scan.isSign(0, QLatin1String("{")) && scan.isSign(last, QLatin1String(";"));
    while (last >= 0 && !isBlock && scan.isSign(last, QLatin1String(";")))
        --last;
    return isBlock || last < 0 ? QString() : text.left(scan.at(last).end());
}

CompletionPoint completionPointAt(const QString &text, int cursor)
{
    cursor = std::clamp(cursor, 0, int(text.size()));
    const Text scan(text.left(cursor));
    CompletionPoint point;
    point.from = cursor;
    int before = scan.count() - 1;
    const bool atEnd = before >= 0 && scan.at(before).end() == cursor;
    if (scan.endsInComment() || scan.isUnended(before))
        return point;
    if (atEnd && (scan.is(before, Token::Kind::Number) || scan.is(before, Token::Kind::RegExp) ||
                  scan.is(before, Token::Kind::Text)))
        return point;
    if (atEnd && scan.is(before, Token::Kind::Word)) {
        point.from = int(scan.at(before).start);
        point.prefix = scan.textOf(before).toString();
        --before;
    }
    if (scan.isSign(before, QLatin1String(".")) || scan.isSign(before, QLatin1String("?."))) {
        const int start = scan.expressionStart(before - 1);
        if (start < 0)
            return point;
        point.kind = CompletionPoint::Kind::Property;
        const qsizetype begin = scan.at(start).start;
        point.object = text.mid(begin, scan.at(before - 1).end() - begin);
        return point;
    }
    static const QStringList declaring{QStringLiteral("const"), QStringLiteral("let"), QStringLiteral("var"),
                                       QStringLiteral("function"), QStringLiteral("class")};
    if (!declaring.contains(scan.textOf(before).toString()))
        point.kind = CompletionPoint::Kind::Name;
    return point;
}

} // namespace boucle
