// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/node/eventsink.h"
#include "runtime/node/faultguard.h"
#include "runtime/node/mailbox.h"
#include "runtime/node/supervisedserver.h"
#include "runtime/node/uvhandle.h"

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <map>
#include <memory>
#include <vector>

namespace boucle {

/// The thread that looks after the servers' threads, which may be busy for ever: drains their output, feeds
/// their input, repeats a stop until it has worked, lets a thread go that cannot be stopped, ends children,
/// receives faults, and keeps the process's signal handlers alive. Owns a libuv loop and never runs
/// JavaScript.
class Supervisor
{
public:
    struct Options
    {
        std::shared_ptr<EventSink> sink;
        int faultDescriptor = -1;              ///< FaultGuard's; -1: faults are not contained
        std::function<void(QString)> hubFault; ///< the inspector hub's thread is parked, by which signal
        bool watchSignals = true;
        std::function<void(int)> quitSignal; ///< SIGINT, SIGTERM or SIGHUP came; on the supervisor's thread
    };

    explicit Supervisor(Options options);
    /// Ends the thread. Servers must have ended or been let go: see stopAll().
    ~Supervisor();

    // Any thread.
    void add(std::unique_ptr<SupervisedServer> server);
    void stop(ServerId id);
    void retire(ServerId id, int graceMs);
    /// One that was added on standby begins its run.
    void activate(ServerId id, ServerThread::Activation activation);
    void writeInput(ServerId id, QByteArray bytes);
    void closeInput(ServerId id);
    /// What a server's thread calls when it is about to return; good also after the supervisor's end, when a
    /// thread that was let go comes back.
    std::function<void(ExitReason)> finisher(ServerId id);
    /// Any thread: how long work waits in the process's thread pool is measured, unless that is being done
    /// already.
    void measurePool();
    /// Any thread, nanoseconds: what was measured last, or what it has come to so far if that is more; -1:
    /// nothing yet.
    int64_t poolDelayNs() const;
    /// Takes what arrives on `readEnd` as process output, and passes it on to `original` (not owned).
    void captureProcessOutput(UniqueFd readEnd, OutputStream stream, int original,
                              std::shared_ptr<OutputRing> ring);

    /// UI thread: stops every server and waits until all have ended, at most `limitMs`. False when a thread
    /// is left, now or since earlier.
    bool stopAll(int limitMs);

private:
    void run();
    void startLoop();
    void watchSignal(int number);
    void readFaults();
    void handleFault(const FaultRecord &record);
    ServerId ownerOf(const FaultRecord &record) const;
    void stopTick(ServerId id);
    enum class Thread { Join, LetGo, NeverStarted };
    void end(ServerId id, const ExitReason &reason, Thread thread);
    void restoreSignalHandlers();
    void checkDescriptors();
    SupervisedServer *find(ServerId id);

    Options m_options;
    uv_loop_t m_loop = {};
    UvHandle<uv_async_t> m_wake;
    std::vector<std::unique_ptr<UvHandle<uv_signal_t>>> m_signals;
    std::map<int, struct sigaction> m_signalActions; ///< as they stand while our watchers are there
    UvHandle<uv_poll_t> m_faults;
    UvHandle<uv_timer_t> m_descriptorTimer;
    std::vector<std::unique_ptr<CapturedStream>> m_processStreams;
    std::shared_ptr<Mailbox> m_mailbox;
    std::map<ServerId, std::unique_ptr<SupervisedServer>> m_servers;
    bool m_descriptorsWarned = false;
    std::mutex m_idleMutex;
    std::condition_variable m_idle;
    size_t m_running = 0;    ///< guarded by m_idleMutex
    bool m_hasLetGo = false; ///< guarded by m_idleMutex
    uv_work_t m_poolWork = {};
    std::atomic<int64_t> m_poolAskedNs = 0; ///< 0: no measurement is under way
    std::atomic<int64_t> m_poolDelayNs = -1;
    uv_thread_t m_thread = {};
};

} // namespace boucle
