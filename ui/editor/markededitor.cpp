// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/markededitor.h"

#include "ui/editor/editormarks.h"
#include "ui/editor/scitext.h"
#include "ui/editor/textchange.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace boucle {

namespace {
constexpr int breakpointMarginWidth = 24;
constexpr int foldMarginWidth = 14;
} // namespace

MarkedEditor::MarkedEditor(const Theme &theme, QWidget *parent)
    : QsciScintilla(parent)
    , m_marks(new EditorMarks(*this, theme))
{
    configureMargins();
    viewport()->setMouseTracking(true);
    connect(this, &QsciScintilla::marginClicked, this, [this](int margin, int line) {
        if (margin == BreakpointMargin)
            emit breakpointToggled(line + 1, 0);
    });
}

void MarkedEditor::configureMargins()
{
    setFolding(PlainFoldStyle, FoldMargin);
    setMarginType(BreakpointMargin, SymbolMargin);
    setMarginWidth(BreakpointMargin, breakpointMarginWidth);
    setMarginSensitivity(BreakpointMargin, true);
    setMarginType(LineNumberMargin, QsciScintilla::NumberMargin);
    setMarginWidth(FoldMargin, foldMarginWidth);
    for (const int margin : {BreakpointMargin, LineNumberMargin, FoldMargin})
        send(SCI_SETMARGINCURSORN, static_cast<unsigned long>(margin), SC_CURSORARROW);
    setFoldMarksVisible(false);
}

int MarkedEditor::marginsWidth() const
{
    return marginWidth(BreakpointMargin) + marginWidth(LineNumberMargin) + marginWidth(FoldMargin);
}

QRect MarkedEditor::lineRect(int line) const
{
    const auto start = long(send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line - 1)));
    const QRect rect(marginsWidth(), int(send(SCI_POINTYFROMPOSITION, 0, start)),
                     viewport()->width() - marginsWidth(), int(send(SCI_TEXTHEIGHT)));
    return {viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

int MarkedEditor::cursorLine() const
{
    return int(send(SCI_LINEFROMPOSITION, static_cast<unsigned long>(send(SCI_GETCURRENTPOS)))) + 1;
}

int MarkedEditor::cursorColumn() const
{
    return columnOf(send(SCI_GETCURRENTPOS));
}

int MarkedEditor::columnOf(long position) const
{
    const long line = send(SCI_LINEFROMPOSITION, static_cast<unsigned long>(position));
    const std::string_view before =
        textRange(*this, send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(line)), position);
    return int(QString::fromUtf8(before.data(), qsizetype(before.size())).size()) + 1;
}

QString MarkedEditor::lineText(int line) const
{
    const auto index = static_cast<unsigned long>(line - 1);
    const std::string_view text =
        textRange(*this, send(SCI_POSITIONFROMLINE, index), send(SCI_GETLINEENDPOSITION, index));
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

long MarkedEditor::positionOf(int line, int column) const
{
    const long index = std::clamp(long(line) - 1, 0L, send(SCI_GETLINECOUNT) - 1);
    return send(SCI_POSITIONFROMLINE, static_cast<unsigned long>(index)) +
           long(lineText(int(index) + 1).left(std::max(0, column - 1)).toUtf8().size());
}

void MarkedEditor::relocating(const std::function<void()> &edit)
{
    if (m_marks->isEmpty()) {
        edit();
        return;
    }
    const std::string before(textRange(*this, 0, send(SCI_GETLENGTH)));
    const QList<int> lines = m_marks->beginRelocation();
    edit();
    const std::string_view after = textRange(*this, 0, send(SCI_GETLENGTH));
    m_marks->endRelocation(linesAfterChange(before, after, findChange(before, after), lines));
}

void MarkedEditor::undo()
{
    relocating([this] { QsciScintilla::undo(); });
}

void MarkedEditor::redo()
{
    relocating([this] { QsciScintilla::redo(); });
}

void MarkedEditor::updateMarkColours()
{
    m_marks->updateColours();
}

void MarkedEditor::setFoldMarksVisible(bool visible)
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

void MarkedEditor::paintEvent(QPaintEvent *event)
{
    QsciScintilla::paintEvent(event);
    QPainter painter(viewport());
    m_marks->paint(painter, event->rect());
}

// What a context menu does, it does where the mouse is, unless that is selected.
void MarkedEditor::moveCursorTo(QPoint point)
{
    const long position = send(SCI_POSITIONFROMPOINT, static_cast<unsigned long>(point.x()), point.y());
    if (position < send(SCI_GETSELECTIONSTART) || position > send(SCI_GETSELECTIONEND))
        send(SCI_SETEMPTYSELECTION, static_cast<unsigned long>(position));
}

void MarkedEditor::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::RightButton && event->pos().x() >= marginsWidth())
        moveCursorTo(event->pos());
    const std::optional<BreakPlace> place =
        event->button() == Qt::LeftButton ? m_marks->placeAt(event->pos()) : std::nullopt;
    if (place)
        emit breakpointToggled(place->line, place->column);
    else
        QsciScintilla::mousePressEvent(event);
}

void MarkedEditor::mouseMoveEvent(QMouseEvent *event)
{
    if (const bool over = event->pos().x() < marginsWidth(); over != m_foldMarksVisible)
        setFoldMarksVisible(over);
    m_marks->setHover(event->pos());
    QsciScintilla::mouseMoveEvent(event);
    if (m_marks->placeAt(event->pos()))
        viewport()->setCursor(Qt::PointingHandCursor);
}

bool MarkedEditor::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Leave:
        m_marks->setHover({});
        if (m_foldMarksVisible)
            setFoldMarksVisible(false);
        break;
    case QEvent::ToolTip: {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), m_marks->toolTipAt(help->pos()), viewport());
        return true;
    }
    case QEvent::ContextMenu: {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        const bool inMargin = menu->reason() == QContextMenuEvent::Mouse && menu->pos().x() < marginsWidth();
        const int line = inMargin ? m_marks->lineAtY(menu->pos().y()) : 0;
        if (line == 0)
            break;
        emit marginMenuRequested(line, menu->globalPos());
        return true;
    }
    default:
        break;
    }
    return QsciScintilla::viewportEvent(event);
}

} // namespace boucle
