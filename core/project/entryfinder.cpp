// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/entryfinder.h"

#include "core/base/tr.h"
#include "core/project/commandinterpreter.h"
#include "core/project/filekind.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace boucle {

namespace {

using Origin = LaunchConfiguration::Origin;

constexpr std::array runnableEndings{QLatin1String(".js"), QLatin1String(".mjs"), QLatin1String(".cjs"),
                                     QLatin1String(".ts"), QLatin1String(".mts"), QLatin1String(".cts")};

// The order in which configurations are offered.
enum class Rank { Server, Entry, RefusedServer, Other, Chore };

/// Where in the list of server scripts a name stands; -1 for others. "start:dev" counts as a start.
int serverOrder(const QString &name)
{
    static const QStringList exact{
        QStringLiteral("start"),     QStringLiteral("dev"),         QStringLiteral("serve"),
        QStringLiteral("server"),    QStringLiteral("start:dev"),   QStringLiteral("develop"),
        QStringLiteral("start-dev"), QStringLiteral("development"), QStringLiteral("dev:server")};
    static const QStringList first{QStringLiteral("start"), QStringLiteral("dev"), QStringLiteral("serve"),
                                   QStringLiteral("server"), QStringLiteral("preview")};
    if (const qsizetype at = exact.indexOf(name); at >= 0)
        return int(at);
    const auto end =
        std::find_if(name.begin(), name.end(), [](QChar c) { return c == u':' || c == u'-' || c == u'.'; });
    const qsizetype at = first.indexOf(name.left(end - name.begin()));
    return at < 0 ? -1 : int(exact.size() + at);
}

bool isChore(const QString &name, const PackageJson &package)
{
    static const QStringList hooks{QStringLiteral("install"), QStringLiteral("publish"),
                                   QStringLiteral("pack"),    QStringLiteral("version"),
                                   QStringLiteral("commit"),  QStringLiteral("push")};
    for (const QLatin1String prefix : {QLatin1String("pre"), QLatin1String("post")}) {
        const QString rest = name.mid(prefix.size());
        if (name.startsWith(prefix) && (package.script(rest) || hooks.contains(rest)))
            return true;
    }
    static const QStringList chores{
        QStringLiteral("test"),     QStringLiteral("tests"),    QStringLiteral("e2e"),
        QStringLiteral("lint"),     QStringLiteral("format"),   QStringLiteral("check"),
        QStringLiteral("build"),    QStringLiteral("compile"),  QStringLiteral("bundle"),
        QStringLiteral("clean"),    QStringLiteral("coverage"), QStringLiteral("typecheck"),
        QStringLiteral("type"),     QStringLiteral("tsc"),      QStringLiteral("eslint"),
        QStringLiteral("prettier"), QStringLiteral("release"),  QStringLiteral("publish"),
        QStringLiteral("deploy"),   QStringLiteral("docs"),     QStringLiteral("prepare"),
        QStringLiteral("install"),  QStringLiteral("version"),  QStringLiteral("ci"),
        QStringLiteral("bench"),    QStringLiteral("audit"),    QStringLiteral("prepack")};
    const auto end =
        std::find_if(name.begin(), name.end(), [](QChar c) { return c == u':' || c == u'-' || c == u'.'; });
    return chores.contains(name.left(end - name.begin()));
}

struct Candidate
{
    Rank rank;
    int order; ///< within the rank
    LaunchConfiguration configuration;
};

/// Collects what package.json offers.
class PackageEntries
{
public:
    PackageEntries(const QString &folder, const PackageJson &package,
                   const QMap<QString, QString> &environment)
        : m_folder(folder)
        , m_package(package)
        , m_interpreter(folder, package, environment)
    {
    }

    Launches find()
    {
        for (const PackageJson::Script &script : m_package.scripts)
            addScript(script.name);
        const bool mainIsThere = addMain();
        for (const PackageJson::Bin &bin : m_package.bin)
            addFile(bin.name, bin.file);
        if (!mainIsThere && !hasRunnable())
            addWhatIsLeft();
        std::stable_sort(m_found.begin(), m_found.end(), [](const Candidate &a, const Candidate &b) {
            return a.rank != b.rank ? a.rank < b.rank : a.order < b.order;
        });
        for (Candidate &each : m_found)
            m_result.configurations.append(std::move(each.configuration));
        return m_result;
    }

private:
    void addScript(const QString &name)
    {
        const LaunchConfiguration configuration = m_interpreter.script(name);
        const int order = serverOrder(name);
        Rank rank = Rank::Other;
        if (order >= 0)
            rank = isOnlyMissingTool(configuration) || !configuration.refusal ? Rank::Server
                                                                              : Rank::RefusedServer;
        else if (isChore(name, m_package))
            rank = Rank::Chore;
        m_found.append({rank, std::max(order, 0), configuration});
    }

    /// It will run once the project is installed.
    static bool isOnlyMissingTool(const LaunchConfiguration &configuration)
    {
        return configuration.refusal && configuration.refusal->code == QLatin1String("tool-missing");
    }

    /// Whether main names something to run; when there is no such file, that is not so.
    bool addMain() { return !m_package.main.isEmpty() && addFile(QString(), m_package.main); }

    bool addFile(const QString &name, const QString &file)
    {
        const QString entry = resolveEntryFile(QDir::cleanPath(m_folder + u'/' + file));
        if (entry.isEmpty() || entry.endsWith(QLatin1String(".json")) ||
            entry.endsWith(QLatin1String(".node")))
            return false;
        if (!isOffered(entry))
            m_found.append({Rank::Entry, 0, fileConfiguration(name, entry, Origin::PackageMain)});
        return true;
    }

    bool isOffered(const QString &entry) const
    {
        return std::any_of(m_found.begin(), m_found.end(), [&](const Candidate &each) {
            return each.configuration.script == entry && each.configuration.arguments.isEmpty();
        });
    }

    bool hasRunnable() const
    {
        return std::any_of(m_found.begin(), m_found.end(),
                           [](const Candidate &each) { return each.rank <= Rank::Entry; });
    }

    LaunchConfiguration fileConfiguration(const QString &name, const QString &entry, Origin origin) const
    {
        LaunchConfiguration configuration;
        const QString relative = QDir(m_folder).relativeFilePath(entry);
        configuration.name = name.isEmpty() ? relative : name;
        configuration.script = entry;
        configuration.workingDirectory = m_folder;
        configuration.origin = origin;
        configuration.detail = QStringLiteral("node ") + relative;
        return configuration;
    }

    /// Neither a server script nor a main that exists.
    void addWhatIsLeft()
    {
        if (const QString lone = findLoneServerFile(m_folder); !lone.isEmpty()) {
            if (!isOffered(lone))
                m_found.append({Rank::Entry, 0, fileConfiguration(QString(), lone, Origin::LoneFile)});
            return;
        }
        if (m_package.main.isEmpty())
            return;
        const Error missing{
            QStringLiteral("main-missing"),
            CoreTr::tr("package.json names %1 as main, but %2 does not exist. Build the project "
                       "first if a build makes it.")
                .arg(m_package.main, QDir::cleanPath(m_folder + u'/' + m_package.main))};
        LaunchConfiguration configuration = fileConfiguration(
            QString(), QDir::cleanPath(m_folder + u'/' + m_package.main), Origin::PackageMain);
        configuration.refusal = missing;
        m_found.append({Rank::RefusedServer, 0, configuration});
        m_result.problems.append(missing);
    }

    QString m_folder;
    PackageJson m_package;
    CommandInterpreter m_interpreter;
    QList<Candidate> m_found;
    Launches m_result;
};

QStringList runnableFilesIn(const QString &folder)
{
    QStringList result;
    const QStringList names = QDir(folder).entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        // "vite.config.js" is for a tool.
        if (isRunnable(name) && !name.contains(QLatin1String(".config.")))
            result.append(name);
    }
    return result;
}

QString fileOrEmpty(const QString &path)
{
    return QFileInfo(path).isFile() ? path : QString();
}

QString withEnding(const QString &path)
{
    for (const QLatin1String ending :
         {QLatin1String(".js"), QLatin1String(".json"), QLatin1String(".node")}) {
        if (QFileInfo(path + ending).isFile())
            return path + ending;
    }
    return {};
}

} // namespace

QString resolveEntryFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isFile())
        return path;
    if (QString file = withEnding(path); !file.isEmpty())
        return file;
    if (!info.isDir())
        return {};
    if (const Result<PackageJson> package = PackageJson::load(path + QStringLiteral("/package.json"));
        package && !package->main.isEmpty()) {
        const QString main = QDir::cleanPath(path + u'/' + package->main);
        for (const QString &candidate :
             {fileOrEmpty(main), withEnding(main), withEnding(main + QStringLiteral("/index"))}) {
            if (!candidate.isEmpty())
                return candidate;
        }
    }
    return withEnding(QDir::cleanPath(path + QStringLiteral("/index")));
}

QString findLoneServerFile(const QString &folder)
{
    for (const QString &where : {folder, folder + QStringLiteral("/src")}) {
        for (const QLatin1String name :
             {QLatin1String("server"), QLatin1String("app"), QLatin1String("index"), QLatin1String("main")}) {
            for (const QLatin1String ending : runnableEndings) {
                QString path = where + u'/' + name + ending;
                if (QFileInfo(path).isFile())
                    return path;
            }
        }
    }
    const QStringList files = runnableFilesIn(folder);
    return files.size() == 1 ? folder + u'/' + files[0] : QString();
}

Launches findEntries(const QString &folder, const QMap<QString, QString> &environment)
{
    const Result<PackageJson> package = PackageJson::load(folder + QStringLiteral("/package.json"));
    if (package)
        return PackageEntries(folder, *package, environment).find();
    // node refuses to run beside a broken package.json: no guess is of use.
    if (package.error().code != QLatin1String("package-json-missing"))
        return {{}, {package.error()}};
    // Without one it is as with an empty one.
    return PackageEntries(folder, PackageJson(), environment).find();
}

} // namespace boucle
