// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/launchjson.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QTest>

using namespace boucle;

namespace {

/// Single quotes stand for double ones.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

} // namespace

class TestLaunchJson : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_project = std::make_unique<TemporaryProject>();
        m_project->write("src/server.js");
        m_project->write("package.json", json("{'scripts': {'dev': 'node src/server.js --dev'}}"));
    }

    void readsAConfiguration()
    {
        const LaunchConfiguration found =
            one("'name': 'Launch', 'program': '${workspaceFolder}/src/server.js', "
                "'args': ['--port', 80], 'cwd': '${workspaceFolder}/src', "
                "'env': {'A': '1', 'B': 2, 'C': null, 'D': '${env:OUTSIDE}/x'}, "
                "'envFile': '${workspaceFolder}/.env', "
                "'runtimeArgs': ['-r', 'x', '--inspect', '--max-old-space-size=99'], "
                "'skipFiles': ['<node_internals>/**'], 'console': 'integratedTerminal'");
        QVERIFY2(!found.refusal, found.refusal ? qPrintable(found.refusal->message) : "");
        QCOMPARE(found.name, QString("Launch"));
        QCOMPARE(found.origin, LaunchConfiguration::Origin::LaunchJson);
        QCOMPARE(found.script, m_project->path("src/server.js"));
        QCOMPARE(found.arguments, (QStringList{"--port", "80"}));
        QCOMPARE(found.workingDirectory, m_project->path("src"));
        QCOMPARE(found.environment,
                 (QMap<QString, QString>{{"A", "1"}, {"B", "2"}, {"C", ""}, {"D", "out/x"}}));
        QCOMPARE(found.environmentFiles, (QList<EnvironmentFile>{{m_project->path(".env"), false}}));
        QCOMPARE(found.requireModules, QStringList{"x"});
        QCOMPARE(found.heapLimitMiB, 99);
        QVERIFY(found.packageScript.isEmpty());
    }

    void understands_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("arguments");
        const auto row = [](const char *name, const char *entry, const char *script, const char *arguments) {
            QTest::newRow(name) << QByteArray(entry) << QString(script) << QString(arguments);
        };
        row("relative program", "'program': 'src/server.js'", "src/server.js", "");
        row("without an ending", "'program': './src/server'", "src/server.js", "");
        row("args as one string", "'program': 'src/server.js', 'args': '--x'", "src/server.js", "--x");
        row("npm run-script", "'runtimeExecutable': 'npm', 'runtimeArgs': ['run-script', 'dev']",
            "src/server.js", "--dev");
        row("npm run with args",
            "'runtimeExecutable': 'npm', 'runtimeArgs': ['run', 'dev', '--'], 'args': ['y']", "src/server.js",
            "--dev y");
        row("nodemon", "'runtimeExecutable': 'nodemon', 'program': '${workspaceFolder}/src/server.js'",
            "src/server.js", "");
        row("node by its path", "'runtimeExecutable': '/usr/bin/node', 'program': 'src/server.js'",
            "src/server.js", "");
        row("older type", "'type': 'pwa-node', 'program': 'src/server.js'", "src/server.js", "");
        row("terminal", "'type': 'node-terminal', 'command': 'A=1 npm run dev -- \\\"a b\\\"'",
            "src/server.js", "--dev a b");
        row("for this system", "'program': 'x.js', 'linux': {'program': 'src/server.js'}", "src/server.js",
            "");
        row("not there yet", "'program': '${workspaceFolder}/dist/${workspaceFolderBasename}.js'",
            "dist/%1.js", "");
    }
    void understands()
    {
        QFETCH(QByteArray, entry);
        QFETCH(QString, script);
        QTEST(one(entry).arguments.join(' '), "arguments");
        const QString expected = script.replace("%1", QDir(m_project->root()).dirName());
        QCOMPARE(one(entry).script, m_project->path(expected));
    }

    void mapsToThePackagesScript()
    {
        const LaunchConfiguration found = one("'runtimeExecutable': 'npm', 'runtimeArgs': ['run', 'dev']");
        QCOMPARE(found.packageScript, QString("dev"));
        QCOMPARE(found.detail, QString("npm run dev"));
    }

    void attaches_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("address");
        QTest::newRow("port") << QByteArray("'port': 9230") << "127.0.0.1:9230";
        QTest::newRow("port in words") << QByteArray("'port': '9231'") << "127.0.0.1:9231";
        QTest::newRow("host and port")
            << QByteArray("'address': 'build.local', 'port': 9229") << "build.local:9229";
        QTest::newRow("IPv6") << QByteArray("'address': '::1', 'port': 9229") << "[::1]:9229";
        QTest::newRow("neither") << QByteArray("'restart': true") << "127.0.0.1:9229";
        QTest::newRow("whole address") << QByteArray("'websocketAddress': 'ws://a:1/id'") << "ws://a:1/id";
    }
    void attaches()
    {
        QFETCH(QByteArray, entry);
        const LaunchConfiguration found = one("'request': 'attach', " + entry);
        QCOMPARE(found.placement.place, RunPlacement::Place::Attach);
        QTEST(found.placement.inspectorAddress, "address");
        const Result<LaunchSpec> spec = resolve(found, {});
        QVERIFY(spec);
        QCOMPARE(spec->placement, LaunchSpec::Placement::Attach);
        QTEST(spec->inspectorAddress, "address");
    }

    void leavesOut_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::newRow("a process to choose")
            << QByteArray("'request': 'attach', 'processId': '${command:PickProcess}'");
        QTest::newRow("browser") << QByteArray("'type': 'chrome', 'url': 'http://localhost'");
        QTest::newRow("the editor's file") << QByteArray("'program': '${file}'");
        QTest::newRow("the editor's folder") << QByteArray("'program': 'x.js', 'cwd': '${fileDirname}'");
        QTest::newRow("the editor's file in args")
            << QByteArray("'program': 'x.js', 'args': ['${relativeFile}']");
        QTest::newRow("no type") << QByteArray("'type': 5");
    }
    void leavesOut()
    {
        QFETCH(QByteArray, entry);
        const Launches launches = parse(entry);
        QVERIFY(launches.configurations.isEmpty());
        QVERIFY(launches.problems.isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown variable")
            << QByteArray("'program': '${command:pickFile}'") << "unknown-variable";
        QTest::newRow("input") << QByteArray("'program': 'x.js', 'args': ['${input:port}']")
                               << "unknown-variable";
        QTest::newRow("no program") << QByteArray("'args': []") << "no-script-file";
        QTest::newRow("other runtime")
            << QByteArray("'runtimeExecutable': 'sh', 'program': 'x.js'") << "tool-not-javascript";
        QTest::newRow("missing tool")
            << QByteArray("'runtimeExecutable': 'tsx', 'program': 'x.ts'") << "tool-missing";
        QTest::newRow("missing script")
            << QByteArray("'runtimeExecutable': 'npm', 'runtimeArgs': ['run', 'x']") << "script-not-found";
    }
    void refuses()
    {
        QFETCH(QByteArray, entry);
        const LaunchConfiguration found = one("'name': 'N', " + entry);
        QVERIFY(found.refusal);
        QTEST(found.refusal->code, "code");
        QCOMPARE(found.name, QString("N"));
    }

    void readsTheFile()
    {
        QVERIFY(readLaunchJson(m_project->root(), {}).configurations.isEmpty());
        QVERIFY(readLaunchJson(m_project->root(), {}).problems.isEmpty());
        m_project->write(
            ".vscode/launch.json",
            json("{\n  // Use IntelliSense\n  'version': '0.2.0',\n  'configurations': [\n"
                 "    { 'type': 'node', 'request': 'launch', 'name': 'A', 'program': 'a.js', },\n"
                 "    { 'type': 'node', 'request': 'launch', 'name': 'B', 'program': 'b.js' }, /* x */\n"
                 "  ],\n}\n"));
        const Launches launches = readLaunchJson(m_project->root(), {});
        QCOMPARE(launches.problems, QList<Error>());
        QCOMPARE(launches.configurations.size(), 2);
        QCOMPARE(launches.configurations[1].name, QString("B"));
    }

    void complains_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("syntax") << QByteArray("{\n \"configurations\" []}")
                                << QString::fromUtf8(
                                       "launch.json: line 2, column 19: “:” is expected, not “[”.");
        QTest::newRow("no list") << QByteArray("{\"configurations\": {}}")
                                 << QString::fromUtf8(
                                        "launch.json: line 1, column 20: “configurations” should be a list.");
        QTest::newRow("no object") << QByteArray("{\"configurations\": [\n{}, 5]}")
                                   << QString(
                                          "launch.json: line 2, column 5: an object in braces is expected.");
    }
    void complains()
    {
        QFETCH(QByteArray, text);
        m_project->write(".vscode/launch.json", text);
        const Launches launches = readLaunchJson(m_project->root(), {});
        QVERIFY(launches.configurations.isEmpty());
        QCOMPARE(launches.problems.size(), 1);
        QTEST(launches.problems[0].message, "message");
    }

    void tellsWhenTheFileCannotBeRead()
    {
        m_project->makeFolder(".vscode/launch.json");
        QCOMPARE(readLaunchJson(m_project->root(), {}).problems.size(), 1);
    }

private:
    /// An entry of type node and request launch, unless it says otherwise.
    Launches parse(const QByteArray &entry)
    {
        const QByteArray type = entry.contains("'type'") ? "" : "'type': 'node', ";
        const QByteArray request = entry.contains("'request'") ? "" : "'request': 'launch', ";
        return parseLaunchJson(json("{'configurations': [{" + type + request + entry + "}]}"),
                               m_project->root(), {{"OUTSIDE", "out"}, {"PATH", "/usr/bin:/bin"}});
    }

    LaunchConfiguration one(const QByteArray &entry)
    {
        const Launches launches = parse(entry);
        if (launches.configurations.size() != 1 || !launches.problems.isEmpty())
            qFatal("expected one configuration of %s", entry.constData());
        return launches.configurations[0];
    }

    std::unique_ptr<TemporaryProject> m_project;
};

QTEST_GUILESS_MAIN(TestLaunchJson)
#include "tst_launchjson.moc"
