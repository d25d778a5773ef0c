// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/fuzzymatch.h"

#include <algorithm>
#include <vector>

namespace boucle {

namespace {

// What a matched character earns; the texts' own lengths only break ties.
constexpr int scoreMatch = 16;
constexpr int scoreRun = 24;          // directly behind the one before
constexpr int scoreSegmentStart = 22; // first of a path segment
constexpr int scoreWordStart = 18;    // first of a word: after - _ . space, or a capital after a small letter
constexpr int scoreSameCase = 2;
constexpr int scoreFileName = 8; // in the last path segment
constexpr int costOfGap = 3;     // a gap at all; each further character costs one, up to a limit
constexpr int longestCountedGap = 12;
constexpr int scoreExactName = 60; // the whole last segment, or all of it before the ending
constexpr int longestText = 1024;
constexpr int impossible = -1'000'000;

bool isSeparator(QChar c)
{
    return c == u'/' || c == u'\\';
}

bool startsWord(const QString &text, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = text[at - 1];
    const QChar here = text[at];
    if (!before.isLetterOrNumber())
        return here.isLetterOrNumber();
    return (before.isLower() && here.isUpper()) || (before.isLetter() && here.isDigit());
}

bool isSubsequence(const QString &pattern, const QString &text)
{
    qsizetype at = 0;
    for (const QChar c : pattern) {
        while (at < text.size() && text[at] != c)
            ++at;
        if (at++ >= text.size())
            return false;
    }
    return true;
}

/// One by one, so that every position stays where it is in the text.
QString folded(const QString &text)
{
    QString result = text;
    for (QChar &c : result)
        c = isSeparator(c) ? QChar(u'/') : c.toCaseFolded();
    return result;
}

/// What the character at `at` is worth wherever the ones before it are.
int scoreOf(const QString &text, qsizetype at, qsizetype nameStart, QChar typed)
{
    int score = scoreMatch;
    if (at == 0 || isSeparator(text[at - 1]))
        score += scoreSegmentStart;
    else if (startsWord(text, at))
        score += scoreWordStart;
    if (text[at] == typed)
        score += scoreSameCase;
    if (at >= nameStart)
        score += scoreFileName;
    return score;
}

int gapCost(qsizetype gap)
{
    return costOfGap + int(std::min<qsizetype>(gap, longestCountedGap));
}

} // namespace

FuzzyPattern::FuzzyPattern(const QString &pattern)
{
    for (const QChar c : pattern) {
        if (!c.isSpace())
            m_pattern.append(c);
    }
    m_folded = folded(m_pattern);
}

std::optional<FuzzyMatch> FuzzyPattern::match(const QString &text) const
{
    if (m_folded.isEmpty())
        return FuzzyMatch();
    const QString small = folded(text.left(longestText));
    if (!isSubsequence(m_folded, small))
        return std::nullopt;

    // best[i][j]: the best score of the first i + 1 characters with the last of them at j.
    const qsizetype rows = m_folded.size();
    const qsizetype columns = small.size();
    const qsizetype nameStart = small.lastIndexOf(u'/') + 1;
    std::vector<int> best(size_t(rows * columns), impossible);
    std::vector<int> from(size_t(rows * columns), -1);
    const auto cell = [columns](qsizetype i, qsizetype j) { return size_t(i * columns + j); };
    for (qsizetype i = 0; i < rows; ++i) {
        // Where the character before is best among those so far back that the gap costs the same.
        qsizetype far = -1;
        for (qsizetype j = i; j < columns; ++j) {
            const qsizetype farthest = j - 1 - longestCountedGap;
            if (i > 0 && farthest >= 0 && best[cell(i - 1, farthest)] != impossible &&
                (far < 0 || best[cell(i - 1, farthest)] > best[cell(i - 1, far)]))
                far = farthest;
            if (small[j] != m_folded[i])
                continue;
            const int own = scoreOf(text, j, nameStart, m_pattern[i]);
            if (i == 0) {
                best[cell(i, j)] = own;
                continue;
            }
            const auto tryFrom = [&](qsizetype k) {
                const int before = best[cell(i - 1, k)];
                const int score = before + own + (k == j - 1 ? scoreRun : -gapCost(j - k - 1));
                if (before != impossible && score > best[cell(i, j)]) {
                    best[cell(i, j)] = score;
                    from[cell(i, j)] = int(k);
                }
            };
            for (qsizetype k = j - 1; k > std::max<qsizetype>(farthest, -1); --k)
                tryFrom(k);
            if (far >= 0)
                tryFrom(far);
        }
    }

    FuzzyMatch result;
    qsizetype last = 0;
    for (qsizetype j = 0; j < columns; ++j) {
        if (best[cell(rows - 1, j)] > best[cell(rows - 1, last)])
            last = j;
    }
    result.score = best[cell(rows - 1, last)];
    result.positions.resize(rows);
    for (qsizetype i = rows - 1, j = last; i >= 0; --i) {
        result.positions[i] = int(j);
        j = from[cell(i, j)];
    }
    const QString name = small.mid(nameStart);
    if (name == m_folded || name.startsWith(m_folded + u'.'))
        result.score += scoreExactName;
    return result;
}

std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text)
{
    return FuzzyPattern(pattern).match(text);
}

} // namespace boucle
