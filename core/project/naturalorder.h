// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace boucle {

/// Compares names as people do: without regard to case, numbers by value ("file2" before "file10"). Names
/// that differ only in that are told apart in the end: 0 for equal strings alone. The same in every locale.
int compareNaturally(QStringView a, QStringView b);

} // namespace boucle
