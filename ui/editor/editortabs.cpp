// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editortabs.h"

#include "core/project/filekind.h"
#include "ui/common/fileicons.h"
#include "ui/common/icons.h"
#include "ui/editor/tabclosebutton.h"
#include "ui/editor/tabsaccessible.h"

#include <QDir>
#include <QFileInfo>
#include <QMouseEvent>
#include <QPainter>

namespace boucle {

EditorTabs::EditorTabs(const Theme &theme, QWidget *parent)
    : QTabBar(parent)
    , m_theme(theme)
{
    TabsAccessible::install();
    setMovable(true);
    setExpanding(false);
    setDocumentMode(true);
    setDrawBase(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setIconSize({Theme::iconSize, Theme::iconSize});
    setMouseTracking(true);
    setFixedHeight(Theme::tabHeight);
    setAccessibleName(tr("Open files"));
    connect(this, &QTabBar::currentChanged, this, &EditorTabs::updateIcons);
}

int EditorTabs::addPage(QWidget *page)
{
    const int index = addTab(QString());
    setTabData(index, QVariant::fromValue(page));
    auto *button = new TabCloseButton(m_theme, this);
    connect(button, &QAbstractButton::clicked, this, [this, page] { emit closeRequested(page); });
    setTabButton(index, QTabBar::RightSide, button);
    return index;
}

int EditorTabs::indexOf(const QWidget *wanted) const
{
    for (int i = 0; i < count(); ++i) {
        if (page(i) == wanted)
            return i;
    }
    return -1;
}

QWidget *EditorTabs::page(int index) const
{
    return tabData(index).value<QWidget *>();
}

void EditorTabs::setLabel(int index, const Label &label)
{
    const QString text = label.missing    ? tr("%1 (deleted)").arg(label.text)
                         : label.readOnly ? tr("%1 (read-only)").arg(label.text)
                                          : label.text;
    QString shown = label.readOnly ? label.text : text; // a lock says it
    setTabText(index, shown.replace(u'&', QStringLiteral("&&")));
    setTabToolTip(index, QDir::toNativeSeparators(label.path));
    setAccessibleTabName(index, label.modified ? tr("%1, unsaved").arg(text) : text);
    auto *button = static_cast<TabCloseButton *>(tabButton(index, QTabBar::RightSide));
    button->setModified(label.modified);
    button->setAccessibleName(tr("Close %1").arg(label.text));
    button->setToolTip(tr("Close"));
    updateIcons();
}

// The active tab's icon is as bright as its text.
void EditorTabs::updateIcons()
{
    for (int i = 0; i < count(); ++i) {
        const bool current = i == currentIndex();
        const QString path = tabToolTip(i);
        const QLatin1String name = path.startsWith(u'/') ? iconNameOf(fileKindOf(QFileInfo(path).fileName()))
                                                         : QLatin1String("lock");
        setTabIcon(i, icon(m_theme, name, current ? ColourRole::Text : ColourRole::Dim));
        if (auto *button = static_cast<TabCloseButton *>(tabButton(i, QTabBar::RightSide)))
            button->setShown(current || i == m_hovered);
    }
}

void EditorTabs::setHovered(int index)
{
    if (index == m_hovered)
        return;
    m_hovered = index;
    updateIcons();
}

void EditorTabs::mousePressEvent(QMouseEvent *event)
{
    m_middlePressed = event->button() == Qt::MiddleButton ? tabAt(event->pos()) : -1;
    QTabBar::mousePressEvent(event);
}

void EditorTabs::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && m_middlePressed >= 0 && tabAt(event->pos()) == m_middlePressed)
        emit closeRequested(page(m_middlePressed));
    m_middlePressed = -1;
    QTabBar::mouseReleaseEvent(event);
}

void EditorTabs::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(tabAt(event->pos()));
    QTabBar::mouseMoveEvent(event);
}

void EditorTabs::leaveEvent(QEvent *event)
{
    setHovered(-1);
    QTabBar::leaveEvent(event);
}

// The line below the row, open where the active tab goes over into its text.
void EditorTabs::paintEvent(QPaintEvent *event)
{
    QTabBar::paintEvent(event);
    QPainter painter(this);
    const int y = height() - 1;
    painter.fillRect(0, y, width(), 1, m_theme.colour(ColourRole::Border));
    if (const QRect active = tabRect(currentIndex()); active.isValid())
        painter.fillRect(active.left(), y, active.width() - 1, 1, m_theme.colour(ColourRole::Editor));
}

} // namespace boucle
