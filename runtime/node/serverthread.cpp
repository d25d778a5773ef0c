// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/serverthread.h"

#include "core/base/logging.h"
#include "runtime/node/childprocesses.h"
#include "runtime/node/environment.h"
#include "runtime/node/faultguard.h"
#include "runtime/node/threadoutput.h"

#include <QUrl>

#include <node_buffer.h>

#include <chrono>
#include <csignal>

#include <poll.h>
#include <sched.h>
#include <sys/stat.h>
#include <sys/syscall.h>

namespace boucle {

namespace {

// As the main thread of a node process: with less, deep recursion faults before V8 notices.
constexpr size_t stackBytes = 8 * 1024 * 1024;
constexpr int politeEndMs = 400;
constexpr int forcedEndMs = 500;

std::vector<std::string> toStd(const QStringList &list)
{
    std::vector<std::string> result;
    result.reserve(size_t(list.size()));
    for (const QString &item : list)
        result.push_back(item.toStdString());
    return result;
}

/// Waits until all of them have ended, at most `limitMs`.
void waitForEnd(const std::vector<pid_t> &processes, int limitMs)
{
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + std::chrono::milliseconds(limitMs);
    for (const pid_t pid : processes) {
        const UniqueFd process(int(syscall(SYS_pidfd_open, pid, 0)));
        if (!process.isOpen())
            continue; // gone already
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        pollfd entry{process.get(), POLLIN, 0};
        poll(&entry, 1, int(std::max<int64_t>(left.count(), 0)));
    }
}

void signalAll(const std::vector<pid_t> &processes, int signal)
{
    for (const pid_t pid : processes)
        kill(pid, signal);
}

} // namespace

ServerThread::ServerThread(Options options)
    : m_options(std::move(options))
{
    m_marker = std::to_string(getpid()) + '-' + std::to_string(quint64(m_options.id));
    m_agent.spec = m_options.spec;
    m_agent.marker = std::string(serverMarkerVariable) + '=' + m_marker;
    m_agent.isolated = m_options.isolated;
    m_agent.protectedDescriptors = m_options.protectedDescriptors.get();
    if (m_options.isolated)
        m_agent.descriptors = {m_options.stdinEnd.get(), m_options.stdoutEnd.get(),
                               m_options.stderrEnd.get()};
    m_agent.report = m_options.report;
    m_agent.duplicated = [this](int fd) {
        const std::scoped_lock lock(m_mutex);
        m_duplicates.push_back(fd);
    };
    m_agent.endBySignal = [this](int signal) {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_exitCode && !m_signal)
                m_signal = signal;
        }
        interrupt();
    };
    m_agent.enterDebugger = [this](uint64_t thread) {
        m_options.hub->enter(m_options.id, thread, thread == m_agent.debuggedThread);
    };
    m_agent.waitForDebugger = [this](uint64_t thread) { return m_options.hub->waitAtGate(thread); };
    m_agent.leaveDebugger = [this](uint64_t thread) { m_options.hub->leave(m_options.id, thread, false); };
    m_agent.compileCache = m_options.compileCache;
    m_keepsDetachedChildren = m_options.spec.keepDetachedChildren;
    setLineage(m_options.broker, m_options.requests);
    m_agent.uncaught = [this](QString message, QString stack) {
        const std::scoped_lock lock(m_mutex);
        m_uncaught = UncaughtError{1, std::move(message), std::move(stack)};
    };
}

ServerThread::~ServerThread() = default;

void ServerThread::setLineage(std::shared_ptr<PortBroker> broker, std::shared_ptr<RequestCounter> requests)
{
    m_options.broker = std::move(broker);
    if (!m_options.broker)
        return;
    m_agent.broker = m_options.broker.get();
    m_agent.server = m_options.id;
    m_agent.requests = std::move(requests);
    m_agent.setRetire = [this](v8::Local<v8::Function> function) { setRetire(function); };
    m_agent.retired = [this] { requestStop(); };
    m_agent.setTakeOver = [this](v8::Local<v8::Function> function) { setTakeOver(function); };
}

void ServerThread::activate(Activation activation)
{
    const std::scoped_lock lock(m_mutex);
    m_activation = std::move(activation);
    m_activated.notify_all();
}

bool ServerThread::awaitActivation()
{
    {
        std::unique_lock lock(m_mutex);
        m_activated.wait(lock, [this] { return m_activation || m_stopRequested; });
        if (m_stopRequested)
            return false;
        m_agent.spec = std::move(m_activation->spec);
        m_keepsDetachedChildren = m_agent.spec.keepDetachedChildren;
        setLineage(std::move(m_activation->broker), std::move(m_activation->requests));
    }
    enterDirectory();
    if (m_inspectorFact)
        m_options.report(*m_inspectorFact);
    return true;
}

int ServerThread::start()
{
    if (m_options.isolated)
        FaultGuard::guardExit();
    const uv_thread_options_t options{UV_THREAD_HAS_STACK_SIZE, stackBytes};
    return uv_thread_create_ex(
        &m_thread, &options, [](void *self) { static_cast<ServerThread *>(self)->main(); }, this);
}

void ServerThread::join()
{
    uv_thread_join(&m_thread);
}

void ServerThread::requestStop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_userStop = m_userStop || (!m_exitCode && !m_signal && !m_outOfMemory);
    }
    interrupt();
}

void ServerThread::retire(int graceMs)
{
    const std::scoped_lock lock(m_mutex);
    m_retireGrace = graceMs;
    if (m_canRetire)
        uv_async_send(m_retireWake.get());
}

void ServerThread::setRetire(v8::Local<v8::Function> function)
{
    v8::Isolate *const isolate = v8::Isolate::GetCurrent();
    m_retire.Reset(isolate, function);
    uv_async_init(node::GetCurrentEventLoop(isolate), m_retireWake.get(), [](uv_async_t *async) {
        auto *self = static_cast<ServerThread *>(async->data);
        self->callTakeOver();
        self->callRetire();
    });
    m_retireWake.markInitialised();
    m_retireWake.get()->data = this;
    uv_unref(m_retireWake.base());
    const std::scoped_lock lock(m_mutex);
    m_canRetire = true;
    if (m_retireGrace)
        uv_async_send(m_retireWake.get());
}

void ServerThread::callRetire()
{
    int grace = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_retireGrace || std::exchange(m_isRetiring, true))
            return;
        grace = *m_retireGrace;
    }
    v8::Isolate *const isolate = v8::Isolate::GetCurrent();
    const v8::HandleScope handleScope(isolate);
    const v8::Local<v8::Function> function = m_retire.Get(isolate);
    const v8::Local<v8::Context> context = function->GetCreationContextChecked(isolate);
    const v8::Context::Scope contextScope(context);
    v8::Local<v8::Value> arguments[] = {v8::Integer::New(isolate, grace)};
    // What is thrown is an uncaught exception of the server.
    static_cast<void>(node::MakeCallback(isolate, context->Global(), function, std::size(arguments),
                                         arguments, node::async_context{0, 0}));
}

void ServerThread::setTakeOver(v8::Local<v8::Function> function)
{
    m_takeOver.Reset(v8::Isolate::GetCurrent(), function);
    m_options.broker->onHandOver(m_options.id, [this] { wake(); });
}

void ServerThread::wake()
{
    const std::scoped_lock lock(m_mutex);
    if (m_canRetire)
        uv_async_send(m_retireWake.get());
}

void ServerThread::callTakeOver()
{
    const std::optional<std::string> state =
        m_takeOver.IsEmpty() ? std::nullopt : m_options.broker->takeOver(m_options.id);
    if (!state)
        return;
    v8::Isolate *const isolate = v8::Isolate::GetCurrent();
    const v8::HandleScope handleScope(isolate);
    const v8::Local<v8::Function> function = m_takeOver.Get(isolate);
    const v8::Local<v8::Context> context = function->GetCreationContextChecked(isolate);
    const v8::Context::Scope contextScope(context);
    v8::Local<v8::Object> bytes;
    if (!node::Buffer::Copy(isolate, state->data(), state->size()).ToLocal(&bytes))
        return;
    v8::Local<v8::Value> arguments[] = {bytes};
    // What is thrown is an uncaught exception of the server.
    static_cast<void>(node::MakeCallback(isolate, context->Global(), function, std::size(arguments),
                                         arguments, node::async_context{0, 0}));
}

void ServerThread::requestStopAfterFault()
{
    interrupt();
}

void ServerThread::interrupt()
{
    const std::scoped_lock lock(m_mutex);
    m_stopRequested = true;
    m_activated.notify_all();
    // Nothing else ends a pause, or the wait for a debugger at the start.
    if (m_options.hub)
        m_options.hub->release(m_options.id);
    if (m_environment)
        node::Stop(m_environment->get());
}

void ServerThread::main()
{
    m_systemThread = gettid();
    // Threads that native code starts inherit the name: it tells whose they are when one of them faults.
    const std::string name = serverThreadPrefix + std::to_string(quint64(m_options.id));
    pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
    std::optional<std::string> failure;
    {
        const std::optional<GuardedThread> guard =
            m_options.isolated ? std::make_optional<GuardedThread>(quint64(m_options.id)) : std::nullopt;
        if (m_options.isolated) {
            ThreadOutput::setOfThread(m_options.stdoutEnd.get(), m_options.stderrEnd.get());
            if (!m_options.isStandby)
                enterDirectory();
        }
        failure = runEnvironment();
        ThreadOutput::setOfThread(-1, -1);
        closeDuplicates();
        m_options.stdinEnd.reset();
        m_options.stdoutEnd.reset();
        m_options.stderrEnd.reset();
    }
    if (m_options.broker)
        m_options.broker->leave(m_options.id);
    m_options.finished(failure ? ExitReason(StartFailed{QString::fromStdString(*failure)}) : reason());
}

void ServerThread::closeDuplicates()
{
    // A stop may come between a descriptor and the stream that was to own it. The number may be somebody
    // else's by now: only what is still the same pipe is closed.
    const auto identity = [](int fd) {
        struct stat facts = {};
        return fstat(fd, &facts) == 0 ? std::optional(std::pair(facts.st_dev, facts.st_ino)) : std::nullopt;
    };
    const std::scoped_lock lock(m_mutex);
    // The process's own streams are those of every generation: what has this number now may be the next
    // one's.
    if (m_options.spec.stdio == LaunchSpec::Stdio::Inherited)
        return;
    for (const int fd : std::exchange(m_duplicates, {})) {
        const auto found = identity(fd);
        for (const UniqueFd *end : {&m_options.stdinEnd, &m_options.stdoutEnd, &m_options.stderrEnd}) {
            if (found && fd != end->get() && found == identity(end->get())) {
                close(fd);
                break;
            }
        }
    }
}

void ServerThread::enterDirectory()
{
    // Working directory and umask become the thread's own, and its children's and worker threads': several
    // servers each have theirs. The pool's threads keep the process's (the agent makes their paths absolute).
    m_agent.ownDirectory = unshare(CLONE_FS) == 0;
    const QByteArray folder = m_agent.spec.workingDirectory.toLocal8Bit();
    if (!folder.isEmpty() && chdir(folder.constData()) != 0)
        qCWarning(logRuntime) << "cannot enter" << folder << strerror(errno);
}

std::unique_ptr<node::InspectorParentHandle> ServerThread::inspectorHandle(node::ThreadId thread)
{
    const QByteArray url = QUrl::fromLocalFile(m_agent.spec.script).toEncoded();
    std::string error;
    const auto keepHeapLimit = [this] {
        const std::scoped_lock lock(m_mutex);
        if (m_environment)
            m_environment->keepHeapLimit();
    };
    std::unique_ptr<node::InspectorParentHandle> handle = m_options.hub->adopt(
        {m_options.id, thread, url.toStdString(), m_agent.spec.name.toStdString(), keepHeapLimit}, error);
    m_protectedDescriptors = m_options.hub->descriptors();
    if (m_options.protectedDescriptors)
        m_protectedDescriptors.insert(m_options.protectedDescriptors->begin(),
                                      m_options.protectedDescriptors->end());
    m_agent.protectedDescriptors = &m_protectedDescriptors;
    // Told at once: the debugger prepares itself while the environment is made.
    const ServerEvent fact =
        handle ? ServerEvent(ServerInspectorReady{})
               : ServerNotice{ServerNotice::Kind::NotDebuggable, QString::fromStdString(error)};
    if (m_options.isStandby)
        m_inspectorFact = fact;
    else
        m_options.report(fact);
    if (handle)
        m_agent.debuggedThread = thread.id;
    return handle;
}

std::optional<std::string> ServerThread::runEnvironment()
{
    EnvironmentOptions options;
    options.platform = m_options.platform;
    options.snapshot = m_options.snapshot.get();
    options.arguments = {m_options.nodeExecutable};
    if (!m_options.isStandby)
        options.arguments.push_back(m_agent.spec.script.toStdString());
    for (std::string &argument : toStd(m_agent.spec.arguments))
        options.arguments.push_back(std::move(argument));
    options.execArguments = toStd(m_agent.spec.execArguments);
    options.threadName = m_agent.spec.name.toStdString();
    options.isMainThreadOfProcess = !m_options.isolated;
    options.trackDescriptors = m_options.isolated;
    options.containFaults = m_options.isolated;
    options.heapLimitBytes = m_agent.spec.heapLimitBytes;
    options.bufferLimitBytes = m_agent.spec.bufferLimitBytes;
    const auto endForMemory = [this](OutOfMemory::Kind kind, qint64 limit) {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_outOfMemory)
                m_outOfMemory = OutOfMemory{kind, limit};
        }
        interrupt();
    };
    if (m_options.isolated) {
        options.onHeapLimit = [endForMemory](int64_t limit) { endForMemory(OutOfMemory::Kind::Heap, limit); };
        options.onBufferLimit = [endForMemory, limit = m_agent.spec.bufferLimitBytes] {
            endForMemory(OutOfMemory::Kind::ArrayBuffers, limit);
        };
    }

    if (m_options.hub)
        options.inspector = [this](node::ThreadId thread) { return inspectorHandle(thread); };

    if (m_options.loop) {
        m_probe = std::make_unique<LoopProbe>(m_options.loop);
        m_agent.probe = m_probe.get();
        options.loopReady = [this](uv_loop_t *loop) { m_probe->openLoop(loop); };
    }

    std::string error;
    std::unique_ptr<Environment> environment = Environment::create(options, error);
    if (!environment)
        return error;
    node::Environment *const main = environment->get();
    node::SetProcessExitHandler(main, [this](node::Environment *, int code) {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_exitCode && !m_signal && !m_outOfMemory)
                m_exitCode = code & 0xff; // what a shell would see
        }
        interrupt();
    });

    bool mayRun = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_environment = environment.get();
        mayRun = !m_stopRequested;
    }
    bool endedByItself = false;
    if (mayRun) {
        const auto preload = [this, main, &environment](node::Environment *env, v8::Local<v8::Value> process,
                                                        v8::Local<v8::Value> require) {
            const bool isMainThread = env == main;
            if (isMainThread && m_probe)
                m_probe->attach(v8::Isolate::GetCurrent(),
                                [of = environment.get()] { return of->bufferBytes(); });
            if (isMainThread && m_options.isStandby) {
                warmUp(main, process, require);
                if (!awaitActivation())
                    return;
                uv_update_time(node::GetCurrentEventLoop(v8::Isolate::GetCurrent()));
                // What a script that starts by itself is given later knows the public modules only.
                m_require.Reset(v8::Isolate::GetCurrent(), require);
            }
            if (!isMainThread && m_options.isolated)
                adoptWorker(v8::Isolate::GetCurrent());
            runAgent(m_agent, env, process, require, isMainThread);
        };
        const auto stillWanted = [this] {
            const std::scoped_lock lock(m_mutex);
            return !m_stopRequested;
        };
        const auto start = [this,
                            main](const node::StartExecutionCallbackInfo &info) -> v8::MaybeLocal<v8::Value> {
            v8::Isolate *const isolate = v8::Isolate::GetCurrent();
            if (!m_require.IsEmpty())
                runMainScript(m_agent, main, info.process_object, m_require.Get(isolate));
            return v8::Undefined(isolate);
        };
        int code = 0;
        endedByItself = m_options.isStandby ? environment->run(start, preload, stillWanted, code)
                                            : environment->run(preload, stillWanted, code);
        if (m_probe)
            m_probe->finish();
        if (endedByItself) {
            const std::scoped_lock lock(m_mutex);
            if (!m_exitCode && !m_signal && !m_outOfMemory && !m_userStop)
                m_exitCode = code & 0xff;
        }
    }
    {
        const std::scoped_lock lock(m_mutex);
        m_environment = nullptr;
        m_canRetire = false;
        m_buffersRefused = environment->buffersRefused();
    }
    if (!m_options.isolated) {
        static_cast<void>(m_probe.release()); // it stays on the loop, which stays
        Environment::leave(std::move(environment), endedByItself);
        return std::nullopt;
    }
    m_probe.reset();
    m_retireWake.close();
    m_retire.Reset();
    m_takeOver.Reset();
    m_require.Reset();
    const std::vector<pid_t> children = endChildren();
    if (m_agent.debuggedThread)
        m_options.hub->leave(m_options.id, *m_agent.debuggedThread, true);
    environment.reset();
    reapProcesses(children);
    return std::nullopt;
}

void ServerThread::adoptWorker(v8::Isolate *isolate)
{
    // Guarded until its environment is cleaned up, which happens on that thread.
    auto *guard = new GuardedThread(quint64(m_options.id));
    node::AddEnvironmentCleanupHook(
        isolate, [](void *data) { delete static_cast<GuardedThread *>(data); }, guard);
    ThreadOutput::setOfThread(m_options.stdoutEnd.get(), m_options.stderrEnd.get());
    Environment::containFatalErrors(isolate);
    // node's own callback ends the worker there, with an error for its parent.
    if (m_agent.spec.heapLimitBytes > 0)
        Environment::lowerHeapLimit(isolate, m_agent.spec.heapLimitBytes);
}

std::vector<pid_t> ServerThread::endChildren()
{
    bool wasStopped = false;
    {
        const std::scoped_lock lock(m_mutex);
        wasStopped = m_userStop;
    }
    // What a server that ended by itself has detached on purpose may go on, as after `node`.
    const ChildQuery query{m_marker, {gettid()}, wasStopped && !m_agent.spec.keepDetachedChildren};
    std::vector<pid_t> processes = findServerProcesses(query);
    if (processes.empty())
        return {};
    signalAll(processes, SIGTERM);
    waitForEnd(processes, politeEndMs);
    // Some may have started others on their way out.
    const std::vector<pid_t> rest = findServerProcesses(query);
    signalAll(rest, SIGKILL);
    waitForEnd(rest, forcedEndMs);
    processes.insert(processes.end(), rest.begin(), rest.end());
    return processes;
}

ExitReason ServerThread::reason() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_outOfMemory)
        return *m_outOfMemory;
    if (m_signal)
        return ExitedBySignal{*m_signal};
    if (m_exitCode) {
        if (m_uncaught && *m_exitCode != 0) {
            // V8's and node's words for an allocator that says no.
            if (m_buffersRefused &&
                (m_uncaught->message.contains(QLatin1String("Array buffer allocation failed")) ||
                 m_uncaught->message.contains(QLatin1String("Failed to allocate memory"))))
                return OutOfMemory{OutOfMemory::Kind::ArrayBuffers, m_agent.spec.bufferLimitBytes};
            UncaughtError error = *m_uncaught;
            error.code = *m_exitCode;
            return error;
        }
        return ExitedWithCode{*m_exitCode};
    }
    return Terminated{};
}

} // namespace boucle
