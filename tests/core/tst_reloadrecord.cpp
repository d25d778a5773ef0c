// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/errorplace.h"
#include "core/hotreload/reloadrecord.h"
#include "core/project/hotreloadchoice.h"

#include <QTest>

using namespace boucle;

namespace {

ReloadRecord record(ReloadRecord::Outcome outcome, const QStringList &files)
{
    ReloadRecord result;
    result.outcome = outcome;
    result.files = files;
    result.reason = QStringLiteral("why");
    result.liveMs = 20.6;
    result.pauseMs = 12.2;
    return result;
}

class TestReloadRecord : public QObject
{
    Q_OBJECT
private slots:
    void isOneLine()
    {
        ReloadRecord live = record(ReloadRecord::Outcome::LiveEdit, {QStringLiteral("/p/src/db.js")});
        QCOMPARE(describe(live, QStringLiteral("/p")),
                 QStringLiteral("src/db.js · live edit · why · live in 21 ms · stood still for 12 ms"));
        live.servedByOld = 4;
        QVERIFY(describe(live, QStringLiteral("/p")).endsWith(QStringLiteral(" · 4 request(s) meanwhile")));
        ReloadRecord next = record(ReloadRecord::Outcome::NewGeneration,
                                   {QStringLiteral("/p/a.js"), QStringLiteral("/q/b.js")});
        next.servedByOld = 3;
        next.servedByNew = 2;
        QCOMPARE(
            describe(next, QStringLiteral("/p")),
            QStringLiteral(
                "a.js, b.js · new generation · why · live in 21 ms · requests meanwhile: 3 by the old one, "
                "2 by the new one"));
        const ReloadRecord kept = record(ReloadRecord::Outcome::Kept, {QStringLiteral("/p/a.js")});
        QCOMPARE(describe(kept, QStringLiteral("/p")), QStringLiteral("a.js · the running code stays · why"));
    }

    void namesFewOfMany()
    {
        QStringList files;
        for (int i = 0; i < 500; ++i)
            files.append(QStringLiteral("/p/f%1.js").arg(i, 3, 10, QChar(u'0')));
        const ReloadRecord many = record(ReloadRecord::Outcome::NewGeneration, files);
        QCOMPARE(filesOf(many, QStringLiteral("/p")),
                 QStringLiteral("f000.js, f001.js, f002.js and 497 more"));
        const ReloadRecord four = record(ReloadRecord::Outcome::NewGeneration, files.mid(0, 4));
        QCOMPARE(filesOf(four, QStringLiteral("/p")), QStringLiteral("f000.js, f001.js, f002.js, f003.js"));
    }

    void findsWhereAnErrorArose_data()
    {
        QTest::addColumn<QString>("stack");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("thrown") << QStringLiteral(
                                       "Error: no\n    at f (/p/db.js:6:7)\n    at /p/server.js:2:1")
                                << QStringLiteral("/p/db.js") << 6 << 7;
        QTest::newRow("syntax")
            << QStringLiteral("/p/db.js:3\nlet a = ;\n        ^\n\nSyntaxError: Unexpected token ';'\n"
                              "    at wrapSafe (node:internal/modules/cjs/loader:1861:18)")
            << QStringLiteral("/p/db.js") << 3 << 0;
        QTest::newRow("module") << QStringLiteral("Error: no\n    at file:///p/a%20b.mjs:1:7")
                                << QStringLiteral("/p/a b.mjs") << 1 << 7;
        QTest::newRow("in a package") << QStringLiteral("Error\n    at x (/p/node_modules/y/z.js:1:1)\n"
                                                        "    at Object.<anonymous> (/p/own file.js:9:2)")
                                      << QStringLiteral("/p/own file.js") << 9 << 2;
        QTest::newRow("nowhere") << QStringLiteral("Error: no\n    at node:internal/x:1:2") << QString() << 0
                                 << 0;
    }
    void findsWhereAnErrorArose()
    {
        QFETCH(QString, stack);
        QFETCH(QString, path);
        QFETCH(int, line);
        QFETCH(int, column);
        const std::optional<SourcePlace> place = findErrorPlace(stack);
        QCOMPARE(place.has_value(), !path.isEmpty());
        if (place)
            QCOMPARE(*place, (SourcePlace{path, line, column}));
    }

    void choiceIsKept()
    {
        HotReloadOptions options = defaultHotReload();
        QVERIFY(options.enabled);
        options.stopBeforeStart = true;
        options.restartsAll = true;
        options.pauseLimitMs = 250;
        options.files = QStringList{QStringLiteral("/p/config.yaml")};
        const QMap<QString, HotReloadOptions> all{{QStringLiteral("1:start"), options}};
        QCOMPARE(readHotReload(writeHotReload(all)).value(QStringLiteral("1:start")), options);
        // What is not understood is as it is without a choice.
        QVERIFY(readHotReload("{").isEmpty());
        const auto odd = readHotReload(R"({ "a": { "graceMs": "long", "enabled": 3, "pauseLimitMs": -5 } })");
        HotReloadOptions expected = defaultHotReload();
        expected.pauseLimitMs = 0;
        QCOMPARE(odd.value(QStringLiteral("a")), expected);
    }
};

} // namespace

QTEST_GUILESS_MAIN(TestReloadRecord)
#include "tst_reloadrecord.moc"
