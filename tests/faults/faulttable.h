// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/session/exitreason.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace boucle {

/// One row of faults.json: what a server does wrong and what must come of it.
struct Fault
{
    enum class Ends {
        Itself,  ///< nobody stops it
        Stopped, ///< stopped after it was ready and the witness was asked a while
        Either   ///< as Stopped, when it has not ended until then
    };

    QString name;   ///< "group-what"
    QString script; ///< below scripts/
    QStringList arguments;
    Ends ends = Ends::Itself;
    bool readyWhenStarted = false; ///< else when it prints the line "ready"
    int exposure = 10;             ///< requests to the witness between "ready" and the stop
    qint64 heapMiB = 0;            ///< limit of the heap; 0: none
    qint64 bufferMiB = 0;          ///< limit of the buffers; 0: none
    QStringList reasons;           ///< allowed kinds of ExitReason, by the name of the type
    std::optional<int> exitCode;   ///< as exitCodeOf() gives it; nothing: any
    QStringList says;              ///< all of them must be in the log
    qint64 limitMs = 0;            ///< from stop() to the end; from the start when it ends by itself
    bool blocks = false;           ///< the stop must be reported as blocked within the second, and given up
    bool parks = false;            ///< native code fails: one thread and what it holds may stay
    bool accepted = false;         ///< known to end the process; listed, not run
    QString why;                   ///< of an accepted one
};

/// Error: the file, and what is wrong in it.
Result<QList<Fault>> readFaultTable(const QString &file);

/// The name of the type that `reason` holds: "Terminated".
QString kindOf(const ExitReason &reason);
/// With the number that belongs to it: "ExitedWithCode 3"; "no end" for nothing.
QString shortReason(const std::optional<ExitReason> &reason);

} // namespace boucle
