// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/launchspec.h"
#include "runtime/inspector/debuggergate.h"
#include "runtime/inspector/messagequeue.h"
#include "runtime/node/mailbox.h"
#include "runtime/node/uvhandle.h"

#include <node.h>
#include <uv.h>

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace boucle {

class Environment;

/// The thread through which debuggers reach the servers of this process, without a port: it has a small
/// environment of its own whose inspector sees theirs. Runs no user code. Begins with its construction, ends
/// with shutDown(); threads that were let go keep the object, which then does nothing.
class InspectorHub
{
public:
    /// The owner of the hub's thread, for the FaultGuard.
    static constexpr uint64_t faultOwner = ~uint64_t(0);

    struct Options
    {
        node::MultiIsolatePlatform *platform = nullptr;
        std::shared_ptr<const node::EmbedderSnapshotData> snapshot;
        std::string nodeExecutable;
    };

    explicit InspectorHub(Options options);
    ~InspectorHub();
    InspectorHub(const InspectorHub &) = delete;
    InspectorHub &operator=(const InspectorHub &) = delete;

    /// UI thread, when every server has ended. Waits for the thread.
    void shutDown();
    /// Any thread: the hub's thread can do nothing any more. Servers go on without a debugger.
    void fail(const std::string &why);

    // A server's own threads, in this order.

    struct Adoption
    {
        ServerId server{};
        node::ThreadId thread; ///< node's number of the main environment that is about to be made
        std::string url;
        std::string name;
        /// On the hub's thread, between enter() and leave() of the main thread: the Debugger domain was
        /// switched on; the main thread deals with that before its next interrupt.
        std::function<void()> debuggerEnabled;
    };
    /// What makes the main environment reachable. Waits until the hub stands. Nothing, and `error` says why,
    /// when it cannot.
    std::unique_ptr<node::InspectorParentHandle> adopt(Adoption adoption, std::string &error);
    /// After adopt(): those that no server may close.
    std::set<int> descriptors();
    /// A thread of the server, main or worker, is about to run user code; from now on it may be sent
    /// messages.
    void enter(ServerId server, uint64_t thread, bool isMain);
    /// Waits for the debugger's leave to run. False: there are messages, which node deals with as soon as
    /// JavaScript runs; come again.
    bool waitAtGate(uint64_t thread);
    /// Before the thread's environment is torn down: when this returns, nothing is sent to it any more, and
    /// (main) no worker thread is held.
    void leave(ServerId server, uint64_t thread, bool isMain);

    // Any thread.

    /// What the server's inspector says; once a server. Nothing when there is no such server.
    std::shared_ptr<MessageQueue> connect(ServerId server);
    void send(ServerId server, const QByteArray &message);
    /// From now on no debugger holds the server, its worker threads included, nor reaches it. Any number of
    /// times.
    void release(ServerId server);
    /// The server has ended or was let go; its queue ends with `reason`.
    void finish(ServerId server, const QString &reason);

private:
    enum class State { Starting, Ready, Failed };

    struct Server
    {
        std::shared_ptr<MessageQueue> queue = std::make_shared<MessageQueue>();
        bool isConnected = false;
        bool isReleased = false;
        bool holdsWorkers = false;
        std::map<uint64_t, std::shared_ptr<DebuggerGate>> gates; ///< by thread
        std::function<void()> debuggerEnabled;
        QString ending;
    };

    using Function = v8::Global<v8::Function> InspectorHub::*;
    using Info = v8::FunctionCallbackInfo<v8::Value>;

    void main();
    bool begin(Environment &environment, v8::Local<v8::Function> require);
    bool post(ServerId server, Function function, std::vector<double> arguments = {});
    void call(Function function, ServerId server, std::vector<v8::Local<v8::Value>> arguments);
    bool awaitTask(Mailbox::Task task);
    std::shared_ptr<MessageQueue> queueOf(ServerId server);
    std::shared_ptr<DebuggerGate> gateOf(uint64_t thread);

    static InspectorHub &self(const Info &info);
    static void jsKnock(const Info &info);
    static void jsLetRun(const Info &info);
    static void jsHoldWorkers(const Info &info);
    static void jsDebuggerEnabled(const Info &info);
    static void jsDeliver(const Info &info);
    static void jsFinished(const Info &info);

    const Options m_options;
    Mailbox m_mailbox;
    uv_thread_t m_thread = {};
    bool m_joined = false;

    // The hub's thread only.
    UvHandle<uv_async_t> m_wake;
    node::Environment *m_environment = nullptr;
    v8::Isolate *m_isolate = nullptr;
    v8::Global<v8::Context> m_context;
    v8::Global<v8::Function> m_enter;
    v8::Global<v8::Function> m_leave;
    v8::Global<v8::Function> m_send;
    v8::Global<v8::Function> m_release;
    v8::Global<v8::Function> m_finish;

    std::mutex m_mutex; ///< guards the rest
    std::condition_variable m_stateChanged;
    State m_state = State::Starting;
    std::string m_failure;
    std::set<int> m_descriptors;
    std::map<ServerId, Server> m_servers;
};

} // namespace boucle
