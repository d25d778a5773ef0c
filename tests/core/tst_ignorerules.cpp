// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/filekind.h"
#include "core/project/ignorerules.h"
#include "core/project/naturalorder.h"
#include "tests/support/temporaryproject.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace boucle;

class TestIgnoreRules : public QObject
{
    Q_OBJECT
private slots:
    void globs_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("matching");
        QTest::addColumn<QString>("others");
        const auto row = [](const char *pattern, const char *matching, const char *others) {
            QTest::newRow(pattern) << QString(pattern) << QString(matching) << QString(others);
        };
        row("abc", "abc", "ab abcd xabc");
        row("*.js", "a.js .js a.b.js", "a.ts a.jsx dir/a.js");
        row("a*b*c", "abc axbxc aabbcc", "ab axxb abcd a/bc");
        row("?.js", "a.js", ".js ab.js /.js");
        row("[abc]x", "ax bx", "dx x [x");
        row("[a-c]x", "bx", "dx");
        row("[!a-c]x", "dx", "ax");
        row("[^a]x", "bx", "ax /x");
        row("[]a]x", "]x ax", "bx");
        row("[a-]x", "ax -x", "bx");
        row("[ax", "[ax", "ax");
        row("\\*x", "*x", "ax");
        row("a/b", "a/b", "b x/a/b");
        row("**/x", "x a/x a/b/x", "xa ax a/bx");
        row("a/**", "a/b a/b/c", "a b/a");
        row("a/**/b", "a/b a/x/b a/x/y/b", "ab a/xb x/a/b");
        row("a/**/b*", "a/b a/bc a/x/bc", "a/x");
        row("**/a/*.js", "a/x.js b/a/x.js", "a/b/x.js");
        row("a**b", "ab axb", "a/b");
        row("packages/*", "packages/api", "packages packages/api/x");
    }
    void globs()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, matching);
        QFETCH(QString, others);
        for (const QString &text : matching.split(' '))
            QVERIFY2(matchesGlob(pattern, text), qPrintable(text));
        for (const QString &text : others.split(' '))
            QVERIFY2(!matchesGlob(pattern, text), qPrintable(text));
    }

    void globsTakeBoundedTime()
    {
        const QString text = QString(200, 'a') + QString("/a").repeated(100);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!matchesGlob(QString("*a").repeated(60) + "b", text));
        QVERIFY(!matchesGlob(QString("**/a*").repeated(10) + "b", text));
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }

    void ignores_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("ignored"); // files; with a slash at the end, folders
        QTest::addColumn<QString>("kept");
        const auto row = [](const char *name, const char *text, const char *ignored, const char *kept) {
            QTest::newRow(name) << QString(text) << QString(ignored) << QString(kept);
        };
        row("nothing", "", "", "a b/");
        row("name anywhere", "dist", "dist dist/ a/dist/ a/b/dist", "dists");
        row("folders only", "dist/", "dist/ a/dist/", "dist");
        row("from here", "/dist", "dist dist/", "a/dist");
        row("path", "a/dist", "a/dist", "dist b/a/dist");
        row("pattern", "*.log", "x.log a/x.log", "x.txt");
        row("comments and blanks", "# dist\n\n  \ndist   \n", "dist", "#");
        row("escaped signs", "\\#x\n\\!y\nz\\ ", "#x !y", "x y z");
        row("Windows line ends", "dist\r\n*.log\r\n", "dist x.log", "x");
        row("but not", "*.log\n!keep.log", "x.log", "keep.log a/keep.log");
        row("the last one counts", "!keep.log\n*.log", "keep.log", "x");
        row("all but one", "/*\n!/src", "a b/", "src src/");
    }
    void ignores()
    {
        QFETCH(QString, text);
        QFETCH(QString, ignored);
        QFETCH(QString, kept);
        IgnoreRules rules;
        rules.add("/p", text);
        const auto isIgnored = [&rules](const QString &path) {
            const bool folder = path.endsWith('/');
            return rules.isIgnored("/p/" + (folder ? path.chopped(1) : path), folder);
        };
        for (const QString &path : ignored.split(' ', Qt::SkipEmptyParts))
            QVERIFY2(isIgnored(path), qPrintable(path));
        for (const QString &path : kept.split(' ', Qt::SkipEmptyParts))
            QVERIFY2(!isIgnored(path), qPrintable(path));
        QVERIFY(!rules.isIgnored("/other/dist", true));
    }

    void gathersTheRulesOfAFolder()
    {
        TemporaryProject place;
        place.write("outer/.gitignore", "from-outside");
        place.makeFolder("outer/repo/.git");
        place.write("outer/repo/.gitignore", "*.log\nfrom-top");
        place.write("outer/repo/a/.gitignore", "!keep.log\n/here");
        place.makeFolder("outer/repo/a/b");
        const QString folder = place.path("outer/repo/a/b");
        for (const QString &root : {place.path("outer/repo"), folder}) {
            const IgnoreRules rules = IgnoreRules::ofFolder(folder, root);
            QVERIFY(rules.isIgnored(folder + "/x.log", false));
            QVERIFY(!rules.isIgnored(folder + "/keep.log", false));
            QVERIFY(rules.isIgnored(folder + "/from-top", false));
            QVERIFY(!rules.isIgnored(folder + "/from-outside", false));
            QVERIFY(!rules.isIgnored(folder + "/here", false));
        }
        // Outside a repository the tree's own top is where rules begin.
        const IgnoreRules rules =
            IgnoreRules::ofFolder(place.makeFolder("outer/plain/x"), place.path("outer/plain"));
        QVERIFY(!rules.isIgnored(place.path("outer/plain/x/from-outside"), false));
    }

    void naturalOrder()
    {
        // "2" and "02" are equal as numbers: their text decides.
        const QStringList sorted{".env",
                                 "1",
                                 "02",
                                 "2",
                                 "10",
                                 "_x",
                                 "a",
                                 "A1",
                                 "a2",
                                 "a10",
                                 "a10b2",
                                 "a10b10",
                                 "abc.js",
                                 "b",
                                 "README",
                                 "z9999999999999999999",
                                 "z99999999999999999999"};
        QStringList shuffled = sorted;
        std::reverse(shuffled.begin(), shuffled.end());
        std::sort(shuffled.begin(), shuffled.end(),
                  [](const QString &a, const QString &b) { return compareNaturally(a, b) < 0; });
        QCOMPARE(shuffled, sorted);
        for (const QString &a : sorted) {
            for (const QString &b : sorted) {
                QCOMPARE(compareNaturally(a, b) == 0, a == b);
                QCOMPARE(compareNaturally(a, b) < 0, compareNaturally(b, a) > 0);
            }
        }
        QVERIFY(compareNaturally(u"readme", u"README") != 0);
    }

    void kinds_data()
    {
        QTest::addColumn<FileKind>("kind");
        using enum FileKind;
        const auto rows = [](FileKind kind, const QStringList &names) {
            for (const QString &name : names)
                QTest::newRow(qPrintable(name)) << kind;
        };
        rows(JavaScript, {"a.js", "a.CJS", "a.mjs", "a.test.jsx"});
        rows(TypeScript, {"a.ts", "a.d.ts", "a.mts", "a.tsx"});
        rows(Json, {"a.json", "package.json", "tsconfig.jsonc", "a.js.map"});
        rows(Markdown, {"README.md"});
        rows(Html, {"index.html", "App.vue"});
        rows(Css, {"a.css", "a.scss"});
        rows(Environment, {".env", ".env.local", "prod.env"});
        rows(Image, {"a.png", "a.svg", "favicon.ico"});
        rows(Lock, {"package-lock.json", "yarn.lock", "pnpm-lock.yaml"});
        rows(Other, {"Dockerfile", "a.txt", ".gitignore", "js", "a.js~", "environment"});
    }
    void kinds() { QTEST(fileKindOf(QTest::currentDataTag()), "kind"); }
};

QTEST_GUILESS_MAIN(TestIgnoreRules)
#include "tst_ignorerules.moc"
