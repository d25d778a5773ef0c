// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/diagnosis.h"

#include "core/eventloop/loopmonitor.h"

#include <QUrl>

#include <algorithm>

namespace boucle {

namespace {

constexpr qint64 second = 1'000'000'000;
// A block is told of for so long after it is over.
constexpr qint64 recent = 30 * second;
// In all, of one line: more than that is told of first.
constexpr qint64 muchBlocked = second / 2;
constexpr qint64 collectorWindow = 10 * second;
constexpr double mostCollector = 0.10; ///< of the time
constexpr qint64 mostPoolDelay = 20'000'000;
constexpr qint64 slowAnswer = 300'000'000;
constexpr double mostUpstream = 0.6; ///< of the time of the requests that wait for it
constexpr int fewest = 5;            ///< of which something can be said
constexpr double mostBusy = 0.9;
// Grown by so many in so long, and never less in between.
constexpr int leaked = 30;
constexpr qint64 leakWindow = 10 * second;

/// Requests that came, or went on, while the line held the loop.
int waitedBehind(const LoopMonitor &monitor, const BlockedPlace &place)
{
    const qint64 begin = place.lastNs;
    const qint64 end = place.isNow ? monitor.nowNs() : begin + place.longestNs;
    const auto &entries = monitor.requests().entries();
    int count = 0;
    for (auto it = entries.rbegin(); it != entries.rend() && it->beginNs > begin - recent; ++it) {
        // What is received while the loop is held begins when it is let go, in the same turn or the next.
        const bool cameMeanwhile = it->beginNs > begin && it->beginNs < end + second / 200;
        const bool wentOn = it->beginNs <= begin && (it->endNs == 0 || it->endNs >= end);
        if (!it->isOutgoing && (cameMeanwhile || wentOn))
            ++count;
    }
    return std::max(0, count - 1); // one of them is the culprit
}

double collectorShare(const LoopMonitor &monitor)
{
    qint64 sum = 0;
    const auto &collections = monitor.collections();
    for (auto it = collections.rbegin(); it != collections.rend(); ++it) {
        if (it->endNs < monitor.nowNs() - collectorWindow)
            break;
        sum += it->endNs - it->beginNs;
    }
    const qint64 known = std::min(collectorWindow, monitor.nowNs() - monitor.history().beginNs());
    return known > second ? double(sum) / double(known) : 0;
}

std::optional<Diagnosis> slowUpstream(const LoopMonitor &monitor)
{
    QHash<QString, QPair<qint64, int>> byHost;
    qint64 waited = 0;
    qint64 total = 0;
    const auto &requests = monitor.requests();
    for (auto it = requests.entries().rbegin(); it != requests.entries().rend(); ++it) {
        if (it->beginNs < monitor.nowNs() - recent)
            break;
        const int row = requests.rowOf(it->parent);
        if (!it->isOutgoing || row < 0)
            continue;
        const qint64 duration = it->durationNs(monitor.nowNs());
        const QUrl url(it->target);
        auto &sum = byHost[url.scheme() + QLatin1String("://") + url.authority()];
        sum.first += duration;
        sum.second += 1;
        waited += duration;
        total += requests.entry(row).durationNs(monitor.nowNs());
    }
    const auto slowest =
        std::max_element(byHost.begin(), byHost.end(),
                         [](const auto &one, const auto &other) { return one.first < other.first; });
    if (slowest == byHost.end() || slowest->second < fewest ||
        slowest->first / slowest->second < slowAnswer || total == 0 ||
        double(waited) / double(total) < mostUpstream)
        return std::nullopt;
    Diagnosis diagnosis{Diagnosis::Kind::SlowUpstream, {}, slowest->first / slowest->second};
    diagnosis.count = slowest->second;
    diagnosis.share = std::min(1.0, double(waited) / double(total));
    diagnosis.subject = slowest.key();
    return diagnosis;
}

std::optional<Diagnosis> handleLeak(const LoopMonitor &monitor)
{
    const auto &counts = monitor.handleCounts();
    if (counts.empty() || counts.back().first - counts.front().first < leakWindow)
        return std::nullopt;
    const auto first = std::find_if(counts.begin(), counts.end(), [&counts](const auto &count) {
        return count.first >= counts.back().first - leakWindow;
    });
    const bool grows = std::is_sorted(
        first, counts.end(), [](const auto &one, const auto &other) { return one.second < other.second; });
    const int grown = counts.back().second - first->second;
    if (!grows || grown < leaked)
        return std::nullopt;
    QHash<QString, int> kinds;
    for (const HandleRecord &record : monitor.handles().snapshot().handles) {
        if (record.isActive && record.isRef && !record.isInternal)
            ++kinds[record.kind];
    }
    const auto most = std::max_element(kinds.begin(), kinds.end());
    Diagnosis diagnosis{Diagnosis::Kind::HandleLeak};
    diagnosis.count = grown;
    diagnosis.subject = most == kinds.end() ? QString() : most.key();
    return diagnosis;
}

/// Other than blocks; the nearest to the engine first.
std::optional<Diagnosis> otherTrouble(const LoopMonitor &monitor)
{
    if (monitor.poolDelayNs() > mostPoolDelay)
        return Diagnosis{Diagnosis::Kind::ThreadPool, {}, monitor.poolDelayNs()};
    if (const double share = collectorShare(monitor); share > mostCollector) {
        Diagnosis diagnosis{Diagnosis::Kind::Collector};
        diagnosis.share = share;
        return diagnosis;
    }
    if (const std::optional<Diagnosis> leak = handleLeak(monitor))
        return leak;
    if (const std::optional<Diagnosis> upstream = slowUpstream(monitor))
        return upstream;
    if (const std::optional<ListenerLeak> &leak = monitor.listenerLeak()) {
        Diagnosis diagnosis{Diagnosis::Kind::ListenerLeak};
        diagnosis.count = leak->count;
        diagnosis.subject = leak->emitter;
        diagnosis.event = leak->event;
        return diagnosis;
    }
    return std::nullopt;
}

} // namespace

Diagnosis diagnose(const LoopMonitor &monitor)
{
    if (monitor.history().isEmpty() && !monitor.blocked().present())
        return {};
    const BlockedPlace *const place = monitor.blocked().worst();
    const bool isBlocked = place && (place->isNow || monitor.nowNs() - place->lastNs < recent);
    const std::optional<Diagnosis> other = place && place->isNow ? std::nullopt : otherTrouble(monitor);
    // A short block that is over says less than what goes on.
    if (isBlocked && (!other || place->longestNs * place->count >= muchBlocked)) {
        Diagnosis diagnosis{place->isNow ? Diagnosis::Kind::BlockedNow : Diagnosis::Kind::Blocked, *place};
        diagnosis.durationNs =
            place->isNow ? std::max(place->longestNs, monitor.nowNs() - place->lastNs) : place->longestNs;
        diagnosis.count = waitedBehind(monitor, *place);
        return diagnosis;
    }
    if (other)
        return *other;
    Diagnosis diagnosis{Diagnosis::Kind::Healthy};
    diagnosis.share = monitor.statistics().figures().utilisation;
    if (diagnosis.share > mostBusy)
        diagnosis.kind = Diagnosis::Kind::Busy;
    return diagnosis;
}

} // namespace boucle
