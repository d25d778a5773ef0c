// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consolepage.h"

#include "core/session/serversession.h"
#include "ui/common/icons.h"
#include "ui/editor/findbar.h"
#include "ui/server/consolesearch.h"
#include "ui/server/consoleview.h"
#include "ui/server/inputline.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace boucle {

namespace {
constexpr int leftPadding = 14; // as the output above
constexpr int promptSize = 12;
} // namespace

ConsolePage::ConsolePage(const Theme &theme, ServerSession &session, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_session(session)
    , m_view(new ConsoleView(theme, session.log(), this))
    , m_findBar(new FindBar(theme, FindBar::Mode::FindOnly, this))
    , m_search(new ConsoleSearch(*m_view, *m_findBar, this))
    , m_input(new InputLine(this))
    , m_inputRow(new QWidget(this))
{
    auto *prompt = new QLabel(m_inputRow);
    prompt->setPixmap(iconPixmap(theme, QLatin1String("chevron-right"), ColourRole::Accent, promptSize,
                                 devicePixelRatioF()));
    connect(&m_theme, &Theme::changed, prompt, [this, prompt] {
        prompt->setPixmap(iconPixmap(m_theme, QLatin1String("chevron-right"), ColourRole::Accent, promptSize,
                                     devicePixelRatioF()));
    });
    m_input->setFrame(false);
    m_input->setFont(m_theme.codeFont());
    auto *inputLayout = new QHBoxLayout(m_inputRow);
    inputLayout->setContentsMargins(leftPadding, 0, leftPadding, 0);
    inputLayout->setSpacing(0);
    inputLayout->addWidget(prompt);
    inputLayout->addWidget(m_input, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_inputRow);
    layout->addWidget(m_findBar);
    setFocusProxy(m_view);

    connect(m_input, &InputLine::lineEntered, this, [this](const QString &line) {
        m_session.writeInput(line);
        m_view->setFollowing(true);
    });
    connect(m_input, &InputLine::inputClosed, &m_session, &ServerSession::closeInput);
    connect(&m_session, &ServerSession::stateChanged, this, &ConsolePage::updateInput);
    connect(&m_theme, &Theme::changed, this, &ConsolePage::updateColours);
    updateColours();
    updateInput();
}

// A field without a field's frame: part of the output's ground.
void ConsolePage::updateColours()
{
    m_inputRow->setObjectName(QStringLiteral("inputRow"));
    m_inputRow->setStyleSheet(
        QStringLiteral("#inputRow { background: %1; border-top: 1px solid %2; }"
                       "#inputRow QLineEdit { background: transparent; border: none; padding: 5px 4px; }")
            .arg(m_theme.colour(ColourRole::Panel).name(), m_theme.colour(ColourRole::Border).name()));
}

void ConsolePage::updateInput()
{
    const ServerState state = m_session.state();
    if (state == ServerState::Starting)
        m_input->reopen();
    const bool hadFocus = m_input->hasFocus();
    m_inputRow->setVisible(isAlive(state));
    if (hadFocus && !isAlive(state))
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
