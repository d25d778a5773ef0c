// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/inspector/debuggergate.h"
#include "runtime/inspector/messagequeue.h"

#include <QTest>

#include <atomic>
#include <functional>
#include <thread>

using namespace boucle;

namespace {

class Receiver : public QObject
{
    Q_OBJECT
public:
    explicit Receiver(std::function<void()> onDrain = [] {})
        : m_onDrain(std::move(onDrain))
    {
    }
    Q_INVOKABLE void drain() { m_onDrain(); }

private:
    std::function<void()> m_onDrain;
};

} // namespace

class TestMessageQueue : public QObject
{
    Q_OBJECT
private slots:
    void tellsOfManyAtOnce()
    {
        MessageQueue queue;
        int drains = 0;
        Receiver receiver([&] { ++drains; });
        queue.open(&receiver, "drain");
        for (const char *text : {"a", "b", "c"})
            queue.push(text);
        QCOMPARE(drains, 0);
        QCoreApplication::processEvents();
        QCOMPARE(drains, 1);
        const MessageQueue::Batch batch = queue.take();
        QCOMPARE(batch.messages.size(), size_t(3));
        QCOMPARE(batch.messages[2], QByteArray("c"));
        QVERIFY(!batch.end);
        queue.push("d");
        QCoreApplication::processEvents();
        QCOMPARE(drains, 2);
    }

    void keepsNothingWithoutAReceiver()
    {
        MessageQueue queue;
        queue.push("lost");
        int drains = 0;
        Receiver receiver([&] { ++drains; });
        queue.open(&receiver, "drain");
        queue.push("a");
        queue.close();
        queue.push("b");
        QCoreApplication::processEvents();
        QVERIFY(queue.take().messages.empty());
    }

    void endsAfterTheLastMessage()
    {
        MessageQueue queue;
        Receiver receiver;
        queue.open(&receiver, "drain");
        queue.push("a");
        queue.finish(QStringLiteral("first"));
        queue.finish(QStringLiteral("second"));
        queue.push("late");
        const MessageQueue::Batch batch = queue.take();
        QCOMPARE(batch.messages.size(), size_t(1));
        QCOMPARE(batch.end, QStringLiteral("first"));
        // As often as it is asked: a drain may be done in parts.
        QCOMPARE(queue.take().end, QStringLiteral("first"));
    }

    void tellsOfAnEndThatWasThereBefore()
    {
        MessageQueue queue;
        queue.finish(QStringLiteral("over"));
        int drains = 0;
        Receiver receiver([&] { ++drains; });
        queue.open(&receiver, "drain");
        QCoreApplication::processEvents();
        QCOMPARE(drains, 1);
    }

    void keepsTheOrderOfAnotherThread()
    {
        constexpr int count = 20'000;
        MessageQueue queue;
        int next = 0;
        bool inOrder = true;
        bool ended = false;
        Receiver receiver([&] {
            const MessageQueue::Batch batch = queue.take();
            for (const QByteArray &message : batch.messages)
                inOrder = inOrder && message.toInt() == next++;
            ended = ended || batch.end;
        });
        queue.open(&receiver, "drain");
        std::thread writer([&] {
            for (int i = 0; i < count; ++i)
                queue.push(QByteArray::number(i));
            queue.finish(QStringLiteral("over"));
        });
        QTRY_VERIFY(ended);
        writer.join();
        QVERIFY(inOrder);
        QCOMPARE(next, count);
    }

    void receiverMayGoAtAnyTime()
    {
        for (int round = 0; round < 50; ++round) {
            MessageQueue queue;
            std::atomic<bool> stop = false;
            std::thread writer([&] {
                while (!stop)
                    queue.push("x");
            });
            {
                Receiver receiver([&] { queue.take(); });
                queue.open(&receiver, "drain");
                QCoreApplication::processEvents();
                queue.close();
            }
            stop = true;
            writer.join();
        }
    }

    void gateLetsThroughOnceOpen()
    {
        QVERIFY(DebuggerGate(true).wait());

        DebuggerGate gate(false);
        gate.knock();
        QVERIFY(!gate.wait());
        std::atomic<int> knocks = 0;
        std::thread waiting([&] {
            while (!gate.wait())
                ++knocks;
        });
        gate.knock();
        QTRY_VERIFY(knocks == 1);
        gate.open();
        waiting.join();
        QVERIFY(gate.wait());
    }
};

QTEST_GUILESS_MAIN(TestMessageQueue)
#include "tst_messagequeue.moc"
