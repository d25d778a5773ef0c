// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editorlinks.h"

#include "ui/common/theme.h"
#include "ui/editor/codeeditor.h"

#include <QCursor>
#include <QKeyEvent>
#include <QMouseEvent>

namespace boucle {

namespace {

using Sci = QsciScintillaBase;

// Those of a search have the number before.
constexpr unsigned long linkIndicator = Sci::INDIC_CONTAINER + 3UL;

} // namespace

EditorLinks::EditorLinks(CodeEditor &editor, const Theme &theme, Finder finder)
    : QObject(&editor)
    , m_editor(editor)
    , m_theme(theme)
    , m_find(std::move(finder))
{
    m_editor.SendScintilla(Sci::SCI_INDICSETSTYLE, linkIndicator, static_cast<long>(Sci::INDIC_PLAIN));
    m_editor.viewport()->installEventFilter(this);
    m_editor.installEventFilter(this);
    connect(&m_editor, &QsciScintilla::textChanged, this, [this] { show({}); });
}

bool EditorLinks::followCursor()
{
    const std::optional<Link> link = m_find(m_editor.cursorLine(), m_editor.cursorColumn());
    if (link)
        emit activated(link->target);
    return link.has_value();
}

std::optional<EditorLinks::Place> EditorLinks::placeAt(QPoint point) const
{
    const long position = m_editor.SendScintilla(
        Sci::SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(point.x()), static_cast<long>(point.y()));
    if (position < 0)
        return {};
    const int line =
        int(m_editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, static_cast<unsigned long>(position))) + 1;
    const std::optional<Link> link = m_find(line, m_editor.columnOf(position));
    return link ? std::optional(Place{line, *link}) : std::nullopt;
}

void EditorLinks::show(const std::optional<Place> &place)
{
    if (place == m_shown)
        return;
    m_shown = place;
    m_editor.SendScintilla(Sci::SCI_SETINDICATORCURRENT, linkIndicator);
    m_editor.SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, m_editor.SendScintilla(Sci::SCI_GETLENGTH));
    if (place) {
        const long from = m_editor.positionOf(place->line, place->link.column);
        const long to = m_editor.positionOf(place->line, place->link.column + place->link.length);
        m_editor.SendScintilla(Sci::SCI_INDICSETFORE, linkIndicator, m_theme.colour(ColourRole::Accent));
        m_editor.SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(from), to - from);
        m_editor.SendScintilla(Sci::SCI_SETCURSOR, static_cast<unsigned long>(Sci::SC_CURSORREVERSEARROW));
        m_editor.viewport()->setCursor(Qt::PointingHandCursor);
    } else {
        m_editor.SendScintilla(Sci::SCI_SETCURSOR, static_cast<unsigned long>(Sci::SC_CURSORNORMAL));
        m_editor.viewport()->setCursor(Qt::IBeamCursor);
    }
}

bool EditorLinks::eventFilter(QObject *watched, QEvent *event)
{
    // Events also come while the editor is taken apart, when it is none any more.
    if (!qobject_cast<CodeEditor *>(parent()))
        return false;
    const bool isViewport = watched == m_editor.viewport();
    switch (event->type()) {
    case QEvent::MouseMove:
        if (isViewport) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            const bool asks = mouse->modifiers() == Qt::ControlModifier && mouse->buttons() == Qt::NoButton;
            show(asks ? placeAt(mouse->position().toPoint()) : std::nullopt);
            if (m_shown)
                return true; // the editor would take its own pointer
        }
        break;
    case QEvent::MouseButtonPress:
        if (isViewport) {
            const auto *mouse = static_cast<QMouseEvent *>(event);
            if (mouse->button() != Qt::LeftButton || mouse->modifiers() != Qt::ControlModifier)
                break;
            const std::optional<Place> place = placeAt(mouse->position().toPoint());
            if (!place)
                break;
            show({});
            emit activated(place->link.target);
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (!isViewport && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Control &&
            m_editor.viewport()->underMouse())
            show(placeAt(m_editor.viewport()->mapFromGlobal(QCursor::pos())));
        break;
    case QEvent::KeyRelease:
        if (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Control)
            show({});
        break;
    case QEvent::Leave:
    case QEvent::FocusOut:
        show({});
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace boucle
