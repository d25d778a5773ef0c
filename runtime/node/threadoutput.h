// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>

namespace boucle {

/// Gives each thread its own C streams: what node, V8 and addons write with stdio to `stdout` and `stderr` reaches
/// the server in whose thread they run, instead of the process's descriptors 1 and 2. Threads that nobody has
/// named keep those. One exists at a time, while servers run; made and destroyed on the UI thread.
class ThreadOutput
{
public:
    ThreadOutput();
    ~ThreadOutput();
    ThreadOutput(const ThreadOutput &) = delete;
    ThreadOutput &operator=(const ThreadOutput &) = delete;

    /// Where the calling thread's streams lead. Not owned: open until the thread ends or names others; -1 for the
    /// process's own.
    static void setOfThread(int stdoutDescriptor, int stderrDescriptor);

private:
    struct Replaced
    {
        FILE **variable = nullptr; ///< the host's
        FILE *before = nullptr;
    };
    static Replaced replace(const char *name, const cookie_io_functions_t &functions);
    static void restore(const Replaced &stream);

    Replaced m_stdout;
    Replaced m_stderr;
};

} // namespace boucle
