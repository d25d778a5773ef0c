// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/consolecalls.h"

#include <QList>
#include <QMap>
#include <QObject>

#include <set>

namespace boucle {

class OutputLog;

/// Finds the lines of a log that console calls wrote. A line and the report of its call come by different
/// ways, in either order; a call without a line that is certain is dropped, so that nothing is shown twice.
/// Lives on the UI thread.
class ConsoleJoiner : public QObject
{
    Q_OBJECT
public:
    explicit ConsoleJoiner(const OutputLog &log, QObject *parent = nullptr);

    void add(const ConsoleCall &call);

signals:
    /// `line` is the log's number of the first line that the call wrote.
    void joined(qint64 line, const boucle::ConsoleCall &call);
    void dropped(const boucle::ConsoleCall &call);

private:
    enum class Match { Found, NotYet, Never };

    struct Waiting
    {
        ConsoleCall call;
        qint64 from = 0; ///< the next line to look at
    };

    void search();
    /// Whether it has still to wait.
    bool settle(Waiting &waiting);
    Match findLine(Waiting &waiting, qint64 &line) const;
    qint64 firstLineFor(const ConsoleCall &call) const;

    const OutputLog &m_log;
    QList<Waiting> m_waiting;
    QMap<std::pair<cdp::Session *, int>, qint64>
        m_behind; ///< of a session and stream: behind the line joined last
    std::set<qint64> m_joined;
};

} // namespace boucle
