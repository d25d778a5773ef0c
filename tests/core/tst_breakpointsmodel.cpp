// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/debugger/breakpointsmodel.h"

#include "core/debugger/breakpointbindings.h"
#include "core/debugger/breakpointstore.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace boucle;

namespace {

/// A line a row, two blanks a level, with the check box and what is known of it.
QString printed(const QAbstractItemModel &model, const QModelIndex &parent = {}, int level = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const char *boxes[] = {"[ ] ", "[-] ", "[x] "};
        text += QString(level * 2, ' ') + boxes[index.data(Qt::CheckStateRole).toInt()];
        text += index.data().toString();
        const QVariant state = index.data(BreakpointsModel::StateRole);
        const char *states[] = {" disabled", " pending", " bound", " failed"};
        if (state.isValid())
            text += states[int(state.value<BreakpointsModel::State>())];
        text += '\n' + printed(model, index, level + 1);
    }
    return text;
}

QString tree(const QStringList &lines)
{
    return lines.isEmpty() ? QString() : lines.join('\n') + '\n';
}

} // namespace

class TestBreakpointsModel : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_store = std::make_unique<BreakpointStore>();
        m_bindings = std::make_unique<BreakpointBindings>();
        m_model = std::make_unique<BreakpointsModel>(*m_store, *m_bindings);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void showsAllKinds()
    {
        add("orders.js", 9);
        Breakpoint breakpoint;
        breakpoint.place = {"/p/db.js", 21, 5};
        m_store->add(breakpoint);
        breakpoint.kind = Breakpoint::Kind::Function;
        breakpoint.functionName = "Router.handle";
        m_store->add(breakpoint);
        breakpoint.kind = Breakpoint::Kind::Exception;
        m_store->add(breakpoint);
        breakpoint.exceptions = Breakpoint::Exceptions::All;
        breakpoint.enabled = false;
        m_store->add(breakpoint);
        QCOMPARE(printed(*m_model),
                 tree({"[x] orders.js:9 pending", "[x] db.js:21:5 pending", "[x] Router.handle pending",
                       "[x] Uncaught exceptions pending", "[ ] All exceptions disabled"}));
    }

    void groups()
    {
        add("a.js", 1);
        const BreakpointId inB = add("b.js", 2, "beta");
        add("c.js", 3, "Alpha");
        add("d.js", 4, "beta");
        QCOMPARE(printed(*m_model),
                 tree({"[x] Alpha", "  [x] c.js:3 pending", "[x] beta", "  [x] b.js:2 pending",
                       "  [x] d.js:4 pending", "[x] a.js:1 pending"}));
        const QPersistentModelIndex kept = m_model->indexOf(inB);
        QVERIFY(m_model->setData(kept, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(printed(*m_model),
                 tree({"[x] Alpha", "  [x] c.js:3 pending", "[-] beta", "  [ ] b.js:2 disabled",
                       "  [x] d.js:4 pending", "[x] a.js:1 pending"}));
        QVERIFY(m_model->setData(m_model->index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
        // The group before goes: this one's rows stay themselves.
        m_store->remove(
            m_model->index(0, 0, m_model->index(0, 0)).data(BreakpointsModel::IdRole).value<BreakpointId>());
        QCOMPARE(printed(*m_model),
                 tree({"[ ] beta", "  [ ] b.js:2 disabled", "  [ ] d.js:4 disabled", "[x] a.js:1 pending"}));
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data(BreakpointsModel::IdRole).value<BreakpointId>(), inB);
        QCOMPARE(kept.parent().data().toString(), "beta");
        Breakpoint moved = *m_store->find(inB);
        moved.group.clear();
        m_store->update(moved);
        QCOMPARE(printed(*m_model),
                 tree({"[ ] beta", "  [ ] d.js:4 disabled", "[x] a.js:1 pending", "[ ] b.js:2 disabled"}));
    }

    void tellsHowTheyStand()
    {
        const BreakpointId id = add("a.js", 1);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_bindings->report(TargetId(1), id, BoundBreakpoint{{{"/p/a.js", 2, 3}}});
        QCOMPARE(changed.size(), 1);
        const QModelIndex index = m_model->indexOf(id);
        QCOMPARE(printed(*m_model), tree({"[x] a.js:1 bound"}));
        QCOMPARE(index.data(BreakpointsModel::PlacesRole).value<QList<SourcePlace>>(),
                 QList<SourcePlace>({{"/p/a.js", 2, 3}}));
        QCOMPARE(index.data(BreakpointsModel::ReasonRole).toString(), "");
        m_bindings->reportHit(TargetId(1), id);
        QCOMPARE(index.data(BreakpointsModel::HitsRole).toInt(), 1);
        m_bindings->report(TargetId(1), id,
                           PendingBreakpoint{PendingBreakpoint::Reason::BadCondition, "Unexpected token"});
        QCOMPARE(printed(*m_model), tree({"[x] a.js:1 failed"}));
        QCOMPARE(index.data(BreakpointsModel::ReasonRole).toString(), "Unexpected token");
        m_bindings->forgetTarget(TargetId(1));
        QCOMPARE(printed(*m_model), tree({"[x] a.js:1 pending"}));
        QCOMPARE(index.data(BreakpointsModel::ReasonRole).toString(), "No server is running.");
    }

    // Whatever happens in the store, the model shows what a new one would show.
    void followsEveryChange()
    {
        QRandomGenerator random(7);
        const QStringList names{"", "", "one", "Two", "three"};
        for (int step = 0; step < 400; ++step) {
            const QList<Breakpoint> all = m_store->all();
            const int what = random.bounded(6);
            if (what < 2 || all.isEmpty()) {
                add("a.js", step + 1, names.at(random.bounded(5)));
            } else {
                Breakpoint breakpoint = all.at(random.bounded(int(all.size())));
                if (what == 2) {
                    m_store->remove(breakpoint.id);
                } else if (what == 3) {
                    breakpoint.group = names.at(random.bounded(5));
                    m_store->update(breakpoint);
                } else if (what == 4) {
                    m_store->setEnabled(breakpoint.id, !breakpoint.enabled);
                } else if (step % 60 == 0) {
                    m_store->removeAll();
                }
            }
            QStringList rows = printed(*m_model).split('\n');
            QStringList expected = printed(BreakpointsModel(*m_store, *m_bindings)).split('\n');
            rows.sort();
            expected.sort();
            QCOMPARE(rows, expected);
        }
    }

private:
    BreakpointId add(const QString &name, int line, const QString &group = {})
    {
        Breakpoint breakpoint;
        breakpoint.place = {"/p/" + name, line, 0};
        breakpoint.group = group;
        return m_store->add(breakpoint);
    }

    std::unique_ptr<BreakpointStore> m_store;
    std::unique_ptr<BreakpointBindings> m_bindings;
    std::unique_ptr<BreakpointsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestBreakpointsModel)
#include "tst_breakpointsmodel.moc"
