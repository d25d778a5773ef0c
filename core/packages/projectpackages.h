// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/packageservice.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <deque>
#include <optional>

namespace boucle {

/// The packages of the open project: what is installed, outdated and vulnerable, what a search has found, and
/// the changes, one after the other. Lives on the UI thread.
class ProjectPackages : public QObject
{
    Q_OBJECT
public:
    /// A change that waits, goes on, or was the last one.
    struct Work
    {
        PackageChange change;
        bool isUndo = false;
        bool isCancelling = false;
        PackageProgress progress; ///< its log is in `log`
        QStringList log;
    };

    /// `service` must outlive it.
    explicit ProjectPackages(PackageService &service, QObject *parent = nullptr);

    /// Absolute; empty: none. A change that was ended by force is taken back, and told of by recovered();
    /// nothing else is done before activate().
    void setFolder(const QString &folder);
    QString folder() const { return m_folder; }
    /// Somebody wants to know: the tree is read, and read again when it has changed. npm's libraries take a
    /// quarter of a second and some memory, which a project that is only opened does not need.
    void activate();

    // What is known; nothing before it was asked for, but the tree, which is read by itself.
    const std::optional<PackageTree> &tree() const { return m_tree; }
    const std::optional<PackageFailure> &treeFailure() const { return m_treeFailure; }
    const std::optional<QList<OutdatedPackage>> &outdated() const { return m_outdated; }
    const std::optional<PackageFailure> &outdatedFailure() const { return m_outdatedFailure; }
    const std::optional<QList<PackageAdvisory>> &advisories() const { return m_advisories; }
    const std::optional<PackageFailure> &advisoriesFailure() const { return m_advisoriesFailure; }
    const std::optional<PackageSearch> &found() const { return m_found; }
    const std::optional<PackageFailure> &searchFailure() const { return m_searchFailure; }
    QString searchText() const { return m_searchText; }
    bool isSearching() const { return m_isSearching; }

    /// The version in the project's own node_modules; empty: none.
    QString installedVersion(const QString &name) const;
    /// What package.json asks for of that name; null: nothing.
    const DirectDependency *direct(const QString &name) const;
    const OutdatedPackage *outdated(const QString &name) const;
    QList<PackageAdvisory> advisoriesOf(const QString &name) const;

    void refresh();
    /// Asks the registry; what was known stays until it answers.
    void checkOutdated();
    void checkAdvisories();
    void search(const QString &text);
    void details(const QString &name, const QString &version, QObject *guard,
                 PackageService::Done<PackageDetails> done);

    // What the running server has loaded.
    /// The package in that folder, absolute; it took so long, 0: unknown.
    void takeLoaded(const QString &folder, double milliseconds);
    /// Another server, or none: nothing is known.
    void clearLoaded();
    bool knowsLoaded() const { return !m_loaded.isEmpty(); }
    /// Milliseconds, 0: unknown; nothing: it has not been loaded.
    std::optional<double> loaded(const QString &folder) const;

    // Changes.
    void change(PackageChange change);
    void undo();
    /// Of the one that goes on; those that wait are dropped.
    void cancel();
    /// That goes on; null: none does.
    const Work *present() const { return m_work ? &*m_work : nullptr; }
    const QStringList &lastLog() const { return m_lastLog; }

    // Install scripts.
    /// By name: whether they may run. Remembered by who sets it.
    void setScriptRules(QMap<QString, bool> rules) { m_rules = std::move(rules); }
    const QMap<QString, bool> &scriptRules() const { return m_rules; }
    /// That have not run, and of which nothing was said yet.
    const QList<PackageScripts> &waitingScripts() const { return m_waiting; }
    enum class Consent { Once, Always, Never };
    void answerScripts(const QString &name, Consent consent);

    /// Versions that are younger are not installed.
    void setMinimumAge(int days) { m_minimumAgeDays = days; }
    int minimumAge() const { return m_minimumAgeDays; }

signals:
    void treeChanged();
    void outdatedChanged();
    void advisoriesChanged();
    void searchChanged();
    /// At most ten times a second.
    void loadedChanged();
    void workChanged();
    void waitingScriptsChanged();
    void scriptRulesChanged();
    void changed(const boucle::PackageChange &change, const boucle::PackageOutcome &outcome);
    void undone(const QString &words);
    void failed(const boucle::PackageFailure &failure);
    void recovered(const QString &words);

private:
    void recover();
    void startNext();
    void finishWork();
    void watch();
    void takeOutcome(const PackageOutcome &outcome);

    PackageService &m_service;
    QString m_folder;
    bool m_isActive = false;
    int m_epoch = 0; ///< of the folder: answers of another one are late
    QFileSystemWatcher m_watcher;
    QTimer m_readAgain;
    std::optional<PackageTree> m_tree;
    std::optional<PackageFailure> m_treeFailure;
    std::optional<QList<OutdatedPackage>> m_outdated;
    std::optional<PackageFailure> m_outdatedFailure;
    std::optional<QList<PackageAdvisory>> m_advisories;
    std::optional<PackageFailure> m_advisoriesFailure;
    std::optional<PackageSearch> m_found;
    std::optional<PackageFailure> m_searchFailure;
    QString m_searchText;
    bool m_isSearching = false;
    QHash<QString, double> m_loaded;
    QTimer m_tellLoaded;
    std::deque<Work> m_queue;
    std::optional<Work> m_work;
    int m_number = 0;
    QStringList m_lastLog;
    QMap<QString, bool> m_rules;
    QList<PackageScripts> m_waiting;
    int m_minimumAgeDays = 0;
};

} // namespace boucle
