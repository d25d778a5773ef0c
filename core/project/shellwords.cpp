// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/shellwords.h"

#include "core/base/tr.h"

#include <optional>

namespace boucle {

namespace {

bool isNameStart(QChar c)
{
    return c == u'_' || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || (c >= u'0' && c <= u'9');
}

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

bool isReserved(const QString &word)
{
    static const QStringList words{
        QStringLiteral("!"),    QStringLiteral("{"),     QStringLiteral("}"),     QStringLiteral("case"),
        QStringLiteral("do"),   QStringLiteral("done"),  QStringLiteral("elif"),  QStringLiteral("else"),
        QStringLiteral("esac"), QStringLiteral("fi"),    QStringLiteral("for"),   QStringLiteral("if"),
        QStringLiteral("then"), QStringLiteral("until"), QStringLiteral("while"),
    };
    return words.contains(word);
}

Error notSimple(const QString &found)
{
    return {QStringLiteral("not-a-simple-command"),
            CoreTr::tr("This script needs a shell: %1. Only one command at a time runs in the IDE; run the "
                       "server's own command, or this script in a terminal.")
                .arg(found)};
}

class Splitter
{
public:
    Splitter(const QString &text, const QMap<QString, QString> &environment)
        : m_text(text)
        , m_environment(environment)
    {
    }

    Result<ShellCommand> split()
    {
        for (m_at = 0; m_at < m_text.size() && !m_problem;) {
            const QChar c = m_text[m_at];
            if (isBlank(c) || isLineEnd(c) || (c == u';' && restIsBlank(m_at + 1))) {
                endWord();
                ++m_at;
            } else if (c == u'#' && !m_inWord) {
                skipComment();
            } else {
                readPart(c);
            }
        }
        endWord();
        if (m_problem)
            return *m_problem;
        return m_result;
    }

private:
    bool isLineEnd(QChar c)
    {
        if (c != u'\n')
            return false;
        const bool hasCommand = m_inWord || !m_result.words.isEmpty() || !m_result.assignments.isEmpty();
        if (hasCommand && !restIsBlank(m_at + 1))
            refuse(CoreTr::tr("it has several commands"));
        return true;
    }

    bool restIsBlank(qsizetype from) const { return QStringView(m_text).mid(from).trimmed().isEmpty(); }

    void skipComment()
    {
        while (m_at < m_text.size() && m_text[m_at] != u'\n')
            ++m_at;
    }

    void readPart(QChar c)
    {
        if (c == u'\'') {
            readSingleQuoted();
        } else if (c == u'"') {
            readDoubleQuoted();
        } else if (c == u'\\') {
            readEscape();
        } else if (c == u'$') {
            readParameter(false);
        } else if (c == u'`') {
            refuse(CoreTr::tr("it uses the output of another command"));
        } else if (QStringLiteral("&|;<>()").contains(c)) {
            readOperator(c);
        } else if (QStringLiteral("*?[").contains(c)) {
            refuse(CoreTr::tr("it has a file name pattern (%1)").arg(c));
        } else if (c == u'~' && !m_inWord && atTildeAlone()) {
            append(m_environment.value(QStringLiteral("HOME")));
            ++m_at;
        } else {
            if (c == u'=' && m_assignmentAt < 0 && !m_wordQuoted && isName(m_word))
                m_assignmentAt = m_word.size();
            append(c);
            ++m_at;
        }
    }

    bool atTildeAlone() const
    {
        return m_at + 1 >= m_text.size() || m_text[m_at + 1] == u'/' || m_text[m_at + 1].isSpace();
    }

    static bool isName(const QString &text)
    {
        return !text.isEmpty() && isNameStart(text[0]) && std::all_of(text.cbegin(), text.cend(), isNamePart);
    }

    void readOperator(QChar c)
    {
        const QString two = m_text.mid(m_at, 2);
        if (two == QLatin1String("&&") || two == QLatin1String("||") || c == u';')
            refuse(CoreTr::tr("it has several commands (%1)").arg(c == u';' ? QString(c) : two));
        else if (c == u'|')
            refuse(CoreTr::tr("it has a pipe (|)"));
        else if (c == u'&')
            refuse(CoreTr::tr("it starts a command in the background (&)"));
        else if (c == u'<' || c == u'>')
            refuse(CoreTr::tr("it redirects input or output (%1)").arg(c));
        else
            refuse(CoreTr::tr("it has a group of commands (%1)").arg(c));
    }

    void readSingleQuoted()
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
        if (end < 0) {
            refuse(CoreTr::tr("a quote is not closed (')"));
            return;
        }
        appendQuoted(m_text.mid(m_at + 1, end - m_at - 1));
        m_at = end + 1;
    }

    void readDoubleQuoted()
    {
        appendQuoted({});
        for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"' && !m_problem;) {
            const QChar c = m_text[m_at];
            if (c == u'$') {
                readParameter(true);
            } else if (c == u'`') {
                refuse(CoreTr::tr("it uses the output of another command"));
            } else if (c == u'\\' && m_at + 1 < m_text.size()) {
                const QChar next = m_text[m_at + 1];
                if (next != u'\n')
                    appendQuoted(QStringLiteral("$`\"\\").contains(next) ? QString(next) : QString(c) + next);
                m_at += 2;
            } else {
                appendQuoted(c);
                ++m_at;
            }
        }
        if (m_at >= m_text.size())
            refuse(CoreTr::tr("a quote is not closed (\")"));
        ++m_at;
    }

    void readEscape()
    {
        if (m_at + 1 >= m_text.size())
            append(u'\\');
        else if (m_text[m_at + 1] != u'\n')
            appendQuoted(m_text[m_at + 1]);
        m_at += 2;
    }

    /// $NAME, ${NAME}, ${NAME:-default}, ${NAME-default}; anything else is for a shell.
    void readParameter(bool quoted)
    {
        const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
        if (next == u'(') {
            refuse(CoreTr::tr("it uses the output of another command"));
        } else if (next == u'{') {
            readBracedParameter(quoted);
        } else if (isNameStart(next)) {
            qsizetype end = m_at + 1;
            while (end < m_text.size() && isNamePart(m_text[end]))
                ++end;
            expand(m_environment.value(m_text.mid(m_at + 1, end - m_at - 1)), quoted);
            m_at = end;
        } else if (next.isDigit() || (!next.isNull() && QStringLiteral("@*#?-$!").contains(next))) {
            refuse(CoreTr::tr("it uses a parameter of the shell ($%1)").arg(next));
        } else {
            append(u'$');
            ++m_at;
        }
    }

    void readBracedParameter(bool quoted)
    {
        const qsizetype end = m_text.indexOf(u'}', m_at);
        const QString body = end < 0 ? QString() : m_text.mid(m_at + 2, end - m_at - 2);
        qsizetype length = 0;
        while (length < body.size() && isNamePart(body[length]))
            ++length;
        const QString name = body.left(length);
        QString rest = body.mid(length);
        const bool emptyToo = rest.startsWith(u':');
        rest.remove(0, emptyToo ? 1 : 0);
        const bool plainDefault = std::none_of(
            rest.cbegin(), rest.cend(), [](QChar c) { return QStringLiteral("$`\"'\\{").contains(c); });
        if (!isName(name) || (!rest.isEmpty() && !rest.startsWith(u'-')) || (rest.isEmpty() && emptyToo) ||
            !plainDefault) {
            refuse(CoreTr::tr("it computes a value (${…})"));
            return;
        }
        const bool useDefault =
            emptyToo ? m_environment.value(name).isEmpty() : !m_environment.contains(name);
        expand(useDefault ? rest.mid(1) : m_environment.value(name), quoted);
        m_at = end + 1;
    }

    /// Outside quotes the value is split at blanks, except in an assignment.
    void expand(const QString &value, bool quoted)
    {
        if (quoted) {
            appendQuoted(value);
            return;
        }
        if (m_assignmentAt >= 0 && m_result.words.isEmpty()) {
            append(value);
            return;
        }
        for (const QChar c : value) {
            if (c.isSpace())
                endWord();
            else
                append(c);
        }
    }

    void append(QChar c)
    {
        m_word.append(c);
        m_inWord = true;
    }

    void append(const QString &text)
    {
        m_word.append(text);
        m_inWord = m_inWord || !text.isEmpty();
    }

    void appendQuoted(const QString &text)
    {
        m_word.append(text);
        m_inWord = true;
        m_wordQuoted = true;
    }

    void endWord()
    {
        if (!m_inWord)
            return;
        if (m_result.words.isEmpty() && m_assignmentAt > 0) {
            m_result.assignments.append({m_word.left(m_assignmentAt), m_word.mid(m_assignmentAt + 1)});
        } else {
            if (m_result.words.isEmpty() && !m_wordQuoted && isReserved(m_word))
                refuse(CoreTr::tr("it has a statement (%1)").arg(m_word));
            m_result.words.append(m_word);
        }
        m_word.clear();
        m_inWord = false;
        m_wordQuoted = false;
        m_assignmentAt = -1;
    }

    void refuse(const QString &found)
    {
        if (!m_problem)
            m_problem = notSimple(found);
        m_at = std::min(m_at + 1, m_text.size());
    }

    const QString m_text;
    const QMap<QString, QString> &m_environment;
    ShellCommand m_result;
    std::optional<Error> m_problem;
    QString m_word;
    bool m_inWord = false;     ///< also for ''
    bool m_wordQuoted = false; ///< some of it was: then it is no keyword and no name
    qsizetype m_assignmentAt = -1;
    qsizetype m_at = 0;
};

} // namespace

QStringList splitSequence(const QString &command)
{
    QStringList parts;
    qsizetype begin = 0;
    QChar quote;
    for (qsizetype at = 0; at < command.size(); ++at) {
        const QChar c = command[at];
        if (c == u'\\' && quote != u'\'') {
            ++at;
        } else if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
        } else if (c == u'\'' || c == u'"' || c == u'`') {
            quote = c;
        } else if (QStringView(command).mid(at, 2) == QLatin1String("&&")) {
            parts.append(command.mid(begin, at - begin).trimmed());
            begin = ++at + 1;
        } else if (QStringLiteral(";&()\n").contains(c) || QStringView(command).mid(at, 2) == QLatin1String("||")) {
            return {command};
        }
    }
    parts.append(command.mid(begin).trimmed());
    return parts.contains(QString()) ? QStringList{command} : parts;
}

Result<ShellCommand> parseShellCommand(const QString &command, const QMap<QString, QString> &environment)
{
    return Splitter(command, environment).split();
}

} // namespace boucle
