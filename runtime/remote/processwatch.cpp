// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/processwatch.h"

#include "core/base/logging.h"
#include "runtime/node/childprocesses.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/wait.h>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// From the request to end to what cannot be refused; a stop succeeds within a second.
constexpr auto politeTime = 500ms;
// What a server that ended by itself has started gets less: nobody waits for it to save anything.
constexpr auto politeTimeOfRemains = 250ms;
constexpr auto forcedTime = 150ms;
// How often it is looked for what a process has left.
constexpr auto remainsInterval = 20ms;
// A prompt without a line end is shown after this.
constexpr auto partialTime = 60ms;

void makeNonBlocking(const UniqueFd &end)
{
    fcntl(end.get(), F_SETFL, fcntl(end.get(), F_GETFL) | O_NONBLOCK);
}

/// What V8 writes before it aborts.
bool saysOutOfMemory(const OutputLine &line)
{
    return line.stream == OutputStream::Stderr && line.text.startsWith("FATAL ERROR: ") &&
           line.text.contains("JavaScript heap out of memory");
}

} // namespace

ProcessWatch::ProcessWatch()
    : m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_mailbox([this] {
        const uint64_t one = 1;
        const ssize_t written = write(m_wake.get(), &one, sizeof one);
        static_cast<void>(written); // full means awake
    })
    , m_thread([this] { run(); })
{
}

ProcessWatch::~ProcessWatch()
{
    static_cast<void>(m_mailbox.post([this] {
        m_ending = true;
        for (auto &[id, watched] : m_processes) {
            watched.stopped = true;
            signalAll(watched, SIGKILL);
        }
    }));
    m_thread.join();
}

void ProcessWatch::add(quint64 id, WatchedProcess process)
{
    // std::function wants to copy what it captures.
    const auto shared = std::make_shared<WatchedProcess>(std::move(process));
    static_cast<void>(m_mailbox.post([this, id, shared] {
        Watched &watched = m_processes[id];
        watched.process = std::move(*shared);
        for (const UniqueFd *end : {&watched.process.input, &watched.process.output, &watched.process.errors})
            makeNonBlocking(*end);
    }));
}

void ProcessWatch::stop(quint64 id)
{
    static_cast<void>(m_mailbox.post([this, id] {
        const auto it = m_processes.find(id);
        if (it == m_processes.end() || std::exchange(it->second.stopped, true))
            return;
        signalAll(it->second, SIGTERM);
        it->second.killDue = Clock::now() + politeTime;
    }));
}

void ProcessWatch::writeInput(quint64 id, QByteArray bytes)
{
    static_cast<void>(m_mailbox.post([this, id, bytes = std::move(bytes)] {
        const auto it = m_processes.find(id);
        if (it != m_processes.end() && it->second.process.input.isOpen() && !it->second.closesInput)
            it->second.unwritten += bytes;
    }));
}

void ProcessWatch::closeInput(quint64 id)
{
    static_cast<void>(m_mailbox.post([this, id] {
        const auto it = m_processes.find(id);
        if (it != m_processes.end())
            it->second.closesInput = true;
    }));
}

void ProcessWatch::run()
{
    pthread_setname_np(pthread_self(), "process-watch");
    // A process that does not read is no reason to end.
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    while (!m_ending || !m_processes.empty()) {
        wait();
        uint64_t count = 0;
        const ssize_t size = read(m_wake.get(), &count, sizeof count);
        static_cast<void>(size); // nothing there is as good
        m_mailbox.run();
        const Clock::time_point now = Clock::now();
        std::vector<quint64> over;
        for (auto &[id, watched] : m_processes) {
            handle(watched, now);
            if (watched.status && (!hasRemains(watched) || now >= watched.giveUpDue))
                over.push_back(id);
        }
        for (const quint64 id : over) {
            auto node = m_processes.extract(id);
            Watched &watched = node.mapped();
            // What a process that goes on holds open is not waited for.
            while (drain(watched.process.output, watched.outputLines, watched)) {
            }
            while (drain(watched.process.errors, watched.errorLines, watched)) {
            }
            flushPartial(watched);
            watched.process.ended(*watched.status, watched.outOfMemory);
        }
    }
    m_mailbox.close();
}

void ProcessWatch::wait()
{
    std::vector<pollfd> entries{{m_wake.get(), POLLIN, 0}};
    Clock::time_point due = Clock::time_point::max();
    const Clock::time_point now = Clock::now();
    for (const auto &[id, watched] : m_processes) {
        const WatchedProcess &process = watched.process;
        for (const UniqueFd *end : {&process.output, &process.errors}) {
            if (end->isOpen())
                entries.push_back({end->get(), POLLIN, 0});
        }
        if (process.input.isOpen() && !watched.unwritten.isEmpty())
            entries.push_back({process.input.get(), POLLOUT, 0});
        if (!watched.status)
            entries.push_back({process.handle.get(), POLLIN, 0});
        else
            due = std::min(due, now + remainsInterval);
        due = std::min({due, watched.partialDue, watched.killDue, watched.giveUpDue});
    }
    int timeout = -1;
    if (due != Clock::time_point::max())
        timeout = int(std::max<qint64>(std::chrono::ceil<std::chrono::milliseconds>(due - now).count(), 0));
    poll(entries.data(), nfds_t(entries.size()), timeout);
}

void ProcessWatch::handle(Watched &watched, Clock::time_point now)
{
    const bool printed = drain(watched.process.output, watched.outputLines, watched) +
                             drain(watched.process.errors, watched.errorLines, watched) >
                         0;
    if (watched.outputLines.hasPartial() || watched.errorLines.hasPartial()) {
        if (printed || watched.partialDue == Clock::time_point::max())
            watched.partialDue = now + partialTime;
    } else {
        watched.partialDue = Clock::time_point::max();
    }
    if (now >= watched.partialDue) {
        flushPartial(watched);
        watched.partialDue = Clock::time_point::max();
    }
    feed(watched);
    if (now >= watched.killDue) {
        signalAll(watched, SIGKILL);
        watched.killDue = Clock::time_point::max();
        watched.giveUpDue = now + forcedTime;
    }
    if (!watched.status)
        reap(watched);
}

/// Whether something was there.
bool ProcessWatch::drain(UniqueFd &end, LineAssembler &lines, Watched &watched)
{
    // Others wait for their turn.
    constexpr int mostReads = 16;
    static thread_local std::array<char, 64 * 1024> buffer;
    bool found = false;
    for (int i = 0; end.isOpen() && i < mostReads; ++i) {
        const ssize_t size = read(end.get(), buffer.data(), buffer.size());
        if (size > 0) {
            std::vector<OutputLine> complete;
            lines.add(buffer.data(), size_t(size), QDateTime::currentMSecsSinceEpoch(), complete);
            watched.outOfMemory =
                watched.outOfMemory || std::any_of(complete.begin(), complete.end(), saysOutOfMemory);
            watched.process.ring->push(std::move(complete));
            found = true;
        } else if (size == 0) {
            end.reset();
        } else if (errno != EINTR) {
            if (errno != EAGAIN)
                end.reset();
            break;
        }
    }
    return found;
}

void ProcessWatch::feed(Watched &watched)
{
    UniqueFd &input = watched.process.input;
    while (input.isOpen() && !watched.unwritten.isEmpty()) {
        const ssize_t size =
            write(input.get(), watched.unwritten.constData(), size_t(watched.unwritten.size()));
        if (size > 0)
            watched.unwritten.remove(0, size);
        else if (errno == EAGAIN)
            return;
        else if (errno != EINTR)
            input.reset(); // it does not read any more
    }
    if (watched.closesInput)
        input.reset();
}

void ProcessWatch::reap(Watched &watched)
{
    int status = 0;
    const pid_t reaped = waitpid(watched.process.pid, &status, WNOHANG);
    if (reaped == 0)
        return;
    watched.status = reaped > 0 ? status : 0;
    if (hasRemains(watched)) {
        signalAll(watched, SIGTERM);
        watched.killDue = std::min(watched.killDue, Clock::now() + politeTimeOfRemains);
    }
}

void ProcessWatch::signalAll(const Watched &watched, int signal)
{
    kill(-watched.process.pid, signal);
    const bool detached = watched.stopped && !watched.process.keepDetachedChildren;
    for (const pid_t pid : findServerProcesses({watched.process.marker, {}, detached})) {
        if (pid != watched.process.pid)
            kill(pid, signal);
    }
}

bool ProcessWatch::hasRemains(const Watched &watched) const
{
    return kill(-watched.process.pid, 0) == 0 ||
           !findServerProcesses(
                {watched.process.marker, {}, watched.stopped && !watched.process.keepDetachedChildren})
                .empty();
}

void ProcessWatch::flushPartial(Watched &watched)
{
    std::vector<OutputLine> lines;
    watched.outputLines.flush(lines);
    watched.errorLines.flush(lines);
    watched.process.ring->push(std::move(lines));
}

} // namespace boucle
