// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/environment.h"

#include "runtime/node/faultguard.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace boucle {

namespace {

// V8's own default of --stack-size.
constexpr size_t javaScriptStackBytes = size_t(984) * 1024;

void handleOutOfMemory(const char *location, const v8::OOMDetails &details)
{
    FaultGuard::parkThread(FaultRecord::outOfMemory, details.detail ? details.detail : location);
    node::OnFatalError(location, "out of memory");
}

void handleFatalError(const char *location, const char *message)
{
    FaultGuard::parkThread(FaultRecord::engineAbort, message);
    node::OnFatalError(location, message);
}

} // namespace

std::unique_ptr<Environment> Environment::create(const EnvironmentOptions &options, std::string &error)
{
    std::unique_ptr<Environment> environment(new Environment);
    if (!environment->initialise(options, error))
        return nullptr;
    return environment;
}

bool Environment::initialise(const EnvironmentOptions &options, std::string &error)
{
    m_platform = options.platform;
    m_onHeapLimit = options.onHeapLimit;
    if (const int code = uv_loop_init(&m_loop); code != 0) {
        error = std::string("cannot make an event loop: ") + uv_strerror(code);
        return false;
    }
    m_loopReady = true;
    uv_loop_configure(&m_loop, UV_METRICS_IDLE_TIME);
    if (options.loopReady)
        options.loopReady(&m_loop);

    const int64_t bufferLimit =
        options.bufferLimitBytes > 0 ? options.bufferLimitBytes : std::numeric_limits<int64_t>::max() / 2;
    m_allocator = std::make_shared<BufferAllocator>(bufferLimit, options.onBufferLimit);

    const std::shared_ptr<node::ArrayBufferAllocator> allocator = m_allocator;
    m_isolate = node::NewIsolate(allocator, &m_loop, m_platform, options.snapshot);
    if (!m_isolate) {
        error = "cannot make a V8 isolate";
        return false;
    }
    if (m_onHeapLimit)
        limitHeap(options);

    m_locker.emplace(m_isolate);
    const v8::Isolate::Scope isolateScope(m_isolate);
    const v8::HandleScope handleScope(m_isolate);
    limitStack();
    m_isolateData =
        node::CreateIsolateData(m_isolate, &m_loop, m_platform, m_allocator.get(), options.snapshot);

    uint64_t flags = node::EnvironmentFlags::kNoStartDebugSignalHandler;
    if (options.ownsProcessState)
        flags |= node::EnvironmentFlags::kOwnsProcessState;
    if (options.trackDescriptors)
        flags |= node::EnvironmentFlags::kTrackUnmanagedFds;
    // An id of 0 is the process's main thread.
    const node::ThreadId id =
        options.isMainThreadOfProcess ? node::ThreadId{0} : node::AllocateEnvironmentThreadId();
    m_env = node::CreateEnvironment(m_isolateData, {}, options.arguments, options.execArguments,
                                    node::EnvironmentFlags::Flags(flags), id,
                                    options.inspector ? options.inspector(id) : nullptr, options.threadName);
    if (!m_env) {
        error = "node refused to make an environment";
        return false;
    }
    // Not in the settings of the isolate: making an environment from a snapshot puts node's own handlers
    // back.
    if (options.containFaults)
        containFatalErrors(m_isolate);
    return true;
}

void Environment::limitHeap(const EnvironmentOptions &options)
{
    m_limitsHeap = true;
    m_isolate->AddNearHeapLimitCallback(nearHeapLimit, this);
    if (options.heapLimitBytes > 0)
        lowerHeapLimit(m_isolate, options.heapLimitBytes);
}

void Environment::limitStack()
{
    // The engine's default, said once more: a script may have set the flag, which is the process's, to more
    // than the stack of a thread has.
    char here = 0;
    m_isolate->SetStackLimit(reinterpret_cast<uintptr_t>(&here) - javaScriptStackBytes);
}

void Environment::containFatalErrors(v8::Isolate *isolate)
{
    isolate->SetOOMErrorHandler(handleOutOfMemory);
    isolate->SetFatalErrorHandler(handleFatalError);
}

void Environment::lowerHeapLimit(v8::Isolate *isolate, int64_t limitBytes)
{
    // Removing a callback is the one way to do it; any will do, and those that were there stay.
    const auto callback = [](void *, size_t current, size_t) { return current; };
    isolate->AddNearHeapLimitCallback(callback, nullptr);
    isolate->RemoveNearHeapLimitCallback(callback, size_t(limitBytes));
}

void Environment::keepHeapLimit()
{
    const auto addLast = [](v8::Isolate *isolate, void *self) {
        // Only the one that was added last is called.
        isolate->RemoveNearHeapLimitCallback(nearHeapLimit, 0);
        isolate->AddNearHeapLimitCallback(nearHeapLimit, self);
    };
    if (m_limitsHeap)
        m_isolate->RequestInterrupt(addLast, this);
}

size_t Environment::nearHeapLimit(void *data, size_t current, size_t initial)
{
    static_cast<void>(initial);
    auto *self = static_cast<Environment *>(data);
    if (self->m_onHeapLimit)
        std::exchange(self->m_onHeapLimit, nullptr)(int64_t(current));
    // Room for the stop to run in, twice at the most: what grows on regardless would take the machine's
    // memory. Then V8 gives up, and the thread is parked.
    constexpr size_t mostRoom = size_t(512) * 1024 * 1024;
    return ++self->m_heapExtensions <= 2 ? current + std::min(current, mostRoom) : current;
}

bool Environment::run(const node::EmbedderPreloadCallback &preload, const std::function<bool()> &mayRun,
                      int &exitCode)
{
    return run({}, preload, mayRun, exitCode);
}

bool Environment::run(const node::StartExecutionCallback &start, int &exitCode)
{
    return run(
        start, {}, [] { return true; }, exitCode);
}

bool Environment::run(const node::StartExecutionCallback &start, const node::EmbedderPreloadCallback &preload,
                      const std::function<bool()> &mayRun, int &exitCode)
{
    const v8::Isolate::Scope isolateScope(m_isolate);
    const v8::HandleScope handleScope(m_isolate);
    const v8::Context::Scope contextScope(node::GetMainContext(m_env));
    limitStack(); // a lock that is taken anew sets it from the flag

    // An empty result means an exception: SpinEventLoop all the same, since a handler may have taken it.
    static_cast<void>(node::LoadEnvironment(m_env, start, preload));
    if (!mayRun())
        return false;
    if (!node::SpinEventLoop(m_env).To(&exitCode))
        return false;
    // Here, while JavaScript may still run: coverage and profiles are written by it.
    node::RunAtExit(m_env);
    return true;
}

void Environment::leave(std::unique_ptr<Environment> environment, bool runCleanupHooks)
{
    Environment *const left = environment.release();
    if (!runCleanupHooks)
        return;
    const v8::Isolate::Scope isolateScope(left->m_isolate);
    const v8::HandleScope handleScope(left->m_isolate);
    left->freeEnvironment();
}

void Environment::freeEnvironment()
{
    if (!m_env)
        return;
    node::Stop(m_env);
    node::FreeEnvironment(std::exchange(m_env, nullptr));
}

Environment::~Environment()
{
    if (m_isolate) {
        {
            const v8::Isolate::Scope isolateScope(m_isolate);
            const v8::HandleScope handleScope(m_isolate);
            freeEnvironment();
            if (m_isolateData)
                node::FreeIsolateData(m_isolateData);
        }
        m_locker.reset();
        disposeIsolate();
    }
    if (m_loopReady)
        closeLoop();
}

void Environment::disposeIsolate()
{
    bool finished = false;
    m_platform->AddIsolateFinishedCallback(
        m_isolate, [](void *data) { *static_cast<bool *>(data) = true; }, &finished);
    m_platform->DisposeIsolate(m_isolate);
    while (!finished)
        uv_run(&m_loop, UV_RUN_ONCE);
}

void Environment::closeLoop()
{
    // A handle that an addon forgot would make the close fail, and node's own check of it abort the process.
    uv_walk(
        &m_loop,
        [](uv_handle_t *handle, void *) {
            if (!uv_is_closing(handle))
                uv_close(handle, nullptr);
        },
        nullptr);
    uv_run(&m_loop, UV_RUN_DEFAULT);
    if (uv_loop_close(&m_loop) != 0)
        qWarning("a server left its event loop busy");
}

} // namespace boucle
