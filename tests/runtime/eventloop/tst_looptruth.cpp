// SPDX-License-Identifier: GPL-3.0-or-later

// Servers whose behaviour is known: what is shown of their event loops is what they have done.

#include "core/eventloop/diagnosis.h"
#include "core/eventloop/flightrecording.h"
#include "core/eventloop/loopmonitor.h"
#include "core/eventloop/looptrace.h"
#include "core/profiling/callprofile.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "tests/support/runtimeprobe.h"
#include "tests/support/temporaryproject.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace boucle;

namespace {

constexpr double nsPerMs = 1e6;

class TestLoopTruth : public QObject
{
    Q_OBJECT
public:
    explicit TestLoopTruth(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase() { m_runtime = std::make_unique<NodeRuntime>(m_host); }
    void cleanupTestCase() { m_runtime.reset(); }
    void cleanup();

    void blockIsNamedWhileItBlocks();
    void endlessLoopIsNamed();
    void nativeBlockIsNamedByItsCaller();
    void startIsNoBlock();
    void phasesAreTold();
    void timersAreListed();
    void idleSocketsAreListed();
    void handlesAreChanged();
    void originsAreTraced();
    void requestsAreRecorded();
    void http2RequestsAreRecorded();
    void fastifyTellsItsRoutes();
    void outgoingRequestsBelongToTheirs();
    void manyRequestsAreSampled();
    void threadPoolStormIsDiagnosed();
    void collectorPressureIsDiagnosed();
    void slowUpstreamIsDiagnosed();
    void growingHandlesAreDiagnosed();
    void leakingListenersAreDiagnosed();
    void workIsSampled();
    void snapshotsAreNoTurns();
    void reportAndTraceTellIt();

private:
    /// Runs that script and waits until it listens, or has said "ready".
    void begin(const QByteArray &script, bool tracesOrigins = false);
    int port() const { return m_session->addresses().value(0).port; }
    template <typename Condition>
    bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, RuntimeProbe::limitMs);
    }
    QList<HandleRecord> handles(HandlesModel::Group group) const;
    bool said(const QString &words) const { return m_session->log().plainText().contains(words); }

    Host &m_host;
    std::unique_ptr<NodeRuntime> m_runtime;
    std::unique_ptr<TemporaryProject> m_project;
    std::unique_ptr<ServerSession> m_session;
    std::unique_ptr<LoopMonitor> m_monitor;
    QString m_script;
};

void TestLoopTruth::begin(const QByteArray &script, bool tracesOrigins)
{
    m_project = std::make_unique<TemporaryProject>();
    m_script = m_project->write(QStringLiteral("server.cjs"), script);
    LaunchSpec spec = RuntimeProbe::specFor(m_script);
    spec.tracesOrigins = tracesOrigins;
    spec.debuggable = false;
    m_session = std::make_unique<ServerSession>(*m_runtime, spec);
    m_monitor = std::make_unique<LoopMonitor>(*m_session);
    m_monitor->setWatched(true);
    QVERIFY(m_session->start());
    QVERIFY(waitFor([this] {
        return !m_session->addresses().isEmpty() ||
               m_session->log().plainText().contains(QLatin1String("ready"));
    }));
}

void TestLoopTruth::cleanup()
{
    if (m_session) {
        m_session->stop();
        RuntimeProbe::waitForState(*m_session, ServerState::Exited);
    }
    m_monitor.reset();
    m_session.reset();
    m_project.reset();
}

QList<HandleRecord> TestLoopTruth::handles(HandlesModel::Group group) const
{
    QList<HandleRecord> result;
    for (const HandleRecord &record : m_monitor->handles().snapshot().handles) {
        if (HandlesModel::groupOf(record) == group)
            result.append(record);
    }
    return result;
}

void TestLoopTruth::blockIsNamedWhileItBlocks()
{
    begin(R"(const http = require('node:http');
function work(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
http.createServer((q, r) => r.end()).listen(0, '127.0.0.1');
setInterval(() => {
  work(80);
}, 400);
)");
    bool wasNamedMeanwhile = false;
    connect(m_monitor.get(), &LoopMonitor::blockedChanged, m_monitor.get(), [&] {
        const BlockedPlace *const present = m_monitor->blocked().present();
        wasNamedMeanwhile = wasNamedMeanwhile || (present && present->isNow && present->line > 0);
    });
    constexpr int times = 3;
    QVERIFY(waitFor([&] {
        const QList<BlockedPlace> &places = m_monitor->blocked().places();
        return !places.isEmpty() && places.first().count >= times && !places.first().isNow;
    }));
    QVERIFY(wasNamedMeanwhile);
    QCOMPARE(m_monitor->blocked().places().size(), 1);
    const BlockedPlace place = m_monitor->blocked().places().first();
    QCOMPARE(place.file, m_script);
    QCOMPARE(place.line, 4); // of work()
    QCOMPARE(place.function, QStringLiteral("work"));
    const qsizetype caller = BlockedPlaces::blamed(place.frames).value_or(0) + 1;
    QVERIFY2(place.frames.size() > caller && place.frames.at(caller).line == 8, "who has called it");
    const double longest = double(place.longestNs) / nsPerMs;
    QVERIFY2(longest >= 79, qPrintable(QString::number(longest)));
    // Turns say the same: as many as blocks, of that length.
    const auto &blocked = m_monitor->history().blocked();
    QVERIFY(int(blocked.size()) >= place.count);
    for (const TurnRecord &turn : blocked)
        QVERIFY2(double(turn.timersNs) / nsPerMs >= 79, "it was a timer's");
    QCOMPARE(diagnose(*m_monitor).kind, Diagnosis::Kind::Blocked);
}

void TestLoopTruth::endlessLoopIsNamed()
{
    begin(R"(const http = require('node:http');
http.createServer((request, response) => {
  let n = 0;
  for (;;) n += 1;
}).listen(0, '127.0.0.1');
)");
    QTest::qWait(0);
    HttpClient::get(port(), QStringLiteral("/"), 300);
    QVERIFY(waitFor([&] { return m_monitor->blocked().present() != nullptr; }));
    const BlockedPlace place = *m_monitor->blocked().present();
    QCOMPARE(place.file, m_script);
    QCOMPARE(place.line, 4);
    QCOMPARE(diagnose(*m_monitor).kind, Diagnosis::Kind::BlockedNow);
    QVERIFY(waitFor([&] { return m_monitor->workingSinceNs() > 0; }));
    m_session->stop();
    QVERIFY(RuntimeProbe::waitForState(*m_session, ServerState::Exited));
    QVERIFY(!m_monitor->blocked().present());
}

void TestLoopTruth::nativeBlockIsNamedByItsCaller()
{
    begin(R"(const { pbkdf2Sync } = require('node:crypto');
require('node:http').createServer((request, response) => {
  const key = pbkdf2Sync('secret', 'salt', 400000, 64, 'sha512');
  response.end(key);
}).listen(0, '127.0.0.1');
)");
    QCOMPARE(HttpClient::get(port(), QStringLiteral("/")).status, 200);
    QVERIFY(waitFor([&] {
        const QList<BlockedPlace> &places = m_monitor->blocked().places();
        return places.size() == 1 && !places.first().isNative && !places.first().isNow;
    }));
    const BlockedPlace place = m_monitor->blocked().places().first();
    QCOMPARE(place.file, m_script);
    QVERIFY2(place.line == 3 || place.line == 4, qPrintable(QString::number(place.line)));
    QCOMPARE(place.count, 1);
}

void TestLoopTruth::startIsNoBlock()
{
    begin(R"(const end = performance.now() + 150;
while (performance.now() < end);
require('node:http').createServer((q, r) => r.end()).listen(0, '127.0.0.1');
)");
    QCOMPARE(HttpClient::get(port(), QStringLiteral("/")).status, 200);
    QVERIFY(waitFor([&] { return m_monitor->statistics().figures().requests == 1; }));
    QVERIFY(m_monitor->blocked().places().isEmpty());
    QVERIFY(m_monitor->history().blocked().empty());
}

void TestLoopTruth::phasesAreTold()
{
    begin(R"(function work(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
require('node:http').createServer((request, response) => {
  work(20);
  response.end();
  setImmediate(() => work(10));
}).listen(0, '127.0.0.1');
setInterval(() => work(5), 100);
)");
    constexpr int requests = 5;
    for (int i = 0; i < requests; ++i)
        QCOMPARE(HttpClient::get(port(), QStringLiteral("/")).status, 200);
    QTest::qWait(300);
    m_monitor->drain();
    TurnRecord sum;
    int events = 0;
    for (qsizetype i = 0; i < m_monitor->history().size(); ++i) {
        const TurnRecord turn = m_monitor->history().at(i);
        sum.timersNs += turn.timersNs;
        sum.waitNs += turn.waitNs;
        sum.callbacksNs += turn.callbacksNs;
        sum.checkNs += turn.checkNs;
        events += int(turn.events);
        if (i > 0) {
            const TurnRecord before = m_monitor->history().at(i - 1);
            QVERIFY2(std::abs(turn.beginNs - before.endNs()) < 1'000'000,
                     "a turn begins where the one before ends");
        }
    }
    const auto isNear = [](qint64 ns, double least, double most) {
        const double ms = double(ns) / nsPerMs;
        if (ms < least || ms > most)
            qWarning("%f ms, not between %f and %f", ms, least, most);
        return ms >= least && ms <= most;
    };
    QVERIFY(isNear(sum.callbacksNs, requests * 20.0, requests * 20.0 + 60));
    QVERIFY(isNear(sum.checkNs, requests * 10.0, requests * 10.0 + 40));
    const double timers =
        5.0 * (double(m_monitor->history().endNs() - m_monitor->history().beginNs()) / 1e8 - 2);
    QVERIFY(isNear(sum.timersNs, timers, 3 * timers + 60));
    QVERIFY(events >= requests);
    const LoopStatistics::Figures figures = m_monitor->statistics().figures();
    QCOMPARE(figures.requests, quint64(requests));
    QCOMPARE(qint64(figures.turns), qint64(m_monitor->history().size()));
    QVERIFY(double(figures.delay.longestNs()) / nsPerMs >= 20);
}

void TestLoopTruth::timersAreListed()
{
    begin(R"(for (let i = 1; i <= 10; i++) setInterval(() => {}, i * 1000);
setTimeout(() => {}, 60000).unref();
console.log('ready');
)");
    QVERIFY(waitFor([&] { return handles(HandlesModel::Group::Timer).size() == 11; }));
    QSet<qint64> periods;
    int unreferenced = 0;
    for (const HandleRecord &timer : handles(HandlesModel::Group::Timer)) {
        if (!timer.isRef) {
            ++unreferenced;
            QVERIFY(timer.dueMs > 50'000 && timer.dueMs <= 60'000);
            continue;
        }
        periods.insert(timer.repeatMs);
        QVERIFY2(timer.dueMs >= 0 && timer.dueMs <= timer.repeatMs, qPrintable(QString::number(timer.dueMs)));
    }
    QCOMPARE(unreferenced, 1);
    for (qint64 i = 1; i <= 10; ++i)
        QVERIFY(periods.contains(i * 1000));
}

void TestLoopTruth::idleSocketsAreListed()
{
    begin(R"(const net = require('node:net');
const kept = [];
const server = net.createServer((socket) => kept.push(socket)).listen(0, '127.0.0.1', () => {
  for (let i = 0; i < 100; i++) kept.push(net.connect(server.address().port, '127.0.0.1'));
});
)");
    QVERIFY(waitFor([&] { return handles(HandlesModel::Group::Connection).size() >= 200; }));
    int accepted = 0;
    for (const HandleRecord &socket : handles(HandlesModel::Group::Connection)) {
        if (socket.kind == QLatin1String("tcp") && socket.local.endsWith(QStringLiteral(":%1").arg(port()))) {
            ++accepted;
            QVERIFY(socket.peer.startsWith(QLatin1String("127.0.0.1:")));
        }
    }
    QCOMPARE(accepted, 100);
    const QList<HandleRecord> listening = handles(HandlesModel::Group::Listening);
    QCOMPARE(listening.size(), 1);
    QCOMPARE(listening.first().local, QStringLiteral("127.0.0.1:%1").arg(port()));
}

void TestLoopTruth::handlesAreChanged()
{
    begin(R"(const net = require('node:net');
const server = net.createServer((socket) => {
  socket.on('error', () => {}).resume();
  socket.on('close', () => console.log('socket closed'));
}).listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').on('error', () => {}).resume());
server.on('close', () => console.log('server closed'));
setInterval(() => {}, 3600000);
)");
    using Group = HandlesModel::Group;
    const auto connections = [&] {
        QList<HandleRecord> found = handles(Group::Connection);
        found.removeIf([](const HandleRecord &handle) { return handle.peer.isEmpty(); }); // stdout
        return found;
    };
    QVERIFY(waitFor([&] { return connections().size() == 2 && handles(Group::Timer).size() == 1; }));
    const auto timer = [&] { return handles(Group::Timer).value(0); };
    QVERIFY(timer().isRef);
    m_session->changeHandle(timer(), HandleAction::Release);
    QVERIFY(waitFor([&] { return !timer().isRef; }));
    m_session->changeHandle(timer(), HandleAction::Hold);
    QVERIFY(waitFor([&] { return timer().isRef; }));

    const auto listener = [&] { return handles(Group::Listening).value(0); };
    QVERIFY(listener().isRef);
    m_session->changeHandle(listener(), HandleAction::Release);
    QVERIFY(waitFor([&] { return !listener().isRef; }));
    m_session->changeHandle(listener(), HandleAction::Hold);
    QVERIFY(waitFor([&] { return listener().isRef; }));

    m_session->changeHandle(connections().first(), HandleAction::Close);
    QVERIFY(waitFor([&] { return connections().isEmpty(); }));
    QVERIFY(waitFor([&] { return said(QStringLiteral("socket closed")); }));
    const HandleRecord gone = listener();
    m_session->changeHandle(listener(), HandleAction::Close);
    QVERIFY(waitFor([&] { return said(QStringLiteral("server closed")); }));
    // What is not there any more is said to be so.
    m_session->changeHandle(gone, HandleAction::Close);
    QVERIFY(waitFor([&] { return said(QStringLiteral("left as it is")); }));
    // With the last one that holds it the program ends.
    m_session->changeHandle(timer(), HandleAction::Close);
    QVERIFY(waitFor([&] { return m_session->state() == ServerState::Exited; }));
}

void TestLoopTruth::originsAreTraced()
{
    begin(R"(const server = require('node:http').createServer((q, r) => r.end());
server.listen(0, '127.0.0.1');
setInterval(() => {}, 5000);
)",
          true);
    QVERIFY(waitFor([&] { return !handles(HandlesModel::Group::Timer).isEmpty(); }));
    bool isFound = false;
    for (const HandleRecord &timer : handles(HandlesModel::Group::Timer)) {
        if (timer.repeatMs == 5000) {
            isFound = true;
            QCOMPARE(timer.origin.section(u':', 0, 1), m_script + QStringLiteral(":3"));
        }
    }
    QVERIFY(isFound);
    QCOMPARE(handles(HandlesModel::Group::Listening).first().origin.section(u':', 0, 1),
             m_script + QStringLiteral(":2"));
    QVERIFY(handles(HandlesModel::Group::Listening).first().maker.isEmpty());
}

void TestLoopTruth::requestsAreRecorded()
{
    begin(R"(require('node:http').createServer((request, response) => {
  if (request.url === '/late') return void setTimeout(() => response.end('late'), 120);
  if (request.url === '/hung') return;
  const end = performance.now() + 30;
  while (performance.now() < end);
  response.statusCode = 404;
  response.end('missing');
}).listen(0, '127.0.0.1');
)");
    QCOMPARE(HttpClient::get(port(), QStringLiteral("/late")).status, 200);
    QCOMPARE(HttpClient::get(port(), QStringLiteral("/missing?x=1")).status, 404);
    HttpClient::get(port(), QStringLiteral("/hung"), 200);
    QVERIFY(waitFor([&] {
        const auto &entries = m_monitor->requests().entries();
        return entries.size() == 3 && entries.at(2).isAborted;
    }));
    const auto &entries = m_monitor->requests().entries();
    const RequestEntry &late = entries.at(0);
    QCOMPARE(late.method, QStringLiteral("GET"));
    QCOMPARE(late.target, QStringLiteral("/late"));
    QCOMPARE(late.status, 200);
    const double lateMs = double(late.endNs - late.beginNs) / nsPerMs;
    QVERIFY2(lateMs >= 119 && lateMs < 250, qPrintable(QString::number(lateMs)));
    QVERIFY(double(late.firstByteNs - late.beginNs) / nsPerMs >= 119);
    QVERIFY(double(late.synchronousNs) / nsPerMs < 20);
    QVERIFY(late.bytes > 4);
    const RequestEntry &missing = entries.at(1);
    QCOMPARE(missing.target, QStringLiteral("/missing?x=1"));
    QCOMPARE(missing.status, 404);
    QVERIFY(double(missing.synchronousNs) / nsPerMs >= 29);
    QCOMPARE(entries.at(2).status, 0);
}

void TestLoopTruth::http2RequestsAreRecorded()
{
    begin(R"(const http2 = require('node:http2');
const server = http2.createServer((request, response) => {
  if (request.url === '/hung') return;
  const end = performance.now() + 30;
  while (performance.now() < end);
  setTimeout(() => { response.writeHead(201); response.end('late'); }, 50);
});
server.listen(0, '127.0.0.1', () => {
  const client = http2.connect(`http://127.0.0.1:${server.address().port}`);
  const late = client.request({ ':path': '/late' });
  late.resume().on('close', () => {
    const hung = client.request({ ':path': '/hung', ':method': 'POST' });
    hung.on('error', () => {}).end();
    setTimeout(() => { hung.close(http2.constants.NGHTTP2_CANCEL); client.close(); console.log('ready'); }, 50);
  });
});
)");
    const auto &entries = m_monitor->requests().entries();
    QVERIFY(waitFor([&] { return entries.size() == 2 && entries.at(1).endNs > 0; }));
    const RequestEntry &late = entries.at(0);
    QCOMPARE(late.method, QStringLiteral("GET"));
    QCOMPARE(late.target, QStringLiteral("/late"));
    QCOMPARE(late.status, 201);
    QVERIFY(!late.isAborted);
    QVERIFY(double(late.firstByteNs - late.beginNs) / nsPerMs >= 79);
    QVERIFY(late.endNs >= late.firstByteNs);
    QVERIFY(double(late.synchronousNs) / nsPerMs >= 29);
    QCOMPARE(entries.at(1).method, QStringLiteral("POST"));
    QVERIFY(entries.at(1).isAborted);
    QCOMPARE(m_monitor->statistics().figures().requests, quint64(2));
}

void TestLoopTruth::fastifyTellsItsRoutes()
{
    const QString fastify =
        qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/projects/fastify/node_modules/fastify");
    begin(QByteArray(R"(const app = require('%1')();
app.get('/orders/:id', async () => ({ ok: true }));
app.listen({ port: 0, host: '127.0.0.1' });
)")
              .replace("%1", fastify.toUtf8()));
    QCOMPARE(HttpClient::get(port(), QStringLiteral("/orders/7")).status, 200);
    QCOMPARE(HttpClient::get(port(), QStringLiteral("/nothing")).status, 404);
    const auto &entries = m_monitor->requests().entries();
    QVERIFY(waitFor([&] { return entries.size() == 2 && entries.at(1).endNs > 0; }));
    QCOMPARE(entries.at(0).route, QStringLiteral("/orders/:id"));
    QCOMPARE(entries.at(1).route, QString());
}

void TestLoopTruth::outgoingRequestsBelongToTheirs()
{
    begin(R"(const http = require('node:http');
const upstream = http.createServer((q, r) => setTimeout(() => r.end('x'), 20)).listen(0, '127.0.0.1', () => {
  const { port } = upstream.address();
  http.createServer(async (request, response) => {
    await (await fetch(`http://127.0.0.1:${port}/fetched`)).text();
    http.get(`http://127.0.0.1:${port}/got`, (answer) => answer.resume().on('end', () => response.end()));
  }).listen(0, '127.0.0.1', function() { console.log(`front ${this.address().port}`); });
});
)");
    QVERIFY(RuntimeProbe::waitForText(*m_session, QStringLiteral("front ")));
    const int front =
        m_session->log().plainText().section(QStringLiteral("front "), 1).section(u'\n', 0, 0).toInt();
    QCOMPARE(HttpClient::get(front, QStringLiteral("/page")).status, 200);
    const auto outgoing = [&] {
        QList<RequestEntry> result;
        for (const RequestEntry &entry : m_monitor->requests().entries()) {
            if (entry.isOutgoing && entry.endNs > 0)
                result.append(entry);
        }
        return result;
    };
    QVERIFY(waitFor([&] { return outgoing().size() == 2; }));
    const RequestEntry &page = m_monitor->requests().entries().front();
    QCOMPARE(page.target, QStringLiteral("/page"));
    QCOMPARE(page.outgoing, 2);
    for (const RequestEntry &entry : outgoing()) {
        QCOMPARE(entry.parent, page.number);
        QCOMPARE(entry.status, 200);
        QVERIFY2(entry.target.endsWith(QLatin1String("/fetched")) ||
                     entry.target.endsWith(QLatin1String("/got")),
                 qPrintable(entry.target));
        QVERIFY(double(entry.endNs - entry.beginNs) / nsPerMs >= 19);
    }
}

void TestLoopTruth::manyRequestsAreSampled()
{
    begin(R"(const http = require('node:http');
const total = 4000;
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const server = http.createServer((q, r) => r.end('x')).listen(0, '127.0.0.1', () => {
  let done = 0;
  let begun = 0;
  const one = () => {
    if (begun++ >= total) return;
    http.get({ port: server.address().port, agent }, (answer) => answer.resume().on('end', () => {
      if (++done === total) console.log('all done');
      one();
    }));
  };
  for (let i = 0; i < 16; i++) one();
});
)");
    bool wasSampling = false;
    connect(m_monitor.get(), &LoopMonitor::updated, m_monitor.get(),
            [&] { wasSampling = wasSampling || m_monitor->isSampling(); });
    QVERIFY(RuntimeProbe::waitForText(*m_session, QStringLiteral("all done")));
    m_monitor->drain();
    QVERIFY(wasSampling);
    QCOMPARE(m_monitor->statistics().figures().requests, quint64(4000));
    const quint64 recorded = m_monitor->requests().begun();
    QVERIFY2(recorded > 50 && recorded < 8000, qPrintable(QString::number(recorded)));
    QCOMPARE(m_monitor->droppedRequests(), quint64(0));
    // When it is over, all are recorded again.
    const quint64 before = m_monitor->requests().begun();
    QVERIFY(waitFor([&] { return !m_monitor->isSampling(); }));
    QTest::qWait(200);
    QCOMPARE(HttpClient::get(port(), QStringLiteral("/again")).status, 200);
    QVERIFY(waitFor([&] { return m_monitor->requests().begun() > before; }));
}

void TestLoopTruth::threadPoolStormIsDiagnosed()
{
    begin(R"(const { pbkdf2 } = require('node:crypto');
setInterval(() => {}, 1000);
setTimeout(() => {
  for (let i = 0; i < 400; i++) pbkdf2('secret', 'salt', 60000, 64, 'sha512', () => {});
}, 300);
console.log('ready');
)");
    QVERIFY(waitFor([&] { return diagnose(*m_monitor).kind == Diagnosis::Kind::ThreadPool; }));
    QVERIFY(m_monitor->poolDelayNs() > 20'000'000);
}

void TestLoopTruth::collectorPressureIsDiagnosed()
{
    begin(R"(const kept = [];
setInterval(() => {
  const end = performance.now() + 8;
  while (performance.now() < end) {
    kept.push(new Array(100).fill({ a: Math.random() }));
    if (kept.length > 120000) kept.length = 0;
  }
}, 12);
console.log('ready');
)");
    QVERIFY(waitFor([&] {
        const Diagnosis::Kind kind = diagnose(*m_monitor).kind;
        return kind == Diagnosis::Kind::Collector || kind == Diagnosis::Kind::Blocked ||
               kind == Diagnosis::Kind::BlockedNow;
    }));
    QVERIFY(m_monitor->statistics().figures().collections > 0);
    qint64 pauses = 0;
    for (const GcRecord &record : m_monitor->collections()) {
        QVERIFY(record.endNs >= record.beginNs);
        pauses += record.endNs - record.beginNs;
    }
    QVERIFY(pauses > 0);
    QVERIFY(waitFor(
        [&] { return !m_monitor->memory().empty() && m_monitor->memory().back().heapUsed > 10'000'000; }));
}

void TestLoopTruth::slowUpstreamIsDiagnosed()
{
    // To load fetch may take longer than a turn should.
    constexpr int usual = 50;
    constexpr int patient = 5000;
    m_runtime->setBlockThreshold(patient);
    begin(R"(const http = require('node:http');
const upstream = http.createServer((q, r) => setTimeout(() => r.end('x'), 400)).listen(0, '127.0.0.1', () => {
  const { port } = upstream.address();
  http.createServer(async (request, response) => {
    await (await fetch(`http://127.0.0.1:${port}/slow`)).text();
    response.end();
  }).listen(0, '127.0.0.1', function() {
    // The first ones wait for fetch itself to be loaded.
    setInterval(() => {
      for (let i = 0; i < 8; i++) http.get({ port: this.address().port, path: '/front' }, (a) => a.resume());
    }, 600);
  });
});
)");
    const bool isFound = waitFor([&] { return diagnose(*m_monitor).kind == Diagnosis::Kind::SlowUpstream; });
    m_runtime->setBlockThreshold(usual);
    QVERIFY(isFound);
    const Diagnosis diagnosis = diagnose(*m_monitor);
    QVERIFY(diagnosis.subject.startsWith(QLatin1String("http://127.0.0.1:")));
    QVERIFY(double(diagnosis.durationNs) / nsPerMs >= 300);
}

void TestLoopTruth::growingHandlesAreDiagnosed()
{
    begin(R"(setInterval(() => { for (let i = 0; i < 2; i++) setInterval(() => {}, 100000); }, 200);
console.log('ready');
)");
    constexpr int limit = 20'000;
    QVERIFY(QTest::qWaitFor([&] { return diagnose(*m_monitor).kind == Diagnosis::Kind::HandleLeak; }, limit));
    QCOMPARE(diagnose(*m_monitor).subject, QStringLiteral("timer"));
}

void TestLoopTruth::leakingListenersAreDiagnosed()
{
    begin(R"(const { EventEmitter } = require('node:events');
class Orders extends EventEmitter {}
const orders = new Orders();
require('node:http').createServer((request, response) => {
  orders.on('placed', () => {});
  response.end();
}).listen(0, '127.0.0.1');
)");
    for (int i = 0; i < 12; ++i)
        QCOMPARE(HttpClient::get(port(), QStringLiteral("/")).status, 200);
    QVERIFY(waitFor([&] { return diagnose(*m_monitor).kind == Diagnosis::Kind::ListenerLeak; }));
    const Diagnosis diagnosis = diagnose(*m_monitor);
    QCOMPARE(diagnosis.subject, QStringLiteral("Orders"));
    QCOMPARE(diagnosis.event, QStringLiteral("placed"));
    QCOMPARE(diagnosis.count, 11);
}

/// Three fifths of the time in one line, the rest at rest: that is what the samples say, and the profile made
/// of them.
void TestLoopTruth::workIsSampled()
{
    begin(R"(function grind() {
  const end = performance.now() + 60;
  while (performance.now() < end);
}
setInterval(grind, 100);
console.log('ready');
)");
    QVERIFY(QTest::qWaitFor([&] { return m_monitor->samples().size() >= 60; }, 20'000));
    const FlightRecording recording = recordingOf(*m_monitor, m_monitor->nowNs() - flightNs);
    int inGrind = 0;
    for (const StackSample &sample : recording.samples) {
        const bool isIt =
            std::any_of(sample.frames.begin(), sample.frames.end(), [&](const LoopFrame &frame) {
                return frame.function == QLatin1String("grind") && frame.file == m_script;
            });
        inGrind += isIt ? 1 : 0;
    }
    QVERIFY2(inGrind > int(recording.samples.size()) * 9 / 10, qPrintable(QString::number(inGrind)));
    const Result<CallProfile> profile = CallProfile::read(cpuProfileOf(recording.samples));
    QVERIFY(profile);
    const auto ms = (recording.samples.last().timeNs - recording.samples.first().timeNs) / qint64(nsPerMs);
    const double busyMs = profile->busy() / nsPerMs;
    QVERIFY2(busyMs > double(ms) * 0.35 && busyMs < double(ms) * 0.95,
             qPrintable(QStringLiteral("%1 of %2 ms").arg(busyMs).arg(ms)));
    bool hasSaid = false;
    for (const FlightRecording::Line &line : recording.console)
        hasSaid = hasSaid || line.text == "ready";
    QVERIFY(hasSaid);
    QVERIFY(recording.history.size() > 20);
}

void TestLoopTruth::snapshotsAreNoTurns()
{
    begin(R"(require('node:http').createServer((q, r) => r.end()).listen(0, '127.0.0.1');
)");
    QVERIFY(waitFor([&] { return m_monitor->memory().size() >= 4; }));
    const quint64 before = m_monitor->statistics().figures().turns;
    const size_t snapshots = m_monitor->memory().size();
    QVERIFY(waitFor([&] { return m_monitor->memory().size() >= snapshots + 3; }));
    QVERIFY(m_monitor->statistics().figures().turns <= before + 1);
    QVERIFY(waitFor([&] { return m_monitor->waitingSinceNs() > 0; }));
}

void TestLoopTruth::reportAndTraceTellIt()
{
    begin(R"(require('node:http').createServer((request, response) => {
  const end = performance.now() + 70;
  while (performance.now() < end);
  response.end('x');
}).listen(0, '127.0.0.1');
)");
    QCOMPARE(HttpClient::get(port(), QStringLiteral("/a\"b")).status, 200);
    QVERIFY(waitFor([&] {
        return !m_monitor->blocked().places().isEmpty() && !m_monitor->blocked().present() &&
               m_monitor->requests().entries().size() == 1 && m_monitor->requests().entry(0).endNs > 0;
    }));
    const QJsonObject report = QJsonDocument::fromJson(loopReport(*m_monitor)).object();
    QCOMPARE(report[QStringLiteral("requests")][QStringLiteral("count")].toInt(), 1);
    const QJsonValue blocked = report[QStringLiteral("blocked")].toArray().at(0);
    QCOMPARE(blocked[QStringLiteral("file")].toString(), m_script);
    QCOMPARE(blocked[QStringLiteral("line")].toInt(), 3);
    QVERIFY(report[QStringLiteral("delayMs")][QStringLiteral("max")].toDouble() >= 69);

    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    QVERIFY(writeTrace(recordingOf(*m_monitor, 0), buffer));
    QJsonParseError error;
    const QJsonObject trace = QJsonDocument::fromJson(bytes, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    // What trace viewers ask of complete events.
    int requests = 0;
    for (const QJsonValue &event : trace[QStringLiteral("traceEvents")].toArray()) {
        QVERIFY(event[QStringLiteral("ph")].isString() && event[QStringLiteral("pid")].isDouble() &&
                event[QStringLiteral("name")].isString());
        if (event[QStringLiteral("ph")].toString() != QLatin1String("X"))
            continue;
        QVERIFY(event[QStringLiteral("ts")].isDouble() && event[QStringLiteral("dur")].toDouble() >= 0 &&
                event[QStringLiteral("tid")].isDouble());
        requests += event[QStringLiteral("cat")].toString() == QLatin1String("request");
    }
    QCOMPARE(requests, 1);
    QByteArray table;
    QBuffer csv(&table);
    QVERIFY(csv.open(QIODevice::WriteOnly));
    QVERIFY(writeTurnsCsv(*m_monitor, csv));
    QCOMPARE(table.count('\n'), m_monitor->history().size() + 1);
}

} // namespace

BOUCLE_HOST_TEST(TestLoopTruth)
#include "tst_looptruth.moc"
