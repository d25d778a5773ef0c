// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace boucle {

/// The requests for which a breakpoint pauses. Empty members match every request; what runs outside of a
/// request never matches a filter that is not empty.
struct RequestFilter
{
    QString method;        ///< "GET", in any case
    QString path;          ///< "/orders/:id", "/api/*"; the query does not take part
    QString header;        ///< its name, in any case
    QString headerValue;   ///< what it contains; empty: it is enough that the header is there
    bool nextOnly = false; ///< one request only: the next that matches

    bool isEmpty() const { return method.isEmpty() && path.isEmpty() && header.isEmpty() && !nextOnly; }
    friend bool operator==(const RequestFilter &, const RequestFilter &) = default;
};

} // namespace boucle

Q_DECLARE_METATYPE(boucle::RequestFilter)
