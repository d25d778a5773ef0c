// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consoleview.h"

#include "ui/common/theme.h"
#include "ui/server/columns.h"
#include "ui/server/consoleaccessible.h"
#include "ui/server/consolepainter.h"
#include "ui/server/consoletrees.h"

#include <QApplication>
#include <QClipboard>
#include <QFontMetricsF>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

namespace boucle {

using namespace std::chrono_literals;

namespace {

// 12 px letters on 20 px rows in the design.
constexpr double lineHeightRatio = 20.0 / 12.0;
constexpr int leastColumns = 20;
// Parsed lines that are kept, in characters.
constexpr int cacheCost = 1'000'000;
constexpr int costOfAnyLine = 64;
constexpr auto autoScrollInterval = 40ms;

} // namespace

ConsoleView::ConsoleView(const Theme &theme, OutputLog &log, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_log(log)
    , m_layout(log)
    , m_lines(cacheCost)
    , m_headRows(log.droppedLines() > 0 ? 1 : 0)
{
    ConsoleAccessible::install();
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Console output"));
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setAutoFillBackground(false);
    m_autoScroll.setInterval(autoScrollInterval);
    connect(&m_autoScroll, &QTimer::timeout, this, [this] {
        const int y = m_lastPoint.y();
        const int beyond = y < 0 ? y : std::max(0, y - viewport()->height());
        verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond / m_rowHeight + (beyond > 0) -
                                      (beyond < 0));
        extendSelection(positionAt(m_lastPoint));
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_scrolling)
            setFollowing(value == verticalScrollBar()->maximum());
    });
    connect(&m_log, &OutputLog::changed, this, &ConsoleView::takeChange);
    connect(&m_theme, &Theme::changed, this, &ConsoleView::applyTheme);
    applyTheme();
}

ConsoleView::~ConsoleView() = default;

QSize ConsoleView::sizeHint() const
{
    return {int(80 * m_cellWidth), 10 * m_rowHeight};
}

QString ConsoleView::droppedText(qint64 count)
{
    // Plural forms are known for int only.
    const int shown = int(std::min<qint64>(count, std::numeric_limits<int>::max()));
    return tr("%Ln older line(s) were dropped", nullptr, shown);
}

void ConsoleView::applyTheme()
{
    m_font = m_theme.codeFont();
    if (m_font.pixelSize() > 1)
        m_font.setPixelSize(m_font.pixelSize() - 1);
    const QFontMetricsF metrics(m_font);
    m_cellWidth = std::max(1.0, metrics.horizontalAdvance(QString(100, u'0')) / 100);
    m_rowHeight = std::max(int(std::ceil(metrics.height())),
                           int(std::lround(QFontInfo(m_font).pixelSize() * lineHeightRatio)));
    m_ascent = int(std::lround((m_rowHeight - metrics.height()) / 2 + metrics.ascent()));
    updateLayout();
}

void ConsoleView::takeChange(int removed, int firstChanged)
{
    const int headBefore = m_headRows;
    const qint64 removedRows = m_layout.apply(removed, firstChanged);
    if (removed > 0 && m_log.count() == 0) // cleared
        m_droppedBefore = m_log.droppedLines();
    m_headRows = m_log.droppedLines() > m_droppedBefore ? 1 : 0;
    const qint64 firstStale = m_layout.firstNumber() + firstChanged;
    for (const qint64 number : m_lines.keys()) {
        const bool grown = number >= firstStale && m_lines.object(number)->open;
        if (grown || number < m_layout.firstNumber())
            m_lines.remove(number);
    }
    keepSelectionInside();
    // Before the range changes: a shorter one would move the bar by itself.
    const qint64 top = verticalScrollBar()->value() - removedRows + m_headRows - headBefore;
    updateScrollBars();
    if (!m_following)
        scrollTo(top);
    viewport()->update();
    emit laidOut();
    announce(firstChanged);
}

void ConsoleView::updateLayout()
{
    const int scrollBar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar());
    // The bar's place is kept free, so that its coming changes nothing.
    const int available =
        width() - leftPadding - std::max(scrollBar, verticalScrollBar()->sizeHint().width());
    const int columns = std::max(leastColumns, int(available / m_cellWidth));
    const ConsoleLayout::Place top =
        m_layout.rowCount() > 0
            ? m_layout.placeOf(std::clamp(topRow() - headRows(), qint64(0), m_layout.rowCount() - 1))
            : ConsoleLayout::Place();
    m_layout.setWidth(m_wrapping ? columns : 0);
    m_columns = columns;
    updateScrollBars();
    if (!m_following && m_layout.rowCount() > 0)
        scrollTo(m_layout.firstRowOf(top.line) + headRows());
    viewport()->update();
    emit laidOut();
}

void ConsoleView::updateScrollBars()
{
    const qint64 rows = m_layout.rowCount() + headRows();
    const int visible = visibleRows();
    m_scrolling = true;
    verticalScrollBar()->setPageStep(visible);
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setRange(0, int(std::max(qint64(0), rows - visible)));
    if (m_following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    horizontalScrollBar()->setPageStep(m_columns);
    horizontalScrollBar()->setRange(0, m_wrapping ? 0 : std::max(0, m_layout.widest() - m_columns));
    m_scrolling = false;
}

void ConsoleView::scrollTo(qint64 row)
{
    m_scrolling = true;
    verticalScrollBar()->setValue(int(std::clamp(row, qint64(0), qint64(verticalScrollBar()->maximum()))));
    m_scrolling = false;
}

qint64 ConsoleView::topRow() const
{
    return verticalScrollBar()->value();
}

int ConsoleView::visibleRows() const
{
    return std::max(1, (viewport()->height() - topPadding) / m_rowHeight);
}

void ConsoleView::setFollowing(bool following)
{
    if (following) {
        m_scrolling = true;
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        m_scrolling = false;
    }
    if (following == m_following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void ConsoleView::setWrapping(bool wrapping)
{
    if (wrapping == m_wrapping)
        return;
    m_wrapping = wrapping;
    updateLayout();
    emit wrappingChanged(wrapping);
}

void ConsoleView::setTrees(ConsoleTrees *trees)
{
    m_trees = trees;
    viewport()->update();
}

void ConsoleView::setExtraRows(qint64 line, int rows)
{
    const int index = lineIndex(line);
    if (index < 0 || index >= m_log.count())
        return;
    m_layout.setExtraRows(index, rows);
    updateScrollBars();
    viewport()->update();
    emit laidOut();
}

void ConsoleView::reveal(qint64 line)
{
    const int index = lineIndex(line);
    if (index < 0 || index >= m_log.count())
        return;
    if (const qint64 row = m_layout.firstRowOf(index) + headRows(); row < topRow())
        verticalScrollBar()->setValue(int(row));
}

void ConsoleView::toggleValue()
{
    if (!m_trees)
        return;
    const auto [from, to] = selection();
    const qint64 first = m_layout.firstNumber();
    qint64 line = from != to ? to.line : first + m_log.count() - 1;
    while (from == to && line >= first && !m_trees->isExpandable(line))
        --line;
    if (line >= first && m_trees->isExpandable(line))
        m_trees->toggle(line);
}

void ConsoleView::setSearch(const ConsoleSearch *search)
{
    m_search = search;
    viewport()->update();
}

const ConsoleLine *ConsoleView::line(qint64 number) const
{
    const int index = lineIndex(number);
    if (index < 0 || index >= m_log.count())
        return nullptr;
    if (ConsoleLine *known = m_lines.object(number))
        return known;
    auto *parsed = new ConsoleLine(m_log.at(index));
    m_lines.insert(number, parsed, std::min(int(parsed->text.size()) + costOfAnyLine, cacheCost / 8));
    return m_lines.object(number);
}

ConsoleView::Position ConsoleView::positionAt(QPoint point, bool cell) const
{
    return m_geometry.positionAt(point, cell);
}

QRect ConsoleView::cellRect(Position position) const
{
    return m_geometry.cellRect(position);
}

std::optional<int> ConsoleView::topBelow(qint64 line) const
{
    return m_geometry.topBelow(line);
}

QString ConsoleView::selectedText() const
{
    const auto [from, to] = selection();
    QString result;
    const int last = std::min(lineIndex(to.line), m_log.count() - 1);
    for (int index = std::max(0, lineIndex(from.line)); index <= last; ++index) {
        const QString text = shownText(m_log.at(index).text);
        const qint64 number = m_layout.firstNumber() + index;
        const qsizetype start = number == from.line ? from.offset : 0;
        const qsizetype end = number == to.line ? to.offset : text.size();
        result += QStringView(text).mid(start, end - start);
        if (number != to.line)
            result += u'\n';
    }
    return result;
}

void ConsoleView::select(Position from, Position to)
{
    m_selection.set(from, to);
    if (const QRect rect = cellRect(from); !rect.isNull()) {
        const int row = (rect.top() - topPadding) / m_rowHeight;
        if (rect.top() < topPadding || row >= visibleRows())
            verticalScrollBar()->setValue(verticalScrollBar()->value() + row - visibleRows() / 3);
        const QRect end = cellRect(to);
        if (end.left() > viewport()->width() || rect.left() < 0)
            horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                            int((rect.left() - leftPadding) / m_cellWidth));
    }
    viewport()->update();
    emit selectionChanged();
}

void ConsoleView::copy()
{
    if (const QString text = selectedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void ConsoleView::selectAll()
{
    if (m_log.count() == 0)
        return;
    const qint64 last = m_layout.firstNumber() + m_log.count() - 1;
    m_selection.set({m_layout.firstNumber(), 0}, {last, int(line(last)->text.size())});
    viewport()->update();
    emit selectionChanged();
}

void ConsoleView::clear()
{
    m_log.clear();
    setFollowing(true);
}

void ConsoleView::keepSelectionInside()
{
    const Position first{m_layout.firstNumber(), 0};
    m_selection.keepBehind(first);
    if (m_hovered && m_hovered->line < first.line)
        m_hovered.reset();
}

ConsoleSelection::Range ConsoleView::unitAt(Position position) const
{
    const ConsoleLine *content = line(position.line);
    if (!content || m_unit == Unit::Character)
        return {position, position};
    if (m_unit == Unit::Line)
        return {{position.line, 0}, {position.line, int(content->text.size())}};
    const auto [start, end] = wordAt(content->text, position.offset);
    return {{position.line, start}, {position.line, end}};
}

void ConsoleView::extendSelection(Position to)
{
    m_selection.extendTo(unitAt(to));
    viewport()->update();
    emit selectionChanged();
}

void ConsoleView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const qint64 opened = m_geometry.expanderAt(event->pos()); opened >= 0) {
        m_trees->toggle(opened);
        return;
    }
    if (const SourcePlace place = m_geometry.placeAt(event->pos()); place.isValid()) {
        emit fileLinkActivated(place.path, place.line, place.column);
        return;
    }
    const bool again = m_clickTimer.isValid() &&
                       m_clickTimer.elapsed() < QApplication::doubleClickInterval() &&
                       (event->pos() - m_pressPoint).manhattanLength() < QApplication::startDragDistance();
    m_clicks = again ? m_clicks % 3 + 1 : 1;
    m_clickTimer.start();
    m_unit = m_clicks == 1 ? Unit::Character : m_clicks == 2 ? Unit::Word : Unit::Line;
    m_pressed = true;
    m_pressPoint = event->pos();
    const Position position = positionAt(event->pos(), m_unit == Unit::Word);
    if (event->modifiers() & Qt::ShiftModifier) {
        extendSelection(position);
        return;
    }
    m_selection.begin(unitAt(position));
    viewport()->update();
    emit selectionChanged();
}

void ConsoleView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
}

void ConsoleView::mouseMoveEvent(QMouseEvent *event)
{
    m_lastPoint = event->pos();
    if (!m_pressed) {
        updateHovered(event->pos());
        return;
    }
    if (viewport()->rect().contains(event->pos()))
        m_autoScroll.stop();
    else if (!m_autoScroll.isActive())
        m_autoScroll.start();
    extendSelection(positionAt(event->pos(), m_unit == Unit::Word));
}

void ConsoleView::mouseReleaseEvent(QMouseEvent *event)
{
    m_autoScroll.stop();
    if (!std::exchange(m_pressed, false) || event->button() != Qt::LeftButton)
        return;
    const bool clicked = (event->pos() - m_pressPoint).manhattanLength() < QApplication::startDragDistance();
    if (m_clicks != 1 || !clicked || !m_selection.isEmpty())
        return;
    updateHovered(event->pos());
    if (!m_hovered)
        return;
    const ConsoleLink link = *line(m_hovered->line)->linkAt(m_hovered->offset);
    if (link.isFile())
        emit fileLinkActivated(link.path, link.line, link.column);
    else
        emit linkActivated(link.url);
}

void ConsoleView::updateHovered(std::optional<QPoint> point)
{
    std::optional<Position> hovered;
    if (point) {
        const Position position = positionAt(*point, true);
        const ConsoleLine *content = line(position.line);
        const bool onText = content && cellRect(position).adjusted(0, 0, 1, 0).contains(*point);
        if (const ConsoleLink *link = onText ? content->linkAt(position.offset) : nullptr)
            hovered = Position{position.line, link->start};
    }
    const bool onSign = point && (m_geometry.expanderAt(*point) >= 0 || m_geometry.placeAt(*point).isValid());
    viewport()->setCursor(hovered || onSign ? Qt::PointingHandCursor : Qt::IBeamCursor);
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    viewport()->update();
}

bool ConsoleView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        updateHovered({});
    return QAbstractScrollArea::viewportEvent(event);
}

void ConsoleView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (event->key() == Qt::Key_Home)
        verticalScrollBar()->setValue(0);
    else if (event->key() == Qt::Key_End)
        setFollowing(true);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void ConsoleView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    ConsolePainter(*this, painter).paint(event->rect());
}

void ConsoleView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateLayout();
}

void ConsoleView::scrollContentsBy(int, int)
{
    viewport()->update();
    emit laidOut();
}

void ConsoleView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Console output"));
    QAbstractScrollArea::changeEvent(event);
}

void ConsoleView::announce(int firstChanged)
{
    if (QAccessible::isActive() && isVisible())
        ConsoleAccessible::announce(*this, firstChanged);
}

} // namespace boucle
