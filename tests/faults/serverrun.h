// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/serversession.h"
#include "tests/faults/requester.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <optional>

namespace boucle {

/// One server from its start to its end, stopped when the plan says so. Blocks in an event loop of its own.
class ServerRun : public QObject
{
    Q_OBJECT
public:
    struct Plan
    {
        enum class Stop { Never, WhenReady, AtTime };
        Stop stop = Stop::WhenReady;
        bool readyWhenStarted = false; ///< else by the line "ready", which a flood may push out of the log
        int stopAtMs = 0;              ///< from the start, for AtTime
        Requester *requester = nullptr;
        int exposure = 0;          ///< requests to the witness between "ready" and the stop
        int aftermath = 0;         ///< and after the end
        int readyLimitMs = 20'000; ///< from the start to "ready"
        int endLimitMs = 10'000;   ///< from the stop (Never: from the start) until the run is given up
    };

    struct Outcome
    {
        std::optional<ExitReason> reason; ///< nothing: it was given up
        bool ready = false;               ///< as the plan says
        bool stopped = false;             ///< it was alive when it was to be stopped
        bool overdue = false; ///< nobody was to stop it, but it did not end in time and was stopped
        double readyMs = 0;   ///< from the start
        double runMs = 0;     ///< from the start to the end
        double stopMs = 0;    ///< from the stop to the end
        std::optional<double> blockedMs; ///< from the stop to "blocked in native code"
        RequestWindow witness;
    };

    ServerRun(ServerRuntime &runtime, const LaunchSpec &spec, const Plan &plan);

    Outcome run();
    ServerSession &session() { return m_session; }

private:
    void watchLog(int firstChanged);
    void becomeReady();
    void stop();
    void end();
    void askAfterwards();
    void askWitness(int requests, void (ServerRun::*then)());
    void overrun();
    void finish();

    ServerSession m_session;
    Plan m_plan;
    Outcome m_outcome;
    QEventLoop m_loop;
    QTimer m_deadline;
    QTimer m_stopTimer;
    QElapsedTimer m_sinceStart;
    QElapsedTimer m_sinceStop;
    void (ServerRun::*m_afterWindow)() = nullptr;
    bool m_ended = false;
};

} // namespace boucle
