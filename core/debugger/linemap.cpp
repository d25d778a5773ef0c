// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/linemap.h"

#include <QHash>

#include <algorithm>

namespace boucle {

namespace {

using Lines = QList<QStringView>;

Lines linesOf(QStringView text)
{
    Lines lines = text.split(u'\n');
    for (QStringView &line : lines) {
        if (line.endsWith(u'\r'))
            line.chop(1);
    }
    return lines;
}

struct Range
{
    int loadedFrom = 0;
    int loadedTo = 0; ///< behind the last
    int currentFrom = 0;
    int currentTo = 0;
};

struct Pair
{
    int loaded = 0;
    int current = 0;
};

/// The longest run of pairs in which `loaded` grows; they come in the order of `current`.
QList<Pair> longestRising(const QList<Pair> &pairs)
{
    QList<int> ends; // the pair at the end of the best run of each length
    QList<int> before(pairs.size(), -1);
    for (int i = 0; i < pairs.size(); ++i) {
        const auto place = std::lower_bound(ends.begin(), ends.end(), i, [&pairs](int a, int b) {
            return pairs.at(a).loaded < pairs.at(b).loaded;
        });
        if (place != ends.begin())
            before[i] = *std::prev(place);
        if (place == ends.end())
            ends.append(i);
        else
            *place = i;
    }
    QList<Pair> run;
    for (int i = ends.isEmpty() ? -1 : ends.last(); i >= 0; i = before.at(i))
        run.prepend(pairs.at(i));
    return run;
}

/// Lines that are there once in each text hardly ever match by chance: they are what the rest hangs on.
QList<Pair> anchors(const Lines &loaded, const Lines &current, const Range &range)
{
    struct Seen
    {
        int loadedCount = 0;
        int currentCount = 0;
        int loadedAt = 0;
    };
    QHash<QStringView, Seen> seen;
    for (int i = range.loadedFrom; i < range.loadedTo; ++i) {
        Seen &line = seen[loaded.at(i)];
        ++line.loadedCount;
        line.loadedAt = i;
    }
    for (int i = range.currentFrom; i < range.currentTo; ++i)
        ++seen[current.at(i)].currentCount;
    QList<Pair> pairs;
    for (int i = range.currentFrom; i < range.currentTo; ++i) {
        const Seen &line = seen[current.at(i)];
        if (line.loadedCount == 1 && line.currentCount == 1)
            pairs.append({line.loadedAt, i});
    }
    return longestRising(pairs);
}

/// Without equal lines at both ends.
Range trimmed(const Lines &loaded, const Lines &current, Range range)
{
    while (range.loadedFrom < range.loadedTo && range.currentFrom < range.currentTo &&
           loaded.at(range.loadedFrom) == current.at(range.currentFrom)) {
        ++range.loadedFrom;
        ++range.currentFrom;
    }
    while (range.loadedFrom < range.loadedTo && range.currentFrom < range.currentTo &&
           loaded.at(range.loadedTo - 1) == current.at(range.currentTo - 1)) {
        --range.loadedTo;
        --range.currentTo;
    }
    return range;
}

} // namespace

LineMap::LineMap(const QString &loaded, const QString &current)
{
    const Lines loadedLines = linesOf(loaded);
    const Lines currentLines = linesOf(current);
    const Range whole =
        trimmed(loadedLines, currentLines, {0, int(loadedLines.size()), 0, int(currentLines.size())});
    QList<Pair> fixed = anchors(loadedLines, currentLines, whole);
    fixed.append({whole.loadedTo, whole.currentTo});
    int loadedFrom = whole.loadedFrom;
    int currentFrom = whole.currentFrom;
    for (const Pair &anchor : std::as_const(fixed)) {
        const Range gap =
            trimmed(loadedLines, currentLines, {loadedFrom, anchor.loaded, currentFrom, anchor.current});
        addBlock(gap.loadedFrom, gap.loadedTo - gap.loadedFrom, gap.currentFrom,
                 gap.currentTo - gap.currentFrom);
        loadedFrom = anchor.loaded + 1;
        currentFrom = anchor.current + 1;
    }
}

void LineMap::addBlock(int loaded, int loadedCount, int current, int currentCount)
{
    if (loadedCount > 0 || currentCount > 0)
        m_blocks.append({loaded, loadedCount, current, currentCount});
}

int LineMap::toLoaded(int currentLine) const
{
    int line = currentLine - 1;
    int shift = 0;
    for (const Block &block : m_blocks) {
        if (line < block.current)
            break;
        if (line < block.current + block.currentCount) {
            return block.loadedCount == block.currentCount ? block.loaded + (line - block.current) + 1 : 0;
        }
        shift = (block.loaded + block.loadedCount) - (block.current + block.currentCount);
    }
    return currentLine + shift;
}

int LineMap::toCurrent(int loadedLine) const
{
    const int line = loadedLine - 1;
    for (const Block &block : m_blocks) {
        if (line >= block.loaded && line < block.loaded + block.loadedCount &&
            block.loadedCount != block.currentCount)
            return 0;
    }
    return nearestCurrent(loadedLine);
}

int LineMap::nearestCurrent(int loadedLine) const
{
    const int line = loadedLine - 1;
    int shift = 0;
    for (const Block &block : m_blocks) {
        if (line < block.loaded)
            break;
        if (line < block.loaded + block.loadedCount) {
            const int within = std::min(line - block.loaded, std::max(block.currentCount - 1, 0));
            return block.current + within + 1;
        }
        shift = (block.current + block.currentCount) - (block.loaded + block.loadedCount);
    }
    return loadedLine + shift;
}

} // namespace boucle
