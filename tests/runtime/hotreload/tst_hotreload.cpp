// SPDX-License-Identifier: GPL-3.0-or-later

// Files of a running server are saved, and it is the new one: every way there, and every way to fail.

#include "core/cdp/connection.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/hotreload/hotreload.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "runtime/remote/processruntime.h"
#include "runtime/tools/syntaxclassifier.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "tests/support/runtimeprobe.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSaveFile>
#include <QTemporaryDir>

#include <map>

#include <unistd.h>

using namespace boucle;

namespace {

using Outcome = ReloadRecord::Outcome;

constexpr auto counterServer = R"(const { name } = require('./db');
let count = 0;
require('http').createServer((request, response) => {
  count += 1;
  response.end(`${name()} ${count}`);
}).listen(0, '127.0.0.1');
)";
constexpr auto database = "function name() {\n  return 'alpha';\n}\nmodule.exports = { name };\n";

class TestHotReload : public QObject
{
    Q_OBJECT
public:
    explicit TestHotReload(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase()
    {
        m_runtime = std::make_unique<NodeRuntime>(m_host);
        m_classifier = std::make_unique<SyntaxClassifier>(m_host);
    }
    void cleanupTestCase()
    {
        m_classifier.reset();
        m_runtime.reset();
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup();

    void bodyEditKeepsState_data();
    void bodyEditKeepsState();
    void newGeneration_data();
    void newGeneration();
    void twoFilesAtOnce();
    void commentsAreNothing();
    void syntaxErrorAndBack();
    void throwsAtLoad();
    void missingFileIsMade();
    void endlessLoopAtLoad();
    void otherPort();
    void deletedAndMadeAgain();
    void manyFilesAtOnce();
    void readOnlyFile();
    void savedAllTheTime();
    void dataFile();
    void packageFormattingIsNothing();
    void environmentFile();
    void workerFile();
    void packagesAreLeftAlone();
    void waitsWhilePaused();
    void programThatListensNowhere();
    void crashIsRepaired();
    void stoppedStaysStopped();
    void costlyEditGivesWay();
    void compiledFile();
    void offDoesNothing();
    void previewTells();
    void noRequestFails();
    void openConnectionsSurvive();
    void separateProcess();
    void stateIsHandedOver();
    void stateThatCannotBeCopied();

private:
    struct Debugger
    {
        std::unique_ptr<cdp::Connection> connection;
        std::unique_ptr<LiveEditor> editor;
    };

    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &text) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    /// As editors do it.
    void replaceFile(const QString &name, const QByteArray &text) const
    {
        QSaveFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
            qFatal("cannot replace %s", qPrintable(name));
    }
    void begin(const QString &script = QStringLiteral("server.js"), HotReloadOptions options = {},
               bool listens = true);
    QByteArray ask() const
    {
        return HttpClient::get(m_session->addresses().value(0).port, QStringLiteral("/"), 1000).body;
    }
    bool waitForRecord(qsizetype count = 1)
    {
        return QTest::qWaitFor([&] { return m_hot->records().size() >= count; }, RuntimeProbe::limitMs);
    }
    bool answers(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return ask() == text; }, RuntimeProbe::limitMs);
    }
    Outcome outcome() const { return m_hot->records().last().outcome; }

    Host &m_host;
    std::unique_ptr<NodeRuntime> m_runtime;
    ProcessRuntime *m_outside = nullptr; ///< where servers run instead
    std::unique_ptr<SyntaxClassifier> m_classifier;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerSession> m_session;
    std::unique_ptr<HotReload> m_hot;
    std::map<ServerId, Debugger> m_debuggers;
};

void TestHotReload::begin(const QString &script, HotReloadOptions options, bool listens)
{
    LaunchSpec spec = RuntimeProbe::specFor(path(script));
    spec.workingDirectory = m_folder->path();
    options.enabled = true;
    spec.hotReload = options;
    if (m_outside)
        spec.placement = LaunchSpec::Placement::SeparateProcess;
    m_session = std::make_unique<ServerSession>(
        m_outside ? static_cast<ServerRuntime &>(*m_outside) : *m_runtime, spec);
    m_hot = std::make_unique<HotReload>(*m_session, *m_classifier);
    connect(m_session.get(), &ServerSession::inspectorReady, this, [this](ServerId id) {
        Debugger &debugger = m_debuggers[id];
        debugger.connection = std::make_unique<cdp::Connection>(m_session->connectInspector());
        cdp::Session &session = debugger.connection->root();
        debugger.editor =
            std::make_unique<LiveEditor>(session, [&session] { session.send<cdp::debugger::Enable>(); });
        m_hot->setEditor(id, debugger.editor.get());
        session.send<cdp::runtime::RunIfWaitingForDebugger>();
    });
    connect(m_session.get(), &ServerSession::retired, this, [this](ServerId id) { m_debuggers.erase(id); });
    QVERIFY(m_session->start());
    QVERIFY(!listens || RuntimeProbe::waitForAddress(*m_session));
}

void TestHotReload::cleanup()
{
    if (!m_session)
        return;
    if (isAlive(m_session->state())) {
        m_session->stop();
        QVERIFY(RuntimeProbe::waitForState(*m_session, ServerState::Exited));
    }
    m_hot.reset();
    m_debuggers.clear();
    m_session.reset();
}

void TestHotReload::bodyEditKeepsState_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("data");
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("atomic");
    const QByteArray module = "import { createServer } from 'node:http';\nimport { name } from './db.mjs';\n"
                              "let count = 0;\ncreateServer((request, response) => {\n  count += 1;\n"
                              "  response.end(`${name()} ${count}`);\n}).listen(0, '127.0.0.1');\n";
    const QByteArray moduleData = "export function name() {\n  return 'alpha';\n}\n";
    const QByteArray typed = QByteArray(module).replace("db.mjs", "db.ts");
    const QByteArray typedData = "export function name(): string {\n  const text: string = 'alpha';\n"
                                 "  return text;\n}\n";
    for (const bool atomic : {false, true}) {
        const char *way = atomic ? "replaced" : "in place";
        QTest::addRow("CommonJS %s", way) << QStringLiteral("server.js") << QStringLiteral("db.js")
                                          << QByteArray(counterServer) << QByteArray(database) << atomic;
        QTest::addRow("ESM %s", way) << QStringLiteral("server.mjs") << QStringLiteral("db.mjs") << module
                                     << moduleData << atomic;
        QTest::addRow("TypeScript %s", way)
            << QStringLiteral("server.ts") << QStringLiteral("db.ts") << typed << typedData << atomic;
    }
}

void TestHotReload::bodyEditKeepsState()
{
    QFETCH(QString, script);
    QFETCH(QString, data);
    QFETCH(QByteArray, server);
    QFETCH(QByteArray, text);
    QFETCH(bool, atomic);
    write(QStringLiteral("package.json"), R"({ "type": "module" })");
    if (script == u"server.js")
        QFile::remove(path(QStringLiteral("package.json")));
    write(script, server);
    write(data, text);
    begin(script);
    QVERIFY(answers("alpha 1"));
    // Twice: the second is noticed as well.
    for (const auto *name : {"beta", "gamma"}) {
        const QByteArray next = QByteArray(text).replace("alpha", name);
        const qsizetype before = m_hot->records().size();
        atomic ? replaceFile(data, next) : write(data, next);
        QVERIFY(waitForRecord(before + 1));
        QVERIFY2(outcome() == Outcome::LiveEdit, qPrintable(describe(m_hot->records().last(), {})));
        QCOMPARE(ask(), QByteArray(name) + (before == 0 ? " 2" : " 3"));
    }
    QCOMPARE(m_hot->records().last().files, QStringList(path(data)));
    QVERIFY(m_hot->records().last().reason.contains(QStringLiteral("name")));
}

void TestHotReload::newGeneration_data()
{
    QTest::addColumn<bool>("stopBeforeStart");
    QTest::newRow("side by side") << false;
    QTest::newRow("one after the other") << true;
}

void TestHotReload::newGeneration()
{
    QFETCH(bool, stopBeforeStart);
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    HotReloadOptions options;
    options.stopBeforeStart = stopBeforeStart;
    begin(QStringLiteral("server.js"), options);
    QVERIFY(answers("alpha 1"));
    const int port = m_session->addresses().first().port;
    write(QStringLiteral("db.js"), "const text = 'beta';\nmodule.exports = { name: () => text };\n");
    QVERIFY(waitForRecord());
    QVERIFY2(outcome() == Outcome::NewGeneration, qPrintable(describe(m_hot->records().last(), {})));
    QCOMPARE(m_session->addresses().first().port, port);
    QVERIFY(answers("beta 1") || ask().startsWith("beta"));
    // And from there on a live edit again.
    write(QStringLiteral("db.js"), "const text = 'beta';\nmodule.exports = { name: () => text + '!' };\n");
    QVERIFY(waitForRecord(2));
    QVERIFY(ask().startsWith("beta"));
}

void TestHotReload::twoFilesAtOnce()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    QVERIFY(answers("alpha 1"));
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta"));
    write(QStringLiteral("server.js"), QByteArray(counterServer).replace("${count}", "<${count}>"));
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::LiveEdit);
    QCOMPARE(m_hot->records().last().files.size(), 2);
    QCOMPARE(ask(), QByteArray("beta <2>"));
}

void TestHotReload::commentsAreNothing()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    write(QStringLiteral("db.js"), QByteArray("// names\n") + database);
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::Unchanged);
}

void TestHotReload::syntaxErrorAndBack()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    write(QStringLiteral("db.js"), "function name() {\n  return 'beta'\n");
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::Kept);
    QVERIFY(m_hot->records().last().place);
    QCOMPARE(m_hot->records().last().place->path, path(QStringLiteral("db.js")));
    QVERIFY(m_hot->records().last().place->line >= 2);
    QVERIFY(ask().startsWith("alpha"));
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta"));
    QVERIFY(waitForRecord(2));
    QCOMPARE(outcome(), Outcome::LiveEdit);
    QVERIFY(ask().startsWith("beta"));
}

void TestHotReload::throwsAtLoad()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    write(QStringLiteral("db.js"), QByteArray(database) + "\nthrow new Error('no database');\n");
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::Kept);
    QVERIFY2(m_hot->records().last().reason.contains(QStringLiteral("no database")),
             qPrintable(m_hot->records().last().reason));
    QVERIFY(m_hot->records().last().place);
    QCOMPARE(m_hot->records().last().place->line, 6);
    QVERIFY(RuntimeProbe::waitForText(*m_session, QStringLiteral("Error: no database")));
    QVERIFY(ask().startsWith("alpha"));
    write(QStringLiteral("db.js"), QByteArray(database) + "\nconst mended = true;\n");
    QVERIFY(waitForRecord(2));
    QCOMPARE(outcome(), Outcome::NewGeneration);
}

void TestHotReload::missingFileIsMade()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    write(QStringLiteral("db.js"), "module.exports = require('./table');\n");
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::Kept);
    write(QStringLiteral("table.js"), "exports.name = () => 'table';\n");
    QVERIFY(waitForRecord(2));
    QCOMPARE(outcome(), Outcome::NewGeneration);
    QVERIFY(answers("table 1"));
}

void TestHotReload::endlessLoopAtLoad()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    HotReloadOptions options;
    options.startLimitMs = 1500;
    begin(QStringLiteral("server.js"), options);
    write(QStringLiteral("db.js"), QByteArray(database) + "for (;;);\n");
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::Kept);
    QVERIFY(ask().startsWith("alpha"));
    // Mended while the next one loops: nobody waits for the limit.
    write(QStringLiteral("db.js"), QByteArray(database) + "for (;;) ;\n");
    QVERIFY(QTest::qWaitFor([&] { return m_session->next().has_value(); }, RuntimeProbe::limitMs));
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta") + "let more;\n");
    QVERIFY(answers("beta 1"));
    QCOMPARE(outcome(), Outcome::NewGeneration);
}

void TestHotReload::otherPort()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    HotReloadOptions options;
    options.startLimitMs = 1000;
    begin(QStringLiteral("server.js"), options);
    const QByteArray other = QByteArray(counterServer).replace("'127.0.0.1'", "'127.0.0.2'");
    write(QStringLiteral("server.js"), other);
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::Kept);
    QVERIFY2(m_hot->records().last().reason.contains(QStringLiteral("listen")),
             qPrintable(m_hot->records().last().reason));
    QVERIFY(ask().startsWith("alpha"));
}

void TestHotReload::deletedAndMadeAgain()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("lib/db.js"), database);
    write(QStringLiteral("server.js"), QByteArray(counterServer).replace("./db", "./lib/db"));
    begin();
    QVERIFY(answers("alpha 1"));
    QVERIFY(QFile::remove(path(QStringLiteral("lib/db.js"))));
    QVERIFY(QDir(path(QStringLiteral("lib"))).removeRecursively());
    QVERIFY(ask().startsWith("alpha"));
    write(QStringLiteral("lib/db.js"), QByteArray(database).replace("alpha", "beta"));
    QVERIFY(answers("beta 3") || ask().startsWith("beta"));
    QCOMPARE(outcome(), Outcome::LiveEdit);
}

void TestHotReload::manyFilesAtOnce()
{
    constexpr int files = 500;
    QByteArray all;
    const auto writeAll = [&](const QByteArray &value) {
        for (int i = 0; i < files; ++i)
            write(QStringLiteral("lib/part%1.js").arg(i), "module.exports = () => " + value + ";\n");
    };
    writeAll("1");
    for (int i = 0; i < files; ++i)
        all += "sum += require('./lib/part" + QByteArray::number(i) + "')();\n";
    write(QStringLiteral("server.js"), "let sum = 0;\n" + all +
                                           "require('http').createServer((request, response) => "
                                           "response.end(String(sum))).listen(0, '127.0.0.1');\n");
    begin();
    QVERIFY(answers("500"));
    writeAll("2");
    QVERIFY(answers("1000"));
    QVERIFY2(m_hot->records().size() <= 3, qPrintable(QString::number(m_hot->records().size())));
    QCOMPARE(outcome(), Outcome::NewGeneration);
}

void TestHotReload::readOnlyFile()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    QVERIFY(QFile::setPermissions(path(QStringLiteral("db.js")), QFile::ReadOwner));
    begin();
    // Some editors replace it all the same.
    replaceFile(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta"));
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::LiveEdit);
    QVERIFY(ask().startsWith("beta"));
}

void TestHotReload::savedAllTheTime()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    QElapsedTimer timer;
    timer.start();
    int saves = 0;
    bool allAnswered = true;
    constexpr int everyMs = 10;
    constexpr int forMs = 10'000;
    // Both kinds of changes, in turn. Whole files, for half of one may be a program that fails when it is asked.
    while (timer.elapsed() < forMs) {
        ++saves;
        replaceFile(QStringLiteral("db.js"),
                    QByteArray(database).replace("alpha", "name" + QByteArray::number(saves)) +
                        "const generation = " + QByteArray::number(saves / 20) + ";\n");
        if (saves % 25 == 0)
            allAnswered = allAnswered && !ask().isEmpty();
        QTest::qWait(everyMs);
    }
    QVERIFY(allAnswered);
    QVERIFY(QTest::qWaitFor([&] { return ask().startsWith("name" + QByteArray::number(saves) + ' '); },
                            RuntimeProbe::limitMs));
    QVERIFY(QTest::qWaitFor([&] { return !m_hot->isBusy(); }, RuntimeProbe::limitMs));
    QVERIFY(m_hot->records().size() > 20);
}

void TestHotReload::dataFile()
{
    write(QStringLiteral("server.js"),
          QByteArray(counterServer).replace("./db", "./db.json").replace("name()", "name"));
    write(QStringLiteral("db.json"), R"({ "name": "alpha" })");
    begin();
    QVERIFY(answers("alpha 1"));
    write(QStringLiteral("db.json"), "{\n  \"name\": \"alpha\"\n}\n");
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::Unchanged);
    write(QStringLiteral("db.json"), R"({ "name": "beta" })");
    QVERIFY(answers("beta 1"));
    QCOMPARE(outcome(), Outcome::NewGeneration);
}

void TestHotReload::packageFormattingIsNothing()
{
    write(QStringLiteral("package.json"), R"({ "name": "demo", "version": "1.0.0" })");
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    write(QStringLiteral("package.json"), "{\n  \"name\": \"demo\",\n  \"version\": \"1.0.0\"\n}\n");
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::Unchanged);
    write(QStringLiteral("package.json"), R"({ "name": "demo", "dependencies": {} })");
    QVERIFY(waitForRecord(2));
    QCOMPARE(outcome(), Outcome::NewGeneration);
}

void TestHotReload::environmentFile()
{
    write(QStringLiteral("server.js"),
          "const [, value] = require('fs').readFileSync('.env', 'utf8').trim().split('=');\n"
          "require('http').createServer((request, response) => response.end(value))"
          ".listen(0, '127.0.0.1');\n");
    write(QStringLiteral(".env"), "NAME=alpha\n");
    begin();
    QVERIFY(answers("alpha"));
    write(QStringLiteral(".env"), "NAME=beta\n");
    QVERIFY(answers("beta"));
    write(QStringLiteral(".env"), "NAME=alpha\n");
    QVERIFY(answers("alpha"));
    QCOMPARE(outcome(), Outcome::NewGeneration);
}

void TestHotReload::workerFile()
{
    write(
        QStringLiteral("server.js"),
        "const { Worker } = require('worker_threads');\nlet name = '';\n"
        "new Worker('./worker.js').on('message', (text) => { name = text; });\n"
        "require('http').createServer((request, response) => response.end(name)).listen(0, '127.0.0.1');\n");
    write(QStringLiteral("worker.js"), "require('worker_threads').parentPort.postMessage('alpha');\n");
    begin();
    QVERIFY(answers("alpha"));
    write(QStringLiteral("worker.js"), "require('worker_threads').parentPort.postMessage('beta');\n");
    QVERIFY(answers("beta"));
    QCOMPARE(outcome(), Outcome::NewGeneration);
}

void TestHotReload::packagesAreLeftAlone()
{
    write(QStringLiteral("node_modules/db/index.js"), database);
    write(QStringLiteral("server.js"),
          QByteArray(counterServer).replace("./db", "db").replace("}).listen", "  \n}).listen"));
    write(QStringLiteral("db.js"), database);
    begin();
    QVERIFY(answers("alpha 1"));
    write(QStringLiteral("node_modules/db/index.js"), QByteArray(database).replace("alpha", "beta"));
    // A change that counts comes after it, and is the only one.
    write(QStringLiteral("server.js"),
          QByteArray(counterServer).replace("./db", "db").replace("${count}", "<${count}>"));
    QVERIFY(waitForRecord());
    QCOMPARE(m_hot->records().last().files, QStringList(path(QStringLiteral("server.js"))));
    QCOMPARE(ask(), QByteArray("alpha <2>"));
}

void TestHotReload::waitsWhilePaused()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    cdp::Session &session = m_debuggers.begin()->second.connection->root();
    m_debuggers.begin()->second.editor->learn();
    bool paused = false;
    session.on<cdp::debugger::Paused>(this, [&](const cdp::debugger::Paused &) {
        paused = true;
        m_session->setPaused(*m_session->serving(), true);
    });
    session.send<cdp::debugger::Pause>();
    session.send<cdp::runtime::Evaluate>({.expression = QStringLiteral("1")});
    QVERIFY(QTest::qWaitFor([&] { return paused; }, RuntimeProbe::limitMs));
    // What does not stand on the stack can be edited.
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta"));
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::LiveEdit);
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "gamma") + "let more;\n");
    QVERIFY(waitForRecord(2));
    QCOMPARE(outcome(), Outcome::Waiting);
    session.send<cdp::debugger::Resume>();
    m_session->setPaused(*m_session->serving(), false);
    QVERIFY(waitForRecord(3));
    QCOMPARE(outcome(), Outcome::NewGeneration);
    QVERIFY(answers("gamma 1") || ask().startsWith("gamma"));
}

void TestHotReload::programThatListensNowhere()
{
    const QByteArray text = "function tick() {\n  console.log('alpha');\n}\nsetInterval(tick, 10);\n";
    write(QStringLiteral("server.js"), text);
    begin(QStringLiteral("server.js"), {}, false);
    QVERIFY(RuntimeProbe::waitForText(*m_session, QStringLiteral("alpha")));
    // What it does once it should not do again: only a live edit is harmless.
    write(QStringLiteral("server.js"), QByteArray(text).replace("alpha", "beta"));
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::LiveEdit);
    QVERIFY(RuntimeProbe::waitForText(*m_session, QStringLiteral("beta")));
    write(QStringLiteral("server.js"), QByteArray(text).replace("alpha", "gamma") + "let more;\n");
    QVERIFY(waitForRecord(2));
    QCOMPARE(outcome(), Outcome::Waiting);
    QVERIFY(!m_session->next());
    cleanup();
    HotReloadOptions options;
    options.restartsAll = true;
    begin(QStringLiteral("server.js"), options, false);
    QVERIFY(RuntimeProbe::waitForText(*m_session, QStringLiteral("gamma")));
    write(QStringLiteral("server.js"), QByteArray(text).replace("alpha", "delta") + "let other;\n");
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::NewGeneration);
    QVERIFY(RuntimeProbe::waitForText(*m_session, QStringLiteral("delta")));
}

void TestHotReload::crashIsRepaired()
{
    write(QStringLiteral("server.js"),
          QByteArray(counterServer).replace("count += 1", "setImmediate(() => { throw 1; })"));
    write(QStringLiteral("db.js"), database);
    begin();
    ask();
    QVERIFY(RuntimeProbe::waitForState(*m_session, ServerState::Exited));
    write(QStringLiteral("server.js"), counterServer);
    QVERIFY(RuntimeProbe::waitForAddress(*m_session));
    QVERIFY(answers("alpha 1"));
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::NewGeneration);
}

void TestHotReload::stoppedStaysStopped()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    m_session->stop();
    QVERIFY(RuntimeProbe::waitForState(*m_session, ServerState::Exited));
    FileWatch witness;
    witness.add(path(QStringLiteral("db.js")));
    bool noticed = false;
    connect(&witness, &FileWatch::changed, this, [&] { noticed = true; });
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta"));
    QVERIFY(QTest::qWaitFor([&] { return noticed; }, RuntimeProbe::limitMs));
    QCoreApplication::processEvents();
    QCOMPARE(m_session->state(), ServerState::Exited);
    QVERIFY(m_hot->records().isEmpty());
}

void TestHotReload::costlyEditGivesWay()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    HotReloadOptions options;
    options.pauseLimitMs = 0;
    begin(QStringLiteral("server.js"), options);
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta"));
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::NewGeneration);
    cleanup();
    write(QStringLiteral("db.js"), database);
    options.prefersState = true;
    begin(QStringLiteral("server.js"), options);
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta"));
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::LiveEdit);
}

void TestHotReload::compiledFile()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), QByteArray(database) + "//# sourceMappingURL=db.js.map\n");
    write(QStringLiteral("db.js.map"), R"({ "version": 3, "sources": [], "mappings": "" })");
    begin();
    write(QStringLiteral("db.js"),
          QByteArray(database).replace("alpha", "beta") + "//# sourceMappingURL=db.js.map\n");
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::NewGeneration);
    QVERIFY(answers("beta 1"));
}

void TestHotReload::offDoesNothing()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    LaunchSpec spec = RuntimeProbe::specFor(path(QStringLiteral("server.js")));
    spec.debuggable = false;
    m_session = std::make_unique<ServerSession>(*m_runtime, spec);
    m_hot = std::make_unique<HotReload>(*m_session, *m_classifier);
    QVERIFY(m_session->start());
    QVERIFY(RuntimeProbe::waitForAddress(*m_session));
    FileWatch witness;
    witness.add(path(QStringLiteral("db.js")));
    bool noticed = false;
    connect(&witness, &FileWatch::changed, this, [&] { noticed = true; });
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta"));
    QVERIFY(QTest::qWaitFor([&] { return noticed; }, RuntimeProbe::limitMs));
    QVERIFY(!m_hot->isBusy());
    QVERIFY(m_hot->records().isEmpty());
    const Result<void> replaced = m_session->replace();
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().code, QStringLiteral("not-replaceable"));
}

void TestHotReload::previewTells()
{
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    begin();
    const auto preview = [this](const QString &name, const QByteArray &text) {
        std::optional<std::optional<Judgement>> result;
        m_hot->preview(path(name), QString::fromUtf8(text), this,
                       [&](const auto &judgement) { result = judgement; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, RuntimeProbe::limitMs))
            qFatal("no judgement");
        return *result;
    };
    const QString file = QStringLiteral("db.js");
    QVERIFY(preview(file, database)->isSame);
    QCOMPARE(preview(file, QByteArray(database).replace("alpha", "beta"))->kind,
             ChangeVerdict::Kind::LiveEdit);
    QCOMPARE(preview(file, QByteArray(database) + "let more;")->kind, ChangeVerdict::Kind::NewGeneration);
    QCOMPARE(preview(file, "function (")->kind, ChangeVerdict::Kind::SyntaxError);
    QVERIFY(!preview(QStringLiteral("other.js"), "let a;"));
    QVERIFY(m_hot->records().isEmpty());
    QVERIFY(ask().startsWith("alpha"));
}

void TestHotReload::noRequestFails()
{
    const auto text = [](int outside, int body) {
        return "const outside = " + QByteArray::number(outside) +
               ";\nfunction name() {\n  return `${outside}.` + " + QByteArray::number(body) +
               ";\n}\nmodule.exports = { name };\n";
    };
    write(QStringLiteral("server.js"), QByteArray(counterServer).replace(" ${count}", ""));
    write(QStringLiteral("db.js"), text(0, 0));
    m_runtime->enableStandby(); // new generations are the ones that wait
    begin();
    QProcess load;
    load.start(m_host.executablePath(),
               {RuntimeProbe::sourceFolder() + QStringLiteral("/tests/runtime/hotreload/load.mjs"),
                QString::number(m_session->addresses().first().port)});
    QByteArray words;
    QVERIFY(QTest::qWaitFor(
        [&] {
            words += load.readAllStandardError();
            return words.count("asking") == 5;
        },
        RuntimeProbe::limitMs));
    constexpr int reloads = 120;
    int outside = 0;
    int body = 0;
    for (int i = 0; i < reloads; ++i) {
        ++((i * 7 + i / 5) % 3 != 0 ? body : outside);
        (i % 2 == 0) ? write(QStringLiteral("db.js"), text(outside, body))
                     : replaceFile(QStringLiteral("db.js"), text(outside, body));
        QVERIFY2(waitForRecord(i + 1), qPrintable(QString::number(i)));
        QVERIFY2(outcome() == Outcome::LiveEdit || outcome() == Outcome::NewGeneration,
                 qPrintable(describe(m_hot->records().last(), {})));
    }
    QVERIFY(answers(QByteArray::number(outside) + '.' + QByteArray::number(body)));
    load.closeWriteChannel();
    QVERIFY(load.waitForFinished(RuntimeProbe::limitMs));
    const QByteArray result = load.readAllStandardOutput();
    const QJsonObject facts = QJsonDocument::fromJson(result).object();
    QVERIFY2(facts.value(QLatin1String("failed")).toInt(-1) == 0, result.constData());
    QVERIFY(facts.value(QLatin1String("answered")).toInt() > reloads);
    // Only what serves is left, beside what waits.
    QVERIFY(QTest::qWaitFor([&] { return m_debuggers.size() == 1; }, RuntimeProbe::limitMs));
}

void TestHotReload::openConnectionsSurvive()
{
    const QByteArray text = R"(
function piece() {
  return 'alpha';
}
function echo(bytes) {
  return 'alpha ' + bytes;
}
const server = require('http').createServer((request, response) => {
  if (request.url !== '/stream') return response.end(piece());
  const timer = setInterval(() => response.write(`${piece()}\n`), 10);
  response.on('close', () => clearInterval(timer));
});
server.on('upgrade', (request, socket) => {
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
  socket.on('data', (bytes) => socket.write(echo(bytes)));
});
server.listen(0, '127.0.0.1');
)";
    write(QStringLiteral("server.js"), text);
    HotReloadOptions options;
    options.graceMs = 1500;
    begin(QStringLiteral("server.js"), options);
    QProcess client;
    client.start(m_host.executablePath(),
                 {RuntimeProbe::sourceFolder() + QStringLiteral("/tests/runtime/hotreload/connections.mjs"),
                  QString::number(m_session->addresses().first().port)});
    QByteArray said;
    const auto nextLine = [&] {
        const bool isThere = QTest::qWaitFor(
            [&] {
                said += client.readAllStandardOutput();
                return said.contains('\n');
            },
            RuntimeProbe::limitMs);
        const QByteArray line = isThere ? said.left(said.indexOf('\n')) : QByteArray("nothing");
        said.remove(0, line.size() + 1);
        return line;
    };
    const auto say = [&](const char *word) {
        client.write(QByteArray(word) + '\n');
        return nextLine();
    };
    QCOMPARE(nextLine(), QByteArray("open"));
    QCOMPARE(say("one"), QByteArray(R"({"echo":"alpha one","stream":"alpha"})"));
    // A body edit: the very connections go on with the new code.
    write(QStringLiteral("server.js"),
          QByteArray(text).replace("'alpha'", "'beta'").replace("'alpha '", "'beta '"));
    QVERIFY(waitForRecord());
    QVERIFY2(outcome() == Outcome::LiveEdit, qPrintable(describe(m_hot->records().last(), {})));
    QCOMPARE(say("two"), QByteArray(R"({"echo":"beta two","stream":"beta"})"));
    // A new generation: they are finished by the old one, within the grace.
    write(QStringLiteral("server.js"), QByteArray(text).replace("alpha", "gamma") + "let more;\n");
    QVERIFY(waitForRecord(2));
    QCOMPARE(outcome(), Outcome::NewGeneration);
    QVERIFY(answers("gamma"));
    QCOMPARE(say("three"), QByteArray(R"({"echo":"beta three","stream":"beta"})"));
    QVERIFY(QTest::qWaitFor([&] { return m_debuggers.size() == 1; }, RuntimeProbe::limitMs));
    QCOMPARE(say("four"), QByteArray(R"({"echo":"closed","stream":"closed"})"));
    client.closeWriteChannel();
    QVERIFY(client.waitForFinished(RuntimeProbe::limitMs));
}

void TestHotReload::separateProcess()
{
    ProcessRuntime outside(
        {m_host.executablePath(),
         qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/lib/boucle/bootstrap.cjs"),
         m_runtime->description()});
    write(QStringLiteral("server.js"), counterServer);
    write(QStringLiteral("db.js"), database);
    m_outside = &outside;
    begin();
    QVERIFY(answers("alpha 1"));
    // Over a WebSocket: the debugger is asked what there is a moment after the start.
    QVERIFY(QTest::qWaitFor(
        [&] { return m_debuggers.begin()->second.editor->knows(path(QStringLiteral("db.js"))); },
        RuntimeProbe::limitMs));
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "beta"));
    QVERIFY(waitForRecord());
    QVERIFY2(outcome() == Outcome::LiveEdit, qPrintable(describe(m_hot->records().last(), {})));
    QCOMPARE(ask(), QByteArray("beta 2"));
    write(QStringLiteral("db.js"), QByteArray(database).replace("alpha", "gamma") + "let more;\n");
    QVERIFY(waitForRecord(2));
    QVERIFY2(outcome() == Outcome::NewGeneration, qPrintable(describe(m_hot->records().last(), {})));
    QVERIFY(answers("gamma 1") || ask().startsWith("gamma"));
    cleanup();
    m_outside = nullptr;
}

void TestHotReload::stateIsHandedOver()
{
    write(QStringLiteral("db.js"), database);
    write(QStringLiteral("server.js"), QByteArray(counterServer) + R"(
const hot = globalThis[Symbol.for('boucle.hot')];
hot?.takeOver((state) => { count += state.count; });
hot?.handOver(() => ({ count, when: new Date() }));
)");
    begin();
    QVERIFY(answers("alpha 1"));
    ask();
    for (int i = 0; i < 3; ++i) {
        write(QStringLiteral("db.js"),
              QByteArray(database) + "const generation = " + QByteArray::number(i) + ";\n");
        QVERIFY(waitForRecord(i + 1));
        QCOMPARE(outcome(), Outcome::NewGeneration);
        // Two before, and those that the generations were asked since.
        QVERIFY(QTest::qWaitFor([&] { return ask().mid(6).toInt() > 2 + i; }, RuntimeProbe::limitMs));
    }
}

void TestHotReload::stateThatCannotBeCopied()
{
    write(QStringLiteral("db.js"), database);
    write(QStringLiteral("server.js"),
          QByteArray(counterServer) + "globalThis[Symbol.for('boucle.hot')].handOver(() => () => 1);\n");
    begin();
    write(QStringLiteral("db.js"), QByteArray(database) + "let more;\n");
    QVERIFY(waitForRecord());
    QCOMPARE(outcome(), Outcome::NewGeneration);
    QVERIFY(RuntimeProbe::waitForText(*m_session, QStringLiteral("The next generation gets no state")));
}

} // namespace

BOUCLE_HOST_TEST(TestHotReload)
#include "tst_hotreload.moc"
