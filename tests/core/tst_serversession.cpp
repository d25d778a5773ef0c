// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/serversession.h"
#include "tests/support/fakeserverruntime.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace boucle;

namespace {

const ListenAddress http{QStringLiteral("http"), QStringLiteral("::"), 3000};
const ListenAddress admin{QStringLiteral("http"), QStringLiteral("127.0.0.1"), 3001};

LaunchSpec spec(const QString &name = QStringLiteral("api"))
{
    LaunchSpec result;
    result.name = name;
    result.script = QStringLiteral("/project/server.js");
    return result;
}

/// What a session did, as one text.
class Record : public QObject
{
public:
    explicit Record(ServerSession &session)
    {
        connect(&session, &ServerSession::stateChanged, this,
                [this](ServerState state) { m_steps.append(nameOf(state)); });
    }
    QString take() { return std::exchange(m_steps, {}).join(u' '); }

private:
    QStringList m_steps;
};

} // namespace

class TestServerSession : public QObject
{
    Q_OBJECT
private slots:
    void runsAndEnds()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        Record record(session);
        QCOMPARE(session.state(), ServerState::Idle);
        QVERIFY(session.start());
        QCOMPARE(session.state(), ServerState::Starting);
        QVERIFY(session.startedAt().isValid());
        QCOMPARE(runtime.started.size(), 1);
        QCOMPARE(runtime.started[0].script, QStringLiteral("/project/server.js"));
        QTRY_COMPARE(session.state(), ServerState::Running);
        runtime.send(runtime.lastId(), ServerEnded{ExitedWithCode{3}});
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QCOMPARE(session.exitReason(), ExitReason(ExitedWithCode{3}));
        QCOMPARE(session.log().plainText(), QStringLiteral("Exited with code 3\n"));
        QCOMPARE(session.log().at(0).kind, OutputLog::Kind::Error);
        QCOMPARE(record.take(), QStringLiteral("starting running exited"));
    }

    void refusesASecondStart()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        const Result<void> again = session.start();
        QVERIFY(!again);
        QCOMPARE(again.error().code, QStringLiteral("already-running"));
        QVERIFY(again.error().message.contains(QLatin1String("api")));
        QCOMPARE(runtime.started.size(), 1);
    }

    void tellsWhenTheRuntimeCannotStart()
    {
        FakeServerRuntime runtime;
        runtime.failStartsWith(
            Error{QStringLiteral("no-thread"), QStringLiteral("No thread could be made.")});
        ServerSession session(runtime, spec());
        Record record(session);
        const Result<void> started = session.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, QStringLiteral("no-thread"));
        QCOMPARE(session.state(), ServerState::Idle);
        QCOMPARE(session.log().plainText(), QStringLiteral("No thread could be made.\n"));
        QCOMPARE(record.take(), QString());
        runtime.failStartsWith({});
        QVERIFY(session.start());
        QTRY_COMPARE(session.state(), ServerState::Running);
    }

    void stops()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        Record record(session);
        session.stop();
        QVERIFY(runtime.stopped.isEmpty());
        QVERIFY(session.start());
        QTRY_COMPARE(session.state(), ServerState::Running);
        session.stop();
        QCOMPARE(session.state(), ServerState::Stopping);
        session.stop();
        QCOMPARE(runtime.stopped, QList<ServerId>{runtime.lastId()});
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QCOMPARE(session.exitReason(), ExitReason(Terminated{}));
        QCOMPARE(session.log().at(0).kind, OutputLog::Kind::Info);
        QCOMPARE(record.take(), QStringLiteral("starting running stopping exited"));
    }

    void stopsWhileStarting()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        Record record(session);
        QVERIFY(session.start());
        session.stop(); // ServerStarted comes after it
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QCOMPARE(record.take(), QStringLiteral("starting stopping exited"));
    }

    void restarts()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        Record record(session);
        QVERIFY(session.restart());
        QTRY_COMPARE(session.state(), ServerState::Running);
        QVERIFY(session.restart());
        QTRY_COMPARE(runtime.started.size(), 2);
        QTRY_COMPARE(session.state(), ServerState::Running);
        QCOMPARE(record.take(), QStringLiteral("starting running stopping exited starting running"));
        QVERIFY(!session.exitReason());
    }

    void usesANewSpecAtTheNextStart()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        session.setSpec(spec(QStringLiteral("web")));
        QCOMPARE(session.name(), QStringLiteral("web"));
        QVERIFY(session.restart());
        QTRY_COMPARE(runtime.started.size(), 2);
        QCOMPARE(runtime.started[1].name, QStringLiteral("web"));
    }

    void aStopCancelsARestart()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        QTRY_COMPARE(session.state(), ServerState::Running);
        QVERIFY(session.restart());
        session.stop();
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QCoreApplication::processEvents();
        QCOMPARE(runtime.started.size(), 1);
    }

    void aRestartDuringAStopStartsAgain()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        QTRY_COMPARE(session.state(), ServerState::Running);
        session.stop();
        QVERIFY(session.restart());
        QTRY_COMPARE(runtime.started.size(), 2);
        QCOMPARE(runtime.stopped.size(), 1);
    }

    void saysWhenARestartFails()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        QTRY_COMPARE(session.state(), ServerState::Running);
        QVERIFY(session.restart());
        runtime.failStartsWith(
            Error{QStringLiteral("no-thread"), QStringLiteral("No thread could be made.")});
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("restart failed: .*No thread")));
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QCOMPARE(session.log().plainText(), QStringLiteral("Stopped\nNo thread could be made.\n"));
    }

    void keepsAddressesWhileTheServerLives()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QSignalSpy changed(&session, &ServerSession::addressesChanged);
        QVERIFY(session.start());
        runtime.send(runtime.lastId(), ServerListening{http});
        runtime.send(runtime.lastId(), ServerListening{admin});
        runtime.send(runtime.lastId(), ServerListening{http}); // a cluster's second worker
        QTRY_COMPARE(session.addresses(), (QList<ListenAddress>{http, admin}));
        QCOMPARE(changed.size(), 2);
        runtime.send(runtime.lastId(), ServerStoppedListening{admin});
        QTRY_COMPARE(session.addresses(), QList<ListenAddress>{http});
        runtime.send(runtime.lastId(), ServerStoppedListening{admin});
        session.stop();
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QVERIFY(session.addresses().isEmpty());
        QCOMPARE(changed.size(), 4);
    }

    void ignoresAnEarlierRun()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        const ServerId first = runtime.lastId();
        session.stop();
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QVERIFY(session.start());
        runtime.send(first, ServerListening{http});
        runtime.send(first, ServerEnded{ExitedWithCode{9}});
        runtime.send(ServerId(99), ServerEnded{ExitedWithCode{9}});
        QTRY_COMPARE(session.state(), ServerState::Running);
        QCoreApplication::processEvents();
        QCOMPARE(session.state(), ServerState::Running);
        QVERIFY(session.addresses().isEmpty());
    }

    void endsOnce()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        QTRY_COMPARE(session.state(), ServerState::Running);
        runtime.send(runtime.lastId(), ServerEnded{ExitedWithCode{0}});
        QTRY_COMPARE(session.state(), ServerState::Exited);
        runtime.send(runtime.lastId(), ServerEnded{ExitedWithCode{1}});
        QCoreApplication::processEvents();
        QCOMPARE(session.state(), ServerState::Exited);
        QVERIFY(session.exitReason() == ExitReason(ExitedWithCode{0}));
    }

    void pausesAndGoesOn()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        Record record(session);
        session.setPaused(session.serving().value_or(ServerId{}), true); // it does not run
        runtime.setPrompt(false);
        QVERIFY(session.start());
        session.setPaused(session.serving().value_or(ServerId{}), true); // at its first line, before the runtime says that it runs
        runtime.send(runtime.lastId(), ServerStarted{});
        QCoreApplication::processEvents();
        QCOMPARE(session.state(), ServerState::Paused);
        session.setPaused(*session.serving(), false);
        session.setPaused(*session.serving(), false);
        session.setPaused(session.serving().value_or(ServerId{}), true);
        session.stop();
        session.setPaused(*session.serving(), false);
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QCOMPARE(record.take(), QStringLiteral("starting paused running paused stopping exited"));
    }

    void showsOutput()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        runtime.print(runtime.lastId(), "one\ntwo");
        runtime.print(runtime.lastId(), "three", OutputStream::Stderr);
        QTRY_COMPARE(session.log().plainText(), QStringLiteral("one\ntwo\nthree\n"));
        QCOMPARE(session.log().at(2).kind, OutputLog::Kind::Stderr);
        runtime.drop(runtime.lastId(), 12);
        QTRY_COMPARE(session.log().droppedLines(), 12);
    }

    void takesAFloodInPieces()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        QTRY_COMPARE(session.state(), ServerState::Running);
        for (int i = 0; i < 10'000; ++i)
            runtime.print(runtime.lastId(), QByteArray::number(i));
        QSignalSpy changed(&session.log(), &OutputLog::changed);
        QTRY_COMPARE(session.log().count(), 10'000);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(session.log().at(9999).text, QByteArray("9999"));
    }

    void showsAllOutputBeforeTheEnd()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        for (int i = 0; i < 5'000; ++i)
            runtime.print(runtime.lastId(), QByteArray::number(i));
        runtime.send(runtime.lastId(), ServerEnded{UncaughtError{1, QStringLiteral("Error: x"), {}}});
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QCOMPARE(session.log().count(), 5'001);
        QCOMPARE(session.log().at(5'000).text, QByteArray("Ended by an uncaught error (code 1): Error: x"));
    }

    void showsOutputThatComesAfterTheEnd()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        runtime.send(runtime.lastId(), ServerEnded{ExitedWithCode{0}});
        QTRY_COMPARE(session.state(), ServerState::Exited);
        runtime.print(runtime.lastId(), "late");
        QTRY_COMPARE(session.log().plainText(), QStringLiteral("Exited with code 0\nlate\n"));
        runtime.print(runtime.lastId(), "very late");
        QVERIFY(session.start()); // takes it before the next run's first line
        QVERIFY(session.log().plainText().endsWith(QLatin1String("very late\n")));
    }

    void doesNotJoinTheLinesOfTwoRuns()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        runtime.printLine(runtime.lastId(), {OutputStream::Stdout, true, 1, "unfinished"});
        session.stop();
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QVERIFY(session.start());
        runtime.print(runtime.lastId(), "hello");
        QTRY_COMPARE(session.log().plainText(), QStringLiteral("unfinished\nStopped\nhello\n"));
    }

    void writesInput()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        session.writeInput(QStringLiteral("nobody hears"));
        session.closeInput();
        QVERIFY(runtime.closedInputs.isEmpty());
        QVERIFY(session.start());
        session.writeInput(QStringLiteral("h\u00e9llo"));
        session.writeInput(QString());
        QCOMPARE(runtime.input.value(quint64(runtime.lastId())), QByteArray("h\xC3\xA9llo\n\n"));
        QCOMPARE(session.log().at(0).kind, OutputLog::Kind::Input);
        QCOMPARE(session.log().plainText(), QStringLiteral("h\u00e9llo\n\n"));
        session.closeInput();
        QCOMPARE(runtime.closedInputs, QList<ServerId>{runtime.lastId()});
    }

    void tellsWhatTheUserShouldKnow_data()
    {
        QTest::addColumn<ServerEvent>("event");
        QTest::addColumn<QString>("part");
        using Kind = ServerNotice::Kind;
        const auto row = [](const char *name, const ServerEvent &event, const char *part) {
            QTest::newRow(name) << event << QString::fromUtf8(part);
        };
        row("port", ServerPortInUse{{}, 1}, "Port 1 is already in use by another program");
        row("port of a known program", ServerPortInUse{{}, 1, false, PortOwner{17, "nginx"}},
            "Port 1 is already in use by nginx (process 17)");
        row("folder", ServerNotice{Kind::ChangedDirectoryBesideOthers, "/srv"}, "working directory to /srv");
        row("descriptors", ServerNotice{Kind::DescriptorsNearLimit, "900/1024"}, "near the limit: 900/1024");
        row("refused", ServerNotice{Kind::RefusedProcessWideCall, "crypto.setFips()"},
            "crypto.setFips() was refused");
        row("descriptor", ServerNotice{Kind::FdClosedByServer, "7"}, "descriptor 7");
        row("shared fault", ServerNotice{Kind::FaultInSharedThread, "SIGSEGV"}, "SIGSEGV");
    }
    void tellsWhatTheUserShouldKnow()
    {
        QFETCH(ServerEvent, event);
        QFETCH(QString, part);
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        runtime.send(runtime.lastId(), event);
        QTRY_VERIFY(session.log().plainText().contains(part));
        QVERIFY(isAlive(session.state()));
    }

    void tellsThatAStopIsBlocked()
    {
        FakeServerRuntime runtime;
        runtime.setObedient(false);
        ServerSession session(runtime, spec());
        QSignalSpy blocked(&session, &ServerSession::stopBlocked);
        QVERIFY(session.start());
        QTRY_COMPARE(session.state(), ServerState::Running);
        session.stop();
        runtime.send(runtime.lastId(), ServerStopBlocked{});
        QTRY_COMPARE(blocked.size(), 1);
        QCOMPARE(session.state(), ServerState::Stopping);
        QCOMPARE(session.log().plainText(), QStringLiteral("Stopping: blocked in native code\n"));
        runtime.send(runtime.lastId(), ServerEnded{Abandoned{}});
        QTRY_COMPARE(session.state(), ServerState::Exited);
        QVERIFY(session.start());
    }

    void stopsWhatItLeaves()
    {
        FakeServerRuntime runtime;
        {
            ServerSession session(runtime, spec());
            QVERIFY(session.start());
        }
        QCOMPARE(runtime.stopped, QList<ServerId>{runtime.lastId()});
        QCoreApplication::processEvents(); // nothing reaches the session that has gone
        {
            ServerSession session(runtime, spec());
            QVERIFY(session.start());
            session.stop();
            QTRY_COMPARE(session.state(), ServerState::Exited);
            runtime.stopped.clear();
        }
        QVERIFY(runtime.stopped.isEmpty());
    }

    void twoSessionsShareARuntime()
    {
        FakeServerRuntime runtime;
        ServerSession one(runtime, spec(QStringLiteral("one")));
        ServerSession two(runtime, spec(QStringLiteral("two")));
        QVERIFY(one.start());
        const ServerId first = runtime.lastId();
        QVERIFY(two.start());
        runtime.print(first, "from one");
        runtime.print(runtime.lastId(), "from two");
        QTRY_COMPARE(one.log().plainText(), QStringLiteral("from one\n"));
        QTRY_COMPARE(two.log().plainText(), QStringLiteral("from two\n"));
        one.stop();
        QTRY_COMPARE(one.state(), ServerState::Exited);
        QCOMPARE(two.state(), ServerState::Running);
    }

    void runsWhenNoDebuggerConnects()
    {
        FakeServerRuntime runtime;
        runtime.setPrompt(false);
        ServerSession session(runtime, spec());
        QSignalSpy ready(&session, &ServerSession::inspectorReady);
        QVERIFY(!session.connectInspector());
        QVERIFY(session.start());
        runtime.send(runtime.lastId(), ServerInspectorReady{});
        QVERIFY(ready.wait());
        // The line is let go of, which has the server run.
        QVERIFY(runtime.inspectors.contains(quint64(runtime.lastId())));
        QVERIFY(!runtime.inspectors.value(quint64(runtime.lastId())));
        QVERIFY(!session.connectInspector());
        QCOMPARE(session.state(), ServerState::Starting);
    }

    void waitsForTheDebuggerThatConnects()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        std::unique_ptr<cdp::Transport> line;
        connect(&session, &ServerSession::inspectorReady, this, [&] { line = session.connectInspector(); });
        QVERIFY(session.start());
        const ServerId first = runtime.lastId();
        runtime.send(first, ServerInspectorReady{});
        QTRY_VERIFY(line);
        QVERIFY(runtime.inspectors.value(quint64(first))->sent.isEmpty());
        // Each run has one of its own, and a run that is over has none.
        runtime.send(first, ServerEnded{Terminated{}});
        QTRY_COMPARE(session.state(), ServerState::Exited);
        line.reset();
        QVERIFY(session.start());
        runtime.send(runtime.lastId(), ServerInspectorReady{});
        QTRY_VERIFY(line);
        QVERIFY(runtime.inspectors.value(quint64(runtime.lastId())));
    }

    void childrenRunWhenNoDebuggerConnects()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QSignalSpy ready(&session, &ServerSession::childInspectorReady);
        QVERIFY(session.start());
        runtime.send(runtime.lastId(), ServerChildInspectorReady{7, 1234, 1, QStringLiteral("/child.js")});
        QVERIFY(ready.wait());
        QVERIFY(runtime.inspectors.contains(7));
        QVERIFY(!runtime.inspectors.value(7));
        QVERIFY(!session.connectChildInspector());
    }

    void debuggerConnectsToAChild()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        std::unique_ptr<cdp::Transport> line;
        connect(&session, &ServerSession::childInspectorReady, this,
                [&](ServerId, const ServerChildInspectorReady &child) {
                    QCOMPARE(child.title, QStringLiteral("/child.js"));
                    line = session.connectChildInspector();
                    QVERIFY(!session.connectChildInspector());
                });
        QVERIFY(session.start());
        runtime.send(runtime.lastId(), ServerChildInspectorReady{7, 1234, 1, QStringLiteral("/child.js")});
        QTRY_VERIFY(line);
        QCOMPARE(line.get(), runtime.inspectors.value(7));
    }

    void saysWhereItRuns()
    {
        FakeServerRuntime runtime;
        runtime.setDescription(QStringLiteral("node 1.2"));
        LaunchSpec launch = spec();
        const auto said = [&] {
            ServerSession session(runtime, launch);
            return session.start() ? session.log().plainText() : QString();
        };
        QCOMPARE(said(), QStringLiteral("api · in the IDE · node 1.2\n"));
        launch.placement = LaunchSpec::Placement::SeparateProcess;
        QCOMPARE(said(), QStringLiteral("api · in a separate process · node 1.2\n"));
        launch.nodeExecutable = QStringLiteral("/usr/bin/node");
        QCOMPARE(said(), QStringLiteral("api · in a separate process · /usr/bin/node\n"));
        launch.placement = LaunchSpec::Placement::Attach;
        launch.inspectorAddress = QStringLiteral("localhost:9229");
        QCOMPARE(said(), QStringLiteral("api · attached to localhost:9229\n"));
    }

    void saysThatAServerCannotBeDebugged()
    {
        FakeServerRuntime runtime;
        ServerSession session(runtime, spec());
        QVERIFY(session.start());
        runtime.send(runtime.lastId(),
                     ServerNotice{ServerNotice::Kind::NotDebuggable, QStringLiteral("why")});
        QTRY_VERIFY(session.log().plainText().contains(QStringLiteral("cannot be debugged: why")));
    }
};

QTEST_GUILESS_MAIN(TestServerSession)
#include "tst_serversession.moc"
