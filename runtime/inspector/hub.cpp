// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/inspector/hub.h"

#include "core/base/logging.h"
#include "core/session/inspectorreason.h"
#include "inspector_hub.h"
#include "runtime/node/environment.h"
#include "runtime/node/faultguard.h"

#include <chrono>
#include <future>

namespace boucle {

namespace {

constexpr size_t stackBytes = 2 * 1024 * 1024;

// The hub is never busy for long. One that does not answer was parked while it held a lock, at worst.
constexpr std::chrono::seconds answerLimit{2};

v8::Local<v8::String> toV8(v8::Isolate *isolate, const char *text)
{
    return v8::String::NewFromUtf8(isolate, text).ToLocalChecked();
}

uint64_t numberArgument(const v8::FunctionCallbackInfo<v8::Value> &info)
{
    return uint64_t(info[0]->IntegerValue(info.GetIsolate()->GetCurrentContext()).FromMaybe(0));
}

} // namespace

InspectorHub::InspectorHub(Options options)
    : m_options(std::move(options))
    , m_mailbox([this] { uv_async_send(m_wake.get()); })
{
    const uv_thread_options_t threadOptions{UV_THREAD_HAS_STACK_SIZE, stackBytes};
    const int code = uv_thread_create_ex(
        &m_thread, &threadOptions, [](void *hub) { static_cast<InspectorHub *>(hub)->main(); }, this);
    if (code != 0) {
        m_joined = true;
        fail(uv_strerror(code));
    }
}

InspectorHub::~InspectorHub() = default;

void InspectorHub::shutDown()
{
    if (std::exchange(m_joined, true))
        return;
    {
        std::unique_lock lock(m_mutex);
        m_stateChanged.wait(lock, [this] { return m_state != State::Starting; });
    }
    // After a fault its thread stands still for ever, and the mailbox is closed.
    if (m_mailbox.post([this] { node::Stop(m_environment); }))
        uv_thread_join(&m_thread);
}

void InspectorHub::fail(const std::string &why)
{
    m_mailbox.close();
    std::map<ServerId, Server> servers;
    {
        const std::scoped_lock lock(m_mutex);
        m_state = State::Failed;
        m_failure = why;
        servers.swap(m_servers);
    }
    m_stateChanged.notify_all();
    for (const auto &[id, server] : servers) {
        for (const auto &[thread, gate] : server.gates)
            gate->open();
        server.queue->finish(server.ending.isEmpty() ? describeInspectorLoss(QString::fromStdString(why))
                                                     : server.ending);
    }
}

void InspectorHub::main()
{
    pthread_setname_np(pthread_self(), "inspector-hub");
    const GuardedThread guard(faultOwner);
    EnvironmentOptions options;
    options.platform = m_options.platform;
    options.snapshot = m_options.snapshot.get();
    options.arguments = {m_options.nodeExecutable};
    options.threadName = "inspector hub";
    options.ownsProcessState = false;
    std::string error;
    const std::unique_ptr<Environment> environment = Environment::create(options, error);
    if (!environment) {
        fail(error);
        return;
    }
    m_environment = environment->get();
    m_isolate = environment->isolate();
    node::SetProcessExitHandler(m_environment, [](node::Environment *hub, int) { node::Stop(hub); });
    uv_async_init(environment->loop(), m_wake.get(),
                  [](uv_async_t *async) { static_cast<InspectorHub *>(async->data)->m_mailbox.run(); });
    m_wake.markInitialised();
    m_wake.get()->data = this;

    const auto start = [&](const node::StartExecutionCallbackInfo &info) -> v8::MaybeLocal<v8::Value> {
        if (!begin(*environment, info.native_require)) {
            node::Stop(m_environment);
            return {};
        }
        {
            const std::scoped_lock lock(m_mutex);
            const uv_loop_t *loop = environment->loop();
            m_descriptors = {loop->backend_fd, loop->async_io_watcher.fd, loop->async_wfd};
            m_state = State::Ready;
        }
        m_stateChanged.notify_all();
        return v8::Undefined(m_isolate);
    };
    int code = 0;
    environment->run(start, code);

    // By shutDown(), or because of an error in there that nobody expects.
    fail("the inspector's thread has ended");
    m_wake.close();
    for (const Function function : {&InspectorHub::m_enter, &InspectorHub::m_leave, &InspectorHub::m_send,
                                    &InspectorHub::m_release, &InspectorHub::m_finish})
        (this->*function).Reset();
    m_context.Reset();
}

bool InspectorHub::begin(Environment &environment, v8::Local<v8::Function> require)
{
    const v8::Local<v8::Context> context = node::GetMainContext(environment.get());
    m_context.Reset(m_isolate, context);
    const v8::Local<v8::Value> data = v8::External::New(m_isolate, this);
    const v8::Local<v8::Object> native = v8::Object::New(m_isolate);
    const std::pair<const char *, v8::FunctionCallback> callbacks[] = {{"knock", jsKnock},
                                                                       {"letRun", jsLetRun},
                                                                       {"holdWorkers", jsHoldWorkers},
                                                                       {"debuggerEnabled", jsDebuggerEnabled},
                                                                       {"deliver", jsDeliver},
                                                                       {"finished", jsFinished}};
    for (const auto &[name, callback] : callbacks)
        native
            ->Set(context, toV8(m_isolate, name), v8::Function::New(context, callback, data).ToLocalChecked())
            .Check();

    v8::ScriptOrigin origin(toV8(m_isolate, "boucle:inspector/hub"));
    v8::ScriptCompiler::Source source(toV8(m_isolate, inspector_hub), origin);
    v8::Local<v8::String> parameters[] = {toV8(m_isolate, "require"), toV8(m_isolate, "native")};
    v8::Local<v8::Value> arguments[] = {require, native};
    v8::Local<v8::Function> function;
    v8::Local<v8::Value> result;
    if (!v8::ScriptCompiler::CompileFunction(context, &source, std::size(parameters), parameters)
             .ToLocal(&function) ||
        !function->Call(context, v8::Undefined(m_isolate), std::size(arguments), arguments).ToLocal(&result))
        return false;
    const std::pair<const char *, Function> functions[] = {{"enter", &InspectorHub::m_enter},
                                                           {"leave", &InspectorHub::m_leave},
                                                           {"send", &InspectorHub::m_send},
                                                           {"release", &InspectorHub::m_release},
                                                           {"finish", &InspectorHub::m_finish}};
    for (const auto &[name, member] : functions) {
        const v8::Local<v8::Value> value =
            result.As<v8::Object>()->Get(context, toV8(m_isolate, name)).ToLocalChecked();
        (this->*member).Reset(m_isolate, value.As<v8::Function>());
    }
    return true;
}

std::unique_ptr<node::InspectorParentHandle> InspectorHub::adopt(Adoption adoption, std::string &error)
{
    {
        std::unique_lock lock(m_mutex);
        m_stateChanged.wait(lock, [this] { return m_state != State::Starting; });
        if (m_state == State::Failed) {
            error = m_failure;
            return nullptr;
        }
        m_servers[adoption.server].debuggerEnabled = std::move(adoption.debuggerEnabled);
    }
    // Shared: a task that comes too late still has where to put it.
    const auto handle = std::make_shared<std::unique_ptr<node::InspectorParentHandle>>();
    const bool done = awaitTask([this, handle, adoption] {
        const v8::HandleScope handleScope(m_isolate);
        *handle = node::GetInspectorParentHandle(
            m_environment, adoption.thread, std::string_view(adoption.url), std::string_view(adoption.name));
    });
    if (done && *handle)
        return std::move(*handle);
    error = "the inspector's thread has ended";
    return nullptr;
}

std::set<int> InspectorHub::descriptors()
{
    const std::scoped_lock lock(m_mutex);
    return m_descriptors;
}

void InspectorHub::enter(ServerId server, uint64_t thread, bool isMain)
{
    bool isHeld = false;
    bool isReleased = false;
    {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_servers.find(server);
        if (it == m_servers.end())
            return;
        isReleased = it->second.isReleased;
        isHeld = !isReleased && (isMain || it->second.holdsWorkers);
        it->second.gates.emplace(thread, std::make_shared<DebuggerGate>(!isHeld));
    }
    post(server, &InspectorHub::m_enter,
         {double(thread), double(isMain), double(isHeld), double(isReleased)});
}

bool InspectorHub::waitAtGate(uint64_t thread)
{
    const std::shared_ptr<DebuggerGate> gate = gateOf(thread);
    return !gate || gate->wait();
}

void InspectorHub::leave(ServerId server, uint64_t thread, bool isMain)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_servers.find(server);
        if (it == m_servers.end())
            return;
        it->second.gates.erase(thread);
    }
    awaitTask([this, server, thread, isMain] {
        const v8::HandleScope handleScope(m_isolate);
        call(&InspectorHub::m_leave, server,
             {v8::Number::New(m_isolate, double(thread)), v8::Boolean::New(m_isolate, isMain)});
    });
}

std::shared_ptr<MessageQueue> InspectorHub::connect(ServerId server)
{
    const std::scoped_lock lock(m_mutex);
    const auto it = m_servers.find(server);
    if (it == m_servers.end() || std::exchange(it->second.isConnected, true))
        return nullptr;
    return it->second.queue;
}

void InspectorHub::send(ServerId server, const QByteArray &message)
{
    static_cast<void>(m_mailbox.post([this, server, message] {
        const v8::HandleScope handleScope(m_isolate);
        v8::Local<v8::String> text;
        if (v8::String::NewFromUtf8(m_isolate, message.constData(), v8::NewStringType::kNormal,
                                    int(message.size()))
                .ToLocal(&text))
            call(&InspectorHub::m_send, server, {text});
        else
            qCWarning(logRuntime) << "a message to the inspector is too long:" << message.size();
    }));
}

void InspectorHub::release(ServerId server)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_servers.find(server);
        if (it == m_servers.end())
            return;
        it->second.isReleased = true;
        it->second.holdsWorkers = false;
        for (const auto &[thread, gate] : it->second.gates)
            gate->open();
    }
    post(server, &InspectorHub::m_release);
}

void InspectorHub::finish(ServerId server, const QString &reason)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_servers.find(server);
        if (it == m_servers.end())
            return;
        it->second.ending = reason;
    }
    post(server, &InspectorHub::m_finish);
}

bool InspectorHub::post(ServerId server, Function function, std::vector<double> arguments)
{
    return m_mailbox.post([this, server, function, arguments = std::move(arguments)] {
        const v8::HandleScope handleScope(m_isolate);
        std::vector<v8::Local<v8::Value>> values;
        for (const double argument : arguments)
            values.push_back(v8::Number::New(m_isolate, argument));
        call(function, server, std::move(values));
    });
}

void InspectorHub::call(Function function, ServerId server, std::vector<v8::Local<v8::Value>> arguments)
{
    if (!queueOf(server))
        return; // over
    const v8::Local<v8::Context> context = m_context.Get(m_isolate);
    const v8::Context::Scope contextScope(context);
    arguments.insert(arguments.begin(), v8::Number::New(m_isolate, double(quint64(server))));
    // An exception ends the environment, which is seen there.
    static_cast<void>(node::MakeCallback(m_isolate, context->Global(), (this->*function).Get(m_isolate),
                                         int(arguments.size()), arguments.data(), {0, 0}));
}

bool InspectorHub::awaitTask(Mailbox::Task task)
{
    auto done = std::make_shared<std::promise<void>>();
    const std::future<void> future = done->get_future();
    const bool posted = m_mailbox.post([task = std::move(task), done] {
        task();
        done->set_value();
    });
    done.reset(); // a task that is dropped takes the promise with it, which ends the wait as well
    if (posted && future.wait_for(answerLimit) == std::future_status::timeout) {
        fail("the inspector's thread does not answer");
        return false;
    }
    return posted;
}

std::shared_ptr<MessageQueue> InspectorHub::queueOf(ServerId server)
{
    const std::scoped_lock lock(m_mutex);
    const auto it = m_servers.find(server);
    return it == m_servers.end() ? nullptr : it->second.queue;
}

std::shared_ptr<DebuggerGate> InspectorHub::gateOf(uint64_t thread)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[id, server] : m_servers) {
        if (const auto it = server.gates.find(thread); it != server.gates.end())
            return it->second;
    }
    return nullptr;
}

InspectorHub &InspectorHub::self(const Info &info)
{
    return *static_cast<InspectorHub *>(info.Data().As<v8::External>()->Value());
}

/// knock(thread)
void InspectorHub::jsKnock(const Info &info)
{
    if (const std::shared_ptr<DebuggerGate> gate = self(info).gateOf(numberArgument(info)))
        gate->knock();
}

/// letRun(thread)
void InspectorHub::jsLetRun(const Info &info)
{
    if (const std::shared_ptr<DebuggerGate> gate = self(info).gateOf(numberArgument(info)))
        gate->open();
}

/// holdWorkers(server, whether): those that are started from now on
void InspectorHub::jsHoldWorkers(const Info &info)
{
    InspectorHub &hub = self(info);
    const std::scoped_lock lock(hub.m_mutex);
    const auto it = hub.m_servers.find(ServerId(numberArgument(info)));
    if (it != hub.m_servers.end())
        it->second.holdsWorkers = info[1]->IsTrue() && !it->second.isReleased;
}

/// debuggerEnabled(server)
void InspectorHub::jsDebuggerEnabled(const Info &info)
{
    InspectorHub &hub = self(info);
    std::function<void()> callback;
    {
        const std::scoped_lock lock(hub.m_mutex);
        const auto it = hub.m_servers.find(ServerId(numberArgument(info)));
        if (it != hub.m_servers.end())
            callback = it->second.debuggerEnabled;
    }
    if (callback)
        callback();
}

/// deliver(server, message)
void InspectorHub::jsDeliver(const Info &info)
{
    const std::shared_ptr<MessageQueue> queue = self(info).queueOf(ServerId(numberArgument(info)));
    if (!queue)
        return;
    const v8::Local<v8::String> text = info[1].As<v8::String>();
    QByteArray bytes(qsizetype(text->Utf8LengthV2(info.GetIsolate())), Qt::Uninitialized);
    text->WriteUtf8V2(info.GetIsolate(), bytes.data(), size_t(bytes.size()),
                      v8::String::WriteFlags::kReplaceInvalidUtf8);
    queue->push(std::move(bytes));
}

/// finished(server): nothing of it will come any more
void InspectorHub::jsFinished(const Info &info)
{
    InspectorHub &hub = self(info);
    decltype(hub.m_servers)::node_type server;
    {
        const std::scoped_lock lock(hub.m_mutex);
        server = hub.m_servers.extract(ServerId(numberArgument(info)));
    }
    if (!server.empty())
        server.mapped().queue->finish(server.mapped().ending);
}

} // namespace boucle
