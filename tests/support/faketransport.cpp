// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faketransport.h"

#include <utility>

namespace boucle::cdp {

void FakeTransport::send(const QByteArray &message)
{
    if (!m_open)
        return;
    sent.append(message);
    if (peer)
        peer(message);
}

void FakeTransport::close()
{
    end(QStringLiteral("closed from this side"));
}

void FakeTransport::end(const QString &reason)
{
    if (std::exchange(m_open, false))
        emit closed(reason);
}

} // namespace boucle::cdp
