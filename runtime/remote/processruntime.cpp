// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/processruntime.h"

#include "runtime/remote/attachedserver.h"
#include "runtime/remote/separateserver.h"

#include <set>

namespace boucle {

namespace {

// Of this runtime's own servers; those of others have other names.
constexpr auto tokenPrefix = QLatin1String("process-");

} // namespace

struct ProcessRuntime::Private
{
    explicit Private(const Options &given)
        : options(given)
        , reports(given.bootstrapFile)
    {
    }

    Options options;
    ProcessReports reports;
    ProcessWatch watch;
    std::map<ServerId, std::unique_ptr<RemoteServer>> servers;
    std::set<ServerId> ended;
    QHash<quint64, QUrl> children; ///< that wait to be connected
    quint64 lastId = 0;
    quint64 lastChild = 0;

    RemoteServer *find(ServerId id) const
    {
        const auto it = servers.find(id);
        return it == servers.end() ? nullptr : it->second.get();
    }

    ServerChildInspectorReady addChild(qint64 pid, const ProcessReport::Inspector &inspector)
    {
        children.insert(++lastChild, inspector.url);
        return {lastChild, pid, inspector.parentPid, inspector.title};
    }
};

ProcessRuntime::ProcessRuntime(Options options, QObject *parent)
    : ServerRuntime(parent)
    , d(std::make_unique<Private>(options))
{
    qRegisterMetaType<ServerId>();
    qRegisterMetaType<ServerEvent>();
    connect(&d->reports, &ProcessReports::reported, this, [this](const ProcessReport &report) {
        const auto *inspector = std::get_if<ProcessReport::Inspector>(&report.fact);
        if (!report.token.startsWith(tokenPrefix)) {
            if (inspector)
                emit childReported(report.token, d->addChild(report.pid, *inspector));
            return;
        }
        const auto id = ServerId(report.token.mid(tokenPrefix.size()).toULongLong());
        auto *server = qobject_cast<SeparateServer *>(d->find(id));
        if (server && server->processId() == report.pid)
            server->hear(report);
        else if (server && inspector)
            emit event(id, d->addChild(report.pid, *inspector));
    });
}

ProcessRuntime::~ProcessRuntime() = default;

QString ProcessRuntime::description() const
{
    return d->options.description;
}

Result<ServerId> ProcessRuntime::start(const LaunchSpec &spec)
{
    const ServerId id{++d->lastId};
    std::unique_ptr<RemoteServer> server;
    if (spec.placement == LaunchSpec::Placement::Attach) {
        const Result<InspectorAddress> address = parseInspectorAddress(spec.inspectorAddress);
        if (!address)
            return Error{address.error().code, describe(StartFailed{address.error().message}), true};
        server = std::make_unique<AttachedServer>(*address);
    } else {
        SeparateServer::Options options;
        options.id = d->lastId;
        options.token = tokenPrefix + QString::number(d->lastId);
        options.spec = spec;
        options.nodeExecutable =
            spec.nodeExecutable.isEmpty() ? d->options.nodeExecutable : spec.nodeExecutable;
        auto separate = std::make_unique<SeparateServer>(std::move(options), d->reports, d->watch);
        if (const Result<void> started = separate->start(); !started)
            return started.error();
        server = std::move(separate);
    }
    connect(server.get(), &RemoteServer::happened, this, [this, id](const ServerEvent &what) {
        if (std::holds_alternative<ServerEnded>(what))
            d->ended.insert(id);
        emit event(id, what);
    });
    connect(server.get(), &RemoteServer::outputAvailable, this, [this, id] { emit outputAvailable(id); });
    d->servers.emplace(id, std::move(server));
    return id;
}

void ProcessRuntime::stop(ServerId id)
{
    if (RemoteServer *server = d->find(id))
        // Queued: what comes of it comes later, as from every runtime.
        QMetaObject::invokeMethod(
            server, [server] { server->stop(); }, Qt::QueuedConnection);
}

std::unique_ptr<cdp::Transport> ProcessRuntime::connectInspector(ServerId id)
{
    RemoteServer *server = d->find(id);
    return server ? server->connectInspector() : nullptr;
}

std::unique_ptr<cdp::Transport> ProcessRuntime::connectChildInspector(ServerId id, quint64 child)
{
    Q_UNUSED(id)
    return connectChild(child);
}

std::unique_ptr<cdp::Transport> ProcessRuntime::connectChild(quint64 child)
{
    const QUrl url = d->children.take(child);
    return url.isEmpty() ? nullptr : std::make_unique<ProcessTransport>(url, ProcessTransport::Peer::Child);
}

QMap<QString, QString> ProcessRuntime::childEnvironment(const QString &owner)
{
    return d->reports.environment({owner, false, true, true});
}

void ProcessRuntime::writeInput(ServerId id, const QByteArray &bytes)
{
    if (RemoteServer *server = d->find(id))
        server->writeInput(bytes);
}

void ProcessRuntime::closeInput(ServerId id)
{
    if (RemoteServer *server = d->find(id))
        server->closeInput();
}

OutputBatch ProcessRuntime::takeOutput(ServerId id, int maxLines)
{
    RemoteServer *server = d->find(id);
    if (!server)
        return {};
    OutputBatch batch = server->takeOutput(maxLines);
    if (!batch.more && d->ended.erase(id) > 0) {
        // It may be what called.
        d->servers.extract(id).mapped().release()->deleteLater();
    }
    return batch;
}

OutputBatch ProcessRuntime::takeProcessOutput(int maxLines)
{
    Q_UNUSED(maxLines)
    return {};
}

} // namespace boucle
