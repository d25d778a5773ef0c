// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/outputlog.h"

#include "core/session/ansi.h"

#include <QDateTime>

namespace boucle {

OutputLog::OutputLog(QObject *parent) : OutputLog(Limits(), parent)
{
}

OutputLog::OutputLog(const Limits &limits, QObject *parent) : QObject(parent), m_limits(limits)
{
}

void OutputLog::append(const OutputBatch &batch)
{
    if (batch.lines.isEmpty() && batch.droppedLines == 0)
        return;
    m_dropped += batch.droppedLines;
    int firstChanged = count();
    for (const OutputLine &line : batch.lines) {
        const Kind kind = line.stream == OutputStream::Stdout ? Kind::Stdout : Kind::Stderr;
        firstChanged = std::min(firstChanged, appendLine(kind, line.timeMs, line.text, line.partial));
    }
    const int removed = trim();
    emit changed(removed, std::max(0, firstChanged - removed));
}

void OutputLog::appendOwn(Kind kind, const QString &text)
{
    const int firstChanged = count();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const QString &line : text.split(u'\n'))
        appendLine(kind, now, line.toUtf8(), false);
    const int removed = trim();
    emit changed(removed, std::max(0, firstChanged - removed));
}

void OutputLog::clear()
{
    const int removed = count();
    m_lines.clear();
    m_bytes = 0;
    emit changed(removed, 0);
}

QString OutputLog::plainText() const
{
    QString text;
    for (const Line &line : m_lines)
        text += parseAnsi(line.text).text + u'\n';
    return text;
}

int OutputLog::appendLine(Kind kind, qint64 timeMs, const QByteArray &text, bool open)
{
    m_bytes += text.size();
    // The other stream may have written in between: its open line is the last one of its kind, not the last.
    for (int row = count() - 1; row >= 0 && row >= count() - 2; --row) {
        Line &candidate = m_lines[size_t(row)];
        if (candidate.kind == kind && candidate.open && candidate.text.size() + text.size() <= m_limits.lineBytes) {
            candidate.text += text;
            candidate.open = open;
            return row;
        }
        if (candidate.kind == kind)
            break;
    }
    m_lines.push_back({kind, open, timeMs, text});
    return count() - 1;
}

int OutputLog::trim()
{
    int removed = 0;
    while (m_lines.size() > 1 && (count() > m_limits.lines || m_bytes > m_limits.bytes)) {
        m_bytes -= m_lines.front().text.size();
        m_lines.pop_front();
        ++removed;
    }
    m_dropped += removed;
    return removed;
}

} // namespace boucle
