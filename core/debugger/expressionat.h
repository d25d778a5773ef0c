// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace boucle {

/// The expression that a user points at: "req.query" for any place in `query` of "send(req.query.lang)",
/// "req" for one in `req`; keywords, numbers, comments and strings are none.
struct PointedExpression
{
    QString text;  ///< empty: there is none
    int start = 0; ///< 0-based, in UTF-16 units of the line
    int length = 0;
};

/// `column` is 0-based. Looks at one line.
PointedExpression expressionAt(const QString &line, int column);

} // namespace boucle
