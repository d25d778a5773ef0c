// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/callprofile.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <chrono>

namespace boucle::cdp {
class Session;
}

namespace boucle {

/// Takes a profile of one thread of JavaScript over the debugging protocol, in whatever process it is: of its
/// time, or of what it allocates. Lives on the UI thread.
class ProfileRecorder : public QObject
{
    Q_OBJECT
public:
    enum class State { Idle, Starting, Recording, Stopping };
    Q_ENUM(State)
    /// Between two looks at the stack.
    static constexpr std::chrono::microseconds interval{500};
    /// Between two allocations that are looked at, on average.
    static constexpr int sampledBytes = 16 * 1024;

    explicit ProfileRecorder(CallProfile::Unit unit, QObject *parent = nullptr);

    State state() const { return m_state; }
    bool isRecording() const { return m_state == State::Starting || m_state == State::Recording; }
    /// Since it records.
    std::chrono::milliseconds duration() const;
    /// Ignored unless idle.
    void start(cdp::Session &session);
    /// Then taken() or failed(). Ignored unless it records.
    void stop();

signals:
    void stateChanged();
    void taken(const boucle::CallProfilePtr &profile);
    void failed(const boucle::Error &error);

private:
    void setState(State state);
    void begin();
    void finish();
    void fail(const Error &error);
    void take(Result<CallProfile> profile);
    void takeClosed(const QString &reason);

    const CallProfile::Unit m_unit;
    State m_state = State::Idle;
    QPointer<cdp::Session> m_session;
    QElapsedTimer m_since;
    bool m_stopsSoon = false; ///< asked to before it had begun
};

} // namespace boucle
