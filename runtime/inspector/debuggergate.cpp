// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/inspector/debuggergate.h"

#include <utility>

namespace boucle {

bool DebuggerGate::wait()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_open || m_knocked; });
    m_knocked = false;
    return m_open;
}

void DebuggerGate::open()
{
    const std::scoped_lock lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
}

void DebuggerGate::knock()
{
    const std::scoped_lock lock(m_mutex);
    m_knocked = true;
    m_changed.notify_all();
}

} // namespace boucle
