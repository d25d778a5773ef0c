// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/fuzzymatch.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace boucle;

namespace {

/// The text with the matched characters in brackets.
QString marked(const QString &text, const FuzzyMatch &match)
{
    QString result;
    for (int i = 0; i < text.size(); ++i)
        result += match.positions.contains(i) ? '[' + QString(text[i]) + ']' : QString(text[i]);
    return result.replace("][", "");
}

} // namespace

class TestFuzzyMatch : public QObject
{
    Q_OBJECT
private slots:
    void marks_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result"); // empty: no match
        const auto row = [](const char *pattern, const char *text, const char *result) {
            QTest::addRow("%s in %s", pattern, text)
                << QString::fromUtf8(pattern) << QString::fromUtf8(text) << QString::fromUtf8(result);
        };
        row("", "server.js", "server.js");
        row("server", "server.js", "[server].js");
        row("SERVER", "server.js", "[server].js");
        row("sjs", "server.js", "[s]erver.[js]");
        row("xyz", "server.js", "");
        row("js.server", "server.js", "");
        row("serverr", "server", "");
        row("ser js", "server.js", "[ser]ver.[js]");
        row("  ", "server.js", "server.js");
        row("sr", "src/server.js", "[sr]c/server.js");
        row("srcserver", "src/server.js", "[src]/[server].js");
        row("src/server", "src/server.js", "[src/server].js");
        row("src\\ser", "src/server.js", "[src/ser]ver.js");
        row("ftm", "core/fileTreeModel.ts", "core/[f]ile[T]ree[M]odel.ts");
        row("ftm", "core/file-tree_model.ts", "core/[f]ile-[t]ree_[m]odel.ts");
        row("app", "apples/app.js", "apples/[app].js");
        row("rs", "Run Server", "[R]un [S]erver");
        row("tc", "Toggle Console", "[T]oggle [C]onsole");
        row("index", "packages/api/index.js", "packages/api/[index].js");
        row("pai", "packages/api/index.js", "[pa]ckages/api/[i]ndex.js");
        row("a", "bananaA", "banana[A]");
        row("\xC3\xA9", "CAF\xC3\x89.md", "CAF[\xC3\x89].md");
    }
    void marks()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, text);
        const std::optional<FuzzyMatch> match = fuzzyMatch(pattern, text);
        QTEST(match ? marked(text, *match) : QString(), "result");
    }

    void ranks_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("order");
        QTest::newRow("name before folder")
            << "server" << QStringList{"src/server.js", "server/index.js", "s/e/r/v/e/r.js"};
        QTest::newRow("whole name first")
            << "app" << QStringList{"src/app.js", "src/application.js", "src/wrapper.js"};
        QTest::newRow("neighbours first") << "user" << QStringList{"user.js", "use-router.js", "u/s/e/r"};
        QTest::newRow("starts of words") << "fm" << QStringList{"file-manager.js", "frame.js"};
        QTest::newRow("capitals") << "SC" << QStringList{"SampleCode", "sample code", "descend"};
        QTest::newRow("case") << "Readme" << QStringList{"Readme", "README", "readme-x"};
        QTest::newRow("near before far") << "ab" << QStringList{"xab", "xaxb", "xaxxxxxxb"};
        QTest::newRow("commands") << "tog" << QStringList{"Toggle Breakpoint", "Stop Running"};
        QTest::newRow("folder and name")
            << "api/index" << QStringList{"packages/api/index.js", "packages/api-tools/index.js"};
    }
    void ranks()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, order);
        const FuzzyPattern fuzzy(pattern);
        for (int i = 1; i < order.size(); ++i) {
            const std::optional<FuzzyMatch> better = fuzzy.match(order[i - 1]);
            const std::optional<FuzzyMatch> worse = fuzzy.match(order[i]);
            QVERIFY(better);
            if (worse)
                QVERIFY2(better->score > worse->score, qPrintable(QString("%1 %2, %3 %4")
                                                                      .arg(order[i - 1])
                                                                      .arg(better->score)
                                                                      .arg(order[i])
                                                                      .arg(worse->score)));
        }
    }

    void emptyPatternsMatchAll()
    {
        QVERIFY(FuzzyPattern(" ").isEmpty());
        QVERIFY(!FuzzyPattern("a").isEmpty());
        QCOMPARE(fuzzyMatch("", "anything"), FuzzyMatch());
        QCOMPARE(fuzzyMatch("", ""), FuzzyMatch());
        QVERIFY(!fuzzyMatch("a", ""));
    }

    void positionsRiseAndFit()
    {
        const QStringList texts{"aaaaaaaaaaaaaaaaaaaaaaaa", "abababababab/abab", "a/b/a/b/a/b", "AbAbAb_ab"};
        for (const QString &text : texts) {
            for (const char *pattern : {"a", "ab", "aba", "aaa", "abab"}) {
                const std::optional<FuzzyMatch> match = fuzzyMatch(pattern, text);
                if (!match)
                    continue;
                const QString wanted(pattern);
                QCOMPARE(match->positions.size(), wanted.size());
                QVERIFY(std::is_sorted(match->positions.begin(), match->positions.end()));
                for (int i = 0; i < wanted.size(); ++i)
                    QCOMPARE(text[match->positions[i]].toLower(), wanted[i]);
            }
        }
    }

    void longTextsTakeBoundedTime()
    {
        const QString text(100'000, 'a');
        QElapsedTimer clock;
        clock.start();
        QVERIFY(fuzzyMatch(QString(40, 'a'), text));
        QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    }

    void aBigProject()
    {
        const FuzzyPattern pattern("srvctl");
        QElapsedTimer clock;
        clock.start();
        int matches = 0;
        for (int i = 0; i < 200'000; ++i)
            matches += pattern.match(QString("packages/module-%1/src/controllers/user-controller.ts").arg(i))
                           ? 1
                           : 0;
        qInfo("200,000 paths in %lld ms", clock.elapsed());
        QCOMPARE(matches, 0);
    }
};

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
