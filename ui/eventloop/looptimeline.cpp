// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eventloop/looptimeline.h"

#include "ui/common/theme.h"
#include "ui/eventloop/looptexts.h"

#include <QHelpEvent>
#include <QMap>
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
constexpr int collectorHeight = 4;
constexpr int bandHeight = 34;
constexpr int otherHeight = 16; ///< the band of another server
constexpr int otherStep = 20;
constexpr int laneGap = 14; ///< between band and lanes
constexpr int laneHeight = 16;
constexpr int laneStep = 20;
constexpr int leastTickGap = 90;
constexpr qint64 leastSpanNs = 20'000;
constexpr qint64 mostSpanNs = qint64(3600) * 1'000'000'000;
constexpr double zoomStep = 1.25;
constexpr int mostLanes = 160; ///< requests that are painted
constexpr qreal leastBlock = 3;
constexpr double leastLane = 12;   ///< that a short request keeps from the next one
constexpr double laneOverhang = 8; ///< how far one goes on that is cut off

/// 1, 2 or 5 times a power of ten.
qint64 tickStep(double leastNs)
{
    const double power = std::pow(10.0, std::floor(std::log10(leastNs)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= leastNs)
            return std::max<qint64>(1, qint64(power * factor));
    }
    return qint64(power * 10);
}

} // namespace

LoopTimeline::LoopTimeline(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LoopTimeline::setMonitor(LoopMonitor *monitor)
{
    if (m_monitor)
        m_monitor->disconnect(this);
    m_monitor = monitor;
    m_selection = {};
    if (monitor) {
        connect(monitor, &LoopMonitor::updated, this, &LoopTimeline::followPresent);
        connect(monitor, &LoopMonitor::cleared, this, [this] {
            m_selection = {};
            setFollowing(true);
            emit selectionChanged();
        });
    }
    setFollowing(true);
    followPresent();
    emit selectionChanged();
}

void LoopTimeline::setOthers(const QList<LoopMonitor *> &others)
{
    for (const QPointer<LoopMonitor> &before : std::as_const(m_others)) {
        if (before && before != m_monitor)
            before->disconnect(this);
    }
    m_others.clear();
    for (LoopMonitor *other : others) {
        m_others.append(other);
        connect(other, &LoopMonitor::updated, this, qOverload<>(&QWidget::update));
    }
    update();
}

void LoopTimeline::setFollowing(bool follows)
{
    if (m_follows == follows)
        return;
    m_follows = follows;
    emit followingChanged(follows);
    followPresent();
}

void LoopTimeline::followPresent()
{
    if (m_follows && m_monitor)
        m_fromNs = m_monitor->nowNs() - m_spanNs;
    update();
}

void LoopTimeline::showStretch(qint64 beginNs, qint64 endNs)
{
    setFollowing(false);
    m_spanNs = std::clamp((endNs - beginNs) * 2, leastSpanNs, mostSpanNs);
    m_fromNs = beginNs - (m_spanNs - (endNs - beginNs)) / 2;
    update();
}

void LoopTimeline::selectRequest(quint64 number)
{
    m_selection = {};
    m_selection.request = number;
    emit selectionChanged();
    update();
}

QSize LoopTimeline::sizeHint() const
{
    return {600, 2 * margin + axisHeight + bandHeight + laneGap + 4 * laneStep};
}

QSize LoopTimeline::minimumSizeHint() const
{
    return {200, axisHeight + collectorHeight + bandHeight};
}

QRect LoopTimeline::plot() const
{
    return rect().adjusted(margin, 0, -margin, 0);
}

QRect LoopTimeline::band() const
{
    return {plot().left(), axisHeight + collectorHeight, plot().width(), bandHeight};
}

QRect LoopTimeline::bandOf(qsizetype other) const
{
    return {plot().left(), band().bottom() + 1 + otherStep - otherHeight + int(other) * otherStep,
            plot().width(), otherHeight};
}

double LoopTimeline::xOf(qint64 timeNs) const
{
    return plot().left() + double(timeNs - m_fromNs) / double(m_spanNs) * plot().width();
}

qint64 LoopTimeline::timeAt(double x) const
{
    return m_fromNs + qint64((x - plot().left()) / std::max(1, plot().width()) * double(m_spanNs));
}

void LoopTimeline::zoom(double factor, double x)
{
    const qint64 fixed = m_follows ? toNs() : timeAt(x);
    const double share = double(fixed - m_fromNs) / double(m_spanNs);
    m_spanNs = std::clamp(qint64(double(m_spanNs) * factor), leastSpanNs, mostSpanNs);
    m_fromNs = fixed - qint64(share * double(m_spanNs));
    update();
}

void LoopTimeline::pan(qint64 byNs)
{
    setFollowing(false);
    m_fromNs += byNs;
    // Whoever comes to the present stays with it.
    if (m_monitor && toNs() > m_monitor->nowNs() + m_spanNs / 20)
        setFollowing(true);
    update();
}

void LoopTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colour(ColourRole::Panel));
    m_lanes.clear();
    if (!m_monitor || (m_monitor->history().isEmpty() && m_monitor->workingSinceNs() == 0)) {
        paintEmpty(painter);
        return;
    }
    paintAxis(painter);
    paintCollections(painter);
    paintBand(painter, *m_monitor, band());
    paintOthers(painter);
    paintRequests(painter);
    paintSelection(painter);
    if (hasFocus()) {
        painter.setPen(m_theme.colour(ColourRole::Accent));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void LoopTimeline::paintEmpty(QPainter &painter)
{
    painter.setPen(m_theme.colour(ColourRole::Dim));
    const bool isThere = m_monitor && isAlive(m_monitor->session().state());
    const QString words = !isThere                 ? tr("Run a server to see its event loop.")
                          : m_monitor->isOutside() ? looptexts::outside()
                                                   : tr("The loop has not turned yet.");
    painter.drawText(rect().adjusted(margin, 0, -margin, 0), Qt::AlignCenter | Qt::TextWordWrap, words);
}

void LoopTimeline::paintAxis(QPainter &painter)
{
    const qint64 origin = m_monitor->history().beginNs();
    const qint64 step = tickStep(double(m_spanNs) * leastTickGap / std::max(1, plot().width()));
    const QFontMetrics metrics(font());
    const qint64 first = origin + (m_fromNs - origin) / step * step;
    for (qint64 at = first; at <= toNs(); at += step) {
        const double x = xOf(at);
        if (at < origin || x < plot().left() - 1)
            continue;
        painter.setPen(m_theme.colour(ColourRole::Border));
        painter.drawLine(QPointF(x, axisHeight), QPointF(x, height()));
        painter.setPen(m_theme.colour(ColourRole::Dim));
        const QString words = at == origin ? looptexts::duration(0).replace(tr("µs"), tr("ms"))
                                           : looptexts::duration(at - origin);
        const double width = metrics.horizontalAdvance(words);
        if (x + 4 + width < plot().right())
            painter.drawText(QPointF(x + 4, axisHeight - 6), words);
    }
}

void LoopTimeline::paintCollections(QPainter &painter)
{
    const QColor colour = m_theme.colour(ColourRole::Gc);
    const auto &all = m_monitor->collections();
    const auto first =
        std::lower_bound(all.begin(), all.end(), m_fromNs,
                         [](const GcRecord &record, qint64 time) { return record.endNs < time; });
    double painted = 0;
    for (auto it = first; it != all.end() && it->beginNs < toNs(); ++it) {
        const double x = std::max(xOf(it->beginNs), double(plot().left()));
        const double end = std::max(x + 1, xOf(it->endNs));
        if (end <= painted)
            continue; // within the same pixel
        painted = std::ceil(end);
        painter.fillRect(QRectF(x, axisHeight, end - x, collectorHeight - 1), colour);
    }
}

/// Each with its name at the left.
void LoopTimeline::paintOthers(QPainter &painter)
{
    constexpr int indent = 6;
    for (qsizetype i = 0; i < m_others.size(); ++i) {
        if (!m_others.at(i))
            continue;
        const QRect area = bandOf(i);
        paintBand(painter, *m_others.at(i), area);
        const QFontMetrics metrics(font());
        const QString name =
            metrics.elidedText(m_others.at(i)->session().name(), Qt::ElideRight, area.width() / 4);
        QColor ground = m_theme.colour(ColourRole::Panel);
        ground.setAlphaF(0.8F);
        painter.fillRect(
            QRect(area.left(), area.top(), metrics.horizontalAdvance(name) + 2 * indent, area.height()),
            ground);
        painter.setPen(m_theme.colour(ColourRole::Dim));
        painter.drawText(area.adjusted(indent, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, name);
    }
}

void LoopTimeline::paintBand(QPainter &painter, const LoopMonitor &monitor, const QRect &area)
{
    painter.fillRect(area, m_theme.colour(ColourRole::Idle));
    const QColor timers = m_theme.colour(ColourRole::Timers);
    const QColor poll = m_theme.colour(ColourRole::Poll);
    const QColor check = m_theme.colour(ColourRole::Check);
    const int count = area.width();
    const QList<LoopHistory::Column> columns = monitor.history().columns(m_fromNs, toNs(), count);
    const double columnNs = double(m_spanNs) / count;
    for (int i = 0; i < count; ++i) {
        const LoopHistory::Column &column = columns.at(i);
        double bottom = area.bottom() + 1;
        const auto part = [&](double ns, const QColor &colour) {
            // What happened is seen, however short it was.
            const double height = ns > 0 ? std::max(1.0, ns / columnNs * area.height()) : 0;
            if (height <= 0)
                return;
            painter.fillRect(
                QRectF(area.left() + i, std::max<double>(area.top(), bottom - height), 1, height), colour);
            bottom -= height;
        };
        part(column.callbacks, poll);
        part(column.check, check);
        part(column.timers, timers);
    }
    const QColor blocked = m_theme.colour(ColourRole::Blocked);
    const auto paintBlock = [&](qint64 begin, qint64 end) {
        const double left = std::max(xOf(begin), double(area.left()));
        const double right = std::min(std::max(xOf(end), left + leastBlock), area.right() + 1.0);
        if (right > left)
            painter.fillRect(QRectF(left, area.top(), right - left, area.height()), blocked);
    };
    for (const TurnRecord &turn : monitor.history().blocked()) {
        if (turn.endNs() > m_fromNs && turn.beginNs < toNs())
            paintBlock(turn.workBeginNs(), turn.endNs());
    }
    // The turn that is under way.
    if (const qint64 since = monitor.workingSinceNs(); since > 0 && monitor.nowNs() > since) {
        if (monitor.nowNs() - since >= monitor.history().threshold())
            paintBlock(since, monitor.nowNs());
    }
}

void LoopTimeline::paintRequests(QPainter &painter)
{
    const auto &entries = m_monitor->requests().entries();
    const int top = band().bottom() + int(m_others.size()) * otherStep + laneGap;
    const int rows = std::max(0, (height() - top) / laneStep);
    if (rows == 0 || entries.empty())
        return;
    // Those that begin before the end; of them the last ones, for there may be very many.
    auto last = std::upper_bound(entries.begin(), entries.end(), toNs(),
                                 [](qint64 time, const RequestEntry &entry) { return time < entry.beginNs; });
    QList<const RequestEntry *> shown;
    constexpr int looked = 2000;
    for (auto it = last; it != entries.begin() && last - it < looked && shown.size() < mostLanes;) {
        --it;
        if (it->endNs == 0 || it->endNs > m_fromNs)
            shown.prepend(&*it);
    }
    // The longest first: when there is no room for all, they are what is looked for.
    std::stable_sort(shown.begin(), shown.end(), [this](const RequestEntry *one, const RequestEntry *other) {
        return one->durationNs(m_monitor->nowNs()) > other->durationNs(m_monitor->nowNs());
    });
    QList<QMap<double, const RequestEntry *>> lanes(rows); // by their left ends
    const auto leftOf = [this](const RequestEntry &request) {
        return std::max(xOf(request.beginNs), double(plot().left()) - laneOverhang);
    };
    const auto rightOf = [this, &leftOf](const RequestEntry &request) {
        const qint64 end = request.endNs > 0 ? request.endNs : m_monitor->nowNs();
        const double right = std::max(xOf(end), leftOf(request) + leastBlock);
        return std::min(right, double(plot().right()) + laneOverhang);
    };
    for (const RequestEntry *request : std::as_const(shown)) {
        const double left = leftOf(*request);
        const double right = std::max(rightOf(*request), left + leastLane);
        for (QMap<double, const RequestEntry *> &lane : lanes) {
            const auto next = lane.lowerBound(left);
            const bool isFree = (next == lane.end() || next.key() > right) &&
                                (next == lane.begin() || std::max(rightOf(*std::prev(next).value()),
                                                                  std::prev(next).key() + leastLane) < left);
            if (!isFree)
                continue;
            lane.insert(left, request);
            break;
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (int row = 0; row < rows; ++row) {
        const QMap<double, const RequestEntry *> &lane = lanes.at(row);
        for (auto it = lane.begin(); it != lane.end(); ++it) {
            const double next = std::next(it) == lane.end() ? double(plot().right()) : std::next(it).key();
            paintRequest(
                painter, *it.value(),
                {it.key(), top + double(row) * laneStep, rightOf(*it.value()) - it.key(), laneHeight}, next);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// `room`: up to where its name may stand.
void LoopTimeline::paintRequest(QPainter &painter, const RequestEntry &request, const QRectF &lane,
                                double room)
{
    constexpr int firstServerError = 500;
    const bool isBad = request.isAborted || request.status >= firstServerError;
    QColor ground = m_theme.colour(isBad ? ColourRole::Blocked : ColourRole::Sel);
    if (isBad)
        ground.setAlphaF(0.35F);
    if (request.isOutgoing)
        ground = m_theme.colour(ColourRole::Raised);
    painter.setPen(request.isOutgoing ? QPen(m_theme.colour(ColourRole::Border)) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(lane, 3, 3);
    QString words = QStringLiteral("%1 %2").arg(request.method, request.target);
    if (request.status > 0)
        words += QStringLiteral(" %1").arg(request.status);
    else if (request.endNs == 0)
        words += QStringLiteral(" …");
    constexpr double indent = 6;
    constexpr int leastName = 40;
    const QFontMetrics metrics(font());
    const int width = std::min(metrics.horizontalAdvance(words) + 2, int(room - lane.left() - 2 * indent));
    if (width >= leastName) {
        painter.setPen(m_theme.colour(ColourRole::Text));
        painter.drawText(QRectF(lane.left() + indent, lane.top(), width, laneHeight),
                         Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(words, Qt::ElideMiddle, width));
    }
    m_lanes.append({lane.adjusted(0, 0, std::max(0.0, leastLane - lane.width()), 0), request.number});
}

void LoopTimeline::paintSelection(QPainter &painter)
{
    painter.setPen(QPen(m_theme.colour(ColourRole::Text), 1));
    painter.setBrush(Qt::NoBrush);
    if (m_selection.turn) {
        const double left = xOf(m_selection.turn->workBeginNs());
        const double right = std::max(xOf(m_selection.turn->endNs()), left + 2);
        if (right > plot().left() && left < plot().right())
            painter.drawRect(QRectF(left - 1, band().top() - 1, right - left + 2, band().height() + 1));
    }
    for (const Lane &lane : std::as_const(m_lanes)) {
        if (lane.number == m_selection.request)
            painter.drawRect(lane.rect.adjusted(-1, -1, 1, 1));
    }
}

void LoopTimeline::select(QPointF point)
{
    for (qsizetype i = 0; i < m_others.size(); ++i) {
        if (m_others.at(i) && bandOf(i).contains(point.toPoint())) {
            emit otherActivated(m_others.at(i));
            return;
        }
    }
    m_selection = {};
    for (const Lane &lane : std::as_const(m_lanes)) {
        if (lane.rect.contains(point))
            m_selection.request = lane.number;
    }
    if (m_monitor && m_selection.request == 0 && band().adjusted(0, -4, 0, 4).contains(point.toPoint())) {
        const LoopHistory &history = m_monitor->history();
        // The longest turn under the mouse: of many in a pixel it is the one that was meant.
        const qint64 from = timeAt(point.x() - 2);
        const qint64 to = timeAt(point.x() + 2);
        constexpr qsizetype mostLooked = 20'000;
        for (qsizetype i = history.find(from), n = 0; i < history.size() && n < mostLooked; ++i, ++n) {
            const TurnRecord turn = history.at(i);
            if (turn.workBeginNs() > to)
                break;
            if (turn.endNs() >= from && (!m_selection.turn || turn.busyNs() > m_selection.turn->busyNs()))
                m_selection.turn = turn;
        }
    }
    emit selectionChanged();
    update();
}

QString LoopTimeline::describeAt(QPointF point) const
{
    if (!m_monitor)
        return {};
    for (qsizetype i = 0; i < m_others.size(); ++i) {
        if (m_others.at(i) && bandOf(i).contains(point.toPoint()))
            return m_others.at(i)->session().name() + u'\n' + tr("Click to look at this one");
    }
    for (const Lane &lane : m_lanes) {
        const int row = lane.rect.contains(point) ? m_monitor->requests().rowOf(lane.number) : -1;
        if (row < 0)
            continue;
        const RequestEntry &request = m_monitor->requests().entry(row);
        QString words = QStringLiteral("%1 %2 %3\n%4")
                            .arg(request.method, request.target)
                            .arg(request.status)
                            .arg(looptexts::duration(request.durationNs(m_monitor->nowNs())));
        if (!request.isOutgoing && request.synchronousNs > 0)
            words += u'\n' + tr("%1 on the loop at first").arg(looptexts::duration(request.synchronousNs));
        return words;
    }
    return {};
}

void LoopTimeline::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (delta.x() != 0 || event->modifiers() & Qt::ShiftModifier) {
        constexpr double share = 1.0 / 1200;
        const int by = delta.x() != 0 ? delta.x() : delta.y();
        pan(qint64(-double(by) * share * double(m_spanNs)));
    } else if (delta.y() != 0) {
        zoom(delta.y() > 0 ? 1 / zoomStep : zoomStep, event->position().x());
    }
    event->accept();
}

void LoopTimeline::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragFrom = event->position();
    m_dragFromNs = m_fromNs;
    m_isDragged = false;
}

void LoopTimeline::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragFrom)
        return;
    constexpr double leastDrag = 3;
    const double moved = event->position().x() - m_dragFrom->x();
    if (!m_isDragged && std::abs(moved) < leastDrag)
        return;
    m_isDragged = true;
    setFollowing(false);
    m_fromNs = m_dragFromNs - qint64(moved / std::max(1, plot().width()) * double(m_spanNs));
    update();
}

void LoopTimeline::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_dragFrom && !m_isDragged)
        select(event->position());
    m_dragFrom.reset();
}

void LoopTimeline::mouseDoubleClickEvent(QMouseEvent *event)
{
    select(event->position());
    emit activated();
}

void LoopTimeline::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return pan(-m_spanNs / 10);
    case Qt::Key_Right:
        return pan(m_spanNs / 10);
    case Qt::Key_Plus:
        return zoom(1 / zoomStep, plot().center().x());
    case Qt::Key_Minus:
        return zoom(zoomStep, plot().center().x());
    case Qt::Key_End:
        return setFollowing(true);
    case Qt::Key_Space:
        return setFollowing(!m_follows);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit activated();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool LoopTimeline::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), describeAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace boucle
