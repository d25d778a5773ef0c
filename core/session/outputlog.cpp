// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/outputlog.h"

#include "core/session/ansi.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace boucle {

OutputLog::OutputLog(QObject *parent)
    : OutputLog(Limits(), parent)
{
}

OutputLog::OutputLog(const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
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

qint64 OutputLog::appendOwn(Kind kind, const QString &text)
{
    const qint64 number = m_gone + count();
    const int firstChanged = count();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const QString &line : text.split(u'\n'))
        appendLine(kind, now, line.toUtf8(), false);
    const int removed = trim();
    emit changed(removed, std::max(0, firstChanged - removed));
    return number;
}

void OutputLog::clear()
{
    const int removed = count();
    m_lines.clear();
    m_bytes = 0;
    m_gone += removed;
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
    const bool fromServer = kind == Kind::Stdout || kind == Kind::Stderr;
    qint64 none = -1;
    qint64 &openLine = fromServer ? m_openLines[size_t(kind)] : none;
    // Lines of the other stream may have come in between.
    int first = extendOpenLine(openLine, text, open);
    if (first >= 0)
        return first;
    first = count();
    qsizetype at = 0;
    do {
        const QByteArray part = text.mid(at, m_limits.lineBytes);
        at += part.size();
        const bool last = at >= text.size();
        m_lines.push_back({kind, open && last, timeMs, part});
        m_bytes += part.size();
    } while (at < text.size());
    openLine = open ? m_gone + count() - 1 : -1;
    return first;
}

/// The row to which `text` was added; -1 when there is no line to add to, or no room in it.
int OutputLog::extendOpenLine(qint64 &openLine, const QByteArray &text, bool open)
{
    const qint64 row = openLine - m_gone;
    if (openLine < 0 || row < 0)
        return -1;
    Line &line = m_lines[size_t(row)];
    if (line.text.size() + text.size() > m_limits.lineBytes) {
        line.open = false;
        openLine = -1;
        return -1;
    }
    line.text += text;
    line.open = open;
    m_bytes += text.size();
    if (!open)
        openLine = -1;
    return int(row);
}

void OutputLog::endOpenLines()
{
    int firstChanged = count();
    for (qint64 &openLine : m_openLines) {
        const qint64 row = std::exchange(openLine, -1) - m_gone;
        if (row < 0)
            continue;
        m_lines[size_t(row)].open = false;
        firstChanged = std::min(firstChanged, int(row));
    }
    if (firstChanged < count())
        emit changed(0, firstChanged);
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
    m_gone += removed;
    return removed;
}

} // namespace boucle
