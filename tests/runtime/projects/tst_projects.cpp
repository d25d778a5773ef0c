// SPDX-License-Identifier: GPL-3.0-or-later
// Real npm projects run in the process, answer over HTTP and stop without a trace.
#include "core/project/launchconfiguration.h"
#include "core/project/project.h"
#include "core/session/serversession.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "tests/runtime/projects/loopback.h"
#include "tests/runtime/projects/postgresserver.h"
#include "tests/runtime/projects/processes.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <future>
#include <optional>

namespace boucle {

constexpr int stopLimitMs = 1000;
constexpr int requestLimitMs = 30'000;
constexpr int logLimitMs = 5000;

struct Request
{
    QString path;
    int status = 200;
    QByteArray fragment; ///< somewhere in the body
};

struct Sample
{
    QString folder;
    QString launch = QStringLiteral("start");
    QStringList arguments; ///< added to the script's own; %PORT% stands for the port
    QList<Request> requests;
    QStringList logLines; ///< regular expressions for whole lines of the console; %PORT% as above
    int starts = 1;
    int startLimitMs = 20'000;
    bool needsDatabase = false;
    bool listensInChild = false; ///< the server is a process that the script starts
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::Sample)

namespace boucle {

namespace {

QString withPort(QString text, int port)
{
    return text.replace(QStringLiteral("%PORT%"), QString::number(port));
}

/// Asks beside the UI thread, which goes on with its events.
HttpResponse get(int port, const QString &path)
{
    std::future<HttpResponse> response =
        std::async(std::launch::async, HttpClient::get, port, path, requestLimitMs);
    const auto isReady = [&response] {
        return response.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    if (!QTest::qWaitFor(isReady, 2 * requestLimitMs))
        qWarning("GET %s is late", qPrintable(path));
    return response.get();
}

bool listensAt(const ServerSession &session, int port)
{
    const QList<ListenAddress> &addresses = session.addresses();
    return std::any_of(addresses.begin(), addresses.end(),
                       [port](const ListenAddress &address) { return address.port == port; });
}

bool hasLine(ServerSession &session, const QString &pattern)
{
    const QRegularExpression line(QRegularExpression::anchoredPattern(pattern));
    const QStringList lines = session.log().plainText().split(QLatin1Char('\n'));
    return std::any_of(lines.begin(), lines.end(),
                       [&line](const QString &text) { return line.match(text).hasMatch(); });
}

QList<ProcessInfo> without(QList<ProcessInfo> processes, const QList<ProcessInfo> &known)
{
    const auto isKnown = [&known](const ProcessInfo &info) { return known.contains(info); };
    processes.erase(std::remove_if(processes.begin(), processes.end(), isKnown), processes.end());
    return processes;
}

QList<Sample> samples()
{
    const QString listening = QStringLiteral("Listening on http://localhost:%PORT%");
    const QString viteAddress = QStringLiteral(" *➜ +Local: +http://127.0.0.1:%PORT%/");
    QList<Sample> all;
    all.append({.folder = QStringLiteral("http-plain"),
                .requests = {{QStringLiteral("/"), 200, "Hello from node:http"},
                             {QStringLiteral("/nothing"), 404, "Not found"}},
                .logLines = {listening}});
    // The currency stands in the project's .env, which it reads itself.
    all.append(
        {.folder = QStringLiteral("express"),
         .requests = {{QStringLiteral("/products"), 200, R"("currency":"EUR","products":[{"sku":"mug-blue")"},
                      {QStringLiteral("/orders/42"), 200, R"("total":92.9)"},
                      {QStringLiteral("/orders/7"), 404, "No order 7"}},
         .logLines = {listening, QStringLiteral("GET /products 200 \\d+ ms"),
                      QStringLiteral("GET /orders/7 404 \\d+ ms")}});
    // Types are stripped in place: nothing is built.
    all.append({.folder = QStringLiteral("express-typescript"),
                .requests = {{QStringLiteral("/books?q=dispossessed"), 200, R"("id":2,"title":"The Dispossessed")"}},
                .logLines = {listening}});
    // Its script is made by the script before it.
    all.append({.folder = QStringLiteral("express-bundled"),
                .requests = {{QStringLiteral("/forecast/Brest"), 200, R"({"city":"Brest","sky":"rain","celsius":10})"},
                             {QStringLiteral("/forecast/Oz"), 404, "No forecast for Oz"}},
                .logLines = {listening, QStringLiteral("start · before it: esbuild .*")}});
    all.append({.folder = QStringLiteral("fastify"),
                .requests = {{QStringLiteral("/stations/summit"), 200, R"("celsius":3.8)"},
                             {QStringLiteral("/stations/x"), 404, "No station x"}},
                .logLines = {listening,
                             QStringLiteral(".*\"msg\":\"Server listening at http://127.0.0.1:%PORT%\".*"),
                             QStringLiteral(".*\"res\":{\"statusCode\":404}.*")}});
    all.append({.folder = QStringLiteral("koa"),
                .requests = {{QStringLiteral("/notes/1"), 200, "Water the plants"},
                             {QStringLiteral("/notes/9"), 404, "No such note"}},
                .logLines = {listening, QStringLiteral("GET /notes/1 200 \\d+ ms")}});
    all.append({.folder = QStringLiteral("nestjs"),
                .requests = {{QStringLiteral("/dishes/2"), 200, "Buckwheat galette"},
                             {QStringLiteral("/dishes/9"), 404, "No dish 9"}},
                .logLines = {listening, QStringLiteral(".*Nest application successfully started.*")},
                .startLimitMs = 90'000,
                .listensInChild = true});
    all.append({.folder = QStringLiteral("express-sqlite"),
                .requests = {{QStringLiteral("/books?q=verne"), 200,
                              R"("title":"The Mysterious Island","author":"Jules Verne")"}},
                .logLines = {listening}});
    all.append({.folder = QStringLiteral("express-pg"),
                .requests = {{QStringLiteral("/tickets"), 200, "The printer is on fire"}},
                .logLines = {listening},
                .needsDatabase = true});
    // A native addon that a second environment of the process loads again.
    all.append({.folder = QStringLiteral("image-sharp"),
                .requests = {{QStringLiteral("/badge.png"), 200, "\x89PNG\r\n"},
                             {QStringLiteral("/size?width=300"), 200,
                              R"({"format":"png","width":300,"height":100})"}},
                .logLines = {listening},
                .starts = 2});
    all.append(
        {.folder = QStringLiteral("vite-react"),
         .launch = QStringLiteral("dev"),
         .requests = {{QStringLiteral("/"), 200, R"(<div id="root"></div>)"},
                      {QStringLiteral("/src/StockCount.jsx"), 200, "/node_modules/.vite/deps/react.js"}},
         .logLines = {viteAddress},
         .startLimitMs = 60'000});
    all.append({.folder = QStringLiteral("vite-vue"),
                .launch = QStringLiteral("dev"),
                .requests = {{QStringLiteral("/"), 200, R"(<div id="app"></div>)"},
                             {QStringLiteral("/src/recipes.ts"), 200, "export function within(minutes) {"},
                             {QStringLiteral("/src/Recipes.vue"), 200, "_sfc_render"}},
                .logLines = {viteAddress},
                .startLimitMs = 60'000});
    all.append({.folder = QStringLiteral("angular"),
                .arguments = {QStringLiteral("--port"), QStringLiteral("%PORT%")},
                .requests = {{QStringLiteral("/"), 200, "<app-timetable></app-timetable>"},
                             {QStringLiteral("/main.js"), 200, "Quimper"}},
                .logLines = {QStringLiteral("Application bundle generation complete\\..*"), viteAddress},
                .startLimitMs = 180'000});
    return all;
}

} // namespace

class TestProjects : public QObject
{
    Q_OBJECT
public:
    explicit TestProjects(Host &host)
        : m_host(host)
        , m_runtime(host)
    {
    }

private slots:
    void initTestCase();
    void runs_data();
    void runs();

private:
    void runOnce(const Sample &sample, ServerSession &session, const QByteArray &mark, int port);
    void checkAnswers(const Sample &sample, ServerSession &session, int port);

    Host &m_host;
    NodeRuntime m_runtime;
    QString m_projects;
};

void TestProjects::initTestCase()
{
    m_projects = qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/projects/");
    QVERIFY2(QFileInfo(m_projects).isDir(), "The projects are not installed: run install.mjs (ctest does)");
}

void TestProjects::runs_data()
{
    QTest::addColumn<Sample>("sample");
    const QList<Sample> all = samples();
    for (const Sample &sample : all)
        QTest::newRow(qPrintable(sample.folder)) << sample;
}

void TestProjects::runs()
{
    QFETCH(Sample, sample);
    const int port = freeLoopbackPort();
    QVERIFY(port > 0);
    // Whatever the server starts inherits it.
    const QString mark = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QMap<QString, QString> environment = Host::environment();
    // What a script starts as "node" is the node that hosts it, whatever else is installed.
    const QString path = QStringLiteral("PATH");
    environment.insert(path,
                       QFileInfo(m_host.executablePath()).canonicalPath() + u':' + environment.value(path));
    environment.insert(QStringLiteral("PORT"), QString::number(port));
    environment.insert(QStringLiteral("BOUCLE_TEST_RUN"), mark);
    environment.insert(QStringLiteral("NG_CLI_ANALYTICS"), QStringLiteral("false"));

    std::optional<PostgresServer> database;
    if (sample.needsDatabase) {
        database.emplace();
        const Result<void> started = database->start();
        QVERIFY2(started.ok(), started ? "" : qPrintable(started.error().message));
        environment.insert(QStringLiteral("DATABASE_URL"), database->url());
    }

    const Result<Project> project = Project::open(m_projects + sample.folder);
    QVERIFY2(project.ok(), project ? "" : qPrintable(project.error().message));
    const Launches launches = project->launches(environment);
    const auto launch =
        std::find_if(launches.configurations.begin(), launches.configurations.end(),
                     [&sample](const LaunchConfiguration &each) { return each.name == sample.launch; });
    QVERIFY2(launch != launches.configurations.end(), "package.json offers no such script");
    QCOMPARE(launches.configurations.first(), *launch);
    Result<LaunchSpec> spec = resolve(*launch, environment);
    QVERIFY2(spec.ok(), spec ? "" : qPrintable(spec.error().message));
    for (const QString &argument : qAsConst(sample.arguments))
        spec.value().arguments.append(withPort(argument, port));

    ServerSession session(m_runtime, *spec);
    const auto atEnd = qScopeGuard([&session] {
        if (QTest::currentTestFailed())
            qWarning().noquote() << "The console:" << Qt::endl << session.log().plainText();
        session.stop();
        if (!QTest::qWaitFor([&session] { return !isAlive(session.state()); }, NodeRuntime::shutdownLimitMs))
            qWarning("The server is still alive");
    });
    for (int start = 0; start < sample.starts && !QTest::currentTestFailed(); ++start)
        runOnce(sample, session, "BOUCLE_TEST_RUN=" + mark.toLatin1(), port);
}

void TestProjects::runOnce(const Sample &sample, ServerSession &session, const QByteArray &mark, int port)
{
    const QList<ProcessInfo> childrenBefore = childProcesses();
    session.log().clear();
    const Result<void> started = session.start();
    QVERIFY2(started.ok(), started ? "" : qPrintable(started.error().message));

    checkAnswers(sample, session, port);
    if (QTest::currentTestFailed())
        return;

    const QList<ProcessInfo> running = processesWithVariable(mark);
    QVERIFY(!sample.listensInChild || !running.isEmpty());
    for (const ProcessInfo &process : running) {
        if (QFileInfo(process.executable).fileName() == QLatin1String("node"))
            QCOMPARE(process.executable, QFileInfo(m_host.executablePath()).canonicalFilePath());
    }
    QTRY_COMPARE(listensAt(session, port), !sample.listensInChild);

    QElapsedTimer elapsed;
    elapsed.start();
    session.stop();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), ServerState::Exited, NodeRuntime::shutdownLimitMs);
    const qint64 stopMs = elapsed.elapsed();
    const QList<ProcessInfo> left = processesWithVariable(mark) + without(childProcesses(), childrenBefore);
    qInfo("stopped in %lld ms", stopMs);
    QVERIFY2(stopMs <= stopLimitMs, qPrintable(QStringLiteral("the stop took %1 ms").arg(stopMs)));
    QVERIFY2(left.isEmpty(), qPrintable(QStringLiteral("still there:\n") + describe(left)));
    QVERIFY2(isLoopbackPortFree(port), "the port is still taken");
    QVERIFY2(std::holds_alternative<Terminated>(*session.exitReason()),
             qPrintable(describe(*session.exitReason())));
}

void TestProjects::checkAnswers(const Sample &sample, ServerSession &session, int port)
{
    QElapsedTimer elapsed;
    elapsed.start();
    HttpResponse first;
    const auto hasAnswered = [&] {
        if (isAlive(session.state()))
            first = get(port, sample.requests.first().path);
        return first.status != 0 || !isAlive(session.state());
    };
    QVERIFY2(QTest::qWaitFor(hasAnswered, sample.startLimitMs), "no answer in time");
    QVERIFY2(isAlive(session.state()), "the server ended by itself");
    qInfo("answered after %lld ms", elapsed.elapsed());

    for (const Request &request : sample.requests) {
        const HttpResponse response = get(port, request.path);
        QVERIFY2(response.status == request.status && response.body.contains(request.fragment),
                 QStringLiteral("%1: %2 %3")
                     .arg(request.path)
                     .arg(response.status)
                     .arg(QString::fromUtf8(response.body.left(2000)))
                     .toUtf8()
                     .constData());
    }
    for (const QString &pattern : sample.logLines) {
        const QString line = withPort(pattern, port);
        QTRY_VERIFY2_WITH_TIMEOUT(hasLine(session, line), qPrintable(QStringLiteral("no line is ") + line),
                                  logLimitMs);
    }
}

} // namespace boucle

BOUCLE_HOST_TEST(boucle::TestProjects)
#include "tst_projects.moc"
