// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace boucle {

/// What an HTTP server on this machine answered. Without an answer `status` is 0 and `error` says why.
struct HttpReply
{
    int status = 0;
    QByteArray headers;
    QByteArray body;
    QString error;
};

/// GET http://127.0.0.1:port/path. Blocks for at most `timeoutMs`: called beside the UI thread.
HttpReply httpGet(int port, const QByteArray &path, int timeoutMs);

/// A TCP port of 127.0.0.1 that nobody listens on now; 0 when there is none.
int freeLoopbackPort();

/// Whether a server could listen there, as node would (with SO_REUSEADDR).
bool isLoopbackPortFree(int port);

} // namespace boucle
