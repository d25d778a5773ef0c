// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/uitest.h"
#include "ui/common/theme.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/editormarks.h"
#include "ui/editor/textchange.h"
#include "ui/editor/valuehover.h"

#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

using namespace boucle;
using namespace Qt::Literals::StringLiterals;

namespace {

using Sci = QsciScintillaBase;

const QString ordersJs = uR"(import { Router } from 'express';
import { db } from '../db.js';

export const orders = Router();

orders.get('/:id', async (req, res) => {
  const order = await db.findOrder(req.params.id);
  if (!order) return res.status(404).end();
  const total = order.lines.reduce(
    (sum, line) => sum + line.price * line.quantity, 0);
  res.json({ ...order, total });
});

// the whole report is built on the event loop
orders.get('/report', (req, res) => {
  const rows = renderReport(db.allOrders());
  res.type('csv').send(rows);
});
)"_s;

BreakpointMark mark(const QString &id, int line, int column = 0)
{
    BreakpointMark result;
    result.id = id;
    result.line = line;
    result.column = column;
    result.description = u"Breakpoint "_s + id;
    return result;
}

} // namespace

/// Each test has an editor with a text of its own.
class TestEditorMarks : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void marginClickToggles();
    void marginMenu();
    void tipsTellOfBreakpoints();
    void previewsWhereAClickWouldSet();
    void movesWithEdits();
    void movesWithWords();
    void keepsWhatMovedMeanwhile();
    void findsLinesAfterReload_data();
    void findsLinesAfterReload();
    void placesInLines();
    void notesDoNotMoveText();
    void longNotesAreCut();
    void executionLineHasItsGround();
    void asksForValues();
    void looks();

private:
    EditorMarks &marks() { return m_editor->marks(); }
    long send(unsigned message, long w = 0, long l = 0)
    {
        return m_editor->SendScintilla(message, static_cast<unsigned long>(w), l);
    }
    QPoint pointOf(int line, int column)
    {
        const long position = m_editor->positionOf(line, column);
        return {int(send(Sci::SCI_POINTXFROMPOSITION, 0, position)),
                int(send(Sci::SCI_POINTYFROMPOSITION, 0, position) + send(Sci::SCI_TEXTHEIGHT) / 2)};
    }
    QPoint marginPoint(int line) { return {12, pointOf(line, 1).y()}; }
    QColor pixel(QPoint point) { return m_editor->viewport()->grab().toImage().pixelColor(point); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<CodeEditor> m_editor;
};

void TestEditorMarks::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->setChoice(ThemeChoice::Dark);
    m_editor = std::make_unique<CodeEditor>(*m_theme);
    m_editor->setLanguage(Language::JavaScript);
    m_editor->setContent(ordersJs);
    m_editor->resize(860, 480);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
}

void TestEditorMarks::cleanup()
{
    m_editor.reset();
    m_theme.reset();
}

void TestEditorMarks::marginClickToggles()
{
    QSignalSpy toggled(m_editor.get(), &CodeEditor::breakpointToggled);
    QTest::mouseClick(m_editor->viewport(), Qt::LeftButton, {}, marginPoint(9));
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled.first(), (QVariantList{9, 0}));
    QCOMPARE(m_editor->cursorLine(), 1); // a click in the margin is no click in the text
}

void TestEditorMarks::marginMenu()
{
    QSignalSpy requested(m_editor.get(), &CodeEditor::marginMenuRequested);
    const auto openMenu = [this](QPoint point) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, point, m_editor->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(m_editor->viewport(), &event);
    };
    m_editor->setContextMenuPolicy(Qt::ActionsContextMenu);
    openMenu(pointOf(7, 5));
    QCOMPARE(requested.size(), 0);
    openMenu(marginPoint(7));
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toInt(), 7);
    openMenu({12, 470}); // below the text
    QCOMPARE(requested.size(), 1);
}

void TestEditorMarks::tipsTellOfBreakpoints()
{
    marks().setBreakpoints({mark(u"a"_s, 7), mark(u"b"_s, 9), mark(u"c"_s, 9, 17)});
    QCOMPARE(marks().toolTipAt(marginPoint(7)), u"Breakpoint a"_s);
    QCOMPARE(marks().toolTipAt(marginPoint(9)), u"Breakpoint b\nBreakpoint c"_s);
    QCOMPARE(marks().toolTipAt(marginPoint(8)), QString());
    QCOMPARE(marks().toolTipAt(pointOf(7, 3)), QString());
}

void TestEditorMarks::previewsWhereAClickWouldSet()
{
    const QColor ground = pixel(marginPoint(5));
    QTest::mouseMove(m_editor->viewport(), marginPoint(5));
    QTRY_VERIFY(pixel(marginPoint(5)) != ground);
    QCOMPARE(pixel(marginPoint(4)), ground);
    QTest::mouseMove(m_editor->viewport(), pointOf(5, 1));
    QTRY_COMPARE(pixel(marginPoint(5)), ground);
}

void TestEditorMarks::movesWithEdits()
{
    marks().setBreakpoints({mark(u"a"_s, 2), mark(u"b"_s, 9), mark(u"beyond"_s, 400)});
    QSignalSpy edited(&marks(), &EditorMarks::linesEdited);
    m_editor->insertAt(u"// one\n// two\n"_s, 3, 0);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.takeFirst(), (QVariantList{4, 1, 0, 2}));
    QCOMPARE(marks().breakpointsAt(11).size(), 1);
    QCOMPARE(marks().breakpointsAt(2).size(), 1);
    m_editor->insertAt(u"é\n"_s, 1, 3);
    QCOMPARE(edited.takeFirst(), (QVariantList{2, 4, 0, 1}));
    m_editor->setSelection(1, 4, 2, 0);
    m_editor->removeSelectedText();
    QCOMPARE(edited.takeFirst(), (QVariantList{2, 5, 1, 0}));
    QCOMPARE(marks().breakpointsAt(11).size(), 1);
    m_editor->insertAt(u"x"_s, 0, 0);
    QCOMPARE(edited.size(), 0);

    // Who hears of an edit may set marks at once.
    connect(&marks(), &EditorMarks::linesEdited, this, [this] { marks().setBreakpoints({mark(u"a"_s, 3)}); });
    m_editor->insertAt(u"\n"_s, 0, 0);
    QCOMPARE(marks().breakpoints(), (QList<BreakpointMark>{mark(u"a"_s, 3)}));
}

// Lines that are put elsewhere take their marks along, and bring them back.
void TestEditorMarks::movesWithWords()
{
    marks().setBreakpoints({mark(u"a"_s, 8)});
    QSignalSpy moved(&marks(), &EditorMarks::breakpointsMoved);
    QSignalSpy edited(&marks(), &EditorMarks::linesEdited);
    const auto lastMove = [&] { return moved.takeLast().first().value<QList<MovedBreakpoint>>(); };
    m_editor->goTo(8, 1);
    m_editor->moveLinesUp();
    QCOMPARE(lastMove(), (QList<MovedBreakpoint>{{u"a"_s, 7}}));
    m_editor->goTo(6, 1);
    m_editor->moveLinesDown();
    QCOMPARE(lastMove(), (QList<MovedBreakpoint>{{u"a"_s, 6}}));
    m_editor->undo();
    QCOMPARE(lastMove(), (QList<MovedBreakpoint>{{u"a"_s, 7}}));
    m_editor->undo();
    QCOMPARE(lastMove(), (QList<MovedBreakpoint>{{u"a"_s, 8}}));
    m_editor->redo();
    QCOMPARE(lastMove(), (QList<MovedBreakpoint>{{u"a"_s, 7}}));
    QCOMPARE(edited.size(), 0);
}

// What is told from outside may be older than an edit.
void TestEditorMarks::keepsWhatMovedMeanwhile()
{
    marks().setBreakpoints({mark(u"a"_s, 9)});
    m_editor->insertAt(u"\n"_s, 0, 0);
    marks().setBreakpoints({mark(u"a"_s, 9), mark(u"b"_s, 1)});
    QCOMPARE(marks().breakpointsAt(10).size(), 1);
    marks().setBreakpoints({mark(u"a"_s, 10), mark(u"b"_s, 1)});
    QCOMPARE(marks().breakpointsAt(10).size(), 1);
    marks().setBreakpoints({mark(u"a"_s, 4)});
    QCOMPARE(marks().breakpointsAt(4).size(), 1);
}

void TestEditorMarks::findsLinesAfterReload_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("wanted");
    QTest::newRow("same") << u"a\nb\nc\n"_s << u"a\nb\nc\n"_s << 2 << 2;
    QTest::newRow("inserted above") << u"a\nb\nc\n"_s << u"x\na\nb\nc\n"_s << 2 << 3;
    QTest::newRow("inserted at the line") << u"a\nb\nc\n"_s << u"a\nx\nb\nc\n"_s << 2 << 3;
    QTest::newRow("inserted below") << u"a\nb\nc\n"_s << u"a\nb\nx\nc\n"_s << 2 << 2;
    QTest::newRow("removed above") << u"a\nb\nc\nd\n"_s << u"c\nd\n"_s << 4 << 2;
    QTest::newRow("two changes far apart")
        << u"1\nfoo()\nbar()\nbaz()\n9\n"_s << u"0\n1\nfoo()\nbar()\nbaz()\n8\n"_s << 3 << 4;
    QTest::newRow("indented anew") << u"1\nfoo()\nbar()\n2\n"_s << u"0\nif (a) {\n  foo()\n  bar()\n}\n"_s
                                   << 3 << 4;
    QTest::newRow("changed") << u"a\nb\nc\n"_s << u"a\nB!\nc\n"_s << 2 << 2;
    QTest::newRow("all gone") << u"a\nb\nc\n"_s << QString() << 3 << 1;
}

void TestEditorMarks::findsLinesAfterReload()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(int, line);
    QFETCH(int, wanted);
    m_editor->setContent(before);
    marks().setBreakpoints({mark(u"a"_s, line)});
    marks().setNotes({{line, u"note"_s}});
    QSignalSpy moved(&marks(), &EditorMarks::breakpointsMoved);
    m_editor->reloadContent(after);
    QCOMPARE(marks().breakpoints().first().line, wanted);
    QCOMPARE(marks().notes().first().line, wanted);
    QCOMPARE(moved.size(), line == wanted ? 0 : 1);
}

void TestEditorMarks::placesInLines()
{
    marks().setBreakpoints({mark(u"a"_s, 10), mark(u"b"_s, 17, 19)});
    marks().setPlaces({{10, 5}, {17, 3}, {17, 7}, {17, 19}});
    // One place says nothing that the margin does not say.
    QVERIFY(!marks().placeAt(pointOf(10, 5) + QPoint(0, 8)));
    QCOMPARE(marks().placeAt(pointOf(17, 19) + QPoint(0, 8)), (BreakPlace{17, 19}));
    QCOMPARE(marks().placeAt(pointOf(17, 3) + QPoint(0, 8)), (BreakPlace{17, 3}));
    QVERIFY(!marks().placeAt(pointOf(17, 13) + QPoint(0, 8)));

    QSignalSpy toggled(m_editor.get(), &CodeEditor::breakpointToggled);
    QTest::mouseClick(m_editor->viewport(), Qt::LeftButton, {}, pointOf(17, 7) + QPoint(0, 8));
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled.first(), (QVariantList{17, 7}));

    m_editor->insertAt(u"\n"_s, 0, 0);
    QCOMPARE(marks().placeAt(pointOf(18, 3) + QPoint(0, 8)), (BreakPlace{18, 3}));
    // An edited line has its places elsewhere.
    m_editor->insertAt(u"x"_s, 17, 0);
    QCOMPARE(marks().places(), (QList<BreakPlace>{{11, 5}}));
}

void TestEditorMarks::notesDoNotMoveText()
{
    m_editor->goTo(7, 5);
    const QPoint before = pointOf(7, 20);
    const QPoint next = pointOf(8, 1);
    const QColor ground = m_theme->colour(ColourRole::Editor);
    const int end = pointOf(7, int(m_editor->lineText(7).size()) + 1).x();
    const auto inked = [&](int line) {
        const QImage image = m_editor->viewport()->grab().toImage();
        const int y = pointOf(line, 1).y();
        for (int x = end + 20; x < end + 200; ++x) {
            for (int dy = -5; dy <= 5; ++dy) {
                const QColor colour = image.pixelColor(x, y + dy);
                if (colour != ground && colour != m_theme->colour(ColourRole::Line))
                    return true;
            }
        }
        return false;
    };
    QVERIFY(!inked(7));
    marks().setNotes({{7, u"order: {id: 42, lines: Array(3)}"_s}});
    QVERIFY(inked(7));
    QVERIFY(!inked(8));
    QCOMPARE(pointOf(7, 20), before);
    QCOMPARE(pointOf(8, 1), next);
    QCOMPARE(m_editor->content(), ordersJs);
    m_editor->insertAt(u"\n"_s, 0, 0);
    QVERIFY(inked(8));
    marks().setNotes({});
    QVERIFY(!inked(8));
}

void TestEditorMarks::longNotesAreCut()
{
    const QString longNote = u"order: "_s + QString(400, u'x');
    marks().setNotes({{7, longNote}, {8, u"short"_s}});
    m_editor->viewport()->grab();
    const QPoint behind(m_editor->viewport()->width() - 60, pointOf(7, 1).y());
    QCOMPARE(marks().toolTipAt(behind), longNote);
    QCOMPARE(marks().toolTipAt(QPoint(behind.x(), pointOf(8, 1).y())), QString());
}

void TestEditorMarks::executionLineHasItsGround()
{
    const QColor paused = m_theme->colour(ColourRole::Exec);
    const QColor caller = m_theme->colour(ColourRole::AccentBg);
    const auto farRight = [this](int line) {
        return QPoint(m_editor->viewport()->width() - 30, pointOf(line, 1).y());
    };
    marks().setExecution(ExecutionMark{9, 3, ExecutionMark::Kind::Paused});
    QCOMPARE(pixel(farRight(9)), paused);
    QCOMPARE(pixel({3, pointOf(9, 1).y()}), paused); // through the margins
    QVERIFY(pixel(farRight(8)) != paused);
    // Also with the cursor there, whose line has another ground.
    m_editor->setFocus();
    m_editor->goTo(9, 1);
    QCOMPARE(pixel(farRight(9)), paused);
    m_editor->goTo(3, 1);
    QCOMPARE(pixel(farRight(9)), paused);
    QVERIFY(pixel(farRight(3)) != paused);

    m_editor->insertAt(u"\n"_s, 0, 0);
    QCOMPARE(pixel(farRight(10)), paused);
    QCOMPARE(marks().execution()->line, 10);
    marks().setExecution(ExecutionMark{7, 0, ExecutionMark::Kind::Caller});
    QCOMPARE(pixel(farRight(7)), caller);
    QVERIFY(pixel(farRight(10)) != paused);
    marks().setExecution({});
    QVERIFY(pixel(farRight(7)) != caller);
}

void TestEditorMarks::asksForValues()
{
    auto *hover = new ValueHover(*m_editor);
    QSignalSpy requested(hover, &ValueHover::valueRequested);
    m_editor->viewport()->grab(); // colours the text
    emit m_editor->SCN_DWELLSTART(int(m_editor->positionOf(7, 48)), 0, 0);
    QCOMPARE(requested.size(), 1);
    const auto target = requested.first().first().value<ValueHover::Target>();
    QCOMPARE(target.expression, u"req.params.id"_s);
    QCOMPARE(target.line, 7);
    QCOMPARE(m_editor->viewport()->mapFromGlobal(target.rect.topLeft()).x(), pointOf(7, 36).x());
    emit m_editor->SCN_DWELLSTART(int(m_editor->positionOf(1, 28)), 0, 0);  // 'express'
    emit m_editor->SCN_DWELLSTART(int(m_editor->positionOf(14, 10)), 0, 0); // comment
    emit m_editor->SCN_DWELLSTART(-1, 0, 0);
    QCOMPARE(requested.size(), 1);

    // Off until somebody can tell values.
    QCOMPARE(send(Sci::SCI_GETMOUSEDWELLTIME), long(Sci::SC_TIME_FOREVER));
    hover->setEnabled(true);
    QVERIFY(send(Sci::SCI_GETMOUSEDWELLTIME) < 1000);
}

void TestEditorMarks::looks()
{
    m_editor->goTo(9, 3);
    BreakpointMark condition = mark(u"c"_s, 4);
    condition.kind = BreakpointMark::Kind::Conditional;
    BreakpointMark log = mark(u"l"_s, 5);
    log.kind = BreakpointMark::Kind::Log;
    BreakpointMark request = mark(u"r"_s, 6);
    request.requestScoped = true;
    BreakpointMark column = mark(u"k"_s, 17, 19);
    QList<BreakpointMark> all{condition, log, request, mark(u"b"_s, 9), column};
    for (const BreakpointMark &source : {mark(u"p"_s, 11), condition, log, request}) {
        BreakpointMark pending = source;
        pending.id += u'p';
        pending.line = 11 + int(all.size()) - 5;
        pending.state = BreakpointMark::State::Pending;
        all.append(pending);
    }
    BreakpointMark disabled = mark(u"d"_s, 2);
    disabled.state = BreakpointMark::State::Disabled;
    all.append(disabled);
    log.line = 1;
    log.id = u"dl"_s;
    log.state = BreakpointMark::State::Disabled;
    all.append(log);
    marks().setBreakpoints(all);
    marks().setPlaces({{17, 3}, {17, 7}, {17, 19}});
    marks().setExecution(ExecutionMark{9, 28, ExecutionMark::Kind::Paused});
    marks().setNotes({{7, u"order: {id: 42, lines: Array(3)}"_s}, {9, u"total: undefined"_s}});
    QTest::mouseMove(m_editor->viewport(), marginPoint(16));
    for (const bool dark : {true, false}) {
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        QVERIFY(keepScreenshot(*m_editor, u"marks"_s + (dark ? u"-dark"_s : u"-light"_s)));
    }
    marks().setExecution(ExecutionMark{16, 16, ExecutionMark::Kind::Caller});
    QVERIFY(keepScreenshot(*m_editor, u"marks-caller-light"_s));
    m_theme->setChoice(ThemeChoice::Dark);
    QVERIFY(keepScreenshot(*m_editor, u"marks-caller-dark"_s));
}

QTEST_MAIN(TestEditorMarks)
#include "tst_editormarks.moc"
