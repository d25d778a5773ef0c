// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/filewatch.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace boucle;

namespace {

constexpr int limitMs = 5000;

class TestFileWatch : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_project = std::make_unique<TemporaryProject>();
        m_watch = std::make_unique<FileWatch>();
        m_spy = std::make_unique<QSignalSpy>(m_watch.get(), &FileWatch::changed);
    }
    void cleanup()
    {
        m_spy.reset();
        m_watch.reset();
    }

    void writtenInPlace()
    {
        const QString file = m_project->write(QStringLiteral("a.js"), "1");
        m_watch->add(file);
        for (int i = 0; i < 3; ++i) {
            m_project->write(QStringLiteral("a.js"), "2");
            QCOMPARE(next(), QStringList{file});
        }
    }

    void replaced()
    {
        const QString file = m_project->write(QStringLiteral("a.js"), "1");
        m_watch->add(file);
        for (int i = 0; i < 3; ++i) {
            QSaveFile save(file);
            QVERIFY(save.open(QIODevice::WriteOnly));
            save.write("2");
            QVERIFY(save.commit());
            QCOMPARE(next(), QStringList{file});
        }
    }

    void othersAreNothing()
    {
        m_watch->add(m_project->write(QStringLiteral("a.js"), "1"));
        const QString file = m_project->write(QStringLiteral("b.js"), "1");
        m_project->write(QStringLiteral("c.js"), "1");
        m_watch->add(file);
        QVERIFY(m_spy->wait(limitMs)); // that c.js was made
        QCOMPARE(m_spy->takeFirst().at(1).toStringList(),
                 QStringList{m_project->path(QStringLiteral("c.js"))});
        m_project->write(QStringLiteral("b.js"), "2");
        QCOMPARE(next(), QStringList{file});
    }

    void comesInOnePiece()
    {
        // Whoever still writes is waited for.
        const QString path = m_project->write(QStringLiteral("a.js"), "1");
        m_watch->add(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("half");
        file.flush();
        QVERIFY(!m_spy->wait(20));
        file.write(" and half");
        file.close();
        QCOMPARE(next(), QStringList{path});
    }

    void neverClosed()
    {
        const QString path = m_project->write(QStringLiteral("a.js"), "1");
        m_watch->add(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("2");
        file.flush();
        QCOMPARE(next(), QStringList{path});
    }

    void manyAreOneChange()
    {
        QStringList files;
        for (int i = 0; i < 300; ++i)
            files.append(
                m_project->write(QStringLiteral("f%1/a%2.js").arg(i % 7).arg(i, 3, 10, QChar(u'0')), "1"));
        for (const QString &file : std::as_const(files))
            m_watch->add(file);
        for (int i = 0; i < 300; ++i)
            m_project->write(QStringLiteral("f%1/a%2.js").arg(i % 7).arg(i, 3, 10, QChar(u'0')), "2");
        files.sort();
        QCOMPARE(next(), files);
    }

    void writtenAllTheTime()
    {
        const QString file = m_project->write(QStringLiteral("a.js"), "1");
        m_watch->add(file);
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 500) {
            m_project->write(QStringLiteral("a.js"), QByteArray::number(timer.elapsed()));
            QTest::qWait(10);
        }
        QVERIFY2(m_spy->size() > 5, qPrintable(QString::number(m_spy->size())));
    }

    void deletedAndMadeAgain()
    {
        const QString file = m_project->write(QStringLiteral("lib/a.js"), "1");
        m_watch->add(file);
        m_project->remove(QStringLiteral("lib/a.js"));
        m_project->write(QStringLiteral("lib/a.js"), "2");
        QCOMPARE(next(), QStringList{file});
        QVERIFY(QDir(m_project->path(QStringLiteral("lib"))).removeRecursively());
        QCOMPARE(next(), QStringList{file});
        m_project->write(QStringLiteral("lib/a.js"), "3");
        QCOMPARE(next(), QStringList{file});
        m_spy->clear();
        m_project->write(QStringLiteral("lib/a.js"), "4");
        QCOMPARE(next(), QStringList{file});
    }

    void notThereYet()
    {
        const QString file = m_project->path(QStringLiteral(".env"));
        const QString deep = m_project->path(QStringLiteral("none/yet/a.js"));
        m_watch->add(file);
        m_watch->add(deep);
        m_project->write(QStringLiteral(".env"), "A=1");
        QCOMPARE(next(), QStringList{file});
        m_project->write(QStringLiteral("none/yet/a.js"), "1");
        QCOMPARE(next(), QStringList{deep});
    }

    void throughALink()
    {
        m_project->write(QStringLiteral("real/a.js"), "1");
        m_project->write(QStringLiteral("real/b.js"), "1");
        const QString link = m_project->link(QStringLiteral("link.js"), QStringLiteral("real/a.js"));
        m_watch->add(link);
        m_project->write(QStringLiteral("real/a.js"), "2");
        QCOMPARE(next(), QStringList{link});
        m_project->remove(QStringLiteral("link.js"));
        m_project->link(QStringLiteral("link.js"), QStringLiteral("real/b.js"));
        QCOMPARE(next(), QStringList{link});
    }

    void forgets()
    {
        const QString file = m_project->write(QStringLiteral("a.js"), "1");
        m_watch->add(file);
        m_watch->clear();
        QVERIFY(!m_watch->contains(file));
        m_project->write(QStringLiteral("a.js"), "2");
        const QString other = m_project->write(QStringLiteral("b.js"), "1");
        m_watch->add(other);
        m_project->write(QStringLiteral("b.js"), "2");
        QCOMPARE(next(), QStringList{other});
    }

private:
    /// The next change of watched files.
    QStringList next()
    {
        while (!m_spy->isEmpty() || m_spy->wait(limitMs)) {
            const QStringList paths = m_spy->takeFirst().at(0).toStringList();
            if (!paths.isEmpty())
                return paths;
        }
        return {};
    }

    std::unique_ptr<TemporaryProject> m_project;
    std::unique_ptr<FileWatch> m_watch;
    std::unique_ptr<QSignalSpy> m_spy;
};

} // namespace

QTEST_GUILESS_MAIN(TestFileWatch)
#include "tst_filewatch.moc"
