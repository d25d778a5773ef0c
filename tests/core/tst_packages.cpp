// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of a project's packages, over tools that the test answers for.

#include "core/packages/missingpackage.h"
#include "core/packages/packagetree.h"
#include "core/packages/projectpackages.h"
#include "tests/support/fakepackagetools.h"
#include "tests/support/temporaryproject.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>
#include <QtTest>

using namespace boucle;

namespace {

const QByteArray treeJson = R"({"result":{"manager":"npm","lockfile":"package-lock.json","undo":"add b",
  "direct":[{"name":"a","range":"^1.0.0","type":"prod","version":"1.0.0","location":"node_modules/a"},
            {"name":"b","range":"2","type":"dev","version":"","location":"","error":"MISSING"}],
  "packages":[{"name":"a","version":"1.0.0","location":"node_modules/a","path":"/project/node_modules/a",
               "dependents":[{"location":"","range":"^1.0.0","type":"prod"},{"location":"node_modules/c","range":"1"}]},
              {"name":"c","version":"3.0.0","location":"node_modules/c","path":"/project/node_modules/c",
               "dependents":[{"location":"node_modules/a","range":"^3.0.0"}]},
              {"name":"lone","version":"1.0.0","location":"node_modules/lone","isExtraneous":true}]}})";

QStringList names(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList result;
    for (int row = 0; row < model.rowCount(parent); ++row)
        result.append(model.index(row, 0, parent).data().toString());
    return result;
}

} // namespace

class TestPackages : public QObject
{
    Q_OBJECT
private slots:
    void init();

    void readsTheTree();
    void marksWhatIsKnown();
    void putsWhatIsLoadedFirst();
    void findsAndFilters();
    void asksNoRegistryOfStrangers();
    void knowsWhatAServerHolds();
    void keepsAConflict();
    void leavesYoungVersionsOut();
    void carriesOutOneAfterTheOther();
    void cancels();
    void forgetsAnotherFolder();
    void takesBackWhatWasEnded();
    void asksForScripts();
    void remembersAnswers();
    void readsAgainWhatHasChanged();
    void saysErrors_data();
    void saysErrors();
    void knowsMissingPackages_data();
    void knowsMissingPackages();

private:
    void openTree();
    PackageChange add(const QString &spec)
    {
        PackageChange change;
        change.kind = PackageChange::Kind::Add;
        change.specs = {spec};
        return change;
    }

    std::unique_ptr<FakePackageTools> m_tools;
    std::unique_ptr<PackageService> m_service;
    std::unique_ptr<ProjectPackages> m_packages;
};

void TestPackages::init()
{
    m_packages.reset();
    m_service.reset();
    m_tools = std::make_unique<FakePackageTools>();
    m_tools->answersByItself = false;
    m_service = std::make_unique<PackageService>(*m_tools);
    m_packages = std::make_unique<ProjectPackages>(*m_service);
}

void TestPackages::openTree()
{
    m_packages->setFolder("/project");
    m_packages->setTrusted(true);
    QVERIFY(m_tools->calls.empty()); // nobody wants to know yet
    m_packages->activate();
    QCOMPARE(m_tools->method(), QString("tree"));
    m_tools->answer(treeJson);
}

void TestPackages::readsTheTree()
{
    PackageTreeModel model(*m_packages);
    QCOMPARE(model.rowCount(), 0);
    openTree();
    const QAbstractItemModelTester tester(&model); // it opens what can be
    QCOMPARE(names(model), QStringList({"a", "b", "lone"}));
    const auto rowAt = [&](const QModelIndex &index) {
        return index.data(PackageTreeModel::RowRole).value<PackageTreeModel::Row>();
    };
    QCOMPARE(rowAt(model.index(0, 0)).installed, QString("1.0.0"));
    QCOMPARE(rowAt(model.index(1, 0)).problem, QString("MISSING"));
    QCOMPARE(rowAt(model.index(2, 0)).problem, QString("EXTRANEOUS"));
    QVERIFY(!model.hasChildren(model.index(1, 0)));
    // a needs c, c needs a: that is where it ends.
    const QModelIndex a = model.index(0, 0);
    QVERIFY(model.hasChildren(a));
    model.fetchMore(a);
    QCOMPARE(names(model, a), QStringList({"c"}));
    const QModelIndex c = model.index(0, 0, a);
    QCOMPARE(rowAt(c).range, QString("^3.0.0"));
    model.fetchMore(c);
    const QModelIndex again = model.index(0, 0, c);
    QCOMPARE(again.data().toString(), QString("a"));
    model.fetchMore(again);
    QCOMPARE(model.rowCount(again), 0);
    QCOMPARE(again.parent(), c);
    QCOMPARE(m_packages->installedVersion("c"), QString("3.0.0"));
    QVERIFY(m_packages->direct("b"));
    QVERIFY(!m_packages->direct("c"));
}

void TestPackages::marksWhatIsKnown()
{
    PackageTreeModel model(*m_packages);
    openTree();
    m_packages->checkOutdated();
    m_tools->answer(
        R"({"result":{"packages":[{"name":"a","current":"1.0.0","wanted":"1.2.0","latest":"2.0.0","kind":"major"}]}})");
    m_packages->checkAdvisories();
    m_tools->answer(R"({"result":{"advisories":[
        {"name":"a","severity":"low","title":"x"},{"name":"a","severity":"critical","title":"y"},{"name":"c","severity":"high"}]}})");
    auto row = model.index(0, 0).data(PackageTreeModel::RowRole).value<PackageTreeModel::Row>();
    QCOMPARE(row.latest, QString("2.0.0"));
    QCOMPARE(row.updateKind, QString("major"));
    QCOMPARE(row.severity, QString("critical"));
    model.setShown(PackageTreeModel::Show::Outdated);
    QCOMPARE(names(model), QStringList({"a"}));
    model.setShown(PackageTreeModel::Show::Advisories);
    QCOMPARE(names(model), QStringList({"a", "c", "a"})); // the worst first
}

void TestPackages::putsWhatIsLoadedFirst()
{
    PackageTreeModel model(*m_packages);
    openTree();
    model.setShown(PackageTreeModel::Show::Advisories);
    m_packages->checkAdvisories();
    m_tools->answer(
        R"({"result":{"advisories":[{"name":"a","severity":"critical"},{"name":"c","severity":"low"}]}})");
    QCOMPARE(names(model), QStringList({"a", "c"}));
    QSignalSpy told(m_packages.get(), &ProjectPackages::loadedChanged);
    m_packages->takeLoaded("/project/node_modules/c", 12);
    m_packages->takeLoaded("/project/node_modules/other", 0);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(names(model), QStringList({"c", "a"}));
    auto row = model.index(0, 0).data(PackageTreeModel::RowRole).value<PackageTreeModel::Row>();
    QVERIFY(row.knowsLoaded);
    QCOMPARE(row.loadMs, std::optional<double>(12));
    m_packages->clearLoaded();
    QCOMPARE(names(model), QStringList({"a", "c"}));
}

/// What .npmrc says of an address may send away what the environment keeps secret.
void TestPackages::asksNoRegistryOfStrangers()
{
    openTree(); // of the disk alone
    m_packages->setTrusted(false);
    m_packages->checkOutdated();
    m_packages->checkAdvisories();
    m_packages->search("a");
    bool isRefused = false;
    m_packages->details("a", {}, this, [&](const PackageResult<PackageDetails> &details) {
        isRefused = !details && details.failure().error.code == "packages-untrusted";
    });
    QVERIFY(isRefused);
    QVERIFY(m_tools->calls.empty());
    QCOMPARE(m_packages->outdatedFailure()->error.code, QString("packages-untrusted"));
    QCOMPARE(m_packages->advisoriesFailure()->error.code, QString("packages-untrusted"));
    QCOMPARE(m_packages->searchFailure()->error.code, QString("packages-untrusted"));
    QVERIFY(!m_packages->isSearching());
    m_packages->setTrusted(true);
    QVERIFY(!m_packages->outdatedFailure());
    m_packages->checkOutdated();
    QCOMPARE(m_tools->method(), QString("versions"));
}

void TestPackages::knowsWhatAServerHolds()
{
    PackageTreeModel model(*m_packages);
    openTree();
    const auto row = [&] {
        return model.index(0, 0).data(PackageTreeModel::RowRole).value<PackageTreeModel::Row>();
    };
    QVERIFY(!m_packages->knowsHeap());
    QVERIFY(!m_packages->knowsHandles());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    m_packages->setHeap({{"/project/node_modules/a", 250}}, 1000);
    m_packages->setHandles(QHash<QString, int>{{"/project/node_modules/a", 3}});
    QVERIFY(changed.count() >= 2);
    QCOMPARE(row().heapBytes, 250);
    QCOMPARE(row().heapShare, 0.25);
    QCOMPARE(row().handles, 3);
    m_packages->clearLoaded(); // another server
    QVERIFY(!m_packages->knowsHeap());
    QVERIFY(!m_packages->knowsHandles());
    QCOMPARE(row().handles, 0);
}

void TestPackages::keepsAConflict()
{
    openTree();
    QSignalSpy changes(m_packages.get(), &ProjectPackages::conflictChanged);
    m_packages->change(add("x"));
    m_tools->answer(
        R"({"error":{"code":"ERESOLVE","conflict":[{"by":"x","byVersion":"1.0.0","name":"b","range":"^1"},{"by":"","name":"b","range":"^2"}]}})");
    QCOMPARE(m_packages->conflict().size(), 2);
    QCOMPARE(m_packages->conflict().first().range, QString("^1"));
    QCOMPARE(changes.count(), 1);
    m_tools->answer(treeJson);
    m_packages->change(add("y")); // the next one begins anew
    QVERIFY(m_packages->conflict().isEmpty());
    QCOMPARE(changes.count(), 2);
}

void TestPackages::leavesYoungVersionsOut()
{
    openTree();
    m_packages->setMinimumAge(3, {"a"});
    m_packages->change(add("x"));
    const QJsonObject request = m_tools->calls.front().request;
    QCOMPARE(request.value("minimumAgeDays").toInt(), 3);
    QCOMPARE(request.value("ageExceptions").toArray(), QJsonArray{"a"});
}

void TestPackages::findsAndFilters()
{
    PackageTreeModel model(*m_packages);
    openTree();
    model.setFilter("C");
    QCOMPARE(names(model), QStringList({"c"})); // also what is deeper down
    model.setFilter({});
    model.setShown(PackageTreeModel::Show::Found);
    m_packages->search("first");
    m_packages->search("second");
    QVERIFY(m_packages->isSearching());
    m_tools->answer(
        R"({"result":{"packages":[{"name":"late","version":"1"}]}})"); // of what is not asked any more
    QVERIFY(m_packages->isSearching());
    m_tools->answer(R"({"result":{"packages":[{"name":"z","version":"1"},{"name":"a","version":"2.0.0"}]}})");
    QVERIFY(!m_packages->isSearching());
    QCOMPARE(names(model), QStringList({"a", "z"})); // what is there comes first
}

void TestPackages::carriesOutOneAfterTheOther()
{
    openTree();
    QSignalSpy changed(m_packages.get(), &ProjectPackages::changed);
    m_packages->change(add("x"));
    m_packages->change(add("y"));
    QCOMPARE(m_tools->calls.size(), size_t(1));
    QVERIFY(m_packages->present());
    m_tools->progress(R"({"progress":{"phase":"unpack","done":2,"total":5,"bytes":10},"log":["one","two"]})");
    QCOMPARE(m_packages->present()->progress.total, 5);
    QCOMPARE(m_packages->present()->log, QStringList({"one", "two"}));
    m_packages->refresh(); // not now
    QCOMPARE(m_tools->calls.size(), size_t(1));
    m_tools->answer(R"({"result":{"added":[{"name":"x","version":"1.0.0"}]}})");
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_packages->lastLog(), QStringList({"one", "two"}));
    QCOMPARE(m_tools->method(), QString("tree")); // asked for as soon as it was done
    m_tools->answer(treeJson);
    QCOMPARE(m_tools->calls.front().request.value("specs").toArray().first().toString(), QString("y"));
    m_tools->answer(R"({"error":{"code":"E404","subject":"y","status":404}})");
    QVERIFY(!m_packages->present());
}

void TestPackages::cancels()
{
    openTree();
    QSignalSpy failed(m_packages.get(), &ProjectPackages::failed);
    m_packages->change(add("x"));
    m_packages->change(add("y"));
    const int number = m_tools->calls.front().number;
    m_packages->cancel();
    m_packages->cancel();
    QCOMPARE(m_tools->cancelled, QList<int>({number}));
    QVERIFY(m_packages->present()->isCancelling);
    m_tools->answer(R"({"error":{"code":"ECANCELLED"}})");
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<PackageFailure>().isCancelled);
    QVERIFY(!m_packages->present()); // the one that waited is dropped
}

void TestPackages::forgetsAnotherFolder()
{
    openTree();
    m_packages->checkOutdated();
    m_packages->setFolder("/other");
    QVERIFY(!m_packages->tree());
    m_tools->answer(R"({"result":{"packages":[{"name":"a"}]}})"); // of the folder before
    QVERIFY(!m_packages->outdated());
    QVERIFY(m_tools->calls.empty());
}

void TestPackages::takesBackWhatWasEnded()
{
    TemporaryProject project;
    project.write("node_modules/.boucle/working.json", "{}");
    QSignalSpy recovered(m_packages.get(), &ProjectPackages::recovered);
    m_packages->setFolder(project.root());
    QVERIFY(m_tools->calls.empty()); // it may be a stranger's
    m_packages->setTrusted(true);
    QCOMPARE(m_tools->method(), QString("recover"));
    m_tools->answer(R"({"result":{"recovered":"add x"}})");
    QCOMPARE(recovered.size(), 1);
    QCOMPARE(recovered.first().first().toString(), QString("add x"));
}

void TestPackages::asksForScripts()
{
    openTree();
    m_packages->change(add("x"));
    m_tools->answer(R"({"result":{"added":[{"name":"x","version":"1"}],"scripts":[
        {"name":"x","version":"1","isNew":true,"scripts":[{"event":"install","command":"make"}]},
        {"name":"old","version":"1","isNew":false,"scripts":[]},{"name":"no","version":"1","isNew":true,"isRefused":true}]}})");
    QCOMPARE(m_packages->waitingScripts().size(), 1);
    QCOMPARE(m_packages->waitingScripts().first().commands.first().second, QString("make"));
    m_tools->answer(treeJson);
    QSignalSpy rules(m_packages.get(), &ProjectPackages::scriptRulesChanged);
    m_packages->answerScripts("x", ProjectPackages::Consent::Once);
    QCOMPARE(rules.size(), 0);
    QVERIFY(m_packages->waitingScripts().isEmpty());
    const QJsonObject request = m_tools->calls.front().request;
    QCOMPARE(request.value("kind").toString(), QString("rebuild"));
    QCOMPARE(request.value("allowScripts").toObject().value("x").toBool(), true);
}

void TestPackages::remembersAnswers()
{
    openTree();
    m_packages->answerScripts("x", ProjectPackages::Consent::Never);
    QVERIFY(m_tools->calls.empty());
    m_packages->answerScripts("y", ProjectPackages::Consent::Always);
    QCOMPARE(m_packages->scriptRules(), (QMap<QString, bool>{{"x", false}, {"y", true}}));
    const QJsonObject allowed = m_tools->calls.front().request.value("allowScripts").toObject();
    QCOMPARE(allowed.value("x").toBool(true), false);
    QCOMPARE(allowed.value("y").toBool(), true);
}

void TestPackages::readsAgainWhatHasChanged()
{
    TemporaryProject project;
    project.write("package.json", "{}");
    m_packages->setFolder(project.root());
    m_packages->activate();
    m_tools->answer(
        R"({"error":{"code":"EMANIFEST","subject":"/p/package.json","line":3,"message":"nope"}})");
    QVERIFY(m_packages->treeFailure());
    project.write("package.json", R"({"name":"x"})");
    QTRY_COMPARE(m_tools->method(), QString("tree"));
    m_tools->answer(treeJson);
    QVERIFY(!m_packages->treeFailure());
    QVERIFY(m_packages->tree());
}

void TestPackages::saysErrors_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");
    QTest::newRow("network") << QByteArray(R"({"code":"ECONNREFUSED","host":"npm.example"})")
                             << "npm.example cannot be reached";
    QTest::newRow("name") << QByteArray(R"({"code":"ENOTFOUND","host":"npm.example"})")
                          << "npm.example cannot be found";
    QTest::newRow("time") << QByteArray(R"({"code":"ERR_SOCKET_TIMEOUT"})") << "The registry does not answer";
    QTest::newRow("certificate") << QByteArray(R"({"code":"SELF_SIGNED_CERT_IN_CHAIN","host":"npm.example"})")
                                 << "cafile";
    QTest::newRow("disk") << QByteArray(R"({"code":"ENOSPC"})")
                          << "The disk is full. Everything is as it was";
    QTest::newRow("rights") << QByteArray(R"({"code":"EACCES","subject":"/p"})") << "/p cannot be written";
    QTest::newRow("busy") << QByteArray(R"({"code":"EBUSYPROJECT","subject":"42"})") << "process 42";
    QTest::newRow("conflict") << QByteArray(R"({"code":"ECONFLICT","subject":"/p/package.json","line":7})")
                              << "package.json still has the marks of a merge (line 7)";
    QTest::newRow("engine") << QByteArray(R"({"code":"EBADENGINE","subject":"a","message":"wants node 1"})")
                            << "“a” does not work here. wants node 1";
    QTest::newRow("near") << QByteArray(
                                 R"({"code":"E404","status":404,"subject":"expres","near":["express"]})")
                          << "Did you mean express?";
    QTest::newRow("unknown") << QByteArray(R"({"code":"EWHATEVER","message":"said so"})")
                             << "This could not be done: said so";
}

void TestPackages::saysErrors()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, words);
    openTree();
    QSignalSpy failed(m_packages.get(), &ProjectPackages::failed);
    m_packages->change(add("x"));
    m_tools->answer("{\"error\":" + json + '}');
    QCOMPARE(failed.size(), 1);
    const QString message = failed.first().first().value<PackageFailure>().error.message;
    QVERIFY2(message.contains(words), qPrintable(message));
}

void TestPackages::knowsMissingPackages_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("package");
    QTest::newRow("esm")
        << "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'express' imported from /p/a.mjs"
        << "express";
    QTest::newRow("cjs") << "Error: Cannot find module '@scope/a/lib/b'"
                         << "@scope/a";
    QTest::newRow("file") << "Error: Cannot find module './db'"
                          << "";
    QTest::newRow("absolute") << "Error: Cannot find module '/p/db.js'"
                              << "";
    QTest::newRow("of node") << "Error: Cannot find module 'fs/nope'"
                             << "";
    QTest::newRow("scheme") << "Error: Cannot find module 'node:nope'"
                            << "";
    QTest::newRow("other") << "TypeError: x is not a function"
                           << "";
}

void TestPackages::knowsMissingPackages()
{
    QFETCH(QString, message);
    QTEST(missingPackage(message), "package");
}

QTEST_GUILESS_MAIN(TestPackages)
#include "tst_packages.moc"
