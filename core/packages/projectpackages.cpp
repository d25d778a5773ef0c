// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packages/projectpackages.h"

#include <QFile>

#include <algorithm>
#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

// A program that writes package.json and the lockfile has then written both.
constexpr auto settleTime = 300ms;
constexpr qsizetype mostLog = 5000;
// A server loads its packages all at once.
constexpr auto loadedTime = 100ms;

} // namespace

ProjectPackages::ProjectPackages(PackageService &service, QObject *parent)
    : QObject(parent)
    , m_service(service)
{
    m_readAgain.setSingleShot(true);
    m_readAgain.setInterval(settleTime);
    connect(&m_readAgain, &QTimer::timeout, this, &ProjectPackages::refresh);
    m_tellLoaded.setSingleShot(true);
    m_tellLoaded.setInterval(loadedTime);
    connect(&m_tellLoaded, &QTimer::timeout, this, &ProjectPackages::loadedChanged);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_readAgain, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_readAgain, qOverload<>(&QTimer::start));
}

void ProjectPackages::setFolder(const QString &folder)
{
    if (m_folder == folder)
        return;
    cancel();
    ++m_epoch;
    m_folder = folder;
    m_tree.reset();
    m_treeFailure.reset();
    m_versions.clear();
    m_outdated.reset();
    m_outdatedFailure.reset();
    m_advisories.reset();
    m_advisoriesFailure.reset();
    m_found.reset();
    m_searchFailure.reset();
    m_searchText.clear();
    m_isSearching = false;
    m_waiting.clear();
    m_lastLog.clear();
    m_loaded.clear();
    m_heap.clear();
    m_heapTotal = 0;
    m_handles.reset();
    m_conflict.clear();
    m_work.reset();
    emit treeChanged();
    emit outdatedChanged();
    emit advisoriesChanged();
    emit searchChanged();
    emit waitingScriptsChanged();
    emit measuresChanged();
    emit conflictChanged();
    emit workChanged();
    m_isActive = false;
    m_isTrusted = false;
    watch();
}

void ProjectPackages::setTrusted(bool trusted)
{
    if (m_isTrusted == trusted || m_folder.isEmpty())
        return;
    m_isTrusted = trusted;
    m_outdatedFailure.reset();
    m_advisoriesFailure.reset();
    emit treeChanged();
    // What runtime/tools/packages/change.js leaves while it is at work.
    if (trusted && QFile::exists(m_folder + QLatin1String("/node_modules/.boucle/working.json")))
        recover();
}

PackageFailure ProjectPackages::untrusted()
{
    PackageFailure failure;
    failure.error = {QStringLiteral("packages-untrusted"),
                     tr("Trust this folder to ask its registry: its settings say which one that is.")};
    return failure;
}

void ProjectPackages::recover()
{
    m_service.recover(m_folder, this, [this, epoch = m_epoch](const PackageResult<QString> &words) {
        if (epoch != m_epoch)
            return;
        if (words && !words->isEmpty())
            emit recovered(*words);
        else if (!words)
            emit failed(words.failure());
    });
}

void ProjectPackages::activate()
{
    if (m_isActive || m_folder.isEmpty())
        return;
    m_isActive = true;
    watch();
    refresh();
}

void ProjectPackages::watch()
{
    const QStringList before = m_watcher.files() + m_watcher.directories();
    if (!before.isEmpty())
        m_watcher.removePaths(before);
    if (!m_isActive)
        return;
    m_watcher.addPaths({m_folder, m_folder + QLatin1String("/package.json"),
                        m_folder + QLatin1String("/package-lock.json"),
                        m_folder + QLatin1String("/node_modules/.package-lock.json")});
}

void ProjectPackages::refresh()
{
    // What a change does on its way is between; it refreshes when it is done.
    if (!m_isActive || m_work)
        return;
    m_service.tree(m_folder, this, [this, epoch = m_epoch](const PackageResult<PackageTree> &tree) {
        if (epoch != m_epoch)
            return;
        m_tree.reset();
        m_treeFailure.reset();
        if (tree)
            m_tree = *tree;
        else
            m_treeFailure = tree.failure();
        watch();
        emit treeChanged();
    });
}

QString ProjectPackages::installedVersion(const QString &name) const
{
    if (!m_tree)
        return {};
    const QString location = QLatin1String("node_modules/") + name;
    const auto found = std::find_if(m_tree->packages.begin(), m_tree->packages.end(),
                                    [&](const InstalledPackage &each) { return each.location == location; });
    return found == m_tree->packages.end() ? QString() : found->version;
}

const DirectDependency *ProjectPackages::direct(const QString &name) const
{
    if (!m_tree)
        return nullptr;
    const auto found = std::find_if(m_tree->direct.begin(), m_tree->direct.end(),
                                    [&](const DirectDependency &each) { return each.name == name; });
    return found == m_tree->direct.end() ? nullptr : &*found;
}

const RegistryVersions *ProjectPackages::versions(const QString &name) const
{
    const auto found = std::find_if(m_versions.begin(), m_versions.end(),
                                    [&](const RegistryVersions &each) { return each.name == name; });
    return found == m_versions.end() ? nullptr : &*found;
}

const RegistryVersions *ProjectPackages::outdated(const QString &name) const
{
    const RegistryVersions *const known = versions(name);
    return known && known->isOutdated() ? known : nullptr;
}

QList<PackageAdvisory> ProjectPackages::advisoriesOf(const QString &name) const
{
    QList<PackageAdvisory> result;
    for (const PackageAdvisory &each : m_advisories.value_or(QList<PackageAdvisory>())) {
        if (each.name == name)
            result.append(each);
    }
    return result;
}

void ProjectPackages::takeLoaded(const QString &folder, double milliseconds)
{
    m_loaded.insert(folder, milliseconds);
    if (!m_tellLoaded.isActive())
        m_tellLoaded.start();
}

void ProjectPackages::clearLoaded()
{
    setHandles({});
    setHeap({}, 0);
    if (m_loaded.isEmpty())
        return;
    m_loaded.clear();
    emit loadedChanged();
}

std::optional<double> ProjectPackages::loaded(const QString &folder) const
{
    const auto found = m_loaded.constFind(folder);
    return found == m_loaded.constEnd() ? std::nullopt : std::optional(*found);
}

void ProjectPackages::setHeap(QHash<QString, qint64> bytes, qint64 total)
{
    m_heap = std::move(bytes);
    m_heapTotal = total;
    emit measuresChanged();
}

void ProjectPackages::setHandles(std::optional<QHash<QString, int>> handles)
{
    if (m_handles == handles)
        return;
    m_handles = std::move(handles);
    emit measuresChanged();
}

void ProjectPackages::setMinimumAge(int days, const QStringList &exceptions)
{
    m_minimumAgeDays = days;
    m_ageExceptions = exceptions;
}

void ProjectPackages::dismissConflict()
{
    if (m_conflict.isEmpty())
        return;
    m_conflict.clear();
    emit conflictChanged();
}

void ProjectPackages::checkOutdated()
{
    if (m_folder.isEmpty())
        return;
    if (!m_isTrusted) {
        m_outdatedFailure = untrusted();
        emit outdatedChanged();
        return;
    }
    m_service.versions(
        m_folder, this, [this, epoch = m_epoch](const PackageResult<QList<RegistryVersions>> &versions) {
            if (epoch != m_epoch)
                return;
            m_outdatedFailure.reset();
            if (versions) {
                m_versions = *versions;
                m_outdated.emplace();
                std::copy_if(m_versions.begin(), m_versions.end(), std::back_inserter(*m_outdated),
                             [](const RegistryVersions &each) { return each.isOutdated(); });
            } else {
                m_outdatedFailure = versions.failure();
            }
            emit outdatedChanged();
        });
}

void ProjectPackages::checkSignatures(QObject *guard, PackageService::Done<PackageSignatures> done)
{
    if (!m_isTrusted) {
        done(untrusted());
        return;
    }
    m_service.signatures(m_folder, guard, std::move(done));
}

void ProjectPackages::findNames(const QString &text, QObject *guard, PackageService::Done<PackageSearch> done)
{
    if (!m_isTrusted) {
        done(untrusted());
        return;
    }
    m_service.search(m_folder, text, guard, std::move(done));
}

void ProjectPackages::checkAdvisories()
{
    if (m_folder.isEmpty())
        return;
    if (!m_isTrusted) {
        m_advisoriesFailure = untrusted();
        emit advisoriesChanged();
        return;
    }
    m_service.audit(m_folder, this,
                    [this, epoch = m_epoch](const PackageResult<QList<PackageAdvisory>> &advisories) {
                        if (epoch != m_epoch)
                            return;
                        m_advisoriesFailure.reset();
                        if (advisories)
                            m_advisories = *advisories;
                        else
                            m_advisoriesFailure = advisories.failure();
                        emit advisoriesChanged();
                    });
}

void ProjectPackages::search(const QString &text)
{
    m_searchText = text.trimmed();
    m_searchFailure.reset();
    if (m_searchText.isEmpty() || m_folder.isEmpty()) {
        m_found.reset();
        m_isSearching = false;
        emit searchChanged();
        return;
    }
    m_isSearching = true;
    emit searchChanged();
    findNames(m_searchText, this,
              [this, epoch = m_epoch, text = m_searchText](const PackageResult<PackageSearch> &found) {
                  if (epoch != m_epoch || text != m_searchText)
                      return;
                  m_isSearching = false;
                  m_found.reset();
                  if (found)
                      m_found = *found;
                  else
                      m_searchFailure = found.failure();
                  emit searchChanged();
              });
}

void ProjectPackages::details(const QString &name, const QString &version, QObject *guard,
                              PackageService::Done<PackageDetails> done)
{
    if (!m_isTrusted) {
        done(untrusted());
        return;
    }
    m_service.details(m_folder, name, version, guard, std::move(done));
}

void ProjectPackages::change(PackageChange change)
{
    if (m_folder.isEmpty())
        return;
    activate();
    for (auto it = m_rules.begin(); it != m_rules.end(); ++it)
        change.scripts.insert(it.key(), change.scripts.value(it.key(), it.value()));
    change.minimumAgeDays = m_minimumAgeDays;
    change.ageExceptions += m_ageExceptions;
    m_queue.push_back({std::move(change), false, false, {}, {}});
    startNext();
}

void ProjectPackages::undo()
{
    if (m_folder.isEmpty())
        return;
    m_queue.push_back({{}, true, false, {}, {}});
    startNext();
}

void ProjectPackages::cancel()
{
    m_queue.clear();
    if (!m_work || m_work->isUndo || m_work->isCancelling)
        return;
    m_work->isCancelling = true;
    m_service.cancel(m_number);
    emit workChanged();
}

void ProjectPackages::startNext()
{
    if (m_work || m_queue.empty())
        return;
    m_work = std::move(m_queue.front());
    m_queue.pop_front();
    dismissConflict();
    const int epoch = m_epoch;
    emit workChanged();
    if (m_work->isUndo) {
        m_service.undo(m_folder, this, [this, epoch](const PackageResult<QString> &words) {
            if (epoch != m_epoch)
                return;
            finishWork();
            if (words)
                emit undone(*words);
            else
                emit failed(words.failure());
        });
        return;
    }
    m_number = m_service.perform(
        m_folder, m_work->change, this,
        [this, epoch, change = m_work->change](const PackageResult<PackageOutcome> &outcome) {
            if (epoch != m_epoch)
                return;
            finishWork();
            if (!outcome) {
                m_conflict = outcome.failure().conflict;
                if (!m_conflict.isEmpty())
                    emit conflictChanged();
                emit failed(outcome.failure());
                return;
            }
            takeOutcome(*outcome);
            emit changed(change, *outcome);
        },
        [this, epoch](const PackageProgress &progress) {
            if (epoch != m_epoch || !m_work)
                return;
            m_work->log += progress.log;
            if (m_work->log.size() > mostLog)
                m_work->log.erase(m_work->log.begin(), m_work->log.end() - mostLog);
            m_work->progress = progress;
            m_work->progress.log.clear();
            emit workChanged();
        });
}

void ProjectPackages::finishWork()
{
    m_lastLog = m_work ? m_work->log : QStringList();
    m_lastChange = m_work ? m_work->change : PackageChange();
    m_work.reset();
    emit workChanged();
    refresh();
    if (m_outdated)
        checkOutdated();
    if (m_advisories)
        checkAdvisories();
    startNext();
}

void ProjectPackages::takeOutcome(const PackageOutcome &outcome)
{
    if (!outcome.recovered.isEmpty())
        emit recovered(outcome.recovered);
    const auto isGone = [&outcome](const PackageScripts &waiting) {
        return outcome.ran.contains(waiting.name) ||
               std::none_of(outcome.scripts.begin(), outcome.scripts.end(),
                            [&](const PackageScripts &each) { return each.name == waiting.name; });
    };
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(), isGone), m_waiting.end());
    for (const PackageScripts &scripts : outcome.scripts) {
        const bool isKnown = std::any_of(m_waiting.begin(), m_waiting.end(), [&](const PackageScripts &each) {
            return each.name == scripts.name;
        });
        if (scripts.isNew && !scripts.isRefused && !isKnown)
            m_waiting.append(scripts);
    }
    emit waitingScriptsChanged();
}

void ProjectPackages::answerScripts(const QString &name, Consent consent)
{
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(),
                                   [&name](const PackageScripts &each) { return each.name == name; }),
                    m_waiting.end());
    emit waitingScriptsChanged();
    if (consent != Consent::Once) {
        m_rules.insert(name, consent == Consent::Always);
        emit scriptRulesChanged();
    }
    if (consent == Consent::Never)
        return;
    PackageChange run;
    run.kind = PackageChange::Kind::RunScripts;
    run.specs = {name};
    run.scripts = {{name, true}};
    change(run);
}

} // namespace boucle
