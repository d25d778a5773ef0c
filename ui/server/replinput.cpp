// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/replinput.h"

#include "ui/common/theme.h"
#include "ui/server/completionpopup.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTextBlock>

#include <chrono>
#include <cmath>

namespace boucle {

using namespace std::chrono_literals;

namespace {

constexpr auto previewDelay = 120ms;
constexpr auto completionDelay = 60ms;
constexpr int verticalPadding = 5;

bool isNamePart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

} // namespace

ReplInput::ReplInput(const Theme &theme, ConsoleRepl &repl, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_repl(repl)
    , m_at(repl.history().size())
{
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setTabChangesFocus(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    m_previewTimer.setSingleShot(true);
    m_previewTimer.setInterval(previewDelay);
    connect(&m_previewTimer, &QTimer::timeout, this, &ReplInput::askPreview);
    m_completionTimer.setSingleShot(true);
    m_completionTimer.setInterval(completionDelay);
    connect(&m_completionTimer, &QTimer::timeout, this, [this] { complete(false); });
    connect(this, &QPlainTextEdit::textChanged, this, &ReplInput::takeChange);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, [this] {
        setVerticalScrollBarPolicy(lineCount() > mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
        updateGeometry();
    });
    connect(&m_repl, &ConsoleRepl::stateChanged, this, &ReplInput::retranslate);
    retranslate();
}

void ReplInput::retranslate()
{
    setAccessibleName(tr("Expression to evaluate"));
    switch (m_repl.where()) {
    case ConsoleRepl::Where::Nowhere:
        setPlaceholderText(tr("Evaluate, as soon as the server runs"));
        break;
    case ConsoleRepl::Where::Program:
        setPlaceholderText(tr("Evaluate in the running program"));
        break;
    case ConsoleRepl::Where::Frame:
        setPlaceholderText(m_repl.frameName().isEmpty() ? tr("Evaluate where it is paused")
                                                        : tr("Evaluate in %1").arg(m_repl.frameName()));
        break;
    }
}

QSize ReplInput::sizeHint() const
{
    const int lines = qBound(1, lineCount(), mostLines);
    return {200, lines * fontMetrics().lineSpacing() + 2 * verticalPadding};
}

QSize ReplInput::minimumSizeHint() const
{
    return {80, sizeHint().height()};
}

void ReplInput::setText(const QString &text)
{
    setPlainText(text);
    moveCursor(QTextCursor::End);
}

int ReplInput::lineCount() const
{
    return int(std::ceil(document()->size().height()));
}

void ReplInput::takeChange()
{
    updateGeometry();
    m_previewTimer.start();
    if (m_recalling)
        return;
    m_at = m_repl.history().size();
    const QString before = toPlainText().left(textCursor().position());
    const bool offers = !before.isEmpty() && (before.back() == u'.' || isNamePart(before.back()));
    if (offers && hasFocus())
        m_completionTimer.start();
    else if (m_popup)
        m_popup->dismiss();
}

void ReplInput::enter()
{
    const QString text = toPlainText();
    if (text.trimmed().isEmpty())
        return;
    if (ConsoleRepl::check(text) == ConsoleRepl::Input::Incomplete) {
        insertPlainText(QStringLiteral("\n"));
        return;
    }
    if (m_popup)
        m_popup->dismiss();
    m_completionTimer.stop();
    clear();
    m_draft.clear();
    emit evaluated(text);
    m_at = m_repl.history().size();
}

void ReplInput::recall(qsizetype index)
{
    const QStringList &history = m_repl.history();
    if (index < 0 || index > history.size() || index == m_at)
        return;
    if (m_at >= history.size())
        m_draft = toPlainText();
    m_at = index;
    const QScopedValueRollback recalling(m_recalling, true);
    setText(index == history.size() ? m_draft : history[index]);
}

// In a text of several lines the keys move the cursor until it is at the first or last of them.
bool ReplInput::moveInHistory(const QKeyEvent &event)
{
    if (event.modifiers() != Qt::NoModifier && event.modifiers() != Qt::KeypadModifier)
        return false;
    if (event.key() == Qt::Key_Up && textCursor().block() == document()->firstBlock()) {
        recall(m_at - 1);
        return true;
    }
    if (event.key() == Qt::Key_Down && textCursor().block() == document()->lastBlock()) {
        recall(m_at + 1);
        return true;
    }
    return false;
}

bool ReplInput::handleCompletionKey(QKeyEvent *event)
{
    const bool open = m_popup && m_popup->isVisible();
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete(true);
        return true;
    }
    if (!open) {
        if (event->key() != Qt::Key_Tab || toPlainText().trimmed().isEmpty())
            return false; // the focus moves on
        complete(true);
        return true;
    }
    if (m_popup->handleKey(event->key()))
        return true;
    switch (event->key()) {
    case Qt::Key_Tab:
        insertCompletion(m_popup->current());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Enter evaluates, unless the user has gone to one of the words.
        if (!m_popup->wasMoved())
            return false;
        insertCompletion(m_popup->current());
        return true;
    default:
        return false;
    }
}

void ReplInput::keyPressEvent(QKeyEvent *event)
{
    if (handleCompletionKey(event) || moveInHistory(*event))
        return;
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enters && !(event->modifiers() & Qt::ShiftModifier)) {
        enter();
    } else if (event->key() == Qt::Key_C && event->modifiers() == Qt::ControlModifier &&
               !textCursor().hasSelection()) {
        if (m_repl.isBusy())
            m_repl.interrupt();
        else
            clear();
    } else if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        focusNextPrevChild(event->key() == Qt::Key_Tab);
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

// The window has other uses for these keys.
bool ReplInput::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool escapes = key->key() == Qt::Key_Escape && m_popup && m_popup->isVisible();
        if (escapes || (key->key() == Qt::Key_C && key->modifiers() == Qt::ControlModifier)) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void ReplInput::complete(bool asked)
{
    const QString text = toPlainText();
    m_repl.complete(text, textCursor().position(), this, [this, text, asked](const Completions &found) {
        if (toPlainText() != text || !hasFocus())
            return; // the user has typed on
        const bool only = found.items.size() == 1;
        const QString typed = text.mid(found.from, textCursor().position() - found.from);
        if (found.items.isEmpty() || (only && found.items.first().text == typed)) {
            if (m_popup)
                m_popup->dismiss();
            return;
        }
        m_completionFrom = found.from;
        if (only && asked) {
            insertCompletion(found.items.first().text);
            return;
        }
        if (!m_popup) {
            m_popup = new CompletionPopup(m_theme, this);
            connect(m_popup, &CompletionPopup::chosen, this, &ReplInput::insertCompletion);
        }
        m_popup->showItems(found.items, wordRect(found.from));
    });
}

QRect ReplInput::wordRect(int from) const
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(from);
    const QRect rect = cursorRect(cursor);
    return {viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

void ReplInput::insertCompletion(const QString &text)
{
    if (m_popup)
        m_popup->dismiss();
    if (text.isEmpty())
        return;
    QTextCursor cursor = textCursor();
    cursor.setPosition(m_completionFrom, QTextCursor::KeepAnchor);
    const QScopedValueRollback recalling(m_recalling, true); // nothing more is offered
    cursor.insertText(text);
    setFocus(Qt::OtherFocusReason);
}

void ReplInput::askPreview()
{
    const QString text = toPlainText();
    if (text.trimmed().isEmpty() || ConsoleRepl::check(text) == ConsoleRepl::Input::Incomplete) {
        emit previewChanged({});
        return;
    }
    m_repl.preview(text, this, [this, text](const Result<DebugValue> &value) {
        if (toPlainText() == text)
            emit previewChanged(value ? *value : DebugValue());
    });
}

void ReplInput::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (m_popup && event->reason() != Qt::PopupFocusReason)
        m_popup->dismiss();
}

void ReplInput::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(source->text());
}

void ReplInput::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QPlainTextEdit::changeEvent(event);
}

} // namespace boucle
