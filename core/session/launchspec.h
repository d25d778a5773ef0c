// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace boucle {

/// Identifies one run of one server: a restart is a new id. Never reused in a process.
enum class ServerId : quint64 {};

/// A command for the shell that has to succeed before the script runs: a build, the "pre" script of a script.
struct Preparation
{
    QString command; ///< as written
    QString workingDirectory;
    friend bool operator==(const Preparation &, const Preparation &) = default;
};

/// What becomes of a running server when its files change.
struct HotReloadOptions
{
    bool enabled = false;
    /// Where two generations at once would disturb each other. The sockets stay, and connections wait in the
    /// kernel.
    bool stopBeforeStart = false;
    /// A live edit that would stop the server for longer gives way to a new generation …
    int pauseLimitMs = 100;
    /// A program that listens nowhere is stopped and started again as well: one that does its work once
    /// should not be.
    bool restartsAll = false;
    bool prefersState = false;    ///< … unless what the server knows is worth more than the time
    int startLimitMs = 10'000;    ///< within which a new generation has to listen where the one before does
    int graceMs = 10'000;         ///< that the old one has for requests and upgraded connections
    QStringList files;            ///< absolute; that count besides those that the server has loaded
    bool watchesPackages = false; ///< what is in node_modules counts as well
    friend bool operator==(const HotReloadOptions &, const HotReloadOptions &) = default;
};

/// Everything that the runtime needs to know to run one script. Plain data, made by core.
struct LaunchSpec
{
    /// Where it runs. Not every runtime knows every place.
    enum class Placement {
        InIde,           ///< a thread of this process
        SeparateProcess, ///< a process of its own, for which node's command line may say anything
        Attach           ///< it runs already: nothing is started, and a stop lets it run on
    };
    enum class Stdio {
        Captured, ///< streams of its own, delivered as output batches
        Inherited ///< the process's own descriptors 0, 1 and 2 (the command line)
    };

    QList<Preparation> preparations;    ///< in order; run by the session, not by the runtime
    QString name;                       ///< shown in messages and in the thread's name
    QString script;                     ///< absolute path of the entry, `process.argv[1]`
    QStringList arguments;              ///< `process.argv.slice(2)`
    QString workingDirectory;           ///< absolute; empty keeps the process's own
    QMap<QString, QString> environment; ///< the whole of `process.env`
    QStringList requireModules;         ///< as node's --require; in the IDE only, see execArguments
    QStringList importModules;          ///< as node's --import; likewise
    QStringList execArguments;   ///< shown as `process.execArgv`; a separate process is started with them
    qint64 heapLimitBytes = 0;   ///< of the JavaScript heap; 0: V8's own default
    qint64 bufferLimitBytes = 0; ///< of all ArrayBuffers; 0: half of the machine's memory
    Stdio stdio = Stdio::Captured;
    bool keepDetachedChildren = false; ///< leave `detached: true` children alive at stop
    /// A debugger can reach it: its first line waits for Runtime.runIfWaitingForDebugger (see
    /// ServerInspectorReady). Without effect for a runtime that has no inspector.
    bool debuggable = true;
    /// The node processes that it starts can be debugged as well: see ServerChildInspectorReady.
    bool debuggableChildren = true;

    /// InIde: its event loop is watched, see ServerRuntime::takeLoopRecords().
    bool watchesLoop = true;
    /// InIde: who has made a timer, a socket, a watcher is remembered, at a price: a stack for each.
    bool tracesOrigins = false;

    HotReloadOptions hotReload; ///< for the session; a runtime does not know of it

    /// InIde: starts with the same number are generations of one server, which hand their listening sockets
    /// on (see ServerRuntime::retire()). 0: it has its sockets for itself.
    quint64 lineage = 0;

    Placement placement = Placement::InIde;
    QString nodeExecutable;   ///< SeparateProcess: absolute; empty: the bundled one
    QString inspectorAddress; ///< Attach: "ws://host:port/id", "host:port", or the port of this machine

    /// InIde: added to the environment of the processes that it starts; a NODE_OPTIONS here goes before
    /// theirs. Filled in by the runtime that sees to debuggableChildren.
    QMap<QString, QString> childEnvironment;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::ServerId)
