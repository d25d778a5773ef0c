// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/tools/toolsthread.h"

#include "runtime/node/environment.h"
#include "runtime/node/host_p.h"

#include <iterator>
#include <utility>

namespace boucle {

namespace {

using v8::Local;
using v8::Value;

constexpr size_t stackBytes = 4 * 1024 * 1024;

Local<v8::String> toV8(v8::Isolate *isolate, const char *text)
{
    return v8::String::NewFromUtf8(isolate, text).ToLocalChecked();
}

/// Calls the function body `source` with (parts, exports, require): what it returns, or else `exports`.
v8::MaybeLocal<Value> runPart(Local<v8::Context> context, const char *name, const char *source,
                              Local<v8::Object> loaded, Local<v8::Function> require)
{
    v8::Isolate *const isolate = context->GetIsolate();
    const std::string url = std::string("boucle:tools/") + name;
    v8::ScriptOrigin origin(toV8(isolate, url.c_str()));
    v8::ScriptCompiler::Source text(toV8(isolate, source), origin);
    Local<v8::String> parameters[] = {toV8(isolate, "parts"), toV8(isolate, "exports"),
                                      toV8(isolate, "require")};
    const Local<v8::Object> exports = v8::Object::New(isolate);
    Local<Value> arguments[] = {loaded, exports, require};
    Local<v8::Function> function;
    Local<Value> result;
    if (!v8::ScriptCompiler::CompileFunction(context, &text, std::size(parameters), parameters)
             .ToLocal(&function) ||
        !function->Call(context, v8::Undefined(isolate), std::size(arguments), arguments).ToLocal(&result))
        return {};
    return result->IsUndefined() ? exports.As<Value>() : result;
}

} // namespace

/// Answers once, whatever becomes of it.
class ToolsThread::PendingCall
{
public:
    PendingCall(Answered answered, Progressed progressed)
        : m_answered(std::move(answered))
        , m_progressed(std::move(progressed))
    {
    }
    ~PendingCall()
    {
        if (m_answered)
            m_answered(
                Error{QStringLiteral("tools-failed"), QStringLiteral("the tools thread has ended"), false});
    }
    PendingCall(const PendingCall &) = delete;
    PendingCall &operator=(const PendingCall &) = delete;

    void answer(Result<QByteArray> json) { std::exchange(m_answered, nullptr)(std::move(json)); }
    void progress(const QByteArray &json)
    {
        if (m_progressed)
            m_progressed(json);
    }

private:
    Answered m_answered;
    Progressed m_progressed;
};

ToolsThread::ToolsThread(Host &host, ToolsProgram program)
    : m_program(std::move(program))
    , m_platform(host.d().platform)
    , m_snapshot(node::EmbedderSnapshotData::BuiltinSnapshotData())
    , m_nodeExecutable(host.executablePath().toStdString())
    , m_mailbox([this] {
        if (m_canWake)
            uv_async_send(m_wake.get());
    })
{
}

ToolsThread::~ToolsThread()
{
    if (!m_started)
        return;
    // Where that fails, the thread has ended by itself.
    static_cast<void>(m_mailbox.post([this] { node::Stop(m_environment); }));
    uv_thread_join(&m_thread);
}

void ToolsThread::start()
{
    if (m_started)
        return;
    const uv_thread_options_t options{UV_THREAD_HAS_STACK_SIZE, stackBytes};
    m_started =
        uv_thread_create_ex(
            &m_thread, &options, [](void *self) { static_cast<ToolsThread *>(self)->main(); }, this) == 0;
    if (!m_started)
        m_mailbox.close();
}

int ToolsThread::call(const QByteArray &json, Answered answered, Progressed progressed)
{
    start();
    const int number = ++m_lastNumber;
    // Shared: a task that is dropped answers as well.
    const auto pending = std::make_shared<PendingCall>(std::move(answered), std::move(progressed));
    static_cast<void>(m_mailbox.post([this, json, number, pending] {
        m_pending.emplace(number, pending);
        const Result<QByteArray> answer = enter(number, json);
        if (!answer || !answer->isEmpty()) {
            m_pending.erase(number);
            pending->answer(answer);
        }
    }));
    return number;
}

void ToolsThread::main()
{
    pthread_setname_np(pthread_self(), m_program.threadName);
    EnvironmentOptions options;
    options.platform = m_platform;
    options.snapshot = m_snapshot.get();
    options.arguments = {m_nodeExecutable};
    options.threadName = m_program.threadName;
    options.ownsProcessState = false;
    std::string error;
    const std::unique_ptr<Environment> environment = Environment::create(options, error);
    if (!environment) {
        qWarning("cannot start the tools: %s", error.c_str());
        m_mailbox.close();
        return;
    }
    m_environment = environment->get();
    m_isolate = environment->isolate();
    node::SetProcessExitHandler(m_environment, [](node::Environment *tools, int) { node::Stop(tools); });
    uv_async_init(environment->loop(), m_wake.get(),
                  [](uv_async_t *async) { static_cast<ToolsThread *>(async->data)->m_mailbox.run(); });
    m_wake.markInitialised();
    m_wake.get()->data = this;

    const auto begin = [&](const node::StartExecutionCallbackInfo &info) -> v8::MaybeLocal<Value> {
        if (!loadParts(*environment, info.native_require)) {
            node::Stop(m_environment); // what was thrown is printed by node
            return {};
        }
        m_canWake = true;
        uv_async_send(m_wake.get()); // for what was posted before
        return v8::Undefined(m_isolate);
    };
    int code = 0;
    environment->run(begin, code);

    m_mailbox.close();
    m_pending.clear();
    m_wake.close();
    m_entry.Reset();
    m_context.Reset();
}

bool ToolsThread::loadParts(Environment &environment, Local<v8::Function> require)
{
    const Local<v8::Context> context = node::GetMainContext(environment.get());
    m_context.Reset(m_isolate, context);
    const Local<v8::Object> loaded = v8::Object::New(m_isolate);
    const auto load = [&](const char *name, const char *source) {
        Local<Value> value;
        return runPart(context, name, source, loaded, require).ToLocal(&value) &&
               loaded->Set(context, toV8(m_isolate, name), value).FromMaybe(false);
    };
    const auto get = [&](Local<v8::Object> object, const char *name) {
        return object->Get(context, toV8(m_isolate, name)).ToLocalChecked();
    };
    const auto set = [&](Local<v8::Object> object, const char *name, Local<Value> value) {
        return object->Set(context, toV8(m_isolate, name), value).FromMaybe(false);
    };
    const Local<v8::Object> native = v8::Object::New(m_isolate);
    Local<v8::Function> post;
    const auto posted = [](const v8::FunctionCallbackInfo<Value> &info) {
        auto *self = static_cast<ToolsThread *>(info.Data().As<v8::External>()->Value());
        const v8::String::Utf8Value json(info.GetIsolate(), info[1]);
        self->post(info[0].As<v8::Int32>()->Value(), QByteArray(*json, qsizetype(json.length())),
                   info[2]->IsTrue());
    };
    Local<Value> settings = v8::Undefined(m_isolate);
    if (!m_program.settings.isEmpty() &&
        !v8::JSON::Parse(context, toV8(m_isolate, m_program.settings.constData())).ToLocal(&settings))
        return false;
    if (!v8::Function::New(context, posted, v8::External::New(m_isolate, this)).ToLocal(&post) ||
        !set(native, "post", post) || !set(loaded, "native", native) || !set(loaded, "settings", settings))
        return false;
    for (const auto &[name, source] : m_program.parts) {
        if (!load(name, source))
            return false;
    }
    m_entry.Reset(
        m_isolate,
        get(get(loaded, m_program.entryPart).As<v8::Object>(), m_program.entryFunction).As<v8::Function>());
    return true;
}

/// Later words of a call.
void ToolsThread::post(int number, const QByteArray &json, bool isLast)
{
    const auto found = m_pending.find(number);
    if (found == m_pending.end())
        return;
    const std::shared_ptr<PendingCall> pending = found->second;
    if (!isLast) {
        pending->progress(json);
        return;
    }
    m_pending.erase(found);
    pending->answer(json);
}

/// Empty when the answer comes later.
Result<QByteArray> ToolsThread::enter(int number, const QByteArray &json)
{
    const v8::HandleScope handleScope(m_isolate);
    const Local<v8::Context> context = m_context.Get(m_isolate);
    const v8::Context::Scope contextScope(context);
    const v8::TryCatch caught(m_isolate);
    const auto failed = [&]() -> Result<QByteArray> {
        const v8::String::Utf8Value words(m_isolate,
                                          caught.HasCaught() ? caught.Exception() : Local<Value>());
        return Error{QStringLiteral("tools-failed"),
                     *words ? QString::fromUtf8(*words, words.length()) : QString(), false};
    };
    Local<v8::String> text;
    Local<Value> value;
    Local<v8::String> answer;
    if (!v8::String::NewFromUtf8(m_isolate, json.constData(), v8::NewStringType::kNormal, int(json.size()))
             .ToLocal(&text) ||
        !v8::JSON::Parse(context, text).ToLocal(&value))
        return failed();
    Local<Value> arguments[] = {value, v8::Int32::New(m_isolate, number)};
    // A whole turn of its own: what it has promised goes on at its end.
    node::CallbackScope scope(m_isolate, context->Global(), {0, 0});
    if (!m_entry.Get(m_isolate)
             ->Call(context, v8::Undefined(m_isolate), std::size(arguments), arguments)
             .ToLocal(&value))
        return failed();
    if (value->IsUndefined())
        return QByteArray();
    if (!v8::JSON::Stringify(context, value).ToLocal(&answer))
        return failed();
    const v8::String::Utf8Value utf8(m_isolate, answer);
    return QByteArray(*utf8, qsizetype(utf8.length()));
}

} // namespace boucle
