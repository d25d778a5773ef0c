// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/functionfinder.h"

#include "core/debugger/scripttokens.h"

#include <QRandomGenerator>
#include <QTest>

using namespace boucle;

namespace {

/// "handle,Router.handle 2:9", a function a line; line and column from 1.
QString printed(const QString &script)
{
    QStringList lines;
    for (const FoundFunction &function : findFunctions(script))
        lines.append(QString("%1 %2:%3")
                         .arg(function.names.join(','))
                         .arg(function.line + 1)
                         .arg(function.column + 1));
    return lines.join('\n');
}

} // namespace

class TestFunctionFinder : public QObject
{
    Q_OBJECT
private slots:
    void finds_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *script, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(script) << QString::fromUtf8(expected);
        };
        row("declaration", "function f(a, b) { return 1 }", "f 1:19");
        row("async generator", "async function* f() {}", "f 1:22");
        row("default parameter", "function f(a = {}, [b] = []) {\n}", "f 1:31");
        row("assigned", "const f = function () {}", "f 1:24");
        row("assigned with a name of its own", "const f = function g() {}", "g,f 1:25");
        row("arrow", "const f = (a) => { x }", "f 1:19");
        row("arrow without brackets", "const f = async a => a + 1", "f 1:22");
        row("arrow of a condition", "const f = (a) => (b)", "f 1:18");
        row("of exports", "exports.list = async (req, res) => {}", "list,exports.list 1:37");
        row("of a prototype", "Router.prototype.handle = function handle(req) {}",
            "handle,Router.handle 1:49");
        row("of an object", "const o = { get: function () {}, 'put it': () => {}, post(x) {} }",
            "get 1:31\nput it 1:51\npost 1:63");
        row("methods", "class Router extends Base { handle(a) {} static async *all() {} get x() {} #p() {} }",
            "handle,Router.handle 1:40\nall,Router.all 1:63\nx,Router.x 1:74\n#p,Router.#p 1:82");
        row("class expression", "exports.R = class { m() {} }", "m,R.m 1:26");
        row("field", "class A { go = () => { } }", "go,A.go 1:23");
        row("method of an object in a method", "class A { m() { return { n() {} } } }", "m,A.m 1:16\nn 1:31");
        row("no functions", "if (a) { b() } for (;;) { } switch (x) { } while (f(x)) { }", "");
        row("calls", "f(a); new F(b); x.then(() => {}); (function () {})()", "");
        row("comparison", "if (a == function () {}) {}", "");
        row("in a comment", "// function f() {}\n/* function g() {} */", "");
        row("in texts", "'function f() {}' + \"g = () => 1\" + `h(x) {} ${(() => 1)()} function k() {}`", "");
        row("in a template's expression", "`${function f() {} }`", "f 1:18");
        row("behind a regular expression", "a = /[/'\"]\\/{/; function f() {}", "f 1:31");
        row("behind a division", "a = b / c; function f() {} d / e", "f 1:26");
        row("ternary", "const x = a ? b : () => {}", "");
        row("lines", "\r\n\r\n  function\n f() {\n }", "f 4:7");
        row("broken", "function f( { class { ) } => `${", "");
    }
    void finds()
    {
        QFETCH(QString, script);
        QTEST(printed(script), "expected");
    }

    void tellsWhatIsOpen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("open");
        const auto row = [](const char *text, bool open) { QTest::newRow(text) << QString(text) << open; };
        row("", false);
        row("a + b", false);
        row("f(", true);
        row("f(a, {", true);
        row("f(a)", false);
        row("`text", true);
        row("`text ${a", true);
        row("`text ${a}", true);
        row("`text ${`b${c}`}`", false);
        row("/* comment", true);
        row("// comment (", false);
        row("'(' + \"[\"", false);
        row("/[(]/.test(x)", false);
        row("a)", false);
        row("(]", true);
    }
    void tellsWhatIsOpen()
    {
        QFETCH(QString, text);
        QFETCH(bool, open);
        QCOMPARE(ScriptTokens::of(text).isOpen, open);
    }

    // Whatever the text, the tokens stay within it and in order, and brackets pair.
    void survivesAnything()
    {
        QRandomGenerator random(11);
        const QStringList pieces{"function", " f", "(",  ")",  "{",  "}", "`",     "${", "'",         "\"",
                                 "/",        "*",  "//", "\n", "=>", "=", "class", ".",  "prototype", ":",
                                 ",",        "\\", "[",  "]",  "é",  "#", "async", "1"};
        for (int round = 0; round < 3000; ++round) {
            QString text;
            for (int i = 0, count = random.bounded(30); i < count; ++i)
                text += pieces.at(random.bounded(int(pieces.size())));
            const QList<ScriptToken> tokens = ScriptTokens::of(text).tokens;
            qsizetype end = 0;
            for (int i = 0; i < tokens.size(); ++i) {
                QVERIFY2(tokens.at(i).start >= end && tokens.at(i).length > 0, qPrintable(text));
                end = tokens.at(i).end();
                if (tokens.at(i).pair >= 0)
                    QCOMPARE(tokens.at(tokens.at(i).pair).pair, i);
            }
            QVERIFY2(end <= text.size(), qPrintable(text));
            findFunctions(text);
        }
    }
};

QTEST_GUILESS_MAIN(TestFunctionFinder)
#include "tst_functionfinder.moc"
