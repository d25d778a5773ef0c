// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiling/memorychart.h"

#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace boucle {

namespace {

constexpr int legendRow = 18;
constexpr int legendRows = 2;
constexpr int square = 9;
constexpr int wordGap = 6;
constexpr int axisHeight = 18;
constexpr int sideMargin = 12;
constexpr int axisSteps = 2;
constexpr int labelPixels = 10;
constexpr double fillAlpha = 0.16;

/// A round number of bytes that is no less.
double roundUp(double bytes)
{
    constexpr double kilo = 1000;
    double unit = 1;
    while (bytes / unit >= kilo)
        unit *= kilo;
    const double power = std::pow(10.0, std::floor(std::log10(std::max(1.0, bytes / unit))));
    for (const double factor : {1.0, 2.0, 4.0, 6.0, 8.0, 10.0}) {
        if (power * factor * unit >= bytes)
            return power * factor * unit;
    }
    return bytes;
}

} // namespace

struct MemoryChart::Line
{
    ColourRole colour;
    qint64 MemoryRecord::*value;
    bool isFilled;
};

const std::array<MemoryChart::Line, 4> &MemoryChart::lines()
{
    static const std::array<Line, 4> all{{{ColourRole::Poll, &MemoryRecord::heapUsed, true},
                                          {ColourRole::Faint, &MemoryRecord::heapTotal, false},
                                          {ColourRole::Timers, &MemoryRecord::external, false},
                                          {ColourRole::Check, &MemoryRecord::arrayBuffers, false}}};
    return all;
}

QString MemoryChart::nameOf(size_t line)
{
    switch (line) {
    case 0:
        return tr("heap");
    case 1:
        return tr("reserved");
    case 2:
        return tr("external");
    default:
        return tr("buffers");
    }
}

MemoryChart::MemoryChart(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void MemoryChart::setRecords(const std::deque<MemoryRecord> &records, const std::deque<GcRecord> &collections,
                             qint64 nowNs)
{
    const qint64 from = nowNs - shownNs;
    const auto later = [](qint64 time, const auto &record) {
        if constexpr (requires { record.timeNs; })
            return time < record.timeNs;
        else
            return time < record.beginNs;
    };
    m_records.assign(std::upper_bound(records.begin(), records.end(), from, later), records.end());
    m_collections.clear();
    for (auto it = std::upper_bound(collections.begin(), collections.end(), from, later);
         it != collections.end(); ++it) {
        if (it->kind == GcRecord::Kind::MarkSweep)
            m_collections.push_back(it->beginNs);
    }
    m_nowNs = nowNs;
    double most = 1e6;
    for (const MemoryRecord &record : m_records)
        most = std::max({most, double(record.heapTotal), double(record.heapUsed), double(record.external)});
    m_most = roundUp(most);
    describe();
    update();
}

QSize MemoryChart::sizeHint() const
{
    return {300, 150};
}

QSize MemoryChart::minimumSizeHint() const
{
    return {220, Theme::rowHeight};
}

QRect MemoryChart::plot() const
{
    return rect().adjusted(sideMargin, legendRow * legendRows + Theme::grid * 2, -sideMargin, -axisHeight);
}

double MemoryChart::xOf(qint64 timeNs) const
{
    return plot().right() - double(m_nowNs - timeNs) / double(shownNs) * plot().width();
}

double MemoryChart::yOf(double bytes) const
{
    return plot().bottom() - bytes / m_most * plot().height();
}

const MemoryRecord *MemoryChart::shownRecord() const
{
    if (m_records.empty())
        return nullptr;
    if (m_mouseX < 0)
        return &m_records.back();
    const auto nearest = std::min_element(
        m_records.begin(), m_records.end(), [this](const MemoryRecord &a, const MemoryRecord &b) {
            return std::abs(xOf(a.timeNs) - m_mouseX) < std::abs(xOf(b.timeNs) - m_mouseX);
        });
    return &*nearest;
}

void MemoryChart::paintLegend(QPainter &painter) const
{
    const MemoryRecord *const record = shownRecord();
    const int width = plot().width() / 2;
    for (size_t i = 0; i < lines().size(); ++i) {
        const Line &line = lines().at(i);
        const QRect cell(plot().left() + int(i % 2) * width, Theme::grid + int(i / 2) * legendRow, width,
                         legendRow);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.colour(line.colour));
        painter.drawRoundedRect(QRectF(cell.left(), cell.center().y() - square / 2.0 + 0.5, square, square),
                                2, 2);
        const QString value = record ? looptexts::bytes(record->*line.value) : QStringLiteral("–");
        const QRect words = cell.adjusted(square + wordGap, 0, -Theme::grid * 2, 0);
        painter.setPen(m_theme.colour(ColourRole::Dim));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, nameOf(i));
        painter.setPen(m_theme.colour(ColourRole::Text));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, value);
    }
}

void MemoryChart::paintAxis(QPainter &painter) const
{
    QFont font = m_theme.uiFont();
    font.setPixelSize(labelPixels);
    painter.setFont(font);
    for (int step = 0; step <= axisSteps; ++step) {
        const double y = std::round(yOf(m_most * step / axisSteps)) + 0.5;
        painter.setPen(m_theme.colour(ColourRole::Line));
        painter.drawLine(QPointF(plot().left(), y), QPointF(plot().right(), y));
        if (step == 0 || m_records.empty())
            continue;
        painter.setPen(m_theme.colour(ColourRole::Dim));
        painter.drawText(QRectF(plot().left(), y, plot().width(), axisHeight), Qt::AlignLeft | Qt::AlignTop,
                         looptexts::bytes(qint64(m_most * step / axisSteps)));
    }
    const QRect below(plot().left(), plot().bottom() + 2, plot().width(), axisHeight);
    painter.setPen(m_theme.colour(ColourRole::Dim));
    painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, tr("2 min ago"));
    painter.drawText(below, Qt::AlignRight | Qt::AlignTop, tr("now"));
}

void MemoryChart::paintCollections(QPainter &painter) const
{
    constexpr int length = 6;
    painter.setPen(QPen(m_theme.colour(ColourRole::Gc), 2));
    for (const qint64 time : m_collections) {
        const double x = xOf(time);
        painter.drawLine(QPointF(x, plot().bottom() - length), QPointF(x, plot().bottom()));
    }
}

void MemoryChart::paintLines(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Line &line : lines()) {
        QPainterPath path;
        for (const MemoryRecord &record : m_records) {
            const QPointF point(xOf(record.timeNs), yOf(double(record.*line.value)));
            path.isEmpty() ? path.moveTo(point) : path.lineTo(point);
        }
        const QColor colour = m_theme.colour(line.colour);
        if (line.isFilled && m_records.size() > 1) {
            QPainterPath area = path;
            area.lineTo(xOf(m_records.back().timeNs), plot().bottom());
            area.lineTo(xOf(m_records.front().timeNs), plot().bottom());
            QColor fill = colour;
            fill.setAlphaF(fillAlpha);
            painter.fillPath(area, fill);
        }
        constexpr double penWidth = 1.5;
        painter.setPen(QPen(colour, penWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
    if (const MemoryRecord *record = m_mouseX < 0 ? nullptr : shownRecord()) {
        painter.setPen(m_theme.colour(ColourRole::Border));
        painter.drawLine(QPointF(xOf(record->timeNs), plot().top()),
                         QPointF(xOf(record->timeNs), plot().bottom()));
    }
}

void MemoryChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintAxis(painter);
    painter.setClipRect(plot().adjusted(0, -1, 1, 1));
    paintCollections(painter);
    paintLines(painter);
}

void MemoryChart::describe()
{
    setAccessibleName(tr("Memory chart"));
    QStringList parts;
    if (!m_records.empty()) {
        for (size_t i = 0; i < lines().size(); ++i)
            parts.append(QStringLiteral("%1 %2").arg(
                nameOf(i), looptexts::bytes(m_records.back().*lines().at(i).value)));
    }
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

void MemoryChart::mouseMoveEvent(QMouseEvent *event)
{
    m_mouseX = plot().contains(event->pos()) ? event->pos().x() : -1;
    update();
}

void MemoryChart::leaveEvent(QEvent *event)
{
    m_mouseX = -1;
    update();
    QWidget::leaveEvent(event);
}

void MemoryChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

} // namespace boucle
