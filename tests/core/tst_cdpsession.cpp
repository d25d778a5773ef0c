// SPDX-License-Identifier: GPL-3.0-or-later
// Calls and events, with the test as the peer.
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "tests/support/cdpbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace boucle;
using namespace boucle::cdp;
using namespace std::chrono_literals;

namespace {

const QByteArray noScript = R"({"id":1,"error":{"code":-32000,"message":"No script for id: 7"}})";

} // namespace

class TestCdpSession : public QObject
{
    Q_OBJECT
private slots:
    void callsAndIsAnswered()
    {
        CdpBench bench;
        QString source;
        bench.connection->root().call<debugger::GetScriptSource>(
            {.scriptId = "42"}, &bench, [&source](const Result<debugger::GetScriptSource::Result> &result) {
                source = result ? result->scriptSource : result.error().message;
            });
        QCOMPARE(
            bench.transport->sent,
            QList<QByteArray>{R"({"id":1,"method":"Debugger.getScriptSource","params":{"scriptId":"42"}})"});
        bench.transport->deliver(R"({"id":1,"result":{"scriptSource":"let é = '😀'"}})");
        QCOMPARE(source, QString("let é = '😀'"));
    }

    void leavesOutWhatIsEmpty()
    {
        CdpBench bench;
        bench.connection->root().send<debugger::Pause>();
        QCOMPARE(bench.transport->sent, QList<QByteArray>{R"({"id":1,"method":"Debugger.pause"})"});
    }

    void takesAnswersInAnyOrder()
    {
        CdpBench bench;
        bench.call<debugger::Pause>();
        bench.call<debugger::Resume>();
        bench.call<debugger::StepOut>();
        bench.transport->deliver(R"({"id":2,"result":{}})");
        bench.transport->deliver(R"({"id":3,"result":{}})");
        bench.transport->deliver(R"({"id":1,"result":{}})");
        QCOMPARE(bench.takeLog(), "Debugger.resume ok\nDebugger.stepOut ok\nDebugger.pause ok");
    }

    void isAnsweredInsideTheCall()
    {
        CdpBench bench;
        bench.transport->peer = [&bench](const QByteArray &) {
            bench.transport->deliver(R"({"id":1,"result":{}})");
        };
        bench.call<debugger::Pause>();
        QCOMPARE(bench.takeLog(), "Debugger.pause ok");
    }

    void passesTheRefusalOn_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *error, const char *words) {
            QTest::newRow(name) << QByteArray(error) << QString(words);
        };
        row("message", R"({"code":-32000,"message":"No script for id: 7"})", "No script for id: 7");
        row("with details", R"({"message":"Invalid parameters","data":"scriptId: string value expected"})",
            "Invalid parameters: scriptId: string value expected");
        row("only details", R"({"data":"why"})", "why");
        row("nothing", "{}", "refused without a reason");
        row("no object", "17", "refused without a reason");
        row("null", "null", "refused without a reason");
        row("other kinds", R"({"message":17,"data":[]})", "refused without a reason");
    }
    void passesTheRefusalOn()
    {
        QFETCH(QByteArray, error);
        QFETCH(QString, words);
        CdpBench bench;
        bench.call<debugger::Pause>();
        bench.transport->deliver(R"({"id":1,"error":)" + error + '}');
        QCOMPARE(bench.takeLog(), "Debugger.pause cdp-error: " + words);
        QVERIFY(bench.connection->isOpen());
    }

    void logsTheFailureOfWhatNobodyWaitsFor()
    {
        CdpBench bench;
        bench.connection->root().send<debugger::Pause>();
        expectWarning("^Debugger.pause failed: No script for id: 7$");
        bench.transport->deliver(noScript);
    }

    void tellsWhatIsWrongWithAnAnswer()
    {
        CdpBench bench;
        bench.call<debugger::GetScriptSource>();
        bench.transport->deliver(R"({"id":1,"result":{"scriptSource":[]}})");
        QCOMPARE(bench.takeLog(), "Debugger.getScriptSource cdp-decode: "
                                  "Debugger.getScriptSource: scriptSource is not a string");
        bench.call<debugger::GetScriptSource>();
        bench.transport->deliver(R"({"id":2})");
        QCOMPARE(bench.takeLog(), "Debugger.getScriptSource cdp-decode: "
                                  "Debugger.getScriptSource: scriptSource is missing");
        QVERIFY(bench.connection->isOpen());
    }

    void deliversEvents()
    {
        CdpBench bench;
        QStringList seen;
        QObject other;
        Session &root = bench.connection->root();
        root.on<debugger::Paused>(
            &bench, [&seen](const debugger::Paused &event) { seen.append("1 " + event.reason); });
        root.on<debugger::Paused>(
            &other, [&seen](const debugger::Paused &event) { seen.append("2 " + event.reason); });
        root.on<debugger::Resumed>(&other, [&seen](const debugger::Resumed &) { seen.append("resumed"); });
        const QByteArray paused =
            R"({"method":"Debugger.paused","params":{"callFrames":[],"reason":"step"}})";
        bench.transport->deliver(paused);
        bench.transport->deliver(R"({"method":"Debugger.resumed"})");
        bench.transport->deliver(R"({"method":"Debugger.noSuchEvent","params":{}})");
        bench.transport->deliver(R"({"method":"","params":{}})");
        QCOMPARE(seen.join(", "), "1 step, 2 step, resumed");
    }

    void addsAHandlerInsideAHandler()
    {
        CdpBench bench;
        int first = 0;
        int second = 0;
        Session &root = bench.connection->root();
        root.on<debugger::Resumed>(&bench, [&](const debugger::Resumed &) {
            if (++first == 1)
                root.on<debugger::Resumed>(&bench, [&](const debugger::Resumed &) { ++second; });
        });
        bench.transport->deliver(R"({"method":"Debugger.resumed"})");
        QCOMPARE(second, 0);
        bench.transport->deliver(R"({"method":"Debugger.resumed"})");
        QCOMPARE(first, 2);
        QCOMPARE(second, 1);
    }

    void dropsAnEventThatIsBroken()
    {
        CdpBench bench;
        int seen = 0;
        bench.connection->root().on<debugger::Paused>(&bench, [&seen](const debugger::Paused &) { ++seen; });
        expectWarning("^event dropped: Debugger.paused: callFrames\\[0\\].callFrameId is missing$");
        // Only the first one is logged: another warning would fail the test below.
        for (int i = 0; i < 2; ++i)
            bench.transport->deliver(
                R"({"method":"Debugger.paused","params":{"callFrames":[{}],"reason":""}})");
        QCOMPARE(seen, 0);
        bench.transport->deliver(R"({"method":"Debugger.paused","params":{"callFrames":[],"reason":"x"}})");
        QCOMPARE(seen, 1);
        QVERIFY(bench.connection->isOpen());
    }

    void failsEveryCallWhenThePeerGoes()
    {
        CdpBench bench;
        bench.call<debugger::Pause>();
        bench.call<runtime::Evaluate>(bench.connection->session("worker"));
        bench.call<debugger::Resume>();
        QSignalSpy rootClosed(&bench.connection->root(), &Session::closed);
        bench.transport->end("the server has ended");
        QCOMPARE(bench.takeLog(),
                 "Debugger.pause cdp-closed: Debugger.pause was not answered: the server has ended\n"
                 "Debugger.resume cdp-closed: Debugger.resume was not answered: the server has ended\n"
                 "Runtime.evaluate cdp-closed: Runtime.evaluate was not answered: the server has ended\n"
                 "closed: the server has ended");
        QCOMPARE(rootClosed.size(), 1);
        QVERIFY(!bench.connection->isOpen());
        QVERIFY(!bench.connection->root().isOpen());
        QVERIFY(!bench.connection->session("worker").isOpen());
        // Late traffic is no news.
        bench.transport->deliver(R"({"id":1,"result":{}})");
        bench.transport->deliver("garbage");
        bench.connection->close("again");
        QCOMPARE(bench.takeLog(), "");
    }

    void closesFromThisSide()
    {
        CdpBench bench;
        bench.call<debugger::Pause>();
        bench.connection->close("stopped");
        QVERIFY(!bench.transport->isOpen());
        QCOMPARE(bench.takeLog(),
                 "Debugger.pause cdp-closed: Debugger.pause was not answered: stopped\nclosed: stopped");
    }

    void failsCallsOfAClosedSession()
    {
        CdpBench bench;
        bench.connection->close("stopped");
        bench.takeLog();
        bench.call<debugger::Pause>();
        bench.call<debugger::Pause>(bench.connection->session("late"));
        bench.call<debugger::Resume>().cancel();
        bench.connection->root().send<debugger::Pause>();
        QCOMPARE(bench.takeLog(), ""); // not inside the call
        const QString failed = "Debugger.pause cdp-closed: Debugger.pause was not answered: stopped";
        QTRY_COMPARE(bench.log.size(), 2);
        QCOMPARE(bench.takeLog(), failed + '\n' + failed);
        QCOMPARE(bench.transport->sent.size(), 0);
    }

    void callsAgainWhileItCloses()
    {
        CdpBench bench;
        int answers = 0;
        bench.connection->root().call<debugger::Pause>({}, &bench,
                                                       [&](const Result<debugger::Pause::Result> &) {
                                                           ++answers;
                                                           bench.call<debugger::Resume>();
                                                       });
        bench.transport->end("gone");
        QCOMPARE(answers, 1);
        QTRY_COMPARE(bench.log.size(), 2);
        QCOMPARE(bench.takeLog(),
                 "closed: gone\nDebugger.resume cdp-closed: Debugger.resume was not answered: gone");
    }

    void cancels()
    {
        CdpBench bench;
        CallHandle handle = bench.call<debugger::Pause>();
        CallHandle other = bench.call<debugger::Resume>();
        handle.cancel();
        handle.cancel();
        CallHandle().cancel();
        bench.transport->deliver(R"({"id":1,"result":{}})"); // silent: it was asked for
        bench.transport->deliver(R"({"id":2,"result":{}})");
        other.cancel();
        QCOMPARE(bench.takeLog(), "Debugger.resume ok");
        CallHandle late = bench.call<debugger::StepOut>();
        bench.connection.reset();
        late.cancel();
        QCOMPARE(bench.takeLog(), "");
    }

    void neverCallsBackWithoutItsGuard()
    {
        CdpBench bench;
        int calls = 0;
        auto guard = std::make_unique<QObject>();
        Session &root = bench.connection->root();
        const auto count = [&calls](const Result<debugger::Pause::Result> &) { ++calls; };
        root.call<debugger::Pause>({}, guard.get(), count);
        root.call<debugger::Pause>({}, guard.get(), count, 1ms);
        root.call<debugger::Pause>({}, guard.get(), count);
        root.on<debugger::Resumed>(guard.get(), [&calls](const debugger::Resumed &) { ++calls; });
        guard.reset();
        bench.transport->deliver(R"({"id":1,"result":{}})");
        bench.transport->deliver(R"({"method":"Debugger.resumed"})");
        bench.call<debugger::StepOut>(20ms);
        QTRY_COMPARE(bench.log.size(), 1); // and so the other has timed out as well
        bench.transport->end("gone");
        QCOMPARE(calls, 0);
    }

    void handsAnEventToTheGuardsThatAreLeft()
    {
        CdpBench bench;
        auto second = std::make_unique<QObject>();
        QStringList seen;
        Session &root = bench.connection->root();
        root.on<debugger::Resumed>(&bench, [&](const debugger::Resumed &) {
            seen.append("first");
            second.reset();
        });
        root.on<debugger::Resumed>(second.get(), [&](const debugger::Resumed &) { seen.append("second"); });
        root.on<debugger::Resumed>(&bench, [&](const debugger::Resumed &) { seen.append("third"); });
        bench.transport->deliver(R"({"method":"Debugger.resumed"})");
        QCOMPARE(seen.join(' '), "first third");
    }

    void timesOut()
    {
        CdpBench bench;
        bench.call<debugger::Pause>(60s);
        bench.call<runtime::Evaluate>(1ms);
        bench.call<debugger::Resume>();
        QTRY_COMPARE(bench.log.size(), 1);
        QCOMPARE(bench.takeLog(), "Runtime.evaluate cdp-timeout: Runtime.evaluate was not answered in time");
        bench.transport->deliver(R"({"id":2,"result":{}})"); // late, silent
        expectWarning("^answer to a call that is unknown or has ended: 2");
        bench.transport->deliver(R"({"id":2,"result":{}})"); // twice is odd
        bench.transport->deliver(R"({"id":1,"result":{}})");
        bench.transport->deliver(R"({"id":3,"result":{}})");
        QCOMPARE(bench.takeLog(), "Debugger.pause ok\nDebugger.resume ok");
    }

    void timesOutOneAfterTheOther()
    {
        CdpBench bench;
        bench.call<debugger::StepOut>(40ms);
        bench.call<debugger::Resume>(20ms);
        bench.call<debugger::Pause>(1ms);
        QTRY_COMPARE(bench.log.size(), 3);
        QCOMPARE(bench.takeLog(), "Debugger.pause cdp-timeout: Debugger.pause was not answered in time\n"
                                  "Debugger.resume cdp-timeout: Debugger.resume was not answered in time\n"
                                  "Debugger.stepOut cdp-timeout: Debugger.stepOut was not answered in time");
    }
};

QTEST_GUILESS_MAIN(TestCdpSession)
#include "tst_cdpsession.moc"
