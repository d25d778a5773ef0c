// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QFrame>
#include <QList>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace boucle {

/// One line above a text that says what is the matter with it and what can be done. Hidden at first.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    struct Choice
    {
        QString text; ///< translated; the button's accessible name as well
        std::function<void()> act;
    };

    /// `theme` must outlive the bar.
    explicit MessageBar(const Theme &theme, QWidget *parent = nullptr);

    /// Replaces what was shown. `role` colours the icon and the edge. A choice hides the bar before it acts.
    void showMessage(QLatin1String icon, ColourRole role, const QString &text, const QList<Choice> &choices);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    ColourRole m_role = ColourRole::Pause;
    QHBoxLayout *m_layout;
    QLabel *m_icon;
    QLabel *m_text;
    QList<QWidget *> m_buttons;
    QLatin1String m_iconName;

    void updateIcon();
};

} // namespace boucle
