// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/nodeprocesses.h"
#include "tests/support/temporaryproject.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace boucle;

namespace {

const QByteArray header =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

QByteArray row(const QByteArray &address, const QByteArray &inode)
{
    return "   0: " + address + " 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 " +
           inode + " 1 0000000000000000 100 0 0 10 0\n";
}

// With SIGUSR1, and without.
const QByteArray asking = "Name:\tnode\nSigCgt:\t0000000188004602\nSigIgn:\t0\n";
const QByteArray refusing = "Name:\tnode\nSigCgt:\t0000000188004402\n";

} // namespace

class TestNodeProcesses : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_proc = std::make_unique<TemporaryProject>();
        // 9229 of 127.0.0.1, 9300 of ::1, 3000 of everywhere, 40000 of 127.0.0.1, 9230 of everywhere,
        // 40001 of 127.0.0.1
        m_proc->write("net/tcp", header + row("0100007F:240D", "1") + row("00000000:0BB8", "3") +
                                     row("0100007F:9C40", "4") + row("00000000:240E", "5") +
                                     row("0100007F:9C41", "10"));
        m_proc->write("net/tcp6", header + row("00000000000000000000000001000000:2454", "2"));
    }

    void finds_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<QList<QByteArray>>("sockets");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("port"); // -1: it is not in the list
        QTest::addColumn<bool>("canBeAsked");
        using Sockets = QList<QByteArray>;
        QTest::newRow("asked already")
            << QByteArray("node server.js") << Sockets{"1", "3"} << asking << 9229 << true;
        QTest::newRow("to be asked") << QByteArray("node server.js") << Sockets{"3"} << asking << 0 << true;
        QTest::newRow("not to be asked")
            << QByteArray("node server.js") << Sockets{"3"} << refusing << -1 << false;
        QTest::newRow("told not to") << QByteArray("node --disable-sigusr1 x.js") << Sockets{} << asking << -1
                                     << false;
        QTest::newRow("--inspect") << QByteArray("node --inspect server.js") << Sockets{"3", "1"} << refusing
                                   << 9229 << false;
        QTest::newRow("a port of its own")
            << QByteArray("node --inspect-brk=3000 x.js") << Sockets{"3"} << asking << 3000 << true;
        QTest::newRow("host and port") << QByteArray("node --inspect=127.0.0.1:40000 x.js")
                                       << Sockets{"3", "4"} << asking << 40000 << true;
        QTest::newRow("any port") << QByteArray("node --inspect=0 x.js") << Sockets{"3", "4"} << asking
                                  << 40000 << true;
        QTest::newRow("any port, and a usual one")
            << QByteArray("node --inspect=0 x.js") << Sockets{"4", "2"} << asking << 9300 << true;
        QTest::newRow("any port, opened first")
            << QByteArray("node --inspect=0 x.js") << Sockets{"3", "10", "4"} << asking << 40001 << true;
        QTest::newRow("the script's own flag")
            << QByteArray("node x.js --inspect=0") << Sockets{"4"} << asking << 0 << true;
        QTest::newRow("IPv6") << QByteArray("node x.js") << Sockets{"2"} << asking << 9300 << true;
        QTest::newRow("open to everybody")
            << QByteArray("node --inspect=0.0.0.0:9230 x.js") << Sockets{"5"} << asking << 9230 << true;
        QTest::newRow("nothing to read") << QByteArray() << Sockets{} << QByteArray() << -1 << false;
    }
    void finds()
    {
        QFETCH(QByteArray, command);
        QFETCH(QList<QByteArray>, sockets);
        QFETCH(QByteArray, status);
        QFETCH(int, port);
        QFETCH(bool, canBeAsked);
        addProcess("17", "/usr/bin/node", command, sockets, status);
        const QList<NodeProcess> found = findNodeProcesses(m_proc->root());
        QCOMPARE(found.size(), port < 0 ? 0 : 1);
        if (port < 0)
            return;
        QCOMPARE(found.first().pid, qint64(17));
        QCOMPARE(found.first().command.toUtf8(), command);
        QCOMPARE(found.first().workingDirectory, "/work/17");
        QCOMPARE(found.first().inspectorPort, port);
        QCOMPARE(found.first().canBeAsked, canBeAsked);
    }

    void knowsNodeByItsProgram()
    {
        addProcess("5", "/opt/node/bin/node (deleted)", "anything", {}, asking);
        addProcess("6", "/usr/bin/nodejs", "x", {}, asking);
        addProcess("7", "/usr/bin/python3", "node server.js", {}, asking);
        addProcess(QByteArray::number(getpid()), "/usr/bin/node", "node", {}, asking);
        m_proc->write("self/status", asking);
        QList<qint64> pids;
        for (const NodeProcess &process : findNodeProcesses(m_proc->root()))
            pids.append(process.pid);
        QCOMPARE(pids, (QList<qint64>{6, 5}));
    }

    void asksOnlyWhoExpectsIt()
    {
        // The process that would get the signal ends by it.
        QProcess sleeping;
        sleeping.start("sleep", {"1000"});
        QVERIFY(sleeping.waitForStarted());
        const QByteArray pid = QByteArray::number(sleeping.processId());
        QCOMPARE(openInspector(sleeping.processId()).error().code, "inspector-refused");
        addProcess(pid, "/usr/bin/node", "node", {}, refusing);
        QCOMPARE(openInspector(sleeping.processId(), m_proc->root()).error().code, "inspector-refused");
        QVERIFY(!sleeping.waitForFinished(50));
        m_proc->write(QString::fromLatin1(pid + "/status"), asking);
        QVERIFY(openInspector(sleeping.processId(), m_proc->root()));
        QVERIFY(sleeping.waitForFinished());
        QCOMPARE(sleeping.exitStatus(), QProcess::CrashExit);
        QVERIFY(!openInspector(1 << 30));
    }

private:
    void addProcess(const QByteArray &pid, const char *program, QByteArray command,
                    const QList<QByteArray> &sockets, const QByteArray &status)
    {
        const QString folder = QString::fromLatin1(pid);
        m_proc->write(folder + "/cmdline", command.replace(' ', '\0') + '\0');
        m_proc->write(folder + "/status", status);
        const QString root = m_proc->root() + '/' + folder;
        QVERIFY(symlink(program, qPrintable(root + "/exe")) == 0);
        QVERIFY(symlink(("/work/" + pid).constData(), qPrintable(root + "/cwd")) == 0);
        m_proc->write(folder + "/fd/none", "");
        int number = 3;
        for (const QByteArray &inode : sockets)
            QVERIFY(symlink(("socket:[" + inode + ']').constData(),
                            qPrintable(root + "/fd/" + QString::number(number++))) == 0);
    }

    std::unique_ptr<TemporaryProject> m_proc;
};

QTEST_GUILESS_MAIN(TestNodeProcesses)
#include "tst_nodeprocesses.moc"
