// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace boucle {

class Theme;

/// What the colours of the timeline mean.
class LoopLegend : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit LoopLegend(const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int layOut(QPainter *painter) const;

    const Theme &m_theme;
};

} // namespace boucle
