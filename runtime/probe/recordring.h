// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace boucle {

/// Records of a fixed size from one thread to one other. Neither waits, nor allocates; what finds no room is
/// counted.
template <typename Record, size_t Capacity>
class RecordRing
{
    static_assert((Capacity & (Capacity - 1)) == 0, "a power of two");

public:
    /// The producer's thread.
    void push(const Record &record)
    {
        const size_t head = m_head.load(std::memory_order_relaxed);
        if (head - m_tail.load(std::memory_order_acquire) == Capacity) {
            m_dropped.fetch_add(1, std::memory_order_relaxed);
            return;
        }
        m_records[head & (Capacity - 1)] = record;
        m_head.store(head + 1, std::memory_order_release);
    }

    /// The consumer's thread: hands up to `limit` records to `take`; whether there are more.
    template <typename Take>
    bool pop(size_t limit, Take take)
    {
        size_t tail = m_tail.load(std::memory_order_relaxed);
        const size_t head = m_head.load(std::memory_order_acquire);
        for (; tail != head && limit > 0; ++tail, --limit)
            take(m_records[tail & (Capacity - 1)]);
        m_tail.store(tail, std::memory_order_release);
        return tail != head;
    }

    uint64_t dropped() const { return m_dropped.load(std::memory_order_relaxed); }

private:
    alignas(64) std::atomic<size_t> m_head = 0;
    std::atomic<uint64_t> m_dropped = 0;
    alignas(64) std::atomic<size_t> m_tail = 0;
    alignas(64) std::array<Record, Capacity> m_records;
};

} // namespace boucle
