// SPDX-License-Identifier: GPL-3.0-or-later

// Live edits of servers that run: what they know stays.

#include "core/cdp/connection.h"
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "core/hotreload/liveeditor.h"
#include "runtime/node/host.h"
#include "runtime/node/noderuntime.h"
#include "runtime/tools/syntaxclassifier.h"
#include "tests/support/hosttest.h"
#include "tests/support/httpclient.h"
#include "tests/support/runtimeprobe.h"

#include <QFile>
#include <QTemporaryDir>

using namespace boucle;

namespace {

class TestLiveEditor : public QObject
{
    Q_OBJECT
public:
    explicit TestLiveEditor(Host &host)
        : m_host(host)
    {
    }

private slots:
    void initTestCase()
    {
        m_runtime = std::make_unique<NodeRuntime>(m_host);
        m_classifier = std::make_unique<SyntaxClassifier>(m_host);
    }
    void cleanupTestCase()
    {
        m_classifier.reset();
        m_runtime.reset();
    }
    void cleanup();

    void stateStays_data();
    void stateStays();
    void otherTextIsLeftAlone();
    void unknownFile();
    void activeFunctionIsRefused();

private:
    void begin(const QString &fileName, const QString &text);
    ChangeVerdict classify(const QString &oldText, const QString &newText);
    std::optional<Result<void>> apply(const QString &path, const QStringList &steps);
    QByteArray ask() const
    {
        return HttpClient::get(m_session->addresses().first().port, QStringLiteral("/")).body;
    }

    Host &m_host;
    std::unique_ptr<NodeRuntime> m_runtime;
    std::unique_ptr<SyntaxClassifier> m_classifier;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<ServerSession> m_session;
    std::unique_ptr<cdp::Connection> m_connection;
    std::unique_ptr<LiveEditor> m_editor;
};

void TestLiveEditor::begin(const QString &fileName, const QString &text)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(fileName);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();
    m_session = std::make_unique<ServerSession>(*m_runtime, RuntimeProbe::specFor(m_path));
    connect(m_session.get(), &ServerSession::inspectorReady, this, [this] {
        m_connection = std::make_unique<cdp::Connection>(m_session->connectInspector());
        m_editor = std::make_unique<LiveEditor>(
            m_connection->root(), [this] { m_connection->root().send<cdp::debugger::Enable>(); });
        m_editor->learn();
        m_connection->root().send<cdp::runtime::RunIfWaitingForDebugger>();
    });
    QVERIFY(m_session->start());
    QVERIFY(RuntimeProbe::waitForAddress(*m_session));
}

void TestLiveEditor::cleanup()
{
    if (!m_session)
        return;
    m_session->stop();
    QVERIFY(RuntimeProbe::waitForState(*m_session, ServerState::Exited));
    m_editor.reset();
    m_connection.reset();
    m_session.reset();
}

ChangeVerdict TestLiveEditor::classify(const QString &oldText, const QString &newText)
{
    std::optional<ChangeVerdict> result;
    m_classifier->classify({m_path, oldText, newText}, this,
                           [&](const ChangeVerdict &verdict) { result = verdict; });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, RuntimeProbe::limitMs))
        qFatal("no verdict");
    return *result;
}

std::optional<Result<void>> TestLiveEditor::apply(const QString &path, const QStringList &steps)
{
    std::optional<Result<void>> result;
    m_editor->apply({{path, steps}}, this, [&](const Result<void> &outcome) { result.emplace(outcome); });
    static_cast<void>(QTest::qWaitFor([&] { return result.has_value(); }, 2 * RuntimeProbe::limitMs));
    return result;
}

void TestLiveEditor::stateStays_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<QString>("text");
    const QString body =
        QStringLiteral("let hits = 0;\nfunction answer() {\n  return `old ${++hits}`;\n}\n"
                       "createServer((q, s) => {\n  s.end(answer());\n}).listen(0, '127.0.0.1');\n");
    const QString oneLine = QStringLiteral("let hits = 0; createServer((q, s) => { s.end('old ' + ++hits); })"
                                           ".listen(0, '127.0.0.1');\n");
    const QString require = QStringLiteral("const { createServer } = require('http');\n");
    const QString import = QStringLiteral("import { createServer } from 'node:http';\n");
    QTest::newRow("CommonJS") << "server.js" << require + body;
    QTest::newRow("ES module") << "server.mjs" << import + body;
    QTest::newRow("TypeScript") << "server.mts"
                                << import + QString(body).replace(QLatin1String("answer() {"),
                                                                  QLatin1String("answer(): string {"));
    QTest::newRow("one line") << "server.js" << require + oneLine;
    QTest::newRow("one line of an ES module") << "server.mjs" << import + oneLine;
}

void TestLiveEditor::stateStays()
{
    QFETCH(QString, fileName);
    QFETCH(QString, text);
    begin(fileName, text);
    QCOMPARE(ask(), QByteArray("old 1"));
    QString before = text;
    QByteArrayList expected;
    // Again and again: each edit stands on the one before.
    for (int i = 2; i < 6; ++i) {
        const QString after =
            QString(text).replace(QLatin1String("old "), QStringLiteral("edit %1, hit ").arg(i));
        const ChangeVerdict verdict = classify(before, after);
        QCOMPARE(verdict.kind, ChangeVerdict::Kind::LiveEdit);
        const std::optional<Result<void>> result = apply(m_path, verdict.steps);
        QVERIFY(result.has_value());
        QVERIFY2(result->ok(), qPrintable(result->ok() ? QString() : result->error().message));
        QCOMPARE(ask(), QStringLiteral("edit %1, hit %1").arg(i).toUtf8());
        before = after;
    }
}

void TestLiveEditor::otherTextIsLeftAlone()
{
    const QString text =
        QStringLiteral("require('http').createServer((q, s) => s.end('old')).listen(0, '127.0.0.1');\n");
    begin(QStringLiteral("server.js"), text);
    const std::optional<Result<void>> result =
        apply(m_path, {QStringLiteral("// not what runs\n"), QStringLiteral("// nor this\n")});
    QVERIFY(result.has_value() && !result->ok());
    QCOMPARE(result->error().code, QStringLiteral("live-edit-other-text"));
    QCOMPARE(ask(), QByteArray("old"));
}

void TestLiveEditor::unknownFile()
{
    begin(QStringLiteral("server.js"),
          QStringLiteral("require('http').createServer((q, s) => s.end('old')).listen(0, '127.0.0.1');\n"));
    QVERIFY(m_editor->knows(m_path));
    const QString other = m_folder->filePath(QStringLiteral("other.js"));
    QVERIFY(!m_editor->knows(other));
    const std::optional<Result<void>> result = apply(other, {QStringLiteral("1"), QStringLiteral("2")});
    QVERIFY(result.has_value() && !result->ok());
    QCOMPARE(result->error().code, QStringLiteral("live-edit-unknown"));
}

void TestLiveEditor::activeFunctionIsRefused()
{
    // A generator that waits for its next turn cannot be given another body.
    const QString text = QStringLiteral("function* parts() {\n  yield 'old';\n  yield 'older';\n}\n"
                                        "globalThis.all = parts();\nglobalThis.all.next();\n"
                                        "require('http').createServer((q, s) => {\n  s.end('old');\n})"
                                        ".listen(0, '127.0.0.1');\n");
    begin(QStringLiteral("server.js"), text);
    QString after = text;
    after.replace(QLatin1String("'older'"), QLatin1String("'new'"));
    const std::optional<Result<void>> result = apply(m_path, {text, after});
    QVERIFY(result.has_value() && !result->ok());
    QCOMPARE(result->error().code, QStringLiteral("live-edit-refused"));
    QCOMPARE(result->error().message, QStringLiteral("BlockedByActiveGenerator"));
    QCOMPARE(ask(), QByteArray("old"));
}

} // namespace

BOUCLE_HOST_TEST(TestLiveEditor)
#include "tst_liveeditor.moc"
