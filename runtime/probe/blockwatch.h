// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/probe/loopfeed.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace boucle {

/// The thread that notices when a turn of a server's loop takes too long, and finds out where its JavaScript
/// is, while it is there. A loop that nothing holds costs it one look in each threshold's time. What it finds
/// at work when it looks is sampled: where a loop works, about twenty times a second.
class BlockWatch
{
public:
    static constexpr std::chrono::milliseconds defaultThreshold{50};

    explicit BlockWatch(std::chrono::milliseconds threshold = defaultThreshold);
    ~BlockWatch();
    BlockWatch(const BlockWatch &) = delete;
    BlockWatch &operator=(const BlockWatch &) = delete;

    // Any thread.
    void add(std::shared_ptr<LoopFeed> feed);
    void remove(const std::shared_ptr<LoopFeed> &feed);
    void setThreshold(std::chrono::milliseconds threshold);

private:
    struct Watched;

    void run();
    std::chrono::nanoseconds look(Watched &watched);
    static void sample(LoopFeed &feed, const LoopFeed::Work &work);
    static void takeStack(v8::Isolate *isolate, void *data);
    static void takeSample(v8::Isolate *isolate, void *data);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<Watched>> m_watched;
    std::chrono::nanoseconds m_threshold;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace boucle
