// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/inputline.h"

#include <QKeyEvent>

namespace boucle {

namespace {

bool endsInput(const QKeyEvent &event)
{
    return event.key() == Qt::Key_D && event.modifiers() == Qt::ControlModifier;
}

} // namespace

InputLine::InputLine(QWidget *parent)
    : QLineEdit(parent)
{
    retranslate();
    connect(this, &QLineEdit::returnPressed, this, &InputLine::enter);
}

void InputLine::retranslate()
{
    setAccessibleName(tr("Input for the server"));
    setPlaceholderText(m_closed ? tr("The input has been closed")
                                : tr("Input for the server (Ctrl+D ends it)"));
}

void InputLine::reopen()
{
    m_closed = false;
    setReadOnly(false);
    retranslate();
}

void InputLine::enter()
{
    if (m_closed)
        return;
    const QString line = text();
    if (!line.isEmpty() && (m_history.isEmpty() || m_history.last() != line))
        m_history.append(line);
    if (m_history.size() > historyLimit)
        m_history.removeFirst();
    m_at = m_history.size();
    m_draft.clear();
    clear();
    emit lineEntered(line);
}

void InputLine::recall(qsizetype index)
{
    if (index < 0 || index > m_history.size() || index == m_at)
        return;
    if (m_at == m_history.size())
        m_draft = text();
    m_at = index;
    setText(index == m_history.size() ? m_draft : m_history[index]);
}

void InputLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up) {
        recall(m_at - 1);
    } else if (event->key() == Qt::Key_Down) {
        recall(m_at + 1);
    } else if (endsInput(*event) && text().isEmpty() && !m_closed) {
        m_closed = true;
        setReadOnly(true);
        retranslate();
        emit inputClosed();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

// The window has another use for these keys.
bool InputLine::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && endsInput(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void InputLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

} // namespace boucle
