// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/nodeflags.h"

#include <QTest>

using namespace boucle;

namespace {

NodeFlags read(const QString &words)
{
    return readNodeFlags(words.split(' ', Qt::SkipEmptyParts));
}

} // namespace

class TestNodeFlags : public QObject
{
    Q_OBJECT
private slots:
    void findsTheScript_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("used");
        QTest::newRow("none") << "server.js a" << 0;
        QTest::newRow("nothing") << "" << 0;
        QTest::newRow("flag with a word") << "-r dotenv/config server.js" << 2;
        QTest::newRow("flag with a sign") << "--require=x server.js" << 1;
        QTest::newRow("switch") << "--enable-source-maps server.js" << 1;
        QTest::newRow("inspect takes no word") << "--inspect server.js" << 1;
        QTest::newRow("inspect with a port") << "--inspect=9230 --inspect-port 9229 server.js" << 3;
        QTest::newRow("watch path") << "--watch --watch-path ./src server.js" << 3;
        QTest::newRow("underscores") << "--env_file .env server.js" << 2;
        QTest::newRow("engine flag takes no word") << "--expose-gc server.js" << 1;
        QTest::newRow("condition") << "-C development server.js" << 2;
        QTest::newRow("end of flags") << "--no-warnings -- -odd.js" << 2;
        QTest::newRow("standard input") << "--no-warnings -" << 1;
        QTest::newRow("flags of the script stay") << "server.js --inspect -r x" << 0;
        QTest::newRow("value is missing") << "--require" << 1;
    }
    void findsTheScript()
    {
        QFETCH(QString, words);
        QTEST(int(read(words).used), "used");
    }

    void sorts()
    {
        const NodeFlags flags =
            read("-r a --require=b --import c --env-file .env --env-file-if-exists=.env.local "
                 "--max-old-space-size=512 --enable-source-maps --inspect-brk=0 --watch x.js");
        QCOMPARE(flags.requireModules, (QStringList{"a", "b"}));
        QCOMPARE(flags.importModules, QStringList{"c"});
        QCOMPARE(flags.environmentFiles, (QList<EnvironmentFile>{{".env", false}, {".env.local", true}}));
        QCOMPARE(flags.heapLimitMiB, 512);
        QCOMPARE(flags.unsupported, QStringList());
        QVERIFY(!flags.noScript);
        QCOMPARE(flags.execArguments.join(' '),
                 QString("-r a --require=b --import c --env-file .env --env-file-if-exists=.env.local "
                         "--max-old-space-size=512 --enable-source-maps"));
    }

    void judges_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("unsupported");
        const auto row = [](const char *words, const char *unsupported) {
            QTest::newRow(words) << QString(words) << QString(unsupported);
        };
        row("--experimental-strip-types", "");
        row("--no-warnings", "");
        row("--trace-warnings --trace-uncaught --no-deprecation", "");
        row("--disable-warning ExperimentalWarning", "");
        row("--experimental-sqlite", "");
        row("--unhandled-rejections=throw", "");
        row("--max_old_space_size=100", "");
        row("--debug-port 9000 --inspect-wait --inspect-publish-uid=http", "");
        row("--unhandled-rejections=warn", "--unhandled-rejections=warn");
        row("--expose-gc", "--expose-gc");
        row("--expose_gc", "--expose_gc");
        row("--stack-size=2000", "--stack-size=2000");
        row("-C dev", "-C dev");
        row("--loader ts-node/esm", "--loader ts-node/esm");
        row("--experimental-vm-modules --no-warnings", "--experimental-vm-modules");
        row("--no-experimental-sqlite", "--no-experimental-sqlite");
        row("--max-old-space-size=lots", "--max-old-space-size=lots");
        row("--max-http-header-size 9000 --permission", "--max-http-header-size 9000, --permission");
        row("--made-up", "--made-up");
    }
    void judges()
    {
        QFETCH(QString, words);
        QTEST(read(words + " x.js").unsupported.join(", "), "unsupported");
    }

    void noticesThatNoScriptRuns_data()
    {
        QTest::addColumn<QString>("words");
        for (const char *words : {"-e 1", "--eval=1", "-p 1", "-pe 1", "--test", "-c x.js", "-i", "-v",
                                  "--version", "-h", "--run dev", "--v8-options"})
            QTest::newRow(words) << words;
    }
    void noticesThatNoScriptRuns()
    {
        QFETCH(QString, words);
        QVERIFY(read(words).noScript);
    }

    void splitsOptions_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << "" << QStringList();
        QTest::newRow("blanks") << "  -r a   --import b " << QStringList{"-r", "a", "--import", "b"};
        QTest::newRow("quotes") << "--require \"./my path/x.js\""
                                << QStringList{"--require", "./my path/x.js"};
        QTest::newRow("escaped quote") << "-r \"a\\\"b\\\\c\"" << QStringList{"-r", "a\"b\\c"};
        QTest::newRow("backslash outside quotes") << "-r a\\b" << QStringList{"-r", "a\\b"};
        QTest::newRow("empty word") << "-r \"\"" << QStringList{"-r", ""};
    }
    void splitsOptions()
    {
        QFETCH(QString, value);
        QTEST(splitNodeOptions(value), "words");
    }

    void fillsAConfiguration()
    {
        LaunchConfiguration configuration;
        configuration.workingDirectory = "/project/api";
        applyNodeFlags(read("--env-file ../.env --env-file-if-exists /etc/x --no-warnings -r y --expose-gc"),
                       configuration);
        QCOMPARE(configuration.environmentFiles,
                 (QList<EnvironmentFile>{{"/project/.env", false}, {"/etc/x", true}}));
        QCOMPARE(configuration.environment, (QMap<QString, QString>{{"NODE_NO_WARNINGS", "1"}}));
        QCOMPARE(configuration.requireModules, QStringList{"y"});
        QCOMPARE(configuration.unsupportedNodeFlags, QStringList{"--expose-gc"});
        QCOMPARE(configuration.heapLimitMiB, 0);
    }
};

QTEST_GUILESS_MAIN(TestNodeFlags)
#include "tst_nodeflags.moc"
