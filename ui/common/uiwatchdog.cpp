// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/uiwatchdog.h"

#include <QCoreApplication>
#include <QEvent>

namespace boucle {

namespace {

using Clock = std::chrono::steady_clock;

const QEvent::Type pingType = QEvent::Type(QEvent::registerEventType());

class PingEvent : public QEvent
{
public:
    PingEvent()
        : QEvent(pingType)
        , sent(Clock::now())
    {
    }
    const Clock::time_point sent;
};

} // namespace

std::chrono::milliseconds UiWatchdog::wantedInterval()
{
    return qEnvironmentVariableIsSet("BOUCLE_UI_WATCHDOG") ? testInterval : restInterval;
}

UiWatchdog::UiWatchdog(std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_thread([this, interval](std::stop_token stop) { run(stop, interval); })
{
}

UiWatchdog::~UiWatchdog()
{
    m_thread.request_stop();
    m_thread.join();
}

double UiWatchdog::longestBlockMs() const
{
    return double(m_longestNs.load(std::memory_order_relaxed)) / 1e6;
}

void UiWatchdog::reset()
{
    m_longestNs.store(0, std::memory_order_relaxed);
}

void UiWatchdog::customEvent(QEvent *event)
{
    if (event->type() != pingType)
        return;
    const qint64 waited =
        std::chrono::nanoseconds(Clock::now() - static_cast<PingEvent *>(event)->sent).count();
    // Only this thread writes.
    if (waited > m_longestNs.load(std::memory_order_relaxed))
        m_longestNs.store(waited, std::memory_order_relaxed);
    {
        const std::lock_guard lock(m_mutex);
        m_answered = true;
    }
    m_changed.notify_one();
}

void UiWatchdog::run(std::stop_token stop, std::chrono::milliseconds interval)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        m_answered = false;
        QCoreApplication::postEvent(this, new PingEvent);
        if (!m_changed.wait(lock, stop, [this] { return m_answered; }))
            return;
        m_changed.wait_for(lock, stop, interval, [] { return false; });
    }
}

} // namespace boucle
