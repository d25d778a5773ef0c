// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace boucle {

/// A button of a dock's header. A quiet one is drawn only while the mouse is over the header or it has the
/// focus.
class HeaderButton : public QToolButton
{
    Q_OBJECT
public:
    using QToolButton::QToolButton;

    void setQuiet(bool quiet);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_quiet = false;
};

} // namespace boucle
