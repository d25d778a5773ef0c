// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consolepage.h"

#include "core/session/serversession.h"
#include "ui/editor/findbar.h"
#include "ui/server/consolesearch.h"
#include "ui/server/consoletrees.h"
#include "ui/server/consoleview.h"
#include "ui/server/inputrow.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace boucle {

ConsolePage::ConsolePage(const Theme &theme, ServerSession &session, ConsoleRepl *repl, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_view(new ConsoleView(theme, session.log(), this))
    , m_findBar(new FindBar(theme, FindBar::Mode::FindOnly, this))
    , m_search(new ConsoleSearch(*m_view, *m_findBar, this))
    , m_input(new InputRow(theme, session, repl, this))
{
    if (repl) {
        m_trees = new ConsoleTrees(theme, *m_view, *repl, this);
        connect(m_trees, &ConsoleTrees::errorOccurred, this, &ConsolePage::errorOccurred);
        connect(m_trees, &ConsoleTrees::addToWatchRequested, this, &ConsolePage::addToWatchRequested);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_input);
    layout->addWidget(m_findBar);
    setFocusProxy(m_view);

    connect(m_input, &InputRow::entered, this, [this] { m_view->setFollowing(true); });
    connect(m_input, &InputRow::errorOccurred, this, &ConsolePage::errorOccurred);
    connect(&m_session, &ServerSession::stateChanged, this, &ConsolePage::updateInput);
    updateInput();
}

// While it lives, the view asks it.
ConsolePage::~ConsolePage()
{
    delete m_trees;
}

void ConsolePage::updateInput()
{
    const ServerState state = m_session.state();
    if (state == ServerState::Starting)
        m_input->reopen();
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus = focus && m_input->isAncestorOf(focus);
    m_input->setVisible(isAlive(state));
    if (hadFocus && !isAlive(state))
        m_view->setFocus(Qt::OtherFocusReason);
}

void ConsolePage::focusInput()
{
    if (m_input->isVisibleTo(this))
        m_input->setFocus(Qt::OtherFocusReason);
    else
        m_view->setFocus(Qt::OtherFocusReason);
}

void ConsolePage::copyAll()
{
    QApplication::clipboard()->setText(m_session.log().plainText());
}

void ConsolePage::openFind()
{
    m_findBar->open(m_view->selectedText(), false);
}

void ConsolePage::findNext()
{
    m_search->next();
}

void ConsolePage::findPrevious()
{
    m_search->previous();
}

void ConsolePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_findBar->isVisible())
        m_findBar->dismiss();
    else
        QWidget::keyPressEvent(event);
}

} // namespace boucle
