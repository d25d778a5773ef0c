// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <node.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

namespace boucle {

/// node's allocator for ArrayBuffers with a budget: they live outside the JavaScript heap and its limit. An
/// allocation over the budget fails, which V8 turns into a RangeError after a collection; `exceeded` is
/// called then, on the server's thread.
class BufferAllocator : public node::ArrayBufferAllocator
{
public:
    BufferAllocator(int64_t budgetBytes, std::function<void()> exceeded);
    ~BufferAllocator() override;

    void *Allocate(size_t length) override;
    void *AllocateUninitialized(size_t length) override;
    void Free(void *data, size_t length) override;
    size_t MaxAllocationSize() const override { return m_inner->MaxAllocationSize(); }

    /// Any thread.
    int64_t bytesInUse() const { return m_inUse.load(std::memory_order_relaxed); }
    bool hasRefused() const { return m_refused.load(std::memory_order_relaxed); }

private:
    node::NodeArrayBufferAllocator *GetImpl() override;
    bool take(size_t length);

    std::unique_ptr<node::ArrayBufferAllocator> m_inner;
    const int64_t m_budget;
    std::function<void()> m_exceeded;
    std::atomic<int64_t> m_inUse = 0;
    std::atomic<bool> m_refused = false;
    std::atomic<int> m_refusedInARow = 0;
};

} // namespace boucle
