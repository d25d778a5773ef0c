// SPDX-License-Identifier: GPL-3.0-or-later

// Profiles and heap snapshots, read from small files of which everything is known.

#include "core/profiling/calltreemodel.h"
#include "core/profiling/heaptree.h"
#include "tests/support/temporaryproject.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace boucle;

namespace {

/// root → main (10 ms, in line 2) → sort (65 ms, lines 8 and 9) → main again (5 ms); a collection inside
/// sort; 15 ms idle. A sample each 5 ms.
constexpr char cpuProfile[] = R"json({
"nodes":[
 {"id":1,"callFrame":{"functionName":"(root)","scriptId":"0","url":"","lineNumber":-1,"columnNumber":-1},"children":[2,6]},
 {"id":2,"callFrame":{"functionName":"main","scriptId":"1","url":"file:///app/a.js","lineNumber":0,"columnNumber":0},
  "children":[3,5],"positionTicks":[{"line":2,"ticks":2}]},
 {"id":3,"callFrame":{"functionName":"sort","scriptId":"1","url":"file:///app/node_modules/s/s.js","lineNumber":6,"columnNumber":4},
  "children":[4],"positionTicks":[{"line":8,"ticks":9},{"line":9,"ticks":3}]},
 {"id":4,"callFrame":{"functionName":"main","scriptId":"1","url":"file:///app/a.js","lineNumber":0,"columnNumber":0}},
 {"id":5,"callFrame":{"functionName":"(garbage collector)","scriptId":"0","url":"","lineNumber":-1,"columnNumber":-1}},
 {"id":6,"callFrame":{"functionName":"(idle)","scriptId":"0","url":"","lineNumber":-1,"columnNumber":-1}}],
"startTime":1000,"endTime":101000,
"samples":[2,2,3,3,3,3,3,3,3,3,3,3,3,3,4,5,3,6,6,6],
"timeDeltas":[0,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000,5000]})json";

constexpr double ms = 1e6;

/// root → window → cache → 3 entries, of which the first holds a text of 100 bytes; a second way to the text
/// goes through the window, weakly. And one object that only holds itself.
QByteArray snapshotText(int firstId = 1, int entries = 3)
{
    // type, name, id, self_size, edge_count, detachedness
    QByteArrayList nodes;
    const auto node = [&](int type, int name, int id, int size, int edges) {
        nodes.append(QByteArrayList{QByteArray::number(type), QByteArray::number(name),
                                    QByteArray::number(id), QByteArray::number(size),
                                    QByteArray::number(edges), "0"}
                         .join(','));
    };
    QByteArrayList edges;
    const auto edge = [&](int type, int name, int to) {
        edges.append(
            QByteArrayList{QByteArray::number(type), QByteArray::number(name), QByteArray::number(to * 6)}
                .join(','));
    };
    const int text = 3 + entries;
    node(2, 0, firstId, 0, 1);            // 0: root (synthetic)
    node(1, 1, firstId + 2, 50, 2);       // 1: Window
    node(1, 2, firstId + 4, 40, entries); // 2: Cache
    for (int i = 0; i < entries; ++i)
        node(1, 3, firstId + 6 + 2 * i, 20, i == 0 ? 1 : 0); // Entry
    node(3, 4, 1001, 100, 0);                                // the text
    node(1, 5, 1003, 7, 1);                                  // Loop
    edge(0, 6, 1);                                           // root.global
    edge(0, 7, 2);                                           // window.cache
    edge(2, 8, text);                                        // window ~> text
    for (int i = 0; i < entries; ++i)
        edge(1, i, 3 + i);
    edge(0, 9, text);
    edge(0, 10, text + 1);
    return R"({"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count","detachedness"],
"node_types":[["hidden","object","synthetic","string"],"string","number","number","number","number"],
"edge_fields":["type","name_or_index","to_node"],
"edge_types":[["property","element","weak"],"string_or_number","node"]},"node_count":)" +
           QByteArray::number(nodes.size()) + R"(,"edge_count":)" + QByteArray::number(edges.size()) +
           "},\n\"nodes\":[" + nodes.join("\n,") + "],\n\"edges\":[" + edges.join("\n,") +
           R"(],"strings":["","Window","Cache","Entry","a long text","Loop","global","cache","text","value","self"]})";
}

class TestProfiling : public QObject
{
    Q_OBJECT

private slots:
    void addsUpTime();
    void laysOutTime();
    void showsCalls();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void readsAllocations();
    void readsSnapshot();
    void showsSnapshot();
    void comparesSnapshots();
    void refusesBrokenSnapshots_data();
    void refusesBrokenSnapshots();
    void canBeCancelled();
    void knowsWhoseTheHeapIs();

private:
    Result<HeapSnapshotPtr> read(const QByteArray &text)
    {
        m_project.write(QStringLiteral("a.heapsnapshot"), text);
        return HeapSnapshot::read(m_project.path(QStringLiteral("a.heapsnapshot")), m_cancelled,
                                  [](double) {});
    }
    static HeapSnapshot::Index only(const HeapSnapshot &snapshot, const char *name)
    {
        const HeapSnapshot::Class *found = snapshot.findClass(QString::fromLatin1(name));
        return found && found->nodes.size() == 1 ? found->nodes.front() : HeapSnapshot::none;
    }

    TemporaryProject m_project;
    std::atomic<bool> m_cancelled = false;
};

void TestProfiling::addsUpTime()
{
    const Result<CallProfile> read = CallProfile::read(cpuProfile);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(read->length(), 100 * ms);
    QCOMPARE(read->busy(), 85 * ms);
    QCOMPARE(read->nodes().at(1).self, 10 * ms);
    QCOMPARE(read->nodes().at(1).total, 85 * ms);
    QCOMPARE(read->nodes().at(2).self, 65 * ms);
    // What calls itself counts once.
    QCOMPARE(read->functionTotals().at(read->nodes().at(1).function), 85 * ms);
    QCOMPARE(read->functionOf(2).kind, ProfiledFunction::Kind::Dependency);
    QCOMPARE(read->functionOf(2).line, 7);
    QCOMPARE(read->functionOf(4).kind, ProfiledFunction::Kind::Collector);
    const QMap<int, double> lines = read->lines().value(QStringLiteral("/app/node_modules/s/s.js"));
    QCOMPARE(lines.value(8), 65 * ms * 9 / 12);
    QCOMPARE(lines.value(9), 65 * ms * 3 / 12);
    // And it can be written again.
    const Result<CallProfile> again = CallProfile::read(read->text());
    QVERIFY(again);
    QCOMPARE(again->nodes().at(2).self, 65 * ms);
}

void TestProfiling::laysOutTime()
{
    const Result<CallProfile> read = CallProfile::read(cpuProfile);
    QVERIFY(read);
    QCOMPARE(read->bars().size(), 4);
    QCOMPARE(read->bars().at(0).size(), 1);
    QCOMPARE(read->bars().at(0).first().begin, 0.0);
    QCOMPARE(read->bars().at(0).first().end, 85 * ms);
    // The collection interrupts what ran; it is no end of it.
    QCOMPARE(read->bars().at(1).size(), 1);
    QCOMPARE(read->bars().at(1).first().begin, 10 * ms);
    QCOMPARE(read->bars().at(1).first().end, 85 * ms);
    double last = -1;
    for (const CallProfile::Bar &bar : read->bars().at(2)) {
        QVERIFY(bar.begin >= last && bar.end > bar.begin);
        last = bar.end;
    }
}

void TestProfiling::showsCalls()
{
    const auto profile = std::make_shared<const CallProfile>(CallProfile::read(cpuProfile).value());
    CallTreeModel down(CallTreeModel::Order::TopDown);
    const QAbstractItemModelTester downTester(&down, QAbstractItemModelTester::FailureReportingMode::QtTest);
    down.setProfile(profile);
    const auto function = [](const QModelIndex &index) {
        return index.data(CallTreeModel::FunctionRole).value<ProfiledFunction>();
    };
    const auto cost = [](const QModelIndex &index, int column) {
        return index.siblingAtColumn(column).data(CallTreeModel::CostRole).toDouble();
    };
    QCOMPARE(down.rowCount(), 1);
    const QModelIndex main = down.index(0, 0);
    QCOMPARE(function(main).name, QStringLiteral("main"));
    QCOMPARE(cost(main, CallTreeModel::Total), 85 * ms);
    QCOMPARE(down.rowCount(main), 2);
    const QModelIndex sort = down.index(0, 0, main);
    QCOMPARE(function(sort).name, QStringLiteral("sort"));
    QCOMPARE(function(down.index(0, 0, sort)).name, QStringLiteral("main"));

    CallTreeModel up(CallTreeModel::Order::BottomUp);
    const QAbstractItemModelTester upTester(&up, QAbstractItemModelTester::FailureReportingMode::QtTest);
    up.setProfile(profile);
    QCOMPARE(up.rowCount(), 3);
    QCOMPARE(function(up.index(0, 0)).name, QStringLiteral("sort"));
    QCOMPARE(cost(up.index(0, 0), CallTreeModel::Self), 65 * ms);
    QCOMPARE(up.index(0, 0).data(CallTreeModel::ShareRole).toDouble(), 70.0 / 85); // of the total: its column
    const QModelIndex caller = up.index(0, 0, up.index(0, 0));
    QCOMPARE(function(caller).name, QStringLiteral("main"));
    QCOMPARE(cost(caller, CallTreeModel::Self), 65 * ms);
    up.sort(CallTreeModel::Name, Qt::AscendingOrder);
    QCOMPARE(function(up.index(0, 0)).name, QStringLiteral("(garbage collector)"));
    up.setFilter(QStringLiteral("SORT"));
    QCOMPARE(up.rowCount(), 1);
}

void TestProfiling::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("no JSON") << QByteArray("hello") << "profile-syntax";
    QTest::newRow("a list") << QByteArray("[]") << "profile-syntax";
    QTest::newRow("other JSON") << QByteArray(R"({"name":"x"})") << "profile-syntax";
    QTest::newRow("no calls") << QByteArray(R"({"nodes":[],"startTime":0,"endTime":1})") << "profile-empty";
    QTest::newRow("a circle") << QByteArray(cpuProfile).replace(R"("children":[4])", R"("children":[2])")
                              << "profile-syntax";
    QTest::newRow("a sample of nothing")
        << QByteArray(cpuProfile).replace(R"("samples":[2,)", R"("samples":[77,)") << "profile-syntax";
}

void TestProfiling::refusesOtherFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    const Result<CallProfile> read = CallProfile::read(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
}

void TestProfiling::readsAllocations()
{
    const Result<CallProfile> read = CallProfile::read(R"json({"head":{
 "callFrame":{"functionName":"(root)","scriptId":"0","url":"","lineNumber":-1,"columnNumber":-1},"selfSize":0,"id":1,
 "children":[{"callFrame":{"functionName":"load","scriptId":"1","url":"file:///app/a.js","lineNumber":3,"columnNumber":0},
   "selfSize":1000,"id":2,"children":[]}]}})json");
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(read->unit(), CallProfile::Unit::Bytes);
    QCOMPARE(read->busy(), 1000.0);
    QCOMPARE(read->bars().size(), 1);
    QCOMPARE(read->bars().first().first().end, 1000.0);
}

void TestProfiling::readsSnapshot()
{
    const Result<HeapSnapshotPtr> made = read(snapshotText());
    QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
    const HeapSnapshot &heap = **made;
    QCOMPARE(heap.totalSize(), 50 + 40 + 3 * 20 + 100 + 7);
    const HeapSnapshot::Index cache = only(heap, "Cache");
    QVERIFY(cache != HeapSnapshot::none);
    // The weak way does not hold the text: it goes with the first entry, and that with the cache.
    QCOMPARE(heap.retainedSize(cache), 40 + 3 * 20 + 100);
    QCOMPARE(heap.distance(cache), 2);
    const HeapSnapshot::Class *const entries = heap.findClass(QStringLiteral("Entry"));
    QCOMPARE(entries->nodes.size(), size_t(3));
    QCOMPARE(entries->selfSize, 60);
    QCOMPARE(entries->retainedSize, 160);
    QCOMPARE(heap.retainedSize(entries->nodes.front()), 120);
    const HeapSnapshot::Index text = only(heap, "(string)");
    QCOMPARE(heap.nameOf(text), QStringLiteral("\"a long text\""));
    const QList<HeapSnapshot::Edge> holders = heap.retainers(text);
    QCOMPARE(holders.size(), 2);
    QCOMPARE(holders.first().name, QStringLiteral("value"));
    QVERIFY(holders.last().isWeak);
    // Nobody holds it, and it is there all the same.
    const HeapSnapshot::Index loop = only(heap, "Loop");
    QCOMPARE(heap.distance(loop), -1);
    QCOMPARE(heap.retainedSize(loop), 7);
}

void TestProfiling::showsSnapshot()
{
    const HeapSnapshotPtr heap = read(snapshotText()).value();
    HeapTree tree;
    const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setClasses(heap);
    QCOMPARE(tree.rowCount(), 5);
    const auto name = [](const QModelIndex &index) { return index.data(HeapTree::NameRole).toString(); };
    const auto number = [](const QModelIndex &index, int column) {
        return index.siblingAtColumn(column).data(HeapTree::NumberRole).toLongLong();
    };
    QCOMPARE(name(tree.index(0, 0)), QStringLiteral("Window"));
    tree.setFilter(QStringLiteral("entr"));
    QCOMPARE(tree.rowCount(), 1);
    const QModelIndex entries = tree.index(0, 0);
    QCOMPARE(number(entries, HeapTree::Count), 3);
    QCOMPARE(tree.rowCount(entries), 3);
    const QModelIndex held = tree.index(0, 0, tree.index(0, 0, entries));
    QCOMPARE(held.data(HeapTree::EdgeRole).toString(), QStringLiteral("value"));
    QVERIFY(!tree.hasChildren(tree.index(1, 0, entries)));
    tree.setFilter({});
    tree.sort(HeapTree::Name, Qt::AscendingOrder);
    QCOMPARE(name(tree.index(0, 0)), QStringLiteral("(string)"));

    HeapTree holders;
    const QAbstractItemModelTester second(&holders, QAbstractItemModelTester::FailureReportingMode::QtTest);
    holders.setRetainers(heap, only(*heap, "(string)"));
    QCOMPARE(holders.rowCount(), 2);
    QCOMPARE(name(holders.index(0, 0)), QStringLiteral("Entry"));
    const QModelIndex cache = holders.index(0, 0, holders.index(0, 0));
    QCOMPARE(name(cache), QStringLiteral("Cache"));
    QCOMPARE(cache.data(HeapTree::EdgeRole).toString(), QStringLiteral("[0]"));
}

void TestProfiling::comparesSnapshots()
{
    const HeapSnapshotPtr before = read(snapshotText(1, 3)).value();
    const HeapSnapshotPtr after = read(snapshotText(1, 5)).value();
    const HeapComparisonPtr changes = HeapComparison::of(before, after);
    QCOMPARE(changes->classes().size(), size_t(1));
    QCOMPARE(changes->classes().front().name, QStringLiteral("Entry"));
    QCOMPARE(changes->classes().front().added.size(), size_t(2));
    QCOMPARE(changes->classes().front().growth(), 40);
    const HeapComparisonPtr back = HeapComparison::of(after, before);
    QCOMPARE(back->classes().front().removed, 2);
    HeapTree tree;
    const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tree.setChanges(changes);
    QCOMPARE(tree.rowCount(), 1);
    QCOMPARE(tree.rowCount(tree.index(0, 0)), 2);
    QCOMPARE(tree.index(0, HeapTree::RetainedSize).data(HeapTree::NumberRole).toLongLong(), 40);
}

void TestProfiling::refusesBrokenSnapshots_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray whole = snapshotText();
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("other JSON") << QByteArray(R"({"nodes":[1,2],"edges":[],"strings":[]})");
    QTest::newRow("cut in the edges") << whole.left(whole.indexOf("\"edges\"") + 20);
    QTest::newRow("without edges") << QByteArray(whole).replace("\"edges\"", "\"others\"");
    QTest::newRow("an edge to nowhere") << QByteArray(whole).replace("0,10,42", "0,10,4200");
}

void TestProfiling::refusesBrokenSnapshots()
{
    QFETCH(QByteArray, text);
    const Result<HeapSnapshotPtr> made = read(text);
    QVERIFY(!made);
    QCOMPARE(made.error().code, QStringLiteral("snapshot-syntax"));
}

void TestProfiling::canBeCancelled()
{
    m_cancelled = true;
    const Result<HeapSnapshotPtr> made = read(snapshotText());
    m_cancelled = false;
    QVERIFY(!made);
    QCOMPARE(made.error().code, QStringLiteral("snapshot-cancelled"));
}

} // namespace

/// Two modules of two files: what one alone holds is its own, what both hold is nobody's.
void TestProfiling::knowsWhoseTheHeapIs()
{
    const QByteArray text =
        R"({"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count"],
"node_types":[["hidden","object","synthetic","string","code","closure"],"string","number","number","number"],
"edge_fields":["type","name_or_index","to_node"],
"edge_types":[["property","element","weak","internal"],"string_or_number","node"]},"node_count":12,"edge_count":13},
"nodes":[2,0,1,0,4,
1,1,3,10,2,
3,2,5,1,0,
1,3,7,100,1,
1,4,9,1000,0,
5,5,11,20,1,
4,5,13,30,1,
4,6,15,40,1,
3,7,17,500,0,
1,8,19,60,2,
3,9,21,2,0,
1,3,23,70,1],
"edges":[0,10,5, 0,11,25, 0,12,45, 0,13,20,
0,14,10, 0,15,15,
0,13,20,
3,16,30,
3,17,35,
3,18,40,
0,19,50, 0,15,55,
1,0,20],
"strings":["","Module","/p/node_modules/a/index.js","Object","Shared","work","/p/node_modules/@s/b/lib/x.js","text of b","ModuleWrap",
"file:///p/node_modules/a%20c/index.mjs","first","work","second","both","filename","exports","shared","script","source","url"]})";
    const Result<HeapSnapshotPtr> read = this->read(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    const QHash<QString, qint64> sizes = read.value()->sizesByScript();
    QCOMPARE(sizes.size(), 3);
    QCOMPARE(sizes.value("/p/node_modules/a/index.js"), 10 + 1 + 100); // module, its name, its exports
    QCOMPARE(sizes.value("/p/node_modules/@s/b/lib/x.js"),
             20 + 30 + 40 + 500); // function, code, script, text
    QCOMPARE(sizes.value("/p/node_modules/a c/index.mjs"), 60 + 2 + 70);
}

QTEST_GUILESS_MAIN(TestProfiling)

#include "tst_profiling.moc"
