// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/remote/separateserver.h"

#include "core/base/logging.h"
#include "core/session/inspectorreason.h"
#include "runtime/node/childprocesses.h"
#include "runtime/remote/spawn.h"

#include <chrono>

#include <sys/wait.h>
#include <unistd.h>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// From the start of the process to its first report. One that needs longer is no node, or one too old.
constexpr auto reportLimit = 5s;
constexpr qint64 bytesPerMiB = 1024 * 1024;

} // namespace

SeparateServer::SeparateServer(Options options, ProcessReports &reports, ProcessWatch &watch, QObject *parent)
    : RemoteServer(parent)
    , m_options(std::move(options))
    , m_reports(reports)
    , m_watch(watch)
    , m_mail(std::make_shared<Mail>())
{
    m_mail->receiver = this;
    m_ring = std::make_shared<OutputRing>([mail = m_mail] {
        const std::scoped_lock lock(mail->mutex);
        if (mail->receiver)
            QMetaObject::invokeMethod(mail->receiver, "announceOutput", Qt::QueuedConnection);
    });
    m_reportLimit.setSingleShot(true);
    connect(&m_reportLimit, &QTimer::timeout, this, [this] {
        if (m_options.spec.debuggable)
            emit happened(ServerNotice{ServerNotice::Kind::NotDebuggable, describeSilentProcess()});
        started();
    });
}

SeparateServer::~SeparateServer()
{
    {
        const std::scoped_lock lock(m_mail->mutex);
        m_mail->receiver = nullptr;
    }
    if (m_pid > 0 && !m_ended)
        m_watch.stop(m_options.id);
}

std::vector<std::string> SeparateServer::command() const
{
    const LaunchSpec &spec = m_options.spec;
    QStringList words{m_options.nodeExecutable};
    if (spec.heapLimitBytes > 0) // first: the user's own words count
        words.append(QStringLiteral("--max-old-space-size=%1").arg(spec.heapLimitBytes / bytesPerMiB));
    words += spec.execArguments;
    words.append(spec.script);
    words += spec.arguments;
    std::vector<std::string> result;
    for (const QString &word : words)
        result.push_back(word.toLocal8Bit().toStdString());
    return result;
}

QMap<QString, QString> SeparateServer::environment(const QString &marker)
{
    const LaunchSpec &spec = m_options.spec;
    const QMap<QString, QString> reporting = m_reports.environment(
        {m_options.token, true, spec.debuggable, spec.debuggable && spec.debuggableChildren});
    m_isReporting = !reporting.isEmpty();
    QMap<QString, QString> result = spec.environment;
    for (auto it = reporting.begin(); it != reporting.end(); ++it) {
        const QString before = it.key() == QLatin1String("NODE_OPTIONS") ? result.value(it.key()) : QString();
        result.insert(it.key(), before.isEmpty() ? it.value() : it.value() + u' ' + before);
    }
    result.insert(QLatin1String(serverMarkerVariable), marker);
    return result;
}

Result<void> SeparateServer::start()
{
    const QString marker = QStringLiteral("%1-p%2").arg(getpid()).arg(m_options.id);
    SpawnRequest request;
    request.command = command();
    request.workingDirectory = m_options.spec.workingDirectory.toLocal8Bit().toStdString();
    const QMap<QString, QString> variables = environment(marker);
    for (auto it = variables.begin(); it != variables.end(); ++it)
        request.environment.push_back((it.key() + u'=' + it.value()).toLocal8Bit().toStdString());
    Result<SpawnedProcess> spawned = spawnProcess(request);
    if (!spawned) {
        const StartFailed why{m_options.nodeExecutable + QLatin1String(": ") + spawned.error().message};
        return Error{spawned.error().code, describe(why), true};
    }
    m_pid = spawned->pid;

    WatchedProcess watched;
    watched.pid = spawned->pid;
    watched.handle = std::move(spawned.value().handle);
    watched.input = std::move(spawned.value().input);
    watched.output = std::move(spawned.value().output);
    watched.errors = std::move(spawned.value().errors);
    watched.marker = marker.toStdString();
    watched.keepDetachedChildren = m_options.spec.keepDetachedChildren;
    watched.ring = m_ring;
    watched.ended = [mail = m_mail](int status, bool outOfMemory) {
        const std::scoped_lock lock(mail->mutex);
        mail->status = status;
        mail->outOfMemory = outOfMemory;
        if (mail->receiver)
            QMetaObject::invokeMethod(mail->receiver, "processEnded", Qt::QueuedConnection);
    };
    m_watch.add(m_options.id, std::move(watched));
    m_reportLimit.start(m_isReporting ? reportLimit : 0s);
    return {};
}

void SeparateServer::hear(const ProcessReport &report)
{
    if (m_ended)
        return;
    m_reportLimit.stop();
    if (const auto *inspector = std::get_if<ProcessReport::Inspector>(&report.fact)) {
        m_inspector = inspector->url;
        emit happened(ServerInspectorReady{});
    } else if (std::holds_alternative<ProcessReport::Started>(report.fact)) {
        started();
    } else if (const auto *uncaught = std::get_if<ProcessReport::Uncaught>(&report.fact)) {
        m_uncaught = UncaughtError{1, uncaught->message, uncaught->stack};
    } else if (const auto *listening = std::get_if<ServerListening>(&report.fact)) {
        emit happened(*listening);
    } else if (const auto *stopped = std::get_if<ServerStoppedListening>(&report.fact)) {
        emit happened(*stopped);
    } else if (const auto *taken = std::get_if<ServerPortInUse>(&report.fact)) {
        emit happened(*taken);
    }
}

void SeparateServer::started()
{
    if (!std::exchange(m_started, true))
        emit happened(ServerStarted{});
}

void SeparateServer::stop()
{
    if (m_ended || std::exchange(m_stopped, true))
        return;
    // One that is paused could not act on the request.
    if (m_transport)
        m_transport->letEnd();
    m_watch.stop(m_options.id);
}

std::unique_ptr<cdp::Transport> SeparateServer::connectInspector()
{
    if (!m_inspector)
        return nullptr;
    auto transport = std::make_unique<ProcessTransport>(*m_inspector, ProcessTransport::Peer::Server);
    m_inspector.reset();
    m_transport = transport.get();
    return transport;
}

void SeparateServer::writeInput(const QByteArray &bytes)
{
    m_watch.writeInput(m_options.id, bytes);
}

void SeparateServer::closeInput()
{
    m_watch.closeInput(m_options.id);
}

OutputBatch SeparateServer::takeOutput(int maxLines)
{
    return m_ring->take(maxLines);
}

void SeparateServer::announceOutput()
{
    emit outputAvailable();
}

void SeparateServer::processEnded()
{
    int status = 0;
    bool outOfMemory = false;
    {
        const std::scoped_lock lock(m_mail->mutex);
        status = m_mail->status;
        outOfMemory = m_mail->outOfMemory;
    }
    m_reports.catchUp();
    m_ended = true;
    m_reportLimit.stop();
    const ExitReason why = reason(status, outOfMemory);
    if (m_transport)
        m_transport->finish(describe(why));
    emit happened(ServerEnded{why});
}

ExitReason SeparateServer::reason(int status, bool outOfMemory) const
{
    if (m_stopped)
        return Terminated{};
    if (outOfMemory)
        return OutOfMemory{OutOfMemory::Kind::Heap, m_options.spec.heapLimitBytes};
    if (WIFSIGNALED(status))
        return ExitedBySignal{WTERMSIG(status)};
    const int code = WEXITSTATUS(status);
    if (m_uncaught && code != 0) {
        UncaughtError error = *m_uncaught;
        error.code = code;
        return error;
    }
    return ExitedWithCode{code};
}

} // namespace boucle
