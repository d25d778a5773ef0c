// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/popupframe.h"

#include "ui/common/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace boucle {

namespace {

constexpr int shadow = 8;
constexpr int anchorGap = 2;
constexpr int windowMargin = 8;

bool belongsTo(const QWidget *widget, const QWidget *frame)
{
    // What a control of the frame opens (a list, a menu) is a window of its own, and its child all the same.
    for (; widget; widget = widget->parentWidget()) {
        if (widget == frame)
            return true;
    }
    return false;
}

} // namespace

PopupFrame::PopupFrame(const Theme &theme, QWidget *host)
    : QFrame(host->window())
    , m_theme(theme)
    , m_content(new QVBoxLayout(this))
{
    m_content->setContentsMargins(shadow + 1, 1, shadow + 1, shadow + 1);
    m_content->setSpacing(0);
    hide();
}

void PopupFrame::openAt(const QRect &anchor, Focus focus)
{
    m_anchor = anchor;
    m_focusBefore = window()->focusWidget();
    place();
    show();
    raise();
    qApp->installEventFilter(this);
    if (focus == Focus::Take)
        setFocus(Qt::PopupFocusReason);
}

void PopupFrame::place()
{
    ensurePolished();
    const QRect room =
        parentWidget()->rect().adjusted(windowMargin, windowMargin, -windowMargin, -windowMargin);
    const QRect anchor(parentWidget()->mapFromGlobal(m_anchor.topLeft()), m_anchor.size());
    QSize size = m_content->sizeHint().boundedTo(room.size());
    if (m_content->hasHeightForWidth())
        size.setHeight(qMin(m_content->heightForWidth(size.width()), room.height()));
    const int below = room.bottom() - anchor.bottom();
    const int above = anchor.top() - room.top();
    QRect frame(QPoint(anchor.left() - shadow, anchor.bottom() + anchorGap), size);
    if (size.height() > below && above > below)
        frame.moveBottom(anchor.top() - anchorGap + shadow);
    frame.moveLeft(qBound(room.left(), frame.left(), qMax(room.left(), room.right() - frame.width())));
    frame.moveTop(qBound(room.top(), frame.top(), qMax(room.top(), room.bottom() - frame.height())));
    setGeometry(frame);
}

void PopupFrame::dismiss()
{
    if (isHidden())
        return;
    qApp->removeEventFilter(this);
    const bool hadFocus = belongsTo(QApplication::focusWidget(), this);
    hide();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::PopupFocusReason);
    emit dismissed();
}

bool PopupFrame::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
        if (auto *widget = qobject_cast<QWidget *>(watched);
            widget && !belongsTo(widget, this) && !QApplication::activePopupWidget())
            leave();
        break;
    case QEvent::Resize:
    case QEvent::WindowDeactivate:
        if (watched == window())
            leave();
        break;
    default:
        break;
    }
    return false;
}

// The keys stay inside.
bool PopupFrame::focusNextPrevChild(bool next)
{
    QWidget *const before = window()->focusWidget();
    QWidget *candidate = before;
    do {
        candidate = next ? candidate->nextInFocusChain() : candidate->previousInFocusChain();
        if (candidate != this && isAncestorOf(candidate) && candidate->isVisibleTo(this) &&
            candidate->isEnabled() && (candidate->focusPolicy() & Qt::TabFocus) && !candidate->focusProxy()) {
            candidate->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (candidate != before);
    return true;
}

void PopupFrame::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void PopupFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(shadow + 0.5, 0.5, -shadow - 0.5, -shadow - 0.5);
    painter.setPen(Qt::NoPen);
    for (int i = shadow; i > 0; --i) {
        painter.setBrush(QColor(0, 0, 0, m_theme.isDark() ? 10 : 5));
        painter.drawRoundedRect(box.adjusted(-i, 2, i, i), Theme::radius + i, Theme::radius + i);
    }
    painter.setPen(m_theme.colour(ColourRole::Border));
    painter.setBrush(m_theme.colour(ColourRole::Raised));
    painter.drawRoundedRect(box, Theme::radius, Theme::radius);
}

} // namespace boucle
