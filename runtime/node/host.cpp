// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/node/host_p.h"

#include <node_version.h>

namespace boucle {

QString Host::executablePath() const
{
    return m_private->executablePath;
}

QString Host::nodeVersion()
{
    return QStringLiteral(NODE_VERSION_STRING);
}

} // namespace boucle
