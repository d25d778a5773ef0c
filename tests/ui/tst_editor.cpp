// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/editing/recoveryjournal.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/uitest.h"
#include "ui/common/actionregistry.h"
#include "ui/common/theme.h"
#include "ui/editor/codeeditor.h"
#include "ui/editor/distinctnames.h"
#include "ui/editor/editorarea.h"
#include "ui/editor/editorpage.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace boucle;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray ordersJs = R"(import { Router } from 'express';
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
)";

} // namespace

/// Each test has an area of its own in a window, over a folder of its own.
class TestEditor : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void opensFiles();
    void refusesWhatIsNoText();
    void savesAndKeepsTheForm();
    void saveFailureLosesNothing();
    void undoes();
    void closingAsks();
    void closeAllAsksOnce();
    void followsTheDisk();
    void asksWhenBothChanged();
    void tellsAssistiveTechnologies();
    void marksDeletedFiles();
    void journalsAndRestores();
    void finds();
    void replaces();
    void goesToLine();
    void indents();
    void editsLines();
    void copiesWhereTheFocusIs();
    void switchesTabs();
    void namesTabs();
    void zooms();
    void staysFastInLongFiles();
    void showsTextsThatAreNoFiles();
    void looks();

private:
    QAction *action(const char *id) { return m_actions->action(QString::fromLatin1(id)); }
    CodeEditor &editor() { return *m_area->currentEditor(); }
    QString open(const QString &name, const QByteArray &content)
    {
        const QString path = m_project->write(name, content);
        const Result<void> opened = m_area->openFile(path);
        return opened ? path : QString();
    }
    void type(const QString &text) { QTest::keyClicks(editor().viewport(), text); }
    /// Presses a button of the question that comes next.
    void answer(const QString &buttonName);

    std::unique_ptr<TemporaryProject> m_project;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionRegistry> m_actions;
    std::unique_ptr<RecoveryJournal> m_journal;
    std::unique_ptr<EditorArea> m_area;
    QStringList m_questions;
};

void TestEditor::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_theme = std::make_unique<Theme>();
    m_theme->setChoice(ThemeChoice::Dark);
    m_actions = std::make_unique<ActionRegistry>(*m_theme);
    m_journal = std::make_unique<RecoveryJournal>(m_project->path(u".journal"_s));
    m_area = std::make_unique<EditorArea>(*m_theme, *m_actions);
    m_area->setProjectRoot(m_project->root());
    m_area->setRecoveryJournal(*m_journal);
    m_area->addActions(m_actions->all());
    m_area->resize(860, 560);
    m_area->show();
    m_questions.clear();
    QVERIFY(QTest::qWaitForWindowActive(m_area.get()));
}

void TestEditor::cleanup()
{
    m_area.reset();
    m_journal.reset();
    m_actions.reset();
    m_theme.reset();
    m_project.reset();
}

void TestEditor::answer(const QString &buttonName)
{
    QTimer::singleShot(0, this, [this, buttonName] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        m_questions << box->text();
        auto *button = findWidget<QPushButton>(box, QAccessible::Button, buttonName);
        QVERIFY2(button, qPrintable(buttonName));
        button->click();
    });
}

void TestEditor::opensFiles()
{
    QCOMPARE(m_area->currentPath(), QString());
    QCOMPARE(m_area->languageName(), QString());
    QVERIFY(!action("file.save")->isEnabled());

    QSignalSpy current(m_area.get(), &EditorArea::currentFileChanged);
    const QString path = open(u"src/orders.js"_s, ordersJs);
    QVERIFY(!path.isEmpty());
    QCOMPARE(current.size(), 1);
    QCOMPARE(m_area->currentPath(), path);
    QCOMPARE(m_area->encodingName(), u"UTF-8"_s);
    QCOMPARE(m_area->lineEndName(), u"LF"_s);
    QCOMPARE(m_area->languageName(), u"JavaScript"_s);
    QVERIFY(action("file.save")->isEnabled());
    QVERIFY(!m_area->hasUnsaved());

    QAccessibleInterface *text = accessible::find(*m_area, QAccessible::EditableText, u"Editor: orders.js"_s);
    QVERIFY(text);
    QCOMPARE(text->object(), &editor());
    QVERIFY(accessible::find(*m_area, QAccessible::PageTab, u"orders.js"_s));
    QVERIFY(accessible::find(*m_area, QAccessible::Button, u"Close orders.js"_s));

    open(u"package.json"_s, "{}");
    QCOMPARE(m_area->openPaths().size(), 2);
    QVERIFY(m_area->openFile(path, 7, 9));
    QCOMPARE(m_area->openPaths().size(), 2);
    QCOMPARE(m_area->currentPath(), path);
    QCOMPARE(m_area->cursorLine(), 7);
    QCOMPARE(m_area->cursorColumn(), 9);
    // Beyond the end: as near as it gets.
    QVERIFY(m_area->openFile(path, 1000, 1000));
    QCOMPARE(m_area->cursorLine(), 19);
    // The same file by another name.
    QVERIFY(m_area->openFile(m_project->link(u"link.js"_s, path)));
    QCOMPARE(m_area->openPaths().size(), 2);
}

void TestEditor::refusesWhatIsNoText()
{
    QSignalSpy errors(m_area.get(), &EditorArea::errorOccurred);
    QCOMPARE(m_area->openFile(m_project->path(u"missing.js"_s)).error().code, u"file-missing"_s);
    QCOMPARE(m_area->openFile(m_project->root()).error().code, u"not-a-file"_s);
    const QString binary = m_project->write(u"a.bin"_s, QByteArray("\0\1\2\xff\xfe\0", 6));
    QCOMPARE(m_area->openFile(binary).error().code, u"file-binary"_s);
    QCOMPARE(m_area->openPaths(), QStringList());
    QCOMPARE(errors.size(), 0);
}

void TestEditor::savesAndKeepsTheForm()
{
    const QString path = open(u"a.js"_s, "\xef\xbb\xbfone\r\nzw\xc3\xb6lf\r\n");
    QCOMPARE(m_area->encodingName(), u"UTF-8 with BOM"_s);
    QCOMPARE(m_area->lineEndName(), u"CRLF"_s);
    QSignalSpy saved(m_area.get(), &EditorArea::fileSaved);
    type(u"x"_s);
    QTest::keyClick(editor().viewport(), Qt::Key_Return);
    QVERIFY(m_area->hasUnsaved());
    QVERIFY(accessible::find(*m_area, QAccessible::PageTab, u"a.js, unsaved"_s));
    action("file.save")->trigger();
    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.first().first().toString(), path);
    QVERIFY(!m_area->hasUnsaved());
    QCOMPARE(m_project->read(u"a.js"_s), QByteArray("\xef\xbb\xbfx\r\none\r\nzw\xc3\xb6lf\r\n"));

    open(u"b.txt"_s, "caf\xe9 cr\xe8me\n");
    const QString before = m_area->encodingName();
    QVERIFY(before != u"UTF-8"_s);
    type(u"y"_s);
    QVERIFY(m_area->saveAll());
    QCOMPARE(m_project->read(u"b.txt"_s), QByteArray("ycaf\xe9 cr\xe8me\n"));
    QSignalSpy facts(m_area.get(), &EditorArea::factsChanged);
    editor().insert(u"€"_s);
    QVERIFY(m_area->saveAll());
    QCOMPARE(m_area->encodingName(), u"UTF-8"_s);
    QVERIFY(facts.size() > 0);
}

void TestEditor::saveFailureLosesNothing()
{
    open(u"dir/a.js"_s, "one\n");
    type(u"x"_s);
    // Where the folder was is a file now, so nothing can be written there, whoever asks.
    m_project->remove(u"dir"_s);
    m_project->write(u"dir"_s, "in the way");
    QSignalSpy errors(m_area.get(), &EditorArea::errorOccurred);
    const Result<void> saved = m_area->saveAll();
    QVERIFY(!saved);
    QCOMPARE(errors.size(), 1);
    QVERIFY(m_area->hasUnsaved());
    QCOMPARE(editor().content(), u"xone\n"_s);
    answer(u"Save"_s);
    QVERIFY(!m_area->closeAll());
    QCOMPARE(m_area->openPaths().size(), 1);
}

void TestEditor::undoes()
{
    open(u"a.js"_s, "one\n");
    type(u"ab"_s);
    QVERIFY(m_area->hasUnsaved());
    action("edit.undo")->trigger();
    QCOMPARE(editor().content(), u"one\n"_s);
    QVERIFY(!m_area->hasUnsaved());
    action("edit.undo")->trigger(); // nothing before the file's own text
    QCOMPARE(editor().content(), u"one\n"_s);
    action("edit.redo")->trigger();
    QCOMPARE(editor().content(), u"abone\n"_s);
}

void TestEditor::closingAsks()
{
    const QString path = open(u"a.js"_s, "one\n");
    auto *close = findWidget<QAbstractButton>(m_area.get(), QAccessible::Button, u"Close a.js"_s);
    QVERIFY(close);
    type(u"x"_s);

    answer(u"Cancel"_s);
    close->click();
    QCOMPARE(m_questions, QStringList{u"Save the changes to a.js?"_s});
    QCOMPARE(m_area->openPaths(), QStringList{path});
    QCOMPARE(editor().content(), u"xone\n"_s);

    answer(u"Save"_s);
    close->click();
    QCOMPARE(m_area->openPaths(), QStringList());
    QCOMPARE(m_project->read(u"a.js"_s), QByteArray("xone\n"));

    QVERIFY(m_area->openFile(path));
    type(u"y"_s);
    answer(u"Don't Save"_s);
    action("file.closeEditor")->trigger();
    QCOMPARE(m_area->openPaths(), QStringList());
    QCOMPARE(m_project->read(u"a.js"_s), QByteArray("xone\n"));

    // Nothing to lose, nothing to ask.
    QVERIFY(m_area->openFile(path));
    action("file.closeEditor")->trigger();
    QCOMPARE(m_questions.size(), 3);
    QCOMPARE(m_area->currentPath(), QString());
}

void TestEditor::closeAllAsksOnce()
{
    open(u"a.js"_s, "one\n");
    type(u"x"_s);
    open(u"b.js"_s, "two\n");
    type(u"y"_s);
    open(u"c.js"_s, "three\n");
    answer(u"Cancel"_s);
    QVERIFY(!m_area->closeAll());
    QCOMPARE(m_area->openPaths().size(), 3);
    answer(u"Save"_s);
    QVERIFY(m_area->closeAll());
    QCOMPARE(m_questions.size(), 2);
    QVERIFY(m_questions.first().contains(u"2"_s));
    QCOMPARE(m_area->openPaths(), QStringList());
    QCOMPARE(m_project->read(u"a.js"_s), QByteArray("xone\n"));
    QCOMPARE(m_project->read(u"b.js"_s), QByteArray("ytwo\n"));
}

void TestEditor::followsTheDisk()
{
    QByteArray lines;
    for (int i = 1; i <= 300; ++i)
        lines += "line " + QByteArray::number(i) + '\n';
    const QString path = open(u"a.txt"_s, lines);
    QVERIFY(m_area->openFile(path, 200, 3));
    const int firstVisible = editor().firstVisibleLine();
    QVERIFY(firstVisible > 100);

    // A line after the cursor, then one before it.
    m_project->write(u"a.txt"_s, lines + "more\n");
    QTRY_VERIFY(editor().content().endsWith(u"more\n"_s));
    QCOMPARE(editor().cursorLine(), 200);
    QCOMPARE(editor().cursorColumn(), 3);
    QCOMPARE(editor().firstVisibleLine(), firstVisible);
    QVERIFY(!m_area->hasUnsaved());

    // Replaced, as other programs save, not written to.
    m_project->write(u"new"_s, "first\n" + lines + "more\n");
    m_project->remove(u"a.txt"_s);
    QVERIFY(QFile::rename(m_project->path(u"new"_s), path));
    QTRY_VERIFY(editor().content().startsWith(u"first\n"_s));
    QCOMPARE(editor().cursorLine(), 201);

    action("edit.undo")->trigger();
    QVERIFY(editor().content().startsWith(u"line 1\n"_s));
    QVERIFY(m_area->hasUnsaved());
}

void TestEditor::asksWhenBothChanged()
{
    open(u"a.js"_s, "one\n");
    type(u"x"_s);
    m_project->write(u"a.js"_s, "theirs\n");
    const auto button = [this](const QString &name) {
        return findWidget<QPushButton>(m_area.get(), QAccessible::Button, name);
    };
    QTRY_VERIFY(button(u"Keep Mine"_s));
    QCOMPARE(editor().content(), u"xone\n"_s);

    QSignalSpy errors(m_area.get(), &EditorArea::errorOccurred);
    action("file.save")->trigger(); // not over theirs unasked
    QCOMPARE(errors.size(), 1);
    QCOMPARE(m_project->read(u"a.js"_s), QByteArray("theirs\n"));

    button(u"Load From Disk"_s)->click();
    QCOMPARE(editor().content(), u"theirs\n"_s);
    QVERIFY(!m_area->hasUnsaved());
    QVERIFY(!button(u"Keep Mine"_s));

    type(u"y"_s);
    m_project->write(u"a.js"_s, "theirs again\n");
    QTRY_VERIFY(button(u"Keep Mine"_s));
    button(u"Keep Mine"_s)->click();
    action("file.save")->trigger();
    QCOMPARE(m_project->read(u"a.js"_s), QByteArray("tyheirs\n"));
    QVERIFY(!m_area->hasUnsaved());
}

void TestEditor::tellsAssistiveTechnologies()
{
    open(u"a.js"_s, "one \xf0\x9f\x9a\x80 d\xc3\xa9j\xc3\xa0\nlast\n");
    const QString content = u"one 🚀 déjà\nlast\n"_s;
    QAccessibleInterface *found = accessible::find(*m_area, QAccessible::EditableText, u"Editor: a.js"_s);
    QVERIFY(found);
    QCOMPARE(found->text(QAccessible::Value), content);
    QAccessibleTextInterface *text = found->textInterface();
    QVERIFY(text);
    QCOMPARE(text->characterCount(), int(content.size()));
    const int start = int(content.indexOf(u"déjà"));
    text->setSelection(0, start, start + 4);
    QCOMPARE(editor().selectedText(), u"déjà"_s);
    int from = 0;
    int to = 0;
    text->selection(0, &from, &to);
    QCOMPARE(from, start);
    QCOMPARE(to, start + 4);
    QCOMPARE(text->text(from, to), u"déjà"_s);
    QCOMPARE(text->offsetAtPoint(text->characterRect(start).center()), start);
    text->setCursorPosition(int(content.indexOf(u"last")));
    QCOMPARE(m_area->cursorLine(), 2);
    found->editableTextInterface()->replaceText(0, 3, u"two"_s);
    QVERIFY(editor().content().startsWith(u"two 🚀"_s));
    action("edit.undo")->trigger();
    QCOMPARE(editor().content(), content);
}

void TestEditor::marksDeletedFiles()
{
    open(u"a.js"_s, "one\n");
    m_project->remove(u"a.js"_s);
    QTRY_VERIFY(accessible::find(*m_area, QAccessible::PageTab, u"a.js (deleted)"_s));
    QCOMPARE(editor().content(), u"one\n"_s);
    type(u"x"_s);
    action("file.save")->trigger();
    QCOMPARE(m_project->read(u"a.js"_s), QByteArray("xone\n"));
    QVERIFY(accessible::find(*m_area, QAccessible::PageTab, u"a.js"_s));

    m_project->remove(u"a.js"_s);
    QTRY_VERIFY(accessible::find(*m_area, QAccessible::PageTab, u"a.js (deleted)"_s));
    m_project->write(u"a.js"_s, "new\n");
    QTRY_COMPARE(editor().content(), u"new\n"_s);
    QVERIFY(accessible::find(*m_area, QAccessible::PageTab, u"a.js"_s));
}

void TestEditor::journalsAndRestores()
{
    const QString path = open(u"a.js"_s, "one\n");
    const QString gone = open(u"b.js"_s, "two\n");
    type(u"y"_s);
    QVERIFY(m_area->openFile(path));
    type(u"x"_s);
    m_journal->flushNow();
    QTest::qWait(0);
    // The texts reach the journal within its promise; then the program ends without a word.
    const auto recorded = [this] {
        m_journal->flushNow();
        QDirIterator files(m_project->path(u".journal"_s), QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext())
            count += QFileInfo(files.next()).size() > 0;
        return count;
    };
    QTRY_VERIFY(recorded() >= 2);
    const auto restart = [this] {
        // What a crash leaves: the area is not asked to close.
        m_area.reset();
        m_journal.reset();
        m_actions = std::make_unique<ActionRegistry>(*m_theme);
        m_journal = std::make_unique<RecoveryJournal>(m_project->path(u".journal"_s));
        m_area = std::make_unique<EditorArea>(*m_theme, *m_actions);
        m_area->setRecoveryJournal(*m_journal);
        m_area->show();
        m_area->restoreUnsaved();
    };
    m_project->remove(u"b.js"_s);
    restart();
    QCOMPARE(m_area->openPaths().size(), 2);
    QVERIFY(m_area->hasUnsaved());
    QVERIFY(m_area->openFile(path));
    QCOMPARE(editor().content(), u"xone\n"_s);
    QCOMPARE(m_project->read(u"a.js"_s), QByteArray("one\n"));
    auto *discard = findWidget<QPushButton>(m_area.get(), QAccessible::Button, u"Discard Changes"_s);
    QVERIFY(discard);
    discard->click();
    QCOMPARE(editor().content(), u"one\n"_s);

    // Saved and discarded texts do not come back, the other one does as long as it is unsaved.
    restart();
    QCOMPARE(m_area->openPaths(), QStringList{gone});
    QCOMPARE(editor().content(), u"ytwo\n"_s);
    QVERIFY(m_area->saveAll());
    QCOMPARE(m_project->read(u"b.js"_s), QByteArray("ytwo\n"));
    restart();
    QCOMPARE(m_area->openPaths(), QStringList());
}

void TestEditor::finds()
{
    open(u"a.js"_s, "order Order\nörder reorder\norder\n");
    action("edit.find")->trigger();
    auto *field = findWidget<QLineEdit>(m_area.get(), QAccessible::EditableText, u"Find"_s);
    QVERIFY(field);
    const auto count = [this] {
        QAccessibleInterface *label = nullptr;
        for (QLabel *candidate : m_area->findChildren<QLabel *>()) {
            if (candidate->accessibleName() == u"Matches"_s)
                return candidate->text();
        }
        Q_UNUSED(label)
        return QString();
    };
    const auto toggle = [this](const QString &name) {
        auto *button = findWidget<QToolButton>(m_area.get(), QAccessible::CheckBox, name);
        if (!button)
            button = findWidget<QToolButton>(m_area.get(), QAccessible::Button, name);
        QVERIFY2(button, qPrintable(name));
        button->click();
    };
    QTest::keyClicks(field, u"order"_s);
    QCOMPARE(count(), u"1 of 4"_s);
    QCOMPARE(editor().selectedText(), u"order"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(count(), u"2 of 4"_s);
    QCOMPARE(editor().selectedText(), u"Order"_s);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count(), u"4 of 4"_s); // around the end
    QCOMPARE(editor().cursorLine(), 3);

    toggle(u"Match case"_s);
    QCOMPARE(count(), u"1 of 3"_s);
    toggle(u"Whole words"_s);
    QCOMPARE(count(), u"1 of 2"_s);
    toggle(u"Regular expression"_s);
    field->setText(u"[oö]r(der"_s);
    QVERIFY2(count().startsWith(u"Not a regular expression"_s), qPrintable(count()));
    field->setText(u"[oö]r(der)"_s);
    QCOMPARE(count(), u"1 of 3"_s);
    action("edit.findNext")->trigger();
    QCOMPARE(editor().selectedText(), u"örder"_s);
    field->setText(u"nothing"_s);
    QCOMPARE(count(), u"No matches"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(editor().hasFocus());
}

void TestEditor::replaces()
{
    open(u"a.js"_s, "a1 b2 é3\n");
    action("edit.replace")->trigger();
    auto *find = findWidget<QLineEdit>(m_area.get(), QAccessible::EditableText, u"Find"_s);
    auto *replace = findWidget<QLineEdit>(m_area.get(), QAccessible::EditableText, u"Replace with"_s);
    QVERIFY(find && replace);
    find->setText(u"2"_s);
    replace->setText(u"two"_s);
    auto *one = findWidget<QToolButton>(m_area.get(), QAccessible::Button, u"Replace"_s);
    QVERIFY(one);
    one->click();
    QCOMPARE(editor().content(), u"a1 btwo é3\n"_s);

    for (QToolButton *button : m_area->findChildren<QToolButton *>()) {
        if (button->accessibleName() == u"Regular expression"_s)
            button->setChecked(true);
    }
    find->setText(u"(\\w)(\\d)"_s);
    replace->setText(u"$2-$1"_s);
    auto *all = findWidget<QToolButton>(m_area.get(), QAccessible::Button, u"Replace all"_s);
    QVERIFY(all);
    all->click();
    QCOMPARE(editor().content(), u"1-a btwo 3-é\n"_s);
    editor().undo();
    QCOMPARE(editor().content(), u"a1 btwo é3\n"_s);
}

void TestEditor::goesToLine()
{
    open(u"a.js"_s, ordersJs);
    action("go.line")->trigger();
    auto *field = findWidget<QLineEdit>(m_area.get(), QAccessible::EditableText, u"Go to line"_s);
    QVERIFY(field);
    QTest::keyClicks(field, u"9:5"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_area->cursorLine(), 9);
    QCOMPARE(m_area->cursorColumn(), 5);
    QVERIFY(!field->isVisible());
    QVERIFY(editor().hasFocus());
    action("go.line")->trigger();
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

void TestEditor::indents()
{
    open(u"a.js"_s, "");
    type(u"if (a) {"_s);
    QTest::keyClick(editor().viewport(), Qt::Key_Return);
    type(u"b();"_s);
    QTest::keyClick(editor().viewport(), Qt::Key_Return);
    type(u"}"_s);
    QCOMPARE(editor().content(), u"if (a) {\n  b();\n}"_s);

    open(u"tabs.js"_s, "a {\n\tb\n}\nfoo({})");
    editor().goTo(4, 6);
    QTest::keyClick(editor().viewport(), Qt::Key_Return);
    type(u"x"_s);
    QCOMPARE(editor().content(), u"a {\n\tb\n}\nfoo({\n\tx\n})"_s);
}

void TestEditor::editsLines()
{
    open(u"a.js"_s, "a\n  b\n\nc\n");
    editor().setSelection(0, 0, 3, 1);
    action("edit.toggleComment")->trigger();
    QCOMPARE(editor().content(), u"// a\n//   b\n\n// c\n"_s);
    action("edit.toggleComment")->trigger();
    QCOMPARE(editor().content(), u"a\n  b\n\nc\n"_s);
    editor().goTo(1, 1);
    action("edit.moveLineDown")->trigger();
    QCOMPARE(editor().content(), u"  b\na\n\nc\n"_s);
    action("edit.moveLineUp")->trigger();
    QCOMPARE(editor().content(), u"a\n  b\n\nc\n"_s);
    action("edit.duplicateLine")->trigger();
    QCOMPARE(editor().content(), u"a\na\n  b\n\nc\n"_s);
    action("edit.deleteLine")->trigger();
    QCOMPARE(editor().content(), u"a\n  b\n\nc\n"_s);

    open(u"a.html"_s, "<p>x</p>\n");
    action("edit.toggleComment")->trigger();
    QCOMPARE(editor().content(), u"<!-- <p>x</p> -->\n"_s);
    action("edit.toggleComment")->trigger();
    QCOMPARE(editor().content(), u"<p>x</p>\n"_s);
}

void TestEditor::copiesWhereTheFocusIs()
{
    open(u"a.js"_s, "editor text\n");
    action("edit.selectAll")->trigger();
    action("edit.copy")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"editor text\n"_s);
    action("edit.find")->trigger();
    auto *field = findWidget<QLineEdit>(m_area.get(), QAccessible::EditableText, u"Find"_s);
    field->setText(u"needle"_s);
    action("edit.selectAll")->trigger();
    action("edit.cut")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"needle"_s);
    QCOMPARE(editor().content(), u"editor text\n"_s);

    // The keys of the registry win over those that the editor component has built in.
    editor().setFocus();
    QSignalSpy triggered(action("edit.selectNextOccurrence"), &QAction::triggered);
    QTest::keyClick(editor().viewport(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(editor().content(), u"editor text\n"_s);
}

void TestEditor::switchesTabs()
{
    const QString a = open(u"a.js"_s, "");
    const QString b = open(u"b.js"_s, "");
    const QString c = open(u"c.js"_s, "");
    action("go.nextEditor")->trigger();
    QCOMPARE(m_area->currentPath(), a);
    action("go.previousEditor")->trigger();
    QCOMPARE(m_area->currentPath(), c);
    auto *tabs = m_area->findChild<QTabBar *>();
    QVERIFY(tabs);
    tabs->moveTab(2, 0);
    QCOMPARE(m_area->openPaths(), (QStringList{c, a, b}));
    QCOMPARE(m_area->currentPath(), c);
    QTest::mouseClick(tabs, Qt::MiddleButton, {}, tabs->tabRect(1).center());
    QCOMPARE(m_area->openPaths(), (QStringList{c, b}));
    QCOMPARE(tabs->tabToolTip(1), b);
}

void TestEditor::namesTabs()
{
    QCOMPARE(distinctNames({u"/p/a/index.js"_s, u"/p/b/index.js"_s, u"/p/b/app.js"_s}),
             (QStringList{u"index.js · a"_s, u"index.js · b"_s, u"app.js"_s}));
    QCOMPARE(distinctNames({u"/p/x/routes/index.js"_s, u"/p/y/routes/index.js"_s}),
             (QStringList{u"index.js · x/routes"_s, u"index.js · y/routes"_s}));
    QCOMPARE(distinctNames({u"/index.js"_s, u"/a/index.js"_s}),
             (QStringList{u"index.js"_s, u"index.js · a"_s}));
}

void TestEditor::zooms()
{
    open(u"a.js"_s, ordersJs);
    const int before = editor().textHeight(0);
    QCOMPARE(before, int(Theme::codeLineHeight));
    action("view.zoomIn")->trigger();
    QVERIFY(editor().textHeight(0) > before);
    open(u"b.js"_s, ordersJs);
    QVERIFY(editor().textHeight(0) > before);
    action("view.zoomReset")->trigger();
    QCOMPARE(editor().textHeight(0), before);
    QVERIFY(m_area->openFile(m_project->path(u"a.js"_s)));
    QCOMPARE(editor().textHeight(0), before);
}

// What is coloured follows what is seen, so a long file costs no more than a short one.
void TestEditor::staysFastInLongFiles()
{
    QByteArray text;
    while (text.count('\n') < 10'000)
        text += ordersJs;
    open(u"long.js"_s, text);
    QTRY_VERIFY(editor().SendScintilla(QsciScintilla::SCI_GETENDSTYLED) > 0);
    QVERIFY(editor().SendScintilla(QsciScintilla::SCI_GETENDSTYLED) < text.size() / 10);
    // A change at the top does not colour the rest again.
    type(u"/*"_s);
    editor().repaint();
    QVERIFY(editor().SendScintilla(QsciScintilla::SCI_GETENDSTYLED) < text.size() / 10);
}

void TestEditor::showsTextsThatAreNoFiles()
{
    open(u"a.js"_s, ordersJs);
    int added = 0;
    connect(m_area.get(), &EditorArea::pageAdded, this, [&added] { ++added; });
    QVERIFY(!m_area->showText(u"node:events"_s, 2));
    m_area->openText(u"node:events"_s, u"'use strict';\nfunction emit() {}\n"_s, 2, 10);
    QCOMPARE(added, 1);
    QCOMPARE(m_area->currentSource(), u"node:events"_s);
    QCOMPARE(m_area->currentPath(), QString());
    QCOMPARE(m_area->cursorLine(), 2);
    QCOMPARE(m_area->cursorColumn(), 10);
    QCOMPARE(m_area->languageName(), u"JavaScript"_s);
    QCOMPARE(m_area->encodingName(), QString());
    QVERIFY(accessible::find(*m_area, QAccessible::PageTab, u"node:events (read-only)"_s));
    QVERIFY(accessible::find(*m_area, QAccessible::EditableText, u"Editor: node:events"_s));

    // Nothing that is typed gets in, nothing is kept or asked.
    type(u"x"_s);
    QCOMPARE(editor().content(), u"'use strict';\nfunction emit() {}\n"_s);
    QVERIFY(!m_area->hasUnsaved());
    QVERIFY(m_area->saveAll());
    QCOMPARE(m_area->openPaths(), QStringList{m_project->path(u"a.js"_s)});
    QVERIFY(!QFileInfo::exists(u"node:events"_s));

    // A second time it is the same tab, also beside a file of that name.
    open(u"node:events"_s, "a file\n");
    QCOMPARE(editor().content(), u"a file\n"_s);
    QVERIFY(m_area->showText(u"node:events"_s, 1));
    QCOMPARE(m_area->cursorLine(), 1);
    QCOMPARE(m_area->pages().size(), 3);
    QVERIFY(accessible::press(*m_area, QAccessible::Button, u"Close node:events"_s));
    QTRY_COMPARE(m_area->pages().size(), 2);
    QVERIFY(m_area->closeAll());
}

void TestEditor::looks()
{
    m_actions->add({.id = u"file.openFolder"_s,
                    .text = "Open Folder…",
                    .shortcuts = {QKeySequence(u"Ctrl+K, Ctrl+O"_s)}});
    m_actions->add({.id = u"go.file"_s, .text = "Go to File…", .shortcuts = {QKeySequence(u"Ctrl+P"_s)}});
    m_actions->add({.id = u"server.run"_s, .text = "Run", .shortcuts = {QKeySequence(u"F5"_s)}});
    QTRY_VERIFY(accessible::find(*m_area, QAccessible::Button, u"Run"_s)->rect().top() > 100);
    for (const bool dark : {true, false}) {
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString suffix = dark ? u"-dark"_s : u"-light"_s;
        QVERIFY(keepScreenshot(*m_area, u"editor-empty"_s + suffix));
    }
    open(u"src/app.js"_s, "let a;\n");
    open(u"package.json"_s, "{\n  \"name\": \"boutique-api\",\n  \"scripts\": { \"start\": \"node .\" },\n"
                            "  \"private\": true,\n  \"n\": [1, 2.5, null]\n}\n");
    open(u"src/routes/orders.js"_s, ordersJs);
    auto *tabs = m_area->findChild<QTabBar *>();
    tabs->moveTab(2, 0);
    m_area->openFile(m_project->path(u"src/routes/orders.js"_s), 9, 3).ok();
    for (const bool dark : {true, false}) {
        m_theme->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        QVERIFY(keepScreenshot(*m_area, u"editor"_s + (dark ? u"-dark"_s : u"-light"_s)));
    }
    type(u"  "_s);
    action("edit.replace")->trigger();
    QCOMPARE(accessible::nameless(*m_area), QStringList());
    findWidget<QLineEdit>(m_area.get(), QAccessible::EditableText, u"Find"_s)->setText(u"order"_s);
    QVERIFY(keepScreenshot(*m_area, u"editor-find-light"_s));
    m_theme->setChoice(ThemeChoice::Dark);
    QVERIFY(keepScreenshot(*m_area, u"editor-find-dark"_s));
    // The colours are the theme's of now.
    QCOMPARE(editor().SendScintilla(QsciScintilla::SCI_STYLEGETFORE, 1UL), [](const QColor &c) {
        return long(c.red() | c.green() << 8 | c.blue() << 16);
    }(m_theme->colour(ColourRole::Keyword)));
}

QTEST_MAIN(TestEditor)
#include "tst_editor.moc"
