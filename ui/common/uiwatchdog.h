// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace boucle {

/// Measures the longest time that the UI thread took to answer: a thread of its own posts a ping to the UI
/// thread's event queue and notes how long it lay there. Between two pings lies the interval, so a block
/// that is shorter than the interval may be seen in part only. Lives on the UI thread.
class UiWatchdog : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds restInterval{250};
    static constexpr std::chrono::milliseconds testInterval{10};

    /// testInterval when the environment has BOUCLE_UI_WATCHDOG, else restInterval.
    static std::chrono::milliseconds wantedInterval();

    explicit UiWatchdog(std::chrono::milliseconds interval = wantedInterval(), QObject *parent = nullptr);
    ~UiWatchdog() override;

    /// In milliseconds, since the start or the last reset().
    double longestBlockMs() const;
    void reset();

protected:
    void customEvent(QEvent *event) override;

private:
    using Clock = std::chrono::steady_clock;
    void run(std::stop_token stop, std::chrono::milliseconds interval);

    std::atomic<qint64> m_longestNs = 0;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_answered = true;
    std::jthread m_thread; // last: its thread uses all of the above
};

} // namespace boucle
