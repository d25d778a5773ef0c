// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profilingactions.h"

#include "core/base/atomicfile.h"
#include "core/eventloop/loopmonitor.h"
#include "ui/common/actionregistry.h"
#include "ui/common/noticearea.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/editormarks.h"
#include "ui/editor/editorpage.h"
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/profiling/cpupanel.h"
#include "ui/profiling/memorypanel.h"
#include "ui/profiling/profiletexts.h"
#include "ui/profiling/profileview.h"
#include "ui/profiling/profilingdocks.h"

#include <QFileDialog>
#include <QLocale>
#include <QSaveFile>
#include <QTime>

#include <algorithm>

namespace boucle {

namespace {

const QLatin1String cpuSuffix("cpuprofile");
const QLatin1String allocationsSuffix("heapprofile");
const QLatin1String snapshotSuffix("heapsnapshot");

} // namespace

ProfilingActions::ProfilingActions(RunControl &runs, Debugger &debugger, ActionRegistry &actions,
                                   MainWindow &window)
    : m_runs(runs)
    , m_debugger(debugger)
    , m_actions(actions)
    , m_window(window)
    , m_cpu(CallProfile::Unit::Nanoseconds)
    , m_allocations(CallProfile::Unit::Bytes)
{
    connectCpu();
    connectMemory();
    connect(&debugger, &Debugger::generationAttached, this,
            [this](const ServerSession &session, ServerId id) {
                if (session.serving() != id)
                    finishFor(session);
            });
    connect(&runs, &RunControl::configurationsChanged, this, &ProfilingActions::updateState);
    connect(&runs, &RunControl::sessionChanged, this, &ProfilingActions::updateState);
    connect(&debugger, &Debugger::stateChanged, this, &ProfilingActions::updateState);
    connect(&window.editors(), &EditorArea::pageAdded, this, [this](EditorPage *page) { mark(*page); });
    connect(&window.profilingDocks(), &ProfilingDocks::inSightChanged, this, &ProfilingActions::updatePoll);
    connect(&m_poll, &MemoryPoll::polled, this, [this](const MemoryRecord &record) {
        if (LoopMonitor *monitor = m_window.profilingDocks().memory().monitor())
            monitor->addMemory(record);
    });
    updateState();
}

ProfilingActions::~ProfilingActions() = default;

void ProfilingActions::connectCpu()
{
    CpuPanel &panel = m_window.profilingDocks().cpu();
    panel.setRecorder(m_cpu);
    connect(&m_cpu, &ProfileRecorder::taken, this,
            [this](const CallProfilePtr &profile) { showProfile(profile, m_cpuTitle); });
    connect(&m_cpu, &ProfileRecorder::failed, this, &ProfilingActions::showError);
    connect(&m_cpu, &ProfileRecorder::stateChanged, this, &ProfilingActions::updateState);
    connect(&panel, &CpuPanel::recordRequested, this, [this] { record(m_cpu); });
    connect(&panel, &CpuPanel::stopRequested, &m_cpu, &ProfileRecorder::stop);
    connect(&panel, &CpuPanel::openRequested, this, &ProfilingActions::chooseFile);
    connect(&panel, &CpuPanel::closeRequested, this, [this] { showProfile(nullptr, {}); });
    connect(&panel, &CpuPanel::saveRequested, this, [this] {
        chooseSaving(tr("CPU profile"), cpuSuffix,
                     [this, profile = m_profile](const QString &path) { saveText(path, profile->text()); });
    });
    connect(&panel.view(), &ProfileView::placeActivated, this, &ProfilingActions::openPlace);
    connect(m_actions.action(u"run.recordCpu"), &QAction::triggered, this, [this](bool on) {
        if (on)
            record(m_cpu);
        else
            m_cpu.stop();
        updateState();
    });
}

void ProfilingActions::connectMemory()
{
    MemoryPanel &panel = m_window.profilingDocks().memory();
    panel.setSources(m_taker, m_allocations);
    connect(&m_allocations, &ProfileRecorder::taken, this, [this, &panel](const CallProfilePtr &profile) {
        panel.addAllocations(profile, m_allocationsTitle);
    });
    connect(&m_allocations, &ProfileRecorder::failed, this, &ProfilingActions::showError);
    connect(&m_taker, &SnapshotTaker::taken, this,
            [this, &panel](const HeapSnapshotPtr &snapshot, const QString &path,
                           const std::shared_ptr<QTemporaryFile> &file) {
                panel.addSnapshot({m_snapshotTitle, snapshot, nullptr, path, file});
                if (m_snapshotSession && m_snapshotSession == m_runs.currentSession())
                    emit snapshotTaken(snapshot);
            });
    connect(&m_taker, &SnapshotTaker::compared, &panel, &MemoryPanel::setChanges);
    connect(&m_taker, &SnapshotTaker::failed, this, &ProfilingActions::showError);
    connect(&m_taker, &SnapshotTaker::stateChanged, this, &ProfilingActions::updateState);
    connect(&panel, &MemoryPanel::snapshotRequested, this, &ProfilingActions::takeSnapshot);
    connect(&panel, &MemoryPanel::recordRequested, this, [this] { record(m_allocations); });
    connect(&panel, &MemoryPanel::stopRequested, &m_allocations, &ProfileRecorder::stop);
    connect(&panel, &MemoryPanel::openRequested, this, &ProfilingActions::chooseFile);
    connect(&panel, &MemoryPanel::comparisonRequested, &m_taker, &SnapshotTaker::compare);
    connect(&panel, &MemoryPanel::placeActivated, this, &ProfilingActions::openPlace);
    connect(&panel, &MemoryPanel::saveRequested, this, [this, &panel] {
        const MemoryPanel::Finding *const finding = panel.current();
        if (!finding)
            return;
        if (finding->snapshot)
            chooseSaving(tr("Heap snapshot"), snapshotSuffix,
                         [this, from = finding->path, held = finding->file](const QString &path) {
                             saveCopy(from, held, path);
                         });
        else
            chooseSaving(tr("Recording of allocations"), allocationsSuffix,
                         [this, profile = finding->allocations](const QString &path) {
                             saveText(path, profile->text());
                         });
    });
    connect(m_actions.action(u"run.heapSnapshot"), &QAction::triggered, this,
            &ProfilingActions::takeSnapshot);
}

DebugTarget *ProfilingActions::target()
{
    const ServerSession *const session = m_runs.currentSession();
    if (!session || (session->state() != ServerState::Running && session->state() != ServerState::Paused))
        return nullptr;
    return m_debugger.targetOf(*session);
}

void ProfilingActions::updateState()
{
    const bool can = target() != nullptr;
    m_window.profilingDocks().cpu().setCanRecord(can);
    m_window.profilingDocks().memory().setCanRecord(can);
    QAction *const cpu = m_actions.action(u"run.recordCpu");
    cpu->setChecked(m_cpu.isRecording());
    cpu->setEnabled(m_cpu.isRecording() || (can && m_cpu.state() == ProfileRecorder::State::Idle));
    updatePoll();
    const bool canTake = can && m_taker.state() == SnapshotTaker::State::Idle;
    m_actions.action(u"run.heapSnapshot")->setEnabled(canTake);
    emit canRecordChanged(canTake);
}

/// The memory of a server that no probe watches, while somebody looks.
void ProfilingActions::updatePoll()
{
    ProfilingDocks &docks = m_window.profilingDocks();
    const LoopMonitor *const monitor = docks.memory().monitor();
    DebugTarget *const of = docks.isMemoryInSight() && monitor && monitor->isOutside() ? target() : nullptr;
    m_poll.setSession(of ? &of->session() : nullptr);
}

/// "api · 12:03:11"
QString ProfilingActions::nowTitle(const QString &name)
{
    return QStringLiteral("%1 · %2").arg(
        name, QLocale().toString(QTime::currentTime(), QStringLiteral("HH:mm:ss")));
}

void ProfilingActions::record(ProfileRecorder &recorder)
{
    DebugTarget *const of = target();
    if (!of)
        return;
    const bool isCpu = &recorder == &m_cpu;
    (isCpu ? m_cpuTitle : m_allocationsTitle) = nowTitle(of->title());
    (isCpu ? m_cpuSession : m_allocationsSession) = m_runs.currentSession();
    if (isCpu)
        m_window.profilingDocks().showCpu();
    else
        m_window.profilingDocks().showMemory();
    recorder.start(of->session());
}

void ProfilingActions::takeSnapshot()
{
    DebugTarget *const of = target();
    if (!of)
        return;
    m_snapshotTitle = nowTitle(of->title());
    m_snapshotSession = m_runs.currentSession();
    m_window.profilingDocks().showMemory();
    m_taker.take(of->session());
}

/// The next generation is about to begin: what is recorded is of the one that will end.
void ProfilingActions::finishFor(const ServerSession &session)
{
    if (m_cpuSession == &session)
        m_cpu.stop();
    if (m_allocationsSession == &session)
        m_allocations.stop();
}

void ProfilingActions::showProfile(const CallProfilePtr &profile, const QString &title)
{
    m_profile = profile;
    m_window.profilingDocks().cpu().setProfile(profile, title);
    markAll();
}

void ProfilingActions::markAll()
{
    for (EditorPage *page : m_window.editors().pages())
        mark(*page);
}

void ProfilingActions::mark(EditorPage &page)
{
    QList<LineHeat> heat;
    const QString path = page.document().path();
    if (m_profile && !path.isEmpty()) {
        double hottest = 0;
        for (const QMap<int, double> &lines : m_profile->lines())
            hottest = std::max(hottest, *std::max_element(lines.begin(), lines.end()));
        const QMap<int, double> lines = m_profile->lines().value(path);
        for (auto line = lines.begin(); line != lines.end(); ++line)
            heat.append({line.key(), *line / hottest, profiletexts::heat(*line, m_profile->busy())});
    }
    page.editor().marks().setHeat(heat);
}

void ProfilingActions::openPlace(const QString &path, int line, int column)
{
    if (const Result<void> opened = m_window.editors().openFile(path, line, column); !opened)
        showError(opened.error());
}

void ProfilingActions::chooseFile()
{
    auto *dialog = new QFileDialog(&m_window, tr("Open Profile or Snapshot"),
                                   m_runs.project() ? m_runs.project()->root() : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Profiles and snapshots (*.cpuprofile *.heapprofile *.heapsnapshot)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ProfilingActions::open);
    dialog->open();
}

void ProfilingActions::open(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    if (path.endsWith(snapshotSuffix)) {
        m_snapshotTitle = name;
        m_snapshotSession = nullptr;
        m_window.profilingDocks().showMemory();
        m_taker.open(path);
        return;
    }
    m_worker.post([this, path, name](const std::atomic<bool> &) {
        QFile file(path);
        Result<CallProfile> read = file.open(QIODevice::ReadOnly)
                                       ? CallProfile::read(file.readAll())
                                       : Error{QStringLiteral("cannot-read"),
                                               tr("%1 cannot be read: %2").arg(path, file.errorString())};
        const auto profile = read ? std::make_shared<const CallProfile>(std::move(read).value()) : nullptr;
        const Error error = profile ? Error() : read.error();
        m_results.post([this, name, profile, error] {
            if (!profile) {
                showError(error);
            } else if (profile->unit() == CallProfile::Unit::Bytes) {
                m_window.profilingDocks().showMemory();
                m_window.profilingDocks().memory().addAllocations(profile, name);
            } else {
                m_window.profilingDocks().showCpu();
                showProfile(profile, name);
            }
        });
    });
}

void ProfilingActions::openCpuProfile(const QByteArray &text, const QString &title)
{
    Result<CallProfile> read = CallProfile::read(text);
    if (!read) {
        showError(read.error());
        return;
    }
    m_window.profilingDocks().showCpu();
    showProfile(std::make_shared<const CallProfile>(std::move(read).value()), title);
}

void ProfilingActions::chooseSaving(const QString &name, const QString &suffix,
                                    std::function<void(const QString &)> save)
{
    auto *dialog = new QFileDialog(&m_window, tr("Save"),
                                   m_runs.project() ? m_runs.project()->root() : QDir::homePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({QStringLiteral("%1 (*.%2)").arg(name, suffix)});
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("boucle.%1").arg(suffix));
    connect(dialog, &QFileDialog::fileSelected, this,
            [save = std::move(save)](const QString &path) { save(path); });
    dialog->open();
}

void ProfilingActions::saveText(const QString &path, const QByteArray &text)
{
    if (const Result<void> saved = saveAtomically(path, text, Durability::Process); !saved)
        showError(saved.error());
    else
        saySaved(path, {});
}

void ProfilingActions::saveCopy(const QString &from, std::shared_ptr<QTemporaryFile> held,
                                const QString &path)
{
    m_worker.post([this, from, held = std::move(held), path](const std::atomic<bool> &cancelled) {
        constexpr qint64 pieceSize = 1 << 20;
        QFile source(from);
        QSaveFile target(path);
        QString problem;
        if (!source.open(QIODevice::ReadOnly))
            problem = source.errorString();
        else if (!target.open(QIODevice::WriteOnly))
            problem = target.errorString();
        while (problem.isEmpty() && !cancelled && !source.atEnd()) {
            const QByteArray piece = source.read(pieceSize);
            if (piece.isEmpty())
                problem = source.errorString();
            else if (target.write(piece) != piece.size())
                problem = target.errorString();
        }
        if (cancelled)
            return;
        if (problem.isEmpty() && !target.commit())
            problem = target.errorString();
        m_results.post([this, path, problem] { saySaved(path, problem); });
    });
}

void ProfilingActions::saySaved(const QString &path, const QString &problem)
{
    if (problem.isEmpty())
        m_window.status().post(tr("%1 saved").arg(QFileInfo(path).fileName()));
    else
        showError({QStringLiteral("cannot-write"), tr("%1 cannot be written: %2").arg(path, problem)});
}

void ProfilingActions::showError(const Error &error)
{
    m_window.notices().showError(error);
}

} // namespace boucle
