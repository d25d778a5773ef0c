// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/messagebar.h"

#include "ui/common/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace boucle {

namespace {
constexpr int edgeWidth = 2;
}

MessageBar::MessageBar(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_layout(new QHBoxLayout(this))
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
{
    hide();
    m_layout->setContentsMargins(3 * Theme::grid, Theme::grid, 2 * Theme::grid, Theme::grid);
    m_layout->setSpacing(2 * Theme::grid);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_layout->addWidget(m_icon, 0);
    m_layout->addWidget(m_text, 1);
    connect(&m_theme, &Theme::changed, this, &MessageBar::updateIcon);
}

void MessageBar::showMessage(QLatin1String iconName, ColourRole role, const QString &text,
                             const QList<Choice> &choices)
{
    for (QWidget *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater(); // it may be the one that is being clicked
    }
    m_buttons.clear();
    m_iconName = iconName;
    m_role = role;
    m_text->setText(text);
    setAccessibleName(text);
    for (const Choice &choice : choices) {
        auto *button = new QPushButton(choice.text, this);
        button->setProperty("look", QStringLiteral("link"));
        connect(button, &QPushButton::clicked, this, [this, act = choice.act] {
            hide();
            act();
        });
        m_layout->addWidget(button);
        m_buttons.append(button);
    }
    updateIcon();
    show();
}

void MessageBar::updateIcon()
{
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_theme, m_iconName, m_role, Theme::iconSize, devicePixelRatioF()));
    update();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(ColourRole::Raised));
    painter.fillRect(0, 0, edgeWidth, height(), m_theme.colour(m_role));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.colour(ColourRole::Border));
}

} // namespace boucle
