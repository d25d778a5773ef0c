// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/exitreason.h"

#include "core/base/tr.h"

#include <csignal>
#include <cstring>

namespace boucle {

namespace {

constexpr int signalExitBase = 128;

template <typename... Handlers>
struct Overloaded : Handlers...
{
    using Handlers::operator()...;
};
template <typename... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

QString signalName(int signal)
{
    const char *abbreviation = sigabbrev_np(signal);
    return abbreviation ? QStringLiteral("SIG") + QLatin1String(abbreviation) : QString::number(signal);
}

QString mebibytes(qint64 bytes)
{
    return QString::number(bytes / (1024 * 1024));
}

} // namespace

int exitCodeOf(const ExitReason &reason)
{
    return std::visit(
        Overloaded{
            [](const ExitedWithCode &r) { return r.code; },
            [](const UncaughtError &r) { return r.code; },
            [](const ExitedBySignal &r) { return signalExitBase + r.signal; },
            [](const OutOfMemory &) { return signalExitBase + SIGABRT; },
            [](const Terminated &) { return signalExitBase + SIGTERM; },
            [](const NativeFault &r) { return signalExitBase + (r.signal ? r.signal : SIGABRT); },
            [](const Abandoned &) { return signalExitBase + SIGKILL; },
            [](const ConnectionLost &) { return 1; },
            [](const StartFailed &) { return 1; },
        },
        reason);
}

QString describe(const ExitReason &reason)
{
    return std::visit(
        Overloaded{
            [](const ExitedWithCode &r) { return CoreTr::tr("Exited with code %1").arg(r.code); },
            [](const UncaughtError &r) {
                return r.message.isEmpty() ? CoreTr::tr("Ended by an uncaught error (code %1)").arg(r.code)
                                           : CoreTr::tr("Ended by an uncaught error (code %1): %2")
                                                 .arg(r.code)
                                                 .arg(r.message);
            },
            [](const ExitedBySignal &r) {
                return CoreTr::tr("Ended itself with the signal %1").arg(signalName(r.signal));
            },
            [](const OutOfMemory &r) {
                return r.kind == OutOfMemory::Kind::Heap
                           ? CoreTr::tr("Out of memory: the JavaScript heap reached its limit of %1 MiB")
                                 .arg(mebibytes(r.limitBytes))
                           : CoreTr::tr("Out of memory: buffers reached their limit of %1 MiB")
                                 .arg(mebibytes(r.limitBytes));
            },
            [](const Terminated &) { return CoreTr::tr("Stopped"); },
            [](const NativeFault &r) {
                const QString what =
                    r.signal ? signalName(r.signal) : CoreTr::tr("an assertion of the engine");
                return r.message.isEmpty()
                           ? CoreTr::tr(
                                 "Crashed in native code (%1). The other servers go on; restart Boucle "
                                 "when it suits you.")
                                 .arg(what)
                           : CoreTr::tr("Crashed in native code (%1): %2. The other servers go on; restart "
                                        "Boucle when it suits you.")
                                 .arg(what, r.message);
            },
            [](const Abandoned &) {
                return CoreTr::tr(
                    "Stopped, but its thread still waits in native code; restart Boucle when it "
                    "suits you");
            },
            [](const ConnectionLost &r) { return CoreTr::tr("No longer attached: %1").arg(r.message); },
            [](const StartFailed &r) { return CoreTr::tr("Could not start: %1").arg(r.message); },
        },
        reason);
}

bool needsOwnProcess(const ExitReason &reason)
{
    const auto *error = std::get_if<UncaughtError>(&reason);
    if (!error)
        return false;
    // node's own words for the first, the agent's for the second.
    const QString said = error->message + error->stack;
    return said.contains(QLatin1String("Module did not self-register")) ||
           said.contains(QLatin1String("is not available to a server that runs inside Boucle"));
}

bool isFailure(const ExitReason &reason)
{
    if (const auto *exited = std::get_if<ExitedWithCode>(&reason))
        return exited->code != 0;
    return !std::holds_alternative<Terminated>(reason);
}

} // namespace boucle
