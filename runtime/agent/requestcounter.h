// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <v8.h>

#include <atomic>
#include <cstdint>
#include <memory>

namespace boucle {

/// How many requests a server has begun to answer: JavaScript counts without a call, any thread reads.
class RequestCounter : public std::enable_shared_from_this<RequestCounter>
{
public:
    uint64_t count() const { return uint64_t(std::atomic_ref(m_count).load(std::memory_order_relaxed)); }

    /// A Float64Array of one number over the counter, which it keeps alive.
    v8::Local<v8::Float64Array> asArray(v8::Isolate *isolate)
    {
        const auto release = [](void *, size_t, void *self) {
            delete static_cast<std::shared_ptr<RequestCounter> *>(self);
        };
        auto *const self = new std::shared_ptr<RequestCounter>(shared_from_this());
        std::shared_ptr<v8::BackingStore> store =
            v8::ArrayBuffer::NewBackingStore(&m_count, sizeof m_count, release, self);
        return v8::Float64Array::New(v8::ArrayBuffer::New(isolate, std::move(store)), 0, 1);
    }

private:
    alignas(8) mutable double m_count = 0;
};

} // namespace boucle
