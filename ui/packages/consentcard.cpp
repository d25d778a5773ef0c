// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/packages/consentcard.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace boucle {

ConsentCard::ConsentCard(const Theme &theme, PackageScripts scripts, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_scripts(std::move(scripts))
    , m_icon(new QLabel(this))
    , m_words(new QLabel(this))
    , m_commands(new QLabel(this))
{
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_commands->setWordWrap(true);
    m_commands->setTextFormat(Qt::PlainText);
    m_commands->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_commands->setFont(theme.codeFont());
    m_commands->setProperty("look", QStringLiteral("dim"));
    m_commands->hide();
    QStringList lines;
    for (const auto &[event, command] : m_scripts.commands)
        lines.append(QStringLiteral("%1: %2").arg(event, command));
    m_commands->setText(lines.join(u'\n'));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    const auto add = [&](QPushButton *&button, const char *look) {
        button = new QPushButton(this);
        button->setProperty("look", QLatin1String(look));
        buttons->addWidget(button);
    };
    add(m_show, "link");
    add(m_once, "link");
    add(m_always, "link");
    add(m_never, "quiet");
    buttons->addStretch(1);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(Theme::grid * 2, Theme::grid * 2, Theme::grid * 2, Theme::grid);
    grid->setHorizontalSpacing(Theme::grid * 2);
    grid->setVerticalSpacing(Theme::grid);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_words, 0, 1);
    grid->addWidget(m_commands, 1, 1);
    grid->addLayout(buttons, 2, 1);
    grid->setColumnStretch(1, 1);
    connect(m_show, &QPushButton::clicked, this, [this] {
        m_commands->setVisible(m_commands->isHidden());
        retranslateUi();
    });
    using Consent = ProjectPackages::Consent;
    for (const auto &[button, consent] :
         {std::pair(m_once, Consent::Once), std::pair(m_always, Consent::Always),
          std::pair(m_never, Consent::Never)})
        connect(button, &QPushButton::clicked, this,
                [this, answer = consent] { emit answered(m_scripts.name, answer); });
    connect(&theme, &Theme::changed, this, &ConsentCard::updateIcon);
    updateIcon();
    retranslateUi();
}

void ConsentCard::updateIcon()
{
    m_icon->setPixmap(iconPixmap(m_theme, QLatin1String("shield-alert"), ColourRole::Pause, Theme::iconSize,
                                 devicePixelRatioF()));
    update();
}

void ConsentCard::retranslateUi()
{
    const bool isOwn = PackageScripts::isOwn(m_scripts.name);
    m_words->setText(
        m_scripts.name == QLatin1String(".")
            ? tr("This project has scripts of its own that run with an install.")
        : isOwn ? tr("%1 has scripts of its own that run with an install.").arg(m_scripts.name)
                : tr("%1 %2 wants to run an install script.").arg(m_scripts.name, m_scripts.version));
    m_show->setText(!m_commands->isHidden() ? tr("Hide") : tr("Show"));
    m_once->setText(tr("Allow once"));
    m_always->setText(tr("Always"));
    m_always->setToolTip(isOwn ? tr("With every install of this project")
                               : tr("In this project, for every version of %1").arg(m_scripts.name));
    m_never->setText(tr("Never"));
    for (QPushButton *button : {m_show, m_once, m_always, m_never})
        button->setAccessibleName(QStringLiteral("%1: %2").arg(button->text(), m_scripts.name));
    setAccessibleName(m_words->text());
}

void ConsentCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
}

void ConsentCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colour(ColourRole::Pause));
    painter.setBrush(m_theme.colour(ColourRole::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);
}

} // namespace boucle
