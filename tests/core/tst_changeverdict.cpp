// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hotreload/changeclassifier.h"

#include <QTest>

using namespace boucle;

class TestChangeVerdict : public QObject
{
    Q_OBJECT

private slots:
    void isRead()
    {
        const Result<ChangeVerdict> verdict = readVerdict(
            R"({"kind":"live-edit","reason":"function-bodies","detail":"f","line":3,"column":5,"steps":["a","b"]})");
        QVERIFY(verdict);
        ChangeVerdict expected;
        expected.kind = ChangeVerdict::Kind::LiveEdit;
        expected.reason = "function-bodies";
        expected.detail = "f";
        expected.line = 3;
        expected.column = 5;
        expected.steps = QStringList{"a", "b"};
        QCOMPARE(*verdict, expected);
        QCOMPARE(describe(*verdict), "function bodies: f");
    }

    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("unknown kind") << QByteArray(R"({"kind":"perhaps","reason":"x"})");
        QTest::newRow("no reason") << QByteArray(R"({"kind":"none"})");
        QTest::newRow("live edit without steps") << QByteArray(R"({"kind":"live-edit","reason":"x"})");
        QTest::newRow("no step") << QByteArray(R"({"kind":"live-edit","reason":"x","steps":["a"]})");
        QTest::newRow("steps of something else") << QByteArray(R"({"kind":"none","reason":"x","steps":["a"]})");
    }

    void isRefused()
    {
        QFETCH(QByteArray, json);
        const Result<ChangeVerdict> verdict = readVerdict(json);
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().code, "classifier-answer");
    }

    void unknownReasonsAreDescribed()
    {
        ChangeVerdict verdict;
        verdict.reason = "from-the-future";
        verdict.line = 7;
        QCOMPARE(describe(verdict), "the change could not be compared (line 7)");
    }
};

QTEST_APPLESS_MAIN(TestChangeVerdict)
#include "tst_changeverdict.moc"
