// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsontext.h"

#include <QTest>

using namespace boucle;

class TestJsonText : public QObject
{
    Q_OBJECT
private slots:
    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QByteArray &text, const char *message) {
            QTest::newRow(name) << text << QString::fromUtf8(message);
        };
        row("empty", "", "f.json: line 1, column 1: the file ends too early.");
        row("cut", "{\n  \"a\": [1,", "f.json: line 2, column 11: the file ends too early.");
        row("comma before brace", "{\n  \"a\": 1,\n  }\n",
            "f.json: line 3, column 3: a comma stands before “}”.");
        row("comma before bracket", "[1,\n2,\n]", "f.json: line 3, column 1: a comma stands before “]”.");
        row("missing comma", "{\n  \"a\": 1\n  \"b\": 2\n}",
            "f.json: line 3, column 3: “,” or “}” is expected, not “\"b\"”.");
        row("missing comma in a list", "[1 2]", "f.json: line 1, column 4: “,” or “]” is expected, not “2”.");
        row("missing colon", "{\"a\" 1}", "f.json: line 1, column 6: “:” is expected, not “1”.");
        row("name without quotes", "{ a: 1 }", "f.json: line 1, column 3: “a” is not JSON.");
        row("number as a name", "{ 1: 1 }",
            "f.json: line 1, column 3: a name in double quotes is expected, not “1”.");
        row("single quotes", "{ 'a': 1 }", "f.json: line 1, column 3: “'a'” is not JSON.");
        row("comment", "// x\n{}", "f.json: line 1, column 1: “//” is not JSON.");
        row("word", "[nul]", "f.json: line 1, column 2: “nul” is not JSON.");
        row("open string", "{\"a\": \"x\n}", "f.json: line 1, column 7: a string is not closed.");
        row("open string at the end", "[\"abc", "f.json: line 1, column 2: a string is not closed.");
        row("escape", "[\"a\\qb\"]",
            "f.json: line 1, column 2: a string has an escape that JSON does not know.");
        row("number", "[01]", "f.json: line 1, column 2: “,” or “]” is expected, not “01”.");
        row("sign", "[-]", "f.json: line 1, column 2: “-” is no number.");
        row("rest", "{} x", "f.json: line 1, column 4: “x” is not JSON.");
        row("second value", "{} {}",
            "f.json: line 1, column 4: the file goes on with “{” where it should end.");
        row("not UTF-8", "[\"\xFF\"]", "f.json: line 1, column 2: a character is not UTF-8.");
        row("column in characters", "{\"h\xC3\xA9\": \"\xF0\x9F\x98\x80\", }",
            "f.json: line 1, column 14: a comma stands before “}”.");
        row("Windows line ends", "{\r\n\"a\": 1,\r\n}",
            "f.json: line 3, column 1: a comma stands before “}”.");
        row("behind a byte order mark", "\xEF\xBB\xBF{,}",
            "f.json: line 1, column 2: a name in double quotes is expected, not “,”.");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        const Result<JsonText> json = JsonText::parse(text, "f.json", "f");
        QVERIFY(!json);
        QTEST(json.error().message, "message");
        QCOMPARE(json.error().code, QString("f-syntax"));
    }

    void keepsTheOrder()
    {
        const Result<JsonText> json =
            JsonText::parse("{\"b\": 1, \"a\": 2, \"c\": {\"z\": 1, \"y\": 2}}", "f", "f");
        QVERIFY(json);
        const QString expected = "{\"b\":1,\"a\":2,\"c\":{\"z\":1,\"y\":2}}";
        QCOMPARE(QString::fromStdString(json->root().dump()), expected);
    }

    void allowsComments()
    {
        const QByteArray text = "{\n"
                                "            // one\n"
                                "            \"url\": \"http://x/*no comment*/\", /* two\n"
                                "            lines */ \"list\": [1, 2, // three\n"
                                "            ],\n"
                                "            \"quote\": \"a\\\"// b\",\n"
                                "        } // the end";
        QVERIFY(!JsonText::parse(text, "f", "f"));
        const Result<JsonText> json = JsonText::parse(text, "f", "f", JsonText::Dialect::WithComments);
        QVERIFY2(json, json ? "" : qPrintable(json.error().message));
        const QString expected =
            "{\"url\":\"http://x/*no comment*/\",\"list\":[1,2],\"quote\":\"a\\\"// b\"}";
        QCOMPARE(QString::fromStdString(json->root().dump()), expected);
    }

    void saysWhatIsWrongAmongComments_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("line kept") << QByteArray("{ /* a\nb */\n // c\n \"x\" 1}") << "line 4, column 6";
        QTest::newRow("two commas") << QByteArray("[1,,]") << "line 1, column 5";
        QTest::newRow("only a comma") << QByteArray("[,1]") << "line 1, column 2";
        QTest::newRow("open comment") << QByteArray("[1] /* x") << "line 1, column 5";
        QTest::newRow("open string") << QByteArray("[\"x\n]") << "a string is not closed";
    }
    void saysWhatIsWrongAmongComments()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, part);
        const Result<JsonText> json = JsonText::parse(text, "f", "f", JsonText::Dialect::WithComments);
        QVERIFY(!json);
        QVERIFY2(json.error().message.contains(part), qPrintable(json.error().message));
    }

    void pointsAtValues_data()
    {
        QTest::addColumn<QStringList>("path");
        QTest::addColumn<QString>("position");
        QTest::newRow("root") << QStringList() << "line 1, column 2";
        QTest::newRow("member") << QStringList{"name"} << "line 2, column 11";
        QTest::newRow("after nested values") << QStringList{"last"} << "line 7, column 10";
        QTest::newRow("inside") << QStringList{"scripts", "b"} << "line 4, column 10";
        QTest::newRow("escaped name") << QStringList{"scripts", "a\"}"} << "line 3, column 24";
        QTest::newRow("element") << QStringList{"list", "2", "x"} << "line 6, column 32";
        QTest::newRow("no such member") << QStringList{"scripts", "zz"} << "line 3, column 14";
    }
    void pointsAtValues()
    {
        const QByteArray text = " {\n"
                                "  \"name\": 1,\n"
                                "  \"scripts\": { \"a\\\"}\": true,\n"
                                "    \"b\": [1, {\"c\": \"]}\"}],\n"
                                "    \"d\": -1.5e3 },\n"
                                "  \"list\": [ null , [[]], {\"x\": \"y\"}],\n"
                                "  \"last\":\"z\"\n"
                                "}";
        const Result<JsonText> json = JsonText::parse(text, "f.json", "f");
        QVERIFY(json);
        QFETCH(QStringList, path);
        QFETCH(QString, position);
        const Error error = json->errorAt(path, "wrong");
        QCOMPARE(error.message, QString("f.json: %1: wrong.").arg(position));
        QCOMPARE(error.code, QString("f-shape"));
    }

    void survivesDepth()
    {
        const QByteArray deep(200'000, '[');
        QVERIFY(!JsonText::parse(deep, "f", "f"));
        const Result<JsonText> closed = JsonText::parse(deep + QByteArray(200'000, ']'), "f", "f");
        QVERIFY(closed);
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
