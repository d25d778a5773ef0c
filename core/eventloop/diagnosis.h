// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/blockedplaces.h"

namespace boucle {

class LoopMonitor;

/// What is wrong with a server, as far as its loop shows it: one thing, the worst.
struct Diagnosis
{
    enum class Kind {
        Nothing, ///< no records yet
        Healthy,
        BlockedNow,   ///< a line holds the loop
        Blocked,      ///< a line has held it
        Collector,    ///< the garbage collector takes a good part of the work
        ThreadPool,   ///< work waits for a thread of the pool
        SlowUpstream, ///< requests wait for requests that the server makes
        HandleLeak,   ///< what keeps the loop alive grows and grows
        ListenerLeak, ///< listeners are added and never removed
        Busy          ///< the loop works nearly all the time
    };
    Kind kind = Kind::Nothing;
    BlockedPlace place;    ///< Blocked, BlockedNow
    qint64 durationNs = 0; ///< of the block so far, of the wait for a thread, of the upstream's answers
    int count = 0;         ///< requests that waited behind a block; handles that have come; listeners
    double share = 0;      ///< of the work, or of the time: 0 to 1
    QString subject;       ///< the upstream, as "http://host"; the kind of handle; whose listeners
    QString event;         ///< that the listeners wait for
};

Diagnosis diagnose(const LoopMonitor &monitor);

} // namespace boucle
