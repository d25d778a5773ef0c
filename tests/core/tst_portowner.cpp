// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/portowner.h"
#include "tests/support/temporaryproject.h"

#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace boucle;

namespace {

const QByteArray header =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

/// A row of /proc/net/tcp: "0100007F:0BB8" is 127.0.0.1:3000, state 0A listens.
QByteArray row(const QByteArray &address, const QByteArray &state, const QByteArray &inode)
{
    return "   0: " + address + " 00000000:0000 " + state +
           " 00000000:00000000 00:00000000 00000000  1000        0 " + inode +
           " 1 0000000000000000 100 0 0 10 0\n";
}

} // namespace

class TestPortOwner : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_proc = std::make_unique<TemporaryProject>();
        m_proc->write(QStringLiteral("net/tcp"), header + row("0100007F:0BB8", "0A", "4711") +
                                                     row("0100007F:1F90", "01", "4712") +
                                                     row("00000000:0050", "0A", "4713"));
        m_proc->write(QStringLiteral("net/tcp6"),
                      header + row("00000000000000000000000000000000:1F91", "0A", "4714"));
        addProcess("17", "nginx", {"/dev/null", "socket:[4713]", "pipe:[4711]"});
        addProcess("200", "my app", {"socket:[4711]"});
        addProcess("300", "node", {"socket:[99]", "socket:[4714]"});
        m_proc->write(QStringLiteral("self/comm"), "self");
        m_proc->write(QStringLiteral("400/comm"), "without descriptors");
    }

    void finds_data()
    {
        QTest::addColumn<int>("port");
        QTest::addColumn<qint64>("pid");
        QTest::addColumn<QString>("program");
        QTest::newRow("IPv4") << 3000 << qint64(200) << "my app";
        QTest::newRow("IPv6") << 8081 << qint64(300) << "node";
        QTest::newRow("low port") << 80 << qint64(17) << "nginx";
        QTest::newRow("connected, not listening") << 8080 << qint64(0) << "";
        QTest::newRow("nobody") << 4000 << qint64(0) << "";
    }
    void finds()
    {
        QFETCH(int, port);
        const std::optional<PortOwner> owner = findPortOwner(port, m_proc->root());
        QTEST(owner ? owner->pid : 0, "pid");
        QTEST(owner ? owner->program : QString(), "program");
    }

    void findsNothingWhereItMayNotLook()
    {
        // The listener is there, the descriptors of its process are another user's.
        m_proc->write(QStringLiteral("net/tcp"), header + row("0100007F:0BB8", "0A", "5000"));
        QVERIFY(!findPortOwner(3000, m_proc->root()));
        m_proc->write(QStringLiteral("net/tcp"), "garbage\n\n1 2 3\n");
        QVERIFY(!findPortOwner(3000, m_proc->root()));
        QVERIFY(!findPortOwner(3000, m_proc->path(QStringLiteral("nowhere"))));
    }

    void findsItselfInTheRealProc()
    {
        const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        QCOMPARE(::bind(server, reinterpret_cast<sockaddr *>(&address), length), 0);
        QCOMPARE(::listen(server, 1), 0);
        QCOMPARE(::getsockname(server, reinterpret_cast<sockaddr *>(&address), &length), 0);
        const int port = ntohs(address.sin_port);
        const std::optional<PortOwner> owner = findPortOwner(port);
        ::close(server);
        QVERIFY(owner);
        QCOMPARE(owner->pid, qint64(getpid()));
        QVERIFY(describePortInUse(port, owner).contains(QLatin1String("another server that runs in Boucle")));
    }

    void describes()
    {
        QCOMPARE(
            describePortInUse(3000, PortOwner{17, QStringLiteral("nginx")}),
            QStringLiteral("Port 3000 is already in use by nginx (process 17). Stop that program, or let "
                           "the server listen on another port."));
        QVERIFY(describePortInUse(3000, std::nullopt).contains(QLatin1String("another program")));
    }

private:
    void addProcess(const QString &pid, const QByteArray &name, const QStringList &descriptors)
    {
        m_proc->write(pid + QStringLiteral("/comm"), name + '\n');
        for (qsizetype i = 0; i < descriptors.size(); ++i)
            m_proc->link(pid + QStringLiteral("/fd/") + QString::number(i), descriptors[i]);
    }

    std::unique_ptr<TemporaryProject> m_proc;
};

QTEST_GUILESS_MAIN(TestPortOwner)
#include "tst_portowner.moc"
