// SPDX-License-Identifier: GPL-3.0-or-later

// What changes ask for: the cases of the folder beside this file, and whether the engine agrees.

#include "runtime/node/host.h"
#include "runtime/tools/syntaxclassifier.h"
#include "tests/support/hosttest.h"
#include "tests/support/runtimeprobe.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>

using namespace boucle;

namespace {

QString nameOf(ChangeVerdict::Kind kind)
{
    switch (kind) {
    case ChangeVerdict::Kind::None:
        return QStringLiteral("none");
    case ChangeVerdict::Kind::LiveEdit:
        return QStringLiteral("live-edit");
    case ChangeVerdict::Kind::NewGeneration:
        return QStringLiteral("new-generation");
    case ChangeVerdict::Kind::SyntaxError:
        return QStringLiteral("syntax-error");
    }
    return {};
}

class TestChangeClassifier : public QObject
{
    Q_OBJECT
public:
    explicit TestChangeClassifier(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase() { m_classifier = std::make_unique<SyntaxClassifier>(m_host); }
    void cleanupTestCase() { m_classifier.reset(); }

    void verdict_data();
    void verdict();
    void thereAreManyCases();
    void syntaxErrorHasItsPlace();
    void typesAreTakenOutOfTheSteps();
    void answersInOrder();
    void guardThatIsGoneIsNotCalled();
    void engineAgrees();

private:
    QString folder() const
    {
        return RuntimeProbe::sourceFolder() + QStringLiteral("/tests/runtime/hotreload/cases");
    }
    ChangeVerdict classify(const FileChange &change)
    {
        std::optional<ChangeVerdict> result;
        m_classifier->classify(change, this, [&](const ChangeVerdict &verdict) { result = verdict; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, RuntimeProbe::limitMs))
            qFatal("no verdict");
        return *result;
    }

    Host &m_host;
    std::unique_ptr<SyntaxClassifier> m_classifier;
};

void TestChangeClassifier::verdict_data()
{
    QTest::addColumn<QString>("text");
    QDirIterator files(folder(), {QStringLiteral("*.txt")}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(files.fileInfo().completeBaseName())) << QString::fromUtf8(file.readAll());
    }
}

void TestChangeClassifier::verdict()
{
    QFETCH(QString, text);
    static const QRegularExpression form(
        QStringLiteral("^file: (.*)\\nexpect: (\\S+) (\\S+)\\n--- old\\n(.*?)--- new\\n(.*)$"),
        QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(text);
    QVERIFY(match.hasMatch());
    const QString fileName = match.captured(1).section(u'\n', 0, 0);
    const ChangeVerdict verdict = classify({fileName, match.captured(4), match.captured(5)});
    QCOMPARE(nameOf(verdict.kind), match.captured(2));
    QCOMPARE(verdict.reason, match.captured(3));
    QVERIFY(!describe(verdict).isEmpty());
    if (verdict.kind == ChangeVerdict::Kind::LiveEdit && !fileName.contains(QLatin1String(".ts")))
        QCOMPARE(verdict.steps.last(), match.captured(5));
}

void TestChangeClassifier::thereAreManyCases()
{
    QVERIFY(QDir(folder()).entryList({QStringLiteral("*.txt")}).size() >= 60);
}

void TestChangeClassifier::syntaxErrorHasItsPlace()
{
    const ChangeVerdict verdict = classify({QStringLiteral("a.js"), QStringLiteral("const a = 1;\n"),
                                            QStringLiteral("const a = 1;\nconst b = (;\n")});
    QCOMPARE(verdict.kind, ChangeVerdict::Kind::SyntaxError);
    QCOMPARE(verdict.line, 2);
    QCOMPARE(verdict.column, 12);
    QVERIFY(describe(verdict).contains(verdict.detail));
    QVERIFY(describe(verdict).contains(QStringLiteral("line 2")));
}

void TestChangeClassifier::typesAreTakenOutOfTheSteps()
{
    const ChangeVerdict verdict = classify(
        {QStringLiteral("a.ts"), QStringLiteral("export function f(a: number): number {\n  return a;\n}\n"),
         QStringLiteral("export function f(a: number): number {\n  return a as number + 1;\n}\n")});
    QCOMPARE(verdict.kind, ChangeVerdict::Kind::LiveEdit);
    QCOMPARE(verdict.steps.last(), QString(QStringLiteral("export function f(a        )         {\n"
                                                          "  return a           + 1;\n}\n")));
}

void TestChangeClassifier::answersInOrder()
{
    QStringList answers;
    for (int i = 0; i < 20; ++i) {
        const QString text = QStringLiteral("let a = %1;").arg(i);
        m_classifier->classify({QStringLiteral("a.js"), text, text + QStringLiteral(" let b = ;")}, this,
                               [&answers, i](const ChangeVerdict &verdict) {
                                   answers.append(QStringLiteral("%1 %2").arg(i).arg(nameOf(verdict.kind)));
                               });
    }
    QVERIFY(QTest::qWaitFor([&] { return answers.size() == 20; }, RuntimeProbe::limitMs));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(answers[i], QStringLiteral("%1 syntax-error").arg(i));
}

void TestChangeClassifier::guardThatIsGoneIsNotCalled()
{
    bool called = false;
    const FileChange change{QStringLiteral("a.js"), QStringLiteral("1"), QStringLiteral("2")};
    {
        QObject guard;
        m_classifier->classify(change, &guard, [&](const ChangeVerdict &) { called = true; });
    }
    classify(change); // answered after the other
    QVERIFY(!called);
}

void TestChangeClassifier::engineAgrees()
{
    QProcess node;
    node.setProcessChannelMode(QProcess::MergedChannels);
    const QString source = RuntimeProbe::sourceFolder();
    node.start(m_host.executablePath(),
               {QStringLiteral("--no-warnings"),
                source + QStringLiteral("/tests/runtime/hotreload/engine.mjs"), source});
    QVERIFY(node.waitForFinished(200'000));
    QVERIFY2(node.exitStatus() == QProcess::NormalExit && node.exitCode() == 0, node.readAll().constData());
}

} // namespace

BOUCLE_HOST_TEST(TestChangeClassifier)
#include "tst_changeclassifier.moc"
