// SPDX-License-Identifier: GPL-3.0-or-later

// A person edits a running server and saves: the next request is answered by the new code.

#include "tests/e2e/debugsteps.h"
#include "tests/support/hosttest.h"
#include "ui/editor/editormarks.h"
#include "ui/editor/editorpage.h"

#include <QApplication>
#include <QDir>

using namespace boucle;

namespace {

class TestHotWindow : public QObject
{
    Q_OBJECT
public:
    explicit TestHotWindow(Host &host)
        : m_host(host)
    {
    }

private slots:
    void init();
    void editsTheHandler();
    void breakpointsSurvive();
    void switchedOff();
    void looks_data();
    void looks();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    /// Opens the file, and types over the first place of `before`.
    static bool type(WindowDriver &driver, const QString &path, const QString &before, const QString &after);
    static QWidget *historyWindow()
    {
        const QWidgetList all = QApplication::topLevelWidgets();
        const auto found = std::find_if(all.begin(), all.end(), [](const QWidget *each) {
            return each->isVisible() && each->inherits("boucle::ReloadHistory");
        });
        return found == all.end() ? nullptr : *found;
    }
    static void save(WindowDriver &driver) { driver.application().trigger(u"file.save"); }
    bool answers(const QByteArray &text)
    {
        return QTest::qWaitFor(
            [&] { return HttpClient::get(m_port, QStringLiteral("/")).body.contains(text); },
            WindowDriver::limitMs);
    }
    QMap<QString, QString> variables() const { return {{QStringLiteral("PORT"), QString::number(m_port)}}; }

    Host &m_host;
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_port = 0;
};

void TestHotWindow::init()
{
    const QString project = WindowDriver::installedProject(QStringLiteral("express"));
    QVERIFY2(!project.isEmpty(), "the Express sample is not installed");
    m_folder = std::make_unique<QTemporaryDir>();
    QDir().mkpath(path(QStringLiteral("src/routes")));
    for (const QString &name :
         {QStringLiteral("package.json"), QStringLiteral("src/app.js"), QStringLiteral("src/config.js"),
          QStringLiteral("src/db.js"), QStringLiteral("src/log.js"), QStringLiteral("src/report.js"),
          QStringLiteral("src/server.js"), QStringLiteral("src/routes/orders.js"),
          QStringLiteral("src/routes/products.js")})
        QVERIFY2(QFile::copy(project + u'/' + name, path(name)), qPrintable(name));
    QVERIFY(QFile::link(project + QStringLiteral("/node_modules"), path(QStringLiteral("node_modules"))));
    m_port = WindowDriver::freePort();
}

bool TestHotWindow::type(WindowDriver &driver, const QString &path, const QString &before,
                         const QString &after)
{
    if (!driver.window().editors().openFile(path))
        return false;
    CodeEditor *editor = driver.window().editors().currentEditor();
    if (!editor->findFirst(before, false, true, false, true, true, 0, 0))
        return false;
    editor->replace(after);
    return true;
}

void TestHotWindow::editsTheHandler()
{
    WindowDriver driver(m_host, m_folder->path(), variables());
    QVERIFY(driver.run());
    QVERIFY(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(m_port)));
    QVERIFY(answers("boutique-api"));

    const QString app = path(QStringLiteral("src/app.js"));
    QVERIFY(type(driver, app, QStringLiteral("'boutique-api'"), QStringLiteral("'boutique'")));
    QVERIFY(says(driver, QStringLiteral("Save: live edit")));
    QVERIFY(answers("boutique-api")); // not saved yet
    save(driver);
    QVERIFY(answers("\"boutique\""));
    QVERIFY2(driver.waitForConsole(QStringLiteral("src/app.js · live edit · function bodies")),
             qPrintable(driver.consoleText()));
    QVERIFY(!accessible::tree(driver.window()).contains(QStringLiteral("Save: live edit")));

    QVERIFY(type(driver, app, QStringLiteral("app.use('/products', products);"),
                 QStringLiteral("app.use('/products', products);\n  app.use('/shop', products);")));
    QVERIFY(says(driver, QStringLiteral("Save: new generation")));
    save(driver);
    QVERIFY2(driver.waitForConsole(QStringLiteral("src/app.js · new generation")),
             qPrintable(driver.consoleText()));
    // The one before may have taken a connection in the moment of the change, which it still answers.
    QTRY_COMPARE(HttpClient::get(m_port, QStringLiteral("/shop")).status, 200);

    QVERIFY(type(driver, app, QStringLiteral("'boutique'"), QStringLiteral("'boutique")));
    QVERIFY(says(driver, QStringLiteral("Save: syntax error, the running code stays")));
    save(driver);
    QVERIFY2(driver.waitForConsole(QStringLiteral("the running code stays · syntax error")),
             qPrintable(driver.consoleText()));
    const QList<LineNote> notes = driver.window().editors().currentEditor()->marks().notes();
    QCOMPARE(notes.size(), 1);
    QVERIFY(notes.first().isProblem);
    QVERIFY(answers("\"boutique\""));
    QVERIFY(type(driver, app, QStringLiteral("'boutique"), QStringLiteral("'shop'")));
    save(driver);
    QVERIFY(answers("\"shop\""));
    QTRY_VERIFY(driver.window().editors().currentEditor()->marks().notes().isEmpty());

    driver.application().trigger(u"run.reloadHistory");
    QWidget *history = historyWindow();
    QVERIFY(history);
    const QString said = accessible::tree(*history);
    QVERIFY2(said.contains(QStringLiteral("new generation")) && said.contains(QStringLiteral("live edit")),
             qPrintable(said));
    QTest::keyClick(history, Qt::Key_Escape);
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
    QVERIFY(WindowDriver::isPortFree(m_port));
}

void TestHotWindow::breakpointsSurvive()
{
    WindowDriver driver(m_host, m_folder->path(), variables());
    QVERIFY(driver.run());
    QVERIFY(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(m_port)));
    const QString orders = path(QStringLiteral("src/routes/orders.js"));
    QVERIFY(driver.window().editors().openFile(orders, 23));
    QVERIFY(breakBeside(driver, 23));
    QVERIFY(driver.waitForConsole(QStringLiteral("Asynchronous calls are recorded")));
    const auto stopsThere = [&](int line) {
        Request request(m_port, QStringLiteral("/orders/42"));
        if (!says(driver, QStringLiteral("paused at orders.js:%1").arg(line)))
            return QByteArray("does not pause");
        driver.press(QStringLiteral("Continue"));
        return request.body();
    };
    QVERIFY(stopsThere(23).contains("\"total\":"));

    // In the very function, above the breakpoint, which moves with it.
    QVERIFY(type(driver, orders, QStringLiteral("  const total ="),
                 QStringLiteral("  order.seen = true;\n  const total =")));
    save(driver);
    QVERIFY2(driver.waitForConsole(QStringLiteral("orders.js · live edit")),
             qPrintable(driver.consoleText()));
    QVERIFY(stopsThere(24).contains("\"seen\":true"));

    QVERIFY(type(driver, path(QStringLiteral("src/db.js")), QStringLiteral("let nextId = 41;"),
                 QStringLiteral("let nextId = 41;\nconst started = Date.now();")));
    save(driver);
    QVERIFY2(driver.waitForConsole(QStringLiteral("db.js · new generation")),
             qPrintable(driver.consoleText()));
    QVERIFY(stopsThere(24).contains("\"seen\":true"));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestHotWindow::switchedOff()
{
    WindowDriver driver(m_host, m_folder->path(), variables());
    driver.application().trigger(u"run.hotReload");
    QVERIFY(driver.run());
    QVERIFY(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(m_port)));
    QVERIFY(type(driver, path(QStringLiteral("src/app.js")), QStringLiteral("'boutique-api'"),
                 QStringLiteral("'shop'")));
    save(driver);
    // Only a restart takes it.
    QVERIFY(driver.press(QStringLiteral("Restart")));
    QVERIFY(answers("\"shop\""));
    QVERIFY(!driver.consoleText().contains(QStringLiteral("live edit")));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestHotWindow::looks_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("language");
    for (const char *theme : {"dark", "light"}) {
        for (const char *language : {"english", "french"})
            QTest::addRow("%s %s", theme, language)
                << QString::fromLatin1(theme) << QString::fromLatin1(language);
    }
}

void TestHotWindow::looks()
{
    QFETCH(QString, theme);
    QFETCH(QString, language);
    WindowDriver driver(m_host, m_folder->path(), variables());
    driver.application().trigger(QStringLiteral("view.theme.") + theme);
    driver.application().trigger(QStringLiteral("view.language.english"));
    QVERIFY(driver.run());
    QVERIFY(driver.waitForButton(QStringLiteral("http://localhost:%1").arg(m_port)));
    driver.application().trigger(QStringLiteral("view.language.") + language);
    const QString app = path(QStringLiteral("src/app.js"));
    QVERIFY(type(driver, app, QStringLiteral("'boutique-api'"), QStringLiteral("'boutique'")));
    save(driver);
    QVERIFY(answers("\"boutique\""));
    QVERIFY(type(driver, app, QStringLiteral("app.use('/products', products);"),
                 QStringLiteral("app.use('/products', products);\n  app.use('/shop', products);")));
    save(driver);
    QVERIFY(QTest::qWaitFor([&] { return HttpClient::get(m_port, QStringLiteral("/shop")).status == 200; },
                            WindowDriver::limitMs));
    QVERIFY(type(driver, app, QStringLiteral("'boutique'"), QStringLiteral("'boutique")));
    save(driver);
    CodeEditor *editor = driver.window().editors().currentEditor();
    QVERIFY(QTest::qWaitFor([&] { return !editor->marks().notes().isEmpty(); }, WindowDriver::limitMs));
    editor->replace(QStringLiteral("'shop'"));
    const QString effect = language == u"french" ? QStringLiteral("Enregistrer") : QStringLiteral("Save:");
    QVERIFY(says(driver, effect));
    driver.takeScreenshot(QStringLiteral("hot-%1-%2").arg(theme, language));
    driver.application().trigger(u"run.reloadHistory");
    QCoreApplication::processEvents();
    QWidget *history = historyWindow();
    QVERIFY(history);
    QVERIFY(history->grab().save(qEnvironmentVariable("BOUCLE_BUILD_DIR") +
                                 QStringLiteral("/screenshots/hot-history-%1-%2.png").arg(theme, language)));
    history->close();
    driver.application().trigger(u"run.hotReloadOptions");
    QCoreApplication::processEvents();
    driver.takeScreenshot(QStringLiteral("hot-options-%1-%2").arg(theme, language));
    if (QWidget *dialog = QApplication::activeModalWidget())
        dialog->close();
    driver.application().trigger(QStringLiteral("view.language.english"));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    TestHotWindow test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_hotwindow.moc"
