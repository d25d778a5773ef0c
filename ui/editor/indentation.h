// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace boucle {

/// How a file indents.
struct Indentation
{
    bool tabs = false;
    int width = 2; ///< columns a level
    friend bool operator==(const Indentation &, const Indentation &) = default;
};

/// From the first lines of UTF-8 text; two spaces where the text does not tell.
Indentation detectIndentation(std::string_view text);

} // namespace boucle
