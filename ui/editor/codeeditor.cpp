// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/codeeditor.h"

#include "ui/common/theme.h"
#include "ui/editor/autoindent.h"
#include "ui/editor/codefont.h"
#include "ui/editor/editcommands.h"
#include "ui/editor/editoraccessible.h"
#include "ui/editor/lexers.h"
#include "ui/editor/scitext.h"
#include "ui/editor/textchange.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <Qsci/qscicommand.h>
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexer.h>

#include <algorithm>
#include <cmath>

namespace boucle {

namespace {

constexpr int breakpointMarginWidth = 24;
constexpr int foldMarginWidth = 14;
constexpr int leastDigits = 3;
constexpr int caretWidth = 2;
constexpr int smallestZoom = -6;
constexpr int largestZoom = 30;

} // namespace

CodeEditor::CodeEditor(const Theme &theme, QWidget *parent)
    : QsciScintilla(parent)
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
    setFolding(PlainFoldStyle, FoldMargin);
    setMarginType(BreakpointMargin, SymbolMargin);
    setMarginWidth(BreakpointMargin, breakpointMarginWidth);
    setMarginSensitivity(BreakpointMargin, true);
    setMarginType(LineNumberMargin, QsciScintilla::NumberMargin);
    setMarginWidth(FoldMargin, foldMarginWidth);
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
    viewport()->setMouseTracking(true);
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
        send(SCI_BEGINUNDOACTION);
        send(SCI_SETTARGETSTART, static_cast<unsigned long>(change.start));
        send(SCI_SETTARGETEND, static_cast<unsigned long>(change.endBefore));
        SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(change.endAfter - change.start),
                      after.constData() + change.start);
        send(SCI_ENDUNDOACTION);
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

int CodeEditor::cursorLine() const
{
    return int(send(SCI_LINEFROMPOSITION, static_cast<unsigned long>(send(SCI_GETCURRENTPOS)))) + 1;
}

int CodeEditor::cursorColumn() const
{
    const long position = send(SCI_GETCURRENTPOS);
    const std::string_view before =
        textRange(*this, send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(cursorLine() - 1)), position);
    return int(QString::fromUtf8(before.data(), qsizetype(before.size())).size()) + 1;
}

long CodeEditor::positionOf(int line, int column) const
{
    const long index = std::clamp(long(line) - 1, 0L, send(SCI_GETLINECOUNT) - 1);
    const long start = send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(index));
    const std::string_view text =
        textRange(*this, start, send(SCI_GETLINEENDPOSITION, static_cast<unsigned long>(index)));
    const QString decoded = QString::fromUtf8(text.data(), qsizetype(text.size()));
    return start + long(decoded.left(std::max(0, column - 1)).toUtf8().size());
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
    send(SCI_MOVESELECTEDLINESUP);
}

void CodeEditor::moveLinesDown()
{
    send(SCI_MOVESELECTEDLINESDOWN);
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
    // The default style reaches where no text is.
    SendScintilla(SCI_STYLESETBACK, STYLE_DEFAULT, ground);
    SendScintilla(SCI_STYLESETFORE, STYLE_DEFAULT, text);
    setMarginsFont(font);
    setMarginsBackgroundColor(ground);
    setMarginsForegroundColor(m_theme.colour(ColourRole::Faint));
    setFoldMarginColors(ground, ground);
    setCaretForegroundColor(text);
    setCaretLineBackgroundColor(m_theme.colour(ColourRole::Line));
    setSelectionBackgroundColor(m_theme.colour(ColourRole::Sel));
    resetSelectionForegroundColor();
    SendScintilla(SCI_SETADDITIONALSELBACK, m_theme.colour(ColourRole::Sel));
    SendScintilla(SCI_SETADDITIONALCARETFORE, text);
    setMatchedBraceBackgroundColor(m_theme.colour(ColourRole::AccentBg));
    setMatchedBraceForegroundColor(text);
    setUnmatchedBraceBackgroundColor(ground);
    setUnmatchedBraceForegroundColor(m_theme.colour(ColourRole::Stop));
    SendScintilla(SCI_STYLESETFORE, STYLE_INDENTGUIDE, m_theme.colour(ColourRole::Border));
    for (int marker = int(SC_MARKNUM_FOLDEREND); marker <= int(SC_MARKNUM_FOLDEROPEN); ++marker) {
        const auto id = static_cast<unsigned long>(marker);
        SendScintilla(SCI_MARKERSETFORE, id, m_theme.colour(ColourRole::Faint));
        SendScintilla(SCI_MARKERSETBACK, id, m_theme.colour(ColourRole::Faint));
    }
    setFoldMarksVisible(m_foldMarksVisible);
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

void CodeEditor::setFoldMarksVisible(bool visible)
{
    m_foldMarksVisible = visible;
    const long open = visible ? SC_MARK_ARROWDOWN : SC_MARK_EMPTY;
    send(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEROPEN, open);
    send(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEROPENMID, open);
    // What is folded away stays marked.
    send(SCI_MARKERDEFINE, SC_MARKNUM_FOLDER, SC_MARK_ARROW);
    send(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEREND, SC_MARK_ARROW);
    for (const unsigned long quiet : {SC_MARKNUM_FOLDERSUB, SC_MARKNUM_FOLDERTAIL, SC_MARKNUM_FOLDERMIDTAIL})
        send(SCI_MARKERDEFINE, quiet, SC_MARK_EMPTY);
}

void CodeEditor::mouseMoveEvent(QMouseEvent *event)
{
    const int margins =
        marginWidth(BreakpointMargin) + marginWidth(LineNumberMargin) + marginWidth(FoldMargin);
    if (const bool over = event->pos().x() < margins; over != m_foldMarksVisible)
        setFoldMarksVisible(over);
    QsciScintilla::mouseMoveEvent(event);
}

bool CodeEditor::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave && m_foldMarksVisible)
        setFoldMarksVisible(false);
    return QsciScintilla::viewportEvent(event);
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
