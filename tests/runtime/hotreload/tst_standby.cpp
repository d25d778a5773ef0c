// SPDX-License-Identifier: GPL-3.0-or-later

// An environment that waited for its script is to the script as one that was made for it.

#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "tests/support/hosttest.h"
#include "tests/support/runtimeprobe.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace boucle;

namespace {

constexpr auto facts = R"(
const facts = {
  argv: process.argv.slice(1), execArgv: process.execArgv, cwd: process.cwd(), name: process.env.NAME,
  keys: Object.keys(globalThis).sort(), exitCode: process.exitCode, title: typeof process.title,
  listeners: process.eventNames().map(String).sort(), resources: process.getActiveResourcesInfo(),
  uptime: process.uptime() < 3600, origin: Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000,
};
)";
constexpr auto commonJs = R"(
facts.main = require.main === module && module.id === '.' && __filename === process.argv[1];
facts.cached = Object.keys(require.cache).length;
facts.parent = module.parent;
console.log(JSON.stringify(facts));
)";
constexpr auto esm = R"(
import { realpathSync } from 'node:fs';
facts.main = import.meta.main && import.meta.filename === realpathSync(process.argv[1]);
console.log(JSON.stringify(facts));
)";

class TestStandby : public QObject
{
    Q_OBJECT
public:
    explicit TestStandby(Host &host)
        : m_host(host)
    {
    }

private slots:
    void isTheSame_data();
    void isTheSame();
    void throwsTheSame();
    void notForWhatItCannotRun();
    void isStoppedWhileItWaits();

private:
    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(name));
        return file.fileName();
    }
    static bool waitForStandby(NodeRuntime &runtime)
    {
        return QTest::qWaitFor([&] { return runtime.hasStandby(); }, RuntimeProbe::limitMs);
    }
    static QString run(NodeRuntime &runtime, const LaunchSpec &spec)
    {
        ServerSession session(runtime, spec);
        if (!session.start() || !RuntimeProbe::waitForState(session, ServerState::Exited))
            return QStringLiteral("does not end");
        // The one difference: what starts the script has another name in stacks.
        static const QRegularExpression starter(
            QStringLiteral("at (node:internal/main/run_main_module|boucle:agent/main)\\S*"));
        return session.log()
            .plainText()
            .section(QStringLiteral("\n"), 1)
            .replace(starter, QStringLiteral("at start"));
    }

    Host &m_host;
    QTemporaryDir m_folder;
};

void TestStandby::isTheSame_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("CommonJS") << QStringLiteral("a.cjs") << QByteArray(facts) + commonJs;
    QTest::newRow("ESM") << QStringLiteral("a.mjs") << QByteArray(facts) + esm;
    QTest::newRow("TypeScript") << QStringLiteral("a.mts")
                                << "const typed: number = 1;\n" + QByteArray(facts) + esm;
    QTest::newRow("read from stdin") << QStringLiteral("b.cjs")
                                     << QByteArray(
                                            "process.stdin.on('end', () => console.log('over')).resume();"
                                            "setTimeout(() => process.exit(7), 50);");
    QTest::newRow("exit code") << QStringLiteral("c.cjs")
                               << QByteArray("process.exitCode = 3; console.error('three');");
    QTest::newRow("syntax error") << QStringLiteral("d.cjs") << QByteArray("let a = ;\n");
    QTest::newRow("rejection") << QStringLiteral("e.mjs")
                               << QByteArray("await Promise.reject(new Error('no'));\n");
    QTest::newRow("missing") << QStringLiteral("f.cjs") << QByteArray("require('./nowhere');\n");
    QTest::newRow("worker") << QStringLiteral("g.cjs")
                            << QByteArray(
                                   "const { Worker, isMainThread, threadId } = require('worker_threads');\n"
                                   "if (isMainThread) new Worker(__filename, { argv: ['x'] });\n"
                                   "else console.log(process.argv.slice(1), process.env.NAME);\n");
}

void TestStandby::isTheSame()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    LaunchSpec spec = RuntimeProbe::specFor(write(name, text));
    spec.arguments = QStringList{QStringLiteral("one"), QStringLiteral("two words")};
    spec.workingDirectory = m_folder.path();
    spec.environment.insert(QStringLiteral("NAME"), QStringLiteral("value"));
    spec.debuggable = true;
    NodeRuntime runtime(m_host);
    const QString made = run(runtime, spec);
    runtime.enableStandby();
    QCOMPARE(run(runtime, spec), made); // asks for one to wait
    QVERIFY(waitForStandby(runtime));
    const QString waited = run(runtime, spec);
    QVERIFY2(waited == made, qPrintable(waited + QStringLiteral("\ninstead of\n") + made));
    QVERIFY(waitForStandby(runtime));
}

void TestStandby::throwsTheSame()
{
    LaunchSpec spec =
        RuntimeProbe::specFor(write(QStringLiteral("throws.cjs"), "throw new TypeError('of mine');\n"));
    NodeRuntime runtime(m_host);
    runtime.enableStandby();
    run(runtime, spec);
    QVERIFY(waitForStandby(runtime));
    ServerSession session(runtime, spec);
    QVERIFY(session.start());
    QVERIFY(RuntimeProbe::waitForState(session, ServerState::Exited));
    const auto *uncaught = std::get_if<UncaughtError>(&*session.exitReason());
    QVERIFY(uncaught);
    QCOMPARE(uncaught->code, 1);
    QVERIFY(uncaught->stack.contains(QStringLiteral("throws.cjs:1")));
}

void TestStandby::notForWhatItCannotRun()
{
    NodeRuntime runtime(m_host);
    runtime.enableStandby();
    LaunchSpec spec =
        RuntimeProbe::specFor(write(QStringLiteral("h.cjs"), "console.log(process.execArgv.join());\n"));
    run(runtime, spec);
    QVERIFY(waitForStandby(runtime));
    spec.execArguments = QStringList{QStringLiteral("--enable-source-maps")};
    QVERIFY(run(runtime, spec).contains(QStringLiteral("--enable-source-maps")));
    QVERIFY(runtime.hasStandby()); // it waits on
}

void TestStandby::isStoppedWhileItWaits()
{
    // The runtime's end waits for its threads.
    NodeRuntime runtime(m_host);
    runtime.enableStandby();
    run(runtime, RuntimeProbe::specFor(write(QStringLiteral("i.cjs"), "1;\n")));
    QVERIFY(waitForStandby(runtime));
}

} // namespace

BOUCLE_HOST_TEST(TestStandby)
#include "tst_standby.moc"
