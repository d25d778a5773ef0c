// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QtGlobal>

namespace boucle {

/// The smallest stretch in which two UTF-8 texts differ, on whole characters; offsets are bytes.
struct TextChange
{
    qsizetype start = 0;
    qsizetype endBefore = 0;
    qsizetype endAfter = 0;
};

TextChange findChange(std::string_view before, std::string_view after);

} // namespace boucle
