// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/scriptregistry.h"

#include "core/cdp/connection.h"
#include "core/debugger/debugcontext.h"
#include "core/debugger/scripturl.h"
#include "core/debugger/strippedtypes.h"
#include "tests/support/scriptedpeer.h"
#include "tests/support/temporaryproject.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace boucle;

namespace {

using Json = nlohmann::json;

QString sha256(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
}

/// "orders.ts:3:5"
QString printed(const SourcePlace &place)
{
    return QString("%1:%2:%3").arg(place.path.section('/', -1)).arg(place.line).arg(place.column);
}

QString printed(const QList<ScriptPlace> &places)
{
    QStringList texts;
    for (const ScriptPlace &place : places)
        texts.append(QString("%1:%2:%3").arg(place.scriptId).arg(place.line).arg(place.column));
    return texts.join(' ');
}

// Line 2 of the script is line 1 of the source, line 3 its line 3; line 1 is from nowhere.
const QByteArray map =
    R"({"version":3,"sources":["../src/a.ts"],"sourcesContent":["one\ntwo\nthree\n"],"names":[],)"
    R"("mappings":";AAAA,IAAI;EAEE"})";

} // namespace

class TestScriptRegistry : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_place = std::make_unique<TemporaryProject>();
        m_context = std::make_unique<DebugContext>();
        m_peer = std::make_unique<ScriptedPeer>();
        m_connection = std::make_unique<cdp::Connection>(m_peer->takeTransport());
        m_scripts = std::make_unique<ScriptRegistry>(m_connection->root(), *m_context);
    }
    void cleanup()
    {
        m_scripts.reset();
        m_connection.reset();
        m_context.reset();
    }

    void knowsScriptsByIdAndPath()
    {
        QSignalSpy added(m_scripts.get(), &ScriptRegistry::added);
        parse("1", "file:///p/sp%20ace%20%C3%A9%23.js?v=2");
        parse("2", "node:events");
        parse("3", "");
        parse("4", "file:///p/sp%20ace%20%C3%A9%23.js");
        QCOMPARE(added.size(), 3);
        const QList<const Script *> scripts = m_scripts->ofPath(QString::fromUtf8("/p/sp ace é#.js"));
        QCOMPARE(scripts.size(), 2);
        QCOMPARE(scripts.first()->id, "4");
        QCOMPARE(printed(m_scripts->sourcePlace({"2", 9, 3})), "node:events:10:4");
        QCOMPARE(printed(m_scripts->sourcePlace({"3", 0, 0})), "VM3:1:1");
        QVERIFY(!m_scripts->find("3"));
    }

    void translatesThroughAMap_data()
    {
        QTest::addColumn<bool>("inlined");
        QTest::newRow("a file") << false;
        QTest::newRow("in the script") << true;
    }
    void translatesThroughAMap()
    {
        QFETCH(bool, inlined);
        m_place->write("dist/a.js.map", map);
        QSignalSpy settled(m_scripts.get(), &ScriptRegistry::mapSettled);
        const QString script = m_place->path("dist/a.js");
        const QString url = inlined ? "data:application/json;base64," + map.toBase64() : "a.js.map";
        parse("1", scriptUrlsOfPath(script).first(), url);
        QVERIFY(m_scripts->find("1")->mayBeMapped());
        QCOMPARE(printed(m_scripts->sourcePlace({"1", 1, 0})), "a.js:2:1"); // not loaded yet
        QTRY_COMPARE(settled.size(), 1);
        const QString source = m_place->path("src/a.ts");
        QCOMPARE(m_scripts->sourcePlace({"1", 1, 0}), SourcePlace({source, 1, 1}));
        QCOMPARE(printed(m_scripts->sourcePlace({"1", 1, 7})), "a.ts:1:5");
        QCOMPARE(printed(m_scripts->sourcePlace({"1", 2, 2})), "a.ts:3:7");
        QCOMPARE(printed(m_scripts->sourcePlace({"1", 0, 0})), "a.js:1:1");
        QCOMPARE(printed(m_scripts->generatedPlace({"1", 1, 0})), "a.js:2:1");
        QVERIFY(m_scripts->isUnmapped({"1", 0, 0}));
        QVERIFY(!m_scripts->isUnmapped({"1", 1, 0}));
        const QList<const Script *> mapped = m_scripts->mappedFrom(source);
        QCOMPARE(mapped.size(), 1);
        QCOMPARE(printed(ScriptRegistry::mappedPlaces(*mapped.first(), {source, 1, 0})), "1:1:0");
        QCOMPARE(printed(ScriptRegistry::mappedPlaces(*mapped.first(), {source, 1, 6})), "1:1:4");
        QCOMPARE(printed(ScriptRegistry::mappedPlaces(*mapped.first(), {source, 2, 0})), "1:2:2");
        QCOMPARE(printed(ScriptRegistry::mappedPlaces(*mapped.first(), {source, 9, 0})), "");
        // A file that is not there is in its map.
        QCOMPARE(sourceOf(source), "one\ntwo\nthree\n");
    }

    void tellsOfABrokenMapOnce()
    {
        m_place->write("a.js.map", "{broken");
        QSignalSpy failed(m_scripts.get(), &ScriptRegistry::mapFailed);
        QSignalSpy settled(m_scripts.get(), &ScriptRegistry::mapSettled);
        parse("1", scriptUrlsOfPath(m_place->path("a.js")).first(), "a.js.map");
        parse("2", scriptUrlsOfPath(m_place->path("b.js")).first(), "missing.map");
        parse("3", scriptUrlsOfPath(m_place->path("c.js")).first(), "https://example.com/c.js.map");
        parse("4", scriptUrlsOfPath(m_place->path("d.js")).first(), "data:application/json;base64,***");
        QTRY_COMPARE(settled.size(), 4);
        QStringList codes;
        for (const QList<QVariant> &arguments : failed)
            codes.append(arguments.at(0).value<Error>().code);
        codes.sort();
        QCOMPARE(codes, QStringList({"source-map-elsewhere", "source-map-missing", "source-map-syntax",
                                     "source-map-syntax"}));
        QCOMPARE(printed(m_scripts->sourcePlace({"1", 4, 0})), "a.js:5:1");
    }

    void leavesPackagesMapsAlone()
    {
        m_place->write("node_modules/lib/a.js.map", QByteArray(map).replace("../src", "src"));
        QSignalSpy settled(m_scripts.get(), &ScriptRegistry::mapSettled);
        parse("1", scriptUrlsOfPath(m_place->path("node_modules/lib/a.js")).first(), "a.js.map");
        QCOMPARE(m_scripts->find("1")->mapState, Script::MapState::Wanted);
        m_scripts->wantMap("1");
        m_scripts->wantMap("1");
        QTRY_COMPARE(settled.size(), 1);
        QCOMPARE(printed(m_scripts->sourcePlace({"1", 1, 0})), "a.ts:1:1");
    }

    void followsEdits()
    {
        const QString loaded = "one\ntwo\nthree\n";
        m_peer->answer("Debugger.getScriptSource", Json{{"scriptSource", loaded.toStdString()}});
        QSignalSpy changed(m_scripts.get(), &ScriptRegistry::editsChanged);
        parse("1", "file:///p/a.js", {}, sha256(loaded));
        m_context->texts.set("/p/a.js", loaded);
        QVERIFY(!m_scripts->isEdited("/p/a.js"));
        QCOMPARE(m_peer->count("Debugger.getScriptSource"), 0);
        m_context->texts.set("/p/a.js", "zero\n" + loaded);
        QVERIFY(m_scripts->isEdited("/p/a.js"));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(printed(m_scripts->sourcePlace({"1", 1, 0})), "a.js:3:1");
        QCOMPARE(ScriptRegistry::loadedLine(*m_scripts->find("1"), {"/p/a.js", 1, 0}), 0);
        QCOMPARE(ScriptRegistry::loadedLine(*m_scripts->find("1"), {"/p/a.js", 3, 0}), 2);
        m_context->texts.set("/p/a.js", loaded);
        QVERIFY(!m_scripts->isEdited("/p/a.js"));
    }

    void asksForTheLoadedTextWhenTheEditorHasAnother()
    {
        m_peer->answer("Debugger.getScriptSource", Json{{"scriptSource", "one\r\ntwo\r\n"}});
        parse("1", "file:///p/a.js", {}, sha256("one\r\ntwo\r\n"));
        m_context->texts.set("/p/a.js", "one\ntwo\n"); // as an editor has it
        QCOMPARE(m_peer->count("Debugger.getScriptSource"), 1);
        QVERIFY(!m_scripts->isEdited("/p/a.js"));
        m_context->texts.set("/p/a.js", "one\nnew\ntwo\n");
        QVERIFY(m_scripts->isEdited("/p/a.js"));
        QCOMPARE(m_peer->count("Debugger.getScriptSource"), 1);
    }

    void takesStrippedTypesForTheirSource()
    {
        const QString typed = "const q: number = 1;\ninterface X {\n  a: string }\nf(q as any);\n";
        const QString stripped = "const q         = 1;\n             \n             \nf(q       );\n";
        QCOMPARE(withTypes(stripped, typed), typed);
        m_peer->answer("Debugger.getScriptSource", Json{{"scriptSource", stripped.toStdString()}});
        parse("1", "file:///p/t.ts", {}, sha256(stripped));
        m_context->texts.set("/p/t.ts", typed);
        QVERIFY(!m_scripts->isEdited("/p/t.ts"));
        m_context->texts.set("/p/t.ts", "// new\n" + typed);
        QCOMPARE(printed(m_scripts->sourcePlace({"1", 3, 0})), "t.ts:5:1");
    }

    void readsWhatIsNoFile()
    {
        m_peer->answer("Debugger.getScriptSource", [](const Json &params) {
            return Json{{"scriptSource", "text of " + params.at("scriptId").get<std::string>()}};
        });
        parse("7", "node:events");
        QCOMPARE(sourceOf("node:events"), "text of 7");
        QCOMPARE(sourceOf("VM12"), "text of 12");
        QCOMPARE(sourceOf("/p/nobody.js"), "source-gone");
        m_peer->fail("Debugger.getScriptSource", "No script for id: 12");
        QCOMPARE(sourceOf("VM12"), "source-gone");
    }

    void callsFilesAsTheUserDoes()
    {
        m_place->write("real/a.js");
        const QString shown = m_place->path("link");
        QVERIFY(QFile::link(m_place->path("real"), shown));
        m_context->alias = PathAlias(shown);
        parse("1", scriptUrlsOfPath(QFileInfo(m_place->path("real")).canonicalFilePath() + "/a.js").first());
        QCOMPARE(m_scripts->sourcePlace({"1", 0, 0}).path, shown + "/a.js");
    }

    void findsMappedSources_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("expected");
        QTest::newRow("relative") << "../src/a.ts"
                                  << "/p/src/a.ts";
        QTest::newRow("encoded") << "../s%20c/a.ts"
                                 << "/p/s c/a.ts";
        QTest::newRow("absolute") << "/x/./a.ts"
                                  << "/x/a.ts";
        QTest::newRow("file") << "file:///x/a.ts"
                              << "/x/a.ts";
        QTest::newRow("webpack") << "webpack:///./src/a.ts"
                                 << "/p/src/a.ts";
        QTest::newRow("webpack with a name") << "webpack://shop/./src/a.ts?1f2e"
                                             << "/p/src/a.ts";
        QTest::newRow("webpack's own") << "webpack://shop/webpack/bootstrap"
                                       << "/p/webpack/bootstrap";
        QTest::newRow("webpack external") << "webpack://shop/external node-commonjs \"node:fs\""
                                          << "";
        QTest::newRow("http") << "https://example.com/a.ts"
                              << "";
        QTest::newRow("empty") << ""
                               << "";
        QTest::newRow("a drive") << "C:/a.ts"
                                 << "";
    }
    void findsMappedSources()
    {
        QFETCH(QString, source);
        QTEST(pathOfMappedSource(source, "/p/dist/a.js", "/p/dist/a.js.map", "/p"), "expected");
    }

    // Exactly as node does it.
    void writesUrlsAsNodeDoes()
    {
        QStringList paths;
        for (ushort c = 1; c < 0x180; ++c) {
            if (c != '/')
                paths.append("/p/" + QString(QChar(c)) + "x");
        }
        paths.append(QString::fromUtf8("/p/😀 日本.js"));
        QProcess node;
        node.start(
            BOUCLE_NODE_EXECUTABLE,
            {"-e",
             "const u = require('url'); process.stdin.on('data', (d) => b += d).on('end', () => "
             "console.log(b.split('\\0').map((p) => u.pathToFileURL(p).href).join('\\n'))); let b = ''"});
        node.write(paths.join(QChar(0)).toUtf8());
        node.closeWriteChannel();
        QVERIFY(node.waitForFinished());
        const QStringList urls = QString::fromUtf8(node.readAllStandardOutput()).trimmed().split('\n');
        QCOMPARE(urls.size(), paths.size());
        for (int i = 0; i < paths.size(); ++i) {
            QCOMPARE(scriptUrlsOfPath(paths.at(i)).last(), urls.at(i));
            QCOMPARE(pathOfScriptUrl(urls.at(i)), paths.at(i));
        }
    }

private:
    void parse(const char *id, const QString &url, const QString &mapUrl = {}, const QString &hash = {})
    {
        m_peer->send("Debugger.scriptParsed", Json{{"scriptId", id},
                                                   {"url", url.toStdString()},
                                                   {"startLine", 0},
                                                   {"startColumn", 0},
                                                   {"endLine", 10},
                                                   {"endColumn", 0},
                                                   {"executionContextId", 1},
                                                   {"hash", hash.toStdString()},
                                                   {"buildId", ""},
                                                   {"sourceMapURL", mapUrl.toStdString()}});
    }

    /// The text, or the code of the error.
    QString sourceOf(const QString &path)
    {
        QString text = "nothing came";
        m_scripts->readSource(path, m_scripts.get(), [&text](const Result<QString> &source) {
            text = source ? *source : source.error().code;
        });
        return text;
    }

    std::unique_ptr<TemporaryProject> m_place;
    std::unique_ptr<DebugContext> m_context;
    std::unique_ptr<ScriptedPeer> m_peer;
    std::unique_ptr<cdp::Connection> m_connection;
    std::unique_ptr<ScriptRegistry> m_scripts;
};

QTEST_GUILESS_MAIN(TestScriptRegistry)
#include "tst_scriptregistry.moc"
