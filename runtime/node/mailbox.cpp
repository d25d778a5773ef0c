// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/mailbox.h"

#include <utility>

namespace boucle {

bool Mailbox::post(Task task)
{
    const std::scoped_lock lock(m_mutex);
    if (m_closed)
        return false;
    m_tasks.push_back(std::move(task));
    // Under the lock: close() must not take the owner's loop away between the test and the wake.
    m_wake();
    return true;
}

void Mailbox::run()
{
    std::vector<Task> tasks;
    {
        const std::scoped_lock lock(m_mutex);
        tasks.swap(m_tasks);
    }
    for (const Task &task : tasks)
        task();
}

void Mailbox::close()
{
    std::vector<Task> dropped;
    const std::scoped_lock lock(m_mutex);
    m_closed = true;
    dropped.swap(m_tasks);
}

} // namespace boucle
