// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/loopstatistics.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace boucle {

namespace {

constexpr qint64 nsPerSecond = 1'000'000'000;
constexpr qint64 sampleNs = nsPerSecond / 10;
constexpr qint64 kept = 60 * nsPerSecond;

} // namespace

int DurationHistogram::stepOf(qint64 ns)
{
    if (ns < stepsPerOctave)
        return int(std::max<qint64>(ns, 0));
    const int octave = std::bit_width(quint64(ns)) - 1;
    const auto within = int((quint64(ns) >> (octave - 3)) & (stepsPerOctave - 1));
    return std::min(size - 1, (octave - 2) * stepsPerOctave + within);
}

qint64 DurationHistogram::upperNs(int step)
{
    if (step < stepsPerOctave)
        return step;
    const int octave = step / stepsPerOctave + 2;
    const int within = step % stepsPerOctave;
    return (qint64(stepsPerOctave + within + 1) << (octave - 3)) - 1;
}

void DurationHistogram::add(qint64 ns, quint64 count)
{
    m_counts.at(size_t(stepOf(ns))) += quint32(count);
    m_count += count;
    m_longestNs = std::max(m_longestNs, ns);
}

void DurationHistogram::add(const DurationHistogram &other)
{
    for (size_t i = 0; i < m_counts.size(); ++i)
        m_counts.at(i) += other.m_counts.at(i);
    m_count += other.m_count;
    m_longestNs = std::max(m_longestNs, other.m_longestNs);
}

qint64 DurationHistogram::percentileNs(double share) const
{
    const auto wanted = quint64(std::ceil(share * double(m_count)));
    quint64 passed = 0;
    for (int step = 0; step < size; ++step) {
        passed += m_counts.at(size_t(step));
        if (passed >= wanted && passed > 0)
            return std::min(upperNs(step), m_longestNs);
    }
    return m_longestNs;
}

void LoopStatistics::add(const LoopBatch &batch)
{
    for (const TurnRecord &turn : batch.turns) {
        m_total.busyNs += turn.busyNs();
        m_total.waitNs += turn.waitNs;
        m_total.gcNs += turn.gcNs;
        m_waiting += turn.waiting;
        const qint64 number = turn.endNs() / nsPerSecond;
        Second &second = m_seconds.at(size_t(number % seconds));
        if (second.number != number)
            second = {number, {}};
        second.delay.add(turn.busyNs());
    }
    m_total.turns += quint64(batch.turns.size()) + batch.droppedTurns - m_dropped;
    m_dropped = batch.droppedTurns;
    m_total.collections += quint64(batch.collections.size());
    m_total.requests = batch.requestCount;
    // A turn that is under way has worked as well.
    const qint64 present = batch.workingSinceNs > 0 ? batch.nowNs - batch.workingSinceNs : 0;
    if (m_samples.empty() || batch.nowNs - m_samples.back().timeNs >= sampleNs)
        m_samples.push_back(
            {batch.nowNs, m_total.busyNs + present, m_total.turns, m_total.requests, m_waiting});
    while (m_samples.size() > 2 && batch.nowNs - m_samples.front().timeNs > kept)
        m_samples.pop_front();
}

const LoopStatistics::Sample &LoopStatistics::sampleAt(qint64 timeNs) const
{
    const auto after =
        std::upper_bound(m_samples.begin(), m_samples.end(), timeNs,
                         [](qint64 time, const Sample &sample) { return time < sample.timeNs; });
    return after == m_samples.begin() ? *after : *std::prev(after);
}

double LoopStatistics::utilisation() const
{
    if (m_samples.size() < 2)
        return 0;
    const Sample &last = m_samples.back();
    const Sample &before = sampleAt(last.timeNs - nsPerSecond);
    const auto passed = double(last.timeNs - before.timeNs);
    return passed > 0 ? std::clamp(double(last.busyNs - before.busyNs) / passed, 0.0, 1.0) : 0;
}

LoopStatistics::Figures LoopStatistics::figures() const
{
    Figures figures = m_total;
    if (m_samples.empty())
        return figures;
    const Sample &last = m_samples.back();
    const qint64 oldest = last.timeNs / nsPerSecond - seconds;
    for (const Second &second : m_seconds) {
        if (second.number > oldest)
            figures.delay.add(second.delay);
    }
    const Sample &before = sampleAt(last.timeNs - nsPerSecond);
    const auto passed = double(last.timeNs - before.timeNs);
    if (passed <= 0)
        return figures;
    const double perSecond = double(nsPerSecond) / passed;
    const auto turns = double(last.turns - before.turns);
    figures.utilisation = utilisation();
    figures.turnsPerSecond = turns * perSecond;
    figures.requestsPerSecond = double(last.requests - before.requests) * perSecond;
    figures.eventsWaiting = turns > 0 ? double(last.waiting - before.waiting) / turns : 0;
    return figures;
}

QList<double> LoopStatistics::recentUtilisation(int count) const
{
    constexpr qint64 step = nsPerSecond / 4;
    QList<double> result;
    if (m_samples.size() < 2)
        return result;
    const qint64 end = m_samples.back().timeNs;
    for (int i = count; i > 0; --i) {
        const Sample &from = sampleAt(end - i * step);
        const Sample &to = sampleAt(end - (i - 1) * step);
        const auto passed = double(to.timeNs - from.timeNs);
        result.append(passed > 0 ? std::clamp(double(to.busyNs - from.busyNs) / passed, 0.0, 1.0) : 0);
    }
    return result;
}

} // namespace boucle
