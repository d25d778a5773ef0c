// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/node/bufferallocator.h"

#include <node.h>
#include <uv.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace boucle {

/// How an environment is to be made.
struct EnvironmentOptions
{
    node::MultiIsolatePlatform *platform = nullptr;
    const node::EmbedderSnapshotData *snapshot = nullptr;
    std::vector<std::string> arguments; ///< process.argv: absolute node executable, script, arguments
    std::vector<std::string> execArguments;
    std::string threadName;
    bool isMainThreadOfProcess = false; ///< the process's only server: worker_threads.threadId is 0
    int64_t heapLimitBytes = 0;         ///< 0: V8's default
    int64_t bufferLimitBytes = 0;       ///< 0: no limit
    bool ownsProcessState = true;       ///< may change the process's working directory, umask …
    bool trackDescriptors = true;       ///< close what fs.open left open, and warn
    bool containFaults = true;          ///< fatal errors of the engine park the thread instead of aborting
    /// The heap reached its limit (the limit in bytes is given). On the server's thread, inside an
    /// allocation: it may do no more than take note and stop the environment.
    std::function<void(int64_t)> onHeapLimit;
    /// ArrayBuffers passed their limit for good; likewise.
    std::function<void()> onBufferLimit;
    /// The loop is ready, and nothing is on it.
    std::function<void(uv_loop_t *)> loopReady;
    /// Makes it reachable for a debugger. Unset, or returning nothing: nobody can debug it.
    std::function<std::unique_ptr<node::InspectorParentHandle>(node::ThreadId)> inspector;
};

/// One isolate, one loop, one node environment made from the built-in snapshot, with the memory limits of its
/// server. Made, used and destroyed on one thread, under that thread's Locker; the destructor is the only
/// place that knows the order of teardown.
class Environment
{
public:
    /// Nothing, and `error` says why, when node refuses.
    static std::unique_ptr<Environment> create(const EnvironmentOptions &options, std::string &error);
    ~Environment();
    /// Instead of destroying it, where the process ends with it: runs node's cleanup hooks when asked to (as
    /// node does when a script has ended by itself, and does not after process.exit()) and leaves the rest.
    static void leave(std::unique_ptr<Environment> environment, bool runCleanupHooks);
    Environment(const Environment &) = delete;
    Environment &operator=(const Environment &) = delete;

    /// What servers' isolates share with those of their worker threads, on the isolate's own thread: fatal
    /// errors of the engine park the thread instead of aborting.
    static void containFatalErrors(v8::Isolate *isolate);
    /// Lowers the limit of a heap that exists; a lower one stays as it is.
    static void lowerHeapLimit(v8::Isolate *isolate, int64_t limitBytes);

    node::Environment *get() const { return m_env; }
    v8::Isolate *isolate() const { return m_isolate; }
    uv_loop_t *loop() { return &m_loop; }
    /// Any thread: the heap's limit holds again, soon, after V8's debugger has put its own in its place. That
    /// one pauses instead, and lets the heap grow to four times V8's default.
    void keepHeapLimit();
    /// Of ArrayBuffers, those of worker threads included.
    int64_t bufferBytes() const { return m_allocator->bytesInUse(); }
    /// An ArrayBuffer was refused because of the limit.
    bool buffersRefused() const { return m_allocator->hasRefused(); }

    /// Runs the script of arguments[1] as node's command line does, until the loop is empty or somebody
    /// stops the environment. `preload` runs before user code, here and in each worker thread. False when
    /// the environment was stopped and has no exit code of its own.
    /// `mayRun` is asked between loading and looping.
    bool run(const node::EmbedderPreloadCallback &preload, const std::function<bool()> &mayRun,
             int &exitCode);
    /// Runs `start`, code of ours, instead of a script; else likewise.
    bool run(const node::StartExecutionCallback &start, int &exitCode);
    bool run(const node::StartExecutionCallback &start, const node::EmbedderPreloadCallback &preload,
             const std::function<bool()> &mayRun, int &exitCode);

private:
    Environment() = default;
    bool initialise(const EnvironmentOptions &options, std::string &error);
    void freeEnvironment();
    void limitHeap(const EnvironmentOptions &options);
    void limitStack();
    void disposeIsolate();
    void closeLoop();

    static size_t nearHeapLimit(void *data, size_t current, size_t initial);

    node::MultiIsolatePlatform *m_platform = nullptr;
    uv_loop_t m_loop = {};
    bool m_loopReady = false;
    std::shared_ptr<BufferAllocator> m_allocator;
    v8::Isolate *m_isolate = nullptr;
    /// For life: V8 forgets the interrupts of a thread that gives its lock back, the inspector's among them.
    std::optional<v8::Locker> m_locker;
    node::IsolateData *m_isolateData = nullptr;
    node::Environment *m_env = nullptr;
    bool m_limitsHeap = false;
    std::function<void(int64_t)> m_onHeapLimit;
    int m_heapExtensions = 0;
};

} // namespace boucle
