// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cdp/transport.h"
#include "core/eventloop/looprecord.h"
#include "core/session/exitreason.h"
#include "core/session/launchspec.h"
#include "core/session/outputbatch.h"
#include "core/session/portowner.h"

#include <QObject>

#include <memory>
#include <variant>

namespace boucle {

/// Where a server listens. `protocol` is "http", "https", "tcp" or "unix".
struct ListenAddress
{
    QString protocol;
    QString host; ///< "" or "::" or "0.0.0.0": every interface; for "unix" the path
    int port = 0;

    /// "http://localhost:3000"; empty for what a browser cannot open.
    QString url() const;
    friend bool operator==(const ListenAddress &, const ListenAddress &) = default;
};

// Facts that a running server reports. Texts are for core to make: these carry codes and data.

/// A debuggable server waits for connectInspector() and Runtime.runIfWaitingForDebugger, before any line of
/// the user's code. Comes before ServerStarted.
struct ServerInspectorReady
{
};
/// The environment is ready and the user's script begins.
struct ServerStarted
{
};
struct ServerListening
{
    ListenAddress address;
};
struct ServerStoppedListening
{
    ListenAddress address;
};
/// listen() failed with EADDRINUSE.
struct ServerPortInUse
{
    QString host;
    int port = 0;
    bool handled = false;           ///< the script listens to the error and may go on
    std::optional<PortOwner> owner; ///< as far as it is known
};
/// A stop was asked a second ago and the thread has not come back from native code.
struct ServerStopBlocked
{
};
/// A node process that the server has started, itself or through another one, waits for
/// connectChildInspector() and Runtime.runIfWaitingForDebugger, before any line of the user's code.
struct ServerChildInspectorReady
{
    quint64 child = 0; ///< for connectChildInspector()
    qint64 pid = 0;
    qint64 parentPid = 0;
    QString title; ///< its script, absolute, as far as it has one
};
/// The program has loaded a module from that file, of its own rather than out of node_modules. Only told of
/// servers that have a lineage.
struct ServerFileLoaded
{
    QString path;            ///< absolute
    bool isData = false;     ///< no script: JSON, WebAssembly, an addon
    bool isInWorker = false; ///< in a worker thread
};
/// The first module of a package has been loaded, with all that it has loaded in turn. Likewise.
struct ServerPackageLoaded
{
    QString folder;          ///< the package's own, absolute
    double milliseconds = 0; ///< that took; CommonJS only: 0 is unknown
};
/// A turn of its event loop takes longer than the limit, and goes on. Reports of one turn may follow each
/// other.
struct ServerBlocked
{
    BlockReport report;
};
/// It has ended; how long it has taken is among the turns.
struct ServerUnblocked
{
    quint64 turn = 0; ///< as in the report
};
/// Asked for with requestLoopSnapshot().
struct ServerHandles
{
    HandlesSnapshot snapshot;
};
/// Something the user should know, while the server goes on.
struct ServerNotice
{
    enum class Kind {
        ChangedDirectoryBesideOthers, ///< process.chdir() while another server runs; detail: the folder
        DescriptorsNearLimit,         ///< detail: "used/limit"
        RefusedProcessWideCall,       ///< setFips, trace events, setuid …; detail: the call
        FdClosedByServer,             ///< it tried to close a descriptor of Boucle's; detail: number
        FaultInSharedThread,          ///< native code crashed in a thread that no server owns; detail: signal
        NotDebuggable,                ///< it runs, but no debugger can reach it; detail: why
        HandleNotChanged,             ///< asked for with changeHandle(); detail: libuv's name of its kind
    };
    Kind kind;
    QString detail;
};
/// Always the last one.
struct ServerEnded
{
    ExitReason reason;
};

using ServerEvent =
    std::variant<ServerInspectorReady, ServerStarted, ServerListening, ServerStoppedListening,
                 ServerPortInUse, ServerStopBlocked, ServerChildInspectorReady, ServerNotice,
                 ServerFileLoaded, ServerPackageLoaded, ServerBlocked, ServerUnblocked, ServerHandles,
                 ServerEnded>;

/// Port: runs servers. Implemented by runtime/ in the host, by fakes in tests.
/// Every member is called on the UI thread, returns at once, and every signal arrives there, queued.
class ServerRuntime : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// What runs the scripts, for the console: "node 24.21.0"; empty: nothing is said of it.
    virtual QString description() const { return {}; }

    /// Begins a run. Facts follow as events of the returned id, `ServerEnded` always among them.
    /// Error only when no thread could be made.
    virtual Result<ServerId> start(const LaunchSpec &spec) = 0;

    /// Asks the server to end, whatever it is doing. Unknown and ended ids are ignored.
    virtual void stop(ServerId id) = 0;

    /// A later generation of its lineage has taken over: the server accepts nothing more, finishes the
    /// requests that it has, ends keep-alive connections with their next answer, and ends when all are gone,
    /// at the latest after `graceMs`. While a debugger holds it, nothing of that happens: stop() ends it. A
    /// runtime that cannot do that stops it.
    virtual void retire(ServerId id, int graceMs)
    {
        Q_UNUSED(graceMs)
        stop(id);
    }
    /// Whether the listening sockets of a lineage stay while no generation of it runs; connections wait in
    /// the kernel meanwhile.
    virtual void keepSockets(quint64 lineage, bool keep)
    {
        Q_UNUSED(lineage)
        Q_UNUSED(keep)
    }

    /// How many HTTP requests a server of a lineage has begun to answer; 0 where nobody counts.
    virtual quint64 requestsServed(ServerId id) const
    {
        Q_UNUSED(id)
        return 0;
    }

    /// What its event loop has done since it was asked last, at most so many turns. Works after the end as
    /// well. Empty where nobody watches: see LaunchSpec::watchesLoop.
    virtual LoopBatch takeLoopRecords(ServerId id, int mostTurns)
    {
        Q_UNUSED(id)
        Q_UNUSED(mostTurns)
        return {};
    }
    /// Asks for ServerHandles and a MemoryRecord: they come when the server's thread comes by.
    virtual void requestLoopSnapshot(ServerId id) { Q_UNUSED(id) }
    /// Does that to a handle of a ServerHandles; another one follows. A notice says when the program has no
    /// such thing any more, or no words for it. Ignored where nobody watches.
    virtual void changeHandle(ServerId id, const HandleRecord &handle, HandleAction action)
    {
        Q_UNUSED(id)
        Q_UNUSED(handle)
        Q_UNUSED(action)
    }
    /// How long a turn of a loop may take before ServerBlocked is sent; of all servers.
    virtual void setBlockThreshold(int milliseconds) { Q_UNUSED(milliseconds) }

    /// The line to the inspector of a server that has sent ServerInspectorReady, as soon as that has arrived
    /// or later; it closes with a reason when the server ends. Once a run; nothing when there is none, or it
    /// was taken. Destroying or closing it lets the server run on, for the rest of the run without a
    /// debugger.
    virtual std::unique_ptr<cdp::Transport> connectInspector(ServerId id)
    {
        Q_UNUSED(id)
        return nullptr;
    }
    /// Likewise for a process that has sent ServerChildInspectorReady.
    virtual std::unique_ptr<cdp::Transport> connectChildInspector(ServerId id, quint64 child)
    {
        Q_UNUSED(id)
        Q_UNUSED(child)
        return nullptr;
    }

    /// Bytes for the server's stdin; kept until it reads them. Ignored once closed.
    virtual void writeInput(ServerId id, const QByteArray &bytes) = 0;
    virtual void closeInput(ServerId id) = 0;

    /// Moves up to `maxLines` lines out of the server's output ring. Works after the end as well, until
    /// the ring is empty.
    virtual OutputBatch takeOutput(ServerId id, int maxLines) = 0;

    /// What reached the process's own descriptors 1 and 2 (native code).
    virtual OutputBatch takeProcessOutput(int maxLines) = 0;

signals:
    void event(boucle::ServerId id, const boucle::ServerEvent &event);
    /// Sent once until the next takeOutput() of that id.
    void outputAvailable(boucle::ServerId id);
    void processOutputAvailable();
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::ServerEvent)
