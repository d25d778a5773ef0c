// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace boucle {

/// A function in a script, by the names that its text gives it.
struct FoundFunction
{
    QStringList names; ///< "handle", "Router.handle"
    int line = 0;      ///< 0-based; where its body begins
    int column = 0;    ///< 0-based

    friend bool operator==(const FoundFunction &, const FoundFunction &) = default;
};

/// Functions that have a name: declarations, methods, and those that are assigned to something named.
QList<FoundFunction> findFunctions(const QString &script);

} // namespace boucle
