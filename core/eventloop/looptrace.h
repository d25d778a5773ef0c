// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QIODevice>

namespace boucle {

class LoopMonitor;
struct FlightRecording;

/// Writes a recording as a trace that Chrome and Perfetto open: turns by phase, requests, collections,
/// blocked turns, memory, where JavaScript was, and lines of the console. JSON object format; times in
/// microseconds. Any thread.
Result<void> writeTrace(const FlightRecording &recording, QIODevice &device);
/// One line a turn, after a line of names; durations in milliseconds, times in milliseconds from the first
/// turn.
Result<void> writeTurnsCsv(const LoopMonitor &monitor, QIODevice &device);
/// The summary: figures, delays, collections, requests by route, blocked lines, handles. A JSON object; see
/// `boucle exec --loop-report`.
QByteArray loopReport(const LoopMonitor &monitor);

} // namespace boucle
