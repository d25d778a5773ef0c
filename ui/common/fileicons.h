// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/filekind.h"

#include <QLatin1String>

namespace boucle {

/// The icon that stands for a kind of file, in trees and lists.
QLatin1String iconNameOf(FileKind kind);

} // namespace boucle
