// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/ansi.h"
#include "core/session/outputlog.h"
#include "ui/common/theme.h"
#include "ui/server/consolelink.h"

#include <QColor>

#include <vector>

namespace boucle {

/// A line of the log, read for showing it.
struct ConsoleLine
{
    explicit ConsoleLine(const OutputLog::Line &source);

    OutputLog::Kind kind;
    bool open; ///< the line may grow
    qint64 timeMs;
    QString text;
    QList<AnsiSpan> spans;
    QList<ConsoleLink> links;
    std::vector<int> starts; ///< see columnStarts()

    /// The UTF-16 unit at a cell of the text, or the nearest one that begins before it; the end behind it.
    int offsetAt(int column) const;
    /// The first unit that begins at the cell or behind it.
    int firstOffsetFrom(int column) const;
    /// Nothing when none is there.
    const ConsoleLink *linkAt(int offset) const;
};

/// A colour of the escape sequences in the theme, or of colourOfRole(); nothing for the default.
QColor ansiColour(const Theme &theme, int colour);

/// A colour of the theme as the style of a span says it.
constexpr int colourOfRole(ColourRole role)
{
    return -2 - int(role);
}

/// Where the word at `offset` begins and ends.
std::pair<int, int> wordAt(const QString &text, int offset);

} // namespace boucle
