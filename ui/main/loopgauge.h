// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/main/statusbar.h"

#include <QAbstractButton>

namespace boucle {

/// A loop's utilisation as a figure and a small line, and its p99: the part of the status bar that opens the
/// panel.
class LoopGauge : public QAbstractButton
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit LoopGauge(const Theme &theme, QWidget *parent = nullptr);

    void setFacts(const LoopFacts &facts);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString before() const;
    QString after() const;

    const Theme &m_theme;
    LoopFacts m_facts;
};

} // namespace boucle
