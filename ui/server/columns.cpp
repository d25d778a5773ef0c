// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/columns.h"

#include "core/session/ansi.h"

#include <algorithm>
#include <array>
#include <optional>

namespace boucle {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// East Asian wide and full width, and what is shown as a picture by default. In order.
constexpr std::array wideRanges{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x23E9, 0x23EC},
    Range{0x23F0, 0x23F0},   Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},
    Range{0x2648, 0x2653},   Range{0x267F, 0x267F},   Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},
    Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},
    Range{0x26D4, 0x26D4},   Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},
    Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},   Range{0x270A, 0x270B},
    Range{0x2728, 0x2728},   Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},
    Range{0x2757, 0x2757},   Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},
    Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x2E80, 0x303E},
    Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},
    Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},
    Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF},
    Range{0x1F18E, 0x1F18E}, Range{0x1F191, 0x1F19A}, Range{0x1F200, 0x1F320}, Range{0x1F32D, 0x1F335},
    Range{0x1F337, 0x1F37C}, Range{0x1F37E, 0x1F393}, Range{0x1F3A0, 0x1F3CA}, Range{0x1F3CF, 0x1F3D3},
    Range{0x1F3E0, 0x1F3F0}, Range{0x1F3F4, 0x1F3F4}, Range{0x1F3F8, 0x1F43E}, Range{0x1F440, 0x1F440},
    Range{0x1F442, 0x1F4FC}, Range{0x1F4FF, 0x1F53D}, Range{0x1F54B, 0x1F567}, Range{0x1F57A, 0x1F57A},
    Range{0x1F595, 0x1F596}, Range{0x1F5A4, 0x1F5A4}, Range{0x1F5FB, 0x1F64F}, Range{0x1F680, 0x1F6C5},
    Range{0x1F6CC, 0x1F6CC}, Range{0x1F6D0, 0x1F6D2}, Range{0x1F6D5, 0x1F6DF}, Range{0x1F6EB, 0x1F6EC},
    Range{0x1F6F4, 0x1F6FC}, Range{0x1F7E0, 0x1F7EB}, Range{0x1F90C, 0x1F93A}, Range{0x1F93C, 0x1F945},
    Range{0x1F947, 0x1F9FF}, Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x3FFFD}};

constexpr int tabWidth = 8; // as parseAnsi() has it
constexpr char32_t lastControl = 0x9f;
constexpr unsigned char firstByteOfC1 = 0xc2; // the other control characters, in UTF-8
constexpr char32_t firstCombining = 0x300;

bool isWide(char32_t c)
{
    const auto *found =
        std::lower_bound(wideRanges.begin(), wideRanges.end(), c,
                         [](const Range &range, char32_t value) { return range.last < value; });
    return found != wideRanges.end() && found->first <= c;
}

/// Skips "ESC [ … letter"; `at` is at the ESC and ends behind the sequence. False for other sequences.
bool skipControlSequence(const QByteArray &line, qsizetype &at)
{
    if (at + 1 >= line.size() || line[at + 1] != '[')
        return false;
    at += 2;
    while (at < line.size()) {
        const auto c = static_cast<unsigned char>(line[at++]);
        if (c >= 0x40 && c <= 0x7e)
            break;
    }
    return true;
}

/// One character of several bytes; nothing when the bytes are no UTF-8.
std::optional<char32_t> decode(const QByteArray &line, qsizetype &at)
{
    const auto byte = [&](qsizetype index) {
        return index < line.size() ? static_cast<unsigned char>(line[index]) : 0U;
    };
    const unsigned lead = byte(at);
    const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4)
        return {};
    char32_t character = lead & (0xffU >> (length + 1));
    for (int i = 1; i < length; ++i) {
        const unsigned next = byte(at + i);
        if ((next & 0xc0) != 0x80)
            return {};
        character = character << 6 | (next & 0x3f);
    }
    const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    if (overlong || character > 0x10ffff || (character >= 0xd800 && character <= 0xdfff))
        return {};
    at += length;
    return character;
}

int countSlowly(const QByteArray &line)
{
    return columnStarts(parseAnsi(line).text).back();
}

} // namespace

int columnsOf(char32_t c)
{
    if (c < firstCombining)
        return 1;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        return isWide(c) ? 2 : 1;
    }
}

QString shownText(const QByteArray &line)
{
    QString text;
    qsizetype start = 0;
    const auto takeUntil = [&](qsizetype end) {
        text += QString::fromUtf8(line.constData() + start, end - start);
    };
    for (qsizetype at = 0; at < line.size();) {
        const auto c = static_cast<unsigned char>(line[at]);
        if (c == 0x1b) {
            takeUntil(at);
            if (!skipControlSequence(line, at))
                return parseAnsi(line).text;
            start = at;
        } else if (c < 0x20 || c == 0x7f || c == firstByteOfC1) {
            return parseAnsi(line).text;
        } else {
            ++at;
        }
    }
    takeUntil(line.size());
    return text;
}

int countColumns(const QByteArray &line)
{
    int columns = 0;
    int units = 0; // of UTF-16: what tab stops are counted in
    for (qsizetype at = 0; at < line.size();) {
        const auto c = static_cast<unsigned char>(line[at]);
        if (c >= 0x20 && c < 0x7f) {
            ++columns;
            ++units;
            ++at;
        } else if (c == '\t') {
            do {
                ++columns;
                ++units;
            } while (units % tabWidth != 0);
            ++at;
        } else if (c > 0x7f) {
            const std::optional<char32_t> character = decode(line, at);
            if (!character || *character <= lastControl)
                return countSlowly(line);
            columns += columnsOf(*character);
            units += *character > 0xffff ? 2 : 1;
        } else if (c == '\r' && at + 1 == line.size()) {
            ++at;
        } else if (c != 0x1b || !skipControlSequence(line, at)) {
            return countSlowly(line);
        }
    }
    return columns;
}

std::vector<int> columnStarts(const QString &text)
{
    std::vector<int> starts(size_t(text.size()) + 1);
    int column = 0;
    for (qsizetype i = 0; i < text.size();) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const int width =
            columnsOf(pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode()));
        // What takes no cell belongs to the character that it sits on.
        const int start = width == 0 && i > 0 ? starts[size_t(i) - 1] : column;
        for (const qsizetype end = i + (pair ? 2 : 1); i < end; ++i)
            starts[size_t(i)] = start;
        column += width;
    }
    starts.back() = column;
    return starts;
}

} // namespace boucle
