// SPDX-License-Identifier: GPL-3.0-or-later

// A person looks for what a running server spends its time and its memory on.

#include "core/eventloop/loopmonitor.h"
#include "core/profiling/heaptree.h"
#include "tests/e2e/debugsteps.h"
#include "tests/support/hosttest.h"
#include "tests/support/temporaryproject.h"
#include "ui/editor/editormarks.h"
#include "ui/profiling/cpupanel.h"
#include "ui/profiling/flamechart.h"
#include "ui/profiling/memorypanel.h"
#include "ui/profiling/profileview.h"
#include "ui/profiling/profilingdocks.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QTreeView>

using namespace boucle;

namespace {

constexpr char server[] = R"(import http from 'node:http';
import { sortOrders } from './orders.js';

class Order {
  constructor(number) {
    this.number = number;
    this.lines = new Array(20).fill(number);
  }
}
const kept = [];

const routes = {
  '/sorted': () => sortOrders(60),
  '/keep': () => {
    for (let i = 0; i < 500; i += 1) kept.push(new Order(kept.length));
    return kept.length;
  },
};

const server = http.createServer((request, response) => {
  response.end(String(routes[request.url]()));
});
server.listen(process.env.PORT, '127.0.0.1');
)";

constexpr char orders[] = R"(/** Slow on purpose. */
export function sortOrders(ms) {
  const end = performance.now() + ms;
  let sum = 0;
  while (performance.now() < end) {
    sum += compareAll(200_000);
  }
  return sum;
}

function compareAll(count) {
  let found = 0;
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < 40; j += 1) found += (i * j) % 7;
  }
  return found;
}
)";

class TestProfilingWindow : public QObject
{
    Q_OBJECT
public:
    explicit TestProfilingWindow(Host &host)
        : m_host(host)
    {
    }

private slots:
    void init();
    void recordsTime();
    void keepsWhatANewGenerationEnds();
    void comparesSnapshots();
    void recordsAllocations();
    void reachesSeparateProcesses();
    void looks_data();
    void looks();

private:
    QMap<QString, QString> variables() const { return {{QStringLiteral("PORT"), QString::number(m_port)}}; }
    bool begin(WindowDriver &driver)
    {
        return driver.run() && driver.waitForButton(QStringLiteral("http://localhost:%1").arg(m_port));
    }
    int get(const QString &path) const { return HttpClient::get(m_port, path).status; }
    static QTreeView *tree(WindowDriver &driver, const char *name)
    {
        return qobject_cast<QTreeView *>(
            accessible::findWidget(driver.window(), QAccessible::Tree, QString::fromLatin1(name)));
    }
    bool record(WindowDriver &driver, const char *button, const char *path);

    Host &m_host;
    std::unique_ptr<TemporaryProject> m_project;
    int m_port = 0;
};

void TestProfilingWindow::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(QStringLiteral("package.json"),
                     R"({"name":"profiled","type":"module","scripts":{"start":"node server.js"}})");
    m_project->write(QStringLiteral("server.js"), server);
    m_project->write(QStringLiteral("orders.js"), orders);
    m_port = WindowDriver::freePort();
}

bool TestProfilingWindow::record(WindowDriver &driver, const char *button, const char *path)
{
    if (!driver.press(QString::fromLatin1(button)) || !says(driver, QStringLiteral("records")))
        return false;
    for (int i = 0; i < 5; ++i) {
        if (get(QString::fromLatin1(path)) != 200)
            return false;
    }
    return driver.press(QStringLiteral("Stop Recording"));
}

void TestProfilingWindow::recordsTime()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(driver.window().editors().openFile(m_project->path(QStringLiteral("orders.js"))));
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.cpu");
    QVERIFY(record(driver, "Record", "/sorted"));
    QVERIFY(says(driver, QStringLiteral("busy")));
    CpuPanel &panel = driver.window().profilingDocks().cpu();
    const CallProfilePtr profile = panel.view().profile();
    QVERIFY(profile);
    QVERIFY2(profile->busy() > 250e6 && profile->busy() < 10e9,
             qPrintable(QString::number(profile->busy())));

    // The function that the time went into is the first one; a double click opens it.
    panel.view().wayBox().setCurrentIndex(ProfileView::Functions);
    QTreeView *functions = tree(driver, "Functions");
    QVERIFY(functions);
    QModelIndex first = functions->model()->index(0, 0);
    QCOMPARE(first.data().toString(), QStringLiteral("compareAll"));
    QCOMPARE(first.siblingAtColumn(CallTreeModel::Place).data().toString(), QStringLiteral("orders.js:11"));
    QCOMPARE(functions->model()->index(0, 0, first).data().toString(), QStringLiteral("sortOrders"));
    QVERIFY(driver.window().editors().openFile(m_project->path(QStringLiteral("server.js"))));
    functions->setCurrentIndex(first);
    QTest::keyClick(functions, Qt::Key_Return);
    QTRY_COMPARE(driver.window().editors().currentPath(), m_project->path(QStringLiteral("orders.js")));
    QCOMPARE(driver.window().editors().cursorLine(), 11);

    // Its lines are marked.
    const QList<LineHeat> heat = driver.window().editors().currentEditor()->marks().heat();
    QVERIFY(!heat.isEmpty());
    const auto hottest = std::max_element(heat.begin(), heat.end(),
                                          [](const auto &a, const auto &b) { return a.share < b.share; });
    QVERIFY2(hottest->line == 13 || hottest->line == 14, qPrintable(QString::number(hottest->line)));
    QVERIFY(driver.press(QStringLiteral("Close Profile")));
    QVERIFY(driver.window().editors().currentEditor()->marks().heat().isEmpty());
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestProfilingWindow::keepsWhatANewGenerationEnds()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.cpu");
    QVERIFY(driver.press(QStringLiteral("Record")));
    QVERIFY(says(driver, QStringLiteral("records")));
    QCOMPARE(get(QStringLiteral("/sorted")), 200);
    m_project->write(QStringLiteral("server.js"),
                     QByteArray(server).replace("new Array(20)", "new Array(21)") +
                         QByteArray("\nconsole.log('newer');\n"));
    QVERIFY(driver.waitForConsole(QStringLiteral("newer")));
    QVERIFY(says(driver, QStringLiteral("busy")));
    QVERIFY(driver.window().profilingDocks().cpu().view().profile());
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestProfilingWindow::comparesSnapshots()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.memory");
    QCOMPARE(get(QStringLiteral("/keep")), 200);
    QVERIFY(driver.press(QStringLiteral("Take Snapshot")));
    MemoryPanel &panel = driver.window().profilingDocks().memory();
    QVERIFY(QTest::qWaitFor([&] { return panel.current() != nullptr; }, WindowDriver::limitMs));
    const HeapSnapshot::Class *const before = panel.current()->snapshot->findClass(QStringLiteral("Order"));
    QVERIFY(before);
    QCOMPARE(before->nodes.size(), size_t(500));

    QCOMPARE(get(QStringLiteral("/keep")), 200);
    QVERIFY(driver.press(QStringLiteral("Take Snapshot")));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const HeapSnapshot::Class *found = panel.current()->snapshot->findClass(QStringLiteral("Order"));
            return found && found->nodes.size() == 1000;
        },
        WindowDriver::limitMs));
    auto *compared = qobject_cast<QComboBox *>(
        accessible::findWidget(driver.window(), QAccessible::ComboBox, QStringLiteral("All objects")));
    QVERIFY(compared && compared->isEnabled());
    QTest::keyClick(compared, Qt::Key_Down);
    QTreeView *objects = tree(driver, "Classes and objects");
    QVERIFY(objects);
    const auto row = [objects] {
        for (int i = 0; i < objects->model()->rowCount(); ++i) {
            if (objects->model()->index(i, 0).data().toString() == QLatin1String("Order"))
                return objects->model()->index(i, 0);
        }
        return QModelIndex();
    };
    QVERIFY(QTest::qWaitFor(
        [&] { return row().siblingAtColumn(HeapTree::Count).data().toString() == QLatin1String("500"); },
        WindowDriver::limitMs));
    QCOMPARE(row().siblingAtColumn(HeapTree::OwnSize).data().toString(), QStringLiteral("0"));

    // What keeps one of them: the array of the module.
    objects->expand(row());
    objects->setCurrentIndex(objects->model()->index(0, 0, row()));
    QTreeView *holders = tree(driver, "Holders");
    QVERIFY(holders);
    QVERIFY2(holders->model()->index(0, 0).data().toString().contains(QStringLiteral("Array")),
             qPrintable(holders->model()->index(0, 0).data().toString()));
    QString way;
    for (QModelIndex at = holders->model()->index(0, 0); at.isValid(); at = holders->model()->index(0, 0, at))
        way += at.data().toString() + u'\n';
    QVERIFY2(way.contains(QStringLiteral("kept in ")), qPrintable(way));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestProfilingWindow::recordsAllocations()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.memory");
    QVERIFY(record(driver, "Record Allocations", "/keep"));
    MemoryPanel &panel = driver.window().profilingDocks().memory();
    QVERIFY(QTest::qWaitFor([&] { return panel.current() != nullptr; }, WindowDriver::limitMs));
    const CallProfilePtr profile = panel.current()->allocations;
    QVERIFY(profile);
    double most = 0;
    QString name;
    for (qsizetype i = 0; i < profile->functions().size(); ++i) {
        if (profile->functions().at(i).kind == ProfiledFunction::Kind::Own &&
            profile->functionTotals().at(i) > most) {
            most = profile->functionTotals().at(i);
            name = profile->functions().at(i).name;
        }
    }
    QVERIFY2(name == QLatin1String("/keep") || name == QLatin1String("Order") || name.isEmpty(),
             qPrintable(name));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestProfilingWindow::reachesSeparateProcesses()
{
    WindowDriver driver(m_host, m_project->root(), variables());
    QVERIFY(driver.application().trigger(u"run.placement"));
    QWidget *const dialog = QApplication::activeModalWidget();
    QVERIFY(dialog);
    QVERIFY(accessible::press(*dialog, QAccessible::RadioButton, QStringLiteral("Separate process")));
    QVERIFY(driver.press(QStringLiteral("Done")));
    QVERIFY(begin(driver));
    QVERIFY(driver.waitForConsole(QStringLiteral("in a separate process")));
    driver.application().trigger(u"view.eventLoop");
    // Painted, as the whole timeline is: what is shown is known by what it is told.
    MemoryPanel &panel = driver.window().profilingDocks().memory();
    QVERIFY(panel.monitor()->isOutside());
    driver.takeScreenshot(QStringLiteral("loop-outside"));
    driver.application().trigger(u"view.requests");
    // Inside of the table, where no screen reader looks for it.
    QVERIFY(QTest::qWaitFor(
        [&] {
            const QList<QLabel *> labels = driver.window().findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->isVisible() && label->text().contains(QStringLiteral("a process of its own"));
            });
        },
        WindowDriver::limitMs));
    driver.application().trigger(u"view.memory");
    QVERIFY(QTest::qWaitFor([&] { return panel.monitor()->memory().size() >= 2; }, WindowDriver::limitMs));
    QVERIFY(panel.monitor()->memory().back().heapUsed > 1'000'000);
    QCOMPARE(get(QStringLiteral("/keep")), 200);
    QVERIFY(driver.press(QStringLiteral("Take Snapshot")));
    QVERIFY(QTest::qWaitFor([&] { return panel.current() != nullptr; }, WindowDriver::limitMs));
    const HeapSnapshot::Class *const kept = panel.current()->snapshot->findClass(QStringLiteral("Order"));
    QVERIFY(kept && kept->nodes.size() == 500);
    driver.application().trigger(u"view.cpu");
    QVERIFY(record(driver, "Record", "/sorted"));
    QVERIFY(says(driver, QStringLiteral("busy")));
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

void TestProfilingWindow::looks_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("language");
    for (const char *theme : {"dark", "light"}) {
        for (const char *language : {"english", "french"})
            QTest::addRow("%s %s", theme, language)
                << QString::fromLatin1(theme) << QString::fromLatin1(language);
    }
}

void TestProfilingWindow::looks()
{
    QFETCH(QString, theme);
    QFETCH(QString, language);
    const auto shoot = [&](WindowDriver &driver, const char *what) {
        driver.application().trigger(QStringLiteral("view.language.") + language);
        QTest::qWait(50);
        driver.takeScreenshot(QStringLiteral("%1-%2-%3").arg(QString::fromLatin1(what), theme, language));
        driver.application().trigger(QStringLiteral("view.language.english"));
    };
    WindowDriver driver(m_host, m_project->root(), variables());
    driver.application().trigger(QStringLiteral("view.theme.") + theme);
    driver.application().trigger(QStringLiteral("view.language.english"));
    QVERIFY(driver.window().editors().openFile(m_project->path(QStringLiteral("orders.js"))));
    driver.application().trigger(u"view.cpu");
    shoot(driver, "cpu-none");
    QVERIFY(begin(driver));
    driver.application().trigger(u"view.cpu");
    QVERIFY(record(driver, "Record", "/sorted"));
    QVERIFY(says(driver, QStringLiteral("busy")));
    shoot(driver, "cpu-flames");
    CpuPanel &panel = driver.window().profilingDocks().cpu();
    panel.view().wayBox().setCurrentIndex(ProfileView::Functions);
    shoot(driver, "cpu-functions");
    panel.view().wayBox().setCurrentIndex(ProfileView::Calls);
    shoot(driver, "cpu-calls");
    driver.application().trigger(u"view.memory");
    QCOMPARE(get(QStringLiteral("/keep")), 200);
    MemoryPanel &memory = driver.window().profilingDocks().memory();
    shoot(driver, "memory-none");
    QVERIFY(driver.press(QStringLiteral("Take Snapshot")));
    QVERIFY(QTest::qWaitFor([&] { return memory.current() != nullptr; }, WindowDriver::limitMs));
    QTreeView *objects = tree(driver, "Classes and objects");
    QVERIFY(objects);
    for (int i = 0; i < objects->model()->rowCount(); ++i) {
        const QModelIndex row = objects->model()->index(i, 0);
        if (row.data().toString() != QLatin1String("Order"))
            continue;
        objects->expand(row);
        objects->setCurrentIndex(objects->model()->index(0, 0, row));
        objects->scrollTo(row, QAbstractItemView::PositionAtTop);
        break;
    }
    shoot(driver, "memory-snapshot");
    QVERIFY(driver.press(QStringLiteral("Stop")));
    QVERIFY(driver.waitUntilStopped());
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QApplication application(words.argc(), words.argv());
    QAccessible::setActive(true);
    TestProfilingWindow test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_profilingwindow.moc"
