// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/exitreason.h"
#include "core/session/serverruntime.h"
#include "core/session/serverstate.h"

#include <QTest>

#include <csignal>

using namespace boucle;

Q_DECLARE_METATYPE(boucle::ServerTrigger)
Q_DECLARE_METATYPE(boucle::ExitReason)

class TestServerState : public QObject
{
    Q_OBJECT
private slots:
    void moves_data()
    {
        QTest::addColumn<ServerState>("from");
        QTest::addColumn<ServerTrigger>("trigger");
        QTest::addColumn<QString>("to"); // empty: refused
        using enum ServerState;
        using enum ServerTrigger;
        // One row a state, one column a trigger: Start, Started, Paused, Resumed, Stop, Ended.
        const QList<ServerTrigger> triggers{StartRequested, Started,       PausedByDebugger,
                                            Resumed,        StopRequested, Ended};
        const QList<QPair<ServerState, QStringList>> table{
            {Idle, {"starting", "", "", "", "", ""}},
            {Starting, {"", "running", "paused", "", "stopping", "exited"}},
            {Running, {"", "", "paused", "", "stopping", "exited"}},
            {Paused, {"", "", "", "running", "stopping", "exited"}},
            {Stopping, {"", "", "", "", "", "exited"}},
            {Exited, {"starting", "", "", "", "", ""}},
        };
        for (const auto &[from, results] : table) {
            for (qsizetype i = 0; i < triggers.size(); ++i)
                QTest::addRow("%s, %s", qPrintable(nameOf(from)), qPrintable(nameOf(triggers[i])))
                    << from << triggers[i] << results[i];
        }
    }
    void moves()
    {
        QFETCH(ServerState, from);
        QFETCH(ServerTrigger, trigger);
        QFETCH(QString, to);
        const std::optional<ServerState> next = nextState(from, trigger);
        QCOMPARE(next ? nameOf(*next) : QString(), to);
    }

    void isAliveBetweenStartAndEnd()
    {
        using enum ServerState;
        QVERIFY(!isAlive(Idle));
        QVERIFY(!isAlive(Exited));
        for (const ServerState state : {Starting, Running, Paused, Stopping})
            QVERIFY(isAlive(state));
    }

    void exitReasons_data()
    {
        QTest::addColumn<ExitReason>("reason");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("failure");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const ExitReason &reason, int code, bool failure,
                            const char *text) {
            QTest::newRow(name) << reason << code << failure << QString::fromUtf8(text);
        };
        row("code 0", ExitedWithCode{0}, 0, false, "Exited with code 0");
        row("code 3", ExitedWithCode{3}, 3, true, "Exited with code 3");
        row("error", UncaughtError{1, "TypeError: x is not a function", "at y"}, 1, true,
            "Ended by an uncaught error (code 1): TypeError: x is not a function");
        row("error without text", UncaughtError{7, {}, {}}, 7, true, "Ended by an uncaught error (code 7)");
        row("percent signs stay", UncaughtError{1, "Error: 100%1 %2", {}}, 1, true,
            "Ended by an uncaught error (code 1): Error: 100%1 %2");
        row("signal", ExitedBySignal{SIGKILL}, 137, true, "Ended itself with the signal SIGKILL");
        row("unknown signal", ExitedBySignal{250}, 378, true, "Ended itself with the signal 250");
        row("heap", OutOfMemory{OutOfMemory::Kind::Heap, 64 * 1024 * 1024}, 134, true,
            "Out of memory: the JavaScript heap reached its limit of 64 MiB");
        row("buffers", OutOfMemory{OutOfMemory::Kind::ArrayBuffers, 1024 * 1024}, 134, true,
            "Out of memory: buffers reached their limit of 1 MiB");
        row("stopped", Terminated{}, 143, false, "Stopped");
        row("fault", NativeFault{SIGSEGV, {}}, 139, true,
            "Crashed in native code (SIGSEGV). The other servers go on; restart Boucle when it suits you.");
        row("assertion", NativeFault{0, "Check failed: x"}, 134, true,
            "Crashed in native code (an assertion of the engine): Check failed: x. The other servers go on; "
            "restart Boucle when it suits you.");
        row("abandoned", Abandoned{}, 137, true,
            "Stopped, but its thread still waits in native code; restart Boucle when it suits you");
        row("not started", StartFailed{"no thread"}, 1, true, "Could not start: no thread");
    }
    void exitReasons()
    {
        QFETCH(ExitReason, reason);
        QTEST(exitCodeOf(reason), "code");
        QTEST(isFailure(reason), "failure");
        QTEST(describe(reason), "text");
    }

    void urls_data()
    {
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("url");
        QTest::newRow("any") << "http"
                             << ""
                             << "http://localhost:3000";
        QTest::newRow("any IPv6") << "http"
                                  << "::"
                                  << "http://localhost:3000";
        QTest::newRow("any IPv4") << "https"
                                  << "0.0.0.0"
                                  << "https://localhost:3000";
        QTest::newRow("loopback") << "http"
                                  << "127.0.0.1"
                                  << "http://localhost:3000";
        QTest::newRow("IPv6 loopback") << "http"
                                       << "::1"
                                       << "http://[::1]:3000";
        QTest::newRow("IPv6") << "http"
                              << "fe80::1"
                              << "http://[fe80::1]:3000";
        QTest::newRow("host") << "http"
                              << "dev.local"
                              << "http://dev.local:3000";
        QTest::newRow("tcp") << "tcp"
                             << ""
                             << "";
        QTest::newRow("socket file") << "unix"
                                     << "/tmp/x"
                                     << "";
    }
    void urls()
    {
        QFETCH(QString, protocol);
        QFETCH(QString, host);
        QTEST(ListenAddress({protocol, host, 3000}).url(), "url");
    }
};

QTEST_GUILESS_MAIN(TestServerState)
#include "tst_serverstate.moc"
