// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/callprofile.h"

#include <QWidget>

#include <optional>

namespace boucle {

class Theme;

/// The calls of a profile as bars, each below its caller, over time or over bytes. The wheel zooms, dragging
/// moves, a click selects.
class FlameChart : public QWidget
{
    Q_OBJECT
public:
    /// `theme` must outlive it.
    explicit FlameChart(const Theme &theme, QWidget *parent = nullptr);

    void setProfile(CallProfilePtr profile);
    /// Calls of other functions recede.
    void setFilter(const QString &words);
    /// A node of the profile; -1: none.
    int selected() const { return m_selected; }
    double from() const { return m_from; }
    double span() const { return m_span; }
    /// All of it.
    void showAll();

    QSize sizeHint() const override;

signals:
    void selectionChanged();
    /// Double click, or Enter on what is selected.
    void activated(int node);

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
    QRect plot() const;
    double xOf(double at) const;
    double at(double x) const;
    void zoom(double factor, double x);
    void moveTo(double from, int top);
    void select(int node);
    const CallProfile::Bar *barAt(QPointF point) const;
    void paintAxis(QPainter &painter);
    void paintRow(QPainter &painter, int depth, int top);
    QString describe(int node) const;

    const Theme &m_theme;
    CallProfilePtr m_profile;
    QString m_filter;
    QList<bool> m_matches; ///< by function
    double m_from = 0;
    double m_span = 1;
    int m_top = 0; ///< pixels that are scrolled away
    int m_selected = -1;
    std::optional<QPointF> m_dragFrom;
    double m_dragStart = 0;
    int m_dragTop = 0;
    bool m_isDragged = false;
};

} // namespace boucle
