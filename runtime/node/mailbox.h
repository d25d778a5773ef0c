// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <vector>

namespace boucle {

/// Tasks for a thread that may be gone: the way into a thread that owns a loop. Any thread posts; the owner
/// runs. Knows no loop: `wake` tells the owner that there is something to run.
class Mailbox
{
public:
    using Task = std::function<void()>;

    /// `wake` is called on the posting thread, never after close().
    explicit Mailbox(Task wake) : m_wake(std::move(wake)) {}

    /// False when the owner has closed it: the task is dropped.
    [[nodiscard]] bool post(Task task);

    /// On the owner's thread: runs what was posted so far, in order. Tasks posted meanwhile wait for the
    /// next wake.
    void run();

    /// On the owner's thread: later posts fail; what is left is dropped.
    void close();

private:
    std::mutex m_mutex;
    Task m_wake;
    std::vector<Task> m_tasks;
    bool m_closed = false;
};

} // namespace boucle
