// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/looptrace.h"

#include "core/base/tr.h"
#include "core/eventloop/flightrecording.h"
#include "core/eventloop/loopmonitor.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace boucle {

namespace {

using Json = nlohmann::ordered_json;

constexpr double nsPerUs = 1000;
constexpr double nsPerMs = 1e6;
// Threads of the trace: tracks below each other.
constexpr int loopTrack = 1;
constexpr int collectorTrack = 2;
constexpr int blockedTrack = 3;
constexpr int samplesTrack = 4;
constexpr int consoleTrack = 5;
constexpr int requestTracks = 100; ///< the first of them

std::string text(const QString &string)
{
    return string.toStdString();
}

double toUs(qint64 ns)
{
    return double(ns) / nsPerUs;
}

/// Writes events one by one: there may be millions.
class TraceWriter
{
public:
    explicit TraceWriter(QIODevice &device)
        : m_device(device)
    {
        write("{\"traceEvents\":[\n");
    }

    void add(const Json &event)
    {
        if (!std::exchange(m_isFirst, false))
            write(",\n");
        write(QByteArray::fromStdString(event.dump(-1, ' ', false, Json::error_handler_t::replace)));
    }
    void span(int track, const char *category, const std::string &name, qint64 beginNs, qint64 durationNs,
              Json details)
    {
        if (durationNs <= 0)
            return;
        Json event{{"ph", "X"}, {"pid", 1}, {"tid", track}, {"cat", category}, {"name", name}};
        event["ts"] = toUs(beginNs);
        event["dur"] = toUs(durationNs);
        if (!details.empty())
            event["args"] = std::move(details);
        add(event);
    }
    void moment(int track, const char *category, const std::string &name, qint64 timeNs, Json details)
    {
        Json event{{"ph", "i"}, {"s", "t"}, {"pid", 1}, {"tid", track}, {"cat", category}, {"name", name}};
        event["ts"] = toUs(timeNs);
        if (!details.empty())
            event["args"] = std::move(details);
        add(event);
    }
    void nameTrack(int track, const char *name)
    {
        add({{"ph", "M"}, {"pid", 1}, {"tid", track}, {"name", "thread_name"}, {"args", {{"name", name}}}});
    }
    Result<void> finish()
    {
        write("\n],\"displayTimeUnit\":\"ms\"}\n");
        if (m_hasFailed)
            return Error{QStringLiteral("cannot-write"),
                         CoreTr::tr("The trace cannot be written: %1").arg(m_device.errorString()), true};
        return {};
    }

private:
    void write(const QByteArray &bytes)
    {
        m_hasFailed = m_device.write(bytes) != bytes.size() || m_hasFailed;
    }

    QIODevice &m_device;
    bool m_isFirst = true;
    bool m_hasFailed = false;
};

const char *nameOf(GcRecord::Kind kind)
{
    switch (kind) {
    case GcRecord::Kind::Scavenge:
        return "scavenge";
    case GcRecord::Kind::MinorMarkSweep:
        return "minor mark-sweep";
    case GcRecord::Kind::MarkSweep:
        return "mark-sweep";
    case GcRecord::Kind::Incremental:
        return "incremental marking";
    case GcRecord::Kind::WeakCallbacks:
        return "weak callbacks";
    }
    return "";
}

void writeTurns(TraceWriter &trace, const LoopHistory &history)
{
    for (qsizetype i = 0; i < history.size(); ++i) {
        const TurnRecord turn = history.at(i);
        qint64 at = turn.beginNs;
        const auto phase = [&](const char *name, qint64 duration, const Json &details) {
            trace.span(loopTrack, "loop", name, at, duration, details);
            at += duration;
        };
        phase("waiting", turn.waitNs, {});
        phase("poll callbacks", turn.callbacksNs, {{"events", turn.events}});
        phase("check", turn.checkNs, {});
        phase("timers, close", turn.timersNs, {});
    }
}

void writeRequests(TraceWriter &trace, const FlightRecording &recording)
{
    // Each on the first track that is free.
    std::vector<qint64> tracks;
    for (const RequestEntry &request : recording.requests) {
        auto track = std::find_if(tracks.begin(), tracks.end(),
                                  [&request](qint64 end) { return end <= request.beginNs; });
        if (track == tracks.end())
            track = tracks.insert(tracks.end(), 0);
        const qint64 duration = request.durationNs(recording.nowNs);
        *track = request.beginNs + duration;
        Json details{{"status", request.status}, {"bytes", request.bytes}};
        if (request.isAborted)
            details["aborted"] = true;
        if (!request.route.isEmpty())
            details["route"] = text(request.route);
        trace.span(requestTracks + int(track - tracks.begin()), request.isOutgoing ? "outgoing" : "request",
                   text(request.method + u' ' + request.target), request.beginNs, duration,
                   std::move(details));
    }
}

Json blockedJson(const BlockedPlace &place)
{
    Json json{{"file", text(place.file)},
              {"line", place.line},
              {"function", text(place.function)},
              {"count", place.count},
              {"longestMs", double(place.longestNs) / nsPerMs}};
    if (place.isNative)
        json["native"] = true;
    return json;
}

Json requestsJson(const RequestsModel &requests)
{
    struct Sum
    {
        int count = 0;
        int failed = 0;
        DurationHistogram durations;
    };
    std::map<QString, Sum> byRoute;
    for (const RequestEntry &request : requests.entries()) {
        if (request.isOutgoing)
            continue;
        const QString path = request.route.isEmpty() ? request.target.section(u'?', 0, 0) : request.route;
        Sum &sum = byRoute[request.method + u' ' + path];
        ++sum.count;
        if (request.endNs > 0)
            sum.durations.add(request.endNs - request.beginNs);
        constexpr int firstServerError = 500;
        if (request.isAborted || request.status >= firstServerError)
            ++sum.failed;
    }
    Json json = Json::array();
    for (const auto &[route, sum] : byRoute) {
        json.push_back({{"route", text(route)},
                        {"recorded", sum.count},
                        {"failed", sum.failed},
                        {"p50Ms", double(sum.durations.percentileNs(0.5)) / nsPerMs},
                        {"p99Ms", double(sum.durations.percentileNs(0.99)) / nsPerMs},
                        {"maxMs", double(sum.durations.longestNs()) / nsPerMs}});
    }
    return json;
}

} // namespace

Result<void> writeTrace(const FlightRecording &recording, QIODevice &device)
{
    TraceWriter trace(device);
    trace.add(
        {{"ph", "M"}, {"pid", 1}, {"name", "process_name"}, {"args", {{"name", text(recording.name)}}}});
    trace.nameTrack(loopTrack, "event loop");
    trace.nameTrack(collectorTrack, "garbage collector");
    trace.nameTrack(blockedTrack, "blocked");
    trace.nameTrack(samplesTrack, "JavaScript, sampled");
    trace.nameTrack(consoleTrack, "console");
    writeTurns(trace, recording.history);
    for (const GcRecord &record : recording.collections)
        trace.span(collectorTrack, "gc", nameOf(record.kind), record.beginNs, record.endNs - record.beginNs,
                   {});
    for (const TurnRecord &turn : recording.blockedTurns)
        trace.span(blockedTrack, "blocked", "blocked", turn.workBeginNs(), turn.busyNs(), {});
    writeRequests(trace, recording);
    for (const MemoryRecord &memory : recording.memory) {
        Json event{{"ph", "C"}, {"pid", 1}, {"name", "memory"}};
        event["ts"] = toUs(memory.timeNs);
        event["args"] = {{"heapUsed", memory.heapUsed}, {"external", memory.external}};
        trace.add(event);
    }
    for (const StackSample &sample : recording.samples) {
        Json stack = Json::array();
        for (const LoopFrame &frame : sample.frames)
            stack.push_back(text(QStringLiteral("%1 %2:%3").arg(frame.function, frame.file).arg(frame.line)));
        const std::string name = sample.frames.isEmpty() ? "native" : text(sample.frames.first().function);
        trace.moment(samplesTrack, "sample", name, sample.timeNs, {{"stack", std::move(stack)}});
    }
    for (const FlightRecording::Line &line : recording.console)
        trace.moment(consoleTrack, line.isError ? "stderr" : "stdout", line.text.toStdString(), line.timeNs,
                     {});
    return trace.finish();
}

Result<void> writeTurnsCsv(const LoopMonitor &monitor, QIODevice &device)
{
    const LoopHistory &history = monitor.history();
    bool isWritten = device.write("begin_ms,wait_ms,callbacks_ms,check_ms,timers_ms,gc_ms,events\n") > 0;
    for (qsizetype i = 0; i < history.size() && isWritten; ++i) {
        const TurnRecord turn = history.at(i);
        QByteArray line;
        for (const qint64 time : {turn.beginNs - history.beginNs(), turn.waitNs, turn.callbacksNs,
                                  turn.checkNs, turn.timersNs, turn.gcNs})
            line += QByteArray::number(double(time) / nsPerMs, 'f', 6) + ',';
        line += QByteArray::number(turn.events) + '\n';
        isWritten = device.write(line) == line.size();
    }
    if (!isWritten)
        return Error{QStringLiteral("cannot-write"),
                     CoreTr::tr("The table cannot be written: %1").arg(device.errorString()), true};
    return {};
}

QByteArray loopReport(const LoopMonitor &monitor)
{
    const LoopStatistics::Figures figures = monitor.statistics().figures();
    const auto total = double(figures.busyNs + figures.waitNs);
    DurationHistogram turns;
    for (qsizetype i = 0; i < monitor.history().size(); ++i)
        turns.add(monitor.history().at(i).busyNs());
    const auto percentile = [&turns](double share) { return double(turns.percentileNs(share)) / nsPerMs; };
    Json json{{"name", text(monitor.session().name())},
              {"turns", figures.turns},
              {"droppedTurns", monitor.droppedTurns()},
              {"utilisation", total > 0 ? double(figures.busyNs) / total : 0.0},
              {"busyMs", double(figures.busyNs) / nsPerMs},
              {"waitMs", double(figures.waitNs) / nsPerMs}};
    json["delayMs"] = {{"p50", percentile(0.5)},
                       {"p95", percentile(0.95)},
                       {"p99", percentile(0.99)},
                       {"max", double(turns.longestNs()) / nsPerMs}};
    json["garbageCollector"] = {{"count", figures.collections}, {"pausesMs", double(figures.gcNs) / nsPerMs}};
    json["requests"] = {{"count", figures.requests},
                        {"recorded", monitor.requests().begun()},
                        {"routes", requestsJson(monitor.requests())}};
    json["blocked"] = Json::array();
    for (const BlockedPlace &place : monitor.blocked().places())
        json["blocked"].push_back(blockedJson(place));
    return QByteArray::fromStdString(json.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

} // namespace boucle
