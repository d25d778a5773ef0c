// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/breakpointmark.h"

#include <QPointF>

class QColor;
class QPainter;

namespace boucle {

class Theme;

/// The sign of a breakpoint, the same beside the code and in the list: a disc; a diamond when it only logs;
/// with an arrow when it is for some requests only, with two bars when it has a condition; hollow while
/// pending; without colour when disabled.
void drawBreakpoint(QPainter &painter, const Theme &theme, const BreakpointMark &mark, QPointF centre,
                    const QColor &ground);

/// Where a click would set one.
void drawBreakpointPreview(QPainter &painter, const Theme &theme, QPointF centre);

/// A place in a line: small, hollow when nothing is set there.
void drawBreakPlace(QPainter &painter, const Theme &theme, const BreakpointMark *mark, QPointF centre,
                    const QColor &ground);

} // namespace boucle
