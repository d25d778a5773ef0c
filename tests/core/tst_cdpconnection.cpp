// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection does with messages of every kind, and with its own end; the test is the peer.
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "tests/support/cdpbench.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QTest>

using namespace boucle;
using namespace boucle::cdp;
using namespace std::chrono_literals;

namespace {

const QByteArray noScript = R"({"id":1,"error":{"code":-32000,"message":"No script for id: 7"}})";

} // namespace

class TestCdpConnection : public QObject
{
    Q_OBJECT
private slots:
    void routesByTheFlatSessionId()
    {
        CdpBench bench;
        QStringList seen;
        const auto watch = [&](const char *name, Session &session) {
            session.on<debugger::Resumed>(&bench,
                                          [&seen, name](const debugger::Resumed &) { seen.append(name); });
        };
        Session &one = bench.connection->session("one");
        Session &two = bench.connection->session("t\"wo");
        QCOMPARE(&bench.connection->session("one"), &one);
        QCOMPARE(&bench.connection->session(""), &bench.connection->root());
        watch("root", bench.connection->root());
        watch("one", one);
        watch("two", two);
        bench.transport->deliver("{\"method\":\"Debugger.resumed\",\"sessionId\":\"t\\\"wo\"}");
        bench.transport->deliver(R"({"method":"Debugger.resumed","sessionId":"one","params":{}})");
        bench.transport->deliver(R"({"method":"Debugger.resumed"})");
        QCOMPARE(seen.join(' '), "two one root");
        expectWarning("^Debugger.resumed for a session that is closed or unknown: three$");
        bench.transport->deliver(R"({"method":"Debugger.resumed","sessionId":"three"})");

        bench.call<debugger::Pause>(two);
        QCOMPARE(bench.transport->sent.last(),
                 "{\"id\":1,\"method\":\"Debugger.pause\",\"sessionId\":\"t\\\"wo\"}");
        expectWarning("^answer to a call that is unknown or has ended: 1 one$");
        bench.transport->deliver(R"({"id":1,"sessionId":"one","result":{}})");
        QCOMPARE(bench.takeLog(), "");
        bench.transport->deliver("{\"id\":1,\"sessionId\":\"t\\\"wo\",\"result\":{}}");
        // What the peer answers on the root when it does not know the session.
        bench.call<debugger::Resume>(one);
        bench.transport->deliver(R"({"id":2,"error":{"message":"Session with given id not found."}})");
        QCOMPARE(bench.takeLog(),
                 "Debugger.pause ok\nDebugger.resume cdp-error: Session with given id not found.");
    }

    void endsOneSession()
    {
        CdpBench bench;
        QPointer<Session> child = &bench.connection->session("child");
        bench.call<debugger::Pause>(*child);
        bench.call<debugger::Resume>();
        bench.connection->endSession("child", "the worker has ended");
        bench.connection->endSession("child", "twice");
        QCOMPARE(bench.takeLog(),
                 "Debugger.pause cdp-closed: Debugger.pause was not answered: the worker has ended");
        bench.call<debugger::StepOut>(*child); // somebody still has it
        expectWarning("^answer to a call that is unknown or has ended: 1 child$");
        bench.transport->deliver(R"({"id":1,"sessionId":"child","result":{}})");
        bench.transport->deliver(R"({"id":2,"result":{}})");
        QCOMPARE(bench.takeLog(), "Debugger.resume ok");
        QTRY_VERIFY(!child);
        // The name can be used again.
        QVERIFY(bench.connection->session("child").isOpen());
    }

    void endsASessionInsideItsEvent()
    {
        CdpBench bench;
        Session &child = bench.connection->session("child");
        QStringList seen;
        child.on<debugger::Resumed>(&bench, [&](const debugger::Resumed &) {
            bench.connection->endSession("child", "gone");
            seen.append("first");
        });
        bench.transport->deliver(R"({"method":"Debugger.resumed","sessionId":"child"})");
        QCOMPARE(seen.join(' '), "first");
        QVERIFY(bench.connection->isOpen());
    }

    void isDestroyedInsideACallback_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("event") << QByteArray(R"({"method":"Debugger.resumed"})");
        QTest::newRow("result") << QByteArray(R"({"id":1,"result":{}})");
        QTest::newRow("error") << noScript;
        QTest::newRow("event of a child")
            << QByteArray(R"({"method":"Debugger.resumed","sessionId":"child"})");
        QTest::newRow("result of a child") << QByteArray(R"({"id":2,"sessionId":"child","result":{}})");
        QTest::newRow("garbage") << QByteArray("}");
        QTest::newRow("the end") << QByteArray();
    }
    void isDestroyedInsideACallback()
    {
        QFETCH(QByteArray, message);
        CdpBench bench;
        bench.connection->disconnect(&bench);
        const QPointer<FakeTransport> transport = bench.transport;
        Session &child = bench.connection->session("child");
        int ends = 0;
        const auto end = [&bench, &ends] {
            ++ends;
            bench.connection.reset();
        };
        const auto answered = [end](const Result<debugger::Pause::Result> &) { end(); };
        for (Session *session : {&bench.connection->root(), &child}) {
            session->on<debugger::Resumed>(&bench, [end](const debugger::Resumed &) { end(); });
            session->on<debugger::Resumed>(&bench, [end](const debugger::Resumed &) { end(); });
            session->call<debugger::Pause>({}, &bench, answered);
        }
        if (message == "}")
            expectWarning("^connection closed: a message is not JSON");
        if (message.isEmpty())
            transport->end("gone");
        else
            transport->deliver(message);
        QCOMPARE(ends, 1);
        QVERIFY(!transport || !transport->isOpen());
        QTRY_VERIFY(!transport);
    }

    void isDestroyedByATimeout()
    {
        CdpBench bench;
        int ends = 0;
        for (int i = 0; i < 2; ++i) {
            bench.connection->root().call<debugger::Pause>(
                {}, &bench,
                [&](const Result<debugger::Pause::Result> &) {
                    ++ends;
                    bench.connection.reset();
                },
                1ms);
        }
        QTRY_VERIFY(!bench.connection);
        QCOMPARE(ends, 1);
    }

    void isDestroyedByTheSignalThatItClosed()
    {
        CdpBench bench;
        connect(bench.connection.get(), &Connection::closed, &bench, [&bench] { bench.connection.reset(); });
        bench.transport->end("gone");
        QVERIFY(!bench.connection);
        QCOMPARE(bench.takeLog(), "closed: gone");
    }

    // Guards are often what owns the connection, and half destroyed by then.
    void dropsCallbacksWhenItIsDestroyed()
    {
        CdpBench bench;
        bench.call<debugger::Pause>();
        const QPointer<FakeTransport> transport = bench.transport;
        bench.connection.reset();
        QVERIFY(!transport);
        QCOMPARE(bench.takeLog(), "");
    }

    void closesOnGarbage_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *name, const QByteArray &message, const char *what) {
            QTest::newRow(name) << message << QString(what);
        };
        const QByteArray good = R"({"id":1,"result":{}})";
        row("words", "HTTP/1.1 400 Bad Request", "a message is not JSON");
        row("first half", good.left(10), "a message is not JSON");
        row("second half", good.mid(10), "a message is not JSON");
        row("two glued together", good + good, "a message is not JSON");
        row("zero bytes", QByteArray(100, '\0'), "a message is not JSON");
        row("no UTF-8", "{\"method\":\"\xff\xfe\"}", "a message is not JSON");
        row("UTF-8 of half a pair", "{\"method\":\"\xed\xa0\x80\"}", "a message is not JSON");
        row("number too great", R"({"id":1e999})", "a message is not JSON");
        row("broken escape", R"({"method":"\ud80"})", "a message is not JSON");
        row("array", "[]", "a message is not a JSON object");
        row("null", "null", "a message is not a JSON object");
        row("nothing in it", "{}", "a message is neither an event nor an answer");
        row("id of another kind", R"({"id":"1","result":{}})", "an answer's id is not a call's");
        row("id with a fraction", R"({"id":1.5,"result":{}})", "an answer's id is not a call's");
        row("id below all", R"({"id":0,"result":{}})", "an answer's id is not a call's");
        row("id beyond all", R"({"id":18446744073709551615,"result":{}})", "an answer's id is not a call's");
        row("method of another kind", R"({"method":{}})", "an event's name is not a string");
        row("session of another kind", R"({"id":1,"sessionId":1})", "a message's session is not a string");
        row("nested", QByteArray(100'000, '['), "a message is nested too deeply");
        row("nested, and closed", R"({"id":1,"result":)" + QByteArray(600, '[') + QByteArray(600, ']') + '}',
            "a message is nested too deeply");
        row("nested objects", R"({"id":1,"result":)" + QByteArray("{\"a\":").repeated(50'000),
            "a message is nested too deeply");
    }
    void closesOnGarbage()
    {
        QFETCH(QByteArray, message);
        QFETCH(QString, what);
        CdpBench bench;
        bench.call<debugger::Pause>();
        expectWarning(qPrintable("^connection closed: " + what));
        bench.transport->deliver(message);
        const QString reason = "it does not speak the debugging protocol (" + what + ')';
        QCOMPARE(bench.takeLog(), "Debugger.pause cdp-closed: Debugger.pause was not answered: " + reason +
                                      "\nclosed: " + reason);
        QVERIFY(!bench.transport->isOpen());
    }

    void bearsWhatIsMerelyOdd_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("warning");
        const auto row = [](const char *name, const char *message, const char *warning) {
            QTest::newRow(name) << QByteArray(message) << QString(warning);
        };
        row("unknown id", R"({"id":77,"result":{}})", "^answer to a call that is unknown or has ended: 77");
        row("unknown session", R"({"id":1,"sessionId":"x","result":{}})",
            "^answer to a call that is unknown or has ended: 1 x");
        row("complaint", R"({"error":{"code":-32700,"message":"Message must be a valid JSON"}})",
            "^the peer did not understand a message: Message must be a valid JSON$");
        row("complaint about null", R"({"id":null,"error":{}})", "^the peer did not understand a message");
        // V8 sends it when an answer is nested 300 times.
        row("nothing at all", "", "^empty message");
    }
    void bearsWhatIsMerelyOdd()
    {
        QFETCH(QByteArray, message);
        QFETCH(QString, warning);
        CdpBench bench;
        bench.call<debugger::Pause>();
        expectWarning(qPrintable(warning));
        bench.transport->deliver(message);
        QCOMPARE(bench.takeLog(), "");
        bench.transport->deliver(R"({"id":1,"result":{}})");
        QCOMPARE(bench.takeLog(), "Debugger.pause ok");
    }

    // JavaScript's strings are not always UTF-16, and V8 writes them as they are.
    void readsHalvesOfSurrogatePairs_data()
    {
        QTest::addColumn<QByteArray>("escaped");
        QTest::addColumn<QString>("read");
        const QString lost(QChar::ReplacementCharacter);
        QTest::newRow("high") << QByteArray(R"(a\ud800b)") << "a" + lost + "b";
        QTest::newRow("low") << QByteArray(R"(a\uDFFFb)") << "a" + lost + "b";
        QTest::newRow("at the end") << QByteArray(R"(a\udbff)") << "a" + lost;
        QTest::newRow("wrong way round") << QByteArray(R"(\udc00\ud800)") << lost + lost;
        QTest::newRow("beside a pair") << QByteArray(R"(\ud83d\ud83d\ude00)") << lost + QString("😀");
        QTest::newRow("behind a pair") << QByteArray(R"(\ud83d\ude00\ude00)") << QString("😀") + lost;
        QTest::newRow("beside a backslash") << QByteArray(R"(\\\ud800\\ud800)") << "\\" + lost + "\\ud800";
        QTest::newRow("beside a quote") << QByteArray("\\\"\\ud800\\\"") << "\"" + lost + "\"";
    }
    void readsHalvesOfSurrogatePairs()
    {
        QFETCH(QByteArray, escaped);
        QFETCH(QString, read);
        CdpBench bench;
        QString value;
        bench.connection->root().call<debugger::GetScriptSource>(
            {}, &bench, [&value](const Result<debugger::GetScriptSource::Result> &result) {
                value = result->scriptSource;
            });
        bench.transport->deliver("{\"id\":1,\"result\":{\"scriptSource\":\"" + escaped + "\"}}");
        QCOMPARE(value, read);
    }

    void refusesWhatIsTooLarge()
    {
        CdpBench bench;
        bench.call<debugger::GetScriptSource>();
        bench.call<debugger::Pause>();
        const QByteArray large(65 * 1024 * 1024, 'x');
        bench.transport->deliver("{\"id\":1,\"result\":{\"scriptSource\":\"" + large + "\"}}");
        QCOMPARE(bench.takeLog(),
                 "Debugger.getScriptSource cdp-too-large: The answer is too large to be shown: 65 MiB.");
        expectWarning("^message dropped, too large: 65 MiB");
        bench.transport->deliver("{\"method\":\"Runtime.consoleAPICalled\",\"params\":\"" + large + "\"}");
        expectWarning("^message dropped, too large: 65 MiB");
        bench.transport->deliver("{\"id\":1,\"result\":\"" + large + "\"}");
        QVERIFY(bench.connection->isOpen());
        bench.transport->deliver(R"({"id":2,"result":{}})");
        QCOMPARE(bench.takeLog(), "Debugger.pause ok");
    }

    void logsTrafficTrimmed()
    {
        QLoggingCategory::setFilterRules("boucle.cdp.debug=true");
        CdpBench bench;
        QTest::ignoreMessage(QtDebugMsg, R"(→ {"id":1,"method":"Debugger.pause"})");
        bench.call<debugger::Pause>();
        const QByteArray message = "{\"id\":1,\"result\":{\"x\":\"" + QByteArray(1000, 'x') + "\"}}";
        QTest::ignoreMessage(QtDebugMsg, qPrintable("← " + message.left(400) + " … 1026 bytes"));
        bench.transport->deliver(message);
        QLoggingCategory::setFilterRules({});
        bench.call<debugger::Pause>();
        QCOMPARE(bench.takeLog(), "Debugger.pause ok");
    }
};

QTEST_GUILESS_MAIN(TestCdpConnection)
#include "tst_cdpconnection.moc"
