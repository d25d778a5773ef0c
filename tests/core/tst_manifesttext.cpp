// SPDX-License-Identifier: GPL-3.0-or-later

// What texts say about packages: package.json while somebody types, imports, and paths.

#include "core/packages/importspecifier.h"
#include "core/packages/manifesttext.h"
#include "core/packages/packagepaths.h"
#include "tests/support/temporaryproject.h"

#include <QtTest>

using namespace boucle;

using What = ManifestCursor::What;

class TestManifestText : public QObject
{
    Q_OBJECT
private slots:
    void findsDependencies();
    void forgivesWhatIsMissing();
    void knowsWhatIsTyped_data();
    void knowsWhatIsTyped();
    void findsSpecifiers_data();
    void findsSpecifiers();
    void resolvesImports();
    void knowsFoldersOfPackages();
};

void TestManifestText::findsDependencies()
{
    const QList<ManifestDependency> found =
        dependenciesIn("{\n  \"name\": \"dependencies\",\n  \"dependencies\": { \"a\": \"^1.0.0\",\n    "
                       "\"@s/b\" : \"~2\" },\n"
                       "  \"config\": { \"dependencies\": { \"no\": \"1\" } },\n"
                       "  \"devDependencies\": {\n    \"é\": \"3\", \"c\": { \"x\": \"y\" } } }\n");
    QCOMPARE(found, (QList<ManifestDependency>{{"dependencies", "a", "^1.0.0", 3, 22},
                                               {"dependencies", "@s/b", "~2", 4, 6},
                                               {"devDependencies", "é", "3", 7, 6},
                                               {"devDependencies", "c", "", 7, 16}}));
    QVERIFY(dependenciesIn("").isEmpty());
    QVERIFY(dependenciesIn("[[[\"dependencies\"").isEmpty());
}

void TestManifestText::forgivesWhatIsMissing()
{
    // No comma, no closing quote, nothing after it.
    const QList<ManifestDependency> found =
        dependenciesIn("{ \"dependencies\": {\n \"a\": \"1\"\n \"b\": \"2\",\n \"c\": \"3\n \"d");
    QCOMPARE(found.size(), 4);
    QCOMPARE(found.at(1).name, QString("b"));
    QCOMPARE(found.at(1).range, QString("2"));
    QCOMPARE(found.at(2).range, QString("3"));
    QCOMPARE(found.at(3).name, QString("d"));
    QCOMPARE(found.at(3).line, 5);
}

void TestManifestText::knowsWhatIsTyped_data()
{
    QTest::addColumn<QString>("text"); // | is the cursor
    QTest::addColumn<What>("what");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("hasValue");
    QTest::newRow("name") << R"({"dependencies":{"exp|"}})" << What::Name << "exp"
                          << "exp" << false;
    QTest::newRow("inside") << R"({"dependencies":{"ex|press":"4"}})" << What::Name << "express"
                            << "ex" << true;
    QTest::newRow("open") << "{\"dependencies\":{\n\"exp|\n}}" << What::Name << "exp"
                          << "exp" << false;
    QTest::newRow("after a comma") << R"({"peerDependencies":{"a":"1","|"}})" << What::Name << ""
                                   << "" << false;
    QTest::newRow("range") << R"({"dependencies":{"a":"^1.|"}})" << What::Range << "a"
                           << "^1." << false;
    QTest::newRow("range of the second") << R"({"dependencies":{"a":"1","b":"|"}})" << What::Range << "b"
                                         << "" << false;
    QTest::newRow("elsewhere") << R"({"name":"exp|"})" << What::Nothing << ""
                               << "" << false;
    QTest::newRow("between") << R"({"dependencies":{"a": |"1"}})" << What::Nothing << ""
                             << "" << false;
    QTest::newRow("deeper") << R"({"dependencies":{"a":{"b|":"1"}}})" << What::Nothing << ""
                            << "" << false;
}

void TestManifestText::knowsWhatIsTyped()
{
    QFETCH(QString, text);
    const qsizetype offset = text.indexOf('|');
    text.remove(offset, 1);
    const ManifestCursor cursor = cursorIn(text, offset);
    QTEST(cursor.what, "what");
    QTEST(cursor.name, "name");
    QTEST(cursor.typed, "typed");
    QTEST(cursor.hasValue, "hasValue");
    if (cursor.what != What::Nothing) {
        QCOMPARE(text.at(cursor.begin - 1), '"');
        QVERIFY(cursor.begin <= offset && offset <= cursor.end);
    }
}

void TestManifestText::findsSpecifiers_data()
{
    QTest::addColumn<QString>("line"); // | is the cursor
    QTest::addColumn<QString>("found");
    QTest::newRow("import") << "import a from '|express';"
                            << "express";
    QTest::newRow("at the quote") << "import a from |'express';"
                                  << "express";
    QTest::newRow("for its effects") << "import \"./setup|.js\";"
                                     << "./setup.js";
    QTest::newRow("of a list") << "} from '@s/b/c|';"
                               << "@s/b/c";
    QTest::newRow("export") << "export * from './r|outes.js'"
                            << "./routes.js";
    QTest::newRow("dynamic") << "const a = await import( './x|' )"
                             << "./x";
    QTest::newRow("require") << "const a = require('expr|ess')(1), b = require('./b');"
                             << "express";
    QTest::newRow("the second") << "const a = require('express')(1), b = require('./|b');"
                                << "./b";
    QTest::newRow("resolve") << "require.resolve('a|')"
                             << "a";
    QTest::newRow("beside") << "const |a = require('express')"
                            << "";
    QTest::newRow("a text") << "const a = 'exp|ress'"
                            << "";
    QTest::newRow("a call of another name") << "acquire('exp|ress')"
                                            << "";
}

void TestManifestText::findsSpecifiers()
{
    QFETCH(QString, line);
    QFETCH(QString, found);
    const int column = int(line.indexOf('|')) + 1;
    line.remove(column - 1, 1);
    const std::optional<ImportSpecifier> specifier = specifierAt(line, column);
    QCOMPARE(specifier ? specifier->text : QString(), found);
    if (specifier)
        QCOMPARE(line.mid(specifier->column - 1, specifier->length), found);
}

void TestManifestText::resolvesImports()
{
    using Kind = ImportTarget::Kind;
    TemporaryProject project;
    for (const char *file : {"src/server.ts", "src/routes.ts", "src/lib/index.js", "src/data.json", "a.mjs",
                             "node_modules/express/package.json", "src/node_modules/@s/b/package.json"})
        project.write(QString::fromLatin1(file), "{}");
    const QString from = project.path("src/server.ts");
    const auto fileOf = [&](const QString &specifier) {
        const ImportTarget target = resolveImport(specifier, from);
        return target.kind == Kind::File ? QDir(project.root()).relativeFilePath(target.path) : QString();
    };
    QCOMPARE(fileOf("./routes"), QString("src/routes.ts"));
    QCOMPARE(fileOf("./routes.js"), QString("src/routes.ts")); // what it will be
    QCOMPARE(fileOf("./lib"), QString("src/lib/index.js"));
    QCOMPARE(fileOf("./data.json"), QString("src/data.json"));
    QCOMPARE(fileOf("../a.mjs"), QString("a.mjs"));
    QCOMPARE(resolveImport("./none", from).kind, Kind::Unknown);
    QCOMPARE(resolveImport("node:fs", from).kind, Kind::Unknown);
    QCOMPARE(resolveImport("fs", from).kind, Kind::Unknown);
    const ImportTarget express = resolveImport("express/lib/router", from);
    QCOMPARE(express.kind, Kind::Package);
    QCOMPARE(express.package, QString("express"));
    QCOMPARE(express.path, project.path("node_modules/express"));
    QCOMPARE(resolveImport("@s/b/c.js", from).path, project.path("src/node_modules/@s/b"));
    const ImportTarget missing = resolveImport("koa", from);
    QCOMPARE(missing.kind, Kind::Package);
    QCOMPARE(missing.package, QString("koa"));
    QVERIFY(missing.path.isEmpty());
}

void TestManifestText::knowsFoldersOfPackages()
{
    QCOMPARE(packageFolder("/p/node_modules/a/lib/x.js:3:1"), QString("/p/node_modules/a"));
    QCOMPARE(packageFolder("/p/node_modules/a/node_modules/@s/b/x.js"),
             QString("/p/node_modules/a/node_modules/@s/b"));
    QCOMPARE(packageFolder("/p/src/x.js"), QString());
    QCOMPARE(packageFolder("/p/node_modules/.package-lock.json"), QString());
    QCOMPARE(packageFolder(""), QString());
}

QTEST_APPLESS_MAIN(TestManifestText)
#include "tst_manifesttext.moc"
