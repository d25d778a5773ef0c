// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"

#include <array>
#include <deque>

namespace boucle {

/// Durations, counted in steps of an eighth of their size. A plain value.
class DurationHistogram
{
public:
    static constexpr int stepsPerOctave = 8;
    static constexpr int octaves = 36; ///< from 1 ns to a minute
    static constexpr int size = stepsPerOctave * octaves;

    void add(qint64 ns, quint64 count = 1);
    void add(const DurationHistogram &other);
    quint64 count() const { return m_count; }
    qint64 longestNs() const { return m_longestNs; }
    /// What `share` of all are at most as long as, at the upper end of its step; 0 without any.
    qint64 percentileNs(double share) const;
    quint64 countOf(int step) const { return m_counts.at(size_t(step)); }
    static int stepOf(qint64 ns);
    static qint64 upperNs(int step);

private:
    std::array<quint32, size> m_counts{};
    quint64 m_count = 0;
    qint64 m_longestNs = 0;
};

/// How busy a loop is, over its last seconds. A plain value.
class LoopStatistics
{
public:
    static constexpr int seconds = 10; ///< that the delays are of

    void add(const LoopBatch &batch);

    struct Figures
    {
        double utilisation = 0; ///< of the last second: 0 to 1
        double turnsPerSecond = 0;
        double requestsPerSecond = 0;
        /// The work of each turn: for so long what had become ready has waited at most.
        DurationHistogram delay;
        double eventsWaiting = 0; ///< in a turn, on average
        quint64 turns = 0;        ///< since the beginning, those that were dropped included
        qint64 busyNs = 0;        ///< likewise, without those
        qint64 waitNs = 0;
        qint64 gcNs = 0;
        quint64 collections = 0;
        quint64 requests = 0;
    };
    Figures figures() const;
    /// As in figures().
    double utilisation() const;
    /// The utilisation, a value for each of the last so many quarters of a second, the latest last.
    QList<double> recentUtilisation(int count) const;

private:
    struct Sample
    {
        qint64 timeNs = 0;
        qint64 busyNs = 0; ///< since the beginning
        quint64 turns = 0;
        quint64 requests = 0;
        quint64 waiting = 0;
    };
    struct Second
    {
        qint64 number = -1;
        DurationHistogram delay;
    };

    const Sample &sampleAt(qint64 timeNs) const;

    std::array<Second, seconds> m_seconds;
    std::deque<Sample> m_samples; ///< of the last minute
    Figures m_total;
    quint64 m_waiting = 0;
    quint64 m_dropped = 0;
};

} // namespace boucle
