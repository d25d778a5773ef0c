// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consolecalls.h"

#include "core/cdp/protocol/runtime.h"
#include "core/debugger/valuetext.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace boucle {

using cdp::runtime::ConsoleAPICalled;
using cdp::runtime::ExceptionThrown;
using cdp::runtime::RemoteObject;
using cdp::runtime::StackTrace;
using Type = ConsoleAPICalled::Type;

namespace {

using namespace std::chrono_literals;

constexpr int blanksOfGroup = 2;
// Nobody opens values that come faster than this; a loop that logs does some 50,000 a second.
constexpr int callsOfFlood = 500;
constexpr auto timeOfFlood = std::chrono::milliseconds(1s);
// Between two looks whether it has become less: each costs the program as many calls as a flood takes to be
// noticed, and what node keeps of the calls before.
constexpr auto firstPause = 1s;
constexpr auto longestPause = 16s;
constexpr qsizetype mostFrames = 50;
const QLatin1String consoleOfNode("node:internal/console/");

bool isFromConsole(const std::optional<StackTrace> &trace)
{
    return trace && !trace->callFrames.isEmpty() &&
           trace->callFrames.constFirst().url.startsWith(consoleOfNode);
}

/// The calls that node lets others write.
bool isWrittenByOther(const QString &type)
{
    static const QStringList types{Type::table,
                                   Type::trace,
                                   Type::assert_,
                                   Type::count,
                                   Type::timeEnd,
                                   Type::startGroup,
                                   Type::startGroupCollapsed};
    return types.contains(type);
}

ConsoleEntry::Level levelOf(const QString &type)
{
    static const QHash<QString, ConsoleEntry::Level> levels{{Type::debug, ConsoleEntry::Level::Debug},
                                                            {Type::info, ConsoleEntry::Level::Info},
                                                            {Type::warning, ConsoleEntry::Level::Warning},
                                                            {Type::error, ConsoleEntry::Level::Error},
                                                            {Type::assert_, ConsoleEntry::Level::Error}};
    return levels.value(type, ConsoleEntry::Level::Log);
}

/// As it is called in code.
QString methodOf(const QString &type)
{
    static const QHash<QString, QString> methods{
        {Type::warning, QStringLiteral("warn")},
        {Type::startGroup, QStringLiteral("group")},
        {Type::startGroupCollapsed, QStringLiteral("groupCollapsed")}};
    return methods.value(type, type);
}

OutputStream streamOf(const QString &type)
{
    static const QStringList errors{Type::error, Type::warning, Type::trace, Type::assert_};
    return errors.contains(type) ? OutputStream::Stderr : OutputStream::Stdout;
}

} // namespace

QList<StackFrame> readFrames(const StackTrace &trace, const FrameReader &reader)
{
    QList<StackFrame> frames;
    for (const auto &frame : trace.callFrames) {
        if (frames.size() < mostFrames && !(frames.isEmpty() && frame.url.startsWith(consoleOfNode)))
            frames.append(reader(frame));
    }
    return frames;
}

ConsoleCalls::ConsoleCalls(cdp::Session &session, FrameReader reader, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_reader(std::move(reader))
{
    m_pauseTime = firstPause;
    m_pauseTimer.setSingleShot(true);
    connect(&m_pauseTimer, &QTimer::timeout, this, &ConsoleCalls::resumeReports);
    session.on<ConsoleAPICalled>(this, [this](const ConsoleAPICalled &event) { take(event); });
    session.on<ExceptionThrown>(this, [this](const ExceptionThrown &event) { take(event); });
}

void ConsoleCalls::take(const ConsoleAPICalled &event)
{
    if (m_isPaused) {
        ConsoleCall call;
        for (const RemoteObject &value : event.args)
            call.entry.values.append(debugValueOf(value));
        call.session = m_session;
        emit dropped(call);
        return;
    }
    countCall();
    if (event.type == Type::endGroup) {
        m_groupDepth = std::max(0, m_groupDepth - 1);
        return;
    }
    std::optional<ConsoleCall> outer = std::exchange(m_outer, std::nullopt);
    const bool isInner = isFromConsole(event.stackTrace);
    if (outer && !isInner)
        emit dropped(*outer);
    ConsoleCall call;
    if (outer && isInner) {
        call = std::move(*outer);
    } else {
        call.entry.method = methodOf(event.type);
        call.entry.level = levelOf(event.type);
        call.entry.groupDepth = m_groupDepth;
        for (const RemoteObject &value : event.args)
            call.entry.values.append(debugValueOf(value));
        if (event.stackTrace)
            call.entry.stack = readFrames(*event.stackTrace, m_reader);
        call.session = m_session;
    }
    if (event.type == Type::startGroup || event.type == Type::startGroupCollapsed)
        ++m_groupDepth;
    if (isWrittenByOther(event.type)) {
        m_outer = std::move(call);
        return;
    }
    call.stream = streamOf(event.type);
    call.timeMs = event.timestamp;
    call.pattern = ConsolePattern::ofArguments(event.args, call.entry.groupDepth * blanksOfGroup);
    emit called(call);
}

void ConsoleCalls::countCall()
{
    if (m_count == 0 || m_sinceCount.hasExpired(timeOfFlood.count())) {
        // It has become less.
        if (m_count > 0 && m_count < callsOfFlood) {
            m_isFlood = false;
            m_pauseTime = firstPause;
        }
        m_count = 0;
        m_sinceCount.start();
    }
    if (++m_count == callsOfFlood)
        pauseReports();
}

void ConsoleCalls::pauseReports()
{
    if (!m_session)
        return;
    m_isPaused = true;
    m_count = 0;
    m_groupDepth = 0;
    if (const auto outer = std::exchange(m_outer, std::nullopt))
        emit dropped(*outer);
    m_session->send<cdp::runtime::Disable>();
    m_pauseTimer.start(m_pauseTime);
    m_pauseTime = std::min<std::chrono::milliseconds>(2 * m_pauseTime, longestPause);
    if (!std::exchange(m_isFlood, true))
        emit flooded();
}

void ConsoleCalls::resumeReports()
{
    if (!m_session)
        return;
    // Before it answers it tells again of the last calls.
    m_session->call<cdp::runtime::Enable>({}, this, [this](const auto &) { m_isPaused = false; });
}

void ConsoleCalls::take(const ExceptionThrown &event)
{
    if (m_isPaused)
        return;
    const auto &details = event.exceptionDetails;
    ConsoleCall call;
    call.entry.kind = ConsoleEntry::Kind::Failure;
    call.entry.level = ConsoleEntry::Level::Error;
    QString text = details.text;
    if (details.exception) {
        call.entry.values.append(debugValueOf(*details.exception));
        text = details.exception->description.value_or(QString()).section(u'\n', 0, 0);
    }
    if (details.stackTrace)
        call.entry.stack = readFrames(*details.stackTrace, m_reader);
    call.stream = OutputStream::Stderr;
    call.timeMs = event.timestamp;
    call.pattern = ConsolePattern::ofText(text, 0);
    call.session = m_session;
    emit called(call);
}

} // namespace boucle
