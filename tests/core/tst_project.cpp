// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project.h"
#include "tests/support/temporaryproject.h"

#include <QTest>

#include <unistd.h>

using namespace boucle;

class TestProject : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_project = std::make_unique<TemporaryProject>(); }

    void opens()
    {
        const Result<Project> project = Project::open(m_project->root() + "/./x/../");
        QVERIFY(project);
        QCOMPARE(project->root(), m_project->root());
        m_project->link("link", m_project->makeFolder("real"));
        QCOMPARE(Project::open(m_project->path("link")).value().root(), m_project->path("link"));
    }

    void doesNotOpen_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        QTest::newRow("missing") << "gone"
                                 << "folder-missing"
                                 << "The folder %1 does not exist.";
        QTest::newRow("below a missing one") << "gone/x"
                                             << "folder-missing"
                                             << "The folder %1 does not exist.";
        QTest::newRow("file") << "file.js"
                              << "not-a-folder"
                              << "%1 is not a folder.";
        QTest::newRow("dangling link") << "dangling"
                                       << "folder-missing"
                                       << "The folder %1 does not exist.";
    }
    void doesNotOpen()
    {
        m_project->write("file.js");
        m_project->link("dangling", "nowhere");
        QFETCH(QString, name);
        QFETCH(QString, text);
        const Result<Project> project = Project::open(m_project->path(name));
        QVERIFY(!project);
        QTEST(project.error().code, "code");
        QCOMPARE(project.error().message, text.arg(m_project->path(name)));
    }

    void doesNotOpenWhatMayNotBeRead()
    {
        if (geteuid() == 0)
            QSKIP("root may read everything");
        const QString folder = m_project->makeFolder("closed");
        QVERIFY(QFile::setPermissions(folder, QFile::Permissions()));
        const Result<Project> project = Project::open(folder);
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(!project);
        QCOMPARE(project.error().code, QString("folder-unreadable"));
        QVERIFY(project.error().message.contains("permission denied"));
    }

    void hasAName()
    {
        const QString folder = m_project->makeFolder("my-folder");
        const Project project = Project::open(folder).value();
        QCOMPARE(project.name(), QString("my-folder"));
        m_project->write("my-folder/package.json", "{\"name\": \"@acme/api\"}");
        QCOMPARE(project.name(), QString("@acme/api"));
        m_project->write("my-folder/package.json", "broken");
        QCOMPARE(project.name(), QString("my-folder"));
        QCOMPARE(Project::open("/").value().name(), QString("/"));
    }

    void joinsWhatThereIsToRun()
    {
        m_project->write("package.json", "{\"scripts\": {\"start\": \"node $FILE\"}}");
        m_project->write(
            ".vscode/launch.json",
            "{\"configurations\": [{\"type\": \"node\", \"request\": \"launch\", \"name\": \"B\", "
            "\"program\": \"b.js\"}]}");
        const Project project = Project::open(m_project->root()).value();
        const Launches launches = project.launches({{"FILE", "c.js"}});
        QCOMPARE(launches.configurations.size(), 2);
        QCOMPARE(launches.configurations[0].script, m_project->path("c.js"));
        QCOMPARE(launches.configurations[1].name, QString("B"));
        QVERIFY(launches.problems.isEmpty());

        // Both are told when both are broken; what works is offered.
        m_project->write("package.json", "{");
        QCOMPARE(project.launches({}).configurations.size(), 1);
        QCOMPARE(project.launches({}).problems.size(), 1);
        m_project->write(".vscode/launch.json", "{");
        QCOMPARE(project.launches({}).problems.size(), 2);
    }

    void saysThatThereIsNothingToRun()
    {
        m_project->write("readme.md");
        const Launches launches = Project::open(m_project->root()).value().launches({});
        QVERIFY(launches.configurations.isEmpty());
        QCOMPARE(launches.problems.size(), 1);
        QCOMPARE(launches.problems[0].code, QString("nothing-to-run"));
        QVERIFY(launches.problems[0].message.contains(m_project->root()));
    }

    void runsAFile()
    {
        const Project project = Project::open(m_project->root()).value();
        const Result<LaunchConfiguration> found = project.launchFile("src/job.ts");
        QVERIFY(found);
        QCOMPARE(found->name, QString("job.ts"));
        QCOMPARE(found->script, m_project->path("src/job.ts"));
        QCOMPARE(found->workingDirectory, m_project->root());
        QCOMPARE(found->origin, LaunchConfiguration::Origin::File);
        QCOMPARE(found->detail, QString("node src/job.ts"));
        QCOMPARE(project.launchFile("/elsewhere/x.mjs").value().workingDirectory, QString("/elsewhere"));
        QCOMPARE(launchFile("/elsewhere/x.mjs").value().detail, QString("node x.mjs"));
        // The name of a neighbour begins with the root's.
        QCOMPARE(project.launchFile(m_project->root() + "-2/x.js").value().workingDirectory,
                 m_project->root() + "-2");
    }

    void runsOnlyScripts_data()
    {
        QTest::addColumn<bool>("runs");
        for (const char *name :
             {"a.js", "a.cjs", "a.mjs", "a.ts", "a.cts", "a.mts", "A.JS", ".x.js", "a.test.ts"})
            QTest::newRow(name) << true;
        for (const char *name :
             {"a.json", "a.d.ts", "a.d.mts", "a.jsx", "a.tsx", "js", "a", "a.js.txt", "a.vue"})
            QTest::newRow(name) << false;
    }
    void runsOnlyScripts()
    {
        QFETCH(bool, runs);
        const Result<LaunchConfiguration> found = launchFile("/x/" + QString(QTest::currentDataTag()));
        QCOMPARE(found.ok(), runs);
        if (!runs)
            QCOMPARE(found.error().code, QString("not-a-script"));
    }

private:
    std::unique_ptr<TemporaryProject> m_project;
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
