// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/serversession.h"
#include "tests/support/fakeserverruntime.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace boucle;

namespace {

/// A shell in which words are found as usual.
QMap<QString, QString> environment()
{
    return {{"PATH", qEnvironmentVariable("PATH")}, {"WORD", "from the environment"}};
}

} // namespace

class TestPreparation : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_runtime = std::make_unique<FakeServerRuntime>();
        m_session = std::make_unique<ServerSession>(*m_runtime, LaunchSpec{});
    }
    void cleanup() { m_session.reset(); }

    void runsInOrderThenStarts()
    {
        prepare({"echo one; echo \"$WORD\" >&2", "printf 'no line end' && pwd > where"});
        QVERIFY(m_session->start());
        QCOMPARE(m_session->state(), ServerState::Starting);
        QVERIFY(m_runtime->started.isEmpty());
        QTRY_COMPARE(m_session->state(), ServerState::Running);
        QCOMPARE(m_runtime->started.size(), 1);
        const QString text = m_session->log().plainText();
        QVERIFY2(text.contains("before it: echo one"), qPrintable(text));
        QVERIFY2(text.contains("one\n") && text.contains("from the environment\n"), qPrintable(text));
        QVERIFY2(text.indexOf("one\n") < text.indexOf("no line end"), qPrintable(text));
        QFile where(m_folder->filePath("where"));
        QVERIFY(where.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromLocal8Bit(where.readAll().trimmed()), m_folder->path());
    }

    void doesNotStartAfterAFailure_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("part");
        QTest::newRow("exit code") << "exit 3" << QString() << "“exit 3” failed with exit code 3";
        QTest::newRow("signal") << "kill -9 $$" << QString() << "was ended by a signal";
        QTest::newRow("unknown") << "no-such-program" << QString() << "failed with exit code 127";
        QTest::newRow("folder") << "true" << QString("/no/such/folder") << "could not be started";
    }
    void doesNotStartAfterAFailure()
    {
        QFETCH(QString, command);
        QFETCH(QString, folder);
        QFETCH(QString, part);
        prepare({command, "touch later"}, folder);
        QVERIFY(m_session->start());
        QTRY_COMPARE(m_session->state(), ServerState::Exited);
        QVERIFY(std::holds_alternative<StartFailed>(*m_session->exitReason()));
        QVERIFY2(m_session->log().plainText().contains(part), qPrintable(m_session->log().plainText()));
        QVERIFY(m_runtime->started.isEmpty());
        QVERIFY(!QFile::exists(m_folder->filePath("later")));
        // The next start is as the first.
        prepare({"true"});
        QVERIFY(m_session->start());
        QTRY_COMPARE(m_session->state(), ServerState::Running);
    }

    void stopEndsWhatItStarted_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("waits") << "sleep 1000 & echo $! > child; echo up; wait";
        QTest::newRow("ignores the request") << "trap '' TERM; sleep 1000 & echo $! > child; echo up; wait; sleep 1000";
    }
    void stopEndsWhatItStarted()
    {
        QFETCH(QString, command);
        prepare({command});
        QVERIFY(m_session->start());
        QTRY_VERIFY(m_session->log().plainText().contains("up\n"));
        QFile child(m_folder->filePath("child"));
        QVERIFY(child.open(QIODevice::ReadOnly));
        const QString process = "/proc/" + QString::fromLatin1(child.readAll().trimmed());
        QVERIFY(QFile::exists(process));
        m_session->stop();
        QCOMPARE(m_session->state(), ServerState::Stopping);
        QTRY_COMPARE(m_session->state(), ServerState::Exited);
        QCOMPARE(m_session->exitReason(), ExitReason(Terminated{}));
        QVERIFY(m_runtime->started.isEmpty());
        QTRY_VERIFY(isGone(process));
    }

    void stopRightAfterTheStart()
    {
        prepare({"sleep 1000"});
        QVERIFY(m_session->start());
        m_session->stop();
        QTRY_COMPARE(m_session->state(), ServerState::Exited);
        QVERIFY(m_runtime->started.isEmpty());
    }

    void goesWithItsSession()
    {
        prepare({"sleep 1000 & echo $! > child; echo up; wait"});
        QVERIFY(m_session->start());
        QTRY_VERIFY(m_session->log().plainText().contains("up\n"));
        QFile child(m_folder->filePath("child"));
        QVERIFY(child.open(QIODevice::ReadOnly));
        const QString process = "/proc/" + QString::fromLatin1(child.readAll().trimmed());
        m_session.reset();
        QTRY_VERIFY(isGone(process));
    }

private:
    void prepare(const QStringList &commands, const QString &folder = {})
    {
        LaunchSpec spec;
        spec.name = "api";
        spec.script = "/project/server.js";
        spec.environment = environment();
        for (const QString &command : commands)
            spec.preparations.append({command, folder.isEmpty() ? m_folder->path() : folder});
        m_session->setSpec(spec);
    }

    /// Ended, if perhaps not yet waited for by whoever adopted it.
    static bool isGone(const QString &process)
    {
        QFile stat(process + "/stat");
        return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeServerRuntime> m_runtime;
    std::unique_ptr<ServerSession> m_session;
};

QTEST_GUILESS_MAIN(TestPreparation)
#include "tst_preparation.moc"
