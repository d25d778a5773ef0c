// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/scripttokens.h"

#include <QSet>

#include <algorithm>

namespace boucle {

namespace {

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$' || c == u'#' || c.isSurrogate();
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || c.isDigit() || c.isMark();
}

class Scanner
{
public:
    explicit Scanner(const QString &text)
        : m_text(text)
    {
    }

    ScriptTokens scan()
    {
        while (m_at < m_text.size())
            step();
        m_result.isOpen = m_result.isOpen || !m_open.isEmpty();
        return std::move(m_result);
    }

private:
    QChar at(qsizetype index) const { return index < m_text.size() ? m_text.at(index) : QChar(); }

    void step()
    {
        const QChar c = at(m_at);
        if (c.isSpace()) {
            ++m_at;
        } else if (c == u'/' && at(m_at + 1) == u'/') {
            const qsizetype end = m_text.indexOf(u'\n', m_at);
            m_at = end < 0 ? m_text.size() : end;
        } else if (c == u'/' && at(m_at + 1) == u'*') {
            const qsizetype end = m_text.indexOf(QLatin1String("*/"), m_at + 2);
            m_result.isOpen = m_result.isOpen || end < 0;
            m_at = end < 0 ? m_text.size() : end + 2;
        } else if (isWordStart(c)) {
            add(ScriptToken::Kind::Word, runEnd(m_at));
        } else if (c.isDigit() || (c == u'.' && at(m_at + 1).isDigit())) {
            add(ScriptToken::Kind::Number, numberEnd());
        } else if (c == u'"' || c == u'\'') {
            add(ScriptToken::Kind::Text, stringEnd(c));
        } else if (c == u'`') {
            addTemplate(m_at + 1);
        } else if (c == u'/' && regExpMayStand()) {
            add(ScriptToken::Kind::RegExp, regExpEnd());
        } else {
            addSign(c);
        }
    }

    void add(ScriptToken::Kind kind, qsizetype end)
    {
        m_result.tokens.append({kind, m_at, end - m_at, -1});
        m_at = end;
    }

    qsizetype runEnd(qsizetype from) const
    {
        while (from < m_text.size() && isWordPart(m_text.at(from)))
            ++from;
        return from;
    }

    qsizetype numberEnd() const
    {
        qsizetype end = m_at;
        while (isWordPart(at(end)) || (at(end) == u'.' && at(end + 1) != u'.'))
            ++end;
        return end;
    }

    qsizetype stringEnd(QChar quote) const
    {
        qsizetype end = m_at + 1;
        for (; end < m_text.size() && m_text.at(end) != quote && m_text.at(end) != u'\n'; ++end) {
            if (m_text.at(end) == u'\\')
                ++end;
        }
        return std::min(end + 1, m_text.size());
    }

    /// The text of a template from `from` to its end or the next "${".
    void addTemplate(qsizetype from)
    {
        for (qsizetype end = from; end < m_text.size(); ++end) {
            if (m_text.at(end) == u'\\') {
                ++end;
            } else if (m_text.at(end) == u'`') {
                add(ScriptToken::Kind::Text, end + 1);
                return;
            } else if (m_text.at(end) == u'$' && at(end + 1) == u'{') {
                add(ScriptToken::Kind::Text, end + 1);
                open(true);
                return;
            }
        }
        m_result.isOpen = true;
        if (m_at < m_text.size())
            add(ScriptToken::Kind::Text, m_text.size());
    }

    qsizetype regExpEnd() const
    {
        bool inClass = false;
        qsizetype end = m_at + 1;
        for (; end < m_text.size() && m_text.at(end) != u'\n'; ++end) {
            const QChar c = m_text.at(end);
            if (c == u'\\')
                ++end;
            else if (c == u'[')
                inClass = true;
            else if (c == u']')
                inClass = false;
            else if (c == u'/' && !inClass)
                return runEnd(end + 1);
        }
        return std::min(end, m_text.size());
    }

    /// Whether a "/" here begins a regular expression rather than dividing what stands before it.
    bool regExpMayStand() const
    {
        if (m_result.tokens.isEmpty())
            return true;
        const ScriptToken &last = m_result.tokens.last();
        switch (last.kind) {
        case ScriptToken::Kind::Word: {
            static const QSet<QString> before{
                QStringLiteral("return"), QStringLiteral("typeof"),    QStringLiteral("case"),
                QStringLiteral("in"),     QStringLiteral("of"),        QStringLiteral("delete"),
                QStringLiteral("void"),   QStringLiteral("throw"),     QStringLiteral("new"),
                QStringLiteral("await"),  QStringLiteral("yield"),     QStringLiteral("else"),
                QStringLiteral("do"),     QStringLiteral("instanceof")};
            return before.contains(m_text.mid(last.start, last.length));
        }
        case ScriptToken::Kind::Sign: {
            const QChar c = m_text.at(last.start);
            return c != u')' && c != u']' && c != u'}';
        }
        default:
            return false;
        }
    }

    void addSign(QChar c)
    {
        if (c == u'(' || c == u'[' || c == u'{') {
            open(false);
        } else if (c == u')' || c == u']' || c == u'}') {
            close(c);
        } else {
            const bool isDouble = (c == u'=' && at(m_at + 1) == u'>') || (c == u'?' && at(m_at + 1) == u'.');
            const bool isTriple = c == u'.' && at(m_at + 1) == u'.' && at(m_at + 2) == u'.';
            add(ScriptToken::Kind::Sign, m_at + (isTriple ? 3 : isDouble ? 2 : 1));
        }
    }

    void open(bool inTemplate)
    {
        m_open.append({int(m_result.tokens.size()), inTemplate});
        add(ScriptToken::Kind::Sign, m_at + 1);
    }

    void close(QChar c)
    {
        static const QString opening = QStringLiteral("([{");
        static const QString closing = QStringLiteral(")]}");
        const int index = int(m_result.tokens.size());
        add(ScriptToken::Kind::Sign, m_at + 1);
        if (m_open.isEmpty())
            return;
        const Open last = m_open.last();
        if (m_text.at(m_result.tokens.at(last.token).start) != opening.at(closing.indexOf(c)))
            return;
        m_open.removeLast();
        m_result.tokens[last.token].pair = index;
        m_result.tokens[index].pair = last.token;
        if (last.inTemplate)
            addTemplate(m_at);
    }

    struct Open
    {
        int token = 0;
        bool inTemplate = false;
    };

    const QString &m_text;
    qsizetype m_at = 0;
    ScriptTokens m_result;
    QList<Open> m_open;
};

} // namespace

ScriptTokens ScriptTokens::of(const QString &text)
{
    return Scanner(text).scan();
}

bool isScriptKeyword(QStringView word)
{
    static const QSet<QString> keywords = [] {
        const QString all = QStringLiteral("break case catch class const continue debugger default delete do "
                                           "else export extends false finally "
                                           "for function if import in instanceof new null return super "
                                           "switch this throw true try typeof var "
                                           "void while with let static yield await async of");
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return keywords.contains(word.toString());
}

} // namespace boucle
