// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include <sys/types.h>

namespace boucle {

/// A fault of native code in a thread that is not the UI's: the thread is parked for good.
struct FaultRecord
{
    static constexpr int exitCalled = -1;  ///< native code called exit()
    static constexpr int engineAbort = -2; ///< an assertion of node or V8 failed
    static constexpr int outOfMemory = -3; ///< V8 could not go on without more memory

    int32_t signal = 0; ///< SIGSEGV …, or one of the above
    pid_t thread = 0;
    uint64_t owner = 0; ///< given to GuardedThread; 0: a thread of nobody's
    char message[200] = {};
};

/// Keeps a native fault in one server from ending the process: SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP and
/// SIGABRT, node's abort handler, and exit() called off the UI thread. On the UI thread, and when nothing is
/// left to save, faults end the process as ever. One exists at a time; it is process-wide state by nature.
class FaultGuard
{
public:
    /// Records arrive on this descriptor, sizeof(FaultRecord) each, written atomically; the caller reads it.
    /// `onUiThreadFault` runs in a signal handler, once, before the process ends: to write what must not be
    /// lost.
    explicit FaultGuard(std::function<void()> onUiThreadFault);
    ~FaultGuard();
    FaultGuard(const FaultGuard &) = delete;
    FaultGuard &operator=(const FaultGuard &) = delete;

    int recordDescriptor() const;

    /// At each start of a server: exit() runs what was registered last first, and must meet the guard before
    /// it takes the UI's static objects away.
    static void guardExit();

    /// For V8's and node's own fatal callbacks: reports, then parks the calling thread. Does not return when
    /// the calling thread is guarded.
    static void parkThread(int reason, const char *message);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Tells the guard whose thread this is, and gives the thread a stack for its signal handlers. Lives on the
/// stack (or in the environment) of the thread, from its start to its end.
class GuardedThread
{
public:
    explicit GuardedThread(uint64_t owner);
    ~GuardedThread();
    GuardedThread(const GuardedThread &) = delete;
    GuardedThread &operator=(const GuardedThread &) = delete;

private:
    int m_slot = -1;
    void *m_stack = nullptr;
};

} // namespace boucle
