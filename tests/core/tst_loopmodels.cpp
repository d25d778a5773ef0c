// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eventloop/blockedplaces.h"
#include "core/eventloop/flightrecording.h"
#include "core/eventloop/handlesmodel.h"
#include "core/eventloop/listenerleak.h"
#include "core/eventloop/requestsmodel.h"
#include "core/profiling/callprofile.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace boucle;

namespace {

constexpr qint64 ms = 1'000'000;

RequestEvent began(quint32 id, qint64 timeNs, const QString &text = QStringLiteral("GET /a"))
{
    RequestEvent event;
    event.id = id;
    event.timeNs = timeNs;
    event.text = text;
    return event;
}

RequestEvent ended(quint32 id, qint64 timeNs, int status = 200)
{
    RequestEvent event;
    event.kind = RequestEvent::Kind::End;
    event.id = id;
    event.timeNs = timeNs;
    event.status = status;
    return event;
}

LoopFrame frame(const QString &file, int line, const QString &function = {})
{
    return {function, file, line, 1, {}};
}

BlockReport report(quint64 turn, qint64 durationNs, const QList<LoopFrame> &frames)
{
    BlockReport result;
    result.turn = turn;
    result.beginNs = qint64(turn) * 1000 * ms;
    result.durationNs = durationNs;
    result.frames = frames;
    result.isNative = frames.isEmpty();
    return result;
}

HandleRecord handle(quint64 id, const QString &kind, bool listening = false)
{
    HandleRecord record;
    record.id = id;
    record.kind = kind;
    record.isActive = true;
    record.isRef = true;
    record.isListening = listening;
    if (kind == QLatin1String("timer"))
        record.dueMs = 1000;
    return record;
}

/// "Listening: 1 2 | Timer: 3", of the groups that have any.
QString print(const HandlesModel &model)
{
    QStringList groups;
    for (int group = 0; group < model.rowCount(); ++group) {
        const QModelIndex parent = model.index(group, 0);
        QStringList ids;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const auto record =
                model.index(row, 0, parent).data(HandlesModel::RecordRole).value<HandleRecord>();
            ids.append(QString::number(record.id));
        }
        if (!ids.isEmpty())
            groups.append(QString::number(group) + QStringLiteral(": ") + ids.join(u' '));
    }
    return groups.join(QStringLiteral(" | "));
}

class TestLoopModels : public QObject
{
    Q_OBJECT
private slots:
    void requestsComeAndEnd();
    void requestsOfGenerationsAreApart();
    void outgoingHaveParents();
    void requestsAreBounded();
    void handlesAreGrouped();
    void handlesComeAndGo();
    void ownCodeIsBlamed();
    void blocksAreCounted();
    void nativeBlocksAreNamedLater();
    void placesMoveToTheirSources();
    void listenerLeaksAreRead();
    void samplesBecomeAProfile();
};

void TestLoopModels::requestsComeAndEnd()
{
    RequestsModel model;
    const QAbstractItemModelTester tester(&model);
    model.take(1, {began(1, 10 * ms), began(2, 20 * ms, QStringLiteral("POST /b c")), ended(1, 15 * ms)});
    model.setNow(50 * ms);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.entry(0).durationNs(50 * ms), 5 * ms);
    QCOMPARE(model.entry(0).status, 200);
    QCOMPARE(model.entry(1).method, QStringLiteral("POST"));
    QCOMPARE(model.entry(1).target, QStringLiteral("/b c"));
    QCOMPARE(model.entry(1).endNs, 0);
    QCOMPARE(model.index(1, RequestsModel::Duration).data(RequestsModel::SortRole).toLongLong(), 30 * ms);
    model.take(1, {ended(7, 60 * ms)}); // begun before anybody looked
    QCOMPARE(model.rowCount(), 2);
}

void TestLoopModels::requestsOfGenerationsAreApart()
{
    RequestsModel model;
    const QAbstractItemModelTester tester(&model);
    model.take(1, {began(1, 10 * ms)});
    model.take(2, {began(1, 20 * ms), ended(1, 30 * ms)});
    QCOMPARE(model.entry(0).endNs, 0);
    QCOMPARE(model.entry(1).endNs, 30 * ms);
    model.endGeneration(1, 40 * ms);
    QVERIFY(model.entry(0).isAborted);
    QCOMPARE(model.entry(0).endNs, 40 * ms);
}

void TestLoopModels::outgoingHaveParents()
{
    RequestsModel model;
    RequestEvent outgoing = began(2, 12 * ms, QStringLiteral("GET http://other/x"));
    outgoing.kind = RequestEvent::Kind::OutgoingBegin;
    outgoing.parent = 1;
    RequestEvent over = ended(2, 20 * ms, 503);
    over.kind = RequestEvent::Kind::OutgoingEnd;
    model.take(1, {began(1, 10 * ms), outgoing, over});
    QCOMPARE(model.entry(0).outgoing, 1);
    QVERIFY(model.entry(1).isOutgoing);
    QCOMPARE(model.entry(1).parent, model.entry(0).number);
    QCOMPARE(model.entry(1).status, 503);
}

void TestLoopModels::requestsAreBounded()
{
    RequestsModel model;
    for (quint32 i = 1; i <= 120; ++i) {
        QList<RequestEvent> events;
        for (quint32 k = 0; k < 1000; ++k) {
            events.append(began(i * 1000 + k, qint64(i) * ms));
            events.append(ended(i * 1000 + k, qint64(i + 1) * ms));
        }
        model.take(1, events);
    }
    QVERIFY(model.rowCount() <= RequestsModel::capacity);
    QVERIFY(model.rowCount() > RequestsModel::capacity * 9 / 10);
    QCOMPARE(model.begun(), quint64(120'000));
    QCOMPARE(model.rowOf(1), -1);
    QCOMPARE(model.rowOf(120'000), model.rowCount() - 1);
}

void TestLoopModels::handlesAreGrouped()
{
    HandlesModel model;
    const QAbstractItemModelTester tester(&model);
    HandleRecord own = handle(9, QStringLiteral("async"));
    own.isInternal = true;
    HandleRecord idle = handle(5, QStringLiteral("timer"));
    idle.isRef = false;
    model.setSnapshot({1,
                       {handle(1, QStringLiteral("tcp"), true), handle(2, QStringLiteral("tcp")), idle,
                        handle(6, QStringLiteral("process")), own},
                       {}});
    QCOMPARE(print(model), QStringLiteral("0: 1 | 1: 2 | 2: 5 | 4: 6 | 6: 9"));
    QCOMPARE(model.activeCount(), 3);
}

void TestLoopModels::handlesComeAndGo()
{
    HandlesModel model;
    const QAbstractItemModelTester tester(&model);
    const auto timers = [](const QList<quint64> &ids) {
        QList<HandleRecord> records;
        for (const quint64 id : ids)
            records.append(handle(id, QStringLiteral("timer")));
        return records;
    };
    model.setSnapshot({1, timers({3, 1, 2}), {}});
    QCOMPARE(print(model), QStringLiteral("2: 1 2 3"));
    const QPersistentModelIndex third = model.index(2, 0, model.index(2, 0));
    model.setSnapshot({2, timers({3, 5, 4}), {}});
    QCOMPARE(print(model), QStringLiteral("2: 3 4 5"));
    QVERIFY2(third.isValid() && third.row() == 0, "what stays is the same row");
    const QModelIndex group = model.index(2, 0);
    QCOMPARE(model.index(0, 0, group).data(HandlesModel::AgeRole).toLongLong(), -1);
    QCOMPARE(model.index(1, 0, group).data(HandlesModel::AgeRole).toLongLong(), 0);
    model.setSnapshot({3, {}, {}});
    QCOMPARE(print(model), QString());
}

void TestLoopModels::ownCodeIsBlamed()
{
    const LoopFrame node = frame(QStringLiteral("node:crypto"), 1);
    const LoopFrame package = frame(QStringLiteral("/p/node_modules/x/index.js"), 2);
    const LoopFrame own = frame(QStringLiteral("/p/server.js"), 3);
    QCOMPARE(BlockedPlaces::blamed({node, package, own}).value(), 2);
    QCOMPARE(BlockedPlaces::blamed({node, package}).value(), 1);
    QCOMPARE(BlockedPlaces::blamed({node}).value(), 0);
    QVERIFY(!BlockedPlaces::blamed({}));
}

void TestLoopModels::blocksAreCounted()
{
    BlockedPlaces places;
    const QList<LoopFrame> one{frame(QStringLiteral("/p/a.js"), 5, QStringLiteral("work"))};
    places.take(report(1, 60 * ms, one));
    QVERIFY(places.present());
    // The same block, further on: in another line of the function.
    places.take(report(1, 120 * ms, {frame(QStringLiteral("/p/a.js"), 6, QStringLiteral("work"))}));
    places.finish(130 * ms);
    QVERIFY(!places.present());
    places.take(report(2, 70 * ms, one));
    places.finish(80 * ms);
    QCOMPARE(places.places().size(), 1);
    const BlockedPlace place = places.places().first();
    QCOMPARE(place.count, 2);
    QCOMPARE(place.longestNs, 130 * ms);
    QCOMPARE(place.line, 5);
    QCOMPARE(place.function, QStringLiteral("work"));
    places.take(report(3, 60 * ms, {frame(QStringLiteral("/p/b.js"), 1)}));
    QCOMPARE(places.worst()->file, QStringLiteral("/p/b.js")); // it is now
    places.finish(60 * ms);
    QCOMPARE(places.worst()->file, QStringLiteral("/p/a.js"));
}

void TestLoopModels::nativeBlocksAreNamedLater()
{
    BlockedPlaces places;
    places.take(report(1, 80 * ms, {}));
    QVERIFY(places.present()->isNative);
    places.take(report(1, 200 * ms, {frame(QStringLiteral("/p/a.js"), 7)}));
    places.finish(210 * ms);
    QCOMPARE(places.places().size(), 1);
    QVERIFY(!places.places().first().isNative);
    QCOMPARE(places.places().first().line, 7);
    QCOMPARE(places.places().first().longestNs, 210 * ms);
}

/// Two lines of what was made come from one that was written.
void TestLoopModels::placesMoveToTheirSources()
{
    BlockedPlaces places;
    places.take(report(1, 60 * ms, {frame(QStringLiteral("/p/made.js"), 5)}));
    places.finish(60 * ms);
    places.take(report(2, 90 * ms, {frame(QStringLiteral("/p/other.js"), 1)}));
    places.finish(90 * ms);
    places.take(report(3, 70 * ms, {frame(QStringLiteral("/p/made.js"), 6)}));
    places.relocate([](LoopFrame frame) {
        if (frame.file == QLatin1String("/p/made.js")) {
            frame.file = QStringLiteral("/p/source.ts");
            frame.line = 2;
        }
        return frame;
    });
    QCOMPARE(places.places().size(), 2);
    const BlockedPlace place = places.places().first();
    QCOMPARE(place.file, QStringLiteral("/p/source.ts"));
    QCOMPARE(place.line, 2);
    QCOMPARE(place.count, 2);
    QVERIFY(place.isNow);
    QCOMPARE(places.present()->file, place.file);
    places.finish(100 * ms);
    QVERIFY(!places.present());
    QCOMPARE(places.places().first().longestNs, 100 * ms);
}

void TestLoopModels::listenerLeaksAreRead()
{
    const auto leak = listenerLeakIn(
        "(node:7) MaxListenersExceededWarning: Possible EventEmitter memory leak detected. 11 close "
        "listeners "
        "added to [Socket]. MaxListeners is 10. Use emitter.setMaxListeners() to increase limit");
    QCOMPARE(leak, (ListenerLeak{11, QStringLiteral("close"), QStringLiteral("Socket")}));
    QVERIFY(!listenerLeakIn("(node:7) DeprecationWarning: 11 close listeners added to [Socket]"));
    QVERIFY(!listenerLeakIn("MaxListenersExceededWarning"));
}

void TestLoopModels::samplesBecomeAProfile()
{
    const LoopFrame outer = frame(QStringLiteral("/p/a.js"), 1, QStringLiteral("outer"));
    const LoopFrame inner = frame(QStringLiteral("/p/a b.js"), 7, QStringLiteral("inner"));
    // Two looks in a row, and one long afterwards: between them nothing was at work.
    const QList<StackSample> samples{
        {1000 * ms, {inner, outer}}, {1040 * ms, {outer}}, {3000 * ms, {inner, outer}}};
    const Result<CallProfile> profile = CallProfile::read(cpuProfileOf(samples));
    QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message));
    QCOMPARE(qRound64(profile->busy()), 120 * ms);
    const QMap<int, double> lines = profile->lines().value(QStringLiteral("/p/a b.js"));
    QCOMPARE(lines.keys(), QList<int>{7});
    QVERIFY(!CallProfile::read(cpuProfileOf({})) || CallProfile::read(cpuProfileOf({}))->busy() == 0);
}

} // namespace

QTEST_GUILESS_MAIN(TestLoopModels)
#include "core/eventloop/flightrecording.h"
#include "core/eventloop/listenerleak.h"
#include "core/profiling/callprofile.h"
#include "tst_loopmodels.moc"
