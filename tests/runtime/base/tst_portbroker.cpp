// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/portbroker.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>

using namespace boucle;

namespace {

constexpr quint64 lineage = 7;
constexpr ServerId first{1};
constexpr ServerId second{2};
const PortBroker::Request anyPort{PortBroker::Kind::IPv4, QStringLiteral("127.0.0.1"), 0};
const PortBroker::Request port3000{PortBroker::Kind::IPv6, QStringLiteral("::"), 3000};

/// Stands for a socket: the broker only copies and closes.
UniqueFd makeSocket()
{
    return UniqueFd(open("/dev/null", O_RDONLY | O_CLOEXEC));
}

} // namespace

class TestPortBroker : public QObject
{
    Q_OBJECT

private slots:
    void nextGenerationAdopts()
    {
        PortBroker broker;
        broker.join(lineage, first);
        const UniqueFd socket = makeSocket();
        QVERIFY(!broker.adopt(first, port3000));
        const quint64 token = broker.offer(first, port3000, socket.get());
        QVERIFY(token != 0);
        QVERIFY(!broker.adopt(first, port3000)); // a second one of the same server is a second socket
        broker.join(lineage, second);
        QVERIFY(!broker.adopt(second, anyPort));
        const std::optional<PortBroker::Lease> lease = broker.adopt(second, port3000);
        QVERIFY(lease.has_value());
        QCOMPARE(lease->token, token);
        QVERIFY(fcntl(lease->fd.get(), F_GETFD) & FD_CLOEXEC);
        broker.leave(first);
        QCOMPARE(broker.size(), 1);
        broker.leave(second);
        QCOMPARE(broker.size(), 0);
    }

    void anyPortsAreTakenInOrder()
    {
        PortBroker broker;
        broker.join(lineage, first);
        const UniqueFd socket = makeSocket();
        const quint64 tokens[] = {broker.offer(first, anyPort, socket.get()),
                                  broker.offer(first, anyPort, socket.get())};
        broker.join(lineage, second);
        for (const quint64 token : tokens) {
            const std::optional<PortBroker::Lease> lease = broker.adopt(second, anyPort);
            QVERIFY(lease.has_value());
            QCOMPARE(lease->token, token);
        }
        QVERIFY(!broker.adopt(second, anyPort));
        broker.close(second, tokens[0]);
        QVERIFY(!broker.adopt(second, anyPort));
    }

    void otherLineagesAreStrangers()
    {
        PortBroker broker;
        broker.join(lineage, first);
        broker.join(lineage + 1, second);
        const UniqueFd socket = makeSocket();
        QVERIFY(broker.offer(first, port3000, socket.get()) != 0);
        QVERIFY(!broker.adopt(second, port3000));
        QVERIFY(!broker.adopt(ServerId{99}, port3000));
        QCOMPARE(broker.offer(ServerId{99}, port3000, socket.get()), quint64(0));
    }

    void closingAloneClosesAtOnce()
    {
        PortBroker broker;
        broker.join(lineage, first);
        const UniqueFd socket = makeSocket();
        const quint64 token = broker.offer(first, port3000, socket.get());
        broker.close(first, token);
        QCOMPARE(broker.size(), 0);
    }

    void closingBesideAnotherGenerationKeeps()
    {
        PortBroker broker;
        broker.join(lineage, first);
        const UniqueFd socket = makeSocket();
        const quint64 token = broker.offer(first, port3000, socket.get());
        broker.join(lineage, second);
        broker.close(first, token);
        QCOMPARE(broker.size(), 1);
        QVERIFY(broker.adopt(second, port3000).has_value());
        broker.leave(first);
        QCOMPARE(broker.size(), 1);
    }

    void keptUntilSaidOtherwise()
    {
        PortBroker broker;
        broker.join(lineage, first);
        const UniqueFd socket = makeSocket();
        QVERIFY(broker.offer(first, port3000, socket.get()) != 0);
        broker.keep(lineage, true);
        broker.leave(first);
        QCOMPARE(broker.size(), 1);
        broker.join(lineage, second);
        QVERIFY(broker.adopt(second, port3000).has_value());
        broker.keep(lineage, false);
        QCOMPARE(broker.size(), 1);
        broker.leave(second);
        QCOMPARE(broker.size(), 0);
    }

    void pathGoesWithTheLastCopy()
    {
        QTemporaryDir folder;
        QFile path(folder.filePath(QStringLiteral("socket")));
        QVERIFY(path.open(QIODevice::WriteOnly));
        PortBroker broker;
        broker.join(lineage, first);
        QVERIFY(broker.offer(first, {PortBroker::Kind::Unix, path.fileName(), 0}, path.handle()) != 0);
        QVERIFY(path.exists());
        broker.leave(first);
        QVERIFY(!path.exists());
    }
};

QTEST_APPLESS_MAIN(TestPortBroker)
#include "tst_portbroker.moc"
