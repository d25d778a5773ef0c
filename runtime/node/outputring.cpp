// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/outputring.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace boucle {

namespace {

// It has no option to keep quiet about these.
bool isOfDebugger(const QByteArray &line)
{
    return line == "Debugger attached." || line == "Waiting for the debugger to disconnect...";
}

} // namespace

void OutputRing::push(std::vector<OutputLine> lines)
{
    if (lines.empty())
        return;
    {
        const std::scoped_lock lock(m_mutex);
        for (OutputLine &line : lines) {
            m_bytes += line.text.size();
            m_lines.push_back(std::move(line));
        }
        while (m_lines.size() > 1 && (m_bytes > maxBytes || m_lines.size() > maxLines)) {
            m_bytes -= m_lines.front().text.size();
            m_lines.pop_front();
            ++m_dropped;
        }
    }
    if (!m_notified.exchange(true))
        m_notify();
}

OutputBatch OutputRing::take(int maxCount)
{
    // Before the lock: a line pushed after this is announced again.
    m_notified = false;
    OutputBatch batch;
    const std::scoped_lock lock(m_mutex);
    const auto count = std::min(m_lines.size(), size_t(std::max(maxCount, 0)));
    batch.lines.reserve(qsizetype(count));
    for (size_t i = 0; i < count; ++i) {
        m_bytes -= m_lines.front().text.size();
        batch.lines.append(std::move(m_lines.front()));
        m_lines.pop_front();
    }
    batch.droppedLines = std::exchange(m_dropped, 0);
    batch.more = !m_lines.empty();
    return batch;
}

void LineAssembler::add(const char *bytes, size_t size, qint64 timeMs, std::vector<OutputLine> &lines)
{
    const char *at = bytes;
    const char *const end = bytes + size;
    while (at < end) {
        if (m_partial.isEmpty())
            m_startedMs = timeMs;
        const char *newline = static_cast<const char *>(memchr(at, '\n', size_t(end - at)));
        const char *stop = newline ? newline : end;
        if (const qsizetype room = maxLineBytes - m_partial.size(); stop - at > room) {
            m_partial.append(at, room);
            at += room;
            flush(lines);
            continue;
        }
        m_partial.append(at, stop - at);
        at = stop;
        if (newline) {
            if (m_partial.endsWith('\r'))
                m_partial.chop(1);
            QByteArray text = std::exchange(m_partial, {});
            if (m_debugger == Debugger::Shown || !isOfDebugger(text))
                lines.push_back({m_stream, false, m_startedMs, std::move(text)});
            ++at;
        }
    }
}

void LineAssembler::flush(std::vector<OutputLine> &lines)
{
    if (m_partial.isEmpty())
        return;
    lines.push_back({m_stream, true, m_startedMs, std::exchange(m_partial, {})});
}

} // namespace boucle
