// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/windowstyle.h"

#include "ui/common/icons.h"

#include <QMainWindow>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace boucle {

namespace {
// Wide enough to catch with the mouse; only one pixel of it is drawn.
constexpr int separatorExtent = 4;
} // namespace

WindowStyle::WindowStyle(const Theme &theme)
    : QProxyStyle(QStringLiteral("fusion"))
    , m_theme(theme)
{
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    switch (element) {
    case PE_IndicatorBranch:
        drawBranch(*option, *painter, widget);
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        drawDockSeparator(*option, *painter, widget);
        return;
    case PE_FrameFocusRect: {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(m_theme.colour(ColourRole::Accent));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter->restore();
        return;
    }
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void WindowStyle::drawBranch(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    if (!(option.state & State_Children))
        return;
    constexpr int size = 12;
    const bool open = option.state & State_Open;
    const QRect &rect = option.rect;
    const qreal ratio = widget ? widget->devicePixelRatioF() : 1.0;
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QLatin1String name = open       ? QLatin1String("chevron-down")
                               : mirrored ? QLatin1String("chevron-left")
                                          : QLatin1String("chevron-right");
    painter.drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2,
                       iconPixmap(m_theme, name, ColourRole::Dim, size, ratio));
}

// One line of border on the side of the window's middle for docks at a side, on that of the dock for those
// below: there the active tab's line of accent follows at once. The rest is the ground of what is beside it.
void WindowStyle::drawDockSeparator(const QStyleOption &option, QPainter &painter,
                                    const QWidget *widget) const
{
    const QRect rect = option.rect;
    const auto *window = qobject_cast<const QMainWindow *>(widget);
    const QWidget *centre = window ? window->centralWidget() : nullptr;
    const QColor border = m_theme.colour(ColourRole::Border);
    if (rect.height() > rect.width()) {
        painter.fillRect(rect, m_theme.colour(ColourRole::Panel));
        const bool leftHalf = !widget || rect.center().x() < widget->width() / 2;
        painter.fillRect(leftHalf ? rect.right() : rect.left(), rect.top(), 1, rect.height(), border);
    } else {
        const bool belowCentre = centre && centre->geometry().bottom() < rect.top();
        painter.fillRect(rect, m_theme.colour(belowCentre ? ColourRole::Editor : ColourRole::Panel));
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, border);
    }
}

int WindowStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
    case PM_ToolBarIconSize:
        return Theme::iconSize;
    case PM_DockWidgetSeparatorExtent:
        return separatorExtent;
    case PM_DockWidgetFrameWidth:
    case PM_DockWidgetTitleMargin:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
    case PM_ToolBarItemSpacing:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int WindowStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                           QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace boucle
