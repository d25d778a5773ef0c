// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/debugger/debugvalue.h"

#include <QString>

namespace boucle::cdp::runtime {
struct RemoteObject;
}

namespace boucle {

/// Strings longer than this many UTF-16 units are shown as their beginning only. What reads them from the
/// engine cuts them there to one more, so that a long one never travels.
constexpr int longestShownString = 10'000;

/// One line for a value that the engine tells of; objects by its preview, where there is one. Any thread.
DebugValue debugValueOf(const cdp::runtime::RemoteObject &object);

/// A value that cannot be shown, and why.
DebugValue unavailableValue(const QString &text);

/// In double quotes, escaped as JSON does.
QString quoted(const QString &text);

} // namespace boucle
