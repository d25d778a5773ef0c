// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"

#include <functional>

#include <optional>

namespace boucle {

/// A line that has held the loop.
struct BlockedPlace
{
    QString file;          ///< absolute path; empty: in code that is nobody's file
    int line = 0;          ///< 1-based
    QString function;      ///< that the line has called, or that it stands in; may be empty
    bool isNative = false; ///< where nothing could be looked into
    int count = 0;
    qint64 longestNs = 0;
    qint64 lastNs = 0;       ///< of the last time: when it began
    bool isNow = false;      ///< it still does
    QList<LoopFrame> frames; ///< of the last time, the innermost first
};

/// Which lines have held a loop, how long and how often. A plain value.
class BlockedPlaces
{
public:
    /// Whose fault it is: the innermost call in the project's own code, or else out of a package, or else
    /// any; nothing in an empty list.
    static std::optional<qsizetype> blamed(const QList<LoopFrame> &frames);

    /// The place that the report is of.
    const BlockedPlace &take(const BlockReport &report);
    /// The block that was told of last has ended, and has taken so long.
    void finish(qint64 durationNs);
    void clear();
    /// Frames are somewhere else than was thought; places that are one by that become one.
    void relocate(const std::function<LoopFrame(const LoopFrame &)> &find);

    /// In the order of their first times.
    const QList<BlockedPlace> &places() const { return m_places; }
    /// That holds the loop just now.
    const BlockedPlace *present() const;
    /// The one that is told of as long as it is so: it holds the loop, or has done so the longest.
    const BlockedPlace *worst() const;

private:
    QList<BlockedPlace> m_places;
    quint64 m_turn = 0; ///< of the report before
    qsizetype m_present = -1;
};

} // namespace boucle
