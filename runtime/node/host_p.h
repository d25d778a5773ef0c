// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/node/host.h"

#include <node.h>

namespace boucle {

struct Host::Private
{
    node::MultiIsolatePlatform *platform = nullptr;
    QString executablePath;
};

} // namespace boucle
