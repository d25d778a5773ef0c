// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/probe/blockwatch.h"

#include <QUrl>

#include <algorithm>
#include <random>

#include <pthread.h>

namespace boucle {

namespace {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

constexpr int mostFrames = 64;
constexpr int mostSampled = 32;
// Looks do not keep step with a program's own timers.
constexpr nanoseconds sampleTime = 50ms;
constexpr int sampleJitterPercent = 40;
// JavaScript answers an interrupt at once. What does not is native.
constexpr nanoseconds answerTime = 30ms;
// While it lasts: another look at where it is, less and less often.
constexpr int64_t lookAgainFactor = 2;

QString toQt(v8::Isolate *isolate, v8::Local<v8::String> text)
{
    const v8::String::Utf8Value utf8(isolate, text);
    return *utf8 ? QString::fromUtf8(*utf8, utf8.length()) : QString();
}

QList<LoopFrame> currentFrames(v8::Isolate *isolate, int most)
{
    QList<LoopFrame> frames;
    const v8::HandleScope handleScope(isolate);
    const v8::Local<v8::StackTrace> stack =
        v8::StackTrace::CurrentStackTrace(isolate, most, v8::StackTrace::kDetailed);
    for (int i = 0; i < stack->GetFrameCount(); ++i) {
        const v8::Local<v8::StackFrame> frame = stack->GetFrame(isolate, uint32_t(i));
        LoopFrame record;
        const v8::Local<v8::String> function = frame->GetFunctionName();
        const v8::Local<v8::String> script = frame->GetScriptNameOrSourceURL();
        if (!function.IsEmpty())
            record.function = toQt(isolate, function);
        if (!script.IsEmpty())
            record.file = toQt(isolate, script);
        if (record.file.startsWith(QLatin1String("file:")))
            record.file = QUrl(record.file).toLocalFile();
        record.line = frame->GetLineNumber();
        record.column = frame->GetColumn();
        record.scriptId = QString::number(frame->GetScriptId());
        frames.append(record);
    }
    return frames;
}

} // namespace

/// What is known of a server's loop.
struct BlockWatch::Watched
{
    std::shared_ptr<LoopFeed> feed;
    uint64_t turn = 0;         ///< that takes too long; 0: none does
    int64_t beginNs = 0;       ///< of its work
    int64_t askedNs = 0;       ///< work when JavaScript was asked last
    bool isNativeTold = false; ///< for want of an answer
};

BlockWatch::BlockWatch(std::chrono::milliseconds threshold)
    : m_threshold(threshold)
    , m_thread([this] { run(); })
{
}

BlockWatch::~BlockWatch()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isEnding = true;
        m_changed.notify_all();
    }
    m_thread.join();
}

void BlockWatch::add(std::shared_ptr<LoopFeed> feed)
{
    const std::scoped_lock lock(m_mutex);
    m_watched.push_back(std::make_shared<Watched>());
    m_watched.back()->feed = std::move(feed);
    m_changed.notify_all();
}

void BlockWatch::remove(const std::shared_ptr<LoopFeed> &feed)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_watched, [&](const std::shared_ptr<Watched> &watched) { return watched->feed == feed; });
}

void BlockWatch::setThreshold(std::chrono::milliseconds threshold)
{
    const std::scoped_lock lock(m_mutex);
    m_threshold = threshold;
    m_changed.notify_all();
}

void BlockWatch::run()
{
    pthread_setname_np(pthread_self(), "block-watch");
    std::minstd_rand random;
    std::uniform_int_distribution<int> jitter(0, sampleJitterPercent);
    std::unique_lock lock(m_mutex);
    while (!m_isEnding) {
        if (m_watched.empty()) {
            m_changed.wait(lock);
            continue;
        }
        nanoseconds next = std::min(m_threshold, sampleTime * (100 - jitter(random)) / 100);
        for (const std::shared_ptr<Watched> &watched : m_watched)
            next = std::min(next, look(*watched));
        m_changed.wait_for(lock, std::max<nanoseconds>(next, 1ms));
    }
}

/// When to look again.
nanoseconds BlockWatch::look(Watched &watched)
{
    const LoopFeed::Work work = watched.feed->work();
    if (watched.turn != 0 && (work.turn != watched.turn || work.sinceNs == 0)) {
        watched.feed->reports().unblocked(watched.turn);
        watched.turn = 0;
    }
    if (work.turn == 0 || work.sinceNs == 0)
        return m_threshold;
    sample(*watched.feed, work);
    if (work.workedNs < m_threshold.count())
        return m_threshold - nanoseconds(work.workedNs);

    const bool isNew = watched.turn != work.turn;
    if (isNew) {
        watched.turn = work.turn;
        watched.beginNs = work.sinceNs;
        watched.askedNs = 0;
        watched.isNativeTold = false;
    }
    const bool hasAnswered = watched.feed->stack.taken.load() == work.turn;
    if (!hasAnswered && !isNew && !watched.isNativeTold &&
        work.workedNs - watched.askedNs > answerTime.count()) {
        watched.isNativeTold = true;
        BlockReport report;
        report.turn = work.turn;
        report.beginNs = watched.beginNs;
        report.durationNs = work.workedNs;
        report.isNative = true;
        watched.feed->reports().blocked(report);
    }
    const bool isDue =
        watched.askedNs == 0 || (hasAnswered && work.workedNs >= lookAgainFactor * watched.askedNs);
    if (isDue) {
        watched.askedNs = work.workedNs;
        watched.feed->stack.wanted = work.turn;
        const std::scoped_lock lock(watched.feed->serverMutex);
        // The server's thread keeps the feed; an isolate that goes forgets what it was asked.
        if (watched.feed->isolate)
            watched.feed->isolate->RequestInterrupt(takeStack, watched.feed.get());
    }
    return std::min(m_threshold, answerTime) / 2;
}

void BlockWatch::sample(LoopFeed &feed, const LoopFeed::Work &work)
{
    feed.sampledTurn = work.turn;
    const std::scoped_lock lock(feed.serverMutex);
    if (feed.isolate)
        feed.isolate->RequestInterrupt(takeSample, &feed);
}

/// On the server's thread, as the one below.
void BlockWatch::takeSample(v8::Isolate *isolate, void *data)
{
    LoopFeed &feed = *static_cast<LoopFeed *>(data);
    const LoopFeed::Work work = feed.work();
    // Later is somewhere else.
    if (work.turn == 0 || feed.sampledTurn.exchange(0) != work.turn)
        return;
    feed.addSample({qint64(uv_hrtime()), currentFrames(isolate, mostSampled)});
}

/// On the server's thread, between two steps of its JavaScript.
void BlockWatch::takeStack(v8::Isolate *isolate, void *data)
{
    LoopFeed &feed = *static_cast<LoopFeed *>(data);
    const LoopFeed::Work work = feed.work();
    if (work.turn == 0 || work.turn != feed.stack.wanted.load())
        return; // it is over
    BlockReport report;
    report.turn = work.turn;
    report.frames = currentFrames(isolate, mostFrames);
    report.durationNs = work.workedNs;
    report.beginNs = work.sinceNs;
    feed.stack.taken = work.turn;
    feed.reports().blocked(report);
}

} // namespace boucle
