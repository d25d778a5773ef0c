// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/blockedplaces.h"
#include "core/eventloop/loophistory.h"
#include "core/eventloop/requestsmodel.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace boucle {

class LoopMonitor;

/// What a server has done up to a moment, for as long as somebody keeps it: a value of its own, whatever the
/// server does next. All times are of the records' clock.
struct FlightRecording
{
    struct Line
    {
        qint64 timeNs = 0;
        QByteArray text; ///< UTF-8
        bool isError = false;
    };

    QString name; ///< the server's
    qint64 nowNs = 0;
    LoopHistory history;
    QList<TurnRecord> blockedTurns;
    QList<RequestEntry> requests;
    QList<GcRecord> collections;
    QList<MemoryRecord> memory;
    QList<BlockedPlace> blocked;
    QList<StackSample> samples;
    QList<Line> console;
};

/// How far back a recording goes that is kept.
constexpr qint64 flightNs = 60'000'000'000;

/// Of what the monitor has, all that is not over before that time; 0: all.
FlightRecording recordingOf(const LoopMonitor &monitor, qint64 fromNs);

/// The samples as a CPU profile, in the format of .cpuprofile files: what was seen counts for the time until
/// somebody looked again, or as long as between two looks.
QByteArray cpuProfileOf(const QList<StackSample> &samples);

} // namespace boucle
