// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/statusbar.h"

#include "ui/common/icons.h"
#include "ui/main/loopgauge.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <chrono>

namespace boucle {

namespace {

using namespace std::chrono_literals;

constexpr auto messageStays = 6s;
constexpr int dotSize = 8;
// The dot with the room between it and the words.
constexpr QSize dotIconSize{dotSize + 5, dotSize};

// Style sheet property and colour of the dot for a state.
struct StateLook
{
    const char *property = "";
    ColourRole role = ColourRole::Text;
};

StateLook lookOf(const ServerFacts &facts)
{
    switch (facts.state) {
    case ServerState::Running:
        return {"running", ColourRole::Run};
    case ServerState::Starting:
    case ServerState::Stopping:
        return {"changing", ColourRole::Pause};
    case ServerState::Paused:
        return {"changing", ColourRole::Pause};
    case ServerState::Exited:
        if (facts.exitReason && isFailure(*facts.exitReason))
            return {"failed", ColourRole::Stop};
        break;
    case ServerState::Idle:
        break;
    }
    return {"idle", ColourRole::Faint};
}

QIcon dot(const QColor &colour, qreal ratio)
{
    QPixmap pixmap(dotIconSize * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(0.5, 0.5, dotSize - 1, dotSize - 1));
    return QIcon(pixmap);
}

void setLook(QWidget &widget, const char *value)
{
    if (widget.property("state") == QLatin1String(value))
        return;
    widget.setProperty("state", QString::fromLatin1(value));
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

} // namespace

StatusBar::StatusBar(const Theme &theme, QWidget *parent)
    : QStatusBar(parent)
    , m_theme(theme)
    , m_serverPart(makePart(&StatusBar::serverClicked))
    , m_pausedPart(makePart(&StatusBar::pausedClicked))
    , m_loop(new LoopGauge(theme, this))
    , m_saveEffect(makePart(&StatusBar::saveEffectClicked))
    , m_message(new QLabel)
    , m_position(makePart(&StatusBar::positionClicked))
    , m_encoding(new QLabel)
    , m_lineEnd(new QLabel)
    , m_language(new QLabel)
    , m_trustPart(makePart(&StatusBar::trustClicked))
{
    setSizeGripEnabled(false);
    setFixedHeight(Theme::statusBarHeight);
    setContentsMargins(Theme::grid, 0, Theme::grid, 0);

    m_serverPart->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_serverPart->setIconSize(dotIconSize);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    // Added from the left, with the message taking the room between the two groups.
    addWidget(m_serverPart);
    addWidget(m_pausedPart);
    setLook(*m_pausedPart, "paused");
    addWidget(m_loop);
    addWidget(m_saveEffect);
    addWidget(m_message, 1);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_position, m_encoding, m_lineEnd, m_language, m_trustPart})
        addPermanentWidget(part);

    connect(m_loop, &QAbstractButton::clicked, this, &StatusBar::loopClicked);
    m_uptimeTimer.setInterval(1s);
    connect(&m_uptimeTimer, &QTimer::timeout, this, &StatusBar::updateServer);
    m_messageTimer.setSingleShot(true);
    m_messageTimer.setInterval(messageStays);
    connect(&m_messageTimer, &QTimer::timeout, m_message, &QLabel::clear);
    connect(&m_theme, &Theme::changed, this, &StatusBar::updateServer);
    retranslateUi();
}

QToolButton *StatusBar::makePart(void (StatusBar::*clicked)())
{
    auto *part = new QToolButton(this);
    part->setAutoRaise(true);
    part->setFocusPolicy(Qt::TabFocus);
    part->setCursor(Qt::PointingHandCursor);
    connect(part, &QToolButton::clicked, this, clicked);
    return part;
}

void StatusBar::setServer(const std::optional<ServerFacts> &facts)
{
    m_server = facts;
    updateServer();
}

void StatusBar::setPausedAt(const QString &place)
{
    m_pausedAt = place;
    retranslateUi();
}

void StatusBar::setSaveEffect(const QString &words, const QString &reason)
{
    m_effectWords = words;
    m_effectReason = reason;
    retranslateUi();
}

void StatusBar::setLoop(const std::optional<LoopFacts> &facts)
{
    m_loop->setVisible(facts.has_value());
    if (facts)
        m_loop->setFacts(*facts);
}

void StatusBar::setEditor(const EditorFacts &facts)
{
    m_editor = facts;
    retranslateUi();
}

void StatusBar::setTrust(Trust trust)
{
    m_trust = trust;
    retranslateUi();
}

void StatusBar::post(const QString &message)
{
    m_message->setText(message);
    m_messageTimer.start();
}

void StatusBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QStatusBar::changeEvent(event);
}

void StatusBar::retranslateUi()
{
    const bool open = m_editor.line > 0;
    m_position->setText(tr("Ln %1, Col %2").arg(m_editor.line).arg(m_editor.column));
    m_position->setToolTip(tr("Go to a line"));
    m_position->setVisible(open);
    const std::pair<QLabel *, QString> facts[] = {
        {m_encoding, m_editor.encoding}, {m_lineEnd, m_editor.lineEnd}, {m_language, m_editor.language}};
    for (const auto &[label, text] : facts) {
        label->setText(text);
        label->setVisible(open && !text.isEmpty());
    }
    m_encoding->setToolTip(tr("Encoding"));
    m_lineEnd->setToolTip(tr("Line ends"));
    m_language->setToolTip(tr("Language of the file"));

    m_pausedPart->setVisible(!m_pausedAt.isEmpty());
    m_pausedPart->setText(tr("paused at %1").arg(m_pausedAt));
    m_pausedPart->setToolTip(tr("Show where the program stands"));

    m_saveEffect->setVisible(!m_effectWords.isEmpty());
    m_saveEffect->setText(m_effectWords);
    m_saveEffect->setToolTip(m_effectReason.isEmpty() ? tr("What saving would do to the running server")
                                                      : m_effectReason);

    m_trustPart->setVisible(m_trust != Trust::NoFolder);
    m_trustPart->setText(m_trust == Trust::Trusted ? tr("Trusted") : tr("Restricted"));
    m_trustPart->setToolTip(
        m_trust == Trust::Trusted
            ? tr("Code of this folder may run. Click to change that.")
            : tr("Nothing of this folder runs until you trust it. Click to change that."));
    updateServer();
}

void StatusBar::updateServer()
{
    m_serverPart->setVisible(m_server.has_value());
    if (!m_server) {
        m_uptimeTimer.stop();
        return;
    }
    StateLook look = lookOf(*m_server);
    if (m_server->state == ServerState::Paused && !m_pausedAt.isEmpty())
        look = {"running", ColourRole::Run};
    setLook(*m_serverPart, look.property);
    m_serverPart->setIcon(dot(m_theme.colour(look.role), devicePixelRatioF()));

    QString words;
    switch (m_server->state) {
    case ServerState::Idle:
        words = tr("not running");
        break;
    case ServerState::Starting:
        words = tr("starting…");
        break;
    case ServerState::Running:
    case ServerState::Paused: {
        const qint64 seconds = qMax<qint64>(0, m_server->startedAt.secsTo(QDateTime::currentDateTime()));
        const QString time = seconds < 60     ? tr("%1 s").arg(seconds)
                             : seconds < 3600 ? tr("%1 min").arg(seconds / 60)
                                              : tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
        // Where it is paused has a part of its own.
        words = m_server->state == ServerState::Paused && m_pausedAt.isEmpty() ? tr("paused · %1").arg(time)
                                                                               : tr("running · %1").arg(time);
        break;
    }
    case ServerState::Stopping:
        words = tr("stopping…");
        break;
    case ServerState::Exited:
        words = !m_server->exitReason ? tr("ended")
                : std::holds_alternative<Terminated>(*m_server->exitReason)
                    ? tr("stopped")
                    : tr("ended · code %1").arg(exitCodeOf(*m_server->exitReason));
        break;
    }
    if (m_server->otherRunning > 0)
        words = tr("%1 · %2 (+%3)").arg(m_server->name, words).arg(m_server->otherRunning);
    m_serverPart->setText(words);
    m_serverPart->setAccessibleName(tr("Server: %1").arg(words));
    m_serverPart->setToolTip(m_server->exitReason && m_server->state == ServerState::Exited
                                 ? m_server->name + QLatin1String(": ") + describe(*m_server->exitReason)
                                 : m_server->name);
    if (m_server->state == ServerState::Running || m_server->state == ServerState::Paused)
        m_uptimeTimer.start();
    else
        m_uptimeTimer.stop();
}

} // namespace boucle
