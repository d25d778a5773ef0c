// SPDX-License-Identifier: GPL-3.0-or-later

// The event-loop panels over a runtime that says what it is told to: a very long history, blocks, handles.

#include "core/eventloop/loopmonitor.h"
#include "tests/support/fakeserverruntime.h"
#include "tests/ui/uitest.h"
#include "ui/common/theme.h"
#include "ui/eventloop/looppanel.h"
#include "ui/eventloop/looptimeline.h"
#include "ui/eventloop/requestspanel.h"

#include <QElapsedTimer>
#include <QTreeView>
#include <QWheelEvent>
#include <QtTest>

using namespace boucle;

namespace {

constexpr qint64 ms = 1'000'000;

class LoopRuntime : public FakeServerRuntime
{
public:
    using FakeServerRuntime::FakeServerRuntime;

    LoopBatch takeLoopRecords(ServerId, int) override { return std::exchange(next, {}); }
    void requestLoopSnapshot(ServerId) override { ++snapshots; }

    LoopBatch next;
    int snapshots = 0;
};

class TestLoopPanel : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void emptyUntilThereIsALoop();
    void tellsOfALine();
    void pausedIsNoBlock();
    void zoomsAndPans();
    void millionTurnsArePanned();
    void outOfSightNothingIsAsked();
    void curlCommands();
    void othersAreBelowOnTheSameClock();

private:
    void give(const QList<TurnRecord> &turns, const QList<RequestEvent> &requests = {});
    static QList<TurnRecord> turns(int count, qint64 eachNs = 10 * ms)
    {
        QList<TurnRecord> result;
        for (int i = 0; i < count; ++i) {
            TurnRecord turn;
            turn.beginNs = ms + i * eachNs;
            turn.waitNs = eachNs / 2;
            turn.callbacksNs = eachNs - eachNs / 2;
            result.append(turn);
        }
        return result;
    }
    void send(const ServerEvent &event)
    {
        m_runtime->send(m_runtime->lastId(), event);
        QCoreApplication::processEvents();
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<LoopRuntime> m_runtime;
    std::unique_ptr<ServerSession> m_session;
    std::unique_ptr<LoopMonitor> m_monitor;
    std::unique_ptr<LoopPanel> m_panel;
    std::unique_ptr<RequestsPanel> m_requests;
};

void TestLoopPanel::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->setChoice(ThemeChoice::Dark);
    m_runtime = std::make_unique<LoopRuntime>();
    LaunchSpec spec;
    spec.name = QStringLiteral("server");
    spec.script = QStringLiteral("/p/server.js");
    m_session = std::make_unique<ServerSession>(*m_runtime, spec);
    m_monitor = std::make_unique<LoopMonitor>(*m_session);
    m_panel = std::make_unique<LoopPanel>(*m_theme);
    m_panel->resize(1200, 260);
    m_requests = std::make_unique<RequestsPanel>(*m_theme);
    m_requests->resize(1200, 260);
}

void TestLoopPanel::cleanup()
{
    m_panel.reset();
    m_requests.reset();
    m_monitor.reset();
    m_session.reset();
    m_runtime.reset();
    m_theme.reset();
}

void TestLoopPanel::give(const QList<TurnRecord> &turns, const QList<RequestEvent> &requests)
{
    m_runtime->next.turns = turns;
    m_runtime->next.requests = requests;
    m_runtime->next.nowNs = turns.isEmpty() ? ms : turns.last().endNs();
    m_runtime->next.requestCount = quint64(requests.size());
    m_monitor->drain();
}

void TestLoopPanel::emptyUntilThereIsALoop()
{
    m_panel->setInSight(true);
    m_panel->show();
    const auto says = [this](const QString &text) { return accessible::tree(*m_panel).contains(text); };
    QVERIFY(says(QStringLiteral("utilisation")));
    QVERIFY(keepScreenshot(*m_panel, QStringLiteral("looppanel-empty")));
    m_panel->setMonitor(m_monitor.get());
    QVERIFY(m_session->start());
    QCoreApplication::processEvents();
    give(turns(300));
    m_panel->setMonitor(nullptr);
    m_panel->setMonitor(m_monitor.get());
    QVERIFY(says(QStringLiteral("The loop is free")));
    QVERIFY(says(QStringLiteral("longest turn: 5.0 ms")));
}

void TestLoopPanel::tellsOfALine()
{
    m_panel->setMonitor(m_monitor.get());
    m_panel->setInSight(true);
    m_panel->show();
    QVERIFY(m_session->start());
    QCoreApplication::processEvents();
    send(ServerListening{{QStringLiteral("http"), QStringLiteral("127.0.0.1"), 3000}});
    QList<TurnRecord> records = turns(100);
    give(records);
    BlockReport report;
    report.turn = 7;
    report.beginNs = records.last().endNs() + 10 * ms;
    report.durationNs = 60 * ms;
    report.frames = {{QStringLiteral("render"), QStringLiteral("/p/report.js"), 12, 3, QStringLiteral("9")}};
    QSignalSpy places(m_panel.get(), &LoopPanel::placeActivated);
    QSignalSpy breaks(m_panel.get(), &LoopPanel::breakRequested);
    send(ServerBlocked{report});
    const auto says = [this](const QString &text) { return accessible::tree(*m_panel).contains(text); };
    QVERIFY2(says(QStringLiteral("render blocks the loop: 60 ms so far in report.js:12")),
             qPrintable(accessible::tree(*m_panel)));
    QVERIFY(accessible::press(*m_panel, QAccessible::Button, QStringLiteral("Break Here")));
    QCOMPARE(breaks.size(), 1);

    TurnRecord held;
    held.beginNs = records.last().endNs();
    held.waitNs = 10 * ms;
    held.callbacksNs = 84 * ms;
    m_runtime->next.turns = {held};
    m_runtime->next.nowNs = held.endNs();
    send(ServerUnblocked{7});
    QVERIFY2(says(QStringLiteral("render blocks the loop: 84 ms in report.js:12")),
             qPrintable(accessible::tree(*m_panel)));
    LoopTimeline &timeline = m_panel->timeline();
    timeline.showStretch(held.workBeginNs(), held.endNs());
    QTest::mouseDClick(&timeline, Qt::LeftButton, {}, QPoint(timeline.width() / 2, 40));
    QCOMPARE(places.size(), 1);
    QCOMPARE(places.first().at(0).toString(), QStringLiteral("/p/report.js"));
    QCOMPARE(places.first().at(1).toInt(), 12);
    QVERIFY(says(QStringLiteral("Turn: 84 ms of work")));
}

void TestLoopPanel::pausedIsNoBlock()
{
    QVERIFY(m_session->start());
    QCoreApplication::processEvents();
    send(ServerListening{{QStringLiteral("http"), QStringLiteral("127.0.0.1"), 3000}});
    m_session->setPaused(m_runtime->lastId(), true);
    BlockReport report;
    report.turn = 1;
    report.durationNs = 60 * ms;
    report.frames = {{QStringLiteral("f"), QStringLiteral("/p/a.js"), 1, 1, {}}};
    send(ServerBlocked{report});
    QVERIFY(m_monitor->blocked().places().isEmpty());
    m_session->setPaused(m_runtime->lastId(), false);
    // What began in the pause was the pause.
    send(ServerBlocked{report});
    QVERIFY(m_monitor->blocked().places().isEmpty());
}

void TestLoopPanel::zoomsAndPans()
{
    m_panel->setMonitor(m_monitor.get());
    m_panel->setInSight(true);
    m_panel->show();
    QVERIFY(m_session->start());
    QCoreApplication::processEvents();
    give(turns(2000));
    LoopTimeline &timeline = m_panel->timeline();
    QVERIFY(timeline.isFollowing());
    QCOMPARE(timeline.toNs(), m_monitor->nowNs());
    const auto wheel = [&timeline](int delta) {
        QWheelEvent event(QPointF(100, 40), timeline.mapToGlobal(QPointF(100, 40)), {}, {0, delta}, {}, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&timeline, &event);
    };
    const qint64 span = timeline.toNs() - timeline.fromNs();
    wheel(120);
    QVERIFY(timeline.toNs() - timeline.fromNs() < span);
    QVERIFY2(timeline.isFollowing(), "zooming stays with the present");
    wheel(-120);
    QCOMPARE((timeline.toNs() - timeline.fromNs()) / ms, span / ms);
    QTest::mousePress(&timeline, Qt::LeftButton, {}, QPoint(100, 40));
    QTest::mouseMove(&timeline, QPoint(200, 40));
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, QPoint(200, 40));
    QVERIFY(!timeline.isFollowing());
    QVERIFY(timeline.toNs() < m_monitor->nowNs());
    const qint64 from = timeline.fromNs();
    give(turns(10));
    QCOMPARE(timeline.fromNs(), from); // it stands still
    QTest::keyClick(&timeline, Qt::Key_End);
    QVERIFY(timeline.isFollowing());
}

void TestLoopPanel::millionTurnsArePanned()
{
    m_panel->setMonitor(m_monitor.get());
    m_panel->setInSight(true);
    m_panel->show();
    QVERIFY(m_session->start());
    QCoreApplication::processEvents();
    constexpr int count = 1'000'000;
    QList<RequestEvent> requests;
    constexpr quint32 asked = 100'000;
    for (quint32 i = 0; i < asked; ++i) {
        RequestEvent event;
        event.id = i + 1;
        event.timeNs = ms + qint64(i) * ms;
        event.text = QStringLiteral("GET /orders/%1").arg(i);
        requests.append(event);
        event.kind = RequestEvent::Kind::End;
        event.timeNs += 3 * ms;
        event.status = 200;
        event.text.clear();
        requests.append(event);
    }
    give(turns(count, ms / 10), requests);
    QCOMPARE(m_monitor->history().size(), qsizetype(count));
    QVERIFY(m_monitor->requests().rowCount() <= int(asked));
    LoopTimeline &timeline = m_panel->timeline();
    // From all of it to a few turns; what a frame takes is told, not asserted.
    for (const qint64 span : {qint64(count) * ms / 10, 10'000 * ms, 1000 * ms, 10 * ms}) {
        timeline.showStretch(ms, ms + span / 2);
        double longest = 0;
        QImage frame(timeline.size(), QImage::Format_RGB32);
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(&timeline, Qt::Key_Right);
            QElapsedTimer timer;
            timer.start();
            timeline.render(&frame);
            longest = std::max(longest, double(timer.nsecsElapsed()) / 1e6);
        }
        qInfo("%lld ms of a million turns: a frame takes %.1f ms at most", span / ms, longest);
        QVERIFY(frame.pixelColor(timeline.width() / 2, 40) != frame.pixelColor(timeline.width() / 2, 2));
    }
}

void TestLoopPanel::outOfSightNothingIsAsked()
{
    QVERIFY(m_session->start());
    QCoreApplication::processEvents();
    QCOMPARE(m_runtime->snapshots, 0);
    m_monitor->setWatched(true);
    QVERIFY(m_runtime->snapshots > 0);
    m_monitor->setWatched(false);
    const int before = m_runtime->snapshots;
    QTest::qWait(600);
    QCOMPARE(m_runtime->snapshots, before);
}

void TestLoopPanel::curlCommands()
{
    RequestEntry entry;
    entry.method = QStringLiteral("DELETE");
    entry.target = QStringLiteral("/it's?a=1&b=2");
    QCOMPARE(RequestsPanel::curlCommand(entry, QStringLiteral("http://localhost:3000")),
             QStringLiteral("curl -i -X DELETE 'http://localhost:3000/it'\\''s?a=1&b=2'"));
    entry.method = QStringLiteral("GET");
    entry.isOutgoing = true;
    entry.target = QStringLiteral("http://other/x");
    QCOMPARE(RequestsPanel::curlCommand(entry, QStringLiteral("http://localhost:3000")),
             QStringLiteral("curl -i 'http://other/x'"));
}

void TestLoopPanel::othersAreBelowOnTheSameClock()
{
    LoopRuntime otherRuntime;
    LaunchSpec spec;
    spec.name = QStringLiteral("worker");
    spec.script = QStringLiteral("/p/worker.js");
    ServerSession otherSession(otherRuntime, spec);
    LoopMonitor other(otherSession);
    m_panel->setMonitor(m_monitor.get());
    m_panel->setInSight(true);
    m_panel->show();
    QVERIFY(m_session->start());
    QVERIFY(otherSession.start());
    QCoreApplication::processEvents();
    give(turns(400));
    otherRuntime.next.turns = turns(400, 9 * ms);
    otherRuntime.next.nowNs = otherRuntime.next.turns.last().endNs();
    other.drain();
    LoopTimeline &timeline = m_panel->timeline();
    const QImage alone = timeline.grab().toImage();
    timeline.setOthers({&other});
    const QImage both = timeline.grab().toImage();
    QVERIFY(alone != both);
    QVERIFY(keepScreenshot(*m_panel, QStringLiteral("looppanel-two")));
    // The other one's band is the first row of the difference.
    int row = 0;
    while (row < both.height() && both.copy(0, row, both.width(), 1) == alone.copy(0, row, alone.width(), 1))
        ++row;
    QSignalSpy chosen(&timeline, &LoopTimeline::otherActivated);
    QTest::mouseClick(&timeline, Qt::LeftButton, {},
                      {timeline.width() / 2, int((row + 4) / timeline.devicePixelRatioF())});
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<LoopMonitor *>(), &other);
    timeline.setOthers({});
    timeline.clearFocus();
    QCOMPARE(timeline.grab().toImage(), alone);
}

} // namespace

QTEST_MAIN(TestLoopPanel)
#include "tst_looppanel.moc"
