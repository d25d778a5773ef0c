// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/windowstyle.h"

#include "ui/common/icons.h"

#include <QDialogButtonBox>
#include <QMainWindow>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QWidget>

namespace boucle {

namespace {
// Wide enough to catch with the mouse; only one pixel of it is drawn.
constexpr int separatorExtent = 4;
constexpr int smallIcon = 12;
constexpr qreal checkRadius = 3.5;
constexpr qreal radioDot = 3.5;

// Of the set, for what Qt's own dialogs ask for; empty for the rest.
QLatin1String iconNameOf(QStyle::StandardPixmap icon)
{
    switch (icon) {
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirClosedIcon:
        return QLatin1String("folder");
    case QStyle::SP_DirOpenIcon:
        return QLatin1String("folder-open");
    case QStyle::SP_DirLinkIcon:
    case QStyle::SP_DirLinkOpenIcon:
        return QLatin1String("folder-symlink");
    case QStyle::SP_DirHomeIcon:
        return QLatin1String("house");
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon:
        return QLatin1String("file");
    case QStyle::SP_ComputerIcon:
    case QStyle::SP_DesktopIcon:
        return QLatin1String("monitor");
    case QStyle::SP_DriveHDIcon:
    case QStyle::SP_DriveNetIcon:
        return QLatin1String("hard-drive");
    case QStyle::SP_FileDialogNewFolder:
        return QLatin1String("folder-plus");
    case QStyle::SP_FileDialogBack:
    case QStyle::SP_ArrowBack:
    case QStyle::SP_ArrowLeft:
        return QLatin1String("arrow-left");
    case QStyle::SP_ArrowForward:
    case QStyle::SP_ArrowRight:
        return QLatin1String("arrow-right");
    case QStyle::SP_FileDialogToParent:
    case QStyle::SP_ArrowUp:
        return QLatin1String("arrow-up");
    case QStyle::SP_FileDialogListView:
        return QLatin1String("layout-grid");
    case QStyle::SP_FileDialogDetailedView:
        return QLatin1String("list");
    case QStyle::SP_LineEditClearButton:
    case QStyle::SP_TitleBarCloseButton:
        return QLatin1String("x");
    default:
        return {};
    }
}
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
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(*option, *painter, widget);
        return;
    case PE_IndicatorRadioButton:
        drawRadioButton(*option, *painter);
        return;
    case PE_IndicatorArrowRight:
        drawIcon(QLatin1String("chevron-right"), *option, *painter, widget);
        return;
    case PE_IndicatorArrowLeft:
        drawIcon(QLatin1String("chevron-left"), *option, *painter, widget);
        return;
    case PE_IndicatorArrowDown:
        drawIcon(QLatin1String("chevron-down"), *option, *painter, widget);
        return;
    case PE_IndicatorArrowUp:
        drawIcon(QLatin1String("chevron-up"), *option, *painter, widget);
        return;
    case PE_IndicatorMenuCheckMark:
        if (option->state & State_On)
            drawIcon(QLatin1String("check"), *option, *painter, widget, ColourRole::Text);
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

void WindowStyle::drawCheckBox(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    const bool on = option.state & State_On;
    const bool partly = option.state & State_NoChange;
    const bool enabled = option.state & State_Enabled;
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const ColourRole ground = !enabled       ? ColourRole::Panel
                              : on || partly ? ColourRole::Accent
                                             : ColourRole::Editor;
    const ColourRole edge = option.state & State_HasFocus ? ColourRole::Text
                            : !enabled                    ? ColourRole::Border
                            : on || partly                ? ColourRole::Accent
                                                          : ColourRole::Faint;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colour(edge));
    painter.setBrush(m_theme.colour(ground));
    painter.drawRoundedRect(box, checkRadius, checkRadius);
    if (partly) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(ColourRole::Editor));
        painter.drawRect(QRectF(box.left() + 3, box.center().y() - 1, box.width() - 6, 2));
    }
    painter.restore();
    if (on)
        drawIcon(QLatin1String("check"), option, painter, widget,
                 enabled ? ColourRole::Editor : ColourRole::Faint);
}

void WindowStyle::drawRadioButton(const QStyleOption &option, QPainter &painter) const
{
    const bool on = option.state & State_On;
    const bool enabled = option.state & State_Enabled;
    const QRectF circle = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const ColourRole edge = option.state & State_HasFocus ? ColourRole::Text
                            : !enabled                    ? ColourRole::Border
                            : on                          ? ColourRole::Accent
                                                          : ColourRole::Faint;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.colour(edge));
    painter.setBrush(m_theme.colour(enabled ? ColourRole::Editor : ColourRole::Panel));
    painter.drawEllipse(circle);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(enabled ? ColourRole::Accent : ColourRole::Faint));
        painter.drawEllipse(circle.center(), radioDot, radioDot);
    }
    painter.restore();
}

void WindowStyle::drawBranch(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    if (!(option.state & State_Children))
        return;
    const bool mirrored = option.direction == Qt::RightToLeft;
    drawIcon(option.state & State_Open ? QLatin1String("chevron-down")
             : mirrored                ? QLatin1String("chevron-left")
                                       : QLatin1String("chevron-right"),
             option, painter, widget);
}

void WindowStyle::drawIcon(QLatin1String name, const QStyleOption &option, QPainter &painter,
                           const QWidget *widget, ColourRole role) const
{
    const QRect &rect = option.rect;
    painter.drawPixmap(
        rect.x() + (rect.width() - smallIcon) / 2, rect.y() + (rect.height() - smallIcon) / 2,
        iconPixmap(m_theme, name, role, smallIcon, widget ? widget->devicePixelRatioF() : 1.0));
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
    case SH_Menu_Mask:
        // Round corners without a compositor.
        if (auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(returnData); mask && option) {
            QPainterPath path;
            path.addRoundedRect(option->rect, Theme::radius, Theme::radius);
            mask->region = QRegion(path.toFillPolygon().toPolygon());
            return 1;
        }
        return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_DialogButtonLayout:
        return QDialogButtonBox::GnomeLayout;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QIcon WindowStyle::standardIcon(StandardPixmap standardIcon, const QStyleOption *option,
                                const QWidget *widget) const
{
    const QLatin1String name = iconNameOf(standardIcon);
    return name.isEmpty() ? QProxyStyle::standardIcon(standardIcon, option, widget)
                          : icon(m_theme, name, ColourRole::Dim);
}

} // namespace boucle
