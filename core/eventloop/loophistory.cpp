// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/loophistory.h"

#include <algorithm>
#include <cmath>

namespace boucle {

namespace {

constexpr double nsPerUs = 1000;
// More than that are not looked at one by one.
constexpr qsizetype mostSingle = 8192;

using Column = LoopHistory::Column;

/// Calls `add(column, share)` for each column that the stretch touches; `share` of the stretch lies in it.
template <typename Add>
void overColumns(QList<Column> &columns, qint64 fromNs, double columnNs, double begin, double end, Add add)
{
    if (end <= begin)
        return;
    const double first = (begin - double(fromNs)) / columnNs;
    const double last = (end - double(fromNs)) / columnNs;
    const auto from = qsizetype(std::max(0.0, std::floor(first)));
    const auto to = std::min(columns.size() - 1, qsizetype(std::floor(last)));
    for (qsizetype i = from; i <= to; ++i) {
        const double overlap = std::min(last, double(i + 1)) - std::max(first, double(i));
        if (overlap > 0)
            add(columns[i], overlap / (last - first));
    }
}

} // namespace

TurnRecord LoopHistory::toRecord(const Turn &turn)
{
    TurnRecord record;
    record.beginNs = turn.beginNs;
    record.timersNs = qint64(double(turn.timers) * nsPerUs);
    record.waitNs = qint64(double(turn.wait) * nsPerUs);
    record.callbacksNs = qint64(double(turn.callbacks) * nsPerUs);
    record.checkNs = qint64(double(turn.check) * nsPerUs);
    record.gcNs = qint64(double(turn.gc) * nsPerUs);
    record.events = turn.events;
    return record;
}

void LoopHistory::append(const QList<TurnRecord> &turns)
{
    const auto toUs = [](qint64 ns) { return float(double(ns) / nsPerUs); };
    for (const TurnRecord &turn : turns) {
        addToLevels(turn, m_first + m_turns.size());
        m_turns.push_back({turn.beginNs, toUs(turn.timersNs), toUs(turn.waitNs), toUs(turn.callbacksNs),
                           toUs(turn.checkNs), toUs(turn.gcNs), turn.events});
        if (turn.busyNs() >= m_thresholdNs) {
            m_blocked.push_back(turn);
            if (qsizetype(m_blocked.size()) > mostBlocked)
                m_blocked.pop_front();
        }
    }
    while (size() > capacity)
        dropOldest();
}

void LoopHistory::clear()
{
    m_turns.clear();
    m_levels = {};
    m_first = 0;
    m_blocked.clear();
}

void LoopHistory::addToLevels(const TurnRecord &turn, quint64 number)
{
    quint64 span = 1;
    for (Level &level : m_levels) {
        span *= fanOut;
        if (number / span >= level.first + level.sums.size())
            level.sums.push_back({turn.beginNs});
        Sum &sum = level.sums.back();
        sum.endNs = turn.endNs();
        sum.timers += double(turn.timersNs);
        sum.wait += double(turn.waitNs);
        sum.callbacks += double(turn.callbacksNs);
        sum.check += double(turn.checkNs);
        sum.gc += double(turn.gcNs);
    }
}

void LoopHistory::dropOldest()
{
    m_turns.pop_front();
    ++m_first;
    quint64 span = 1;
    for (Level &level : m_levels) {
        span *= fanOut;
        while (level.sums.size() > 1 && (level.first + 1) * span <= m_first) {
            level.sums.pop_front();
            ++level.first;
        }
    }
    while (!m_blocked.empty() && m_blocked.front().beginNs < m_turns.front().beginNs)
        m_blocked.pop_front();
}

qsizetype LoopHistory::find(qint64 timeNs) const
{
    // A turn ends where the next one begins.
    const auto next = std::upper_bound(m_turns.begin(), m_turns.end(), timeNs,
                                       [](qint64 time, const Turn &turn) { return time < turn.beginNs; });
    const auto index = qsizetype(next - m_turns.begin());
    if (index == 0)
        return 0;
    return at(index - 1).endNs() > timeNs ? index - 1 : index;
}

QList<Column> LoopHistory::columns(qint64 fromNs, qint64 toNs, int count) const
{
    QList<Column> result(count);
    if (isEmpty() || toNs <= fromNs || count <= 0)
        return result;
    const double columnNs = double(toNs - fromNs) / count;
    const qsizetype first = find(fromNs);
    const qsizetype last = std::min(size(), find(toNs) + 1);
    if (last - first <= mostSingle) {
        for (qsizetype i = first; i < last; ++i)
            place(result, fromNs, columnNs, at(i));
        return result;
    }
    quint64 span = 1;
    for (const Level &level : m_levels) {
        span *= fanOut;
        const bool isLast = &level == &m_levels.back();
        if (quint64(last - first) / span > quint64(mostSingle) && !isLast)
            continue;
        const auto begin = std::lower_bound(level.sums.begin(), level.sums.end(), fromNs,
                                            [](const Sum &sum, qint64 time) { return sum.endNs < time; });
        for (auto it = begin; it != level.sums.end() && it->beginNs < toNs; ++it)
            spread(result, fromNs, columnNs, *it);
        break;
    }
    return result;
}

void LoopHistory::spread(QList<Column> &columns, qint64 fromNs, double columnNs, const Sum &sum)
{
    overColumns(columns, fromNs, columnNs, double(sum.beginNs), double(sum.endNs),
                [&sum](Column &column, double share) {
                    column.timers += sum.timers * share;
                    column.wait += sum.wait * share;
                    column.callbacks += sum.callbacks * share;
                    column.check += sum.check * share;
                    column.gc += sum.gc * share;
                });
}

/// In the order in which the loop does it: the wait, callbacks, immediates, timers.
void LoopHistory::place(QList<Column> &columns, qint64 fromNs, double columnNs, const TurnRecord &turn)
{
    auto at = double(turn.beginNs);
    const double gcShare = turn.busyNs() > 0 ? double(turn.gcNs) / double(turn.busyNs()) : 0;
    const auto phase = [&](qint64 duration, double Column::*part) {
        overColumns(columns, fromNs, columnNs, at, at + double(duration), [&](Column &column, double share) {
            column.*part += double(duration) * share;
            if (part != &Column::wait)
                column.gc += double(duration) * share * gcShare;
        });
        at += double(duration);
    };
    phase(turn.waitNs, &Column::wait);
    phase(turn.callbacksNs, &Column::callbacks);
    phase(turn.checkNs, &Column::check);
    phase(turn.timersNs, &Column::timers);
}

} // namespace boucle
