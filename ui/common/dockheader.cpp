// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dockheader.h"

#include "ui/common/chip.h"
#include "ui/common/headerbutton.h"
#include "ui/common/icons.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace boucle {

namespace {
constexpr int sideMargin = Theme::grid * 3;
constexpr int tabMargin = 14;
constexpr int accentLine = 2;
} // namespace

DockHeader::DockHeader(const Theme &theme, QLatin1String iconName, QDockWidget &dock)
    : QWidget(&dock)
    , m_theme(theme)
    , m_iconName(iconName)
    , m_dock(dock)
    , m_buttons(new QHBoxLayout(this))
    , m_hide(new HeaderButton(this))
{
    m_hide->setIcon(icon(theme, QLatin1String("chevron-down"), ColourRole::Dim));
    m_hide->setFocusPolicy(Qt::TabFocus);
    connect(m_hide, &QToolButton::clicked, &dock, &QDockWidget::close);

    m_buttons->setContentsMargins(0, 0, Theme::grid, 0);
    m_buttons->setSpacing(0);
    m_buttons->addStretch();
    m_buttons->addWidget(m_hide);

    connect(&dock, &QDockWidget::dockLocationChanged, this, [this](Qt::DockWidgetArea area) {
        m_area = area;
        retranslateUi();
        updateGeometry();
        update();
    });
    connect(&dock, &QDockWidget::topLevelChanged, this, qOverload<>(&QWidget::update));
    connect(&dock, &QDockWidget::windowTitleChanged, this, &DockHeader::retranslateUi);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    dock.setTitleBarWidget(this);
    retranslateUi();
}

QToolButton *DockHeader::addButton(QAction &action, Show show)
{
    auto *button = new HeaderButton(this);
    button->setQuiet(show == Show::WhenNear);
    button->setDefaultAction(&action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void DockHeader::setHideButton(Show show)
{
    m_quietHide = show == Show::WhenNear;
    retranslateUi();
}

void DockHeader::setChip(const QString &text)
{
    m_chip = text;
    setAccessibleDescription(text);
    update();
}

bool DockHeader::event(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        update(); // its buttons as well
    return QWidget::event(event);
}

bool DockHeader::isTabbed() const
{
    const auto *window = qobject_cast<const QMainWindow *>(m_dock.parentWidget());
    if (!window || m_dock.isFloating() || !looksLikeTab())
        return false;
    const QList<QDockWidget *> others = window->tabifiedDockWidgets(&m_dock);
    return std::any_of(others.begin(), others.end(), [](const QDockWidget *other) { return !other->isHidden(); });
}

QSize DockHeader::sizeHint() const
{
    if (isTabbed())
        return {0, 0};
    const int height = looksLikeTab() ? Theme::tabHeight : Theme::dockHeaderHeight;
    return {titleWidth() + m_buttons->sizeHint().width(), height};
}

QSize DockHeader::minimumSizeHint() const
{
    if (isTabbed())
        return {0, 0};
    return {m_buttons->minimumSize().width() + sideMargin * 2, sizeHint().height()};
}

void DockHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void DockHeader::retranslateUi()
{
    const QString text = tr("Hide %1").arg(m_dock.windowTitle());
    m_hide->setAccessibleName(text);
    m_hide->setToolTip(text);
    // At a side the panel is closed rather than folded down.
    m_hide->setQuiet(m_quietHide && !looksLikeTab());
    m_hide->setIcon(
        icon(m_theme, looksLikeTab() ? QLatin1String("chevron-down") : QLatin1String("x"), ColourRole::Dim));
    update();
}

bool DockHeader::looksLikeTab() const
{
    return m_area == Qt::BottomDockWidgetArea || m_area == Qt::TopDockWidgetArea;
}

int DockHeader::titleWidth() const
{
    if (looksLikeTab()) {
        return 2 * tabMargin + Theme::iconSize + 2 * Theme::grid +
               fontMetrics().horizontalAdvance(m_dock.windowTitle());
    }
    return 2 * sideMargin +
           QFontMetrics(m_theme.headerFont()).horizontalAdvance(m_dock.windowTitle().toUpper());
}

void DockHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor border = m_theme.colour(ColourRole::Border);
    painter.fillRect(rect(), m_theme.colour(ColourRole::Panel));
    const int room = width() - m_buttons->sizeHint().width();
    if (!looksLikeTab()) {
        painter.setFont(m_theme.headerFont());
        painter.setPen(m_theme.colour(ColourRole::Dim));
        const QRect textRect(sideMargin, 0, room - sideMargin, height());
        painter.drawText(textRect, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_dock.windowTitle().toUpper(), Qt::ElideRight,
                                                          textRect.width()));
        const int left = titleWidth() - sideMargin + 2 * Theme::grid;
        if (!m_chip.isEmpty())
            paintChip(painter, m_theme, QRect(left, 0, room - left, height()), m_chip);
        return;
    }
    painter.fillRect(0, height() - 1, width(), 1, border);
    const QRect tab(0, 0, qMin(titleWidth(), room), height());
    painter.fillRect(tab, m_theme.colour(ColourRole::Editor));
    painter.fillRect(tab.left(), tab.top(), tab.width(), accentLine, m_theme.colour(ColourRole::Accent));
    painter.fillRect(tab.right() + 1, tab.top(), 1, tab.height(), border);
    const int iconTop = (height() - Theme::iconSize) / 2 + 1;
    painter.drawPixmap(
        tab.left() + tabMargin, iconTop,
        iconPixmap(m_theme, m_iconName, ColourRole::Text, Theme::iconSize, devicePixelRatioF()));
    painter.setPen(m_theme.colour(ColourRole::Text));
    const int left = tab.left() + tabMargin + Theme::iconSize + 2 * Theme::grid;
    const QRect textRect(left, tab.top() + accentLine, tab.right() - left, tab.height() - accentLine);
    painter.drawText(
        textRect, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_dock.windowTitle(), Qt::ElideRight, textRect.width()));
}

} // namespace boucle
