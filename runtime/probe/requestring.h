// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eventloop/looprecord.h"

#include <v8.h>

#include <array>
#include <atomic>
#include <memory>

namespace boucle {

/// Memory that a server's JavaScript writes RequestEvents into without a call, and another thread reads. Laid
/// out for runtime/agent/requests.js, which is the only producer.
class RequestRing : public std::enable_shared_from_this<RequestRing>
{
public:
    /// The consumer's thread: hands up to `limit` events to `take`; whether there are more.
    template <typename Take>
    bool pop(size_t limit, Take take)
    {
        uint32_t tail = m_header.tail;
        const uint32_t head = std::atomic_ref(m_header.head).load(std::memory_order_acquire);
        for (; tail != head && limit > 0; ++tail, --limit)
            take(toEvent(m_records[tail % capacity]));
        std::atomic_ref(m_header.tail).store(tail, std::memory_order_release);
        return tail != head;
    }

    uint64_t dropped() const { return std::atomic_ref(m_header.dropped).load(std::memory_order_relaxed); }
    /// The server's thread, ten times a second: as many may be recorded again.
    void allow()
    {
        m_isSampling.store(m_header.left <= 0 || m_header.outgoingLeft <= 0, std::memory_order_relaxed);
        m_header.left = most;
        m_header.outgoingLeft = most;
    }
    /// Any thread: only some requests are recorded just now, for there are many.
    bool isSampling() const { return m_isSampling.load(std::memory_order_relaxed); }
    /// Requests that have begun, recorded or not.
    uint64_t count() const
    {
        return uint64_t(std::atomic_ref(m_header.count).load(std::memory_order_relaxed));
    }

    /// All of it, kept alive by what is returned.
    v8::Local<v8::ArrayBuffer> asArrayBuffer(v8::Isolate *isolate)
    {
        const auto release = [](void *, size_t, void *self) {
            delete static_cast<std::shared_ptr<RequestRing> *>(self);
        };
        auto *const self = new std::shared_ptr<RequestRing>(shared_from_this());
        return v8::ArrayBuffer::New(
            isolate,
            v8::ArrayBuffer::NewBackingStore(&m_header, sizeof m_header + sizeof m_records, release, self));
    }

private:
    static constexpr size_t capacity = 2048;
    static constexpr size_t textBytes = 240;
    static constexpr int32_t most = 100; ///< requests between two calls of allow()

    struct Header
    {
        uint32_t head = 0;
        uint32_t tail = 0;
        uint32_t dropped = 0;
        int32_t left = most;
        double count = 0;
        int32_t outgoingLeft = most;
        int32_t reserved[9] = {};
    };
    struct Record
    {
        double kind, id, parent, status, isAborted, timeMs, firstByteMs, synchronousMs, bytes, textSize;
        char text[textBytes];
    };
    static_assert(sizeof(Header) == 64 && sizeof(Record) == 320, "as requests.js has it");

    static RequestEvent toEvent(const Record &record)
    {
        const auto toNs = [](double milliseconds) { return qint64(milliseconds * 1e6); };
        RequestEvent event;
        event.kind = RequestEvent::Kind(int(record.kind));
        event.id = quint32(record.id);
        event.parent = quint32(record.parent);
        event.status = int(record.status);
        event.isAborted = record.isAborted != 0;
        event.timeNs = toNs(record.timeMs);
        event.firstByteNs = toNs(record.firstByteMs);
        event.synchronousNs = toNs(record.synchronousMs);
        event.bytes = qint64(record.bytes);
        event.text = QString::fromUtf8(record.text, qsizetype(record.textSize));
        return event;
    }

    std::atomic<bool> m_isSampling = false;
    mutable Header m_header;
    std::array<Record, capacity> m_records;
};

} // namespace boucle
