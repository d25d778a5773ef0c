// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"

#include <array>
#include <deque>

namespace boucle {

/// The turns of one loop, the last million of them at most (about 40 MiB), with sums over many for views of a
/// long time. A plain value, not shared by threads.
class LoopHistory
{
public:
    static constexpr qsizetype capacity = qsizetype(1) << 20;
    static constexpr qsizetype mostBlocked = 4096;

    /// In the order of their times.
    void append(const QList<TurnRecord> &turns);
    void clear();

    qsizetype size() const { return qsizetype(m_turns.size()); }
    bool isEmpty() const { return m_turns.empty(); }
    /// 0 is the oldest.
    TurnRecord at(qsizetype index) const { return toRecord(m_turns[size_t(index)]); }
    qint64 beginNs() const { return isEmpty() ? 0 : m_turns.front().beginNs; }
    qint64 endNs() const { return isEmpty() ? 0 : at(size() - 1).endNs(); }
    /// The first turn that ends after that time; size() when there is none.
    qsizetype find(qint64 timeNs) const;

    /// What of a stretch of time the loop has spent with what, in nanoseconds.
    struct Column
    {
        double timers = 0;
        double callbacks = 0;
        double check = 0;
        double gc = 0; ///< of the three above
        double wait = 0;
    };
    /// `count` stretches of the same length, from and to a time. Costs the same however many turns that is.
    QList<Column> columns(qint64 fromNs, qint64 toNs, int count) const;

    /// Turns that have worked for as long as that, of those that were appended while it was so; the last
    /// mostBlocked of them.
    void setThreshold(qint64 thresholdNs) { m_thresholdNs = thresholdNs; }
    qint64 threshold() const { return m_thresholdNs; }
    const std::deque<TurnRecord> &blocked() const { return m_blocked; }

private:
    struct Turn
    {
        qint64 beginNs;
        float timers, wait, callbacks, check, gc; // microseconds
        quint32 events;
    };
    /// Of a number of turns that follow each other.
    struct Sum
    {
        qint64 beginNs = 0;
        qint64 endNs = 0;
        double timers = 0, wait = 0, callbacks = 0, check = 0, gc = 0; // nanoseconds
    };
    static constexpr size_t levels = 3;
    static constexpr quint64 fanOut = 32;
    struct Level
    {
        std::deque<Sum> sums; ///< the last one is being filled
        quint64 first = 0;    ///< number of sums.front()
    };

    static TurnRecord toRecord(const Turn &turn);
    void addToLevels(const TurnRecord &turn, quint64 number);
    void dropOldest();
    static void spread(QList<Column> &columns, qint64 fromNs, double columnNs, const Sum &sum);
    static void place(QList<Column> &columns, qint64 fromNs, double columnNs, const TurnRecord &turn);

    std::deque<Turn> m_turns;
    quint64 m_first = 0; ///< number of m_turns.front()
    std::array<Level, levels> m_levels;
    std::deque<TurnRecord> m_blocked;
    qint64 m_thresholdNs = 50'000'000;
};

} // namespace boucle
