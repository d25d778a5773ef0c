// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace boucle::cdp {

/// Holds a value whose type need not be complete yet, so that a struct can contain another of its kind. Never
/// empty; the value never changes, so that copies share it.
template <class T>
class Box
{
public:
    explicit Box(T value)
        : m_value(std::make_shared<const T>(std::move(value)))
    {
    }
    // No move: it would leave an empty one.
    Box(const Box &) = default;
    Box &operator=(const Box &) = default;
    ~Box() = default;

    const T &operator*() const { return *m_value; }
    const T *operator->() const { return m_value.get(); }

private:
    std::shared_ptr<const T> m_value;
};

} // namespace boucle::cdp
