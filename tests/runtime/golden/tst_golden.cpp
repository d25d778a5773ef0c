// SPDX-License-Identifier: GPL-3.0-or-later

// What the debugger shows in many situations, in the IDE and over a WebSocket: the same, and the same as
// ever. With BOUCLE_UPDATE_GOLDEN=1 the transcripts of the scenarios are written anew, to be looked at before
// they are kept.

#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "runtime/remote/processruntime.h"
#include "tests/runtime/golden/debugdriver.h"
#include "tests/support/hosttest.h"

#include <QDir>
#include <QTest>

using namespace boucle;

namespace {

/// The first lines that are others, with what stands before them; empty when there are none.
QString difference(const QStringList &actual, const QStringList &expected)
{
    qsizetype at = 0;
    while (at < actual.size() && at < expected.size() && actual.at(at) == expected.at(at))
        ++at;
    if (at == actual.size() && at == expected.size())
        return {};
    constexpr int shown = 8;
    const auto part = [&](const QStringList &lines) {
        return lines.mid(qMax<qsizetype>(0, at - 2), shown).join(QStringLiteral("\n    "));
    };
    return QStringLiteral("from line %1 on\n  is:\n    %2\n  should be:\n    %3")
        .arg(at + 1)
        .arg(part(actual), part(expected));
}

class TestGolden : public QObject
{
    Q_OBJECT
public:
    explicit TestGolden(Host &host)
        : m_inIde(host)
        , m_outside({host.executablePath(),
                     qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/lib/boucle/bootstrap.cjs"),
                     m_inIde.description()})
    {
    }

private slots:
    void thereAreEnough();
    void transcript_data();
    void transcript();

private:
    static QDir folder()
    {
        return QDir(qEnvironmentVariable("BOUCLE_SOURCE_DIR") +
                    QStringLiteral("/tests/runtime/golden/scenarios"));
    }

    NodeRuntime m_inIde;
    ProcessRuntime m_outside;
};

void TestGolden::thereAreEnough()
{
    QVERIFY(folder().entryList({QStringLiteral("*.txt")}).size() >= 40);
}

void TestGolden::transcript_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &name : folder().entryList({QStringLiteral("*.txt")}))
        QTest::newRow(qPrintable(name.chopped(4))) << folder().filePath(name);
}

void TestGolden::transcript()
{
    QFETCH(QString, path);
    const Result<Scenario> scenario = Scenario::load(path);
    QVERIFY2(scenario, scenario ? "" : qPrintable(scenario.error().message));
    const QStringList inIde = DebugDriver(m_inIde, LaunchSpec::Placement::InIde, *scenario).play();
    const QStringList outside =
        DebugDriver(m_outside, LaunchSpec::Placement::SeparateProcess, *scenario).play();
    QVERIFY2(inIde == outside, qPrintable(QStringLiteral("in the IDE it is another than over a WebSocket, ") +
                                          difference(inIde, outside)));
    for (const char *wrong : {"timeout: ", "error: "})
        QVERIFY2(inIde.filter(QRegularExpression(u'^' + QLatin1String(wrong))).isEmpty(),
                 qPrintable(inIde.join(u'\n')));
    if (qEnvironmentVariableIsSet("BOUCLE_UPDATE_GOLDEN") && inIde != scenario->transcript) {
        QVERIFY(Scenario::saveTranscript(path, inIde));
        QSKIP("written anew");
    }
    QVERIFY2(inIde == scenario->transcript, qPrintable(difference(inIde, scenario->transcript)));
}

} // namespace

int boucle::hostMain(Host &host, const QStringList &arguments)
{
    HostTestArguments words(arguments);
    QCoreApplication application(words.argc(), words.argv());
    TestGolden test(host);
    return QTest::qExec(&test, words.argc(), words.argv());
}

#include "tst_golden.moc"
