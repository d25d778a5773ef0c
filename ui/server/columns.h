// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace boucle {

/// A line of output as it is shown: without its escape sequences.
QString shownText(const QByteArray &line);

/// How many cells of a grid a character takes: 0 for what sits on another one, 2 for wide ones.
int columnsOf(char32_t character);

/// Cells of a line as it is shown, that is without its escape sequences; the same as the last entry of
/// columnStarts(parseAnsi(line).text), but made for counting thousands of lines between two frames.
int countColumns(const QByteArray &line);

/// The cell of each UTF-16 unit, and where the text ends: one more entry than `text` has units. Units that
/// make one character, or sit on one, have the same cell.
std::vector<int> columnStarts(const QString &text);

} // namespace boucle
