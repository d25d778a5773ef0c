// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/agent/agent.h"

#include "agent_children.h"
#include "agent_compilecache.h"
#include "agent_debugging.h"
#include "agent_environment.h"
#include "agent_errors.h"
#include "agent_handles.h"
#include "agent_handover.h"
#include "agent_listening.h"
#include "agent_loading.h"
#include "agent_main.h"
#include "agent_preloads.h"
#include "agent_processcalls.h"
#include "agent_requests.h"
#include "agent_selfsignal.h"
#include "agent_sockets.h"
#include "agent_streams.h"
#include "agent_title.h"
#include "agent_warm.h"
#include "core/base/logging.h"
#include "runtime/probe/loopprobe.h"

#include <QFile>

#include <uv.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace boucle {

namespace {

using v8::Context;
using v8::Function;
using v8::FunctionCallbackInfo;
using v8::Isolate;
using v8::Local;
using v8::Object;
using v8::String;
using v8::Value;

using Info = FunctionCallbackInfo<Value>;

struct Part
{
    const char *name;
    const char *source;
    enum class When {
        Always,
        Isolated,
        Alone,
        Debuggable,
        Lineage,
        Probed
    } when; ///< Alone: the process is the server's
};

constexpr std::array parts{
    Part{"boucle:agent/streams", agent_streams, Part::When::Isolated},
    Part{"boucle:agent/children", agent_children, Part::When::Isolated},
    Part{"boucle:agent/environment", agent_environment, Part::When::Isolated},
    Part{"boucle:agent/processcalls", agent_processcalls, Part::When::Isolated},
    Part{"boucle:agent/errors", agent_errors, Part::When::Isolated},
    Part{"boucle:agent/selfsignal", agent_selfsignal, Part::When::Alone},
    Part{"boucle:agent/title", agent_title, Part::When::Alone},
    Part{"boucle:agent/compilecache", agent_compilecache, Part::When::Isolated},
    Part{"boucle:agent/listening", agent_listening, Part::When::Always},
    Part{"boucle:agent/sockets", agent_sockets, Part::When::Lineage},
    Part{"boucle:agent/handover", agent_handover, Part::When::Lineage},
    Part{"boucle:agent/loading", agent_loading, Part::When::Lineage},
    Part{"boucle:agent/requests", agent_requests, Part::When::Probed},
    Part{"boucle:agent/handles", agent_handles, Part::When::Probed},
    Part{"boucle:agent/debugging", agent_debugging, Part::When::Debuggable},
    Part{"boucle:agent/preloads", agent_preloads, Part::When::Always},
};

Local<String> toV8(Isolate *isolate, const char *text)
{
    return String::NewFromUtf8(isolate, text).ToLocalChecked();
}

Local<String> toV8(Isolate *isolate, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return String::NewFromUtf8(isolate, utf8.constData(), v8::NewStringType::kNormal, int(utf8.size()))
        .ToLocalChecked();
}

QString toQt(Isolate *isolate, Local<Value> value)
{
    const String::Utf8Value text(isolate, value);
    return *text ? QString::fromUtf8(*text, text.length()) : QString();
}

const AgentContext &contextOf(const Info &info)
{
    return *static_cast<const AgentContext *>(info.Data().As<v8::External>()->Value());
}

int intArgument(const Info &info, int index)
{
    return info[index]->Int32Value(info.GetIsolate()->GetCurrentContext()).FromMaybe(-1);
}

/// print(text): to the server's stderr, at once.
void print(const Info &info)
{
    const String::Utf8Value text(info.GetIsolate(), info[0]);
    const char *at = *text;
    size_t left = at ? text.length() : 0;
    while (left > 0) {
        const ssize_t written = write(contextOf(info).descriptors[2], at, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break; // the reader is gone: there is nobody to tell
        at += written;
        left -= size_t(written);
    }
}

/// duplicate(fd): a descriptor that the caller's stream may own.
void duplicate(const Info &info)
{
    const int fd = fcntl(intArgument(info, 0), F_DUPFD_CLOEXEC, 3);
    contextOf(info).duplicated(fd);
    info.GetReturnValue().Set(fd);
}

void isProtected(const Info &info)
{
    const auto *descriptors = contextOf(info).protectedDescriptors;
    info.GetReturnValue().Set(descriptors && descriptors->contains(intArgument(info, 0)));
}

/// notice(kind, detail)
void notice(const Info &info)
{
    const QString kind = toQt(info.GetIsolate(), info[0]);
    const auto known =
        kind == QLatin1String("changed-directory")    ? ServerNotice::Kind::ChangedDirectoryBesideOthers
        : kind == QLatin1String("descriptor-refused") ? ServerNotice::Kind::FdClosedByServer
                                                      : ServerNotice::Kind::RefusedProcessWideCall;
    contextOf(info).report(ServerNotice{known, toQt(info.GetIsolate(), info[1])});
}

void endBySignal(const Info &info)
{
    contextOf(info).endBySignal(intArgument(info, 0));
}

uint64_t threadArgument(const Info &info)
{
    return uint64_t(info[0]->IntegerValue(info.GetIsolate()->GetCurrentContext()).FromMaybe(-1));
}

/// enterDebugger(threadId)
void enterDebugger(const Info &info)
{
    const AgentContext &context = contextOf(info);
    const uint64_t thread = threadArgument(info);
    if (thread != context.debuggedThread) {
        struct End
        {
            const AgentContext &context;
            uint64_t thread;
        };
        node::AddEnvironmentCleanupHook(
            info.GetIsolate(),
            [](void *data) {
                const std::unique_ptr<End> end(static_cast<End *>(data));
                end->context.leaveDebugger(end->thread);
            },
            new End{context, thread});
    }
    context.enterDebugger(thread);
}

/// waitForDebugger(threadId): boolean
void waitForDebugger(const Info &info)
{
    info.GetReturnValue().Set(contextOf(info).waitForDebugger(threadArgument(info)));
}

/// uncaught(message, stack)
void uncaught(const Info &info)
{
    contextOf(info).uncaught(toQt(info.GetIsolate(), info[0]), toQt(info.GetIsolate(), info[1]));
}

ListenAddress addressArgument(const Info &info)
{
    return {toQt(info.GetIsolate(), info[0]), toQt(info.GetIsolate(), info[1]), intArgument(info, 2)};
}

void listening(const Info &info)
{
    contextOf(info).report(ServerListening{addressArgument(info)});
}

void stoppedListening(const Info &info)
{
    contextOf(info).report(ServerStoppedListening{addressArgument(info)});
}

/// portInUse(host, port, handled). Whose it is, is looked up here: the server has nothing better to do.
void portInUse(const Info &info)
{
    const int port = intArgument(info, 1);
    contextOf(info).report(
        ServerPortInUse{toQt(info.GetIsolate(), info[0]), port, info[2]->IsTrue(), findPortOwner(port)});
}

/// fileLoaded(path, isData)
void fileLoaded(const Info &info)
{
    const AgentContext &context = contextOf(info);
    context.report(ServerFileLoaded{toQt(info.GetIsolate(), info[0]), info[1]->IsTrue(), false});
}

/// The same in a worker thread.
void workerFileLoaded(const Info &info)
{
    const AgentContext &context = contextOf(info);
    context.report(ServerFileLoaded{toQt(info.GetIsolate(), info[0]), info[1]->IsTrue(), true});
}

/// packageLoaded(folder, milliseconds)
void packageLoaded(const Info &info)
{
    contextOf(info).report(
        ServerPackageLoaded{toQt(info.GetIsolate(), info[0]), info[1].As<v8::Number>()->Value()});
}

PortBroker::Request requestArgument(const Info &info)
{
    return {PortBroker::Kind(intArgument(info, 0)), toQt(info.GetIsolate(), info[1]), intArgument(info, 2)};
}

/// adoptSocket(kind, address, port): [token, fd], or nothing. `kind` is PortBroker's.
void adoptSocket(const Info &info)
{
    const AgentContext &context = contextOf(info);
    std::optional<PortBroker::Lease> lease = context.broker->adopt(context.server, requestArgument(info));
    if (!lease)
        return;
    Isolate *const isolate = info.GetIsolate();
    Local<Value> pair[] = {v8::Number::New(isolate, double(lease->token)),
                           v8::Integer::New(isolate, lease->fd.release())};
    info.GetReturnValue().Set(v8::Array::New(isolate, pair, std::size(pair)));
}

/// offerSocket(kind, address, port, fd): token
void offerSocket(const Info &info)
{
    const AgentContext &context = contextOf(info);
    info.GetReturnValue().Set(
        double(context.broker->offer(context.server, requestArgument(info), intArgument(info, 3))));
}

/// closeSocket(token)
void closeSocket(const Info &info)
{
    const AgentContext &context = contextOf(info);
    context.broker->close(context.server, threadArgument(info));
}

/// bindPath(path): the descriptor of a Unix socket that is bound to it, or a negative error number
void bindPath(const Info &info)
{
    const String::Utf8Value path(info.GetIsolate(), info[0]);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (path.length() >= sizeof address.sun_path) {
        info.GetReturnValue().Set(-ENAMETOOLONG);
        return;
    }
    std::copy_n(*path, path.length(), address.sun_path);
    UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const bool isBound =
        fd.isOpen() && ::bind(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    info.GetReturnValue().Set(isBound ? fd.release() : -errno);
}

/// onRetire(function(grace))
void onRetire(const Info &info)
{
    contextOf(info).setRetire(info[0].As<Function>());
}

void retired(const Info &info)
{
    contextOf(info).retired();
}

/// onHandOver(function): makeHandOver() calls it.
void onHandOver(const Info &info)
{
    Isolate *const isolate = info.GetIsolate();
    const Local<Context> context = isolate->GetCurrentContext();
    info.This()->Set(context, toV8(isolate, "makeHandOver"), info[0]).Check();
}

/// handOver(bytes)
void handOver(const Info &info)
{
    const AgentContext &context = contextOf(info);
    const Local<v8::ArrayBufferView> view = info[0].As<v8::ArrayBufferView>();
    std::string bytes(view->ByteLength(), '\0');
    view->CopyContents(bytes.data(), bytes.size());
    context.broker->handOver(context.server, std::move(bytes));
}

/// onTakeOver(function(bytes))
void onTakeOver(const Info &info)
{
    contextOf(info).setTakeOver(info[0].As<Function>());
}

/// raise(signal): 0, or a negative error number. To the calling thread.
void raise(const Info &info)
{
    info.GetReturnValue().Set(-pthread_kill(pthread_self(), intArgument(info, 0)));
}

/// processTitle(): string
void processTitle(const Info &info)
{
    char title[4096];
    if (uv_get_process_title(title, sizeof title) == 0)
        info.GetReturnValue().Set(toV8(info.GetIsolate(), title));
}

/// setProcessTitle(text): what `ps` shows, the name of the main thread included.
void setProcessTitle(const Info &info)
{
    const String::Utf8Value title(info.GetIsolate(), info[0]);
    uv_set_process_title(*title);
    QFile name(QStringLiteral("/proc/self/task/%1/comm").arg(getpid()));
    if (name.open(QIODevice::WriteOnly))
        name.write(*title, title.length());
}

/// now(): milliseconds of the clock that all records have
void now(const Info &info)
{
    info.GetReturnValue().Set(double(uv_hrtime()) / 1e6);
}

/// handleFunctions(describe, change)
void handleFunctions(const Info &info)
{
    contextOf(info).probe->setHandleFunctions(info[0].As<Function>(), info[1].As<Function>());
}

void started(const Info &info)
{
    contextOf(info).report(ServerStarted{});
}

/// Fills the object that the agent's parts know as `native`.
class NativeObject
{
public:
    NativeObject(const AgentContext &context, Local<Context> v8Context)
        : m_isolate(v8Context->GetIsolate())
        , m_context(v8Context)
        , m_data(v8::External::New(m_isolate, const_cast<AgentContext *>(&context)))
        , m_object(Object::New(m_isolate))
    {
    }

    void set(const char *name, Local<Value> value)
    {
        m_object->Set(m_context, toV8(m_isolate, name), value).Check();
    }
    void set(const char *name, v8::FunctionCallback callback)
    {
        set(name, Function::New(m_context, callback, m_data).ToLocalChecked());
    }
    void set(const char *name, bool value) { set(name, v8::Boolean::New(m_isolate, value)); }
    void set(const char *name, double value) { set(name, v8::Number::New(m_isolate, value).As<Value>()); }
    void set(const char *name, int value) { set(name, v8::Integer::New(m_isolate, value).As<Value>()); }
    void set(const char *name, v8::Local<v8::Float64Array> numbers) { set(name, numbers.As<Value>()); }
    void set(const char *name, const QStringList &list)
    {
        const Local<v8::Array> array = v8::Array::New(m_isolate);
        for (qsizetype i = 0; i < list.size(); ++i)
            array->Set(m_context, uint32_t(i), toV8(m_isolate, list[i])).Check();
        set(name, array);
    }
    void set(const char *name, const QMap<QString, QString> &map)
    {
        const Local<Object> object = Object::New(m_isolate);
        for (auto it = map.begin(); it != map.end(); ++it)
            object->CreateDataProperty(m_context, toV8(m_isolate, it.key()), toV8(m_isolate, it.value()))
                .Check();
        set(name, object);
    }
    void set(const char *name, const std::array<int, 3> &numbers)
    {
        const Local<v8::Array> array = v8::Array::New(m_isolate);
        for (uint32_t i = 0; i < numbers.size(); ++i)
            array->Set(m_context, i, v8::Integer::New(m_isolate, numbers[i])).Check();
        set(name, array);
    }
    Local<Object> object() const { return m_object; }

private:
    Isolate *m_isolate;
    Local<Context> m_context;
    Local<v8::External> m_data;
    Local<Object> m_object;
};

Local<Object> makeNative(const AgentContext &context, Local<Context> v8Context, bool isMainThread)
{
    NativeObject native(context, v8Context);
    native.set("isMainThread", isMainThread);
    native.set("started", started);
    native.set("listening", listening);
    native.set("stoppedListening", stoppedListening);
    native.set("portInUse", portInUse);
    native.set("requireModules", context.spec.requireModules);
    native.set("importModules", context.spec.importModules);
    native.set("raise", raise);
    native.set("processTitle", processTitle);
    native.set("setProcessTitle", setProcessTitle);
    if (context.debuggedThread) {
        native.set("mainThread", double(*context.debuggedThread));
        native.set("enterDebugger", enterDebugger);
        native.set("waitForDebugger", waitForDebugger);
    }
    if (context.broker) {
        native.set("adoptSocket", adoptSocket);
        native.set("offerSocket", offerSocket);
        native.set("closeSocket", closeSocket);
        native.set("bindPath", bindPath);
        native.set("onRetire", onRetire);
        native.set("retired", retired);
        native.set("makeHandOver", v8::Undefined(v8Context->GetIsolate()).As<Value>());
        native.set("onHandOver", onHandOver);
        native.set("handOver", handOver);
        native.set("onTakeOver", onTakeOver);
        native.set("watchesPackages", context.spec.hotReload.watchesPackages);
        native.set("fileLoaded", isMainThread ? fileLoaded : workerFileLoaded);
        native.set("packageLoaded", packageLoaded);
        native.set("requestCount", context.requests->asArray(v8Context->GetIsolate()));
    }
    if (context.probe && isMainThread) {
        native.set("now", now);
        native.set("requestRing",
                   context.probe->feed().requests->asArrayBuffer(v8Context->GetIsolate()).As<Value>());
        native.set("handleFunctions", handleFunctions);
        native.set("tracesOrigins", context.spec.tracesOrigins);
    }
    if (context.isolated) {
        native.set("ownDirectory", context.ownDirectory);
        native.set("descriptors", context.descriptors);
        native.set("compileCache", toV8(v8Context->GetIsolate(), context.compileCache.c_str()).As<Value>());
        native.set("marker", toV8(v8Context->GetIsolate(), context.marker.c_str()).As<Value>());
        native.set("environment", context.spec.environment);
        native.set("childEnvironment", context.spec.childEnvironment);
        native.set("processGroup", int(getpgrp()));
        native.set("print", print);
        native.set("duplicate", duplicate);
        native.set("isProtected", isProtected);
        native.set("notice", notice);
        native.set("endBySignal", endBySignal);
        native.set("uncaught", uncaught);
    }
    return native.object();
}

bool isWanted(const Part &part, const AgentContext &context, bool isMainThread)
{
    switch (part.when) {
    case Part::When::Always:
        return true;
    case Part::When::Isolated:
        return context.isolated;
    case Part::When::Alone:
        return !context.isolated;
    case Part::When::Debuggable:
        return context.debuggedThread.has_value();
    case Part::When::Lineage:
        return context.broker != nullptr;
    case Part::When::Probed:
        return context.probe != nullptr && isMainThread;
    }
    return false;
}

/// False with an exception pending, which is the user's when a --require threw.
bool runPart(const Part &part, Local<Context> context, Local<Value> process, Local<Value> require,
             Local<Object> native)
{
    Isolate *isolate = context->GetIsolate();
    v8::ScriptOrigin origin(toV8(isolate, part.name));
    v8::ScriptCompiler::Source source(toV8(isolate, part.source), origin);
    Local<String> parameters[] = {toV8(isolate, "process"), toV8(isolate, "require"),
                                  toV8(isolate, "native")};
    Local<Value> arguments[] = {process, require, native};
    Local<Function> function;
    Local<Value> result;
    return v8::ScriptCompiler::CompileFunction(context, &source, std::size(parameters), parameters)
               .ToLocal(&function) &&
           function->Call(context, v8::Undefined(isolate), std::size(arguments), arguments).ToLocal(&result);
}

} // namespace

void runAgent(const AgentContext &context, node::Environment *environment, Local<Value> process,
              Local<Value> require, bool isMainThread)
{
    const Local<Context> v8Context = node::GetMainContext(environment);
    Isolate *isolate = v8Context->GetIsolate();
    const v8::HandleScope handleScope(isolate);
    const Local<Object> native = makeNative(context, v8Context, isMainThread);
    for (const Part &part : parts) {
        if (!isWanted(part, context, isMainThread))
            continue;
        if (!runPart(part, v8Context, process, require, native))
            return;
    }
}

void warmUp(node::Environment *environment, Local<Value> process, Local<Value> require)
{
    const Local<Context> v8Context = node::GetMainContext(environment);
    const v8::HandleScope handleScope(v8Context->GetIsolate());
    const Part part{"boucle:agent/warm", agent_warm, Part::When::Always};
    const v8::TryCatch caught(v8Context->GetIsolate());
    const bool isWarm = runPart(part, v8Context, process, require, Object::New(v8Context->GetIsolate()));
    if (!isWarm && !caught.HasTerminated())
        qCWarning(logRuntime).noquote()
            << "an environment is not warm:" << toQt(v8Context->GetIsolate(), caught.Exception());
}

void runMainScript(const AgentContext &context, node::Environment *environment, Local<Value> process,
                   Local<Value> require)
{
    const Local<Context> v8Context = node::GetMainContext(environment);
    const v8::HandleScope handleScope(v8Context->GetIsolate());
    NativeObject native(context, v8Context);
    native.set("script", toV8(v8Context->GetIsolate(), context.spec.script).As<Value>());
    native.set("arguments", context.spec.arguments);
    const Part part{"boucle:agent/main", agent_main, Part::When::Always};
    runPart(part, v8Context, process, require, native.object());
}

} // namespace boucle
