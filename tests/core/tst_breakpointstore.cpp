// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointstore.h"

#include "core/debugger/breakpointbindings.h"
#include "core/debugger/breakpointfile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace boucle;

namespace {

Breakpoint lineBreakpoint(const QString &path, int line)
{
    Breakpoint breakpoint;
    breakpoint.place = {path, line, 0};
    return breakpoint;
}

/// "orders.js:9 db.js:3", in the store's order.
QString printed(const BreakpointStore &store)
{
    QStringList texts;
    for (const Breakpoint &breakpoint : store.all())
        texts.append(breakpoint.place.path.section('/', -1) + ':' + QString::number(breakpoint.place.line));
    return texts.join(' ');
}

Breakpoint everything()
{
    Breakpoint breakpoint = lineBreakpoint("/p/a b.js", 12);
    breakpoint.place.column = 7;
    breakpoint.condition = "x === \"é\"";
    breakpoint.hitCondition = ">= 5";
    breakpoint.logMessage = "id {req.params.id}";
    breakpoint.oneShot = true;
    breakpoint.enabled = false;
    breakpoint.group = "orders";
    breakpoint.request = {"GET", "/orders/:id", "x-test", "1", true};
    return breakpoint;
}

} // namespace

class TestBreakpointStore : public QObject
{
    Q_OBJECT
private slots:
    void toggles()
    {
        BreakpointStore store;
        QSignalSpy added(&store, &BreakpointStore::added);
        QSignalSpy removed(&store, &BreakpointStore::removed);
        store.toggleLine("/p/orders.js", 9);
        QCOMPARE(printed(store), "orders.js:9");
        QCOMPARE(added.size(), 1);
        QVERIFY(store.at("/p/orders.js", 9));
        QVERIFY(!store.at("/p/orders.js", 10));
        QVERIFY(!store.at("/p/other.js", 9));
        // Two places of one line go together.
        Breakpoint second = lineBreakpoint("/p/orders.js", 9);
        second.place.column = 20;
        const BreakpointId id = store.add(second);
        store.toggleLine("/p/orders.js", 9);
        QCOMPARE(printed(store), "");
        QCOMPARE(removed.size(), 2);
        QCOMPARE(removed.at(1).at(0).value<BreakpointId>(), id);
        QCOMPARE(removed.at(1).at(1).value<Breakpoint>().place.column, 20);
    }

    void neverGivesAnIdAgain()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("breakpoints.json");
        BreakpointStore store;
        QVERIFY(store.open(file));
        const BreakpointId first = store.add(lineBreakpoint("/p/a.js", 1));
        store.remove(first);
        const BreakpointId second = store.add(lineBreakpoint("/p/a.js", 1));
        QVERIFY(first != second);
        BreakpointStore other;
        QVERIFY(store.save());
        QVERIFY(other.open(file));
        QVERIFY(other.find(second));
        const BreakpointId third = other.add(lineBreakpoint("/p/a.js", 1));
        QVERIFY(third != second);
    }

    void changesOnlyWhatIsThere()
    {
        BreakpointStore store;
        QSignalSpy changed(&store, &BreakpointStore::changed);
        Breakpoint breakpoint = lineBreakpoint("/p/a.js", 1);
        breakpoint.id = store.add(breakpoint);
        store.update(breakpoint);
        QCOMPARE(changed.size(), 0);
        breakpoint.condition = "x > 1";
        store.update(breakpoint);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(store.find(breakpoint.id)->condition, "x > 1");
        store.setEnabled(breakpoint.id, false);
        QVERIFY(!store.find(breakpoint.id)->enabled);
        breakpoint.id = BreakpointId(99);
        store.update(breakpoint);
        store.remove(BreakpointId(99));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(store.all().size(), 1);
    }

    void switchesGroups()
    {
        BreakpointStore store;
        for (const char *group : {"b", "a", "", "b"}) {
            Breakpoint breakpoint = lineBreakpoint("/p/a.js", int(store.all().size()) + 1);
            breakpoint.group = group;
            store.add(breakpoint);
        }
        QCOMPARE(store.groups(), QStringList({"a", "b"}));
        store.setGroupEnabled("b", false);
        const auto enabled = [&store] {
            QString text;
            for (const Breakpoint &breakpoint : store.all())
                text += breakpoint.enabled ? '1' : '0';
            return text;
        };
        QCOMPARE(enabled(), "0110");
        store.setAllEnabled(true);
        QCOMPARE(enabled(), "1111");
        store.setAllEnabled(false);
        QCOMPARE(enabled(), "0000");
    }

    // A breakpoint on each of the lines 1 … 6; what is left of them, as "was>is".
    void movesWithEdits_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("added");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a character") << 3 << 4 << 0 << 0 << "1 2 3 4 5 6";
        QTest::newRow("lines before one") << 3 << 1 << 0 << 2 << "1 2 3>5 4>6 5>7 6>8";
        QTest::newRow("a line end within one") << 3 << 5 << 0 << 1 << "1 2 3 4>5 5>6 6>7";
        QTest::newRow("a whole line goes") << 3 << 1 << 1 << 0 << "1 2 4>3 5>4 6>5";
        QTest::newRow("whole lines go") << 2 << 1 << 3 << 0 << "1 5>2 6>3";
        QTest::newRow("a line is joined to the one before") << 3 << 9 << 1 << 0 << "1 2 3 4>3 5>4 6>5";
        QTest::newRow("lines are joined") << 2 << 9 << 2 << 0 << "1 2 4>2 5>3 6>4";
        QTest::newRow("a line becomes two") << 3 << 1 << 1 << 2 << "1 2 4>5 5>6 6>7";
        QTest::newRow("behind the last") << 6 << 30 << 0 << 5 << "1 2 3 4 5 6";
        QTest::newRow("before the first") << 1 << 1 << 0 << 1 << "1>2 2>3 3>4 4>5 5>6 6>7";
        QTest::newRow("all") << 1 << 1 << 6 << 0 << "";
    }
    void movesWithEdits()
    {
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(int, removed);
        QFETCH(int, added);
        BreakpointStore store;
        for (int i = 1; i <= 6; ++i)
            store.add(lineBreakpoint("/p/a.js", i));
        store.add(lineBreakpoint("/p/other.js", 3));
        store.moveWithEdit("/p/a.js", line, column, removed, added);
        QStringList texts;
        for (const Breakpoint &breakpoint : store.inFile("/p/a.js")) {
            const QString was = QString::number(quint64(breakpoint.id));
            const QString is = QString::number(breakpoint.place.line);
            texts.append(was == is ? was : was + '>' + is);
        }
        QTEST(texts.join(' '), "expected");
        QVERIFY(store.at("/p/other.js", 3));
    }

    void followsRenames()
    {
        BreakpointStore store;
        store.add(lineBreakpoint("/p/src/a.js", 1));
        store.add(lineBreakpoint("/p/src/lib/b.js", 2));
        store.add(lineBreakpoint("/p/src2/a.js", 3));
        store.renamePath("/p/src", "/p/source");
        QVERIFY(store.at("/p/source/a.js", 1));
        QVERIFY(store.at("/p/source/lib/b.js", 2));
        QVERIFY(store.at("/p/src2/a.js", 3));
        store.renamePath("/p/source/a.js", "/p/source/z.js");
        QVERIFY(store.at("/p/source/z.js", 1));
    }

    void keepsAllOfThem()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("deeper/breakpoints.json");
        QList<Breakpoint> all;
        {
            BreakpointStore store;
            QVERIFY(store.open(file));
            store.add(everything());
            Breakpoint function;
            function.kind = Breakpoint::Kind::Function;
            function.functionName = "Router.handle";
            store.add(function);
            Breakpoint exception;
            exception.kind = Breakpoint::Kind::Exception;
            exception.exceptions = Breakpoint::Exceptions::All;
            exception.condition = "error.code";
            store.add(exception);
            exception.exceptions = Breakpoint::Exceptions::Uncaught;
            store.add(exception);
            store.add(lineBreakpoint("/p/plain.js", 1));
            all = store.all();
        }
        BreakpointStore store;
        QSignalSpy reset(&store, &BreakpointStore::reset);
        QVERIFY(store.open(file));
        QCOMPARE(reset.size(), 1);
        QCOMPARE(store.all(), all);
        // Another project has others; nothing is written to the first one's file any more.
        QVERIFY(store.open(folder.filePath("other.json")));
        QVERIFY(store.all().isEmpty());
        store.toggleLine("/p/x.js", 1);
        QVERIFY(store.save());
        QVERIFY(store.open(file));
        QCOMPARE(store.all(), all);
        store.removeAll();
        QVERIFY(store.open(QString()));
        QVERIFY(store.open(file));
        QVERIFY(store.all().isEmpty());
    }

    void savesALittleLater()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("breakpoints.json");
        BreakpointStore store;
        QVERIFY(store.open(file));
        store.toggleLine("/p/a.js", 3);
        QVERIFY(!QFile::exists(file));
        QTRY_VERIFY(QFile::exists(file));
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const std::optional<QList<Breakpoint>> inside = decodeBreakpoints(saved.readAll());
        QVERIFY(inside.has_value());
        QCOMPARE(*inside, store.all());
    }

    void putsADamagedFileAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("{\"breakpoints\": [");
        QTest::newRow("another shape") << QByteArray("[]");
        QTest::newRow("no list") << QByteArray("{\"breakpoints\": {}}");
        QTest::newRow("one without an id") << QByteArray("{\"breakpoints\": [{\"path\":\"/a\",\"line\":1}]}");
        QTest::newRow("one of no kind") << QByteArray("{\"breakpoints\": [{\"id\":1}]}");
        QTest::newRow("no line") << QByteArray("{\"breakpoints\": [{\"id\":1,\"path\":\"/a\",\"line\":0}]}");
        QTest::newRow("bytes") << QByteArray("\xff\x00\x01", 3);
    }
    void putsADamagedFileAside()
    {
        QFETCH(QByteArray, bytes);
        QTemporaryDir folder;
        const QString name = folder.filePath("breakpoints.json");
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        BreakpointStore store;
        const Result<void> opened = store.open(name);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, "breakpoints-damaged");
        QVERIFY(store.all().isEmpty());
        QCOMPARE(QDir(folder.path()).entryList({"breakpoints.json.damaged-*"}).size(), 1);
        store.toggleLine("/p/a.js", 1);
        QVERIFY(store.save());
        QVERIFY(store.open(name));
        QCOMPARE(store.all().size(), 1);
    }

    void tellsOnceThatItCannotSave()
    {
        QTemporaryDir folder;
        // A file stands where the folder would have to be made.
        QFile file(folder.filePath("occupied"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        BreakpointStore store;
        QSignalSpy failed(&store, &BreakpointStore::saveFailed);
        QVERIFY(store.open(folder.filePath("occupied/breakpoints.json")));
        store.toggleLine("/p/a.js", 1);
        const Result<void> saved = store.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, "breakpoints-not-saved");
        store.toggleLine("/p/a.js", 2);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(printed(store), "a.js:1 a.js:2");
        // What cannot be kept is not waited for at the end.
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression("cannot be saved"));
    }

    void readsHitConditions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << " "
                               << "none";
        QTest::newRow("number") << "5"
                                << "from 5";
        QTest::newRow("from") << ">= 5"
                              << "from 5";
        QTest::newRow("above") << ">5"
                               << "from 6";
        QTest::newRow("exactly") << "= 3"
                                 << "exactly 3";
        QTest::newRow("as JavaScript") << "=== 3"
                                       << "exactly 3";
        QTest::newRow("every") << "% 10"
                               << "every 10";
        QTest::newRow("zero") << "0"
                              << "error";
        QTest::newRow("every none") << "% 0"
                                    << "error";
        QTest::newRow("words") << "five"
                               << "error";
        QTest::newRow("below") << "< 5"
                               << "error";
        QTest::newRow("too large") << "12345678901"
                                   << "error";
    }
    void readsHitConditions()
    {
        QFETCH(QString, text);
        const Result<std::optional<HitCondition>> parsed = parseHitCondition(text);
        QString printed = "none";
        if (!parsed) {
            printed = "error";
            QCOMPARE(parsed.error().code, "hit-condition");
        } else if (const std::optional<HitCondition> &condition = *parsed) {
            const char *kinds[] = {"from", "exactly", "every"};
            printed = QString("%1 %2").arg(kinds[int(condition->kind)]).arg(condition->count);
        }
        QTEST(printed, "expected");
    }

    void joinsWhatTargetsReport()
    {
        const BreakpointId id{1};
        const TargetId first{1};
        const TargetId second{2};
        BreakpointBindings bindings;
        QSignalSpy changed(&bindings, &BreakpointBindings::changed);
        const auto reason = [&] { return std::get<PendingBreakpoint>(bindings.binding(id)).reason; };
        QCOMPARE(reason(), PendingBreakpoint::Reason::NotRunning);
        bindings.report(first, id, PendingBreakpoint{PendingBreakpoint::Reason::NoCode, {}});
        bindings.report(second, id, PendingBreakpoint{PendingBreakpoint::Reason::NotLoaded, {}});
        QCOMPARE(reason(), PendingBreakpoint::Reason::NoCode);
        QCOMPARE(changed.size(), 2);
        bindings.report(second, id, PendingBreakpoint{PendingBreakpoint::Reason::NotLoaded, {}});
        QCOMPARE(changed.size(), 2);
        bindings.report(second, id, BoundBreakpoint{{{"/p/a.js", 3, 1}}});
        bindings.report(first, id, BoundBreakpoint{{{"/p/a.js", 3, 1}, {"/p/a.js", 4, 1}}});
        QCOMPARE(std::get<BoundBreakpoint>(bindings.binding(id)).places.size(), 2);
        bindings.reportHit(first, id);
        bindings.reportHit(second, id);
        QCOMPARE(bindings.hits(id), 2);
        bindings.forgetTarget(first);
        QCOMPARE(bindings.hits(id), 1);
        QCOMPARE(std::get<BoundBreakpoint>(bindings.binding(id)).places.size(), 1);
        bindings.forgetTarget(second);
        QCOMPARE(reason(), PendingBreakpoint::Reason::NotRunning);
    }
};

QTEST_GUILESS_MAIN(TestBreakpointStore)
#include "tst_breakpointstore.moc"
