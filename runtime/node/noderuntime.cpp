// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/noderuntime.h"

#include "core/base/logging.h"
#include "runtime/inspector/hubtransport.h"
#include "runtime/node/engineflag.h"
#include "runtime/node/host_p.h"
#include "runtime/node/supervisor.h"
#include "runtime/node/threadoutput.h"
#include "runtime/probe/blockwatch.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTimer>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <deque>
#include <map>
#include <set>

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

namespace boucle {

namespace {

// The hub takes 14 ms to stand. When the window is there, nobody has to wait for it.
constexpr std::chrono::milliseconds hubDelay{300};

// One second of a fast writer: the supervisor has many pipes to look after.
constexpr int pipeBytes = 1024 * 1024;

struct Pipe
{
    UniqueFd readEnd;
    UniqueFd writeEnd;
};

Result<Pipe> makePipe()
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return Error{QStringLiteral("no-pipe"), QString::fromLocal8Bit(strerror(errno)), true};
    fcntl(ends[1], F_SETPIPE_SZ, pipeBytes); // a smaller pipe works as well
    return Pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

qint64 halfOfMemory()
{
    return qint64(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE) / 2;
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

std::set<int> openDescriptors()
{
    std::set<int> result;
    const QStringList entries = QDir(QStringLiteral("/proc/self/fd"))
                                    .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &entry : entries)
        result.insert(entry.toInt());
    return result;
}

// Each thread of a server may get an arena of its own, which keeps its pages: a few are enough.
constexpr int mallocArenas = 4;

/// What of a spec has to be known when an environment is made.
struct StandbyTraits
{
    LaunchSpec::Stdio stdio;
    bool hasChildEnvironment;
    bool watchesLoop;
    friend bool operator==(const StandbyTraits &, const StandbyTraits &) = default;
};

/// Nothing: only an environment that is made for it can run it.
std::optional<StandbyTraits> standbyTraitsOf(const LaunchSpec &spec)
{
    const bool isPlain = spec.debuggable && spec.heapLimitBytes == 0 && spec.bufferLimitBytes == 0 &&
                         spec.execArguments.isEmpty() && spec.requireModules.isEmpty() &&
                         spec.importModules.isEmpty();
    return isPlain
               ? std::optional(StandbyTraits{spec.stdio, !spec.childEnvironment.isEmpty(), spec.watchesLoop})
               : std::nullopt;
}

qint64 availableMemory()
{
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression line(QStringLiteral("MemAvailable:\\s+(\\d+) kB"));
    return line.match(QString::fromLatin1(file.readAll())).captured(1).toLongLong() * 1024;
}

// After a start the machine has other things to do.
constexpr std::chrono::milliseconds standbyDelay{300};
constexpr std::chrono::seconds memoryInterval{5};
constexpr qint64 memoryToSpare = qint64(384) * 1024 * 1024;

} // namespace

struct NodeRuntime::Made
{
    std::unique_ptr<SupervisedServer> server;
    ServerThread::Options options;
};

struct NodeRuntime::Private
{
    struct Standby
    {
        ServerId id;
        StandbyTraits traits;
    };
    node::MultiIsolatePlatform *platform = nullptr;
    std::string executable;
    Tenancy tenancy = Tenancy::Shared;
    std::shared_ptr<const node::EmbedderSnapshotData> snapshot;
    std::shared_ptr<EventSink> sink;
    std::function<void()> emergencyHandler;
    std::unique_ptr<FaultGuard> faultGuard;
    std::optional<ThreadOutput> threadOutput;
    std::shared_ptr<const std::set<int>> protectedDescriptors;
    std::map<ServerId, std::shared_ptr<OutputRing>> rings;
    std::map<ServerId, std::shared_ptr<RequestCounter>> requests; ///< of those that have a lineage
    std::set<ServerId> ended;
    std::shared_ptr<OutputRing> processRing;
    UniqueFd originalStdout;
    UniqueFd originalStderr;
    quint64 lastId = 0;
    std::shared_ptr<PortBroker> broker = std::make_shared<PortBroker>(); ///< threads that were let go keep it
    std::map<ServerId, std::shared_ptr<LoopFeed>> loops;
    std::deque<ServerId> endedLoops;
    std::optional<BlockWatch> blockWatch; ///< from the first watched server on
    std::shared_ptr<InspectorHub> hub;    ///< from the first debuggable server on, or from a little earlier
    std::unique_ptr<Supervisor> supervisor;
    std::chrono::milliseconds blockThreshold = BlockWatch::defaultThreshold;
    std::string compileCache;
    bool wantsStandby = false;
    std::optional<StandbyTraits> wantedTraits; ///< of the last start
    std::optional<Standby> standby;
    QTimer standbyTimer;
    QTimer memoryTimer;

    /// Its last records may still be taken, for a while.
    void endLoop(ServerId id, const std::shared_ptr<LoopFeed> &feed)
    {
        constexpr size_t mostEnded = 4;
        blockWatch->remove(feed);
        endedLoops.push_back(id);
        if (endedLoops.size() > mostEnded) {
            loops.erase(endedLoops.front());
            endedLoops.pop_front();
        }
    }

    OutputBatch take(ServerId id, int maxLines)
    {
        const auto it = rings.find(id);
        if (it == rings.end())
            return {};
        OutputBatch batch = it->second->take(maxLines);
        if (!batch.more && ended.erase(id) > 0) {
            rings.erase(it);
            requests.erase(id);
        }
        return batch;
    }
};

NodeRuntime::NodeRuntime(Host &host, Tenancy tenancy, QObject *parent)
    : ServerRuntime(parent)
    , d(std::make_unique<Private>())
{
    qRegisterMetaType<ServerId>();
    qRegisterMetaType<ServerEvent>();
    d->platform = host.d().platform;
    d->executable = host.executablePath().toStdString();
    d->tenancy = tenancy;
    d->snapshot = node::EmbedderSnapshotData::BuiltinSnapshotData();
    d->sink = std::make_shared<EventSink>(this);

    Supervisor::Options options;
    options.sink = d->sink;
    options.watchSignals = tenancy == Tenancy::Shared;
    if (tenancy == Tenancy::Shared) {
        keepLoopsInterruptible();
        mallopt(M_ARENA_MAX, mallocArenas);
        raiseDescriptorLimit();
        // The agent knows by it when a worker was given the process's environment.
        qputenv("BOUCLE_HOST", "1");
        d->threadOutput.emplace();
        d->faultGuard = std::make_unique<FaultGuard>([p = d.get()] {
            if (p->emergencyHandler)
                p->emergencyHandler();
        });
        options.faultDescriptor = d->faultGuard->recordDescriptor();
        options.hubFault = [this, sink = d->sink](const QString &signal) {
            sink->post([this, signal] { d->hub->fail(signal.toStdString()); });
        };
        options.quitSignal = [this, sink = d->sink](int signal) {
            sink->post([this, signal] { emit quitRequested(signal); });
        };
    }
    d->supervisor = std::make_unique<Supervisor>(std::move(options));
    if (tenancy == Tenancy::Shared) {
        d->protectedDescriptors = std::make_shared<const std::set<int>>(openDescriptors());
        QTimer::singleShot(hubDelay, this, &NodeRuntime::startHub);
    }

    connect(this, &ServerRuntime::event, this, [this](ServerId id, const ServerEvent &event) {
        const auto *ended = std::get_if<ServerEnded>(&event);
        if (!ended)
            return;
        if (d->standby && d->standby->id == id) {
            d->standby.reset();
            d->rings.erase(id);
            forgetLoop(id);
        }
        if (const auto loop = d->loops.find(id); loop != d->loops.end())
            d->endLoop(id, loop->second);
        if (d->rings.count(id) > 0) // not of one that has only waited
            d->ended.insert(id);
        if (d->hub)
            d->hub->finish(id, describe(ended->reason));
    });
}

NodeRuntime::~NodeRuntime()
{
    const bool allEnded = d->supervisor->stopAll(shutdownLimitMs);
    d->sink->close();
    // After the servers: a stop may have to lead one out of a pause. One that was let go may use the hub's
    // environment at any time.
    if (d->hub && allEnded)
        d->hub->shutDown();
    else if (d->hub)
        static_cast<void>(new std::shared_ptr<InspectorHub>(d->hub));
    if (d->originalStdout.isOpen()) {
        dup2(d->originalStdout.get(), STDOUT_FILENO);
        dup2(d->originalStderr.get(), STDERR_FILENO);
    }
}

QString NodeRuntime::description() const
{
    return QStringLiteral("node ") + Host::nodeVersion();
}

Result<NodeRuntime::Made> NodeRuntime::make(ServerId id, const LaunchSpec &spec)
{
    Made made;
    made.server = std::make_unique<SupervisedServer>();
    SupervisedServer &server = *made.server;
    server.id = id;
    server.ring = std::make_shared<OutputRing>(
        [this, id, sink = d->sink] { sink->post([this, id] { emit outputAvailable(id); }); });

    ServerThread::Options &options = made.options;
    options.id = id;
    options.spec = spec;
    if (options.spec.bufferLimitBytes <= 0 && d->tenancy == Tenancy::Shared)
        options.spec.bufferLimitBytes = halfOfMemory();
    options.nodeExecutable = d->executable;
    options.platform = d->platform;
    options.snapshot = d->snapshot;
    options.isolated = d->tenancy == Tenancy::Shared;
    options.compileCache = d->compileCache;
    options.protectedDescriptors = d->protectedDescriptors;
    if (options.isolated && spec.stdio == LaunchSpec::Stdio::Inherited) {
        options.stdinEnd = UniqueFd(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3));
        options.stdoutEnd = UniqueFd(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
        options.stderrEnd = UniqueFd(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3));
    } else if (options.isolated) {
        Result<Pipe> input = makePipe();
        Result<Pipe> output = makePipe();
        Result<Pipe> errors = makePipe();
        for (const Result<Pipe> *pipe : {&input, &output, &errors}) {
            if (!*pipe)
                return pipe->error();
        }
        options.stdinEnd = std::move(input.value().readEnd);
        options.stdoutEnd = std::move(output.value().writeEnd);
        options.stderrEnd = std::move(errors.value().writeEnd);
        server.stdinStream = std::make_unique<FedStream>(std::move(input.value().writeEnd));
        server.stdoutStream = std::make_unique<CapturedStream>(
            std::move(output.value().readEnd), LineAssembler(OutputStream::Stdout), server.ring);
        // Where its children write as well.
        const auto debugger = spec.childEnvironment.isEmpty() ? LineAssembler::Debugger::Shown
                                                              : LineAssembler::Debugger::Hidden;
        server.stderrStream = std::make_unique<CapturedStream>(
            std::move(errors.value().readEnd), LineAssembler(OutputStream::Stderr, debugger), server.ring);
    }
    if (spec.debuggable && options.isolated) {
        startHub();
        options.hub = d->hub;
    }
    if (spec.watchesLoop)
        options.loop = watchLoop(id);
    options.report = [id, sink = d->sink](ServerEvent event) { sink->postEvent(id, std::move(event)); };
    options.finished = d->supervisor->finisher(id);
    return made;
}

std::shared_ptr<LoopFeed> NodeRuntime::watchLoop(ServerId id)
{
    LoopFeed::Reports reports;
    reports.blocked = [id, sink = d->sink](BlockReport report) {
        sink->postEvent(id, ServerBlocked{std::move(report)});
    };
    reports.unblocked = [id, sink = d->sink](uint64_t turn) { sink->postEvent(id, ServerUnblocked{turn}); };
    reports.handles = [id, sink = d->sink](HandlesSnapshot snapshot) {
        sink->postEvent(id, ServerHandles{std::move(snapshot)});
    };
    reports.handleNotChanged = [id, sink = d->sink](const QString &kind) {
        sink->postEvent(id, ServerNotice{ServerNotice::Kind::HandleNotChanged, kind});
    };
    auto feed = std::make_shared<LoopFeed>(std::move(reports));
    d->loops.emplace(id, feed);
    if (!d->blockWatch)
        d->blockWatch.emplace(d->blockThreshold);
    d->blockWatch->add(feed);
    return feed;
}

void NodeRuntime::forgetLoop(ServerId id)
{
    const auto found = d->loops.find(id);
    if (found == d->loops.end())
        return;
    d->blockWatch->remove(found->second);
    d->loops.erase(found);
}

LoopBatch NodeRuntime::takeLoopRecords(ServerId id, int mostTurns)
{
    const auto found = d->loops.find(id);
    if (found == d->loops.end())
        return {};
    LoopBatch batch = found->second->take(mostTurns);
    batch.poolDelayNs = d->supervisor->poolDelayNs();
    return batch;
}

void NodeRuntime::requestLoopSnapshot(ServerId id)
{
    if (const auto found = d->loops.find(id); found != d->loops.end())
        found->second->requestSnapshot();
    d->supervisor->measurePool();
}

void NodeRuntime::changeHandle(ServerId id, const HandleRecord &handle, HandleAction action)
{
    if (const auto found = d->loops.find(id); found != d->loops.end())
        found->second->requestChange({handle.kind, handle.id, handle.fd, handle.pid, action});
}

void NodeRuntime::setBlockThreshold(int milliseconds)
{
    d->blockThreshold = std::chrono::milliseconds(milliseconds);
    if (d->blockWatch)
        d->blockWatch->setThreshold(d->blockThreshold);
}

Result<ServerId> NodeRuntime::start(const LaunchSpec &spec)
{
    const bool isIsolated = d->tenancy == Tenancy::Shared;
    const std::optional<StandbyTraits> traits = isIsolated ? standbyTraitsOf(spec) : std::nullopt;
    const bool isReady = traits && d->standby && d->standby->traits == *traits;
    const ServerId id = isReady ? d->standby->id : ServerId{++d->lastId};
    ServerThread::Activation activation{spec, nullptr, nullptr};
    if (spec.lineage != 0 && isIsolated) {
        activation.broker = d->broker;
        activation.requests = std::make_shared<RequestCounter>();
        d->requests.emplace(id, activation.requests);
        d->broker->join(spec.lineage, id);
    }
    if (traits) {
        d->wantedTraits = traits;
        looksAfterStandby();
    }
    if (isReady) {
        d->standby.reset();
        if (activation.spec.bufferLimitBytes <= 0)
            activation.spec.bufferLimitBytes = halfOfMemory();
        d->supervisor->activate(id, std::move(activation));
        return id;
    }
    Result<Made> made = make(id, spec);
    if (!made) {
        d->requests.erase(id);
        forgetLoop(id);
        d->broker->leave(id);
        return made.error();
    }
    made.value().options.broker = std::move(activation.broker);
    made.value().options.requests = std::move(activation.requests);
    made.value().server->thread = std::make_unique<ServerThread>(std::move(made.value().options));
    d->rings.emplace(id, made.value().server->ring);
    d->supervisor->add(std::move(made.value().server));
    return id;
}

void NodeRuntime::setCompileCache(const QString &folder)
{
    // Where it cannot be made, node would try for ever.
    if (QDir().mkpath(folder))
        d->compileCache = folder.toStdString();
    else
        qCWarning(logRuntime) << "no code is kept: cannot make" << folder;
}

void NodeRuntime::enableStandby()
{
    d->wantsStandby = true;
    d->standbyTimer.setSingleShot(true);
    d->standbyTimer.setInterval(standbyDelay);
    connect(&d->standbyTimer, &QTimer::timeout, this, &NodeRuntime::makeStandby);
    d->memoryTimer.setInterval(memoryInterval);
    connect(&d->memoryTimer, &QTimer::timeout, this, [this] {
        if (d->standby && availableMemory() < memoryToSpare)
            dropStandby();
    });
}

/// From now on no start finds it.
void NodeRuntime::dropStandby()
{
    d->supervisor->stop(d->standby->id);
    d->rings.erase(d->standby->id);
    forgetLoop(d->standby->id);
    d->standby.reset();
}

bool NodeRuntime::hasStandby() const
{
    return d->standby.has_value();
}

void NodeRuntime::looksAfterStandby()
{
    if (!d->wantsStandby)
        return;
    d->standbyTimer.start();
    d->memoryTimer.start();
}

void NodeRuntime::makeStandby()
{
    if (d->standby && d->standby->traits == d->wantedTraits)
        return;
    if (d->standby)
        dropStandby(); // of another kind
    if (availableMemory() < memoryToSpare)
        return;
    LaunchSpec spec;
    spec.name = QStringLiteral("standby");
    spec.stdio = d->wantedTraits->stdio;
    spec.watchesLoop = d->wantedTraits->watchesLoop;
    if (d->wantedTraits->hasChildEnvironment)
        spec.childEnvironment.insert(QString(), QString());
    const ServerId id{++d->lastId};
    Result<Made> made = make(id, spec);
    if (!made)
        return;
    made.value().options.isStandby = true;
    made.value().server->thread = std::make_unique<ServerThread>(std::move(made.value().options));
    d->rings.emplace(id, made.value().server->ring);
    d->supervisor->add(std::move(made.value().server));
    d->standby = Private::Standby{id, *d->wantedTraits};
}

void NodeRuntime::startHub()
{
    if (d->hub)
        return;
    InspectorHub::Options options;
    options.platform = d->platform;
    options.snapshot = d->snapshot;
    options.nodeExecutable = d->executable;
    d->hub = std::make_shared<InspectorHub>(std::move(options));
}

std::unique_ptr<cdp::Transport> NodeRuntime::connectInspector(ServerId id)
{
    std::shared_ptr<MessageQueue> queue = d->hub ? d->hub->connect(id) : nullptr;
    return queue ? std::make_unique<HubTransport>(d->hub, id, std::move(queue)) : nullptr;
}

void NodeRuntime::stop(ServerId id)
{
    d->supervisor->stop(id);
}

void NodeRuntime::retire(ServerId id, int graceMs)
{
    d->supervisor->retire(id, graceMs);
}

quint64 NodeRuntime::requestsServed(ServerId id) const
{
    const auto found = d->requests.find(id);
    return found == d->requests.end() ? 0 : found->second->count();
}

void NodeRuntime::keepSockets(quint64 lineage, bool keep)
{
    d->broker->keep(lineage, keep);
}

void NodeRuntime::writeInput(ServerId id, const QByteArray &bytes)
{
    d->supervisor->writeInput(id, bytes);
}

void NodeRuntime::closeInput(ServerId id)
{
    d->supervisor->closeInput(id);
}

OutputBatch NodeRuntime::takeOutput(ServerId id, int maxLines)
{
    return d->take(id, maxLines);
}

OutputBatch NodeRuntime::takeProcessOutput(int maxLines)
{
    return d->processRing ? d->processRing->take(maxLines) : OutputBatch();
}

void NodeRuntime::setEmergencyHandler(std::function<void()> handler)
{
    d->emergencyHandler = std::move(handler);
}

void NodeRuntime::captureProcessOutput()
{
    if (d->processRing)
        return;
    d->processRing = std::make_shared<OutputRing>(
        [this, sink = d->sink] { sink->post([this] { emit processOutputAvailable(); }); });
    const auto takeOver = [this](int fd, OutputStream stream, UniqueFd &original) {
        Result<Pipe> pipe = makePipe();
        if (!pipe) {
            qCWarning(logRuntime) << "cannot capture the process's output:" << pipe.error().message;
            return;
        }
        original = UniqueFd(fcntl(fd, F_DUPFD_CLOEXEC, 3));
        dup2(pipe.value().writeEnd.get(), fd);
        d->supervisor->captureProcessOutput(std::move(pipe.value().readEnd), stream, original.get(),
                                            d->processRing);
    };
    takeOver(STDOUT_FILENO, OutputStream::Stdout, d->originalStdout);
    takeOver(STDERR_FILENO, OutputStream::Stderr, d->originalStderr);
    d->protectedDescriptors = std::make_shared<const std::set<int>>(openDescriptors());
}

} // namespace boucle
