// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/serverrun.h"

#include <algorithm>

namespace boucle {

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

ServerRun::ServerRun(ServerRuntime &runtime, const LaunchSpec &spec, const Plan &plan)
    : m_session(runtime, spec)
    , m_plan(plan)
{
    m_deadline.setSingleShot(true);
    m_stopTimer.setSingleShot(true);
    m_stopTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &ServerRun::overrun);
    connect(&m_stopTimer, &QTimer::timeout, this, &ServerRun::stop);
    connect(&m_session.log(), &OutputLog::changed, this,
            [this](int, int firstChanged) { watchLog(firstChanged); });
    connect(&m_session, &ServerSession::stopBlocked, this,
            [this] { m_outcome.blockedMs = milliseconds(m_sinceStop); });
    connect(&m_session, &ServerSession::stateChanged, this, [this](ServerState state) {
        if (state == ServerState::Exited)
            end();
        else if (state == ServerState::Running && m_plan.readyWhenStarted)
            becomeReady();
    });
    if (m_plan.requester) {
        connect(m_plan.requester, &Requester::windowClosed, this, [this](const RequestWindow &window) {
            m_outcome.witness.add(window);
            if (const auto then = std::exchange(m_afterWindow, nullptr))
                (this->*then)();
        });
        connect(m_plan.requester, &Requester::failed, this, &ServerRun::finish);
    }
}

ServerRun::Outcome ServerRun::run()
{
    m_sinceStart.start();
    if (!m_session.start())
        return m_outcome;
    m_deadline.start(m_plan.stop == Plan::Stop::Never ? m_plan.endLimitMs : m_plan.readyLimitMs);
    if (m_plan.stop == Plan::Stop::AtTime)
        m_stopTimer.start(m_plan.stopAtMs);
    m_loop.exec();
    return m_outcome;
}

void ServerRun::watchLog(int firstChanged)
{
    if (m_outcome.ready || m_plan.readyWhenStarted)
        return;
    for (int row = std::max(firstChanged, 0); row < m_session.log().count(); ++row) {
        const OutputLog::Line &line = m_session.log().at(row);
        if (line.kind == OutputLog::Kind::Stdout && !line.open && line.text == "ready") {
            becomeReady();
            return;
        }
    }
}

void ServerRun::becomeReady()
{
    m_outcome.ready = true;
    m_outcome.readyMs = milliseconds(m_sinceStart);
    if (m_plan.stop == Plan::Stop::WhenReady && !m_ended)
        askWitness(m_plan.exposure, &ServerRun::stop);
}

void ServerRun::stop()
{
    if (m_ended)
        return;
    m_outcome.stopped = true;
    m_deadline.start(m_plan.endLimitMs);
    m_sinceStop.start();
    m_session.stop();
}

void ServerRun::end()
{
    m_ended = true;
    m_outcome.reason = m_session.exitReason();
    m_outcome.runMs = milliseconds(m_sinceStart);
    if (m_outcome.stopped)
        m_outcome.stopMs = milliseconds(m_sinceStop);
    m_stopTimer.stop();
    // A window that is open now is followed by that of the aftermath.
    if (m_afterWindow)
        m_afterWindow = &ServerRun::askAfterwards;
    else
        askAfterwards();
}

void ServerRun::askAfterwards()
{
    askWitness(m_plan.aftermath, &ServerRun::finish);
}

void ServerRun::askWitness(int requests, void (ServerRun::*then)())
{
    if (!m_plan.requester || requests == 0) {
        (this->*then)();
        return;
    }
    m_afterWindow = then;
    m_plan.requester->closeWindow(requests);
}

/// Not ready, not ended or not stopped in time.
void ServerRun::overrun()
{
    if (m_ended || m_outcome.stopped) {
        finish();
        return;
    }
    m_outcome.overdue = true;
    m_afterWindow = nullptr;
    stop();
}

void ServerRun::finish()
{
    m_deadline.stop();
    m_loop.quit();
}

} // namespace boucle
