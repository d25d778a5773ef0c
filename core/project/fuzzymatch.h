// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace boucle {

struct FuzzyMatch
{
    int score = 0;        ///< only to compare with others of the same pattern; higher is better
    QList<int> positions; ///< of the pattern's characters in the text, ascending, in UTF-16 units
    friend bool operator==(const FuzzyMatch &, const FuzzyMatch &) = default;
};

/// What the user typed into quick open or the command palette: its characters must occur in the text in that
/// order. Better are the starts of words and path segments, the file's name, runs of neighbours and the same
/// case. Blanks of the pattern are ignored. Among equal scores the shorter text is the better one. Immutable;
/// any thread.
class FuzzyPattern
{
public:
    explicit FuzzyPattern(const QString &pattern);

    bool isEmpty() const { return m_folded.isEmpty(); }
    /// Nothing when it does not match; an empty pattern matches all with score 0.
    std::optional<FuzzyMatch> match(const QString &text) const;

private:
    QString m_pattern;
    QString m_folded;
};

/// For a single text.
std::optional<FuzzyMatch> fuzzyMatch(const QString &pattern, const QString &text);

} // namespace boucle
