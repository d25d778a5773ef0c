// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/outputbatch.h"

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace boucle {

/// Lines between the thread that drains a server's pipes and the UI thread. Bounded: when the reader is too
/// slow, the oldest lines go and are counted.
class OutputRing
{
public:
    static constexpr qint64 maxBytes = 8 * 1024 * 1024;
    static constexpr size_t maxLines = 100'000;

    /// `notify` is called on the writing thread, once until the next take().
    explicit OutputRing(std::function<void()> notify)
        : m_notify(std::move(notify))
    {
    }

    /// Any one thread.
    void push(std::vector<OutputLine> lines);
    /// Any one thread.
    OutputBatch take(int maxCount);

private:
    std::mutex m_mutex;
    std::function<void()> m_notify;
    std::deque<OutputLine> m_lines;
    qint64 m_bytes = 0;
    qint64 m_dropped = 0;
    std::atomic<bool> m_notified = false;
};

/// Cuts the bytes of one stream into lines.
class LineAssembler
{
public:
    /// A longer line is handed on in pieces.
    static constexpr qsizetype maxLineBytes = 64 * 1024;

    /// Whether what node itself says to whom it debugs is left out.
    enum class Debugger { Shown, Hidden };

    explicit LineAssembler(OutputStream stream, Debugger debugger = Debugger::Shown)
        : m_stream(stream)
        , m_debugger(debugger)
    {
    }

    /// Appends the lines that `bytes` completes to `lines`.
    void add(const char *bytes, size_t size, qint64 timeMs, std::vector<OutputLine> &lines);
    /// What stands without a line end yet (a prompt): appended as partial.
    void flush(std::vector<OutputLine> &lines);
    bool hasPartial() const { return !m_partial.isEmpty(); }

private:
    OutputStream m_stream;
    Debugger m_debugger;
    QByteArray m_partial;
    qint64 m_startedMs = 0;
};

} // namespace boucle
