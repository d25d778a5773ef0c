// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/consolesearch.h"

#include "ui/editor/findbar.h"
#include "ui/server/columns.h"

#include <QElapsedTimer>

#include <algorithm>

namespace boucle {

namespace {
// Of each turn of the event loop.
constexpr qint64 sliceMs = 4;
// The clock is read once for so many lines.
constexpr int linesPerLook = 64;
} // namespace

ConsoleSearch::ConsoleSearch(ConsoleView &view, FindBar &bar, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_bar(bar)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &ConsoleSearch::scan);
    connect(&m_bar, &FindBar::queryChanged, this, &ConsoleSearch::restart);
    connect(&m_bar, &FindBar::findNext, this, &ConsoleSearch::next);
    connect(&m_bar, &FindBar::findPrevious, this, &ConsoleSearch::previous);
    connect(&m_bar, &FindBar::closed, this, &ConsoleSearch::stop);
    connect(&m_view.log(), &OutputLog::changed, this, &ConsoleSearch::takeChange);
    connect(&m_view, &ConsoleView::selectionChanged, this, &ConsoleSearch::showCount);
    m_view.setSearch(this);
}

std::pair<std::deque<ConsoleSearch::Match>::const_iterator, std::deque<ConsoleSearch::Match>::const_iterator>
ConsoleSearch::matchesIn(qint64 line) const
{
    struct ByLine
    {
        bool operator()(const Match &match, qint64 number) const { return match.line < number; }
        bool operator()(qint64 number, const Match &match) const { return number < match.line; }
    };
    return std::equal_range(m_matches.begin(), m_matches.end(), line, ByLine());
}

void ConsoleSearch::restart()
{
    m_timer.stop();
    m_matches.clear();
    const FindQuery query = m_bar.query();
    m_active = false;
    if (!query.text.isEmpty()) {
        Result<QRegularExpression> expression = query.expression();
        if (expression) {
            m_expression = std::move(expression).value();
            m_active = true;
            m_showFirst = true;
            m_scannedFrom = m_scannedTo = m_view.layout().firstNumber() + m_view.log().count();
            m_timer.start();
        } else {
            m_bar.setProblem(expression.error().message);
        }
    }
    if (m_active || query.text.isEmpty())
        showCount();
    m_view.viewport()->update();
    emit changed();
}

void ConsoleSearch::stop()
{
    m_timer.stop();
    m_active = false;
    m_matches.clear();
    m_view.viewport()->update();
    m_view.setFocus(Qt::OtherFocusReason);
    emit changed();
}

// The view connected first: its layout knows of the change.
void ConsoleSearch::takeChange(int, int firstChanged)
{
    if (!m_active)
        return;
    const qint64 stale = m_view.layout().firstNumber() + firstChanged;
    while (!m_matches.empty() && m_matches.back().line >= stale)
        m_matches.pop_back();
    m_scannedTo = std::min(m_scannedTo, stale);
    m_scannedFrom = std::min(m_scannedFrom, m_scannedTo);
    m_timer.start();
}

QList<ConsoleSearch::Match> ConsoleSearch::find(qint64 line) const
{
    QList<Match> found;
    const int index = int(line - m_view.layout().firstNumber());
    const QString text = shownText(m_view.log().at(index).text);
    QRegularExpressionMatchIterator matches = m_expression.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (match.capturedLength() > 0)
            found.append({line, int(match.capturedStart()), int(match.capturedLength())});
    }
    return found;
}

void ConsoleSearch::scan()
{
    QElapsedTimer clock;
    clock.start();
    const qint64 first = m_view.layout().firstNumber();
    const qint64 end = first + m_view.log().count();
    while (!m_matches.empty() && m_matches.front().line < first)
        m_matches.pop_front();
    m_scannedFrom = std::max(m_scannedFrom, first);
    m_scannedTo = std::max(m_scannedTo, first);

    for (int looked = 1; looked % linesPerLook != 0 || clock.elapsed() < sliceMs; ++looked) {
        if (m_scannedTo < end) { // what is new
            for (const Match &match : find(m_scannedTo))
                m_matches.push_back(match);
            ++m_scannedTo;
        } else if (m_scannedFrom > first && m_matches.size() < size_t(matchLimit)) {
            const QList<Match> found = find(--m_scannedFrom);
            m_matches.insert(m_matches.begin(), found.begin(), found.end());
        } else {
            m_timer.stop();
            break;
        }
    }
    while (m_matches.size() > size_t(matchLimit))
        m_matches.pop_front();
    if (m_showFirst && !m_matches.empty()) {
        m_showFirst = false;
        show(m_matches.back());
    }
    showCount();
    m_view.viewport()->update();
    emit changed();
}

void ConsoleSearch::show(const Match &match)
{
    m_view.select({match.line, match.start}, {match.line, match.start + match.length});
}

void ConsoleSearch::next()
{
    if (m_matches.empty())
        return;
    const ConsoleView::Position after = m_view.selection().second;
    const auto found = std::find_if(m_matches.begin(), m_matches.end(), [&](const Match &match) {
        return ConsoleView::Position{match.line, match.start} >= after;
    });
    show(found == m_matches.end() ? m_matches.front() : *found);
}

void ConsoleSearch::previous()
{
    if (m_matches.empty())
        return;
    const ConsoleView::Position before = m_view.selection().first;
    const auto found = std::find_if(m_matches.rbegin(), m_matches.rend(), [&](const Match &match) {
        return ConsoleView::Position{match.line, match.start + match.length} <= before;
    });
    show(found == m_matches.rend() ? m_matches.back() : *found);
}

void ConsoleSearch::showCount()
{
    if (!m_bar.isVisible())
        return;
    if (!isDone() && m_matches.empty()) {
        m_bar.setNote({}); // not known yet
        return;
    }
    const auto [from, to] = m_view.selection();
    const auto [first, last] = matchesIn(from.line);
    const auto current =
        std::find_if(first, last, [&, start = from.offset, end = to.offset](const Match &match) {
            return match.start == start && match.start + match.length == end;
        });
    const int index = current == last ? 0 : int(current - m_matches.begin()) + 1;
    m_bar.setCount(index, int(m_matches.size()), !isDone() || m_matches.size() == size_t(matchLimit));
}

} // namespace boucle
