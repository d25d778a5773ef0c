// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiling/callprofile.h"
#include "ui/common/theme.h"

#include <QString>

namespace boucle {

/// The words and colours of profiles, in the language of the window.
namespace profiletexts {

/// "84 ms" or "12.4 kB".
QString cost(double cost, CallProfile::Unit unit);
/// "84 ms here, 12 % of what was busy"
QString heat(double cost, double busy);
/// "placeOrder", "(anonymous)", "(garbage collection)"
QString name(const ProfiledFunction &function);
/// "orders.js:16"; empty for what is in no file.
QString place(const ProfiledFunction &function);
/// What a bar of it is painted with.
QColor ground(const Theme &theme, ProfiledFunction::Kind kind);

} // namespace profiletexts

} // namespace boucle
