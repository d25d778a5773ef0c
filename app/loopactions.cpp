// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loopactions.h"

#include "app/settings.h"
#include "core/eventloop/looptrace.h"
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
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/profiling/memorypanel.h"
#include "ui/profiling/profilingdocks.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QSaveFile>

#include <algorithm>

namespace boucle {

LoopActions::LoopActions(RunControl &runs, ServerRuntime &runtime, Settings &settings,
                         ActionRegistry &actions, MainWindow &window)
    : m_runs(runs)
    , m_runtime(runtime)
    , m_settings(settings)
    , m_actions(actions)
    , m_window(window)
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
    connect(monitor.get(), &LoopMonitor::blockedChanged, this, &LoopActions::markAll);
    connect(monitor.get(), &LoopMonitor::updated, this, [this, shown = monitor.get()] {
        if (shown != m_current)
            return;
        updateStatus();
        const HandlesSnapshot &handles = shown->handles().snapshot();
        if (std::exchange(m_handlesNs, handles.timeNs) != handles.timeNs)
            emit handlesSeen(handles);
    });
    m_monitors.insert_or_assign(&session, std::move(monitor));
    applyThreshold();
    showCurrent();
}

void LoopActions::showCurrent()
{
    const auto found = m_monitors.find(m_runs.currentSession());
    LoopMonitor *const monitor = found == m_monitors.end() ? nullptr : found->second.get();
    m_actions.action(u"run.exportLoop")->setEnabled(monitor);
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
    const Result<void> written = isTable ? writeTurnsCsv(*m_current, file) : writeTrace(*m_current, file);
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
