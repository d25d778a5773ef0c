// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resultqueue.h"
#include "core/base/worker.h"

#include <QTest>

#include <csignal>
#include <latch>
#include <thread>
#include <vector>

using namespace boucle;

class TestWorker : public QObject
{
    Q_OBJECT
private slots:
    void runsJobsInOrderOnAnotherThread()
    {
        std::vector<int> order;
        std::thread::id thread;
        std::latch done(1);
        Worker worker;
        for (int i = 0; i < 100; ++i)
            worker.post([&order, i](const std::atomic<bool> &) { order.push_back(i); });
        worker.post([&](const std::atomic<bool> &cancelled) {
            thread = cancelled ? std::thread::id() : std::this_thread::get_id();
            done.count_down();
        });
        done.wait();
        QCOMPARE(order.size(), size_t(100));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QVERIFY(thread != std::thread::id());
        QVERIFY(thread != std::this_thread::get_id());
    }

    void cancelsTheRunningJobAndDropsTheRest()
    {
        std::latch running(1);
        bool sawCancel = false;
        bool ranAnother = false;
        {
            Worker worker;
            worker.post([&](const std::atomic<bool> &cancelled) {
                running.count_down();
                while (!cancelled)
                    std::this_thread::yield();
                sawCancel = true;
            });
            worker.post([&](const std::atomic<bool> &) { ranAnother = true; });
            running.wait();
        }
        QVERIFY(sawCancel);
        QVERIFY(!ranAnother);
    }

    void goesAwayAtAnyTime()
    {
        for (int i = 0; i < 200; ++i) {
            int count = 0;
            {
                Worker worker;
                for (int job = 0; job < i % 4; ++job)
                    worker.post([&count](const std::atomic<bool> &) { ++count; });
            }
            QVERIFY(count <= i % 4);
        }
    }

    void bringsResultsHome()
    {
        constexpr int count = 1000;
        QStringList arrived;
        std::vector<int> order;
        bool elsewhere = false;
        ResultQueue results;
        Worker worker;
        for (int i = 0; i < count; ++i) {
            worker.post([&, i](const std::atomic<bool> &) {
                // Built there, used here.
                const QString text = QString::number(i);
                const std::thread::id maker = std::this_thread::get_id();
                results.post([&, i, text, maker] {
                    order.push_back(i);
                    arrived.append(text);
                    elsewhere = elsewhere || maker == std::this_thread::get_id();
                });
            });
        }
        QTRY_COMPARE(arrived.size(), count);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QVERIFY(!elsewhere);
        QCOMPARE(arrived.last(), QString::number(count - 1));
    }

    void givesTheEventLoopATurnBetweenResults()
    {
        ResultQueue results;
        QList<int> order;
        results.post([&] {
            order.append(1);
            QMetaObject::invokeMethod(
                &results, [&] { order.append(3); }, Qt::QueuedConnection);
        });
        results.post([&] { order.append(2); });
        QTRY_COMPARE(order.size(), 3);
        QCOMPARE(order, (QList<int>{1, 2, 3}));
    }

    void dropsResultsThatNobodyWaitsFor()
    {
        bool ran = false;
        {
            ResultQueue results;
            results.post([&] { ran = true; });
        }
        QCoreApplication::processEvents();
        QVERIFY(!ran);
    }

    void takesNoSignals()
    {
        sigset_t mask;
        sigemptyset(&mask);
        std::latch done(1);
        Worker worker;
        worker.post([&](const std::atomic<bool> &) {
            pthread_sigmask(SIG_SETMASK, nullptr, &mask);
            done.count_down();
        });
        done.wait();
        QVERIFY(sigismember(&mask, SIGTERM));
        sigset_t own;
        pthread_sigmask(SIG_SETMASK, nullptr, &own);
        QVERIFY(!sigismember(&own, SIGTERM));
    }
};

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
