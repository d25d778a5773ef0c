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

    /// Absolute; empty: none. Not trusted at first; nothing is done before activate().
    void setFolder(const QString &folder);
    QString folder() const { return m_folder; }
    /// A registry is only asked for folders that are trusted: what their .npmrc says can send secrets of the
    /// environment to an address of its own. Failures have the code "packages-untrusted". A change that was
    /// ended by force is taken back only there, too, and told of by recovered().
    void setTrusted(bool trusted);
    bool isTrusted() const { return m_isTrusted; }
    /// Somebody wants to know: the tree is read, and read again when it has changed. npm's libraries take a
    /// quarter of a second and some memory, which a project that is only opened does not need.
    void activate();

    // What is known; nothing before it was asked for, but the tree, which is read by itself.
    const std::optional<PackageTree> &tree() const { return m_tree; }
    const std::optional<PackageFailure> &treeFailure() const { return m_treeFailure; }
    const std::optional<QList<RegistryVersions>> &outdated() const { return m_outdated; }
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
    const RegistryVersions *outdated(const QString &name) const;
    /// What the registry has of what package.json asks for; null: unknown.
    const RegistryVersions *versions(const QString &name) const;
    QList<PackageAdvisory> advisoriesOf(const QString &name) const;

    void refresh();
    /// Asks the registry; what was known stays until it answers.
    void checkOutdated();
    void checkAdvisories();
    void checkSignatures(QObject *guard, PackageService::Done<PackageSignatures> done);
    /// Without any trace here: for who completes a name.
    void findNames(const QString &text, QObject *guard, PackageService::Done<PackageSearch> done);
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
    /// Bytes of its heap by folder of a package, of the newest snapshot, and of all together; 0: unknown.
    void setHeap(QHash<QString, qint64> bytes, qint64 total);
    bool knowsHeap() const { return m_heapTotal > 0; }
    qint64 heapTotal() const { return m_heapTotal; }
    qint64 heap(const QString &folder) const { return m_heap.value(folder); }
    /// How many handles each package has made that are open; nothing: not traced.
    void setHandles(std::optional<QHash<QString, int>> handles);
    bool knowsHandles() const { return m_handles.has_value(); }
    int handles(const QString &folder) const { return m_handles ? m_handles->value(folder) : 0; }

    // Changes.
    void change(PackageChange change);
    void undo();
    /// Of the one that goes on; those that wait are dropped.
    void cancel();
    /// That goes on; null: none does.
    const Work *present() const { return m_work ? &*m_work : nullptr; }
    // Of the last one that ended.
    const QStringList &lastLog() const { return m_lastLog; }
    const PackageChange &lastChange() const { return m_lastChange; }
    /// Who wants what, when the last change could not be for that.
    const QList<PackageWant> &conflict() const { return m_conflict; }
    void dismissConflict();

    // Install scripts.
    /// By name: whether they may run. Remembered by who sets it.
    void setScriptRules(QMap<QString, bool> rules) { m_rules = std::move(rules); }
    const QMap<QString, bool> &scriptRules() const { return m_rules; }
    /// That have not run, and of which nothing was said yet.
    const QList<PackageScripts> &waitingScripts() const { return m_waiting; }
    enum class Consent { Once, Always, Never };
    void answerScripts(const QString &name, Consent consent);

    /// Versions that are younger are not installed, but of those packages. Remembered by who sets it.
    void setMinimumAge(int days, const QStringList &exceptions);
    int minimumAge() const { return m_minimumAgeDays; }
    const QStringList &ageExceptions() const { return m_ageExceptions; }

signals:
    void treeChanged();
    void outdatedChanged();
    void advisoriesChanged();
    void searchChanged();
    /// At most ten times a second.
    void loadedChanged();
    /// Heap or handles.
    void measuresChanged();
    void workChanged();
    void conflictChanged();
    void waitingScriptsChanged();
    void scriptRulesChanged();
    void changed(const boucle::PackageChange &change, const boucle::PackageOutcome &outcome);
    void undone(const QString &words);
    void failed(const boucle::PackageFailure &failure);
    void recovered(const QString &words);

private:
    void recover();
    static PackageFailure untrusted();
    void startNext();
    void finishWork();
    void watch();
    void takeOutcome(const PackageOutcome &outcome);

    PackageService &m_service;
    QString m_folder;
    bool m_isActive = false;
    bool m_isTrusted = false;
    int m_epoch = 0; ///< of the folder: answers of another one are late
    QFileSystemWatcher m_watcher;
    QTimer m_readAgain;
    std::optional<PackageTree> m_tree;
    std::optional<PackageFailure> m_treeFailure;
    QList<RegistryVersions> m_versions; ///< of m_outdated and of those that are not
    std::optional<QList<RegistryVersions>> m_outdated;
    std::optional<PackageFailure> m_outdatedFailure;
    std::optional<QList<PackageAdvisory>> m_advisories;
    std::optional<PackageFailure> m_advisoriesFailure;
    std::optional<PackageSearch> m_found;
    std::optional<PackageFailure> m_searchFailure;
    QString m_searchText;
    bool m_isSearching = false;
    QHash<QString, double> m_loaded;
    QHash<QString, qint64> m_heap;
    qint64 m_heapTotal = 0;
    std::optional<QHash<QString, int>> m_handles;
    QTimer m_tellLoaded;
    std::deque<Work> m_queue;
    std::optional<Work> m_work;
    int m_number = 0;
    QStringList m_lastLog;
    PackageChange m_lastChange;
    QMap<QString, bool> m_rules;
    QList<PackageScripts> m_waiting;
    int m_minimumAgeDays = 0;
    QStringList m_ageExceptions;
    QList<PackageWant> m_conflict;
};

} // namespace boucle
