// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/sourceplace.h"
#include "ui/server/consoleselection.h"

#include <QRect>

#include <optional>

namespace boucle {

class ConsoleView;

/// Where the lines of a console view and their parts stand in its viewport.
class ConsoleGeometry
{
public:
    explicit ConsoleGeometry(const ConsoleView &view)
        : m_view(view)
    {
    }

    /// The nearest place between two characters, or with `cell` the character under the point.
    ConsolePosition positionAt(QPoint point, bool cell) const;
    QRect cellRect(ConsolePosition position) const;
    /// Where the rows below the line's text begin; nothing when the line is gone.
    std::optional<int> topBelow(qint64 line) const;

    /// The line whose first row is under the point; -1 where none is.
    qint64 firstRowAt(QPoint point) const;
    /// The line whose sign is under the point; -1 where none is.
    qint64 expanderAt(QPoint point) const;
    /// Where the remark at the right of a line stands; nothing when there is none, or no room for it.
    QRect remarkRect(qint64 line) const;
    SourcePlace placeAt(QPoint point) const;

private:
    const ConsoleView &m_view;
};

} // namespace boucle
