// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace boucle {

/// Which lines of a text that was loaded are which lines of the text as it is now. A plain value; lines are
/// 1-based.
class LineMap
{
public:
    /// Of two texts that are the same.
    LineMap() = default;
    /// Line ends may differ in kind.
    LineMap(const QString &loaded, const QString &current);

    /// Every line is where it was.
    bool isIdentity() const { return m_blocks.isEmpty(); }
    /// 0: no line of the loaded text has become this one.
    int toLoaded(int currentLine) const;
    /// 0: the line is gone.
    int toCurrent(int loadedLine) const;
    /// Where the line is, or would be: for what has to be shown somewhere.
    int nearestCurrent(int loadedLine) const;

private:
    /// Lines that were replaced. Where as many came as went each took the place of one; what stands between
    /// two blocks is the same in both texts.
    struct Block
    {
        int loaded = 0; ///< the first line, 0-based
        int loadedCount = 0;
        int current = 0;
        int currentCount = 0;
    };

    void addBlock(int loaded, int loadedCount, int current, int currentCount);

    QList<Block> m_blocks; ///< in order
};

} // namespace boucle
