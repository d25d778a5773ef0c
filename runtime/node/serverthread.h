// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/agent/agent.h"
#include "runtime/inspector/hub.h"
#include "runtime/node/portbroker.h"
#include "runtime/node/uniquefd.h"
#include "runtime/node/uvhandle.h"
#include "runtime/probe/loopprobe.h"

#include <node.h>
#include <uv.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace boucle {

class Environment;

/// Servers' threads are called this and their id.
inline constexpr char serverThreadPrefix[] = "server-";

/// One run of one server: a thread with an environment of its own. Created by the runtime, started once;
/// must outlive its thread.
class ServerThread
{
public:
    struct Options
    {
        ServerId id{};
        LaunchSpec spec;
        std::string nodeExecutable;
        node::MultiIsolatePlatform *platform = nullptr;
        std::shared_ptr<const node::EmbedderSnapshotData> snapshot;
        bool isolated = true; ///< one of several servers in the process; false: the command line's only one
        /// Gets ready and waits for activate(), which brings the spec: of `spec` only limits and names count.
        bool isStandby = false;
        std::string compileCache; ///< see AgentContext
        std::shared_ptr<const std::set<int>> protectedDescriptors;
        std::shared_ptr<PortBroker> broker;       ///< of the sockets of its lineage, if it has one
        std::shared_ptr<RequestCounter> requests; ///< likewise
        std::shared_ptr<InspectorHub> hub;        ///< nothing: no debugger can reach it
        std::shared_ptr<LoopFeed> loop;           ///< what its event loop does; nothing: nobody wants to know
        UniqueFd stdinEnd; ///< the server's ends of its pipes; unused when not isolated
        UniqueFd stdoutEnd;
        UniqueFd stderrEnd;
        /// On the server's thread or a worker thread of it.
        std::function<void(ServerEvent)> report;
        /// On the server's thread, as its last act.
        std::function<void(ExitReason)> finished;
    };

    explicit ServerThread(Options options);
    ~ServerThread();

    /// Nothing, and an errno-like uv code, when the system has no thread left.
    int start();
    /// Any thread, any number of times: asks the JavaScript to end, out of a debugger's pause as well, and
    /// marks the end as wanted.
    void requestStop();
    /// What a thread on standby is for.
    struct Activation
    {
        LaunchSpec spec;
        std::shared_ptr<PortBroker> broker; ///< as in Options
        std::shared_ptr<RequestCounter> requests;
    };
    /// Any thread, once: the thread on standby begins its run.
    void activate(Activation activation);
    /// Any thread: asks the server to finish what it does and to end, within `graceMs`. See
    /// ServerRuntime::retire().
    void retire(int graceMs);
    /// Any thread: a fault in a thread of this server made it unusable.
    void requestStopAfterFault();
    /// After finished: returns at once.
    void join();

    const std::string &marker() const { return m_marker; }
    pid_t systemThread() const { return m_systemThread.load(); }
    bool keepsDetachedChildren() const { return m_keepsDetachedChildren.load(); }
    qint64 heapLimitBytes() const { return m_options.spec.heapLimitBytes; }

private:
    void main();
    void enterDirectory();
    /// On a worker thread of the server, before its user code.
    void adoptWorker(v8::Isolate *isolate);
    std::optional<std::string> runEnvironment();
    /// Waits for it; false when the thread is to end instead.
    bool awaitActivation();
    void setLineage(std::shared_ptr<PortBroker> broker, std::shared_ptr<RequestCounter> requests);
    std::unique_ptr<node::InspectorParentHandle> inspectorHandle(node::ThreadId thread);
    void closeDuplicates();
    void interrupt();
    void setRetire(v8::Local<v8::Function> function);
    void callRetire();
    void setTakeOver(v8::Local<v8::Function> function);
    void callTakeOver();
    /// The loop's thread sees to what others have asked for.
    void wake();
    /// Returns every process that it found, to be waited for once the environment's loop does not.
    std::vector<pid_t> endChildren();
    ExitReason reason() const;

    Options m_options;
    AgentContext m_agent;
    std::set<int> m_protectedDescriptors; ///< the process's and the hub's
    std::string m_marker;
    uv_thread_t m_thread = {};
    std::atomic<pid_t> m_systemThread = 0;
    std::atomic<bool> m_keepsDetachedChildren = false;
    std::optional<ServerEvent> m_inspectorFact; ///< on standby, to be told with the activation

    // The server's thread only, but for the wake itself.
    UvHandle<uv_async_t> m_retireWake; ///< also for what is handed over
    v8::Global<v8::Function> m_retire;
    v8::Global<v8::Function> m_takeOver;
    std::unique_ptr<LoopProbe> m_probe;
    v8::Global<v8::Value> m_require; ///< of node's own modules, once activated

    /// Guards what other threads touch: the environment may only be stopped while it is there.
    mutable std::mutex m_mutex;
    std::condition_variable m_activated;
    std::optional<Activation> m_activation;
    Environment *m_environment = nullptr;
    bool m_stopRequested = false;
    bool m_userStop = false;
    std::vector<int> m_duplicates;    ///< of the pipes' ends, made for streams of the environment
    std::optional<int> m_retireGrace; ///< asked for, in milliseconds
    bool m_isRetiring = false;        ///< has been asked in JavaScript
    bool m_canRetire = false;         ///< m_retireWake is open
    std::optional<int> m_exitCode;
    std::optional<int> m_signal;
    std::optional<OutOfMemory> m_outOfMemory;
    std::optional<UncaughtError> m_uncaught;
    bool m_buffersRefused = false; ///< an ArrayBuffer was refused for the limit
};

} // namespace boucle
