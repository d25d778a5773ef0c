// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

class QPainter;
class QRect;

namespace boucle {

/// The letters of a chip: a little smaller than the window's.
QFont chipFont(const Theme &theme);
int chipWidth(const Theme &theme, const QString &text);

/// A word in a rounded frame, standing at the left of `room` and in its middle; too long a one is shortened
/// at its end. Returns the width that it took, 0 when there is no room for it to say anything.
int paintChip(QPainter &painter, const Theme &theme, const QRect &room, const QString &text,
              ColourRole role = ColourRole::Dim);

} // namespace boucle
