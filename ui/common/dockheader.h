// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>
#include <QWidget>

class QDockWidget;
class QHBoxLayout;
class QToolButton;

namespace boucle {

class HeaderButton;
class Theme;

/// A dock's title bar. At the sides its title stands in small capitals, with a chip behind it where there is
/// something to say; at the bottom it looks like the active tab of a tab bar, with an icon. Buttons of the
/// panel stand at its right, then the one that hides the dock. Drag it to move the dock.
class DockHeader : public QWidget
{
    Q_OBJECT
public:
    /// Takes the title from the dock's window title, and becomes its title bar, of no height while the dock is one of
    /// several tabs. `theme` must outlive it.
    DockHeader(const Theme &theme, QLatin1String iconName, QDockWidget &dock);

    enum class Show {
        Always,
        WhenNear ///< only while the mouse or the focus is on the header, so that several docks in a row stay
                 ///< quiet
    };

    /// A button of the panel, for `action`: an icon without text.
    QToolButton *addButton(QAction &action, Show show = Show::Always);
    /// How the button that hides the dock is shown at the sides; Always at first.
    void setHideButton(Show show);
    /// A few words about what the panel shows; empty: none.
    void setChip(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslateUi();
    bool looksLikeTab() const;
    /// A tab bar speaks for the dock.
    bool isTabbed() const;
    int titleWidth() const;

    const Theme &m_theme;
    const QLatin1String m_iconName;
    QDockWidget &m_dock;
    QHBoxLayout *m_buttons;
    HeaderButton *m_hide;
    bool m_quietHide = false;
    QString m_chip;
    Qt::DockWidgetArea m_area = Qt::LeftDockWidgetArea;
};

} // namespace boucle
