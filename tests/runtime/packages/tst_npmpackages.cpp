// SPDX-License-Identifier: GPL-3.0-or-later

// The package service over npm's libraries, against a registry on this machine that can be made to fail.

#include "core/packages/packageservice.h"
#include "runtime/tools/npmpackages.h"
#include "tests/support/hosttest.h"
#include "tests/support/packageregistry.h"
#include "tests/support/temporaryproject.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <functional>
#include <optional>

using namespace boucle;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int limitMs = 60'000;
using Kind = PackageChange::Kind;

PackageChange changeOf(Kind kind, const QStringList &specs = {})
{
    PackageChange change;
    change.kind = kind;
    change.specs = specs;
    return change;
}

/// Every file, folder and link of a project with its content, but what Boucle keeps for itself.
QStringList inventory(const QString &root)
{
    QStringList lines;
    QDirIterator it(root, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QFileInfo info(it.next());
        const QString name = info.filePath().mid(root.size() + 1);
        if (name.startsWith(u"node_modules/.boucle"))
            continue;
        QString line = name + u' ' + QString::number(int(info.permissions()), 16);
        if (info.isSymLink()) {
            line += u" -> "_s + info.dir().relativeFilePath(info.symLinkTarget());
        } else if (info.isFile()) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                line +=
                    u' ' + QString::fromLatin1(
                               QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha1).toHex());
        }
        lines.append(line);
    }
    lines.sort();
    return lines;
}

const QByteArray ownScripts =
    R"({ "name": "shop", "workspaces": ["api"], "scripts": { "prepare": "node made.js", "start": "node server.js" } })";
const QByteArray ownWorkspace =
    R"({ "name": "@shop/api", "version": "1.0.0", "scripts": { "postinstall": "node made.js" } })";
const QByteArray madeJs = "require('fs').writeFileSync('made', '');\n";

} // namespace

class TestNpmPackages : public QObject
{
    Q_OBJECT
public:
    explicit TestNpmPackages(Host &host)
        : m_node(host.executablePath())
        , m_npm(qEnvironmentVariable("BOUCLE_BUILD_DIR") + u"/lib/boucle/npm"_s)
        , m_tools(host, {m_npm, m_cache.path(), {}})
        , m_service(m_tools)
    {
        m_cancel.setSingleShot(true);
        connect(&m_cancel, &QTimer::timeout, this, [this] { m_service.cancel(m_number); });
    }

private slots:
    void initTestCase();
    void init();

    void verifiesSignatures();
    void addsAndRemoves();
    void takesTheLastChangeBack();
    void isAsNpmDoesIt();
    void tellsOfProgress();
    void searches();
    void knowsDetails();
    void knowsWhatIsOutdated();
    void writesRangesAsTold();
    void updates();
    void mendsWhatIsVulnerable();
    void runsNoScriptUnasked();
    void runsAllowedScripts();
    void believesNoForgedName();
    void asksForOwnScripts();
    void runsOwnScripts();
    void leavesOthersToTheirCommand();
    void endsScriptsThatAreCancelled();
    void leavesNothingOfAFailedBuild();
    void saysWhoWantsWhat();
    void failsWithWords_data();
    void failsWithWords();
    void refusesDamagedPackages();
    void refusesOtherContents();
    void mendsItsStore();
    void offersNearNames();
    void refusesBrokenProjects_data();
    void refusesBrokenProjects();
    void believesNoStrangersJournal();
    void isWholeWhenCancelled();
    void isWholeWhenKilled();
    void cancelsAHangingRegistry();
    void tellsWhenYoungVersionsAreLeftOut();

private:
    template <typename T, typename Call>
    std::optional<PackageResult<T>> wait(Call call)
    {
        std::optional<PackageResult<T>> answer;
        call([&answer](const PackageResult<T> &result) { answer.emplace(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, limitMs))
            QTest::qFail("no answer", __FILE__, __LINE__);
        return answer;
    }
    std::optional<PackageResult<PackageOutcome>> perform(const PackageChange &change)
    {
        // What comes late must not cancel the next one.
        const auto stop = qScopeGuard([this] { m_cancel.stop(); });
        return wait<PackageOutcome>([&](auto done) {
            m_number = m_service.perform(root(), change, this, done, [this](const PackageProgress &progress) {
                m_progress.append(progress);
                if (m_onProgress)
                    m_onProgress(progress);
            });
        });
    }
    std::optional<PackageResult<QString>> undo()
    {
        return wait<QString>([&](auto done) { m_service.undo(root(), this, done); });
    }
    std::optional<PackageResult<PackageTree>> tree()
    {
        return wait<PackageTree>([&](auto done) { m_service.tree(root(), this, done); });
    }
    void writeOwnScripts()
    {
        m_project->write(u"package.json"_s, ownScripts);
        m_project->write(u"api/package.json"_s, ownWorkspace);
        m_project->write(u"made.js"_s, madeJs);
        m_project->write(u"api/made.js"_s, madeJs);
    }
    /// One that no cache knows yet.
    QString nextFresh() { return u"fresh-%1"_s.arg(m_fresh++); }
    QString root() const { return m_project->root(); }
    QJsonObject packageJson() const
    {
        return QJsonDocument::fromJson(m_project->read(u"package.json"_s)).object();
    }
    bool isThere(const QString &path) const { return QFile::exists(m_project->path(path)); }

    const QString m_node;
    const QString m_npm;
    QTemporaryDir m_cache;
    QTemporaryDir m_commands; ///< first in PATH
    PackageRegistry m_registry;
    NpmPackages m_tools;
    PackageService m_service;
    std::unique_ptr<TemporaryProject> m_project;
    QList<PackageProgress> m_progress;
    std::function<void(const PackageProgress &)> m_onProgress;
    int m_number = 0;
    QTimer m_cancel; ///< cancels what is being performed
    int m_fresh = 0;
};

void TestNpmPackages::initTestCase()
{
    QVERIFY(m_registry.start(m_node));
    // As a user has them.
    const QString pnpm = PackageRegistry::folder() + u"/node_modules/pnpm/bin/pnpm.cjs"_s;
    QVERIFY(QFile::link(m_node, m_commands.filePath(u"node"_s)));
    QVERIFY(QFile::link(pnpm, m_commands.filePath(u"pnpm"_s)));
    qputenv("PATH", m_commands.path().toLocal8Bit() + ':' + qgetenv("PATH"));
}

void TestNpmPackages::init()
{
    QVERIFY(m_registry.setFault("{}"));
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u".npmrc"_s, m_registry.npmrc());
    m_project->write(u"package.json"_s, "{\n    \"name\": \"shop\"\n}\n");
    m_progress.clear();
}

/// The first one: what keys a registry has is asked once.
void TestNpmPackages::verifiesSignatures()
{
    const QString good = nextFresh();
    const QString forged = nextFresh();
    const QString unsigned_ = nextFresh();
    QVERIFY(m_registry.setFault(
        R"({"match":"/","kind":"sign","forged":"%1","unsigned":"%2"})"_ba.replace("%1", forged.toUtf8())
            .replace("%2", unsigned_.toUtf8())));
    QVERIFY(*perform(changeOf(Kind::Add, {good, forged, unsigned_})));
    auto found = wait<PackageSignatures>([&](auto done) { m_service.signatures(root(), this, done); });
    QVERIFY2(*found, found->ok() ? "" : qPrintable(found->failure().error.message));
    QCOMPARE((*found)->verified, 1);
    QCOMPARE((*found)->unknown, 0);
    QCOMPARE((*found)->wrong, (QList<QPair<QString, QString>>{{forged, u"1.0.0"_s}}));
    QCOMPARE((*found)->missing, (QList<QPair<QString, QString>>{{unsigned_, u"1.0.0"_s}}));
    const auto signatureOf = [&](const QString &name) {
        auto details =
            wait<PackageDetails>([&](auto done) { m_service.details(root(), name, {}, this, done); });
        return *details ? (*details)->signature : details->failure().error.message;
    };
    QCOMPARE(signatureOf(good), u"verified"_s);
    QCOMPARE(signatureOf(forged), u"wrong"_s);
    QCOMPARE(signatureOf(unsigned_), u"missing"_s);
}

void TestNpmPackages::addsAndRemoves()
{
    auto outcome = perform(changeOf(Kind::Add, {u"left-lib"_s}));
    QVERIFY2(*outcome, outcome->ok() ? "" : qPrintable(outcome->failure().error.message));
    QCOMPARE((*outcome)->steps.size(), 2);
    QCOMPARE(packageJson().value(u"dependencies"_s).toObject().value(u"left-lib"_s).toString(), u"^2.0.0"_s);
    QVERIFY(m_project->read(u"package.json"_s).startsWith("{\n    \"name\"")); // as it was written
    QVERIFY(isThere(u"node_modules/left-lib/index.js"_s));
    QVERIFY(isThere(u"node_modules/tiny-dep/index.js"_s));

    PackageChange dev = changeOf(Kind::Add, {u"base@1"_s});
    dev.save = PackageChange::Save::Development;
    dev.range = PackageChange::Range::Exact;
    QVERIFY(*perform(dev));
    QCOMPARE(packageJson().value(u"devDependencies"_s).toObject().value(u"base"_s).toString(), u"1.0.0"_s);

    auto known = tree();
    QVERIFY(*known);
    QCOMPARE((*known)->manager, u"npm"_s);
    QCOMPARE((*known)->direct.size(), 2);
    QCOMPARE((*known)->packages.size(), 3);
    QCOMPARE((*known)->undo, u"add base@1"_s);

    auto removed = perform(changeOf(Kind::Remove, {u"left-lib"_s}));
    QVERIFY(*removed);
    QVERIFY(!isThere(u"node_modules/left-lib"_s));
    QVERIFY(!isThere(u"node_modules/tiny-dep"_s));
    QVERIFY(isThere(u"node_modules/base"_s));
}

void TestNpmPackages::takesTheLastChangeBack()
{
    const QStringList before = inventory(root());
    QVERIFY(*perform(changeOf(Kind::Add, {u"left-lib@1.0.0"_s})));
    const QStringList first = inventory(root());
    QVERIFY(*perform(changeOf(Kind::Add, {u"left-lib@2"_s, u"base"_s})));
    QVERIFY(inventory(root()) != first);
    auto words = undo();
    QVERIFY(*words);
    QCOMPARE(**words, u"add left-lib@2 base"_s);
    QCOMPARE(inventory(root()), first);
    QVERIFY(!*undo());
    QCOMPARE(inventory(root()), first);

    m_project->remove(u"node_modules"_s);
    m_project->remove(u"package-lock.json"_s);
    m_project->write(u"package.json"_s, "{\n    \"name\": \"shop\"\n}\n");
    QVERIFY(*perform(changeOf(Kind::Add, {u"base"_s})));
    QVERIFY(*undo());
    QCOMPARE(inventory(root()), before); // there was no node_modules
}

/// node_modules, package.json and lockfile, byte by byte, with modes and links.
void TestNpmPackages::isAsNpmDoesIt()
{
    TemporaryProject other;
    for (const QString &name : {u".npmrc"_s, u"package.json"_s})
        other.write(name, m_project->read(name));
    const auto npm = [&](const QStringList &words) {
        QProcess process;
        process.setWorkingDirectory(other.root());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(m_node, QStringList{m_npm + u"/bin/npm-cli.js"_s} + words +
                                  QStringList{u"--ignore-scripts"_s, u"--no-fund"_s});
        return process.waitForFinished(limitMs) && process.exitCode() == 0;
    };
    QVERIFY(npm({u"install"_s, u"express"_s, u"left-lib@1.0.0"_s}));
    // Once unpacked from the registry, once linked from the store.
    for (int time = 0; time < 2; ++time) {
        QVERIFY(*perform(changeOf(Kind::Add, {u"express"_s, u"left-lib@1.0.0"_s})));
        QCOMPARE(inventory(root()), inventory(other.root()));
        QVERIFY(*undo());
    }
    QVERIFY(*perform(changeOf(Kind::Add, {u"express"_s, u"left-lib@1.0.0"_s})));
    QVERIFY(*perform(changeOf(Kind::CleanInstall)));
    QVERIFY(npm({u"ci"_s}));
    QCOMPARE(inventory(root()), inventory(other.root()));
    QVERIFY(*perform(changeOf(Kind::Update)));
    QVERIFY(npm({u"update"_s, u"--save"_s}));
    QCOMPARE(inventory(root()), inventory(other.root()));
}

void TestNpmPackages::tellsOfProgress()
{
    QVERIFY(*perform(changeOf(Kind::Add, {u"express"_s})));
    using Phase = PackageProgress::Phase;
    QVERIFY(!m_progress.isEmpty());
    QCOMPARE(m_progress.first().phase, Phase::Resolving);
    QCOMPARE(m_progress.last().phase, Phase::Unpacking);
    QVERIFY(m_progress.last().total > 20);
    for (qsizetype i = 1; i < m_progress.size(); ++i)
        QVERIFY(m_progress.at(i).done >= m_progress.at(i - 1).done &&
                m_progress.at(i).done <= m_progress.at(i).total);
}

void TestNpmPackages::searches()
{
    auto found = wait<PackageSearch>([&](auto done) { m_service.search(root(), u"left"_s, this, done); });
    QVERIFY(*found);
    QVERIFY(!(*found)->isByNameOnly);
    QVERIFY(std::any_of((*found)->packages.begin(), (*found)->packages.end(), [](const FoundPackage &each) {
        return each.name == u"left-lib" && each.version == u"2.0.0";
    }));
    // One that cannot be searched still knows names.
    QVERIFY(m_registry.setFault(R"({"match":"/-/v1/search","status":404})"));
    auto named = wait<PackageSearch>([&](auto done) { m_service.search(root(), u"left-lib"_s, this, done); });
    QVERIFY(*named);
    QVERIFY((*named)->isByNameOnly);
    QCOMPARE((*named)->packages.size(), 1);
    auto none = wait<PackageSearch>([&](auto done) { m_service.search(root(), u"left lib"_s, this, done); });
    QVERIFY(*none);
    QVERIFY((*none)->packages.isEmpty());
}

void TestNpmPackages::knowsDetails()
{
    auto details =
        wait<PackageDetails>([&](auto done) { m_service.details(root(), u"left-lib"_s, {}, this, done); });
    QVERIFY(*details);
    QCOMPARE((*details)->version, u"2.0.0"_s);
    QCOMPARE((*details)->licence, u"MIT"_s);
    QCOMPARE((*details)->versions.size(), 3);
    QCOMPARE((*details)->versions.first().tags, QStringList{u"latest"_s});
    QVERIFY((*details)->published.isValid());
    QCOMPARE((*details)->dependencies, (QList<QPair<QString, QString>>{{u"tiny-dep"_s, u"^1.0.0"_s}}));
    QVERIFY((*details)->readme.contains(u"Puts things at the left"));
    auto older = wait<PackageDetails>(
        [&](auto done) { m_service.details(root(), u"left-lib"_s, u"1.0.0"_s, this, done); });
    QVERIFY(*older);
    QCOMPARE((*older)->version, u"1.0.0"_s);
    auto script =
        wait<PackageDetails>([&](auto done) { m_service.details(root(), u"hostile"_s, {}, this, done); });
    QVERIFY((*script)->hasInstallScript);
}

void TestNpmPackages::knowsWhatIsOutdated()
{
    QVERIFY(*perform(changeOf(Kind::Add, {u"left-lib@1.0.0"_s, u"base"_s})));
    m_project->write(u"package.json"_s,
                     R"({"name":"shop","dependencies":{"left-lib":"^1.0.0","base":"^2.0.0"}})");
    auto versions = wait<QList<RegistryVersions>>([&](auto done) { m_service.versions(root(), this, done); });
    QVERIFY(*versions);
    QCOMPARE((*versions)->size(), 2);
    QCOMPARE((*versions)->first().name, u"base"_s);
    QVERIFY(!(*versions)->first().isOutdated());
    const RegistryVersions &package = (*versions)->last();
    QCOMPARE(package.name, u"left-lib"_s);
    QVERIFY(package.isOutdated());
    QVERIFY(package.bytes > 0);
    QCOMPARE(package.current, u"1.0.0"_s);
    QCOMPARE(package.wanted, u"1.1.0"_s);
    QCOMPARE(package.latest, u"2.0.0"_s);
    QCOMPARE(package.kind, u"major"_s);
    // It has no advisories, and says so.
    auto advisories = wait<QList<PackageAdvisory>>([&](auto done) { m_service.audit(root(), this, done); });
    QVERIFY(!*advisories);
    QCOMPARE(advisories->failure().error.code, u"packages-enoaudit"_s);
}

void TestNpmPackages::updates()
{
    m_project->write(u"package.json"_s, R"({"name":"shop","dependencies":{"left-lib":"1.0.0"}})");
    QVERIFY(*perform(changeOf(Kind::Install)));
    m_project->write(u"package.json"_s, R"({"name":"shop","dependencies":{"left-lib":"^1.0.0"}})");
    auto wanted = perform(changeOf(Kind::Update, {u"left-lib"_s}));
    QVERIFY(*wanted);
    QCOMPARE((*wanted)->steps.size(), 1);
    QCOMPARE((*wanted)->steps.first().to, u"1.1.0"_s);
    auto latest = perform(changeOf(Kind::Latest, {u"left-lib"_s}));
    QVERIFY(*latest);
    QCOMPARE((*latest)->steps.first().to, u"2.0.0"_s);
    QCOMPARE(packageJson().value(u"dependencies"_s).toObject().value(u"left-lib"_s).toString(), u"^2.0.0"_s);
}

void TestNpmPackages::mendsWhatIsVulnerable()
{
    m_project->write(u"package.json"_s, R"({"name":"shop","dependencies":{"left-lib":"1.0.0"}})");
    QVERIFY(*perform(changeOf(Kind::Install)));
    m_project->write(u"package.json"_s, R"({"name":"shop","dependencies":{"left-lib":"^1.0.0"}})");
    QVERIFY(m_registry.setFault(
        R"({"match":"/security/advisories/bulk","body":{"left-lib":[{"id":7,"url":"https://example.invalid/7",)"
        R"("title":"Left is right","severity":"high","vulnerable_versions":"<1.1.0"}]}})"));
    auto advisories = wait<QList<PackageAdvisory>>([&](auto done) { m_service.audit(root(), this, done); });
    QVERIFY2(*advisories, advisories->ok() ? "" : qPrintable(advisories->failure().error.message));
    QCOMPARE((*advisories)->size(), 1);
    const PackageAdvisory &advisory = (*advisories)->first();
    QCOMPARE(advisory.name, u"left-lib"_s);
    QCOMPARE(advisory.severity, u"high"_s);
    QCOMPARE(advisory.title, u"Left is right"_s);
    QCOMPARE(advisory.fix, u"update"_s);
    auto outcome = perform(changeOf(Kind::Fix));
    QVERIFY2(*outcome, outcome->ok() ? "" : qPrintable(outcome->failure().error.message));
    QCOMPARE((*outcome)->steps.size(), 1);
    QCOMPARE((*outcome)->steps.first().to, u"1.1.0"_s);
}

void TestNpmPackages::runsNoScriptUnasked()
{
    auto outcome = perform(changeOf(Kind::Add, {u"hostile"_s}));
    QVERIFY(*outcome);
    QVERIFY(isThere(u"node_modules/hostile/index.js"_s));
    QVERIFY(!isThere(u"ran"_s));
    QCOMPARE((*outcome)->scripts.size(), 1);
    QCOMPARE((*outcome)->scripts.first().name, u"hostile"_s);
    QCOMPARE((*outcome)->scripts.first().commands.first().first, u"postinstall"_s);
    QVERIFY((*outcome)->scripts.first().commands.first().second.contains(u"writeFileSync"));
    QVERIFY((*outcome)->ran.isEmpty());
    // Nor with what comes after it.
    PackageChange other = changeOf(Kind::Add, {u"base"_s});
    other.scripts.insert(u"hostile"_s, false);
    QVERIFY(*perform(other));
    QVERIFY(*perform(changeOf(Kind::CleanInstall)));
    QVERIFY(!isThere(u"ran"_s));
}

void TestNpmPackages::runsAllowedScripts()
{
    PackageChange add = changeOf(Kind::Add, {u"hostile"_s});
    add.scripts.insert(u"hostile"_s, true);
    auto outcome = perform(add);
    QVERIFY(*outcome);
    QCOMPARE((*outcome)->ran, QStringList{u"hostile"_s});
    QVERIFY(isThere(u"ran"_s));
    // Also afterwards, once.
    m_project->remove(u"ran"_s);
    PackageChange run = changeOf(Kind::RunScripts, {u"hostile"_s});
    run.scripts.insert(u"hostile"_s, true);
    QVERIFY(*perform(run));
    QVERIFY(isThere(u"ran"_s));
}

/// Its own package.json has the name of one that is allowed.
void TestNpmPackages::believesNoForgedName()
{
    PackageChange add = changeOf(Kind::Add, {u"forger"_s});
    add.scripts.insert(u"hostile"_s, true);
    auto outcome = perform(add);
    QVERIFY2(*outcome, outcome->ok() ? "" : qPrintable(outcome->failure().error.message));
    QVERIFY((*outcome)->ran.isEmpty());
    QVERIFY(!isThere(u"forged"_s));
    QCOMPARE((*outcome)->scripts.size(), 1);
    QCOMPARE((*outcome)->scripts.first().name, u"forger"_s);
}

/// As npm does: with an install that names no package.
void TestNpmPackages::asksForOwnScripts()
{
    writeOwnScripts();
    auto outcome = perform(changeOf(Kind::Install));
    QVERIFY2(*outcome, outcome->ok() ? "" : qPrintable(outcome->failure().error.message));
    QVERIFY(!isThere(u"made"_s));
    QVERIFY(!isThere(u"api/made"_s));
    QCOMPARE((*outcome)->scripts.size(), 2);
    QCOMPARE((*outcome)->scripts.first().name, u"./api"_s);
    QCOMPARE((*outcome)->scripts.last().name, u"."_s);
    QCOMPARE((*outcome)->scripts.last().commands.size(), 1);
    QCOMPARE((*outcome)->scripts.last().commands.first().first, u"prepare"_s);
    // A package that is added brings no install of the project.
    auto added = perform(changeOf(Kind::Add, {u"base"_s}));
    QVERIFY(*added);
    QVERIFY((*added)->scripts.isEmpty());
}

void TestNpmPackages::runsOwnScripts()
{
    writeOwnScripts();
    PackageChange install = changeOf(Kind::Install);
    install.scripts = {{u"."_s, true}, {u"./api"_s, false}};
    auto outcome = perform(install);
    QVERIFY2(*outcome, outcome->ok() ? "" : qPrintable(outcome->failure().error.message));
    QCOMPARE((*outcome)->ran, QStringList{u"."_s});
    QVERIFY(isThere(u"made"_s));
    QVERIFY(!isThere(u"api/made"_s));
    QVERIFY((*outcome)->scripts.first().isRefused);
    PackageChange run = changeOf(Kind::RunScripts, {u"./api"_s});
    run.scripts = {{u"./api"_s, true}};
    QVERIFY(*perform(run));
    QVERIFY(isThere(u"api/made"_s));
}

void TestNpmPackages::leavesOthersToTheirCommand()
{
    m_project->write(u"pnpm-lock.yaml"_s, "lockfileVersion: '9.0'\n");
    PackageChange add = changeOf(Kind::Add, {u"left-lib@1.0.0"_s});
    add.save = PackageChange::Save::Development;
    auto outcome = perform(add);
    QVERIFY2(*outcome, outcome->ok() ? "" : qPrintable(outcome->failure().detail));
    QVERIFY(isThere(u"node_modules/left-lib/index.js"_s));
    QVERIFY(isThere(u"node_modules/.pnpm"_s));
    QVERIFY(m_project->read(u"pnpm-lock.yaml"_s).contains("left-lib"));
    QVERIFY(!isThere(u"package-lock.json"_s));
    QCOMPARE(packageJson().value(u"devDependencies"_s).toObject().value(u"left-lib"_s).toString(),
             u"1.0.0"_s);
    auto known = tree();
    QVERIFY(*known);
    QCOMPARE((*known)->manager, u"pnpm"_s);
    QCOMPARE((*known)->direct.first().version, u"1.0.0"_s);
    // What fails leaves everything as it was, and says what the command said.
    const QStringList before = inventory(root());
    auto failed = perform(changeOf(Kind::Add, {u"no-such-package-at-all"_s}));
    QVERIFY(!*failed);
    QCOMPARE(failed->failure().error.code, u"packages-emanager"_s);
    QVERIFY(failed->failure().detail.contains(u"no-such-package-at-all"));
    QCOMPARE(inventory(root()), before);
    QVERIFY(*undo());
    QVERIFY(!isThere(u"node_modules/left-lib"_s));
}

void TestNpmPackages::writesRangesAsTold()
{
    using Range = PackageChange::Range;
    for (const auto &[range, written] :
         {std::pair(Range::Exact, u"2.0.0"_s), std::pair(Range::Patches, u"~2.0.0"_s),
          std::pair(Range::Compatible, u"^2.0.0"_s)}) {
        PackageChange add = changeOf(Kind::Add, {u"base"_s});
        add.range = range;
        QVERIFY(*perform(add));
        QCOMPARE(packageJson().value(u"dependencies"_s).toObject().value(u"base"_s).toString(), written);
        QVERIFY(*undo());
    }
}

void TestNpmPackages::endsScriptsThatAreCancelled()
{
    const QStringList before = inventory(root());
    PackageChange add = changeOf(Kind::Add, {u"slow-build"_s});
    add.scripts.insert(u"slow-build"_s, true);
    m_onProgress = [this](const PackageProgress &progress) {
        if (progress.phase == PackageProgress::Phase::RunningScripts && !m_cancel.isActive())
            m_cancel.start(300);
    };
    auto outcome = perform(add);
    m_onProgress = {};
    QVERIFY(!*outcome);
    QVERIFY(outcome->failure().isCancelled);
    QCOMPARE(inventory(root()), before);
}

void TestNpmPackages::leavesNothingOfAFailedBuild()
{
    QVERIFY(*perform(changeOf(Kind::Add, {u"base"_s})));
    const QStringList before = inventory(root());
    PackageChange add = changeOf(Kind::Add, {u"broken-build"_s});
    add.scripts.insert(u"broken-build"_s, true);
    auto outcome = perform(add);
    QVERIFY(!*outcome);
    QCOMPARE(outcome->failure().error.code, u"packages-escript"_s);
    QVERIFY(outcome->failure().detail.contains(u"no compiler was found"));
    QCOMPARE(inventory(root()), before);
}

void TestNpmPackages::saysWhoWantsWhat()
{
    QVERIFY(*perform(changeOf(Kind::Add, {u"wants-one"_s})));
    const QStringList before = inventory(root());
    auto outcome = perform(changeOf(Kind::Add, {u"wants-two"_s}));
    QVERIFY(!*outcome);
    QCOMPARE(outcome->failure().error.code, u"packages-eresolve"_s);
    QStringList wants;
    for (const PackageWant &want : outcome->failure().conflict)
        wants.append(want.by + u' ' + want.name + u'@' + want.range);
    QVERIFY2(wants.contains(u"wants-one base@^1.0.0"_s), qPrintable(wants.join(u", ")));
    QVERIFY2(wants.contains(u"wants-two base@^2.0.0"_s), qPrintable(wants.join(u", ")));
    QCOMPARE(inventory(root()), before);
}

void TestNpmPackages::failsWithWords_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("words");
    QTest::newRow("401") << QByteArray(R"({"match":"/%1","status":401})") << u"npm login"_s;
    QTest::newRow("403") << QByteArray(R"({"match":"/%1","status":403})") << u"refuses “%1"_s;
    QTest::newRow("404") << QByteArray(R"({"match":"/%1","status":404})") << u"no package “%1”"_s;
    QTest::newRow("429") << QByteArray(R"({"match":"/%1","status":429})") << u"asked too often"_s;
    QTest::newRow("500") << QByteArray(R"({"match":"/%1","status":500})") << u"problem of its own (500)"_s;
    QTest::newRow("tarball 404") << QByteArray(R"({"match":"/-/%1","status":404})") << u"no package “%1”"_s;
    QTest::newRow("reset") << QByteArray(R"({"match":"/%1","kind":"reset"})") << u"cannot be reached"_s;
}

void TestNpmPackages::failsWithWords()
{
    QFETCH(QByteArray, fault);
    QFETCH(QString, words);
    m_project->write(u".npmrc"_s, m_registry.npmrc() + "fetch-retries=0\n_authToken=very-secret\n");
    QVERIFY(*perform(changeOf(Kind::Add, {u"base"_s})));
    const QStringList before = inventory(root());
    const QString package = nextFresh();
    QVERIFY(m_registry.setFault(fault.replace("%1", package.toUtf8())));
    auto outcome = perform(changeOf(Kind::Add, {package}));
    QVERIFY(!*outcome);
    QVERIFY2(outcome->failure().error.message.contains(words.replace(u"%1"_s, package)),
             qPrintable(outcome->failure().error.message));
    QVERIFY(!outcome->failure().error.message.contains(u"very-secret"));
    QCOMPARE(inventory(root()), before);
}

void TestNpmPackages::refusesDamagedPackages()
{
    const QStringList before = inventory(root());
    const QString package = nextFresh();
    QVERIFY(m_registry.setFault(R"({"match":"/-/%1","kind":"damage"})"_ba.replace("%1", package.toUtf8())));
    auto outcome = perform(changeOf(Kind::Add, {package}));
    QVERIFY(!*outcome);
    QVERIFY2(outcome->failure().error.code == u"packages-eintegrity" ||
                 outcome->failure().error.code == u"packages-z_data_error" ||
                 outcome->failure().error.code == u"packages-tar_bad_archive",
             qPrintable(outcome->failure().error.code));
    QCOMPARE(inventory(root()), before);
    QVERIFY(m_registry.setFault("{}"));
    QVERIFY(*perform(changeOf(Kind::Add, {package})));
}

/// The lockfile knows another checksum than what comes.
void TestNpmPackages::refusesOtherContents()
{
    QVERIFY(*perform(changeOf(Kind::Add, {u"needs-old-node"_s})));
    QByteArray lock = m_project->read(u"package-lock.json"_s);
    const qsizetype at = lock.indexOf("sha512-") + 7;
    lock.replace(at, 8, "AAAAAAAA");
    m_project->write(u"package-lock.json"_s, lock);
    m_project->remove(u"node_modules"_s);
    const QStringList before = inventory(root());
    auto outcome = perform(changeOf(Kind::CleanInstall));
    QVERIFY(!*outcome);
    QCOMPARE(outcome->failure().error.code, u"packages-eintegrity"_s);
    QCOMPARE(inventory(root()), before);
}

/// Somebody has edited a file in node_modules in place, and with it the store's.
void TestNpmPackages::mendsItsStore()
{
    QVERIFY(*perform(changeOf(Kind::Add, {u"left-lib"_s})));
    QFile file(m_project->path(u"node_modules/left-lib/index.js"_s));
    QVERIFY(file.open(QIODevice::Append));
    file.write("// changed\n");
    file.close();
    QVERIFY(*perform(changeOf(Kind::CleanInstall)));
    QCOMPARE(m_project->read(u"node_modules/left-lib/index.js"_s),
             QByteArray("module.exports = \"2.0.0\";\n"));
}

void TestNpmPackages::offersNearNames()
{
    auto outcome = perform(changeOf(Kind::Add, {u"left-lob"_s}));
    QVERIFY(!*outcome);
    QCOMPARE(outcome->failure().error.code, u"packages-e404"_s);
    auto other = perform(changeOf(Kind::Add, {u"left-li"_s}));
    QVERIFY(!*other);
    QVERIFY2(other->failure().near.contains(u"left-lib"_s), qPrintable(other->failure().near.join(u',')));
}

void TestNpmPackages::refusesBrokenProjects_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("syntax") << u"package.json"_s << QByteArray("{\n  \"name\": \"x\",\n  nope\n}\n")
                            << u"packages-emanifest"_s << u"line 3"_s;
    QTest::newRow("comment") << u"package.json"_s << QByteArray("{\n  // mine\n  \"name\": \"x\"\n}\n")
                             << u"packages-emanifest"_s << u"line 2"_s;
    QTest::newRow("conflict") << u"package.json"_s
                              << QByteArray("{\n<<<<<<< HEAD\n  \"name\": \"x\"\n=======\n>>>>>>> b\n}\n")
                              << u"packages-econflict"_s << u"merge"_s;
    QTest::newRow("other manager") << u"pnpm-lock.yaml"_s << QByteArray("lockfileVersion: '9.0'\n")
                                   << u"packages-enomanager"_s << u"pnpm"_s;
    QTest::newRow("no lockfile") << u"index.js"_s << QByteArray() << u"packages-enolock"_s
                                 << u"Use Install"_s;
}

void TestNpmPackages::refusesBrokenProjects()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    QFETCH(QString, words);
    const QByteArray commands = qgetenv("PATH");
    const auto restore = qScopeGuard([&commands] { qputenv("PATH", commands); });
    if (code == u"packages-enomanager")
        qputenv("PATH", root().toLocal8Bit()); // nothing is there
    m_project->write(file, content);
    const QStringList before = inventory(root());
    auto outcome = perform(changeOf(code == u"packages-enolock" ? Kind::CleanInstall : Kind::Install));
    QVERIFY(!*outcome);
    QCOMPARE(outcome->failure().error.code, code);
    QVERIFY2(outcome->failure().error.message.contains(words), qPrintable(outcome->failure().error.message));
    QCOMPARE(inventory(root()), before);
}

/// One that comes with a project and names what is outside of it.
void TestNpmPackages::believesNoStrangersJournal()
{
    TemporaryProject other;
    other.write(u"node_modules/precious/index.js"_s, "1");
    other.write(u"package.json"_s, "{}");
    QVERIFY(QFile::link(other.root(), m_project->path(u"away"_s)));
    const QString outside = QDir(root()).relativeFilePath(other.root());
    for (const QString &path :
         {outside + u"/node_modules"_s, other.root() + u"/node_modules"_s, u"away/node_modules"_s}) {
        const QJsonObject journal{
            {u"id"_s, u"00000000-0000-4000-8000-000000000000"_s},
            {u"words"_s, u"add x"_s},
            {u"pid"_s, 1},
            {u"begin"_s, 0},
            {u"hadModules"_s, true},
            {u"modules"_s,
             QJsonArray{QJsonObject{{u"path"_s, path}, {u"existed"_s, false}, {u"names"_s, QJsonArray()}}}},
            {u"files"_s, QJsonArray()}};
        m_project->write(u"node_modules/.boucle/working.json"_s, QJsonDocument(journal).toJson());
        auto found = wait<QString>([&](auto done) { m_service.recover(root(), this, done); });
        QVERIFY(!*found);
        QCOMPARE(found->failure().error.code, u"packages-ejournal"_s);
        QVERIFY(!*perform(changeOf(Kind::Add, {u"base"_s})));
        QVERIFY(QFile::exists(other.path(u"node_modules/precious/index.js"_s)));
    }
}

void TestNpmPackages::isWholeWhenCancelled()
{
    QVERIFY(*perform(changeOf(Kind::Add, {u"left-lib@1.0.0"_s})));
    const QStringList before = inventory(root());
    const PackageChange change = changeOf(Kind::Add, {u"express"_s, u"left-lib@2"_s});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(*perform(change));
    const int whole = int(timer.elapsed());
    const QStringList after = inventory(root());
    QVERIFY(*undo());
    int cancelled = 0;
    for (int time = 0; time < 50; ++time) {
        m_cancel.start(QRandomGenerator::global()->bounded(whole + 1));
        auto outcome = perform(change);
        const QStringList now = inventory(root());
        if (*outcome) {
            QCOMPARE(now, after);
            QVERIFY(*undo());
        } else {
            QVERIFY(outcome->failure().isCancelled);
            QCOMPARE(now, before);
            ++cancelled;
        }
    }
    qInfo("%d of 50 were cancelled before they were done", cancelled);
}

void TestNpmPackages::isWholeWhenKilled()
{
    QVERIFY(*perform(changeOf(Kind::Add, {u"left-lib@1.0.0"_s})));
    const QStringList before = inventory(root());
    const QString boucle = qEnvironmentVariable("BOUCLE_BUILD_DIR") + u"/boucle"_s;
    const QStringList words{u"packages"_s, u"add"_s, u"express"_s, u"left-lib@2"_s, u"--folder"_s, root()};
    const auto start = [&](QProcess &process) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_CACHE_HOME"_s, m_cache.path());
        process.setProcessEnvironment(environment);
        process.start(boucle, words);
        return process.waitForStarted();
    };
    QElapsedTimer timer;
    timer.start();
    QProcess first;
    QVERIFY(start(first));
    QVERIFY(first.waitForFinished(limitMs));
    QCOMPARE(first.exitCode(), 0);
    const int whole = int(timer.elapsed());
    const QStringList after = inventory(root());
    QVERIFY(after != before);
    QVERIFY(*undo());
    int recovered = 0;
    for (int time = 0; time < 20; ++time) {
        QProcess process;
        QVERIFY(start(process));
        // Most of the time is npm's beginning.
        const bool ended = process.waitForFinished(whole / 3 + QRandomGenerator::global()->bounded(whole));
        if (!ended)
            ::kill(pid_t(process.processId()), SIGKILL);
        QVERIFY(ended || process.waitForFinished());
        auto found = wait<QString>([&](auto done) { m_service.recover(root(), this, done); });
        QVERIFY(*found);
        const QStringList now = inventory(root());
        if (!(*found)->isEmpty()) {
            ++recovered;
            QCOMPARE(now, before);
        }
        QVERIFY(now == before || now == after);
        if (now == after)
            QVERIFY(*undo());
    }
    qInfo("%d of 20 had to be put back", recovered);
}

void TestNpmPackages::cancelsAHangingRegistry()
{
    const QString package = nextFresh();
    QVERIFY(m_registry.setFault(R"({"match":"/%1","kind":"hang"})"_ba.replace("%1", package.toUtf8())));
    const QStringList before = inventory(root());
    m_cancel.start(1500);
    auto outcome = perform(changeOf(Kind::Add, {package}));
    QVERIFY(!*outcome);
    QVERIFY(outcome->failure().isCancelled);
    // Meanwhile it was said what is waited for.
    QVERIFY(!m_progress.last().slow.isEmpty());
    QCOMPARE(m_progress.last().slow.first().first, package);
    QVERIFY(m_progress.last().slow.first().second >= 300);
    QCOMPARE(inventory(root()), before);
}

void TestNpmPackages::tellsWhenYoungVersionsAreLeftOut()
{
    PackageChange add = changeOf(Kind::Add, {u"tiny-dep"_s});
    add.minimumAgeDays = 3;
    auto outcome = perform(add);
    QVERIFY(!*outcome);
    QCOMPARE(outcome->failure().error.code, u"packages-enoversions"_s);
    QVERIFY2(outcome->failure().error.message.contains(u"“tiny-dep”"),
             qPrintable(outcome->failure().error.message));
    add.ageExceptions = {u"tiny-dep"_s};
    QVERIFY(*perform(add));
}

BOUCLE_HOST_TEST(TestNpmPackages)
#include "tst_npmpackages.moc"
