// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiling/profilerecorder.h"

#include "core/base/tr.h"
#include "core/cdp/protocol/heapprofiler.h"
#include "core/cdp/protocol/profiler.h"
#include "core/cdp/session.h"

namespace boucle {

using namespace cdp;

ProfileRecorder::ProfileRecorder(CallProfile::Unit unit, QObject *parent)
    : QObject(parent)
    , m_unit(unit)
{
}

void ProfileRecorder::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

std::chrono::milliseconds ProfileRecorder::duration() const
{
    return std::chrono::milliseconds(m_state == State::Recording ? m_since.elapsed() : 0);
}

void ProfileRecorder::start(Session &session)
{
    if (m_state != State::Idle)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = &session;
    m_stopsSoon = false;
    connect(&session, &Session::closed, this, &ProfileRecorder::takeClosed);
    // Whoever leaves a server drops what it was asked.
    connect(&session, &QObject::destroyed, this, [this] { takeClosed(CoreTr::tr("the server has ended")); });
    setState(State::Starting);
    begin();
}

void ProfileRecorder::begin()
{
    const auto begun = [this](const auto &result) {
        if (!result) {
            fail(result.error());
            return;
        }
        m_since.start();
        setState(State::Recording);
        if (m_stopsSoon)
            stop();
    };
    if (m_unit == CallProfile::Unit::Bytes) {
        m_session->send<heapprofiler::Enable>();
        // What has been collected again is asked for too: garbage is what makes collections.
        m_session->call<heapprofiler::StartSampling>({.samplingInterval = double(sampledBytes),
                                                      .includeObjectsCollectedByMajorGC = true,
                                                      .includeObjectsCollectedByMinorGC = true},
                                                     this, begun);
        return;
    }
    m_session->send<profiler::Enable>();
    m_session->send<profiler::SetSamplingInterval>({.interval = int(interval.count())});
    m_session->call<profiler::Start>({}, this, begun);
}

void ProfileRecorder::stop()
{
    if (m_state == State::Starting)
        m_stopsSoon = true;
    if (m_state != State::Recording || !m_session)
        return;
    setState(State::Stopping);
    finish();
}

void ProfileRecorder::finish()
{
    if (m_unit == CallProfile::Unit::Bytes) {
        m_session->call<heapprofiler::StopSampling>({}, this, [this](const auto &result) {
            if (m_session)
                m_session->send<heapprofiler::Disable>();
            take(result ? CallProfile::of(result->profile) : Result<CallProfile>(result.error()));
        });
        return;
    }
    m_session->call<profiler::Stop>({}, this, [this](const auto &result) {
        if (m_session)
            m_session->send<profiler::Disable>();
        take(result ? CallProfile::of(result->profile) : Result<CallProfile>(result.error()));
    });
}

void ProfileRecorder::take(Result<CallProfile> profile)
{
    if (!profile) {
        fail(profile.error());
        return;
    }
    setState(State::Idle);
    emit taken(std::make_shared<const CallProfile>(std::move(profile).value()));
}

void ProfileRecorder::fail(const Error &error)
{
    if (m_state == State::Idle)
        return;
    setState(State::Idle);
    emit failed(error);
}

void ProfileRecorder::takeClosed(const QString &reason)
{
    fail({QStringLiteral("profile-lost"), CoreTr::tr("The recording is lost: %1.").arg(reason)});
}

} // namespace boucle
