// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"

#include <QWidget>

#include <array>
#include <deque>

namespace boucle {

class Theme;

/// A server's memory over the last minutes: the heap, what it holds outside of it, and when the collector
/// went through all of it.
class MemoryChart : public QWidget
{
    Q_OBJECT
public:
    static constexpr qint64 shownNs = 120'000'000'000;

    /// `theme` must outlive it.
    explicit MemoryChart(const Theme &theme, QWidget *parent = nullptr);

    /// What of them is shown is copied. Both in the order of their times.
    void setRecords(const std::deque<MemoryRecord> &records, const std::deque<GcRecord> &collections,
                    qint64 nowNs);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Line;

    static const std::array<Line, 4> &lines();
    static QString nameOf(size_t line);
    QRect plot() const;
    double xOf(qint64 timeNs) const;
    double yOf(double bytes) const;
    /// What the figures are of: under the mouse, or the newest; null: there is none.
    const MemoryRecord *shownRecord() const;
    void paintLegend(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintLines(QPainter &painter) const;
    void paintCollections(QPainter &painter) const;
    void describe();

    const Theme &m_theme;
    std::vector<MemoryRecord> m_records;
    std::vector<qint64> m_collections; ///< of all of the heap
    qint64 m_nowNs = 0;
    double m_most = 1; ///< bytes, at the top
    int m_mouseX = -1;
};

} // namespace boucle
