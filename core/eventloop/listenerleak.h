// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace boucle {

/// What node warns of: more listeners of one event than anybody needs.
struct ListenerLeak
{
    int count = 0;   ///< when it was said, once
    QString event;   ///< "close"
    QString emitter; ///< the class of what they listen to: "Socket"

    friend bool operator==(const ListenerLeak &, const ListenerLeak &) = default;
};

/// Of a line that a server has written; nothing: it is no such warning.
std::optional<ListenerLeak> listenerLeakIn(const QByteArray &line);

} // namespace boucle
