// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runactions.h"

#include "core/base/logging.h"
#include "core/debugger/debugger.h"
#include "core/project/filekind.h"
#include "ui/common/actionregistry.h"
#include "ui/common/noticearea.h"
#include "ui/editor/editorarea.h"
#include "ui/eventloop/loopdocks.h"
#include "ui/main/addresschip.h"
#include "ui/main/configurationbutton.h"
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/main/toolbar.h"
#include "ui/project/projectdock.h"
#include "ui/server/consolepanel.h"

#include <QDesktopServices>
#include <QFileInfo>

#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

constexpr auto processOutputInterval = 50ms;
constexpr int processOutputLines = 2000;

bool isInside(const QString &path, const QString &folder)
{
    return !folder.isEmpty() && path.startsWith(folder + QLatin1Char('/'));
}

/// What it runs, and where when that is not the IDE.
QString detailOf(const LaunchConfiguration &configuration)
{
    const QString where = configuration.placement.place == RunPlacement::Place::SeparateProcess
                              ? RunActions::tr("separate process")
                          : configuration.placement.place == RunPlacement::Place::Attach
                              ? RunActions::tr("attach")
                              : QString();
    if (where.isEmpty() || configuration.detail.isEmpty())
        return configuration.detail + where;
    return configuration.detail + QStringLiteral(" · ") + where;
}

} // namespace

RunActions::RunActions(RunControl &runs, Debugger &debugger, ServerRuntime &runtime, TrustStore &trust,
                       const Theme &theme, ActionRegistry &actions, MainWindow &window)
    : m_runs(runs)
    , m_debugger(debugger)
    , m_runtime(runtime)
    , m_trust(trust)
    , m_theme(theme)
    , m_actions(actions)
    , m_window(window)
{
    connectActions();
    connect(&m_runs, &RunControl::configurationsChanged, this, &RunActions::update);
    connect(&m_runs, &RunControl::sessionChanged, this, &RunActions::updateServer);
    connect(&m_runs, &RunControl::sessionAdded, this, [this](ServerSession &session) {
        m_debugger.addSession(session);
        m_window.console().addSession(session, m_debugger.repl(session));
    });
    connect(&m_runs, &RunControl::sessionRemoved, this, [this](ServerSession &session) {
        m_window.console().removeSession(session);
        m_debugger.removeSession(session);
    });
    connect(&m_runs, &RunControl::problemFound, this,
            [this](const Error &error) { m_window.notices().showError(error); });

    connect(&m_window.projectDock(), &ProjectDock::runFileRequested, this, &RunActions::runFile);
    connect(&m_window.editors(), &EditorArea::currentFileChanged, this, &RunActions::updateServer);
    connect(&m_window.toolBar().configurations(), &ConfigurationButton::chosen, this, [this](int index) {
        m_runs.setCurrent(index);
        if (ServerSession *session = m_runs.currentSession())
            m_window.console().showSession(*session);
    });
    connect(&m_window.toolBar().addresses(), &AddressChip::activated, this, &RunActions::openInBrowser);
    connect(&m_window.console(), &ConsolePanel::linkActivated, this, &RunActions::openInBrowser);
    connect(&m_window.status(), &StatusBar::trustClicked, this, &RunActions::showTrust);

    m_processOutputTimer.setSingleShot(true);
    m_processOutputTimer.setInterval(processOutputInterval);
    connect(&m_processOutputTimer, &QTimer::timeout, this, &RunActions::takeProcessOutput);
    connect(&m_runtime, &ServerRuntime::processOutputAvailable, this, [this] {
        if (!m_processOutputTimer.isActive())
            m_processOutputTimer.start();
    });
    update();
}

void RunActions::connectActions()
{
    const auto on = [this](QStringView id, auto &&slot) {
        connect(m_actions.action(id), &QAction::triggered, this, slot);
    };
    on(u"server.run", [this] { run(); });
    on(u"server.stop", [this] { m_runs.stop(); });
    on(u"server.restart", [this] { restart(); });
    on(u"run.file", [this] { runFile(m_window.editors().currentPath()); });
    on(u"server.openBrowser", [this] { m_window.toolBar().addresses().click(); });
    on(u"project.trust", [this] { showTrust(); });
}

void RunActions::run()
{
    whenTrusted([this] { start(false); });
}

void RunActions::restart()
{
    whenTrusted([this] { start(true); });
}

void RunActions::runFile(const QString &path)
{
    if (const Result<void> chosen = m_runs.chooseFile(path); !chosen) {
        m_window.notices().showError(chosen.error());
        return;
    }
    const ServerSession *session = m_runs.currentSession();
    whenTrusted([this, again = session && isAlive(session->state())] { start(again); });
}

QString RunActions::trustFolder() const
{
    const QString root = m_runs.project() ? m_runs.project()->root() : QString();
    if (m_runs.current() < 0)
        return root;
    const QString script = m_runs.configurations().at(m_runs.current()).script;
    return script.isEmpty() || isInside(script, root) ? root : QFileInfo(script).path();
}

void RunActions::whenTrusted(std::function<void()> then)
{
    const QString folder = trustFolder();
    // With nothing to run there is nothing to trust: the run itself says what is missing. What is attached to
    // runs already.
    const bool runsCode =
        m_runs.current() >= 0 &&
        m_runs.configurations().at(m_runs.current()).placement.place != RunPlacement::Place::Attach;
    if (runsCode)
        askTrust(TrustDialog::Reason::BeforeRun, folder, std::move(then));
    else
        then();
}

void RunActions::whenFolderTrusted(std::function<void()> then)
{
    if (m_runs.project())
        askTrust(TrustDialog::Reason::Asked, m_runs.project()->root(), std::move(then));
}

bool RunActions::isFolderTrusted() const
{
    return m_runs.project() && m_trust.isTrusted(m_runs.project()->root());
}

void RunActions::askTrust(TrustDialog::Reason reason, const QString &folder, std::function<void()> then)
{
    if (m_trust.isTrusted(folder)) {
        then();
        return;
    }
    auto *dialog = new TrustDialog(m_theme, reason, folder, &m_window);
    connect(dialog, &QDialog::accepted, this, [this, folder, then = std::move(then)] {
        const Result<void> trusted = m_trust.trust(folder);
        takeTrust(trusted);
        if (trusted)
            then();
    });
    dialog->open();
}

void RunActions::trustOpenFolder()
{
    if (const QString folder = trustFolder(); !folder.isEmpty())
        takeTrust(m_trust.trust(folder));
}

void RunActions::takeTrust(const Result<void> &changed)
{
    updateTrust();
    if (!changed)
        m_window.notices().showError(changed.error());
}

void RunActions::start(bool again)
{
    // What runs is what is on the disk; a failed save has been reported by the editor.
    if (!m_window.editors().saveAll())
        return;
    const Result<void> started = again ? m_runs.restart() : m_runs.run();
    if (ServerSession *session = m_runs.currentSession()) {
        // Who watches the loop goes on watching it.
        if (!m_window.loopDocks().isInSight())
            m_window.showConsole();
        m_window.console().showSession(*session);
    }
    if (started)
        return;
    if (started.error().code == QLatin1String("unsupported-node-flags")) {
        emit needsOwnProcess(started.error());
        return;
    }
    QList<NoticeAction> actions;
    if (m_runs.current() < 0 && m_actions.action(u"run.file")->isEnabled())
        actions.append({tr("Run This File"), [this] { m_actions.action(u"run.file")->trigger(); }});
    m_window.notices().showError(started.error(), actions);
}

void RunActions::showTrust()
{
    const QString folder = trustFolder();
    if (folder.isEmpty())
        return;
    const bool trusted = m_trust.isTrusted(folder);
    auto *dialog = new TrustDialog(
        m_theme, trusted ? TrustDialog::Reason::Trusted : TrustDialog::Reason::Asked, folder, &m_window);
    connect(dialog, &QDialog::accepted, this, [this, folder] { takeTrust(m_trust.trust(folder)); });
    connect(dialog, &TrustDialog::revokeRequested, this,
            [this, folder] { takeTrust(m_trust.revoke(folder)); });
    dialog->open();
}

void RunActions::update()
{
    updateConfigurations();
    updateServer();
    updateTrust();
}

void RunActions::updateConfigurations()
{
    QStringList names;
    QStringList details;
    for (const LaunchConfiguration &configuration : m_runs.configurations()) {
        names.append(configuration.name);
        details.append(detailOf(configuration));
    }
    m_window.toolBar().configurations().setConfigurations(names, details, m_runs.current());
}

void RunActions::updateServer()
{
    const ServerSession *session = m_runs.currentSession();
    const ServerState state = session ? session->state() : ServerState::Idle;
    const bool alive = isAlive(state);
    const bool stoppable = alive && state != ServerState::Stopping;
    m_actions.action(u"server.run")->setEnabled(!alive);
    m_actions.action(u"server.stop")->setEnabled(stoppable);
    m_actions.action(u"server.restart")->setEnabled(stoppable);
    m_actions.action(u"run.file")
        ->setEnabled(isRunnable(QFileInfo(m_window.editors().currentPath()).fileName()));

    QList<QUrl> urls;
    std::optional<ServerFacts> facts;
    if (session) {
        for (const ListenAddress &address : session->addresses()) {
            const QUrl url(address.url());
            if (!url.isEmpty() && !urls.contains(url))
                urls.append(url);
        }
        const int others = int(m_runs.aliveSessions().size()) - (alive ? 1 : 0);
        facts = ServerFacts{session->name(), state, session->startedAt(), session->exitReason(), others};
    }
    m_window.toolBar().addresses().setAddresses(urls);
    m_actions.action(u"server.openBrowser")->setEnabled(!urls.isEmpty());
    m_window.status().setServer(facts);
}

void RunActions::updateTrust()
{
    const QString folder = trustFolder();
    m_actions.action(u"project.trust")->setEnabled(!folder.isEmpty());
    StatusBar::Trust trust = StatusBar::Trust::NoFolder;
    if (!folder.isEmpty())
        trust = m_trust.isTrusted(folder) ? StatusBar::Trust::Trusted : StatusBar::Trust::Restricted;
    m_window.status().setTrust(trust);
    emit trustChanged();
}

void RunActions::openInBrowser(const QUrl &url)
{
    if (QDesktopServices::openUrl(url))
        return;
    m_window.notices().showError(
        {QStringLiteral("no-browser"),
         tr("No browser could be started for %1. Open the address by hand.").arg(url.toDisplayString())});
}

// Nobody knows which server's native code wrote to the process's own descriptors; with one server there is no
// doubt, else the console in front shows it.
void RunActions::takeProcessOutput()
{
    const OutputBatch batch = m_runtime.takeProcessOutput(processOutputLines);
    const QList<ServerSession *> alive = m_runs.aliveSessions();
    ServerSession *session = alive.size() == 1 ? alive.first() : m_window.console().currentSession();
    if (session) {
        session->log().append(batch);
    } else {
        for (const OutputLine &line : batch.lines)
            qCInfo(logRuntime).noquote() << line.text;
    }
    if (batch.more)
        m_processOutputTimer.start();
}

} // namespace boucle
