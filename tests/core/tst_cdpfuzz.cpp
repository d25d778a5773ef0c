// SPDX-License-Identifier: GPL-3.0-or-later
// Broken messages, made of good ones of every kind, for the decoders and for a connection. Under the address
// sanitizer for longer: BOUCLE_FUZZ_SECONDS=300 build/asan/tests/core/tst_cdpfuzz. The same seed
// (BOUCLE_FUZZ_SEED) makes the same messages; the last one is in the file that is printed.
#include "core/cdp/connection.h"
#include "core/cdp/message.h"
#include "core/cdp/workertransport.h"
#include "tests/support/faketransport.h"
#include "tests/support/mutator.h"
#include "tests/support/protocoltable.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMap>
#include <QTest>

#include <nlohmann/json.hpp>

#include <cstring>
#include <vector>

using namespace boucle;
using namespace boucle::cdp;
using Value = nlohmann::json;

namespace {

/// Keeps the message that is being tried in a file, which has it when the process dies of it.
class LastInput
{
public:
    LastInput()
        : m_file(QDir::temp().filePath(
              QString("boucle-cdpfuzz-%1.input").arg(QCoreApplication::applicationPid())))
    {
        if (m_file.open(QIODevice::ReadWrite | QIODevice::Truncate) && m_file.resize(capacity))
            m_bytes = m_file.map(0, capacity);
    }
    ~LastInput() { m_file.remove(); }

    bool isReady() const { return m_bytes != nullptr; }
    QString path() const { return m_file.fileName(); }
    void set(const QByteArray &message)
    {
        // The length comes first.
        const QByteArray text = QByteArray::number(message.size()) + '\n' + message.left(capacity - 32);
        std::memcpy(m_bytes, text.constData(), size_t(text.size()));
    }

private:
    static constexpr qint64 capacity = 1024 * 1024;

    QFile m_file;
    uchar *m_bytes = nullptr;
};

/// A connection that waits for everything that there is: every event, and an answer to every command.
class Target : public QObject
{
public:
    explicit Target(const QList<ProtocolEntry> &table)
    {
        auto made = std::make_unique<FakeTransport>();
        transport = made.get();
        connection = std::make_unique<Connection>(std::move(made));
        worker =
            std::make_unique<Connection>(std::make_unique<WorkerTransport>(connection->root(), "worker"));
        for (Session *session : {&connection->root(), &connection->session("child"), &worker->root()}) {
            for (const ProtocolEntry &entry : table) {
                const bool isResult = QLatin1String(entry.kind) == QLatin1String("result");
                if (entry.use)
                    entry.use(*session, this, isResult ? &answers : &events);
                if (isResult)
                    ++calls;
            }
        }
    }

    FakeTransport *transport = nullptr;
    std::unique_ptr<Connection> connection;
    std::unique_ptr<Connection> worker;
    int calls = 0;
    int answers = 0;
    int events = 0;
};

QMap<QtMsgType, int> logged;

void countMessages(QtMsgType type, const QMessageLogContext &, const QString &)
{
    ++logged[type];
}

/// Ends the silence when it goes out of scope.
class Silence
{
public:
    Silence()
        : m_before(qInstallMessageHandler(countMessages))
    {
    }
    ~Silence() { qInstallMessageHandler(m_before); }

private:
    QtMessageHandler m_before;
};

} // namespace

class TestCdpFuzz : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QFile file(BOUCLE_PROTOCOL_SAMPLES);
        QVERIFY2(file.open(QIODevice::ReadOnly), BOUCLE_PROTOCOL_SAMPLES);
        m_samples = Value::parse(file.readAll().toStdString())["rows"];
        m_table = protocolTable();
        QCOMPARE(size_t(m_table.size()), m_samples.size());
        QVERIFY(m_input.isReady());
        qInfo("seed %u, %lld s each, last input in %s", seed(), seconds(), qPrintable(m_input.path()));
    }

    void decoders()
    {
        Mutator mutator(seed());
        qint64 rounds = 0;
        qint64 accepted = 0;
        for (const QDeadlineTimer end(seconds() * 1000); !end.hasExpired() || rounds < 1000; ++rounds) {
            const size_t index = mutator.number(m_samples.size());
            Value value = m_samples[index]["full"];
            for (size_t changes = mutator.number(4); changes > 0; --changes)
                mutator.mutateJson(value);
            const Json json(std::move(value));
            m_input.set(json.text());
            const ProtocolEntry &entry =
                m_table[qsizetype(mutator.once(8) ? mutator.number(m_samples.size()) : index)];
            const boucle::Result<Json> once = entry.throughStruct(json);
            if (!once) {
                QCOMPARE(once.error().code, "cdp-decode");
                QVERIFY(once.error().message.startsWith(QLatin1String(entry.name) + QLatin1String(": ")));
                continue;
            }
            ++accepted;
            const boucle::Result<Json> twice = entry.throughStruct(*once);
            QVERIFY2(twice && twice->value() == once->value(), once->text());
        }
        qInfo("%lld values, %lld of them accepted", rounds, accepted);
        QVERIFY(accepted > 0);
        QVERIFY(accepted < rounds);
    }

    void connections()
    {
        Mutator mutator(seed());
        qint64 rounds = 0;
        qint64 targets = 0;
        qint64 events = 0;
        qint64 answers = 0;
        {
            const Silence silence;
            for (const QDeadlineTimer end(seconds() * 1000); !end.hasExpired() || targets < 20; ++targets) {
                Target target(m_table);
                // Until it closes: mostly soon.
                for (int i = 0; i < 500 && target.connection->isOpen(); ++i, ++rounds) {
                    const QByteArray message = makeMessage(mutator);
                    m_input.set(message);
                    target.transport->deliver(message);
                }
                events += target.events;
                answers += target.answers;
                if (mutator.once(2)) {
                    target.transport->end("gone");
                    // Each call has ended, and only once.
                    QCOMPARE(target.answers, target.calls);
                }
            }
        }
        qInfo("%lld messages for %lld connections: %lld events, %lld answers, %d warnings", rounds, targets,
              events, answers, logged[QtWarningMsg]);
        QVERIFY(rounds > targets);
        QVERIFY(events > 0);
        QVERIFY(answers > 0);
        QVERIFY(logged[QtWarningMsg] > 0);
        QCOMPARE(logged[QtCriticalMsg], 0);
    }

private:
    static quint32 seed() { return quint32(qEnvironmentVariableIntValue("BOUCLE_FUZZ_SEED")); }
    static qint64 seconds()
    {
        bool isSet = false;
        const int value = qEnvironmentVariableIntValue("BOUCLE_FUZZ_SECONDS", &isSet);
        return isSet ? value : 2;
    }

    /// An event or an answer, for one of the sessions, seldom as it should be.
    QByteArray makeMessage(Mutator &mutator) const
    {
        const size_t index = mutator.number(m_samples.size());
        const Value &sample = m_samples[index];
        Value body = sample["full"];
        for (size_t changes = mutator.number(3); changes > 0; --changes)
            mutator.mutateJson(body);
        Value message;
        if (sample["kind"] == "event")
            message = {{"method", sample["name"]}, {"params", std::move(body)}};
        else
            message = {{"id", 1 + mutator.number(3 * m_samples.size())}, {"result", std::move(body)}};
        if (mutator.once(4))
            message["sessionId"] = "child";
        if (mutator.once(10))
            message["error"] = {{"code", -32000}, {"message", "no"}};
        // Seldom: what is wrong outside the values closes the connection.
        if (mutator.once(40))
            mutator.mutateJson(message);
        QByteArray text = Json(message).text();
        if (mutator.once(40))
            text =
                mutator.mutateBytes(text, Json(m_samples[mutator.number(m_samples.size())]["full"]).text());
        if (mutator.once(4)) {
            const Value wrapped = {{"method", "NodeWorker.receivedMessageFromWorker"},
                                   {"params", {{"sessionId", "worker"}, {"message", text.toStdString()}}}};
            return Json(wrapped).text();
        }
        return text;
    }

    Value m_samples;
    QList<ProtocolEntry> m_table;
    LastInput m_input;
};

int main(int argc, char **argv)
{
    // Of Qt's own, which would end a long run.
    qputenv("QTEST_FUNCTION_TIMEOUT", "86400000");
    QCoreApplication application(argc, argv);
    TestCdpFuzz test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_cdpfuzz.moc"
