// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/supervisor.h"

#include "core/base/logging.h"
#include "runtime/node/childprocesses.h"

#include <QFile>

#include <cerrno>
#include <csignal>
#include <cstring>

#include <dirent.h>
#include <poll.h>
#include <sys/resource.h>

namespace boucle {

namespace {

constexpr uint64_t stopTickMs = 200;
// In ticks: when children are told to end, and forced to; when the user is told; when the thread is let go.
constexpr int childrenTermTick = 1;
constexpr int childrenKillTick = 3;
constexpr int blockedTick = 5;
constexpr int abandonTick = 25;

constexpr uint64_t descriptorCheckMs = 2000;
constexpr int descriptorWarnPercent = 80;

// A server's own watchers come and go: while one of ours is there, none of these goes back to its default.
constexpr int keptSignals[] = {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGPIPE};

size_t countDescriptors()
{
    size_t count = 0;
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(opendir("/proc/self/fd"), closedir);
    if (!folder)
        return 0;
    while (readdir(folder.get()))
        ++count;
    return count - std::min<size_t>(count, 3); // ".", ".." and the folder's own
}

QString signalText(int signal)
{
    const char *name = signal > 0 ? sigabbrev_np(signal) : nullptr;
    return name ? QStringLiteral("SIG") + QLatin1String(name) : QStringLiteral("abort");
}

} // namespace

Supervisor::Supervisor(Options options)
    : m_options(std::move(options))
    , m_mailbox(std::make_shared<Mailbox>([this] { uv_async_send(m_wake.get()); }))
{
    startLoop();
    uv_thread_create(
        &m_thread, [](void *self) { static_cast<Supervisor *>(self)->run(); }, this);
}

Supervisor::~Supervisor()
{
    [[maybe_unused]] const bool posted = m_mailbox->post([this] { uv_stop(&m_loop); });
    Q_ASSERT(posted);
    uv_thread_join(&m_thread);

    // The thread has ended: what is left of its loop is closed here.
    m_mailbox->close();
    for (auto &[id, server] : m_servers) {
        // Its thread was let go and may come back one day: it keeps what it uses.
        static_cast<void>(server->thread.release());
    }
    m_servers.clear();
    m_processStreams.clear();
    m_signals.clear();
    m_faults.close();
    m_descriptorTimer.close();
    m_wake.close();
    uv_run(&m_loop, UV_RUN_DEFAULT);
    uv_loop_close(&m_loop);
}

void Supervisor::startLoop()
{
    uv_loop_init(&m_loop);
    uv_async_init(&m_loop, m_wake.get(),
                  [](uv_async_t *async) { static_cast<Supervisor *>(async->data)->m_mailbox->run(); });
    m_wake.markInitialised();
    m_wake.get()->data = this;

    uv_timer_init(&m_loop, m_descriptorTimer.get());
    m_descriptorTimer.markInitialised();
    m_descriptorTimer.get()->data = this;

    if (m_options.watchSignals) {
        for (const int number : keptSignals)
            watchSignal(number);
        for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGPIPE, SIGXFSZ})
            sigaction(number, nullptr, &m_signalActions[number]);
    }
    if (m_options.faultDescriptor >= 0) {
        uv_poll_init(&m_loop, m_faults.get(), m_options.faultDescriptor);
        m_faults.markInitialised();
        m_faults.get()->data = this;
        uv_poll_start(m_faults.get(), UV_READABLE,
                      [](uv_poll_t *poll, int, int) { static_cast<Supervisor *>(poll->data)->readFaults(); });
    }
}

void Supervisor::watchSignal(int number)
{
    auto watcher = std::make_unique<UvHandle<uv_signal_t>>();
    uv_signal_init(&m_loop, watcher->get());
    watcher->markInitialised();
    watcher->get()->data = this;
    const int code = uv_signal_start(
        watcher->get(),
        [](uv_signal_t *handle, int signal) {
            const auto &quit = static_cast<Supervisor *>(handle->data)->m_options.quitSignal;
            if (quit && (signal == SIGINT || signal == SIGTERM || signal == SIGHUP))
                quit(signal);
        },
        number);
    if (code != 0)
        qCWarning(logRuntime) << "cannot watch signal" << number << uv_strerror(code);
    m_signals.push_back(std::move(watcher));
}

void Supervisor::restoreSignalHandlers()
{
    // vm's breakOnSigint and others leave their own handler, or the default, behind.
    for (const auto &[signal, wanted] : m_signalActions) {
        struct sigaction present = {};
        if (sigaction(signal, nullptr, &present) == 0 && present.sa_handler != wanted.sa_handler)
            sigaction(signal, &wanted, nullptr);
    }
}

void Supervisor::run()
{
    pthread_setname_np(pthread_self(), "supervisor");
    uv_run(&m_loop, UV_RUN_DEFAULT);
}

SupervisedServer *Supervisor::find(ServerId id)
{
    const auto it = m_servers.find(id);
    return it == m_servers.end() ? nullptr : it->second.get();
}

void Supervisor::add(std::unique_ptr<SupervisedServer> server)
{
    {
        const std::scoped_lock lock(m_idleMutex);
        ++m_running;
    }
    // std::function wants to copy what it captures.
    const auto shared = std::make_shared<std::unique_ptr<SupervisedServer>>(std::move(server));
    [[maybe_unused]] const bool posted = m_mailbox->post([this, shared] {
        SupervisedServer &added = **shared;
        uv_timer_init(&m_loop, added.stopTimer.get());
        added.stopTimer.markInitialised();
        if (added.stdoutStream) {
            added.stdoutStream->start(&m_loop);
            added.stderrStream->start(&m_loop);
            added.stdinStream->start(&m_loop);
        }
        if (m_servers.empty() && m_options.watchSignals)
            uv_timer_start(
                m_descriptorTimer.get(),
                [](uv_timer_t *timer) { static_cast<Supervisor *>(timer->data)->checkDescriptors(); },
                descriptorCheckMs, descriptorCheckMs);
        m_servers.emplace(added.id, std::move(*shared));
        if (const int code = added.thread->start(); code != 0)
            end(added.id, StartFailed{QString::fromUtf8(uv_strerror(code))}, Thread::NeverStarted);
    });
    Q_ASSERT(posted);
}

void Supervisor::activate(ServerId id, ServerThread::Activation activation)
{
    const auto shared = std::make_shared<ServerThread::Activation>(std::move(activation));
    static_cast<void>(m_mailbox->post([this, id, shared] {
        if (SupervisedServer *server = find(id))
            server->thread->activate(std::move(*shared));
        else // it has ended on standby, which nobody was told
            m_options.sink->postEvent(id,
                                      ServerEnded{StartFailed{QStringLiteral("the environment has ended")}});
    }));
}

void Supervisor::retire(ServerId id, int graceMs)
{
    static_cast<void>(m_mailbox->post([this, id, graceMs] {
        if (SupervisedServer *server = find(id))
            server->thread->retire(graceMs);
    }));
}

void Supervisor::measurePool()
{
    int64_t none = 0;
    if (!m_poolAskedNs.compare_exchange_strong(none, int64_t(uv_hrtime())))
        return;
    static_cast<void>(m_mailbox->post([this] {
        m_poolWork.data = this;
        uv_queue_work(
            &m_loop, &m_poolWork,
            [](uv_work_t *work) {
                auto *self = static_cast<Supervisor *>(work->data);
                self->m_poolDelayNs = int64_t(uv_hrtime()) - self->m_poolAskedNs;
            },
            [](uv_work_t *work, int) { static_cast<Supervisor *>(work->data)->m_poolAskedNs = 0; });
    }));
}

int64_t Supervisor::poolDelayNs() const
{
    const int64_t asked = m_poolAskedNs;
    const int64_t last = m_poolDelayNs;
    return asked > 0 && last >= 0 ? std::max(last, int64_t(uv_hrtime()) - asked) : last;
}

void Supervisor::stop(ServerId id)
{
    static_cast<void>(m_mailbox->post([this, id] {
        SupervisedServer *server = find(id);
        if (!server || server->stopTicks > 0)
            return;
        server->thread->requestStop();
        // libuv's callbacks carry one pointer, and the server may be gone when it fires: look it up again.
        server->stopTimer.get()->data = this;
        server->stopTicks = 1;
        uv_timer_start(
            server->stopTimer.get(),
            [](uv_timer_t *timer) {
                auto *self = static_cast<Supervisor *>(timer->data);
                for (const auto &[key, candidate] : self->m_servers) {
                    if (candidate->stopTimer.get() == timer)
                        return self->stopTick(key);
                }
            },
            stopTickMs, stopTickMs);
    }));
}

void Supervisor::stopTick(ServerId id)
{
    SupervisedServer &server = *find(id);
    const int tick = server.stopTicks++;
    server.thread->requestStop();
    if (tick == childrenTermTick || tick == childrenKillTick) {
        // The thread may be waiting for one of them (execSync): then only their end lets it go.
        const bool detached = !server.thread->keepsDetachedChildren();
        for (const pid_t pid :
             findServerProcesses({server.thread->marker(), {server.thread->systemThread()}, detached}))
            kill(pid, tick == childrenTermTick ? SIGTERM : SIGKILL);
    }
    // A read of stdin that waits for more is told that there is none.
    if (tick == childrenTermTick && server.stdinStream)
        server.stdinStream->close();
    if (tick == blockedTick)
        m_options.sink->postEvent(id, ServerStopBlocked{});
    if (tick >= abandonTick)
        end(id, Abandoned{}, Thread::LetGo);
}

std::function<void(ExitReason)> Supervisor::finisher(ServerId id)
{
    return [this, id, mailbox = m_mailbox](ExitReason reason) {
        // `this` is used by the task only, which runs on the supervisor's own thread.
        static_cast<void>(
            mailbox->post([this, id, reason = std::move(reason)] { end(id, reason, Thread::Join); }));
    };
}

void Supervisor::end(ServerId id, const ExitReason &reason, Thread thread)
{
    const auto it = m_servers.find(id);
    if (it == m_servers.end())
        return; // let go before, and come back
    const std::unique_ptr<SupervisedServer> server = std::move(it->second);
    m_servers.erase(it);
    if (thread == Thread::Join)
        server->thread->join();
    else if (thread == Thread::LetGo)
        static_cast<void>(server->thread.release()); // its thread goes on using it
    restoreSignalHandlers();
    if (server->stdoutStream) {
        server->stdoutStream->finish();
        server->stderrStream->finish();
        server->stdinStream->close();
    }
    m_options.sink->postEvent(id, ServerEnded{reason});
    if (m_servers.empty())
        uv_timer_stop(m_descriptorTimer.get());
    const std::scoped_lock lock(m_idleMutex);
    m_hasLetGo = m_hasLetGo || thread == Thread::LetGo;
    if (--m_running == 0)
        m_idle.notify_all();
}

void Supervisor::writeInput(ServerId id, QByteArray bytes)
{
    static_cast<void>(m_mailbox->post([this, id, bytes = std::move(bytes)] {
        if (SupervisedServer *server = find(id); server && server->stdinStream)
            server->stdinStream->write(bytes);
    }));
}

void Supervisor::closeInput(ServerId id)
{
    static_cast<void>(m_mailbox->post([this, id] {
        if (SupervisedServer *server = find(id); server && server->stdinStream)
            server->stdinStream->closeWhenWritten();
    }));
}

void Supervisor::captureProcessOutput(UniqueFd readEnd, OutputStream stream, int original,
                                      std::shared_ptr<OutputRing> ring)
{
    const auto tee = [original](const char *bytes, size_t size) {
        // A terminal that is held must not hold the supervisor: then this part is not passed on.
        pollfd entry{original, POLLOUT, 0};
        if (poll(&entry, 1, 0) == 1 && (entry.revents & POLLOUT)) {
            const ssize_t written = write(original, bytes, size);
            static_cast<void>(written); // the ring has it as well
        }
    };
    const auto end = std::make_shared<UniqueFd>(std::move(readEnd));
    [[maybe_unused]] const bool posted = m_mailbox->post([this, end, stream, ring = std::move(ring), tee] {
        m_processStreams.push_back(
            std::make_unique<CapturedStream>(std::move(*end), LineAssembler(stream), ring, tee));
        m_processStreams.back()->start(&m_loop);
    });
    Q_ASSERT(posted);
}

bool Supervisor::stopAll(int limitMs)
{
    [[maybe_unused]] const bool posted = m_mailbox->post([this] {
        for (const auto &[id, server] : m_servers)
            stop(id);
    });
    Q_ASSERT(posted);
    std::unique_lock lock(m_idleMutex);
    const bool ended =
        m_idle.wait_for(lock, std::chrono::milliseconds(limitMs), [this] { return m_running == 0; });
    return ended && !m_hasLetGo;
}

void Supervisor::readFaults()
{
    FaultRecord record;
    while (read(m_options.faultDescriptor, &record, sizeof record) == ssize_t(sizeof record))
        handleFault(record);
}

ServerId Supervisor::ownerOf(const FaultRecord &record) const
{
    if (record.owner != 0)
        return ServerId(record.owner);
    // A thread that native code started: it has inherited the name of the server's thread.
    QFile name(QStringLiteral("/proc/self/task/%1/comm").arg(record.thread));
    const QByteArray text = name.open(QIODevice::ReadOnly) ? name.readAll().trimmed() : QByteArray();
    return text.startsWith(serverThreadPrefix) ? ServerId(text.mid(qstrlen(serverThreadPrefix)).toULongLong())
                                               : ServerId{};
}

void Supervisor::handleFault(const FaultRecord &record)
{
    if (record.owner == InspectorHub::faultOwner) {
        m_options.hubFault(signalText(record.signal));
        return;
    }
    const ServerId id = ownerOf(record);
    SupervisedServer *server = find(id);
    if (!server) {
        for (const auto &[other, unused] : m_servers)
            m_options.sink->postEvent(
                other, ServerNotice{ServerNotice::Kind::FaultInSharedThread, signalText(record.signal)});
        return;
    }
    ExitReason reason = NativeFault{std::max(record.signal, 0), QString::fromUtf8(record.message)};
    if (record.signal == FaultRecord::exitCalled)
        reason = NativeFault{0, QStringLiteral("exit() called by native code")};
    else if (record.signal == FaultRecord::outOfMemory)
        reason = OutOfMemory{OutOfMemory::Kind::Heap, server->thread->heapLimitBytes()};
    // Its environment cannot be taken down: a thread of it stands still for ever. Stop what else runs in it.
    server->thread->requestStopAfterFault();
    for (const pid_t pid : findServerProcesses({server->thread->marker(), {record.thread}, true}))
        kill(pid, SIGKILL);
    end(id, reason, Thread::LetGo);
}

void Supervisor::checkDescriptors()
{
    rlimit limit{};
    if (m_descriptorsWarned || getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return;
    const size_t used = countDescriptors();
    if (used * 100 < limit.rlim_cur * descriptorWarnPercent)
        return;
    m_descriptorsWarned = true;
    const QString detail = QStringLiteral("%1/%2").arg(used).arg(quint64(limit.rlim_cur));
    for (const auto &[id, server] : m_servers)
        m_options.sink->postEvent(id, ServerNotice{ServerNotice::Kind::DescriptorsNearLimit, detail});
}

} // namespace boucle
