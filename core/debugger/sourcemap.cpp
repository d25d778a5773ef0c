// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/sourcemap.h"

#include "core/debugger/sourcemapreader.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace boucle {

Result<SourceMap> SourceMap::parse(const QByteArray &text, const QString &shownName)
{
    return SourceMapReader(shownName).read(text);
}

std::optional<SourceMap::OriginalPlace> SourceMap::originalOf(int line, int column) const
{
    const auto found = std::lower_bound(m_lines.begin(), m_lines.end(), line,
                                        [](const Line &each, int wanted) { return each.number < wanted; });
    if (found == m_lines.end() || found->number != line)
        return std::nullopt;
    const auto next = std::next(found);
    const auto first = m_mappings.begin() + found->first;
    const auto last = next == m_lines.end() ? m_mappings.end() : m_mappings.begin() + next->first;
    const auto after = std::upper_bound(
        first, last, column, [](int wanted, const Mapping &each) { return wanted < each.generatedColumn; });
    if (after == first)
        return std::nullopt;
    const Mapping &mapping = *std::prev(after);
    if (mapping.source < 0)
        return std::nullopt;
    return OriginalPlace{mapping.source, mapping.line, mapping.column};
}

QList<SourceMap::GeneratedPlace> SourceMap::generatedOf(int source, int line) const
{
    QList<GeneratedPlace> places;
    for (qsizetype i = firstFrom(source, line); i < m_byOriginal.size(); ++i) {
        const int index = m_byOriginal[i];
        const Mapping &mapping = m_mappings[index];
        if (mapping.source != source || mapping.line != line)
            break;
        places.append({lineOf(index), mapping.generatedColumn, mapping.column});
    }
    return places;
}

std::optional<int> SourceMap::nextMappedLine(int source, int line) const
{
    const qsizetype found = firstFrom(source, line);
    if (found == m_byOriginal.size() || m_mappings[m_byOriginal[found]].source != source)
        return std::nullopt;
    return m_mappings[m_byOriginal[found]].line;
}

qsizetype SourceMap::firstFrom(int source, int line) const
{
    const auto isBefore = [this](int index, const std::pair<int, int> &wanted) {
        const Mapping &mapping = m_mappings[index];
        return std::pair(mapping.source, mapping.line) < wanted;
    };
    return std::lower_bound(m_byOriginal.begin(), m_byOriginal.end(), std::pair(source, line), isBefore) -
           m_byOriginal.begin();
}

int SourceMap::lineOf(int mapping) const
{
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), mapping,
                                        [](int wanted, const Line &each) { return wanted < each.first; });
    return std::prev(after)->number;
}

} // namespace boucle
