// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loopactions.h"

#include "app/settings.h"
#include "core/debugger/debugger.h"
#include "core/debugger/debugtarget.h"
#include "core/debugger/scriptregistry.h"
#include "core/eventloop/flightrecording.h"
#include "core/eventloop/looptrace.h"
#include "core/eventloop/requestsender.h"
#include "ui/common/actionregistry.h"
#include "ui/common/noticearea.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/editormarks.h"
#include "ui/editor/editorpage.h"
#include "ui/eventloop/loopdocks.h"
#include "ui/eventloop/looppanel.h"
#include "ui/eventloop/looptexts.h"
#include "ui/eventloop/looptimeline.h"
#include "ui/eventloop/requestspanel.h"
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/profiling/memorypanel.h"
#include "ui/profiling/profilingdocks.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFileDialog>
#include <QInputDialog>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>

namespace boucle {

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 leastLifeNs = 2 * second;
constexpr qint64 slowRequestNs = 2 * second;

} // namespace

LoopActions::LoopActions(RunControl &runs, Debugger &debugger, ServerRuntime &runtime, RequestSender &sender,
                         Settings &settings, ActionRegistry &actions, MainWindow &window,
                         const QString &recordingsFolder)
    : m_runs(runs)
    , m_debugger(debugger)
    , m_runtime(runtime)
    , m_sender(sender)
    , m_settings(settings)
    , m_actions(actions)
    , m_window(window)
    , m_recordingsFolder(recordingsFolder)
{
    connect(&runs, &RunControl::sessionAdded, this, &LoopActions::addSession);
    connect(&runs, &RunControl::sessionRemoved, this, [this](ServerSession &session) {
        const auto found = m_monitors.find(&session);
        if (found == m_monitors.end())
            return;
        if (m_current == found->second.get()) {
            m_current = nullptr;
            show(nullptr);
        }
        m_offered.remove(found->second.get());
        m_monitors.erase(found);
        markAll();
        showCurrent();
    });
    connect(&runs, &RunControl::configurationsChanged, this, &LoopActions::showCurrent);
    connect(&runs, &RunControl::sessionChanged, this, &LoopActions::showCurrent);
    connect(&window.editors(), &EditorArea::pageAdded, this, [this](EditorPage *page) { mark(*page); });
    LoopPanel &panel = window.loopDocks().panel();
    connect(&panel, &LoopPanel::placeActivated, this, &LoopActions::openPlace);
    connect(&panel.timeline(), &LoopTimeline::otherActivated, this,
            [this](LoopMonitor *monitor) { choose(*monitor); });
    connect(&panel, &LoopPanel::breakRequested, m_actions.action(u"debug.pause"), &QAction::trigger);
    connect(&panel, &LoopPanel::exportRequested, this, &LoopActions::chooseExport);
    const auto keepCurrent = [this] {
        if (m_current)
            keep(*m_current);
    };
    connect(&panel, &LoopPanel::keepRequested, this, keepCurrent);
    connect(&window.loopDocks().requests(), &RequestsPanel::sendRequested, this, &LoopActions::sendAgain);
    connect(m_actions.action(u"run.keepFlight"), &QAction::triggered, this, keepCurrent);
    connect(&panel, &LoopPanel::handleChangeRequested, this,
            [this](const HandleRecord &handle, HandleAction action) {
                if (ServerSession *session = m_runs.currentSession())
                    session->changeHandle(handle, action);
            });
    connect(m_actions.action(u"run.exportLoop"), &QAction::triggered, this, &LoopActions::chooseExport);
    connect(m_actions.action(u"run.blockThreshold"), &QAction::triggered, this,
            &LoopActions::chooseThreshold);
    connect(m_actions.action(u"run.traceOrigins"), &QAction::triggered, this,
            [this](bool on) { m_runs.setTracesOrigins(on); });
    connect(&m_maps, &FileMaps::loaded, this, [this] {
        for (const auto &[session, monitor] : m_monitors)
            monitor->relocate();
    });
    connect(&window.status(), &StatusBar::loopClicked, this, [this] { m_window.loopDocks().showLoop(); });
    applyThreshold();
    showCurrent();
}

LoopActions::~LoopActions()
{
    show(nullptr);
}

void LoopActions::show(LoopMonitor *monitor)
{
    // Monitors come and go.
    m_window.loopDocks().panel().timeline().setOthers({});
    m_window.loopDocks().setMonitor(monitor);
    m_window.profilingDocks().memory().setMonitor(monitor);
}

void LoopActions::addSession(ServerSession &session)
{
    auto monitor = std::make_unique<LoopMonitor>(session);
    monitor->setSourceFinder([this, &session](const LoopFrame &frame) { return sourceOf(session, frame); });
    connect(monitor.get(), &LoopMonitor::blockedChanged, this, &LoopActions::markAll);
    connect(monitor.get(), &LoopMonitor::updated, this, [this, shown = monitor.get()] {
        if (shown != m_current)
            return;
        updateStatus();
        const HandlesSnapshot &handles = shown->handles().snapshot();
        if (std::exchange(m_handlesNs, handles.timeNs) != handles.timeNs)
            emit handlesSeen(handles);
    });
    connect(&monitor->requests(), &RequestsModel::ended, this,
            [this, of = monitor.get()](int row) { offerAfterSlowRequest(*of, of->requests().entry(row)); });
    connect(monitor.get(), &LoopMonitor::cleared, this, [this, of = monitor.get()] { m_offered.remove(of); });
    connect(&session, &ServerSession::stateChanged, monitor.get(),
            [this, of = monitor.get()](ServerState state) {
                if (state == ServerState::Exited)
                    offerAfterExit(*of);
            });
    m_monitors.insert_or_assign(&session, std::move(monitor));
    applyThreshold();
    showCurrent();
}

/// Code that was made of other files blocks in the line that the user has written.
LoopFrame LoopActions::sourceOf(const ServerSession &session, const LoopFrame &frame)
{
    const DebugTarget *const target = m_debugger.targetOf(session);
    const ScriptRegistry *const scripts = target ? target->scripts() : nullptr;
    if (frame.line < 1)
        return frame;
    const Script *const script = scripts ? scripts->find(frame.scriptId) : nullptr;
    // The debugger also knows what an editor has made of a text since it was loaded; it is not always on.
    const SourcePlace place =
        script && script->map && script->path == frame.file // it may be mapped already
            ? scripts->sourcePlace({frame.scriptId, frame.line - 1, std::max(0, frame.column - 1)})
            : m_maps.sourceOf({frame.file, frame.line, frame.column});
    if (!place.isValid() || !place.isFile())
        return frame;
    LoopFrame source = frame;
    source.file = place.path;
    source.line = place.line;
    source.column = place.column;
    return source;
}

void LoopActions::showCurrent()
{
    const auto found = m_monitors.find(m_runs.currentSession());
    LoopMonitor *const monitor = found == m_monitors.end() ? nullptr : found->second.get();
    m_actions.action(u"run.exportLoop")->setEnabled(monitor);
    m_actions.action(u"run.keepFlight")->setEnabled(monitor);
    if (monitor != m_current) {
        m_current = monitor;
        show(monitor);
    }
    showOthers();
    updateStatus();
}

/// Below the chosen one's: loops of all other servers that run.
void LoopActions::showOthers()
{
    QList<LoopMonitor *> others;
    for (const auto &[session, monitor] : m_monitors) {
        if (monitor.get() != m_current && isAlive(session->state()) && !monitor->isOutside())
            others.append(monitor.get());
    }
    std::sort(others.begin(), others.end(), [](const LoopMonitor *one, const LoopMonitor *other) {
        return one->session().name() < other->session().name();
    });
    m_window.loopDocks().panel().timeline().setOthers(others);
}

void LoopActions::choose(const LoopMonitor &monitor)
{
    m_runs.setCurrentByName(monitor.session().name());
}

void LoopActions::updateStatus()
{
    if (!m_current || !isAlive(m_current->session().state()) || m_current->history().isEmpty()) {
        m_window.status().setLoop(std::nullopt);
        return;
    }
    constexpr int shown = 24;
    const LoopStatistics::Figures figures = m_current->statistics().figures();
    m_window.status().setLoop(LoopFacts{figures.utilisation, figures.delay.percentileNs(0.99),
                                        m_current->statistics().recentUtilisation(shown)});
}

void LoopActions::markAll()
{
    for (EditorPage *page : m_window.editors().pages())
        mark(*page);
}

void LoopActions::mark(EditorPage &page)
{
    QList<LineNote> notes;
    const QString path = page.document().path();
    for (const auto &[session, monitor] : m_monitors) {
        for (const BlockedPlace &place : monitor->blocked().places()) {
            if (place.file == path && !path.isEmpty())
                notes.append(LineNote{place.line, looptexts::blockNote(place), true});
        }
    }
    page.editor().marks().setBlocks(notes);
}

void LoopActions::openPlace(const QString &path, int line, int column)
{
    if (const Result<void> opened = m_window.editors().openFile(path, line, column); !opened)
        m_window.notices().showError(opened.error());
}

void LoopActions::applyThreshold()
{
    const std::chrono::milliseconds threshold(m_settings.blockThreshold());
    m_runtime.setBlockThreshold(int(threshold.count()));
    for (const auto &[session, monitor] : m_monitors)
        monitor->setThreshold(threshold);
}

void LoopActions::chooseThreshold()
{
    constexpr int least = 5;
    constexpr int most = 10'000;
    auto *dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Blocked Loop"));
    dialog->setLabelText(tr("A turn of the event loop counts as blocked after so many milliseconds:"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(least, most);
    dialog->setIntValue(m_settings.blockThreshold());
    connect(dialog, &QInputDialog::intValueSelected, this, [this](int milliseconds) {
        m_settings.setBlockThreshold(milliseconds);
        applyThreshold();
    });
    dialog->open();
}

void LoopActions::chooseExport()
{
    if (!m_current)
        return;
    auto *dialog = new QFileDialog(&m_window, tr("Export Event Loop"),
                                   m_runs.project() ? m_runs.project()->root() : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Trace for Chrome and Perfetto (*.json)"), tr("Table of turns (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(QStringLiteral("loop.json"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("csv")) ? QStringLiteral("csv")
                                                                       : QStringLiteral("json"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &LoopActions::exportTo);
    dialog->open();
}

void LoopActions::sendAgain(const QString &method, const QString &url)
{
    m_sender.send(method, url, this, [this, method, url](const Result<RequestSender::Answer> &answer) {
        if (!answer) {
            m_window.notices().showError(answer.error());
            return;
        }
        constexpr double nsPerMs = 1e6;
        m_window.status().post(tr("%1 %2: %3 in %4, %5")
                                   .arg(method, url)
                                   .arg(answer->status)
                                   .arg(looptexts::duration(qint64(answer->milliseconds * nsPerMs)),
                                        looptexts::bytes(answer->bytes)));
    });
}

void LoopActions::keep(const LoopMonitor &monitor)
{
    const FlightRecording recording = recordingOf(monitor, monitor.nowNs() - flightNs);
    const QString title = QStringLiteral("%1 %2").arg(
        recording.name, QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss")));
    QString name = title;
    name.replace(QRegularExpression(QStringLiteral("[^\\w .-]")), QStringLiteral("-"));
    const QString path = QStringLiteral("%1/%2.json").arg(m_recordingsFolder, name);
    if (!m_worker)
        m_worker = std::make_unique<Worker>();
    // A busy minute is many megabytes of text.
    m_worker->post([this, recording, path, title](const std::atomic<bool> &) {
        QString problem;
        QDir().mkpath(QFileInfo(path).path());
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || !writeTrace(recording, file) || !file.commit())
            problem = file.errorString();
        const QByteArray profile =
            recording.samples.isEmpty() ? QByteArray() : cpuProfileOf(recording.samples);
        m_results.post([this, path, title, problem, profile] {
            if (problem.isEmpty())
                showKept(path, profile, title);
            else
                m_window.notices().showError(
                    {QStringLiteral("cannot-write"), tr("%1 cannot be written: %2").arg(path, problem)});
        });
    });
}

void LoopActions::showKept(const QString &path, const QByteArray &profile, const QString &title)
{
    QList<NoticeAction> actions;
    if (!profile.isEmpty())
        actions.append(
            {tr("Show Where It Worked"), [this, profile, title] { emit profileKept(profile, title); }});
    actions.append({tr("Open Folder"),
                    [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); }});
    m_window.notices().post(Notice::Kind::Info,
                            tr("The last minute is kept as “%1”, a trace that Chrome and Perfetto open.")
                                .arg(QFileInfo(path).fileName()),
                            actions);
}

void LoopActions::offerAfterExit(const LoopMonitor &monitor)
{
    const std::optional<ExitReason> &reason = monitor.session().exitReason();
    const bool isFailure = reason && (std::holds_alternative<UncaughtError>(*reason) ||
                                      std::holds_alternative<OutOfMemory>(*reason) ||
                                      std::holds_alternative<NativeFault>(*reason));
    const qint64 lived = monitor.history().endNs() - monitor.history().beginNs();
    // One that does not start has done nothing that could be looked at.
    if (!isFailure || monitor.isOutside() || lived < leastLifeNs)
        return;
    m_window.notices().post(Notice::Kind::Warning,
                            tr("%1 has ended by an error. What it did in its last minute can be kept.")
                                .arg(monitor.session().name()),
                            {{tr("Keep the Last Minute"), [this, session = &monitor.session()] {
                                  for (const auto &[known, each] : m_monitors) {
                                      if (known == session)
                                          keep(*each);
                                  }
                              }}});
}

void LoopActions::offerAfterSlowRequest(const LoopMonitor &monitor, const RequestEntry &request)
{
    // Answers may go on for hours, as streams do: it is their beginning that somebody waits for.
    const qint64 answeredNs = request.firstByteNs > 0 ? request.firstByteNs : request.endNs;
    const qint64 waited = answeredNs - request.beginNs;
    if (request.isOutgoing || waited < slowRequestNs || m_offered.contains(&monitor) ||
        monitor.wasPaused(request.beginNs, answeredNs))
        return;
    m_offered.insert(&monitor);
    m_window.notices().post(Notice::Kind::Info,
                            tr("%1 %2 took %3 to answer. What the server did meanwhile can be kept.")
                                .arg(request.method, request.target, looptexts::duration(waited)),
                            {{tr("Keep the Last Minute"), [this, of = &monitor] {
                                  for (const auto &[known, each] : m_monitors) {
                                      if (each.get() == of)
                                          keep(*each);
                                  }
                              }}});
}

void LoopActions::exportTo(const QString &path)
{
    if (!m_current)
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        m_window.notices().showError(
            {QStringLiteral("cannot-write"), tr("%1 cannot be written: %2").arg(path, file.errorString())});
        return;
    }
    const bool isTable = path.endsWith(QLatin1String(".csv"));
    const Result<void> written =
        isTable ? writeTurnsCsv(*m_current, file) : writeTrace(recordingOf(*m_current, 0), file);
    if (!written) {
        m_window.notices().showError(written.error());
        return;
    }
    if (file.commit())
        m_window.status().post(tr("%1 saved").arg(QFileInfo(path).fileName()));
    else
        m_window.notices().showError(
            {QStringLiteral("cannot-write"), tr("%1 cannot be written: %2").arg(path, file.errorString())});
}

} // namespace boucle
