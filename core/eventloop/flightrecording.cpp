// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/flightrecording.h"

#include "core/eventloop/loopmonitor.h"

#include <QDateTime>
#include <QUrl>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace boucle {

namespace {

using Json = nlohmann::json;

constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 nsPerUs = 1000;
// Between two looks at a loop that works all the time: as a rule, and at most.
constexpr qint64 lookNs = 40 * nsPerMs;
constexpr qint64 longestLookNs = 55 * nsPerMs;

template <typename Records, typename EndOf>
auto since(const Records &records, qint64 fromNs, EndOf endOf)
{
    QList<typename Records::value_type> kept;
    std::copy_if(records.begin(), records.end(), std::back_inserter(kept),
                 [&](const auto &record) { return endOf(record) >= fromNs; });
    return kept;
}

} // namespace

FlightRecording recordingOf(const LoopMonitor &monitor, qint64 fromNs)
{
    FlightRecording recording;
    recording.name = monitor.session().name();
    recording.nowNs = monitor.nowNs();
    QList<TurnRecord> turns;
    for (qsizetype i = monitor.history().find(fromNs); i < monitor.history().size(); ++i)
        turns.append(monitor.history().at(i));
    recording.history.setThreshold(monitor.history().threshold());
    recording.history.append(turns);
    recording.blockedTurns =
        since(monitor.history().blocked(), fromNs, [](const TurnRecord &turn) { return turn.endNs(); });
    recording.requests = since(monitor.requests().entries(), fromNs, [&monitor](const RequestEntry &request) {
        return request.endNs > 0 ? request.endNs : monitor.nowNs();
    });
    recording.collections =
        since(monitor.collections(), fromNs, [](const GcRecord &record) { return record.endNs; });
    recording.memory =
        since(monitor.memory(), fromNs, [](const MemoryRecord &record) { return record.timeNs; });
    recording.blocked = monitor.blocked().places();
    recording.samples =
        since(monitor.samples(), fromNs, [](const StackSample &sample) { return sample.timeNs; });
    // Lines have the time of day.
    const qint64 offsetNs = recording.nowNs - QDateTime::currentMSecsSinceEpoch() * nsPerMs;
    const OutputLog &log = monitor.log();
    for (int row = 0; row < log.count(); ++row) {
        const OutputLog::Line &line = log.at(row);
        const qint64 timeNs = line.timeMs * nsPerMs + offsetNs;
        if (line.timeMs > 0 && timeNs >= fromNs)
            recording.console.append(
                {timeNs, line.text,
                 line.kind == OutputLog::Kind::Stderr || line.kind == OutputLog::Kind::Error});
    }
    return recording;
}

QByteArray cpuProfileOf(const QList<StackSample> &samples)
{
    Json nodes = Json::array();
    const auto addNode = [&nodes](const std::string &name, const std::string &url, int line) {
        const int id = int(nodes.size()) + 1;
        nodes.push_back({{"id", id},
                         {"callFrame",
                          {{"functionName", name},
                           {"scriptId", "0"},
                           {"url", url},
                           {"lineNumber", line - 1},
                           {"columnNumber", 0}}},
                         {"children", Json::array()}});
        return id;
    };
    const int root = addNode("(root)", "", 0);
    const int idle = addNode("(idle)", "", 0);
    nodes[0]["children"].push_back(idle);
    std::map<std::pair<int, QString>, int> known; // by parent, and what is called
    const auto childOf = [&](int parent, const LoopFrame &frame) {
        const auto [found, isNew] =
            known.try_emplace({parent, frame.function + u'\n' + frame.file}, 0);
        if (isNew) {
            const QString url =
                frame.file.startsWith(u'/') ? QUrl::fromLocalFile(frame.file).toString() : frame.file;
            // Where it begins is not known: the line that was seen first is in it.
            found->second = addNode(frame.function.toStdString(), url.toStdString(), frame.line);
            nodes[size_t(parent) - 1]["children"].push_back(found->second);
        }
        return found->second;
    };
    std::map<std::pair<int, int>, int> ticks; // by node and line
    Json ids = Json::array();
    Json deltas = Json::array();
    qint64 at = samples.isEmpty() ? 0 : samples.first().timeNs;
    const qint64 begin = at;
    const auto add = [&](int id, qint64 timeNs) {
        ids.push_back(id);
        deltas.push_back((timeNs - at) / nsPerUs);
        at = timeNs;
    };
    for (qsizetype i = 0; i < samples.size(); ++i) {
        int node = root;
        const QList<LoopFrame> &frames = samples.at(i).frames;
        for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame)
            node = childOf(node, *frame);
        if (!frames.isEmpty())
            ++ticks[{node, frames.first().line}];
        add(node, samples.at(i).timeNs);
        const bool isLast = i + 1 == samples.size();
        if (isLast || samples.at(i + 1).timeNs - samples.at(i).timeNs > longestLookNs)
            add(idle, samples.at(i).timeNs + lookNs);
    }
    for (const auto &[place, count] : ticks)
        nodes[size_t(place.first) - 1]["positionTicks"].push_back({{"line", place.second}, {"ticks", count}});
    const Json profile{{"nodes", nodes},
                       {"samples", ids},
                       {"timeDeltas", deltas},
                       {"startTime", begin / nsPerUs},
                       {"endTime", at / nsPerUs}};
    return QByteArray::fromStdString(profile.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace boucle
