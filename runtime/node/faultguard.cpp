// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/faultguard.h"

#include <node.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

// Public API of V8 whose header (v8-wasm-trap-handler-posix.h) the node package leaves out.
namespace v8 {
V8_EXPORT bool TryHandleWebAssemblyTrapPosix(int signal, siginfo_t *info, void *context);
}

namespace boucle {

namespace {

constexpr std::array faultSignals{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT};
constexpr size_t signalStackBytes = 64 * 1024;

// Thread-local storage of a loaded library may allocate on first use, which a signal handler must not: the
// handler looks the thread up by its id instead.
struct Slot
{
    std::atomic<pid_t> thread = 0;
    std::atomic<uint64_t> owner = 0;
};
std::array<Slot, 1024> threadSlots;

// What signal handlers and exit handlers, which take no argument, need.
struct
{
    std::atomic<int> recordPipe = -1;
    std::atomic<pid_t> uiThread = 0;
    std::atomic<bool> uiFaultSeen = false;
    std::function<void()> onUiThreadFault;
    std::array<struct sigaction, faultSignals.size()> previous;
} shared;

bool isActive()
{
    return shared.recordPipe.load() >= 0;
}

uint64_t ownerOf(pid_t thread)
{
    for (const Slot &slot : threadSlots) {
        if (slot.thread.load(std::memory_order_acquire) == thread)
            return slot.owner.load(std::memory_order_relaxed);
    }
    return 0;
}

[[noreturn]] void reportAndPark(int reason, const char *message)
{
    FaultRecord record;
    record.signal = reason;
    record.thread = gettid();
    record.owner = ownerOf(record.thread);
    if (message)
        strncpy(record.message, message, sizeof record.message - 1);
    // Smaller than PIPE_BUF, so whole or not at all.
    const ssize_t written = write(shared.recordPipe.load(), &record, sizeof record);
    static_cast<void>(written); // nobody is left to tell
    for (;;)
        pause();
}

void restoreDefaults()
{
    for (const int signal : faultSignals)
        std::signal(signal, SIG_DFL);
}

void handleFault(int signal, siginfo_t *info, void *context)
{
    // WebAssembly finds its out-of-bounds accesses by faulting: those are the engine's.
    if (signal == SIGSEGV && v8::TryHandleWebAssemblyTrapPosix(signal, info, context))
        return;
    if (isActive() && gettid() != shared.uiThread.load())
        reportAndPark(signal, nullptr);
    if (!shared.uiFaultSeen.exchange(true) && shared.onUiThreadFault)
        shared.onUiThreadFault();
    // Returning runs the instruction again, now with the default action: the core dump shows the place.
    restoreDefaults();
    if (signal == SIGABRT || info->si_code <= 0)
        raise(signal);
}

void handleNodeAbort(const char *location, const char *message)
{
    static_cast<void>(location);
    if (isActive() && gettid() != shared.uiThread.load())
        reportAndPark(FaultRecord::engineAbort, message);
}

/// exit() runs this in the thread that called it. The process itself ends with _exit().
void handleExit()
{
    if (isActive() && gettid() != shared.uiThread.load())
        reportAndPark(FaultRecord::exitCalled, nullptr);
}

} // namespace

struct FaultGuard::Private
{
    int readEnd = -1;
    int writeEnd = -1;
};

FaultGuard::FaultGuard(std::function<void()> onUiThreadFault) : d(std::make_unique<Private>())
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        qFatal("cannot make the fault pipe: %s", strerror(errno));
    d->readEnd = ends[0];
    d->writeEnd = ends[1];
    shared.onUiThreadFault = std::move(onUiThreadFault);
    shared.uiThread = gettid();
    shared.recordPipe = d->writeEnd;

    guardExit();
    node::SetAbortHandler(handleNodeAbort);

    struct sigaction action = {};
    action.sa_sigaction = handleFault;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < faultSignals.size(); ++i)
        sigaction(faultSignals[i], &action, &shared.previous[i]);
}

FaultGuard::~FaultGuard()
{
    for (size_t i = 0; i < faultSignals.size(); ++i)
        sigaction(faultSignals[i], &shared.previous[i], nullptr);
    node::SetAbortHandler(nullptr);
    shared.recordPipe = -1;
    shared.onUiThreadFault = nullptr;
    close(d->readEnd);
    close(d->writeEnd);
}

int FaultGuard::recordDescriptor() const
{
    return d->readEnd;
}

void FaultGuard::guardExit()
{
    if (std::atexit(handleExit) != 0)
        qWarning("exit() by native code cannot be contained");
}

void FaultGuard::parkThread(int reason, const char *message)
{
    if (isActive() && gettid() != shared.uiThread.load())
        reportAndPark(reason, message);
}

GuardedThread::GuardedThread(uint64_t owner)
{
    const pid_t self = gettid();
    for (size_t i = 0; i < threadSlots.size(); ++i) {
        pid_t expected = 0;
        if (threadSlots[i].thread.compare_exchange_strong(expected, self)) {
            threadSlots[i].owner = owner;
            m_slot = int(i);
            break;
        }
    }
    void *stack = mmap(nullptr, signalStackBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (stack == MAP_FAILED)
        return;
    m_stack = stack;
    stack_t description = {};
    description.ss_sp = stack;
    description.ss_size = signalStackBytes;
    sigaltstack(&description, nullptr);
}

GuardedThread::~GuardedThread()
{
    if (m_stack) {
        stack_t off = {};
        off.ss_flags = SS_DISABLE;
        sigaltstack(&off, nullptr);
        munmap(m_stack, signalStackBytes);
    }
    if (m_slot >= 0) {
        threadSlots[size_t(m_slot)].owner = 0;
        threadSlots[size_t(m_slot)].thread = 0;
    }
}

} // namespace boucle
