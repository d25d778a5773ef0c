// SPDX-License-Identifier: GPL-3.0-or-later
// Values of a real engine: as lines, as trees, changed, copied.
#include "core/cdp/connection.h"
#include "core/cdp/protocol/debugger.h"
#include "core/debugger/inlinevalues.h"
#include "core/debugger/singlevaluemodel.h"
#include "core/debugger/valuetext.h"
#include "core/debugger/variablesmodel.h"
#include "core/debugger/watchmodel.h"
#include "tests/support/enginepeer.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace boucle;

namespace {

const char script[] = R"(class Order {
  #secret = 7;
  constructor(id) { this.id = id; }
  get total() { return this.id * 2; }
  get broken() { throw new Error('no total'); }
  get endless() { for (;;); }
}
// In a function of its own: what the engine optimises has no values to look at.
function makeWide() {
  const wide = {};
  for (let i = 0; i < 1e6; i++) wide['p' + i] = i;
  return wide;
}
function handle(id) {
  let count = 1;
  const order = new Order(id);
  const list = [1, , 'three', { a: null }];
  const map = new Map([['a', 1], [order, 2]]);
  const set = new Set(['x']);
  const bytes = Buffer.from('hello');
  const floats = new Float64Array([1.5, 2]);
  const error = new TypeError('bad\ninput');
  const done = Promise.resolve(4);
  const when = new Date(0);
  const text = 'say "hi"';
  const sum = (a, b) => a + b;
  const cyclic = { big: 12n, self: null, when, set, map: new Map([['k', [1]]]), none: undefined };
  cyclic.self = cyclic;
  const long = 'x'.repeat(2 ** 29 - 24);
  const wide = makeWide();
  const many = Array.from({ length: 1e6 }, (_, i) => i);
  const pairs = new Map(many.slice(0, 250).map((i) => [i, 'v' + i]));
  const watched = new Proxy({ q: 1 }, { ownKeys() { for (;;); }, get() { for (;;); } });
  debugger;
  count++;
  debugger;
  const late = 1;
  return count + late;
}
handle(42);
setInterval(() => {}, 1000);
)";

QString printed(const QAbstractItemModel &model, const QModelIndex &parent = {}, int level = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString name = index.data().toString();
        const QString value = index.siblingAtColumn(1).data().toString();
        text += QString(level * 2, ' ') + name + (value.isEmpty() || name.isEmpty() ? "" : " = ") +
                value.left(120) + (index.data(ValueModel::ChangedRole).toBool() ? " *" : "") + '\n';
        text += printed(model, index, level + 1);
    }
    return text;
}

QString tree(const QStringList &lines)
{
    return lines.join('\n') + '\n';
}

} // namespace

class TestValues : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QString path = m_folder->filePath("main.js");
        QFile file(path);
        // Large ones where they are looked at: making them takes the engine a while.
        QByteArray text = script;
        const QByteArray test = QTest::currentTestFunction();
        if (test != "pagesLargeCollections")
            text.replace("1e6", "250");
        if (test != "showsVariables" && test != "copiesAsJson" && test != "hovers")
            text.replace("2 ** 29 - 24", "20_000");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) > 0);
        file.close();
        m_pauses = 0;
        m_connection = std::make_unique<cdp::Connection>(std::make_unique<EnginePeer>(path));
        session().on<cdp::debugger::Paused>(this,
                                            [this](const cdp::debugger::Paused &event) { take(event); });
        session().send<cdp::debugger::Enable>();
        session().send<cdp::runtime::RunIfWaitingForDebugger>();
        QTRY_COMPARE_WITH_TIMEOUT(m_pauses, 1, 60'000);
        m_model = std::make_unique<VariablesModel>();
        m_model->showFrame(&session(), &m_pause, 0);
    }
    void cleanup()
    {
        m_model.reset();
        m_connection.reset();
    }

    void showsVariables()
    {
        const QModelIndex local = open(m_model->index(0, 0));
        QVERIFY(local.isValid());
        QCOMPARE(local.data().toString(), "Local");
        QCOMPARE(textOf("id"), "42");
        QCOMPARE(textOf("count"), "1");
        QCOMPARE(textOf("order"), "Order {#secret: 7, id: 42}");
        QCOMPARE(textOf("list"), "Array(4) [1, <1>, \"three\", {…}]");
        QCOMPARE(textOf("map"), "Map(2) {\"a\" => 1, Order => 2}");
        QCOMPARE(textOf("set"), "Set(1) {\"x\"}");
        QCOMPARE(textOf("bytes"), "Buffer(5) <68 65 6c 6c 6f>");
        QCOMPARE(textOf("floats"), "Float64Array(2) [1.5, 2]");
        QCOMPARE(textOf("error"), "TypeError: bad input");
        QCOMPARE(textOf("done"), "Promise {fulfilled: 4}");
        QCOMPARE(textOf("text"), "\"say \\\"hi\\\"\"");
        QCOMPARE(textOf("sum"), "(a, b) => …");
        QCOMPARE(textOf("watched"), "Proxy(Object)");
        QCOMPARE(row("late").data(ValueModel::ValueRole).value<DebugValue>().kind,
                 DebugValue::Kind::Unavailable);
        const auto longText = row("long").data(ValueModel::ValueRole).value<DebugValue>();
        QVERIFY(longText.truncated);
        QVERIFY(longText.text.size() < 2 * longestShownString);
        QCOMPARE(row("order").data(ValueModel::ExpressionRole).toString(), "order");
    }

    void looksInside()
    {
        open(m_model->index(0, 0));
        const QModelIndex order = open(row("order"));
        QCOMPARE(printed(*m_model, order).section('\n', 0, 1), "id = 42\n#secret = 7");
        const QModelIndex getters = child(order, "Getters");
        QCOMPARE(printed(*m_model, getters), tree({"total = (…)", "broken = (…)", "endless = (…)"}));
        const QModelIndex list = open(row("list"));
        QCOMPARE(printed(*m_model, list).section('\n', 0, 3),
                 "0 = 1\n2 = \"three\"\n3 = {a: null}\nlength = 4");
        QCOMPARE(child(list, "2").data(ValueModel::ExpressionRole).toString(), "list[2]");
        const QString map = printed(*m_model, open(row("map")));
        QCOMPARE(map.section('\n', 0, 1), "\"a\" = 1\nOrder {#secret: 7, id: 42} = 2");
        // There a key can be looked into.
        QVERIFY2(map.contains("[[Entries]] = Array(2)"), qPrintable(map));
        QVERIFY(child(open(row("done")), "[[PromiseResult]]").isValid());
        // Its traps never end.
        const QString proxy = printed(*m_model, open(row("watched")));
        QVERIFY2(proxy.contains("[[Target]] = Object"), qPrintable(proxy));
    }

    void asksGetters()
    {
        open(m_model->index(0, 0));
        const QModelIndex getters = child(open(row("order")), "Getters");
        for (int i = 0; i < 3; ++i) {
            QVERIFY(m_model->index(i, 0, getters).data(ValueModel::GetterRole).toBool());
            m_model->askGetter(m_model->index(i, 0, getters));
        }
        QTRY_COMPARE_WITH_TIMEOUT(printed(*m_model, getters),
                                  tree({"total = 84", "broken = Error: no total",
                                        "endless = The evaluation took too long and was ended."}),
                                  30'000);
        QVERIFY(m_model->index(1, 0, getters).data(ValueModel::FailedRole).toBool());
    }

    void pagesLargeCollections()
    {
        open(m_model->index(0, 0));
        const QModelIndex wide = open(row("wide"));
        QVERIFY(m_model->rowCount(wide) < 110);
        QCOMPARE(m_model->index(99, 0, wide).data().toString(), "[990000 … 999999]");
        const QModelIndex outer = open(m_model->index(99, 0, wide));
        QCOMPARE(m_model->rowCount(outer), 100);
        const QModelIndex last = open(m_model->index(99, 0, outer));
        QCOMPARE(m_model->rowCount(last), 100);
        QCOMPARE(m_model->index(99, 0, last).data().toString(), "p999999");
        const QModelIndex many = open(row("many"));
        const QModelIndex page = open(m_model->index(0, 0, open(m_model->index(1, 0, many))));
        QCOMPARE(printed(*m_model, page).section('\n', 0, 0), "10000 = 10000");
        QCOMPARE(m_model->index(0, 0, page).data(ValueModel::ExpressionRole).toString(), "many[10000]");
        const QModelIndex pairs = open(row("pairs"));
        QCOMPARE(printed(*m_model, open(child(pairs, "[200 … 249]"))).section('\n', 0, 0), "200 = \"v200\"");
    }

    void changesValues()
    {
        open(m_model->index(0, 0));
        set(row("count"), "count + 9");
        QCOMPARE(textOf("count"), "10");
        const QModelIndex order = open(row("order"));
        set(child(order, "id"), "'new'");
        QCOMPARE(child(order, "id").siblingAtColumn(1).data().toString(), "\"new\"");
        set(child(open(row("map")), "\"a\""), "{b: 2}");
        QCOMPARE(child(row("map"), "\"a\"").siblingAtColumn(1).data().toString(), "{b: 2}");
        QCOMPARE(child(row("map"), "\"a\"").data(ValueModel::ExpressionRole).toString(), "map.get(\"a\")");
        QSignalSpy failed(m_model.get(), &ValueModel::editFailed);
        QVERIFY(m_model->setData(row("count").siblingAtColumn(1), "nothing.at"));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][1].value<Error>().message, "ReferenceError: nothing is not defined");
        // The snapshot of the scope has it as well as the program.
        m_model->showFrame(&session(), &m_pause, 0);
        open(m_model->index(0, 0));
        QCOMPARE(textOf("count"), "10");
        resume();
        m_model->showFrame(&session(), &m_pause, 0);
        open(m_model->index(0, 0));
        QCOMPARE(textOf("count"), "11");
        QVERIFY(row("count").data(ValueModel::ChangedRole).toBool());
        QVERIFY(!row("id").data(ValueModel::ChangedRole).toBool());
    }

    void copiesAsJson()
    {
        open(m_model->index(0, 0));
        QCOMPARE(
            json("cyclic"),
            "{\n  \"big\": \"12\",\n  \"self\": \"[Circular]\",\n  \"when\": \"1970-01-01T00:00:00.000Z\",\n"
            "  \"set\": [\n    \"x\"\n  ],\n  \"map\": {\n    \"k\": [\n      1\n    ]\n  }\n}");
        QCOMPARE(json("text"), "\"say \\\"hi\\\"\"");
        QCOMPARE(json("long"), "value-too-large");
        QCOMPARE(json("watched"), "evaluation-timeout");
    }

    void forgetsLateAnswers()
    {
        const QModelIndex local = m_model->index(0, 0);
        m_model->fetchMore(local);
        QVERIFY(local.data(ValueModel::LoadingRole).toBool());
        m_model->showFrame(nullptr, nullptr, -1);
        QCOMPARE(m_model->rowCount(), 0);
        m_model->showFrame(&session(), &m_pause, 0);
        Pause old = m_pause;
        resume();
        // Values of a pause that is over.
        m_model->showFrame(&session(), &old, 0);
        const QModelIndex gone = open(m_model->index(0, 0));
        QCOMPARE(printed(*m_model, gone), tree({"This value no longer exists."}));
    }

    void watches()
    {
        WatchModel watch;
        QAbstractItemModelTester tester(&watch, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy changed(&watch, &WatchModel::expressionsChanged);
        watch.setExpressions({"count", "nothing", "id +"});
        QVERIFY(!watch.add(" ").isValid());
        QVERIFY(watch.add("text // quoted").isValid());
        QCOMPARE(changed.size(), 2);
        watch.showFrame(&session(), &m_pause, 0);
        QTRY_COMPARE(printed(watch), tree({"count = 1", "nothing = ReferenceError: nothing is not defined",
                                           "id + = SyntaxError: Unexpected token ']'",
                                           "text // quoted = \"say \\\"hi\\\"\""}));
        watch.remove(watch.index(2, 0));
        const std::unique_ptr<QMimeData> data(watch.mimeData({watch.index(2, 0)}));
        QVERIFY(watch.dropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
        QCOMPARE(watch.expressions(), QStringList({"text // quoted", "count", "nothing"}));
        QVERIFY(watch.setData(watch.index(2, 0), "id"));
        resume();
        watch.showFrame(&session(), &m_pause, 0);
        QTRY_COMPARE(printed(watch), tree({"text // quoted = \"say \\\"hi\\\"\"", "count = 2 *", "id = 42"}));
        session().send<cdp::debugger::Resume>();
        watch.showFrame(&session(), nullptr, -1);
        watch.setExpressions({"typeof count", "for (;;);", "(() => { for (;;); })()"});
        QTRY_COMPARE_WITH_TIMEOUT(watch.index(2, 1).data().toString(),
                                  "The evaluation took too long and was ended.", 30'000);
        QCOMPARE(watch.index(0, 1).data().toString(), "\"undefined\"");
        m_connection->close("over");
        watch.refresh();
        QTRY_VERIFY(watch.index(0, 0).data(ValueModel::FailedRole).toBool());
    }

    void hovers()
    {
        QStringList texts;
        for (const char *expression : {"order.id", "order.total", "count = 5", "order", "long"}) {
            bool answered = false;
            SingleValueModel::evaluate(session(), m_pause.frames[0].id, expression, this,
                                       [&](const Result<std::shared_ptr<ValueModel>> &model) {
                                           answered = true;
                                           texts.append(model
                                                            ? (*model)->index(0, 1).data().toString().left(20)
                                                            : model.error().code);
                                       });
            QTRY_VERIFY_WITH_TIMEOUT(answered, 20'000);
        }
        QCOMPARE(texts, QStringList({"42", "84", "evaluation-side-effect", "Order {#secret: 7, i",
                                     "\"xxxxxxxxxxxxxxxxxxx"}));
    }

    void standBesideTheCode()
    {
        InlineValues values(session(), m_pause.frames[0]);
        QStringList lines;
        bool answered = false;
        values.read(script, [&](const QList<InlineValue> &read) {
            answered = true;
            for (const InlineValue &value : read)
                lines.append(QString::number(value.line) + ' ' + value.name + ' ' +
                             value.value.text.left(20));
        });
        QTRY_VERIFY_WITH_TIMEOUT(answered, 20'000);
        QCOMPARE(lines.mid(0, 4),
                 QStringList({"14 id 42", "15 count 1", "16 order Order {#secret: 7, i", "16 id 42"}));
        QVERIFY(lines.contains("20 bytes Buffer(5) <68 65 6c "));
        QVERIFY(!lines.last().startsWith("38"));
    }

private:
    cdp::Session &session() { return m_connection->root(); }

    void take(const cdp::debugger::Paused &event)
    {
        m_pause = {};
        m_pause.generation = quint64(++m_pauses);
        for (const cdp::debugger::CallFrame &frame : event.callFrames) {
            StackFrame taken;
            taken.id = frame.callFrameId;
            taken.function = frame.functionName;
            taken.place = {"main.js", frame.location.lineNumber + 1,
                           frame.location.columnNumber.value_or(0) + 1};
            for (const cdp::debugger::Scope &scope : frame.scopeChain) {
                FrameScope::Kind kind =
                    scope.type == cdp::debugger::Scope::Type::local    ? FrameScope::Kind::Local
                    : scope.type == cdp::debugger::Scope::Type::global ? FrameScope::Kind::Global
                                                                       : FrameScope::Kind::Closure;
                taken.scopes.append({kind, scope.name.value_or(""), scope.object.objectId.value_or("")});
            }
            m_pause.frames.append(taken);
        }
    }

    void resume()
    {
        const int before = m_pauses;
        session().send<cdp::debugger::Resume>();
        QTRY_COMPARE_WITH_TIMEOUT(m_pauses, before + 1, 20'000);
    }

    /// Read, which may take the engine a while.
    QModelIndex open(const QModelIndex &index)
    {
        const QPersistentModelIndex kept = index;
        m_model->fetchMore(index);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!kept.data(ValueModel::LoadingRole).toBool(), 60'000); }();
        return kept;
    }

    QModelIndex child(const QModelIndex &parent, const QString &name)
    {
        for (int i = 0; i < m_model->rowCount(parent); ++i) {
            if (m_model->index(i, 0, parent).data().toString() == name)
                return m_model->index(i, 0, parent);
        }
        return {};
    }

    QModelIndex row(const QString &name) { return child(m_model->index(0, 0), name); }
    QString textOf(const QString &name) { return row(name).siblingAtColumn(1).data().toString(); }

    void set(const QModelIndex &index, const QString &expression)
    {
        bool done = false;
        m_model->setValue(index, expression, this, [&](const Result<void> &result) {
            QVERIFY2(result.ok(), qPrintable(result ? QString() : result.error().message));
            done = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(done, 20'000);
    }

    QString json(const QString &name)
    {
        QString text;
        m_model->copyAsJson(row(name), this,
                            [&](const Result<QString> &copy) { text = copy ? *copy : copy.error().code; });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!text.isEmpty(), 60'000); }();
        return text;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<cdp::Connection> m_connection;
    std::unique_ptr<VariablesModel> m_model;
    Pause m_pause;
    int m_pauses = 0;
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
