// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cdp/session.h"
#include "core/debugger/consoleentry.h"
#include "core/debugger/consolepattern.h"
#include "core/session/outputbatch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace boucle::cdp::runtime {
struct CallFrame;
struct ConsoleAPICalled;
struct ExceptionDetails;
struct ExceptionThrown;
struct StackTrace;
} // namespace boucle::cdp::runtime

namespace boucle {

/// What a program said through its console, and where the text of it is to be found.
struct ConsoleCall
{
    ConsoleEntry entry;
    OutputStream stream = OutputStream::Stdout;
    ConsolePattern pattern;
    double timeMs = 0; ///< wall clock, ms since the epoch
    QPointer<cdp::Session> session;
};

/// A frame in the sources that the user reads.
using FrameReader = std::function<StackFrame(const cdp::runtime::CallFrame &)>;

QList<StackFrame> readFrames(const cdp::runtime::StackTrace &trace, const FrameReader &reader);

/// The console calls and uncaught exceptions of one session. Node reports those that it makes of others (a
/// table is written by log): they come as one. Each costs the program some 15 us more than its text alone: a
/// program that writes without end is asked for none of them for a while. Lives on the UI thread.
class ConsoleCalls : public QObject
{
    Q_OBJECT
public:
    ConsoleCalls(cdp::Session &session, FrameReader reader, QObject *parent = nullptr);

signals:
    void called(const boucle::ConsoleCall &call);
    /// Nobody will ask for the values of a call that was reported.
    void dropped(const boucle::ConsoleCall &call);
    /// So many come that none are asked for, for a while; said once in a flood.
    void flooded();

private:
    void countCall();
    void pauseReports();
    void resumeReports();
    void take(const cdp::runtime::ConsoleAPICalled &event);
    void take(const cdp::runtime::ExceptionThrown &event);

    QPointer<cdp::Session> m_session;
    const FrameReader m_reader;
    std::optional<ConsoleCall> m_outer; ///< whose text another call is about to write
    int m_groupDepth = 0;
    QElapsedTimer m_sinceCount; ///< since m_count was 0
    int m_count = 0;
    bool m_isPaused = false; ///< what comes was said meanwhile, and is not looked at
    QTimer m_pauseTimer;
    std::chrono::milliseconds m_pauseTime;
    bool m_isFlood = false;
};

} // namespace boucle
