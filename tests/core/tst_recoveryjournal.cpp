// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/recoveryjournal.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

using namespace boucle;

namespace {

/// A Boucle that records and dies without a word.
void crashAfter(const QString &folder, const std::function<void(RecoveryJournal &)> &body)
{
    const pid_t child = ::fork();
    if (child == 0) {
        RecoveryJournal journal(folder);
        body(journal);
        journal.flushNow();
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFSIGNALED(status))
        qFatal("the child did not die as it should");
}

} // namespace

class TestRecoveryJournal : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_place = std::make_unique<TemporaryProject>(); }

    void keepsNothingOfAnOrderlyEnd()
    {
        {
            RecoveryJournal journal(folder());
            QCOMPARE(files(), 0);
            journal.record("/a.js", "text");
            journal.flushNow();
            QCOMPARE(files(), 1);
            journal.forget("/a.js");
            QCOMPARE(files(), 0);
        }
        RecoveryJournal next(folder());
        QVERIFY(next.pending().texts.isEmpty());
        QVERIFY(QDir(folder()).isEmpty());
    }

    void comesBackAfterACrash()
    {
        const QString text = QString::fromUtf8("h\xC3\xA9llo\r\n\n\xF0\x9F\x98\x80 {\"path\": 1}\n");
        crashAfter(folder(), [&](RecoveryJournal &journal) {
            journal.record("/p/a.js", text);
            journal.record("untitled:1", QString());
        });
        RecoveryJournal journal(folder());
        const RecoveryJournal::Pending pending = journal.pending();
        QCOMPARE(pending.texts.size(), 2);
        QVERIFY(pending.problems.isEmpty());
        QCOMPARE(textOf(pending, "/p/a.js"), text);
        QCOMPARE(textOf(pending, "untitled:1"), QString());
        QVERIFY(qAbs(pending.texts[0].recordedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        // Told once; kept until something is done with it.
        QVERIFY(journal.pending().texts.isEmpty());
        QCOMPARE(files(), 2);
        journal.forget("/p/a.js");
        journal.forget("untitled:1");
        QCOMPARE(files(), 0);
    }

    void survivesASecondCrash()
    {
        crashAfter(folder(), [](RecoveryJournal &journal) { journal.record("/a.js", "one"); });
        crashAfter(folder(), [](RecoveryJournal &journal) {
            if (journal.pending().texts.size() != 1)
                ::_exit(1);
        });
        RecoveryJournal journal(folder());
        QCOMPARE(textOf(journal.pending(), "/a.js"), QString("one"));
    }

    void keepsWhatIsStillUnsavedAtTheEnd()
    {
        {
            RecoveryJournal journal(folder());
            journal.record("/a.js", "one"); // not written yet
        }
        RecoveryJournal journal(folder());
        QCOMPARE(textOf(journal.pending(), "/a.js"), QString("one"));
    }

    void leavesARunningBoucleAlone()
    {
        RecoveryJournal one(folder());
        one.record("/a.js", "one");
        one.flushNow();
        RecoveryJournal two(folder());
        QVERIFY(two.pending().texts.isEmpty());
        crashAfter(folder(), [](RecoveryJournal &journal) {
            if (!journal.pending().texts.isEmpty())
                ::_exit(1);
            journal.record("/b.js", "b");
        });
        QCOMPARE(two.pending().texts.size(), 1);
        QVERIFY(one.pending().texts.isEmpty()); // it went to the other one
        QCOMPARE(files(), 2);
    }

    void keepsBothTextsOfOneDocument()
    {
        for (const char *text : {"first", "second", "third"})
            crashAfter(folder(), [text](RecoveryJournal &journal) { journal.record("/a.js", text); });
        RecoveryJournal journal(folder());
        const RecoveryJournal::Pending pending = journal.pending();
        QCOMPARE(pending.texts.size(), 3);
        QCOMPARE(pending.texts[0].text, QString("third")); // the newest first
        QCOMPARE(pending.texts[2].text, QString("first"));
        QCOMPARE(files(), 3);
        journal.record("/a.js", "fourth");
        journal.flushNow();
        QCOMPARE(files(), 1);
    }

    void writesAfterAWhile()
    {
        RecoveryJournal journal(folder());
        QElapsedTimer clock;
        clock.start();
        // Who types without a pause is safe as well.
        while (files() == 0 && clock.elapsed() < 5000) {
            journal.record("/a.js", QString::number(clock.elapsed()));
            QTest::qWait(20);
        }
        QVERIFY2(clock.elapsed() >= RecoveryJournal::writeDelayMs - 20,
                 qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        const int before = files();
        journal.forget("/a.js");
        QCOMPARE(before, 1);
        QTest::qWait(RecoveryJournal::writeDelayMs + 100);
        QCOMPARE(files(), 0); // what is forgotten is not written later
    }

    void theLastTextCounts()
    {
        crashAfter(folder(), [](RecoveryJournal &journal) {
            journal.record("/a.js", "one");
            journal.flushNow();
            journal.record("/a.js", "two");
        });
        QCOMPARE(textOf(RecoveryJournal(folder()).pending(), "/a.js"), QString("two"));
    }

    void forgetsOneDocumentOnly()
    {
        RecoveryJournal journal(folder());
        journal.record("/a.js", "a");
        journal.record("/b.js", "b");
        journal.flushNow();
        journal.forget("/a.js");
        journal.forget("/never.js");
        QCOMPARE(files(), 1);
    }

    void keepsDamagedFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no header") << QByteArray("some text\nmore");
        QTest::newRow("no line end") << QByteArray("{\"version\":1,\"path\":\"/a\"}");
        QTest::newRow("no path") << QByteArray("{\"version\":1,\"time\":\"2026-01-01T00:00:00.000Z\"}\ntext");
        QTest::newRow("later version")
            << QByteArray("{\"version\":2,\"path\":\"/a\",\"time\":\"2026-01-01T00:00:00.000Z\"}\ntext");
        QTest::newRow("no time") << QByteArray("{\"version\":1,\"path\":\"/a\",\"time\":\"soon\"}\ntext");
    }
    void keepsDamagedFiles()
    {
        QFETCH(QByteArray, content);
        crashAfter(folder(), [](RecoveryJournal &journal) { journal.record("/good.js", "good"); });
        m_place->write("journal/session-x/0123.text", content);
        RecoveryJournal journal(folder());
        const RecoveryJournal::Pending pending = journal.pending();
        QCOMPARE(pending.texts.size(), 1);
        QCOMPARE(pending.problems.size(), 1);
        QCOMPARE(pending.problems[0].code, QString("journal-damaged"));
        QDirIterator kept(folder(), {"*.damaged"}, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(kept.hasNext());
        const QString path = kept.next();
        QVERIFY2(pending.problems[0].message.contains(path), qPrintable(pending.problems[0].message));
        QCOMPARE(m_place->read(QDir(m_place->root()).relativeFilePath(path)), content);
    }

    void saysOnceThatItCannotWrite()
    {
        m_place->write("journal"); // a file where the folder should be
        RecoveryJournal journal(folder());
        QSignalSpy failed(&journal, &RecoveryJournal::writeFailed);
        journal.record("/a.js", "a");
        journal.record("/b.js", "b");
        journal.flushNow();
        journal.flushNow();
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].value<Error>().message.contains("not safe"));
        // Nothing was lost: it is written once that is possible.
        m_place->remove("journal");
        journal.flushNow();
        QCOMPARE(files(), 2);
    }

    void isForTheUserAlone()
    {
        RecoveryJournal journal(folder());
        journal.record("/a.js", "secret");
        journal.flushNow();
        const QFileInfo session = QDir(folder()).entryInfoList({"session-*"}, QDir::Dirs).value(0);
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(session.exists());
        QVERIFY(!(session.permissions() & others));
    }

private:
    QString folder() const { return m_place->path("journal"); }

    /// How many texts are on disk.
    int files() const
    {
        int count = 0;
        QDirIterator all(folder(), {"*.text"}, QDir::Files, QDirIterator::Subdirectories);
        for (; all.hasNext(); all.next())
            ++count;
        return count;
    }

    static QString textOf(const RecoveryJournal::Pending &pending, const QString &path)
    {
        for (const RecoveredText &each : pending.texts) {
            if (each.path == path)
                return each.text;
        }
        return "not recovered";
    }

    std::unique_ptr<TemporaryProject> m_place;
};

QTEST_GUILESS_MAIN(TestRecoveryJournal)
#include "tst_recoveryjournal.moc"
