// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

namespace boucle {

/// Makes signals that would end the process events of the application, while the script does not handle them
/// itself.
class EndSignals
{
public:
    template <typename Take>
    explicit EndSignals(Take take)
    {
        if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
            return;
        m_notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [take] {
            unsigned char number = 0;
            if (read(ends[0], &number, 1) == 1)
                take(int(number));
        });
        struct sigaction action = {};
        action.sa_handler = [](int number) {
            const auto byte = static_cast<unsigned char>(number);
            [[maybe_unused]] const ssize_t written = ::write(ends[1], &byte, 1);
        };
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            sigaction(number, &action, nullptr);
    }

private:
    static inline std::array<int, 2> ends{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace boucle
