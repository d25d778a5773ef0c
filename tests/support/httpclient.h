// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace boucle {

/// A blocking HTTP/1.1 request to 127.0.0.1, for tests. (Qt Network is not for the host process.)
struct HttpResponse
{
    int status = 0; ///< 0: no connection or no answer
    QByteArray body;
};

struct HttpClient
{
    static constexpr int timeoutMs = 5000;
    static HttpResponse get(int port, const QString &path, int limitMs = timeoutMs);
};

} // namespace boucle
