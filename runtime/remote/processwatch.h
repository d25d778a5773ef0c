// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/node/mailbox.h"
#include "runtime/node/outputring.h"
#include "runtime/node/uniquefd.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <poll.h>
#include <sys/types.h>

namespace boucle {

/// A process that leads a group of its own, with our ends of its streams.
struct WatchedProcess
{
    pid_t pid = 0;
    UniqueFd handle; ///< a pidfd
    UniqueFd input;
    UniqueFd output;
    UniqueFd errors;
    std::string marker; ///< value of serverMarkerVariable in its environment
    bool keepDetachedChildren = false;
    std::shared_ptr<OutputRing> ring;
    /// The thread of the watch: what waitpid says of its end, and whether the engine has said that it was out
    /// of memory. What was left of it is gone.
    std::function<void(int status, bool outOfMemory)> ended;
};

/// The thread that looks after the processes of servers: drains their output, feeds their input, ends them
/// and what they have started.
class ProcessWatch
{
public:
    ProcessWatch();
    /// Forces every process to its end, and waits for that.
    ~ProcessWatch();
    ProcessWatch(const ProcessWatch &) = delete;
    ProcessWatch &operator=(const ProcessWatch &) = delete;

    // Any thread.
    void add(quint64 id, WatchedProcess process);
    /// Asks it to end, then makes it.
    void stop(quint64 id);
    void writeInput(quint64 id, QByteArray bytes);
    /// When what was written has gone.
    void closeInput(quint64 id);

private:
    using Clock = std::chrono::steady_clock;

    struct Watched
    {
        WatchedProcess process;
        LineAssembler outputLines{OutputStream::Stdout};
        LineAssembler errorLines{OutputStream::Stderr, LineAssembler::Debugger::Hidden};
        Clock::time_point partialDue = Clock::time_point::max();
        QByteArray unwritten;
        bool closesInput = false;
        bool outOfMemory = false;
        bool stopped = false;
        std::optional<int> status; ///< its own end has come; what it has started remains
        Clock::time_point killDue = Clock::time_point::max();
        Clock::time_point giveUpDue = Clock::time_point::max();
    };

    void run();
    void wait();
    void handle(Watched &watched, Clock::time_point now);
    bool drain(UniqueFd &end, LineAssembler &lines, Watched &watched);
    void feed(Watched &watched);
    void reap(Watched &watched);
    void signalAll(const Watched &watched, int signal);
    bool hasRemains(const Watched &watched) const;
    void flushPartial(Watched &watched);

    UniqueFd m_wake;
    Mailbox m_mailbox;
    std::map<quint64, Watched> m_processes;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace boucle
