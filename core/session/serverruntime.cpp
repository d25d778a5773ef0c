// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/serverruntime.h"

namespace boucle {

QString ListenAddress::url() const
{
    if (protocol != QLatin1String("http") && protocol != QLatin1String("https"))
        return {};
    const bool everyInterface = host.isEmpty() || host == QLatin1String("::") || host == QLatin1String("0.0.0.0");
    const bool loopback = host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
    QString shown = everyInterface || loopback ? QStringLiteral("localhost") : host;
    if (host == QLatin1String("::1"))
        shown = QStringLiteral("[::1]");
    else if (shown.contains(QLatin1Char(':')))
        shown = QLatin1Char('[') + shown + QLatin1Char(']');
    return QStringLiteral("%1://%2:%3").arg(protocol, shown).arg(port);
}

} // namespace boucle
