// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/sourcemap.h"
#include "tests/support/mutator.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <random>

using namespace boucle;
using Value = nlohmann::json;

namespace {

/// A mapping as a test writes it; source -1: none.
struct Entry
{
    int line = 0;
    int column = 0;
    int source = 0;
    int originalLine = 0;
    int originalColumn = 0;
};

std::string encodeNumber(int number)
{
    static const char *alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    quint64 bits = number < 0 ? (quint64(-qint64(number)) << 1) | 1 : quint64(number) << 1;
    std::string text;
    do {
        const quint64 digit = bits & 31;
        bits >>= 5;
        text += alphabet[digit | (bits ? 32 : 0)];
    } while (bits);
    return text;
}

/// By line; columns as they come.
std::string encode(const QList<Entry> &entries)
{
    std::string text;
    Entry before;
    before.source = 0;
    bool first = true;
    for (const Entry &entry : entries) {
        if (entry.line != before.line) {
            text += std::string(size_t(entry.line - before.line), ';');
            before.line = entry.line;
            before.column = 0;
        } else if (!first) {
            text += ',';
        }
        first = false;
        text += encodeNumber(entry.column - before.column);
        before.column = entry.column;
        if (entry.source < 0)
            continue;
        text += encodeNumber(entry.source - before.source) +
                encodeNumber(entry.originalLine - before.originalLine) +
                encodeNumber(entry.originalColumn - before.originalColumn);
        before.source = entry.source;
        before.originalLine = entry.originalLine;
        before.originalColumn = entry.originalColumn;
    }
    return text;
}

Value mapOf(const QList<Entry> &entries, const Value &sources = {"a.ts"})
{
    return {{"version", 3}, {"sources", sources}, {"names", Value::array()}, {"mappings", encode(entries)}};
}

Result<SourceMap> parse(const Value &map)
{
    return SourceMap::parse(QByteArray::fromStdString(map.dump()), "app.js.map");
}

/// "1:2 of a.ts" or "nowhere"
QString show(const SourceMap &map, int line, int column)
{
    const auto place = map.originalOf(line, column);
    if (!place)
        return "nowhere";
    return QString("%1:%2 of %3").arg(place->line).arg(place->column).arg(map.sources()[place->source].url);
}

QString showAll(const SourceMap &map, int source, int line)
{
    QStringList shown;
    const auto places = map.generatedOf(source, line);
    for (const SourceMap::GeneratedPlace &place : places)
        shown.append(QString("%1:%2←%3").arg(place.line).arg(place.column).arg(place.originalColumn));
    return shown.join(' ');
}

QStringList urls(const SourceMap &map)
{
    QStringList result;
    for (const SourceMap::Source &source : map.sources())
        result.append(source.url);
    return result;
}

} // namespace

class TestSourceMap : public QObject
{
    Q_OBJECT
private slots:
    void findsTheOriginal()
    {
        const auto map = parse(mapOf({{0, 4, 0, 0, 2}, {0, 10, 0, 1, 0}, {2, 0, 0, 5, 1}, {2, 8, -1, 0, 0}}));
        QVERIFY(map);
        QCOMPARE(show(*map, 0, 3), "nowhere"); // before the first of the line
        QCOMPARE(show(*map, 0, 4), "0:2 of a.ts");
        QCOMPARE(show(*map, 0, 9), "0:2 of a.ts");
        QCOMPARE(show(*map, 0, 10), "1:0 of a.ts");
        QCOMPARE(show(*map, 0, 1000000), "1:0 of a.ts");
        QCOMPARE(show(*map, 1, 0), "nowhere"); // a mapping ends with its line
        QCOMPARE(show(*map, 2, 7), "5:1 of a.ts");
        QCOMPARE(show(*map, 2, 8), "nowhere"); // made by the tool
        QCOMPARE(show(*map, 3, 0), "nowhere");
        QCOMPARE(show(*map, -1, 0), "nowhere");
        QCOMPARE(show(*map, 0, -1), "nowhere");
    }

    void findsAllThatWasMadeOfALine()
    {
        // A loop's parts stand in three places, and a helper was put in twice.
        const auto map = parse(
            mapOf({{0, 0, 0, 7, 4}, {0, 20, 1, 7, 0}, {1, 2, 0, 7, 9}, {1, 6, 0, 7, 4}, {5, 0, 0, 9, 0}},
                  {"a.ts", "b.ts"}));
        QVERIFY(map);
        QCOMPARE(showAll(*map, 0, 7), QString("0:0←4 1:6←4 1:2←9"));
        QCOMPARE(showAll(*map, 1, 7), QString("0:20←0"));
        QCOMPARE(showAll(*map, 0, 8), "");
        QCOMPARE(showAll(*map, 0, 9), QString("5:0←0"));
        QCOMPARE(showAll(*map, 2, 7), "");
        QCOMPARE(showAll(*map, -1, 7), "");
        QCOMPARE(map->nextMappedLine(0, 0), std::optional(7));
        QCOMPARE(map->nextMappedLine(0, 8), std::optional(9));
        QCOMPARE(map->nextMappedLine(0, 9), std::optional(9));
        QCOMPARE(map->nextMappedLine(0, 10), std::optional<int>());
        QCOMPARE(map->nextMappedLine(1, 8), std::optional<int>());
        QCOMPARE(map->nextMappedLine(2, 0), std::optional<int>());
    }

    void readsANumberOfEachSize()
    {
        constexpr int greatest = 2147483647;
        for (const int number : {0, 1, 15, 16, 31, 32, 511, 512, 1048575, 1048576, greatest - 1, greatest}) {
            const auto map = parse(mapOf({{0, 0, 0, number, 1}, {0, number, 0, 1, number}}));
            QVERIFY(map);
            QCOMPARE(show(*map, 0, number), QString("1:%1 of a.ts").arg(number));
            if (number > 0)
                QCOMPARE(show(*map, 0, number - 1), QString("%1:1 of a.ts").arg(number));
        }
    }

    void sortsWhatIsNotInOrder()
    {
        const auto map = parse(mapOf({{0, 10, 0, 1, 0}, {0, 0, 0, 0, 0}, {0, 5, -1, 0, 0}}));
        QVERIFY(map);
        QCOMPARE(show(*map, 0, 4), "0:0 of a.ts");
        QCOMPARE(show(*map, 0, 5), "nowhere");
        QCOMPARE(show(*map, 0, 10), "1:0 of a.ts");
    }

    void knowsItsSources()
    {
        Value map = mapOf({{0, 0, 0, 0, 0}, {0, 5, 2, 0, 0}}, {"a.ts", nullptr, "b.ts", "a.ts"});
        map["sourcesContent"] = {"const é = 1;", nullptr};
        map["ignoreList"] = {2, 99, -1, "x", 1.5};
        const auto read = parse(map);
        QVERIFY(read);
        QCOMPARE(urls(*read), (QStringList{"a.ts", "", "b.ts"}));
        QCOMPARE(read->sources()[0].content, QByteArray("const é = 1;"));
        QVERIFY(!read->sources()[1].content);
        QVERIFY(!read->sources()[2].content);
        QVERIFY(!read->sources()[0].ignored);
        QVERIFY(read->sources()[2].ignored);
        QCOMPARE(show(*read, 0, 5), "0:0 of b.ts");
    }

    void takesTheOldNameOfTheIgnoreList()
    {
        Value map = mapOf({});
        map["x_google_ignoreList"] = {0};
        QVERIFY(parse(map)->sources()[0].ignored);
        map["x_google_ignoreList"] = "all";
        QVERIFY(!parse(map)->sources()[0].ignored);
    }

    // Two entries of one url are one source: nobody looks for a line in both.
    void joinsSourcesOfOneUrl()
    {
        Value map = mapOf({{0, 0, 0, 4, 0}, {0, 5, 1, 4, 2}}, {"a.ts", "a.ts"});
        map["sourcesContent"] = {nullptr, "text"};
        const auto read = parse(map);
        QVERIFY(read);
        QCOMPARE(urls(*read), QStringList{"a.ts"});
        QCOMPARE(read->sources()[0].content, QByteArray("text"));
        QCOMPARE(showAll(*read, 0, 4), QString("0:0←0 0:5←2"));
    }

    void putsTheRootInFront_data()
    {
        QTest::addColumn<QString>("root");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("url");
        const auto row = [](const char *root, const char *source, const char *url) {
            QTest::addRow("%s %s", root, source) << QString(root) << QString(source) << QString(url);
        };
        row("", "a.ts", "a.ts");
        row("src", "a.ts", "src/a.ts");
        row("src/", "a.ts", "src/a.ts");
        row("/src", "/a.ts", "/src/a.ts");
        row("http://host/x/", "../a.ts", "http://host/x/../a.ts");
        row("src", "file:///x/a.ts", "file:///x/a.ts");
        row("src", "webpack://name/./a.ts", "webpack://name/./a.ts");
        row("src", "dir/with:colon.ts", "src/dir/with:colon.ts");
        row("src", "", "");
    }
    void putsTheRootInFront()
    {
        QFETCH(QString, root);
        QFETCH(QString, source);
        QFETCH(QString, url);
        Value map = mapOf({}, {source.toStdString()});
        map["sourceRoot"] = root.toStdString();
        QCOMPARE(urls(*parse(map)), QStringList{url});
    }

    void readsIndexMaps()
    {
        const Value first =
            mapOf({{0, 0, 0, 3, 0}, {2, 0, 0, 4, 0}, {2, 50, 0, 5, 0}}, {"a.ts", "shared.ts"});
        const Value second =
            mapOf({{0, 0, 1, 8, 0}, {0, 6, 1, 9, 0}, {1, 1, 0, 7, 0}}, {"shared.ts", "b.ts"});
        const Value index = {{"version", 3},
                             {"sections",
                              {{{"offset", {{"line", 1}, {"column", 10}}}, {"map", first}},
                               {{"offset", {{"line", 3}, {"column", 20}}}, {"map", second}}}}};
        const auto map = parse(index);
        QVERIFY(map);
        QCOMPARE(urls(*map), (QStringList{"a.ts", "shared.ts", "b.ts"}));
        QCOMPARE(show(*map, 0, 0), "nowhere");
        QCOMPARE(show(*map, 1, 9), "nowhere");
        QCOMPARE(show(*map, 1, 10), "3:0 of a.ts");
        QCOMPARE(show(*map, 3, 0), "4:0 of a.ts"); // only the first line is moved sideways
        QCOMPARE(show(*map, 3, 19), "4:0 of a.ts");
        QCOMPARE(show(*map, 3, 20), "8:0 of b.ts");
        QCOMPARE(show(*map, 3, 26), "9:0 of b.ts");
        QCOMPARE(show(*map, 3, 50), "9:0 of b.ts"); // the first section has ended
        QCOMPARE(show(*map, 4, 1), "7:0 of shared.ts");
        QCOMPARE(showAll(*map, 0, 5), "");
        QCOMPARE(showAll(*map, 2, 8), QString("3:20←0"));
    }

    void readsAnIndexMapOfNothing()
    {
        const auto map = parse({{"version", 3}, {"sections", Value::array()}});
        QVERIFY(map);
        QCOMPARE(show(*map, 0, 0), "nowhere");
    }

    void readsAnEmptyMap()
    {
        const auto map = parse({{"version", 3}, {"sources", Value::array()}, {"mappings", ""}});
        QVERIFY(map);
        QVERIFY(map->sources().isEmpty());
        QCOMPARE(show(*map, 0, 0), "nowhere");
        QVERIFY(parse(mapOf({})));
    }

    void bearsWhatServersAndJavaScriptAdd()
    {
        const QByteArray text = QByteArray::fromStdString(mapOf({{0, 0, 0, 1, 0}}).dump());
        QVERIFY(SourceMap::parse(")]}'\n" + text, "x"));
        QVERIFY(SourceMap::parse("\xEF\xBB\xBF" + text, "x"));
        QVERIFY(SourceMap::parse("\xEF\xBB\xBF)]}\r\n" + text, "x"));
        // Half a surrogate pair in a source.
        QByteArray content = text;
        content.replace("\"version\"", "\"sourcesContent\":[\"'\\ud800'\"],\"version\"");
        const auto map = SourceMap::parse(content, "x");
        QVERIFY(map);
        QCOMPARE(map->sources()[0].content, QString("'%1'").arg(QChar(QChar::ReplacementCharacter)).toUtf8());
    }

    void tellsWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &text, const char *message) {
            QTest::newRow(name) << text << QString("app.js.map" + QString::fromUtf8(message));
        };
        const auto map = [](const char *members) { return QByteArray("{\"version\":3,") + members + '}'; };
        const auto mappings = [](const char *text) {
            return QByteArray("{\"version\":3,\"sources\":[\"a\"],\"mappings\":\"") + text + "\"}";
        };
        const auto sections = [](const char *list) {
            return QByteArray("{\"version\":3,\"sections\":") + list + '}';
        };
        row("nothing", "", ": line 1, column 1: the file ends too early.");
        row("page", "<html>", ": line 1, column 1: “<html>” is not JSON.");
        row("cut off", "{\"version\":3,\n\"sour", ": line 2, column 1: a string is not closed.");
        row("only a prefix", ")]}'", ": line 1, column 1: “)” is not JSON.");
        row("array", "[]", " is no usable source map: it is not a JSON object.");
        row("no version", "{}", " is no usable source map: its version is not 3.");
        row("version 2", "{\"version\":2}", " is no usable source map: its version is not 3.");
        row("version as text", "{\"version\":\"3\"}", " is no usable source map: its version is not 3.");
        row("nested version", "{\"version\":" + QByteArray(200000, '[') + QByteArray(200000, ']') + '}',
            " is no usable source map: its version is not 3.");
        row("no sources", map("\"mappings\":\"\""), " is no usable source map: “sources” is not an array.");
        row("sources of another kind", map("\"sources\":{},\"mappings\":\"\""),
            " is no usable source map: “sources” is not an array.");
        row("source of another kind", map("\"sources\":[\"a\",7],\"mappings\":\"\""),
            " is no usable source map: sources[1] is not a string.");
        row("root of another kind", map("\"sources\":[],\"sourceRoot\":[],\"mappings\":\"\""),
            " is no usable source map: “sourceRoot” is not a string.");
        row("contents of another kind", map("\"sources\":[],\"sourcesContent\":\"\",\"mappings\":\"\""),
            " is no usable source map: “sourcesContent” is not an array.");
        row("content of another kind", map("\"sources\":[\"a\"],\"sourcesContent\":[{}],\"mappings\":\"\""),
            " is no usable source map: sourcesContent[0] is not a string.");
        row("no mappings", map("\"sources\":[]"), " is no usable source map: “mappings” is not a string.");
        row("mappings of another kind", map("\"sources\":[],\"mappings\":[]"),
            " is no usable source map: “mappings” is not a string.");
        row("no digit", mappings("AAAA;;AA!A"),
            " is no usable source map: mapping “AA!A” of the generated line 3 cannot be read.");
        row("not ASCII", mappings("AAé"),
            " is no usable source map: mapping “AAé” of the generated line 1 cannot be read.");
        row("number without end", mappings("AAAg"),
            " is no usable source map: mapping “AAAg” of the generated line 1 cannot be read.");
        row("endless number", mappings("gggggggggggggggggggggggggggA,A"),
            " is no usable source map: mapping “gggggggggggggggggggg” of the generated line 1 cannot be "
            "read.");
        row("more than 32 bits", mappings("A,ggggggI"),
            " is no usable source map: mapping “ggggggI” of the generated line 1 cannot be read.");
        row("two numbers", mappings("AA"),
            " is no usable source map: mapping “AA” of the generated line 1 cannot be read.");
        row("three numbers", mappings("AAA"),
            " is no usable source map: mapping “AAA” of the generated line 1 cannot be read.");
        row("six numbers", mappings("AAAAAA"),
            " is no usable source map: mapping “AAAAAA” of the generated line 1 cannot be read.");
        row("unknown source", mappings("ACAA"),
            " is no usable source map: mapping “ACAA” of the generated line 1 has a source that is not in "
            "the list.");
        row("source below all", mappings("ADAA"),
            " is no usable source map: mapping “ADAA” of the generated line 1 has a source that is not in "
            "the list.");
        row("column below all", mappings("C,F"),
            " is no usable source map: mapping “F” of the generated line 1 leads to a place that does not "
            "exist.");
        row("line below all", mappings("AADA"),
            " is no usable source map: mapping “AADA” of the generated line 1 leads to a place that does not "
            "exist.");
        row("column beyond all", mappings("+/////D,+/////D"),
            " is no usable source map: mapping “+/////D” of the generated line 1 leads to a place that does "
            "not exist.");
        row("sections of another kind", sections("{}"),
            " is no usable source map: “sections” is not an array.");
        row("section of another kind", sections("[7]"),
            " is no usable source map: sections[0] has no offset with a line and a column.");
        row("section without offset", sections("[{\"map\":{}}]"),
            " is no usable source map: sections[0] has no offset with a line and a column.");
        row("offset below all", sections("[{\"offset\":{\"line\":-1,\"column\":0},\"map\":{}}]"),
            " is no usable source map: sections[0] has no offset with a line and a column.");
        row("section without map", sections("[{\"offset\":{\"line\":0,\"column\":0},\"url\":\"x\"}]"),
            " is no usable source map: sections[0] has no map of its own.");
        row("sections in a section",
            sections("[{\"offset\":{\"line\":0,\"column\":0},\"map\":{\"sections\":[]}}]"),
            " is no usable source map: sections[0] has no map of its own.");
        row("broken section",
            sections("[{\"offset\":{\"line\":4,\"column\":0},\"map\":{\"sources\":[],\"mappings\":\";!\"}}]"),
            " is no usable source map: sections[0]: mapping “!” of the generated line 6 cannot be read.");
        row("sections out of order",
            sections("[{\"offset\":{\"line\":4,\"column\":0},\"map\":{}},{\"offset\":{\"line\":3,\"column\":"
                     "9},\"map\":{}}]"),
            " is no usable source map: sections[1] begins before the section in front of it.");
        row("lines beyond all",
            sections("[{\"offset\":{\"line\":2147483647,\"column\":0},\"map\":{\"sources\":[],\"mappings\":"
                     "\";A\"}}]"),
            " is no usable source map: sections[0]: mapping “A” of the generated line 2147483649 leads to a "
            "place that does "
            "not exist.");
    }
    void tellsWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        const auto map = SourceMap::parse(text, "app.js.map");
        QVERIFY(!map);
        QCOMPARE(map.error().message, message);
        QVERIFY(map.error().code.startsWith("source-map-"));
    }

    // Against the plainest way to look things up.
    void agreesWithASlowSearch()
    {
        std::mt19937 random(7);
        const auto number = [&random](int below) { return int(random() % uint(below)); };
        for (int round = 0; round < 30; ++round) {
            QList<Entry> entries;
            for (int line = 0, column = 0; entries.size() < 300;) {
                if (number(6) == 0) {
                    line += 1 + number(3);
                    column = 0;
                }
                column += 1 + number(5);
                entries.append({line, column, number(10) == 0 ? -1 : number(3), number(40), number(20)});
            }
            const auto map = parse(mapOf(entries, {"0", "1", "2"}));
            QVERIFY(map);
            for (int line = 0; line <= entries.last().line + 1; ++line) {
                for (int column = 0; column < 40; ++column) {
                    QString expected = "nowhere";
                    for (const Entry &entry : entries) {
                        if (entry.line == line && entry.column <= column)
                            expected = entry.source < 0 ? QString("nowhere")
                                                        : QString("%1:%2 of %3")
                                                              .arg(entry.originalLine)
                                                              .arg(entry.originalColumn)
                                                              .arg(entry.source);
                    }
                    QCOMPARE(show(*map, line, column), expected);
                }
            }
            for (int source = 0; source < 3; ++source) {
                for (int line = 0; line < 41; ++line) {
                    QList<Entry> expected;
                    std::copy_if(entries.begin(), entries.end(), std::back_inserter(expected),
                                 [&](const Entry &entry) {
                                     return entry.source == source && entry.originalLine == line;
                                 });
                    std::stable_sort(expected.begin(), expected.end(), [](const Entry &a, const Entry &b) {
                        return a.originalColumn < b.originalColumn;
                    });
                    QStringList shown;
                    for (const Entry &entry : std::as_const(expected))
                        shown.append(
                            QString("%1:%2←%3").arg(entry.line).arg(entry.column).arg(entry.originalColumn));
                    QCOMPARE(showAll(*map, source, line), shown.join(' '));
                }
            }
        }
    }

    void readsMapsOfMegabytes()
    {
        constexpr int count = 500'000;
        QList<Entry> entries;
        entries.reserve(count);
        // A bundle on one line.
        for (int i = 0; i < count; ++i)
            entries.append({0, i * 7, i % 100, i / 100, i % 80});
        Value sources;
        for (int i = 0; i < 100; ++i)
            sources.push_back(std::to_string(i) + ".ts");
        Value value = mapOf(entries, sources);
        value["sourcesContent"] = {std::string(5'000'000, 'x')};
        const auto map = parse(value);
        QVERIFY(map);
        QCOMPARE(show(*map, 0, 7 * 123'456 + 3), "1234:16 of 56.ts");
        QCOMPARE(showAll(*map, 56, 1234), QString("0:%1←16").arg(7 * 123'456));
        QCOMPARE(map->sources()[0].content->size(), 5'000'000);
    }

    void survivesBrokenMaps()
    {
        QList<Entry> entries;
        // Some come from nowhere.
        for (int i = 0; i < 40; ++i)
            entries.append({i / 4, i % 4 * 9, i % 3 - (i % 7 == 0), i, i % 11});
        Value good = mapOf(entries, {"a.ts", "b.ts", "c.ts"});
        good["sourcesContent"] = {"text", nullptr, "more"};
        good["ignoreList"] = {1};
        good["sourceRoot"] = "src";
        const Value index = {{"version", 3},
                             {"sections",
                              {{{"offset", {{"line", 0}, {"column", 5}}}, {"map", good}},
                               {{"offset", {{"line", 20}, {"column", 0}}}, {"map", good}}}}};
        QVERIFY(parse(good));
        QVERIFY(parse(index));
        Mutator mutator(11);
        int accepted = 0;
        constexpr int rounds = 4000;
        for (int round = 0; round < rounds; ++round) {
            Value value = mutator.once(2) ? good : index;
            if (mutator.once(2))
                mutator.mutateJson(value);
            QByteArray text = QByteArray::fromStdString(value.dump());
            if (mutator.once(2))
                text = mutator.mutateBytes(text, "AAAA;ACAA,gggg;D");
            const auto map = SourceMap::parse(text, "x");
            if (!map) {
                QVERIFY(!map.error().message.isEmpty());
                continue;
            }
            ++accepted;
            for (int line = 0; line < 25; ++line) {
                if (const auto place = map->originalOf(line, 12)) {
                    // The way back leads here, too.
                    QVERIFY(place->source >= 0 && place->source < map->sources().size());
                    const auto places = map->generatedOf(place->source, place->line);
                    QVERIFY(
                        std::any_of(places.begin(), places.end(), [&](const SourceMap::GeneratedPlace &each) {
                            return each.line == line && each.column <= 12 &&
                                   each.originalColumn == place->column;
                        }));
                    QCOMPARE(map->nextMappedLine(place->source, place->line), std::optional(place->line));
                }
            }
        }
        QVERIFY(accepted > rounds / 10);
        QVERIFY(accepted < rounds);
    }
};

QTEST_GUILESS_MAIN(TestSourceMap)
#include "tst_sourcemap.moc"
