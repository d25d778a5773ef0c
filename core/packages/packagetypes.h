// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace boucle {

// What is known of packages. Plain values; names are npm's own, with their scope ("@scope/name").

/// Why a package is in the tree: somebody asks for it.
struct PackageDependent
{
    QString location; ///< of who asks; empty: the project itself
    QString range;
    QString type; ///< "prod", "dev", "optional" or "peer"
};

/// Something in node_modules.
struct InstalledPackage
{
    QString name;
    QString version;
    QString location; ///< from the project's folder on: "node_modules/a/node_modules/b"
    QString path;     ///< absolute
    QString licence;
    QString deprecated; ///< its author's words; empty: it is not
    bool isLink = false;
    bool isExtraneous = false; ///< nobody asks for it
    bool isDev = false;        ///< only for development
    QList<PackageDependent> dependents;
};

/// What package.json, of the project or of one of its workspaces, asks for.
struct DirectDependency
{
    QString name;
    QString range;
    QString type;
    QString workspace; ///< its name; empty: the project's own
    QString version;   ///< that is there; empty: none
    QString location;  ///< of it
    QString problem;   ///< npm's word: "MISSING", "INVALID" …; empty: none
};

struct PackageTree
{
    QString manager;      ///< "npm", "pnpm" or "yarn": whose lockfile there is
    QString lockfile;     ///< its name; empty: there is none
    int conflictLine = 0; ///< 1-based, where a merge has left its marks in the lockfile; 0: nowhere
    QString undo;         ///< the change that can be taken back: "add express"; empty: none
    QList<DirectDependency> direct;
    QList<InstalledPackage> packages;
};

struct FoundPackage
{
    QString name;
    QString version;
    QString description;
    QString publisher;
    QString licence;
    QDateTime date;
    qint64 monthlyDownloads = 0; ///< 0: unknown
};

struct PackageSearch
{
    QList<FoundPackage> packages; ///< the best first
    bool isByNameOnly = false;    ///< the registry cannot be searched: only exact names are found
};

struct PackageVersion
{
    QString version;
    QDateTime date;
    QStringList tags;
    bool isDeprecated = false;
};

struct PackageDetails
{
    QString name;
    QString version; ///< that the rest is about
    QString description;
    QString licence;
    QString homepage;
    QString repository;
    QString deprecated;
    QString engines; ///< the range of node that it asks for; empty: any
    QString format;  ///< "esm", "cjs" or "both"
    QString readme;  ///< Markdown, of a stranger
    QDateTime published;
    qint64 unpackedBytes = 0; ///< 0: unknown
    int fileCount = 0;
    int maintainers = 0;
    bool hasTypes = false;
    bool fitsNode = true;
    /// The registry's: "verified", "wrong" (it does not hold), "missing", "signed" (nobody can check it);
    /// empty: there is none.
    QString signature;
    bool hasProvenance = false;
    bool hasInstallScript = false;
    QList<QPair<QString, QString>> dependencies; ///< names and ranges
    QList<QPair<QString, QString>> peers;
    QList<PackageVersion> versions; ///< the newest first
};

/// What the registry has of a package that package.json asks for.
struct RegistryVersions
{
    QString name;
    QString current; ///< empty: it is not there
    QString wanted;  ///< the newest that package.json allows
    QString latest;
    QString kind;     ///< how far the latest is: "major", "minor", "patch" …; empty: it is not newer
    qint64 bytes = 0; ///< of the wanted one, unpacked; 0: unknown

    bool isOutdated() const { return current != wanted || wanted != latest; }
};

/// Whether what is installed is what the registry has signed.
struct PackageSignatures
{
    int verified = 0;
    int unknown = 0;                        ///< of registries that publish no keys
    QList<QPair<QString, QString>> wrong;   ///< names and versions
    QList<QPair<QString, QString>> missing; ///< not signed, though the registry signs
};

struct PackageAdvisory
{
    QString name;
    QString severity; ///< "low", "moderate", "high" or "critical"
    QString range;    ///< of versions
    QString title;
    QString url;
    QString through; ///< not itself, but for this one that it depends on; empty: itself
    QStringList locations;
    QString fix; ///< "update", "major": past what package.json allows; empty: there is none
};

/// A package that wants to run something of its own when it is installed.
struct PackageScripts
{
    QString name;
    QString version;
    QString location;
    bool isNew = false;                      ///< it has come with this change
    bool isRefused = false;                  ///< the user has said no
    QList<QPair<QString, QString>> commands; ///< events and what they run

    /// Of the project itself, or of a workspace, not of a package.
    static bool isOwn(const QString &name);
};

struct PackageChange
{
    enum class Kind {
        Add,
        Remove,
        Update, ///< within the ranges of package.json; no names: all
        Latest, ///< past them
        Install,
        CleanInstall, ///< exactly the lockfile
        Dedupe,
        Fix,       ///< what has advisories
        RunScripts ///< the install scripts of what is installed; names of packages
    };
    enum class Save { AsItIs, Production, Development, Optional, Peer };
    /// What package.json gets for a version that is added.
    enum class Range {
        AsItIs,     ///< as npm's settings have it
        Compatible, ///< "^1.2.3"
        Patches,    ///< "~1.2.3"
        Exact       ///< "1.2.3"
    };

    Kind kind = Kind::Install;
    QStringList specs; ///< "express", "express@4" …
    Save save = Save::AsItIs;
    Range range = Range::AsItIs;
    QMap<QString, bool>
        scripts;               ///< by name: whether its install scripts may run; those without a word do not
    int minimumAgeDays = 0;    ///< younger versions are not taken
    QStringList ageExceptions; ///< names for which they are
};

/// The words of npm's command line for it: "add express".
QString wordsOf(const PackageChange &change);

struct PackageProgress
{
    enum class Phase { None, Resolving, Unpacking, RunningScripts };
    Phase phase = Phase::None;
    int resolved = 0; ///< packages that were looked up
    int done = 0;     ///< that are unpacked, of `total`
    int total = 0;
    int linked = 0; ///< of `done`: that had been unpacked before
    qint64 bytes = 0;
    QString name;                    ///< that was looked at last
    QStringList log;                 ///< new lines
    QList<QPair<QString, int>> slow; ///< what the registry is still asked for, and for how many milliseconds
};

struct PackageOutcome
{
    struct Step
    {
        QString name;
        QString from; ///< empty: it is new
        QString to;   ///< empty: it has gone
    };
    QList<Step> steps;
    QList<PackageScripts> scripts; ///< that did not run
    QStringList ran;               ///< whose scripts have run
    QStringList warnings;
    QString recovered; ///< a change that had been ended by force was taken back first: its words
};

/// Of a peer conflict: who wants which version of what.
struct PackageWant
{
    QString by;
    QString byVersion;
    QString name;
    QString range;
};

} // namespace boucle
