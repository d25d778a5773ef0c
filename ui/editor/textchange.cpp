// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/textchange.h"

#include <algorithm>

namespace boucle {

namespace {

bool isContinuation(char c)
{
    return (c & 0xc0) == 0x80;
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

} // namespace boucle
