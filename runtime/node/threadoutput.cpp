// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/threadoutput.h"

#include "core/base/logging.h"
#include "runtime/node/hostsymbol.h"

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace boucle {

namespace {

thread_local int threadStdout = -1;
thread_local int threadStderr = -1;

/// As fopencookie's write function: the number of bytes that were taken, 0 for an error.
ssize_t writeAll(int descriptor, const char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        const ssize_t written = write(descriptor, bytes + done, size - done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break;
        done += size_t(written);
    }
    return ssize_t(done);
}

ssize_t writeStdout(void *, const char *bytes, size_t size)
{
    return writeAll(threadStdout >= 0 ? threadStdout : STDOUT_FILENO, bytes, size);
}

ssize_t writeStderr(void *, const char *bytes, size_t size)
{
    return writeAll(threadStderr >= 0 ? threadStderr : STDERR_FILENO, bytes, size);
}

} // namespace

ThreadOutput::ThreadOutput()
    : m_stdout(replace("stdout", {nullptr, writeStdout, nullptr, nullptr}))
    , m_stderr(replace("stderr", {nullptr, writeStderr, nullptr, nullptr}))
{
}

ThreadOutput::~ThreadOutput()
{
    restore(m_stderr);
    restore(m_stdout);
}

void ThreadOutput::setOfThread(int stdoutDescriptor, int stderrDescriptor)
{
    threadStdout = stdoutDescriptor;
    threadStderr = stderrDescriptor;
}

ThreadOutput::Replaced ThreadOutput::replace(const char *name, const cookie_io_functions_t &functions)
{
    auto *variable = static_cast<FILE **>(hostSymbol(name));
    FILE *stream = variable ? fopencookie(nullptr, "w", functions) : nullptr;
    if (!stream) {
        qCWarning(logRuntime) << "native output cannot be told apart: no" << name;
        return {};
    }
    // A buffer would be shared by all threads.
    setvbuf(stream, nullptr, _IONBF, 0);
    return {variable, std::exchange(*variable, stream)};
}

void ThreadOutput::restore(const Replaced &stream)
{
    if (!stream.variable)
        return;
    // Not closed: a thread that was parked or let go may be inside of it.
    *stream.variable = stream.before;
}

} // namespace boucle
