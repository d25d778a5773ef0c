// SPDX-License-Identifier: GPL-3.0-or-later

// A person watches the event loop of a running server: idle, under load, blocked, and held for ever.

#include "core/eventloop/loopmonitor.h"
#include "tests/e2e/debugsteps.h"
#include "tests/support/hosttest.h"
#include "tests/support/temporaryproject.h"
#include "ui/common/noticearea.h"
#include "ui/editor/editormarks.h"
#include "ui/eventloop/loopdocks.h"
#include "ui/eventloop/looppanel.h"
#include "ui/eventloop/looptimeline.h"
#include "ui/main/mainwindow.h"
#include "ui/profiling/cpupanel.h"
#include "ui/profiling/profileview.h"
#include "ui/profiling/profilingdocks.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QTreeView>

using namespace boucle;

namespace {

constexpr char server[] = R"(import http from 'node:http';
import { renderReport } from './report.js';

const routes = {
  '/products': () => ['lamp', 'chair'],
  '/orders/42': () => ({ id: 42, lines: [] }),
  '/report': () => renderReport(84),
  '/forever': () => { for (;;); },
  '/crash': () => { throw new Error('as the test wants'); },
};

const server = http.createServer((request, response) => {
  const route = routes[request.url];
  if (request.url === '/late') return void setTimeout(() => response.end(), 2200);
  if (!route) return void response.writeHead(404).end();
  setTimeout(() => response.end(JSON.stringify(route())), 4);
});
server.listen(process.env.PORT, '127.0.0.1');
setInterval(() => {}, 30000);
)";

constexpr char report[] = R"(/** All of it is made on the event loop. */
export function renderReport(ms) {
  const end = performance.now() + ms;
  let rows = 0;
  while (performance.now() < end) rows += 1;
  return rows;
}
)";

class TestLoopWindow : public QObject
{
    Q_OBJECT
public:
    explicit TestLoopWindow(Host &host)
        : m_host(host)
    {
    }

private slots:
    void init();
    void tellsOfABlock();
    void namesAnEndlessLoop();
    void namesTheLineOfTheSource();
    void keepsTheLastMinute();
    void offersToKeepWhatWentWrong();
    void listsRequests();
    void looks_data();
    void looks();

private:
    QMap<QString, QString> variables() const { return {{QStringLiteral("PORT"), QString::number(m_port)}}; }
    bool begin(WindowDriver &driver)
    {
        return driver.run() && driver.waitForButton(QStringLiteral("http://localhost:%1").arg(m_port));
    }
    int get(const QString &path) const { return HttpClient::get(m_port, path).status; }

    Host &m_host;
    std::unique_ptr<TemporaryProject> m_project;
    int m_port = 0;
};

void TestLoopWindow::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(QStringLiteral("package.json"),
                     R"({"name":"watched","type":"module","scripts":{"start":"node server.js"}})");
    m_project->write(QStringLiteral("server.js"), server);
    m_project->write(QStringLiteral("report.js"), report);
    m_port = WindowDriver::freePort();
}

void TestLoopWindow::tellsOfABlock()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(driver.window().editors().openFile(m_project->path(QStringLiteral("report.js"))));
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.eventLoop");
    QVERIFY(says(driver, QStringLiteral("The loop is free")));
    QVERIFY(says(driver, QStringLiteral("loop 0 %")));
    QVERIFY(says(driver, QStringLiteral("TCP server")));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(get(QStringLiteral("/report")), 200);
    QVERIFY(says(driver, QStringLiteral("renderReport blocks the loop: ")));
    CodeEditor *editor = driver.window().editors().currentEditor();
    const auto note = [editor] { return editor->marks().notes().value(0); };
    QVERIFY(QTest::qWaitFor([&] { return note().text.endsWith(QStringLiteral("3 times")); },
                            WindowDriver::limitMs));
    // The line itself takes 84 ms; how much of its turn comes with it depends on the machine.
    const int longest = note().text.section(u' ', 3, 3).toInt();
    QVERIFY2(longest >= 84 && longest < 400, qPrintable(note().text));
    QCOMPARE(note().line, 5);
    QCOMPARE(editor->marks().notes().size(), 1);

    // The longest turn is on the timeline, and leads to its line.
    QVERIFY(driver.window().editors().openFile(m_project->path(QStringLiteral("server.js"))));
    LoopPanel &panel = driver.window().loopDocks().panel();
    const TurnRecord turn = panel.monitor()->history().blocked().back();
    panel.timeline().showStretch(turn.workBeginNs(), turn.endNs());
    QVERIFY(!panel.timeline().isFollowing());
    const QPoint middle(panel.timeline().width() / 2, 40);
    QTest::mouseDClick(&panel.timeline(), Qt::LeftButton, {}, middle);
    QTRY_COMPARE(driver.window().editors().currentPath(), m_project->path(QStringLiteral("report.js")));
    QCOMPARE(driver.window().editors().cursorLine(), 5);
    QVERIFY(driver.press(QStringLiteral("Follow the Present")));
    QVERIFY(panel.timeline().isFollowing());

    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
    QVERIFY(!accessible::tree(driver.window()).contains(QStringLiteral("loop 0 %")));
}

void TestLoopWindow::namesAnEndlessLoop()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.eventLoop");
    QVERIFY(says(driver, QStringLiteral("The loop is free")));
    QTest::qWait(0);
    driver.window().resetLongestUiBlock();
    Request request(m_port, QStringLiteral("/forever"));
    QVERIFY(says(driver, QStringLiteral("so far in server.js:8")));
    QVERIFY2(driver.window().longestUiBlockMs() < 500, "the window stands still as well");
    QVERIFY(driver.press(QStringLiteral("Break Here")));
    QVERIFY(says(driver, QStringLiteral("paused at server.js:8")));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

/// What runs was made of another file, ten lines longer.
void TestLoopWindow::namesTheLineOfTheSource()
{
    QByteArray source;
    for (int i = 0; i < 10; ++i)
        source += "// What a compiler takes out.\n";
    m_project->write(QStringLiteral("src/report.ts"), source + report);
    const QByteArray map =
        R"({"version":3,"sources":["src/report.ts"],"names":[],"mappings":"AAUA;AACA;AACA;AACA;AACA;AACA;AACA"})";
    m_project->write(QStringLiteral("report.js"), QByteArray(report) +
                                                      "//# sourceMappingURL=data:application/json;base64," +
                                                      map.toBase64() + '\n');
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(driver.window().editors().openFile(m_project->path(QStringLiteral("src/report.ts"))));
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.eventLoop");
    QVERIFY(says(driver, QStringLiteral("The loop is free")));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(get(QStringLiteral("/report")), 200);
    QVERIFY(says(driver, QStringLiteral("renderReport blocks the loop: ")));
    CodeEditor *editor = driver.window().editors().currentEditor();
    QTRY_COMPARE(editor->marks().notes().value(0).line, 15);
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestLoopWindow::keepsTheLastMinute()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.eventLoop");
    for (int i = 0; i < 5; ++i)
        QCOMPARE(get(QStringLiteral("/report")), 200);
    LoopPanel &panel = driver.window().loopDocks().panel();
    QTRY_VERIFY(!panel.monitor()->samples().empty());
    QVERIFY(driver.press(QStringLiteral("Keep the Last Minute")));
    const auto notice = [&driver]() -> Notice * {
        for (Notice *each : driver.window().notices().notices()) {
            if (each->text().startsWith(QLatin1String("The last minute is kept as")))
                return each;
        }
        return nullptr;
    };
    QTRY_VERIFY(notice());
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
    // It is all there, whatever the server does next.
    const QString name = notice()->text().section(QChar(0x201C), 1).section(QChar(0x201D), 0, 0);
    QFile file(driver.dataFolder() + QStringLiteral("/recordings/") + name);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QJsonArray events =
        QJsonDocument::fromJson(file.readAll()).object().value(QStringLiteral("traceEvents")).toArray();
    QSet<QString> categories;
    for (const QJsonValue event : events)
        categories.insert(event.toObject().value(QStringLiteral("cat")).toString());
    for (const char *category : {"loop", "request", "sample"})
        QVERIFY2(categories.contains(QLatin1String(category)), category);
    QVERIFY(driver.press(QStringLiteral("Show Where It Worked")));
    CpuPanel &cpu = driver.window().profilingDocks().cpu();
    QTRY_VERIFY(cpu.view().profile());
    cpu.view().wayBox().setCurrentIndex(ProfileView::Functions);
    auto *functions = qobject_cast<QTreeView *>(
        accessible::findWidget(driver.window(), QAccessible::Tree, QStringLiteral("Functions")));
    QVERIFY(functions);
    // The engine looks where calls begin: it may be in what the function calls.
    const QModelIndex first = functions->model()->index(0, 0);
    const QStringList names{first.data().toString(),
                            functions->model()->index(0, 0, first).data().toString()};
    QVERIFY2(names.contains(QLatin1String("renderReport")), qPrintable(names.join(u' ')));
    driver.takeScreenshot(QStringLiteral("loop-kept-dark"));
}

void TestLoopWindow::offersToKeepWhatWentWrong()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(begin(driver));
    QCOMPARE(get(QStringLiteral("/late")), 200);
    const auto isSaid = [&driver](const QString &words) {
        const QList<Notice *> notices = driver.window().notices().notices();
        return std::any_of(notices.begin(), notices.end(),
                           [&](const Notice *notice) { return notice->text().contains(words); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(QStringLiteral("GET /late took 2.2 s to answer")), WindowDriver::limitMs);
    driver.window().notices().dismissAll();
    get(QStringLiteral("/crash"));
    QVERIFY(driver.waitUntilStopped());
    QTRY_VERIFY(isSaid(QStringLiteral("start has ended by an error")));
    driver.takeScreenshot(QStringLiteral("loop-crashed-dark"));
    QVERIFY(driver.press(QStringLiteral("Keep the Last Minute")));
    QTRY_VERIFY(isSaid(QStringLiteral("The last minute is kept as")));
}

void TestLoopWindow::listsRequests()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.requests");
    QCOMPARE(get(QStringLiteral("/products")), 200);
    QCOMPARE(get(QStringLiteral("/nowhere")), 404);
    QVERIFY(says(driver, QStringLiteral("/products")));
    QVERIFY(says(driver, QStringLiteral("404")));
    QVERIFY(says(driver, QStringLiteral("2 requests")));
    auto *table = qobject_cast<QTreeView *>(
        accessible::findWidget(driver.window(), QAccessible::Tree, QStringLiteral("Requests")));
    QVERIFY(table);
    QWidget *filter = accessible::findWidget(driver.window(), QAccessible::EditableText,
                                             QStringLiteral("Filter by method, path or status"));
    QVERIFY(filter);
    QTest::keyClicks(filter, QStringLiteral("404"));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->setCurrentIndex(table->model()->index(0, 0));
    // Its menu has a loop of its own.
    QTimer::singleShot(0, table, [] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (action->text() == QLatin1String("Send Again"))
                action->trigger();
        }
        if (menu)
            menu->close();
    });
    emit table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());
    QVERIFY(says(driver, QStringLiteral("/nowhere: 404 in ")));
    QTRY_COMPARE(table->model()->rowCount(), 2); // it is there once more
    QTest::keyClick(table, Qt::Key_Return);
    LoopPanel &panel = driver.window().loopDocks().panel();
    QTRY_VERIFY(panel.isVisible());
    QVERIFY(panel.timeline().selection().request > 0);
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestLoopWindow::looks_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("language");
    for (const char *theme : {"dark", "light"}) {
        for (const char *language : {"english", "french"})
            QTest::addRow("%s %s", theme, language)
                << QString::fromLatin1(theme) << QString::fromLatin1(language);
    }
}

void TestLoopWindow::looks()
{
    QFETCH(QString, theme);
    QFETCH(QString, language);
    WindowDriver driver(m_host, m_project->root(), variables());
    driver.application().trigger(QStringLiteral("view.theme.") + theme);
    driver.application().trigger(QStringLiteral("view.language.english"));
    driver.application().trigger(u"run.traceOrigins");
    driver.application().trigger(u"view.eventLoop");
    QVERIFY(driver.window().editors().openFile(m_project->path(QStringLiteral("report.js"))));
    driver.takeScreenshot(QStringLiteral("loop-none-%1-%2").arg(theme, language));
    QVERIFY(begin(driver));
    driver.application().trigger(QStringLiteral("view.language.") + language);
    LoopPanel &panel = driver.window().loopDocks().panel();
    QVERIFY(QTest::qWaitFor([&] { return panel.monitor()->handles().activeCount() >= 2; },
                            WindowDriver::limitMs));
    driver.takeScreenshot(QStringLiteral("loop-idle-%1-%2").arg(theme, language));
    for (int i = 0; i < 12; ++i) {
        Request first(m_port, QStringLiteral("/products"));
        Request second(m_port, QStringLiteral("/orders/42"));
        Request third(m_port, i == 8 ? QStringLiteral("/report") : QStringLiteral("/missing"));
        third.body();
        second.body();
        first.body();
    }
    QTRY_VERIFY(!panel.monitor()->blocked().places().isEmpty());
    QTRY_VERIFY(panel.monitor()->requests().rowCount() == 36);
    const TurnRecord turn = panel.monitor()->history().blocked().back();
    panel.timeline().showStretch(turn.beginNs - 60'000'000, turn.endNs() + 60'000'000);
    QTest::qWait(600); // for the next diagnosis
    driver.takeScreenshot(QStringLiteral("loop-load-%1-%2").arg(theme, language));
    driver.application().trigger(u"view.requests");
    QTest::qWait(50);
    driver.takeScreenshot(QStringLiteral("loop-requests-%1-%2").arg(theme, language));
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
    TestLoopWindow test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_loopwindow.moc"
