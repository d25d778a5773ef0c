// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/findquery.h"
#include "ui/server/consoleview.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace boucle {

class FindBar;

/// Finds in a console, from the newest line back, a little in each turn of the event loop, and keeps up with
/// lines that arrive and go.
class ConsoleSearch : public QObject
{
    Q_OBJECT
public:
    static constexpr int matchLimit = 10'000;

    struct Match
    {
        qint64 line; ///< number for life
        int start;
        int length;
    };

    /// Both must outlive the search.
    ConsoleSearch(ConsoleView &view, FindBar &bar, QObject *parent = nullptr);

    const std::deque<Match> &matches() const { return m_matches; }
    /// The matches of one line.
    std::pair<std::deque<Match>::const_iterator, std::deque<Match>::const_iterator>
    matchesIn(qint64 line) const;
    bool isDone() const { return !m_timer.isActive(); }

    void next();
    void previous();

signals:
    void changed();

private:
    void restart();
    void stop();
    void takeChange(int removed, int firstChanged);
    void scan();
    QList<Match> find(qint64 line) const;
    void show(const Match &match);
    void showCount();

    ConsoleView &m_view;
    FindBar &m_bar;
    QRegularExpression m_expression;
    std::deque<Match> m_matches;
    qint64 m_scannedFrom = 0; ///< lines from here to m_scannedTo have been looked at
    qint64 m_scannedTo = 0;
    bool m_active = false;
    bool m_showFirst = false;
    QTimer m_timer;
};

} // namespace boucle
