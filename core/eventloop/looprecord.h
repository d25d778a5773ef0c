// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <cstdint>

namespace boucle {

// What a probe records of a server's event loop. Times are nanoseconds of the steady clock (CLOCK_MONOTONIC),
// one clock for all servers of the machine; durations are nanoseconds.

/// One turn of the loop, from poll to poll: it waits for something to happen, and works until it can wait
/// again. So all work of a turn is in one piece, and everything else has to wait for as long.
struct TurnRecord
{
    qint64 beginNs = 0;
    qint64 waitNs = 0;      ///< in the poll, for something to happen
    qint64 callbacksNs = 0; ///< in the poll, at work: sockets, files, children, signals
    qint64 checkNs = 0;     ///< immediates
    qint64 timersNs = 0;    ///< closing callbacks, timers, pending and idle callbacks
    qint64 gcNs = 0;        ///< of the work above, in the garbage collector
    quint32 events = 0;     ///< handled
    quint32 waiting = 0;    ///< were there already when the poll began
    quint32 requests = 0;   ///< HTTP requests that have begun

    qint64 busyNs() const { return callbacksNs + checkNs + timersNs; }
    qint64 workBeginNs() const { return beginNs + waitNs; }
    qint64 endNs() const { return workBeginNs() + busyNs(); }
};

struct GcRecord
{
    enum class Kind : quint32 { Scavenge, MinorMarkSweep, MarkSweep, Incremental, WeakCallbacks };
    qint64 beginNs = 0;
    qint64 endNs = 0;
    Kind kind = Kind::Scavenge;
};

/// Something that a request has come to. All of one request carry its id.
struct RequestEvent
{
    enum class Kind : quint32 {
        Begin,         ///< a request to the server; text: "GET /path"
        End,           ///< answered, or given up; text: its route, as far as a framework knows one
        OutgoingBegin, ///< the server asks somebody else; text: "GET http://host/path"
        OutgoingEnd
    };
    Kind kind = Kind::Begin;
    quint32 id = 0;
    quint32 parent = 0; ///< OutgoingBegin: the request that it is done for; 0: none, or unknown
    int status = 0;     ///< 0: none has been sent
    bool isAborted = false;
    qint64 timeNs = 0;
    qint64 firstByteNs = 0;   ///< End: when the answer has begun; 0: it has not
    qint64 synchronousNs = 0; ///< End: until its handler first gave the loop back
    qint64 bytes = 0;         ///< End: written to the socket
    QString text;
};

/// What the engine has of a server's memory, in bytes.
struct MemoryRecord
{
    qint64 timeNs = 0;
    qint64 heapUsed = 0;
    qint64 heapTotal = 0;
    qint64 external = 0;
    qint64 arrayBuffers = 0;
};

/// Where JavaScript is: a call that is under way.
struct LoopFrame
{
    QString function;
    QString file; ///< absolute path, or "node:…", or ""
    int line = 0; ///< 1-based
    int column = 0;
    QString scriptId; ///< the debugger's

    friend bool operator==(const LoopFrame &, const LoopFrame &) = default;
};

/// Where JavaScript was when somebody looked, a few times a second while the loop works.
struct StackSample
{
    qint64 timeNs = 0;
    QList<LoopFrame> frames; ///< the innermost first
};

/// What has come since it was asked last.
struct LoopBatch
{
    QList<TurnRecord> turns;
    QList<GcRecord> collections;
    QList<RequestEvent> requests;
    QList<MemoryRecord> memory;
    QList<StackSample> samples;
    quint64 droppedTurns = 0;    ///< since the beginning: the ring was full
    quint64 droppedRequests = 0; ///< likewise, of RequestEvents
    quint64 requestCount = 0;    ///< since the beginning, exact also where only some are recorded
    bool isSampling = false;     ///< only some requests are recorded, for their number
    qint64 poolDelayNs =
        -1; ///< what the process's thread pool has let work wait for, measured with a snapshot; -1: unknown
    qint64 nowNs = 0;
    qint64 waitingSinceNs = 0; ///< the loop waits, since then; 0: it works
    qint64 workingSinceNs = 0; ///< the turn works, since then; 0: it waits
    bool more = false;         ///< there is more to take at once
};

/// A turn works for longer than is good, and goes on.
struct BlockReport
{
    quint64 turn = 0;      ///< which block it is: reports of one may follow each other
    qint64 beginNs = 0;    ///< of the work
    qint64 durationNs = 0; ///< so far
    bool isNative = false; ///< in native code, which cannot be looked into
    QList<LoopFrame>
        frames; ///< the innermost first; of a call that has just come back when isNative was told before
};

/// One thing that may keep a loop alive.
struct HandleRecord
{
    quint64 id = 0; ///< the same as long as it lives, among those of its kind
    QString kind;   ///< "tcp", "timer", "pipe" …: libuv's names, and "immediate"
    bool isActive = false;
    bool isRef = false;      ///< keeps the loop alive while it is active
    bool isInternal = false; ///< node's own
    bool isListening = false;
    int fd = -1;
    QString local; ///< "127.0.0.1:3000", a path
    QString peer;
    qint64 queuedBytes = 0;
    qint64 dueMs = -1;   ///< timers: from now on
    qint64 repeatMs = 0; ///< timers: 0: once
    qint64 pid = 0;      ///< children
    QString origin;      ///< "file:line:column" that has made it; empty: not traced
    QString maker;       ///< likewise, in the package that has made it for that line; empty: none has
};

/// What may be done to a handle from outside of its program, which does not expect it.
enum class HandleAction : quint32 {
    Close,   ///< a child gets SIGTERM
    Release, ///< unref(): it does not keep the loop alive any more
    Hold     ///< ref()
};

/// The handles of a loop at one moment, and what is under way.
struct HandlesSnapshot
{
    qint64 timeNs = 0;
    QList<HandleRecord> handles;
    QList<QPair<QString, int>> requests; ///< by kind: name of node's class, number
};

} // namespace boucle
