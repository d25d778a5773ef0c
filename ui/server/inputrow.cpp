// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/inputrow.h"

#include "core/debugger/consolerepl.h"
#include "core/session/serversession.h"
#include "ui/common/chip.h"
#include "ui/common/icons.h"
#include "ui/debugger/valuedelegate.h"
#include "ui/server/inputline.h"
#include "ui/server/previewline.h"
#include "ui/server/replinput.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace boucle {

namespace {
constexpr int leftPadding = 14; // as the output above
constexpr int promptSize = 12;
constexpr int promptTop = 7;
} // namespace

InputRow::InputRow(const Theme &theme, ServerSession &session, ConsoleRepl *repl, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_session(session)
    , m_repl(repl)
    , m_prompt(new QLabel(this))
    , m_line(new InputLine(this))
{
    setObjectName(QStringLiteral("inputRow"));
    setAttribute(Qt::WA_StyledBackground);
    m_prompt->setContentsMargins(0, promptTop, 0, 0);
    m_line->setFrame(false);
    m_line->setFont(ValueDelegate::rowFont(theme));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(leftPadding, 0, 2 * Theme::grid, 0);
    layout->setHorizontalSpacing(2);
    layout->setVerticalSpacing(0);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_prompt, 0, 0, Qt::AlignTop);
    layout->addWidget(m_line, 0, 1);
    connect(m_line, &InputLine::lineEntered, this, [this](const QString &line) {
        m_session.writeInput(line);
        emit entered();
    });
    connect(m_line, &InputLine::inputClosed, &m_session, &ServerSession::closeInput);

    if (m_repl) {
        m_expression = new ReplInput(theme, *repl, this);
        m_expression->setFont(ValueDelegate::rowFont(theme));
        m_preview = new PreviewLine(theme, this);
        m_preview->hide();
        m_interrupt = new QToolButton(this);
        m_interrupt->setIcon(icon(theme, QLatin1String("square"), ColourRole::Stop));
        m_interrupt->setFocusPolicy(Qt::TabFocus);
        m_evaluateSwitch = makeSwitch(Mode::Evaluate);
        m_inputSwitch = makeSwitch(Mode::ServerInput);
        layout->addWidget(m_expression, 0, 1);
        layout->addWidget(m_preview, 1, 1);
        layout->addWidget(m_interrupt, 0, 2, Qt::AlignTop);
        layout->addWidget(m_evaluateSwitch, 0, 3, Qt::AlignTop);
        layout->addWidget(m_inputSwitch, 0, 4, Qt::AlignTop);
        connect(m_expression, &ReplInput::evaluated, this, &InputRow::evaluate);
        connect(m_expression, &ReplInput::previewChanged, this, [this](const DebugValue &value) {
            m_preview->setValue(value);
            // Its line stays while something is typed: coming and going it would move the output.
            if (!value.text.isEmpty())
                m_preview->show();
        });
        connect(m_expression, &QPlainTextEdit::textChanged, this, [this] {
            if (m_expression->document()->isEmpty())
                m_preview->hide();
        });
        connect(m_interrupt, &QToolButton::clicked, this, [this] { m_repl->interrupt(); });
        connect(m_repl, &ConsoleRepl::stateChanged, this, &InputRow::updateBusy);
    }
    connect(&m_theme, &Theme::changed, this, &InputRow::updateColours);
    updateColours();
    setMode(m_repl ? Mode::Evaluate : Mode::ServerInput);
    updateBusy();
}

QToolButton *InputRow::makeSwitch(Mode mode)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("inputSwitch"));
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setFont(chipFont(m_theme));
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::toggled, this, [this, mode](bool on) {
        if (!on || m_mode == mode)
            return;
        setMode(mode);
        setFocus(Qt::OtherFocusReason);
    });
    return button;
}

void InputRow::setMode(Mode mode)
{
    m_mode = mode;
    const bool evaluates = mode == Mode::Evaluate;
    m_line->setVisible(!evaluates);
    if (m_repl) {
        m_expression->setVisible(evaluates);
        m_preview->setVisible(evaluates && !m_expression->document()->isEmpty());
        m_evaluateSwitch->setChecked(evaluates);
        m_inputSwitch->setChecked(!evaluates);
    }
    setFocusProxy(evaluates ? static_cast<QWidget *>(m_expression) : m_line);
    retranslate();
}

void InputRow::reopen()
{
    m_line->reopen();
}

void InputRow::evaluate(const QString &text)
{
    const Result<void> begun = m_repl->evaluate(text);
    if (!begun) {
        m_expression->setText(text); // nothing of it is lost
        emit errorOccurred(begun.error());
        return;
    }
    emit entered();
}

void InputRow::updateBusy()
{
    if (m_interrupt)
        m_interrupt->setVisible(m_mode == Mode::Evaluate && m_repl->isBusy());
}

// Fields without a field's frame: part of the output's ground.
void InputRow::updateColours()
{
    const auto name = [this](ColourRole role) { return m_theme.colour(role).name(); };
    setStyleSheet(
        QStringLiteral("#inputRow { background: %1; border-top: 1px solid %2; }"
                       "#inputRow QLineEdit { background: transparent; border: none; padding: 5px 4px; }"
                       "#inputRow QPlainTextEdit { background: transparent; border: none; border-radius: 0; "
                       "padding: 5px 0 5px 4px; }"
                       "#inputSwitch { color: %3; border-radius: 4px; padding: 2px 7px; margin: 3px 0; }"
                       "#inputSwitch:checked { color: %4; background: %2; }"
                       "#inputSwitch:focus { border-color: %5; }")
            .arg(name(ColourRole::Panel), name(ColourRole::Border), name(ColourRole::Dim),
                 name(ColourRole::Text), name(ColourRole::Accent)));
    const QLatin1String sign =
        m_mode == Mode::Evaluate ? QLatin1String("chevron-right") : QLatin1String("text-cursor-input");
    m_prompt->setPixmap(iconPixmap(m_theme, sign, ColourRole::Accent, promptSize, devicePixelRatioF()));
}

void InputRow::retranslate()
{
    updateColours();
    if (!m_repl)
        return;
    m_evaluateSwitch->setText(tr("Evaluate"));
    m_evaluateSwitch->setToolTip(tr("What is typed is evaluated in the program"));
    m_inputSwitch->setText(tr("Server Input"));
    m_inputSwitch->setToolTip(tr("What is typed is sent to the server's standard input"));
    m_interrupt->setAccessibleName(tr("Stop Evaluating"));
    m_interrupt->setToolTip(tr("Stop Evaluating"));
}

void InputRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace boucle
