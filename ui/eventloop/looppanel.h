// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/diagnosis.h"
#include "core/eventloop/loopmonitor.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace boucle {

class DelayChart;
class HandlesView;
class LoopFigures;
class LoopTimeline;
class Theme;

/// The Event Loop panel: figures and a diagnosis, the timeline with its legend, delays and handles beside it.
class LoopPanel : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit LoopPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: there is no server.
    void setMonitor(LoopMonitor *monitor);
    /// Nothing is drawn anew while nobody sees it. A dock behind another one's tab is visible to Qt.
    void setInSight(bool inSight);
    /// Less than all of it needs: the tabs beside it decide how small a window may be.
    QSize minimumSizeHint() const override { return {200, 80}; }
    LoopMonitor *monitor() const { return m_monitor; }
    LoopTimeline &timeline() { return *m_timeline; }

signals:
    void placeActivated(const QString &path, int line, int column);
    void requestActivated(quint64 number);
    /// Pause the program where it holds the loop.
    void breakRequested();
    void exportRequested();
    void keepRequested();
    void handleChangeRequested(const boucle::HandleRecord &handle, boucle::HandleAction action);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeSide();
    QWidget *makeFoot();
    void retranslateUi();
    void refresh();
    void updateFollowing();
    void describeSelection();
    void openPlace();
    const BlockedPlace *placeOf(const TurnRecord &turn) const;

    const Theme &m_theme;
    QPointer<LoopMonitor> m_monitor;
    bool m_isInSight = false;
    Diagnosis m_diagnosis;
    qint64 m_refreshedNs = 0; ///< when the figures were; 0: they are to be
    LoopFigures *m_figures;
    LoopTimeline *m_timeline;
    QWidget *m_legend;
    QWidget *m_side = nullptr;
    QLabel *m_details;
    QLabel *m_notice;
    QToolButton *m_follow;
    QToolButton *m_keep;
    QToolButton *m_export;
    QLabel *m_delayTitle;
    QLabel *m_handlesTitle;
    QLabel *m_underWay; ///< what the program has asked the system for
    DelayChart *m_delay;
    QLineEdit *m_filter;
    HandlesView *m_handles;
};

} // namespace boucle
