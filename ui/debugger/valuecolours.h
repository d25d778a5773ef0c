// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/debugvalue.h"
#include "ui/common/theme.h"

#include <QList>

namespace boucle {

/// A stretch of a value's text, in UTF-16 units.
struct ValueSpan
{
    int start = 0;
    int length = 0;
    ColourRole role = ColourRole::Dim;
};

/// Splits "[12.5, 'fr', true]" into what has a colour of its own; covers the whole text, in order.
QList<ValueSpan> valueSpans(const QString &text);

/// The colour of a value, the same in trees, popups and the console.
ColourRole colourOf(DebugValue::Kind kind);

} // namespace boucle
