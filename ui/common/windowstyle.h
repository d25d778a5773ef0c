// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace boucle {

class Theme;

/// What a style sheet cannot say: the tree's chevrons and the docks' borders in the theme's colours, flat
/// text where it is disabled, and popups without a delay.
class WindowStyle : public QProxyStyle
{
    Q_OBJECT
public:
    /// `theme` must outlive the style.
    explicit WindowStyle(const Theme &theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;

private:
    void drawBranch(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawDockSeparator(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;

    const Theme &m_theme;
};

} // namespace boucle
