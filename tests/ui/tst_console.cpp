// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/ansi.h"
#include "core/session/serversession.h"
#include "tests/support/fakeserverruntime.h"
#include "tests/ui/uitest.h"
#include "ui/common/actionregistry.h"
#include "ui/common/theme.h"
#include "ui/server/columns.h"
#include "ui/server/consolelayout.h"
#include "ui/server/consolelink.h"
#include "ui/server/consolepanel.h"
#include "ui/server/consolesearch.h"
#include "ui/server/consoleview.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace boucle;
using namespace Qt::Literals::StringLiterals;

using Position = ConsoleView::Position;

namespace {

OutputBatch batchOf(const QByteArrayList &lines, qint64 dropped = 0)
{
    OutputBatch batch;
    batch.droppedLines = dropped;
    for (const QByteArray &line : lines)
        batch.lines.append({OutputStream::Stdout, false, 0, line});
    return batch;
}

} // namespace

/// Each test has a panel with one session that has been started.
class TestConsole : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void countsColumns_data();
    void countsColumns();
    void countsColumnsOfAnything();
    void laysOutRows();
    void laysOutAnything();
    void findsLinks_data();
    void findsLinks();

    void showsWhatTheServerWrites();
    void colours();
    void wraps();
    void selectsAndCopies();
    void selectsWordsAndLines();
    void selectsWideCharacters();
    void opensLinks();
    void saysWhatWasDropped();
    void followsTheEnd();
    void keepsThePlaceWhileLinesGo();
    void survivesAFlood();
    void finds();
    void sendsInput();
    void showsServers();
    void clears();
    void tellsAssistiveTechnologies();
    void looks();

private:
    void print(const QByteArray &text) { m_runtime->print(m_runtime->lastId(), text); }
    /// Prints lines and waits until they are in the log.
    void printAndWait(const QByteArray &text);
    QPoint pointOf(int row, int offset, int dx = 0)
    {
        const Position position{m_view->layout().firstNumber() + row, offset};
        return m_view->cellRect(position).center() - QPoint(m_view->cellRect(position).width() / 2 - dx, 0);
    }
    QString clipboard() const { return QGuiApplication::clipboard()->text(); }
    QAction *action(const char *id) { return m_actions->action(QString::fromLatin1(id)); }
    QString terminalText() const
    {
        QAccessibleInterface *terminal =
            accessible::find(*m_panel, QAccessible::Terminal, u"Console output"_s);
        return terminal ? terminal->text(QAccessible::Value) : QString();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<FakeServerRuntime> m_runtime;
    std::unique_ptr<ServerSession> m_session;
    std::unique_ptr<ConsolePanel> m_panel;
    ConsoleView *m_view = nullptr;
};

void TestConsole::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->setChoice(ThemeChoice::Dark);
    m_actions = std::make_unique<ActionRegistry>(*m_theme);
    m_runtime = std::make_unique<FakeServerRuntime>();
    LaunchSpec spec;
    spec.name = u"npm start"_s;
    m_session = std::make_unique<ServerSession>(*m_runtime, spec);
    m_panel = std::make_unique<ConsolePanel>(*m_theme, *m_actions);
    m_panel->resize(860, 260);
    m_panel->addSession(*m_session);
    m_panel->show();
    QVERIFY(m_session->start());
    QTRY_COMPARE(m_session->state(), ServerState::Running);
    m_view = m_panel->findChild<ConsoleView *>();
    QVERIFY(m_view);
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestConsole::cleanup()
{
    m_panel.reset();
    m_session.reset();
    m_runtime.reset();
    m_actions.reset();
    m_theme.reset();
}

void TestConsole::printAndWait(const QByteArray &text)
{
    const int wanted = m_session->log().count() + int(text.count('\n'));
    print(text.chopped(1));
    QTRY_COMPARE(m_session->log().count(), wanted);
}

void TestConsole::countsColumns_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("columns");
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("ascii") << QByteArray("hello") << 5;
    QTest::newRow("colours") << QByteArray("\x1b[1;32mok\x1b[0m!") << 3;
    QTest::newRow("link sequence") << QByteArray("\x1b]8;;http://x\x07 a") << 2;
    QTest::newRow("open sequence") << QByteArray("ab\x1b[31") << 2;
    QTest::newRow("accents") << QByteArray("d\xc3\xa9j\xc3\xa0") << 4;
    QTest::newRow("combining") << QByteArray("e\xcc\x81") << 1;
    QTest::newRow("chinese") << QByteArray("\xe4\xb8\xad\xe6\x96\x87") << 4;
    QTest::newRow("emoji") << QByteArray("\xf0\x9f\x9a\x80 go") << 5;
    QTest::newRow("check mark") << QByteArray("\xe2\x9c\x93 \xe2\x9c\x85") << 4;
    QTest::newRow("tab") << QByteArray("a\tb") << 9;
    QTest::newRow("progress") << QByteArray("10%\r100%") << 4;
    QTest::newRow("backspace") << QByteArray("ab\x08") << 1;
    QTest::newRow("no UTF-8") << QByteArray("a\xff\xfe") << 3;
}

void TestConsole::countsColumns()
{
    QFETCH(QByteArray, line);
    QFETCH(int, columns);
    QCOMPARE(countColumns(line), columns);
    QCOMPARE(columnStarts(parseAnsi(line).text).back(), columns);
}

// The quick count and what is painted must agree, or rows would be cut off.
void TestConsole::countsColumnsOfAnything()
{
    const QByteArrayList parts{"a",
                               "\x1b",
                               "[",
                               "31m",
                               "]",
                               "\x07",
                               "\\",
                               "\t",
                               "\r",
                               "\x08",
                               "\x7f",
                               "\xc3\xa9",
                               "\xe4\xb8\xad",
                               "\xcc\x81",
                               "\xf0\x9f\x9a\x80",
                               "\xff",
                               "\xe2",
                               "\xed\xa0\x80",
                               "\xc2\x85",
                               "\xe2\x80\x8d"};
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray line;
        for (int n = random.bounded(10); n >= 0; --n)
            line += parts[random.bounded(int(parts.size()))];
        const QString shown = parseAnsi(line).text;
        if (countColumns(line) != columnStarts(shown).back() || shownText(line) != shown)
            QFAIL(line.toHex(' ').constData());
    }
}

void TestConsole::laysOutRows()
{
    OutputLog log;
    ConsoleLayout layout(log);
    layout.setWidth(10);
    connect(&log, &OutputLog::changed, this, [&](int removed, int first) { layout.apply(removed, first); });
    log.append(batchOf({"0123456789", "0123456789a", "", "\x1b[31m0123456789\x1b[0m"}));
    QCOMPARE(layout.rowCount(), 5);
    QCOMPARE(layout.rowsOf(1), 2);
    QCOMPARE(layout.placeOf(2).line, 1);
    QCOMPARE(layout.placeOf(2).row, 1);
    QCOMPARE(layout.firstRowOf(3), 4);
    layout.setWidth(5);
    QCOMPARE(layout.rowCount(), 2 + 3 + 1 + 2);
    layout.setWidth(0);
    QCOMPARE(layout.rowCount(), 4);
    QCOMPARE(layout.widest(), 11);
    log.clear();
    QCOMPARE(layout.rowCount(), 0);
    QCOMPARE(layout.firstNumber(), 4);
    // A console that is opened later calls the lines the same.
    log.append(batchOf({"later"}));
    QCOMPARE(ConsoleLayout(log).firstNumber(), log.firstNumber());
    QCOMPARE(layout.firstNumber(), log.firstNumber());
}

void TestConsole::laysOutAnything()
{
    OutputLog log({40, 4000, 300}, nullptr);
    ConsoleLayout layout(log);
    qint64 dropped = 0;
    connect(&log, &OutputLog::changed, this, [&](int removed, int first) { layout.apply(removed, first); });
    QRandomGenerator random(11);
    for (int i = 0; i < 3000; ++i) {
        OutputBatch batch;
        for (int n = random.bounded(1, random.bounded(10) == 0 ? 80 : 4); n > 0; --n) {
            batch.lines.append({random.bounded(2) ? OutputStream::Stdout : OutputStream::Stderr,
                                random.bounded(3) == 0, 0, QByteArray(random.bounded(60), 'x')});
        }
        const int action = random.bounded(20);
        if (action == 0)
            layout.setWidth(random.bounded(3) == 0 ? 0 : random.bounded(5, 50));
        else if (action == 1)
            log.appendOwn(OutputLog::Kind::Info, QString(random.bounded(30), u'y'));
        else if (action == 2 && random.bounded(10) == 0)
            log.clear();
        else
            log.append(batch);
        dropped = std::max(dropped, log.droppedLines());

        qint64 rows = 0;
        for (int line = 0; line < log.count(); ++line) {
            const int columns =
                ConsoleLayout::prefixColumns(log.at(line).kind) + int(log.at(line).text.size());
            const int expected =
                layout.width() > 0 ? std::max(1, (columns + layout.width() - 1) / layout.width()) : 1;
            QCOMPARE(layout.firstRowOf(line), rows);
            QCOMPARE(layout.rowsOf(line), expected);
            QCOMPARE(layout.placeOf(rows + expected - 1).line, line);
            QCOMPARE(layout.placeOf(rows + expected - 1).row, expected - 1);
            rows += expected;
        }
        QCOMPARE(layout.rowCount(), rows);
    }
    QVERIFY(dropped > 100);
}

void TestConsole::findsLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *text, const QStringList &links) {
        QTest::newRow(name) << QString::fromUtf8(text) << links;
    };
    row("none", "GET /products/42:1 200 a/b.js:1 12:30", {});
    row("url", "Listening on http://localhost:3000", {u"http://localhost:3000"_s});
    row("url in a sentence", "see (https://x.org/a?b=c#d), or http://y.org.",
        {u"https://x.org/a?b=c#d"_s, u"http://y.org"_s});
    row("IPv6", "http://[::1]:3000/a", {u"http://[::1]:3000/a"_s});
    row("no host", "http:// and https://", {});
    row("stack", "    at get (/home/me/shop/src/app.js:12:5)", {u"/home/me/shop/src/app.js|12|5"_s});
    row("stack without a name", "    at /home/me/app.mjs:3:14", {u"/home/me/app.mjs|3|14"_s});
    row("spaces in brackets", "at f (/home/my shop/app.js:12:5)", {u"/home/my shop/app.js|12|5"_s});
    row("module", "at file:///home/me/a%20b.mjs:7:1", {u"/home/me/a b.mjs|7|1"_s});
    row("file without a place", "(node:1) file:///home/me/a.mjs is deprecated", {u"/home/me/a.mjs|0|0"_s});
    row("uncaught", "/home/me/app.ts:9", {u"/home/me/app.ts|9|0"_s});
    row("inside node", "at node:internal/modules/cjs/loader:1554:14", {});
    row("scoped package", "at x (/a/node_modules/@nestjs/core/index.js:1:2)",
        {u"/a/node_modules/@nestjs/core/index.js|1|2"_s});
    row("two", "/a/b.js:1:2 and /c/d.js:3:4", {u"/a/b.js|1|2"_s, u"/c/d.js|3|4"_s});
}

void TestConsole::findsLinks()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QStringList found;
    int last = 0;
    for (const ConsoleLink &link : boucle::findLinks(text)) {
        QVERIFY(link.start >= last && link.length > 0);
        last = link.start + link.length;
        QVERIFY(last <= text.size());
        found << (link.isFile() ? u"%1|%2|%3"_s.arg(link.path).arg(link.line).arg(link.column)
                                : link.url.toString());
        if (!link.isFile())
            QCOMPARE(text.mid(link.start, link.length), link.url.toString());
    }
    QCOMPARE(found, expected);
}

void TestConsole::showsWhatTheServerWrites()
{
    printAndWait("one\n\x1b[32mtwo\x1b[0m\n");
    QVERIFY2(terminalText().endsWith(u"one\ntwo\n"_s), qPrintable(terminalText()));
    // A line that grows.
    m_runtime->printLine(m_runtime->lastId(), {OutputStream::Stdout, true, 0, "thr"});
    QTRY_VERIFY(terminalText().endsWith(u"thr\n"_s));
    m_runtime->printLine(m_runtime->lastId(), {OutputStream::Stdout, false, 0, "ee"});
    QTRY_VERIFY(terminalText().endsWith(u"three\n"_s));
}

void TestConsole::colours()
{
    printAndWait("\x1b[32;7m    \x1b[0m\x1b[48;2;1;2;3m  \x1b[48;5;196m  \x1b[0m\n");
    const QImage image = m_view->viewport()->grab().toImage();
    const auto ground = [&](int offset) { return image.pixelColor(pointOf(0, offset, 2)); };
    QCOMPARE(ground(1), m_theme->ansi(2));
    QCOMPARE(ground(4), QColor(1, 2, 3));
    QCOMPARE(ground(6), QColor(255, 0, 0));
    QCOMPARE(ground(8), m_theme->colour(ColourRole::Panel));
}

void TestConsole::wraps()
{
    const int width = m_view->layout().width();
    QVERIFY(width > 20);
    printAndWait(QByteArray(width, 'a') + QByteArray(width, 'b') + "c\nlast\n");
    QCOMPARE(m_view->layout().rowsOf(0), 3);
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    const QRect first = m_view->cellRect({0, 0});
    const QRect second = m_view->cellRect({0, width});
    QCOMPARE(second.left(), first.left());
    QCOMPARE(second.top(), first.top() + first.height());
    QCOMPARE(m_view->positionAt(second.center(), true), (Position{0, width}));

    action("console.wrap")->trigger();
    QVERIFY(!m_view->isWrapping());
    QCOMPARE(m_view->layout().rowsOf(0), 1);
    QVERIFY(m_view->horizontalScrollBar()->maximum() > width);
    QCOMPARE(m_view->cellRect({0, width}).top(), m_view->cellRect({0, 0}).top());
    action("console.wrap")->trigger();
    QCOMPARE(m_view->layout().rowsOf(0), 3);

    // A narrower window has more rows.
    m_panel->resize(430, 260);
    QTRY_VERIFY(m_view->layout().width() < width);
    QVERIFY(m_view->layout().rowsOf(0) > 3);
}

void TestConsole::selectsAndCopies()
{
    printAndWait("first line\n\x1b[31msecond\x1b[0m line\nthird line\n");
    QWidget *port = m_view->viewport();
    QTest::mousePress(port, Qt::LeftButton, {}, pointOf(0, 6, 1));
    QTest::mouseMove(port, pointOf(2, 5, 1));
    QTest::mouseRelease(port, Qt::LeftButton, {}, pointOf(2, 5, 1));
    QCOMPARE(m_view->selectedText(), u"line\nsecond line\nthird"_s);
    m_view->setFocus();
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard(), u"line\nsecond line\nthird"_s);
    // Backwards, and with Shift.
    QTest::mouseClick(port, Qt::LeftButton, {}, pointOf(1, 6, 1));
    QTest::mouseClick(port, Qt::LeftButton, Qt::ShiftModifier, pointOf(0, 6, 1));
    QCOMPARE(m_view->selectedText(), u"line\nsecond"_s);
    QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->selectedText(), u"first line\nsecond line\nthird line"_s);
    action("console.copyAll")->trigger();
    QCOMPARE(clipboard(), u"first line\nsecond line\nthird line\n"_s);
}

void TestConsole::selectsWordsAndLines()
{
    printAndWait("GET /orders/42 order_id\n");
    QWidget *port = m_view->viewport();
    const QPoint word = pointOf(0, 17, 2);
    QTest::mouseClick(port, Qt::LeftButton, {}, word);
    QCOMPARE(m_view->selectedText(), QString());
    QTest::mouseDClick(port, Qt::LeftButton, {}, word);
    QCOMPARE(m_view->selectedText(), u"order_id"_s);
    QTest::mouseClick(port, Qt::LeftButton, {}, word);
    QCOMPARE(m_view->selectedText(), u"GET /orders/42 order_id"_s);
}

void TestConsole::selectsWideCharacters()
{
    printAndWait("a\xe4\xb8\xad\xe6\x96\x87 e\xcc\x81z \xf0\x9f\x9a\x80!\n");
    const QString text = u"a中文 e\u0301z 🚀!"_s;
    QCOMPARE(m_view->line(0)->text, text);
    const int cell = m_view->cellRect({0, 1}).left() - m_view->cellRect({0, 0}).left();
    QVERIFY(qAbs(m_view->cellRect({0, 2}).left() - m_view->cellRect({0, 1}).left() - 2 * cell) <= 1);
    QCOMPARE(m_view->positionAt(pointOf(0, 2, 2), true).offset, 2);
    // Both units of the rocket and both of the accented letter are one thing to the mouse.
    QCOMPARE(m_view->positionAt(pointOf(0, 8, 2), true).offset, 8);
    m_view->select({0, 4}, m_view->positionAt(pointOf(0, 6, 0)));
    QCOMPARE(m_view->selectedText(), u"e\u0301"_s);
}

void TestConsole::opensLinks()
{
    printAndWait("on http://localhost:3000\n    at f (/p/a.js:12:5)\n");
    QSignalSpy urls(m_panel.get(), &ConsolePanel::linkActivated);
    QSignalSpy files(m_panel.get(), &ConsolePanel::fileLinkActivated);
    QWidget *port = m_view->viewport();
    QTest::mouseMove(port, pointOf(0, 8, 2));
    QTRY_COMPARE(port->cursor().shape(), Qt::PointingHandCursor);
    QTest::mouseClick(port, Qt::LeftButton, {}, pointOf(0, 8, 2));
    QCOMPARE(urls.size(), 1);
    QCOMPARE(urls.first().first().toUrl(), QUrl(u"http://localhost:3000"_s));
    QTest::mouseClick(port, Qt::LeftButton, {}, pointOf(1, 13, 2));
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first(), (QList<QVariant>{u"/p/a.js"_s, 12, 5}));
    // Beside a link, and over one while selecting, nothing opens.
    QTest::mouseClick(port, Qt::LeftButton, {}, pointOf(0, 1, 2));
    QTest::mouseClick(port, Qt::LeftButton, {}, QPoint(port->width() - 30, pointOf(0, 0).y()));
    QTest::mousePress(port, Qt::LeftButton, {}, pointOf(0, 5, 2));
    QTest::mouseMove(port, pointOf(0, 20, 2));
    QTest::mouseRelease(port, Qt::LeftButton, {}, pointOf(0, 20, 2));
    QCOMPARE(urls.size(), 1);
    QCOMPARE(files.size(), 1);
}

void TestConsole::saysWhatWasDropped()
{
    printAndWait("one\n");
    const QRect before = m_view->cellRect({0, 0});
    m_runtime->drop(m_runtime->lastId(), 1234);
    printAndWait("two\n");
    QCOMPARE(m_session->log().droppedLines(), 1234);
    QCOMPARE(ConsoleView::droppedText(1234).contains(u"older line"_s), true);
    // A row of its own above the others.
    QCOMPARE(m_view->cellRect({0, 0}).top(), before.top() + before.height());
    QCOMPARE(m_view->positionAt(pointOf(0, 1, 2), true), (Position{0, 1}));
    m_view->clear();
    printAndWait("three\n");
    QCOMPARE(m_view->cellRect({m_view->layout().firstNumber(), 0}).top(), before.top());
}

void TestConsole::followsTheEnd()
{
    QByteArray lines;
    for (int i = 0; i < 100; ++i)
        lines += "line\n";
    printAndWait(lines);
    QScrollBar *bar = m_view->verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(action("console.follow")->isChecked());

    bar->setValue(10); // as the wheel and the keys do
    QVERIFY(!m_view->isFollowing());
    QVERIFY(!action("console.follow")->isChecked());
    printAndWait(lines);
    QCOMPARE(bar->value(), 10);

    bar->setValue(bar->maximum());
    QVERIFY(m_view->isFollowing());
    printAndWait(lines);
    QCOMPARE(bar->value(), bar->maximum());

    bar->setValue(0);
    action("console.follow")->trigger();
    QCOMPARE(bar->value(), bar->maximum());
    action("console.follow")->trigger(); // held where it is
    const int held = bar->value();
    printAndWait(lines);
    QCOMPARE(bar->value(), held);
    QVERIFY(bar->maximum() > held);

    // A larger window does not lose the end.
    m_view->setFollowing(true);
    m_panel->resize(860, 500);
    QTRY_COMPARE(bar->value(), bar->maximum());
}

void TestConsole::keepsThePlaceWhileLinesGo()
{
    OutputLog log({100, 1'000'000, 1000}, nullptr);
    ConsoleView view(*m_theme, log);
    view.resize(400, 200);
    view.show();
    QByteArrayList lines;
    for (int i = 0; i < 100; ++i)
        lines << "line " + QByteArray::number(i);
    log.append(batchOf(lines));
    view.verticalScrollBar()->setValue(50);
    const Position top = view.positionAt({20, 12}, true);
    QCOMPARE(view.line(top.line)->text, u"line 50"_s);
    view.select({50, 0}, {52, 4});
    log.append(batchOf({"a", "b", "c"}));
    QCOMPARE(log.droppedLines(), 3);
    QCOMPARE(view.line(view.positionAt({20, 12}, true).line)->text, u"line 50"_s);
    QCOMPARE(view.selectedText(), u"line 50\nline 51\nline"_s);
    // Until even those are gone.
    log.append(batchOf(QByteArrayList(99, "x")));
    QCOMPARE(view.verticalScrollBar()->value(), 0);
    QVERIFY(!view.line(50));
    QVERIFY(!view.selectedText().contains(u"line"_s));
}

void TestConsole::survivesAFlood()
{
    // 100 MB in the batches that a session takes each frame.
    constexpr int batches = 250;
    constexpr int linesPerBatch = 4000;
    const QByteArray line = "\x1b[90m2026-01-01\x1b[0m GET /orders/42 200 3 ms " + QByteArray(60, 'x');
    QByteArrayList lines(linesPerBatch, line);
    OutputLog &log = m_session->log();
    int paints = 0;
    for (int i = 0; i < batches; ++i) {
        log.append(batchOf(lines));
        if (i % 10 == 0) {
            m_view->viewport()->repaint();
            ++paints;
        }
        QCOMPARE(m_view->layout().firstNumber() + log.count(), qint64(i + 1) * linesPerBatch);
    }
    QCOMPARE(paints, batches / 10);
    QCOMPARE(log.count(), OutputLog::Limits().lines);
    QCOMPARE(log.droppedLines(), qint64(batches) * linesPerBatch - log.count());
    QCOMPARE(m_view->layout().rowCount(), log.count());
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QVERIFY(m_view->isFollowing());
}

void TestConsole::finds()
{
    QByteArray text;
    for (int i = 0; i < 300; ++i)
        text += "GET /orders/" + QByteArray::number(i) + '\n';
    printAndWait(text);
    QMetaObject::invokeMethod(m_view->parentWidget(), "openFind");
    auto *field = findWidget<QLineEdit>(m_panel.get(), QAccessible::EditableText, u"Find"_s);
    QVERIFY(field);
    auto *search = m_panel->findChild<ConsoleSearch *>();
    const auto count = [this] {
        for (QLabel *label : m_panel->findChildren<QLabel *>()) {
            if (label->accessibleName() == u"Matches"_s)
                return label->text();
        }
        return QString();
    };
    field->setText(u"orders/2"_s);
    QTRY_VERIFY(search->isDone());
    // The newest first.
    QCOMPARE(count(), u"111 of 111"_s);
    QCOMPARE(m_view->selectedText(), u"orders/2"_s);
    QCOMPARE(m_view->selection().first.line, 299);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count(), u"110 of 111"_s);
    QVERIFY(!m_view->isFollowing() ||
            m_view->verticalScrollBar()->maximum() == m_view->verticalScrollBar()->value());
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(count(), u"1 of 111"_s);
    QCOMPARE(m_view->selection().first.line, 2);
    // What arrives is found, too.
    printAndWait("GET /orders/2\n");
    QTRY_COMPARE(count(), u"1 of 112"_s);
    field->setText(u"nothing"_s);
    QTRY_COMPARE(count(), u"No matches"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QCOMPARE(search->matches().size(), size_t(0));
}

void TestConsole::sendsInput()
{
    auto *input = findWidget<QLineEdit>(m_panel.get(), QAccessible::EditableText, u"Input for the server"_s);
    QVERIFY(input);
    QTest::keyClicks(input, u"first"_s);
    QTest::keyClick(input, Qt::Key_Return);
    QTest::keyClicks(input, u"second"_s);
    QTest::keyClick(input, Qt::Key_Return);
    const auto id = quint64(m_runtime->lastId());
    QCOMPARE(m_runtime->input.value(id), QByteArray("first\nsecond\n"));
    QVERIFY(terminalText().contains(u"first\nsecond\n"_s));
    QTest::keyClicks(input, u"dra"_s);
    QTest::keyClick(input, Qt::Key_Up);
    QCOMPARE(input->text(), u"second"_s);
    QTest::keyClick(input, Qt::Key_Up);
    QTest::keyClick(input, Qt::Key_Up);
    QCOMPARE(input->text(), u"first"_s);
    QTest::keyClick(input, Qt::Key_Down);
    QTest::keyClick(input, Qt::Key_Down);
    QCOMPARE(input->text(), u"dra"_s);

    QTest::keyClick(input, Qt::Key_D, Qt::ControlModifier); // not while something is written
    QCOMPARE(m_runtime->closedInputs.size(), 0);
    input->clear();
    QTest::keyClick(input, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_runtime->closedInputs.size(), 1);
    QVERIFY(input->isReadOnly());

    m_session->stop();
    QTRY_VERIFY(!input->isVisible());
    QVERIFY(m_session->start());
    QTRY_VERIFY(input->isVisible());
    QVERIFY(!input->isReadOnly());
}

void TestConsole::showsServers()
{
    QVERIFY(accessible::find(*m_panel, QAccessible::PageTab, u"npm start, running"_s));
    LaunchSpec spec;
    spec.name = u"worker"_s;
    ServerSession second(*m_runtime, spec);
    m_panel->addSession(second);
    m_panel->addSession(second);
    auto *tabs = m_panel->findChild<QTabBar *>();
    QCOMPARE(tabs->count(), 2);
    QCOMPARE(m_panel->currentSession(), m_session.get());
    m_panel->showSession(second);
    QCOMPARE(m_panel->currentSession(), &second);
    QVERIFY(accessible::find(*m_panel, QAccessible::PageTab, u"worker, not started"_s));
    QVERIFY(!accessible::find(*m_panel, QAccessible::EditableText, u"Input for the server"_s));
    m_panel->removeSession(*m_session);
    QCOMPARE(tabs->count(), 1);
    m_panel->removeSession(second);
    QCOMPARE(m_panel->currentSession(), nullptr);
    QVERIFY(!action("console.clear")->isEnabled());
    bool said = false;
    for (const QLabel *label : m_panel->findChildren<QLabel *>())
        said = said || (label->isVisible() && label->text().startsWith(u"Nothing has run yet."_s));
    QVERIFY(said);
}

void TestConsole::clears()
{
    printAndWait("one\ntwo\n");
    auto *button = findWidget<QToolButton>(m_panel.get(), QAccessible::Button, u"Clear Console"_s);
    QVERIFY(button);
    button->click();
    QCOMPARE(m_session->log().count(), 0);
    QCOMPARE(m_view->layout().rowCount(), 0);
    QCOMPARE(terminalText(), QString());
    m_view->viewport()->repaint();
    m_view->selectAll();
    QCOMPARE(m_view->selectedText(), QString());
}

void TestConsole::tellsAssistiveTechnologies()
{
    printAndWait("one\ntwo words\n");
    QAccessibleInterface *terminal = accessible::find(*m_panel, QAccessible::Terminal, u"Console output"_s);
    QVERIFY(terminal);
    QVERIFY(terminal->state().readOnly);
    QAccessibleTextInterface *text = terminal->textInterface();
    QVERIFY(text);
    QCOMPARE(text->text(0, text->characterCount()), u"one\ntwo words\n"_s);
    text->setSelection(0, 4, 7);
    QCOMPARE(m_view->selectedText(), u"two"_s);
    int start = 0;
    int end = 0;
    text->selection(0, &start, &end);
    QCOMPARE(start, 4);
    QCOMPARE(end, 7);
    QCOMPARE(text->offsetAtPoint(text->characterRect(5).center()), 5);
}

void TestConsole::looks()
{
    m_session->log().appendOwn(OutputLog::Kind::Info,
                               u"npm start · in the IDE · node 24.21.0 · ready in 31 ms"_s);
    printAndWait("Listening on http://localhost:3000\nGET /products \x1b[32m200\x1b[0m 3 ms\n");
    m_session->log().appendOwn(OutputLog::Kind::Info, u"orders.js saved → live edit in 14 ms, state kept"_s);
    printAndWait("GET /orders/42 \x1b[2m…\x1b[0m\n");
    m_session->log().appendOwn(OutputLog::Kind::Input, u"order.lines.map(l => l.price)"_s);
    printAndWait("[ \x1b[33m12.5\x1b[39m, \x1b[33m3\x1b[39m, \x1b[33m49.9\x1b[39m ]\n");
    m_runtime->print(m_runtime->lastId(),
                     "TypeError: x is not a function\n    at get (/home/me/shop/src/orders.js:9:21)",
                     OutputStream::Stderr);
    QTRY_VERIFY(m_session->log().at(m_session->log().count() - 1).text.contains("orders.js"));
    m_session->log().appendOwn(OutputLog::Kind::Error,
                               u"The server ended with an uncaught error (exit code 1)."_s);
    LaunchSpec spec;
    spec.name = u"worker"_s;
    ServerSession second(*m_runtime, spec);
    m_panel->addSession(second);
    m_panel->resize(860, 320);
    for (const bool dark : {true, false}) {
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString suffix = dark ? u"-dark"_s : u"-light"_s;
        m_panel->showSession(*m_session);
        QVERIFY(keepScreenshot(*m_panel, u"console"_s + suffix));
    }
    QMetaObject::invokeMethod(m_view->parentWidget(), "openFind");
    findWidget<QLineEdit>(m_panel.get(), QAccessible::EditableText, u"Find"_s)->setText(u"GET"_s);
    QTRY_VERIFY(m_view->parentWidget()->findChild<ConsoleSearch *>()->isDone());
    QVERIFY(keepScreenshot(*m_panel, u"console-find-light"_s));
    QCOMPARE(accessible::nameless(*m_panel), QStringList());
    m_panel->removeSession(second);
}

QTEST_MAIN(TestConsole)
#include "tst_console.moc"
