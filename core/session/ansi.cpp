// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/ansi.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace boucle {

namespace {

constexpr QChar escape(0x1b);
constexpr QChar bell(0x07);
constexpr int tabWidth = 8;

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0);
}

/// One parameter of SGR with its subparameters: "4", "4:3", "38:2::255:0:0".
using Parameter = QList<int>;

int rgb(int red, int green, int blue)
{
    const auto channel = [](int value) { return std::clamp(value, 0, 255); };
    return AnsiStyle::rgbFlag | channel(red) << 16 | channel(green) << 8 | channel(blue);
}

/// Reads the extended colour at parameters[index] (38 or 48); leaves index at its last one.
int extendedColour(const QList<Parameter> &parameters, qsizetype &index)
{
    const Parameter &own = parameters[index];
    if (own.size() > 1) {
        // 38:5:n, 38:2:r:g:b, or 38:2:colourspace:r:g:b
        const qsizetype first = own.size() > 5 ? 3 : 2;
        if (own[1] == 5 && own.size() > 2)
            return std::clamp(own[2], 0, 255);
        if (own[1] == 2 && own.size() > first + 2)
            return rgb(own[first], own[first + 1], own[first + 2]);
        return AnsiStyle::defaultColour;
    }
    if (index + 2 < parameters.size() && parameters[index + 1][0] == 5) {
        index += 2;
        return std::clamp(parameters[index][0], 0, 255);
    }
    if (index + 4 < parameters.size() && parameters[index + 1][0] == 2) {
        index += 4;
        return rgb(parameters[index - 2][0], parameters[index - 1][0], parameters[index][0]);
    }
    index = parameters.size();
    return AnsiStyle::defaultColour;
}

void applySgr(const QList<Parameter> &parameters, AnsiStyle &style)
{
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        const int p = parameters[i][0];
        if (p == 0)
            style = {};
        else if (p == 1)
            style.bold = true;
        else if (p == 2)
            style.dim = true;
        else if (p == 3)
            style.italic = true;
        else if (p == 4)
            style.underline = parameters[i].value(1, 1) != 0;
        else if (p == 7)
            style.inverse = true;
        else if (p == 22)
            style.bold = style.dim = false;
        else if (p == 23)
            style.italic = false;
        else if (p == 24)
            style.underline = false;
        else if (p == 27)
            style.inverse = false;
        else if (p >= 30 && p <= 37)
            style.foreground = p - 30;
        else if (p == 38)
            style.foreground = extendedColour(parameters, i);
        else if (p == 39)
            style.foreground = AnsiStyle::defaultColour;
        else if (p >= 40 && p <= 47)
            style.background = p - 40;
        else if (p == 48)
            style.background = extendedColour(parameters, i);
        else if (p == 49)
            style.background = AnsiStyle::defaultColour;
        else if (p >= 90 && p <= 97)
            style.foreground = p - 90 + 8;
        else if (p >= 100 && p <= 107)
            style.background = p - 100 + 8;
    }
}

QList<Parameter> sgrParameters(QStringView body)
{
    QList<Parameter> result{{0}};
    for (const QChar c : body) {
        int &value = result.last().last();
        if (c >= u'0' && c <= u'9')
            value = std::min(value * 10 + c.digitValue(), 9999);
        else if (c == u';')
            result.append(Parameter{0});
        else if (c == u':')
            result.last().append(0);
    }
    return result;
}

class Parser
{
public:
    AnsiText parse(const QString &input)
    {
        for (m_at = 0; m_at < input.size(); ++m_at) {
            const QChar c = input[m_at];
            if (c == escape)
                readEscape(input);
            else if (c == u'\r')
                m_restart = true;
            else if (c == u'\t')
                appendTab();
            else if (c == u'\b')
                erase();
            else if (!isControl(c))
                append(c);
        }
        endLink();
        return std::move(m_result);
    }

private:
    void append(QChar c)
    {
        // Only when something follows: a line that ends with CR LF stays.
        if (std::exchange(m_restart, false)) {
            m_result.text.clear();
            m_result.spans.clear();
            m_result.links.clear();
            m_linkStart = 0;
        }
        if (m_result.spans.isEmpty() || m_result.spans.last().style != m_style)
            m_result.spans.append({int(m_result.text.size()), 0, m_style});
        m_result.text.append(c);
        ++m_result.spans.last().length;
    }

    void appendTab()
    {
        do
            append(u' ');
        while (m_result.text.size() % tabWidth != 0);
    }

    void erase()
    {
        if (m_result.text.isEmpty())
            return;
        const bool pair = m_result.text.back().isLowSurrogate() && m_result.spans.last().length > 1;
        m_result.text.chop(pair ? 2 : 1);
        m_result.spans.last().length -= pair ? 2 : 1;
        if (m_result.spans.last().length == 0)
            m_result.spans.removeLast();
    }

    void readEscape(const QString &input)
    {
        if (m_at + 1 >= input.size())
            return;
        const QChar kind = input[++m_at];
        if (kind == u'[')
            readControlSequence(input);
        else if (kind == u']')
            readLink(controlString(input));
        else if (QStringLiteral("PX^_").contains(kind))
            controlString(input);
        else if (QStringLiteral(" #%()*+-./").contains(kind))
            ++m_at; // the character set that it chooses
    }

    void readControlSequence(const QString &input)
    {
        const qsizetype start = m_at + 1;
        qsizetype end = start;
        while (end < input.size() && (input[end].unicode() < 0x40 || input[end].unicode() > 0x7e))
            ++end;
        m_at = end;
        // "<", "=", ">" and "?" begin sequences of the terminal's own.
        const bool isPrivate = end > start && input[start] >= u'<' && input[start] <= u'?';
        if (end < input.size() && input[end] == u'm' && !isPrivate)
            applySgr(sgrParameters(QStringView(input).mid(start, end - start)), m_style);
    }

    /// A title, a link … up to its terminator.
    QStringView controlString(const QString &input)
    {
        const qsizetype start = m_at + 1;
        while (++m_at < input.size() && input[m_at] != bell) {
            if (input[m_at] == escape && m_at + 1 < input.size() && input[m_at + 1] == u'\\') {
                ++m_at;
                return QStringView(input).mid(start, m_at - 1 - start);
            }
        }
        return QStringView(input).mid(start, m_at - start);
    }

    /// "8;parameters;uri"; without a URI a link ends.
    void readLink(QStringView body)
    {
        if (!body.startsWith(QLatin1String("8;")))
            return;
        endLink();
        m_uri = body.mid(body.indexOf(u';', 2) + 1).toString();
        m_linkStart = m_result.text.size();
    }

    void endLink()
    {
        const qsizetype length = m_result.text.size() - m_linkStart;
        if (!m_uri.isEmpty() && length > 0)
            m_result.links.append({int(m_linkStart), int(length), m_uri});
        m_uri.clear();
    }

    AnsiText m_result;
    AnsiStyle m_style;
    QString m_uri; ///< of the link that is open
    qsizetype m_linkStart = 0;
    qsizetype m_at = 0;
    bool m_restart = false;
};

} // namespace

QString linkToFile(const QString &words, const QString &path, int line)
{
    QUrl url = QUrl::fromLocalFile(path);
    if (line > 0)
        url.setFragment(QString::number(line));
    return QStringLiteral("\x1b]8;;%1\x1b\\%2\x1b]8;;\x1b\\").arg(QString::fromUtf8(url.toEncoded()), words);
}

AnsiText parseAnsi(const QByteArray &utf8)
{
    return Parser().parse(QString::fromUtf8(utf8));
}

} // namespace boucle
