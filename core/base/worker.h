// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace boucle {

/// Runs jobs one after the other on a thread of its own, which begins with the first job. Results go back by
/// queued calls to an object that outlives the worker. Its functions are called on one thread.
class Worker
{
public:
    /// Looks at `cancelled` often: the destructor waits for it.
    using Job = std::function<void(const std::atomic<bool> &cancelled)>;

    Worker() = default;
    /// Cancels the running job, drops the waiting ones and waits for the thread: as long as one system call.
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    void post(Job job);

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    std::atomic<bool> m_cancelled = false;
    std::thread m_thread;
};

} // namespace boucle
