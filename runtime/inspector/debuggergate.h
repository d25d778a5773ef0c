// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>

namespace boucle {

/// Where a thread of a server waits, before its first line of user code, until its debugger lets it run.
class DebuggerGate
{
public:
    explicit DebuggerGate(bool isOpen)
        : m_open(isOpen)
    {
    }

    /// The thread that waits. False: something was sent to it, which it has to look at before it comes again.
    bool wait();

    /// Any thread.
    void open();
    void knock();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open;
    bool m_knocked = false;
};

} // namespace boucle
