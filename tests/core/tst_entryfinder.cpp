// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/entryfinder.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QTest>

using namespace boucle;

using Origin = LaunchConfiguration::Origin;

namespace {

/// Single quotes stand for double ones.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

} // namespace

class TestEntryFinder : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_project = std::make_unique<TemporaryProject>(); }

    void ordersScripts()
    {
        m_project->write(
            "package.json",
            json("{'scripts': {'test': 'node t.js', 'seed': 'node s.js', 'prestart': 'node p.js', "
                 "'start:dev': 'node d.js', 'preview': 'node v.js', 'dev': 'node x.js', "
                 "'build': 'tsc', 'start': 'node x.js', 'serve': 'node x.js', 'lint:fix': 'node l.js', "
                 "'dev-tools': 'node y.js', 'premium': 'node m.js', 'postinstall': 'node i.js'}}"));
        QCOMPARE(names(),
                 QString("start dev serve start:dev dev-tools preview seed premium test prestart build "
                         "lint:fix postinstall"));
    }

    void putsWhatCannotRunBehindWhatCan()
    {
        m_project->write("app.js");
        m_project->write(
            "package.json",
            json("{'main': 'app.js', 'scripts': {'start': 'tsc; node x.js', 'dev': 'node dev.js', "
                 "'job': 'node job.js'}}"));
        QCOMPARE(names(), QString("dev app.js start! job"));
        const Launches launches = find();
        QCOMPARE(launches.configurations[2].refusal->code, QString("not-a-simple-command"));
        QCOMPARE(launches.problems, QList<Error>());
    }

    void offersWhatIsNotInstalledYet()
    {
        m_project->write("src/main.ts");
        m_project->write("package.json", json("{'scripts': {'start': 'nest start', 'build': 'nest build'}}"));
        QCOMPARE(names(), QString("start build"));
        QCOMPARE(find().configurations[0].refusal->code, QString("tool-missing"));
    }

    void offersMainAndBin()
    {
        m_project->write("src/server.js");
        m_project->write("bin/cli.js");
        m_project->write(
            "package.json",
            json("{'name': 'x', 'main': './src/server', 'bin': {'tool': 'bin/cli.js', 'gone': 'g.js'}}"));
        QCOMPARE(names(), QString("src/server.js tool"));
        const LaunchConfiguration main = find().configurations[0];
        QCOMPARE(main.script, m_project->path("src/server.js"));
        QCOMPARE(main.origin, Origin::PackageMain);
        QCOMPARE(main.workingDirectory, m_project->root());
        QCOMPARE(main.detail, QString("node src/server.js"));
        QVERIFY(main.packageScript.isEmpty());
    }

    void doesNotOfferMainTwice()
    {
        m_project->write("server.js");
        m_project->write("package.json",
                         json("{'main': 'server.js', 'scripts': {'start': 'node server.js'}}"));
        QCOMPARE(names(), QString("start"));
        // With arguments it is another thing.
        m_project->write("package.json",
                         json("{'main': 'server.js', 'scripts': {'start': 'node server.js -x'}}"));
        QCOMPARE(names(), QString("start server.js"));
    }

    void namesAMissingMain()
    {
        m_project->write("package.json", json("{'main': 'dist/index.js'}"));
        const Launches launches = find();
        QCOMPARE(names(), QString("dist/index.js!"));
        QCOMPARE(launches.problems.size(), 1);
        QCOMPARE(launches.problems[0].code, QString("main-missing"));
        QVERIFY(launches.problems[0].message.startsWith("package.json names dist/index.js as main, but " +
                                                        m_project->path("dist/index.js") +
                                                        " does not exist."));
        QCOMPARE(launches.configurations[0].refusal, launches.problems[0]);
    }

    void doesNotComplainOfAMissingMainBesideAScript()
    {
        m_project->write("package.json",
                         json("{'main': 'index.js', 'scripts': {'start': 'node server.js'}}"));
        QCOMPARE(names(), QString("start"));
        QVERIFY(find().problems.isEmpty());
    }

    void fallsBackToALoneFile()
    {
        m_project->write("server.js");
        m_project->write("package.json", json("{'main': 'index.js', 'scripts': {'test': 'node t.js'}}"));
        QCOMPARE(names(), QString("server.js test"));
        QCOMPARE(find().configurations[0].origin, Origin::LoneFile);
        QVERIFY(find().problems.isEmpty());
    }

    void tellsOfABrokenPackage()
    {
        m_project->write("server.js");
        m_project->write("package.json", "{\n  \"scripts\": {,}\n}");
        const Launches launches = find();
        QVERIFY(launches.configurations.isEmpty());
        QCOMPARE(launches.problems.size(), 1);
        QVERIFY2(launches.problems[0].message.startsWith("package.json: line 2, column 15: "),
                 qPrintable(launches.problems[0].message));
    }

    void findsLoneFiles_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("found");
        QTest::newRow("none") << QStringList{"readme.md"} << "";
        QTest::newRow("server first") << QStringList{"app.js", "server.js", "index.js"} << "server.js";
        QTest::newRow("app before index") << QStringList{"index.js", "app.js"} << "app.js";
        QTest::newRow("main last") << QStringList{"main.js", "index.mjs"} << "index.mjs";
        QTest::newRow("TypeScript") << QStringList{"server.ts"} << "server.ts";
        QTest::newRow("JavaScript before TypeScript") << QStringList{"server.ts", "server.js"} << "server.js";
        QTest::newRow("modules") << QStringList{"app.mts"} << "app.mts";
        QTest::newRow("in src") << QStringList{"src/app.cjs", "tool.js", "other.js"} << "src/app.cjs";
        QTest::newRow("here before src") << QStringList{"src/server.js", "main.js"} << "main.js";
        QTest::newRow("the only one") << QStringList{"bot.js", "data.json", "types.d.ts"} << "bot.js";
        QTest::newRow("settings of a tool") << QStringList{"vite.config.js"} << "";
        QTest::newRow("one of two") << QStringList{"a.js", "b.js"} << "";
        QTest::newRow("a folder is no file") << QStringList{"server.js/x.js"} << "";
    }
    void findsLoneFiles()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, found);
        for (const QString &file : files)
            m_project->write(file);
        QCOMPARE(findLoneServerFile(m_project->root()), found.isEmpty() ? QString() : m_project->path(found));
        QCOMPARE(names(), found);
    }

    void resolvesEntries_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("file");
        QTest::newRow("file") << "a.js"
                              << "a.js";
        QTest::newRow("any file") << "notes"
                                  << "notes";
        QTest::newRow("without an ending") << "a"
                                           << "a.js";
        QTest::newRow("json") << "data"
                              << "data.json";
        QTest::newRow("folder with an index") << "withindex"
                                              << "withindex/index.js";
        QTest::newRow("folder with a main") << "withmain"
                                            << "withmain/lib/x.js";
        QTest::newRow("main is a folder") << "folder"
                                          << "folder/lib/index.js";
        QTest::newRow("main is missing") << "stale"
                                         << "stale/index.js";
        QTest::newRow("file before folder") << "both"
                                            << "both.js";
        QTest::newRow("empty folder") << "empty"
                                      << "";
        QTest::newRow("missing") << "missing"
                                 << "";
    }
    void resolvesEntries()
    {
        for (const char *file : {"a.js", "notes", "data.json", "withindex/index.js", "withmain/lib/x.js",
                                 "folder/lib/index.js", "stale/index.js", "both.js", "both/index.js"})
            m_project->write(file);
        m_project->write("withmain/package.json", json("{'main': './lib/x'}"));
        m_project->write("folder/package.json", json("{'main': 'lib'}"));
        m_project->write("stale/package.json", json("{'main': 'dist/x.js'}"));
        m_project->makeFolder("empty");
        QFETCH(QString, path);
        QFETCH(QString, file);
        QCOMPARE(resolveEntryFile(m_project->path(path)), file.isEmpty() ? QString() : m_project->path(file));
    }

    void findsTheSampleProjects_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<QString>("first");
        QTest::newRow("plain http") << "http-plain"
                                    << "start";
        QTest::newRow("express") << "express"
                                 << "start";
        QTest::newRow("vite") << "vite-react"
                              << "dev";
        QTest::newRow("angular") << "angular"
                                 << "start";
        QTest::newRow("nest") << "nestjs"
                              << "start";
    }
    void findsTheSampleProjects()
    {
        QFETCH(QString, sample);
        const QString folder = qEnvironmentVariable("BOUCLE_SOURCE_DIR") + "/tests/projects/" + sample;
        QVERIFY2(QDir(folder).exists(), qPrintable(folder));
        const Launches launches = findEntries(folder, {});
        QVERIFY(!launches.configurations.isEmpty());
        const LaunchConfiguration &first = launches.configurations[0];
        QTEST(first.name, "first");
        // What runs through a program that is not installed here says so.
        QVERIFY(!first.refusal || first.refusal->code == "tool-missing");
    }

private:
    Launches find() { return findEntries(m_project->root(), {{"PATH", "/usr/bin:/bin"}}); }

    /// The names in order, "!" behind those that are refused.
    QString names()
    {
        QStringList names;
        const Launches launches = find();
        for (const LaunchConfiguration &each : launches.configurations)
            names.append(each.name + (each.refusal && each.refusal->code != "tool-missing" ? "!" : ""));
        return names.join(' ');
    }

    std::unique_ptr<TemporaryProject> m_project;
};

QTEST_GUILESS_MAIN(TestEntryFinder)
#include "tst_entryfinder.moc"
