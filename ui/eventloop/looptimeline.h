// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/loopmonitor.h"

#include <QPointer>
#include <QWidget>

#include <optional>

namespace boucle {

class Theme;

/// The turns of a loop as a band over a time axis, coloured by phase, with collections above and requests as
/// lanes below it. Follows the present until it is dragged, zoomed or paused; the wheel zooms, dragging
/// moves.
class LoopTimeline : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit LoopTimeline(const Theme &theme, QWidget *parent = nullptr);

    /// Nothing: there is no server.
    void setMonitor(LoopMonitor *monitor);
    /// Loops of other servers, below it on the same clock. All must outlive it, or be taken back.
    void setOthers(const QList<LoopMonitor *> &others);
    bool isFollowing() const { return m_follows; }
    /// The time that is shown ends with the present, and goes on with it.
    void setFollowing(bool follows);
    /// Shows that stretch, with some room at both sides.
    void showStretch(qint64 beginNs, qint64 endNs);
    qint64 fromNs() const { return m_fromNs; }
    qint64 toNs() const { return m_fromNs + m_spanNs; }

    /// What was clicked: a turn, or a request.
    struct Selection
    {
        std::optional<TurnRecord> turn;
        quint64 request = 0; ///< number; 0: none
    };
    const Selection &selection() const { return m_selection; }
    void selectRequest(quint64 number);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void followingChanged(bool follows);
    void selectionChanged();
    /// Double click on what is selected.
    void activated();
    /// The loop of another server was clicked.
    void otherActivated(boucle::LoopMonitor *monitor);

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Lane
    {
        QRectF rect;
        quint64 number = 0;
    };

    void followPresent();
    void zoom(double factor, double x);
    void pan(qint64 byNs);
    double xOf(qint64 timeNs) const;
    qint64 timeAt(double x) const;
    QRect plot() const;
    QRect band() const;
    void paintAxis(QPainter &painter);
    QRect bandOf(qsizetype other) const;
    void paintBand(QPainter &painter, const LoopMonitor &monitor, const QRect &area);
    void paintOthers(QPainter &painter);
    void paintCollections(QPainter &painter);
    void paintRequests(QPainter &painter);
    void paintRequest(QPainter &painter, const RequestEntry &request, const QRectF &lane, double room);
    void paintEmpty(QPainter &painter);
    void paintSelection(QPainter &painter);
    void select(QPointF point);
    QString describeAt(QPointF point) const;

    const Theme &m_theme;
    QPointer<LoopMonitor> m_monitor;
    QList<QPointer<LoopMonitor>> m_others;
    qint64 m_fromNs = 0;
    qint64 m_spanNs = 5'000'000'000;
    bool m_follows = true;
    Selection m_selection;
    QList<Lane> m_lanes; ///< as painted last
    std::optional<QPointF> m_dragFrom;
    qint64 m_dragFromNs = 0;
    bool m_isDragged = false;
};

} // namespace boucle
