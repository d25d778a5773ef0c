// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/packagejson.h"
#include "tests/support/temporaryproject.h"

#include <QTest>

using namespace boucle;

class TestPackageJson : public QObject
{
    Q_OBJECT
private slots:
    void readsEverything()
    {
        const Result<PackageJson> package = PackageJson::parse(
            "{\n"
            "            \"name\": \"@acme/api\", \"version\": \"1.2.3\", \"main\": \"src/server.js\", "
            "\"type\": \"module\",\n"
            "            \"bin\": { \"api\": \"bin/api.js\", \"other\": \"./o.js\" },\n"
            "            \"scripts\": { \"start\": \"node .\", \"dev\": \"nodemon\", \"a\": \"b\" },\n"
            "            \"dependencies\": { \"express\": \"^5.0.0\" }, \"devDependencies\": { \"tsx\": "
            "\"*\" },\n"
            "            \"peerDependencies\": { \"p\": \"1\" }, \"optionalDependencies\": { \"o\": \"2\" "
            "},\n"
            "            \"workspaces\": [\"packages/*\", \"tools\"], \"engines\": { \"node\": \">=20\" },\n"
            "            \"private\": true, \"unknown\": [1, 2]\n"
            "        }");
        QVERIFY2(package, package ? "" : qPrintable(package.error().message));
        QCOMPARE(package->name, QString("@acme/api"));
        QCOMPARE(package->version, QString("1.2.3"));
        QCOMPARE(package->main, QString("src/server.js"));
        QCOMPARE(package->type, QString("module"));
        QCOMPARE(package->bin, (QList<PackageJson::Bin>{{"api", "bin/api.js"}, {"other", "./o.js"}}));
        QCOMPARE(package->scripts,
                 (QList<PackageJson::Script>{{"start", "node ."}, {"dev", "nodemon"}, {"a", "b"}}));
        QCOMPARE(package->dependencies, (QMap<QString, QString>{{"express", "^5.0.0"}}));
        QCOMPARE(package->devDependencies, (QMap<QString, QString>{{"tsx", "*"}}));
        QCOMPARE(package->peerDependencies, (QMap<QString, QString>{{"p", "1"}}));
        QCOMPARE(package->optionalDependencies, (QMap<QString, QString>{{"o", "2"}}));
        QCOMPARE(package->workspaces, (QStringList{"packages/*", "tools"}));
        QCOMPARE(package->engines, (QMap<QString, QString>{{"node", ">=20"}}));
        QCOMPARE(package->script("dev")->command, QString("nodemon"));
        QVERIFY(!package->script("missing"));
    }

    void acceptsWhatIsLeftOut()
    {
        const Result<PackageJson> package = PackageJson::parse("\xEF\xBB\xBF{}");
        QVERIFY(package);
        QVERIFY(package->name.isEmpty() && package->scripts.isEmpty() && package->main.isEmpty());
        QVERIFY(PackageJson::parse("{\"name\": null, \"scripts\": null, \"engines\": [\"node\"]}"));
    }

    void readsOtherForms()
    {
        const Result<PackageJson> package = PackageJson::parse(
            "{\"name\": \"@a/tool\", \"bin\": \"cli.js\", \"workspaces\": {\"packages\": [\"x\"]}}");
        QVERIFY(package);
        QCOMPARE(package->bin, (QList<PackageJson::Bin>{{"tool", "cli.js"}}));
        QCOMPARE(package->workspaces, QStringList{"x"});
    }

    void theLastOfTwoScriptsCounts()
    {
        const Result<PackageJson> package =
            PackageJson::parse("{\"scripts\": {\"a\": \"1\", \"b\": \"2\", \"a\": \"3\"}}");
        QVERIFY(package);
        QCOMPARE(package->scripts, (QList<PackageJson::Script>{{"a", "3"}, {"b", "2"}}));
    }

    void complains_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &text, const char *code, const char *message) {
            QTest::newRow(name) << text << QString(code) << QString::fromUtf8(message);
        };
        row("syntax", "{\n  \"name\": \"x\",\n  \"scripts\": {},\n  }\n", "package-json-syntax",
            "package.json: line 4, column 3: a comma stands before “}”.");
        row("empty file", "", "package-json-syntax",
            "package.json: line 1, column 1: the file ends too early.");
        row("no object", "[]", "package-json-shape",
            "package.json: line 1, column 1: an object in braces is expected.");
        row("name", "{\n\"name\": 5}", "package-json-shape",
            "package.json: line 2, column 9: “name” should be a string.");
        row("scripts", "{\"scripts\": []}", "package-json-shape",
            "package.json: line 1, column 13: “scripts” should be an object.");
        row("one script", "{\"scripts\": {\n \"a\": \"x\",\n \"b\": [\"node\"]}}", "package-json-shape",
            "package.json: line 3, column 7: “b” in “scripts” should be a string.");
        row("dependencies", "{\"dependencies\": \"express\"}", "package-json-shape",
            "package.json: line 1, column 18: “dependencies” should be an object.");
        row("the first of two", "{\"main\": 1, \"bin\": 2}", "package-json-shape",
            "package.json: line 1, column 10: “main” should be a string.");
    }
    void complains()
    {
        QFETCH(QByteArray, text);
        const Result<PackageJson> package = PackageJson::parse(text);
        QVERIFY(!package);
        QTEST(package.error().code, "code");
        QTEST(package.error().message, "message");
        QVERIFY(package.error().showUser);
    }

    void loads()
    {
        TemporaryProject project;
        const QString file = project.path("package.json");
        QCOMPARE(PackageJson::load(file).error().code, QString("package-json-missing"));
        QVERIFY(PackageJson::load(file).error().message.contains(file));
        project.makeFolder("package.json");
        QCOMPARE(PackageJson::load(file).error().code, QString("package-json-unreadable"));
        project.remove("package.json");
        project.write("package.json", "{\"name\": \"x\"}");
        QCOMPARE(PackageJson::load(file).value().name, QString("x"));
    }
};

QTEST_GUILESS_MAIN(TestPackageJson)
#include "tst_packagejson.moc"
