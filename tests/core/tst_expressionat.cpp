// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/expressionat.h"
#include "core/debugger/functiontext.h"
#include "core/debugger/inlinevalues.h"

#include <QTest>

using namespace boucle;

class TestExpressionAt : public QObject
{
    Q_OBJECT
private slots:
    void points_data()
    {
        QTest::addColumn<QString>("line"); // "|" is pointed at
        QTest::addColumn<QString>("expression");
        QTest::newRow("name") << "send(|req.query.lang)"
                              << "req";
        QTest::newRow("member") << "send(req.q|uery.lang)"
                                << "req.query";
        QTest::newRow("last member") << "send(req?.query.lan|g)"
                                     << "req?.query.lang";
        QTest::newRow("behind") << "send(req|)"
                                << "";
        QTest::newRow("this") << "this.i|d = 1"
                              << "this.id";
        QTest::newRow("private") << "this.#i|d = 1"
                                 << "this.#id";
        QTest::newRow("element") << "rows[0][i].na|me"
                                 << "rows[0][i].name";
        QTest::newRow("call") << "find().na|me"
                              << "";
        QTest::newRow("keyword") << "ret|urn x"
                                 << "";
        QTest::newRow("number") << "x = 1|2"
                                << "";
        QTest::newRow("string") << "x = 'a|b'"
                                << "";
        QTest::newRow("comment") << "x // a|b"
                                 << "";
        QTest::newRow("in a template") << "`a ${na|me} b`"
                                       << "name";
        QTest::newRow("broken") << "]].a|b"
                                << "";
        QTest::newRow("only a dot") << ".a|b"
                                    << "";
        QTest::newRow("outside") << "ab |"
                                 << "";
    }
    void points()
    {
        QFETCH(QString, line);
        QFETCH(QString, expression);
        const int column = int(line.indexOf('|'));
        line.remove('|');
        const PointedExpression found = expressionAt(line, column);
        QCOMPARE(found.text, expression);
        QCOMPARE(line.mid(found.start, found.length), expression);
    }

    void functions()
    {
        QCOMPARE(functionText("function get(id, { a = ')' } = {}) { return 1; }"),
                 "ƒ get(id, { a = ')' } = {})");
        QCOMPARE(functionText("async (a) => 1"), "async (a) => …");
        QCOMPARE(functionText("x=>x"), "x => …");
        QCOMPARE(functionText("async *rows() {}"), "async ƒ* rows()");
        QCOMPARE(functionText("class A extends B { }"), "class A extends B");
        QCOMPARE(functionText("function log() { [native code] }"), "ƒ log()");
        QCOMPARE(functionText(""), "ƒ");
    }

    void names()
    {
        const QString text = "const top = 1;\n"
                             "app.get('/:id', (req, res) => {\n"
                             "  const { id } = req.params;\n"
                             "  rows.map((row) => {\n"
                             "    return row.x;\n"
                             "  });\n"
                             "  if (id) {\n"
                             "    send({ key: id, other });\n"
                             "    later(top);\n"
                             "  }\n"
                             "});\n";
        const QList<NamedPlace> expected{{2, "req"}, {2, "res"}, {3, "id"},   {3, "req"}, {4, "rows"},
                                         {4, "row"}, {7, "id"},  {8, "send"}, {8, "id"},  {8, "other"}};
        QCOMPARE(namesUntil(text, 8, 5), expected);
        QCOMPARE(namesUntil(text, 99, 5), QList<NamedPlace>());
        QCOMPARE(namesUntil("", 1, 1), QList<NamedPlace>());
        QCOMPARE(namesUntil(text, 1, 7), (QList<NamedPlace>{{1, "top"}}));
    }
};

QTEST_GUILESS_MAIN(TestExpressionAt)
#include "tst_expressionat.moc"
