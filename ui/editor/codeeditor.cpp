// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codeeditor.h"

#include "ui/common/theme.h"
#include "ui/editor/autoindent.h"
#include "ui/editor/codefont.h"
#include "ui/editor/editcommands.h"
#include "ui/editor/editoraccessible.h"
#include "ui/editor/editorcolours.h"
#include "ui/editor/lexers.h"
#include "ui/editor/scitext.h"
#include "ui/editor/textchange.h"

#include <QWheelEvent>

#include <Qsci/qscicommand.h>
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexer.h>

#include <algorithm>
#include <cmath>

namespace boucle {

namespace {

constexpr int leastDigits = 3;
constexpr int caretWidth = 2;
constexpr int smallestZoom = -6;
constexpr int largestZoom = 30;

} // namespace

CodeEditor::CodeEditor(const Theme &theme, QWidget *parent)
    : MarkedEditor(theme, parent)
    , m_theme(theme)
{
    EditorAccessible::install();
    configure();
    freeShortcuts();
    applyTheme();
    updateNumberMargin();
    setTitle({});
    connect(&m_theme, &Theme::changed, this, &CodeEditor::applyTheme);
    connect(this, &QsciScintilla::linesChanged, this, &CodeEditor::updateNumberMargin);
    connect(this, &QsciScintilla::cursorPositionChanged, this,
            [this] { emit cursorMoved(cursorLine(), cursorColumn()); });
    connect(this, &QsciScintilla::selectionChanged, this, [this] {
        if (QAccessible::isActive())
            EditorAccessible::announceCursor(*this);
    });
    connect(this, &QsciScintillaBase::SCN_CHARADDED, this,
            [this](int character) { indentAfter(*this, character, m_indentation); });
}

void CodeEditor::configure()
{
    setUtf8(true);
    setEolMode(EolUnix);
    setFrameShape(NoFrame);
    setWrapMode(WrapNone);
    setAutoIndent(false); // see autoindent.h
    setIndentationGuides(false);
    setBraceMatching(SloppyBraceMatch);
    setCaretWidth(caretWidth);
    setCaretLineVisible(true);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    setTabIndents(true);
    setBackspaceUnindents(true);
    send(SCI_SETMARGINLEFT, 0, 2);
    send(SCI_SETFOLDFLAGS, 0);
    send(SCI_SETLAYOUTCACHE, SC_CACHE_PAGE);
    send(SCI_SETBUFFEREDDRAW, 0);
    send(SCI_SETMULTIPLESELECTION, 1);
    send(SCI_SETADDITIONALSELECTIONTYPING, 1);
    send(SCI_SETMULTIPASTE, SC_MULTIPASTE_EACH);
    send(SCI_SETVIRTUALSPACEOPTIONS, SCVS_RECTANGULARSELECTION);
    // Scrolling to the cursor leaves some lines above and below it.
    send(SCI_SETYCARETPOLICY, CARET_SLOP | CARET_STRICT | CARET_EVEN, 2);
}

// Commands of the window's registry must reach it: keep the keys that move and delete, free the others.
void CodeEditor::freeShortcuts()
{
    const auto isEditingKey = [](int key) {
        if (!(key & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
            return true;
        switch (key & ~int(Qt::KeyboardModifierMask)) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_Backspace:
        case Qt::Key_Delete:
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down: // Ctrl scrolls; Alt moves and repeats lines
            return !(key & int(Qt::AltModifier));
        default:
            return false;
        }
    };
    for (QsciCommand *command : standardCommands()->commands()) {
        if (!isEditingKey(command->key()))
            command->setKey(0);
        if (!isEditingKey(command->alternateKey()))
            command->setAlternateKey(0);
    }
}

void CodeEditor::setLanguage(Language language)
{
    QsciLexer *const old = lexer();
    m_language = language;
    setLexer(makeLexer(language, m_theme, this));
    delete old;
    applyTheme();
}

void CodeEditor::setTitle(const QString &title)
{
    m_title = title;
    setAccessibleName(tr("Editor: %1").arg(m_title));
}

void CodeEditor::setContent(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    m_indentation = detectIndentation(std::string_view(utf8.constData(), size_t(utf8.size())));
    setIndentationsUseTabs(m_indentation.tabs);
    setTabWidth(m_indentation.tabs ? m_indentation.width : 8);
    setIndentationWidth(m_indentation.width);

    send(SCI_SETUNDOCOLLECTION, 0);
    send(SCI_CLEARALL);
    SendScintilla(SCI_APPENDTEXT, static_cast<unsigned long>(utf8.size()), utf8.constData());
    send(SCI_SETUNDOCOLLECTION, 1);
    send(SCI_EMPTYUNDOBUFFER);
    send(SCI_SETSAVEPOINT);
    send(SCI_GOTOPOS, 0);
}

void CodeEditor::reloadContent(const QString &text)
{
    replaceContent(text);
    send(SCI_SETSAVEPOINT);
}

void CodeEditor::replaceContent(const QString &text)
{
    const QByteArray after = text.toUtf8();
    const std::string_view before = textRange(*this, 0, send(SCI_GETLENGTH));
    const TextChange change = findChange(before, std::string_view(after.constData(), size_t(after.size())));
    const long firstVisible = send(SCI_GETFIRSTVISIBLELINE);
    const long position = send(SCI_GETCURRENTPOS);
    const bool inside = position > change.start && position < change.endBefore;
    const int line = cursorLine();
    const int column = cursorColumn();

    if (change.endBefore > change.start || change.endAfter > change.start) {
        relocating([&] {
            send(SCI_BEGINUNDOACTION);
            send(SCI_SETTARGETSTART, static_cast<unsigned long>(change.start));
            send(SCI_SETTARGETEND, static_cast<unsigned long>(change.endBefore));
            SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(change.endAfter - change.start),
                          after.constData() + change.start);
            send(SCI_ENDUNDOACTION);
        });
    }
    if (inside)
        send(SCI_GOTOPOS, static_cast<unsigned long>(positionOf(line, column)));
    send(SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(firstVisible));
}

QString CodeEditor::content() const
{
    const std::string_view all = textRange(*this, 0, send(SCI_GETLENGTH));
    return QString::fromUtf8(all.data(), qsizetype(all.size()));
}

void CodeEditor::goTo(int line, int column)
{
    const long position = positionOf(line, column);
    send(SCI_ENSUREVISIBLE,
         static_cast<unsigned long>(send(SCI_LINEFROMPOSITION, static_cast<unsigned long>(position))));
    send(SCI_GOTOPOS, static_cast<unsigned long>(position));
    if (isVisible())
        revealCursor();
    else
        m_revealOnShow = true; // the height is not known yet
}

void CodeEditor::revealCursor()
{
    const long line = send(SCI_VISIBLEFROMDOCLINE, static_cast<unsigned long>(cursorLine() - 1));
    const long first = send(SCI_GETFIRSTVISIBLELINE);
    const long shown = std::max(1L, send(SCI_LINESONSCREEN));
    if (line < first + 1 || line > first + shown - 3)
        send(SCI_SETFIRSTVISIBLELINE, static_cast<unsigned long>(std::max(0L, line - shown / 3)));
    send(SCI_SCROLLCARET);
}

void CodeEditor::showEvent(QShowEvent *event)
{
    QsciScintilla::showEvent(event);
    if (std::exchange(m_revealOnShow, false))
        revealCursor();
}

int CodeEditor::clampedZoom(int points)
{
    return std::clamp(points, smallestZoom, largestZoom);
}

void CodeEditor::setZoom(int points)
{
    m_zoom = clampedZoom(points);
    zoomTo(m_zoom);
    applyLineHeight();
    m_numberDigits = 0;
    updateNumberMargin();
}

void CodeEditor::toggleComment()
{
    boucle::toggleComment(*this, commentMarks(m_language));
}

void CodeEditor::moveLinesUp()
{
    relocating([this] { send(SCI_MOVESELECTEDLINESUP); });
}

void CodeEditor::moveLinesDown()
{
    relocating([this] { send(SCI_MOVESELECTEDLINESDOWN); });
}

void CodeEditor::duplicateLines()
{
    boucle::duplicateLines(*this);
}

void CodeEditor::selectNextOccurrence()
{
    if (send(SCI_GETSELECTIONEMPTY)) {
        const auto position = static_cast<unsigned long>(send(SCI_GETCURRENTPOS));
        send(SCI_SETSEL, static_cast<unsigned long>(send(SCI_WORDSTARTPOSITION, position, 1)),
             send(SCI_WORDENDPOSITION, position, 1));
        return;
    }
    send(SCI_TARGETWHOLEDOCUMENT);
    send(SCI_SETSEARCHFLAGS, SCFIND_MATCHCASE);
    send(SCI_MULTIPLESELECTADDNEXT);
    send(SCI_SCROLLCARET);
}

void CodeEditor::applyTheme()
{
    const QColor ground = m_theme.colour(ColourRole::Editor);
    const QColor text = m_theme.colour(ColourRole::Text);
    const QFont font = editorFont(m_theme);
    if (QsciLexer *current = lexer()) {
        colourLexer(*current, m_language, m_theme);
    } else {
        setFont(font);
        setColor(text);
        setPaper(ground);
    }
    colourEditor(*this, m_theme);
    updateMarkColours();
    applyLineHeight();
    m_numberDigits = 0;
    updateNumberMargin();
}

// Scintilla's lines are as high as the font; the design's are 21 px at 13.
void CodeEditor::applyLineHeight()
{
    send(SCI_SETEXTRAASCENT, 0);
    send(SCI_SETEXTRADESCENT, 0);
    const QFont font = editorFont(m_theme);
    const double scale = std::max(0.1, (font.pointSizeF() + m_zoom) / font.pointSizeF());
    const long wanted = std::lround(Theme::codeLineHeight * scale);
    const long extra = std::max(0L, wanted - send(SCI_TEXTHEIGHT, 0));
    send(SCI_SETEXTRAASCENT, static_cast<unsigned long>((extra + 1) / 2));
    send(SCI_SETEXTRADESCENT, static_cast<unsigned long>(extra / 2));
}

void CodeEditor::updateNumberMargin()
{
    const int digits = std::max(leastDigits, int(QByteArray::number(lines()).size()));
    if (digits == m_numberDigits)
        return;
    m_numberDigits = digits;
    setMarginWidth(LineNumberMargin, QString(digits, u'9') + u' ');
}

void CodeEditor::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        if (event->angleDelta().y() != 0)
            emit zoomRequested(event->angleDelta().y() > 0 ? 1 : -1);
        event->accept();
        return;
    }
    QsciScintilla::wheelEvent(event);
}

} // namespace boucle
