// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/functionfinder.h"

#include "core/debugger/scripttokens.h"

#include <algorithm>

namespace boucle {

namespace {

class Finder
{
public:
    explicit Finder(const QString &text)
        : m_text(text)
        , m_tokens(ScriptTokens::of(text).tokens)
    {
        m_lineStarts.append(0);
        for (qsizetype at = text.indexOf(u'\n'); at >= 0; at = text.indexOf(u'\n', at + 1))
            m_lineStarts.append(at + 1);
    }

    QList<FoundFunction> find()
    {
        for (int i = 0; i < m_tokens.size(); ++i) {
            leaveClasses(i);
            if (is(i, u"class"))
                enterClass(i);
            else if (is(i, u"function"))
                takeFunction(i);
            else if (is(i, u"=>"))
                takeArrow(i);
            else if (isName(i))
                takeMethod(i);
        }
        return m_found;
    }

private:
    struct Class
    {
        QString name;
        int open = 0;
        int close = 0;
    };

    bool has(int i) const { return i >= 0 && i < m_tokens.size(); }
    QStringView word(int i) const
    {
        return has(i) ? QStringView(m_text).mid(m_tokens.at(i).start, m_tokens.at(i).length) : QStringView();
    }
    bool is(int i, QStringView expected) const
    {
        return has(i) && m_tokens.at(i).kind != ScriptToken::Kind::Text && word(i) == expected;
    }
    bool isName(int i) const
    {
        return has(i) && m_tokens.at(i).kind == ScriptToken::Kind::Word && !isScriptKeyword(word(i));
    }
    int pair(int i) const { return has(i) ? m_tokens.at(i).pair : -1; }

    void leaveClasses(int i)
    {
        while (!m_classes.isEmpty() && m_classes.last().close <= i)
            m_classes.removeLast();
    }

    void enterClass(int i)
    {
        QString name;
        int open = i + 1;
        if (isName(open))
            name = word(open++).toString();
        else
            name = namesBefore(i).value(0);
        while (has(open) && !is(open, u"{") && !is(open, u";"))
            ++open;
        if (is(open, u"{") && pair(open) > open)
            m_classes.append({name, open, pair(open)});
    }

    /// function name(…) {
    void takeFunction(int i)
    {
        int at = i + 1;
        if (is(at, u"*"))
            ++at;
        QStringList names;
        if (isName(at))
            names.append(word(at++).toString());
        if (!is(at, u"(") || !is(pair(at) + 1, u"{"))
            return;
        const int start = is(i - 1, u"async") ? i - 1 : i;
        for (const QString &name : namesBefore(start)) {
            if (!names.contains(name))
                names.append(name);
        }
        add(names, pair(at) + 1);
    }

    /// name = (…) => …, name = x => …
    void takeArrow(int i)
    {
        int start = i - 1;
        if (is(start, u")"))
            start = pair(start);
        if (is(start - 1, u"async"))
            --start;
        if (start > 0)
            add(namesBefore(start), i + 1);
    }

    /// name(…) {
    void takeMethod(int i)
    {
        if (!is(i + 1, u"(") || !is(pair(i + 1) + 1, u"{") || is(i - 1, u"function") || is(i - 1, u"new") ||
            is(i - 1, u".") || is(i - 1, u"?.") || (is(i - 1, u"*") && is(i - 2, u"function")))
            return;
        QStringList names{word(i).toString()};
        // A method of the class, not of an object within one of its functions.
        if (!m_classes.isEmpty() && enclosingBrace(i) == m_classes.last().open &&
            !m_classes.last().name.isEmpty())
            names.append(m_classes.last().name + u'.' + names.first());
        add(names, pair(i + 1) + 1);
    }

    int enclosingBrace(int i) const
    {
        for (int at = i - 1; at >= 0; --at) {
            if (is(at, u"}") && pair(at) >= 0)
                at = pair(at);
            else if (is(at, u"{"))
                return at;
        }
        return -1;
    }

    /// Of what is given the value that begins at `start`: "a.b.c =", "name:", "const name =".
    QStringList namesBefore(int start) const
    {
        int at = start - 1;
        while (is(at, u"("))
            --at;
        if (is(at, u":") && has(at - 1)) {
            const bool isText = m_tokens.at(at - 1).kind == ScriptToken::Kind::Text;
            const bool isKey = (is(at - 2, u"{") || is(at - 2, u",")) && (isName(at - 1) || isText);
            if (!isKey)
                return {};
            return {isText ? word(at - 1).mid(1).chopped(1).toString() : word(at - 1).toString()};
        }
        if (!is(at, u"=") || is(at - 1, u"=") || is(at - 1, u"!"))
            return {};
        QStringList parts;
        for (--at; isName(at); at -= 2) {
            if (word(at) != u"prototype")
                parts.prepend(word(at).toString());
            if (!is(at - 1, u"."))
                break;
        }
        if (parts.isEmpty())
            return {};
        // A field of a class.
        const int before = at - 1;
        if (parts.size() == 1 && !m_classes.isEmpty() && !is(before, u"const") && !is(before, u"let") &&
            !is(before, u"var") && enclosingBrace(at) == m_classes.last().open)
            parts.prepend(m_classes.last().name);
        QStringList names{parts.last()};
        if (parts.size() > 1)
            names.append(parts.mid(parts.size() - 2).join(u'.'));
        return names;
    }

    void add(const QStringList &names, int body)
    {
        if (names.isEmpty() || !has(body))
            return;
        // Behind the brace: at it the engine takes the function around.
        const qsizetype offset = is(body, u"{") ? m_tokens.at(body).end() : m_tokens.at(body).start;
        const auto next = std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), offset);
        const qsizetype line = next - m_lineStarts.begin() - 1;
        m_found.append({names, int(line), int(offset - m_lineStarts.at(line))});
    }

    const QString &m_text;
    const QList<ScriptToken> m_tokens;
    QList<qsizetype> m_lineStarts;
    QList<Class> m_classes;
    QList<FoundFunction> m_found;
};

} // namespace

QList<FoundFunction> findFunctions(const QString &script)
{
    return Finder(script).find();
}

} // namespace boucle
