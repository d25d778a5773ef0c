// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QList>

namespace boucle {

/// The smallest stretch in which two UTF-8 texts differ, on whole characters; offsets are bytes.
struct TextChange
{
    qsizetype start = 0;
    qsizetype endBefore = 0;
    qsizetype endAfter = 0;
};

TextChange findChange(std::string_view before, std::string_view after);

/// Where lines (1-based, 0 stays 0) of `before` are in `after`: lines around the change are known, inside of
/// it the nearest line with the same words is taken, else the place where it would be.
QList<int> linesAfterChange(std::string_view before, std::string_view after, const TextChange &change,
                            const QList<int> &lines);

} // namespace boucle
