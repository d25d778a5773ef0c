// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/outputbatch.h"

#include <QObject>

#include <array>
#include <deque>

namespace boucle {

/// The bounded text of one console: what a server wrote and what Boucle says about it. When it is full the
/// oldest lines go and are counted. Lives on the UI thread; views read lines by row.
class OutputLog : public QObject
{
    Q_OBJECT
public:
    enum class Kind : quint8 { Stdout, Stderr, Input, Info, Error, Result };

    struct Line
    {
        Kind kind = Kind::Stdout;
        bool open = false; ///< the server may still add to it
        qint64 timeMs = 0; ///< wall clock, ms since the epoch
        QByteArray text;   ///< UTF-8, may hold escape sequences, no line end
    };

    struct Limits
    {
        int lines = 50'000;
        qint64 bytes = 24 * 1024 * 1024;
        int lineBytes = 64 * 1024; ///< a longer line is continued on the next row
    };

    explicit OutputLog(QObject *parent = nullptr);
    OutputLog(const Limits &limits, QObject *parent);

    int count() const { return int(m_lines.size()); }
    /// The number of the first row. Lines keep their numbers when rows before them go.
    qint64 firstNumber() const { return m_gone; }
    /// 0 ≤ row < count().
    const Line &at(int row) const { return m_lines[size_t(row)]; }
    /// Lines lost so far, here or before they arrived.
    qint64 droppedLines() const { return m_dropped; }

    void append(const OutputBatch &batch);
    /// Nothing will be added to unfinished lines: the server has ended.
    void endOpenLines();
    /// A line of Boucle's own (start, exit, notices), what the user typed, or what came of it; several, when
    /// the text has line ends. Returns the number of the first.
    qint64 appendOwn(Kind kind, const QString &text);
    void clear();

    /// All rows as plain text (escape sequences removed), for copy, search and tests.
    QString plainText() const;

signals:
    /// `removed` rows went from the front; rows from `firstChanged` (after the removal) on are new or
    /// changed.
    void changed(int removed, int firstChanged);

private:
    int appendLine(Kind kind, qint64 timeMs, const QByteArray &text, bool open);
    int extendOpenLine(qint64 &openLine, const QByteArray &text, bool open);
    int trim();

    Limits m_limits;
    std::deque<Line> m_lines;
    qint64 m_bytes = 0;
    qint64 m_dropped = 0;
    qint64 m_gone = 0; ///< rows that went from the front: what turns a row into a line's number
    /// The numbers of the lines that each stream has not ended, -1 for none.
    std::array<qint64, 2> m_openLines{-1, -1};
};

} // namespace boucle
