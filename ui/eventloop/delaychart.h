// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/loopstatistics.h"

#include <QWidget>

namespace boucle {

class Theme;

/// How many turns of the last seconds have taken how long: bars over a logarithmic axis.
class DelayChart : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit DelayChart(const Theme &theme, QWidget *parent = nullptr);

    void setDelay(const DurationHistogram &delay, qint64 thresholdNs);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    const Theme &m_theme;
    DurationHistogram m_delay;
    qint64 m_thresholdNs = 0;
};

} // namespace boucle
