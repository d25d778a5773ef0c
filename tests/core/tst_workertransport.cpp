// SPDX-License-Identifier: GPL-3.0-or-later
// The way to worker threads, with the test as the peer of the thread that made them.
#include "core/cdp/workertransport.h"

#include "core/cdp/connection.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/nodeworker.h"
#include "tests/support/faketransport.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace boucle;
using namespace boucle::cdp;

namespace {

using Value = nlohmann::json;

QByteArray messageOf(const char *method, const Value &params)
{
    return Json(Value{{"method", method}, {"params", params}}).text();
}

/// A message of the worker, wrapped as the parent's thread sends it.
QByteArray fromWorker(const char *sessionId, const char *message)
{
    return messageOf("NodeWorker.receivedMessageFromWorker",
                     {{"sessionId", sessionId}, {"message", message}});
}

/// A connection that makes one of each worker that its peer tells of, as the debugger does.
class Parent : public QObject
{
public:
    Parent()
    {
        auto made = std::make_unique<FakeTransport>();
        transport = made.get();
        connection = std::make_unique<Connection>(std::move(made));
        Session &root = connection->root();
        root.on<nodeworker::AttachedToWorker>(this, [&root, this](const nodeworker::AttachedToWorker &event) {
            workers.insert(event.sessionId,
                           new Connection(std::make_unique<WorkerTransport>(root, event.sessionId), this));
        });
    }

    Connection &attach(const char *sessionId)
    {
        transport->deliver(
            messageOf("NodeWorker.attachedToWorker",
                      {{"sessionId", sessionId},
                       {"waitingForDebugger", true},
                       {"workerInfo", {{"workerId", "1"}, {"type", "worker"}, {"title", ""}, {"url", ""}}}}));
        return *workers.value(sessionId);
    }

    /// What was last sent to a worker: "A Debugger.pause".
    QString lastSent() const
    {
        const Value message = Value::parse(transport->sent.last().toStdString());
        if (message["method"] != "NodeWorker.sendMessageToWorker")
            return QString::fromStdString(message["method"].get<std::string>());
        const Value inner = Value::parse(message["params"]["message"].get<std::string>());
        return QString::fromStdString(message["params"]["sessionId"].get<std::string>() + ' ' +
                                      inner["method"].get<std::string>());
    }

    FakeTransport *transport = nullptr;
    std::unique_ptr<Connection> connection;
    QHash<QString, Connection *> workers;
};

} // namespace

class TestWorkerTransport : public QObject
{
    Q_OBJECT
private slots:
    void talksToEachWorker()
    {
        Parent parent;
        Connection &a = parent.attach("A");
        Connection &b = parent.attach("B");
        QStringList log;
        for (const auto &[name, worker] : {std::pair("a", &a), std::pair("b", &b)}) {
            worker->root().on<debugger::Resumed>(
                &parent, [&log, name](const debugger::Resumed &) { log.append(name); });
        }
        a.root().call<debugger::GetScriptSource>(
            {.scriptId = "é"}, &parent, [&log](const Result<debugger::GetScriptSource::Result> &result) {
                log.append(result->scriptSource);
            });
        QCOMPARE(parent.lastSent(), "A Debugger.getScriptSource");
        // The ids of a worker's calls are its own.
        parent.transport->deliver(
            fromWorker("A", R"({"id":1,"result":{"scriptSource":"\u00e9\ud83d\ude00"}})"));
        parent.transport->deliver(fromWorker("B", R"({"method":"Debugger.resumed"})"));
        parent.transport->deliver(fromWorker("A", R"({"method":"Debugger.resumed"})"));
        parent.transport->deliver(fromWorker("C", R"({"method":"Debugger.resumed"})"));
        QCOMPARE(log.join(' '), QString("é😀 b a"));
    }

    void endsWithTheWorker()
    {
        Parent parent;
        Connection &a = parent.attach("A");
        Connection &b = parent.attach("B");
        QSignalSpy closed(&a, &Connection::closed);
        QString outcome;
        a.root().call<debugger::Pause>(
            {}, &parent,
            [&outcome](const Result<debugger::Pause::Result> &result) { outcome = result.error().message; });
        parent.transport->deliver(messageOf("NodeWorker.detachedFromWorker", {{"sessionId", "A"}}));
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].toString(), "the worker has ended");
        QCOMPARE(outcome, "Debugger.pause was not answered: the worker has ended");
        QVERIFY(b.isOpen());
        const qsizetype sent = parent.transport->sent.size();
        parent.transport->deliver(fromWorker("A", "garbage")); // late
        a.root().send<debugger::Resume>();
        QCOMPARE(parent.transport->sent.size(), sent);
    }

    void endsWithTheParent()
    {
        Parent parent;
        Connection &a = parent.attach("A");
        QString outcome;
        a.root().call<debugger::Pause>(
            {}, &parent,
            [&outcome](const Result<debugger::Pause::Result> &result) { outcome = result.error().message; });
        parent.transport->end("the server has ended");
        QVERIFY(!a.isOpen());
        QCOMPARE(outcome, "Debugger.pause was not answered: the server has ended");
    }

    void endsWhenTheWorkerCannotBeReached()
    {
        Parent parent;
        Connection &a = parent.attach("A");
        QSignalSpy closed(&a, &Connection::closed);
        a.root().send<debugger::Pause>();
        parent.transport->deliver(R"({"id":1,"error":{"code":-32000,"message":"Session A not found"}})");
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].toString(), "Session A not found");
    }

    void letsGoOfTheWorker()
    {
        Parent parent;
        Connection &a = parent.attach("A");
        a.close("stopped");
        QCOMPARE(parent.lastSent(), "NodeWorker.detach");
        const qsizetype sent = parent.transport->sent.size();
        delete &a;
        QCOMPARE(parent.transport->sent.size(), sent);
        delete &parent.attach("B");
        QCOMPARE(parent.lastSent(), "NodeWorker.detach");
        // Nobody listens any more.
        parent.transport->deliver(fromWorker("B", R"({"method":"Debugger.resumed"})"));
        QVERIFY(parent.connection->isOpen());
    }

    void garbageOfAWorkerEndsOnlyThat()
    {
        Parent parent;
        Connection &a = parent.attach("A");
        Connection &b = parent.attach("B");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("^connection closed: a message is not JSON"));
        parent.transport->deliver(fromWorker("A", "garbage"));
        QVERIFY(!a.isOpen());
        QVERIFY(b.isOpen());
        QVERIFY(parent.connection->isOpen());
        QCOMPARE(parent.lastSent(), "NodeWorker.detach");
    }

    void outlivesTheParent()
    {
        Parent parent;
        Connection &a = parent.attach("A");
        parent.connection.reset();
        a.root().send<debugger::Pause>();
        a.close("stopped");
        QVERIFY(!a.isOpen());
    }

    void aWorkerOfAWorker()
    {
        Parent parent;
        Connection &a = parent.attach("A");
        Connection inner(std::make_unique<WorkerTransport>(a.root(), "B"));
        int resumed = 0;
        inner.root().on<debugger::Resumed>(&inner, [&resumed](const debugger::Resumed &) { ++resumed; });
        parent.transport->deliver(fromWorker("A", fromWorker("B", R"({"method":"Debugger.resumed"})")));
        QCOMPARE(resumed, 1);
        parent.transport->end("gone");
        QVERIFY(!inner.isOpen());
    }
};

QTEST_GUILESS_MAIN(TestWorkerTransport)
#include "tst_workertransport.moc"
