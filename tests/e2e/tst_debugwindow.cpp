// SPDX-License-Identifier: GPL-3.0-or-later

// A person debugs: a click in the margin, a request, the program stands, values are looked at and changed, it
// goes on.

#include "tests/e2e/debugsteps.h"
#include "tests/support/hosttest.h"

#include <QApplication>

using namespace boucle;

namespace {

class TestDebugWindow : public QObject
{
    Q_OBJECT
public:
    explicit TestDebugWindow(Host &host)
        : m_host(host)
    {
    }

private slots:
    void pausesInARequestHandler();
    void looksWhilePaused_data();
    void looksWhilePaused();
    void closesWhilePaused();

private:
    Host &m_host;
};

void TestDebugWindow::pausesInARequestHandler()
{
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the Express sample is not installed");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, project, {{QStringLiteral("PORT"), QString::number(port)}});
    QVERIFY(driver.run());
    QVERIFY(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(port)));
    QVERIFY(driver.window().editors().openFile(project + QStringLiteral("/src/routes/orders.js"), 20));
    QVERIFY(breakBeside(driver, 23));
    // Asynchronous calls are recorded from then on: the stack leads back to the request.
    QVERIFY(driver.waitForConsole(QStringLiteral("Asynchronous calls are recorded")));

    Request request(port, QStringLiteral("/orders/42?lang=fr"));
    QVERIFY2(driver.waitForButton(QStringLiteral("Continue")), qPrintable(accessible::tree(driver.window())));
    QVERIFY(says(driver, QStringLiteral("paused at orders.js:23")));
    QCOMPARE(driver.window().editors().currentEditor()->cursorLine(), 23);
    // Call Stack and Variables show where, and req.
    QVERIFY(says(driver, QStringLiteral("handleRequest")) || says(driver, QStringLiteral("layer.js")));
    QVERIFY2(says(driver, QStringLiteral("IncomingMessage")), qPrintable(accessible::tree(driver.window())));
    evaluate(driver, QStringLiteral("req.query.lang"));
    QVERIFY2(driver.waitForConsole(QStringLiteral("\"fr\"")), qPrintable(driver.consoleText()));
    evaluate(driver, QStringLiteral("order.lines[0].price = 100"));
    QVERIFY2(driver.waitForConsole(QStringLiteral("\n100")), qPrintable(driver.consoleText()));
    QVERIFY(driver.press(QStringLiteral("Step Over")));
    QVERIFY(says(driver, QStringLiteral("paused at orders.js:24")));
    QVERIFY(driver.press(QStringLiteral("Continue")));
    QVERIFY(request.body().contains("\"total\":267.9"));
    QVERIFY(driver.waitForButton(QStringLiteral("Pause")));

    // The click takes it away again: nothing stands in the way of the next request.
    clickBeside(driver, 23);
    Request second(port, QStringLiteral("/orders/41"));
    QVERIFY(second.body().contains("\"total\":32"));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestDebugWindow::looksWhilePaused_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("language");
    for (const char *theme : {"dark", "light"}) {
        for (const char *language : {"english", "french"})
            QTest::addRow("%s %s", theme, language)
                << QString::fromLatin1(theme) << QString::fromLatin1(language);
    }
}

void TestDebugWindow::looksWhilePaused()
{
    QFETCH(QString, theme);
    QFETCH(QString, language);
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the Express sample is not installed");
    const int port = WindowDriver::freePort();
    WindowDriver driver(m_host, project, {{QStringLiteral("PORT"), QString::number(port)}});
    driver.application().trigger(QStringLiteral("view.theme.") + theme);
    QVERIFY(driver.window().editors().openFile(project + QStringLiteral("/src/routes/orders.js"), 23));
    QVERIFY(driver.run());
    QVERIFY(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(port)));
    driver.application().trigger(QStringLiteral("debug.toggleBreakpoint"));
    QVERIFY(driver.waitForConsole(QStringLiteral("Asynchronous calls are recorded")));
    Request request(port, QStringLiteral("/orders/42"));
    QVERIFY(says(driver, QStringLiteral("paused at orders.js:23")));
    QVERIFY(says(driver, QStringLiteral("IncomingMessage")));
    evaluate(driver, QStringLiteral("order.lines.map((line) => line.price)"));
    QVERIFY(driver.waitForConsole(QStringLiteral("12.5")));
    driver.application().trigger(QStringLiteral("view.language.") + language);
    QCoreApplication::processEvents();
    driver.takeScreenshot(QStringLiteral("paused-%1-%2").arg(theme, language));
    driver.application().trigger(QStringLiteral("view.language.english"));
    QVERIFY(driver.press(QStringLiteral("Continue")));
    QVERIFY(request.body().contains("total"));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestDebugWindow::closesWhilePaused()
{
    QTemporaryDir folder;
    QFile script(folder.filePath(QStringLiteral("server.js")));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("setInterval(() => {\n  globalThis.n = 1;\n}, 1);\n");
    script.close();
    WindowDriver driver(m_host, folder.path());
    QVERIFY(driver.window().editors().openFile(script.fileName(), 2));
    driver.application().trigger(QStringLiteral("debug.toggleBreakpoint"));
    QVERIFY(driver.run());
    QVERIFY(says(driver, QStringLiteral("paused at server.js:2")));
    // The driver's end closes the window and stops the server.
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    TestDebugWindow test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_debugwindow.moc"
