// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/mailbox.h"

#include <QTest>

#include <atomic>
#include <semaphore>
#include <thread>

using namespace boucle;

namespace {

class TestMailbox : public QObject
{
    Q_OBJECT
private slots:
    void runsInOrder();
    void taskMayPost();
    void refusesAfterClose();
    void everyPostRunsOrFails_data();
    void everyPostRunsOrFails();
};

void TestMailbox::runsInOrder()
{
    int wakes = 0;
    Mailbox mailbox([&] { ++wakes; });
    QList<int> order;
    for (int i = 0; i < 3; ++i)
        QVERIFY(mailbox.post([&order, i] { order.append(i); }));
    QCOMPARE(wakes, 3);
    QVERIFY(order.isEmpty());
    mailbox.run();
    QCOMPARE(order, (QList<int>{0, 1, 2}));
    mailbox.run();
    QCOMPARE(order.size(), 3);
}

void TestMailbox::taskMayPost()
{
    Mailbox mailbox([] {});
    int runs = 0;
    QVERIFY(mailbox.post([&] {
        ++runs;
        QVERIFY(mailbox.post([&] { ++runs; }));
    }));
    mailbox.run();
    QCOMPARE(runs, 1);
    mailbox.run();
    QCOMPARE(runs, 2);
}

void TestMailbox::refusesAfterClose()
{
    int wakes = 0;
    Mailbox mailbox([&] { ++wakes; });
    bool ran = false;
    QVERIFY(mailbox.post([&] { ran = true; }));
    mailbox.close();
    QVERIFY(!mailbox.post([&] { ran = true; }));
    mailbox.run();
    QVERIFY(!ran);
    QCOMPARE(wakes, 1);
}

void TestMailbox::everyPostRunsOrFails_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("tasksBeforeClose");
    QTest::newRow("one") << 1 << 100;
    QTest::newRow("four") << 4 << 1000;
    QTest::newRow("closed early") << 4 << 1;
}

void TestMailbox::everyPostRunsOrFails()
{
    QFETCH(int, threads);
    QFETCH(int, tasksBeforeClose);
    constexpr int perThread = 2000;
    std::counting_semaphore<> wake(0);
    Mailbox mailbox([&] { wake.release(); });
    std::atomic<int> accepted = 0;
    std::atomic<int> refused = 0;
    int ran = 0;
    std::vector<std::thread> posters;
    for (int t = 0; t < threads; ++t) {
        posters.emplace_back([&] {
            for (int i = 0; i < perThread; ++i)
                ++(mailbox.post([&ran] { ++ran; }) ? accepted : refused);
        });
    }
    while (ran < tasksBeforeClose) {
        wake.acquire();
        mailbox.run();
    }
    mailbox.close();
    for (std::thread &poster : posters)
        poster.join();
    QCOMPARE(accepted + refused, threads * perThread);
    QVERIFY(ran >= tasksBeforeClose);
    QVERIFY(ran <= accepted);
    const int before = ran;
    mailbox.run();
    QCOMPARE(ran, before);
}

} // namespace

QTEST_GUILESS_MAIN(TestMailbox)
#include "tst_mailbox.moc"
