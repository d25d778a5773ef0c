// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QRegularExpression>
#include <QString>

namespace boucle {

/// What is looked for in a text.
struct FindQuery
{
    QString text;
    bool caseSensitive = false;
    bool wholeWord = false;
    bool regex = false;

    friend bool operator==(const FindQuery &, const FindQuery &) = default;

    /// Error "find-pattern" when the user's regular expression is none. `text` must not be empty.
    Result<QRegularExpression> expression() const;
};

/// The replacement for one match: with a regular expression $1 … $9 and $& stand for what was found, $$ for
/// $, \n and \t for themselves.
QString expandReplacement(const FindQuery &query, const QString &replacement,
                          const QRegularExpressionMatch &match);

} // namespace boucle
