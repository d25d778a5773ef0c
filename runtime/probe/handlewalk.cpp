// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/probe/handlewalk.h"

#include <QHash>

#include <array>

#include <arpa/inet.h>
#include <sys/socket.h>

namespace boucle {

namespace {

using v8::Array;
using v8::Context;
using v8::Isolate;
using v8::Local;
using v8::Value;

QString addressText(const sockaddr_storage &address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.ss_family == AF_INET) {
        const auto &four = reinterpret_cast<const sockaddr_in &>(address);
        uv_ip4_name(&four, text.data(), text.size());
        return QStringLiteral("%1:%2").arg(QLatin1String(text.data())).arg(ntohs(four.sin_port));
    }
    if (address.ss_family == AF_INET6) {
        const auto &six = reinterpret_cast<const sockaddr_in6 &>(address);
        uv_ip6_name(&six, text.data(), text.size());
        return QStringLiteral("[%1]:%2").arg(QLatin1String(text.data())).arg(ntohs(six.sin6_port));
    }
    return {};
}

template <typename Handle, typename Get>
QString addressOf(const uv_handle_t *handle, Get get)
{
    sockaddr_storage address{};
    int size = sizeof address;
    const bool isKnown =
        get(reinterpret_cast<const Handle *>(handle), reinterpret_cast<sockaddr *>(&address), &size) == 0;
    return isKnown ? addressText(address) : QString();
}

template <typename Handle, typename Get>
QString nameOf(const uv_handle_t *handle, Get get)
{
    std::array<char, 1024> name{};
    size_t size = name.size();
    const bool isKnown =
        get(reinterpret_cast<Handle *>(const_cast<uv_handle_t *>(handle)), name.data(), &size) == 0;
    return isKnown ? QString::fromLocal8Bit(name.data(), qsizetype(size)) : QString();
}

bool listens(int fd)
{
    int value = 0;
    socklen_t size = sizeof value;
    return fd >= 0 && getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &value, &size) == 0 && value != 0;
}

HandleRecord toRecord(uv_handle_t *handle)
{
    HandleRecord record;
    const uv_handle_type type = uv_handle_get_type(handle);
    record.id = quint64(reinterpret_cast<uintptr_t>(handle));
    record.kind = QLatin1String(uv_handle_type_name(type));
    record.isActive = uv_is_active(handle);
    record.isRef = uv_has_ref(handle);
    uv_os_fd_t fd = -1;
    if (uv_fileno(handle, &fd) == 0)
        record.fd = fd;
    switch (type) {
    case UV_TCP:
        record.local = addressOf<uv_tcp_t>(handle, uv_tcp_getsockname);
        record.peer = addressOf<uv_tcp_t>(handle, uv_tcp_getpeername);
        break;
    case UV_UDP:
        record.local = addressOf<uv_udp_t>(handle, uv_udp_getsockname);
        record.peer = addressOf<uv_udp_t>(handle, uv_udp_getpeername);
        break;
    case UV_NAMED_PIPE:
        record.local = nameOf<uv_pipe_t>(handle, uv_pipe_getsockname);
        record.peer = nameOf<uv_pipe_t>(handle, uv_pipe_getpeername);
        break;
    case UV_FS_EVENT:
        record.local = nameOf<uv_fs_event_t>(handle, uv_fs_event_getpath);
        break;
    case UV_FS_POLL:
        record.local = nameOf<uv_fs_poll_t>(handle, uv_fs_poll_getpath);
        break;
    case UV_PROCESS:
        record.pid = uv_process_get_pid(reinterpret_cast<uv_process_t *>(handle));
        break;
    case UV_SIGNAL:
        record.local = QString::number(reinterpret_cast<uv_signal_t *>(handle)->signum);
        break;
    default:
        break;
    }
    if (type == UV_TCP || type == UV_NAMED_PIPE || type == UV_TTY) {
        record.queuedBytes = qint64(uv_stream_get_write_queue_size(reinterpret_cast<uv_stream_t *>(handle)));
        record.isListening = listens(record.fd);
    }
    return record;
}

/// Reads what handles.js returns: three flat lists.
class Description
{
public:
    Description(Isolate *isolate, Local<Context> context, Local<Value> value)
        : m_isolate(isolate)
        , m_context(context)
        , m_list(value.As<Array>())
    {
    }

    Local<Array> list(uint32_t index) const
    {
        return m_list->Get(m_context, index).ToLocalChecked().As<Array>();
    }
    double number(Local<Array> list, uint32_t index) const
    {
        return list->Get(m_context, index).ToLocalChecked()->NumberValue(m_context).FromMaybe(0);
    }
    QString text(Local<Array> list, uint32_t index) const
    {
        const v8::String::Utf8Value text(m_isolate, list->Get(m_context, index).ToLocalChecked());
        return *text ? QString::fromUtf8(*text, text.length()) : QString();
    }

private:
    Isolate *m_isolate;
    Local<Context> m_context;
    Local<Array> m_list;
};

/// As handles.js has it: the program's own line, and after a line end that of a package.
void setOrigin(HandleRecord &record, const QString &text)
{
    record.origin = text.section(u'\n', 0, 0);
    record.maker = text.section(u'\n', 1);
}

void addDescription(HandlesSnapshot &snapshot, const Description &description)
{
    constexpr uint32_t timerFields = 5;
    const Local<Array> timers = description.list(0);
    for (uint32_t i = 0; i + timerFields <= timers->Length(); i += timerFields) {
        HandleRecord record;
        record.kind = QStringLiteral("timer");
        record.id = quint64(description.number(timers, i));
        record.isActive = true;
        record.isRef = description.number(timers, i + 1) != 0;
        record.dueMs = qint64(description.number(timers, i + 2));
        record.repeatMs = qint64(description.number(timers, i + 3));
        setOrigin(record, description.text(timers, i + 4));
        snapshot.handles.append(record);
    }
    constexpr uint32_t originFields = 2;
    const Local<Array> origins = description.list(1);
    QHash<int, QString> byDescriptor;
    for (uint32_t i = 0; i + originFields <= origins->Length(); i += originFields)
        byDescriptor.insert(int(description.number(origins, i)), description.text(origins, i + 1));
    for (HandleRecord &record : snapshot.handles) {
        if (record.fd >= 0)
            setOrigin(record, byDescriptor.value(record.fd));
    }
    constexpr uint32_t requestFields = 2;
    const Local<Array> requests = description.list(2);
    for (uint32_t i = 0; i + requestFields <= requests->Length(); i += requestFields)
        snapshot.requests.append({description.text(requests, i), int(description.number(requests, i + 1))});
}

} // namespace

std::set<const uv_handle_t *> handlesOf(uv_loop_t *loop)
{
    std::set<const uv_handle_t *> result;
    uv_walk(
        loop,
        [](uv_handle_t *handle, void *set) {
            static_cast<std::set<const uv_handle_t *> *>(set)->insert(handle);
        },
        &result);
    return result;
}

HandlesSnapshot walkHandles(uv_loop_t *loop, const std::set<const uv_handle_t *> &internal, Isolate *isolate,
                            const v8::Global<v8::Function> &describe)
{
    struct Walk
    {
        HandlesSnapshot snapshot;
        const std::set<const uv_handle_t *> &internal;
    } walk{{}, internal};
    walk.snapshot.timeNs = qint64(uv_hrtime());
    uv_walk(
        loop,
        [](uv_handle_t *handle, void *data) {
            auto *all = static_cast<Walk *>(data);
            if (uv_is_closing(handle))
                return;
            HandleRecord record = toRecord(handle);
            record.isInternal = all->internal.contains(handle);
            all->snapshot.handles.append(record);
        },
        &walk);
    if (describe.IsEmpty())
        return walk.snapshot;
    const v8::HandleScope handleScope(isolate);
    const Local<v8::Function> function = describe.Get(isolate);
    const Local<Context> context = function->GetCreationContextChecked(isolate);
    const Context::Scope contextScope(context);
    const v8::TryCatch caught(isolate); // a server that is being stopped
    Local<Value> description;
    if (function->Call(context, v8::Undefined(isolate), 0, nullptr).ToLocal(&description) &&
        description->IsArray())
        addDescription(walk.snapshot, Description(isolate, context, description));
    return walk.snapshot;
}

} // namespace boucle
