// SPDX-License-Identifier: GPL-3.0-or-later

// `boucle exec --hot` as a process: streams, ledger, signals, exit codes.

#include "runtime/node/host.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "tests/support/temporaryproject.h"

#include <QProcess>

#include <csignal>
#include <memory>

using namespace boucle;

namespace {

constexpr int limitMs = 15'000;

class TestHotExec : public QObject
{
    Q_OBJECT
public:
    explicit TestHotExec(Host &) {}

private slots:
    void init();
    void cleanup();
    void saysWhatASaveDid();
    void debuggerStatementDoesNotHold();
    void handlesItsSignals();
    void endsWithTheSignal();
    void waitsAfterACrash();
    void readsStdin();
    void refusesWhatIsMissing();

private:
    void begin(const QByteArray &text, const QStringList &options = {});
    bool waitForOutput(const QByteArray &text)
    {
        return waitFor([&] { return m_output.contains(text); });
    }
    bool waitForLedger(const QByteArray &text)
    {
        return waitFor([&] { return m_errors.contains(text); });
    }
    template <class Condition>
    bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(
            [&] {
                m_output += m_process->readAllStandardOutput();
                m_errors += m_process->readAllStandardError();
                return condition();
            },
            limitMs);
    }
    void send(int signal) const { kill(pid_t(m_process->processId()), signal); }

    std::unique_ptr<TemporaryProject> m_project;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

void TestHotExec::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_output.clear();
    m_errors.clear();
}

void TestHotExec::begin(const QByteArray &text, const QStringList &options)
{
    m_project->write(QStringLiteral("server.js"), text);
    m_process = std::make_unique<QProcess>();
    m_process->setWorkingDirectory(m_project->root());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), m_project->path(QStringLiteral("cache")));
    environment.insert(QStringLiteral("LANGUAGE"), QStringLiteral("en"));
    m_process->setProcessEnvironment(environment);
    m_process->start(
        qEnvironmentVariable("BOUCLE_BUILD_DIR") + QStringLiteral("/boucle"),
        QStringList{QStringLiteral("exec"), QStringLiteral("--hot")} + options +
            QStringList{QStringLiteral("server.js"), QStringLiteral("one"), QStringLiteral("two words")});
}

void TestHotExec::cleanup()
{
    if (m_process && m_process->state() != QProcess::NotRunning) {
        m_process->kill();
        m_process->waitForFinished();
    }
    m_process.reset();
}

void TestHotExec::saysWhatASaveDid()
{
    const QByteArray text =
        "console.log(process.argv.slice(2).join('|'));\nfunction tick() {\n  console.log('alpha');\n}\n"
        "setInterval(tick, 20);\n";
    begin(text);
    QVERIFY(waitForOutput("one|two words\n"));
    QVERIFY(waitForOutput("alpha\n"));
    m_project->write(QStringLiteral("server.js"), QByteArray(text).replace("alpha", "beta"));
    QVERIFY(waitForLedger("boucle: server.js · live edit · function bodies: tick · live in "));
    QVERIFY(waitForOutput("beta\n"));
    m_project->write(QStringLiteral("server.js"), QByteArray(text).replace("alpha", "gamma") + "let more;\n");
    QVERIFY(waitForLedger("boucle: server.js · new generation · "));
    QVERIFY(waitForOutput("gamma\n"));
    QVERIFY(!m_output.contains("boucle:"));
}

void TestHotExec::debuggerStatementDoesNotHold()
{
    const QByteArray text =
        "function tick() {\n  debugger;\n  console.log('alpha');\n}\nsetInterval(tick, 20);\n";
    begin(text);
    QVERIFY(waitForOutput("alpha\n"));
    m_project->write(QStringLiteral("server.js"), QByteArray(text).replace("alpha", "beta"));
    QVERIFY(waitForOutput("beta\n"));
}

void TestHotExec::handlesItsSignals()
{
    begin("process.on('SIGTERM', () => setTimeout(() => { console.log('tidied'); process.exit(4); }, 50));\n"
          "console.log('ready');\nsetInterval(() => {}, 1000);\n");
    QVERIFY(waitForOutput("ready"));
    send(SIGTERM);
    QVERIFY(m_process->waitForFinished(limitMs));
    QVERIFY(waitForOutput("tidied"));
    QCOMPARE(m_process->exitCode(), 4);
}

void TestHotExec::endsWithTheSignal()
{
    begin("console.log('ready');\nsetInterval(() => {}, 1000);\n");
    QVERIFY(waitForOutput("ready"));
    send(SIGINT);
    QVERIFY(m_process->waitForFinished(limitMs));
    QCOMPARE(m_process->exitCode(), 128 + SIGINT);
}

void TestHotExec::waitsAfterACrash()
{
    begin("console.log('first');\nthrow new Error('of mine');\n");
    QVERIFY(waitForLedger("Waits for a change of its files."));
    QVERIFY(m_errors.contains("Error: of mine"));
    m_project->write(QStringLiteral("server.js"), "console.log('second');\nsetInterval(() => {}, 1000);\n");
    QVERIFY(waitForOutput("second\n"));
    send(SIGINT);
    QVERIFY(m_process->waitForFinished(limitMs));
}

void TestHotExec::readsStdin()
{
    begin("process.stdin.setEncoding('utf8').on('data', (text) => console.log('read ' + text.trim()));\n");
    m_process->write("words\n");
    QVERIFY(waitForOutput("read words\n"));
}

void TestHotExec::refusesWhatIsMissing()
{
    begin("1;\n", {QStringLiteral("--env-file"), QStringLiteral("nowhere.env")});
    QVERIFY(m_process->waitForFinished(limitMs));
    QCOMPARE(m_process->exitCode(), 9);
    QVERIFY(waitForLedger("nowhere.env"));
}

} // namespace

BOUCLE_HOST_TEST(TestHotExec)
#include "tst_hotexec.moc"
