// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/textchange.h"

#include <algorithm>
#include <vector>

namespace boucle {

namespace {

bool isContinuation(char c)
{
    return (c & 0xc0) == 0x80;
}

long countLines(std::string_view text)
{
    return long(std::count(text.begin(), text.end(), '\n'));
}

std::string_view trimmed(std::string_view line)
{
    const size_t first = line.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return line.substr(first, line.find_last_not_of(" \t") - first + 1);
}

/// The lines that `from`…`to` touches, without the spaces around them.
std::vector<std::string_view> linesOf(std::string_view text, size_t from, size_t to)
{
    size_t start = from == 0 ? std::string_view::npos : text.rfind('\n', from - 1);
    start = start == std::string_view::npos ? 0 : start + 1;
    std::vector<std::string_view> lines;
    for (;;) {
        const size_t end = text.find('\n', start);
        lines.push_back(trimmed(text.substr(start, end == std::string_view::npos ? end : end - start)));
        if (end == std::string_view::npos || end >= to)
            return lines;
        start = end + 1;
    }
}

} // namespace

TextChange findChange(std::string_view before, std::string_view after)
{
    const size_t common = std::min(before.size(), after.size());
    size_t start = size_t(std::mismatch(before.begin(), before.begin() + long(common), after.begin()).first -
                          before.begin());
    while (start > 0 && ((start < before.size() && isContinuation(before[start])) ||
                         (start < after.size() && isContinuation(after[start]))))
        --start;
    size_t tail = 0;
    while (tail < common - start && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    while (tail > 0 && isContinuation(before[before.size() - tail]))
        --tail;
    return {qsizetype(start), qsizetype(before.size() - tail), qsizetype(after.size() - tail)};
}

QList<int> linesAfterChange(std::string_view before, std::string_view after, const TextChange &change,
                            const QList<int> &lines)
{
    const long first = countLines(before.substr(0, size_t(change.start)));
    const auto changedBefore = linesOf(before, size_t(change.start), size_t(change.endBefore));
    const auto changedAfter = linesOf(after, size_t(change.start), size_t(change.endAfter));
    const long countBefore = long(changedBefore.size());
    const long countAfter = long(changedAfter.size());
    const auto map = [&](int line) {
        const long index = line - 1 - first; // among those that changed
        if (line == 0 || index < 0)
            return line;
        if (index >= countBefore)
            return int(line + countAfter - countBefore);
        const std::string_view words = changedBefore[size_t(index)];
        const long wanted = std::min(index, countAfter - 1);
        for (long distance = 0; !words.empty() && distance < countAfter; ++distance) {
            for (const long candidate : {wanted - distance, wanted + distance}) {
                if (candidate >= 0 && candidate < countAfter && changedAfter[size_t(candidate)] == words)
                    return int(first + candidate) + 1;
            }
        }
        return int(first + wanted) + 1;
    };
    QList<int> result;
    for (const int line : lines)
        result.append(map(line));
    return result;
}

} // namespace boucle
