// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/worker.h"

#include <csignal>
#include <utility>

namespace boucle {

Worker::~Worker()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_cancelled = true;
        m_jobs.clear();
    }
    m_wake.notify_one();
    m_thread.join();
}

void Worker::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        return;
    // The new thread inherits the mask: signals are for the main thread.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    m_thread = std::thread([this] { run(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void Worker::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_cancelled || !m_jobs.empty(); });
        if (m_cancelled)
            return;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job(m_cancelled);
        lock.lock();
    }
}

} // namespace boucle
