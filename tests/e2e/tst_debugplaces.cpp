// SPDX-License-Identifier: GPL-3.0-or-later

// A person debugs a request wherever its handler runs: in the IDE, TypeScript, a bundle, a worker thread, a
// child of a cluster, a process of its own, a process that was there before.

#include "runtime/node/host.h"
#include "tests/e2e/debugsteps.h"
#include "tests/support/hosttest.h"

#include <QApplication>
#include <QLineEdit>
#include <QProcess>
#include <QRadioButton>
#include <QTreeWidget>

using namespace boucle;

namespace {

/// What is done while a request stands at a breakpoint.
struct Visit
{
    QString file;      ///< absolute, of the breakpoint
    int line = 0;      ///< of the breakpoint
    QString path;      ///< that is asked for
    QStringList shown; ///< by Call Stack and Variables
    QList<QPair<QString, QString>>
        steps; ///< a button, and where the program stands afterwards: "orders.js:24"
    QList<QPair<QString, QString>> evaluations; ///< an expression, and what the Console says
    QByteArray answer;                          ///< what the response contains at last
};

class TestDebugPlaces : public QObject
{
    Q_OBJECT
public:
    explicit TestDebugPlaces(Host &host)
        : m_host(host)
    {
    }

private slots:
    void inTheIde();
    void typeScript();
    void bundle();
    void workerThread();
    void clusterChild();
    void separateProcess();
    void attachToAProcess();
    void attachToAnAddress();

private:
    static Visit orders(const QString &project);
    static void runServer(WindowDriver &driver, int port);
    static void debugRequest(WindowDriver &driver, int port, const Visit &visit);
    static void stop(WindowDriver &driver);
    /// Fills the front dialog and accepts it.
    static void withDialog(const std::function<void(QWidget &)> &use);
    void attach(const std::function<void(QWidget &dialog, qint64 pid, int inspectorPort)> &choose,
                const QStringList &flags);

    Host &m_host;
    QTemporaryDir m_folder;
};

QString placeText(const QString &place)
{
    return QStringLiteral("paused at ") + place;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void TestDebugPlaces::runServer(WindowDriver &driver, int port)
{
    QVERIFY(driver.run());
    QVERIFY2(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(port)),
             qPrintable(driver.consoleText()));
}

void TestDebugPlaces::debugRequest(WindowDriver &driver, int port, const Visit &visit)
{
    QVERIFY(driver.window().editors().openFile(visit.file, visit.line));
    QVERIFY2(breakBeside(driver, visit.line), qPrintable(accessible::tree(driver.window())));
    Request request(port, visit.path);
    const QString place = QFileInfo(visit.file).fileName() + u':' + QString::number(visit.line);
    QVERIFY(says(driver, placeText(place)));
    QCOMPARE(driver.window().editors().currentPath(), visit.file);
    QCOMPARE(driver.window().editors().currentEditor()->cursorLine(), visit.line);
    for (const QString &text : visit.shown)
        QVERIFY2(says(driver, text), qPrintable(text));
    for (const auto &[button, where] : visit.steps) {
        QVERIFY(driver.press(button));
        QVERIFY2(says(driver, placeText(where)), qPrintable(button));
    }
    for (const auto &[expression, value] : visit.evaluations) {
        evaluate(driver, expression);
        QVERIFY2(driver.waitForConsole(value), qPrintable(driver.consoleText()));
    }
    QVERIFY(driver.press(QStringLiteral("Continue")));
    const QByteArray body = request.body();
    QVERIFY2(body.contains(visit.answer), body.constData());
}

void TestDebugPlaces::stop(WindowDriver &driver)
{
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestDebugPlaces::withDialog(const std::function<void(QWidget &)> &use)
{
    QVERIFY(
        QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }, WindowDriver::limitMs));
    use(*QApplication::activeModalWidget());
}

void TestDebugPlaces::inTheIde()
{
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the sample is not installed");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, project, {{QStringLiteral("PORT"), QString::number(port)}});
    runServer(driver, port);
    debugRequest(driver, port, orders(project));
    stop(driver);
}

void TestDebugPlaces::typeScript()
{
    const QString project = WindowDriver::installedProject(QStringLiteral("express-typescript"));
    QVERIFY2(!project.isEmpty(), "the sample is not installed");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, project, {{QStringLiteral("PORT"), QString::number(port)}});
    runServer(driver, port);
    debugRequest(driver, port,
                 {.file = project + QStringLiteral("/src/server.ts"),
                  .line = 17,
                  .path = QStringLiteral("/books?q=left"),
                  .shown = {QStringLiteral("IncomingMessage"), QStringLiteral("\"left\"")},
                  .steps = {{QStringLiteral("Step Into"), QStringLiteral("library.ts:30")},
                            {QStringLiteral("Step Over"), QStringLiteral("library.ts:31")},
                            {QStringLiteral("Step Out"), QStringLiteral("server.ts:17")}},
                  .evaluations = {{QStringLiteral("request.query.q.length"), QStringLiteral("\n4")},
                                  {QStringLiteral("library.find(1).title = 'The Left Foot'"),
                                   QStringLiteral("\"The Left Foot\"")}},
                  .answer = "The Left Foot"});
    stop(driver);
}

void TestDebugPlaces::bundle()
{
    const QString project = WindowDriver::installedProject(QStringLiteral("express-bundled"));
    QVERIFY2(!project.isEmpty(), "the sample is not installed");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, project, {{QStringLiteral("PORT"), QString::number(port)}});
    runServer(driver, port);
    debugRequest(driver, port,
                 {.file = project + QStringLiteral("/src/server.ts"),
                  .line = 9,
                  .path = QStringLiteral("/forecast/paris"),
                  .shown = {QStringLiteral("IncomingMessage")},
                  .steps = {{QStringLiteral("Step Into"), QStringLiteral("forecast.ts:21")},
                            {QStringLiteral("Step Out"), QStringLiteral("server.ts:10")}},
                  .evaluations = {{QStringLiteral("request.params.city"), QStringLiteral("\"paris\"")},
                                  {QStringLiteral("forecast.celsius = 40"), QStringLiteral("\n40")}},
                  .answer = "\"celsius\":40"});
    stop(driver);
}

void TestDebugPlaces::workerThread()
{
    const QString folder = m_folder.filePath(QStringLiteral("worker"));
    QVERIFY(QDir().mkpath(folder));
    write(folder + QStringLiteral("/package.json"),
          R"({"name":"thumbnails","scripts":{"start":"node server.js"}})");
    write(folder + QStringLiteral("/server.js"), R"(const http = require('node:http');
const { Worker } = require('node:worker_threads');
const worker = new Worker(`${__dirname}/resize.js`);
http.createServer((request, response) => {
  worker.once('message', (size) => response.end(JSON.stringify(size)));
  worker.postMessage({ url: request.url });
}).listen(process.env.PORT, '127.0.0.1');
)");
    write(folder + QStringLiteral("/resize.js"), R"(const { parentPort } = require('node:worker_threads');
function half(size) {
  return size / 2;
}
parentPort.on('message', (job) => {
  const size = { width: half(640), url: job.url };
  parentPort.postMessage(size);
});
)");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, folder, {{QStringLiteral("PORT"), QString::number(port)}});
    runServer(driver, port);
    debugRequest(driver, port,
                 {.file = folder + QStringLiteral("/resize.js"),
                  .line = 6,
                  .path = QStringLiteral("/cat.png"),
                  .shown = {QStringLiteral("resize.js"), QStringLiteral("· resize.js, paused on breakpoint")},
                  .steps = {{QStringLiteral("Step Into"), QStringLiteral("resize.js:3")},
                            {QStringLiteral("Step Out"), QStringLiteral("resize.js:7")}},
                  .evaluations = {{QStringLiteral("job.url"), QStringLiteral("\"/cat.png\"")},
                                  {QStringLiteral("size.width = 99"), QStringLiteral("\n99")}},
                  .answer = "\"width\":99"});
    driver.takeScreenshot(QStringLiteral("debug-worker"));
    stop(driver);
}

void TestDebugPlaces::clusterChild()
{
    const QString folder = m_folder.filePath(QStringLiteral("cluster"));
    QVERIFY(QDir().mkpath(folder));
    write(folder + QStringLiteral("/package.json"),
          R"({"name":"counter","scripts":{"start":"node primary.js"}})");
    write(folder + QStringLiteral("/primary.js"), R"(const cluster = require('node:cluster');
cluster.setupPrimary({ exec: `${__dirname}/serve.js` });
cluster.fork();
)");
    write(folder + QStringLiteral("/serve.js"), R"(const http = require('node:http');
function greet(name) {
  return `hello ${name}`;
}
http.createServer((request, response) => {
  const name = request.url.slice(1);
  const text = { greeting: greet(name) };
  response.end(JSON.stringify(text));
}).listen(process.env.PORT, '127.0.0.1', () => console.log('child listens'));
)");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, folder, {{QStringLiteral("PORT"), QString::number(port)}});
    QVERIFY(driver.run());
    QVERIFY2(driver.waitForConsole(QStringLiteral("child listens")), qPrintable(driver.consoleText()));
    debugRequest(
        driver, port,
        {.file = folder + QStringLiteral("/serve.js"),
         .line = 7,
         .path = QStringLiteral("/ada"),
         .shown = {QStringLiteral("· serve.js"), QStringLiteral("IncomingMessage")},
         .steps = {{QStringLiteral("Step Into"), QStringLiteral("serve.js:3")},
                   {QStringLiteral("Step Out"), QStringLiteral("serve.js:8")}},
         .evaluations = {{QStringLiteral("name"), QStringLiteral("\"ada\"")},
                         {QStringLiteral("text.greeting = 'changed'"), QStringLiteral("\"changed\"")}},
         .answer = "changed"});
    stop(driver);
}

Visit TestDebugPlaces::orders(const QString &project)
{
    return {.file = project + QStringLiteral("/src/routes/orders.js"),
            .line = 21,
            .path = QStringLiteral("/orders/42?lang=fr"),
            .shown = {QStringLiteral("IncomingMessage")},
            // Over an await, and out of an asynchronous function to the one that awaits it.
            .steps = {{QStringLiteral("Step Into"), QStringLiteral("db.js:51")},
                      {QStringLiteral("Step Over"), QStringLiteral("db.js:52")},
                      {QStringLiteral("Step Out"), QStringLiteral("orders.js:22")}},
            .evaluations = {{QStringLiteral("req.query.lang"), QStringLiteral("\"fr\"")},
                            {QStringLiteral("order.customer = 'nobody'"), QStringLiteral("\"nobody\"")}},
            .answer = "\"customer\":\"nobody\""};
}

void TestDebugPlaces::separateProcess()
{
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the sample is not installed");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, project, {{QStringLiteral("PORT"), QString::number(port)}});
    QVERIFY(driver.application().trigger(u"run.placement"));
    withDialog([&](QWidget &dialog) {
        QVERIFY(accessible::press(dialog, QAccessible::RadioButton, QStringLiteral("Separate process")));
        auto *flags = qobject_cast<QLineEdit *>(
            accessible::findWidget(dialog, QAccessible::EditableText, QStringLiteral("Node flags")));
        QVERIFY(flags);
        // What only a command line can set.
        QTest::keyClicks(flags, QStringLiteral("--max-http-header-size=32768"));
        QVERIFY(dialog.grab().save(qEnvironmentVariable("BOUCLE_BUILD_DIR") +
                                   QStringLiteral("/screenshots/runs-in.png")));
        QVERIFY(driver.press(QStringLiteral("Done")));
    });
    runServer(driver, port);
    QVERIFY2(driver.waitForConsole(QStringLiteral("in a separate process")),
             qPrintable(driver.consoleText()));
    evaluate(driver, QStringLiteral("process.execArgv.join()"));
    QVERIFY2(driver.waitForConsole(QStringLiteral("--max-http-header-size=32768")),
             qPrintable(driver.consoleText()));
    debugRequest(driver, port, orders(project));
    stop(driver);
    QVERIFY(WindowDriver::isPortFree(port));
}

void TestDebugPlaces::attach(
    const std::function<void(QWidget &dialog, qint64 pid, int inspectorPort)> &choose,
    const QStringList &flags)
{
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the sample is not installed");
    const int port = WindowDriver::freePort();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PORT"), QString::number(port));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(project);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(m_host.executablePath(), flags + QStringList{QStringLiteral("src/server.js")});
    QByteArray said;
    const auto hasSaid = [&](const char *text) {
        return QTest::qWaitFor(
            [&] {
                said += process.readAll();
                return said.contains(text);
            },
            WindowDriver::limitMs);
    };
    QVERIFY2(hasSaid(QByteArray::number(port).constData()), said.constData());
    int inspectorPort = 0;
    if (!flags.isEmpty()) {
        const QByteArray address = said.mid(said.indexOf("ws://127.0.0.1:") + 15);
        inspectorPort = address.left(address.indexOf('/')).toInt();
    }

    WindowDriver driver(m_host, project);
    QVERIFY(driver.application().trigger(u"debug.attach"));
    withDialog([&](QWidget &dialog) { choose(dialog, process.processId(), inspectorPort); });
    QVERIFY2(driver.waitForConsole(QStringLiteral("attached to")), qPrintable(driver.consoleText()));
    QVERIFY(driver.waitForButton(QStringLiteral("Pause")));
    debugRequest(driver, port, orders(project));
    // It goes on without the debugger, at full speed: the breakpoint is gone.
    stop(driver);
    Request request(port, QStringLiteral("/orders/41"));
    QVERIFY(request.body().contains("\"total\":32"));
    QCOMPARE(process.state(), QProcess::Running);
    process.kill();
    QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, WindowDriver::limitMs));
}

void TestDebugPlaces::attachToAProcess()
{
    attach(
        [](QWidget &dialog, qint64 pid, int) {
            auto *list = qobject_cast<QTreeWidget *>(
                accessible::findWidget(dialog, QAccessible::Tree, QStringLiteral("Processes")));
            QVERIFY(list);
            const auto rowOf = [&] {
                return list->findItems(QString::number(pid), Qt::MatchExactly).value(0);
            };
            QVERIFY(QTest::qWaitFor([&] { return rowOf() != nullptr; }, WindowDriver::limitMs));
            list->setCurrentItem(rowOf());
            QVERIFY(dialog.grab().save(qEnvironmentVariable("BOUCLE_BUILD_DIR") +
                                       QStringLiteral("/screenshots/attach.png")));
            QVERIFY(accessible::press(dialog, QAccessible::Button, QStringLiteral("Attach")));
        },
        // Another process of the machine may have the usual port.
        {QStringLiteral("--inspect=127.0.0.1:0")});
}

void TestDebugPlaces::attachToAnAddress()
{
    attach(
        [](QWidget &dialog, qint64, int inspectorPort) {
            auto *address = qobject_cast<QLineEdit *>(
                accessible::findWidget(dialog, QAccessible::EditableText, QStringLiteral("Address")));
            QVERIFY(address);
            QTest::keyClicks(address, QStringLiteral("localhost:%1").arg(inspectorPort));
            QVERIFY(accessible::press(dialog, QAccessible::Button, QStringLiteral("Attach")));
        },
        {QStringLiteral("--inspect=127.0.0.1:0")});
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    TestDebugPlaces test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_debugplaces.moc"
