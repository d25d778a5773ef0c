// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace boucle {

/// JavaScript's strings may hold half a surrogate pair, which its JSON carries as an escape; strict JSON and
/// UTF-8 have no such thing. Puts U+FFFD in the place of each in a text of JSON; false when there is none.
/// Any thread.
bool mendLoneSurrogates(QByteArray &json);

} // namespace boucle
