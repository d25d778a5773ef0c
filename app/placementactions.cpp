// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/placementactions.h"

#include "app/runactions.h"
#include "ui/common/actionregistry.h"
#include "ui/common/noticearea.h"
#include "ui/main/attachdialog.h"
#include "ui/main/mainwindow.h"
#include "ui/main/placementdialog.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// A process that was asked opens its inspector between two turns of its loop.
constexpr auto lookInterval = 100ms;
constexpr int mostLooks = 30;

QString nameOf(const NodeProcess &process)
{
    return PlacementActions::tr("process %1").arg(process.pid);
}

QString localAddress(int port)
{
    return QStringLiteral("127.0.0.1:%1").arg(port);
}

} // namespace

PlacementActions::PlacementActions(RunControl &runs, RunActions &runActions, const Theme &theme,
                                   ActionRegistry &actions, MainWindow &window)
    : m_runs(runs)
    , m_runActions(runActions)
    , m_theme(theme)
    , m_window(window)
{
    QAction *choose = actions.action(u"run.placement");
    connect(choose, &QAction::triggered, this, &PlacementActions::choosePlacement);
    connect(actions.action(u"debug.attach"), &QAction::triggered, this, &PlacementActions::chooseProcess);
    const auto update = [this, choose] { choose->setEnabled(m_runs.current() >= 0); };
    connect(&m_runs, &RunControl::configurationsChanged, this, update);
    update();
    connect(&m_runActions, &RunActions::needsOwnProcess, this, [this](const Error &error) {
        m_window.notices().showError(error, {{tr("Run in a Separate Process"), [this] { runSeparately(); }}});
    });
    connect(&m_runs, &RunControl::sessionAdded, this, [this](ServerSession &session) {
        connect(&session, &ServerSession::stateChanged, this,
                [this, &session] { offerSeparateProcess(session); });
    });
}

void PlacementActions::choosePlacement()
{
    if (m_runs.current() < 0)
        return;
    const LaunchConfiguration &configuration = m_runs.configurations().at(m_runs.current());
    auto *dialog = new PlacementDialog(m_theme, configuration.name, configuration.placement, &m_window);
    // Another one may be chosen meanwhile, by a command of the palette.
    connect(dialog, &PlacementDialog::chosen, this,
            [this, name = configuration.name](const RunPlacement &placement) {
                if (m_runs.setCurrentByName(name))
                    m_runs.setPlacement(placement);
            });
    dialog->open();
}

void PlacementActions::chooseProcess()
{
    m_dialog = new AttachDialog(m_theme, &m_window);
    connect(m_dialog, &AttachDialog::refreshRequested, this, &PlacementActions::findProcesses);
    connect(m_dialog, &AttachDialog::processChosen, this, &PlacementActions::attachTo);
    connect(m_dialog, &AttachDialog::addressChosen, this,
            [this](const QString &address) { attach(address, address); });
    m_dialog->open();
}

void PlacementActions::findProcesses()
{
    m_worker.post([this](const std::atomic<bool> &) {
        const QList<NodeProcess> processes = findNodeProcesses();
        QMetaObject::invokeMethod(
            this,
            [this, processes] {
                if (m_dialog)
                    m_dialog->setProcesses(processes);
            },
            Qt::QueuedConnection);
    });
}

void PlacementActions::attachTo(const NodeProcess &process)
{
    if (process.inspectorPort > 0) {
        attach(localAddress(process.inspectorPort), nameOf(process));
        return;
    }
    if (const Result<void> opened = openInspector(process.pid); !opened) {
        if (m_dialog)
            m_dialog->complain(opened.error().message);
        return;
    }
    awaitInspector(process, mostLooks);
}

void PlacementActions::awaitInspector(const NodeProcess &process, int looks)
{
    m_worker.post([this, process, looks](const std::atomic<bool> &) {
        const QList<NodeProcess> all = findNodeProcesses();
        const auto found = std::find_if(
            all.begin(), all.end(), [&process](const NodeProcess &each) { return each.pid == process.pid; });
        const int port = found == all.end() ? 0 : found->inspectorPort;
        QMetaObject::invokeMethod(
            this,
            [this, process, looks, port] {
                if (!m_dialog)
                    return;
                if (port > 0)
                    attach(localAddress(port), nameOf(process));
                else if (looks > 1)
                    QTimer::singleShot(lookInterval, this,
                                       [this, process, looks] { awaitInspector(process, looks - 1); });
                else
                    m_dialog->complain(
                        tr("The process %1 was asked to listen to debuggers and does not: its loop may "
                           "be blocked, or the port 9229 taken by another process.")
                            .arg(process.pid));
            },
            Qt::QueuedConnection);
    });
}

void PlacementActions::attach(const QString &address, const QString &name)
{
    if (m_dialog)
        m_dialog->accept();
    m_runs.chooseAttach(address, name);
    m_runActions.run();
}

void PlacementActions::offerSeparateProcess(ServerSession &session)
{
    if (session.state() != ServerState::Exited || !session.exitReason() ||
        session.spec().placement != LaunchSpec::Placement::InIde || !needsOwnProcess(*session.exitReason()))
        return;
    const QString name = session.name();
    m_window.notices().post(Notice::Kind::Warning,
                            tr("“%1” does something that only a process of its own allows: %2")
                                .arg(name, describe(*session.exitReason())),
                            {{tr("Run in a Separate Process"), [this, name] {
                                  if (m_runs.setCurrentByName(name))
                                      runSeparately();
                              }}});
}

void PlacementActions::runSeparately()
{
    if (m_runs.current() < 0)
        return;
    RunPlacement placement = m_runs.configurations().at(m_runs.current()).placement;
    placement.place = RunPlacement::Place::SeparateProcess;
    m_runs.setPlacement(placement);
    m_runActions.run();
}

} // namespace boucle
