// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/ansi.h"

#include <algorithm>

namespace boucle {

namespace {

constexpr QChar escape(0x1b);
constexpr QChar bell(0x07);
constexpr int tabWidth = 8;

/// Reads the extended colour that starts at parameters[index] (38 or 48); leaves index at its last one.
int extendedColour(const QList<int> &parameters, qsizetype &index)
{
    if (index + 2 < parameters.size() && parameters[index + 1] == 5) {
        index += 2;
        return std::clamp(parameters[index], 0, 255);
    }
    if (index + 4 < parameters.size() && parameters[index + 1] == 2) {
        const auto channel = [&](int offset) { return std::clamp(parameters[index + offset], 0, 255); };
        const int rgb = channel(2) << 16 | channel(3) << 8 | channel(4);
        index += 4;
        return AnsiStyle::rgbFlag | rgb;
    }
    index = parameters.size();
    return AnsiStyle::defaultColour;
}

void applySgr(const QList<int> &parameters, AnsiStyle &style)
{
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        const int p = parameters[i];
        if (p == 0)
            style = {};
        else if (p == 1)
            style.bold = true;
        else if (p == 2)
            style.dim = true;
        else if (p == 3)
            style.italic = true;
        else if (p == 4)
            style.underline = true;
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

QList<int> sgrParameters(QStringView body)
{
    QList<int> result;
    int value = 0;
    for (const QChar c : body) {
        if (c.isDigit()) {
            value = std::min(value * 10 + c.digitValue(), 9999);
        } else if (c == u';' || c == u':') {
            result.append(value);
            value = 0;
        }
    }
    result.append(value);
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
                restart();
            else if (c == u'\t')
                appendTab();
            else if (c == u'\b')
                erase();
            else if (c.unicode() >= 0x20)
                append(c);
        }
        return std::move(m_result);
    }

private:
    void append(QChar c)
    {
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
        m_result.text.chop(1);
        if (--m_result.spans.last().length == 0)
            m_result.spans.removeLast();
    }

    void restart()
    {
        m_result.text.clear();
        m_result.spans.clear();
    }

    void readEscape(const QString &input)
    {
        if (m_at + 1 >= input.size())
            return;
        const QChar kind = input[++m_at];
        if (kind == u'[')
            readControlSequence(input);
        else if (kind == u']')
            skipOperatingSystemCommand(input);
    }

    void readControlSequence(const QString &input)
    {
        const qsizetype start = m_at + 1;
        qsizetype end = start;
        while (end < input.size() && (input[end].unicode() < 0x40 || input[end].unicode() > 0x7e))
            ++end;
        m_at = end;
        if (end < input.size() && input[end] == u'm')
            applySgr(sgrParameters(QStringView(input).mid(start, end - start)), m_style);
    }

    void skipOperatingSystemCommand(const QString &input)
    {
        while (++m_at < input.size() && input[m_at] != bell) {
            if (input[m_at] == escape && m_at + 1 < input.size() && input[m_at + 1] == u'\\') {
                ++m_at;
                return;
            }
        }
    }

    AnsiText m_result;
    AnsiStyle m_style;
    qsizetype m_at = 0;
};

} // namespace

AnsiText parseAnsi(const QByteArray &utf8)
{
    return Parser().parse(QString::fromUtf8(utf8));
}

} // namespace boucle
