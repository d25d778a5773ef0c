// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace boucle {

/// Something in a line of output that can be opened.
struct ConsoleLink
{
    int start = 0; ///< in UTF-16 units
    int length = 0;
    QUrl url;     ///< http or https; empty for a file
    QString path; ///< absolute
    int line = 0; ///< 1-based, 0 when not given
    int column = 0;

    bool isFile() const { return url.isEmpty(); }
};

/// Addresses, and positions in files as stacks and compilers write them: /a/b.js:12:5, file:///a/b.mjs:12:5,
/// at f (/a/b c.js:12:5). In order, without overlaps.
QList<ConsoleLink> findLinks(const QString &text);

} // namespace boucle
