// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/packages/packageservice.h"

class QJsonObject;

namespace boucle {

/// Reads what runtime/tools/packages/service.js says of an error, and says it so that the user can act on it.
PackageFailure readFailure(const QJsonObject &error);

} // namespace boucle
