// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/launchconfiguration.h"
#include "tests/support/temporaryproject.h"

#include <QRegularExpression>
#include <QTest>

#include <unistd.h>

using namespace boucle;

class TestLaunchConfiguration : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_project = std::make_unique<TemporaryProject>(); }

    void handsEverythingOn()
    {
        LaunchConfiguration configuration = server();
        configuration.arguments = QStringList{"--port", "80"};
        configuration.environment = {{"A", "own"}, {"C", "c"}};
        configuration.requireModules = QStringList{"r"};
        configuration.importModules = QStringList{"i"};
        configuration.execArguments = QStringList{"-r", "r"};
        configuration.heapLimitMiB = 64;
        const Result<LaunchSpec> spec = resolve(configuration, {{"A", "base"}, {"B", "b"}});
        QVERIFY2(spec, spec ? "" : qPrintable(spec.error().message));
        QCOMPARE(spec->name, QString("server"));
        QCOMPARE(spec->script, m_project->path("server.js"));
        QCOMPARE(spec->arguments, (QStringList{"--port", "80"}));
        QCOMPARE(spec->workingDirectory, m_project->root());
        QCOMPARE(spec->environment,
                 (QMap<QString, QString>{{"A", "own"}, {"B", "b"}, {"C", "c"}, {"FORCE_COLOR", "1"}}));
        QCOMPARE(spec->requireModules, QStringList{"r"});
        QCOMPARE(spec->importModules, QStringList{"i"});
        QCOMPARE(spec->execArguments, (QStringList{"-r", "r"}));
        QCOMPARE(spec->heapLimitBytes, 64 * 1024 * 1024);
        QCOMPARE(spec->stdio, LaunchSpec::Stdio::Captured);
    }

    void refuses()
    {
        LaunchConfiguration configuration = server();
        configuration.refusal = Error{"why", "Because."};
        QCOMPARE(resolve(configuration, {}).error(), *configuration.refusal);

        configuration = server();
        configuration.script = m_project->path("dist/main.js");
        QCOMPARE(resolve(configuration, {}).error().code, QString("script-missing"));
        QVERIFY(
            resolve(configuration, {}).error().message.startsWith(configuration.script + " does not exist."));
        configuration.script = m_project->root();
        QCOMPARE(resolve(configuration, {}).error().code, QString("script-missing"));

        configuration = server();
        configuration.workingDirectory = m_project->path("nowhere");
        QCOMPARE(resolve(configuration, {}).error().code, QString("folder-missing"));

        configuration = server();
        configuration.unsupportedNodeFlags = QStringList{"--expose-gc", "-C dev"};
        const Error error = resolve(configuration, {}).error();
        QCOMPARE(error.code, QString("unsupported-node-flags"));
        QVERIFY(error.message.startsWith("--expose-gc, -C dev can only be set on node's own command line"));
        QVERIFY(error.message.contains("separate process"));
    }

    void refusesAScriptThatMayNotBeRead()
    {
        if (geteuid() == 0)
            QSKIP("root may read everything");
        const LaunchConfiguration configuration = server();
        QVERIFY(QFile::setPermissions(configuration.script, QFile::WriteOwner));
        QCOMPARE(resolve(configuration, {}).error().code, QString("script-unreadable"));
    }

    void readsEnvironmentFiles()
    {
        m_project->write(".env", "A=file\nB=file\nC=file\nD=file");
        m_project->write(".env.local", "D=local\nE=local");
        LaunchConfiguration configuration = server();
        configuration.environment = {{"B", "own"}};
        configuration.environmentFiles = {{m_project->path(".env"), false},
                                          {m_project->path(".env.local"), false},
                                          {m_project->path(".env.none"), true}};
        const Result<LaunchSpec> spec = resolve(configuration, {{"A", "base"}});
        QVERIFY(spec);
        const QMap<QString, QString> &environment = spec->environment;
        QCOMPARE(environment["A"], QString("base")); // as node: what is set already stays
        QCOMPARE(environment["B"], QString("own"));
        QCOMPARE(environment["C"], QString("file"));
        QCOMPARE(environment["D"], QString("local"));
        QCOMPARE(environment["E"], QString("local"));

        configuration.environmentFiles.append({m_project->path(".env.none"), false});
        const Error error = resolve(configuration, {}).error();
        QCOMPARE(error.code, QString("environment-file"));
        QVERIFY(error.message.contains(m_project->path(".env.none") + " does not exist"));
        // An optional file that is no file is not simply missing.
        configuration.environmentFiles = {{m_project->root(), true}};
        QCOMPARE(resolve(configuration, {}).error().code, QString("environment-file"));
    }

    void colours_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("forced");
        QTest::newRow("nothing") << "X"
                                 << ""
                                 << "1";
        QTest::newRow("no colour") << "NO_COLOR"
                                   << ""
                                   << "";
        QTest::newRow("forced already") << "FORCE_COLOR"
                                        << "3"
                                        << "3";
        QTest::newRow("switched off") << "FORCE_COLOR"
                                      << "0"
                                      << "0";
    }
    void colours()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QTEST(resolve(server(), {{name, value}}).value().environment.value("FORCE_COLOR"), "forced");
        LaunchConfiguration configuration = server();
        m_project->write(".env", (name + '=' + value).toUtf8());
        configuration.environmentFiles = {{m_project->path(".env"), false}};
        QTEST(resolve(configuration, {}).value().environment.value("FORCE_COLOR"), "forced");
    }

    void givesScriptsWhatNpmGives()
    {
        m_project->write("package.json", "{\"name\": \"root\"}");
        m_project->write(
            "packages/api/package.json",
            "{\"name\": \"@a/api\", \"version\": \"2.0.1\", \"scripts\": {\"dev\": \"node x\"}}");
        LaunchConfiguration configuration = server();
        configuration.workingDirectory = m_project->path("packages/api");
        configuration.packageScript = "dev";
        const Result<LaunchSpec> spec = resolve(configuration, {{"PATH", "/usr/bin:/bin"}});
        QVERIFY(spec);
        const QMap<QString, QString> &environment = spec->environment;
        QVERIFY(environment["PATH"].startsWith(m_project->path("packages/api/node_modules/.bin") + ':' +
                                               m_project->path("packages/node_modules/.bin") + ':' +
                                               m_project->path("node_modules/.bin") + ':'));
        QVERIFY(environment["PATH"].endsWith(":/node_modules/.bin:/usr/bin:/bin"));
        QCOMPARE(environment["npm_lifecycle_event"], QString("dev"));
        QCOMPARE(environment["npm_lifecycle_script"], QString("node x"));
        QCOMPARE(environment["npm_package_name"], QString("@a/api"));
        QCOMPARE(environment["npm_package_version"], QString("2.0.1"));
        QCOMPARE(environment["npm_package_json"], m_project->path("packages/api/package.json"));
        QCOMPARE(environment["INIT_CWD"], m_project->path("packages/api"));

        configuration.environment = {{"PATH", "/mine"}};
        QCOMPARE(resolve(configuration, {}).value().environment["PATH"], QString("/mine"));
        configuration.packageScript.clear();
        QVERIFY(!resolve(configuration, {}).value().environment.contains("npm_lifecycle_event"));
    }

    void refusesAScriptOfABrokenPackage()
    {
        m_project->write("package.json", "{,}");
        LaunchConfiguration configuration = server();
        configuration.packageScript = "dev";
        QCOMPARE(resolve(configuration, {}).error().code, QString("package-json-syntax"));
    }

    void honoursNodeOptions()
    {
        LaunchConfiguration configuration = server();
        configuration.requireModules = QStringList{"own"};
        configuration.environment = {
            {"NODE_OPTIONS",
             "--require first --import \"a b\" --max-old-space-size=256 --no-warnings --inspect"}};
        const Result<LaunchSpec> spec = resolve(configuration, {});
        QVERIFY(spec);
        QCOMPARE(spec->requireModules, (QStringList{"first", "own"}));
        QCOMPARE(spec->importModules, QStringList{"a b"});
        QCOMPARE(spec->heapLimitBytes, 256 * 1024 * 1024);
        QCOMPARE(spec->execArguments, QStringList());
        QCOMPARE(spec->environment["NODE_NO_WARNINGS"], QString("1"));
        // Child processes get it as it is.
        QCOMPARE(spec->environment["NODE_OPTIONS"], configuration.environment["NODE_OPTIONS"]);

        configuration.heapLimitMiB = 64; // the command line is stronger
        QCOMPARE(resolve(configuration, {}).value().heapLimitBytes, 64 * 1024 * 1024);
        QCOMPARE(resolve(server(), {{"NODE_OPTIONS", "--expose-gc"}}).error().code,
                 QString("unsupported-node-flags"));
    }

    void separateProcessTakesEveryFlag()
    {
        LaunchConfiguration configuration = server();
        configuration.unsupportedNodeFlags = QStringList{"--expose-gc"};
        configuration.execArguments = QStringList{"--expose-gc"};
        configuration.placement = {
            RunPlacement::Place::SeparateProcess, "/bin/sh", {"--max-http-header-size=1"}, {}};
        const Result<LaunchSpec> spec = resolve(configuration, {{"NODE_OPTIONS", "--expose-gc"}});
        QVERIFY2(spec, spec ? "" : qPrintable(spec.error().message));
        QCOMPARE(spec->placement, LaunchSpec::Placement::SeparateProcess);
        QCOMPARE(spec->nodeExecutable, QString("/bin/sh"));
        QCOMPARE(spec->execArguments, (QStringList{"--max-http-header-size=1", "--expose-gc"}));
        // It reads them itself.
        QCOMPARE(spec->environment["NODE_OPTIONS"], QString("--expose-gc"));

        configuration.placement.nodeExecutable = m_project->path("no-node");
        QCOMPARE(resolve(configuration, {}).error().code, QString("node-missing"));
    }

    void attachNeedsAnAddressOnly()
    {
        LaunchConfiguration configuration;
        configuration.name = "there";
        configuration.placement.place = RunPlacement::Place::Attach;
        QCOMPARE(resolve(configuration, {}).error().code, QString("inspector-address"));
        configuration.placement.inspectorAddress = "localhost:9229";
        const Result<LaunchSpec> spec = resolve(configuration, {});
        QVERIFY(spec);
        QCOMPARE(spec->inspectorAddress, QString("localhost:9229"));
    }

    void placementsAreKept()
    {
        const QMap<QString, RunPlacement> all{
            {"0:start", {RunPlacement::Place::SeparateProcess, "/opt/node", {"--a=b c", "-C", "dev"}, {}}},
            {"4:/x \"y\".js", {RunPlacement::Place::Attach, {}, {}, "ws://h:1/é"}},
            {"1:plain", {}}};
        QCOMPARE(readPlacements(writePlacements(all)), all);
        QVERIFY(readPlacements({}).isEmpty());
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("where configurations run.*"));
        QVERIFY(readPlacements("{ oops").isEmpty());
        const QMap<QString, RunPlacement> odd =
            readPlacements(R"({"a": 5, "b": {"place": "moon", "flags": [1, "-x"]}})");
        QCOMPARE(odd, (QMap<QString, RunPlacement>{{"a", {}},
                                                   {"b", {RunPlacement::Place::InIde, {}, {"-x"}, {}}}}));
    }

    void splitsNodeFlags_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("flags");
        QTest::addColumn<QString>("error");
        QTest::newRow("nothing") << "  " << QStringList() << "";
        QTest::newRow("several") << "--expose-gc -C dev --title='a b'"
                                 << QStringList{"--expose-gc", "-C", "dev", "--title=a b"} << "";
        QTest::newRow("inspecting") << "--inspect-brk=1 --expose-gc" << QStringList{"--expose-gc"} << "";
        QTest::newRow("script") << "--expose-gc server.js" << QStringList() << "node-flags-script";
        QTest::newRow("no script") << "--version" << QStringList() << "node-flags-script";
        QTest::newRow("open quote") << "--title='a" << QStringList() << "not-a-simple-command";
        QTest::newRow("two commands") << "-r x; rm y" << QStringList() << "not-a-simple-command";
    }
    void splitsNodeFlags()
    {
        QFETCH(QString, text);
        const Result<QStringList> flags = splitNodeFlags(text);
        QTEST(flags ? QString("") : flags.error().code, "error");
        if (flags)
            QTEST(*flags, "flags");
    }

private:
    LaunchConfiguration server()
    {
        LaunchConfiguration configuration;
        configuration.name = "server";
        configuration.script = m_project->write("server.js");
        configuration.workingDirectory = m_project->root();
        return configuration;
    }

    std::unique_ptr<TemporaryProject> m_project;
};

QTEST_GUILESS_MAIN(TestLaunchConfiguration)
#include "tst_launchconfiguration.moc"
