// SPDX-License-Identifier: GPL-3.0-or-later

// A server that is replaced while it is asked: its sockets, its requests, and starts that fail.

#include "core/hotreload/generations.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "tests/support/runtimeprobe.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace boucle;

namespace {

class TestGenerations : public QObject
{
    Q_OBJECT
public:
    explicit TestGenerations(Host &host) : m_host(host) {}

private slots:
    void initTestCase() { m_runtime = std::make_unique<NodeRuntime>(m_host); }
    void cleanupTestCase() { m_runtime.reset(); }
    void init();
    void cleanup();

    void portsStay_data();
    void portsStay();
    void noRequestFails();
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
    void begin(const QString &text, Generations::Options options = {});
    void waitForEnd(ServerId id)
    {
        QVERIFY(QTest::qWaitFor([&] { return m_ended.contains(id); }, RuntimeProbe::limitMs));
    }
    QList<ListenAddress> addressesOf(std::optional<ServerId> id) const { return m_addresses.value(quint64(*id)); }
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

void TestGenerations::begin(const QString &text, Generations::Options options)
{
    write(text);
    LaunchSpec spec = RuntimeProbe::specFor(m_script);
    spec.debuggable = false;
    spec.lineage = ++m_lineage;
    m_generations = std::make_unique<Generations>(*m_runtime, spec, options);
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

void TestGenerations::noRequestFails()
{
    begin(server(QStringLiteral("0")));
    QVERIFY(waitForAddresses(1));
    QProcess load;
    load.start(m_host.executablePath(),
               {RuntimeProbe::sourceFolder() + QStringLiteral("/tests/runtime/hotreload/load.mjs"),
                QString::number(port())});
    QVERIFY(QTest::qWaitFor([&] { return load.readAllStandardError().contains("asking"); }, RuntimeProbe::limitMs));
    constexpr int replacements = 60;
    for (int i = 1; i <= replacements; ++i) {
        write(server(QString::number(i)));
        QVERIFY(replace());
        QCOMPARE(HttpClient::get(port(), QStringLiteral("/")).status, 200);
    }
    load.closeWriteChannel();
    QVERIFY(QTest::qWaitFor([&] { return load.state() == QProcess::NotRunning; }, RuntimeProbe::limitMs));
    const QByteArray text = load.readAllStandardOutput();
    const QJsonObject result = QJsonDocument::fromJson(text).object();
    QVERIFY2(result.value(QLatin1String("failed")).toInt(-1) == 0, text.constData());
    QVERIFY(result.value(QLatin1String("answered")).toInt() > replacements);
    QVERIFY(result.value(QLatin1String("versions")).toObject().size() > replacements / 2);
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
    client.start(m_host.executablePath(),
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
    Generations::Options options;
    options.graceMs = 300;
    const QString script = QStringLiteral("const server = require('http').createServer();\n"
                                          "server.on('upgrade', (q, socket) => socket.write('HTTP/1.1 101 OK\\r\\n"
                                          "Upgrade: x\\r\\nConnection: Upgrade\\r\\n\\r\\n'));\n"
                                          "server.listen(0, '127.0.0.1');");
    begin(script, options);
    QVERIFY(waitForAddresses(1));
    QProcess client;
    client.start(m_host.executablePath(),
                 {QStringLiteral("-e"),
                  QStringLiteral("require('http').get({ port: %1, host: '127.0.0.1', headers: { Connection: 'Upgrade', "
                                 "Upgrade: 'x' } }).on('upgrade', (r, s) => { console.log('open'); "
                                 "s.on('close', () => console.log('closed')).on('error', () => {}).resume(); })")
                      .arg(port())});
    QByteArray told;
    const auto reads = [&](const QByteArray &text) {
        return QTest::qWaitFor([&] { return (told += client.readAllStandardOutput()) == text; }, RuntimeProbe::limitMs);
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
    QTest::newRow("syntax error") << "const a = ;" << "SyntaxError";
    QTest::newRow("throws at load") << "throw new Error('no database')" << "no database";
    QTest::newRow("exits") << "process.exit(3)" << "3";
    QTest::newRow("listens nowhere") << "setInterval(() => {}, 1000)" << "does not listen on";
    QTest::newRow("loops at load") << "for (;;);" << "does not listen on";
    QTest::newRow("listens elsewhere") << "require('net').createServer().listen(0, '127.0.0.2')"
                                       << "does not listen on";
}

void TestGenerations::failedStartLeavesTheOldOne()
{
    QFETCH(QString, script);
    QFETCH(QString, reason);
    Generations::Options options;
    options.startLimitMs = 1500;
    begin(server(QStringLiteral("old")), options);
    QVERIFY(waitForAddresses(1));
    const ServerId old = *m_generations->serving();
    write(script);
    QSignalSpy failed(m_generations.get(), &Generations::failed);
    m_generations->replace();
    QVERIFY(failed.wait(RuntimeProbe::limitMs));
    QVERIFY2(failed.first().first().toString().contains(reason), qPrintable(failed.first().first().toString()));
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
    Generations::Options options;
    options.stopBeforeStart = true;
    const QString script =
        QStringLiteral("require('http').createServer((q, s) => s.end('ok')).listen(0, '127.0.0.1');");
    begin(script, options);
    QVERIFY(waitForAddresses(1));
    const int before = port();
    const ServerId old = *m_generations->serving();
    QSignalSpy took(m_generations.get(), &Generations::tookOver);
    bool hadEnded = false;
    connect(m_generations.get(), &Generations::began, this, [&] { hadEnded = m_ended.contains(old); });
    m_generations->replace();
    // Nobody accepts for a moment; nobody is refused either.
    QCOMPARE(HttpClient::get(before, QStringLiteral("/")).body, QByteArray("ok"));
    QVERIFY(took.count() == 1 || took.wait(RuntimeProbe::limitMs));
    QVERIFY(hadEnded);
    QCOMPARE(port(), before);
}

void TestGenerations::closedByItsServer()
{
    begin(QStringLiteral("const s = require('http').createServer((q, r) => { r.end('bye', () => s.close()); });\n"
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
