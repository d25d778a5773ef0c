// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is generated of the protocol, with values of every type, command and event.
#include "core/cdp/protocol/debugger.h"
#include "core/cdp/protocol/runtime.h"
#include "tests/support/protocoltable.h"

#include <QFile>
#include <QMap>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace boucle;
using boucle::cdp::Json;
using Value = nlohmann::json;

namespace {

QString text(const Value &value)
{
    return QString::fromStdString(value.get<std::string>());
}

} // namespace

class TestCdpTypes : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QFile file(BOUCLE_PROTOCOL_SAMPLES);
        QVERIFY2(file.open(QIODevice::ReadOnly), BOUCLE_PROTOCOL_SAMPLES);
        m_samples = Value::parse(file.readAll().toStdString());
        const QList<cdp::ProtocolEntry> table = cdp::protocolTable();
        for (const cdp::ProtocolEntry &entry : table)
            m_table.insert({entry.kind, entry.name}, entry);
        QCOMPARE(m_table.size(), table.size());
    }

    void coversTheWholeProtocol()
    {
        QMap<QString, int> kinds;
        for (const Value &row : m_samples["rows"]) {
            ++kinds[text(row["kind"])];
            QVERIFY2(m_table.contains({text(row["kind"]), text(row["name"])}), row["name"].dump().c_str());
        }
        QCOMPARE(m_table.size(), qsizetype(m_samples["rows"].size()));
        QCOMPARE(kinds["parameters"], m_samples["commands"].get<int>());
        QCOMPARE(kinds["result"], m_samples["commands"].get<int>());
        QCOMPARE(kinds["event"], m_samples["events"].get<int>());
        QVERIFY(kinds["type"] > 30);
        for (const char *domain :
             {"Debugger", "Runtime", "Profiler", "HeapProfiler", "NodeWorker", "NodeRuntime", "NodeTracing",
              "Network", "IO", "Target", "Schema", "Console"}) {
            const auto isOfDomain = [domain](const auto &key) { return key.second.startsWith(domain); };
            const auto keys = m_table.keys();
            QVERIFY2(std::any_of(keys.begin(), keys.end(), isOfDomain), domain);
        }
    }

    void roundTrips_data() { addRows(); }
    void roundTrips()
    {
        for (const char *sample : {"full", "minimal"}) {
            const Value &value = row()[sample];
            const Result<Json> again = through(value);
            QVERIFY2(again, qPrintable(again.ok() ? QString() : again.error().message));
            // Not as text: 0 and 0.0 are one number.
            QVERIFY2(again->value() == value, again->text() + "\n" + Json(value).text());
        }
    }

    void ignoresWhatItDoesNotKnow_data() { addRows(); }
    void ignoresWhatItDoesNotKnow()
    {
        Value value = row()["full"];
        value["noSuchMember"] = {{"deep", {1, nullptr}}};
        const Result<Json> again = through(value);
        QVERIFY(again);
        QVERIFY(again->value() == row()["full"]);
    }

    void tellsWhatIsMissing_data() { addRows(); }
    void tellsWhatIsMissing()
    {
        for (const Value &member : row()["members"]) {
            const auto name = member["name"].get<std::string>();
            Value value = row()["full"];
            value.erase(name);
            const Result<Json> again = through(value);
            QCOMPARE(again.ok(), !member["required"].get<bool>());
            if (again)
                continue;
            QCOMPARE(again.error().code, "cdp-decode");
            QCOMPARE(again.error().message,
                     QString("%1: %2 is missing").arg(text(row()["name"]), QString::fromStdString(name)));
        }
    }

    void tellsWhatIsOfAnotherKind_data() { addRows(); }
    void tellsWhatIsOfAnotherKind()
    {
        for (const Value &member : row()["members"]) {
            if (member["open"])
                continue;
            const auto name = member["name"].get<std::string>();
            const Value before = row()["full"][name];
            for (const Value &other :
                 {Value("%"), Value(17), Value(true), Value::array({{{"x", 1}}}), Value({{"x", "y"}})}) {
                if (other.type() == before.type() || (other.is_number() && before.is_number()))
                    continue;
                Value value = row()["full"];
                value[name] = other;
                const Result<Json> again = through(value);
                // Structs without required members take any object.
                if (again && other.is_object())
                    continue;
                QVERIFY2(!again, value.dump().c_str());
                QCOMPARE(again.error().code, "cdp-decode");
                QVERIFY2(again.error().message.contains(": " + QString::fromStdString(name)),
                         qPrintable(again.error().message));
            }
        }
    }

    void refusesWhatIsNoObject_data() { addRows(); }
    void refusesWhatIsNoObject()
    {
        for (const Value &value : {Value(), Value(1), Value("x"), Value::array()}) {
            const Result<Json> again = through(value);
            QVERIFY(!again);
            QCOMPARE(again.error().message, text(row()["name"]) + ": the value is not an object");
        }
    }

    void namesThePathOfAFailure()
    {
        const auto *entry = &*m_table.constFind({"event", "Debugger.paused"});
        Value paused = sampleOf("Debugger.paused")["full"];
        paused["callFrames"].push_back(paused["callFrames"][0]);
        paused["callFrames"][2]["location"].erase("scriptId");
        QCOMPARE(entry->throughStruct(Json(paused)).error().message,
                 "Debugger.paused: callFrames[2].location.scriptId is missing");
        paused["callFrames"][2] = 5;
        QCOMPARE(entry->throughStruct(Json(paused)).error().message,
                 "Debugger.paused: callFrames[2] is not an object");
        paused["callFrames"] = 5;
        QCOMPARE(entry->throughStruct(Json(paused)).error().message,
                 "Debugger.paused: callFrames is not an array");
        QVERIFY(!entry->throughStruct(Json(paused)).error().showUser);

        const Value items = Value::parse(R"({"entries": [["key", "value"], ["key", 7]]})");
        const auto *storage = &*m_table.constFind({"result", "DOMStorage.getDOMStorageItems"});
        QCOMPARE(storage->throughStruct(Json(items)).error().message,
                 "DOMStorage.getDOMStorageItems: entries[1][1] is not a string");
    }

    void numbers_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("isInteger");
        QTest::addColumn<int>("integer");
        QTest::newRow("zero") << QByteArray("0") << true << 0;
        QTest::newRow("as a fraction") << QByteArray("3.0") << true << 3;
        QTest::newRow("greatest") << QByteArray("2147483647") << true << 2147483647;
        QTest::newRow("least") << QByteArray("-2147483648") << true << int(-2147483648LL);
        QTest::newRow("too great") << QByteArray("2147483648") << false << 0;
        QTest::newRow("huge") << QByteArray("18446744073709551615") << false << 0;
        QTest::newRow("fraction") << QByteArray("1.5") << false << 0;
        QTest::newRow("exponent") << QByteArray("1e300") << false << 0;
        QTest::newRow("text") << QByteArray("\"1\"") << false << 0;
        QTest::newRow("null") << QByteArray("null") << false << 0;
    }
    void numbers()
    {
        QFETCH(QByteArray, number);
        QFETCH(bool, isInteger);
        QFETCH(int, integer);
        const Value value = {{"lineNumber", Value::parse(number.toStdString())}, {"columnNumber", 0}};
        const auto position = cdp::decode<cdp::debugger::ScriptPosition>(Json(value));
        QCOMPARE(position.ok(), isInteger);
        if (position)
            QCOMPARE(position->lineNumber, integer);
        else
            QCOMPARE(position.error().message,
                     "Debugger.ScriptPosition: lineNumber is not a whole number of 32 bits");
    }

    // null is a value where anything may stand, and nothing elsewhere.
    void takesNullForNothing()
    {
        const Value value = {
            {"type", "object"}, {"subtype", "null"}, {"value", nullptr}, {"objectId", nullptr}};
        const auto object = cdp::decode<cdp::runtime::RemoteObject>(Json(value));
        QVERIFY(object);
        QVERIFY(object->value.has_value());
        QVERIFY(object->value->value().is_null());
        QVERIFY(!object->objectId.has_value());
    }

    void readsStacksWithTheirParents()
    {
        const Value frames = Value::array();
        const Value value = {{"callFrames", frames},
                             {"parent", {{"callFrames", frames}, {"description", "await"}}}};
        const auto stack = cdp::decode<cdp::runtime::StackTrace>(Json(value));
        QVERIFY(stack);
        QVERIFY(stack->parent);
        QCOMPARE((*stack->parent)->description, "await");
        const cdp::runtime::StackTrace copy = *stack;
        QCOMPARE((*copy.parent)->description, "await");
        const Value broken = {{"callFrames", frames}, {"parent", {{"callFrames", 1}}}};
        QCOMPARE(cdp::decode<cdp::runtime::StackTrace>(Json(broken)).error().message,
                 "Runtime.StackTrace: parent.callFrames is not an array");
    }

    // Earlier nodes, which can be attached to, do not send it though it is not optional.
    void readsWhatEarlierNodesSend()
    {
        Value parsed = sampleOf("Debugger.scriptParsed")["minimal"];
        parsed.erase("buildId");
        const auto event = cdp::decode<cdp::debugger::ScriptParsed>(Json(parsed));
        QVERIFY(event);
        QCOMPARE(event->buildId, QString());
        parsed["buildId"] = 7;
        QVERIFY(!cdp::decode<cdp::debugger::ScriptParsed>(Json(parsed)));
    }

    void keepsWordsOfTheLanguageApart()
    {
        cdp::debugger::CallFrame frame;
        frame.this_.type = cdp::runtime::RemoteObject::Type::object;
        QCOMPARE(text(cdp::encode(frame).value()["this"]["type"]), "object");
        QCOMPARE(cdp::debugger::Scope::Type::catch_, QLatin1String("catch"));
        QCOMPARE(cdp::debugger::Scope::Type::wasmExpressionStack, QLatin1String("wasm-expression-stack"));
        QCOMPARE(cdp::debugger::ScriptLanguage::WebAssembly, QLatin1String("WebAssembly"));
    }

private:
    void addRows()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Value &row : m_samples["rows"])
            QTest::addRow("%s %s", qPrintable(text(row["kind"])), qPrintable(text(row["name"]))) << index++;
    }

    const Value &row() const
    {
        QFETCH(int, index);
        return m_samples["rows"][size_t(index)];
    }

    /// The event of that name.
    const Value &sampleOf(const char *name) const
    {
        for (const Value &each : m_samples["rows"]) {
            if (each["name"] == name && each["kind"] == "event")
                return each;
        }
        qFatal("no event %s", name);
    }

    Result<Json> through(const Value &value) const
    {
        const auto entry = m_table.constFind({text(row()["kind"]), text(row()["name"])});
        return entry->throughStruct(Json(value));
    }

    Value m_samples;
    QMap<QPair<QString, QString>, cdp::ProtocolEntry> m_table;
};

QTEST_GUILESS_MAIN(TestCdpTypes)
#include "tst_cdptypes.moc"
