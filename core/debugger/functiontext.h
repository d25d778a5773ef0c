// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

/// A function in one line, made of its source text: "ƒ get(id)", "async (a, b) => …", "class A extends B".
QString functionText(const QString &source);

} // namespace boucle
