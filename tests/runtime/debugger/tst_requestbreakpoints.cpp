// SPDX-License-Identifier: GPL-3.0-or-later

// Breakpoints that are for some requests only, in a real server: the others pass through.

#include "core/cdp/protocol/runtime.h"
#include "core/debugger/breakpointexplainer.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "runtime/remote/processruntime.h"
#include "tests/runtime/debugger/debuggee.h"
#include "tests/support/hosttest.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace boucle;

namespace {

// It asks itself, as often and for what its stdin says. handle() is called for each request, after something
// was awaited or when its body is there, and by a timer that belongs to none.
const QByteArray server = R"(const http = require('node:http');
function handle(url) {
  globalThis.last = url;
}
const server = http.createServer(async (request, response) => {
  const url = request.url;
  request.url = '/rewritten';
  request.method = 'REWRITTEN';
  if (request.headers['content-type'] === 'text/plain') {
    request.resume().on('end', () => {
      handle(url);
      response.end('ok');
    });
    return;
  }
  await new Promise((resolve) => setTimeout(resolve, 2));
  handle(url);
  response.end('ok');
});
setInterval(() => handle('no request'), 1);
const ask = ([method, path, headers]) => new Promise((resolve, reject) => {
  const options = { port: server.address().port, method, path, headers };
  const asked = http.request(options, (response) => response.resume().on('end', resolve)).on('error', reject);
  if (method !== 'POST') return asked.end();
  // In packets of their own.
  asked.setHeader('content-type', 'text/plain');
  asked.write('a');
  setTimeout(() => asked.end('b'), 5);
});
server.listen(0, '127.0.0.1', () => {
  require('node:readline').createInterface({ input: process.stdin }).on('line', async (line) => {
    if (line === 'watched') {
      const { hasSubscribers } = require('node:diagnostics_channel');
      const { _compile } = require('node:module').prototype;
      return console.log(`watched: ${hasSubscribers('http.server.request.start')} ${/content, filename, format/.test(_compile)}`);
    }
    const asked = JSON.parse(line);
    await Promise.all(asked.map(ask));
    console.log(`answered ${asked.length}`);
  });
});
)";
constexpr int handleLine = 3;

const QString requests = QString::fromLatin1(R"([["GET","/orders/42?lang=fr"],["POST","/orders"],)"
                                             R"(["GET","/orders/42/lines"],["GET","/api/v1/x/"],)"
                                             R"(["DELETE","/users/7",{"X-User":"Ada Lovelace"}],)"
                                             R"(["GET","http://example.org/orders/43"]])");

class TestRequestBreakpoints : public QObject
{
    Q_OBJECT
public:
    explicit TestRequestBreakpoints(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase()
    {
        m_runtime = std::make_unique<NodeRuntime>(m_host);
        m_script = m_folder.filePath(QStringLiteral("server.js"));
        QFile file(m_script);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(server), server.size());
    }
    void cleanupTestCase() { m_runtime.reset(); }

    void matches_data();
    void matches();
    void pausesForItsRequestOnly();
    void nextRequestOnly();
    void joinsOtherConditions();
    void leavesTheProgramAlone();
    void explainsWhatPassed();
    void leavesAnAttachedProcessAsItWas();
    void refusesWhatNoRequestIs();

private:
    LaunchSpec spec() const { return RuntimeProbe::specFor(m_script); }
    bool start(Debuggee &debuggee) const
    {
        return debuggee.start() && RuntimeProbe::waitForAddress(debuggee.server());
    }
    /// What was logged, sorted, when all requests were answered.
    static QStringList logged(Debuggee &debuggee, const QString &asked = requests)
    {
        debuggee.server().log().clear();
        debuggee.server().writeInput(asked);
        if (!RuntimeProbe::waitForText(debuggee.server(), QStringLiteral("answered")))
            return {QStringLiteral("no answer: ") + debuggee.server().log().plainText()};
        // What the breakpoint says comes another way than what the program writes: it is behind this.
        QObject guard;
        bool isThere = false;
        debuggee.main().session().call<cdp::runtime::Evaluate>({.expression = QStringLiteral("0")}, &guard,
                                                               [&isThere](const auto &) { isThere = true; });
        if (!QTest::qWaitFor([&] { return isThere; }, RuntimeProbe::limitMs))
            return {QStringLiteral("the engine does not answer")};
        QStringList found;
        for (const QString &line : debuggee.server().log().plainText().split(u'\n')) {
            if (line.startsWith(QLatin1String("server.js:")))
                found.append(line.section(QLatin1String("  "), 1));
        }
        found.sort();
        return found;
    }
    BreakpointId logAt(Debuggee &debuggee, const RequestFilter &filter,
                       const std::function<void(Breakpoint &)> &change = {}) const
    {
        return debuggee.breakAt(m_script, handleLine, [&](Breakpoint &breakpoint) {
            breakpoint.request = filter;
            breakpoint.logMessage = QStringLiteral("{url}");
            if (change)
                change(breakpoint);
        });
    }
    QString evaluate(Debuggee &debuggee, const QString &expression) const
    {
        QObject guard;
        std::optional<QString> text;
        Evaluator evaluator(debuggee.main().session());
        evaluator.evaluate(expression, {}, &guard, [&text](const Result<Evaluator::Object> &value) {
            text = value ? debugValueOf(*value).text : value.error().message;
        });
        return QTest::qWaitFor([&] { return text.has_value(); }, RuntimeProbe::limitMs) ? *text : QString();
    }

    Host &m_host;
    QTemporaryDir m_folder;
    QString m_script;
    std::unique_ptr<NodeRuntime> m_runtime;
};

void TestRequestBreakpoints::matches_data()
{
    QTest::addColumn<RequestFilter>("filter");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const RequestFilter &filter, const char *expected) {
        QTest::newRow(name) << filter << QString::fromLatin1(expected).split(u' ', Qt::SkipEmptyParts);
    };
    row("method", {.method = QStringLiteral("post")}, "/orders");
    row("path", {.path = QStringLiteral("/orders")}, "/orders");
    row("parameter", {.path = QStringLiteral("/orders/:id")},
        "/orders/42?lang=fr http://example.org/orders/43");
    row("parameter inside", {.path = QStringLiteral("/orders/:id/lines")}, "/orders/42/lines");
    row("everything below", {.path = QStringLiteral("/api/*")}, "/api/v1/x/");
    row("slash at the end", {.path = QStringLiteral("/api/v1/x")}, "/api/v1/x/");
    row("no pattern", {.path = QStringLiteral("/orders.42")}, "");
    row("header", {.header = QStringLiteral("x-user")}, "/users/7");
    row("header's value", {.header = QStringLiteral("X-USER"), .headerValue = QStringLiteral("lovelace")},
        "/users/7");
    row("other value", {.header = QStringLiteral("x-user"), .headerValue = QStringLiteral("Grace")}, "");
    row("all of it", {.method = QStringLiteral("GET"), .path = QStringLiteral("/orders/*")},
        "/orders/42/lines /orders/42?lang=fr http://example.org/orders/43");
    row("any request", {.path = QStringLiteral("*")},
        "/api/v1/x/ /orders /orders/42/lines /orders/42?lang=fr /users/7 http://example.org/orders/43");
}

void TestRequestBreakpoints::matches()
{
    QFETCH(RequestFilter, filter);
    Debuggee debuggee(*m_runtime, spec());
    QVERIFY(start(debuggee));
    QVERIFY(debuggee.waitForBinding(logAt(debuggee, filter)));
    QTEST(logged(debuggee), "expected");
}

void TestRequestBreakpoints::pausesForItsRequestOnly()
{
    Debuggee debuggee(*m_runtime, spec());
    // Before the first line, as from the last time.
    const BreakpointId id = debuggee.breakAt(m_script, handleLine, [](Breakpoint &breakpoint) {
        breakpoint.request.path = QStringLiteral("/orders/:id/lines");
    });
    QVERIFY(start(debuggee));
    QVERIFY(debuggee.waitForBinding(id));
    debuggee.server().writeInput(requests);
    QCOMPARE(debuggee.whereItStands(), QStringLiteral("server.js:3"));
    QCOMPARE(debuggee.evaluate(QStringLiteral("url")), QStringLiteral("\"/orders/42/lines\""));
    debuggee.main().resume();
    QVERIFY(RuntimeProbe::waitForText(debuggee.server(), QStringLiteral("answered 6")));
    QCOMPARE(debuggee.context.bindings.hits(id), 1);
}

void TestRequestBreakpoints::nextRequestOnly()
{
    Debuggee debuggee(*m_runtime, spec());
    QVERIFY(start(debuggee));
    const BreakpointId id = logAt(debuggee, {.method = QStringLiteral("GET"), .nextOnly = true});
    QVERIFY(debuggee.waitForBinding(id));
    QCOMPARE(logged(debuggee).size(), 1);
    QCOMPARE(logged(debuggee).size(), 0);
    // Enabled again it waits for another one.
    debuggee.context.store.setEnabled(id, false);
    QCOMPARE(logged(debuggee).size(), 0);
    debuggee.context.store.setEnabled(id, true);
    QVERIFY(debuggee.waitForBinding(id));
    QCOMPARE(logged(debuggee).size(), 1);
    QCOMPARE(logged(debuggee).size(), 0);
}

void TestRequestBreakpoints::joinsOtherConditions()
{
    Debuggee debuggee(*m_runtime, spec());
    QVERIFY(start(debuggee));
    QVERIFY(debuggee.waitForBinding(
        logAt(debuggee, {.path = QStringLiteral("/orders/*")}, [](Breakpoint &breakpoint) {
            breakpoint.condition = QStringLiteral("url.endsWith('lines')");
            breakpoint.hitCondition = QStringLiteral("= 2");
        })));
    // The timer and the other requests do not count.
    QCOMPARE(logged(debuggee), QStringList());
    QCOMPARE(logged(debuggee), QStringList{QStringLiteral("/orders/42/lines")});
    QCOMPARE(logged(debuggee), QStringList());
}

void TestRequestBreakpoints::leavesTheProgramAlone()
{
    Debuggee debuggee(*m_runtime, spec());
    QVERIFY(start(debuggee));
    const auto watched = [&] {
        return evaluate(debuggee, QStringLiteral("process.getBuiltinModule('node:diagnostics_channel')"
                                                 ".hasSubscribers('http.server.request.start')"));
    };
    QCOMPARE(watched(), QStringLiteral("false"));
    const BreakpointId id = logAt(debuggee, {.path = QStringLiteral("/orders")});
    QVERIFY(debuggee.waitForBinding(id));
    QCOMPARE(watched(), QStringLiteral("true"));
    QCOMPARE(evaluate(debuggee, QStringLiteral(
                                    "Object.keys(globalThis).filter((name) => /boucle/i.test(name)).length")),
             QStringLiteral("0"));
    debuggee.context.store.setEnabled(id, false);
    QCOMPARE(watched(), QStringLiteral("false"));
    debuggee.context.store.setEnabled(id, true);
    QVERIFY(debuggee.waitForBinding(id));
    QCOMPARE(logged(debuggee), QStringList{QStringLiteral("/orders")});
    debuggee.context.store.remove(id);
    QCOMPARE(watched(), QStringLiteral("false"));
}

void TestRequestBreakpoints::explainsWhatPassed()
{
    Debuggee debuggee(*m_runtime, spec());
    QVERIFY(start(debuggee));
    const BreakpointId id = logAt(debuggee, {.path = QStringLiteral("/nowhere")});
    QVERIFY(debuggee.waitForBinding(id));
    QCOMPARE(logged(debuggee), QStringList());
    std::optional<BreakpointExplanation> explanation;
    explainBreakpoint(id, debuggee.context, {&debuggee.main()}, this,
                      [&](const BreakpointExplanation &found) { explanation = found; });
    QVERIFY(QTest::qWaitFor([&] { return explanation.has_value(); }, RuntimeProbe::limitMs));
    QCOMPARE(explanation->cause, BreakpointExplanation::Cause::NoRequestMatched);
    QVERIFY(explanation->count >= 6);
}

void TestRequestBreakpoints::leavesAnAttachedProcessAsItWas()
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(m_host.executablePath(), {QStringLiteral("--inspect=127.0.0.1:0"), m_script});
    QByteArray said;
    const auto says = [&](const QByteArray &text) {
        return QTest::qWaitFor(
            [&] {
                said += process.readAll();
                return said.contains(text);
            },
            RuntimeProbe::limitMs);
    };
    QVERIFY2(says("ws://127.0.0.1:") && says("For help"), said.constData());
    const QByteArray address = said.mid(said.indexOf("ws://127.0.0.1:") + 15);
    LaunchSpec attach;
    attach.placement = LaunchSpec::Placement::Attach;
    attach.inspectorAddress =
        QStringLiteral("127.0.0.1:") + QString::fromLatin1(address.left(address.indexOf('/')));
    ProcessRuntime outside({m_host.executablePath(), {}, {}});
    {
        Debuggee debuggee(outside, attach);
        const BreakpointId id = logAt(debuggee, {.path = QStringLiteral("/orders")});
        Breakpoint function;
        function.kind = Breakpoint::Kind::Function;
        function.functionName = QStringLiteral("nowhere");
        debuggee.context.store.add(function);
        QVERIFY(debuggee.start());
        QVERIFY(debuggee.waitForBinding(id));
        process.write("watched\n");
        QVERIFY2(says("watched: true false"), said.constData());
    }
    said.clear();
    process.write("watched\n");
    QVERIFY2(says("watched: false true"), said.constData());
    process.kill();
    QVERIFY(process.waitForFinished());
}

void TestRequestBreakpoints::refusesWhatNoRequestIs()
{
    Debuggee debuggee(*m_runtime, spec());
    QVERIFY(start(debuggee));
    const BreakpointId id = logAt(debuggee, {.path = QStringLiteral("orders")});
    const auto reason = [&]() -> QString {
        const BreakpointBinding binding = debuggee.context.bindings.binding(id);
        const auto *pending = std::get_if<PendingBreakpoint>(&binding);
        return pending && pending->reason == PendingBreakpoint::Reason::BadCondition ? pending->detail
                                                                                     : QString();
    };
    QVERIFY(QTest::qWaitFor([&] { return !reason().isEmpty(); }, RuntimeProbe::limitMs));
    QCOMPARE(reason(), QStringLiteral("The path of a request begins with a slash: /orders"));
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QCoreApplication application(words.argc(), words.argv());
    TestRequestBreakpoints test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_requestbreakpoints.moc"
