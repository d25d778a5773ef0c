// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>
#include <QRect>

class QVBoxLayout;

namespace boucle {

class Theme;

/// A raised frame over the window, near what it is about. Goes away with Escape, with a press of the mouse
/// elsewhere, and when its window is left or changes its size; the focus is where it was then.
class PopupFrame : public QFrame
{
    Q_OBJECT
public:
    enum class Focus {
        Take,
        Leave ///< until the user clicks into it
    };

    /// Over the window of `host`. `theme` must outlive the frame.
    PopupFrame(const Theme &theme, QWidget *host);

    /// Below `anchor`, or above it where there is more room. Global.
    void openAt(const QRect &anchor, Focus focus = Focus::Take);
    /// Hides it and sends dismissed().
    void dismiss();

signals:
    void dismissed();

protected:
    /// Where the content goes.
    QVBoxLayout &content() { return *m_content; }
    const Theme &theme() const { return m_theme; }
    /// The content has another size.
    void place();
    /// The mouse was pressed outside.
    virtual void leave() { dismiss(); }

    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QVBoxLayout *m_content;
    QRect m_anchor;
    QPointer<QWidget> m_focusBefore;
};

} // namespace boucle
