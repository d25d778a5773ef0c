// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consoleline.h"

#include "ui/common/theme.h"
#include "ui/debugger/valuecolours.h"
#include "ui/server/columns.h"

#include <algorithm>
#include <array>

namespace boucle {

namespace {

// Code in the colours that it has in the editor.
QList<AnsiSpan> colouredValue(const QString &text)
{
    QList<AnsiSpan> spans;
    for (const ValueSpan &span : valueSpans(text)) {
        AnsiStyle style;
        style.foreground = colourOfRole(span.role);
        spans.append({span.start, span.length, style});
    }
    return spans;
}

/// Those that the program has made itself, and of the others what lies outside of them.
QList<ConsoleLink> joinLinks(const QList<AnsiLink> &made, const QList<ConsoleLink> &found)
{
    QList<ConsoleLink> links;
    for (const AnsiLink &link : made) {
        const QUrl url(link.uri);
        ConsoleLink known{link.start, link.length, {}, {}, 0, 0};
        if (url.isLocalFile()) {
            known.path = url.toLocalFile();
            known.line = url.fragment().toInt();
        } else if (url.scheme() == u"http" || url.scheme() == u"https") {
            known.url = url;
        } else {
            continue;
        }
        links.append(known);
    }
    for (const ConsoleLink &link : found) {
        const bool isFree = std::none_of(made.begin(), made.end(), [&link](const AnsiLink &other) {
            return link.start < other.start + other.length && other.start < link.start + link.length;
        });
        if (isFree)
            links.append(link);
    }
    std::sort(links.begin(), links.end(),
              [](const ConsoleLink &one, const ConsoleLink &other) { return one.start < other.start; });
    return links;
}

} // namespace

ConsoleLine::ConsoleLine(const OutputLog::Line &source)
    : kind(source.kind)
    , open(source.open)
    , timeMs(source.timeMs)
{
    AnsiText parsed = parseAnsi(source.text);
    text = std::move(parsed.text);
    spans = kind == OutputLog::Kind::Result ? colouredValue(text) : std::move(parsed.spans);
    links = joinLinks(parsed.links, findLinks(text));
    starts = columnStarts(text);
}

int ConsoleLine::offsetAt(int column) const
{
    if (column >= starts.back())
        return int(text.size());
    const auto after = std::upper_bound(starts.begin(), starts.end(), std::max(0, column));
    const auto first = std::lower_bound(starts.begin(), after, *(after - 1));
    return int(first - starts.begin());
}

int ConsoleLine::firstOffsetFrom(int column) const
{
    return int(std::lower_bound(starts.begin(), starts.end() - 1, column) - starts.begin());
}

const ConsoleLink *ConsoleLine::linkAt(int offset) const
{
    const auto found = std::find_if(links.begin(), links.end(), [offset](const ConsoleLink &link) {
        return offset >= link.start && offset < link.start + link.length;
    });
    return found == links.end() ? nullptr : &*found;
}

QColor ansiColour(const Theme &theme, int colour)
{
    constexpr std::array cube{0, 95, 135, 175, 215, 255};
    constexpr int themeColours = 16;
    constexpr int firstGrey = 232;
    if (colour == AnsiStyle::defaultColour)
        return {};
    if (colour < AnsiStyle::defaultColour)
        return theme.colour(ColourRole(-2 - colour));
    if (colour & AnsiStyle::rgbFlag)
        return QColor::fromRgb(QRgb(colour & 0xffffff));
    if (colour < themeColours)
        return theme.ansi(colour);
    if (colour >= firstGrey) {
        const int level = 8 + 10 * (colour - firstGrey);
        return {level, level, level};
    }
    const int index = colour - themeColours;
    return {cube[size_t(index / 36)], cube[size_t(index / 6 % 6)], cube[size_t(index % 6)]};
}

std::pair<int, int> wordAt(const QString &text, int offset)
{
    const auto kind = [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'$' ? 2 : c.isSpace() ? 1 : 0;
    };
    const int size = int(text.size());
    if (size == 0)
        return {0, 0};
    int start = std::clamp(offset, 0, size - 1);
    int end = start + 1;
    const int wanted = kind(text[start]);
    if (wanted == 0)
        return {start, end};
    while (start > 0 && kind(text[start - 1]) == wanted)
        --start;
    while (end < size && kind(text[end]) == wanted)
        ++end;
    return {start, end};
}

} // namespace boucle
