// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/bufferallocator.h"

#include <utility>

namespace boucle {

namespace {

// A refused allocation is a RangeError in JavaScript, but fatal inside node's own streams, which ask for at
// most 64 KiB: small ones are granted a little beyond the budget, where the server is ended instead.
constexpr size_t refusableLength = 1024 * 1024;

// A script that catches every refusal and asks again never lets a stop through: then the server is ended, and
// granted what it asks for until it has.
constexpr int patience = 100;

constexpr int64_t withSlack(int64_t budget)
{
    return budget + budget / 8;
}

} // namespace

BufferAllocator::BufferAllocator(int64_t budgetBytes, std::function<void()> exceeded)
    : m_inner(node::ArrayBufferAllocator::Create())
    , m_budget(budgetBytes)
    , m_exceeded(std::move(exceeded))
{
}

BufferAllocator::~BufferAllocator() = default;

void *BufferAllocator::Allocate(size_t length)
{
    if (!take(length))
        return nullptr;
    void *data = m_inner->Allocate(length);
    if (!data)
        m_inUse -= int64_t(length);
    return data;
}

void *BufferAllocator::AllocateUninitialized(size_t length)
{
    if (!take(length))
        return nullptr;
    void *data = m_inner->AllocateUninitialized(length);
    if (!data)
        m_inUse -= int64_t(length);
    return data;
}

void BufferAllocator::Free(void *data, size_t length)
{
    m_inUse -= int64_t(length);
    m_inner->Free(data, length);
}

node::NodeArrayBufferAllocator *BufferAllocator::GetImpl()
{
    // What Create() returns is a NodeArrayBufferAllocator, whose only base is ArrayBufferAllocator; its
    // definition is node's own, so the language cannot be told.
    return reinterpret_cast<node::NodeArrayBufferAllocator *>(m_inner.get());
}

bool BufferAllocator::take(size_t length)
{
    const int64_t after = m_inUse += int64_t(length);
    if (after <= m_budget) {
        m_refusedInARow = 0;
        return true;
    }
    if (length >= refusableLength && m_refusedInARow < patience) {
        ++m_refusedInARow;
        m_inUse -= int64_t(length);
        m_refused = true;
        return false;
    }
    if ((after > withSlack(m_budget) || m_refusedInARow >= patience) && m_exceeded)
        std::exchange(m_exceeded, nullptr)();
    return true;
}

} // namespace boucle
