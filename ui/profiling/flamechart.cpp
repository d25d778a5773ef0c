// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiling/flamechart.h"

#include "core/profiling/calltreemodel.h"
#include "ui/common/theme.h"
#include "ui/profiling/profiletexts.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace boucle {

namespace {

constexpr int margin = 12;
constexpr int axisHeight = 20;
constexpr int rowStep = 19;
constexpr int barHeight = 18;
constexpr int leastTickGap = 90;
constexpr double leastText = 28;
constexpr double leastSpan = 1000;
constexpr double zoomStep = 1.25;
constexpr double page = 0.2; ///< that an arrow key moves by

double tickStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= least)
            return power * factor;
    }
    return power * 10;
}

} // namespace

FlameChart::FlameChart(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FlameChart::setProfile(CallProfilePtr profile)
{
    m_profile = std::move(profile);
    m_selected = -1;
    setFilter(m_filter);
    showAll();
    emit selectionChanged();
}

void FlameChart::setFilter(const QString &words)
{
    m_filter = words;
    m_matches.clear();
    if (m_profile && !words.isEmpty()) {
        for (const ProfiledFunction &function : m_profile->functions())
            m_matches.append(CallTreeModel::matches(function, words));
    }
    update();
}

void FlameChart::showAll()
{
    m_from = 0;
    m_span = m_profile ? std::max(leastSpan, m_profile->length()) : 1;
    m_top = 0;
    update();
}

QSize FlameChart::sizeHint() const
{
    constexpr int rows = 10;
    return {600, axisHeight + rows * rowStep};
}

QRect FlameChart::plot() const
{
    return rect().adjusted(margin, axisHeight, -margin, 0);
}

double FlameChart::xOf(double at) const
{
    return plot().left() + (at - m_from) / m_span * plot().width();
}

double FlameChart::at(double x) const
{
    return m_from + (x - plot().left()) / std::max(1, plot().width()) * m_span;
}

void FlameChart::zoom(double factor, double x)
{
    if (!m_profile)
        return;
    const double fixed = at(x);
    const double span = std::clamp(m_span * factor, leastSpan, std::max(leastSpan, m_profile->length()));
    const double from = fixed - (fixed - m_from) * span / m_span;
    m_span = span;
    moveTo(from, m_top);
}

void FlameChart::moveTo(double from, int top)
{
    if (!m_profile)
        return;
    m_from = std::clamp(from, 0.0, std::max(0.0, m_profile->length() - m_span));
    const int height = int(m_profile->bars().size()) * rowStep;
    m_top = std::clamp(top, 0, std::max(0, height - plot().height()));
    update();
}

void FlameChart::select(int node)
{
    if (node == m_selected)
        return;
    m_selected = node;
    update();
    emit selectionChanged();
}

void FlameChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(ColourRole::Panel));
    if (!m_profile)
        return;
    paintAxis(painter);
    painter.setClipRect(QRect(0, axisHeight, width(), height() - axisHeight));
    for (int depth = m_top / rowStep; depth < m_profile->bars().size(); ++depth) {
        const int top = axisHeight + depth * rowStep - m_top;
        if (top > height())
            break;
        paintRow(painter, depth, top);
    }
    painter.setClipping(false);
    if (hasFocus()) {
        painter.setPen(m_theme.colour(ColourRole::Accent));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void FlameChart::paintAxis(QPainter &painter)
{
    const double step = tickStep(m_span * leastTickGap / std::max(1, plot().width()));
    const QFontMetrics metrics(font());
    for (double tick = std::ceil(m_from / step) * step; tick <= m_from + m_span; tick += step) {
        const double x = xOf(tick);
        painter.setPen(m_theme.colour(ColourRole::Border));
        painter.drawLine(QPointF(x, axisHeight - 4), QPointF(x, height()));
        painter.setPen(m_theme.colour(ColourRole::Dim));
        const QString words = tick <= 0 ? QStringLiteral("0") : profiletexts::cost(tick, m_profile->unit());
        if (x + 4 + metrics.horizontalAdvance(words) < plot().right())
            painter.drawText(QPointF(x + 4, axisHeight - 6), words);
    }
}

void FlameChart::paintRow(QPainter &painter, int depth, int top)
{
    const QList<CallProfile::Bar> &row = m_profile->bars().at(depth);
    const double end = m_from + m_span;
    const QFontMetricsF metrics(font());
    auto bar = std::partition_point(row.begin(), row.end(),
                                    [this](const CallProfile::Bar &one) { return one.end <= m_from; });
    while (bar != row.end() && bar->begin < end) {
        const double left = std::max(xOf(bar->begin), double(plot().left()));
        const double right = std::min(xOf(bar->end), plot().right() + 1.0);
        const CallProfile::Node &node = m_profile->nodes().at(bar->node);
        const ProfiledFunction &function = m_profile->functions().at(node.function);
        const bool recedes = !m_matches.isEmpty() && !m_matches.at(node.function);
        QColor ground = profiletexts::ground(m_theme, function.kind);
        if (recedes)
            ground.setAlphaF(0.25F);
        const double width = std::max(1.0, right - left - (right - left > 3 ? 1 : 0));
        const QRectF area(left, top, width, barHeight);
        painter.fillRect(area, ground);
        if (bar->node == m_selected) {
            painter.setPen(QPen(m_theme.colour(ColourRole::Accent), 2));
            painter.drawRect(area.adjusted(1, 1, -1, -1));
        }
        if (width >= leastText) {
            painter.setPen(m_theme.colour(recedes ? ColourRole::Faint : ColourRole::Text));
            painter.drawText(area.adjusted(5, 0, -4, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(profiletexts::name(function), Qt::ElideRight, width - 9));
        }
        if (right - left >= 1) {
            ++bar;
            continue;
        }
        // Of all that share a pixel the first one stands for them.
        const double next = at(std::floor(left) + 1);
        bar = std::partition_point(bar + 1, row.end(),
                                   [next](const CallProfile::Bar &one) { return one.end <= next; });
    }
}

const CallProfile::Bar *FlameChart::barAt(QPointF point) const
{
    if (!m_profile || point.y() < axisHeight)
        return nullptr;
    const int depth = (int(point.y()) - axisHeight + m_top) / rowStep;
    if (depth >= m_profile->bars().size())
        return nullptr;
    const QList<CallProfile::Bar> &row = m_profile->bars().at(depth);
    const double where = at(point.x());
    const auto bar = std::partition_point(row.begin(), row.end(),
                                          [where](const CallProfile::Bar &one) { return one.end <= where; });
    // One that is narrower than a pixel is hit by that pixel.
    return bar != row.end() && bar->begin <= at(point.x() + 1) ? &*bar : nullptr;
}

QString FlameChart::describe(int node) const
{
    const CallProfile::Node &call = m_profile->nodes().at(node);
    const ProfiledFunction &function = m_profile->functions().at(call.function);
    QStringList lines{profiletexts::name(function)};
    if (function.line > 0)
        lines.append(QStringLiteral("%1:%2").arg(function.path).arg(function.line));
    else if (!function.path.isEmpty())
        lines.append(function.path);
    lines.append(tr("itself %1 · with what it calls %2")
                     .arg(profiletexts::cost(call.self, m_profile->unit()),
                          profiletexts::cost(call.total, m_profile->unit())));
    return lines.join(u'\n');
}

void FlameChart::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (event->modifiers() & Qt::ShiftModifier)
        moveTo(m_from, m_top - (delta.y() != 0 ? delta.y() : delta.x()) / 2);
    else if (delta.x() != 0 && std::abs(delta.x()) > std::abs(delta.y()))
        moveTo(m_from - double(delta.x()) / std::max(1, width()) * m_span, m_top);
    else if (delta.y() != 0)
        zoom(delta.y() > 0 ? 1 / zoomStep : zoomStep, event->position().x());
    event->accept();
}

void FlameChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragFrom = event->position();
    m_dragStart = m_from;
    m_dragTop = m_top;
    m_isDragged = false;
}

void FlameChart::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragFrom)
        return;
    const QPointF moved = event->position() - *m_dragFrom;
    if (!m_isDragged && moved.manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragged = true;
    setCursor(Qt::ClosedHandCursor);
    moveTo(m_dragStart - moved.x() / std::max(1, plot().width()) * m_span, m_dragTop - int(moved.y()));
}

void FlameChart::mouseReleaseEvent(QMouseEvent *event)
{
    unsetCursor();
    if (m_dragFrom && !m_isDragged) {
        const CallProfile::Bar *bar = barAt(event->position());
        select(bar ? bar->node : -1);
    }
    m_dragFrom.reset();
}

void FlameChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const CallProfile::Bar *bar = barAt(event->position()))
        emit activated(bar->node);
}

void FlameChart::keyPressEvent(QKeyEvent *event)
{
    const double middle = plot().center().x();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1 / zoomStep, middle);
        return;
    case Qt::Key_Minus:
        zoom(zoomStep, middle);
        return;
    case Qt::Key_Left:
        moveTo(m_from - m_span * page, m_top);
        return;
    case Qt::Key_Right:
        moveTo(m_from + m_span * page, m_top);
        return;
    case Qt::Key_Up:
        moveTo(m_from, m_top - rowStep);
        return;
    case Qt::Key_Down:
        moveTo(m_from, m_top + rowStep);
        return;
    case Qt::Key_Home:
        showAll();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected >= 0)
            emit activated(m_selected);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool FlameChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const CallProfile::Bar *bar = barAt(help->pos()))
            QToolTip::showText(help->globalPos(), describe(bar->node), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace boucle
