// SPDX-License-Identifier: GPL-3.0-or-later

// A server that is replaced while it is asked: its sockets, its requests, and starts that fail.

#include "core/cdp/connection.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/hotreload/liveeditor.h"
#include "core/session/generations.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "runtime/tools/syntaxclassifier.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "tests/support/runtimeprobe.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

#include <map>

using namespace boucle;

namespace {

class TestGenerations : public QObject
{
    Q_OBJECT
public:
    explicit TestGenerations(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase() { m_runtime = std::make_unique<NodeRuntime>(m_host); }
    void cleanupTestCase() { m_runtime.reset(); }
    void init();
    void cleanup();

    void portsStay_data();
    void portsStay();
    void noRequestFails();
    void noRequestFailsWithBothTiers();
    void requestInFlightIsFinished();
    void upgradedConnectionHasItsGrace();
    void failedStartLeavesTheOldOne_data();
    void failedStartLeavesTheOldOne();
    void stopBeforeStartQueues();
    void closedByItsServer();

private:
    void write(const QString &text)
    {
        QFile file(m_script);
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
            qFatal("cannot write %s", qPrintable(m_script));
    }
    void begin(const QString &text, HotReloadOptions options = {}, bool debuggable = false);
    std::unique_ptr<QProcess> beginLoad();
    QJsonObject endLoad(QProcess &load);
    void waitForEnd(ServerId id)
    {
        QVERIFY(QTest::qWaitFor([&] { return m_ended.contains(id); }, RuntimeProbe::limitMs));
    }
    QList<ListenAddress> addressesOf(std::optional<ServerId> id) const
    {
        return m_addresses.value(quint64(*id));
    }
    bool waitForAddresses(int count)
    {
        return QTest::qWaitFor([&] { return addressesOf(m_generations->serving()).size() == count; },
                               RuntimeProbe::limitMs);
    }
    int port() const { return addressesOf(m_generations->serving()).first().port; }
    bool replace()
    {
        QSignalSpy took(m_generations.get(), &Generations::tookOver);
        m_generations->replace();
        return took.wait(RuntimeProbe::limitMs);
    }
    /// For the moment that it takes to stop accepting, the old one may still answer.
    bool answers(const QByteArray &text)
    {
        return QTest::qWaitFor([&] { return HttpClient::get(port(), QStringLiteral("/"), 200).body == text; },
                               RuntimeProbe::limitMs);
    }
    static QString server(const QString &version)
    {
        return QStringLiteral("require('http').createServer((q, s) => s.end('%1')).listen(0, '127.0.0.1');\n")
            .arg(version);
    }

    Host &m_host;
    std::unique_ptr<NodeRuntime> m_runtime;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_script;
    quint64 m_lineage = 0;
    std::unique_ptr<Generations> m_generations;
    QMap<quint64, QList<ListenAddress>> m_addresses;
    QList<ServerId> m_ended;
};

void TestGenerations::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_script = m_folder->filePath(QStringLiteral("server.js"));
    m_addresses.clear();
    m_ended.clear();
    connect(m_runtime.get(), &ServerRuntime::event, this, [this](ServerId id, const ServerEvent &event) {
        if (const auto *listening = std::get_if<ServerListening>(&event))
            m_addresses[quint64(id)].append(listening->address);
        if (std::holds_alternative<ServerEnded>(event))
            m_ended.append(id);
        m_runtime->takeOutput(id, 1000);
    });
}

void TestGenerations::cleanup()
{
    QSignalSpy ended(m_generations.get(), &Generations::ended);
    if (m_generations->serving()) {
        m_generations->stop();
        QVERIFY(ended.wait(RuntimeProbe::limitMs));
    }
    m_generations.reset();
    m_runtime->disconnect(this);
}

void TestGenerations::begin(const QString &text, HotReloadOptions options, bool debuggable)
{
    write(text);
    LaunchSpec spec = RuntimeProbe::specFor(m_script);
    spec.debuggable = debuggable;
    spec.lineage = ++m_lineage;
    spec.hotReload = options;
    m_generations = std::make_unique<Generations>(*m_runtime, spec);
    QVERIFY(m_generations->start());
}

void TestGenerations::portsStay_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("count");
    QTest::newRow("IPv4") << "require('net').createServer().listen(0, '127.0.0.1')" << 1;
    QTest::newRow("IPv6") << "require('net').createServer().listen(0, '::1')" << 1;
    QTest::newRow("every interface") << "require('net').createServer().listen(0)" << 1;
    QTest::newRow("several") << "const net = require('net');\n"
                                "for (const host of ['127.0.0.1', '127.0.0.1', '::1', undefined])\n"
                                "  net.createServer().listen({ port: 0, host });"
                             << 4;
    QTest::newRow("Unix") << "require('net').createServer().listen(__dirname + '/socket')" << 1;
    QTest::newRow("HTTP/2") << "require('http2').createServer().listen(0, '127.0.0.1')" << 1;
}

void TestGenerations::portsStay()
{
    QFETCH(QString, script);
    QFETCH(int, count);
    begin(script);
    QVERIFY(waitForAddresses(count));
    const auto sorted = [](const QList<ListenAddress> &addresses) {
        QStringList result;
        for (const ListenAddress &address : addresses)
            result.append(QStringLiteral("%1 %2 %3").arg(address.protocol, address.host).arg(address.port));
        result.sort();
        return result;
    };
    const QStringList before = sorted(addressesOf(m_generations->serving()));
    for (int i = 0; i < 3; ++i) {
        const ServerId old = *m_generations->serving();
        QVERIFY(replace());
        QVERIFY(m_generations->serving() != old);
        QCOMPARE(sorted(addressesOf(m_generations->serving())), before);
        waitForEnd(old);
    }
    const QString path = m_folder->filePath(QStringLiteral("socket"));
    QCOMPARE(QFileInfo::exists(path), script.contains(QLatin1String("/socket")));
    const ServerId last = *m_generations->serving();
    m_generations->stop();
    waitForEnd(last);
    QVERIFY(!QFileInfo::exists(path));
}

std::unique_ptr<QProcess> TestGenerations::beginLoad()
{
    auto load = std::make_unique<QProcess>();
    load->start(m_host.executablePath(),
                {RuntimeProbe::sourceFolder() + QStringLiteral("/tests/runtime/hotreload/load.mjs"),
                 QString::number(port())});
    if (!QTest::qWaitFor([&] { return load->readAllStandardError().contains("asking"); },
                         RuntimeProbe::limitMs))
        qFatal("the load does not begin");
    return load;
}

QJsonObject TestGenerations::endLoad(QProcess &load)
{
    load.closeWriteChannel();
    if (!QTest::qWaitFor([&] { return load.state() == QProcess::NotRunning; }, RuntimeProbe::limitMs))
        qFatal("the load does not end");
    return QJsonDocument::fromJson(load.readAllStandardOutput()).object();
}

void TestGenerations::noRequestFails()
{
    begin(server(QStringLiteral("0")));
    QVERIFY(waitForAddresses(1));
    const std::unique_ptr<QProcess> load = beginLoad();
    constexpr int replacements = 60;
    for (int i = 1; i <= replacements; ++i) {
        write(server(QString::number(i)));
        QVERIFY(replace());
        QCOMPARE(HttpClient::get(port(), QStringLiteral("/")).status, 200);
    }
    const QJsonObject result = endLoad(*load);
    QVERIFY2(result.value(QLatin1String("failed")).toInt(-1) == 0,
             QJsonDocument(result).toJson().constData());
    QVERIFY(result.value(QLatin1String("answered")).toInt() > replacements);
    QVERIFY(result.value(QLatin1String("versions")).toObject().size() > replacements / 2);
}

void TestGenerations::noRequestFailsWithBothTiers()
{
    const auto text = [](int loaded, int edited) {
        return QStringLiteral("const loaded = %1;\nrequire('http').createServer((q, s) => {\n"
                              "  s.end(`${loaded} ` + %2);\n}).listen(0, '127.0.0.1');\n")
            .arg(loaded)
            .arg(edited);
    };
    struct Debugged
    {
        std::unique_ptr<cdp::Connection> connection;
        std::unique_ptr<LiveEditor> editor;
    };
    std::map<ServerId, Debugged> debugged;
    SyntaxClassifier classifier(m_host);
    QObject guard;
    connect(m_runtime.get(), &ServerRuntime::event, &guard, [&](ServerId id, const ServerEvent &event) {
        if (std::holds_alternative<ServerEnded>(event))
            debugged.erase(id);
        if (!std::holds_alternative<ServerInspectorReady>(event))
            return;
        Debugged &entry = debugged[id];
        entry.connection = std::make_unique<cdp::Connection>(m_runtime->connectInspector(id));
        cdp::Session &session = entry.connection->root();
        entry.editor =
            std::make_unique<LiveEditor>(session, [&session] { session.send<cdp::debugger::Enable>(); });
        entry.editor->learn();
        entry.connection->root().send<cdp::runtime::RunIfWaitingForDebugger>();
    });
    int loaded = 0;
    int edited = 0;
    QString current = text(loaded, edited);
    begin(current, {}, true);
    QVERIFY(waitForAddresses(1));
    const std::unique_ptr<QProcess> load = beginLoad();
    constexpr int reloads = 300;
    int liveEdits = 0;
    for (int i = 0; i < reloads; ++i) {
        // In an order that has both after both.
        const bool changesBody = (i * 7 + i / 5) % 3 != 0;
        ++(changesBody ? edited : loaded);
        const QString next = text(loaded, edited);
        write(next);
        std::optional<ChangeVerdict> verdict;
        classifier.classify({m_script, current, next}, &guard,
                            [&](const ChangeVerdict &found) { verdict = found; });
        QVERIFY(QTest::qWaitFor([&] { return verdict.has_value(); }, RuntimeProbe::limitMs));
        QCOMPARE(verdict->kind,
                 changesBody ? ChangeVerdict::Kind::LiveEdit : ChangeVerdict::Kind::NewGeneration);
        if (changesBody) {
            std::optional<QString> failure; // empty: none
            debugged[*m_generations->serving()].editor->apply(
                {{m_script, verdict->steps}}, &guard, [&](const Result<void> &done) {
                    failure = done.ok() ? QString() : done.error().code + u' ' + done.error().message;
                });
            QVERIFY(QTest::qWaitFor([&] { return failure.has_value(); }, RuntimeProbe::limitMs));
            QVERIFY2(failure->isEmpty(), qPrintable(*failure));
            ++liveEdits;
        } else {
            QVERIFY(replace());
        }
        current = next;
    }
    QVERIFY(answers(QStringLiteral("%1 %2").arg(loaded).arg(edited).toUtf8()));
    QVERIFY(liveEdits > reloads / 3 && liveEdits < reloads * 3 / 4);
    const QJsonObject result = endLoad(*load);
    QVERIFY2(result.value(QLatin1String("failed")).toInt(-1) == 0,
             QJsonDocument(result).toJson().constData());
    QVERIFY(result.value(QLatin1String("answered")).toInt() > reloads);
    // Every one of those that were retired ends.
    QVERIFY(QTest::qWaitFor([&] { return debugged.size() == 1; }, RuntimeProbe::limitMs));
}

void TestGenerations::requestInFlightIsFinished()
{
    // The old one answers only when the new one has taken over.
    const QString gate = m_folder->filePath(QStringLiteral("gate"));
    begin(QStringLiteral("const fs = require('fs');\n"
                         "require('http').createServer((q, s) => {\n"
                         "  s.write('old ');\n"
                         "  const timer = setInterval(() => {\n"
                         "    if (fs.existsSync('%1')) { clearInterval(timer); s.end('done'); }\n"
                         "  }, 5);\n"
                         "}).listen(0, '127.0.0.1');")
              .arg(gate));
    QVERIFY(waitForAddresses(1));
    QProcess client;
    client.start(
        m_host.executablePath(),
        {QStringLiteral("-e"),
         QStringLiteral("require('http').get({ port: %1, host: '127.0.0.1' }, (r) => r.on('data', (t) => "
                        "process.stdout.write(t)))")
             .arg(port())});
    QByteArray answer;
    const auto reads = [&](const QByteArray &text) {
        return QTest::qWaitFor([&] { return (answer += client.readAllStandardOutput()) == text; },
                               RuntimeProbe::limitMs);
    };
    QVERIFY(reads("old "));
    const ServerId old = *m_generations->serving();
    write(server(QStringLiteral("new")));
    QVERIFY(replace());
    QVERIFY(answers("new"));
    QVERIFY(!m_ended.contains(old));
    QFile opened(gate);
    QVERIFY(opened.open(QIODevice::WriteOnly));
    QVERIFY(reads("old done"));
    waitForEnd(old);
    QVERIFY(QTest::qWaitFor([&] { return client.state() == QProcess::NotRunning; }, RuntimeProbe::limitMs));
}

void TestGenerations::upgradedConnectionHasItsGrace()
{
    HotReloadOptions options;
    options.graceMs = 300;
    const QString script =
        QStringLiteral("const server = require('http').createServer();\n"
                       "server.on('upgrade', (q, socket) => socket.write('HTTP/1.1 101 OK\\r\\n"
                       "Upgrade: x\\r\\nConnection: Upgrade\\r\\n\\r\\n'));\n"
                       "server.listen(0, '127.0.0.1');");
    begin(script, options);
    QVERIFY(waitForAddresses(1));
    QProcess client;
    client.start(m_host.executablePath(),
                 {QStringLiteral("-e"),
                  QStringLiteral(
                      "require('http').get({ port: %1, host: '127.0.0.1', headers: { Connection: 'Upgrade', "
                      "Upgrade: 'x' } }).on('upgrade', (r, s) => { console.log('open'); "
                      "s.on('close', () => console.log('closed')).on('error', () => {}).resume(); })")
                      .arg(port())});
    QByteArray told;
    const auto reads = [&](const QByteArray &text) {
        return QTest::qWaitFor([&] { return (told += client.readAllStandardOutput()) == text; },
                               RuntimeProbe::limitMs);
    };
    QVERIFY(reads("open\n"));
    const ServerId old = *m_generations->serving();
    QVERIFY(replace());
    QVERIFY(!m_ended.contains(old));
    QVERIFY(reads("open\nclosed\n"));
    waitForEnd(old);
    QVERIFY(QTest::qWaitFor([&] { return client.state() == QProcess::NotRunning; }, RuntimeProbe::limitMs));
}

void TestGenerations::failedStartLeavesTheOldOne_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("reason");
    QTest::newRow("syntax error") << "const a = ;"
                                  << "SyntaxError";
    QTest::newRow("throws at load") << "throw new Error('no database')"
                                    << "no database";
    QTest::newRow("exits") << "process.exit(3)"
                           << "3";
    QTest::newRow("listens nowhere") << "setInterval(() => {}, 1000)"
                                     << "does not listen on";
    QTest::newRow("loops at load") << "for (;;);"
                                   << "does not listen on";
    QTest::newRow("listens elsewhere") << "require('net').createServer().listen(0, '127.0.0.2')"
                                       << "does not listen on";
}

void TestGenerations::failedStartLeavesTheOldOne()
{
    QFETCH(QString, script);
    QFETCH(QString, reason);
    HotReloadOptions options;
    options.startLimitMs = 1500;
    begin(server(QStringLiteral("old")), options);
    QVERIFY(waitForAddresses(1));
    const ServerId old = *m_generations->serving();
    write(script);
    QSignalSpy failed(m_generations.get(), &Generations::failed);
    m_generations->replace();
    QVERIFY(failed.wait(RuntimeProbe::limitMs));
    QVERIFY2(failed.first().first().toString().contains(reason),
             qPrintable(failed.first().first().toString()));
    QCOMPARE(m_generations->serving(), std::optional(old));
    QVERIFY(!m_generations->next());
    QCOMPARE(HttpClient::get(port(), QStringLiteral("/")).body, QByteArray("old"));
    write(server(QStringLiteral("new")));
    const int before = port();
    QVERIFY(replace());
    QCOMPARE(port(), before);
    QVERIFY(answers("new"));
}

void TestGenerations::stopBeforeStartQueues()
{
    HotReloadOptions options;
    options.stopBeforeStart = true;
    const QString script =
        QStringLiteral("require('http').createServer((q, s) => s.end('ok')).listen(0, '127.0.0.1');");
    begin(script, options);
    QVERIFY(waitForAddresses(1));
    const int before = port();
    const ServerId old = *m_generations->serving();
    QSignalSpy took(m_generations.get(), &Generations::tookOver);
    bool hadEnded = false;
    // Nobody accepts for a moment; nobody is refused either, neither who comes at the stop nor who comes between.
    // They wait on threads of their own: who begins the next generation is this one.
    QByteArray atStop;
    QByteArray between;
    const auto ask = [before](QByteArray &body) {
        return std::unique_ptr<QThread>(QThread::create(
            [before, &body] { body = HttpClient::get(before, QStringLiteral("/")).body; }));
    };
    const auto first = ask(atStop);
    const auto second = ask(between);
    connect(m_generations.get(), &Generations::began, this, [&] {
        hadEnded = m_ended.contains(old);
        second->start();
    });
    first->start();
    m_generations->replace();
    QVERIFY(took.count() == 1 || took.wait(RuntimeProbe::limitMs));
    QVERIFY(hadEnded);
    QVERIFY(first->wait(RuntimeProbe::limitMs) && second->wait(RuntimeProbe::limitMs));
    QCOMPARE(atStop, QByteArray("ok"));
    QCOMPARE(between, QByteArray("ok"));
    QCOMPARE(port(), before);
}

void TestGenerations::closedByItsServer()
{
    begin(QStringLiteral(
        "const s = require('http').createServer((q, r) => { r.end('bye', () => s.close()); });\n"
        "s.listen(0, '127.0.0.1'); setInterval(() => {}, 1000);"));
    QVERIFY(waitForAddresses(1));
    const int before = port();
    QCOMPARE(HttpClient::get(before, QStringLiteral("/")).body, QByteArray("bye"));
    // Refused by the kernel, as if nobody had ever kept a copy.
    QVERIFY(QTest::qWaitFor([&] { return HttpClient::get(before, QStringLiteral("/"), 100).status == 0; },
                            RuntimeProbe::limitMs));
}

} // namespace

BOUCLE_HOST_TEST(TestGenerations)
#include "tst_generations.moc"
