// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/indentation.h"

#include <algorithm>
#include <array>

namespace boucle {

namespace {
constexpr int linesToRead = 2000;
constexpr int widestLevel = 8;
constexpr int tabWidth = 4;
} // namespace

Indentation detectIndentation(std::string_view text)
{
    int tabLines = 0;
    int spaceLines = 0;
    int previous = 0;
    std::array<int, widestLevel + 1> steps{}; // how often a line is that much deeper than the one before

    for (int line = 0; line < linesToRead && !text.empty(); ++line) {
        const size_t end = std::min(text.find('\n'), text.size());
        const std::string_view content = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));

        const size_t indent = std::min(content.find_first_not_of(" \t\r"), content.size());
        // Blank lines say nothing, and " *" continues a comment.
        if (indent == content.size() || content[indent] == '*')
            continue;
        if (content.front() == '\t') {
            ++tabLines;
        } else if (indent > 0) {
            ++spaceLines;
        }
        const int step = int(indent) - previous;
        if (step > 1 && step <= widestLevel && content.front() == ' ')
            ++steps[size_t(step)];
        previous = int(indent);
    }

    if (tabLines > spaceLines)
        return {true, tabWidth};
    const auto common = std::max_element(steps.begin(), steps.end());
    return {false, *common > 0 ? int(common - steps.begin()) : Indentation().width};
}

} // namespace boucle
