// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/configurationbutton.h"

#include "ui/common/icons.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QPainter>

namespace boucle {

namespace {
constexpr int boxHeight = 28;
constexpr int padding = 10;
constexpr int gap = 8;
constexpr int smallIcon = 14;
constexpr int widest = 260;
} // namespace

ConfigurationButton::ConfigurationButton(const Theme &theme, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setPopupMode(QToolButton::InstantPopup);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMenu(new QMenu(this));
    setEnabled(false);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslateUi();
}

void ConfigurationButton::setConfigurations(const QStringList &names, const QStringList &details, int current)
{
    m_names = names;
    m_details = details;
    m_current = current;
    rebuildMenu();
    retranslateUi();
    updateGeometry();
    update();
}

void ConfigurationButton::setCommands(const QList<QAction *> &commands)
{
    m_commands = commands;
    rebuildMenu();
}

void ConfigurationButton::rebuildMenu()
{
    menu()->clear();
    // A group of the menu's own, so that clear() and the group end together.
    auto *group = new QActionGroup(menu());
    for (int i = 0; i < m_names.size(); ++i) {
        // '&' would be taken for a mnemonic, and a tab starts the column of shortcuts, which suits the
        // detail.
        QString text = m_names.at(i);
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        if (!m_details.value(i).isEmpty())
            text += QLatin1Char('\t') + m_details.at(i);
        QAction *action = menu()->addAction(text);
        action->setCheckable(true);
        action->setChecked(i == m_current);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { emit chosen(i); });
    }
    if (!m_commands.isEmpty()) {
        menu()->addSeparator();
        menu()->addActions(m_commands);
    }
    setEnabled(!m_names.isEmpty());
}

QString ConfigurationButton::label() const
{
    return m_current >= 0 && m_current < m_names.size() ? m_names.at(m_current) : tr("No configuration");
}

void ConfigurationButton::retranslateUi()
{
    setAccessibleName(tr("Run Configuration"));
    setAccessibleDescription(label());
    setToolTip(m_current >= 0 ? tr("Run configuration: %1").arg(label())
                              : tr("Nothing to run was found in this folder"));
}

QSize ConfigurationButton::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(label()) + 2;
    return {qMin(widest, 2 * padding + smallIcon + gap + text + gap + smallIcon), boxHeight};
}

QSize ConfigurationButton::minimumSizeHint() const
{
    return {2 * padding + 2 * smallIcon + 2 * gap + 24, boxHeight};
}

void ConfigurationButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
        updateGeometry();
    }
    QToolButton::changeEvent(event);
}

void ConfigurationButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = underMouse() && isEnabled();
    painter.setPen(m_theme.colour(hasFocus() ? ColourRole::Accent
                                  : marked   ? ColourRole::Faint
                                             : ColourRole::Border));
    painter.setBrush(m_theme.colour(isEnabled() ? ColourRole::Raised : ColourRole::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::radius, Theme::radius);

    const qreal ratio = devicePixelRatioF();
    const int iconTop = (height() - smallIcon) / 2;
    painter.drawPixmap(padding, iconTop,
                       iconPixmap(m_theme, QLatin1String("play"),
                                  isEnabled() ? ColourRole::Run : ColourRole::Faint, smallIcon, ratio));
    painter.drawPixmap(width() - padding - smallIcon, iconTop,
                       iconPixmap(m_theme, QLatin1String("chevron-down"),
                                  isEnabled() ? ColourRole::Dim : ColourRole::Faint, smallIcon, ratio));
    const int left = padding + smallIcon + gap;
    const int room = width() - left - gap - smallIcon - padding;
    painter.setPen(m_theme.colour(isEnabled() ? ColourRole::Text : ColourRole::Dim));
    painter.drawText(QRect(left, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(label(), Qt::ElideRight, room));
}

} // namespace boucle
