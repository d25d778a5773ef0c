// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMetaType>
#include <QString>

namespace boucle {

/// The requests for which a breakpoint pauses. Empty members match every request. What runs outside of a
/// request, or for one that began before the breakpoint was there, never matches a filter that is not empty.
/// A request is known to all that runs in its asynchronous context: what it awaits, its timers and its body,
/// not what other threads do for it.
struct RequestFilter
{
    QString method; ///< "GET", in any case
    QString path;   ///< as the client asked for it: "/orders/:id", "/api/*"; the query does not take part
    QString header; ///< its name, in any case
    QString headerValue; ///< what it contains, in any case; empty: it is enough that the header is there
    /// One request only, the first that gets there and matches, each time that it does; another one after the
    /// breakpoint was edited or enabled again.
    bool nextOnly = false;

    bool isEmpty() const { return method.isEmpty() && path.isEmpty() && header.isEmpty() && !nextOnly; }
    friend bool operator==(const RequestFilter &, const RequestFilter &) = default;
};

/// Error "request-filter": a part that no request can match.
Result<void> checkRequestFilter(const RequestFilter &filter);

} // namespace boucle

Q_DECLARE_METATYPE(boucle::RequestFilter)
