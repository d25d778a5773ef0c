// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/firstanswer.h"

#include "tests/support/httpclient.h"

#include <thread>

namespace boucle {

namespace {

// Between two refused connections: finer than what is measured, coarse enough to leave the processor alone.
constexpr std::chrono::microseconds pause{500};

FirstAnswer::Clock::time_point ask(int port)
{
    const auto deadline = FirstAnswer::Clock::now() + FirstAnswer::limit;
    while (FirstAnswer::Clock::now() < deadline) {
        if (HttpClient::get(port, QStringLiteral("/")).status == 200)
            return FirstAnswer::Clock::now();
        std::this_thread::sleep_for(pause);
    }
    return FirstAnswer::Clock::time_point::max();
}

} // namespace

FirstAnswer::FirstAnswer(int port) : m_time(std::async(std::launch::async, ask, port))
{
}

bool FirstAnswer::isThere() const
{
    return m_time.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

} // namespace boucle
