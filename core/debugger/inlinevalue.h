// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/debugvalue.h"

#include <QString>

namespace boucle {

/// A value to show at the end of a line while paused.
struct InlineValue
{
    int line = 0; ///< 1-based
    QString name;
    DebugValue value;
    friend bool operator==(const InlineValue &a, const InlineValue &b)
    {
        return a.line == b.line && a.name == b.name && a.value.text == b.value.text;
    }
};

} // namespace boucle
