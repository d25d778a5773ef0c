// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/consolejoiner.h"

#include "core/session/ansi.h"
#include "core/session/outputlog.h"

#include <algorithm>
#include <utility>

namespace boucle {

namespace {

constexpr qsizetype mostWaiting = 2000;
constexpr int mostLines = 200;  // of its stream that a call is looked for in
constexpr double earliest = 20; // ms that clocks may disagree
constexpr double latest = 3000; // ms that a line may take
constexpr qsizetype comparedBytes = 8 * 1024;

OutputLog::Kind kindOf(OutputStream stream)
{
    return stream == OutputStream::Stdout ? OutputLog::Kind::Stdout : OutputLog::Kind::Stderr;
}

QString plain(const QByteArray &line)
{
    return parseAnsi(line.left(comparedBytes)).text;
}

} // namespace

ConsoleJoiner::ConsoleJoiner(const OutputLog &log, QObject *parent)
    : QObject(parent)
    , m_log(log)
{
    connect(&m_log, &OutputLog::changed, this, [this](int removed) {
        if (removed > 0)
            m_joined.erase(m_joined.begin(), m_joined.lower_bound(m_log.firstNumber()));
        search();
    });
}

void ConsoleJoiner::add(const ConsoleCall &call)
{
    if (call.pattern.isVague()) {
        emit dropped(call);
        return;
    }
    Waiting waiting{call, firstLineFor(call)};
    if (!settle(waiting))
        return;
    m_waiting.append(std::move(waiting));
    if (m_waiting.size() > mostWaiting)
        emit dropped(m_waiting.takeFirst().call);
}

/// The first line that may have come with the call or later.
qint64 ConsoleJoiner::firstLineFor(const ConsoleCall &call) const
{
    const qint64 behind = m_behind.value({call.session.data(), int(call.stream)}, m_log.firstNumber());
    qint64 line = m_log.firstNumber() + m_log.count();
    for (int looked = 0; line > behind && looked < mostLines; ++looked) {
        if (double(m_log.at(int(line - 1 - m_log.firstNumber())).timeMs) < call.timeMs - earliest)
            break;
        --line;
    }
    return line;
}

void ConsoleJoiner::search()
{
    // Who is told may add another call.
    QList<Waiting> waiting = std::exchange(m_waiting, {});
    QList<Waiting> left;
    for (Waiting &each : waiting) {
        if (settle(each))
            left.append(std::move(each));
    }
    m_waiting = left + m_waiting;
}

bool ConsoleJoiner::settle(Waiting &waiting)
{
    const std::pair<cdp::Session *, int> source(waiting.call.session.data(), int(waiting.call.stream));
    waiting.from = std::max(waiting.from, m_behind.value(source, 0));
    qint64 line = -1;
    switch (findLine(waiting, line)) {
    case Match::Found:
        m_joined.insert(line);
        m_behind[source] = line + 1;
        emit joined(line, waiting.call);
        return false;
    case Match::NotYet:
        return true;
    case Match::Never:
        emit dropped(waiting.call);
        return false;
    }
    return false;
}

ConsoleJoiner::Match ConsoleJoiner::findLine(Waiting &waiting, qint64 &line) const
{
    const qint64 first = m_log.firstNumber();
    const qint64 end = first + m_log.count();
    const OutputLog::Kind kind = kindOf(waiting.call.stream);
    if (!waiting.call.session)
        return Match::Never;
    int looked = 0;
    waiting.from = std::max(waiting.from, first);
    for (qint64 number = waiting.from; number < end; ++number) {
        const OutputLog::Line &candidate = m_log.at(int(number - first));
        if (double(candidate.timeMs) > waiting.call.timeMs + latest || ++looked > mostLines)
            return Match::Never;
        if (candidate.kind != kind || m_joined.contains(number) ||
            double(candidate.timeMs) < waiting.call.timeMs - earliest)
            continue;
        if (candidate.open)
            return Match::NotYet;
        const bool hasNext = number + 1 < end;
        const QString next = hasNext ? plain(m_log.at(int(number + 1 - first)).text) : QString();
        if (waiting.call.pattern.matches(plain(candidate.text), next)) {
            line = number;
            return Match::Found;
        }
        if (hasNext)
            waiting.from = number + 1;
    }
    return Match::NotYet;
}

} // namespace boucle
