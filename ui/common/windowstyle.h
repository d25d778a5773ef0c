// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QProxyStyle>

namespace boucle {

/// What a style sheet cannot say: chevrons, check marks, the docks' borders and Qt's own dialogs in the
/// theme's colours and icons, flat text where it is disabled, and popups without a delay.
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
    QIcon standardIcon(StandardPixmap standardIcon, const QStyleOption *option,
                       const QWidget *widget) const override;

private:
    void drawCheckBox(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawRadioButton(const QStyleOption &option, QPainter &painter) const;
    void drawBranch(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    void drawIcon(QLatin1String name, const QStyleOption &option, QPainter &painter, const QWidget *widget,
                  ColourRole role = ColourRole::Dim) const;
    void drawDockSeparator(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;

    const Theme &m_theme;
};

} // namespace boucle
