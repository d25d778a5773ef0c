// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/environmentfile.h"

#include "core/base/fileread.h"
#include "core/base/tr.h"

namespace boucle {

namespace {

constexpr qint64 environmentFileLimit = 1024 * 1024;

const QString exportPrefix = QStringLiteral("export ");

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n';
}

QString trimmed(QStringView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.mid(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text.toString();
}

class Parser
{
public:
    explicit Parser(QString text)
        : m_text(text.remove(u'\r'))
    {
    }

    QMap<QString, QString> parse()
    {
        while (skipToLine())
            readLine();
        return m_result;
    }

private:
    /// Over blank lines and comments; false at the end.
    bool skipToLine()
    {
        while (true) {
            skipBlanks();
            if (m_at >= m_text.size())
                return false;
            if (m_text[m_at] != u'#')
                return true;
            skipLine(m_at);
        }
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }

    qsizetype lineEnd(qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(u'\n', from);
        return end < 0 ? m_text.size() : end;
    }

    void skipLine(qsizetype from) { m_at = std::min(lineEnd(from) + 1, m_text.size()); }

    void readLine()
    {
        const qsizetype end = lineEnd(m_at);
        const qsizetype equals = m_text.indexOf(u'=', m_at);
        if (equals < 0 || equals > end) {
            skipLine(m_at);
            return;
        }
        QString name = trimmed(QStringView(m_text).mid(m_at, equals - m_at));
        if (name.isEmpty()) {
            skipLine(m_at);
            return;
        }
        if (name.startsWith(exportPrefix))
            name = trimmed(QStringView(name).mid(exportPrefix.size()));
        m_at = equals + 1;
        m_result.insert(name, readValue());
    }

    QString readValue()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'\n')
            return {};
        // Over line ends as well: with blanks behind the "=", node takes the value from the next line.
        skipBlanks();
        const QChar quote = m_at < m_text.size() ? m_text[m_at] : QChar();
        const bool quoted = quote == u'"' || quote == u'\'' || quote == u'`';
        const qsizetype closing = quoted ? m_text.indexOf(quote, m_at + 1) : -1;
        if (closing > 0) {
            QString value = m_text.mid(m_at + 1, closing - m_at - 1);
            if (quote == u'"')
                value.replace(QLatin1String("\\n"), QLatin1String("\n"));
            skipLine(closing);
            return value;
        }
        // A quote that is never closed is part of the value, with all that follows on the line.
        QString value = m_text.mid(m_at, lineEnd(m_at) - m_at);
        if (const qsizetype comment = value.indexOf(u'#'); comment >= 0 && !quoted)
            value.truncate(comment);
        skipLine(m_at);
        return quoted ? value : trimmed(value);
    }

    QString m_text;
    QMap<QString, QString> m_result;
    qsizetype m_at = 0;
};

} // namespace

QMap<QString, QString> parseEnvironmentFile(const QString &text)
{
    return Parser(text).parse();
}

Result<QMap<QString, QString>> readEnvironmentFiles(const QList<EnvironmentFile> &files)
{
    QMap<QString, QString> result;
    for (const EnvironmentFile &file : files) {
        const Result<QByteArray> bytes = readFile(file.path, environmentFileLimit);
        if (bytes)
            result.insert(parseEnvironmentFile(QString::fromUtf8(*bytes)));
        else if (!file.optional || bytes.error().code != QLatin1String("file-missing"))
            return Error{
                QStringLiteral("environment-file"),
                CoreTr::tr("The environment file of this run cannot be used: %1").arg(bytes.error().message)};
    }
    return result;
}

} // namespace boucle
