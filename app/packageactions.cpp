// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/packageactions.h"

#include "app/runactions.h"
#include "app/runcontrol.h"
#include "app/settings.h"
#include "core/debugger/scripturl.h"
#include "core/eventloop/looprecord.h"
#include "core/packages/missingpackage.h"
#include "core/packages/packagepaths.h"
#include "core/profiling/heapsnapshot.h"
#include "ui/common/actionregistry.h"
#include "ui/common/noticearea.h"
#include "ui/editor/editorarea.h"
#include "ui/main/mainwindow.h"
#include "ui/main/statusbar.h"
#include "ui/packages/packagesdock.h"
#include "ui/packages/packagespanel.h"

#include <QDesktopServices>
#include <QLocale>
#include <QUrl>

#include <algorithm>

namespace boucle {

PackageActions::PackageActions(PackageTools &tools, RunControl &runs, RunActions &runActions,
                               Settings &settings, ActionRegistry &actions, MainWindow &window)
    : m_runs(runs)
    , m_runActions(runActions)
    , m_settings(settings)
    , m_actions(actions)
    , m_window(window)
    , m_service(tools)
    , m_packages(m_service)
{
    connectPanel();
    connectPackages();
    connectRuns();
    connect(m_actions.action(u"packages.install"), &QAction::triggered, this, [this] { change({}); });
    connect(m_actions.action(u"packages.undo"), &QAction::triggered, this, &PackageActions::undo);
    connect(m_actions.action(u"packages.search"), &QAction::triggered, this, [this] {
        m_window.packagesDock().showInFront();
        m_window.packagesDock().panel().setFocus();
    });
    setFolder({});
}

PackageActions::~PackageActions()
{
    m_window.packagesDock().panel().setPackages(nullptr);
}

void PackageActions::setFolder(const QString &folder)
{
    m_runsAfterwards = false;
    m_packages.setScriptRules(folder.isEmpty() ? QMap<QString, bool>() : m_settings.packageScripts(folder));
    m_packages.setFolder(folder);
    m_packages.setMinimumAge(m_settings.minimumPackageAge(),
                             folder.isEmpty() ? QStringList() : m_settings.packageAgeExceptions(folder));
    readScripts();
    for (const QStringView id : {u"packages.install", u"packages.search"})
        m_actions.action(id)->setEnabled(!folder.isEmpty());
    m_actions.action(u"packages.undo")->setEnabled(false);
}

void PackageActions::connectPanel()
{
    PackagesPanel &panel = m_window.packagesDock().panel();
    panel.setPackages(&m_packages);
    connect(&panel, &PackagesPanel::changeRequested, this, &PackageActions::change);
    connect(&panel, &PackagesPanel::undoRequested, this, &PackageActions::undo);
    connect(&panel, &PackagesPanel::logRequested, this, [this] {
        if (const ProjectPackages::Work *work = m_packages.present())
            showLog(work->log.join(u'\n'));
    });
    connect(&panel, &PackagesPanel::consentGiven, this,
            [this](const QString &name, ProjectPackages::Consent consent) {
                if (consent == ProjectPackages::Consent::Never)
                    m_packages.answerScripts(name, consent);
                else
                    m_runActions.whenFolderTrusted(
                        [this, name, consent] { m_packages.answerScripts(name, consent); });
            });
    connect(&panel, &PackagesPanel::trustRequested, this, [this, &panel](const QString &words) {
        m_runActions.whenFolderTrusted([this, &panel, words] {
            m_packages.setTrusted(true);
            panel.search(words);
        });
    });
    connect(&panel, &PackagesPanel::signaturesRequested, this, &PackageActions::checkSignatures);
    connect(&panel, &PackagesPanel::heapRequested, this, &PackageActions::heapRequested);
    QAction *const tracing = m_actions.action(u"run.traceOrigins");
    connect(&panel, &PackagesPanel::tracingRequested, tracing, [tracing](bool on) {
        if (tracing->isChecked() != on)
            tracing->trigger();
    });
    connect(tracing, &QAction::toggled, &panel, &PackagesPanel::setTracing);
    connect(&panel, &PackagesPanel::minimumAgeChosen, this,
            [this](int days) { setMinimumAge(days, m_packages.ageExceptions()); });
    connect(&panel, &PackagesPanel::runRequested, this, &PackageActions::runScript);
    connect(&panel, &PackagesPanel::stopRequested, this, [this](const QString &script) {
        if (m_runs.setCurrentByName(script))
            m_runs.stop();
    });
    connect(&panel, &PackagesPanel::linkActivated, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
}

void PackageActions::connectRuns()
{
    connect(&m_runs, &RunControl::sessionAdded, this, &PackageActions::addSession);
    connect(&m_runs, &RunControl::configurationsChanged, this, &PackageActions::readScripts);
    connect(&m_runs, &RunControl::sessionChanged, this, &PackageActions::showScripts);
    connect(&m_runActions, &RunActions::trustChanged, this,
            [this] { m_packages.setTrusted(m_runActions.isFolderTrusted()); });
}

void PackageActions::readScripts()
{
    m_scripts.clear();
    if (m_runs.project()) {
        // One that cannot be read is told of elsewhere.
        if (const Result<PackageJson> manifest =
                PackageJson::load(m_runs.project()->root() + QLatin1String("/package.json")))
            m_scripts = manifest->scripts;
    }
    showScripts();
}

void PackageActions::showScripts()
{
    const QList<ServerSession *> alive = m_runs.aliveSessions();
    QList<ScriptsView::Row> rows;
    for (const PackageJson::Script &script : std::as_const(m_scripts)) {
        const bool isRunnable =
            std::any_of(m_runs.configurations().begin(), m_runs.configurations().end(),
                        [&script](const LaunchConfiguration &each) { return each.name == script.name; });
        const bool isRunning = std::any_of(alive.begin(), alive.end(), [&](const ServerSession *session) {
            return session->name() == script.name;
        });
        rows.append({script, isRunnable, isRunning});
    }
    m_window.packagesDock().panel().setScripts(rows);
}

void PackageActions::runScript(const QString &script)
{
    if (m_runs.setCurrentByName(script))
        m_runActions.run();
}

void PackageActions::setMinimumAge(int days, const QStringList &exceptions)
{
    m_packages.setMinimumAge(days, exceptions);
    m_settings.setMinimumPackageAge(days);
    m_settings.setPackageAgeExceptions(m_packages.folder(), exceptions);
}

void PackageActions::checkSignatures()
{
    m_window.status().post(tr("Checking signatures…"));
    m_packages.checkSignatures(this, [this](const PackageResult<PackageSignatures> &found) {
        if (!found) {
            m_window.notices().showError(found.failure().error);
            return;
        }
        QStringList lines{tr("%n signatures verified", nullptr, found->verified)};
        if (found->unknown > 0)
            lines.append(tr("%n packages of registries that publish no keys", nullptr, found->unknown));
        for (const auto &[name, version] : found->missing)
            lines.append(tr("%1 %2 is not signed").arg(name, version));
        for (const auto &[name, version] : found->wrong)
            lines.append(tr("%1 %2 is not what its registry has signed").arg(name, version));
        m_window.notices().post(found->wrong.isEmpty() ? Notice::Kind::Info : Notice::Kind::Warning,
                                lines.join(u'\n'));
    });
}

void PackageActions::takeHandles(const HandlesSnapshot &snapshot)
{
    QHash<QString, int> handles;
    bool isTraced = false;
    for (const HandleRecord &handle : snapshot.handles) {
        isTraced = isTraced || !handle.origin.isEmpty();
        if (const QString folder = packageFolder(pathOfScriptUrl(handle.maker)); !folder.isEmpty())
            ++handles[folder];
    }
    m_packages.setHandles(isTraced ? std::optional(handles) : std::nullopt);
}

void PackageActions::takeSnapshot(const HeapSnapshot &snapshot)
{
    QHash<QString, qint64> bytes;
    const QHash<QString, qint64> &scripts = snapshot.sizesByScript();
    for (auto script = scripts.begin(); script != scripts.end(); ++script) {
        if (const QString folder = packageFolder(script.key()); !folder.isEmpty())
            bytes[folder] += script.value();
    }
    m_packages.setHeap(std::move(bytes), snapshot.totalSize());
}

void PackageActions::showPackage(const QString &package)
{
    m_window.packagesDock().showInFront();
    m_window.packagesDock().panel().showPackage(package);
}

void PackageActions::connectPackages()
{
    connect(&m_packages, &ProjectPackages::changed, this,
            [this](const PackageChange &, const PackageOutcome &outcome) { takeChange(outcome); });
    connect(&m_packages, &ProjectPackages::failed, this, &PackageActions::takeFailure);
    connect(&m_packages, &ProjectPackages::conflictChanged, this, [this] {
        if (!m_packages.conflict().isEmpty())
            m_window.packagesDock().showInFront();
    });
    connect(&m_packages, &ProjectPackages::undone, this, [this](const QString &words) {
        m_window.notices().post(Notice::Kind::Info, tr("Taken back: %1").arg(words));
    });
    connect(&m_packages, &ProjectPackages::recovered, this, [this](const QString &words) {
        m_window.notices().post(
            Notice::Kind::Warning,
            tr("“%1” had been ended before it was done. The packages are as they were before it.")
                .arg(words));
    });
    connect(&m_packages, &ProjectPackages::scriptRulesChanged, this,
            [this] { m_settings.setPackageScripts(m_packages.folder(), m_packages.scriptRules()); });
    connect(&m_packages, &ProjectPackages::treeChanged, this, [this] {
        m_actions.action(u"packages.undo")
            ->setEnabled(m_packages.tree() && !m_packages.tree()->undo.isEmpty());
    });
}

void PackageActions::change(const PackageChange &change)
{
    m_runActions.whenFolderTrusted([this, change] { m_packages.change(change); });
}

/// What it puts back may have come with the project.
void PackageActions::undo()
{
    m_runActions.whenFolderTrusted([this] { m_packages.undo(); });
}

void PackageActions::takeChange(const PackageOutcome &outcome)
{
    const auto count = [&outcome](auto isOne) {
        return int(std::count_if(outcome.steps.begin(), outcome.steps.end(), isOne));
    };
    const int added = count([](const auto &step) { return step.from.isEmpty(); });
    const int removed = count([](const auto &step) { return step.to.isEmpty(); });
    const int updated = int(outcome.steps.size()) - added - removed;
    QStringList parts;
    if (added > 0)
        parts.append(tr("%n packages added", nullptr, added));
    if (updated > 0)
        parts.append(tr("%n updated", nullptr, updated));
    if (removed > 0)
        parts.append(tr("%n removed", nullptr, removed));
    if (!outcome.ran.isEmpty())
        parts.append(tr("install scripts run: %1").arg(QLocale().createSeparatedList(outcome.ran)));
    const QString words =
        parts.isEmpty() ? tr("Nothing had to be changed.") : parts.join(QLatin1String(", "));
    QList<NoticeAction> actions;
    if (!outcome.steps.isEmpty())
        actions.append({tr("Undo"), [this] { m_packages.undo(); }});
    m_window.notices().post(Notice::Kind::Info, words, actions);
    if (std::exchange(m_runsAfterwards, false))
        m_runActions.run();
}

void PackageActions::takeFailure(const PackageFailure &failure)
{
    m_runsAfterwards = false;
    if (failure.isCancelled) {
        m_window.notices().post(Notice::Kind::Info, failure.error.message);
        return;
    }
    QList<NoticeAction> actions;
    QString detail = failure.detail;
    if (detail.isEmpty())
        detail = m_packages.lastLog().join(u'\n');
    if (!detail.isEmpty())
        actions.append({tr("Show Output"), [this, detail] { showLog(detail); }});
    if (failure.error.code == QLatin1String("packages-enoversions") && !failure.subject.isEmpty())
        actions.append(
            {tr("Take It Anyway"), [this, name = failure.subject, change = m_packages.lastChange()] {
                 setMinimumAge(m_packages.minimumAge(), m_packages.ageExceptions() + QStringList(name));
                 m_packages.change(change);
             }});
    for (const QString &name : failure.near)
        actions.append({name, [this, name] { m_window.packagesDock().panel().search(name); }});
    m_window.notices().showError(failure.error, actions);
}

void PackageActions::showLog(const QString &text)
{
    // Each is a text of its own: what was read stays.
    m_window.editors().openText(QStringLiteral("packages-%1.log").arg(++m_logs), text);
}

void PackageActions::addSession(ServerSession &session)
{
    // A new generation tells the same again.
    connect(&session, &ServerSession::packageLoaded, this,
            [this, &session](ServerId, const ServerPackageLoaded &package) {
                if (m_runs.currentSession() == &session)
                    m_packages.takeLoaded(package.folder, package.milliseconds);
            });
    connect(&session, &ServerSession::stateChanged, this, [this, &session](ServerState state) {
        if (state == ServerState::Starting && m_runs.currentSession() == &session)
            m_packages.clearLoaded();
        if (state != ServerState::Exited || !session.exitReason())
            return;
        const auto *error = std::get_if<UncaughtError>(&*session.exitReason());
        if (const QString package = error ? missingPackage(error->message) : QString(); !package.isEmpty())
            offer(package, session);
    });
}

void PackageActions::offer(const QString &package, ServerSession &session)
{
    if (m_packages.folder().isEmpty())
        return;
    m_packages.activate();
    m_window.notices().post(Notice::Kind::Warning,
                            tr("%1 does not find the package “%2”.").arg(session.name(), package),
                            {{tr("Install and Run"), [this, package] { installAndRun(package); }}});
}

void PackageActions::installAndRun(const QString &package)
{
    m_runsAfterwards = true;
    install(package);
}

void PackageActions::install(const QString &package)
{
    PackageChange install;
    // What package.json asks for already only has to be installed.
    if (!m_packages.direct(package)) {
        install.kind = PackageChange::Kind::Add;
        install.specs = {package};
    }
    change(install);
}

} // namespace boucle
