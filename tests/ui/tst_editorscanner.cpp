// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/indentation.h"
#include "ui/editor/language.h"
#include "ui/editor/scriptscanner.h"

#include <QTest>

using namespace boucle;

namespace {

const char *const tokenNames[] = {"text", "kw",    "type", "const", "str", "esc",
                                  "num",  "regex", "fn",   "prop",  "cm",  "tag"};

/// "kw:const fn:f": what is not plain text, with spaces inside shown as _.
QString coloured(ScriptScanner &scanner, const QByteArray &line, int &state)
{
    QByteArray tokens(line.size(), '\0');
    state = scanner.scan(std::string_view(line.constData(), size_t(line.size())), state, tokens.data()).state;
    QStringList runs;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = at;
        while (end < line.size() && tokens[end] == tokens[at])
            ++end;
        if (tokens[at] != 0) {
            runs << QLatin1String(tokenNames[int(tokens[at])]) + u':' +
                        QString::fromUtf8(line.mid(at, end - at)).replace(u' ', u'_');
        }
        at = end;
    }
    return runs.join(u' ');
}

} // namespace

class TestEditorScanner : public QObject
{
    Q_OBJECT
private slots:
    void colours_data();
    void colours();
    void lexesAgainFromAnyLine();
    void tellsDepthForFolding();
    void survivesAnyBytes();
    void boundsItsStates();
    void detectsIndentation_data();
    void detectsIndentation();
    void knowsLanguages();
};

void TestEditorScanner::colours_data()
{
    QTest::addColumn<int>("language");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, Language language, const char *source,
                        const QStringList &expected) {
        QTest::newRow(name) << int(language) << QString::fromUtf8(source) << expected;
    };
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    const Language js = Language::JavaScript;
    const Language ts = Language::TypeScript;

    row("import", js, "import { Router } from 'express';", {s("kw:import kw:from str:'express'")});
    row("call and property", js, "const order = await db.findOrder(req.params.id);",
        {s("kw:const kw:await fn:findOrder prop:params prop:id")});
    row("call of a name", js, "export const orders = Router();", {s("kw:export kw:const fn:Router")});
    row("async arrow", js, "orders.get('/:id', async (req, res) => {", {s("fn:get str:'/:id' kw:async")});
    row("optional call", js, "a?.b?.(1)", {s("fn:b num:1")});
    row("spread is no property", js, "f({ ...order, total })", {s("fn:f")});
    row("keys of an object", js, "f({ id: 42, name: 'x', run() {} })",
        {s("fn:f prop:id num:42 prop:name str:'x' fn:run")});
    row("soft words as names", js, "set(of, from, async, type, as); get = static_;", {s("fn:set")});
    row("loop", js, "for (const x of xs) of(x)", {s("kw:for kw:const kw:of fn:of")});
    row("accessor", js, "  get size() { return this.n }", {s("kw:get fn:size kw:return kw:this prop:n")});
    row("private", js, "  static #count = 0; #bump() {}", {s("kw:static prop:#count num:0 fn:#bump")});
    row("numbers", js, "[0xff, 1_000n, .5, 1e-3, 1...2]",
        {s("num:0xff num:1_000n num:.5 num:1e-3 num:1 num:2")});
    row("constants", js, "x = null ?? undefined", {s("const:null const:undefined")});
    row("regex", js, "const r = /[/'\"]+\\//gi.test(s)", {s("kw:const regex:/[/'\"]+\\//gi fn:test")});
    row("regex after return", js, "return /a/", {s("kw:return regex:/a/")});
    row("division", js, "a / b / c; (a) / 2 / x[0] / 3", {s("num:2 num:0 num:3")});
    row("escapes", js, "'a\\n\\'b'", {s("str:'a esc:\\n\\' str:b'")});
    row("open string ends with its line", js, "x = 'abc\nconst y", {s("str:'abc"), s("kw:const")});
    row("template", js, "`a ${b.c(`x${1}`)} d`;\nlet z",
        {s("str:`a_ kw:${ fn:c str:`x kw:${ num:1 kw:} str:` kw:} str:_d`"), s("kw:let")});
    row("template over lines", js, "f(`one\n  // two ${ {a: 1} }\n`) // end",
        {s("fn:f str:`one"), s("str:__//_two_ kw:${ prop:a num:1 kw:}"), s("str:` cm://_end")});
    row("comment over lines", js, "a /* b\n 'c'\n d */ 'e'",
        {s("cm:/*_b"), s("cm:_'c'"), s("cm:_d_*/ str:'e'")});
    row("shebang", js, "#!/usr/bin/env node\nlet a", {s("cm:#!/usr/bin/env_node"), s("kw:let")});
    row("class", js, "class Foo extends Bar {", {s("kw:class type:Foo kw:extends type:Bar")});
    row("jsx", js, "return <Foo a=\"1\" b={c.d}>text {e('}')}</Foo>;",
        {s("kw:return tag:<Foo prop:a str:\"1\" prop:b prop:d tag:> fn:e str:'}' tag:</Foo>")});
    row("jsx over lines", js, "x = (\n  <>\n    <br/> it's\n  </>\n);\nlet y",
        {s(""), s("tag:<>"), s("tag:<br/>"), s("tag:</>"), s(""), s("kw:let")});
    row("less than", js, "if (a < b && c > d) f()", {s("kw:if fn:f")});
    row("unbalanced", js, "}}) ]\nconst a = 1", {s(""), s("kw:const num:1")});

    row("types", ts, "function f(a: string, b?: Foo | null): Promise<void> {",
        {s("kw:function fn:f type:string type:Foo const:null type:Promise type:void")});
    row("interface", ts, "export interface A extends B<C> {",
        {s("kw:export kw:interface type:A kw:extends type:B type:C")});
    row("type words", ts, "type T = keyof typeof x; const type = 1; y as unknown as Z",
        {s("kw:type type:T kw:keyof kw:typeof kw:const num:1 kw:as type:unknown kw:as type:Z")});
    row("type words are names in JavaScript", js, "interface = type; declare(x)", {s("fn:declare")});
    row("generic call", ts, "app.get<Foo, Bar>('/')", {s("fn:get type:Foo type:Bar str:'/'")});
    row("decorator", ts, "@Controller('cats') export class A",
        {s("fn:@Controller str:'cats' kw:export kw:class type:A")});
    row("modifiers", ts, "private readonly x: number[] = []", {s("kw:private kw:readonly type:number")});
    row("assertion is no tag", ts, "const a = <any>b; c", {s("kw:const type:any")});
    row("generic arrow", Language::TypeScriptReact, "const f = <T,>(x: T) => x;",
        {s("kw:const type:T type:T")});

    row("json", Language::Json, "{ \"a\": [1, -2.5, true], \"b\" : \"c:d\" }",
        {s("prop:\"a\" num:1 num:2.5 const:true prop:\"b\" str:\"c:d\"")});
    row("json has no regex and no keywords", Language::Json, "[/a/, class, `x`]", {s("")});
    row("json comment", Language::JsonWithComments, "// x\n/* y */ {}", {s("cm://_x"), s("cm:/*_y_*/")});
}

void TestEditorScanner::colours()
{
    QFETCH(int, language);
    QFETCH(QString, source);
    QFETCH(QStringList, expected);
    ScriptScanner scanner{Language(language)};
    int state = ScriptScanner::initialState;
    QStringList result;
    for (const QString &line : source.split(u'\n'))
        result << coloured(scanner, line.toUtf8(), state);
    QCOMPARE(result, expected);
}

void TestEditorScanner::lexesAgainFromAnyLine()
{
    const QByteArrayList lines{"const a = `x", "${b} y", "`; /* c", "*/ d()", "<A>", "{e}", "</A>"};
    ScriptScanner scanner(Language::JavaScript);
    QList<int> states{ScriptScanner::initialState};
    QStringList first;
    for (const QByteArray &line : lines) {
        int state = states.last();
        first << coloured(scanner, line, state);
        states << state;
    }
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        int state = states[i];
        QCOMPARE(coloured(scanner, lines[i], state), first[i]);
        QCOMPARE(state, states[i + 1]);
    }
}

void TestEditorScanner::tellsDepthForFolding()
{
    ScriptScanner scanner(Language::JavaScript);
    const auto scan = [&](const char *line, int &state) {
        QByteArray tokens(qsizetype(strlen(line)), '\0');
        const ScriptScanner::Line result = scanner.scan(line, state, tokens.data());
        state = result.state;
        return result;
    };
    int state = ScriptScanner::initialState;
    ScriptScanner::Line line = scan("if (a) {", state);
    QCOMPARE(line.depthBefore, 0);
    QCOMPARE(line.depthAfter, 1);
    line = scan("} else {", state);
    QCOMPARE(line.depthBefore, 1);
    QCOMPARE(line.lowestDepth, 0);
    QCOMPARE(line.depthAfter, 1);
    line = scan("  f('}') // }", state);
    QCOMPARE(line.depthAfter, 1);
    line = scan("}", state);
    QCOMPARE(line.depthAfter, 0);
}

void TestEditorScanner::survivesAnyBytes()
{
    // Every pair of characters that mean something, from every state they lead to.
    const QByteArray alphabet = "/*`${}()[]<>'\"\\.#@:ax1 \xc3\xa9";
    for (const Language language : {Language::JavaScript, Language::TypeScriptReact, Language::Json}) {
        ScriptScanner scanner(language);
        int state = ScriptScanner::initialState;
        quint32 random = 12345;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray line;
            for (int j = 0; j < 6; ++j) {
                random = random * 1664525 + 1013904223;
                line.append(alphabet[int((random >> 16) % quint32(alphabet.size()))]);
            }
            QByteArray tokens(line.size() + 1, '\x7f');
            const ScriptScanner::Line result =
                scanner.scan(std::string_view(line.constData(), size_t(line.size())), state, tokens.data());
            QCOMPARE(tokens.back(), '\x7f');
            for (qsizetype at = 0; at < line.size(); ++at)
                QVERIFY(tokens[at] >= 0 && tokens[at] < int(ScriptToken::Count));
            QVERIFY(result.lowestDepth <= result.depthBefore && result.lowestDepth <= result.depthAfter);
            state = i % 50 == 0 ? ScriptScanner::initialState : result.state;
        }
    }
}

void TestEditorScanner::boundsItsStates()
{
    ScriptScanner scanner(Language::Json);
    int state = ScriptScanner::initialState;
    int highest = 0;
    char token = 0;
    for (int i = 0; i < 100'000; ++i) {
        state = scanner.scan("[", state, &token).state;
        highest = std::max(highest, state);
    }
    QVERIFY2(highest < 1000, qPrintable(QString::number(highest)));
}

void TestEditorScanner::detectsIndentation_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("tabs");
    QTest::addColumn<int>("width");
    QTest::newRow("nothing") << QByteArray("a\nb\n") << false << 2;
    QTest::newRow("two") << QByteArray("a {\n  b {\n    c\n  }\n}\n") << false << 2;
    QTest::newRow("four") << QByteArray("a {\n    b {\n        c\n") << false << 4;
    QTest::newRow("tabs") << QByteArray("a {\n\tb {\n\t\tc\n") << true << 4;
    QTest::newRow("comments do not count")
        << QByteArray("/**\n * x\n * y\n */\na {\n    b\n}\n") << false << 4;
    QTest::newRow("carriage returns")
        << QByteArray("a {\r\n    b\r\n\r\n    c {\r\n        d\r\n") << false << 4;
}

void TestEditorScanner::detectsIndentation()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, tabs);
    QFETCH(int, width);
    QCOMPARE(detectIndentation(std::string_view(text.constData(), size_t(text.size()))),
             (Indentation{tabs, width}));
}

void TestEditorScanner::knowsLanguages()
{
    QCOMPARE(languageOf(QStringLiteral("/a/b.mjs")), Language::JavaScript);
    QCOMPARE(languageOf(QStringLiteral("/a/b.TSX")), Language::TypeScriptReact);
    QCOMPARE(languageOf(QStringLiteral("/a/tsconfig.app.json")), Language::JsonWithComments);
    QCOMPARE(languageOf(QStringLiteral("/a/package.json")), Language::Json);
    QCOMPARE(languageOf(QStringLiteral("/a/.env.local")), Language::Properties);
    QCOMPARE(languageOf(QStringLiteral("/a/Makefile")), Language::PlainText);
}

QTEST_GUILESS_MAIN(TestEditorScanner)
#include "tst_editorscanner.moc"
