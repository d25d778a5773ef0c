// SPDX-License-Identifier: GPL-3.0-or-later

// A person at the window: opens a real project, clicks Run, uses the server, stops it.

#include "tests/e2e/windowdriver.h"

#include "tests/support/accessible.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "ui/editor/editorarea.h"

#include <QApplication>
#include <QDir>
#include <QProcess>
#include <QSet>

using namespace boucle;

namespace {

constexpr int portFreeLimitMs = 1000;

QByteArray childProcesses()
{
    QByteArray result;
    for (const QString &thread : QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile list(QStringLiteral("/proc/self/task/%1/children").arg(thread));
        if (list.open(QIODevice::ReadOnly))
            result += list.readAll();
    }
    return result;
}

/// TCP ports on which this process listens.
int listeningPorts()
{
    QSet<QByteArray> own;
    const QDir descriptors(QStringLiteral("/proc/self/fd"));
    for (const QString &entry : descriptors.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        const QByteArray target = QFile::symLinkTarget(descriptors.filePath(entry)).toLocal8Bit();
        if (const qsizetype at = target.indexOf("socket:["); at >= 0)
            own.insert(target.mid(at + 8).chopped(1));
    }
    int count = 0;
    for (const char *table : {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
        QFile file(QString::fromLatin1(table));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &row : file.readAll().split('\n')) {
            const QList<QByteArray> fields = row.simplified().split(' ');
            count += fields.value(3) == "0A" && own.contains(fields.value(9)) ? 1 : 0;
        }
    }
    return count;
}

class TestWindow : public QObject
{
    Q_OBJECT
public:
    explicit TestWindow(Host &host) : m_host(host) {}

private slots:
    void openingRunsNothing();
    void runsAndStopsTheExpressSample();
    void twoServersAtOnce();
    void restartKeepsThePort();
    void badProjectSaysWhatIsWrong_data();
    void badProjectSaysWhatIsWrong();
    void portTakenByAnotherProgramIsNamed();
    void staysUsableBesideALoopAndAFlood();
    void looks_data();
    void looks();

private:
    static QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
    {
        const QString path = folder.filePath(name);
        QFile file(path);
        if (!QFileInfo(path).dir().mkpath(QStringLiteral(".")) || !file.open(QIODevice::WriteOnly)
            || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    static bool answers(int port, const QString &path = QStringLiteral("/"))
    {
        return HttpClient::get(port, path).status == 200;
    }
    static QMap<QString, QString> portVariable(int port)
    {
        return {{QStringLiteral("PORT"), QString::number(port)}};
    }

    Host &m_host;
};

void TestWindow::openingRunsNothing()
{
    QTemporaryDir folder;
    const QByteArray trace = "require('fs').writeFileSync(__dirname + '/trace', '')";
    write(folder, QStringLiteral("package.json"),
          R"({ "scripts": { "preinstall": "node trace.js", "start": "node trace.js" }, "main": "trace.js" })");
    write(folder, QStringLiteral("trace.js"), trace);
    write(folder, QStringLiteral("node_modules/x/index.js"), trace);
    WindowDriver driver(m_host, folder.path());
    QVERIFY(driver.waitForButton(QStringLiteral("Run")));
    QCOMPARE(childProcesses(), QByteArray());
    QCOMPARE(listeningPorts(), 0);
    QVERIFY(driver.press(QStringLiteral("Run")));
    QVERIFY(QApplication::activeModalWidget());
    QVERIFY(driver.press(QStringLiteral("Cancel")));
    QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("trace"))));
    QVERIFY(driver.run());
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(folder.filePath(QStringLiteral("trace"))); }));
    // Asked once: the second run goes without.
    QVERIFY(driver.waitUntilStopped());
    QVERIFY(driver.press(QStringLiteral("Run")));
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(driver.waitUntilStopped());
}

void TestWindow::runsAndStopsTheExpressSample()
{
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the Express sample is not installed");
    const int port = WindowDriver::freePort();
    const QString address = QStringLiteral("http://localhost:%1").arg(port);
    WindowDriver driver(m_host, project, portVariable(port));
    for (int round = 0; round < 2; ++round) {
        QVERIFY(driver.run());
        QVERIFY(driver.waitForButton(address));
        QCOMPARE(HttpClient::get(port, QStringLiteral("/products")).status, 200);
        QVERIFY2(driver.waitForConsole(QStringLiteral("GET /products 200")), qPrintable(driver.consoleText()));
        QVERIFY(driver.press(QStringLiteral("Stop")));
        QVERIFY(QTest::qWaitFor([&] { return WindowDriver::isPortFree(port); }, portFreeLimitMs));
        QVERIFY(driver.waitUntilStopped());
        QVERIFY(driver.waitForConsole(QStringLiteral("Stopped")));
        QVERIFY(!accessible::find(driver.window(), QAccessible::Button, address));
    }
}

void TestWindow::twoServersAtOnce()
{
    QTemporaryDir folder;
    const int first = WindowDriver::freePort();
    const int second = WindowDriver::freePort();
    const QByteArray server =
        "const [, , port, word] = process.argv; require('http').createServer((q, r) => r.end(word))"
        ".listen(port, '127.0.0.1', () => console.log(`${word} is up`));";
    write(folder, QStringLiteral("server.js"), server);
    write(folder, QStringLiteral("package.json"),
          QStringLiteral(R"({ "scripts": { "start": "node server.js %1 one", "dev": "node server.js %2 two" } })")
              .arg(first)
              .arg(second)
              .toUtf8());
    WindowDriver driver(m_host, folder.path());
    QVERIFY(driver.chooseConfiguration(QStringLiteral("start")));
    QVERIFY(driver.run());
    QVERIFY(driver.waitForConsole(QStringLiteral("one is up")));
    QVERIFY(driver.chooseConfiguration(QStringLiteral("dev")));
    QVERIFY(driver.run());
    QVERIFY(driver.waitForConsole(QStringLiteral("two is up")));
    QCOMPARE(HttpClient::get(first, QStringLiteral("/")).body, QByteArray("one"));
    QCOMPARE(HttpClient::get(second, QStringLiteral("/")).body, QByteArray("two"));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
    QCOMPARE(HttpClient::get(first, QStringLiteral("/")).body, QByteArray("one"));
    QCOMPARE(HttpClient::get(second, QStringLiteral("/")).status, 0);
    QVERIFY(driver.chooseConfiguration(QStringLiteral("start")));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestWindow::restartKeepsThePort()
{
    QTemporaryDir folder;
    const int port = WindowDriver::freePort();
    const QByteArray server = "const started = Date.now(); require('http').createServer((q, r) => r.end(String(started)))"
                              ".listen(process.env.PORT, '127.0.0.1', () => console.log('up'));";
    write(folder, QStringLiteral("server.js"), server);
    WindowDriver driver(m_host, folder.path(), portVariable(port));
    QVERIFY(driver.run());
    QVERIFY(QTest::qWaitFor([&] { return answers(port); }));
    const QByteArray before = HttpClient::get(port, QStringLiteral("/")).body;
    QVERIFY(driver.press(QStringLiteral("Restart")));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const HttpResponse now = HttpClient::get(port, QStringLiteral("/"));
            return now.status == 200 && now.body != before;
        },
        WindowDriver::limitMs));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestWindow::badProjectSaysWhatIsWrong_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("syntax error") << QStringLiteral("server.js") << QByteArray("const a = ;\n")
                                  << QStringLiteral("SyntaxError");
    QTest::newRow("missing dependency") << QStringLiteral("server.js") << QByteArray("require('not-installed')\n")
                                        << QStringLiteral("not-installed");
    QTest::newRow("missing main") << QStringLiteral("package.json") << QByteArray(R"({ "main": "gone.js" })")
                                  << QStringLiteral("gone.js");
    QTest::newRow("broken package.json") << QStringLiteral("package.json") << QByteArray("{\n  \"main\": oops\n}\n")
                                         << QStringLiteral("line 2");
    QTest::newRow("nothing to run") << QStringLiteral("notes.txt") << QByteArray("x") << QStringLiteral("run");
}

void TestWindow::badProjectSaysWhatIsWrong()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    QTemporaryDir folder;
    write(folder, file, text);
    WindowDriver driver(m_host, folder.path());
    if (accessible::find(driver.window(), QAccessible::Button, QStringLiteral("Run")))
        driver.run();
    const auto said = [&] {
        return driver.consoleText().contains(message)
               || accessible::tree(driver.window()).contains(message);
    };
    QVERIFY2(QTest::qWaitFor(said, WindowDriver::limitMs), qPrintable(accessible::tree(driver.window())));
}

void TestWindow::portTakenByAnotherProgramIsNamed()
{
    QTemporaryDir folder;
    const QString other = write(folder, QStringLiteral("other/holder.js"),
                                "require('net').createServer().listen(0, '127.0.0.1', function () {"
                                " console.log(this.address().port) })");
    QProcess holder;
    holder.start(m_host.executablePath(), {other});
    QVERIFY(holder.waitForReadyRead());
    const int port = holder.readLine().trimmed().toInt();
    QVERIFY(port > 0);
    write(folder, QStringLiteral("server.js"), "require('http').createServer().listen(process.env.PORT, '127.0.0.1')");
    WindowDriver driver(m_host, folder.path(), portVariable(port));
    QVERIFY(driver.run());
    QVERIFY2(driver.waitForConsole(QStringLiteral("process %1").arg(holder.processId())),
             qPrintable(driver.consoleText()));
    holder.kill();
    QVERIFY(holder.waitForFinished());
}

void TestWindow::staysUsableBesideALoopAndAFlood()
{
    QTemporaryDir folder;
    write(folder, QStringLiteral("package.json"),
          R"({ "scripts": { "start": "node loop.js", "dev": "node flood.js" } })");
    write(folder, QStringLiteral("loop.js"), "console.log('looping'); for (;;);");
    write(folder, QStringLiteral("flood.js"),
          "const line = 'x'.repeat(99) + '\\n'; for (let i = 0; i < 1e6; i++) process.stdout.write(line);"
          "console.log('flood over');");
    WindowDriver driver(m_host, folder.path());
    QVERIFY(driver.chooseConfiguration(QStringLiteral("start")));
    QVERIFY(driver.run());
    QVERIFY(driver.waitForConsole(QStringLiteral("looping")));
    QVERIFY(driver.chooseConfiguration(QStringLiteral("dev")));
    QVERIFY(driver.run());
    QVERIFY(driver.waitForConsole(QStringLiteral("flood over"), 60'000));
    QVERIFY(driver.waitUntilStopped());
    QVERIFY(driver.chooseConfiguration(QStringLiteral("start")));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped(2000));
    qInfo("longest block of the UI thread: %.1f ms", driver.window().longestUiBlockMs());
}

void TestWindow::looks_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("language");
    for (const char *theme : {"dark", "light"}) {
        for (const char *language : {"english", "french"})
            QTest::addRow("%s %s", theme, language) << QString::fromLatin1(theme) << QString::fromLatin1(language);
    }
}

void TestWindow::looks()
{
    QFETCH(QString, theme);
    QFETCH(QString, language);
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the Express sample is not installed");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, project, portVariable(port));
    QVERIFY(driver.run());
    QVERIFY(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(port)));
    for (const char *path : {"/products", "/orders/42", "/missing"})
        HttpClient::get(port, QLatin1String(path));
    QVERIFY(driver.waitForConsole(QStringLiteral("GET /missing 404")));
    QVERIFY(driver.window().editors().openFile(project + QStringLiteral("/package.json")));
    QVERIFY(driver.window().editors().openFile(project + QStringLiteral("/src/app.js")));
    QVERIFY(driver.window().editors().openFile(project + QStringLiteral("/src/routes/orders.js"), 9));
    driver.application().trigger(QStringLiteral("view.theme.") + theme);
    driver.application().trigger(QStringLiteral("view.language.") + language);
    QCoreApplication::processEvents();
    driver.takeScreenshot(QStringLiteral("window-%1-%2").arg(theme, language));
    driver.application().trigger(QStringLiteral("view.language.english"));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    qputenv("BOUCLE_UI_WATCHDOG", "1");
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    TestWindow test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_window.moc"
