// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace boucle {

class Theme;

/// The button in a file's tab: a cross where it can be pressed, a dot while the file is unsaved, nothing on
/// quiet tabs (its place stays).
class TabCloseButton : public QAbstractButton
{
    Q_OBJECT
public:
    /// `theme` must outlive the button.
    explicit TabCloseButton(const Theme &theme, QWidget *parent = nullptr);

    void setModified(bool modified);
    /// Whether the tab is the active one or the mouse is over it.
    void setShown(bool shown);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    const Theme &m_theme;
    bool m_modified = false;
    bool m_shown = false;
};

} // namespace boucle
