// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace boucle {

class Theme;

/// The row of open files: icon, name, and a button that closes, which is a dot while the file is unsaved.
/// Tabs can be dragged; a middle click closes. A tab is known by its page.
class EditorTabs : public QTabBar
{
    Q_OBJECT
public:
    struct Label
    {
        QString path;
        QString text; ///< the file's name, with its folder where another tab has the same name
        bool modified = false;
        bool missing = false;  ///< deleted on disk
        bool readOnly = false; ///< no file at all
    };

    /// `theme` must outlive the tabs.
    explicit EditorTabs(const Theme &theme, QWidget *parent = nullptr);

    int addPage(QWidget *page);
    int indexOf(const QWidget *page) const;
    QWidget *page(int index) const;
    void setLabel(int index, const Label &label);

signals:
    void closeRequested(QWidget *page);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void updateIcons();
    void setHovered(int index);

    const Theme &m_theme;
    int m_middlePressed = -1;
    int m_hovered = -1;
};

} // namespace boucle
