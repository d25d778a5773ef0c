// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <compare>
#include <tuple>
#include <utility>

namespace boucle {

/// A place in a console's text; `line` is the line's number for life.
struct ConsolePosition
{
    qint64 line = 0;
    int offset = 0; ///< in UTF-16 units of the shown text
    friend bool operator==(const ConsolePosition &, const ConsolePosition &) = default;
    friend auto operator<=>(const ConsolePosition &a, const ConsolePosition &b)
    {
        return std::tie(a.line, a.offset) <=> std::tie(b.line, b.offset);
    }
};

/// What is selected: from where the mouse was pressed, which may have taken a whole word or line, to where it
/// is now.
class ConsoleSelection
{
public:
    using Range = std::pair<ConsolePosition, ConsolePosition>;

    void begin(const Range &unit)
    {
        m_anchor = unit;
        m_other = unit.second;
        m_backwards = false;
    }

    /// `unit` is what is under the mouse.
    void extendTo(const Range &unit)
    {
        m_backwards = unit.first < m_anchor.first;
        m_other = m_backwards ? unit.first : std::max(unit.second, m_anchor.second);
    }

    void set(ConsolePosition from, ConsolePosition to)
    {
        const auto [first, last] = std::minmax(from, to);
        begin({first, first});
        m_other = last;
    }

    /// In the order of the text.
    Range range() const
    {
        return m_backwards ? Range(m_other, m_anchor.second) : Range(m_anchor.first, m_other);
    }
    bool isEmpty() const { return range().first == range().second; }

    /// The text before `first` is gone.
    void keepBehind(ConsolePosition first)
    {
        for (ConsolePosition *position : {&m_anchor.first, &m_anchor.second, &m_other})
            *position = std::max(*position, first);
    }

private:
    Range m_anchor;
    ConsolePosition m_other;
    bool m_backwards = false;
};

} // namespace boucle
