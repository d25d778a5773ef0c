// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QUrl>

#include <functional>
#include <optional>

class QObject;

namespace boucle {

/// Something that an inspector offers to debug.
struct InspectorTarget
{
    QString title; ///< its script
    QUrl webSocket;
};

/// Where an inspector is: a port of a host, or the address of one target of it.
struct InspectorAddress
{
    QString host;
    int port = 0;
    std::optional<QUrl> webSocket;
};

/// From "ws://host:port/id", "host:port", "[::1]:port" or "port". Error "inspector-address".
Result<InspectorAddress> parseInspectorAddress(const QString &text);

/// Asks http://host:port/json/list, and answers on the UI thread, unless `guard` is gone. The addresses of
/// the targets are those that were asked, which the peer may not know: a tunnel leads to it. Errors:
/// "inspector-silent", "inspector-none".
void fetchInspectorTargets(const QString &host, int port, QObject *guard,
                           std::function<void(const Result<QList<InspectorTarget>> &)> done);

} // namespace boucle
