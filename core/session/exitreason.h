// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <variant>

namespace boucle {

/// The script ended by itself or by process.exit(code).
struct ExitedWithCode
{
    int code = 0;
    friend bool operator==(const ExitedWithCode &, const ExitedWithCode &) = default;
};

/// An exception that nobody caught; `code` is the exit code that node gives it.
struct UncaughtError
{
    int code = 1;
    QString message; ///< first line: "TypeError: x is not a function"
    QString stack;   ///< as printed, may be empty
    friend bool operator==(const UncaughtError &, const UncaughtError &) = default;
};

/// The server signalled itself (process.kill(process.pid), process.abort()).
struct ExitedBySignal
{
    int signal = 0;
    friend bool operator==(const ExitedBySignal &, const ExitedBySignal &) = default;
};

struct OutOfMemory
{
    enum class Kind { Heap, ArrayBuffers };
    Kind kind = Kind::Heap;
    qint64 limitBytes = 0;
    friend bool operator==(const OutOfMemory &, const OutOfMemory &) = default;
};

/// Stopped by the user.
struct Terminated
{
    friend bool operator==(const Terminated &, const Terminated &) = default;
};

/// Native code faulted (or an assertion of the engine failed). Its thread is parked for good;
/// the process should be restarted when convenient.
struct NativeFault
{
    int signal = 0;  ///< SIGSEGV, SIGABRT …; 0 for an engine assertion
    QString message; ///< may be empty
    friend bool operator==(const NativeFault &, const NativeFault &) = default;
};

/// Stopped by the user while blocked in native code that could not be interrupted: its thread was let go.
struct Abandoned
{
    friend bool operator==(const Abandoned &, const Abandoned &) = default;
};

/// The process that the debugger was attached to has ended, or cannot be reached any more.
struct ConnectionLost
{
    QString message; ///< why, without a full stop
    friend bool operator==(const ConnectionLost &, const ConnectionLost &) = default;
};

/// The environment could not be made, the process not be started, or what is to be attached to not be
/// reached.
struct StartFailed
{
    QString message;
    friend bool operator==(const StartFailed &, const StartFailed &) = default;
};

using ExitReason = std::variant<ExitedWithCode, UncaughtError, ExitedBySignal, OutOfMemory, Terminated,
                                NativeFault, Abandoned, ConnectionLost, StartFailed>;

/// The exit code that a shell would see: the code itself, 128 + signal, 134 for memory and faults.
int exitCodeOf(const ExitReason &reason);

/// One sentence for the user, translated.
QString describe(const ExitReason &reason);

/// Whether it ended by something that works in a process of its own only: an addon that can be loaded only
/// once, a call that would change the whole process.
bool needsOwnProcess(const ExitReason &reason);

/// Whether the user would call it a failure (shown red): anything but code 0 and Terminated.
bool isFailure(const ExitReason &reason);

} // namespace boucle
