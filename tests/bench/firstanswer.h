// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <future>

namespace boucle {

/// Asks a port of 127.0.0.1 over and over on a thread of its own, as an outside client does, until a request
/// is answered with 200.
class FirstAnswer
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::seconds limit{20};

    /// Begins to ask at once.
    explicit FirstAnswer(int port);

    bool isThere() const;
    /// When the first answer was complete; waits for it. Clock::time_point::max() when none came in time.
    Clock::time_point time() { return m_time.get(); }

private:
    std::future<Clock::time_point> m_time;
};

} // namespace boucle
