// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/filefinder.h"
#include "tests/support/temporaryproject.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/stat.h>

using namespace boucle;

class TestFileFinder : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_place = std::make_unique<TemporaryProject>(); }

    void findsFiles()
    {
        for (const char *file : {"a.js", ".env", "src/b.js", "src/deep/c.js", "node_modules/x/y.js",
                                 "src/node_modules/z.js", ".git/HEAD", "empty/.keep"})
            m_place->write(file);
        m_place->link("link.js", "a.js");
        m_place->link("src/loop", "..");
        m_place->link("dangling", "nowhere");
        m_place->makeFolder("nothing");
        QCOMPARE(::mkfifo(QFile::encodeName(m_place->path("pipe")).constData(), 0600), 0);
        QStringList found = find();
        QCOMPARE(found.last(), QString("src/deep/c.js")); // those near the root come first
        found.sort();
        QCOMPARE(found, (QStringList{".env", "a.js", "empty/.keep", "link.js", "src/b.js", "src/deep/c.js"}));
        QVERIFY(!m_truncated);
    }

    void sendsBatches()
    {
        for (int i = 0; i < 4500; ++i)
            m_place->write(QString("%1.js").arg(i));
        FileFinder finder;
        QSignalSpy found(&finder, &FileFinder::found);
        QSignalSpy finished(&finder, &FileFinder::finished);
        finder.start(m_place->root());
        QVERIFY(finder.isRunning());
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!finder.isRunning());
        QCOMPARE(found.size(), 3);
        QCOMPARE(found[2][0].toStringList().size(), 500);
    }

    void hasALimit_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("truncated");
        QTest::newRow("below") << 5 << 5 << true;
        QTest::newRow("just enough") << 10 << 10 << false;
        QTest::newRow("more than enough") << 100 << 10 << false;
        QTest::newRow("none") << 0 << 0 << true;
    }
    void hasALimit()
    {
        for (int i = 0; i < 10; ++i)
            m_place->write(QString("%1.js").arg(i));
        QFETCH(int, limit);
        QTEST(int(find(limit).size()), "count");
        QTEST(m_truncated, "truncated");
    }

    void aNewSearchReplacesTheOld()
    {
        for (int i = 0; i < 400; ++i)
            m_place->write(QString("old/%1.js").arg(i));
        m_place->write("new/x.js");
        FileFinder finder;
        QStringList found;
        connect(&finder, &FileFinder::found, this, [&](const QStringList &paths) { found += paths; });
        QSignalSpy finished(&finder, &FileFinder::finished);
        finder.start(m_place->path("old"));
        finder.start(m_place->path("new"));
        QTRY_COMPARE(finished.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(found, QStringList{"x.js"});
        QCOMPARE(finished.size(), 1);
    }

    void cancels()
    {
        for (int i = 0; i < 400; ++i)
            m_place->write(QString("%1.js").arg(i));
        FileFinder finder;
        QSignalSpy found(&finder, &FileFinder::found);
        QSignalSpy finished(&finder, &FileFinder::finished);
        finder.start(m_place->root());
        finder.cancel();
        QVERIFY(!finder.isRunning());
        QVERIFY(!finished.wait(100));
        QVERIFY(found.isEmpty());
        finder.start(m_place->root());
        QVERIFY(finished.wait());
    }

    void endsInAMissingFolder()
    {
        FileFinder finder;
        QSignalSpy finished(&finder, &FileFinder::finished);
        finder.start(m_place->path("nowhere"));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].toBool(), false);
    }

    void goesAwayInTheMiddle()
    {
        for (int i = 0; i < 400; ++i)
            m_place->write(QString("%1.js").arg(i));
        for (int wait = 0; wait < 10; ++wait) {
            FileFinder finder;
            finder.start(m_place->root());
            QTest::qWait(wait);
        }
    }

private:
    QStringList find(int limit = FileFinder::defaultLimit)
    {
        FileFinder finder;
        QStringList all;
        connect(&finder, &FileFinder::found, this, [&](const QStringList &paths) { all += paths; });
        QSignalSpy finished(&finder, &FileFinder::finished);
        finder.start(m_place->root(), limit);
        if (finished.isEmpty() && !finished.wait())
            qFatal("the search does not end");
        m_truncated = finished[0][0].toBool();
        return all;
    }

    std::unique_ptr<TemporaryProject> m_place;
    bool m_truncated = false;
};

QTEST_GUILESS_MAIN(TestFileFinder)
#include "tst_filefinder.moc"
