// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trust.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QTest>

using namespace boucle;

class TestTrust : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_place = std::make_unique<TemporaryProject>();
        m_file = m_place->path("settings/trust.json");
        m_work = m_place->makeFolder("work");
    }

    void trustsNothingAtFirst()
    {
        const TrustStore store(m_file);
        QVERIFY(!store.loadProblem());
        QVERIFY(!store.isTrusted(m_work));
        QVERIFY(store.trustedFolders().isEmpty());
        // Looking changes nothing.
        QVERIFY(!QFileInfo::exists(m_place->path("settings")));
    }

    void remembers()
    {
        TrustStore store(m_file);
        QVERIFY(store.trust(m_work));
        QVERIFY(store.isTrusted(m_work));
        const TrustStore later(m_file);
        QVERIFY(!later.loadProblem());
        QVERIFY(later.isTrusted(m_work));
        QCOMPARE(later.trustedFolders(), QStringList{m_work});
        QVERIFY(store.trust(m_work));
        QCOMPARE(store.trustedFolders(), QStringList{m_work});
    }

    void trustsSubfoldersAlone()
    {
        TrustStore store(m_file);
        QVERIFY(store.trust(m_work));
        QVERIFY(store.isTrusted(m_place->makeFolder("work/a/b")));
        QVERIFY(store.isTrusted(m_work + "/a/../a/"));
        QVERIFY(!store.isTrusted(m_place->makeFolder("work-2")));
        QVERIFY(!store.isTrusted(m_place->root()));
        QVERIFY(!store.isTrusted(m_place->path("work/missing")));
        QVERIFY(!store.isTrusted(QString()));
    }

    void looksThroughLinks()
    {
        TrustStore store(m_file);
        const QString outside = m_place->makeFolder("outside");
        const QString link = m_place->link("link", m_work);
        QVERIFY(store.trust(link));
        QVERIFY(store.isTrusted(m_work));
        QVERIFY(store.isTrusted(link));
        // A link in a trusted folder does not make what it leads to trusted.
        QVERIFY(!store.isTrusted(m_place->link("work/out", outside)));
    }

    void theRootTrustsAll()
    {
        TrustStore store(m_file);
        QVERIFY(store.trust("/"));
        QVERIFY(store.isTrusted(m_work));
    }

    void revokes()
    {
        TrustStore store(m_file);
        const QString inner = m_place->makeFolder("work/inner");
        QVERIFY(store.trust(m_work));
        QVERIFY(store.trust(inner));
        const Result<void> byParent = store.revoke(m_place->makeFolder("work/inner/x"));
        QVERIFY(!byParent);
        QCOMPARE(byParent.error().code, QString("trusted-by-parent"));
        QVERIFY(byParent.error().message.contains(m_work));
        QVERIFY(store.revoke(m_work));
        QVERIFY(!store.isTrusted(m_work));
        QVERIFY(store.isTrusted(inner));
        QVERIFY(store.revoke(m_place->makeFolder("never")));
        // One that has gone can be revoked.
        m_place->remove("work/inner");
        QVERIFY(store.revoke(inner));
        QCOMPARE(TrustStore(m_file).trustedFolders(), QStringList());
    }

    void refusesWhatIsNoFolder()
    {
        TrustStore store(m_file);
        QCOMPARE(store.trust(m_place->path("gone")).error().code, QString("folder-missing"));
        QCOMPARE(store.trust(m_place->write("file")).error().code, QString("folder-missing"));
        QVERIFY(store.trustedFolders().isEmpty());
    }

    void keepsDamagedFilesAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut") << QByteArray("{\"version\": 1, \"folders\": [\"/a\"");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another kind") << QByteArray("[1, 2]");
        QTest::newRow("wrong folders") << QByteArray("{\"folders\": [5]}");
        QTest::newRow("binary") << QByteArray("\x00\xFF\x01", 3);
    }
    void keepsDamagedFilesAside()
    {
        QFETCH(QByteArray, content);
        m_place->write("settings/trust.json", content);
        TrustStore store(m_file);
        QVERIFY(store.loadProblem());
        QCOMPARE(store.loadProblem()->code, QString("trust-damaged"));
        const QStringList kept =
            QDir(m_place->path("settings")).entryList({"trust.json.damaged-*"}, QDir::Files);
        QCOMPARE(kept.size(), 1);
        QVERIFY(store.loadProblem()->message.contains(kept[0]));
        QCOMPARE(m_place->read("settings/" + kept[0]), content);
        QVERIFY(store.trustedFolders().isEmpty());
        QVERIFY(store.trust(m_work));
        QVERIFY(TrustStore(m_file).isTrusted(m_work));
        QCOMPARE(m_place->read("settings/" + kept[0]), content);
    }

    void doesNotOverwriteWhatItCannotRead()
    {
        m_place->makeFolder("settings/trust.json");
        TrustStore store(m_file);
        QVERIFY(store.loadProblem());
        const Result<void> trusted = store.trust(m_work);
        QVERIFY(!trusted);
        QCOMPARE(trusted.error().code, QString("trust-not-saved"));
        QVERIFY(!store.isTrusted(m_work));
        QVERIFY(QFileInfo(m_file).isDir());
    }

    void changesNothingWhenItCannotSave()
    {
        m_place->write("settings"); // a file where the folder should be
        TrustStore store(m_file);
        const Result<void> trusted = store.trust(m_work);
        QVERIFY(!trusted);
        QCOMPARE(trusted.error().code, QString("trust-not-saved"));
        QVERIFY(!store.isTrusted(m_work));
    }

    void twoStoresDoNotLoseEachOthersFolders()
    {
        TrustStore one(m_file);
        TrustStore two(m_file);
        const QString other = m_place->makeFolder("other");
        QVERIFY(one.trust(m_work));
        QVERIFY(two.trust(other));
        QVERIFY(two.isTrusted(m_work));
        QVERIFY(one.revoke(m_work));
        QCOMPARE(TrustStore(m_file).trustedFolders(), QStringList{other});
    }

private:
    std::unique_ptr<TemporaryProject> m_place;
    QString m_file;
    QString m_work;
};

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
